"""Progress and cancelling: one callable, handed through every step that may take long.

A step calls `progress(step, done, total)` with its own name and counts; the callable shows them, and raises
`reconciler.errors.Cancelled` to stop the work. It is called often and must be quick.
"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]


def null_progress(step: str, done: int, total: int) -> None:
    """Show nothing and never cancel: for tests, scripts and notebooks."""
