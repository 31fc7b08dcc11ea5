"""Every module of torch.nn is a layer here, or it is said why not."""

from __future__ import annotations

import torch

from studio import catalogue
from studio.spec.layer import LAYERS

catalogue.fill()

WITHOUT = {
    "no layer: it holds others, as blocks and sequences do here": {
        "Container", "Module", "ModuleDict", "ModuleList", "ParameterDict", "ParameterList",
        "Sequential", "RNNBase", "RNNCellBase",
    },
    "a loss: it belongs to the training, not to the network": {
        "AdaptiveLogSoftmaxWithLoss", "BCELoss", "BCEWithLogitsLoss", "CTCLoss",
        "CosineEmbeddingLoss", "CrossEntropyLoss", "GaussianNLLLoss", "HingeEmbeddingLoss",
        "HuberLoss", "KLDivLoss", "L1Loss", "LinearCrossEntropyLoss", "MSELoss",
        "MarginRankingLoss", "MultiLabelMarginLoss", "MultiLabelSoftMarginLoss", "MultiMarginLoss",
        "NLLLoss", "NLLLoss2d", "PoissonNLLLoss", "SmoothL1Loss", "SoftMarginLoss",
        "TripletMarginLoss", "TripletMarginWithDistanceLoss",
    },
    "sizes that follow from the input are auto in every layer": {
        "LazyBatchNorm1d", "LazyBatchNorm2d", "LazyBatchNorm3d", "LazyConv1d", "LazyConv2d",
        "LazyConv3d", "LazyConvTranspose1d", "LazyConvTranspose2d", "LazyConvTranspose3d",
        "LazyInstanceNorm1d", "LazyInstanceNorm2d", "LazyInstanceNorm3d", "LazyLinear",
    },
    "it spreads one network over several machines": {"DataParallel", "SyncBatchNorm"},
    "deprecated in torch in favour of a layer that is here": {
        "CrossMapLRN2d", "UpsamplingBilinear2d", "UpsamplingNearest2d",
    },
    "one step of a layer that is here; a loop over steps cannot be drawn": {
        "GRUCell", "LSTMCell", "RNNCell",
    },
    "a repeat of a layer that is here": {
        "Transformer", "TransformerDecoder", "TransformerEncoder",
    },
}  # fmt: skip


def _modules() -> set[str]:
    public = {name: getattr(torch.nn, name) for name in dir(torch.nn)}
    kinds = {name: one for name, one in public.items() if isinstance(one, type)}
    return {name for name, one in kinds.items() if issubclass(one, torch.nn.Module)}


def test_every_module_of_torch_is_a_layer_or_left_out_for_one_reason() -> None:
    left_out = [name for names in WITHOUT.values() for name in names]
    assert len(left_out) == len(set(left_out))
    assert set(left_out).isdisjoint(LAYERS)
    assert _modules() - set(LAYERS) == set(left_out) & _modules()


def test_nothing_is_left_out_that_torch_does_not_have() -> None:
    """Two names may come and go with torch's version."""
    missing = {name for names in WITHOUT.values() for name in names} - _modules()
    assert missing <= {"LinearCrossEntropyLoss", "NLLLoss2d"}
