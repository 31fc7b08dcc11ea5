"""Drawing from normal distributions, as a module of PyTorch. Self-contained, like its siblings."""

import torch
from torch import nn


class Sampling(nn.Module):
    """Draws a number from each normal distribution while training; afterwards gives its mean.

    Also gives how far each distribution is from the standard normal one, the Kullback-Leibler
    divergence in nats (Auto-Encoding Variational Bayes, https://arxiv.org/abs/1312.6114, B).
    """

    def forward(
        self, mean: torch.Tensor, log_variance: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        if mean.shape != log_variance.shape:
            raise ValueError(f"{tuple(mean.shape)} means, {tuple(log_variance.shape)} variances")
        divergence = 0.5 * (mean.square() + log_variance.exp() - 1.0 - log_variance)
        if not self.training:
            return mean, divergence
        noise = torch.randn_like(mean)
        return mean + noise * (0.5 * log_variance).exp(), divergence
