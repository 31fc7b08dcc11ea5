"""The lines of the program that belong to one node. Pure text; not here: making the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

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
    if finding.node.muted or isinstance(finding.layer, (Source, Sink)):
        return []
    owner, _, name = program.paths.get(finding.address, finding.path).rpartition(".")
    known = statements_of(program.tapped)
    made = known.made(name) or known.made(owner.rpartition(".")[2])
    begun = _begun(finding, f"{owner}.{name}".lstrip("."))
    computed = known.computed(finding.node.name)
    return [line for line in (made, *known.locks(name), *begun, computed) if line]


class Statements:
    """The statements in the functions of one text, found by what they are about.

    A text of 500 layers has thousands of them and is asked at every click: it is parsed once.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._made: dict[str, ast.stmt] = {}
        self._computed: dict[str, ast.stmt] = {}
        self._locks: dict[str, list[ast.stmt]] = {}
        before: ast.stmt | None = None
        for statement in _statements(text):
            match statement:
                case ast.Assign(targets=[ast.Attribute(ast.Name("self"), attr)]):
                    self._made[attr] = statement
                case ast.Expr(ast.Call(ast.Name("_tap"), [_, ast.Constant(str(name)), *_])):
                    if before is not None:
                        self._computed.setdefault(name, before)
                    continue
                case ast.Expr(ast.Call(ast.Attribute(of, "requires_grad_"), [ast.Constant(False)])):
                    self._locks.setdefault(_child(of), []).append(statement)
            before = statement

    def made(self, name: str) -> str:
        """`self.<name> = …`; the last class that has one wins, as it is the network."""
        return self._text(self._made.get(name))

    def computed(self, name: str) -> str:
        """The statement before `_tap(self, "<name>", …)`."""
        return self._text(self._computed.get(name))

    def locks(self, name: str) -> list[str]:
        """What keeps training from changing the module's parameters."""
        return [self._text(statement) for statement in self._locks.get(name, ())]

    def _text(self, statement: ast.stmt | None) -> str:
        """As `ast.get_source_segment`, which splits the whole text again each time."""
        if statement is None or statement.end_lineno is None:
            return ""
        lines = self._lines[statement.lineno - 1 : statement.end_lineno]
        lines[-1] = lines[-1].encode()[: statement.end_col_offset].decode()
        lines[0] = lines[0].encode()[statement.col_offset :].decode()
        return "\n".join(lines)


@lru_cache(maxsize=2)
def statements_of(text: str) -> Statements:
    """Two: an edit and its undo, or the networks of two tabs, follow each other."""
    return Statements(text)


def _child(of: ast.expr) -> str:
    """The name of the module of `self` that an expression begins with; empty where none does."""
    while isinstance(of, ast.Attribute):
        if isinstance(of.value, ast.Name) and of.value.id == "self":
            return of.attr
        of = of.value
    return ""


def _begun(finding: Finding, path: str) -> Iterator[str]:
    """What `initialise` sets the parameters to, where something was chosen."""
    for name, beginning in finding.starts.items():
        tensor = tensor_text(f"{path}.{name}")
        if isinstance(beginning.how, Given) and len(beginning.how.values) > MOST_NUMBERS:
            yield f"{tensor}.copy_(…)"
        elif beginning.how is not None:
            yield " ".join(line.strip() for line in statement_lines(beginning, tensor, 0))


def _statements(text: str) -> Iterator[ast.stmt]:
    """Of the functions, and of the methods of the classes, in their order."""
    for part in ast.parse(text).body:
        for inner in part.body if isinstance(part, ast.ClassDef) else (part,):
            if isinstance(inner, ast.FunctionDef):
                yield from inner.body


def constructor_of(finding: Finding) -> str:
    """The same line for a node of a network that has problems elsewhere and so no program yet."""
    layer, measured = finding.layer, finding.measured
    if finding.node.muted or layer is None or measured is None or layer.constructor() is None:
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
