"""The command line as a person types it."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from studio.__main__ import main
from studio.graph import edits, recipe_edits
from studio.graph.model import Document, Entry
from studio.graph.storage import dumps, loads
from studio.project import read_text
from studio.templates import TEMPLATES
from tests.documents import chain, lenet, mlp
from tests.pictures import CLASSES, write_classes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small project on Iris."""
    return _written(tmp_path / "iris.loom", mlp())


def _written(path: Path, document: Document) -> Path:
    path.write_text(dumps(document), encoding="utf-8")
    return path


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict]:
    status = main([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_check_tells_nodes_counts_and_no_problems(capsys, tmp_path: Path) -> None:
    path = _written(tmp_path / "digits.loom", lenet())
    status, answer = _json(capsys, "check", str(path))
    assert status == 0
    assert set(answer) == {"nodes", "parameters", "macs", "memory", "problems"}
    assert answer["parameters"] == 106_122
    assert answer["problems"] == []
    first, last = answer["nodes"][0], answer["nodes"][-1]
    assert first == {
        "name": "conv1",
        "type": "Conv2d",
        "shape": [16, 28, 28],
        "parameters": 416,
        "macs": 313_600,
        "memory": {"forward": 64 * 4 * 16 * 28 * 28, "backward": 0},
    }
    assert answer["nodes"][1]["memory"]["backward"] == 64 * 4 * 16 * 28 * 28
    memory = answer["memory"]
    assert memory["batch"] == 64
    assert memory["parameters"] == memory["gradients"] == 4 * 106_122
    assert memory["low"] < memory["high"]
    assert last["name"] == "fc2"
    assert sum(node["parameters"] for node in answer["nodes"]) == answer["parameters"]


def test_weights_that_could_not_be_written_are_told_and_no_success(
    capsys, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("studio.engine.run_folder.write_checkpoint", full)
    status = main(["train", str(file), "--epochs", "1", "--out", str(tmp_path / "run"), "--json"])
    told = capsys.readouterr()
    assert status == 1
    assert "accuracy" in json.loads(told.out)["metrics"]["test"]
    assert told.err.count("No space left on device") == 1
    assert "weights are not in" in told.err


def test_costs_are_told_measured_and_tried_in_a_process_of_their_own(file: Path) -> None:
    arguments = ["cost", str(file), "--batch", "16", "--measure", "--try", "--json"]
    told = subprocess.run(
        [sys.executable, "-m", "studio", *arguments], capture_output=True, text=True, check=True
    )
    answer = json.loads(told.stdout)
    assert answer["memory"]["batch"] == 16
    assert answer["largest"] == 105
    assert answer["timing"]["epoch"] > answer["timing"]["step"] > 0
    assert set(answer["timing"]["nodes"]) == {"fc1", "relu1", "fc2"}
    assert answer["trial"]["fits"]
    assert answer["trial"]["batch"] == 16
    assert answer["trial"]["peak"] > answer["memory"]["low"]


def test_check_of_a_broken_network_has_status_1_and_says_what_to_do(capsys, tmp_path) -> None:
    broken = edits.set_param(mlp(), "n2", "in_features", 7)
    status, answer = _json(capsys, "check", str(_written(tmp_path / "a.loom", broken)))
    assert status == 1
    (problem,) = answer["problems"]
    assert problem["severity"] == "error"
    assert problem["code"] == "size-mismatch"
    assert problem["address"] == ["n2"]
    assert problem["name"] == "fc1"
    assert problem["field"] == "in_features"
    assert "4" in problem["text"]
    assert problem["repairs"] == ["Set in_features to auto"]
    assert problem["origins"] == ["4 is in the shape of input: 4."]
    assert main(["check", str(tmp_path / "a.loom")]) == 1
    assert "What helps: Set in_features to auto" in capsys.readouterr().out


def test_every_template_is_listed_opens_and_has_no_problems(capsys) -> None:
    status, listed = _json(capsys, "templates")
    assert status == 0
    assert [entry["id"] for entry in listed] == [entry.id for entry in TEMPLATES]
    for entry in listed:
        status, answer = _json(capsys, "check", entry["file"])
        assert status == 0, entry["id"]
        assert answer["problems"] == []
        if entry["id"] == "pytorch-cifar":
            assert answer["parameters"] == 62_006
    files = {Path(entry["file"]).name for entry in listed}
    assert files == {path.name for path in Path(listed[0]["file"]).parent.glob("*.loom")}


def test_every_layer_is_listed_with_its_fields(capsys) -> None:
    status, answer = _json(capsys, "layers")
    assert status == 0
    conv = next(entry for entry in answer if entry["type"] == "Conv2d")
    assert [field["name"] for field in conv["fields"]][:3] == [
        "in_channels",
        "out_channels",
        "kernel_size",
    ]
    assert len(answer) >= 30
    assert all(field["help"] for entry in answer for field in entry["fields"])


def test_a_new_project_from_a_template_has_an_id_of_its_own(capsys, tmp_path: Path) -> None:
    ids = set()
    for name in ("a.loom", "b.loom"):
        assert main(["new", "spirals", str(tmp_path / name)]) == 0
        ids.add(loads(read_text(tmp_path / name)).id)
    assert len(ids) == 2
    assert main(["new", "nothing", str(tmp_path / "c.loom")]) == 2
    assert "spirals" in capsys.readouterr().err


def test_new_takes_a_folder_of_pictures_that_check_and_train_know(capsys, tmp_path: Path) -> None:
    photos = write_classes(tmp_path / "photos", 12)
    (photos / "down" / "bad.png").touch()
    path = str(tmp_path / "own.loom")
    arguments = ["--data", str(photos), "--set", "size=20", "--set", "colour=grey"]
    status, answer = _json(capsys, "new", "pytorch-cifar", path, *arguments)
    assert status == 0
    assert answer["data"]["counts"] == dict.fromkeys(CLASSES, 12)
    assert answer["data"]["skipped"] == [{"name": "down/bad.png", "reason": "an empty file"}]
    status, answer = _json(capsys, "check", path)
    assert (status, answer["problems"]) == (0, [])
    assert answer["nodes"][-1]["shape"] == [3]
    out = str(tmp_path / "run")
    status, answer = _json(capsys, "train", path, "--epochs", "2", "--out", out)
    assert status == 0
    assert set(answer["metrics"]) == {"train", "validation", "test"}
    assert main(["new", "digits", path, "--data", str(tmp_path / "nothing")]) == 2
    assert "nothing" in capsys.readouterr().err


def test_train_prints_one_document_and_progress_elsewhere(capsys, file: Path, tmp_path) -> None:
    out = tmp_path / "run"
    status = main(["train", str(file), "--epochs", "2", "--seed", "3", "--out", str(out), "--json"])
    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert status == 0
    assert set(answer) == {"run", "seconds", "metrics"}
    assert answer["run"] == str(out)
    assert set(answer["metrics"]) == {"train", "validation", "test"}
    assert 0 <= answer["metrics"]["test"]["accuracy"] <= 1
    assert "epoch 2/2" in printed.err
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    assert config["seed"] == 3
    assert config["state"] == "finished"


@pytest.mark.parametrize(
    ("to", "name"), [("python", "model"), ("python", "model.py"), ("onnx", "m.onnx")]
)
def test_export_of_a_run_says_what_was_verified(capsys, file: Path, tmp_path, to, name) -> None:
    run, target = tmp_path / "run", tmp_path / name
    assert main(["train", str(file), "--epochs", "1", "--out", str(run)]) == 0
    capsys.readouterr()
    status, answer = _json(capsys, "export", str(file), "--to", to, str(target), "--run", str(run))
    assert status == 0
    assert answer["text"]
    assert target.exists()
    if name == "model":
        assert {path.name for path in target.iterdir()} >= {
            "model.py",
            "train.py",
            "predict.py",
            "weights.safetensors",
        }
        model = (target / "model.py").read_text(encoding="utf-8")
        assert model == (run / "model.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("to", ["svg", "png"])
def test_the_canvas_is_exported_without_a_screen(capsys, file: Path, tmp_path, to) -> None:
    target = tmp_path / f"net.{to}"
    script = [sys.executable, "-m", "studio", "export", str(file), "--to", to, str(target)]
    subprocess.run(script, check=True, timeout=100, capture_output=True)
    assert target.stat().st_size > 1_000


def test_the_screenshot_is_the_window_at_its_size(file: Path, tmp_path) -> None:
    from PIL import Image

    target = tmp_path / "window.png"
    options = ["--theme", "light", "--size", "1280x720", "--panel", "problems"]
    script = [sys.executable, "-m", "studio", "screenshot", str(file), str(target), *options]
    subprocess.run(script, check=True, timeout=100, capture_output=True)
    with Image.open(target) as image:
        assert image.size == (1280, 720)
        assert len(image.getcolors(1 << 24)) > 100


def _hostile(tmp_path: Path) -> dict[str, Path]:
    """Files that cannot be opened, by what is wrong with them."""
    text = dumps(mlp())
    contents = {
        "empty": b"",
        "binary": bytes(range(256)),
        "truncated": text[: len(text) // 2].encode(),
        "newer": text.replace('"version": 1', '"version": 9').encode(),
        "other": b'{"hello": 1}',
        "deep": b"[" * 100_000,
    }
    found = {"missing": tmp_path / "missing.loom", "folder": tmp_path}
    for name, data in contents.items():
        found[name] = tmp_path / f"{name}.loom"
        found[name].write_bytes(data)
    return found


@pytest.mark.parametrize("command", ["check", "train"])
@pytest.mark.parametrize(
    "what", ["missing", "folder", "empty", "binary", "truncated", "newer", "other", "deep"]
)
def test_a_file_that_cannot_be_opened_is_one_sentence(capsys, tmp_path, command, what) -> None:
    assert main([command, str(_hostile(tmp_path)[what])]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    assert "Traceback" not in printed.err


def _problematic() -> dict[str, Document]:
    return {
        "160 GB": chain(
            (4,),
            [("Linear", {"out_features": width}) for width in (200_000, 200_000, 3)],
            Entry("Iris"),
        ),
        "NaN": recipe_edits.set_recipe_param(
            recipe_edits.set_recipe_param(
                recipe_edits.choose(mlp(hidden=64), "optimizer", "SGD"), "optimizer", "lr", 999.0
            ),
            "settings",
            "epochs",
            300,
        ),
        "problems": edits.set_param(mlp(), "n2", "out_features", "many"),
        "cuda": recipe_edits.set_recipe_param(mlp(), "settings", "device", "mps"),
    }


@pytest.mark.parametrize("what", ["160 GB", "NaN", "problems", "cuda"])
def test_a_run_that_cannot_be_says_why(capsys, tmp_path: Path, what: str) -> None:
    path = _written(tmp_path / "a.loom", _problematic()[what])
    status, answer = _json(capsys, "train", str(path), "--out", str(tmp_path / "run"))
    assert status == 2
    assert answer["error"]["text"]
    assert answer["error"]["code"] in ("memory", "loss-not-finite", "problems", "device-missing")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--to", "word", "out"], "export-format"),
        (["--to", "safetensors", "out.safetensors"], "export-untrained"),
        (["--to", "python", "model", "--run", "nowhere"], "run-damaged"),
        (["--to", "python", "/proc/nothing/model"], "export-write"),
    ],
)
def test_an_export_that_cannot_be_says_why(capsys, file, tmp_path, monkeypatch, arguments, code):
    monkeypatch.chdir(tmp_path)
    status, answer = _json(capsys, "export", str(file), *arguments)
    assert status == 2
    assert answer["error"]["code"] == code


def test_nonsense_on_the_command_line_is_refused_before_anything_happens(capsys, file) -> None:
    assert main(["screenshot", str(file), "a.png", "--size", "huge"]) == 2
    assert "1600x1000" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["train"])
    assert ended.value.code == 2


def test_the_module_is_the_program(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "studio", "check", str(file), "--json"],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    assert json.loads(done.stdout)["parameters"] == 4 * 8 + 8 + 8 * 3 + 3


def test_a_run_of_another_project_is_not_exported_for_this_one(capsys, file, tmp_path) -> None:
    plain = chain((4,), [("Linear", {"out_features": 3})], Entry("Iris"))
    other = _written(tmp_path / "other.loom", replace(plain, id="other"))
    run = tmp_path / "run"
    assert main(["train", str(other), "--epochs", "1", "--out", str(run), "--json"]) == 0
    capsys.readouterr()
    target = tmp_path / "net.safetensors"
    arguments = ("export", "--to", "safetensors", "--run", str(run))
    status, answer = _json(capsys, *arguments, str(file), str(target))
    assert (status, answer["error"]["code"]) == (2, "run-other")
    assert not target.exists()
    copy = loads(other.read_text("utf-8"))
    twin = _written(tmp_path / "twin.loom", replace(copy, id="another"))
    status, _ = _json(capsys, *arguments, str(twin), str(target))
    assert status == 0
    assert target.exists()


def test_an_endless_file_is_too_large(capsys) -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("no /dev/zero")
    status, answer = _json(capsys, "check", str(endless))
    assert (status, answer["error"]["code"]) == (2, "file-large")
