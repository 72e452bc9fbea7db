"""Exact heights in the time that nobody needs: one timer for all panes of a view, in slices too short to feel."""

from __future__ import annotations

import time
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

SLICE = 0.005
PUBLISH_EVERY = 0.15


class Measured(Protocol):
    """A pane: `measure_until` works until a `time.perf_counter()` and says whether it is done; `publish` shows what it found."""

    def measure_until(self, deadline: float) -> bool: ...

    def publish(self) -> None: ...


class IdleLayout(QObject):
    """Gives each pane its slices until it has measured everything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Measured] = []
        self._published = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.run_slice)

    def add(self, pane: Measured) -> None:
        if pane not in self._waiting:
            self._waiting.append(pane)
        if not self._timer.isActive():
            self._published = time.perf_counter()
            self._timer.start()

    def clear(self) -> None:
        self._waiting.clear()
        self._timer.stop()

    def is_busy(self) -> bool:
        return bool(self._waiting)

    def run_slice(self) -> None:
        begun = time.perf_counter()
        while self._waiting and time.perf_counter() - begun < SLICE:
            if self._waiting[0].measure_until(begun + SLICE):
                self._waiting.pop(0).publish()
        if not self._waiting:
            self._timer.stop()
        elif begun - self._published > PUBLISH_EVERY:
            self._published = begun
            for pane in self._waiting:
                pane.publish()
