"""The shipped networks are what they are called: counted, named and written as published."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import torch

from studio import catalogue
from studio.engine.compile import compile_program
from studio.graph.analysis import Analyser
from studio.graph.model import Document
from studio.graph.review import examine
from studio.graph.storage import dumps, loads
from studio.project import read_text
from studio.templates import TEMPLATES, template
from tests.texts import formatted, program

catalogue.fill()

PUBLISHED = {
    "pytorch-cifar": 62_006,
    "lenet5": 61_706,
    "keras-vgg": 7_998_250,
    "alexnet-2012": 60_965_224,
    "alexnet": 61_100_840,
    "vgg16": 138_357_544,
    "googlenet": 6_624_904,
    "googlenet-aux": 13_004_888,
    "resnet18": 11_689_512,
    "resnet50": 25_557_032,
    "resnet152": 60_192_808,
    "densenet121": 7_978_856,
    "mobilenetv2": 3_504_872,
    "inceptionv3": 27_161_264,
    "efficientnetb0": 5_288_548,
    "vit-b16": 86_567_656,
    "resnet20": 272_474,
    "dcgan-discriminator": 2_765_568,
}
"""What the papers, torchvision and the DCGAN tutorial of PyTorch say; ResNet-20 with projections
where the width changes."""

each = pytest.mark.parametrize("name", [entry.id for entry in TEMPLATES])


def _document(name: str, **variables: float) -> Document:
    document = loads(read_text(template(name).file))
    return replace(document, variables={**document.variables, **variables})


def _parameters(document: Document) -> int:
    return Analyser().analyse(document).parameters


@pytest.mark.parametrize(("name", "parameters"), PUBLISHED.items(), ids=PUBLISHED)
def test_parameters_are_as_many_as_published(name: str, parameters: int) -> None:
    assert _parameters(_document(name)) == parameters


def test_the_generator_of_dcgan_is_that_of_the_tutorial() -> None:
    findings = Analyser().analyse(_document("dcgan-generator"))
    blocks = {one.node.name: one.measured for one in findings.by_address.values()}
    assert blocks["generator"] is not None
    assert blocks["generator"].parameters == 3_576_704
    assert str(blocks["generator"].outputs[0]) == "3×64×64"


@pytest.mark.parametrize(
    ("name", "parameters"), [("googlenet", 7_005_832), ("googlenet-aux", 13_385_816)]
)
def test_a_variable_gives_googlenet_the_windows_of_the_paper(name: str, parameters: int) -> None:
    assert _parameters(_document(name, branch3_kernel=5)) == parameters


def test_alexnet_of_2012_has_as_many_units_as_the_paper_says() -> None:
    """Kernels of the convolutions and neurons of the dense layers, without pooling."""
    findings = Analyser().analyse(_document("alexnet-2012"))
    counted = [one for one in findings.leaves() if one.node.type in ("Conv2d", "Linear")]
    assert sum(one.output.numel for one in counted if one.output is not None) == 659_272


@each
def test_a_template_has_no_problems_in_any_form_and_its_file_is_canonical(name: str) -> None:
    document = _document(name)
    for form in (document, *([_document(name, small=1)] if "small" in document.variables else [])):
        findings = examine(Analyser(), form)
        assert [str(problem.text) for problem in findings.problems] == []
    assert dumps(document) == read_text(template(name).file)
    placed = {node for one in document.definitions.values() for node in one.nodes}
    assert placed <= document.view.keys(), "every layer has its place"


@each
def test_the_text_of_a_template_is_laid_out_and_without_arguments_that_say_a_place(
    name: str,
) -> None:
    text = program(_document(name)).text
    formatted(text)
    assert not re.search(r"\w_\d+_\w+=", text)


def test_resnet_152_fits_on_three_pages() -> None:
    text = program(_document("resnet152")).text
    assert len(text.splitlines()) < 150
    assert "*[Bottleneck(256) for _ in range(35)]," in text
    assert "nn.Conv2d(planes * 4, planes, 1, bias=False)" in text


@pytest.mark.parametrize("name", ["alexnet", "vgg16", "resnet18", "resnet50", "googlenet-aux"])
def test_the_weights_have_the_names_of_torchvision(name: str) -> None:
    with torch.device("meta"):
        keys = set(compile_program(program(_document(name))).networks()["net"].state_dict())
    assert keys == _torchvision(name)


def _torchvision(name: str) -> set[str]:
    """The keys of torchvision's class, from its published structure."""
    if name == "alexnet":
        layers = [f"features.{i}" for i in (0, 3, 6, 8, 10)]
        return _weights([*layers, *(f"classifier.{i}" for i in (1, 4, 6))])
    if name == "vgg16":
        convolutions = (0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28)
        heads = [f"classifier.{i}" for i in (0, 3, 6)]
        return _weights([*(f"features.{i}" for i in convolutions), *heads])
    return _googlenet() if name == "googlenet-aux" else _resnet(name)


def _weights(layers: list[str]) -> set[str]:
    return {f"{layer}.{tensor}" for layer in layers for tensor in ("weight", "bias")}


def _norm(layer: str) -> set[str]:
    names = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")
    return {f"{layer}.{name}" for name in names}


def _resnet(name: str) -> set[str]:
    blocks = {"resnet18": (2, 2, 2, 2), "resnet50": (3, 4, 6, 3)}[name]
    convolutions = 2 if name == "resnet18" else 3
    keys = {"conv1.weight", "fc.weight", "fc.bias"} | _norm("bn1")
    for stage, count in enumerate(blocks, 1):
        for block in range(count):
            path = f"layer{stage}.{block}"
            for index in range(1, convolutions + 1):
                keys |= {f"{path}.conv{index}.weight"} | _norm(f"{path}.bn{index}")
            if block == 0 and (stage > 1 or convolutions == 3):
                keys |= {f"{path}.downsample.0.weight"} | _norm(f"{path}.downsample.1")
    return keys


def _googlenet() -> set[str]:
    blocks = ["3a", "3b", "4a", "4b", "4c", "4d", "4e", "5a", "5b"]
    inside = ["branch1", "branch2.0", "branch2.1", "branch3.0", "branch3.1", "branch4.1"]
    paths = ["conv1", "conv2", "conv3", "aux1.conv", "aux2.conv"]
    paths += [f"inception{block}.{part}" for block in blocks for part in inside]
    keys = _weights(["fc", *(f"aux{i}.fc{j}" for i in (1, 2) for j in (1, 2))])
    for path in paths:
        keys |= {f"{path}.conv.weight"} | _norm(f"{path}.bn")
    return keys


@each
def test_a_template_computes_and_every_output_depends_on_the_input(name: str) -> None:
    document = _document(name)
    small = _document(name, small=1) if "small" in document.variables else document
    compiled = compile_program(program(small))
    net = compiled.networks()["net"]
    compiled.initialise(net, 0)
    shape = examine(Analyser(), small).of((small.network().of_type("Input")[0].id,))
    assert shape is not None
    assert shape.output is not None
    generator = torch.Generator().manual_seed(3)
    x = torch.randn((4, *shape.output.dims), generator=generator)
    # In training a batch is normalised by its own statistics: a deep network is not yet silent.
    first, second = _first_output(net, x), _first_output(net, -3 * x)
    assert first.isfinite().all()
    assert (first - second).abs().max() > 1e-6


def _first_output(net: torch.nn.Module, x: torch.Tensor) -> torch.Tensor:
    torch.manual_seed(1)
    with torch.no_grad():
        given = net(x)
    return given[0] if isinstance(given, tuple) else given
