"""The document as strict, versioned JSON that reads well in a diff.

Data only: nothing in a file is run.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from textwrap import fill
from typing import Any

from studio.graph.model import (
    Definition,
    Document,
    Entry,
    Node,
    Parameter,
    Placement,
    Recipe,
    Ref,
    Step,
)
from studio.graph.remark_files import KEYS, check_remarks, drawn_from_json, drawn_to_json
from studio.graph.start_files import starts_from_json, starts_to_json
from studio.graph.starts import need_room
from studio.graph.strict import Reader, parse
from studio.spec.fields import Raw, to_json
from studio.spec.messages import translate
from studio.spec.problems import Refused

__all__ = [
    "MOST_NODES",
    "VERSION",
    "definition_from_json",
    "definition_to_json",
    "dumps",
    "loads",
    "node_from_json",
    "node_to_json",
    "parse",
]

FORMAT = "layerloom"
VERSION = 1
MOST_NODES = 5_000
MOST_PORTS = 64
MOST_ID = 10**9
UNFOLDED, DOWN = "unfolded", "down"
WIDEST = 160
"""Columns up to which a value stays on one line: a node nearly always does."""

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From version n to n + 1."""


def dumps(document: Document) -> str:
    """The file's text; equal documents give equal texts."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "id": document.id,
        "next_id": document.next_id,
        "networks": dict(document.networks),
        "definitions": [definition_to_json(d) for d in document.definitions.values()],
        "recipe": _recipe_to_json(document.recipe),
        "data": _entry_to_json(document.data),
        "variables": dict(document.variables),
        "view": {node_id: _placement_to_json(at) for node_id, at in document.view.items()},
        **drawn_to_json(document),
    }
    return _readable(data) + "\n"


def loads(text: str) -> Document:
    """The document in `text`.

    Raises:
        Refused: codes `file-…`; `file-newer` when a newer version wrote the file.
    """
    data = parse(text)
    if data.get("format") != FORMAT:
        raise Refused("file-format", translate("Files", "This is not a Layerloom project."))
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Refused("file-format", translate("Files", "The file does not say its version."))
    if version > VERSION:
        raise Refused(
            "file-newer",
            translate(
                "Files",
                "A newer Layerloom wrote this file (version {version}; this one reads "
                "up to {known}). "
                "Update Layerloom to open it.",
                version=version,
                known=VERSION,
            ),
        )
    for step in range(version, VERSION):
        data = MIGRATIONS[step](data)
    return _document(Reader(data, ""))


def _document(reader: Reader) -> Document:
    reader.object(
        ("format", "version", "next_id", "networks", "definitions", "recipe", "data"),
        ("id", "variables", "view", *KEYS),
    )
    definitions = {d.id: d for d in map(_definition, reader["definitions"].list(1_000))}
    networks = {name: ref.text() for name, ref in reader["networks"].items()}
    for name, target in networks.items():
        if target not in definitions:
            raise reader["networks"][name].refuse("the id of a definition")
    if not networks or len(definitions) != len(reader["definitions"].value):
        raise reader["definitions"].refuse("every definition once, and one network")
    document = Document(
        networks,
        definitions,
        _recipe(reader["recipe"]),
        _entry(reader["data"]),
        {name: value.number() for name, value in reader.get("variables", {}).items()},
        {name: _placement(value) for name, value in reader.get("view", {}).items()},
        reader["next_id"].whole(1, MOST_ID),
        reader.get("id", "").text(64),
        **drawn_from_json(reader),
    )
    _check_ids(document, reader)
    return need_room(document)


def _check_ids(document: Document, reader: Reader) -> None:
    """Ids are unique in the document, those of nodes below the next one; wires stay inside."""
    seen: set[str] = set(document.definitions)
    for definition in document.definitions.values():
        for node in definition.nodes.values():
            if node.id in seen:
                raise reader["definitions"].refuse(f"every id once ({node.id[:20]})")
            seen.add(node.id)
            for ref in node.inputs:
                if ref is not None and ref.node not in definition.nodes:
                    raise reader["definitions"].refuse(
                        f"both ends of the wire into {node.name[:40]}"
                    )
    if len(seen) > MOST_NODES:
        raise reader["definitions"].refuse(f"at most {MOST_NODES} layers")
    numbers = [int(i[1:]) for i in seen if i not in document.definitions]
    if numbers and max(numbers) >= document.next_id:
        raise reader["next_id"].refuse("a number above every id in use")
    check_remarks(document, reader)


def _id(reader: Reader, kind: str) -> str:
    text = reader.text(12)
    if not (text.startswith(kind) and text[1:].isascii() and text[1:].isdigit()):
        raise reader.refuse(f"an id such as {kind}1")
    return text


def definition_from_json(data: Any, place: str = "definition") -> Definition:
    """A definition of the file. Raises Refused `file-shape`."""
    return _definition(Reader(data, place))


def _definition(reader: Reader) -> Definition:
    reader.object(("id", "name", "kind", "nodes"), ("parameters",))
    kind = reader["kind"].value
    if kind not in ("class", "sequential"):
        raise reader["kind"].refuse("“class” or “sequential”")
    nodes = [node_from_json(item.value, item.place) for item in reader["nodes"].list(MOST_NODES)]
    by_id = {node.id: node for node in nodes}
    if len(by_id) != len(nodes):
        raise reader["nodes"].refuse("every id once")
    parameters = []
    for item in reader.get("parameters", []).list(50):
        item.object(("name", "default"))
        parameters.append(Parameter(item["name"].text(64), item["default"].number()))
    return Definition(_id(reader["id"], "d"), reader["name"].text(), kind, tuple(parameters), by_id)


def node_from_json(data: Any, place: str = "node") -> Node:
    """A node of the file. Raises Refused `file-shape`."""
    reader = Reader(data, place)
    reader.object(
        ("id", "name", "type"),
        ("params", "inputs", "label", "shares", "muted", "starts", "repeat", "learning"),
    )
    shares = reader.get("shares", None)
    return Node(
        _id(reader["id"], "n"),
        reader["name"].text(),
        reader["type"].text(),
        reader.get("params", {}).params(),
        tuple(_ref(item) for item in reader.get("inputs", []).list(MOST_PORTS)),
        reader.get("label", "").text(),
        None if shares.value is None else _id(shares, "n"),
        reader.get("muted", False).flag(),
        starts_from_json(reader.get("starts", {})),
        _repeat(reader.get("repeat", 1)),
        reader.get("learning", {}).params(),
    )


def _repeat(reader: Reader) -> Raw:
    """A number, or an expression as it was typed."""
    return reader.text() if isinstance(reader.value, str) else reader.whole(1, MOST_ID)


def _ref(reader: Reader) -> Ref | None:
    if reader.value is None:
        return None
    parts = list(reader.list(2))
    if len(parts) != 2:
        raise reader.refuse("a node and a port")
    return Ref(_id(parts[0], "n"), parts[1].whole(0, MOST_PORTS))


def _entry(reader: Reader) -> Entry:
    reader.object(("type",), ("params",))
    return Entry(reader["type"].text(), reader.get("params", {}).params())


def _recipe(reader: Reader) -> Recipe:
    reader.object(("steps",), ("settings",))
    steps = []
    for item in reader["steps"].list(20):
        item.object(("name", "network", "loss", "optimizer", "schedule"))
        steps.append(
            Step(
                item["name"].text(64),
                item["network"].text(64),
                _entry(item["loss"]),
                _entry(item["optimizer"]),
                _entry(item["schedule"]),
            )
        )
    if not steps:
        raise reader["steps"].refuse("at least one step")
    return Recipe(tuple(steps), reader.get("settings", {}).params())


def _placement(reader: Reader) -> Placement:
    parts = list(reader.list(4))
    if len(parts) < 2:
        raise reader.refuse("two coordinates")
    x, y = float(parts[0].number()), float(parts[1].number())
    down = len(parts) > 2 and parts[-1].value == DOWN
    marks = parts[2:-1] if down else parts[2:]
    if len(marks) > 1:
        raise marks[1].refuse(f'"{DOWN}"')
    if marks and marks[0].value == UNFOLDED:
        return Placement(x, y, unfolded=True, down=down)
    return Placement(x, y, marks[0].flag() if marks else False, down=down)


def _placement_to_json(at: Placement) -> list[Any]:
    folding = [UNFOLDED] if at.unfolded else [True] if at.folded else []
    return [at.x, at.y, *folding, *([DOWN] if at.down else [])]


def _entry_to_json(entry: Entry) -> dict[str, Any]:
    params = {name: to_json(value) for name, value in entry.params.items()}
    return {"type": entry.type, **({"params": params} if params else {})}


def _recipe_to_json(recipe: Recipe) -> dict[str, Any]:
    return {
        "settings": {name: to_json(value) for name, value in recipe.settings.items()},
        "steps": [
            {
                "name": step.name,
                "network": step.network,
                "loss": _entry_to_json(step.loss),
                "optimizer": _entry_to_json(step.optimizer),
                "schedule": _entry_to_json(step.schedule),
            }
            for step in recipe.steps
        ],
    }


def definition_to_json(definition: Definition) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": definition.id,
        "name": definition.name,
        "kind": definition.kind,
    }
    if definition.parameters:
        data["parameters"] = [
            {"name": parameter.name, "default": parameter.default}
            for parameter in definition.parameters
        ]
    data["nodes"] = [node_to_json(node) for node in definition.nodes.values()]
    return data


def node_to_json(node: Node) -> dict[str, Any]:
    data: dict[str, Any] = {"id": node.id, "name": node.name, "type": node.type}
    if node.params:
        data["params"] = {name: to_json(value) for name, value in node.params.items()}
    if node.inputs:
        data["inputs"] = [None if ref is None else [ref.node, ref.port] for ref in node.inputs]
    if node.label:
        data["label"] = node.label
    if node.shares is not None:
        data["shares"] = node.shares
    if node.muted:
        data["muted"] = True
    if node.starts:
        data["starts"] = starts_to_json(node.starts)
    if node.repeat != 1:
        data["repeat"] = to_json(node.repeat)
    if node.learning:
        data["learning"] = {name: to_json(value) for name, value in node.learning.items()}
    return data


def _readable(data: Any, indent: str = "") -> str:
    """JSON with one node, entry or placement a line: short values stay on their line.

    Numbers fill as many lines as they need.
    """
    flat = json.dumps(data, ensure_ascii=False, allow_nan=False)
    if len(flat) + len(indent) <= WIDEST or not isinstance(data, (dict, list)) or not data:
        return flat
    inner = indent + "  "
    if isinstance(data, dict):
        parts = [
            f"{inner}{json.dumps(key, ensure_ascii=False)}: {_readable(value, inner)}"
            for key, value in data.items()
        ]
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    if not isinstance(data[0], (dict, list, str)):
        return fill(flat, width=WIDEST, subsequent_indent=inner, break_long_words=False)
    parts = [f"{inner}{_readable(value, inner)}" for value in data]
    return "[\n" + ",\n".join(parts) + f"\n{indent}]"
