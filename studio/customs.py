"""A person's own classes for one project: the files beside it, whom they trust, what was measured.

Files are read here and never run; the engine runs those whose exact text a person trusts. What is
not trusted, or not measured yet, is a problem of its layer: the node stays closed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.spec.layer import Imported, Measured
from studio.spec.messages import translate
from studio.spec.problems import Problem, Refused, Repair
from studio.spec.shapes import Shape

MOST_BYTES = 1_000_000
SUM = 12
"""Digits of the sum that are part of a module's name."""

LOOK = "look_at_code"
"""The repair that shows the code; it changes no document."""


@dataclass(frozen=True)
class Code:
    """The text of a file as it is now, or why there is none."""

    file: str
    text: str = ""
    sha256: str = ""
    refusal: Refused | None = None

    @property
    def module(self) -> str:
        return f"{self.file.removesuffix('.py')}_{self.sha256[:SUM]}"


@dataclass(frozen=True)
class Asked:
    """What the engine is to measure: a class, its arguments, and the shapes of its inputs."""

    imported: Imported
    arguments: tuple[tuple[str | None, Any], ...]
    inputs: tuple[Shape, ...]
    key: tuple[object, ...]


class Customs:
    """`trusted`: sums of texts that the person has seen and trusts; none until somebody says so."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.trusted: Container[str] = frozenset()
        self._codes: dict[str, Code] = {}
        self._stamps: dict[str, object] = {}
        self._known: dict[tuple[object, ...], Measured | Problem] = {}
        self._wanted: dict[tuple[object, ...], Asked] = {}

    def measure(
        self, layer: Any, inputs: tuple[Shape, ...], *, ask: bool = True
    ) -> Measured | Problem:
        """What is known of a layer; never runs anything. `ask` the engine where it may be run."""
        try:
            layer.check_fields()
            code = self._trusted_code(layer.file)
        except Refused as refused:
            return refused.problem()
        key = (code.sha256, layer.class_name, layer.arguments_text, inputs)
        known = self._known.get(key)
        if known is None:
            imported = Imported(code.module, layer.class_name, code.text)
            if ask:
                self._wanted.setdefault(key, Asked(imported, tuple(layer.given()), inputs, key))
            text = translate("Custom", "Measuring what {name} does…", name=layer.class_name)
            return Problem("custom-measuring", text)
        return known

    def _trusted_code(self, file: str) -> Code:
        code = self.code(file)
        if code.refusal is not None:
            raise code.refusal
        if code.sha256 not in self.trusted:
            text = translate(
                "Custom",
                "{file} holds code that you have not trusted as it is now: nothing of it is run. "
                "Look at the code in the window, and trust it there.",
                file=file,
            )
            title = translate("Custom", "Look at the code…")
            raise Refused(
                "custom-untrusted",
                text,
                field="file",
                repairs=(Repair(title, LOOK, {"file": file}),),
            )
        return code

    def code(self, file: str) -> Code:
        """The text of a file beside the project, read once until it changes."""
        if file not in self._codes:
            self._stamps[file] = self._stamp(file)
            self._codes[file] = self._read(file)
        return self._codes[file]

    def _read(self, file: str) -> Code:
        if self.folder is None:
            text = translate(
                "Custom", "Save the project first: {file} is looked for beside it.", file=file
            )
            return Code(file, refusal=Refused("custom-unsaved", text, field="file"))
        path = self.folder / file
        try:
            if not path.is_file():
                text = translate("Custom", "There is no file {file} beside the project.", file=file)
                return Code(file, refusal=Refused("custom-missing", text, field="file"))
            if path.stat().st_size > MOST_BYTES:
                raise ValueError
            data = path.read_bytes()
            return Code(file, data.decode("utf-8"), hashlib.sha256(data).hexdigest())
        except (OSError, ValueError):
            text = translate(
                "Custom",
                "{file} cannot be read: it has to be a text file (UTF-8) below 1 MB.",
                file=file,
            )
            return Code(file, refusal=Refused("custom-unreadable", text, field="file"))

    def _stamp(self, file: str) -> object:
        if self.folder is None:
            return None
        try:
            found = (self.folder / file).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def look_again(self) -> bool:
        """Whether a file that was read is another one by now; it is read anew when asked for."""
        changed = [file for file, stamp in self._stamps.items() if self._stamp(file) != stamp]
        for file in changed:
            del self._codes[file], self._stamps[file]
        return bool(changed)

    def move(self, folder: Path | None) -> bool:
        """The project lives in another folder: other files are beside it."""
        if folder == self.folder:
            return False
        self.folder = folder
        self._codes.clear()
        self._stamps.clear()
        return True

    def take_over(self, others: Customs, folder: Path) -> None:
        """Look beside a copy of the project, and know what is known of the same texts."""
        self.move(folder)
        self._known = others._known

    def take_wanted(self) -> list[Asked]:
        """What is to be measured, each once."""
        wanted = list(self._wanted.values())
        self._wanted = {}
        return wanted

    def put(self, asked: Asked, found: Measured | Refused) -> None:
        """What the engine says."""
        known = found.problem() if isinstance(found, Refused) else found
        self._known[asked.key] = known


def measured(asked: Asked, _: object) -> Measured:
    """In the engine's thread: what a trusted class does. Raises Refused: `custom-…`."""
    from studio.engine.custom import measure

    return measure(asked.imported, asked.arguments, asked.inputs)


def shown(text: str) -> str:
    """The text with every character that would hide or turn round others written out."""
    return "".join(_shown(one) for one in text)


def _shown(one: str) -> str:
    if one in "\n\t" or one.isprintable():
        return one
    return f"\\u{ord(one):04x}" if one != "\r" else ""
