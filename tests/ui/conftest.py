"""A whole window, or a part of it, on a project of its own."""

import pytest

from studio.settings import Settings
from studio.workspace import Workspace


@pytest.fixture
def workspace(qapp, tmp_path):
    """A workspace with the digits project open; its engine thread is ended afterwards."""
    made = Workspace(Settings(tmp_path / "settings"))
    made.new("digits")
    yield made
    assert made.jobs.close(30.0)
    for project in made.projects:
        project.close()


@pytest.fixture
def context(workspace, qapp):
    """What live widgets are given; the bridge ticks only where a test asks for it."""
    from studio.ui.bridge import Bridge
    from studio.ui.live import Context
    from studio.ui.selection import Selection

    selection = Selection()
    bridge = Bridge(workspace)
    yield Context(workspace, selection, bridge)
    bridge.stop()


@pytest.fixture
def styled(qapp):
    """The dark theme; the plain look of Qt comes back afterwards."""
    from studio.ui import theme

    theme.apply(qapp, "dark")
    yield qapp
    qapp.setStyleSheet("")


@pytest.fixture
def window(workspace, styled, qtbot):
    """The main window, shown at its usual size."""
    from studio.ui.window import Window

    made = Window(workspace, remembers=False)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.shut()
    made.hide()
    made.deleteLater()


@pytest.fixture
def three(window, tmp_path, qtbot):
    """Three files in tabs, the last one in front."""
    from tests.ui.tabbed import file_of, tab_texts

    for name in "abc":
        window.files.open_path(file_of(tmp_path, name))
    window.activateWindow()
    window.body.canvas.setFocus()
    qtbot.waitUntil(lambda: tab_texts(window) == ["a", "b", "c"])
    return window
