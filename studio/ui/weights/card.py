"""The card *Start of the weights*: one row for each parameter, and the sum of a small neuron."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from studio.engine.wishes import Holding
from studio.graph.findings import Finding
from studio.graph.starts import FIELD
from studio.spec.problems import Problem
from studio.ui.form import discard
from studio.ui.labels import Card
from studio.ui.live import Context
from studio.ui.weights.given_dialog import GivenDialog
from studio.ui.weights.row import StartRow
from studio.ui.weights.sliders import SumLabel
from studio.ui.weights.tensor import Tensor, held_at, take_present, wish_at


class StartsCard(Card):
    """Rows stay while their parameters do, so that the keyboard stays where it is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._finding: Finding | None = None
        self.rows: dict[str, StartRow] = {}
        self.sum = SumLabel(self)
        self.take = QPushButton()
        self.take.clicked.connect(self._on_taken)
        self.body.setSpacing(8)
        self.body.addWidget(self.sum)
        self.body.addWidget(self.take)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Start of the weights"))
        self.take.setText(self.tr("Take the present weights"))
        self.take.setToolTip(
            self.tr("The numbers that the network has now become given values: trained, or fresh.")
        )
        for row in self.rows.values():
            row.retranslate()

    def wants(self, finding: Finding | None) -> frozenset[Holding]:
        """What is to be known of the layer that the inspector shows."""
        if finding is None or not _tensors(finding):
            return frozenset()
        return frozenset({wish_at(self._context, finding.address)})

    def show_finding(self, finding: Finding | None, problems: tuple[Problem, ...]) -> None:
        self._finding = finding
        tensors = {} if finding is None else _tensors(finding)
        self.setVisible(bool(tensors))
        for name in [name for name in self.rows if name not in tensors]:
            discard(self.rows.pop(name))
        if finding is None:
            return
        for place, (name, shape) in enumerate(tensors.items()):
            row = self.rows.get(name) or self._new_row(name, place)
            tensor = Tensor(self._context, finding.address, name, shape)
            row.show_tensor(tensor, problems)
        self.show_pictures()

    def focus(self, field: str) -> None:
        """Put the keyboard into the row of a problem's field."""
        row = self.rows.get(field.removeprefix(FIELD).partition(".")[0])
        if row is not None and field.startswith(FIELD):
            row.choice.setFocus()

    def show_pictures(self) -> None:
        """What came from the engine; all else is as it was."""
        finding = self._finding
        linear = finding is not None and finding.node.type == "Linear"
        held = None if finding is None else held_at(self._context, finding.address)
        self.sum.show_held(held if linear else None)
        self.take.setEnabled(held is not None)

    def _new_row(self, name: str, place: int) -> StartRow:
        row = StartRow(self)
        row.opened.connect(self._on_opened)
        row.repaired.connect(self._on_repaired)
        self.rows[name] = row
        self.body.insertWidget(place + 1, row)
        return row

    def _on_taken(self) -> None:
        if self._finding is not None:
            take_present(self._context, self._finding.address, _tensors(self._finding))

    def _on_opened(self, tensor: Tensor) -> None:
        GivenDialog(tensor, self.window()).open()

    def _on_repaired(self, problem: Problem, repair: object) -> None:
        self._context.bridge.attempt(self._context.project.repair, problem, repair)


def _tensors(finding: Finding) -> dict[str, tuple[int, ...]]:
    """Parameters of the layer itself: not those of a module that another node owns."""
    if finding.measured is None or finding.node.muted:
        return {}
    return dict(finding.measured.tensors)


def is_shown_here(problem: Problem, finding: Finding | None) -> bool:
    """Whether a row of the card tells the problem."""
    if finding is None or not (problem.field or "").startswith(FIELD):
        return False
    return (problem.field or "").removeprefix(FIELD).partition(".")[0] in _tensors(finding)
