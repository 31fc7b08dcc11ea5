"""Edits of how weights begin: pure functions Document -> Document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from math import prod

from studio.graph.model import Document, Entry, Given, Node, Start, put, without
from studio.graph.starts import MOST_GIVEN, given, need_room, too_many
from studio.spec.fields import Raw
from studio.spec.initialiser import INITIALISERS
from studio.spec.messages import translate
from studio.spec.problems import Refused

Index = tuple[int, ...]


def set_start(document: Document, node_id: str, parameter: str, how: Entry | Given) -> Document:
    """Let a parameter begin with a function of torch.nn.init or with given values.

    Raises:
        Refused: `start-number`, `start-count`, `start-many`; `node-missing`.
    """
    if isinstance(how, Given):
        how = given(how.shape, how.values)
    node = _node(document, node_id)
    start = replace(start_of(node, parameter), how=how)
    return need_room(_with_start(document, node, parameter, start))


def set_starts(document: Document, node_id: str, starts: Mapping[str, Entry | Given]) -> Document:
    """Several parameters of a node at once. Raises Refused as `set_start`."""
    for parameter, how in starts.items():
        document = set_start(document, node_id, parameter, how)
    return document


def reset_start(document: Document, node_id: str, parameter: str) -> Document:
    """Let the layer draw the parameter itself; a lock stays where there is such a parameter."""
    node = _node(document, node_id)
    start = replace(start_of(node, parameter), how=None)
    return _with_start(document, node, parameter, start)


def forget_start(document: Document, node_id: str, parameter: str) -> Document:
    """Nothing is chosen for the parameter any more."""
    return _with_start(document, _node(document, node_id), parameter, Start())


def set_frozen(document: Document, node_id: str, parameter: str, frozen: bool) -> Document:
    """Lock a parameter, so that training leaves it as it is, or unlock it."""
    node = _node(document, node_id)
    start = replace(start_of(node, parameter), frozen=frozen)
    return _with_start(document, node, parameter, start)


def set_start_param(
    document: Document, node_id: str, parameter: str, field: str, value: Raw
) -> Document:
    """Set a raw argument of the function; a value equal to the default is not stored."""
    node = _node(document, node_id)
    start = start_of(node, parameter)
    if not isinstance(start.how, Entry):
        return document
    declaration = INITIALISERS.get(start.how.type)
    known = {} if declaration is None else declaration.fields()
    params = put(start.how.params, field, value)
    default = known[field].default if field in known else None
    if field in known and type(value) is type(default) and value == default:
        params = without(params, field)
    how = replace(start.how, params=params)
    return _with_start(document, node, parameter, replace(start, how=how))


def set_values(
    document: Document, node_id: str, parameter: str, changes: Mapping[Index, float]
) -> Document:
    """Change given numbers by their places; places outside the tensor are left out.

    Raises:
        Refused: `start-number`; `node-missing`.
    """
    node = _node(document, node_id)
    start = start_of(node, parameter)
    if not isinstance(start.how, Given):
        return document
    shape, values = start.how.shape, list(start.how.values)
    for index, value in changes.items():
        if len(index) == len(shape) and all(0 <= i < n for i, n in zip(index, shape, strict=True)):
            values[flat_index(index, shape)] = value
    how = given(shape, values)
    return _with_start(document, node, parameter, replace(start, how=how))


def fit_given(document: Document, node_id: str, parameter: str, shape: Index) -> Document:
    """Cut given values, or pad them with 0, so that they fill a tensor of `shape`.

    Each number stays at its place; axes are added or left out in front. Raises Refused:
    `start-many`.
    """
    node = _node(document, node_id)
    start = start_of(node, parameter)
    if not isinstance(start.how, Given):
        return document
    if prod(shape) > MOST_GIVEN:
        raise too_many()
    how = given(tuple(shape), _fitted(start.how, tuple(shape)))
    return need_room(_with_start(document, node, parameter, replace(start, how=how)))


def _fitted(old: Given, shape: Index) -> list[float]:
    rank = max(len(shape), len(old.shape))
    before = (1,) * (rank - len(old.shape)) + old.shape
    after = (1,) * (rank - len(shape)) + shape
    return [
        old.values[flat_index(index, before)]
        if all(i < n for i, n in zip(index, before, strict=True))
        else 0.0
        for index in product(*map(range, after))
    ]


def flat_index(index: Index, shape: Index) -> int:
    """The position of a place in the flat values; the last axis runs fastest."""
    position = 0
    for i, size in zip(index, shape, strict=True):
        position = position * size + i
    return position


def start_of(node: Node, parameter: str) -> Start:
    return node.starts.get(parameter, Start())


def _with_start(document: Document, node: Node, parameter: str, start: Start) -> Document:
    chosen = start != Start()
    starts = put(node.starts, parameter, start) if chosen else without(node.starts, parameter)
    return document.with_node(replace(node, starts=starts))


def _node(document: Document, node_id: str) -> Node:
    node = document.node(node_id)
    if node is None:
        raise Refused(
            "node-missing", translate("Edits", "This layer is not in the document any more.")
        )
    return node
