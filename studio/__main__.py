"""The command line: without a command the window, otherwise the same things without one."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence

from studio import __version__, commands, training_commands
from studio.templates import TEMPLATES


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0 done, 1 the file has errors, 2 refused."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or (given[0] not in COMMANDS and not given[0].startswith("-")):
        return _window(given)
    arguments = _parser().parse_args(given)
    return commands.answer(COMMANDS[arguments.command], arguments)


def _window(files: Sequence[str]) -> int:
    gc.disable()  # what is imported is no garbage; the window collects what becomes it
    from studio import app

    return app.run(files)


COMMANDS: dict[str, Callable[[argparse.Namespace], commands.Answer]] = {
    "train": training_commands.train,
    "export": training_commands.export,
    "check": commands.check,
    "cost": training_commands.cost,
    "layers": commands.layers,
    "templates": commands.templates,
    "new": commands.new,
    "screenshot": training_commands.screenshot,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="layerloom",
        description="Draw a neural network, train it, look inside, export it. "
        "Without a command the window opens, with the given project files.",
    )
    parser.add_argument("--version", action="version", version=f"Layerloom {__version__}")
    parts = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_train(parts.add_parser("train", help="train a project"))
    _add_export(parts.add_parser("export", help="write a model, a picture or weights"))
    _with_file(parts.add_parser("check", help="shapes, counts and problems"))
    _add_cost(parts.add_parser("cost", help="memory and time that training takes"))
    parts.add_parser("layers", help="every layer type")
    parts.add_parser("templates", help="the networks that are shipped")
    new = parts.add_parser("new", help="a template as a file of your own")
    new.add_argument("template", metavar="TEMPLATE", help=", ".join(t.id for t in TEMPLATES))
    new.add_argument("out", metavar="OUT.loom")
    new.add_argument(
        "--data", metavar="PATH", help="your own data: a folder of pictures, or a table"
    )
    new.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="a choice for these data, such as size=32 or colour=grey; may be given again",
    )
    _add_screenshot(parts.add_parser("screenshot", help="a picture of the window"))
    for part in parts.choices.values():
        part.add_argument(
            "--json", action="store_true", help="one JSON document on standard output"
        )
    return parser


def _with_file(part: argparse.ArgumentParser) -> argparse.ArgumentParser:
    part.add_argument("file", metavar="FILE", help="a project file (.loom)")
    return part


def _add_train(part: argparse.ArgumentParser) -> None:
    _with_file(part)
    part.add_argument("--epochs", type=int, metavar="N")
    part.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"))
    part.add_argument("--seed", type=int, metavar="S")
    part.add_argument("--mode", choices=("exact", "tuned"))
    part.add_argument(
        "--weights", metavar="W", help="begin with these: .safetensors, .pth or .pt of a state_dict"
    )
    part.add_argument("--out", metavar="DIR", help="folder of the run")


def _add_export(part: argparse.ArgumentParser) -> None:
    _with_file(part)
    part.add_argument(
        "--to", required=True, metavar="FORMAT", help="python, onnx, safetensors, svg, png"
    )
    part.add_argument("out", metavar="OUT")
    part.add_argument("--run", metavar="DIR", help="the run whose weights are exported")


def _add_cost(part: argparse.ArgumentParser) -> None:
    _with_file(part)
    part.add_argument("--batch", type=int, metavar="N", help="another batch size")
    part.add_argument("--measure", action="store_true", help="time a few steps")
    part.add_argument("--try", action="store_true", help="train two batches in this process")


def _add_screenshot(part: argparse.ArgumentParser) -> None:
    _with_file(part)
    part.add_argument("out", metavar="OUT.png")
    part.add_argument("--theme", choices=("dark", "light"), default="dark")
    part.add_argument("--language", choices=("en", "zh_CN"), default="en")
    part.add_argument("--size", default="1600x1000", metavar="WxH")
    part.add_argument("--panel", metavar="NAME", help="a panel to show in front")


if __name__ == "__main__":
    sys.exit(main())
