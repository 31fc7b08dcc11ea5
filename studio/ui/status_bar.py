"""The line at the bottom: sums of the network, problems, speed of the analysis, theme, language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from studio.ui import amounts, theme
from studio.ui.labels import ElidedLabel, restyle
from studio.ui.live import Context, LiveWidget

HEIGHT = 26
BYTES_A_WEIGHT = 4


class StatusBar(LiveWidget):
    """Follows the findings. The count of problems opens them."""

    name = "status bar"
    news_ms = None

    problems_asked = Signal()
    theme_asked = Signal()
    language_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.parameters, self.macs = ElidedLabel(), ElidedLabel()
        self.weights, self.time = ElidedLabel(), ElidedLabel()
        self.problems, self.language, self.theme = QToolButton(), QToolButton(), QToolButton()
        self._theme_shown = ""
        self._assemble()
        self.problems.clicked.connect(self.problems_asked)
        self.theme.clicked.connect(self.theme_asked)
        self.language.clicked.connect(self.language_asked)
        self.retranslate()

    def _assemble(self) -> None:
        self.setFixedHeight(HEIGHT)
        frame = QFrame()
        frame.setProperty("kind", "status")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(20)
        for part in (self.parameters, self.macs, self.weights):
            part.setProperty("kind", "small")
            row.addWidget(part)
        row.addWidget(self.problems)
        row.addStretch(1)
        self.time.setProperty("kind", "small")
        row.addWidget(self.time)
        row.addWidget(self.theme)
        row.addWidget(self.language)
        row.setSpacing(18)
        for button in (self.problems, self.theme, self.language):
            button.setProperty("kind", "status")
            button.setIconSize(QSize(12, 12))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Status"))
        self.language.setText("EN · 中文")
        self.language.setToolTip(self.tr("Change the language"))
        self.language.setAccessibleName(self.tr("Language"))
        self.theme.setToolTip(self.tr("Change between dark and light"))
        self.theme.setAccessibleName(self.tr("Theme"))
        self.problems.setToolTip(self.tr("Show the problems"))
        self.weights.set_tip(self.tr("Four bytes for each parameter"))
        self.time.set_tip(self.tr("How long the last analysis of the network took"))

    def refresh(self) -> None:
        project = self.context.project
        findings = project.findings
        data = project.data_set()
        counted = amounts.grouped(findings.parameters)
        self.parameters.setText(self.tr("{0} parameters").format(counted))
        image = data is not None and data.kind == "image"
        unit = (
            self.tr("{0} multiply-adds / image") if image else self.tr("{0} multiply-adds / sample")
        )
        self.macs.setText(unit.format(amounts.large(findings.macs)))
        weight = amounts.size(BYTES_A_WEIGHT * findings.parameters)
        self.weights.setText(self.tr("{0} weights").format(weight))
        self.time.setText(self.tr("shapes in {0} ms").format(f"{project.analysis_ms:.1f}"))
        self._show_theme()
        self._show_problems()

    def _show_theme(self) -> None:
        """Sun or moon: the theme that a click brings."""
        name = "sun" if theme.current().dark else "moon"
        if name != self._theme_shown:
            self._theme_shown = name
            self.theme.setIcon(theme.icon(name, "muted"))

    def _show_problems(self) -> None:
        problems = self.context.project.findings.problems
        errors = sum(problem.severity == "error" for problem in problems)
        hints = len(problems) - errors
        if errors:
            self._problems_are("problem", "problem", self.tr("%n problem(s)", "", errors))
        elif hints:
            self._problems_are("warning", "warning", self.tr("%n hint(s)", "", hints))
        else:
            self._problems_are("ok", "good", self.tr("no problems"))

    def _problems_are(self, icon: str, token: str, text: str) -> None:
        if text == self.problems.text() and token == self.problems.property("state"):
            return
        self.problems.setText(text)
        self.problems.setIcon(theme.icon(icon, token))
        self.problems.setProperty("state", token)
        self.problems.setAccessibleName(text)
        restyle(self.problems)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._show_theme()
        super().changeEvent(event)
