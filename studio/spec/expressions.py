"""Arithmetic in parameters: names, numbers, + - * // % (and / for real numbers).

Parsed with `ast`, never evaluated by Python.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.spec.messages import translate
from studio.spec.names import check_identifier
from studio.spec.problems import Refused, Repair

Number = int | float
MAX_LENGTH = 200
MAX_DEPTH = 20
MAX_VALUE = 10**12

_SYMBOLS: dict[type[ast.operator], tuple[str, int, Callable[[Number, Number], Number]]] = {
    ast.Add: ("+", 1, lambda a, b: a + b),
    ast.Sub: ("-", 1, lambda a, b: a - b),
    ast.Mult: ("*", 2, lambda a, b: a * b),
    ast.FloorDiv: ("//", 2, lambda a, b: a // b),
    ast.Mod: ("%", 2, lambda a, b: a % b),
    ast.Div: ("/", 2, lambda a, b: a / b),
}


@dataclass(frozen=True)
class Names:
    """What an expression may name: `variables` become numbers in the text, `parameters` remain."""

    variables: Mapping[str, Number]
    parameters: Mapping[str, Number]

    def value(self, name: str) -> Number | None:
        found = self.parameters.get(name)
        return self.variables.get(name) if found is None else found


@dataclass(frozen=True)
class Evaluated:
    """The value of an expression and, when it depends on a parameter, the text to print for it."""

    value: Number
    text: str | None


def evaluate(text: str, names: Names) -> Evaluated:
    """Parse and compute `text`.

    Raises:
        Refused: code `expression` (not arithmetic), `expression-name` (unknown name),
            `expression-value` (division by zero, not finite, too large).
    """
    if len(text) > MAX_LENGTH:
        raise _refused(text[:30] + "…")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _refused(text) from None
    return _walk(tree.body, names, text, 0)


def _refused(text: str) -> Refused:
    return Refused(
        "expression",
        translate(
            "Expressions",
            "“{text}” is not a number. Allowed are numbers, names of variables and + - * // %.",
            text=text,
        ),
    )


def _walk(node: ast.expr, names: Names, text: str, depth: int) -> Evaluated:
    if depth > MAX_DEPTH:
        raise _refused(text)
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return _bounded(value, None, text)
        case ast.Name(id=name):
            return _named(name, names)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=operand):
            inner = _walk(operand, names, text, depth + 1)
            value = -inner.value if isinstance(sign, ast.USub) else inner.value
            negative = isinstance(sign, ast.USub) and inner.text is not None
            return Evaluated(value, f"(-({inner.text}))" if negative else inner.text)
        case ast.BinOp(op=op) if type(op) in _SYMBOLS:
            return _combined(node, names, text, depth)
    raise _refused(text)


def _named(name: str, names: Names) -> Evaluated:
    value = names.value(name)
    if value is None:
        known = ", ".join([*names.parameters, *names.variables])
        raise Refused(
            "expression-name",
            translate(
                "Expressions",
                "There is no variable “{name}”. Known are: {known}.",
                name=name,
                known=known,
            )
            if known
            else translate(
                "Expressions",
                "“{name}” is not a number, and there is no variable of that name.",
                name=name,
            ),
            repairs=_made(name),
        )
    return Evaluated(value, name if name in names.parameters else None)


def _made(name: str) -> tuple[Repair, ...]:
    """A variable of that name, where it can be one."""
    try:
        check_identifier(name)
    except Refused:
        return ()
    title = translate("Expressions", "Make a variable {name}", name=name)
    return (Repair(title, "make_variable", {"name": name}),)


def _combined(node: ast.BinOp, names: Names, text: str, depth: int) -> Evaluated:
    symbol, rank, compute = _SYMBOLS[type(node.op)]
    left = _walk(node.left, names, text, depth + 1)
    right = _walk(node.right, names, text, depth + 1)
    try:
        value = compute(left.value, right.value)
    except ZeroDivisionError:
        raise Refused(
            "expression-value", translate("Expressions", "“{text}” divides by zero.", text=text)
        ) from None
    if left.text is None and right.text is None:
        return _bounded(value, None, text)
    first = _printed(left, node.left, rank, tight=False)
    second = _printed(right, node.right, rank, tight=True)
    return _bounded(value, f"{first} {symbol} {second}", text)


def _printed(part: Evaluated, node: ast.expr, rank: int, *, tight: bool) -> str:
    """One operand, in brackets where it binds less (on the right also when it binds equally)."""
    if part.text is None:
        return repr(part.value) if part.value >= 0 else f"({part.value!r})"
    if isinstance(node, ast.BinOp):
        inner = _SYMBOLS[type(node.op)][1]
        if inner < rank or (tight and inner == rank):
            return f"({part.text})"
    return part.text


def _bounded(value: Number, printed: str | None, text: str) -> Evaluated:
    if not math.isfinite(value) or abs(value) > MAX_VALUE:
        raise Refused(
            "expression-value",
            translate("Expressions", "“{text}” gives a number that is too large.", text=text),
        )
    return Evaluated(value, printed)


def with_names(text: str, given: Mapping[str, str | Number]) -> str:
    """`text` with names replaced by numbers or other expressions; as it is if it is none itself."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
        parts = {name: ast.parse(str(new), mode="eval").body for name, new in given.items()}
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return text
    found = _Replacing(parts)
    body = found.visit(tree.body)
    return ast.unparse(body) if found.changed else text


class _Replacing(ast.NodeTransformer):
    def __init__(self, given: Mapping[str, ast.expr]) -> None:
        self._given = given
        self.changed = False

    def visit_Name(self, node: ast.Name) -> ast.expr:
        self.changed |= node.id in self._given
        return self._given.get(node.id, node)


def names_in(text: str) -> frozenset[str]:
    """The names in `text`; none if it is no expression."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
