"""The cards under the inspector's form: what happens here, the filters now, the code."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from studio.engine.pictures import Picture
from studio.engine.wishes import Want
from studio.graph.axes import Axes
from studio.graph.findings import Finding
from studio.project import Project
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.ui import theme, translations
from studio.ui.axes import all_in_words
from studio.ui.labels import Card, code_label, label
from studio.ui.node_code import constructor_of, lines_of, wrapped

if TYPE_CHECKING:
    from studio.ui.plots.mosaic import MosaicView

CODE_COLUMNS = 33
CODE_DELAY_MS = 120
"""The program is made anew only when a person pauses, not at each turn of a wheel."""

PASSED_ON = translate(
    "Cards", "Muted: its first input is passed on, and the program is without this layer."
)


class HappensCard(Card):
    """Shapes, formula with the present numbers, parameters and multiply-adds of one node."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes, self._lines = code_label(), code_label()
        self._axes = label(kind="small", wrap=True)
        self._lines.setFont(theme.sans(theme.BASE_PX - 1))
        self._lines.setTextFormat(Qt.TextFormat.RichText)
        self.body.addWidget(self._shapes)
        self.body.addWidget(self._axes)
        self.body.addWidget(self._lines)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("What happens here"))

    def show_finding(self, finding: Finding, axes: tuple[Axes, ...] = ()) -> None:
        """`axes`: what the axes of its outputs mean."""
        self._shapes.setText(shapes_of(finding))
        outputs = finding.measured.outputs if finding.measured is not None else ()
        words = all_in_words(outputs, axes)
        self._axes.setText(words)
        self._axes.setVisible(bool(words))
        lines = happening(finding)
        self._lines.setVisible(bool(lines))
        self._lines.setText(f"<div style='line-height:130%'>{'<br>'.join(lines)}</div>")

    def text(self) -> str:
        """What is said, as rich text."""
        return "<br>".join((self._shapes.text(), self._axes.text(), self._lines.text()))


def shapes_of(finding: Finding) -> str:
    """What arrives and what leaves: `1×28×28 → 16×28×28`."""
    if finding.measured is None:
        return translations.text(translate("Cards", "The shapes are not known yet."))
    arrives = ", ".join(str(shape) for shape in finding.inputs if shape is not None)
    leaves = ", ".join(map(str, finding.measured.outputs))
    return f"{arrives} → {leaves}" if arrives else leaves


def happening(finding: Finding) -> list[str]:
    """The formula as rich text lines; results stand bold."""
    measured, layer = finding.measured, finding.layer
    if measured is None:
        return []
    if finding.node.muted:
        return [html.escape(translations.text(PASSED_ON))]
    shapes = tuple(shape for shape in finding.inputs if shape is not None)
    formula = [] if layer is None else layer.formula(shapes, measured)
    lines = [translations.text(message) for message in formula]
    told = " ".join(lines)
    if measured.parameters and not _told(measured.parameters, told):
        count = translate("Cards", "{count} parameters", count=measured.parameters)
        lines.append(translations.text(count))
    if measured.macs and not _told(measured.macs, told):
        count = translate("Cards", "{count} multiply-adds per sample", count=measured.macs)
        lines.append(translations.text(count))
    return [_with_bold_result(line) for line in lines]


def _told(number: int, text: str) -> bool:
    return f"= {number:,}" in text or f"= {number}" in text


def _with_bold_result(line: str) -> str:
    before, equals, result = line.rpartition(" = ")
    if not equals or not result.replace(",", "").isdigit():
        return html.escape(line)
    return f"{html.escape(before)} = <b>{html.escape(result)}</b>"


class FiltersCard(Card):
    """The weights of one node as a mosaic; made when there is something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: MosaicView | None = None
        self._shown: Picture | None = None
        self._empty = label(kind="small", wrap=True)
        self.body.addWidget(self._empty)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Filters now"))
        self._empty.setText(self.tr("Shown as soon as the weights are drawn."))

    def show_picture(self, picture: Picture | None) -> None:
        """A picture of `Want(address, "weight", "mosaic")`, or None while there is none."""
        if picture is self._shown:
            return
        self._shown = picture
        levels = None if picture is None else _levels_of(picture)
        self._empty.setVisible(levels is None)
        if self._view is not None:
            self._view.setVisible(levels is not None)
        if picture is None or levels is None:
            return
        view = self._mosaic()
        view.set_maps(levels, picture.low, picture.high, signed=picture.signed)

    def _mosaic(self) -> MosaicView:
        from studio.ui.plots.mosaic import MosaicView

        if self._view is None:
            self._view = MosaicView(self)
            self._view.set_ground("raised")
            self._view.setFixedHeight(92)
            self._view.setAccessibleName(self.tr("Filters now"))
            self.body.addWidget(self._view)
        return self._view


def _levels_of(picture: Picture) -> Any:
    """The maps of a picture, uint8 (n, h, w); a vector as one map of a single row."""
    import numpy as np

    if picture.maps is not None:
        return picture.maps if len(picture.maps) else None
    if picture.values is None or not len(picture.values):
        return None
    values = picture.values.reshape(1, 1, -1)
    span = max(float(np.abs(values).max()), 1e-12)
    return np.clip(128 + 127 * values / span, 0, 255).astype(np.uint8)


class CodeCard(Card):
    """The lines of PyTorch for one node, to be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._finding: Finding | None = None
        self._plain = ""
        self._lines = code_label()
        self._lines.setWordWrap(False)
        self.copier = QToolButton()
        self.copier.setIcon(theme.icon("copy", "muted"))
        self.copier.setIconSize(QSize(14, 14))
        self.copier.setProperty("kind", "tiny")
        self.copier.clicked.connect(self.copy)
        self._put_copier_beside_heading()
        self.body.addWidget(self._lines)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(CODE_DELAY_MS)
        self._later.timeout.connect(self._write)
        self.retranslate()

    def _put_copier_beside_heading(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.copier)
        self.body.insertLayout(0, row)
        self.copier.setFixedSize(22, 22)

    def retranslate(self) -> None:
        self.set_title(self.tr("Code"))
        self.copier.setToolTip(self.tr("Copy the code"))
        self.copier.setAccessibleName(self.tr("Copy the code"))

    def show_finding(self, project: Project, finding: Finding) -> None:
        other = self._finding is None or self._finding.address != finding.address
        self._project, self._finding = project, finding
        if other or self.isHidden():
            self._write()
        else:
            self._later.start()

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._plain)

    def text(self) -> str:
        return self._plain

    def _write(self) -> None:
        if self._project is None or self._finding is None:
            return
        try:
            lines = lines_of(self._project.program(), self._finding)
        except Refused:
            lines = [line for line in (constructor_of(self._finding),) if line]
        self._plain = "\n".join(lines)
        self._lines.setText("\n".join(wrapped(line, CODE_COLUMNS) for line in lines))
        self.setVisible(bool(lines))


def weights_wanted(finding: Finding | None) -> frozenset[Want]:
    """What the filters card would like to see."""
    if finding is None or finding.measured is None or not finding.measured.parameters:
        return frozenset()
    if finding.measured.imported is not None:
        return frozenset()  # nobody knows which of its parameters are filters
    return frozenset({Want(finding.address, "weight", "mosaic")})
