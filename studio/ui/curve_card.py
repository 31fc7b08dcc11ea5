"""The inspector's card *Curve*: an activation and its derivative as its fields say now.

Not here: the numbers, which the layer itself gives in the engine's thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from studio.engine.pictures import Curve
from studio.engine.wishes import Arrived, Arriving
from studio.graph.findings import Finding
from studio.layers.activation import Activation
from studio.spec.problems import Address, Refused
from studio.spec.shapes import Shape
from studio.ui import translations
from studio.ui.labels import Card, ElidedLabel
from studio.ui.live import Context
from studio.ui.weights.tensor import held_at

if TYPE_CHECKING:
    from studio.engine.pictures import Floats
    from studio.ui.plots.function_plot import FunctionPlot

Asked = tuple[Activation, tuple[tuple[str, bytes], ...]]


class CurveCard(Card):
    """One question is with the engine at a time, and the newest one follows it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._address: Address = ()
        self._layer: Activation | None = None
        self._sent: Asked | None = None
        self._drawn: Asked | None = None
        self._kind: type[Activation] | None = None
        self.plot: FunctionPlot | None = None
        self.note = ElidedLabel()
        self.note.setProperty("kind", "small")
        self.body.addWidget(self.note)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Curve"))
        if self.plot is not None:
            self._name_plot(self.plot)
        self._tell()

    def wants(self, finding: Finding | None) -> frozenset[Arriving]:
        """What is to be known of the layer that the inspector shows."""
        layer = None if finding is None else finding.layer
        if finding is None or not isinstance(layer, Activation) or finding.node.muted:
            return frozenset()
        return frozenset({self._wish(finding.address, layer)})

    def show_finding(self, finding: Finding | None) -> None:
        """The curve of a node. While a field is half typed the curve before it stays, faint."""
        layer = None if finding is None else finding.layer
        fits = isinstance(layer, Activation) and _accepts(layer)
        if finding is None or not (fits or self._stays(finding)):
            self._layer = None
            self.hide()
            return
        self._address = finding.address
        if isinstance(layer, Activation) and fits:
            self._layer = layer
        plot = self._the_plot()
        plot.set_old(not fits)
        self.show()
        self.show_pictures()

    def show_pictures(self) -> None:
        """What came from the engine: learned slopes, and the numbers that arrive."""
        if self._layer is None or self.plot is None:
            return
        self._ask(self._layer)
        arrived = self._arrived()
        self.plot.set_arriving(None if arrived is None else arrived.counts)
        self._tell()

    # ---- inside

    def _stays(self, finding: Finding) -> bool:
        if self._layer is None or finding.address != self._address:
            return False
        return finding.node.type == self._layer.type_name()

    def _the_plot(self) -> FunctionPlot:
        from studio.ui.plots.function_plot import FunctionPlot

        if self.plot is None:
            self.plot = FunctionPlot(self)
            self.plot.set_ground("raised")
            self._name_plot(self.plot)
            self.body.insertWidget(1, self.plot)
        return self.plot

    def _name_plot(self, plot: FunctionPlot) -> None:
        plot.setAccessibleName(self.tr("The function f(x) and its derivative f'(x)"))
        plot.set_empty_text(self.tr("The curve is being computed."))

    def _wish(self, address: Address, layer: Activation) -> Arriving:
        return Arriving(address, layer.reach(), self._context.project.sample)

    def _arrived(self) -> Arrived | None:
        if self._layer is None:
            return None
        wish = self._wish(self._address, self._layer)
        found: object = self._context.project.pictures.get(wish)
        return found if isinstance(found, Arrived) else None

    def _weights(self, layer: Activation) -> dict[str, Floats]:
        """The learned numbers of a layer that has some; none of a network that cannot run."""
        held, names = held_at(self._context, self._address), layer.tensors(Shape((1,)))
        if held is None or not names or self._context.project.findings.errors:
            return {}
        return {name: held.tensors[name] for name in names if name in held.tensors}

    def _ask(self, layer: Activation) -> None:
        weights = self._weights(layer)
        now = (layer, tuple((name, value.tobytes()) for name, value in weights.items()))
        if self._sent is None and now != self._drawn:
            self._sent = now
            self._context.workspace.jobs.draw_curve(layer, weights, self._on_drawn)
        if self.plot is not None and self._kind is not type(layer):
            self._kind, self._drawn = type(layer), None
            self.plot.set_curve(None, afresh=True)

    def _on_drawn(self, answer: Any) -> None:
        """A `Curve`, or a `Refused`; by now another one may be asked for."""
        sent, self._sent = self._sent, None
        if self.plot is None or sent is None or self._kind is not type(sent[0]):
            self.show_pictures()
            return
        self._drawn = sent
        if isinstance(answer, Curve):
            self.plot.set_curve(answer)
        elif isinstance(answer, Refused):
            self.plot.set_curve(None)
            self.plot.set_empty_text(translations.text(answer.text))
        self.show_pictures()

    def _tell(self) -> None:
        """One line under the plot, whatever there is to say."""
        arrived, layer = self._arrived(), self._layer
        self.note.set_tip("")
        if arrived is not None and arrived.counts is not None:
            self.note.setText(self.tr("Shade: what arrives here now, one sample"))
            tip = self.tr("{count} numbers of the sample that is watched, after {step} steps.")
            self.note.set_tip(tip.format(count=f"{arrived.total:,}", step=arrived.step))
        else:
            self.note.setText(self.tr("x: a number that arrives, f(x): what leaves"))
        if layer is not None and layer.alone() != layer:
            self.note.set_tip(self.tr("Channels differ; this is the first one."))


def _accepts(layer: Activation) -> bool:
    """Whether its parameters fit together, whatever arrives."""
    try:
        layer.alone().measure((Shape((1,)),))
    except Refused:
        return False
    return True
