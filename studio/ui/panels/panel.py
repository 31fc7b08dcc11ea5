"""What every panel of the two lower areas shares. Not here: any particular panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QToolButton, QWidget

from studio.spec.messages import Message
from studio.spec.registry import Registry
from studio.ui import theme, translations
from studio.ui.labels import ElidedLabel
from studio.ui.live import NOTHING, Context, LiveWidget

__all__ = ["NOTHING", "PANELS", "Context", "Panel", "panel"]

Area = Literal["left", "right"]

PANELS: Registry[type[Panel]] = Registry("panel")

P = TypeVar("P", bound="type[Panel]")


def panel(name: str, title: Message, area: Area) -> Callable[[P], P]:
    """Class decorator: enters a panel. Tabs stand in the order of `panels/__init__.py`."""

    def enter(cls: P) -> P:
        cls.name, cls.title, cls.area = name, title, area
        PANELS.register(name, cls, cls.__module__)
        return cls

    return enter


class Panel(LiveWidget):
    """Base of the panels: a live widget with a title, in one of the two areas.

    It has no margins of its own and stands on the colour `panel`.
    """

    title: ClassVar[Message]
    area: ClassVar[Area]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAccessibleName(translations.text(self.title))

    def waiting(self, computing: str) -> str:
        """Why there is no picture yet: it is being computed, or nobody can look at the network."""
        why = self.context.project.unseen
        return computing if why is None else translations.text(why)

    def heading(self) -> ElidedLabel:
        """The line above a panel, that says what is shown."""
        made = ElidedLabel(parent=self)
        made.setProperty("kind", "muted")
        made.fill()
        return made

    def tool(self, icon: str, clicked: Callable[..., None]) -> QToolButton:
        """A flat button of the row under the panel; without an icon it gets a text."""
        button = QToolButton(self)
        button.setProperty("kind", "flat")
        if icon:
            button.setIcon(theme.icon(icon, "muted"))
        button.clicked.connect(clicked)
        return button

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(translations.text(self.title))
        super().changeEvent(event)
