"""Repairs by name: what the button under a problem does. Every repair is one undoable edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from studio.graph import (
    edits,
    learning_edits,
    recipe_edits,
    sharing,
    start_edits,
    variable_edits,
)
from studio.graph.arrange import SIZE
from studio.graph.binding import bind_data
from studio.graph.ending import last_node
from studio.graph.model import Document, Placement
from studio.graph.room import GAP, with_room
from studio.graph.separation import insert_hidden
from studio.spec.fields import Raw
from studio.spec.messages import translate
from studio.spec.names import original_id
from studio.spec.problems import Problem, Refused, Repair


def apply(document: Document, problem: Problem, repair: Repair) -> Document:
    """`document` after the repair.

    Raises:
        Refused: `repair-gone` when the node or the repair does not exist (any more).
    """
    function = REPAIRS.get(repair.edit)
    node = str(repair.arguments.get("node", problem.address[-1] if problem.address else ""))
    node = original_id(node)
    gone = function is None or (bool(node) and document.node(node) is None)
    if function is None or gone:
        raise Refused("repair-gone", translate("Repairs", "What this would repair is gone."))
    return function(document, node, repair.arguments)


def _set_param(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.set_param(document, node, arguments["field"], arguments["value"])


def _set_params(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    """Several fields, of several layers: node id -> field -> value."""
    return edits.set_params(document, arguments["values"])


def _set_type(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    """Another layer with the same fields."""
    found = document.node(node)
    if found is None:
        return document
    return document.with_node(replace(found, type=arguments["type"]))


def _rename(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.rename(document, node, arguments["name"])


def _mute(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.set_muted(document, (node,), True)


def _unmute(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.set_muted(document, (node,), False)


def _share(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return sharing.share(document, (arguments["owner"], node))


def _unlink(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return sharing.unlink(document, (node,))


def _reset_param(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.reset_param(document, node, arguments["field"])


def _insert_before(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return _inserted(document, node, 0, arguments["type"], arguments.get("params"))


def _insert_layers(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    """Several new layers, one behind the other, in the wire into one input of the node."""
    for type_name, params in arguments["layers"]:
        document = _inserted(document, node, arguments["port"], type_name, params)
    return document


def _inserted(
    document: Document, node: str, port: int, type_name: str, params: Mapping[str, Raw] | None
) -> Document:
    """A new layer in the wire into an input, left of the node, over it where data run down.

    In a wire that goes past others it stands beside them, under or over the wire; others give way.
    """
    place = document.view.get(node, Placement())
    beside = _is_shortcut(document, node, port)
    at = (place.x - SIZE[0] - GAP, place.y + (edits.DROP if beside else 0.0))
    if place.down:
        at = (place.x + (edits.GAP if beside else 0.0), place.y - SIZE[1] - GAP)
    new = f"n{document.next_id}"
    return with_room(edits.insert_on_wire(document, type_name, node, port, at, params), new, {})


def _is_shortcut(document: Document, node: str, port: int) -> bool:
    """Whether another wire into the node comes from what is nearer to it."""
    home, view = document.home(node), document.view
    wires = () if home is None else home.nodes[node].inputs
    sources = [None if ref is None else view.get(ref.node) for ref in wires]
    own = sources[port] if port < len(sources) else None
    if own is None:
        return False
    return any(
        one is not None and (one.y > own.y if one.down else one.x > own.x) for one in sources
    )


def _move_before(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    """The node out of its place and into the wire into the first input of `reader`."""
    home, reader = document.home(node), str(arguments["reader"])
    source = None if home is None else home.nodes[node].inputs[0]
    if home is None or source is None or reader not in home.nodes:
        return document
    for one, port in list(home.readers(node)):
        document = edits.connect(document, source.node, source.port, one.id, port)
    place = document.view.get(reader, Placement())
    document = edits.disconnect(document, node, 0)
    document = edits.move_onto_wire(document, node, reader, 0)
    at = (place.x, place.y - SIZE[1] - GAP) if place.down else (place.x - SIZE[0] - GAP, place.y)
    return with_room(edits.move(document, {node: at}), node, {})


def _disconnect(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.disconnect(document, node, arguments["port"])


def _remove(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.remove(document, (node,))


def _insert_hidden(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return insert_hidden(document, node)


def _connect(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.connect(document, arguments["source"], 0, node, arguments["port"])


def _connect_through(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    """Wire it to a source with a new layer in between."""
    return _insert_before(_connect(document, node, arguments), node, arguments)


def _add_input(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    """An Input of the shape of the data, read by the node."""
    home = document.home(node)
    if home is None:
        return document
    place = document.view.get(node, Placement())
    data, _ = bind_data(document)
    shape = None if data is None else tuple(int(dim) for dim in data.input_shape().dims)
    params = {} if shape is None else {"shape": shape}
    new = f"n{document.next_id}"
    document = edits.add(document, home.id, "Input", (place.x - edits.GAP, place.y), params)
    return edits.connect(document, new, 0, node, home.nodes[node].inputs.index(None))


def _add_output(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.add_after(document, node, "Output")


def _remove_joined(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return edits.remove_joined(document, (node,))


def _remove_ending(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    """Delete the layer that the output `node` reads."""
    home = document.home(node)
    last = None if home is None else last_node(home)
    return document if last is None else edits.remove_joined(document, (last.id,))


def _reset_start(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return start_edits.reset_start(document, node, arguments["parameter"])


def _forget_start(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return start_edits.forget_start(document, node, arguments["parameter"])


def _fit_given(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return start_edits.fit_given(document, node, arguments["parameter"], arguments["shape"])


def _set_start_param(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return start_edits.set_start_param(
        document, node, arguments["parameter"], arguments["field"], arguments["value"]
    )


def _set_learning(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return learning_edits.set_learning(document, (node,), arguments["field"], arguments["value"])


def _choose(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return recipe_edits.choose(document, arguments["part"], arguments["type_name"])


def _set_recipe_param(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return recipe_edits.set_recipe_param(
        document, arguments["part"], arguments["field"], arguments["value"]
    )


def _make_variable(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return variable_edits.add_variable(document, arguments["name"], arguments.get("value", 1))


def _inline_variable(document: Document, node: str, arguments: Mapping[str, Any]) -> Document:
    return variable_edits.inline_variable(document, arguments["name"])


REPAIRS: Mapping[str, Callable[[Document, str, Mapping[str, Any]], Document]] = {
    "set_param": _set_param,
    "set_params": _set_params,
    "set_type": _set_type,
    "rename": _rename,
    "mute": _mute,
    "unmute": _unmute,
    "share": _share,
    "unlink": _unlink,
    "reset_param": _reset_param,
    "insert_before": _insert_before,
    "insert_layers": _insert_layers,
    "move_before": _move_before,
    "disconnect": _disconnect,
    "remove": _remove,
    "insert_hidden": _insert_hidden,
    "connect": _connect,
    "connect_through": _connect_through,
    "add_input": _add_input,
    "add_output": _add_output,
    "remove_joined": _remove_joined,
    "remove_ending": _remove_ending,
    "reset_start": _reset_start,
    "forget_start": _forget_start,
    "fit_given": _fit_given,
    "set_start_param": _set_start_param,
    "set_learning": _set_learning,
    "choose": _choose,
    "set_recipe_param": _set_recipe_param,
    "make_variable": _make_variable,
    "inline_variable": _inline_variable,
}
