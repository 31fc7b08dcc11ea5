"""Layers that change the shape and learn nothing."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, prod
from typing import Any

from studio.layers.rules import axis_of, product, set_param
from studio.layers.windows import axis_lines
from studio.spec.fields import Bool, Choice, Dims, Factors, Int
from studio.spec.layer import Layer, Measured, layer
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape


@layer
class Flatten(Layer):
    """Writes all axes of a sample one after the other: pictures become vectors for Linear.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Flatten.html
    """

    usual = True
    view = "plain"
    family = "shape"
    straight = True
    examples = ((Shape((3, 5, 4)),), (Shape((4, 9)),), (Shape((7,)),), (Shape((2, 3, 4, 5)),))
    stricter = {"start_dim": "Axis 0 is the batch: flattening it would join the samples."}

    start_dim: int = Int(
        default=1, low=-10, high=10, help="First axis to join. 1 is the first axis of a sample."
    )
    end_dim: int = Int(default=-1, low=-10, high=10, help="Last axis to join. −1 is the last one.")

    def shape(self, x: Shape) -> Shape:
        first, last = self._axes(x)
        if first > last:
            text = translate(
                "Layers",
                "start_dim {start} lies behind end_dim {end}: there is nothing in between to "
                "join. From 1 to −1 are all axes.",
                start=self.start_dim,
                end=self.end_dim,
            )
            repairs = (set_param("start_dim", 1), set_param("end_dim", -1))
            raise Refused("axis-order", text, field="start_dim", repairs=repairs)
        if first == last:
            return x
        joined = prod(x.dims[first : last + 1])
        return Shape((*x.dims[:first], joined, *x.dims[last + 1 :]), x.dtype)

    def _axes(self, x: Shape) -> tuple[int, int]:
        first = axis_of(self.type_name(), self.start_dim, x, "start_dim")
        return first, axis_of(self.type_name(), self.end_dim, x, "end_dim")

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,) = inputs
        first, last = self._axes(x)
        if first == last:
            return [translate("Formula", "out = in")]
        joined = x.dims[first : last + 1]
        return [translate("Formula", "{sizes} = {out}", sizes=product(joined), out=prod(joined))]


@layer
class Identity(Layer):
    """Passes everything on unchanged: a place holder, or a point to look at.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Identity.html
    """

    view = "always"
    family = "shape"
    straight = True
    examples = ((Shape((7,)),), (Shape((4, 9)),), (Shape((3, 5, 4)),))

    def shape(self, x: Shape) -> Shape:
        return x

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [translate("Formula", "out = in")]


_SMOOTH = {"linear": 1, "bilinear": 2, "bicubic": 2, "trilinear": 3}
"""Mode -> number of spatial axes that it is made for; the others take any."""


@layer
class Upsample(Layer):
    """Makes maps larger by repeating or blending neighbours; nothing is learned.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Upsample.html
    """

    usual = True
    family = "shape"
    straight = True
    examples = (
        (Shape((3, 8, 6)),),
        (Shape((2, 5, 7)),),
        (Shape((4, 9)),),
        (Shape((2, 3, 4, 5)),),
    )
    # torch's default is None for both size and scale_factor, which it refuses when it runs.

    size: tuple[int, ...] | int | None = Dims(
        default=None,
        optional=True,
        longest=3,
        single=True,
        help="Size of the output, one number or one for each axis. Either this or scale_factor.",
    )
    scale_factor: tuple[float, ...] | float | None = Factors(
        default=2.0,
        required=True,
        optional=True,
        longest=3,
        help="How many times larger, one number or one for each axis. Either this or size.",
    )
    mode: str = Choice(
        default="nearest",
        options=("nearest", "linear", "bilinear", "bicubic", "trilinear", "nearest-exact"),
        help="nearest repeats pixels; bilinear and bicubic blend pictures, linear sequences.",
    )
    align_corners: bool | None = Bool(
        default=None,
        optional=True,
        when=("mode", tuple(_SMOOTH)),
        help="Whether the corner pixels keep their exact places. None is off.",
    )
    recompute_scale_factor: bool | None = Bool(
        default=None,
        optional=True,
        help="Whether the factor is worked out again from the rounded size. None is off.",
    )

    def shape(self, x: Shape) -> Shape:
        axes = x.rank - 1
        self._need_axes(x)
        self._need_one_size(axes)
        if self.size is not None:
            sizes = self.size if isinstance(self.size, tuple) else (self.size,) * axes
            return Shape((x.channels, *sizes), x.dtype)
        outs = tuple(
            floor(size * factor) for size, factor in zip(x.size, self._factors(axes), strict=True)
        )
        if min(outs) < 1:
            text = translate(
                "Layers",
                "Nothing is left: {arrives} times {factor} is less than one pixel. Make "
                "scale_factor larger.",
                arrives=str(x),
                factor="×".join(f"{factor:g}" for factor in self._factors(axes)),
            )
            repairs = (set_param("scale_factor", 1),)
            raise Refused("output-empty", text, field="scale_factor", repairs=repairs)
        return Shape((x.channels, *outs), x.dtype)

    def _factors(self, axes: int) -> tuple[float, ...]:
        factor = self.scale_factor
        return factor if isinstance(factor, tuple) else (factor or 1.0,) * axes

    def _need_axes(self, x: Shape) -> None:
        """The mode must fit the number of axes, align_corners the mode."""
        axes = x.rank - 1
        if not 1 <= axes <= 3:
            text = translate(
                "Layers",
                "Upsample makes maps larger, so it needs channels and 1 to 3 axes behind them, "
                "but {arrives} arrives. It belongs before Flatten and Linear.",
                arrives=str(x),
            )
            raise Refused("shape-rank", text)
        if _SMOOTH.get(self.mode, axes) != axes:
            fitting = {1: "linear", 2: "bilinear", 3: "trilinear"}[axes]
            text = translate(
                "Layers",
                "Mode “{mode}” does not fit {arrives}: it blends along {count} axes.",
                mode=self.mode,
                arrives=str(x),
                count=_SMOOTH[self.mode],
            )
            repairs = (set_param("mode", fitting),)
            raise Refused("upsample-mode", text, field="mode", repairs=repairs)
        if self.align_corners is not None and self.mode not in _SMOOTH:
            text = translate(
                "Layers",
                "align_corners means something only where pixels are blended, not in mode "
                "“{mode}”. Set it to None.",
                mode=self.mode,
            )
            repairs = (set_param("align_corners", None),)
            raise Refused("align-corners", text, field="align_corners", repairs=repairs)

    def _need_one_size(self, axes: int) -> None:
        """Either size or scale_factor, with as many numbers as there are axes."""
        if (self.size is None) == (self.scale_factor is None):
            text = translate(
                "Layers",
                "Upsample needs either size or scale_factor. Set one of them and leave the other "
                "at None.",
            )
            repairs = (
                (set_param("scale_factor", 2),)
                if self.size is None
                else (set_param("scale_factor", None), set_param("size", None))
            )
            raise Refused("upsample-size", text, field="scale_factor", repairs=repairs)
        field = "scale_factor" if self.size is None else "size"
        given = self.scale_factor if self.size is None else self.size
        if isinstance(given, tuple) and len(given) != axes:
            text = translate(
                "Layers",
                "{field} has {given} numbers, but there are {axes} axes behind the channels. "
                "Give one number, or {axes}.",
                field=field,
                given=len(given),
                axes=axes,
            )
            raise Refused("field-length", text, field=field)
        if self.recompute_scale_factor and self.size is not None:
            text = translate(
                "Layers",
                "With a given size there is no factor to work out again. Switch "
                "recompute_scale_factor off.",
            )
            repairs = (set_param("recompute_scale_factor", None),)
            raise Refused(
                "upsample-recompute", text, field="recompute_scale_factor", repairs=repairs
            )

    def arguments(self, inferred: Mapping[str, Any]) -> list[tuple[str | None, Any]]:
        """Without the factor where the size is given."""
        printed = super().arguments(inferred)
        return [pair for pair in printed if pair != ("scale_factor", None)]

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        (x,), (y,) = inputs, measured.outputs
        factors = self._factors(x.rank - 1)

        def line(axis: int, name: str) -> Message:
            if self.size is not None:
                return translate("Formula", "{name} = {out}", name=name, out=y.size[axis])
            return translate(
                "Formula",
                "{name} = ⌊{size}·{factor:g}⌋ = {out}",
                name=name,
                size=x.size[axis],
                factor=factors[axis],
                out=y.size[axis],
            )

        return axis_lines(y.size, line)
