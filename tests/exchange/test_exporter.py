"""An export is there whole or not at all, and what was there before stays."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from studio import catalogue
from studio.exchange.exporter import EXPORTERS, Exporter, Report, export
from studio.spec.messages import translate
from studio.spec.problems import Refused
from tests.documents import lenet, mlp
from tests.exchange.bundles import bundle

catalogue.fill()


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_format_has_a_title_and_its_own_id() -> None:
    assert "python" in EXPORTERS
    for key, kind in EXPORTERS.items():
        assert kind.id == key
        assert str(kind.title)
        assert issubclass(kind, Exporter)


def test_an_unknown_format_names_the_known_ones(tmp_path) -> None:
    with pytest.raises(Refused) as refused:
        export("keras", bundle(mlp(), weights=False), tmp_path / "net")
    assert refused.value.code == "export-format"
    assert "python" in str(refused.value.text)


def test_weights_are_needed_where_the_format_is_nothing_without(tmp_path) -> None:
    with pytest.raises(Refused) as refused:
        export("safetensors", bundle(mlp(), weights=False), tmp_path / "net.safetensors")
    assert refused.value.code == "export-untrained"
    assert not _names(tmp_path)


def test_folders_on_the_way_are_made(tmp_path) -> None:
    target = tmp_path / "a" / "b" / "net.py"
    export("python", bundle(mlp(), weights=False), target)
    assert target.is_file()


@pytest.mark.skipif(os.name != "posix", reason="permissions of files")
def test_others_may_read_an_export_as_any_other_file(tmp_path) -> None:
    (tmp_path / "plain").touch()
    export("safetensors", bundle(mlp()), tmp_path / "net.safetensors")
    export("python", bundle(mlp()), tmp_path / "net")
    usual = (tmp_path / "plain").stat().st_mode
    for file in ("net.safetensors", "net/weights.safetensors", "net/model.py"):
        assert (tmp_path / file).stat().st_mode == usual


def test_writing_again_replaces_file_and_folder(tmp_path) -> None:
    for target in (tmp_path / "net.py", tmp_path / "net"):
        export("python", bundle(lenet(), weights=False), target)
        export("python", bundle(mlp(), weights=False), target)
        text = (target if target.is_file() else target / "model.py").read_text(encoding="utf-8")
        assert "4 → 3" in text
    assert _names(tmp_path) == {"net.py", "net"}


def test_a_folder_with_other_files_is_not_replaced(tmp_path) -> None:
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "thesis.tex").write_text("years of work", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        export("python", bundle(mlp(), weights=False), tmp_path / "net")
    assert refused.value.code == "export-folder"
    assert "thesis.tex" in str(refused.value.text)
    assert _names(tmp_path / "net") == {"thesis.tex"}
    assert _names(tmp_path) == {"net"}


def test_a_file_does_not_replace_a_folder(tmp_path) -> None:
    (tmp_path / "net.py").mkdir()
    with pytest.raises(Refused) as refused:
        export("python", bundle(mlp(), weights=False), tmp_path / "net.py")
    assert refused.value.code == "export-write"
    assert _names(tmp_path) == {"net.py"}


class Failing(Exporter):
    """Writes half and fails."""

    id = "failing"
    title = translate("Test", "Failing")

    def write(self, bundle, target) -> Report:
        target.mkdir()
        (target / "model.py").write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch) -> None:
    export("python", bundle(mlp(), weights=False), tmp_path / "net")
    before = (tmp_path / "net" / "model.py").read_bytes()
    monkeypatch.setitem(EXPORTERS._items, "failing", Failing)
    with pytest.raises(Refused) as refused:
        export("failing", bundle(mlp(), weights=False), tmp_path / "net")
    assert refused.value.code == "export-write"
    assert "No space left" in str(refused.value.text)
    assert (tmp_path / "net" / "model.py").read_bytes() == before
    assert _names(tmp_path) == {"net"}


def test_samples_are_standardised_as_in_training() -> None:
    given = bundle(mlp(), weights=False)
    (values,) = given.sample_inputs(given.loaded.count("train"))
    assert np.allclose(values.numpy().mean(0), 0, atol=1e-5)
    assert np.allclose(values.numpy().std(0), 1, atol=1e-4)
