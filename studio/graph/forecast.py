"""What training will take, before it begins: memory for a batch as a range, and what fits.

Not here: what each layer keeps (`costs`), and what only a measurement tells, such as seconds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studio.graph.binding import BoundRecipe, BoundStep, bind_data, bind_recipe
from studio.graph.costs import Accountant, Cost, Costs
from studio.graph.ending import ending_of
from studio.graph.findings import Findings
from studio.graph.flow import for_training
from studio.graph.model import Document
from studio.spec.data import DataSet
from studio.spec.memory import FLOAT, PLACE, Kept
from studio.spec.problems import Address
from studio.spec.recipe import METRICS

PROCESS = (150_000_000, 700_000_000)
"""Bytes of a process with PyTorch loaded and nothing computed: the least and the most that builds
for the processor take on the usual systems, with what their threads and kernels reserve."""

MOST = 1_000_000
"""No larger batch can be set."""

SPARE = 1.1
"""The allocator gives more than it is asked for: blocks of certain sizes, and gaps between them."""


@dataclass(frozen=True)
class Memory:
    """Bytes for batches of `batch` samples.

    Attributes:
        parameters, gradients, optimizer: of all networks.
        activations: what autograd keeps until the backward pass, with what the loss keeps.
        passing: values of the forward pass that nobody keeps; they lie beside them for a while.
        samples: the batch itself; `data`: the data set, which stays in memory.
        low, high: what the process takes at its peak lies between them.
    """

    batch: int
    parameters: int
    gradients: int
    optimizer: int
    activations: int
    passing: int
    samples: int
    data: int
    low: int
    high: int

    @property
    def tensors(self) -> int:
        """Parameters, gradients, optimizer state and what is kept for the backward pass."""
        return self.parameters + self.gradients + self.optimizer + self.activations


@dataclass(frozen=True)
class Forecast:
    """What training a document takes, for any batch.

    `optimizer`: numbers that optimizers remember; `loss`: bytes that losses keep for one sample;
    `target`: bytes of one target; `data`: least and most bytes of the data set; `training`: how
    many samples are trained on, None where that is not known without loading.
    """

    costs: Costs
    batch_size: int | None
    optimizer: int = 0
    loss: int = 0
    target: int = 0
    data: tuple[int, int] = (0, 0)
    training: int | None = None

    @property
    def nodes(self) -> Mapping[Address, Cost]:
        return self.costs.nodes

    def memory(self, batch: int) -> Memory:
        """Bytes for batches of `batch` samples, at least 1.

        At the peak some of gradients and activations are there, never all of both: each gradient
        comes when the activations behind it are gone. The least is the larger of the two, the most
        both of them, all values in between, and work space as large as two of the largest.
        """
        total = self.costs.total
        parameters, gradients = FLOAT * total.parameters, FLOAT * total.learned
        optimizer = FLOAT * self.optimizer
        activations = total.activations(batch) + self.loss * batch
        samples = (self.costs.inputs + self.target) * batch
        passing = max(0, total.forward * batch - activations)
        # The run keeps a second copy of the weights, in case that they stop being numbers.
        always = 2 * parameters + optimizer + samples
        work = 2 * self.costs.largest * batch + 2 * FLOAT * self.costs.tensor
        low = PROCESS[0] + always + self.data[0] + max(gradients, activations)
        most = always + self.data[1] + gradients + activations + passing + work
        high = PROCESS[1] + int(SPARE * most)
        return Memory(
            batch,
            parameters,
            gradients,
            optimizer,
            activations,
            passing,
            samples,
            self.data[0],
            low,
            high,
        )

    def largest(self, free: int) -> int:
        """The largest batch whose most fits into `free` bytes; 0 where not even one sample does.

        Never more than there are samples to train on.
        """
        most = MOST if self.training is None else self.training
        return bisect_right(range(1, most + 1), free, key=lambda size: self.memory(size).high)


class Forecaster:
    """Forecasts of one document, again and again; what did not change is not worked out anew."""

    def __init__(self) -> None:
        self._accountant = Accountant()

    def forecast(self, document: Document, findings: Findings) -> Forecast:
        """As far as shapes are known; a recipe or data set with problems counts nothing."""
        recipe, _ = bind_recipe(document)
        data, _ = bind_data(document)
        stable = recipe is not None and any(_reads_logits(document, s) for s in recipe.steps)
        costs = self._accountant.costs(document, findings, stable)
        if recipe is None:
            return Forecast(costs, None)
        training = None if data is None else training_samples(data)
        size = recipe.settings.batch_size
        batch = training if size == "all" else int(size)
        if batch is not None and training is not None:
            batch = min(batch, training)
        return Forecast(
            costs,
            batch,
            _remembered(document, costs, recipe),
            0 if data is None else sum(_of_losses(document, findings, costs, recipe, data)),
            0 if data is None else target_bytes(data),
            (0, 0) if data is None else data_bytes(data),
            training,
        )


def _reads_logits(document: Document, step: BoundStep) -> bool:
    known = step.network in document.networks
    return known and step.loss.wants_logits(ending_of(document, step.network))


def _remembered(document: Document, costs: Costs, recipe: BoundRecipe) -> int:
    """Numbers that the optimizers of all steps keep, each for the network that it updates."""
    found = 0
    for step in recipe.steps:
        home = document.definitions.get(document.networks.get(step.network, ""))
        whole = home is None or len(document.networks) == 1
        learned = costs.total.learned if whole else 0
        if home is not None and not whole:
            learned = sum(
                costs.nodes[(one,)].learned for one in home.nodes if (one,) in costs.nodes
            )
        found += learned * step.optimizer.averages()
    return found


def _of_losses(
    document: Document, findings: Findings, costs: Costs, recipe: BoundRecipe, data: DataSet
) -> Iterator[int]:
    """Bytes of a sample that losses and metrics keep; outputs for training have a loss too."""
    for step in recipe.steps:
        if step.network not in document.networks or data.task not in step.loss.tasks:
            continue
        ending = ending_of(document, step.network)
        outputs = document.network(step.network).of_type("Output")
        lasting = [node for node in outputs if not for_training(node)]
        for node in [*lasting[:1], *filter(for_training, outputs)]:
            finding = findings.of((node.id,))
            if finding is None or not finding.inputs or finding.inputs[0] is None:
                continue
            kept = Kept()
            if getattr(finding.layer, "counts", "") != "itself" or not for_training(node):
                kept = step.loss.kept(finding.inputs[0], data.target(), ending)
            yield kept.more + (costs.unkept((node.id,)) if kept.inputs else 0)
            if node is lasting[0]:
                metrics = (one() for one in METRICS.values() if data.task in one.tasks)
                yield sum(metric.kept(finding.inputs[0]) for metric in metrics)


def training_samples(data: DataSet) -> int | None:
    """How many samples there are to train on, where that is known without loading."""
    count = data.samples()
    return None if count is None else max(1, round(count * (1.0 - data.validation - data.test)))


def target_bytes(data: DataSet) -> int:
    """Of one target in memory: an int64 for a class, a byte for each pixel, or real numbers."""
    target = data.target()
    if target.named:
        return PLACE
    return int(target.shape.numel) * (1 if target.classes is not None else FLOAT)


def data_bytes(data: DataSet) -> tuple[int, int]:
    """Of the whole set in memory, at least and at most.

    Real numbers are there as they came and once more standardised; bytes of pictures may be a file
    that is only mapped into memory.
    """
    count, shape = data.samples() or 0, data.input_shape()
    inputs = count * int(shape.numel) * data.number_bytes
    if data.number_bytes == FLOAT:
        return inputs, 2 * (inputs + count * target_bytes(data))
    return 0, inputs + count * target_bytes(data)
