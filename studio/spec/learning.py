"""How training treats the weights of a node: a declaration like any other, of layers and blocks."""

from __future__ import annotations

from studio.spec.declaration import Declaration, shared
from studio.spec.fields import Bool, Float

LEARNING = "learning."
"""Fields of problems about it: `learning.lr_factor`."""


@shared
class Learning(Declaration):
    """How training treats the weights of a layer, or of everything inside a block."""

    frozen: bool = Bool(
        default=False,
        help="Training leaves the weights as they are, of a block those of everything inside. "
        "Running means and variances of normalization stay too, and are what is computed with, as "
        "in evaluation.",
    )
    lr_factor: float = Float(
        default=1.0,
        label="Rate factor",
        above=0.0,
        high=1e6,
        log=True,
        help="The learning rate of these weights is so many times that of the training; factors "
        "of blocks multiply those inside. 0.1 lets trained layers follow slowly.",
    )
