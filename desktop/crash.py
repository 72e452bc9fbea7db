"""The outermost edge: a defect is written to the log file and shown with details to copy, and the window goes on.

What was stored stays stored: every decision is in the project's file before the window shows it.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger(__name__)

LOG_BYTES = 1_000_000


def log_path() -> Path:
    """Where the log file of this person is."""
    import platformdirs

    return Path(platformdirs.user_log_dir("diptych", appauthor=False)) / "diptych.log"


def start_log(path: Path) -> None:
    """Write warnings and worse to `path`; where that cannot be, the program goes without a log file."""
    from logging.handlers import RotatingFileHandler

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)


class CrashReporter(QObject):
    """Takes the place of `sys.excepthook` and of the threads' one, from `install` to `remove`; `crashed` brings the details."""

    crashed = Signal(str)
    _caught = Signal(str)  # from any thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = (sys.excepthook, threading.excepthook)
        # queued: the dialog must not open in the middle of whatever failed
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.report
        threading.excepthook = self._report_thread

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a defect and show it; Ctrl+C in the terminal is none."""
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        log.critical("a defect", exc_info=(kind, error, trace))
        self._caught.emit(details(error, trace))

    def _show(self, text: str) -> None:
        self.crashed.emit(text)

    def _report_thread(self, caught: threading.ExceptHookArgs) -> None:
        error = caught.exc_value or caught.exc_type()
        self.report(caught.exc_type, error, caught.exc_traceback)


def details(error: BaseException, trace: TracebackType | None) -> str:
    """What a person would send with a report: versions, then the traceback. Nothing of the project's texts is in it."""
    import platform
    from importlib.metadata import version

    versions = f"Diptych {version('diptych')}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{versions}\n\n{''.join(traceback.format_exception(type(error), error, trace))}"
