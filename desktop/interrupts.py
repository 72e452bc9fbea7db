"""Ctrl+C in the terminal, and a polite kill, close the window in order; Python alone would wait for the window's next event."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBERS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Calls `closing` in the main thread when the process is asked to end, until `remove`."""

    def __init__(self, closing: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closing = closing
        self._ours, self._pythons = socket.socketpair()
        self._pythons.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._close)
        self._wakeup = signal.set_wakeup_fd(self._pythons.fileno())
        self._handlers = {number: signal.signal(number, _leave_to_window) for number in NUMBERS}

    def remove(self) -> None:
        """Give the signals back to whoever had them."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._ours.close()
        self._pythons.close()

    def _close(self) -> None:
        self._ours.recv(64)
        self._closing()


def _leave_to_window(_number: int, _frame: object) -> None:
    """Python wants a handler; the byte that it writes to the socket does the work."""
