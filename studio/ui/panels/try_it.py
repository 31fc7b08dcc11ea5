"""Try the network: draw, paste or type something of your own and see what it says, live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.data.arrays import drawing
from studio.data.arrays.drawing import Bytes, Looks
from studio.engine.wishes import Described, Describing, Given, Tried, Trying, Wish
from studio.spec.data import DataSet
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.ui import translations
from studio.ui.labels import ElidedLabel, label
from studio.ui.panels.answer_view import AnswerView
from studio.ui.panels.panel import NOTHING, Context, Panel, panel
from studio.ui.panels.saving import PICTURES, SaveDialog
from studio.ui.panels.try_row import RowForm
from studio.ui.plots.mosaic import MosaicView
from studio.ui.plots.pad import Pad

LOOK = Describing()
SOON_MS = 40
"""Between two questions while somebody draws."""
PHOTO_BRUSH = 0.06


@panel("try", translate("Panels", "Try it"), "right")
class TryPanel(Panel):
    """A pad for pictures, a row of numbers for tables; beside it what the network sees and says."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._given: Given | None = None
        self._answer: Tried | None = None
        self._looks: Looks | None = None
        self._described: Described | None = None
        self._bytes: Bytes | None = None
        self._sample = -1
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(SOON_MS)
        self._asking.timeout.connect(self._question)
        self.pad, self.row = Pad(self), RowForm(self)
        self.sees, self.answer = MosaicView(self), AnswerView(self)
        self.bars = self.answer.bars
        self.says = label(kind="heading", wrap=True)
        self._note = ElidedLabel(parent=self)
        self._note.fill()
        self._note.setProperty("kind", "small")
        self._pages = QStackedWidget(self)
        self._assemble()
        self.pad.changed.connect(self._on_changed)
        self.row.changed.connect(self._on_changed)
        self.setAcceptDrops(True)
        self.retranslate()

    def _assemble(self) -> None:
        self._brush = self._toggle("brush", self._on_brush)
        self._eraser = self._toggle("eraser", self._on_eraser)
        self._brush.setChecked(True)
        self._undo = self.tool("undo", self.pad.undo)
        self._clear = self.tool("close", self._on_clear)
        self._paste = self.tool("paste", self.paste)
        self._open = self.tool("open", self._on_open)
        self._back = self.tool("chevron_left", self._on_back)
        self._next = self.tool("chevron_right", self._on_next)
        self._save = self.tool("picture", self._on_save)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        drawing_tools = (self._brush, self._eraser, self._undo, self._clear)
        self._drawing = (*drawing_tools, self._open, self._save)
        for button in (*drawing_tools, self._paste, self._open, self._back, self._next):
            tools.addWidget(button)
        tools.addWidget(self._note, 1)
        tools.addWidget(self._save)
        self.sees.setFixedSize(76, 76)
        head = QHBoxLayout()
        head.addWidget(self.says, 1)
        head.addWidget(self.sees)
        side = QVBoxLayout()
        side.addLayout(head)
        side.addWidget(self.answer, 1)
        self._pages.addWidget(self.pad)
        self._pages.addWidget(self.row)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._pages, 1)
        middle.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(4)
        column.addLayout(middle, 1)
        column.addLayout(tools)

    def _toggle(self, icon: str, clicked: Callable[..., None]) -> QToolButton:
        button = self.tool(icon, clicked)
        button.setCheckable(True)
        return button

    def retranslate(self) -> None:
        self.answer.retranslate()
        for widget, text in (
            (self._brush, self.tr("Brush")),
            (self._eraser, self.tr("Eraser")),
            (self._undo, self.tr("Undo the last stroke (Ctrl+Z on the pad)")),
            (self._clear, self.tr("Clear (Delete)")),
            (self._paste, self.tr("Paste a picture, or a row of numbers (Ctrl+V)")),
            (self._open, self.tr("Open a picture; it can also be dropped here")),
            (self._back, self.tr("Previous sample of the data")),
            (self._next, self.tr("Next sample of the data")),
            (self._save, self.tr("Save what the network sees, for predict.py")),
        ):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        self.pad.setAccessibleName(self.tr("Pad to draw on"))
        self.sees.setAccessibleName(self.tr("What the network sees"))
        self.sees.setToolTip(self.tr("What the network sees"))
        self.sees.set_empty_text("")
        self.pad.set_hint(self.tr("Draw here"))
        self._answer = None
        data = self._ready()
        if data is not None:
            self.row.set_names(translations.asked(data))

    # ---- what is wanted and what came

    def wants(self) -> frozenset[Wish]:
        data = self._data()
        if data is None:
            return NOTHING
        asked = {LOOK} if self._given is None else {LOOK, Trying(self._given)}
        return frozenset(asked)

    def _data(self) -> DataSet | None:
        return self.context.project.data_set()

    def _ready(self) -> DataSet | None:
        """The data set, once it is known how its samples look."""
        data, described = self._data(), self._described
        return data if described is not None and described.data == data else None

    def refresh(self) -> None:
        data, project = self._data(), self.context.project
        described = project.pictures.get(LOOK)
        if data is None or not isinstance(described, Described) or described.data != data:
            mend = self.tr("Shown once the problems of the network are mended.")
            self._say(mend if project.findings.errors else self.waiting(self.tr("Computing…")))
            return
        if self._described is None or described.data != self._described.data:
            self._described = described
            self._take_up(described, data)
        self._described = described
        self._note.setText(self._of_what())
        answer = None if self._given is None else project.pictures.get(Trying(self._given))
        outputs = answer.outputs if isinstance(answer, Tried) and answer.data == data else None
        if outputs is not None and answer is not self._answer:
            self._answer = answer
            self.says.setText(self.answer.show_answer(outputs, translations.target(data)))
        elif self._given is None:
            self._say(self._invitation())

    def _take_up(self, described: Described, data: DataSet) -> None:
        """Other data: another kind of sheet."""
        self._looks, self._given, self._answer = described.looks, None, None
        pictures = described.looks is not None
        self._pages.setCurrentWidget(self.pad if pictures else self.row)
        self.sees.setVisible(pictures)
        for button in self._drawing:
            button.setVisible(pictures)
        if described.looks is not None:
            self._dress_pad(described.looks)
            self.pad.clear()
        elif described.low is not None and described.high is not None:
            middle = described.low if described.middle is None else described.middle
            self.row.set_columns(translations.asked(data), described.low, described.high, middle)
            self._question()

    def _dress_pad(self, looks: Looks) -> None:
        dark, white = QColor("black"), QColor("white")
        if looks.drawn:
            ground, ink = (dark, white) if looks.bright else (white, dark)
            self.pad.set_look(ground, ink, min(looks.thickness * 0.6, 0.14))
        else:
            self.pad.set_look(QColor(120, 120, 120), white, PHOTO_BRUSH)

    def _of_what(self) -> str:
        project = self.context.project
        if project.run is None:
            return self.tr("untrained network")
        if project.run_stale:
            return self.tr("of the network before your changes")
        return ""

    def _invitation(self) -> str:
        if self._looks is None:
            return ""
        return self.tr("Draw something, paste a picture, or take a sample with the arrows.")

    def _say(self, text: str) -> None:
        if self._answer is None and text == self.says.text():
            return
        self._answer = None
        self.says.setText(text)
        self.answer.clear()

    # ---- what a person makes

    def _on_changed(self) -> None:
        if not self._asking.isActive():
            self._asking.start()

    def _question(self) -> None:
        """Ask about what is there now; a newer question takes the place of an older one."""
        data = self._ready()
        if data is None:
            return
        values = self._values(data)
        self._given = None if values is None else Given(values)
        self._show_seen()
        self._ask(self.wants())
        if self._given is None:
            self._say(self._invitation())

    def _values(self, data: DataSet) -> np.ndarray | None:
        """What the network gets, as the data set gives its own samples."""
        if self._looks is None:
            point = self.row.values()
            if point is None:
                return None
            whole = np.asarray(data.completed(np.array([point], np.float32)), np.float32)
            return whole[0]
        self._bytes = self._picture(tuple(data.input_shape().dims), data.native, self._looks)
        return None if self._bytes is None else drawing.numbers(self._bytes, self._looks.dark)

    def _picture(self, shape: tuple[int, ...], native: int | None, looks: Looks) -> Bytes | None:
        sheet = self.pad.sheet
        if self.pad.empty:
            return None
        strokes = [stroke.points for stroke in sheet.strokes]
        if looks.drawn and sheet.picture is None:
            ink = drawing.rendered(drawing.placed(strokes, looks), looks.thickness)
            return drawing.levels(ink, looks, shape, native)
        base = np.full(shape, 120, np.uint8)
        if sheet.picture is not None:
            base = self._pasted(sheet.number, sheet.picture, shape)
        coloured = [(stroke.points, stroke.colour) for stroke in sheet.strokes]
        return drawing.painted(base, coloured, self.pad_width())

    def pad_width(self) -> float:
        looks = self._looks
        return PHOTO_BRUSH if looks is None or not looks.drawn else looks.thickness

    def _pasted(self, number: int, picture: QImage, shape: tuple[int, ...]) -> Bytes:
        """The picture on the pad as bytes of the data; exact where it has its size."""
        channels = shape[0]
        form = QImage.Format.Format_Grayscale8 if channels == 1 else QImage.Format.Format_RGB888
        small = picture.convertToFormat(form)
        if (small.height(), small.width()) != shape[1:]:
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            small = small.scaled(shape[2], shape[1], keep, smooth).convertToFormat(form)
        lines = np.frombuffer(small.constBits(), np.uint8).reshape(small.height(), -1)
        pixels = lines[:, : small.width() * channels].reshape(shape[1], shape[2], channels)
        return pixels.transpose(2, 0, 1).copy()

    def _show_seen(self) -> None:
        if self._looks is None or self._given is None or self._bytes is None:
            self.sees.clear()
        elif len(self._bytes) == 3:
            self.sees.set_images(self._bytes)
        else:
            self.sees.set_colours("grey")
            self.sees.set_maps(self._bytes)

    def put_bytes(self, picture: Bytes) -> None:
        """Show a picture `(C, H, W)` of the data's size on the pad."""
        _, height, width = picture.shape
        pixels = np.full((height, width, 4), 255, np.uint8)
        pixels[..., :3] = picture.transpose(1, 2, 0)
        form = QImage.Format.Format_RGBX8888
        self.pad.show_picture(QImage(pixels.tobytes(), width, height, width * 4, form).copy())

    def put_picture(self, picture: Bytes) -> None:
        """A picture that came from elsewhere, brought to how the data look."""
        data, looks = self._ready(), self._looks
        if data is None or looks is None:
            return
        if looks.drawn:
            shape = tuple(data.input_shape().dims)
            ink = drawing.inked(picture, looks)
            picture = drawing.levels(ink, looks, shape, data.native)
        self.put_bytes(picture)

    # ---- from elsewhere

    def paste(self) -> None:
        """A picture, a file or a row of numbers from the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, offered: QMimeData) -> None:
        data, looks = self._ready(), self._looks
        if data is None:
            return
        if looks is None:
            self.context.bridge.attempt(self.row.paste, offered.text())
            return
        shape = tuple(data.input_shape().dims)
        files = [Path(url.toLocalFile()) for url in offered.urls() if url.isLocalFile()]
        if files:
            self.context.bridge.attempt(self._read, files[0])
        elif offered.hasImage():
            image = QImage(offered.imageData())
            fine = (shape[0], drawing.FINE, drawing.FINE) if looks.drawn else shape
            self.put_picture(self._pasted(0, image, fine))
        else:
            text = translate("TryPanel", "The clipboard holds no picture.")
            self.context.bridge.refused.emit(Refused("clipboard", text))

    def _read(self, path: Path) -> None:
        data, looks = self._ready(), self._looks
        if data is None or looks is None:
            return
        shape = tuple(data.input_shape().dims)
        fine = (shape[0], drawing.FINE, drawing.FINE) if looks.drawn else shape
        self.put_picture(drawing.read(path, fine))

    def _on_open(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self.tr("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif)"))
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, path: str) -> None:
        self.context.bridge.attempt(self._read, Path(path))

    def _on_back(self) -> None:
        self._take_sample(self._sample - 1)

    def _on_next(self) -> None:
        self._take_sample(self._sample + 1)

    def _take_sample(self, number: int) -> None:
        """A sample of the training part, as it is."""
        described = self._described
        if described is None or described.shown is None or not len(described.shown):
            return
        self._sample = number % len(described.shown)
        values = described.shown[self._sample]
        if described.looks is not None:
            self.put_bytes(drawing.picture_of(values, described.looks.dark))
        elif described.low is not None:
            self.row.set_values(values[: len(described.low)])

    def _on_brush(self) -> None:
        self._choose(erasing=False)

    def _on_eraser(self) -> None:
        self._choose(erasing=True)

    def _choose(self, *, erasing: bool) -> None:
        self._brush.setChecked(not erasing)
        self._eraser.setChecked(erasing)
        self.pad.set_erasing(erasing)

    def _on_clear(self) -> None:
        self._sample = -1
        self.pad.clear()

    def _on_save(self) -> None:
        attempt = self.context.bridge.attempt
        SaveDialog(self, "drawing", PICTURES[:1], self.save_seen, attempt).open()

    def save_seen(self, path: Path) -> None:
        """What the network sees, pixel for pixel: predict.py gives the same probabilities."""
        from PIL import Image

        if self._bytes is not None:
            pixels = self._bytes[0] if len(self._bytes) == 1 else self._bytes.transpose(1, 2, 0)
            Image.fromarray(np.ascontiguousarray(pixels)).save(path)

    # ---- Qt

    def event(self, event: QEvent) -> bool:
        """Paste belongs to the panel while something in it has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.matches(QKeySequence.StandardKey.Paste))
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._welcome(event)

    def _welcome(self, event: QDragMoveEvent) -> None:
        """Pictures are taken where pictures are tried."""
        offered = event.mimeData()
        if self._looks is not None and (offered.hasUrls() or offered.hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())
