"""The network as a tree of rows: name, type, output shape, parameters. Blocks hold their layers.

Not here: the widget, and what hands do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from studio.graph.findings import Finding, Findings
from studio.graph.model import Definition, Document, Node
from studio.graph.places import definition_at, inside
from studio.graph.structure import ordered_nodes
from studio.spec.layer import LAYERS
from studio.spec.names import copy_id, original_id
from studio.spec.problems import Address
from studio.ui import theme, translations
from studio.ui.families import BLOCK
from studio.ui.summary import square

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NAME, TYPE, SHAPE, COUNT = range(4)
TOP = 0
"""`internalId` of the rows of the network itself; others have 1 + the number of their parent."""


class Row:
    """A layer in the tree. `opens`: the place inside, of a block; its rows are made when asked."""

    __slots__ = ("address", "children", "node", "opens", "parent", "row")

    def __init__(self, node: Node, address: Address, parent: int, row: int) -> None:
        self.node = node
        self.address = address
        self.parent = parent
        self.row = row
        self.opens: Address | None = None
        self.children: list[int] | None = None


class OutlineModel(QAbstractItemModel):
    """Rows in the order of the data. A new document replaces all of them at once."""

    renamed = Signal(object, str)
    """A row, and the name that its layer is to have."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._top: list[int] = []
        self._known: dict[Address, int] = {}
        self._document: Document | None = None
        self._findings = Findings({})

    def show_document(self, document: Document, findings: Findings) -> bool:
        """Whether the rows were made anew; what only has other words or shapes keeps its rows."""
        before, self._document, self._findings = self._document, document, findings
        if before is not None and _same_rows(before, document):
            self._rename(document)
            return False
        self.beginResetModel()
        self._rows, self._known = [], {}
        first = next(iter(document.networks.values()))
        self._top = self._grown(document.definitions[first], (), TOP)
        self.endResetModel()
        return True

    def _rename(self, document: Document) -> None:
        nodes = {id_: n for one in document.definitions.values() for id_, n in one.nodes.items()}
        for row in self._rows:
            row.node = nodes[row.node.id]
        if self._rows:
            self._tell(self._top)
            for row in self._rows:
                self._tell(row.children or [])

    def _tell(self, rows: list[int]) -> None:
        if rows:
            first, last = self._index(rows[0], NAME), self._index(rows[-1], COUNT)
            self.dataChanged.emit(first, last)

    def _grown(self, definition: Definition, place: Address, parent: int) -> list[int]:
        made: list[int] = []
        for node in ordered_nodes(definition)[0]:
            row = Row(node, (*place, node.id), parent, len(made))
            if node.definition is not None and self._document is not None:
                row.opens = inside(self._document, self._findings, place, node)
            made.append(len(self._rows))
            self._known[row.address] = len(self._rows)
            self._rows.append(row)
        return made

    def _children(self, number: int) -> list[int]:
        row = self._rows[number]
        if row.children is None:
            inner = None
            if row.opens is not None and self._document is not None:
                inner = definition_at(self._document, row.opens)
            row.children = [] if inner is None else self._grown(inner, row.opens or (), number + 1)
        return row.children

    # ---- questions of the widget

    def row(self, index: Index) -> Row:
        rows = self._top if index.internalId() == TOP else self._children(index.internalId() - 1)
        return self._rows[rows[index.row()]]

    def holders(self) -> list[Row]:
        """Blocks whose rows were made."""
        return [row for row in self._rows if row.children]

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, COUNT)

    def index_of(self, address: Address) -> QModelIndex:
        """The row of a layer, made where it is inside a block; an invalid index if there is none.

        `address` as in the selection: the place that is open, and the node. All copies of a
        repeated node have the rows of the first.
        """
        parts = (part if "*" not in part else copy_id(original_id(part), 0) for part in address)
        wanted = tuple(parts)
        for length in range(1, len(wanted)):
            if wanted in self._known:
                break
            place = wanted[:length]
            for number in [n for n, row in enumerate(self._rows) if row.opens == place]:
                self._children(number)
        found = self._known.get(wanted)
        return QModelIndex() if found is None else self._index(found, NAME)

    def _index(self, number: int, column: int) -> QModelIndex:
        row = self._rows[number]
        return self.createIndex(row.row, column, row.parent)

    # ---- Qt

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, TOP)
        return self.createIndex(row, column, 1 + self._known[self.row(parent).address])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == TOP:
            return QModelIndex()
        return self._index(index.internalId() - 1, NAME)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._top)
        if parent.column() > 0:
            return 0
        return len(self._children(self._known[self.row(parent).address]))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        if not parent.isValid():
            return bool(self._top)
        return parent.column() == 0 and self.row(parent).opens is not None

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def data(self, index: Index, role: int = 0) -> Any:
        row = self.row(index)
        finding = self._finding(row)
        if role in (Role.DisplayRole, Role.EditRole):
            return self._cell(row, finding, index.column())
        if role == Role.AccessibleTextRole:
            return self._spoken(row, finding) if index.column() == NAME else None
        if role == Role.ToolTipRole:
            return "\n".join(_said(finding)) or None
        if role == Role.DecorationRole and index.column() == NAME:
            return _mark(row.node, finding)
        if role == Role.ForegroundRole and index.column() != NAME:
            return theme.current().muted
        if role == Role.FontRole and index.column() > TYPE:
            return theme.mono(theme.SMALL_PX)
        if role == Role.TextAlignmentRole and index.column() == COUNT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Only asks: the row changes with the document."""
        row = self.row(index)
        if role != Role.EditRole or value == row.node.name:
            return False
        self.renamed.emit(row, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else able

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            titles = (self.tr("Name"), self.tr("Type"), self.tr("Output"), self.tr("Parameters"))
            return titles[section]
        return None

    # ---- words

    def _finding(self, row: Row) -> Finding | None:
        """Of a repeated node that stands in a sequence: of its first copy."""
        copy = (*row.address[:-1], copy_id(row.address[-1], 0))
        return self._findings.of(row.address) or self._findings.of(copy)

    def _cell(self, row: Row, finding: Finding | None, column: int) -> str:
        if column == NAME:
            return row.node.name
        if column == TYPE:
            return self._type(row.node)
        measured = None if finding is None else finding.measured
        if measured is None:
            return "?" if column == SHAPE else ""
        if column == SHAPE:
            return str(finding.output or "") if finding is not None else ""
        return f"{measured.parameters:,}" if measured.parameters else "–"

    def _type(self, node: Node) -> str:
        inner = None
        if node.definition is not None and self._document is not None:
            inner = self._document.definitions.get(node.definition)
        called = node.type if inner is None else inner.name
        return called if node.repeat == 1 else f"{called} ×{node.repeat}"

    def _spoken(self, row: Row, finding: Finding | None) -> str:
        """All of the row in one go, with what the canvas shows by wires, dots and colours."""
        said = [row.node.name, row.node.label, self._type(row.node)]
        if finding is not None and finding.output is not None:
            said.append(self.tr("output {0}").format(finding.output))
        names = self._sources(row)
        if names:
            said.append(self.tr("reads {0}").format(", ".join(names)))
        if row.node.muted:
            said.append(self.tr("muted"))
        said.extend(self.tr("problem: {0}").format(one) for one in _said(finding))
        return ", ".join(part for part in said if part)

    def _sources(self, row: Row) -> list[str]:
        home = None if self._document is None else self._document.home(row.node.id)
        if home is None:
            return []
        refs = (ref for ref in row.node.inputs if ref is not None)
        return [home.nodes[ref.node].name for ref in refs if ref.node in home.nodes]


def _same_rows(before: Document, after: Document) -> bool:
    """Whether the same nodes stand in the same order, with the same blocks open to look into."""
    if before is after:
        return True
    if before.networks != after.networks or before.definitions.keys() != after.definitions.keys():
        return False
    pairs = ((before.definitions[key], one) for key, one in after.definitions.items())
    return all(old is new or _wires(old) == _wires(new) for old, new in pairs)


def _wires(definition: Definition) -> Mapping[str, object]:
    return {n.id: (n.inputs, n.definition, n.repeat) for n in definition.nodes.values()}


def _said(finding: Finding | None) -> list[str]:
    return [] if finding is None else [translations.text(one.text) for one in finding.problems]


def _mark(node: Node, finding: Finding | None) -> Any:
    problems = () if finding is None else finding.problems
    if problems:
        wrong = any(one.severity == "error" for one in problems)
        name = "problem" if wrong else "warning"
        return theme.icon(name, name)
    declaration = LAYERS.get(node.type)
    family = "input_output" if declaration is None else declaration.family
    colour = theme.current().family(BLOCK if node.definition is not None else family)
    return square(colour, margin=3)
