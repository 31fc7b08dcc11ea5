"""Guards for every test: no window on the screen, no folder of the person, nothing left behind.

A test that leaves a thread, a running QThread or QTimer, or a window fails and says which.
Tests that use Qt ask for `qtbot` or `qapp`; the others never load it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
import traceback
import weakref

# Before numpy, torch or Qt can be imported by any test.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["OMP_NUM_THREADS"] = "1"
os.environ.pop("QT_STYLE_OVERRIDE", None)

import pytest
from hypothesis import settings

# The suite gives the same answer every time; `--hypothesis-profile=search` looks further.
settings.register_profile("search", deadline=None)
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

GRACE = 2.0
"""Seconds a thread that was told to stop may take to end."""

HARMLESS_THREADS = ("pytest_timeout", "pydev", "Dummy", "tqdm", "hypothesis", "execnet")
"""Beginnings of names of threads that belong to the test tools."""

HARMLESS_WIDGETS = ("QTipLabel", "QComboBoxPrivateContainer", "QCompleter")
"""Windows that Qt keeps for itself, hidden, until the application ends."""


def pytest_collection_finish():
    """Where there is no graphics card, a seed is set on the CPU alone.

    torch notes each seed for every kind of card that may yet be used, with the whole call stack as
    text: without this, that is a tenth of the time of all tests.
    """
    torch = sys.modules.get("torch")
    if torch is not None:
        for cards in (torch.cuda, torch.xpu, torch.mtia):
            if not cards.is_available():
                cards.manual_seed_all = int


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    """Each test has its own empty `LAYERLOOM_HOME`, made when it is first used."""
    monkeypatch.setenv("LAYERLOOM_HOME", str(tmp_path_factory.getbasetemp() / _unique("home")))


@pytest.fixture(autouse=True)
def no_thread_left():
    """Every thread that the test started has ended when it does."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and not _harmless(t)]
    deadline = time.monotonic() + GRACE
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    names = [f"{t.name} ({type(t).__name__})" for t in left if t.is_alive()]
    if names:
        pytest.fail(f"the test left running threads: {', '.join(names)}", pytrace=False)


@pytest.fixture(autouse=True)
def no_qt_left(request, no_thread_left):
    """No QThread or QTimer runs and no window is open once a test that uses Qt has ended."""
    if not {"qapp", "qtbot", "qapp_cls"} & set(request.fixturenames):
        yield
        _collect_by_hand()
        return
    app = request.getfixturevalue("qapp")
    collector = request.getfixturevalue("collector")
    windows = set(app.topLevelWidgets())
    _STARTED.clear()
    yield
    _delete_later(app)
    collector.check()
    left = [*_left_running(), *_left_open(app, windows)]
    if left:
        pytest.fail("the test left behind:\n" + "\n".join(left), pytrace=False)


def _collect_by_hand():
    """Once a Qt test has switched automatic collection off, the other tests need it too."""
    if not gc.isenabled():
        gc.collect(1)


@pytest.fixture(scope="session")
def collector(qapp):
    """Cyclic garbage is collected between tests and in this thread, never in a training thread.

    See architecture.md, trap 2. Also records who starts timers and Qt threads.
    """
    from studio.ui.collector import Collector

    patch = pytest.MonkeyPatch()
    _record_starts(patch)
    collector = Collector(qapp)
    yield collector
    collector.stop()
    patch.undo()


# ---- what runs in Qt


_STARTED: list[tuple[weakref.ref, str]] = []


def _record_starts(patch):
    """Wrap `start` of QTimer and QThread: Qt keeps no list of them, and a leak needs a place."""
    from PySide6.QtCore import QThread, QTimer

    for kind in (QTimer, QThread):
        original = kind.start

        def start(self, *args, _original=original):
            _STARTED.append((weakref.ref(self), _place()))
            return _original(self, *args)

        patch.setattr(kind, "start", start)


def _place():
    """The nearest line outside this file that started something."""
    for frame in reversed(traceback.extract_stack(limit=12)):
        if frame.filename != __file__:
            return f"{frame.filename}:{frame.lineno}"
    return "unknown place"


def _left_running():
    from PySide6.QtCore import QThread
    from shiboken6 import isValid

    left = []
    for reference, place in _STARTED:
        started = reference()
        if started is None or not isValid(started):
            continue
        running = started.isRunning() if isinstance(started, QThread) else started.isActive()
        if running:
            left.append(f"a running {type(started).__name__}, started at {place}")
            _end(started)
    return left


def _end(started):
    """The tests after it start clean; a QThread destroyed while it runs would abort."""
    if hasattr(started, "stop"):
        started.stop()
    else:
        started.quit()
        started.wait(1000)


def _left_open(app, before):
    left = []
    for widget in app.topLevelWidgets():
        if widget in before or type(widget).__name__ in HARMLESS_WIDGETS:
            continue
        name = widget.objectName() or widget.windowTitle()
        left.append(f"a window: {type(widget).__name__} {name!r}")
        widget.close()
        widget.deleteLater()
    _delete_later(app)
    return left


def _delete_later(app):
    """`deleteLater` waits for an event loop that a test does not have."""
    from PySide6.QtCore import QEvent

    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# ---- small things


_COUNTER = iter(range(sys.maxsize))


def _unique(name):
    return f"{name}{next(_COUNTER)}"


def _harmless(thread):
    return thread.name.startswith(HARMLESS_THREADS) or isinstance(thread, threading._DummyThread)
