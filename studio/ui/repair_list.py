"""What is said and offered of one problem: its sentence, where its numbers come from, a button for
each repair, and what the repair under the mouse would do. Not here: how that is known (graph).
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from studio.spec.problems import Change, Effect, Origin, Problem, Repair
from studio.ui import theme, translations
from studio.ui.labels import label
from studio.ui.repair_button import RepairButton

MOST_CHANGES = 3
"""Layers that an effect names; the others are counted."""


class OriginLabel(QLabel):
    """Each sentence is a link to the node and field that it names."""

    jumped = Signal(object)

    def __init__(self, origins: tuple[Origin, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._origins = origins
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.linkActivated.connect(self._on_link)
        self._write()

    def _write(self) -> None:
        colour = theme.current().accent.name()
        style = f"color: {colour}; text-decoration: none"
        said = [translations.text(origin.text) for origin in self._origins]
        lines = [f'<a href="{i}" style="{style}">{escape(s)}</a>' for i, s in enumerate(said)]
        self.setText("<br>".join(lines))
        self.setAccessibleName(" ".join(said))
        self.setToolTip(self.tr("Click to go there."))

    def _on_link(self, place: str) -> None:
        self.jumped.emit(self._origins[int(place)])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()


class EffectLabel(QLabel):
    """What a repair would do; as high as the longest of those that it may have to show."""

    def __init__(self, effects: list[Effect], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._texts = [self._said(effect) for effect in effects]

    def show_effect(self, effect: Effect | None) -> None:
        self.setText("" if effect is None else self._said(effect))

    def heightForWidth(self, width: int) -> int:
        edge = self.contentsMargins()
        room = QRect(0, 0, max(1, width - edge.left() - edge.right()), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        self.ensurePolished()
        metrics = self.fontMetrics()
        lines = [metrics.boundingRect(room, flags, text).height() for text in self._texts]
        return max(lines, default=0) + edge.top() + edge.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _said(self, effect: Effect) -> str:
        shown = sorted(effect.changes, key=lambda change: not change.new)[:MOST_CHANGES]
        lines = [self._changed(change) for change in shown]
        more = len(effect.changes) - len(shown)
        if more:
            lines.append(self.tr("and %n more layer(s)", "", more))
        counted = self._counted(effect)
        left = self._left(effect)
        return "\n".join([*lines, f"{counted} · {left}" if counted else left])

    def _counted(self, effect: Effect) -> str:
        before, after = effect.parameters
        if before is not None and before != after:
            return self.tr("{0} → {1} parameters").format(f"{before:,}", f"{after:,}")
        return "" if effect.errors else self.tr("{0} parameters").format(f"{after:,}")

    def _changed(self, change: Change) -> str:
        if change.before is None:
            return self.tr("{0} gives {1}").format(change.name, str(change.after))
        text = self.tr("new {0}: {1} → {2}") if change.new else self.tr("{0}: {1} → {2}")
        return text.format(change.name, str(change.before), str(change.after))

    def _left(self, effect: Effect) -> str:
        if effect.errors:
            return self.tr("%n problem(s) left", "", effect.errors)
        if effect.warnings:
            return self.tr("%n warning(s) left", "", effect.warnings)
        return self.tr("no problem left")


def effects_of(problems: Iterable[Problem]) -> list[Effect]:
    repairs = (repair for problem in problems for repair in problem.repairs)
    return [repair.effect for repair in repairs if repair.effect is not None]


class RepairList(QWidget):
    """One problem. With `tells` it tells the effect of the first repair while none is looked at."""

    picked = Signal(object, object)
    """The problem and the repair whose button was pressed."""

    looked_at = Signal(object)
    """The repair that somebody looks at, or None."""

    jumped = Signal(object)
    """An origin that somebody wants to see."""

    def __init__(self, problem: Problem, kind: str, parent: QWidget, *, tells: bool = True) -> None:
        super().__init__(parent)
        self.problem = problem
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(translations.text(problem.text), kind, wrap=True))
        if problem.origins:
            origins = OriginLabel(problem.origins, self)
            origins.jumped.connect(self.jumped)
            column.addWidget(origins)
        self._buttons = [RepairButton(problem, repair, self) for repair in problem.repairs]
        for button in self._buttons:
            button.picked.connect(self.picked)
            button.looked_at.connect(self._on_looked_at)
            column.addWidget(button)
        effects = effects_of((problem,))
        self._effect = EffectLabel(effects, self) if effects and tells else None
        if self._effect is not None:
            column.addWidget(self._effect)
            self._show_effect(problem.repairs[0])

    def take_mouse(self) -> None:
        """The keyboard goes where the mouse is, as in a menu."""
        for button in self._buttons:
            button.looked_at.connect(button.take_keyboard)

    def _on_looked_at(self, repair: Repair | None) -> None:
        self._show_effect(repair or self.problem.repairs[0])
        self.looked_at.emit(repair)

    def _show_effect(self, repair: Repair) -> None:
        """The button that the effect belongs to is framed."""
        if self._effect is None:
            return
        self._effect.show_effect(repair.effect)
        for button in self._buttons:
            button.set_explained(button.repair is repair)
