"""How a tensor of weights begins, as declarations by the names of torch.nn.init. No torch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from studio.spec.declaration import Declaration, declared, default_of
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.spec.registry import Registry

INITIALISERS: Registry[type[Initialiser]] = Registry("initialiser")


class Initialiser(Declaration):
    """Base: the class `KaimingUniform` stands for `nn.init.kaiming_uniform_`."""

    draws: ClassVar[bool] = True
    """Takes random numbers, and so needs a seed."""

    axes: ClassVar[tuple[int, ...] | None] = None
    """Numbers of axes that a tensor may have; None: any."""

    stricter: ClassVar[Mapping[str, str]] = {}
    """Field -> why we refuse a value that torch accepts."""

    @classmethod
    def type_name(cls) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower() + "_"

    @classmethod
    def function(cls) -> str:
        """What the text calls."""
        return f"nn.init.{cls.type_name()}"

    def check(self, shape: tuple[int, ...]) -> None:
        """
        Raises:
            Refused: `start-axes`, or values that do not go together; as torch would.
        """
        if self.axes is not None and len(shape) not in self.axes:
            text = translate(
                "Initialisers",
                "{function} fills tensors with {allowed} axes, but this one has {count}. Choose "
                "another start.",
                function=self.type_name(),
                allowed=_listed(self.axes),
                count=len(shape),
            )
            raise Refused("start-axes", text)

    def arguments(self) -> list[tuple[str | None, Any]]:
        """What follows the tensor: (None, value) by position, (name, value) if changed."""
        fields = self.fields()
        return [
            (None if spec.required else name, getattr(self, name))
            for name, spec in fields.items()
            if spec.required or getattr(self, name) != default_of(spec)
        ]


def _listed(axes: tuple[int, ...]) -> str:
    return str(axes[0]) if len(axes) == 1 else f"{axes[0]}–{axes[-1]}"


initialiser = declared(INITIALISERS)
"""`@initialiser`: enter a function of torch.nn.init."""
