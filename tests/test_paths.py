"""What we ship is found from anywhere, and the person's folders can be moved."""

import os

import pytest

from studio import paths


def test_resources_are_found_whatever_the_working_directory_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.resource("icons/run.svg").is_file()
    assert paths.resource().is_dir()
    assert not paths.resource("icons/no such icon.svg").exists()


@pytest.mark.parametrize("name", ["data_folder", "config_folder", "runs_folder"])
def test_the_persons_folders_lie_in_their_home_and_are_made(name):
    folder = getattr(paths, name)()
    assert folder.is_dir()
    assert str(folder).startswith(os.environ["LAYERLOOM_HOME"])
    assert list(folder.iterdir()) == []


def test_without_a_setting_the_platform_says_where(monkeypatch, tmp_path):
    import platformdirs

    monkeypatch.delenv("LAYERLOOM_HOME")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path / "data")
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path / "config")
    assert paths.data_folder() == tmp_path / "data"
    assert paths.runs_folder() == tmp_path / "data" / "runs"
    assert paths.config_folder() == tmp_path / "config"
