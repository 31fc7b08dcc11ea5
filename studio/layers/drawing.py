"""Layers that draw random numbers which the network itself has shaped; no dropout."""

from __future__ import annotations

from studio.spec.layer import Measured, Module, layer
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape


@layer
class Sampling(Module):
    """Draws a number from each normal distribution while training; afterwards it gives the mean.

    The heart of a variational autoencoder. The second output says how far each distribution is
    from the standard normal one: as an Output for training that counts itself it becomes the
    penalty. Auto-Encoding Variational Bayes, https://arxiv.org/abs/1312.6114
    """

    family = "dropout"
    module = "Sampling"
    own_source = "sampling.py"
    inputs = ("mean", "log_variance")
    outputs = ("sample", "divergence")
    examples = (
        (Shape((4,)), Shape((4,))),
        (Shape((3, 8, 6)), Shape((3, 8, 6))),
    )

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        mean, log_variance = inputs
        if mean.dims != log_variance.dims:
            text = translate(
                "Layers",
                "{layer} needs a variance for each mean, but {mean} means and {variances} "
                "variances arrive. Give the two layers before it the same number of outputs.",
                layer=self.type_name(),
                mean=str(mean),
                variances=str(log_variance),
            )
            raise Refused("shapes-differ", text)
        return mean, mean

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """The means, both exponentials and the noise."""
        return Kept((0,), more=FLOAT * 3 * inputs[0].numel)

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        return [
            translate("Formula", "in training: sample = mean + exp(log_variance / 2)·ε, ε random"),
            translate("Formula", "afterwards: sample = mean"),
            translate("Formula", "divergence = (mean² + exp(log_variance) − 1 − log_variance) / 2"),
        ]
