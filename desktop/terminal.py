"""What the surroundings of the process offer: a terminal to show progress in, a screen for a window."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.progress import Progress

# platforms of Qt on which nobody sees the window
UNSEEN = ("offscreen", "minimal")


def has_screen() -> bool:
    """Whether a window can be seen: always on macOS and Windows, elsewhere with X or Wayland, never on an offscreen platform."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in UNSEEN:
        return False
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Progress bars on standard error while the work runs, if it is a terminal; they are gone when it is done."""
    if not sys.stderr.isatty():
        yield null_progress
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    bars = Bars(console=Console(stderr=True), transient=True)
    tasks: dict[str, Any] = {}

    def show(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = bars.add_task(step, total=total)
        bars.update(tasks[step], completed=done, total=total)

    try:
        bars.start()
        yield show
    finally:
        bars.stop()
