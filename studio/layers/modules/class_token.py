"""A learned first step as a module of PyTorch. Self-contained: it goes into the text."""

import torch
from torch import nn


class ClassToken(nn.Module):
    """Puts one learned step in front of a sequence (batch, steps, features)."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.features = features
        self.token = nn.Parameter(torch.empty(1, 1, features))
        self.reset_parameters()

    def reset_parameters(self) -> None:
        nn.init.trunc_normal_(self.token, std=0.02)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.cat((self.token.expand(x.shape[0], -1, -1), x), dim=1)

    def extra_repr(self) -> str:
        return f"features={self.features}"
