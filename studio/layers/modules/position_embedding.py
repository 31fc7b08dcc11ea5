"""Learned positions as a module of PyTorch. Self-contained: it goes into the text."""

import torch
from torch import nn


class PositionEmbedding(nn.Module):
    """Adds a learned vector to each step of a sequence (batch, steps, features)."""

    def __init__(self, steps: int, features: int) -> None:
        super().__init__()
        self.steps = steps
        self.features = features
        self.position = nn.Parameter(torch.empty(1, steps, features))
        self.reset_parameters()

    def reset_parameters(self) -> None:
        nn.init.trunc_normal_(self.position, std=0.02)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.position

    def extra_repr(self) -> str:
        return f"steps={self.steps}, features={self.features}"
