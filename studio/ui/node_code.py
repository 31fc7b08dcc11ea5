"""The lines of the program that belong to one node. Pure text; not here: making the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from studio.graph.findings import Finding
from studio.graph.initialising import statement_lines, tensor_text
from studio.graph.layout import literal
from studio.graph.model import Given
from studio.graph.program import Program
from studio.spec.layer import Sink, Source

MOST_NUMBERS = 8
"""More given weights are to be seen in their table."""


def lines_of(program: Program, finding: Finding) -> list[str]:
    """The statements that make the node's module, lock and begin it, and the one that calls it."""
    if isinstance(finding.layer, (Source, Sink)):
        return []
    owner, _, name = program.paths.get(finding.address, finding.path).rpartition(".")
    made = _made(program.tapped, name) or _made(program.tapped, owner.rpartition(".")[2])
    locks = _locks(program.tapped, name)
    begun = _begun(finding, f"{owner}.{name}".lstrip("."))
    computed = _computed(program.tapped, finding.node.name)
    return [line for line in (made, *locks, *begun, computed) if line]


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


def _locks(text: str, name: str) -> Iterator[str]:
    """What keeps training from changing the module's parameters."""
    for statement in _statements(text):
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            found = ast.get_source_segment(text, statement) or ""
            if found.startswith(f"self.{name}.") and found.endswith("requires_grad_(False)"):
                yield found


def _begun(finding: Finding, path: str) -> Iterator[str]:
    """What `initialise` sets the parameters to, where something was chosen."""
    for name, beginning in finding.starts.items():
        tensor = tensor_text(f"{path}.{name}")
        if isinstance(beginning.how, Given) and len(beginning.how.values) > MOST_NUMBERS:
            yield f"{tensor}.copy_(…)"
        elif beginning.how is not None:
            yield " ".join(line.strip() for line in statement_lines(beginning, tensor, 0))


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
    """A statement on lines of at most `columns`, broken behind brackets and between arguments."""
    flat = " ".join(line.strip() for line in code.splitlines())
    flat = re.sub(r"([(\[{]) ", r"\1", re.sub(r",? ([)\]}])", r"\1", flat))
    return "\n".join(_folded(flat, columns, ""))


def _folded(text: str, columns: int, pad: str) -> list[str]:
    opening = text.find("(")
    if len(pad) + len(text) <= columns or opening < 0:
        return [pad + text]
    closing = _closing(text, opening)
    inner, line = f"{pad}  ", ""
    lines = [pad + text[: opening + 1]]
    for part in _arguments(text[opening + 1 : closing]):
        if line and len(inner) + len(line) + len(part) > columns:
            lines += _folded(line.rstrip(), columns, inner)
            line = ""
        line += part
    return [*lines, *_folded(f"{line}{text[closing:]}", columns, inner)] if line else lines


def _closing(text: str, opening: int) -> int:
    """Where the bracket is closed."""
    depth = 0
    for at in range(opening, len(text)):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if depth == 0:
            return at
    return len(text)


def _arguments(text: str) -> Iterator[str]:
    """The text in pieces that end after each comma of the outer level."""
    depth, start = 0, 0
    for at, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            yield text[start : at + 2]
            start = at + 2
    yield text[start:]
