"""No attribute of ours hides a method that Qt calls: that crashes far from its cause."""

import ast
from pathlib import Path

import PySide6.QtWidgets

UI = Path(__file__).resolve().parents[2] / "studio" / "ui"
VIRTUALS = frozenset(
    [
        "actionEvent",
        "advance",
        "boundingRect",
        "changeEvent",
        "childEvent",
        "closeEvent",
        "collidesWithItem",
        "collidesWithPath",
        "connectNotify",
        "contains",
        "contextMenuEvent",
        "customEvent",
        "devType",
        "disconnectNotify",
        "dragEnterEvent",
        "dropEvent",
        "enterEvent",
        "event",
        "eventFilter",
        "extension",
        "focusInEvent",
        "focusNextPrevChild",
        "focusOutEvent",
        "hasHeightForWidth",
        "heightForWidth",
        "hideEvent",
        "initPainter",
        "inputMethodQuery",
        "isObscuredBy",
        "itemChange",
        "keyPressEvent",
        "keyReleaseEvent",
        "leaveEvent",
        "metaObject",
        "metric",
        "minimumSizeHint",
        "mouseMoveEvent",
        "mousePressEvent",
        "mouseReleaseEvent",
        "moveEvent",
        "opaqueArea",
        "paint",
        "paintEngine",
        "paintEvent",
        "redirected",
        "resizeEvent",
        "sceneEvent",
        "setVisible",
        "shape",
        "sharedPainter",
        "showEvent",
        "sizeHint",
        "timerEvent",
        "type",
        "wheelEvent",
    ]
)
"""What Qt itself calls on widgets and items, by name, from C++."""

OURS = {"LiveWidget", "Panel", "Plot", "Editor", "Card", "Section", "Finder"}


def _qt_class(node: ast.ClassDef) -> bool:
    """A class of Qt's, or one of ours that is made like one: by a parent."""
    names = {ast.unparse(base).rpartition(".")[2] for base in node.bases}
    return any(hasattr(PySide6.QtWidgets, name) or name in OURS for name in names)


def _stored(kind: ast.ClassDef) -> list[ast.Attribute]:
    """Attributes that the class sets on itself."""
    return [
        node
        for node in ast.walk(kind)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    ]


def test_no_attribute_hides_a_method_of_qt():
    found = [
        f"{path.name}:{node.lineno} self.{node.attr}"
        for path in sorted(UI.rglob("*.py"))
        for kind in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(kind, ast.ClassDef) and _qt_class(kind)
        for node in _stored(kind)
        if node.attr in VIRTUALS
    ]
    assert found == []
