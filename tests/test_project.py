"""A project in use: edit, undo, save, lose power, come back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from studio import recovery
from studio.graph import edits
from studio.graph.storage import dumps, loads
from studio.project import Project, read_text
from studio.settings import Settings
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.workspace import Workspace
from tests.documents import lenet, mlp
from tests.engine.runs import engine, project_of, trained

LABEL = translate("Test", "edit")


def _edited(project: Project) -> None:
    project.edit(edits.set_param, "n2", "out_features", 21, label=LABEL)


def test_what_is_only_moved_keeps_its_program() -> None:
    workspace = Workspace()
    project = workspace.new("digits")
    program = project.program()
    node = next(iter(project.document.network().nodes))
    project.edit(edits.move, {node: (500.0, -40.0)}, label=LABEL)
    assert project.program() is program
    first = next(n for n in project.document.network().nodes.values() if n.type == "Conv2d")
    project.edit(edits.set_param, first.id, "bias", False, label=LABEL)
    assert project.program().sha256 != program.sha256


def test_two_projects_live_side_by_side_in_one_workspace() -> None:
    workspace = Workspace()
    first, second = workspace.new(), workspace.new("digits")
    assert workspace.current is second
    workspace.show(first)
    assert workspace.current is first
    first.edit(edits.add, "d1", "ReLU", (0, 0), label=LABEL)
    assert second.history.undo_label is None
    assert first.document.id != second.document.id
    first.undo()
    assert not first.modified
    assert len(second.findings.leaves()) > 5
    assert workspace.jobs.close(5.0)


def test_every_change_is_announced_with_before_and_after() -> None:
    project = Project(mlp())
    seen: list[tuple[object, object]] = []
    project.changed.connect(lambda before, after: seen.append((before, after)))
    _edited(project)
    project.undo()
    assert [a is b for a, b in zip(seen[0], reversed(seen[1]), strict=True)] == [True, True]
    assert not project.modified


def test_a_refused_edit_changes_nothing() -> None:
    project = Project(mlp())
    with pytest.raises(Refused):
        project.edit(edits.connect, "n4", 0, "n2", 0, label=LABEL)
    assert project.history.undo_label is None


def test_saving_and_opening_gives_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "网络 with space.loom"
    project = Project(mlp())
    _edited(project)
    assert project.modified
    project.save(path)
    assert not project.modified
    assert project.title == "网络 with space"
    document = project.document
    project.close()
    opened = Project.open(path)
    assert opened.document == document
    opened.close()


def test_the_second_window_on_a_file_may_not_overwrite_it(tmp_path: Path) -> None:
    path = tmp_path / "a.loom"
    first = Project(mlp())
    first.save(path)
    second = Project.open(path)
    assert second.read_only
    with pytest.raises(Refused) as refused:
        second.save()
    assert refused.value.code == "file-locked"
    first.close()
    third = Project.open(path)
    assert not third.read_only
    second.close()
    third.close()


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"{", b"[]", b"PK\x03\x04"])
def test_a_file_that_is_no_project_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.loom"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        Project.open(path)
    assert refused.value.code.startswith("file-")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "no.loom", tmp_path):
        with pytest.raises(Refused) as refused:
            Project.open(path)
        assert path.name in str(refused.value)


def test_unsaved_work_is_kept_and_offered_again(tmp_path: Path) -> None:
    workspace = Workspace()
    project = workspace.new("digits")
    workspace.keep_unsaved()
    assert recovery.copies() == []
    project.edit(edits.set_param, "n2", "out_channels", 7, label=LABEL)
    workspace.keep_unsaved()
    later = Workspace()
    (copy,) = later.unsaved_work()
    back = later.recover(copy)
    assert back.document == project.document
    assert back.modified
    later.save(back, tmp_path / "saved.loom")
    assert later.unsaved_work() == []
    assert workspace.jobs.close(5.0)
    assert later.jobs.close(5.0)
    back.close()


def test_a_full_disk_while_saving_leaves_the_old_file(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no limit on file sizes there")
    path = tmp_path / "a.loom"
    project = Project(mlp())
    project.save(path)
    old = path.read_bytes()
    script = f"""
        import resource, sys
        from pathlib import Path
        from studio import catalogue
        from studio.project import write_text
        from studio.spec.problems import Refused
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
        try:
            write_text(Path({str(path)!r}), "x" * 100_000)
        except Refused as refused:
            sys.exit(0 if refused.code == "file-write" else 5)
        sys.exit(6)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False, timeout=60)
    assert done.returncode == 0
    assert path.read_bytes() == old
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.loom"]
    project.close()


def test_a_kill_while_saving_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    path = tmp_path / "a.loom"
    texts = [dumps(mlp()), dumps(lenet())]
    path.write_text(texts[0], encoding="utf-8")
    (tmp_path / "other.loom").write_text(texts[1], encoding="utf-8")
    script = f"""
        from pathlib import Path
        from studio.project import read_text, write_text
        path = Path({str(path)!r})
        texts = [read_text(path), read_text(path.with_name("other.loom"))]
        print("ready", flush=True)
        while True:
            for text in texts:
                write_text(path, text)
    """
    for attempt in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(0.005 * (attempt + 1))
        os.kill(child.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        child.wait(10)
        child.stdout.close()
        loads(read_text(path))
        assert path.read_text(encoding="utf-8") in texts


def test_settings_survive_and_a_broken_file_is_set_aside(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings["theme"] = "light"
    for index in range(12):
        settings.remember(tmp_path / f"{index}.loom")
    again = Settings(tmp_path)
    assert again["theme"] == "light"
    assert len(again["recent"]) == 10
    assert again["recent"][0].endswith("11.loom")
    (tmp_path / "settings.json").write_text('{"theme": 5, "recent": "x", "else": 1}')
    assert Settings(tmp_path)["theme"] == "system"
    (tmp_path / "settings.json").write_text("{{{")
    assert Settings(tmp_path)["recent"] == []
    assert (tmp_path / "settings.json.broken").exists()


def test_a_run_that_is_kept_elsewhere_is_found_again(tmp_path: Path) -> None:
    project = project_of(mlp(), epochs=1)
    with engine() as jobs:
        trained(jobs, project, folder=tmp_path / "my run")
        again = Project(project.document)
        jobs.attach_latest_run(again)
    assert again.run is not None
    assert again.run.folder == tmp_path / "my run"
    assert again.measurements.final == project.measurements.final


def test_a_jump_in_the_history_is_so_many_undos_or_redos_and_one_change() -> None:
    project = Project(lenet())
    documents = [project.document]
    for name in ("a", "b", "c"):
        project.edit(edits.add, "d1", "ReLU", name=name, label=translate("Test", name))
        documents.append(project.document)
    heard: list[tuple[object, object]] = []
    project.changed.connect(lambda before, after: heard.append((before, after)))
    assert project.go_to(1) is not None
    assert project.document is documents[1]
    assert project.history.position == 1
    assert heard == [(documents[3], documents[1])]
    assert [entry.document for entry in project.history.entries()] == documents
    project.go_to(3)
    assert project.document is documents[3]
    assert project.go_to(3) is None
    assert project.go_to(99) is None
    project.go_to(-5)
    assert project.document is documents[0]
    assert project.findings.by_address.keys() == {(i,) for i in documents[0].network().nodes}
