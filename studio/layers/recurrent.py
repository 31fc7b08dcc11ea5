"""Layers that read a sequence step by step, named and parameterised as in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from studio.layers.rules import macs_line, need_sequence, set_param
from studio.spec.fields import AUTO, Bool, Choice, Float, Int
from studio.spec.layer import Measured, Module, layer, shared
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

_STRICTER: Mapping[str, str] = {
    "batch_first": "Every tensor here has the batch in front; False would read samples as steps.",
    "dropout": "torch warns that with a single layer no dropout is applied.",
    "input": "torch reads a table of rows as one sequence without a batch.",
    "hidden_size": "More than a million units are no network that any machine holds.",
}


@shared
class _Recurrent(Module):
    """Shapes and parameters that RNN, GRU and LSTM have in common; `gates`: rows of the weights."""

    family = "recurrent"
    outputs: ClassVar[tuple[str, ...]] = ("output", "hidden")
    batch_second = frozenset({"hidden", "cell"})
    gates: ClassVar[int] = 1
    meaning = {"output": ("feature",), "hidden": ("layer", "feature"), "cell": ("layer", "feature")}
    stricter = _STRICTER
    examples = ((Shape((5, 3)),), (Shape((2, 4)),))

    input_size: int | str = Int(
        default=AUTO,
        auto=True,
        required=True,
        low=1,
        help="Numbers that arrive at each step. auto takes what is wired in.",
    )
    hidden_size: int = Int(
        default=32,
        required=True,
        low=1,
        high=1_000_000,
        help="Numbers that the layer remembers from step to step, in each direction.",
    )
    num_layers: int = Int(
        default=1,
        low=1,
        high=100,
        help="Layers on top of each other: each reads the sequence that the one below gives.",
    )
    bias: bool = Bool(default=True, help="Adds learned numbers in each step.")
    batch_first: bool = Bool(
        default=True,
        when=("batch_first", (False,)),
        help="The batch is the first axis, as everywhere here.",
    )
    dropout: float = Float(
        default=0.0,
        low=0.0,
        high=1.0,
        help="Share of numbers that is set to 0 between the layers while training.",
    )
    bidirectional: bool = Bool(
        default=False, help="A second layer reads from the end to the beginning."
    )

    @property
    def directions(self) -> int:
        return 2 if self.bidirectional else 1

    @property
    def given(self) -> int:
        """Numbers that leave in each step and direction."""
        return self.hidden_size

    def inferred(self, inputs: tuple[Shape, ...]) -> Mapping[str, Any]:
        (x,) = inputs
        need_sequence(self.type_name(), x)
        return {"input_size": x.dims[1]}

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        self._check()
        (x,) = inputs
        steps = Shape((x.dims[0], self.given * self.directions))
        return (steps, Shape((self.num_layers * self.directions, self.given)))

    def tensors(self, inputs: tuple[Shape, ...]) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        arriving = inputs[0].dims[1]
        for index in range(self.num_layers):
            for end in ("", "_reverse")[: self.directions]:
                found |= self._of_layer(f"l{index}{end}", arriving)
            arriving = self.given * self.directions
        return found

    def _of_layer(self, name: str, arriving: int) -> dict[str, tuple[int, ...]]:
        rows = self.gates * self.hidden_size
        found: dict[str, tuple[int, ...]] = {
            f"weight_ih_{name}": (rows, arriving),
            f"weight_hh_{name}": (rows, self.given),
        }
        if self.bias:
            found |= {f"bias_ih_{name}": (rows,), f"bias_hh_{name}": (rows,)}
        return found

    def macs(self, inputs: tuple[Shape, ...]) -> int:
        weights = self.tensors(inputs).items()
        once = sum(sizes[0] * sizes[1] for name, sizes in weights if name.startswith("weight"))
        return inputs[0].dims[0] * int(once)

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """Steps of every layer and direction; what a layer reads, and the noise between layers."""
        steps, arriving = map(int, inputs[0].dims)
        between = steps * self.given * self.directions
        noise = between if self.dropout > 0.0 else 0
        read = steps * arriving * self.directions + (self.num_layers - 1) * (between + noise)
        inner = self.num_layers * self.directions * self._steps_kept(steps)
        return Kept(more=FLOAT * (read + inner))

    def _steps_kept(self, steps: int) -> int:
        """Numbers that one direction of one layer keeps of `steps` steps."""
        return (steps + 1) * self.hidden_size

    def arguments(self, inferred: Mapping[str, Any]) -> list[tuple[str | None, Any]]:
        return [*super().arguments(inferred), ("batch_first", True)]

    def _check(self) -> None:
        if not self.batch_first:
            text = translate(
                "Layers",
                "The samples of a batch always lie along the first axis here. Switch "
                "batch_first on.",
            )
            repairs = (set_param("batch_first", True),)
            raise Refused("batch-first", text, field="batch_first", repairs=repairs)
        if self.dropout and self.num_layers == 1:
            text = translate(
                "Layers",
                "dropout works between layers, and {layer} has only one. Set it to 0, or "
                "num_layers to 2.",
                layer=self.type_name(),
            )
            ways = (set_param("dropout", 0.0), set_param("num_layers", 2))
            raise Refused("dropout-alone", text, field="dropout", repairs=ways)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        steps = int(inputs[0].dims[0])
        return [
            *self._rules(),
            translate("Formula", "{steps} steps, one after the other", steps=steps),
            translate("Formula", "params = {total}", total=measured.parameters),
            macs_line((steps, measured.macs // steps), measured.macs),
        ]

    def _rules(self) -> list[Message]:
        raise NotImplementedError


@layer
class RNN(_Recurrent):
    """Reads a sequence step by step; what it remembers is a mix of the new step and the old.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.RNN.html
    """

    nonlinearity: str = Choice(
        default="tanh", options=("tanh", "relu"), help="The function at the end of each step."
    )

    def _rules(self) -> list[Message]:
        line = translate(
            "Formula",
            "h[t] = {function}(W_ih·x[t] + b_ih + W_hh·h[t−1] + b_hh)",
            function=self.nonlinearity,
        )
        return [line]


@layer
class GRU(_Recurrent):
    """An RNN with two gates, which decide how much of the old is kept and how much is new.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.GRU.html
    """

    gates = 3

    def _steps_kept(self, steps: int) -> int:
        """Gates, their parts and the state of each step."""
        return 7 * steps * self.hidden_size

    def _rules(self) -> list[Message]:
        return [
            translate("Formula", "r[t], z[t] = sigmoid(W·x[t] + b + W·h[t−1] + b)"),
            translate("Formula", "n[t] = tanh(W·x[t] + b + r[t]·(W·h[t−1] + b))"),
            translate("Formula", "h[t] = (1 − z[t])·n[t] + z[t]·h[t−1]"),
        ]


@layer
class LSTM(_Recurrent):
    """An RNN with a memory cell that gates write to, read and clear: it remembers for long.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html
    """

    usual = True
    outputs = ("output", "hidden", "cell")
    gates = 4
    stricter: ClassVar[Mapping[str, str]] = {
        **_STRICTER,
        "proj_size": "A projection of the memory's own size or more would save nothing.",
    }

    proj_size: int = Int(
        default=0,
        low=0,
        high=1_000_000,
        help="Projects what leaves each step to so many numbers. 0: no projection.",
    )

    @property
    def given(self) -> int:
        return self.proj_size or self.hidden_size

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        if self.proj_size >= self.hidden_size:
            text = translate(
                "Layers",
                "proj_size {size} has to be smaller than hidden_size {hidden}: it sums up the "
                "memory in fewer numbers. Set it to 0 for no projection.",
                size=int(self.proj_size),
                hidden=int(self.hidden_size),
            )
            repairs = (set_param("proj_size", 0),)
            raise Refused("projection", text, field="proj_size", repairs=repairs)
        cell = Shape((self.num_layers * self.directions, self.hidden_size))
        return (*super().leaving(inputs), cell)

    def _of_layer(self, name: str, arriving: int) -> dict[str, tuple[int, ...]]:
        found = super()._of_layer(name, arriving)
        if self.proj_size:
            found[f"weight_hr_{name}"] = (self.proj_size, self.hidden_size)
        return found

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """With a projection step by step, else in the work space of oneDNN.

        Its size is no public formula: 63 bytes for each step and unit, and 25 for each number that
        arrives beyond as many as there are units, fit what it takes within some percent.
        """
        if self.proj_size:
            return super().kept(inputs, measured, wanted)
        steps, arriving = map(int, inputs[0].dims)
        units, more = self.hidden_size, FLOAT * steps * arriving
        for index in range(self.num_layers):
            spare = max(0, arriving - units)
            each = steps * (63 * units + 25 * spare) + FLOAT * 4 * units
            last = index == self.num_layers - 1
            arriving = units * self.directions
            joined = FLOAT * steps * arriving * (self.bidirectional + (not last))
            noise = FLOAT * steps * arriving if self.dropout > 0.0 and not last else 0
            more += self.directions * each + joined + noise
        return Kept(outputs=() if self.bidirectional else (0,), more=more)

    def _steps_kept(self, steps: int) -> int:
        """Gates, cells, their tanh and what is projected."""
        return steps * (7 * self.hidden_size + self.given)

    def unpacked(self, targets: tuple[str, ...]) -> str:
        output, hidden, cell = targets
        return f"{output}, _" if hidden == cell == "_" else f"{output}, ({hidden}, {cell})"

    def _rules(self) -> list[Message]:
        return [
            translate("Formula", "i[t], f[t], o[t] = sigmoid(W·x[t] + b + W·h[t−1] + b)"),
            translate("Formula", "c[t] = f[t]·c[t−1] + i[t]·tanh(W·x[t] + b + W·h[t−1] + b)"),
            translate("Formula", "h[t] = o[t]·tanh(c[t])"),
        ]
