"""The document as immutable values.

What is not here: layer instances, shapes, weights, selection, zoom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, TypeVar

from studio.spec.expressions import Number
from studio.spec.fields import Raw
from studio.spec.names import original_id

K = TypeVar("K")
V = TypeVar("V")

_EMPTY: Mapping[str, Raw] = MappingProxyType({})
_UNSET: Mapping[str, Start] = MappingProxyType({})
INSTANCE = "@"
"""`Node.type` of an instance is this mark and the id of its definition."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a wire begins: an output port of a node in the same definition."""

    node: str
    port: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A declared thing in the document: the data set, a loss, an optimizer, a schedule."""

    type: str
    params: Mapping[str, Raw] = field(default_factory=lambda: _EMPTY)


@dataclass(frozen=True, slots=True)
class Given:
    """Weights that a person gave: `values` in torch's order, where the last axis runs fastest."""

    shape: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """How one parameter tensor begins, and whether training leaves it as it is.

    `how`: a function of torch.nn.init, given values, or None for what the layer itself draws.
    """

    how: Entry | Given | None = None
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """One use of a layer type or of a definition, with raw parameters and its incoming wires.

    `inputs` has one entry for each input port, None where nothing is connected; ports of a
    variadic layer keep their order. `shares` names the node whose module is called again. `starts`:
    the name of a parameter, such as weight, where something was chosen for it. `repeat`: so many
    of it stand one after another, each with weights of its own. `learning`: raw values of
    `spec.learning.Learning`.
    """

    id: str
    name: str
    type: str
    params: Mapping[str, Raw] = field(default_factory=lambda: _EMPTY)
    inputs: tuple[Ref | None, ...] = ()
    label: str = ""
    shares: str | None = None
    muted: bool = False
    starts: Mapping[str, Start] = field(default_factory=lambda: _UNSET)
    repeat: Raw = 1
    learning: Mapping[str, Raw] = field(default_factory=lambda: _EMPTY)

    @property
    def definition(self) -> str | None:
        """Id of the definition that this node is an instance of."""
        return self.type[1:] if self.type.startswith(INSTANCE) else None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that instances of a definition may set; nodes inside use its name in expressions."""

    name: str
    default: Number


@dataclass(frozen=True, slots=True)
class Definition:
    """A network or a block: its `Input` nodes are arguments, its `Output` nodes results.

    Kind `class` becomes a class of its own; `sequential` is a plain chain, written in place as
    nn.Sequential.
    """

    id: str
    name: str
    kind: Literal["class", "sequential"] = "class"
    parameters: tuple[Parameter, ...] = ()
    nodes: Mapping[str, Node] = field(default_factory=dict)
    _of_type: dict[str, tuple[Node, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of_type(self, type_name: str) -> tuple[Node, ...]:
        """Looked for once: the ends of a network are asked for many times after each edit."""
        known = self._of_type.get(type_name)
        if known is None:
            found = [node for node in self.nodes.values() if node.type == type_name]
            known = self._of_type[type_name] = tuple(found)
        return known

    def readers(self, node_id: str) -> Iterator[tuple[Node, int]]:
        """Nodes and input ports that read `node_id`."""
        for node in self.nodes.values():
            for port, ref in enumerate(node.inputs):
                if ref is not None and ref.node == node_id:
                    yield node, port


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the recipe: which network is updated, by which loss, by which optimizer."""

    name: str = "train"
    network: str = "net"
    loss: Entry = Entry("CrossEntropyLoss")
    optimizer: Entry = Entry("Adam")
    schedule: Entry = Entry("Constant")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the networks are trained. `settings` are the raw values of `spec.recipe.Settings`."""

    steps: tuple[Step, ...] = (Step(),)
    settings: Mapping[str, Raw] = field(default_factory=lambda: _EMPTY)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and how a node is drawn; scene units, top left corner.

    `folded`: only its name is shown; `unfolded`: what is inside the block, too. `down`: inputs are
    at the top and outputs at the bottom, else they are left and right.
    """

    x: float = 0.0
    y: float = 0.0
    folded: bool = False
    unfolded: bool = False
    down: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person drew beside the layers: a frame round some of them, or a note.

    `home`: id of the definition in which it lies. `text`: the title, or what is written. `colour`:
    one of `remarks.COLOURS`. Scene units, `x` and `y` of the top left corner.
    """

    id: str
    home: str
    kind: Literal["frame", "note"]
    text: str = ""
    colour: str = "blue"
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place to come back to: what is open, the middle of the window and the scale."""

    name: str
    place: tuple[str, ...] = ()
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0


Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Document:
    """Everything that is saved and undone. `id` ties runs and recovered work to the document.

    `bends`: reader and input port of a wire -> the points that it runs through, in its direction.
    """

    networks: Mapping[str, str]
    definitions: Mapping[str, Definition]
    recipe: Recipe = Recipe()
    data: Entry = Entry("Digits")
    variables: Mapping[str, Number] = field(default_factory=dict)
    view: Mapping[str, Placement] = field(default_factory=dict)
    next_id: int = 1
    id: str = ""
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    bends: Mapping[tuple[str, int], Points] = field(default_factory=dict)
    bookmarks: tuple[Bookmark, ...] = ()

    def network(self, name: str = "net") -> Definition:
        return self.definitions[self.networks[name]]

    def home(self, node_id: str) -> Definition | None:
        """The definition that holds the node, or the node that this is a copy of."""
        node_id = original_id(node_id)
        for definition in self.definitions.values():
            if node_id in definition.nodes:
                return definition
        return None

    def node(self, node_id: str) -> Node | None:
        home = self.home(node_id)
        return None if home is None else home.nodes[original_id(node_id)]

    def same_network(self, other: Document) -> bool:
        """Whether at most what is drawn differs: both give the same program."""
        parts = ("networks", "definitions", "recipe", "data", "variables")
        return all(getattr(self, part) is getattr(other, part) for part in parts)

    def with_definition(self, definition: Definition) -> Document:
        return replace(self, definitions=put(self.definitions, definition.id, definition))

    def with_node(self, node: Node) -> Document:
        """This document with `node` in the place of the one of the same id."""
        home = self.home(node.id)
        if home is None:
            raise KeyError(node.id)
        return self.with_definition(replace(home, nodes=put(home.nodes, node.id, node)))


def put(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """A copy of `mapping` with one entry replaced or added at the end."""
    return {**mapping, key: value}


def without(mapping: Mapping[K, V], *keys: K) -> Mapping[K, V]:
    return {key: value for key, value in mapping.items() if key not in keys}


def blank(name: str = "Net") -> Document:
    """A document with one empty network; its first node will be n1."""
    return Document({"net": "d1"}, {"d1": Definition("d1", name)})
