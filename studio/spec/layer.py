"""What a layer type is: one declaration gives form, shapes, counts, text and tests. No torch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Any, ClassVar, Literal, TypeVar, dataclass_transform

from studio.spec.declaration import Declaration, declared, default_of, shared
from studio.spec.fields import AUTO, Bool, Choice, Dims, Factors, Float, Int, Size, Text
from studio.spec.memory import Gradients, Keeps, Kept, View
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused, Repair
from studio.spec.registry import Registry
from studio.spec.shapes import Axis, DType, Shape

__all__ = [
    "LAYERS",
    "Imported",
    "Layer",
    "Measured",
    "Merge",
    "Module",
    "Operation",
    "Sink",
    "Source",
    "layer",
    "shared",
]

Family = Literal[
    "input_output",
    "convolution",
    "activation",
    "pooling",
    "linear",
    "shape",
    "normalization",
    "dropout",
    "recurrent",
]

LAYERS: Registry[type[Operation]] = Registry("layer")


@dataclass(frozen=True, slots=True)
class Imported:
    """A class that is not in the text but in a module of its own, which a person trusts.

    `module`: its name, made of the file's and of the sum of `text`, so that another text is another
    module.
    """

    module: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What a bound layer does to given inputs.

    `inferred` holds the value of every `auto` field; `tensors` the shapes of the parameters by the
    names of torch, in its order. Of a block the counts are totals, and `tensors` is empty.
    `imported`: of a layer without a rule, the class that was measured.
    """

    outputs: tuple[Shape, ...]
    parameters: int = 0
    macs: int = 0
    inferred: Mapping[str, Any] = field(default_factory=dict)
    tensors: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    imported: Imported | None = None


class Operation(Declaration):
    """Base of all layer types. Subclass `Source`, `Layer` (one input), `Merge` or `Module`."""

    family: ClassVar[Family]
    inputs: ClassVar[tuple[str, ...]] = ("input",)
    outputs: ClassVar[tuple[str, ...]] = ("output",)
    variadic: ClassVar[bool] = False
    """The last input may be given any number of times (Add, Concat)."""

    module: ClassVar[str | None] = ""
    """Constructor in the text; "" is nn.<class name>, None a function without a module."""

    own_source: ClassVar[str | None] = None
    """File in `layers/modules` that holds the class when it is not torch's."""

    foreign: ClassVar[bool] = False
    """A class of a person's own: it has no rule here and is measured by the engine."""

    restart: ClassVar[str] = "reset_parameters"
    """The module's method that draws its parameters anew."""

    straight: ClassVar[bool] = False
    """No bend: what leaves is a weighted sum of what arrives, plus constants, when not training."""

    trains_on_batch: ClassVar[bool] = False
    """Uses statistics of the batch in training: one value per channel is too few."""

    @property
    def remembers(self) -> bool:
        """Whether it keeps running statistics, which training changes besides its parameters."""
        return bool(getattr(self, "track_running_stats", False))

    stricter: ClassVar[Mapping[str, str]] = {}
    """Field -> why we refuse a value that torch accepts."""

    examples: ClassVar[tuple[tuple[Shape, ...], ...]] = ()
    """Inputs for the tests of every layer: one tuple of shapes for each example."""

    batch_second: ClassVar[frozenset[str]] = frozenset()
    """Outputs that torch gives with the batch as second axis; the text brings it to the front."""

    reads: ClassVar[tuple[DType, ...]] = ("float32",)
    """What kinds of numbers may arrive; int64 are tokens, places in a vocabulary."""

    takes_single: ClassVar[bool] = False
    """A single number for each sample may arrive, a shape without axes."""

    blind: ClassVar[bool] = False
    """What leaves does not depend on what arrives, but on how many samples these are."""

    usual: ClassVar[bool] = False
    """Most people need it sooner or later: lists show it before those that are met rarely."""

    keeps: ClassVar[Keeps] = ""
    """What autograd keeps for the backward pass; `kept` says where it is more than that."""

    view: ClassVar[View] = ""
    """Whether the output is the memory of the first input."""

    passes_gradients: ClassVar[bool] = True
    """A gradient flows back to what arrives."""

    stem: ClassVar[str] = ""
    """What nodes of this type are called by default; "" is the class name without 1d, 2d."""

    meaning: ClassVar[Mapping[str, tuple[Axis, ...]]] = {}
    """Output -> what its last axes mean, where that does not follow from what arrives; "" does."""

    @classmethod
    def default_stem(cls) -> str:
        return cls.stem or re.sub(r"[123]d$", "", cls.type_name()).lower()

    @classmethod
    def ports_out(cls, params: Mapping[str, object]) -> tuple[str, ...]:
        """Names of the outputs of a node with these fields, raw or bound."""
        return cls.outputs

    def output_names(self) -> tuple[str, ...]:
        return self.ports_out({name: getattr(self, name) for name in self.fields()})

    @classmethod
    def constructor(cls) -> str | None:
        return f"nn.{cls.type_name()}" if cls.module == "" else cls.module

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        """Shapes, counts and inferred sizes for `inputs` (shapes of one sample).

        Raises:
            Refused: the layer does not accept these inputs.
        """
        raise NotImplementedError

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """What autograd keeps of this layer in training; asked only where a gradient is `wanted`.

        Where none is, nothing is kept, but the `view` holds all the same.
        """
        if self.keeps == "input":
            return Kept(inputs=(0,), view=self.view)
        return Kept(outputs=(0,) if self.keeps == "output" else (), view=self.view)

    def arguments(self, inferred: Mapping[str, Any]) -> list[tuple[str | None, Any]]:
        """Arguments of the constructor: (None, value) by position, (name, value) if changed."""
        printed: list[tuple[str | None, Any]] = []
        positional = True
        for name, spec in self.fields().items():
            value = getattr(self, name)
            value = inferred[name] if spec.auto and value == AUTO else value
            positional = positional and spec.required
            if positional:
                printed.append((None, spec.printed(value)))
            elif spec.required or value != default_of(spec):
                printed.append((name, spec.printed(value)))
        return printed

    def unpacked(self, targets: tuple[str, ...]) -> str:
        """What stands before the `=` of the call, for the variables of the outputs."""
        return ", ".join(targets)

    def check_numbers(self, inputs: tuple[Shape, ...]) -> None:
        """
        Raises:
            Refused: `tokens`, `tokens-needed`: whole numbers arrive where real ones are needed, or
                the other way round; `shape-rank`: a single number arrives.
        """
        if not self.takes_single and any(x.rank == 0 for x in inputs):
            raise self._single()
        wrong = next((x for x in inputs if x.dtype not in self.reads), None)
        if wrong is None:
            return
        if wrong.dtype == "float32":
            text = translate(
                "Layer",
                "{layer} looks up tokens (whole numbers), but real numbers arrive. Set dtype of "
                "the Input to int64, if its data are tokens.",
                layer=self.called(),
            )
            raise Refused("tokens-needed", text)
        text = translate(
            "Layer",
            "{layer} needs real numbers, but tokens (whole numbers) arrive: put an Embedding in "
            "front.",
            layer=self.called(),
        )
        repair = Repair(
            translate("Layer", "Insert Embedding in front"), "insert_before", {"type": "Embedding"}
        )
        raise Refused("tokens", text, repairs=(repair,))

    def _single(self) -> Refused:
        text = translate(
            "Layer",
            "{layer} needs rows, maps or sequences, but a single number for each sample arrives: "
            "put an Unsqueeze in front.",
            layer=self.called(),
        )
        title = translate("Layer", "Insert Unsqueeze in front")
        return Refused(
            "shape-rank", text, repairs=(Repair(title, "insert_before", {"type": "Unsqueeze"}),)
        )

    def expression(self, names: tuple[str, ...]) -> str:
        """The call in `forward` for a function without a module; `names`: the input variables."""
        raise NotImplementedError

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        """Lines for "What happens here", with the present numbers put in."""
        return []

    def _settled(self, inferred: Mapping[str, Any]) -> None:
        """Refuse a typed size that differs from what arrives."""
        for name, value in inferred.items():
            typed = getattr(self, name)
            if typed != AUTO and typed != value:
                raise Refused(
                    "size-mismatch",
                    translate(
                        "Layer",
                        "{field} is {typed}, but {arrives} arrives. "
                        "Set it to auto or to {arrives}.",
                        field=name,
                        typed=_plain(typed),
                        arrives=_plain(value),
                    ),
                    field=name,
                    repairs=(
                        Repair(
                            translate("Layer", "Set {field} to auto", field=name),
                            "set_param",
                            {"field": name, "value": AUTO},
                        ),
                    ),
                )


def _plain(value: object) -> str:
    return "×".join(map(str, value)) if isinstance(value, tuple) else str(value)


class Source(Operation):
    """No input, one output."""

    inputs: ClassVar[tuple[str, ...]] = ()
    module: ClassVar[str | None] = None

    def output(self) -> Shape:
        raise NotImplementedError

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        return Measured((self.output(),))


class Sink(Operation):
    """One input that leaves the network, no output."""

    outputs: ClassVar[tuple[str, ...]] = ()
    module: ClassVar[str | None] = None

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        return Measured(inputs)


class Layer(Operation):
    """One input, one output."""

    def shape(self, x: Shape) -> Shape:
        """Shape of one output sample for one input sample `x`."""
        raise NotImplementedError

    def tensors(self, x: Shape) -> Mapping[str, tuple[int, ...]]:
        """Name -> shape of each parameter, as `named_parameters` of torch's module gives them."""
        return {}

    def macs(self, x: Shape, y: Shape) -> int:
        """Multiply-adds for one sample; additions of a bias and activations are not counted."""
        return 0

    def inferred(self, x: Shape) -> Mapping[str, Any]:
        """The value of each `auto` field."""
        return {}

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        (x,) = inputs
        self.check_numbers(inputs)
        inferred = self.inferred(x)
        self._settled(inferred)
        y = self.shape(x)
        tensors = {name: tuple(map(int, sizes)) for name, sizes in self.tensors(x).items()}
        count = sum(map(prod, tensors.values()))
        return Measured((y,), count, self.macs(x, y), inferred, tensors)


class Merge(Operation):
    """Two or more inputs, one output, no module."""

    inputs: ClassVar[tuple[str, ...]] = ("first", "second")
    variadic: ClassVar[bool] = True
    module: ClassVar[str | None] = None

    def merged(self, inputs: tuple[Shape, ...]) -> Shape:
        raise NotImplementedError

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        self.check_numbers(inputs)
        return Measured((self.merged(inputs),))


class Module(Operation):
    """A module with several inputs or outputs, or both."""

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        """The shapes of the outputs for one sample."""
        raise NotImplementedError

    def tensors(self, inputs: tuple[Shape, ...]) -> Mapping[str, tuple[int, ...]]:
        """Name -> shape of each parameter, as `named_parameters` of torch's module gives them."""
        return {}

    def macs(self, inputs: tuple[Shape, ...]) -> int:
        """Multiply-adds for one sample."""
        return 0

    def inferred(self, inputs: tuple[Shape, ...]) -> Mapping[str, Any]:
        """The value of each `auto` field."""
        return {}

    def measure(self, inputs: tuple[Shape, ...]) -> Measured:
        self.check_numbers(inputs)
        inferred = self.inferred(inputs)
        self._settled(inferred)
        outputs = self.leaving(inputs)
        named = self.tensors(inputs).items()
        tensors = {name: tuple(map(int, sizes)) for name, sizes in named}
        count = sum(map(prod, tensors.values()))
        return Measured(outputs, count, self.macs(inputs), inferred, tensors)


L = TypeVar("L", bound=Operation)


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(Int, Float, Bool, Choice, Size, Dims, Factors, Text),
)
def layer(cls: type[L]) -> type[L]:
    """Class decorator: enter a layer type. Bases that only share fields use `@shared`."""
    declared(LAYERS)(cls)
    return cls
