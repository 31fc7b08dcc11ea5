"""Files of weights: whatever torch.save and safetensors write; never anything that would run."""

from __future__ import annotations

import pickle
import zipfile
from collections import OrderedDict
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from studio.engine import weights_file
from studio.engine.weights_file import read_weights_file
from studio.spec.problems import Refused

STATE = {"a.weight": torch.arange(6.0).reshape(2, 3), "a.bias": torch.ones(2)}


class Trap:
    """Writes a file when a pickle of it is read by somebody who trusts it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self):
        return (Path.touch, (self.mark,))


def _saved(tmp_path: Path, what: object, **options: object) -> Path:
    torch.save(what, tmp_path / "w.pth", **options)
    return tmp_path / "w.pth"


def _refused(file: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        read_weights_file(file)
    assert file.name in str(refused.value)
    return refused.value


@pytest.mark.parametrize("new", [True, False], ids=["zip", "legacy"])
@pytest.mark.parametrize(
    ("wrap", "inside"),
    [
        (lambda state: state, ""),
        (OrderedDict, ""),
        (lambda state: {"epoch": 3, "state_dict": state, "lr": 0.1}, "state_dict"),
        (lambda state: {"model": state, "rng": torch.zeros(3), "optimizer": {"s": {}}}, "model"),
        (lambda state: {"a": 1, "deep": {"net": state}}, "deep.net"),
    ],
)
def test_a_state_dict_is_found_wherever_it_stands(tmp_path: Path, wrap, inside, new) -> None:
    file = _saved(tmp_path, wrap(STATE), _use_new_zipfile_serialization=new)
    found = read_weights_file(file)
    assert found.inside == inside
    assert found.tensors.keys() == STATE.keys()
    assert all(torch.equal(found.tensors[key], value) for key, value in STATE.items())
    assert found.bytes == file.stat().st_size


def test_safetensors_whatever_the_file_is_called(tmp_path: Path) -> None:
    save_file(STATE, tmp_path / "weights.bin")
    assert torch.equal(read_weights_file(tmp_path / "weights.bin").tensors["a.bias"], torch.ones(2))


def test_parameters_are_weights_and_other_entries_are_named(tmp_path: Path) -> None:
    state = {**STATE, "a.extra": nn.Parameter(torch.zeros(1)), "version": 2, "note": "x", 7: "y"}
    found = read_weights_file(_saved(tmp_path, state))
    assert found.tensors.keys() == {*STATE, "a.extra"}
    assert not found.tensors["a.extra"].requires_grad
    assert found.others == ("version", "note")


def test_tensors_that_are_no_plain_numbers_are_left_out(tmp_path: Path) -> None:
    state = {**STATE, "c": torch.ones(2, dtype=torch.complex64), "s": torch.eye(3).to_sparse()}
    assert read_weights_file(_saved(tmp_path, state)).others == ("c", "s")


@pytest.mark.parametrize("new", [True, False], ids=["zip", "legacy"])
def test_code_in_a_pickle_is_refused_and_not_run(tmp_path: Path, new: bool) -> None:
    mark = tmp_path / "ran"
    for what in ({**STATE, "x": Trap(mark)}, Trap(mark), {"state_dict": {"a": Trap(mark)}}):
        refused = _refused(_saved(tmp_path, what, _use_new_zipfile_serialization=new))
        assert refused.code == "weights-file-code"
        assert "state_dict" in str(refused)
    (tmp_path / "plain.pt").write_bytes(pickle.dumps({"a": Trap(mark)}))
    assert _refused(tmp_path / "plain.pt").code in ("weights-file-code", "weights-file-damaged")
    assert not mark.exists()


def test_a_whole_model_says_what_to_do_instead(tmp_path: Path) -> None:
    refused = _refused(_saved(tmp_path, nn.Sequential(nn.Linear(2, 2))))
    assert refused.code == "weights-file-code"
    assert "Sequential" in str(refused)


@pytest.mark.filterwarnings("ignore:`torch.jit:DeprecationWarning")
def test_a_torchscript_program_is_refused(tmp_path: Path) -> None:
    torch.jit.save(torch.jit.script(nn.Linear(2, 2)), tmp_path / "script.pt")
    assert _refused(tmp_path / "script.pt").code == "weights-file-script"


@pytest.mark.parametrize("part", [0.3, 0.7, 0.98])
@pytest.mark.parametrize("kind", ["zip", "legacy", "safetensors"])
def test_a_file_that_was_cut_off_is_one_sentence(tmp_path: Path, kind: str, part: float) -> None:
    state = {"a.weight": torch.randn(64, 64)}
    file = tmp_path / "w.pth"
    if kind == "safetensors":
        save_file(state, file)
    else:
        torch.save(state, file, _use_new_zipfile_serialization=kind == "zip")
    data = file.read_bytes()
    file.write_bytes(data[: int(part * len(data))])
    assert _refused(file).code == "weights-file-damaged"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "weights-file-kind"),
        (b"\x89HDF\r\n\x1a\n" + b"\0" * 300, "weights-file-kind"),
        (b"import torch\n", "weights-file-kind"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "weights-file-pointer"),
        (b"\xff\xff\xff\xff\xff\xff\xff\x7f{}", "weights-file-kind"),
        (b"\x10\0\0\0\0\0\0\0{" + b"x" * 40, "weights-file-damaged"),
    ],
)
def test_other_files_are_named_as_what_they_are(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "w.pth").write_bytes(data)
    assert _refused(tmp_path / "w.pth").code == code


def test_an_archive_of_something_else_and_a_packed_one_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "w.pth", "w") as archive:
        archive.writestr("word/document.xml", "x")
    assert _refused(tmp_path / "w.pth").code == "weights-file-kind"
    with zipfile.ZipFile(tmp_path / "w.pth", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", b"\0" * 10_000_000)
    assert _refused(tmp_path / "w.pth").code == "weights-file-damaged"


def test_files_without_weights_too_large_ones_and_folders(tmp_path: Path, monkeypatch) -> None:
    assert _refused(_saved(tmp_path, {"epoch": 3})).code == "weights-file-empty"
    assert _refused(_saved(tmp_path, [torch.ones(2)])).code == "weights-file-empty"
    assert _refused(tmp_path / "none.pth").code == "weights-file-missing"
    assert _refused(tmp_path).code == "weights-file-read"
    monkeypatch.setattr(weights_file, "memory_free", lambda: 100)
    assert _refused(_saved(tmp_path, STATE)).code == "weights-file-large"


def test_a_tensor_that_claims_to_be_huge_takes_no_memory(tmp_path: Path) -> None:
    """One stored number under the shape of a billion."""
    huge = torch.ones(1).expand(1_000_000_000)
    found = read_weights_file(_saved(tmp_path, {**STATE, "huge": huge}))
    assert found.tensors["huge"].stride() == (0,)
