"""Document -> Program: the one text that is executed and exported, and what describes it.

Text only ever receives checked identifiers, literals of typed values and arithmetic that is printed
from its own tree.
"""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from studio.graph.binding import BoundRecipe, bind_data
from studio.graph.constructors import Constructors
from studio.graph.ending import ending_of
from studio.graph.findings import Findings
from studio.graph.flow import for_training
from studio.graph.initialising import Chosen, initialise_text
from studio.graph.layout import STEP
from studio.graph.learning import frozen_with
from studio.graph.model import Definition, Document, Node, Ref
from studio.graph.source import ClassText
from studio.graph.stable import Stable, stable_methods
from studio.graph.statistics_text import FUNCTION, HOLD
from studio.graph.steps import Helping, Trained, report_keys, step_name, step_text
from studio.graph.unrolling import unrolled
from studio.graph.uses import Uses, impossible
from studio.graph.variables import BUILTINS
from studio.spec.layer import Imported, Operation
from studio.spec.messages import translate
from studio.spec.names import check_identifier, fresh, original_id
from studio.spec.problems import Address, Refused
from studio.spec.recipe import Ending


class Tap(NamedTuple):
    """Where the value of a node can be seen.

    `owner` is the path of the module whose `forward` computes it, "" for the network itself; there
    `name` is what the tapped text calls it, or the position in a sequence.
    """

    network: str
    owner: str
    name: str


@dataclass(frozen=True)
class Program:
    """One text and its description.

    Attributes:
        text: model classes, `initialise(model, seed)` and `step_<name>(nets, batch)`, which gives
            `losses`, network -> scalar to call backward on, with penalties, and `report`: "loss"
            (of the data alone, detached) and metrics, means over the batch. Importing it runs
            nothing.
        tapped: the same classes, `_tap(self, "<name>", value)` after each statement of `forward`.
        networks: network -> class; the last class of `text` is the first network and takes no
            arguments.
        steps: names of the recipe steps.
        paths: address -> dotted path in the state_dict, of every node that is computed.
        inputs: batch fields in the order of forward's arguments, of the first network.
        report: keys of `report` besides "loss".
        taps: address -> where its value can be seen; also of inputs, outputs and muted nodes.
        parameters: path -> how many numbers its own parameters are, of layers that have any.
        endings: network -> what it ends in.
        starts: tensor -> what tells how it begins, where that is not what its layer draws. Tensors
            have their keys in the state_dict, behind `<network>:` unless it is the first network.
        frozen: the tensors that training leaves as they are.
        factors: network -> path of a module -> how many times the learning rate it learns with;
            modules inside multiply theirs.
        modules: name -> text of modules of a person's own that `text` imports, which they trust.
    """

    text: str
    tapped: str
    networks: Mapping[str, str]
    steps: tuple[str, ...]
    paths: Mapping[Address, str]
    inputs: tuple[str, ...]
    report: tuple[str, ...]
    taps: Mapping[Address, Tap] = field(default_factory=dict)
    parameters: Mapping[str, int] = field(default_factory=dict)
    endings: Mapping[str, Ending] = field(default_factory=dict)
    starts: Mapping[str, str] = field(default_factory=dict)
    frozen: tuple[str, ...] = ()
    factors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    modules: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def lower(document: Document, findings: Findings, recipe: BoundRecipe) -> Program:
    """The program of a document without errors; equal documents give equal texts.

    Raises:
        Refused: `problems` while there are errors; `name-…` for a name that cannot stand in Python;
            `sequence-chain`, `function-differs`, `output-training`, `shares-size` for what a class
            cannot say.
    """
    if findings.errors:
        raise _has_problems()
    return _Lowering(unrolled(document), findings, recipe).program()


@dataclass
class _Lowering:
    document: Document
    findings: Findings
    recipe: BoundRecipe

    def program(self) -> Program:
        self.uses = Uses.of(self.document, self.findings)
        self.layers = self._layers()
        self.data, _ = bind_data(self.document)
        self.own = {name: text for layer in self.layers for name, text in own_source(layer).items()}
        self.imported = self._imported()
        self.classes = self._class_names()
        constructors = Constructors(self.uses, self.classes, self.own, self._aliases())
        stable = stable_methods(self.uses)
        trained = {name: self._trained(name, stable) for name in self.document.networks}
        plain, looked = [], []
        for definition in self.uses.classes():
            text = ClassText(self.uses, constructors, definition, stable.get(definition.id))
            text.write()
            plain.append("\n".join(text.plain) + "\n")
            looked.append("\n".join(text.looked) + "\n")
        networks = {name: self.classes[one] for name, one in self.document.networks.items()}
        chosen = self._chosen()
        restarts = [layer.restart for layer in self.layers]
        held = [FUNCTION] if any(f"{STEP * 2}{HOLD}(" in one for one in plain) else []
        functions = [initialise_text(restarts, list(chosen.values()), networks)]
        steps, settings = self.recipe.steps, self.recipe.settings
        functions += [step_text(step, trained[step.network], settings) for step in steps]
        first = next(iter(self.document.networks))
        return Program(
            self._joined([*self.own.values(), *held, *plain, *functions]),
            self._joined([*self.own.values(), *looked]),
            networks,
            tuple(step.name for step in steps),
            self._paths(),
            trained[first].inputs,
            report_keys(steps[0], trained[steps[0].network]) if steps else (),
            self._taps(),
            self._parameters(),
            {name: one.ending for name, one in trained.items()},
            {key: one.text for key, one in chosen.items() if one.beginning.how is not None},
            self._frozen(chosen),
            self._factors(),
            {one.module: one.text for one in self.imported},
        )

    def _imported(self) -> list[Imported]:
        """The classes of a person's own that are computed, each once."""
        places = (a for a, place in self.uses.places.items() if not place.node.muted)
        measured = (self.uses.finding(address).measured for address in places)
        found = (one.imported for one in measured if one is not None)
        return list(dict.fromkeys(one for one in found if one is not None))

    def _aliases(self) -> dict[Imported, str]:
        """What the text calls them: their own name, or one made from it where that is taken."""
        taken = {*self.classes.values(), *BUILTINS, *self.own, "initialise", HOLD}
        names: dict[Imported, str] = {}
        for one in self.imported:
            name = check_identifier(one.name)
            names[one] = fresh(name, taken) if name in taken else name
            taken.add(names[one])
        return names

    def _import_lines(self) -> str:
        return "".join(
            f"from {one.module} import {one.name}{'' if name == one.name else f' as {name}'}\n"
            for one, name in sorted(self._aliases().items(), key=lambda pair: pair[0].module)
        )

    def _layers(self) -> list[Operation]:
        """The different layers that are computed, one of each type."""
        found: dict[str, Operation] = {}
        for address, place in self.uses.places.items():
            layer = self.uses.finding(address).layer
            if layer is not None and not place.node.muted:
                found.setdefault(layer.type_name(), layer)
        return list(found.values())

    def _chosen(self) -> dict[str, Chosen]:
        """What was chosen for tensors, in the order of the text; of a shared module once."""
        found: dict[str, Chosen] = {}
        for address, place in self.uses.places.items():
            network = self._network(address)
            prefix = "" if network == _first(self.document) else f"{network}:"
            for name, beginning in self.uses.finding(address).starts.items():
                path = f"{place.path}.{name}"
                found.setdefault(f"{prefix}{path}", Chosen(network, path, beginning))
        return found

    def _frozen(self, chosen: Mapping[str, Chosen]) -> tuple[str, ...]:
        found = {key: None for key, one in chosen.items() if one.beginning.frozen}
        for address, place in self.uses.places.items():
            measured = self.uses.finding(address).measured
            if measured is not None and frozen_with(self.findings, address) is not None:
                network = self._network(address)
                prefix = "" if network == _first(self.document) else f"{network}:"
                found |= {f"{prefix}{place.path}.{name}": None for name in measured.tensors}
        return tuple(found)

    def _factors(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = {}
        for address, place in self.uses.places.items():
            factor = self.uses.finding(address).learning.lr_factor
            if factor != 1 and place.node.shares is None:
                found.setdefault(self._network(address), {})[place.path] = factor
        return found

    def _class_names(self) -> dict[str, str]:
        functions = {"initialise", HOLD, *(step_name(step.name) for step in self.recipe.steps)}
        taken = {*functions, *BUILTINS, *self.own}
        names: dict[str, str] = {}
        networks = set(self.document.networks.values())
        for definition in sorted(self.uses.classes(), key=lambda d: d.id not in networks):
            own = check_identifier(definition.name)
            names[definition.id] = fresh(own, taken) if own in taken else own
            taken.add(names[definition.id])
        return names

    def _trained(self, name: str, stable: Mapping[str, Stable]) -> Trained:
        definition = self.document.network(name)
        flow = self.uses.flow(definition)
        if not flow.results:
            raise _has_problems()
        method = stable.get(definition.id)
        return Trained(
            tuple(self._field(node) for node in flow.inputs),
            ending_of(self.document, name),
            None if method is None else method.method,
            len(flow.results),
            self._helping(definition),
            None if self.data is None else self.data.task,
        )

    def _helping(self, definition: Definition) -> tuple[Helping, ...]:
        outputs = [node for node in definition.of_type("Output") if for_training(node)]
        found = (self.uses.finding((node.id,)).layer for node in outputs)
        return tuple(
            Helping(float(getattr(one, "weight", 0.0)), getattr(one, "counts", "") == "itself")
            for one in found
        )

    def _field(self, node: Node) -> str:
        """The part of a batch that enters at an Input."""
        return str(getattr(self.uses.finding((node.id,)).layer, "field", "input"))

    def _joined(self, parts: Iterable[str]) -> str:
        body = "\n\n".join(parts)
        own = self._import_lines()
        imports = _imports(body) + (f"\n{own}" if own else "")
        return f'"""{self._header()}"""\n\n{imports}\n\n{body}'

    def _header(self) -> str:
        names = [self.classes[one] for one in self.document.networks.values()]
        shapes = ClassText(
            self.uses, Constructors(self.uses, {}), self.document.network(_first(self.document))
        )
        return (
            f"{', '.join(names)}: {shapes.shapes()}, {self.findings.parameters:,} parameters.\n\n"
            f"Made with Layerloom; {self._needs()}. Importing this file runs nothing.\n"
        )

    def _needs(self) -> str:
        files = sorted({f"{one.module}.py" for one in self.imported})
        return f"needs PyTorch and {', '.join(files)}" if files else "needs only PyTorch"

    def _paths(self) -> dict[Address, str]:
        return {a: place.path for a, place in self.uses.places.items() if not place.node.muted}

    def _parameters(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for address, place in self.uses.places.items():
            finding = self.uses.finding(address)
            if finding.layer is not None and finding.measured and finding.measured.parameters:
                found[place.path] = finding.measured.parameters
        return found

    def _taps(self) -> dict[Address, Tap]:
        taps: dict[Address, Tap] = {}
        for name in reversed(list(self.document.networks)):
            self._tap_inside(self.document.network(name), (), name, "", taps)
        for address, place in self.uses.places.items():
            node = place.node
            if node.definition is None or node.muted:
                continue
            inner = self.uses.inner(node)
            self._tap_inside(inner, address, self._network(address), place.path, taps)
        return taps

    def _network(self, address: Address) -> str:
        home = self.document.home(address[0])
        names = (n for n, one in self.document.networks.items() if home and one == home.id)
        return next(names, _first(self.document))

    def _tap_inside(
        self,
        definition: Definition,
        prefix: Address,
        network: str,
        owner: str,
        taps: dict[Address, Tap],
    ) -> None:
        if definition.kind == "sequential":
            modules = self.uses.modules(definition)
            for position, node in enumerate(modules):
                taps[(*prefix, node.id)] = Tap(network, owner, str(position))
                repeated = original_id(node.id)
                if repeated != node.id and prefix[-1:] != (repeated,):
                    taps[(*prefix, repeated)] = taps[(*prefix, node.id)]
            for output in definition.of_type("Output"):
                taps[(*prefix, output.id)] = Tap(network, owner, str(len(modules) - 1))
            return
        flow = self.uses.flow(definition)
        seen = {Ref(node.id) for node in (*flow.inputs, *flow.steps)}
        passing = [
            n for ref, nodes in flow.followers.items() if Ref(ref.node) in seen for n in nodes
        ]
        for node in (*flow.inputs, *flow.steps, *passing):
            taps[(*prefix, node.id)] = Tap(network, owner, node.name)


def _first(document: Document) -> str:
    return next(iter(document.networks))


def own_source(layer: Operation) -> Mapping[str, str]:
    """Class name -> text of the modules of ours that `layer` needs, without imports."""
    if layer.own_source is None:
        return {}
    declared = sys.modules[type(layer).__module__].__file__
    if declared is None:
        raise impossible(layer.type_name())
    return _own_classes(Path(declared).parent / "modules" / layer.own_source)


@lru_cache(maxsize=64)
def _own_classes(file: Path) -> Mapping[str, str]:
    text = file.read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for part in ast.parse(text).body:
        if isinstance(part, (ast.ClassDef, ast.FunctionDef)):
            first = min([part.lineno, *(one.lineno for one in part.decorator_list)])
            rows = text.splitlines()[first - 1 : part.end_lineno]
            found[part.name] = "\n".join(rows) + "\n"
    return found


_IMPORTS = {
    "math.": "import math",
    "zlib.": "import zlib",
    "torch.": "import torch",
    "F.": "import torch.nn.functional as F",
    "nn.": "from torch import nn",
}


def _imports(body: str) -> str:
    """The imports that `body` needs, sorted as ruff does: standard library, then torch."""
    needed = [line for mark, line in _IMPORTS.items() if _mentions(body, mark)]
    library = [line for line in needed if line in ("import math", "import zlib")]
    torch = [line for line in needed if line not in library]
    return "\n".join([*library, *([""] if library else []), *torch]) + "\n"


def _mentions(body: str, mark: str) -> bool:
    at = body.find(mark)
    while at >= 0:
        if at == 0 or not (body[at - 1].isalnum() or body[at - 1] in "_."):
            return True
        at = body.find(mark, at + 1)
    return False


def _has_problems() -> Refused:
    return Refused(
        "problems",
        translate("Program", "The network has problems that have to be mended first."),
    )
