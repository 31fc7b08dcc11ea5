"""`predict.py` of an exported folder: reads a file, prints what the trained network says to it."""

from __future__ import annotations

import inspect

from studio.data.pictures import PictureFolder
from studio.data.table_file import TableFile
from studio.exchange.exporter import Bundle
from studio.exchange.table_script import SUFFIXES, table_constants, table_imports, table_script
from studio.exchange.training_script import (
    WEIGHTS,
    Facts,
    beginning,
    network_of,
    scaling,
    standardise,
    title_of,
)
from studio.graph.layout import Call, lines, literal

MOST_CLASSES = 5
"""So many of the likeliest classes are printed for one sample."""


def prediction_script(bundle: Bundle, facts: Facts) -> str:
    """The text of predict.py."""
    parts = [
        beginning(_head(bundle), _constants(bundle, facts)),
        *([_picture(bundle)] if reads_pictures(bundle) else []),
        table_script(bundle.data) if isinstance(bundle.data, TableFile) else _rows(),
        _read(bundle),
        _predict(bundle, facts),
        *([_drawn(bundle)] if draws_pictures(bundle) else []),
        _main(bundle),
    ]
    return "\n\n".join(parts)


def reads_pictures(bundle: Bundle) -> bool:
    shape = bundle.data.input_shape()
    return bundle.data.kind == "image" and shape.rank == 3 and shape.channels in (1, 3)


def draws_pictures(bundle: Bundle) -> bool:
    """What the network says of a sample is a picture, or a class for each pixel of one."""
    target = bundle.data.target()
    return target.pictured and (target.classes is not None or target.width in (1, 3))


def _of_a_folder(bundle: Bundle) -> bool:
    """The pictures are a person's own: a further one is read as those were."""
    return isinstance(bundle.data, PictureFolder)


def _head(bundle: Bundle) -> str:
    _, cls = network_of(bundle)
    kinds = ["a table (.csv)", "an array (.npy) with one sample in each row"]
    kinds = ["a picture", *kinds] if reads_pictures(bundle) else kinds
    columns = bundle.data.columns()
    described = f"Columns: {', '.join(columns)}." if columns else ""
    pictures = reads_pictures(bundle) or draws_pictures(bundle)
    pillow = "from PIL import Image\n" if pictures else ""
    if _of_a_folder(bundle):
        pillow = "from PIL import Image, ImageOps\n"
    more = ["struct"] if _of_a_folder(bundle) else []
    if isinstance(bundle.data, TableFile):
        described, more = f"Columns: {', '.join(bundle.data.input_columns)}.", table_imports()
    modules = "".join(f"import {name}\n" for name in sorted(["csv", "sys", *more]))
    return f'''\
"""What the trained {cls} says to other data like {title_of(bundle)}: python predict.py FILE ...

A FILE is {", ".join(kinds[:-1])} or {kinds[-1]}.
{_wrapped(described)}"""

{modules}from pathlib import Path

import numpy as np
import torch
{pillow}from safetensors.torch import load_file

from model import {cls}
'''


def _wrapped(text: str) -> str:
    """Lines of at most 96 columns; quotes and backslashes would end the docstring."""
    import textwrap

    plain = text.replace("\\", "/").replace('"', "'")
    return "".join(f"{line}\n" for line in textwrap.wrap(plain, 96))


def _constants(bundle: Bundle, facts: Facts) -> list[str]:
    shape = tuple(int(size) for size in bundle.data.input_shape().dims)
    classes = bundle.classes
    found = ["FOLDER = Path(__file__).resolve().parent", f"SHAPE = {literal(shape)}"]
    if classes is not None:
        names = tuple(literal(name) for name in classes)
        found += lines(Call("", names, "[]"), 0, "CLASSES = ")
    if isinstance(bundle.data, TableFile):
        found += table_constants(bundle.data)
    found += scaling("MEAN", "STD", facts.scale, "input")
    found += scaling("TARGET_MEAN", "TARGET_STD", facts.target_scale, "target")
    return found


def _picture(bundle: Bundle) -> str:
    if isinstance(bundle.data, PictureFolder):
        return _picture_of_a_folder(bundle.data)
    channels, height, width = (int(size) for size in bundle.data.input_shape().dims)
    mode = "L" if channels == 1 else "RGB"
    low = _darkest(bundle)
    scaled = "    values = 2 * values - 1\n" if low < 0 else ""
    order = "" if channels == 1 else ".transpose(2, 0, 1)"
    return f'''\
def read_picture(file):
    """One sample: the picture at {width}×{height}, from {low} (dark) to 1 (bright)."""
    with Image.open(file) as image:
        image = image.convert("{mode}").resize(({width}, {height}), Image.Resampling.BILINEAR)
    values = np.asarray(image, dtype=np.float32) / 255
{scaled}    return values{order}.reshape(1, *SHAPE)
'''


def _picture_of_a_folder(data: PictureFolder) -> str:
    """With the very functions that read the pictures of the training."""
    from studio.data.arrays import reading

    order = "" if data.colour == "grey" else ".transpose(2, 0, 1)"
    reader = f'''\
def read_picture(file):
    """One sample: the picture as those of the training were read, from 0 (dark) to 1 (bright)."""
    with Image.open(file) as image:
        image = prepared(image, {data.size}, {literal(data.colour)}, {literal(data.fit)})
    values = np.asarray(image, dtype=np.float32) / 255
    return values{order}.reshape(1, *SHAPE)
'''
    return "\n\n".join([reader, *(inspect.getsource(function) for function in reading.FUNCTIONS)])


def _darkest(bundle: Bundle) -> int:
    """What dark is in the data, where bright is 1: 0, or −1."""
    parts = [part["input"] for part in bundle.loaded.parts.values() if len(part["input"])]
    return -1 if min(float(part.min()) for part in parts) < -0.5 else 0


def _rows() -> str:
    return '''\
def read_table(file):
    """The first numbers of each row; a row of titles is passed over, as are further columns."""
    count = int(np.prod(SHAPE))
    with open(file, newline="", encoding="utf-8-sig") as text:
        rows = [row[:count] for row in csv.reader(text) if row]
    if rows and not all(map(is_number, rows[0])):
        rows = rows[1:]
    try:
        return np.array(rows, dtype=np.float32)
    except ValueError:
        raise SystemExit(f"{file.name}: {count} numbers are needed in each row") from None


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True
'''


def _read(bundle: Bundle) -> str:
    pictures = reads_pictures(bundle)
    other = (
        "        values = read_picture(file)"
        if pictures
        else '        raise SystemExit(f"{file.name}: a .csv or .npy file is needed")'
    )
    tables = f"in {literal(SUFFIXES)}" if isinstance(bundle.data, TableFile) else '== ".csv"'
    return f'''\
def read(file):
    """The samples in a file: (N, *SHAPE)."""
    if file.suffix.lower() == ".npy":
        values = np.load(file, allow_pickle=False).astype(np.float32)
    elif file.suffix.lower() {tables}:
        values = read_table(file)
    else:
{other}
    if values.size == 0 or values.size % np.prod(SHAPE):
        raise SystemExit(f"{{file.name}}: samples of shape {{SHAPE}} are needed")
    return torch.from_numpy(values.reshape(-1, *SHAPE))
'''


def _predict(bundle: Bundle, facts: Facts) -> str:
    _, cls = network_of(bundle)
    rank = bundle.data.input_shape().rank
    scaled = [] if facts.scale is None else standardise("values", "MEAN", "STD", rank, 1)
    chosen = "net(values)[0]" if facts.several else "net(values)"
    rows = [
        "def predict(values):",
        f'    """{_result(bundle)}"""',
        f"    net = {cls}()",
        f'    net.load_state_dict(load_file(FOLDER / "{WEIGHTS}"))',
        "    net.eval()",
        *scaled,
        "    with torch.no_grad():",
        f"        output = {chosen}",
        *_finished(bundle, facts),
        "",
    ]
    return "\n".join(rows)


def _result(bundle: Bundle) -> str:
    if draws_pictures(bundle) and bundle.classes is not None:
        return "The probability of each class at each pixel, (N, classes, height, width)."
    if bundle.classes is None:
        return "What the network estimates for samples as they are read."
    return "The probability of each class, (N, classes), for samples as they are read."


def _finished(bundle: Bundle, facts: Facts) -> list[str]:
    """From the network's output to probabilities, or to the units of the target."""
    if bundle.classes is None:
        if facts.target_scale is None:
            return ["    return output"]
        rank = bundle.data.target().shape.rank
        across = "" if rank <= 1 else f".reshape({', '.join(['-1'] + ['1'] * (rank - 1))})"
        return [
            f"    mean, std = torch.tensor(TARGET_MEAN){across}, torch.tensor(TARGET_STD){across}",
            "    return output * std + mean",
        ]
    name, _ = network_of(bundle)
    ending = bundle.program.endings[name]
    if bundle.recipe.steps[0].loss.width(bundle.data.target()) == 1:
        sure = "output" if ending in ("sigmoid", "step") else "output.sigmoid()"
        return [f"    second = {sure}", "    return torch.cat([1 - second, second], dim=1)"]
    if ending == "log_softmax":
        return ["    return output.exp()"]
    return ["    return output" if ending == "softmax" else "    return output.softmax(1)"]


def _drawn(bundle: Bundle) -> str:
    """The function that writes one answer of the network as a picture file, beside the input."""
    if bundle.classes is not None:
        return '''\
def save(row, file):
    """Write the likeliest class of each pixel: the first is black, the last is white."""
    best = row.argmax(0)
    grey = best * 255 // (len(CLASSES) - 1)
    Image.fromarray(grey.numpy().astype(np.uint8)).save(file)
    shares = torch.bincount(best.flatten(), minlength=len(CLASSES)) / best.numel()
    return "  ".join(f"{name} {share:.1%}" for name, share in zip(CLASSES, shares, strict=True))
'''
    values = "row[0]" if bundle.data.target().width == 1 else "row.permute(1, 2, 0)"
    return f'''\
def save(row, file):
    """Write the picture, from 0 (dark) to 1 (bright)."""
    values = {values}.clamp(0, 1) * 255
    Image.fromarray(values.round().numpy().astype(np.uint8)).save(file)
    return f"from {{row.min():.3g}} to {{row.max():.3g}}"
'''


def _main(bundle: Bundle) -> str:
    each = "row"
    if draws_pictures(bundle):
        each = "number, row"
        shown = """\
            target = file.with_name(f"{file.stem}-predicted-{number}.png")
            print(file.name, save(row, target), target.name, sep="  ")"""
    elif bundle.classes is None:
        shown = """\
            numbers = (f"{value:.4g}" for value in row.flatten().tolist())
            print(file.name, *numbers, sep="  ")"""
    else:
        shown = f"""\
            best = row.argsort(descending=True)[:{MOST_CLASSES}].tolist()
            print(file.name, *(f"{{CLASSES[i]}} {{row[i]:.1%}}" for i in best), sep="  ")"""
    rows = "enumerate(predict(read(file)))" if draws_pictures(bundle) else "predict(read(file))"
    return f'''\
def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    if not (FOLDER / "{WEIGHTS}").exists():
        raise SystemExit("{WEIGHTS} is missing: run train.py first")
    for file in map(Path, sys.argv[1:]):
        for {each} in {rows}:
{shown}


if __name__ == "__main__":
    main()
'''
