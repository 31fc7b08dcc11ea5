"""The program as a whole: it starts, paints, survives its own mistakes, ends, and draws itself."""

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
import os, sys
from PySide6.QtCore import QTimer
from studio import app

program = app.Application(sys.argv[1:])
def end():
    if {fault!r}:
        QTimer.singleShot(0, fail)
        QTimer.singleShot(300, look)
    else:
        program.window.close()
def fail():
    raise ValueError("a planted mistake")
def look():
    from studio.ui.dialogs import FaultBox
    box = program.window.findChild(FaultBox)
    print("box:", box.text(), "Traceback" in box.text(), "planted" in box._details)
    box.close()
    program.window._may_close = True
    program.window.close()
QTimer.singleShot(300, end)
status = program.run()
print("torch" in sys.modules, program.workspace.current.title, "ended", status)
"""


def _start(home, *files, fault=False):
    environment = {"QT_QPA_PLATFORM": "offscreen", "LAYERLOOM_HOME": str(home)}
    import os

    return subprocess.run(
        [sys.executable, "-c", START.format(fault=fault), *map(str, files)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_program_starts_with_the_digits_and_ends_when_its_window_is_closed(tmp_path):
    done = _start(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "digits ended 0" in done.stdout
    assert "Traceback" not in done.stderr
    assert (tmp_path / "config" / "window.ini").exists()


def test_a_given_file_is_opened_and_a_missing_one_is_told(tmp_path, file):
    done = _start(tmp_path, file)
    assert "small ended 0" in done.stdout, done.stderr
    done = _start(tmp_path, tmp_path / "missing.loom")
    assert "digits ended 0" in done.stdout, done.stderr


def test_a_mistake_of_the_program_is_told_in_plain_words_and_logged(tmp_path):
    done = _start(tmp_path, fault=True)
    assert done.returncode == 0, done.stderr
    assert "box: The program made a mistake. Your work is still here: save it now. False True" in (
        done.stdout
    )
    log = (tmp_path / "data" / "log" / "layerloom.log").read_text(encoding="utf-8")
    assert "a planted mistake" in log
