"""Looking: the numbers of a plain forward pass, stretched for the eye, and nothing is disturbed."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio.engine.answers import View
from studio.engine.compile import Compiled, compile_program
from studio.engine.feed import Feed
from studio.engine.looking import answer
from studio.engine.pictures import Picture
from studio.engine.probes import LIMITS, first_not_finite
from studio.engine.wishes import Want
from studio.graph.binding import bind_data, bind_recipe
from studio.graph.model import Document, Entry
from tests.documents import Layers, chain, mlp
from tests.engine.runs import moody
from tests.texts import program

IMAGES: Layers = [
    ("Conv2d", {"out_channels": 6, "kernel_size": (3, 3)}),
    ("BatchNorm2d", {}),
    ("ReLU", {}),
    ("Dropout", {"p": 0.5}),
    ("Flatten", {}),
    ("Linear", {"out_features": 10}),
]


class Scene:
    """A document with its networks under seed 0, and its data."""

    def __init__(self, document: Document) -> None:
        data, _ = bind_data(document)
        assert data is not None
        self.compiled: Compiled = compile_program(program(document))
        self.networks = self.compiled.networks()
        self.compiled.initialise(self.networks["net"], 0)
        self.feed = Feed(data, torch.device("cpu"))
        recipe, _ = bind_recipe(document)
        assert recipe is not None
        self.recipe = recipe

    def see(self, *wants: Want) -> dict[Want, Picture]:
        view = View(self.compiled, self.networks, self.feed, self.recipe, 7)
        return answer(view, wants)

    def one(self, want: Want) -> Picture:
        return self.see(want)[want]


@pytest.fixture(scope="module")
def images() -> Scene:
    return Scene(chain((1, 8, 8), IMAGES, Entry("Digits", {"size": 8})))


def test_maps_are_those_of_a_plain_pass_in_eval_mode(images: Scene) -> None:
    net = images.networks["net"]
    batch, _, label = images.feed.sample(3)
    net.eval()
    with torch.no_grad():
        expected = net.get_submodule("norm1")(net.get_submodule("conv1")(batch["input"]))[0]
    net.train()
    picture = images.one(Want(("n3",), "output", "full", 3))
    assert picture.values is not None
    np.testing.assert_array_equal(picture.values, expected.numpy())
    assert (picture.count, picture.step, picture.label) == (6, 7, label)
    assert picture.text_sha == images.compiled.program.sha256


def test_each_map_is_stretched_over_its_own_range(images: Scene) -> None:
    picture = images.one(Want(("n3",), "output", "mosaic", 0))
    assert picture.maps is not None
    assert picture.values is not None
    assert picture.maps.dtype == np.uint8
    assert picture.maps.shape == (6, 6, 6)
    assert (picture.maps.min(axis=(1, 2)) == 0).all()
    assert (picture.maps.max(axis=(1, 2)) == 255).all()
    np.testing.assert_array_equal(picture.low, picture.values.min(axis=(1, 2)))
    np.testing.assert_array_equal(picture.high, picture.values.max(axis=(1, 2)))


def test_weights_are_signed_and_grey_is_zero(images: Scene) -> None:
    picture = images.one(Want(("n2",), "weight", "full"))
    weight = images.networks["net"].get_parameter("conv1.weight").detach().numpy()
    assert picture.signed
    assert picture.maps is not None
    assert picture.values is not None
    np.testing.assert_array_equal(picture.values, weight[:, 0])
    reach = np.abs(weight[:, 0]).max(axis=(1, 2), keepdims=True)
    expected = np.rint((weight[:, 0] / reach + 1.0) * 127.5)
    assert np.abs(picture.maps - expected).max() <= 1
    picture = images.one(Want(("n7",), "weight", "mosaic"))
    assert picture.count == 1
    assert picture.maps is not None


def test_the_input_is_shown_as_it_is_and_not_standardised(images: Scene) -> None:
    picture = images.one(Want(("n1",), "output", "full", 5))
    assert picture.values is not None
    part = images.feed.shown_part
    np.testing.assert_array_equal(picture.values, images.feed.loaded.parts[part]["input"][5])
    assert not picture.rgb


def test_a_coloured_sample_is_one_picture_in_three_colours() -> None:
    layers: Layers = [("Flatten", {}), ("Linear", {"out_features": 10})]
    data = Entry("Shapes", {"size": 16, "count": 100})
    scene = Scene(chain((3, 16, 16), layers, data))
    picture = scene.one(Want(("n1",), "output", "mosaic"))
    assert picture.rgb
    assert picture.maps is not None
    assert picture.maps.shape == (3, 16, 16)
    assert len(set(picture.low.tolist())) == len(set(picture.high.tolist())) == 1


def test_a_vector_comes_with_its_numbers(images: Scene) -> None:
    picture = images.one(Want(("n7",), "output", "thumbnail"))
    assert picture.maps is None
    assert picture.values is not None
    assert picture.values.shape == (10,)
    assert (picture.low[0], picture.high[0]) == (picture.values.min(), picture.values.max())


def test_a_thumbnail_is_small_and_says_how_much_there_is() -> None:
    layers: Layers = [
        ("Conv2d", {"out_channels": 40, "kernel_size": (3, 3), "padding": (1, 1)}),
        ("Flatten", {}),
        ("Linear", {"out_features": 10}),
    ]
    scene = Scene(chain((1, 64, 32), layers, Entry("Digits", {"size": 28})))
    scene.feed.parts["validation"]["input"] = torch.randn(4, 1, 64, 32)
    picture = scene.one(Want(("n2",), "output", "thumbnail"))
    most, side = LIMITS["thumbnail"]
    assert picture.maps is not None
    assert picture.maps.shape == (most, side, side // 2)
    assert picture.values is None
    assert picture.count == 40


def test_samples_are_counted_round(images: Scene) -> None:
    count = images.feed.count("validation")
    first, again = Want(("n1",), sample=0), Want(("n1",), sample=count)
    seen = images.see(first, again)
    np.testing.assert_array_equal(seen[first].maps, seen[again].maps)


def test_what_the_program_does_not_compute_has_no_picture(images: Scene) -> None:
    assert images.see(Want(("n99",)), Want(("n4",), "weight")) == {}


def test_flat_and_broken_values_give_a_picture_too() -> None:
    scene = Scene(chain((1, 8, 8), IMAGES, Entry("Digits", {"size": 8})))
    weight = scene.networks["net"].get_parameter("conv1.weight")
    want = Want(("n2",), "weight", "mosaic")
    with torch.no_grad():
        weight.zero_()
    flat = scene.one(want)
    assert flat.maps is not None
    assert set(flat.maps.ravel()) == {128}
    with torch.no_grad():
        weight.view(-1)[:3] = torch.tensor([float("nan"), float("inf"), -float("inf")])
    assert scene.one(want).maps is not None


def test_flags_random_state_and_statistics_are_as_before() -> None:
    scene = Scene(moody())
    net = scene.networks["net"]
    net.train()
    net.get_submodule("norm1").eval()
    flags = [module.training for module in net.modules()]
    state = {name: value.clone() for name, value in net.state_dict().items()}
    torch.manual_seed(3)
    before = torch.get_rng_state()
    scene.see(*(Want((f"n{i}",), "output", "full", i) for i in range(1, 8)))
    assert torch.equal(torch.get_rng_state(), before)
    assert [module.training for module in net.modules()] == flags
    assert all(torch.equal(value, state[name]) for name, value in net.state_dict().items())
    assert all(parameter.grad is None for parameter in net.parameters())
    assert not any(module._forward_hooks for module in net.modules())


def test_the_first_layer_that_breaks_is_found() -> None:
    scene = Scene(mlp())
    batch = scene.feed.batch("train", torch.arange(4))
    assert first_not_finite(scene.compiled, scene.networks, batch) is None
    with torch.no_grad():
        scene.networks["net"].get_parameter("fc1.weight")[0, 0] = float("inf")
    assert first_not_finite(scene.compiled, scene.networks, batch) == ("n2",)
