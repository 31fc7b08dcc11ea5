"""`train.py` of an exported folder: the run again, in plain PyTorch, as a person would write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.exchange.exporter import Bundle
from studio.graph.layout import Call, lines, literal
from studio.spec.data import Scale

DATA = "data.npz"
WEIGHTS = "weights.safetensors"
START = "start.safetensors"


@dataclass(frozen=True)
class Facts:
    """What the scripts have to know beside the bundle.

    `merges`: a last batch of one sample joins the batch before, because of batch statistics.
    `several`: the network gives more than one result.
    """

    scale: Scale | None
    target_scale: Scale | None
    merges: bool
    several: bool


def training_script(bundle: Bundle, facts: Facts) -> str:
    """The text of train.py; with the run's seed and threads it ends with the run's weights."""
    constants = [
        *_settings(bundle),
        *_devices(bundle),
        *scaling("MEAN", "STD", facts.scale, "input"),
        *scaling("TARGET_MEAN", "TARGET_STD", facts.target_scale, "target"),
    ]
    parts = [
        beginning(_head(bundle), constants),
        _load(bundle, facts),
        _batches(facts),
        _rate(bundle),
        _groups(bundle),
        _evaluate(bundle),
        _main(bundle),
    ]
    return "\n\n".join(part for part in parts if part)


def network_of(bundle: Bundle) -> tuple[str, str]:
    """Name and class of the network that is trained."""
    name = bundle.recipe.steps[0].network
    return name, bundle.program.networks[name]


def title_of(bundle: Bundle) -> str:
    return bundle.data.title or bundle.data.type_name()


def beginning(head: str, constants: Sequence[str]) -> str:
    """Docstring and imports, one empty line, the constants."""
    return "\n".join([head, *constants, ""])


def scaling(mean: str, std: str, scale: Scale | None, what: str) -> list[str]:
    """Two constants, with a comment."""
    if scale is None:
        return []
    return [
        "",
        f"# Of the {what} in the training part: one number for each channel or column.",
        *numbers(mean, scale.mean),
        *numbers(std, scale.std),
    ]


def numbers(name: str, values: Sequence[float]) -> list[str]:
    parts = tuple(literal(float(value)) for value in values)
    if len(parts) == 1:
        return [f"{name} = ({parts[0]},)"]
    return lines(Call("", parts), 0, f"{name} = ")


def standardise(values: str, mean: str, std: str, rank: int, indent: int) -> list[str]:
    """`values = (values - MEAN) / STD` for tensors `(N, C, …)` of `rank` axes after the batch."""
    across = "" if rank == 1 else f".reshape({', '.join(['-1'] + ['1'] * (rank - 1))})"
    pad = "    " * indent
    return [
        f"{pad}mean, std = torch.tensor({mean}){across}, torch.tensor({std}){across}",
        f"{pad}{values} = ({values} - mean) / std",
    ]


def _head(bundle: Bundle) -> str:
    _, cls = network_of(bundle)
    steps = ", ".join(["initialise", *(f"step_{name}" for name in bundle.program.steps)])
    counts = "math." in bundle.recipe.steps[0].schedule.expression()
    maths = "import math\n" if counts or _factors(bundle) else ""
    loading = "load_file, " if bundle.start else ""
    tuned = (
        "\nThe run used faster kernels (mode tuned), so its last digits differ.\n"
        if bundle.settings.mode == "tuned"
        else ""
    )
    return f'''\
"""Train {cls} on {title_of(bundle)}: python train.py

The same start, the same order of samples and the same updates as in the run that was exported: with
the same number of threads the weights are equal to the last bit.
{tuned}"""

{maths}from pathlib import Path

import numpy as np
import torch
from safetensors.torch import {loading}save_file

from model import {cls}, {steps}
'''


def _settings(bundle: Bundle) -> list[str]:
    settings, optimizer = bundle.settings, bundle.recipe.steps[0].optimizer
    epochs = settings.epochs if bundle.epochs is None else bundle.epochs
    size = bundle.loaded.count("train")
    batch = size if settings.batch_size == "all" else min(int(settings.batch_size), size)
    return [
        "FOLDER = Path(__file__).resolve().parent",
        f"SEED = {settings.seed}",
        f"EPOCHS = {epochs}",
        f"BATCH_SIZE = {batch}",
        f"LEARNING_RATE = {literal(optimizer.lr)}",
        f"THREADS = {bundle.threads}  # other numbers of threads change the last bits",
        *_factor_table(_factors(bundle)),
    ]


def _factor_table(factors: Mapping[str, float]) -> list[str]:
    """Path of a module -> how many times the learning rate its parameters learn with."""
    if not factors:
        return []
    rows = tuple(f"{literal(path)}: {literal(factor)}" for path, factor in factors.items())
    comment = (
        "# Layers that learn at so many times the learning rate; those inside multiply theirs."
    )
    return ["", comment, *lines(Call("", rows, "{}"), 0, "FACTORS = ")]


def _devices(bundle: Bundle) -> list[str]:
    if bundle.device == "cpu":
        return []
    name = "mps" if bundle.device.startswith("mps") else "cuda"
    test = "torch.backends.mps" if name == "mps" else "torch.cuda"
    return [f'DEVICE = torch.device("{name}" if {test}.is_available() else "cpu")']


def _load(bundle: Bundle, facts: Facts) -> str:
    rank = bundle.data.input_shape().rank
    target = bundle.data.target().shape.rank
    body: list[str] = []
    if facts.scale is not None:
        body += standardise('part["input"]', "MEAN", "STD", rank, 2)
    if facts.target_scale is not None:
        body += standardise('part["target"]', "TARGET_MEAN", "TARGET_STD", target, 2)
    if bundle.device != "cpu":
        body.append("        part.update({field: v.to(DEVICE) for field, v in part.items()})")
    loop = ["    for part in parts.values():", *body] if body else []
    return "\n".join(
        [
            "def load():",
            f'    """The parts of {DATA}: field -> tensor with the samples in front."""',
            f'    if not (FOLDER / "{DATA}").exists():',
            "        raise SystemExit(",
            f'            "{DATA} is missing. It holds, for train, validation and test: "',
            f"            {literal(_fields(bundle))}",
            "        )",
            '    parts = {"train": {}, "validation": {}, "test": {}}',
            f'    with np.load(FOLDER / "{DATA}", allow_pickle=False) as arrays:',
            "        for name in arrays.files:",
            '            part, field = name.split("_", 1)',
            "            parts[part][field] = torch.from_numpy(arrays[name])",
            *loop,
            "    return parts",
            "",
        ]
    )


def _fields(bundle: Bundle) -> str:
    part = bundle.loaded.parts["train"]
    shapes = [
        f"train_{field} (N{''.join(f', {size}' for size in array.shape[1:])}) {array.dtype}"
        for field, array in part.items()
        if field in {*bundle.program.inputs, "input", "target"}
    ]
    return ", ".join(shapes)


def _batches(facts: Facts) -> str:
    plain = """\
    return torch.randperm(count, generator=generator).split(BATCH_SIZE)
"""
    merging = """\
    parts = list(torch.randperm(count, generator=generator).split(BATCH_SIZE))
    if len(parts) > 1 and len(parts[-1]) == 1:  # batch statistics need more than one sample
        parts[-2:] = [torch.cat(parts[-2:])]
    return parts
"""
    return f'''\
def batches(count, epoch):
    """Indices of the samples of each batch, in the order of this epoch."""
    generator = torch.Generator().manual_seed(SEED * 1_000_003 + epoch)
{merging if facts.merges else plain}'''


def _rate(bundle: Bundle) -> str:
    schedule = bundle.recipe.steps[0].schedule
    if schedule.type_name() == "Constant":
        return ""
    unit = "updates" if schedule.unit == "step" else "epochs"
    return "\n".join(
        [
            "def rate(count, total):",
            f'    """The learning rate after `count` of `total` {unit}."""',
            *lines(schedule.expression(), 1, "factor = "),
            "    return LEARNING_RATE * factor",
            "",
        ]
    )


def _factors(bundle: Bundle) -> Mapping[str, float]:
    return bundle.program.factors.get(bundle.recipe.steps[0].network, {})


def _groups(bundle: Bundle) -> str:
    if not _factors(bundle):
        return ""
    return '''\
def groups(net):
    """The parameters that learn, in groups with a factor each; neighbours share one."""
    found = []
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            factor = math.prod(f for path, f in FACTORS.items() if name.startswith(f"{path}."))
            if not found or found[-1]["factor"] != factor:
                found.append({"params": [], "lr": LEARNING_RATE * factor, "factor": factor})
            found[-1]["params"].append(parameter)
    return found
'''


def _evaluate(bundle: Bundle) -> str:
    name, _ = network_of(bundle)
    return f'''\
def evaluate(net, part):
    """Means of loss and metrics over one part of the data."""
    net.eval()
    count = len(part["input"])
    sums = {{}}
    with torch.no_grad():
        for index in torch.arange(count).split(512):
            batch = {{field: values[index] for field, values in part.items()}}
            _, report = step_{bundle.program.steps[0]}({{{literal(name)}: net}}, batch)
            for key, value in report.items():
                sums[key] = sums.get(key, 0.0) + value.item() * len(index)
    net.train()
    return "  ".join(f"{{key}} {{total / count:.4f}}" for key, total in sums.items())
'''


def _main(bundle: Bundle) -> str:
    step = bundle.recipe.steps[0]
    name, cls = network_of(bundle)
    arguments = {key: value for key, value in step.optimizer.arguments().items() if key != "lr"}
    trained = "[p for p in net.parameters() if p.requires_grad]"
    plain = trained if bundle.program.frozen else "net.parameters()"
    factors = bool(_factors(bundle))
    given = ["groups(net)" if factors else plain, "lr=LEARNING_RATE"]
    given += [f"{key}={literal(value)}" for key, value in arguments.items()]
    by_step = step.schedule.unit == "step"
    moving = step.schedule.type_name() != "Constant"
    count = ("done, EPOCHS * len(order)" if by_step else "epoch, EPOCHS") if moving else ""
    rows = [
        "def main():",
        "    torch.set_num_threads(THREADS)",
        "    parts = load()",
        *_drawn(bundle),
        f"    net = {cls}()",
        "    initialise(net, SEED)",
        *_begin(bundle),
        *(["    net.to(DEVICE)"] if bundle.device != "cpu" else []),
        *lines(Call(step.optimizer.constructor(), tuple(given)), 1, "optimizer = "),
        "    torch.manual_seed(SEED)",
        '    train = parts["train"]',
        *(["    done = 0"] if moving and by_step else []),
        "    for epoch in range(EPOCHS):",
        '        order = batches(len(train["input"]), epoch)',
        "        for index in order:",
        "            batch = {field: values[index] for field, values in train.items()}",
        *(_moved(count, factors=factors) if moving else []),
        "            optimizer.zero_grad()",
        f"            losses, _ = step_{step.name}({{{literal(name)}: net}}, batch)",
        f"            losses[{literal(name)}].backward()",
        "            optimizer.step()",
        *(["            done += 1"] if moving and by_step else []),
        '        if len(parts["validation"]["input"]):',
        '            print(f"epoch {epoch + 1}/{EPOCHS}:", evaluate(net, parts["validation"]))',
    ]
    return "\n".join(rows) + _end()


def _begin(bundle: Bundle) -> list[str]:
    if not bundle.start:
        return []
    return [
        "    # What the seed does not draw: trained before, and loaded.",
        f'    net.load_state_dict({{**net.state_dict(), **load_file(FOLDER / "{START}")}})',
    ]


def _drawn(bundle: Bundle) -> list[str]:
    if not bundle.program.modules:
        return []
    return ["    torch.manual_seed(0)  # for what own layers draw in their constructors"]


def _moved(count: str, *, factors: bool) -> list[str]:
    if not factors:
        return [f'            optimizer.param_groups[0]["lr"] = rate({count})']
    return [
        "            for group in optimizer.param_groups:",
        f'                group["lr"] = rate({count}) * group["factor"]',
    ]


def _end() -> str:
    return f"""
    for name, part in parts.items():
        if len(part["input"]):
            print(f"{{name}}:", evaluate(net, part))
    save_file(net.state_dict(), FOLDER / "{WEIGHTS}")


if __name__ == "__main__":
    main()
"""
