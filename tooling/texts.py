"""Texts for translation: from the sources by lupdate, from the registries by walking them.

Runs in the environment, not under the bare interpreter: it imports the registries.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tooling.console import Stop, say
from tooling.environment import ROOT, VENV

if TYPE_CHECKING:
    from studio.spec.declaration import Declaration

FOLDER = ROOT / "resources" / "i18n"
CHINESE = FOLDER / "zh_CN.ts"
ENGLISH = FOLDER / "en.ts"
"""English has plural forms only ("1 epoch", "3 epochs")."""
CONTEXT = "Declarations"


def declared_texts() -> Iterator[str]:
    """Titles, sentences, labels and help of every registered declaration, each once."""
    from studio import catalogue
    from studio.spec.data import DATA_SETS
    from studio.spec.layer import LAYERS
    from studio.spec.recipe import LOSSES, METRICS, OPTIMIZERS, SCHEDULES

    catalogue.fill()
    seen: set[str] = set()
    for registry in (LAYERS, DATA_SETS, LOSSES, OPTIMIZERS, SCHEDULES, METRICS):
        for declaration in registry.values():
            for text in _texts_of(declaration):
                if text and text not in seen:
                    seen.add(text)
                    yield text


def _texts_of(declaration: type[Declaration]) -> Iterator[str]:
    yield declaration.title
    yield declaration.summary()
    for field in declaration.fields().values():
        yield field.label
        yield field.help


def as_source(texts: Iterator[str]) -> str:
    """Python that lupdate reads: one literal call for each text."""
    calls = (f"QCoreApplication.translate({CONTEXT!r}, {text!r})\n" for text in texts)
    return "from PySide6.QtCore import QCoreApplication\n\n" + "".join(calls)


def update() -> None:
    """Bring `resources/i18n` up to date: .ts from the sources and registries, .qm from the .ts.

    Raises:
        Stop: a tool failed or complained; lupdate ends with 0 also where it could not read a file.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        declared = Path(folder) / "declarations.py"
        declared.write_text(as_source(declared_texts()), encoding="utf-8")
        sources = [str(ROOT / "studio"), str(declared)]
        common = ["-extensions", "py", "-locations", "none", "-no-obsolete"]
        common += ["-source-language", "en_US"]
        _tool("lupdate", *common, "-target-language", "zh_CN", *sources, "-ts", str(CHINESE))
        english = ["-pluralonly", "-target-language", "en_US"]
        _tool("lupdate", *common, *english, *sources, "-ts", str(ENGLISH))
    for text in (CHINESE, ENGLISH):
        _tool("lrelease", str(text), "-qm", str(text.with_suffix(".qm")))


def _tool(name: str, *arguments: str) -> None:
    program = VENV / ("Scripts" if (VENV / "Scripts").is_dir() else "bin") / f"pyside6-{name}"
    done = subprocess.run(
        [str(program), *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    say(done.stdout.strip())
    if done.returncode or done.stderr.strip():
        raise Stop(f"{name} could not do its work:\n{done.stderr.strip()}")
