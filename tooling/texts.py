"""Texts for translation: from the window by lupdate, from messages and registries by walking them.

Runs in the environment, not under the bare interpreter: it imports the registries.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tooling.console import Stop, say
from tooling.environment import ROOT

FOLDER = ROOT / "resources" / "i18n"
CHINESE = "zh_CN.ts"
ENGLISH = "en.ts"
"""English has plural forms only ("1 epoch", "3 epochs")."""


Entry = tuple[str, str]
"""Context and English text."""


def message_texts() -> list[Entry]:
    """Every `translate("Context", "text", …)` below Qt.

    lupdate passes over calls that have keyword arguments, and nearly all of ours have.
    """
    found = []
    for path in sorted((ROOT / "studio").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name("translate"),
                    args=[ast.Constant(str(context)), ast.Constant(str(text))],
                ):
                    found.append((context, text))
    return found


def declared_texts() -> list[Entry]:
    """Titles, sentences, labels and help of every registered declaration, each once."""
    from studio import catalogue

    catalogue.fill()
    return list(catalogue.texts())


def as_source(entries: Iterable[Entry]) -> str:
    """Python that lupdate reads: one literal call for each text."""
    calls = (f"QCoreApplication.translate({context!r}, {text!r})\n" for context, text in entries)
    return "from PySide6.QtCore import QCoreApplication\n\n" + "".join(calls)


def update(folder: Path = FOLDER) -> None:
    """Bring the .ts files up to date with the sources and registries; translations are kept.

    Raises:
        Stop: a tool failed or complained; lupdate ends with 0 also where it could not read a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        collected = Path(temporary) / "collected.py"
        entries = [*message_texts(), *declared_texts()]
        collected.write_text(as_source(entries), encoding="utf-8")
        options = ["-extensions", "py", "-locations", "none", "-no-obsolete"]
        options += ["-source-language", "en_US", str(ROOT / "studio"), str(collected)]
        _tool("lupdate", *options, "-target-language", "zh_CN", "-ts", str(folder / CHINESE))
        english = ["-pluralonly", "-target-language", "en_US", "-ts", str(folder / ENGLISH)]
        _tool("lupdate", *options, *english)


def release(folder: Path = FOLDER) -> None:
    """Write the .qm files that the program reads. Raises Stop: the tool failed.

    Each takes the place of the old one at once: a window that is open has that in its memory, and
    would end with what is written into it.
    """
    for name in (CHINESE, ENGLISH):
        text = folder / name
        made = text.with_suffix(".made")
        _tool("lrelease", str(text), "-qm", str(made))
        made.replace(text.with_suffix(".qm"))


def _tool(name: str, *arguments: str) -> None:
    program = Path(sys.executable).parent / f"pyside6-{name}"
    done = subprocess.run(
        [str(program), *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    say(done.stdout.strip())
    if done.returncode or done.stderr.strip():
        raise Stop(f"{name} could not do its work:\n{done.stderr.strip()}")
