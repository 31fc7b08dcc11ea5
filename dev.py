#!/usr/bin/env python3
"""Sets Layerloom up on a fresh machine, runs it, its tests and its checks. Standard library only.

python3 dev.py run [FILE …]   make .venv, install, open the window on the digits project;
                              without a display: train it here, picture and model into a folder
python3 dev.py test [ARGS …]  the same set-up with the test tools, then the whole suite
python3 dev.py check          lint, format, types, architecture
python3 dev.py bench          tests/benchmarks/*.py and a table of their results
python3 dev.py i18n           texts of the sources and the registries -> resources/i18n

Everything is installed into the folder .venv. Nothing else changes, except that on Debian and
Ubuntu the system libraries Qt lacks are installed where that needs no password.
"""

# No `from __future__` and no newer syntax: an older Python must get as far as the next lines.
import sys

if sys.version_info < (3, 11):
    sys.exit(f"Layerloom needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

import argparse
import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tooling.console import Stop, say
from tooling.environment import (
    NOTHING,
    ROOT,
    VENV,
    ensure_environment,
    environment,
    python,
    venv_python,
)
from tooling.machine import ensure_system, has_display

TEST = ("test",)
"""The extras of pyproject.toml that everything but `run` needs."""
BENCHMARKS = ROOT / "tests" / "benchmarks"


def run(arguments: argparse.Namespace) -> int:
    """Open the window, or show what it would show where there is no display."""
    ensure_system()
    ensure_environment((), arguments.gpu)
    if has_display(os.environ, platform.system()) and not arguments.headless:
        return python("-m", "studio", *arguments.rest)
    demonstrate(Path(arguments.out).resolve())
    return 0


def test(arguments: argparse.Namespace) -> int:
    """The whole suite on two processes; ARGS go to pytest."""
    ensure_system()
    ensure_environment(TEST, arguments.gpu)
    return python(
        "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments.rest, cwd=ROOT, env=QUIET
    )


def check(arguments: argparse.Namespace) -> int:
    """Lint, format, types, architecture: all of them, also after the first that fails."""
    ensure_system()
    ensure_environment(TEST, arguments.gpu)
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("pytest", "-q", "tests/test_architecture.py"),
    )
    failed = []
    for step in steps:
        say(f"\n— {' '.join(step)}")
        if python("-m", *step, cwd=ROOT, env=QUIET):
            failed.append(step[0])
    say(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


def bench(arguments: argparse.Namespace) -> int:
    """Each file of tests/benchmarks in its own process, then one table.

    A file prints one JSON object a line: `name`, `value`, `aim`, `better` ("lower" or "higher"),
    and, where it helps, `unit` and `note`. Other lines are shown as they are.
    """
    ensure_system()
    ensure_environment(TEST, arguments.gpu)
    rows = []
    chosen = arguments.rest
    files = sorted(BENCHMARKS.glob("[!_]*.py"))
    for file in files:
        if not chosen or file.stem in chosen:
            say(f"— {file.stem}")
            rows += measured(file)
    say(table(rows))
    return 0 if all(row_passes(row) for row in rows) else 1


def i18n(arguments: argparse.Namespace) -> int:
    """Write .ts and .qm; runs itself in the environment, which has the tools and the registries."""
    ensure_environment(TEST, arguments.gpu)
    if Path(sys.prefix).resolve() != VENV.resolve():
        return python(str(ROOT / "dev.py"), "i18n", cwd=ROOT)
    from tooling import texts

    texts.update()
    texts.release()
    return 0


QUIET = {"QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}
"""For everything that must not open a window or use every core."""


# ---- run without a display


def studio(*arguments: str, env: Mapping[str, str] = NOTHING) -> None:
    """One command of Layerloom's command line.

    Raises:
        Stop: it failed; its own message is on the screen.
    """
    if python("-m", "studio", *arguments, env=env):
        raise Stop(f"“layerloom {' '.join(arguments)}” did not succeed (see above).")


def free_path(parent: Path, name: str) -> Path:
    """`parent/name`, or with the first number behind it that is not taken."""
    path, number = parent / name, 1
    while path.exists():
        number += 1
        path = parent / f"{name}-{number}"
    return path


def demonstrate(folder: Path) -> None:
    """What the window would show, without one: train the digits, take its picture, export."""
    folder.mkdir(parents=True, exist_ok=True)
    project, picture = folder / "digits.loom", folder / "window.png"
    run_folder, model = free_path(folder, "run"), free_path(folder, "model")
    say("There is no display here, so this trains the digits project in the terminal.")
    if not project.exists():
        studio("new", "digits", str(project))
    studio("train", str(project), "--out", str(run_folder))
    studio("screenshot", str(project), str(picture), env=QUIET)
    studio("export", str(project), "--to", "python", str(model), "--run", str(run_folder))
    say(
        f"\nProject   {project}\nRun       {run_folder}\nWindow    {picture}\nModel     {model}"
        f"\n\nTry it:   {venv_python()} {model / 'predict.py'} FILE"
    )


# ---- benchmarks


def measured(file: Path) -> list[dict[str, object]]:
    """What one benchmark file reports."""
    done = subprocess.run(
        [str(venv_python()), "-m", f"tests.benchmarks.{file.stem}"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment({"QT_QPA_PLATFORM": "offscreen"}),
        check=False,
    )
    rows = []
    for line in done.stdout.splitlines():
        row = row_of(line)
        if row is None:
            say(line)
        else:
            rows.append(row)
    if done.returncode:
        rows.append({"name": f"{file.stem} ended with {done.returncode}", "value": float("nan")})
    return rows


def row_of(line: str) -> dict[str, object] | None:
    """A line of a benchmark as a row, or None for ordinary text."""
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and {"name", "value"} <= row.keys() else None


def row_passes(row: dict[str, object]) -> bool:
    """Whether the value reaches its aim; without an aim it does, unless it is not a number."""
    value, aim = row["value"], row.get("aim")
    if not isinstance(value, int | float) or value != value:
        return False
    if not isinstance(aim, int | float):
        return True
    return value >= aim if row.get("better") == "higher" else value <= aim


def table(rows: Sequence[dict[str, object]]) -> str:
    """The rows as aligned text: name, value with unit, aim, whether it is reached, note."""
    lines = [("benchmark", "value", "aim", "", "")]
    for row in rows:
        aim = row.get("aim")
        sign = "≥" if row.get("better") == "higher" else "≤"
        lines.append(
            (
                str(row["name"]),
                f"{row['value']:.4g} {row.get('unit', '')}".strip(),
                f"{sign} {aim:g}" if isinstance(aim, int | float) else "",
                "ok" if row_passes(row) else "MISSED",
                str(row.get("note", "")),
            )
        )
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


# ---- the command line


COMMANDS = {"run": run, "test": test, "check": check, "bench": bench, "i18n": i18n}


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Options of ours, and in `rest` whatever the command hands on."""
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--gpu", action="store_true", help="torch with support for NVIDIA cards")
    parser.add_argument("--headless", action="store_true", help="run: open no window")
    parser.add_argument("--out", default="layerloom-demo", help="run without a window: the folder")
    known, rest = parser.parse_known_args(argv)
    known.rest = rest
    return known


def main(argv: Sequence[str] | None = None) -> int:
    arguments = parse(sys.argv[1:] if argv is None else argv)
    try:
        return COMMANDS[arguments.command](arguments)
    except Stop as stop:
        say(f"\n{stop}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
