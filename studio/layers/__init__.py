"""Layer types by torch.nn family. Importing this package enters them in palette order."""

from studio.layers import (  # noqa: I001  (the order of the palette)
    io,
    convolution,
    pooling,
    linear,
    activation,
    normalization,
    dropout,
    shaping,
    merging,
)

__all__ = [
    "io",
    "convolution",
    "pooling",
    "linear",
    "activation",
    "normalization",
    "dropout",
    "shaping",
    "merging",
]
