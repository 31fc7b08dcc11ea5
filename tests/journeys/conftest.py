"""A person before the window."""

import pytest

from studio.ui import theme
from studio.ui.window import Window
from studio.workspace import Workspace
from tests.journeys.person import Person


@pytest.fixture
def sit_down(qtbot, qapp):
    """A function that opens the window on the digits, as at the first start."""
    sitting = []

    def opened(template="digits"):
        theme.apply(qapp, "dark")
        workspace = Workspace()
        workspace.new(template)
        window = Window(workspace, remembers=False)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.body.docks.fill()
        sitting.append(Person(window))
        return sitting[-1]

    yield opened
    for person in sitting:
        person.leave()
    qapp.setStyleSheet("")


@pytest.fixture
def person(sit_down):
    """A person before the window that opens first: the digits network."""
    return sit_down()
