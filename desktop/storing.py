"""What a run found, on its way into the project, beside the main thread: told what it changes, stored, and made ready to be shown.

Each function is a job for a thread and opens the project by a connection of its own, since a connection belongs to its thread. The
session of the window stays open meanwhile and may be asked; it writes nothing until the job has ended, so there is one writer.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.loading import is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.runs import Run
    from desktop.session import Session
    from reconciler.differences import Difference
    from reconciler.model import Document
    from reconciler.notebook.state import Notebook
    from reconciler.progress import Progress
    from reconciler.report import Report


@dataclass(frozen=True, slots=True)
class Stored:
    """The project as it was when a run had been stored: its texts, its fact table, whether that is of these texts and decisions."""

    documents: tuple[Document, ...]
    report: Report | None
    stale: bool
    notebook: Notebook
    fingerprint: str

    def is_of(self, session: Session) -> bool:
        """Whether the project still is what it was; false where another program has changed it since."""
        return session.fingerprint() == self.fingerprint and session.notebook() == self.notebook


def compare(project: Path, author: str, run: Run, progress: Progress) -> Difference | None:
    """What `run` changes of the analysis that `project` has; None if it has none. Raises Cancelled when `progress` does."""
    progress("", 0, 0)
    with _opened(project, author) as session:
        return session.difference(run)


def store(project: Path, author: str, run: Run, progress: Progress) -> Stored:
    """Store `run` in one transaction and read what is to be shown; nothing stops it once it has begun.

    Raises ProjectError, and the project is then as it was.
    """
    progress("", 0, 0)
    with _opened(project, author) as session:
        session.store_run(run)
        report = session.report_if_any(run.analysis)
        return Stored(session.documents(), report, is_stale(session, report), session.notebook(), session.fingerprint())


@contextmanager
def _opened(project: Path, author: str) -> Iterator[Session]:
    """A second session on a project that the window has open, without a backup of its own; meanwhile no garbage is looked for.

    A million values are made, none of which holds itself, and every search among them would hold up the window.
    """
    from db.store import Store
    from desktop.session import Session

    on = gc.isenabled()
    gc.disable()
    try:
        with Session(Store.open(project)) as session:
            session.author = author
            yield session
    finally:
        if on:
            gc.enable()
