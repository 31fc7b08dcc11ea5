"""The weights of the selected layer as maps about zero."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.engine.pictures import Picture
from studio.engine.wishes import Want, Wish
from studio.graph.findings import Finding
from studio.spec.messages import translate
from studio.ui.live import CALM_MS
from studio.ui.panels.panel import NOTHING, Context, Panel, panel
from studio.ui.panels.saving import PICTURES, SaveDialog
from studio.ui.plots.bars import BarsView
from studio.ui.plots.mosaic import MosaicView


@panel("filters", translate("Panels", "Filters"), "right")
class FiltersPanel(Panel):
    """Blue is below zero, red above, white is zero; every map over its own range."""

    news_ms = CALM_MS
    after_ms = 60

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: Picture | None = None
        self._nearest = ""
        self._head = self.heading()
        self.mosaic, self.bars = MosaicView(self), BarsView(self)
        self._jump = QPushButton(self)
        self._jump.clicked.connect(self._on_jump)
        self._save = self.tool("picture", self._on_save)
        tools = QHBoxLayout()
        tools.addWidget(self._jump)
        tools.addStretch(1)
        tools.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.mosaic, 1)
        column.addWidget(self.bars, 1)
        column.addLayout(tools)
        self.retranslate()

    def retranslate(self) -> None:
        text = self.tr("Save the filters as a picture")
        self._save.setToolTip(text)
        self._save.setAccessibleName(text)
        self._shown = None

    def wants(self) -> frozenset[Wish]:
        finding = self._finding()
        if finding is None or not _weighted(finding):
            return NOTHING
        return frozenset({Want(finding.address, "weight", "mosaic")})

    def _finding(self) -> Finding | None:
        findings = self.context.project.findings
        primary = self.context.selection.primary
        if primary is not None:
            return findings.of(primary)
        return next((leaf for leaf in findings.leaves() if _weighted(leaf)), None)

    def refresh(self) -> None:
        finding = self._finding()
        self._offer(finding)
        if finding is None:
            self._say("", self.tr("Select a layer with weights."))
            return
        if not _weighted(finding):
            self._say(finding.path, self.tr("This layer has no weights."))
            return
        want = Want(finding.address, "weight", "mosaic")
        picture = self.context.project.pictures.get(want)
        if picture is None:
            self._say(finding.path, self.waiting(self.tr("Computing…")))
        elif picture is not self._shown:
            self._shown = picture
            self._show(picture, finding)

    def _offer(self, finding: Finding | None) -> None:
        """The layer with weights that is nearest before one without."""
        nearest: Finding | None = None
        if finding is not None and not _weighted(finding):
            for leaf in self.context.project.findings.leaves():
                nearest = leaf if _weighted(leaf) else nearest
                if leaf.address == finding.address:
                    break
        self._jump.setVisible(nearest is not None)
        if nearest is not None:
            self._nearest = nearest.address[-1]
            self._jump.setText(self.tr("Show {0}").format(nearest.path))

    def _say(self, head: str, text: str) -> None:
        self._shown = None
        self._head.setText(head)
        self.bars.hide()
        self.mosaic.show()
        self.mosaic.set_empty_text(text)
        self.mosaic.clear()

    def _show(self, picture: Picture, finding: Finding) -> None:
        vector = picture.maps is None
        self.bars.setVisible(vector)
        self.mosaic.setVisible(not vector)
        if picture.maps is None:
            self.bars.set_values(() if picture.values is None else picture.values)
        else:
            self.mosaic.set_maps(
                picture.maps, picture.low, picture.high, signed=True, values=picture.values
            )
        shown = picture.count if picture.maps is None else len(picture.maps)
        count = (
            self.tr("%n filter(s)", "", picture.count)
            if shown == picture.count
            else self.tr("{0} of {1} filters").format(shown, picture.count)
        )
        low, high = float(picture.low.min()), float(picture.high.max())
        span = self.tr("{0:.3g} to {1:.3g}").format(low, high)
        self._head.setText(f"{finding.path} · {count} · {span}")

    def _on_jump(self) -> None:
        self.context.selection.set((self._nearest,))

    def _on_save(self) -> None:
        shown = self.mosaic if self.mosaic.isVisible() else self.bars
        stem = self._head.text().split(" · ")[0] or "filters"
        SaveDialog(self, stem, PICTURES, shown.save_picture, self.context.bridge.attempt).open()


def _weighted(finding: Finding) -> bool:
    return finding.measured is not None and finding.measured.parameters > 0
