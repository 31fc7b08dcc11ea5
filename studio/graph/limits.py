"""What no machine can hold is a problem of the layer that asks for it, before torch is asked."""

from __future__ import annotations

from math import prod

from studio.spec.layer import Measured, Operation
from studio.spec.messages import translate
from studio.spec.problems import Problem, Repair

MOST_NUMBERS = 10**12
"""In one tensor: 4 terabytes as float32."""
_BYTES = 4


def too_large(layer: Operation, measured: Measured) -> Problem | None:
    """A problem where a parameter, or what leaves for one sample, has more than `MOST_NUMBERS`."""
    tensors = (*measured.tensors.values(), *(shape.dims for shape in measured.outputs))
    largest = max(map(prod, tensors), default=0)
    if largest <= MOST_NUMBERS:
        return None
    text = translate(
        "Analysis",
        "{layer} would need a tensor of {count} numbers, {size} TB: no computer holds that. Make "
        "its sizes smaller, or those that arrive.",
        layer=layer.type_name(),
        count=int(largest),
        size=int(largest * _BYTES // 10**12),
    )
    return Problem("too-large", text, repairs=tuple(_smaller(layer)))


def _smaller(layer: Operation) -> list[Repair]:
    """The fields that are far above their defaults, back to them."""
    found = []
    for name, value in layer.changed().items():
        default = layer.fields()[name].default
        numbers = value if isinstance(value, tuple) else (value,)
        if isinstance(default, int) and any(isinstance(n, int) and n > 100 for n in numbers):
            title = translate("Layers", "Set {field} to {value}", field=name, value=default)
            found.append(Repair(title, "set_param", {"field": name, "value": default}))
    return found
