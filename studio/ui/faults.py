"""Faults of the program: every exception and Qt warning goes to the log, the first to a person."""

from __future__ import annotations

import logging
import logging.handlers
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from studio import __version__
from studio.paths import data_folder

LOG = logging.getLogger("studio")
LINES = 50
KEPT_FILES, FILE_BYTES = 5, 1_000_000

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Faults(QObject):
    """Hooks of Python and Qt. `happened` carries the details; it may be emitted in any thread."""

    happened = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._handler = _log_to_file()

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """As it was before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(None)
        LOG.removeHandler(self._handler)
        self._handler.close()

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        LOG.critical("An exception reached the event loop.", exc_info=(kind, error, trace))
        self._tell("".join(traceback.format_exception(kind, error, trace)))

    def _on_thread_exception(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self._on_exception(found.exc_type, found.exc_value, found.exc_traceback)

    def _tell(self, text: str) -> None:
        """Each fault once: one that comes back thirty times a second is told a single time."""
        if text not in self._told:
            self._told.add(text)
            self.happened.emit(f"{_about()}\n\n{text}\n{_tail()}")


def log_file() -> Path:
    folder = data_folder() / "log"
    folder.mkdir(exist_ok=True)
    return folder / "layerloom.log"


def _log_to_file() -> logging.Handler:
    handler = logging.handlers.RotatingFileHandler(
        log_file(), maxBytes=FILE_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    LOG.addHandler(handler)
    return handler


def _tail() -> str:
    """The last lines of the log."""
    try:
        lines = log_file().read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(lines[-LINES:])


def _about() -> str:
    from PySide6 import __version__ as qt

    return (
        f"Layerloom {__version__}, Python {platform.python_version()}, PySide6 {qt}, "
        f"{platform.system()} {platform.release()}"
    )


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    LOG.log(LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
