"""Pictures made without a person: of the whole window, and of the network alone."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEventLoop, QIODevice, QPoint
from PySide6.QtGui import QCursor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from studio.files import atomic_write
from studio.project import Project
from studio.settings import Settings
from studio.spec.layer import Sink, Source
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.ui import theme, translations
from studio.ui.canvas.view import Canvas
from studio.ui.selection import Selection
from studio.ui.window import Window
from studio.workspace import Workspace

LONGEST = 40.0
"""Seconds to wait for pictures from the engine."""

QUIET = 1.0
"""Seconds without news after which what is still missing is not waited for."""


def application() -> QApplication:
    """The application of this process; one without a screen if there is none yet."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["layerloom"])


@contextmanager
def opened(file: Path, *, with_run: bool) -> Iterator[Workspace]:
    """A workspace of its own, with the file open; settings and recent files are left alone."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Settings(Path(folder)))
        try:
            project = workspace.open(file, quietly=True)
            if with_run:
                workspace.jobs.attach_latest_run(project)
            yield workspace
        finally:
            workspace.jobs.close(5.0)
            for project in workspace.projects:
                project.close()


def window_picture(
    file: Path,
    out: Path,
    *,
    name: str,
    language: str,
    size: tuple[int, int],
    panel: str | None,
) -> None:
    """The real window with the project, its last run and what is to be seen in it.

    Raises:
        Refused: `file-…`, `panel-unknown`, `size`, `picture-write`.
    """
    app = application()
    _check(panel, size)
    translations.apply(app, language)
    theme.apply(app, name)
    with opened(file, with_run=True) as workspace:
        window = Window(workspace, remembers=False)
        window.setMinimumSize(1, 1)
        window.resize(*size)
        window.selection.set(_worth_seeing(workspace.current))
        QCursor.setPos(QPoint(0, size[1] - 1))
        window.show()
        if panel is not None:
            window.show_panel(panel)
        _settle(window)
        try:
            _write(window.grab().toImage(), out)
        finally:
            window.shut()
            window.hide()
            window.deleteLater()
            QCoreApplication.processEvents()


def _check(panel: str | None, size: tuple[int, int]) -> None:
    from studio.ui.panels.panel import PANELS

    if panel is not None and panel not in PANELS:
        known = ", ".join(PANELS)
        text = translate(
            "Pictures", "There is no panel “{name}”. There are: {known}.", name=panel, known=known
        )
        raise Refused("panel-unknown", text)
    if not (200 <= size[0] <= 8000 and 200 <= size[1] <= 8000):
        text = translate("Pictures", "A picture is between 200 and 8000 pixels wide and high.")
        raise Refused("size", text)


def _worth_seeing(project: Project) -> list[str]:
    """The first layer with weights, else the first layer."""
    findings = [f for f in project.findings.by_address.values() if len(f.address) == 1]
    layers = [f for f in findings if not isinstance(f.layer, (Source, Sink))]
    heavy = [f for f in layers if f.measured is not None and f.measured.parameters]
    return [one.node.id for one in (heavy or layers)[:1]]


def _settle(window: Window) -> None:
    """Until every picture that is asked for has come, or no more come."""
    workspace = window.workspace
    start = heard = time.monotonic()
    missing, answers = None, False
    while time.monotonic() < start + LONGEST:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        workspace.jobs.wait(0.02)
        now = workspace.jobs.missing(workspace.current)
        if now != missing:
            answers = missing is not None and len(now) < len(missing)
            missing, heard = now, time.monotonic()
        answered = not now and time.monotonic() > heard + 0.2
        given_up = answers and time.monotonic() > heard + QUIET
        if answered or given_up or workspace.current.findings.errors:
            break
    for _ in range(5):
        QCoreApplication.processEvents()


def network_picture(file: Path, out: Path, kind: str) -> None:
    """The network as the canvas draws it; `kind` is "svg" or "png".

    Raises:
        Refused: `file-…`, `picture-write`.
    """
    app = application()
    theme.apply(app, "light")
    with opened(file, with_run=False) as workspace:
        canvas = Canvas(workspace, Selection())
        try:
            canvas.draw_to(out)
        except OSError as error:
            raise _not_written(out, error) from error
        finally:
            canvas.let_go()
            canvas.deleteLater()


def _write(image: QImage, out: Path) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    try:
        atomic_write(out, bytes(buffer.data().data()))
    except OSError as error:
        raise _not_written(out, error) from error


def _not_written(out: Path, error: OSError) -> Refused:
    reason = error.strerror or str(error)
    text = translate("Pictures", "{name} was not written: {reason}.", name=out.name, reason=reason)
    return Refused("picture-write", text)
