"""What single layers refuse, in which words' code, and what their repairs do."""

from __future__ import annotations

import pytest

import studio.layers  # noqa: F401  (enters the layers)
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from studio.spec.shapes import Shape


def _refused(name, params, dims):
    layer, problems = bind_values(LAYERS[name], params)
    assert problems == ()
    with pytest.raises(Refused) as caught:
        layer.measure((Shape(dims),))
    return caught.value


@pytest.mark.parametrize(
    ("name", "params", "dims", "code", "field"),
    [
        ("Linear", {}, (16, 7, 7), "shape-rank", None),
        ("Linear", {"in_features": 5}, (4,), "size-mismatch", "in_features"),
        ("Conv2d", {}, (784,), "shape-rank", None),
        ("Conv2d", {}, (3, 32), "shape-rank", None),
        ("Conv1d", {}, (3, 32, 32), "shape-rank", None),
        ("Conv2d", {"in_channels": 1}, (3, 32, 32), "size-mismatch", "in_channels"),
        ("Conv2d", {"kernel_size": 5}, (1, 4, 9), "window-large", "kernel_size"),
        ("Conv2d", {"kernel_size": 3, "dilation": 4}, (1, 8, 9), "window-large", "kernel_size"),
        ("Conv2d", {"groups": 2}, (3, 9, 9), "groups", "groups"),
        ("Conv2d", {"groups": 3, "out_channels": 8}, (3, 9, 9), "groups", "groups"),
        ("Conv2d", {"padding": "same", "stride": 2}, (1, 9, 9), "padding-same", "padding"),
        (
            "Conv2d",
            {"padding": 4, "padding_mode": "reflect"},
            (1, 4, 9),
            "padding-mode",
            "padding_mode",
        ),
        (
            "Conv2d",
            {"padding": 5, "padding_mode": "circular"},
            (1, 4, 9),
            "padding-mode",
            "padding_mode",
        ),
        ("ConvTranspose2d", {"output_padding": 1}, (1, 4, 4), "output-padding", "output_padding"),
        ("ConvTranspose2d", {"padding": 4}, (1, 7, 7), "output-empty", "padding"),
        ("MaxPool2d", {}, (64,), "shape-rank", None),
        ("MaxPool2d", {}, (8, 1, 4), "window-large", "kernel_size"),
        ("MaxPool2d", {"padding": 2, "kernel_size": 3}, (8, 9, 9), "padding-large", "padding"),
        ("LPPool2d", {"norm_type": 3}, (8, 4, 4), "power-odd", "norm_type"),
        ("FractionalMaxPool2d", {"output_size": 3}, (8, 9, 9), "size-or-ratio", "output_ratio"),
        (
            "FractionalMaxPool2d",
            {"output_ratio": 0.9, "kernel_size": 3},
            (8, 9, 9),
            "window-large",
            "output_ratio",
        ),
        ("FractionalMaxPool2d", {"output_ratio": 2.0}, (8, 9, 9), "ratio-range", "output_ratio"),
        (
            "FractionalMaxPool2d",
            {"output_ratio": (0.5,) * 3},
            (8, 9, 9),
            "ratio-count",
            "output_ratio",
        ),
        ("Fold", {}, (8, 16), "fold-count", "output_size"),
        ("Fold", {}, (9, 9), "fold-channels", "kernel_size"),
        ("Chunk", {}, (9,), "chunk-size", "chunks"),
        ("AvgPool1d", {"kernel_size": 9}, (2, 8), "window-large", "kernel_size"),
        ("BatchNorm1d", {}, (3, 8, 8), "shape-rank", None),
        ("BatchNorm2d", {}, (3, 8), "shape-rank", None),
        (
            "BatchNorm2d",
            {"track_running_stats": False},
            (3, 1, 1),
            "one-value",
            "track_running_stats",
        ),
        ("LayerNorm", {"normalized_shape": (3,)}, (4,), "size-mismatch", "normalized_shape"),
        ("Dropout2d", {}, (10,), "shape-rank", None),
        ("Flatten", {"start_dim": 0}, (3, 4), "axis-batch", "start_dim"),
        ("Flatten", {"start_dim": 3}, (3, 4), "axis-missing", "start_dim"),
        ("Flatten", {"start_dim": 2, "end_dim": 1}, (3, 4), "axis-order", "start_dim"),
        ("Softmax", {"dim": 0}, (3, 4), "axis-batch", "dim"),
        ("Softmax", {"dim": -3}, (3, 4), "axis-batch", "dim"),
        ("LogSoftmax", {"dim": 3}, (3, 4), "axis-missing", "dim"),
        ("Upsample", {}, (10,), "shape-rank", None),
        ("Upsample", {"size": 4}, (3, 4, 4), "upsample-size", "scale_factor"),
        ("Upsample", {"scale_factor": None}, (3, 4, 4), "upsample-size", "scale_factor"),
        ("Upsample", {"scale_factor": (2, 2)}, (3, 4), "field-length", "scale_factor"),
        ("Upsample", {"scale_factor": 0.1}, (3, 4, 4), "output-empty", "scale_factor"),
        ("Upsample", {"mode": "linear"}, (3, 4, 4), "upsample-mode", "mode"),
        ("Upsample", {"align_corners": False}, (3, 4, 4), "align-corners", "align_corners"),
        (
            "Upsample",
            {"size": 4, "scale_factor": None, "recompute_scale_factor": True},
            (3, 4, 4),
            "upsample-recompute",
            "recompute_scale_factor",
        ),
    ],
)
def test_what_does_not_fit_has_a_code_a_field_and_a_sentence(name, params, dims, code, field):
    refused = _refused(name, params, dims)
    assert (refused.code, refused.field) == (code, field)
    text = str(refused.text)
    assert text[0].isupper() or text.startswith(("“", *LAYERS[name].fields(), *"0123456789"))
    assert text.endswith(".")
    assert "{" not in text


def test_a_picture_before_a_linear_layer_offers_flatten():
    (repair,) = _refused("Linear", {}, (16, 7, 7)).repairs
    assert (repair.edit, dict(repair.arguments)) == ("insert_before", {"type": "Flatten"})


def test_a_window_that_is_too_large_offers_a_usual_size_where_it_does_not_fit():
    (repair,) = _refused("Conv2d", {"kernel_size": 7, "padding": 1}, (1, 3, 9)).repairs
    assert dict(repair.arguments) == {"field": "kernel_size", "value": (3, 7)}
    assert str(repair.title) == "Set kernel_size to 3×7"
