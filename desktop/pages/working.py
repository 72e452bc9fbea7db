"""Work on a fact table that takes longer than a person should wait is done in a thread; its outcome comes in the main thread.

Only the newest is brought: what was begun before for another table is dropped. Where little is to be done it is done at once.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from reconciler.report import Report

LOOK = 30  # milliseconds between two looks at whether it is done


class Working(QObject):
    """`done` brings what the work gave."""

    done = Signal(object)

    def __init__(self, work: Callable[[Report], Any], name: str, parent: QObject | None = None, few: int = 0) -> None:
        """`work` must change nothing; with at most `few` facts it is done at once. `name` is the thread's."""
        super().__init__(parent)
        self._work = work
        self._few = few
        self._name = name
        self._threads: ThreadPoolExecutor | None = None
        self._future: Future[Any] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether an outcome is waited for."""
        return self._future is not None

    def start(self, report: Report) -> None:
        """Begin; whatever was being done before is dropped."""
        self.drop()
        if len(report.rows) <= self._few:
            self.done.emit(self._work(report))
            return
        if self._threads is None:
            self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)
        self._future = self._threads.submit(self._work, report)
        self._timer.start()

    def drop(self) -> None:
        """Want the outcome no more."""
        if self._future is not None:
            self._future.cancel()
            self._future = None
            self._timer.stop()

    def _look(self) -> None:
        if self._future is not None and self._future.done():
            future, self._future = self._future, None
            self._timer.stop()
            self.done.emit(future.result())
