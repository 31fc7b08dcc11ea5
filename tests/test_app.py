"""The program as a whole: it starts, paints, survives its own mistakes, ends, and draws itself."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader

from studio import app
from studio.graph.storage import dumps
from studio.spec.problems import Refused
from tests.documents import mlp


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "small.loom"
    path.write_text(dumps(replace(mlp(), id="small")), encoding="utf-8")
    return path


@pytest.fixture
def plain(qapp):
    """The application loses the look that a picture gave it."""
    yield qapp
    qapp.setStyleSheet("")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_screenshot_has_the_size_that_was_asked_for(file, tmp_path, plain, theme):
    out = tmp_path / "window.png"
    app.screenshot(file, out, theme=theme, size=(1280, 720), panel="problems")
    assert QImageReader(str(out)).size() == QSize(1280, 720)


@pytest.mark.parametrize(
    ("options", "code"),
    [({"panel": "nonsense"}, "panel-unknown"), ({"size": (10, 10)}, "size")],
)
def test_a_screenshot_of_nonsense_is_refused(file, tmp_path, plain, options, code):
    with pytest.raises(Refused) as refused:
        app.screenshot(file, tmp_path / "window.png", **options)
    assert refused.value.code == code
    assert not (tmp_path / "window.png").exists()


def test_the_network_alone_is_drawn(file, tmp_path, plain):
    app.draw_network(file, tmp_path / "net.svg", "svg")
    assert "fc1" in (tmp_path / "net.svg").read_text(encoding="utf-8")


START = """
import os, signal, sys
from PySide6.QtCore import QTimer
from studio import app
from studio.graph import edits
from studio.spec.messages import translate
from studio.ui.dialogs import Question

program = app.Application(sys.argv[2:])

def act():
    what = sys.argv[1]
    if what in ("discard", "leave", "terminate"):
        project = program.workspace.current
        node = next(iter(project.document.network().nodes))
        project.edit(edits.set_label, node, "changed", label=translate("Test", "Label"))
        program.workspace.keep_unsaved()
    if what == "list":
        marks = {True: " modified", False: ""}
        projects = program.workspace.projects
        print("open:", ", ".join(one.title + marks[one.modified] for one in projects))
    if what == "fault":
        QTimer.singleShot(300, look)
        raise ValueError("a planted mistake")
    if what == "terminate":
        os.kill(os.getpid(), signal.SIGTERM)
        return
    if what == "discard":
        program.window.documents.close()
        box = program.window.findChild(Question)
        next(b for b in box.buttons() if "not save" in b.text()).click()
    if what in ("discard", "leave"):
        program.window.close()
        return
    program.window.close_now()

def look():
    from studio.ui.dialogs import FaultBox
    box = program.window.findChild(FaultBox)
    print("box:", box.text(), "planted" in box.text(), "planted" in box._details)
    box.close()
    program.window.close_now()

QTimer.singleShot(300, act)
status = program.run()
print(program.window.windowTitle(), "ended", status)
"""


def _start(home, what, *files):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LAYERLOOM_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", START, what, *map(str, files)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment,
    )


def test_the_program_starts_with_the_digits_and_ends_when_its_window_is_closed(tmp_path):
    done = _start(tmp_path, "close")
    assert done.returncode == 0, done.stderr
    assert "digits – Layerloom ended 0" in done.stdout
    assert "Traceback" not in done.stderr
    assert (tmp_path / "config" / "window.ini").exists()


def test_a_given_file_is_opened_and_a_missing_one_is_told(tmp_path, file):
    done = _start(tmp_path, "close", file)
    assert "small – Layerloom ended 0" in done.stdout, done.stderr
    done = _start(tmp_path / "other", "close", tmp_path / "missing.loom")
    assert "digits – Layerloom ended 0" in done.stdout, done.stderr


@pytest.mark.parametrize(("what", "copies"), [("discard", 0), ("leave", 1), ("terminate", 1)])
def test_given_up_work_is_gone_and_interrupted_work_is_kept(tmp_path, what, copies):
    done = _start(tmp_path, what)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "data" / "recovery").glob("*.loom"))) == copies


def test_what_was_open_comes_back_at_the_next_start(tmp_path, file):
    """Changed work without a file, and a file; nothing is asked at the end or at the start."""
    assert _start(tmp_path, "leave").returncode == 0
    done = _start(tmp_path, "close", file)
    assert "small – Layerloom ended 0" in done.stdout, done.stderr
    done = _start(tmp_path, "list")
    assert "open: digits modified, small" in done.stdout, done.stderr
    assert "small – Layerloom ended 0" in done.stdout


def test_a_mistake_of_the_program_is_told_in_plain_words_and_logged(tmp_path):
    done = _start(tmp_path, "fault")
    assert done.returncode == 0, done.stderr
    assert "box: The program made a mistake. Your work is still here: save it now. False True" in (
        done.stdout
    )
    log = (tmp_path / "data" / "log" / "layerloom.log").read_text(encoding="utf-8")
    assert "a planted mistake" in log
