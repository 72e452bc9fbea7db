"""Jobs for the tests of the jobs; they must be importable in the computing process, which knows no test."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from desktop import worker
from reconciler.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.progress import Progress


def count(total: int, progress: Progress) -> int:
    """Count to `total`, and say so."""
    for done in range(total):
        progress("counting", done, total)
    progress("counted", total, total)
    return os.getpid()


def count_for_ever(progress: Progress) -> None:
    """Stops only when it is stopped."""
    done = 0
    while True:
        progress("counting", done, 0)
        done += 1
        time.sleep(0.005)


def sleep_long(progress: Progress) -> None:
    """A library call that says nothing for a long time."""
    progress("sleeping", 0, 1)
    time.sleep(600)


def refuse(progress: Progress) -> None:
    raise InputError("The well is dry: dig another.")


def fail(progress: Progress) -> None:
    raise ZeroDivisionError("a defect")


def die(progress: Progress) -> None:
    os._exit(9)


def finish_undisturbed(path: Path, progress: Progress) -> None:
    """Say that it holds on to something, and let go of it a while later; then go on for ever."""
    with worker.undisturbed():
        progress("holding", 0, 1)
        time.sleep(0.5)
        path.write_text("let go", "utf-8")
    count_for_ever(progress)
