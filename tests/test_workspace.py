"""Several projects in one workspace: their order, what is closed and had back, the next start."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from studio import recovery
from studio.desk import Desk
from studio.graph import edits
from studio.graph.storage import dumps, loads
from studio.paths import data_folder
from studio.project import Project
from studio.spec.messages import translate
from studio.workspace import Workspace
from tests.documents import mlp

LABEL = translate("Test", "Label")


@pytest.fixture
def workspace():
    made = Workspace()
    yield made
    made.shut(10.0)


def _file(folder: Path, name: str, document_id: str = "") -> Path:
    path = folder / f"{name}.loom"
    path.write_text(dumps(replace(mlp(), id=document_id or name)), encoding="utf-8")
    return path


def _edit(project: Project, text: str = "changed") -> None:
    node = next(iter(project.document.network().nodes))
    project.edit(edits.set_label, node, text, label=LABEL)


def _titles(workspace: Workspace) -> list[str]:
    return [project.title for project in workspace.projects]


# ---- order


def test_showing_a_project_does_not_change_the_order(workspace, tmp_path):
    first, second, third = (workspace.open(_file(tmp_path, name)) for name in "abc")
    assert workspace.current is third
    workspace.show(first)
    assert workspace.current is first
    assert _titles(workspace) == ["a", "b", "c"]
    workspace.move(first, 2)
    assert workspace.projects == [second, third, first]
    assert workspace.current is first


def test_a_file_that_is_open_comes_to_the_front(workspace, tmp_path):
    path = _file(tmp_path, "a")
    first = workspace.open(path)
    workspace.open(_file(tmp_path, "b"))
    assert workspace.open(path) is first
    assert workspace.current is first
    assert len(workspace.projects) == 2


def test_after_closing_the_neighbour_is_in_front(workspace, tmp_path):
    first, second, third = (workspace.open(_file(tmp_path, name)) for name in "abc")
    workspace.show(second)
    workspace.close(second)
    assert workspace.current is third
    workspace.close(third)
    assert workspace.current is first
    workspace.close(first)
    with pytest.raises(LookupError):
        assert workspace.current


def test_closing_another_one_leaves_the_current_in_front(workspace, tmp_path):
    first, second = (workspace.open(_file(tmp_path, name)) for name in "ab")
    said = []
    workspace.current_changed.connect(said.append)
    workspace.close(first)
    assert workspace.current is second
    assert said == []


def test_a_copy_of_an_open_file_is_another_project(workspace, tmp_path):
    """Copied in a file browser both have one id; their unsaved work must not get mixed."""
    first = workspace.open(_file(tmp_path, "a", "same"))
    second = workspace.open(_file(tmp_path, "b", "same"))
    assert first.document.id != second.document.id
    assert not second.modified
    _edit(first, "one")
    _edit(second, "two")
    workspace.keep_unsaved()
    assert len(recovery.copies()) == 2


def test_projects_without_a_file_are_told_apart(workspace):
    for template_id in (None, None, "digits", None, "digits"):
        workspace.new(template_id)
    workspace.projects[-1].edit(edits.add, "d1", "ReLU", (0.0, 0.0), label=LABEL)
    workspace.new("digits")
    assert _titles(workspace)[:4] == ["untitled", "untitled 2", "digits", "untitled 3"]
    assert _titles(workspace)[4:] == ["digits 2", "digits 3"]


# ---- closed and had back


def test_the_last_closed_project_is_had_back_with_its_history(workspace):
    project = workspace.new()
    workspace.new("digits")
    project.edit(edits.add, "d1", "ReLU", (0.0, 0.0), label=LABEL)
    workspace.keep_unsaved()
    workspace.close(project)
    assert recovery.copies() == []
    assert workspace.can_reopen
    assert workspace.reopen() is project
    assert workspace.current is project
    assert project.undo() is not None
    project.redo()
    workspace.keep_unsaved()
    assert len(recovery.copies()) == 1
    assert not workspace.can_reopen
    with pytest.raises(LookupError):
        workspace.reopen()


def test_a_saved_project_that_is_had_back_is_what_its_file_holds(workspace, tmp_path):
    path = _file(tmp_path, "a")
    workspace.close(workspace.open(path))
    text = dumps(replace(loads(path.read_text(encoding="utf-8")), variables={"width": 3}))
    path.write_text(text, encoding="utf-8")
    assert workspace.reopen().document.variables == {"width": 3}


def test_given_up_changes_of_a_file_are_had_back_and_the_file_is_locked_again(workspace, tmp_path):
    path = _file(tmp_path, "a")
    project = workspace.open(path)
    _edit(project)
    workspace.close(project)
    with closing(Project.open(path)) as elsewhere:
        assert not elsewhere.read_only
    back = workspace.reopen()
    assert back.modified
    with closing(Project.open(path)) as elsewhere:
        assert elsewhere.read_only


def test_what_nobody_touched_is_not_had_back(workspace):
    workspace.new("digits")
    workspace.close(workspace.current)
    assert not workspace.can_reopen


# ---- the next start


def _again(workspace: Workspace) -> Workspace:
    """The same person starts the program another time."""
    workspace.shut(10.0)
    later = Workspace()
    assert later.take_up() == []
    return later


def test_everything_that_was_open_comes_back_in_order(tmp_path):
    workspace = Workspace()
    workspace.take_up()
    for name in "abc":
        workspace.open(_file(tmp_path, name))
    fresh = workspace.new()
    _edit(workspace.projects[1])
    fresh.edit(edits.add, "d1", "ReLU", (0.0, 0.0), label=LABEL)
    workspace.new("digits")
    workspace.show(workspace.projects[1])
    before = [project.document for project in workspace.projects[:4]]
    later = _again(workspace)
    assert [project.document for project in later.projects] == before
    assert [project.modified for project in later.projects] == [False, True, False, True]
    assert _titles(later)[:3] == ["a", "b", "c"]
    assert later.current is later.projects[1]
    assert later.unsaved_work() == []
    assert later.shut(10.0)


def test_what_a_kill_left_behind_comes_back(tmp_path):
    workspace = Workspace()
    workspace.take_up()
    project = workspace.open(_file(tmp_path, "a"))
    _edit(project, "typed")
    workspace.keep_unsaved()
    workspace._desk.release()  # as the system does when the process is gone
    project.close()
    later = Workspace()
    later.take_up()
    assert later.current.document == project.document
    assert later.current.modified
    assert later.shut(10.0)
    assert workspace.shut(10.0)


def test_a_file_that_is_gone_is_told_and_the_others_come_back(tmp_path):
    workspace = Workspace()
    workspace.take_up()
    gone = _file(tmp_path, "a")
    workspace.open(gone)
    workspace.open(_file(tmp_path, "b"))
    workspace.shut(10.0)
    gone.unlink()
    later = Workspace()
    assert [refused.code for refused in later.take_up()] == ["file-missing"]
    assert _titles(later) == ["b"]
    assert later.shut(10.0)


def test_a_second_process_leaves_the_list_alone(tmp_path):
    workspace = Workspace()
    workspace.take_up()
    workspace.open(_file(tmp_path, "a"))
    _edit(workspace.current)
    workspace.keep_unsaved()
    second = Workspace()
    assert second.take_up() == []
    assert second.projects == []
    assert second.unsaved_work() == [], "it lies open in the first one"
    assert not second.returns
    second.open(_file(tmp_path, "b"))
    second.shut(10.0)
    later = _again(workspace)
    assert _titles(later) == ["a"]
    assert later.returns
    assert later.shut(10.0)


def test_what_ended_the_program_while_it_was_opened_is_not_opened_again(tmp_path):
    workspace = Workspace()
    workspace.take_up()
    project = workspace.open(_file(tmp_path, "a"))
    _edit(project)
    workspace.settle()
    workspace.shut(10.0)
    crashing = Workspace()
    crashing.take_up()
    crashing._desk.release()
    for one in crashing.projects:
        one.close()
    later = Workspace()
    assert later.take_up() == []
    assert later.projects == []
    assert [copy.title for copy in later.unsaved_work()] == ["a"]
    assert later.shut(10.0)
    assert crashing.jobs.close(10.0)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sheets": [3]}', '{"sheets": 7, "top": "x"}'])
def test_a_broken_list_is_an_empty_one(text):
    (data_folder() / "desk.json").write_text(text, encoding="utf-8")
    desk = Desk()
    assert desk.take_up() == ([], 0)
    desk.release()


def test_a_run_of_what_was_never_saved_is_kept_with_it():
    """Trained and not edited: nothing is modified, and still it would be missed."""
    workspace = Workspace()
    workspace.take_up()
    project = workspace.new("xor-mlp")
    workspace.keep_unsaved()
    assert recovery.copies() == []
    workspace.jobs.train(project)
    workspace.jobs.end(project)
    while workspace.jobs.running is not None:
        workspace.jobs.wait(0.1)
        workspace.jobs.receive()
    run = project.run
    later = _again(workspace)
    assert later.current.document == project.document
    assert later.current.run.folder == run.folder
    assert later.shut(10.0)
