"""What dev.py decides, without installing anything: sizes, libraries, stamps, folders, tables."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tooling import environment, machine
from tooling.console import Stop

ROOT = Path(__file__).resolve().parent.parent


def _item(name, version="1.0", url="https://index.example/file.whl"):
    return {"metadata": {"name": name, "version": version}, "download_info": {"url": url}}


# ---- the machine


@pytest.mark.parametrize(
    ("env", "system", "display"),
    [
        ({}, "Linux", False),
        ({"DISPLAY": ""}, "Linux", False),
        ({"DISPLAY": ":0"}, "Linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "Linux", True),
        ({}, "Darwin", True),
        ({}, "Windows", True),
    ],
)
def test_a_window_needs_a_display_on_linux_only(env, system, display):
    assert dev.has_display(env, system) is display


def test_libraries_of_the_display_are_asked_for_only_with_that_display():
    nothing, x11 = machine.qt_libraries({}), machine.qt_libraries({"DISPLAY": ":0"})
    assert "libxcb-cursor.so.0" not in nothing
    assert x11["libxcb-cursor.so.0"] == "libxcb-cursor0"
    assert "libwayland-client.so.0" in machine.qt_libraries({"WAYLAND_DISPLAY": "w"})
    assert nothing.items() <= x11.items()


def test_a_missing_library_ends_with_the_one_line_to_type(monkeypatch):
    monkeypatch.setattr(machine.platform, "system", lambda: "Linux")
    monkeypatch.setattr(machine, "can_load", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(machine, "apt_command", lambda: None)
    monkeypatch.setattr(machine.shutil, "which", lambda tool: tool if tool == "apt-get" else None)
    with pytest.raises(Stop, match="sudo apt-get install -y libegl1"):
        machine.ensure_system()


def test_other_distributions_get_a_line_of_their_own(monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda tool: tool if tool == "dnf" else None)
    assert machine.line_to_type({"libEGL.so.1": "libegl1"}) == (
        "sudo dnf install -y 'libEGL.so.1()(64bit)'"
    )


# ---- what is installed


def test_requirements_are_those_of_the_project_file_with_the_extras():
    plain, tested = environment.requirements(()), environment.requirements(("test",))
    assert any(r.startswith("PySide6-Essentials>=") for r in plain)
    assert not any(r.startswith("pytest") for r in plain)
    assert any(r.startswith("pytest-qt") for r in tested)


def test_every_requirement_is_pinned_by_the_constraints():
    pins = environment.CONSTRAINTS.read_text(encoding="utf-8").lower().replace("_", "-")
    for requirement in environment.requirements(("test",)):
        name = requirement.split(">")[0].lower()
        assert f"\n{name}==" in pins, f"{name} has no pin"


def test_the_constraints_name_no_place_and_no_local_build():
    pins = environment.CONSTRAINTS.read_text(encoding="utf-8")
    assert "://" not in pins
    assert "+" not in pins
    assert " @ " not in pins


def test_the_fingerprint_changes_with_the_extras():
    assert environment.fingerprint(()) == environment.fingerprint(())
    assert environment.fingerprint(()) != environment.fingerprint(("test",))


@pytest.fixture
def empty_venv(tmp_path, monkeypatch):
    """An environment that exists but where nothing was installed."""
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "STAMP", tmp_path / "layerloom.json")
    python = environment.venv_python()
    python.parent.mkdir(parents=True)
    python.touch()
    return tmp_path / "layerloom.json"


def test_a_complete_installation_is_not_done_again(empty_venv):
    assert not environment.is_ready((), gpu=False)
    empty_venv.write_text(json.dumps({"": environment.fingerprint(()), "gpu": False}))
    assert environment.is_ready((), gpu=False)
    assert not environment.is_ready(("test",), gpu=False)
    assert not environment.is_ready((), gpu=True)


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"": "of another version"}'])
def test_a_broken_or_old_stamp_counts_as_nothing_installed(empty_venv, broken):
    empty_venv.write_text(broken)
    assert not environment.is_ready((), gpu=False)


def test_large_downloads_are_named_with_their_size_and_those_on_disk_are_measured(tmp_path):
    wheel = tmp_path / "numpy 2.whl"
    wheel.write_bytes(b"x" * 3_000_000)
    plan = [_item("pip-free"), _item("torch"), _item("numpy", url=wheel.as_uri())]
    amounts = environment.sizes(plan)
    assert list(amounts) == ["torch", "numpy", "pip-free"]
    assert amounts["torch"] == environment.MEGABYTES["torch"]
    assert amounts["numpy"] == pytest.approx(3.0)


def test_the_large_build_of_torch_is_counted_with_its_libraries_and_said(capsys):
    plan = [_item("torch"), _item("nvidia-cublas"), _item("triton"), _item("rich")]
    assert environment.is_large(plan)
    assert environment.sizes(plan) == {"torch": environment.LARGE_TORCH, "rich": 1}
    environment.announce(plan, gpu=False)
    said = capsys.readouterr().out
    assert "large build" in said
    assert "2,7" in said
    environment.announce(plan, gpu=True)
    assert "large build" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("system", "gpu", "offered", "wanted"),
    [
        ("Linux", False, True, "torch=={}+cpu"),
        ("Linux", False, False, "torch=={}"),
        ("Linux", True, True, "torch==={}"),
        ("Darwin", False, True, "torch=={}"),
        ("Windows", True, True, "torch=={}"),
    ],
)
def test_the_small_build_of_torch_is_taken_where_it_is_offered(
    monkeypatch, system, gpu, offered, wanted
):
    answer = subprocess.CompletedProcess([], 0 if offered else 1)
    monkeypatch.setattr(environment.platform, "system", lambda: system)
    monkeypatch.setattr(environment, "quietly", lambda command: answer)
    assert environment.torch_requirement(gpu) == wanted.format(environment.torch_pin())


def test_sources_come_first_for_everything_that_is_started(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    made = environment.environment({"QT_QPA_PLATFORM": "offscreen"})
    assert made["PYTHONPATH"] == f"{ROOT}{os.pathsep}elsewhere"
    assert made["PYTHONUTF8"] == "1"
    assert made["QT_QPA_PLATFORM"] == "offscreen"


# ---- the commands


def test_arguments_after_the_command_are_handed_on_in_order():
    parsed = dev.parse(["test", "-k", "theme", "tests/ui", "-x", "--gpu"])
    assert parsed.command == "test"
    assert parsed.rest == ["-k", "theme", "tests/ui", "-x"]
    assert parsed.gpu


def test_results_never_overwrite_earlier_ones(tmp_path):
    assert dev.free_path(tmp_path, "run") == tmp_path / "run"
    (tmp_path / "run").mkdir()
    (tmp_path / "run-2").mkdir()
    assert dev.free_path(tmp_path, "run") == tmp_path / "run-3"


def test_a_sentence_and_no_traceback_when_something_is_in_the_way(monkeypatch, capsys):
    def refuse():
        raise Stop("Type this line.")

    monkeypatch.setattr(dev, "ensure_system", refuse)
    assert dev.main(["check"]) == 1
    assert "Type this line." in capsys.readouterr().out


def test_benchmark_lines_are_told_from_ordinary_text():
    assert dev.row_of('{"name": "speed", "value": 0.97}') == {"name": "speed", "value": 0.97}
    for text in ("warming up", "17", '{"name": "no value"}', "[1, 2]"):
        assert dev.row_of(text) is None


@pytest.mark.parametrize(
    ("row", "passes"),
    [
        ({"value": 0.97, "aim": 0.95, "better": "higher"}, True),
        ({"value": 0.90, "aim": 0.95, "better": "higher"}, False),
        ({"value": 2.5, "aim": 3, "better": "lower"}, True),
        ({"value": 3.5, "aim": 3}, False),
        ({"value": 3.5}, True),
        ({"value": float("nan")}, False),
    ],
)
def test_a_benchmark_passes_when_its_aim_is_reached(row, passes):
    assert dev.row_passes({"name": "x", **row}) is passes


def test_the_table_of_benchmarks_is_aligned_and_says_what_was_missed():
    rows = [
        {"name": "training speed", "value": 0.961, "aim": 0.95, "better": "higher"},
        {"name": "analysis", "value": 4.25, "unit": "ms", "aim": 3, "note": "1,000 nodes"},
    ]
    head, first, second = dev.table(rows).splitlines()
    assert first.split("  ")[0] == "training speed"
    assert "≥ 0.95" in first
    assert first.rstrip().endswith("ok")
    assert "4.25 ms" in second
    assert "MISSED" in second
    assert second.index("MISSED") == first.index("ok")
    assert head.index("value") == first.index("0.961")


def test_an_older_python_is_told_what_is_needed():
    code = (ROOT / "dev.py").read_text(encoding="utf-8").split("import argparse")[0]
    old = code.replace("sys.version_info <", "(3, 9) <")
    done = subprocess.run(
        [sys.executable, "-c", old], capture_output=True, text=True, check=False, timeout=30
    )
    assert done.returncode == 1
    assert "needs Python 3.11" in done.stderr
