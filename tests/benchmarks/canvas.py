"""The canvas with 1,000 and 5,000 nodes: building, panning, dragging, the whole network at once.

Each value is a ratio inside this run: to the painting of the same items without level of detail,
to a frame of 60 Hz, or to the analysis of the same document.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from studio import catalogue
from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.arrange import arranged
from studio.graph.findings import Findings
from studio.graph.model import Definition, Document, Node, Ref
from studio.graph.review import examine
from studio.graph.storage import dumps
from studio.project import Project
from studio.ui import theme
from studio.ui.canvas import camera, node_item
from studio.ui.canvas.camera import Camera

FRAME = 1000 / 60
ROUNDS = 15


def network(count: int) -> Document:
    """Blocks of a Linear, a ReLU and an Add that skips both: 1.33 wires for each node."""
    nodes = {"n1": Node("n1", "input", "Input", {"shape": (16,)})}
    for number in range(2, count):
        kind = ("Linear", "ReLU", "Add")[(number - 2) % 3]
        inputs = [Ref(f"n{number - 1}")]
        if kind == "Add":
            inputs.append(Ref(f"n{number - 3}"))
        params = {"out_features": 16} if kind == "Linear" else {}
        nodes[f"n{number}"] = Node(f"n{number}", f"l{number}", kind, params, tuple(inputs))
    end = f"n{count}"
    nodes[end] = Node(end, "output", "Output", inputs=(Ref(f"n{count - 1}"),))
    definition = Definition("d1", "Net", nodes=nodes)
    return arranged(Document({"net": "d1"}, {"d1": definition}, next_id=count + 1), "d1")


def timed(action: Callable[[int], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of an action and the painting that follows, median."""
    app = QApplication.instance()
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        action(number)
        app.processEvents()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


def report(name: str, value: float, aim: float, note: str) -> None:
    row = {"name": name, "value": round(value, 3), "aim": aim, "better": "lower", "note": note}
    print(json.dumps(row), flush=True)


def shown(document: Document, findings: Findings) -> Camera:
    view = Camera()
    view.resize(1280, 800)
    view.picture.show_document(document, findings, ())
    view.show()
    QApplication.instance().processEvents()
    return view


def to_and_fro(number: int, amount: float) -> float:
    return amount if number % 2 == 0 else -amount


def measure(count: int) -> None:
    document, analyser = network(count), Analyser()
    analysis = timed(lambda _: Analyser().analyse(document), 5)
    findings = analyser.analyse(document)
    label = f"canvas, {count:,} nodes"

    start = time.perf_counter()
    view = shown(document, findings)
    build = 1000 * (time.perf_counter() - start)
    report(f"{label}: build and first show / analysis", build / analysis, 25, f"{build:.0f} ms")

    view.look(1.0, view.picture.nodes[f"n{count // 2}"].pos() - QPointF(500, 300))
    pan = timed(lambda n: view.pan(QPointF(to_and_fro(n, 7), to_and_fro(n, 5))))
    report(f"{label}: pan at 100 % / frame", pan / FRAME, 0.4, f"{pan:.2f} ms")
    zoom = timed(lambda n: view.zoom(1.03 if n % 2 == 0 else 1 / 1.03))
    report(f"{label}: zoom at 100 % / frame", zoom / FRAME, 1.0, f"{zoom:.2f} ms")

    node_id = f"n{count // 2}"
    place = view.picture.nodes[node_id].pos()
    drag = timed(lambda n: view.picture.drag({node_id: place + QPointF(n % 9, n % 7)}))
    report(f"{label}: drag a node at 100 %", drag, 2.0, "ms, with its wires and all that is seen")

    linear = [node.id for node in document.network().nodes.values() if node.type == "Linear"][-1]
    edited = edits.set_param(document, linear, "bias", False)
    after = analyser.analyse(edited)
    both = [(edited, after), (document, findings)]
    sync = timed(lambda n: view.picture.show_document(*both[n % 2], ()))
    report(f"{label}: one edit shown / frame", sync / FRAME, 1.0, f"{sync:.2f} ms")

    def edit(number: int) -> None:
        changed = edits.set_param(document, linear, "bias", number % 2 == 0)
        view.picture.show_document(changed, examine(analyser, changed), ())

    aim = 10.0 if count <= 1_000 else 40.0
    report(f"{label}: edit, analysis and picture", timed(edit), aim, "ms")

    view.show_rect(view.picture.content())
    whole = timed(lambda n: view.zoom(1.01 if n % 2 == 0 else 1 / 1.01))
    camera.BLOCKS = node_item.PLAIN = 0.0
    plain = timed(lambda n: view.zoom(1.01 if n % 2 == 0 else 1 / 1.01), 5)
    camera.BLOCKS, node_item.PLAIN = 0.2, 0.5
    note = f"{whole:.2f} ms"
    report(f"{label}: whole network / without level of detail", whole / plain, 0.1, note)
    view.close()
    view.deleteLater()


def opening(count: int, rounds: int = 5) -> None:
    """From a file to the painted network, fitted into the view."""
    app = QApplication.instance()
    times = []
    with TemporaryDirectory() as folder:
        for number in range(rounds):
            path = Path(folder) / f"{number}.loom"
            path.write_text(dumps(network(count)), encoding="utf-8")
            start = time.perf_counter()
            project = Project.open(path)
            view = shown(project.document, project.findings)
            view.show_rect(view.picture.content())
            app.processEvents()
            times.append(time.perf_counter() - start)
            view.close()
            view.deleteLater()
            project.close()
    report(f"canvas, {count:,} nodes: from the file to the picture", median(times), 0.5, "s")


def main() -> None:
    app = QApplication([])
    theme.apply(app, "dark")
    catalogue.fill()
    opening(500)
    for count in (1_000, 5_000):
        measure(count)


if __name__ == "__main__":
    main()
