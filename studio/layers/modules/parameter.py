"""Learned numbers as a module of PyTorch. Self-contained: it goes into the text."""

import torch
from torch import nn


class Parameter(nn.Module):
    """Gives the same learned numbers to every sample of a batch."""

    def __init__(self, size: int | tuple[int, ...]) -> None:
        super().__init__()
        self.size = size if isinstance(size, tuple) else (size,)
        self.weight = nn.Parameter(torch.empty(self.size))
        self.reset_parameters()

    def reset_parameters(self) -> None:
        nn.init.trunc_normal_(self.weight, std=0.02)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.weight.repeat(x.shape[0], *[1] * self.weight.dim())

    def extra_repr(self) -> str:
        return f"size={self.size}"
