"""One node editor with so many nodes: times of building it and of its frames, as JSON lines.

python _node_editors.py EDITOR COUNT; EDITOR is layerloom, NodeGraphQt or qtpynodeeditor. Every
editor shows the same places and wires in a view of 1280 × 800. Times are medians in milliseconds;
each line adds one.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

os.environ.setdefault("QT_API", "pyside6")
os.environ.setdefault("QT_PREFERRED_BINDING", "PySide6")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

FRAMES = 15
ENOUGH_MS = 5_000.0
SPACE_X, SPACE_Y = 240.0, 150.0


@dataclass
class Editor:
    """`zoom` and `drag` do one step of the gesture; `fit` shows everything."""

    widget: QWidget
    fit: Callable[[], object]
    zoom: Callable[[bool], object]
    drag: Callable[[QPointF], object]


def place(number: int, rows: int) -> tuple[float, float]:
    return number // rows * SPACE_X, number % rows * SPACE_Y


def rows_of(count: int) -> int:
    return max(5, int(math.sqrt(count) / 1.5))


def pairs(count: int) -> list[tuple[int, int]]:
    """1.33 wires for each node, to the next column and one row lower there."""
    rows = rows_of(count)
    straight = [(i, i + rows) for i in range(count - rows)]
    return straight + [(i, i + rows + 1) for i in range(0, count - rows - 1, 3)]


def layerloom(count: int) -> Editor:
    """The real canvas: document, findings, items. The analysis is part of building."""
    from studio import catalogue
    from studio.graph.analysis import Analyser
    from studio.graph.model import Definition, Document, Node, Placement, Ref
    from studio.ui import theme
    from studio.ui.canvas.camera import Camera

    theme.apply(QApplication.instance(), "dark")
    catalogue.fill()
    rows = rows_of(count)
    wires: dict[int, list[int]] = {}
    for source, reader in pairs(count):
        wires.setdefault(reader, []).append(source)
    nodes, view = {}, {}
    for i in range(count):
        read = tuple(Ref(f"n{source + 1}") for source in wires.get(i, ()))
        kind = "Add" if len(read) > 1 else "Conv2d" if read else "Input"
        params = {"out_channels": 3, "padding": 1} if kind == "Conv2d" else {"shape": (3, 8, 8)}
        given = {} if kind == "Add" else params
        nodes[f"n{i + 1}"] = Node(f"n{i + 1}", f"conv{i}", kind, given, read)
        view[f"n{i + 1}"] = Placement(*place(i, rows))
    net = Definition("d1", "Net", nodes=nodes)
    document = Document({"net": "d1"}, {"d1": net}, view=view, next_id=count + 1)

    def build() -> Camera:
        camera = Camera()
        camera.picture.show_document(document, Analyser().analyse(document), ())
        return camera

    camera = timed("build", build)
    middle = f"n{count // 2}"

    def fit() -> None:
        camera.show_rect(camera.picture.content())

    def drag(by: QPointF) -> None:
        camera.picture.drag({middle: QPointF(*place(count // 2 - 1, rows)) + by})

    return Editor(camera, fit, lambda nearer: camera.zoom(1.03 if nearer else 1 / 1.03), drag)


def node_graph_qt(count: int) -> Editor:
    module = importlib.import_module("NodeGraphQt")

    class Layer(module.BaseNode):
        __identifier__ = "bench"
        NODE_NAME = "Layer"

        def __init__(self) -> None:
            super().__init__()
            self.add_input("in", multi_input=True)
            self.add_output("out")

    graph = module.NodeGraph()
    graph.register_node(Layer)
    rows = rows_of(count)

    def build() -> list[Any]:
        made = [
            graph.create_node(
                "bench.Layer", name=f"conv{i}", pos=place(i, rows), selected=False, push_undo=False
            )
            for i in range(count)
        ]
        for source, reader in pairs(count):
            made[source].output(0).connect_to(made[reader].input(0), push_undo=False)
        return made

    nodes = timed("build", build)
    viewer = graph.viewer()
    items = [node.view for node in nodes]
    middle = items[count // 2]
    start = QPointF(*middle.xy_pos)

    def drag(by: QPointF) -> None:
        middle.xy_pos = [start.x() + by.x(), start.y() + by.y()]

    def zoom(nearer: bool) -> None:
        viewer.scale(1.03 if nearer else 1 / 1.03, 1.03 if nearer else 1 / 1.03)

    return Editor(graph.widget, lambda: viewer.zoom_to_nodes(items), zoom, drag)


def qtpynodeeditor(count: int) -> Editor:
    module = importlib.import_module("qtpynodeeditor")

    class Value(module.NodeData):
        data_type = module.NodeDataType("value", "value")

    class Layer(module.NodeDataModel):
        name = caption = "Layer"
        num_ports = {"input": 2, "output": 1}
        data_type = Value.data_type

    registry = module.DataModelRegistry()
    registry.register_model(Layer, category="bench")
    scene = module.FlowScene(registry=registry)
    view = module.FlowView(scene)
    rows = rows_of(count)

    def build() -> list[Any]:
        made = []
        for i in range(count):
            node = scene.create_node(Layer)
            node.graphics_object.setPos(QPointF(*place(i, rows)))
            made.append(node)
        taken: dict[int, int] = {}
        for source, reader in pairs(count):
            port = taken.get(reader, 0)
            taken[reader] = port + 1
            scene.create_connection(made[source]["output"][0], made[reader]["input"][port])
        return made

    nodes = timed("build", build)
    middle = nodes[count // 2].graphics_object
    start = middle.pos()

    def zoom(nearer: bool) -> None:
        view.scale(1.03 if nearer else 1 / 1.03, 1.03 if nearer else 1 / 1.03)

    return Editor(
        view,
        lambda: fitted(view, scene.itemsBoundingRect()),
        zoom,
        lambda by: middle.setPos(start + by),
    )


def fitted(view: QGraphicsView, area: QRectF) -> None:
    view.fitInView(area, Qt.AspectRatioMode.KeepAspectRatio)


EDITORS = {
    "layerloom": layerloom,
    "NodeGraphQt": node_graph_qt,
    "qtpynodeeditor": qtpynodeeditor,
}
TIMES: dict[str, float] = {}


def timed(name: str, action: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    result = action()
    tell(name, 1000 * (time.perf_counter() - start))
    return result


def tell(name: str, milliseconds: float) -> None:
    """Print all that is known: a process that takes too long has said what it has measured."""
    TIMES[name] = milliseconds
    print(json.dumps(TIMES), flush=True)


def frames(action: Callable[[int], object]) -> float:
    """One step and the painting that follows."""
    app = QApplication.instance()
    times: list[float] = []
    for number in range(FRAMES):
        if sum(times) > ENOUGH_MS:
            break
        start = time.perf_counter()
        action(number)
        app.processEvents()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


def main() -> None:
    app = QApplication([])
    name, count = sys.argv[1], int(sys.argv[2])
    editor = EDITORS[name](count)
    editor.widget.resize(1280, 800)

    def show() -> None:
        editor.widget.show()
        app.processEvents()

    timed("first show", show)
    editor.fit()
    app.processEvents()
    tell("zoom", frames(lambda number: editor.zoom(number % 2 == 0)))
    editor.fit()
    app.processEvents()
    tell("drag", frames(lambda number: editor.drag(QPointF(number % 9, number % 7))))
    # Some of these libraries do not survive being torn down.
    os._exit(0)


if __name__ == "__main__":
    main()
