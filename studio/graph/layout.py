"""Python text within 100 columns, laid out as ruff format would. Names are checked elsewhere."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Any

COLUMNS = 100
STEP = "    "


@dataclass(frozen=True)
class Call:
    """`head(arguments)`. `exploded` writes one argument a line even where all would fit."""

    head: str
    arguments: tuple[Part, ...] = ()
    brackets: str = "()"
    exploded: bool = False


@dataclass(frozen=True)
class Chain:
    """Operands joined by one operator, `a + b + c`; in brackets where it takes several lines."""

    operands: tuple[str, ...]
    operator: str


@dataclass(frozen=True)
class Loop:
    """So many equal items in a row of arguments, each made anew."""

    item: Part
    count: int

    @property
    def each(self) -> str:
        return f"for _ in range({self.count})"


Part = str | Call | Chain | Loop


def literal(value: Any) -> str:
    """A Python literal for a bound value.

    Raises:
        TypeError: `value` is not made of None, bool, int, float, str, tuples and lists.
    """
    match value:
        case None | bool():
            return repr(value)
        case int():
            return repr(int(value))
        case float():
            return _number(value)
        case str():
            return _quoted(value)
        case tuple() | list():
            parts = [literal(part) for part in value]
            return bracketed(parts) if isinstance(value, tuple) else f"[{', '.join(parts)}]"
    raise TypeError(f"not a literal: {type(value).__name__}")


def bracketed(parts: list[str]) -> str:
    """The text of a tuple."""
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


def _number(value: float) -> str:
    """The shortest text that gives the same float, as people write it: 1e-5."""
    text = repr(float(value))
    if text.lstrip("-") in ("inf", "nan"):
        return f'float("{text}")'
    return re.sub(r"e([+-])0*", lambda sign: "e-" if sign[1] == "-" else "e", text)


def _quoted(value: str) -> str:
    text = repr(value)
    plain = text[0] == "'" and '"' not in text
    return f'"{text[1:-1]}"' if plain else text


def flat(part: Part) -> str:
    """`part` on one line."""
    if isinstance(part, str):
        return part
    if isinstance(part, Chain):
        return f" {part.operator} ".join(part.operands)
    if isinstance(part, Loop):
        return f"*[{flat(part.item)} {part.each}]"
    inner = ", ".join(flat(argument) for argument in part.arguments)
    return f"{part.head}{part.brackets[0]}{inner}{part.brackets[1]}"


def lines(part: Part, level: int, before: str = "", after: str = "") -> list[str]:
    """`before`, `part` and `after`, indented by `level`, on as few lines as ruff would use."""
    pad = STEP * level
    one = f"{pad}{before}{flat(part)}{after}"
    if len(one) <= COLUMNS and not _exploded(part):
        return [one]
    if isinstance(part, str):
        part = _parsed(part)
    if isinstance(part, Chain):
        return [f"{pad}{before}(", *_chained(part, level + 1), f"{pad}){after}"]
    if isinstance(part, Loop):
        return [f"{pad}{before}*[", *_looped(part, level + 1), f"{pad}]{after}"]
    if isinstance(part, str) or not part.arguments:
        return [one]
    first = f"{pad}{before}{part.head}{part.brackets[0]}"
    if len(first) > COLUMNS and before:
        return [f"{pad}{before}(", *lines(part, level + 1), f"{pad}){after}"]
    return [first, *_inner(part, level + 1), f"{pad}{part.brackets[1]}{after}"]


def _inner(call: Call, level: int) -> list[str]:
    """The arguments together on one line, or one by one with a comma after each."""
    joined = STEP * level + ", ".join(flat(argument) for argument in call.arguments)
    if len(joined) <= COLUMNS and not _exploded(call):
        return [joined]
    return [line for argument in call.arguments for line in lines(argument, level, after=",")]


def _looped(loop: Loop, level: int) -> list[str]:
    one = f"{STEP * level}{flat(loop.item)} {loop.each}"
    if len(one) <= COLUMNS:
        return [one]
    return [*lines(loop.item, level), f"{STEP * level}{loop.each}"]


def _chained(chain: Chain, level: int) -> list[str]:
    pad = STEP * level
    one = pad + flat(chain)
    if len(one) <= COLUMNS:
        return [one]
    first, *rest = chain.operands
    return [pad + first, *(f"{pad}{chain.operator} {operand}" for operand in rest)]


def _exploded(part: Part) -> bool:
    if not isinstance(part, Call):
        return False
    return part.exploded or any(_exploded(argument) for argument in part.arguments)


_OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Mult: "*"}


def _parsed(text: str) -> Part:
    """The outermost call, list or chain of an expression that is too long for one line."""
    return _structured(ast.parse(text, mode="eval").body, text)


def _structured(node: ast.expr, text: str) -> Part:
    own = ast.get_source_segment(text, node) or ""
    match node:
        case ast.Call(func=function):
            given = [_structured(argument, text) for argument in node.args]
            named = [_named(keyword, text) for keyword in node.keywords]
            return Call(ast.get_source_segment(text, function) or "", (*given, *named))
        case ast.List(elts=elements):
            return Call("", tuple(_structured(e, text) for e in elements), "[]")
        case ast.Tuple(elts=elements) if len(elements) > 1 and own.startswith("("):
            return Call("", tuple(_structured(e, text) for e in elements))
        case ast.BinOp(op=operator) if type(operator) in _OPERATORS:
            operands = _operands(node, type(operator), text)
            return Chain(tuple(operands), _OPERATORS[type(operator)])
    return own


def _named(keyword: ast.keyword, text: str) -> Part:
    value = ast.get_source_segment(text, keyword.value) or ""
    return f"{keyword.arg}={value}" if keyword.arg else f"**{value}"


def _operands(node: ast.expr, operator: type[ast.operator], text: str) -> list[str]:
    if isinstance(node, ast.BinOp) and type(node.op) is operator:
        left = _operands(node.left, operator, text)
        return [*left, ast.get_source_segment(text, node.right) or ""]
    return [ast.get_source_segment(text, node) or ""]
