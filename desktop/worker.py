"""What runs in the computing process: a job, its progress told through a pipe, its end asked for through a shared number.

Knows no Qt, so that the process stays small. The two values that it shares with the window can only be inherited, not sent with a
job (multiprocessing allows no other way), hence the module variables, which mean something in the computing process alone.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reconciler.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

# seconds between two reports of the same step: a person cannot read faster, and the window has better things to do
REPORT_EVERY = 0.05
# seconds that the end of the process waits for what must not be cut off
GRACE = 5.0


@dataclass(slots=True)
class Line:
    """The line to the window: `reports` takes `(job, step, done, total)`; jobs up to the number `cancelled.value` must stop."""

    reports: Connection
    cancelled: Any


_line: Line | None = None
_held = threading.Lock()


def begin(reports: Connection, cancelled: Any, lifeline: Connection) -> None:
    """Prepare this process: remember the line, leave Ctrl+C to the window, and end when the window closes or dies."""
    global _line  # noqa: PLW0603 - see the module's docstring
    _line = Line(reports, cancelled)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(lifeline,), daemon=True, name="lifeline").start()


@contextmanager
def undisturbed() -> Iterator[None]:
    """A block that is short, or stops soon when it is cancelled, and that the end of this process waits for.

    A project's file is open in it: a process that ends with the file open would leave a write-ahead log beside it.
    """
    with _held:
        yield


def run(job: int, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """Call `function(*arguments, progress=…)` in this process; raises Cancelled when the window asked for it."""
    assert _line is not None, "begin() is the initializer of this process"
    return function(*arguments, progress=_Reporter(job, _line))


class _Reporter:
    """A `Progress` that tells the window at most every `REPORT_EVERY` seconds of a step, and looks for a cancel every time."""

    def __init__(self, job: int, line: Line) -> None:
        self._job = job
        self._line = line
        self._step = ""
        self._told = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        if self._line.cancelled.value >= self._job:
            raise Cancelled
        now = time.monotonic()
        if step != self._step or now - self._told >= REPORT_EVERY:
            self._step, self._told = step, now
            self._line.reports.send((self._job, step, done, total))


def _end_with_parent(lifeline: Connection) -> None:
    """Wait until the other end of `lifeline` is closed, on purpose or by the window's death, and end this process at once.

    A job cannot be waited for here, but for its `undisturbed` part: it may be in a library call of many seconds, and it holds
    nothing that is worth saving.
    """
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        _held.acquire(timeout=GRACE)
        os._exit(0)
