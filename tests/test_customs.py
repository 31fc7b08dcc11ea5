"""Own code beside a project: never run before it is trusted, closed again by one byte, exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from studio.customs import LOOK, MOST_BYTES, shown
from studio.engine.checkpoint import read_weights
from studio.estimates import try_batch
from studio.graph import edits
from studio.graph.head import replace_head
from studio.graph.learning_edits import freeze
from studio.graph.model import Document, Entry
from studio.graph.storage import dumps, loads
from studio.jobs import Jobs
from studio.layers.custom import Custom
from studio.project import Project
from studio.settings import Settings
from studio.spec.declaration import bind_values
from studio.spec.problems import Refused
from studio.workspace import Workspace
from tests.documents import chain
from tests.engine.runs import LABEL, engine, trained, until
from tests.exchange.bundles import run_python

CODE = '''\
"""Two weighted sums with a bend between them, and a number that it learns by itself."""

import torch
from torch import nn


class Bend(nn.Module):
    def __init__(self, width, factor=1.0, names=("a",)):
        super().__init__()
        self.first = nn.LazyLinear(width) if width < 0 else nn.Linear(4, width)
        self.offset = nn.Parameter(torch.randn(width))
        self.factor = factor

    def forward(self, x):
        return torch.relu(self.first(x)) * self.factor + self.offset


class Odd(nn.Module):
    def forward(self, x):
        return x, x


class Picky(nn.Module):
    def forward(self, x):
        if x.shape[1] != 7:
            raise ValueError("seven numbers, please")
        return x


class Counting(nn.Module):
    """Does not work on tensors without numbers."""

    def forward(self, x):
        return x * float(x.sum() + 1)


class Table(nn.Module):
    def forward(self, x):
        return x.t()
'''
CUSTOM = "n2"


def _document(
    name: str = "Bend", arguments: str = "8, factor=0.5", file: str = "own.py"
) -> Document:
    custom = {"file": file, "class_name": name, "arguments_text": arguments}
    layers = [("Custom", custom), ("Linear", {"out_features": 3})]
    return chain((4,), layers, Entry("Iris"))


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "settings").mkdir()
    made = Workspace(Settings(tmp_path / "settings"))
    yield made
    made.shut(20.0)


def _saved(tmp_path: Path, document: Document, code: str | bytes | None = CODE) -> Path:
    folder = tmp_path / "home"
    folder.mkdir(exist_ok=True)
    if code is not None:
        data = code.encode() if isinstance(code, str) else code
        (folder / "own.py").write_bytes(data)
    (folder / "net.loom").write_text(dumps(document), encoding="utf-8")
    return folder / "net.loom"


def _codes(project: Project) -> set[str]:
    return {p.code for p in project.findings.problems if p.severity == "error"}


def _trusted(workspace: Workspace, file: Path) -> Project:
    """The project with its code trusted and measured."""
    project = workspace.open(file, quietly=True)
    workspace.jobs.show(project)
    workspace.trust(project.customs.code("own.py").sha256, True)
    until(workspace.jobs, lambda: "custom-measuring" not in _codes(project))
    return project


def test_opening_runs_nothing_and_the_closed_node_says_what_to_do(workspace, tmp_path) -> None:
    mark = tmp_path / "ran"
    code = f"import pathlib\npathlib.Path({str(mark)!r}).touch()\n{CODE}"
    project = workspace.open(_saved(tmp_path, _document(), code), quietly=True)
    for _ in range(5):
        workspace.jobs.wait(0.02)
        workspace.jobs.receive()
    assert _codes(project) == {"custom-untrusted"}
    problem = next(p for p in project.findings.problems if p.code == "custom-untrusted")
    assert problem.address == (CUSTOM,)
    with pytest.raises(Refused) as refused:
        workspace.jobs.train(project)
    assert refused.value.code == "problems"
    assert [one.edit for one in project.advised(problem).repairs] == [LOOK]
    asked: list[str] = []
    project.code_asked.connect(asked.append)
    before = project.document
    project.repair(problem, problem.repairs[0])
    assert asked == ["own.py"]
    assert project.document is before
    assert not mark.exists()
    assert "own.py" in dumps(before)
    assert "touch" not in dumps(before)


def test_trusted_code_is_measured_and_one_byte_closes_it_again(workspace, tmp_path) -> None:
    file = _saved(tmp_path, _document())
    project = _trusted(workspace, file)
    assert not _codes(project)
    finding = project.findings.of((CUSTOM,))
    assert (str(finding.output), finding.measured.parameters) == ("8", 4 * 8 + 8 + 8)
    assert finding.measured.tensors["first.weight"] == (8, 4)
    assert finding.measured.macs == 4 * 8
    assert project.findings.of(("n3",)).measured.inferred["in_features"] == 8
    (file.parent / "own.py").write_text(CODE + "\n", encoding="utf-8")
    until(workspace.jobs, lambda: _codes(project) == {"custom-untrusted"})
    (file.parent / "own.py").write_text(CODE, encoding="utf-8")
    until(workspace.jobs, lambda: not _codes(project))
    workspace.trust(project.customs.code("own.py").sha256, False)
    assert _codes(project) == {"custom-untrusted"}


def test_trust_is_kept_for_the_person_and_never_in_the_document(workspace, tmp_path) -> None:
    file = _saved(tmp_path, _document())
    project = _trusted(workspace, file)
    sha = project.customs.code("own.py").sha256
    assert sha not in dumps(project.document)
    assert sha in Settings(tmp_path / "settings")["trusted"]
    again = Project.open(file.with_name("net.loom"))
    assert _codes(again) == {"custom-untrusted"}
    again.close()
    assert sha not in Settings(tmp_path / "elsewhere")["trusted"]


def test_what_was_open_comes_back_with_its_trust(workspace, tmp_path) -> None:
    workspace.take_up()
    _trusted(workspace, _saved(tmp_path, _document()))
    workspace.shut(20.0)
    again = Workspace(Settings(tmp_path / "settings"))
    try:
        assert not again.take_up()
        (project,) = again.projects
        assert _codes(project) == {"custom-measuring"}
    finally:
        again.shut(20.0)


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (None, "custom-missing"),
        (b"\xff\xfe\x00", "custom-unreadable"),
        (b"#" * (MOST_BYTES + 1), "custom-unreadable"),
    ],
)
def test_files_that_cannot_be_read_are_a_sentence(workspace, tmp_path, code, wanted) -> None:
    project = workspace.open(_saved(tmp_path, _document(), code), quietly=True)
    assert _codes(project) == {wanted}


def test_a_project_without_a_file_has_nothing_beside_it_until_it_is_saved(
    workspace, tmp_path
) -> None:
    _saved(tmp_path, _document())
    project = workspace.enter(Project(_document()))
    assert _codes(project) == {"custom-unsaved"}
    workspace.save(project, tmp_path / "home" / "other.loom")
    assert _codes(project) == {"custom-untrusted"}


@pytest.mark.parametrize(
    "file",
    [
        "../own.py",
        "/etc/own.py",
        "a/own.py",
        "own",
        "own.txt",
        "own.py\x00",
        "..py",
        "C:own.py",
        "",
    ],
)
def test_files_elsewhere_are_refused(file: str) -> None:
    layer, _ = bind_values(Custom, {"file": file, "class_name": "A"})
    if layer is None:
        return
    with pytest.raises(Refused) as refused:
        layer.check_fields()
    assert refused.value.code == "custom-file"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", []),
        ("8", [(None, 8)]),
        ("-1.5, [1, (2, 'x')], key=None", [(None, -1.5), (None, [1, (2, "x")]), ("key", None)]),
    ],
)
def test_arguments_are_plain_values(text: str, value: Any) -> None:
    layer, _ = bind_values(Custom, {"file": "own.py", "class_name": "A", "arguments_text": text})
    assert layer is not None
    assert layer.given() == value


@pytest.mark.parametrize(
    "text",
    [
        "print(1)", "open", "1) + (2", "*[1]", "**{}", "__import__('os')", "lambda: 1", "f'{x}'",
        "a=1, a=2", "1 if True else 2", "b'x'", "...", "[x for x in y]", "1 #", "-True", "class=1",
        "(" * 40 + "1" + ")" * 40 + "+1", "{'a': 1}", "1+1",
    ],
)  # fmt: skip
def test_anything_that_would_be_computed_is_no_argument(text: str) -> None:
    layer, problems = bind_values(
        Custom, {"file": "own.py", "class_name": "A", "arguments_text": text}
    )
    assert layer is not None, problems
    with pytest.raises(Refused) as refused:
        layer.check_fields()
    assert refused.value.code == "custom-arguments"


@pytest.mark.parametrize(
    ("code", "name", "arguments", "wanted", "said"),
    [
        ("x = 1 +\n", "Bend", "", "custom-import", "line 1"),
        ("\nraise RuntimeError('no')\n", "Bend", "", "custom-import", "RuntimeError: no (line 2)"),
        ("import sys\nsys.exit()\n", "Bend", "", "custom-import", "SystemExit"),
        (CODE, "Missing", "", "custom-class", "Missing"),
        (CODE, "torch", "", "custom-class", "own.py"),
        (CODE, "Bend", "", "custom-builds", "width"),
        (CODE, "Bend", "8, 1, 2, 3, 4", "custom-builds", "argument"),
        (CODE, "Picky", "", "custom-runs", "seven numbers, please (line 26)"),
        (CODE, "Odd", "", "custom-output", "tuple"),
        (CODE, "Table", "", "custom-output", "(4, 2)"),
    ],
)
def test_whatever_own_code_does_wrong_is_a_sentence_on_its_node(
    workspace, tmp_path, code, name, arguments, wanted, said
) -> None:
    project = _trusted(workspace, _saved(tmp_path, _document(name, arguments), code))
    assert _codes(project) == {wanted}
    problem = next(p for p in project.findings.problems if p.code == wanted)
    assert problem.address == (CUSTOM,)
    assert said in str(problem.text)


def test_a_class_that_needs_real_numbers_is_measured_with_them(workspace, tmp_path) -> None:
    project = _trusted(workspace, _saved(tmp_path, _document("Counting", "")))
    assert not _codes(project)
    assert str(project.findings.of((CUSTOM,)).output) == "4"


def test_a_run_with_own_code_is_repeated_by_the_exported_folder_bit_for_bit(
    workspace, tmp_path
) -> None:
    project = _trusted(workspace, _saved(tmp_path, _document()))
    jobs = workspace.jobs
    text = project.program().text
    assert "class Bend" not in text
    assert f"from {project.customs.code('own.py').module} import Bend\n" in text
    trained(jobs, project)
    assert project.measurements.failure is None
    _export(jobs, project, tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert f"{project.customs.code('own.py').module}.py" in names
    after = read_weights(project.run.folder)
    (tmp_path / "out" / "weights.safetensors").unlink()
    run_python(tmp_path / "out", "train.py")
    again = load_file(tmp_path / "out" / "weights.safetensors")
    assert after["custom1.offset"].shape == (8,)
    assert all(torch.equal(again[key], value) for key, value in after.items())


def test_what_was_trained_is_exported_as_it_was_after_the_file_changed(workspace, tmp_path) -> None:
    file = _saved(tmp_path, _document())
    project = _trusted(workspace, file)
    trained(workspace.jobs, project)
    project.run = type(project.run)(project.run.folder, project.run.sha256)
    (file.parent / "own.py").write_text(CODE + "# other\n", encoding="utf-8")
    until(workspace.jobs, lambda: _codes(project) == {"custom-untrusted"})
    assert project.run_stale
    _export(workspace.jobs, project, tmp_path / "out")
    assert "# other" not in (tmp_path / "out" / _module(tmp_path / "out")).read_text("utf-8")


def _module(folder: Path) -> str:
    return next(path.name for path in folder.iterdir() if path.name.startswith("own_"))


def test_two_texts_of_one_name_live_beside_each_other(tmp_path) -> None:
    from studio.engine.compile import load_module

    one = load_module("own_aaaa", "x = 1\n")
    other = load_module("own_bbbb", "x = 2\n")
    assert (one.x, other.x) == (1, 2)
    assert load_module("own_aaaa", "x = 3\n") is one


def test_a_new_head_on_own_code_freezes_it(workspace, tmp_path) -> None:
    project = _trusted(workspace, _saved(tmp_path, _document()))
    project.edit(replace_head, label=LABEL)
    assert project.document.node(CUSTOM).learning == {"frozen": True}
    trained(workspace.jobs, project)
    assert project.measurements.failure is None


def test_the_statistics_inside_frozen_own_code_stay(workspace, tmp_path) -> None:
    code = CODE.replace(
        "self.first = nn.LazyLinear(width) if width < 0 else nn.Linear(4, width)",
        "self.first = nn.Sequential(nn.Linear(4, width), nn.BatchNorm1d(width))",
    )
    project = _trusted(workspace, _saved(tmp_path, _document(), code))
    project.edit(freeze, (CUSTOM,), True, label=LABEL)
    trained(workspace.jobs, project)
    assert project.measurements.failure is None
    assert not read_weights(project.run.folder)["custom1.first.1.running_mean"].any()


def test_a_class_called_as_the_network_gets_another_name_in_the_text(workspace, tmp_path) -> None:
    code = CODE.replace("class Bend", "class Net")
    project = _trusted(workspace, _saved(tmp_path, _document("Net"), code))
    assert " import Net as Net1\n" in project.program().text
    trained(workspace.jobs, project)
    assert project.measurements.failure is None


def test_the_file_keeps_what_it_says_of_own_code() -> None:
    document = _document()
    assert loads(dumps(document)) == document
    assert (
        edits.rename(document, CUSTOM, "mine").node(CUSTOM).params == document.node(CUSTOM).params
    )


def test_characters_that_hide_others_are_written_out() -> None:
    assert shown("a\u202eb\u200b\r\n\tc\x00") == "a\\u202eb\\u200b\n\tc\\u0000"


def test_the_command_line_trains_trusted_code_and_refuses_other(
    workspace, tmp_path, monkeypatch, capsys
) -> None:
    from studio.__main__ import main

    file = _saved(tmp_path, _document())
    monkeypatch.setattr("studio.settings.config_folder", lambda: tmp_path / "settings")
    out = ["--out", str(tmp_path / "run"), "--epochs", "1"]
    assert main(["train", str(file), *out]) == 2
    assert "not trusted" in capsys.readouterr().err
    project = _trusted(workspace, file)
    workspace.close(project)
    assert main(["train", str(file), *out]) == 0
    assert "custom1.offset" in read_weights(tmp_path / "run")


def test_the_command_line_checks_and_weighs_trusted_code(
    workspace, tmp_path, monkeypatch, capsys
) -> None:
    from studio.__main__ import main

    file = _saved(tmp_path, _document())
    monkeypatch.setattr("studio.settings.config_folder", lambda: tmp_path / "settings")
    assert main(["check", str(file), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in said["problems"]] == ["custom-untrusted"]
    assert "in the window" in said["problems"][0]["text"]
    project = _trusted(workspace, file)
    parameters = project.findings.parameters
    workspace.close(project)
    assert main(["check", str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["problems"], said["parameters"]) == ([], parameters)
    assert main(["cost", str(file), "--json", "--batch", "8", "--try"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["memory"]["parameters"] == 4 * parameters
    assert said["trial"]["fits"]
    (file.parent / "own.py").write_text(CODE + "\n", encoding="utf-8")
    assert main(["check", str(file), "--json"]) == 1
    assert "custom-untrusted" in capsys.readouterr().out


def test_a_batch_is_tried_in_another_process_with_own_code_beside_it(
    workspace, tmp_path, monkeypatch
) -> None:
    home = tmp_path / "person"
    monkeypatch.setenv("LAYERLOOM_HOME", str(home))
    project = _trusted(workspace, _saved(tmp_path, _document()))
    Settings()["trusted"] = workspace.settings["trusted"]
    found: list[Any] = []
    try_batch(workspace.jobs, project, 8, lambda done, total: None, found.append)
    until(workspace.jobs, lambda: bool(found))
    assert not isinstance(found[0], Refused), found[0]
    assert found[0].fits


def _export(jobs: Jobs, project: Project, target: Path) -> None:
    reports: list[Any] = []
    jobs.export(project, "python", target, reports.append)
    until(jobs, lambda: bool(reports))
    assert not isinstance(reports[0], Refused), reports[0]


def test_an_engine_that_shows_nothing_measures_nothing(tmp_path) -> None:
    with engine() as jobs:
        project = Project(_document())
        jobs.measure(project)
        jobs.receive()
    assert _codes(project) == {"custom-unsaved"}
