"""Losses, named as in torch.nn, written with torch.nn.functional; all are means over the batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from studio.spec.data import Target, Task
from studio.spec.declaration import shared
from studio.spec.fields import Choice, Float
from studio.spec.memory import FLOAT, PLACE, Kept
from studio.spec.messages import translate
from studio.spec.problems import Refused, Repair
from studio.spec.recipe import Ending, Loss, loss
from studio.spec.shapes import Shape

ACTIVATIONS: Mapping[Ending, str] = {
    "softmax": "Softmax",
    "log_softmax": "LogSoftmax",
    "sigmoid": "Sigmoid",
    "step": "Step",
}


@shared
class _Classes(Loss):
    """Base of the losses for classes, one for the sample or one for each of its pixels."""

    tasks: ClassVar[tuple[Task, ...]] = ("classification", "segmentation")

    expects: str = Choice(
        default="auto",
        options=("auto", "logits"),
        help="auto: reads what the network ends in. logits: plain numbers must come, "
        "as PyTorch's own loss expects; a Softmax or Sigmoid before it is a problem.",
    )

    def _check_logits(self, ending: Ending) -> None:
        if self.expects != "logits" or ending == "logits":
            return
        text = translate(
            "Losses",
            "{loss} is set to expect logits, but the network ends in {ending}: probabilities would "
            "be squeezed a second time, and learning becomes slow. Delete the {ending}, or set the "
            "loss to auto.",
            loss=self.type_name(),
            ending=ACTIVATIONS[ending],
        )
        auto = Repair(
            translate("Losses", "Set the loss to auto"),
            "set_recipe_param",
            {"part": "loss", "field": "expects", "value": "auto"},
        )
        raise Refused("loss-ending", text, repairs=(*_without_ending(), auto))


@loss
class CrossEntropyLoss(_Classes):
    """How surprised the network is by the true class: minus the logarithm of its probability.

    Reads what the network ends in: logits, LogSoftmax or Softmax; always computed from logits or
    logarithms. https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html
    """

    title = "Cross-entropy"

    def check(self, output: Shape, target: Target, ending: Ending) -> None:
        _check_places(output, target, target.width)
        if output.dims[0] != target.width:
            raise _other_width(int(output.dims[0]), target)
        self._check_logits(ending)
        if ending in ("sigmoid", "step"):
            raise Refused(
                "loss-ending",
                translate(
                    "Losses",
                    "Cross-entropy reads logits or a Softmax; this network ends in a {ending}, "
                    "which squeezes each number by itself, so that they do not compete. Delete "
                    "it.",
                    ending=ACTIVATIONS[ending],
                ),
                repairs=_without_ending(),
            )

    def kept(self, output: Shape, target: Target, ending: Ending) -> Kept:
        """The logarithms of the probabilities it computes; the targets of pixels as int64."""
        whole = PLACE * target.shape.numel if target.pictured else 0
        return Kept(more=whole + (0 if ending == "log_softmax" else FLOAT * output.numel))

    def wants_logits(self, ending: Ending) -> bool:
        return ending == "softmax"

    def expression(self, ending: Ending, output: str, target: str) -> str:
        name = "nll_loss" if ending == "log_softmax" else "cross_entropy"
        return f"F.{name}({output}, {target})"

    def decision(self, ending: Ending, output: str) -> str:
        return f"{output}.argmax(1)"


@loss
class BCEWithLogitsLoss(_Classes):
    """Cross-entropy for two classes and a single output: a logit, a Sigmoid or a Step.

    Behind a Sigmoid or a Step it is computed from the sum before it.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html
    """

    title = "Binary cross-entropy"

    def check(self, output: Shape, target: Target, ending: Ending) -> None:
        _check_places(output, target, 1)
        if target.width != 2:
            raise Refused(
                "loss-binary",
                translate(
                    "Losses",
                    "Binary cross-entropy is for two classes, but there are {count}. Use "
                    "cross-entropy, with one output for each class.",
                    count=target.width,
                ),
                repairs=(
                    Repair(
                        translate("Losses", "Use {loss}", loss="CrossEntropyLoss"),
                        "choose",
                        {"part": "loss", "type_name": "CrossEntropyLoss"},
                    ),
                ),
            )
        if output.dims[0] != 1:
            raise Refused(
                "loss-classes",
                translate(
                    "Losses",
                    "Binary cross-entropy needs one output; the network has {count}. Give its last "
                    "layer one output.",
                    count=output.dims[0],
                ),
            )
        self._check_logits(ending)
        if ending in ("softmax", "log_softmax"):
            raise Refused(
                "loss-ending",
                translate("Losses", "A Softmax of a single number is always 1. Delete it."),
                repairs=_without_ending(),
            )

    def kept(self, output: Shape, target: Target, ending: Ending) -> Kept:
        """The output, and the targets as real numbers."""
        return Kept((0,), more=FLOAT * output.numel)

    def wants_logits(self, ending: Ending) -> bool:
        return ending in ("sigmoid", "step")

    def width(self, target: Target) -> int:
        return 1

    def expression(self, ending: Ending, output: str, target: str) -> str:
        return f"F.binary_cross_entropy_with_logits({output}.squeeze(1), {target}.float())"

    def decision(self, ending: Ending, output: str) -> str:
        sign = ">=" if ending == "step" else ">"
        return f"({output}.squeeze(1) {sign} 0).long()"


class _Distance(Loss):
    """Base of the losses for real targets of the same shape as the output."""

    tasks: ClassVar[tuple[Task, ...]] = ("regression",)

    def check(self, output: Shape, target: Target, ending: Ending) -> None:
        if output.dims == target.shape.dims:
            return
        if output.rank == target.shape.rank == 1:
            raise _other_width(output.numel, target)
        if target.pictured and output.dims[1:] == target.shape.dims[1:]:
            raise _other_width(int(output.dims[0]), target, pictured=True)
        raise Refused(
            "loss-shape",
            translate(
                "Losses",
                "The network gives {output}, but the target is {target}, and they are compared "
                "number by number. Bring the end of the network to {target}.",
                output=str(output),
                target=str(target.shape),
            ),
        )


@loss
class MSELoss(_Distance):
    """Mean of the squared distances: large errors count most.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.MSELoss.html
    """

    title = "Mean squared error"

    def expression(self, ending: Ending, output: str, target: str) -> str:
        return f"F.mse_loss({output}, {target})"


@loss
class L1Loss(_Distance):
    """Mean of the absolute distances: outliers count no more than they are far.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.L1Loss.html
    """

    title = "Mean absolute error"

    def kept(self, output: Shape, target: Target, ending: Ending) -> Kept:
        """The differences."""
        return Kept(more=FLOAT * output.numel)

    def expression(self, ending: Ending, output: str, target: str) -> str:
        return f"F.l1_loss({output}, {target})"


@loss
class HuberLoss(_Distance):
    """Squared for small distances, straight for large ones.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.HuberLoss.html
    """

    title = "Huber"

    delta: float = Float(
        default=1.0, above=0.0, high=1e6, help="The distance at which the square ends."
    )

    def expression(self, ending: Ending, output: str, target: str) -> str:
        shown = "" if self.delta == 1.0 else f", delta={self.delta!r}"
        return f"F.huber_loss({output}, {target}{shown})"


def _check_places(output: Shape, target: Target, width: int) -> None:
    """As many axes as there have to be, and one number, or `width` of them, for each pixel."""
    if not target.named and output.dims[1:] != target.shape.dims:
        raise Refused(
            "loss-pixels",
            translate(
                "Losses",
                "The target has a class for each of {pixels} pixels: the network has to end in "
                "{needed}, but it gives {output}. Keep or restore the size of the picture.",
                pixels=str(target.shape),
                needed=str(Shape((width, *target.shape.dims))),
                output=str(output),
            ),
        )
    if target.named and output.rank != 1:
        raise Refused(
            "loss-shape",
            translate(
                "Losses",
                "One number for each class is needed at the end, but the network gives {output}: "
                "a map or a sequence of answers. Put a Flatten before the last layer, or take "
                "the mean of each channel.",
                output=str(output),
            ),
        )


def _other_width(given: int, target: Target, *, pictured: bool = False) -> Refused:
    if pictured:
        text = translate(
            "Losses",
            "The target is a picture of {needed} channels, the network gives {given}. Its last "
            "layer needs {needed} output channels.",
            needed=target.width,
            given=given,
        )
    elif target.classes is None:
        text = translate(
            "Losses",
            "The target has {needed} numbers, the network gives {given}. Its last layer needs "
            "{needed} outputs.",
            needed=target.width,
            given=given,
        )
    else:
        text = translate(
            "Losses",
            "There are {needed} classes, but the network has {given} outputs. Its last layer needs "
            "one output for each class: {needed}.",
            needed=target.width,
            given=given,
        )
    return Refused("loss-classes", text)


def _without_ending() -> tuple[Repair, ...]:
    return (Repair(translate("Losses", "Delete the last activation"), "remove_ending"),)
