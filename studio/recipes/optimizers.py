"""Optimizers, named and parameterised as in torch.optim."""

from __future__ import annotations

from typing import Any

from studio.spec.declaration import shared
from studio.spec.fields import Bool, Float, shown
from studio.spec.messages import translate
from studio.spec.problems import Refused, Repair
from studio.spec.recipe import Optimizer, optimizer

WEIGHT_DECAY = "Pulls every weight towards zero by this part of itself in each update."
AVERAGE = "Adds this to the denominator, so that nothing is divided by zero."


@optimizer
class SGD(Optimizer):
    """Stochastic gradient descent: a step against the gradient, with momentum if you like.

    https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html
    """

    lr: float = Float(
        default=1e-3, above=0.0, high=1e3, log=True, help="Learning rate: how far one update goes."
    )
    momentum: float = Float(
        default=0.0, low=0.0, below=1.0, help="Part of the last step that is taken again."
    )
    dampening: float = Float(
        default=0.0,
        low=0.0,
        high=1.0,
        help="Part of the new gradient that is held back where there is momentum.",
        when=("nesterov", (False,)),
    )
    weight_decay: float = Float(default=0.0, low=0.0, high=10.0, log=True, help=WEIGHT_DECAY)
    nesterov: bool = Bool(
        default=False,
        help="Looks ahead: the gradient is taken where the momentum will have led. Needs momentum.",
    )

    def averages(self) -> int:
        return 1 if self.momentum > 0.0 else 0

    def check(self) -> None:
        if self.nesterov and (self.momentum <= 0 or self.dampening != 0):
            raise Refused(
                "optimizer-nesterov",
                translate(
                    "Optimizers",
                    "Nesterov looks ahead along the momentum, so it needs a momentum above 0 and "
                    "no dampening. Set them so, or switch Nesterov off.",
                ),
                field="nesterov",
                repairs=self._repairs(),
            )

    def _repairs(self) -> tuple[Repair, ...]:
        """Each of them is enough."""
        repairs = [_setting("nesterov", False)]
        if self.dampening == 0:
            repairs.insert(0, _setting("momentum", 0.9))
        elif self.momentum > 0:
            repairs.insert(0, _setting("dampening", 0.0))
        return tuple(repairs)


@shared
class _Moments(Optimizer):
    """Base of those that average the gradient and its square."""

    beta1: float = Float(
        default=0.9, low=0.0, below=1.0, help="How slowly the average of the gradient forgets."
    )
    beta2: float = Float(
        default=0.999, low=0.0, below=1.0, help="How slowly the average of its square forgets."
    )
    eps: float = Float(default=1e-8, above=0.0, high=1.0, log=True, help=AVERAGE)
    weight_decay: float = Float(default=0.0, low=0.0, high=10.0, log=True, help=WEIGHT_DECAY)
    amsgrad: bool = Bool(default=False, help="Divides by the largest average seen so far.")

    def averages(self) -> int:
        return 3 if self.amsgrad else 2

    def arguments(self) -> dict[str, Any]:
        """torch takes both averages as one pair."""
        found = super().arguments()
        betas = {"beta1", "beta2"} & found.keys()
        kept = {name: value for name, value in found.items() if name not in betas}
        if not betas:
            return kept
        return {"lr": kept.pop("lr"), "betas": (self.beta1, self.beta2), **kept}


@optimizer
class Adam(_Moments):
    """Adaptive moments: each weight has its own step, from averages of gradient and its square.

    Kingma & Ba 2015, https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html
    """


@optimizer
class AdamW(_Moments):
    """Adam with the weight decay taken out of the averages.

    Loshchilov & Hutter 2019, https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html
    """

    weight_decay: float = Float(default=1e-2, low=0.0, high=10.0, log=True, help=WEIGHT_DECAY)


@optimizer
class RMSprop(Optimizer):
    """Divides the step of each weight by a running average of the size of its gradients.

    https://docs.pytorch.org/docs/stable/generated/torch.optim.RMSprop.html
    """

    lr: float = Float(
        default=1e-2, above=0.0, high=1e3, log=True, help="Learning rate: how far one update goes."
    )
    alpha: float = Float(
        default=0.99, low=0.0, below=1.0, help="How slowly the average of the squares forgets."
    )
    eps: float = Float(default=1e-8, above=0.0, high=1.0, log=True, help=AVERAGE)
    weight_decay: float = Float(default=0.0, low=0.0, high=10.0, log=True, help=WEIGHT_DECAY)
    momentum: float = Float(
        default=0.0, low=0.0, below=1.0, help="Part of the last step that is taken again."
    )
    centered: bool = Bool(default=False, help="Divides by the deviation of the gradients instead.")

    def averages(self) -> int:
        return 1 + self.centered + (self.momentum > 0.0)


@optimizer
class Adagrad(Optimizer):
    """Weights that have moved much take smaller steps: divides by the root of all squares so far.

    Duchi et al. 2011, https://docs.pytorch.org/docs/stable/generated/torch.optim.Adagrad.html
    """

    lr: float = Float(
        default=1e-2, above=0.0, high=1e3, log=True, help="Learning rate: how far one update goes."
    )
    lr_decay: float = Float(
        default=0.0, low=0.0, high=10.0, log=True, help="Shrinks the rate with every update."
    )
    weight_decay: float = Float(default=0.0, low=0.0, high=10.0, log=True, help=WEIGHT_DECAY)
    initial_accumulator_value: float = Float(
        default=0.0, low=0.0, high=1e6, help="What the sum of squares begins with."
    )
    eps: float = Float(default=1e-10, above=0.0, high=1.0, log=True, help=AVERAGE)

    def averages(self) -> int:
        return 1


def _setting(field: str, value: float) -> Repair:
    title = translate("Optimizers", "Set {field} to {value}", field=field, value=shown(value))
    return Repair(title, "set_param", {"field": field, "value": value})
