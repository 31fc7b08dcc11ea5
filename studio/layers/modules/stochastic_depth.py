"""Stochastic depth as a module of PyTorch. Self-contained: it goes into the generated text."""

import torch
from torch import nn


class StochasticDepth(nn.Module):
    """Sets whole samples (mode "row") or the whole batch to 0 while training.

    What is kept is divided by 1 - p, so that its mean stays (https://arxiv.org/abs/1603.09382).
    """

    def __init__(self, p: float, mode: str) -> None:
        super().__init__()
        if mode not in ("row", "batch"):
            raise ValueError(f"mode is row or batch, not {mode}")
        self.p = p
        self.mode = mode

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training or self.p == 0.0:
            return x
        kept = 1.0 - self.p
        sizes = [x.shape[0] if self.mode == "row" else 1] + [1] * (x.ndim - 1)
        noise = torch.empty(sizes, dtype=x.dtype, device=x.device).bernoulli_(kept)
        return x * (noise / kept if kept > 0.0 else noise)

    def extra_repr(self) -> str:
        return f"p={self.p}, mode={self.mode}"
