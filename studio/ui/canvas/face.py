"""What a node shows, as a plain value: its texts and marks. Not here: sizes, colours, painting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.graph.arguments import arguments_of
from studio.graph.binding import bind_data
from studio.graph.findings import Finding, Findings
from studio.graph.learning import frozen_with, is_frozen, learns
from studio.graph.model import Document, Node, Placement
from studio.graph.places import definition_at
from studio.graph.places import inside as inside_of
from studio.graph.scope import names_at
from studio.graph.sharing import groups_of
from studio.graph.wiring import takes_any_number
from studio.spec.data import DataSet
from studio.spec.expressions import Names, evaluate
from studio.spec.fields import AUTO, Field, shown
from studio.spec.layer import LAYERS, Operation, Sink, Source
from studio.spec.names import original_id
from studio.spec.problems import Address, Problem, Refused
from studio.ui import translations
from studio.ui.families import BLOCK

SHORT = {"padding": "pad", "dilation": "dil", "negative_slope": "slope", "output_size": ""}
"""Names of parameters on a node, where the whole one is too long."""

MOST_LEVELS = 8
"""So deep unfolded blocks are shown inside one another."""

SAMPLE, MAPS, ROW = 66, 42, 20
"""Heights of the picture: a sample, feature maps, one row of numbers."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What an unfolded block shows: its cards where they stand, and its wires.

    A wire is source and its port, reader and its port.
    """

    cards: tuple[tuple[str, Face, float, float], ...]
    wires: tuple[tuple[str, int, str, int], ...]


@dataclass(frozen=True, slots=True)
class Face:
    """Equal faces look the same. `slot` is the height of the picture, 0 without one.

    The picture is a `surface` where data are points of a plane: what each unit gives over it.
    A `block` has layers inside; `times` says how often the node is repeated, "" for once.
    `partners` are the ids of those that use the same weights; `owner` is the name of the one whose
    weights they are, "" where they are its own.
    """

    name: str
    line: str
    count: str = ""
    family: str = "input_output"
    inputs: int = 1
    outputs: int = 1
    slot: int = 0
    surface: bool = False
    muted: bool = False
    folded: bool = False
    problems: tuple[Problem, ...] = ()
    block: bool = False
    times: str = ""
    inside: Inside | None = None
    partners: tuple[str, ...] = ()
    owner: str = ""
    numbered: bool = False
    """The inputs have an order that counts (Concat), which is written beside the ports."""
    closed: bool = False
    """Nothing of it is run: own code that is not trusted."""
    frozen: bool = False
    """Training leaves its weights as they are."""
    down: bool = False
    """Inputs are at the top and outputs at the bottom; else they are left and right."""

    @property
    def severity(self) -> str:
        """ "error", "warning" or ""."""
        found = {problem.severity for problem in self.problems}
        return "error" if "error" in found else "warning" if found else ""


class Faces:
    """The faces of one definition, shown in the context of the instance at `place`."""

    def __init__(
        self, document: Document, findings: Findings, place: Address = (), *, small: bool = False
    ) -> None:
        self._small = small
        self._document = document
        self._findings = findings
        self._place = place
        self._data = bind_data(document)[0]
        self._problems = _by_node(findings, place)
        self._plane = self._data is not None and self._data.free_columns() == 2
        home = definition_at(document, place)
        self._nodes = {} if home is None else home.nodes
        self._groups = {} if home is None else groups_of(home)
        self._frozen_outside = bool(place) and frozen_with(findings, place) is not None
        borrowing = (self.finding(node) for node in self._nodes.values() if node.shares)
        self._borrowed = frozenset(
            one.node.id for one in borrowing if one is not None and is_frozen(findings, one)
        )

    @property
    def context(self) -> object:
        """What faces depend on besides node, finding, placement and problems; compared with ==."""
        return (
            self._place,
            self._groups,
            self._frozen_outside,
            self._borrowed,
            self._document.data,
            self._document.variables,
            None if self._place else self._document.networks,
            {key: (d.name, len(d.nodes)) for key, d in self._document.definitions.items()}
            if len(self._document.definitions) > 1
            else None,
        )

    def finding(self, node: Node) -> Finding | None:
        return self._findings.of((*self._place, node.id))

    def problems(self, node: Node) -> tuple[Problem, ...]:
        """Those of the node itself and, for an instance, of everything inside."""
        return self._problems.get(node.id, ())

    def of(self, node: Node, placement: Placement) -> Face:
        finding = self.finding(node)
        layer = finding.layer if finding else None
        measured = finding.measured if finding else None
        folded = placement.folded
        surface = self._plane and _has_units(layer, finding)
        slot = MAPS if surface else _slot(layer, finding)
        inside = self._inside(node) if placement.unfolded else None
        return Face(
            name=node.label or node.name,
            line=self._line(node, layer, finding),
            count="" if folded or inside or finding is None else self._count(node, finding),
            family=self._family(node),
            inputs=len(node.inputs),
            numbered=len(node.inputs) > 1 and takes_any_number(node),
            outputs=self._outputs(node),
            slot=0 if folded or node.muted or inside or self._small else slot,
            surface=surface,
            muted=node.muted,
            folded=folded,
            problems=self.problems(node),
            block=node.definition is not None,
            times=self._times(node),
            inside=inside,
            partners=tuple(one for one in self._groups.get(node.id, ()) if one != node.id),
            owner=self._owner(node),
            frozen=self._frozen(node, finding),
            closed=layer is not None and layer.foreign and measured is None,
            down=placement.down,
        )

    @cached_property
    def _names(self) -> Names:
        """What numbers may name in the use that is shown."""
        return names_at(self._document, self._place)

    def _times(self, node: Node) -> str:
        if node.repeat == 1:
            return ""
        try:
            return f"×{evaluate(str(node.repeat), self._names).value}"
        except Refused:
            return f"×{node.repeat}"

    def _owner(self, node: Node) -> str:
        owner = self._nodes.get(node.shares or "")
        return "" if owner is None else owner.name

    def _count(self, node: Node, finding: Finding) -> str:
        """How many numbers are learned, and how fast; of borrowed weights, whose they are."""
        owner = self._owner(node)
        if finding.measured is None:
            return ""
        if owner and not node.muted:
            return QCoreApplication.translate("Canvas", "weights of {0}").format(owner)
        factor = finding.learning.lr_factor
        speed = "" if factor == 1 else f" · lr ×{factor:g}"
        return f"{_count(finding.measured.parameters)}{speed}" if learns(finding) else ""

    def _frozen(self, node: Node, finding: Finding | None) -> bool:
        if finding is None or not learns(finding):
            return False
        around = self._frozen_outside or node.id in self._borrowed
        return around or is_frozen(self._findings, finding)

    def _inside(self, node: Node) -> Inside | None:
        """The cards inside an instance, without pictures."""
        inner = self._document.definitions.get(node.definition or "")
        if inner is None or len(self._place) > MOST_LEVELS:
            return None
        place = inside_of(self._document, self._findings, self._place, node)
        faces = Faces(self._document, self._findings, place, small=True)
        view, unplaced = self._document.view, Placement()
        places = {key: view.get(key, unplaced) for key in inner.nodes}
        return Inside(
            tuple(
                (key, faces.of(one, places[key]), places[key].x, places[key].y)
                for key, one in inner.nodes.items()
            ),
            tuple(
                (ref.node, ref.port, key, port)
                for key, one in inner.nodes.items()
                for port, ref in enumerate(one.inputs)
                if ref is not None and ref.node in inner.nodes
            ),
        )

    def _line(self, node: Node, layer: Operation | None, finding: Finding | None) -> str:
        if isinstance(layer, Source):
            return self._source(finding)
        if isinstance(layer, Sink):
            return self._sink(finding, layer)
        if node.definition is not None:
            inner = self._document.definitions.get(node.definition)
            if inner is None:
                return node.type
            values, _ = arguments_of(node, inner, self._names)
            given = (f"{name} {shown(values.get(name, raw))}" for name, raw in node.params.items())
            return " · ".join((inner.name, *given))
        return summary(node, layer)

    def _source(self, finding: Finding | None) -> str:
        shape = str(finding.output) if finding and finding.output else ""
        if self._place or self._data is None:
            return shape
        title = translations.text(self._data.called())
        return f"{title} · {shape}"

    def _sink(self, finding: Finding | None, layer: Sink) -> str:
        if getattr(layer, "counts", "") == "itself" and getattr(layer, "when", "") == "train":
            return QCoreApplication.translate("Canvas", "penalty in training")
        if not self._place and self._data is not None:
            return _target(self._data)
        return str(finding.inputs[0]) if finding and finding.inputs and finding.inputs[0] else ""

    def _family(self, node: Node) -> str:
        if node.definition is not None:
            return BLOCK
        declaration = LAYERS.get(node.type)
        return declaration.family if declaration is not None else "input_output"

    def _outputs(self, node: Node) -> int:
        if node.definition is not None:
            inner = self._document.definitions.get(node.definition)
            return 1 if inner is None else len(inner.of_type("Output"))
        declaration = LAYERS.get(node.type)
        return 1 if declaration is None else len(declaration.ports_out(node.params))


def _by_node(findings: Findings, place: Address) -> Mapping[str, tuple[Problem, ...]]:
    depth = len(place)
    found: dict[str, list[Problem]] = {}
    for problem in findings.problems:
        if len(problem.address) > depth and problem.address[:depth] == place:
            found.setdefault(original_id(problem.address[depth]), []).append(problem)
    return {node_id: tuple(problems) for node_id, problems in found.items()}


def _target(data: DataSet) -> str:
    target = data.target()
    if target.pictured:
        if target.classes is None:
            return QCoreApplication.translate("Canvas", "picture {0}").format(target.shape)
        text = QCoreApplication.translate("Canvas", "{0} classes for each of {1} pixels")
        return text.format(len(target.classes), target.shape)
    if target.classes is not None:
        return QCoreApplication.translate("Canvas", "{0} classes").format(len(target.classes))
    if target.width == 1:
        return QCoreApplication.translate("Canvas", "one number")
    return QCoreApplication.translate("Canvas", "{0} numbers").format(target.shape)


def _count(parameters: int) -> str:
    if parameters == 0:
        return ""
    return QCoreApplication.translate("Canvas", "{0} params").format(f"{parameters:,}")


def _slot(layer: Operation | None, finding: Finding | None) -> int:
    """Something new is to be seen where samples enter and where weights make maps or numbers."""
    output = finding.output if finding else None
    if finding is None or output is None or finding.measured is None:
        return 0
    if isinstance(layer, Source):
        return SAMPLE if output.rank == 3 and output.channels in (1, 3) else 0
    weighty = finding.measured.parameters or finding.node.shares is not None
    if not weighty or (layer and layer.family == "normalization"):
        return 0
    return ROW if output.rank == 1 else MAPS


def _has_units(layer: Operation | None, finding: Finding | None) -> bool:
    """Whether the node gives one number of every unit, and not just what another one gave."""
    output = finding.output if finding else None
    if layer is None or output is None or output.rank != 1 or isinstance(layer, (Source, Sink)):
        return False
    return layer.family in ("linear", "activation", "normalization")


def summary(node: Node, layer: Operation | None) -> str:
    """The type and the parameters that differ from the default: `Conv2d 16 · 5×5 · pad 2`.

    A node that could not be bound shows its raw values.
    """
    if layer is None:
        parts = [f"{name} {shown(value)}" for name, value in node.params.items()]
    else:
        fields = layer.fields()
        changed = layer.changed().items()
        parts = [_part(name, fields[name], value) for name, value in changed if not _is_auto(value)]
    return f"{node.type} {' · '.join(part for part in parts if part)}".rstrip()


def _is_auto(value: Any) -> bool:
    return isinstance(value, str) and value == AUTO


def _part(name: str, field: Field, value: Any) -> str:
    short = SHORT.get(name, name.replace("_", " "))
    if field.required or field.kind == "choice":
        return shown(value)
    if field.kind == "bool":
        template = QCoreApplication.translate("Canvas", "no {0}")
        return short if value else template.format(short)
    return f"{short} {shown(field.printed(value))}".strip()
