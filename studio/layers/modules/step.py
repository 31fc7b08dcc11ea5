"""The step function as a module of PyTorch. Self-contained: it goes into the generated text."""

import torch
from torch import nn


class Step(nn.Module):
    """1 where the input reaches the threshold, else 0 (or -1 if signed).

    The gradient passes straight through, as if the output were the input
    (https://arxiv.org/abs/1308.3432): that of the step itself is 0 everywhere.
    """

    def __init__(self, threshold: float = 0.0, signed: bool = False) -> None:
        super().__init__()
        self.threshold = threshold
        self.signed = signed

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        hard = (x >= self.threshold).to(x.dtype)
        if self.signed:
            hard = 2 * hard - 1
        # x - x.detach() is 0, but has the gradient of x.
        return hard + (x - x.detach())

    def extra_repr(self) -> str:
        return f"threshold={self.threshold}, signed={self.signed}"
