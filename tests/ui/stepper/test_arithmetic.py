"""Every output number, taken apart and put together again, is the one that torch computes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from torch import nn

from studio import catalogue
from studio.layers.linear import Linear
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from studio.spec.shapes import Shape
from studio.ui.stepper.arithmetic import Place, as_maps, explain, window_of

FEW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
PAIRS = st.tuples(st.integers(1, 3), st.integers(1, 3))
MODES = ("zeros", "reflect", "replicate", "circular")


def _layer(name: str, fields: dict[str, Any]) -> Any:
    catalogue.fill()
    layer, _ = bind_values(LAYERS[name], fields)
    return layer


def _compare(name: str, fields: dict[str, Any], shape: tuple[int, ...]) -> bool:
    """At every output position, with random numbers; False where no such layer is possible."""
    layer = _layer(name, fields)
    try:
        expected = layer.shape(Shape(shape))
    except Refused:
        return False
    torch.manual_seed(0)
    module = getattr(nn, name)(**fields)
    given_ = torch.randn(shape)
    found = module(given_[None])[0].detach().numpy()
    assert found.shape == expected.dims
    window = window_of(layer)
    assert window is not None
    tensors = {key: value.numpy() for key, value in module.state_dict().items()}
    maps, wanted = as_maps(given_.numpy()), as_maps(found)
    for at in np.ndindex(wanted.shape):
        explained = explain(window, maps, wanted.shape[1:], tensors, Place(*at))
        assert explained.result == pytest.approx(float(wanted[at]), rel=1e-5, abs=1e-5)
        _check_parts(explained, maps, at)
    return True


def _check_parts(explained, maps, at) -> None:
    """What is shown makes the result, and lies where it is said to lie."""
    if explained.kernel is not None:
        assert np.array_equal(explained.products, explained.window * explained.kernel)
        total = explained.sums.sum() + (explained.bias or 0.0)
        assert explained.result == pytest.approx(total, abs=1e-12)
    elif explained.winner is not None:
        assert explained.window[0][explained.winner] == explained.window.max()
    else:
        assert explained.result == pytest.approx(explained.sums[0] / explained.divisor)
    for row, column in np.argwhere(explained.inside):
        place = explained.rows.places[row], explained.columns.places[column]
        assert explained.window[0, row, column] == maps[(explained.first, *place)]


@FEW
@given(
    st.data(), PAIRS, PAIRS, PAIRS, st.sampled_from(MODES), st.sampled_from([1, 2]), st.booleans()
)
def test_conv2d(data, kernel, stride, dilation, mode, groups, bias) -> None:
    same = data.draw(st.booleans())
    sizes = st.tuples(st.integers(0, 2), st.integers(0, 2))
    padding = data.draw(st.sampled_from(["same", "valid"])) if same else data.draw(sizes)
    fields = {
        "in_channels": 2,
        "out_channels": 4,
        "kernel_size": kernel,
        "stride": (1, 1) if padding == "same" else stride,
        "padding": padding,
        "dilation": dilation,
        "groups": groups,
        "bias": bias,
        "padding_mode": mode,
    }
    assume(_compare("Conv2d", fields, (2, 6, 7)))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("padding", [(2,), "same"])
def test_conv1d(mode, padding) -> None:
    fields = {"in_channels": 4, "out_channels": 6, "kernel_size": (4,), "dilation": (2,)}
    assert _compare(
        "Conv1d", {**fields, "padding": padding, "padding_mode": mode, "groups": 2}, (4, 11)
    )


@FEW
@given(
    PAIRS, PAIRS, PAIRS, st.tuples(st.integers(0, 1), st.integers(0, 1)), st.sampled_from([1, 2])
)
def test_transposed(kernel, stride, dilation, padding, groups) -> None:
    fields = {"in_channels": 4, "out_channels": 2, "kernel_size": kernel, "stride": stride}
    more = {"padding": padding, "dilation": dilation, "groups": groups}
    assume(_compare("ConvTranspose2d", {**fields, **more}, (4, 3, 4)))


@FEW
@given(PAIRS, st.none() | PAIRS, PAIRS, PAIRS, st.booleans())
def test_max_pooling(kernel, stride, padding, dilation, ceil) -> None:
    padding = tuple(min(p, k // 2) for p, k in zip(padding, kernel, strict=True))
    fields = {"kernel_size": kernel, "stride": stride, "padding": padding}
    assume(_compare("MaxPool2d", {**fields, "dilation": dilation, "ceil_mode": ceil}, (2, 6, 7)))


@FEW
@given(PAIRS, st.none() | PAIRS, PAIRS, st.booleans(), st.booleans(), st.none() | st.just(5))
def test_average_pooling(kernel, stride, padding, ceil, include, divisor) -> None:
    padding = tuple(min(p, k // 2) for p, k in zip(padding, kernel, strict=True))
    fields = {"kernel_size": kernel, "stride": stride, "padding": padding, "ceil_mode": ceil}
    more = {"count_include_pad": include, "divisor_override": divisor}
    assume(_compare("AvgPool2d", {**fields, **more}, (2, 6, 7)))


@pytest.mark.parametrize("ceil", [False, True])
@pytest.mark.parametrize("name", ["MaxPool1d", "AvgPool1d"])
def test_pooling_along_a_sequence(name, ceil) -> None:
    fields = {"kernel_size": (3,), "stride": (2,), "padding": (1,), "ceil_mode": ceil}
    assert _compare(name, fields, (3, 10))


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (4, 7), (6, None)])
def test_adaptive_pooling(size) -> None:
    assert _compare("AdaptiveAvgPool2d", {"output_size": size}, (2, 6, 7))
    assert _compare("AdaptiveAvgPool1d", {"output_size": size[:1]}, (2, 11))


def test_a_layer_without_a_window_has_none() -> None:
    assert window_of(Linear(in_features=2, out_features=2)) is None
    assert window_of(None) is None


def test_padding_is_told_from_the_picture_even_where_it_repeats_it() -> None:
    fields = {"in_channels": 1, "out_channels": 1, "kernel_size": (3, 3), "padding": (1, 1)}
    layer = _layer("Conv2d", {**fields, "padding_mode": "replicate"})
    maps = np.arange(9.0).reshape(1, 3, 3)
    tensors = {"weight": np.ones((1, 1, 3, 3)), "bias": np.zeros(1)}
    explained = explain(window_of(layer), maps, (3, 3), tensors, Place(0, 0, 0))
    assert explained.window[0].tolist() == [[0, 0, 1], [0, 0, 1], [3, 3, 4]]
    assert explained.inside.tolist() == [[False] * 3, [False, True, True], [False, True, True]]
    assert explained.filled.all()
