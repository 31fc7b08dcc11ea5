"""A layer of one's own: a class in a .py file beside the project. Its rule is measured, not known.

Nothing here reads or runs the file: that is `studio.customs` and the engine, once it is trusted.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from studio.spec.fields import Text
from studio.spec.layer import Measured, Module, layer
from studio.spec.messages import translate
from studio.spec.names import check_identifier
from studio.spec.problems import Refused
from studio.spec.shapes import DType, Shape

MOST_ARGUMENTS = 50
MOST_LEVELS = 5
FILE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,60}\.py")
Arguments = list[tuple[str | None, Any]]


@layer
class Custom(Module):
    """A module of your own: a class in a Python file beside the project.

    The class is an nn.Module that takes one tensor with the batch in front, and gives one. Nothing
    of the file is run before you have seen it and trust exactly this text.
    """

    family = "shape"
    module = "Custom"
    foreign = True
    keeps = "input"
    takes_single = True
    reads: ClassVar[tuple[DType, ...]] = ("float32", "int64")

    file: str = Text(
        default="",
        required=True,
        longest=64,
        help="A Python file in the folder of the project, for example layers.py.",
    )
    class_name: str = Text(
        default="",
        label="Class",
        required=True,
        longest=64,
        help="The class in that file, an nn.Module.",
    )
    arguments_text: str = Text(
        default="",
        longest=400,
        label="Arguments",
        help="What the class is built with: plain values, for example 8, kernel_size=3.",
    )

    @property
    def remembers(self) -> bool:
        """Nobody knows without looking inside, and the text asks each module when it is there."""
        return True

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        """Raises Refused: those of `check_fields`, and `custom-closed` where nobody measures."""
        self.check_fields()
        text = translate("Custom", "Nobody has looked into {file} here.", file=self.file)
        raise Refused("custom-closed", text, field="file")

    def arguments(self, inferred: Mapping[str, Any]) -> list[tuple[str | None, Any]]:
        return self.given()

    def check_fields(self) -> None:
        """Raises Refused: `custom-file`, `custom-class`, `custom-arguments`."""
        if not FILE_NAME.fullmatch(self.file):
            text = translate(
                "Custom",
                "Name a Python file in the folder of the project, for example layers.py: letters, "
                "digits and _, no folders.",
            )
            raise Refused("custom-file", text, field="file")
        try:
            check_identifier(self.class_name)
        except Refused:
            text = translate(
                "Custom", "Name the class in {file}, for example MyLayer.", file=self.file
            )
            raise Refused("custom-class", text, field="class_name") from None
        self.given()

    def given(self) -> Arguments:
        """The arguments of the constructor, plain values only. Raises Refused."""
        try:
            call = ast.parse(f"f({self.arguments_text})", mode="eval").body
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                raise ValueError
            found: Arguments = [(None, _plain(one, 0)) for one in call.args]
            for one in call.keywords:
                found.append((check_identifier(one.arg or ""), _plain(one.value, 0)))
            if len(found) > MOST_ARGUMENTS or len(dict.fromkeys(n for n, _ in found if n)) != len(
                call.keywords
            ):
                raise ValueError
        except (ValueError, SyntaxError, Refused, RecursionError, MemoryError):
            text = translate(
                "Custom",
                "Arguments are plain values with commas between them: numbers, True, “text”, "
                "lists, also by name, for example 8, kernel_size=3.",
            )
            raise Refused("custom-arguments", text, field="arguments_text") from None
        return found


def _plain(node: ast.expr, depth: int) -> Any:
    """A value that is written out; raises ValueError for anything that would be computed."""
    if depth > MOST_LEVELS:
        raise ValueError
    match node:
        case ast.Constant(value=None | bool() | int() | float() | str()):
            return node.value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            if isinstance(number, bool):
                raise ValueError
            return -number
        case ast.Tuple(elts=parts):
            return tuple(_plain(part, depth + 1) for part in parts)
        case ast.List(elts=parts):
            return [_plain(part, depth + 1) for part in parts]
    raise ValueError
