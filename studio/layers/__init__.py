"""Layer types by torch.nn family. Importing this package enters them in palette order."""

from studio.layers import (  # noqa: I001  (the order of the palette)
    io,
    convolution,
    pooling,
    linear,
    embedding,
    pairs,
    activation,
    normalization,
    dropout,
    shaping,
    merging,
    axes,
    arithmetic,
    recurrent,
    attention,
    tokens,
)

__all__ = [
    "io",
    "convolution",
    "pooling",
    "linear",
    "embedding",
    "pairs",
    "activation",
    "normalization",
    "dropout",
    "shaping",
    "merging",
    "axes",
    "arithmetic",
    "recurrent",
    "attention",
    "tokens",
]
