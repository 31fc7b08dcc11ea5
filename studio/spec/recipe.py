"""How a network is trained, as declarations: optimizers, losses, schedules, metrics, settings."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from studio.spec.data import Target, Task
from studio.spec.declaration import Declaration, declared, shared
from studio.spec.fields import Choice, Float, Int
from studio.spec.memory import Kept
from studio.spec.registry import Registry
from studio.spec.shapes import Shape

OPTIMIZERS: Registry[type[Optimizer]] = Registry("optimizer")
LOSSES: Registry[type[Loss]] = Registry("loss")
SCHEDULES: Registry[type[Schedule]] = Registry("schedule")
METRICS: Registry[type[Metric]] = Registry("metric")

Ending = Literal["logits", "log_softmax", "softmax", "sigmoid", "step"]
"""What the network ends in, read from its last layer; `step`: 1 from 0 upwards, else 0."""


@shared
class Optimizer(Declaration):
    """Base: named and parameterised as in torch.optim; `lr` is every optimizer's first field."""

    lr: float = Float(
        default=1e-3, above=0.0, high=1e3, log=True, help="Learning rate: how far one update goes."
    )

    def check(self) -> None:
        """
        Raises:
            Refused: values that are legal one by one but not together.
        """

    def averages(self) -> int:
        """How many numbers it remembers for each weight."""
        raise NotImplementedError

    def constructor(self) -> str:
        """The class in the text, `torch.optim.Adam`."""
        return f"torch.optim.{self.type_name()}"

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments that differ from torch's defaults, `lr` always first."""
        changed = self.changed()
        changed.pop("lr", None)
        return {"lr": self.lr, **changed}


class Loss(Declaration):
    """Base: one number that says how wrong the outputs are."""

    tasks: ClassVar[tuple[Task, ...]]

    def check(self, output: Shape, target: Target, ending: Ending) -> None:
        """
        Raises:
            Refused: the network's output does not fit this loss or this target.
        """

    def width(self, target: Target) -> int:
        """Numbers that the network has to give for one sample, or for one pixel."""
        return target.width

    def decision(self, ending: Ending, output: str) -> str:
        """What metrics compare with the target: the class that is named, or the output itself."""
        return output

    def wants_logits(self, ending: Ending) -> bool:
        """Whether the step calls `net.logits(x)`: what comes before a final Softmax or Sigmoid."""
        return False

    def kept(self, output: Shape, target: Target, ending: Ending) -> Kept:
        """What autograd keeps of it for one sample; input 0 is the output of the network.

        What it keeps of the target lies in the batch, which is there anyway.
        """
        return Kept((0,))

    def expression(self, ending: Ending, output: str, target: str) -> str:
        """The loss in the text: a mean over the batch of variables `output` and `target`."""
        raise NotImplementedError


@shared
class Schedule(Declaration):
    """Base: a factor on the learning rate. `unit` says what it counts."""

    unit: str = Choice(
        default="epoch",
        options=("epoch", "step"),
        help="What is counted: epochs or single updates.",
    )

    def factor(self, count: int, total: int) -> float:
        """The factor at `count` (steps or epochs done) of `total`."""
        raise NotImplementedError

    def expression(self) -> str:
        """The same as text over the names `count`, `total` and `math`."""
        raise NotImplementedError


class Metric(Declaration):
    """Base: a number that people read, computed on a batch, averaged over samples."""

    tasks: ClassVar[tuple[Task, ...]]
    higher_is_better: ClassVar[bool] = True

    def key(self) -> str:
        """The name in reports and files: `accuracy`."""
        raise NotImplementedError

    def kept(self, output: Shape) -> int:
        """Bytes of one sample that autograd keeps of it; decisions have no gradient."""
        return 0

    def parts(self, output: str, target: str) -> dict[str, str]:
        """Variable -> expression: what the text names first, in this order."""
        return {}

    def expression(self, output: str, target: str) -> str:
        """The metric in the text: a mean over the batch; `output` is the loss's decision."""
        raise NotImplementedError


optimizer = declared(OPTIMIZERS)
loss = declared(LOSSES)
schedule = declared(SCHEDULES)
metric = declared(METRICS)


@shared
class Settings(Declaration):
    """What belongs to the run as a whole."""

    epochs: int = Int(
        default=10, low=1, high=100_000, help="How often all training samples are seen."
    )
    batch_size: int | str = Int(
        default=64, low=1, high=1_000_000, options=("all",), help="Samples in one update."
    )
    l1: float = Float(
        default=0.0,
        low=0.0,
        high=10.0,
        log=True,
        help="Penalty on the sum of |weights|: makes them sparse.",
    )
    l2: float = Float(
        default=0.0,
        low=0.0,
        high=10.0,
        log=True,
        help="Penalty on the sum of weights²: keeps them small.",
    )
    seed: int = Int(
        default=0, low=0, high=2**31 - 1, help="Same seed, same start and same order of samples."
    )
    mode: str = Choice(
        default="exact",
        options=("exact", "tuned"),
        help="exact: bit for bit what the exported script does; "
        "tuned: faster kernels, tiny differences.",
    )
    device: str = Choice(
        default="auto",
        options=("auto", "cpu", "cuda", "mps"),
        help="Where to compute; auto takes a graphics card when one is there.",
    )
