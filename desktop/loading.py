"""The fact table of a project as it comes into the window: read aside where it is large, brought up to date where it is there."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from desktop.changes import Changes
from reconciler.errors import DiptychError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.changes import Project
    from desktop.session import Session
    from reconciler.progress import Progress
    from reconciler.report import Report

LARGE = 4_000_000  # bytes of a project file whose analysis takes longer to read than a person should wait for the window


def is_large(session: Session) -> bool:
    """Whether the fact table of a project should be read aside."""
    return session.path.stat().st_size > LARGE


def load(project: Path, author: str, progress: Progress) -> Report | None:
    """The fact table of a project, read through a connection of its own; None if there is none yet. For a thread."""
    from desktop.session import Session

    progress("open", 0, 0)
    with Session.open(project, read_only=True) as session:
        session.author = author
        return session.report_if_any()


def report_now(session: Session, before: Project | None, changes: Changes) -> Report | None:
    """The fact table after `changes` of the project as it was `before`."""
    whole = before is None or bool(changes & (Changes.PROJECT | Changes.ANALYSIS))
    shown = before.report if before is not None and not whole else None
    if shown is None:
        return session.report_if_any()
    if Changes.SOURCES in changes:
        return session.report_if_any(session.with_sources(shown.analysis))
    return session.report_after(shown)


def is_stale(session: Session, report: Report | None) -> bool:
    """Whether a run would be of other texts or decisions than the last one was."""
    try:
        return report is not None and not session.is_current()
    except DiptychError:
        return True  # the run itself will say why


def keep_from_collecting() -> None:
    """Have the collector of garbage look no more at what is there now.

    Of 40,000 claims in 20,000 facts it makes a million objects, among which every full collection, which comes when it will, looks
    for over a second. None of them is in a cycle; they go when the last one lets go of them.
    """
    gc.freeze()
