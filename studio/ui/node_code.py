"""The lines of the program that belong to one node. Pure text; not here: making the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from studio.graph.analysis import Finding
from studio.graph.layout import literal
from studio.graph.program import Program
from studio.spec.layer import Sink, Source


def lines_of(program: Program, finding: Finding) -> list[str]:
    """The statement that makes the node's module, where it has one, and the one that calls it."""
    if isinstance(finding.layer, (Source, Sink)):
        return []
    owner, _, name = program.paths.get(finding.address, finding.path).rpartition(".")
    made = _made(program.text, name) or _made(program.text, owner.rpartition(".")[2])
    return [line for line in (made, _computed(program.tapped, finding.node.name)) if line]


def _made(text: str, name: str) -> str:
    """The statement `self.<name> = …`; the last class that has one wins, as it is the network."""
    found = ""
    for statement in _statements(text):
        match statement:
            case ast.Assign(targets=[ast.Attribute(ast.Name("self"), attr)]) if attr == name:
                found = ast.get_source_segment(text, statement) or ""
    return found


def _computed(tapped: str, name: str) -> str:
    """The statement before `_tap(self, "<name>", …)`."""
    before: ast.stmt | None = None
    for statement in _statements(tapped):
        match statement:
            case ast.Expr(ast.Call(ast.Name("_tap"), [_, ast.Constant(value), *_])):
                if value == name and before is not None:
                    return ast.get_source_segment(tapped, before) or ""
            case _:
                before = statement
    return ""


def _statements(text: str) -> Iterator[ast.stmt]:
    for part in ast.walk(ast.parse(text)):
        if isinstance(part, ast.FunctionDef):
            yield from part.body


def constructor_of(finding: Finding) -> str:
    """The same line for a node of a network that has problems elsewhere and so no program yet."""
    layer, measured = finding.layer, finding.measured
    if layer is None or measured is None or layer.constructor() is None:
        return ""
    arguments = (
        literal(value) if name is None else f"{name}={literal(value)}"
        for name, value in layer.arguments(measured.inferred)
    )
    return f"self.{finding.node.name} = {layer.constructor()}({', '.join(arguments)})"


def wrapped(code: str, columns: int) -> str:
    """A call that is longer than `columns` broken after its bracket and between arguments."""
    head, bracket, rest = code.partition("(")
    if len(code) <= columns or not bracket:
        return code
    lines, line = [f"{head}("], "  "
    for part in _arguments(rest):
        if len(line) + len(part) > columns and line.strip():
            lines.append(line.rstrip())
            line = "  "
        line += part
    return "\n".join([*lines, line.rstrip()])


def _arguments(text: str) -> Iterator[str]:
    """The text in pieces that end after each comma of the outer level."""
    depth, start = 0, 0
    for at, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            yield text[start : at + 2]
            start = at + 2
    yield text[start:]
