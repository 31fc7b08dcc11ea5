"""The exported folder does what the program did: same text, same outputs, same training."""

from __future__ import annotations

import py_compile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file

from studio import catalogue
from studio.engine.checkpoint import read_weights
from studio.exchange.exporter import export
from studio.graph import learning_edits, recipe_edits, start_edits
from studio.graph.model import Document, Entry, Given
from studio.project import Project
from studio.spec.problems import Refused
from tests.documents import Layers, chain, lenet, mlp
from tests.engine.runs import engine, moody, project_of, trained, until
from tests.exchange.bundles import bundle, run_python
from tests.texts import formatted

catalogue.fill()

CONV: Layers = [
    ("Conv2d", {"out_channels": 4, "kernel_size": 3, "stride": 2}),
    ("BatchNorm2d", {}),
    ("ReLU", {}),
    ("Flatten", {}),
    ("Linear", {"out_features": 10}),
    ("Softmax", {}),
]


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_folder_holds_the_text_the_weights_the_data_and_two_scripts(tmp_path) -> None:
    given = bundle(mlp())
    report = export("python", given, tmp_path / "iris")
    folder = tmp_path / "iris"
    assert _files(folder) == {
        "model.py", "train.py", "predict.py", "weights.safetensors", "data.npz"
    }  # fmt: skip
    assert (folder / "model.py").read_bytes() == given.program.text.encode()
    assert report.difference == 0
    with safe_open(folder / "weights.safetensors", "pt") as file:
        about = file.metadata()
    assert '"setosa"' in about["classes"]
    assert about["document"] == given.document
    assert about["program"] == given.program.sha256


def test_a_name_that_ends_in_py_gives_the_text_alone(tmp_path) -> None:
    given = bundle(lenet(), weights=False)
    export("python", given, tmp_path / "net.py")
    assert (tmp_path / "net.py").read_bytes() == given.program.text.encode()
    assert _files(tmp_path) == {"net.py"}


@pytest.mark.parametrize(
    "parts",
    [
        {"optimizer": ("SGD", {"momentum": 0.9, "nesterov": True})},
        {"schedule": ("Cosine", {"unit": "step"}), "settings": {"batch_size": "all"}},
        {"optimizer": ("AdamW", {"beta1": 0.8}), "schedule": ("StepDecay", {"every": 2})},
        {"schedule": ("InverseTime", {"decay": 1e-5}), "settings": {"l1": 1e-4}},
    ],
)
def test_scripts_compile_and_are_laid_out_as_ruff_does(parts, tmp_path) -> None:
    document = moody()
    for part, choice in parts.items():
        values = choice if isinstance(choice, dict) else choice[1]
        if not isinstance(choice, dict):
            document = recipe_edits.choose(document, part, choice[0])
        for field, value in values.items():
            document = recipe_edits.set_recipe_param(document, part, field, value)
    export("python", bundle(document), tmp_path / "out")
    texts = []
    for name in ("model.py", "train.py", "predict.py"):
        py_compile.compile(str(tmp_path / "out" / name), doraise=True)
        texts.append((tmp_path / "out" / name).read_text(encoding="utf-8"))
    formatted(*texts)


def test_a_run_on_a_graphics_card_is_repeated_on_one_where_there_is_one(tmp_path) -> None:
    given = replace(bundle(moody()), device="cuda:0", epochs=1)
    export("python", given, tmp_path / "out")
    text = (tmp_path / "out" / "train.py").read_text(encoding="utf-8")
    assert 'DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")' in text
    assert "    net.to(DEVICE)\n" in text
    formatted(text)
    assert "epoch 1/1" in run_python(tmp_path / "out", "train.py")


def test_scripts_name_no_machine_and_no_program_but_torch(tmp_path) -> None:
    export("python", bundle(mlp()), tmp_path / "out")
    for name in ("model.py", "train.py", "predict.py"):
        text = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert str(tmp_path) not in text
        assert "studio" not in text


@pytest.mark.parametrize(
    "document", [chain((1, 28, 28), CONV), lenet(), moody()], ids=["softmax", "lenet", "moody"]
)
def test_a_fresh_interpreter_gives_the_same_outputs(document, tmp_path) -> None:
    given = bundle(document)
    folder = tmp_path / "out"
    export("python", given, folder)
    (inputs,) = given.sample_inputs(7)
    np.save(tmp_path / "inputs.npy", inputs.numpy())
    code = f"""
import sys
sys.path.insert(0, {str(folder)!r})
import numpy, torch
from model import Net
from safetensors.torch import load_file
net = Net()
net.load_state_dict(load_file({str(folder / "weights.safetensors")!r}))
net.eval()
with torch.no_grad():
    output = net(torch.from_numpy(numpy.load({str(tmp_path / "inputs.npy")!r})))
numpy.save({str(tmp_path / "outputs.npy")!r}, output.numpy())
"""
    run_python(tmp_path, "-I", "-c", code)
    with torch.no_grad():
        expected = given.model()(inputs).numpy()
        other = given.model()(inputs.flip(0) + 1).numpy()
    assert np.abs(expected - other).max() > 1e-3
    assert np.array_equal(np.load(tmp_path / "outputs.npy"), expected)


def test_given_weights_are_the_same_numbers_in_a_fresh_interpreter(tmp_path) -> None:
    values = tuple(float(number) for number in np.random.default_rng(0).normal(size=32))
    document = start_edits.set_start(mlp(), "n2", "weight", Given((8, 4), values))
    document = start_edits.set_frozen(document, "n2", "weight", True)
    given = bundle(document, weights=False)
    export("python", given, tmp_path / "out")
    formatted((tmp_path / "out" / "train.py").read_text(encoding="utf-8"))
    code = f"""
import sys
sys.path.insert(0, {str(tmp_path / "out")!r})
import numpy
from model import Net, initialise
net = Net()
initialise(net, 0)
print(net.fc1.weight.requires_grad, net.fc1.bias.requires_grad)
numpy.save({str(tmp_path / "weight.npy")!r}, net.fc1.weight.detach().numpy())
"""
    assert run_python(tmp_path, "-I", "-c", code).split() == ["False", "True"]
    weight = np.load(tmp_path / "weight.npy")
    assert np.array_equal(weight, np.array(values, dtype=np.float32).reshape(8, 4))


def _same(channels: int) -> tuple[str, dict[str, int]]:
    """A convolution that keeps the size of the picture."""
    return "Conv2d", {"out_channels": channels, "kernel_size": 3, "padding": 1}


SHAPES: dict[str, tuple[str, str, Layers]] = {
    "masks": ("mask", "BCEWithLogitsLoss", [_same(1)]),
    "masks of two": ("mask", "CrossEntropyLoss", [_same(2), ("Softmax", {})]),
    "copies": ("picture", "MSELoss", [_same(3), ("Sigmoid", {})]),
}
"""Name -> goal of Shapes, loss and last layers."""


def _last_of_one(document: Document) -> int:
    """A batch size that leaves a last batch of one sample."""
    count = bundle(document, weights=False).loaded.count("train")
    return next(size for size in range(5, count) if count % size == 1)


def _chosen(name: str) -> Project:
    """Projects whose scripts differ: random layers, penalties, schedules, a last batch of one."""
    if name == "pictures":
        return project_of(chain((1, 28, 28), CONV, Entry("Digits")), epochs=1, seed=7)
    if name in SHAPES:
        goal, loss, last = SHAPES[name]
        layers: Layers = [_same(4), ("ReLU", {}), *last]
        data = Entry("Shapes", {"size": 16, "count": 100, "goal": goal})
        document = recipe_edits.choose(chain((3, 16, 16), layers, data), "loss", loss)
        return project_of(document, epochs=2)
    if name == "moody":
        document = recipe_edits.choose(moody(), "schedule", "Cosine")
        document = recipe_edits.set_recipe_param(document, "schedule", "unit", "step")
        return project_of(document, epochs=3, batch_size=_last_of_one(document), lr=0.01, seed=5)
    if name == "slow and frozen":
        document = recipe_edits.choose(moody(), "schedule", "Cosine")
        document = learning_edits.freeze(document, ("n3",), True)
        document = learning_edits.set_learning(document, ("n2",), "lr_factor", 0.3)
        return project_of(document, epochs=3, lr=0.01, seed=5)
    if name == "slow":
        document = learning_edits.set_learning(moody(), ("n2",), "lr_factor", 0.3)
        return project_of(document, epochs=2, lr=0.01)
    if name == "by hand":
        values = tuple(number / 7 for number in range(32))
        document = start_edits.set_start(mlp(), "n2", "weight", Given((8, 4), values))
        document = start_edits.set_start(document, "n4", "weight", Entry("kaiming_normal_"))
        document = start_edits.set_frozen(document, "n2", "bias", True)
        return project_of(document, epochs=3, l2=1e-2, lr=0.05)
    document = recipe_edits.choose(mlp(), "optimizer", "SGD")
    document = recipe_edits.choose(document, "schedule", "StepDecay")
    document = recipe_edits.set_recipe_param(document, "schedule", "every", 2)
    document = recipe_edits.set_recipe_param(document, "optimizer", "momentum", 0.9)
    return project_of(document, epochs=5, l1=1e-3, l2=1e-2, lr=0.05, seed=1)


@pytest.mark.parametrize(
    "name",
    ["moody", "penalties", "pictures", "by hand", "slow", "slow and frozen", *SHAPES],
)
def test_the_exported_script_ends_with_the_weights_of_the_run_to_the_last_bit(
    name, tmp_path
) -> None:
    reports: list[object] = []
    with engine() as jobs:
        project = trained(jobs, _chosen(name))
        assert project.run is not None
        jobs.export(project, "python", tmp_path / "out", reports.append)
        until(jobs, lambda: bool(reports))
    assert not isinstance(reports[0], Refused), reports[0]
    weights = read_weights(project.run.folder)
    exported = load_file(tmp_path / "out" / "weights.safetensors")
    (tmp_path / "out" / "weights.safetensors").unlink()
    formatted(*((tmp_path / "out" / name).read_text("utf-8") for name in ("model.py", "train.py")))
    printed = run_python(tmp_path / "out", "train.py")
    again = load_file(tmp_path / "out" / "weights.safetensors")
    start = bundle(project.document, weights=False).model().state_dict()
    frozen = set(bundle(project.document, weights=False).program.frozen)
    learned = [key for key in weights if "weight" in key and key not in frozen]
    assert not any(torch.equal(weights[key], start[key]) for key in learned)
    assert again.keys() == weights.keys() == exported.keys()
    for key, value in weights.items():
        assert torch.equal(exported[key], value), key
        assert torch.equal(again[key], value), key
    final = project.measurements.final["test"]
    assert len(final) > 1
    for key, number in final.items():
        assert f"{key} {number:.4f}" in printed.splitlines()[-1]


def test_a_table_is_predicted_with_the_scale_of_the_training(tmp_path) -> None:
    given = bundle(mlp())
    export("python", given, tmp_path / "out")
    rows = given.loaded.parts["test"]["input"][:3]
    lines = ["a,b,c,d,species", *(",".join(map(repr, map(float, row))) + ",?" for row in rows)]
    (tmp_path / "rows.csv").write_text("\n".join(lines), encoding="utf-8")
    printed = run_python(tmp_path / "out", "predict.py", str(tmp_path / "rows.csv")).splitlines()
    scale = given.scale
    values = torch.from_numpy(rows)
    if scale is not None:
        values = (values - torch.tensor(scale.mean)) / torch.tensor(scale.std)
    with torch.no_grad():
        expected = given.model()(values).softmax(1)
    classes = given.classes
    assert len(printed) == 3
    for line, row in zip(printed, expected, strict=True):
        best = int(row.argmax())
        assert line.startswith(f"rows.csv  {classes[best]} {row[best]:.1%}")


def test_a_picture_is_predicted_at_the_size_of_the_training(tmp_path) -> None:
    from PIL import Image

    given = bundle(chain((1, 28, 28), CONV))
    export("python", given, tmp_path / "out")
    image = Image.fromarray(np.arange(60 * 60, dtype=np.uint8).reshape(60, 60))
    image.save(tmp_path / "digit.png")
    printed = run_python(tmp_path / "out", "predict.py", str(tmp_path / "digit.png"))
    small = np.asarray(image.resize((28, 28), Image.Resampling.BILINEAR), dtype=np.float32) / 255
    values = torch.from_numpy(small.reshape(1, 1, 28, 28))
    if given.scale is not None:
        values = (values - given.scale.mean[0]) / given.scale.std[0]
    with torch.no_grad():
        row = given.model()(values)[0]
    assert printed.split()[1] == str(int(row.argmax()))


@pytest.mark.parametrize("name", list(SHAPES))
def test_what_is_predicted_of_pixels_is_a_picture_beside_the_file(name, tmp_path) -> None:
    from PIL import Image

    given = bundle(_chosen(name).document)
    export("python", given, tmp_path / "out")
    image = Image.fromarray(np.arange(40 * 40 * 3, dtype=np.uint8).reshape(40, 40, 3))
    image.save(tmp_path / "photo.png")
    run_python(tmp_path / "out", "predict.py", str(tmp_path / "photo.png"))
    small = np.asarray(image.resize((16, 16), Image.Resampling.BILINEAR), dtype=np.float32) / 255
    values = torch.from_numpy(small.transpose(2, 0, 1).copy())[None]
    assert given.scale is not None
    mean, std = (
        torch.tensor(part).reshape(-1, 1, 1) for part in (given.scale.mean, given.scale.std)
    )
    with torch.no_grad():
        row = given.model()((values - mean) / std)[0]
    expected = {
        "masks": lambda: (row[0] > 0) * 255,
        "masks of two": lambda: row.argmax(0) * 255,
        "copies": (row.permute(1, 2, 0).clamp(0, 1) * 255).round,
    }[name]()
    with Image.open(tmp_path / "photo-predicted-0.png") as written:
        assert (np.asarray(written) == expected.numpy()).all()


def test_without_weights_the_folder_says_to_train(tmp_path) -> None:
    given = bundle(mlp(), weights=False)
    report = export("python", given, tmp_path / "out")
    assert report.difference is None
    assert "train.py" in str(report.text)
    assert "weights.safetensors" not in _files(tmp_path / "out")


def test_large_data_stays_out_and_the_script_says_what_it_needs(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("studio.exchange.python_folder.MOST_BYTES", 10)
    report = export("python", bundle(mlp()), tmp_path / "out")
    assert "too large" in str(report.text)
    assert "data.npz" not in _files(tmp_path / "out")
    text = (tmp_path / "out" / "train.py").read_text(encoding="utf-8")
    assert "train_input (N, 4) float32, train_target (N) int64" in text


def test_weights_of_another_network_are_refused_and_the_old_folder_stays(tmp_path) -> None:
    given = bundle(mlp())
    export("python", given, tmp_path / "out")
    before = (tmp_path / "out" / "weights.safetensors").read_bytes()
    wrong = replace(bundle(mlp(hidden=9)), weights=given.weights)
    with pytest.raises(Refused) as refused:
        export("python", wrong, tmp_path / "out")
    assert refused.value.code == "weights-differ"
    assert (tmp_path / "out" / "weights.safetensors").read_bytes() == before
    assert _files(tmp_path) == {"out"}


def test_names_of_classes_are_data_and_never_code(tmp_path) -> None:
    given = bundle(replace(mlp(), data=Entry("Iris")))

    class Hostile(type(given.data)):
        def target(self):
            return replace(super().target(), classes=('"); import os #', "a'b\"c", "\\"))

    hostile = Hostile(**{name: getattr(given.data, name) for name in given.data.fields()})
    export("python", replace(given, data=hostile), tmp_path / "out")
    np.save(tmp_path / "rows.npy", np.zeros((1, 4), dtype=np.float32))
    printed = run_python(tmp_path / "out", "predict.py", str(tmp_path / "rows.npy"))
    assert '"); import os #' in printed
