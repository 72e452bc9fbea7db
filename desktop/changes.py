"""What is different after a change, and the open project as the window sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from reconciler.notebook.entries import kind_of
from reconciler.notebook.log import Operation

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.model import Document
    from reconciler.report import Report


class Changes(Flag):
    """What is different after a change."""

    PROJECT = auto()
    SOURCES = auto()
    ANALYSIS = auto()
    DECISIONS = auto()
    GROUND = auto()  # what a run depends on: ties, claims made by hand, the glossary


EVERYTHING = Changes.PROJECT | Changes.SOURCES | Changes.ANALYSIS | Changes.DECISIONS | Changes.GROUND
# what an operation changes, by the kinds of the entries that it sets; any other is a decision alone
_CHANGED = {
    "source": Changes.SOURCES | Changes.GROUND,
    "anchor": Changes.SOURCES | Changes.GROUND,
    "tie": Changes.GROUND,
    "claim": Changes.GROUND,
    "setting": Changes.GROUND,
}
# what makes a run be of other texts or decisions than the last one
RUN = Changes.PROJECT | Changes.SOURCES | Changes.ANALYSIS | Changes.GROUND


def changed_by(operation: Operation) -> Changes:
    """What is different after `operation`."""
    kinds = {kind_of(change.key) for change in operation.changes}
    return reduce(or_, (_CHANGED.get(kind, Changes(0)) for kind in kinds), Changes.DECISIONS)


def changes_of(done: object, changes: Changes) -> Changes:
    """What is different after a deed that gave `done`: what it says itself if it is an operation, and `changes`."""
    return changed_by(done) | changes if isinstance(done, Operation) else changes


@dataclass(frozen=True, slots=True)
class Project:
    """The open project as the window sees it.

    `report` is None before the first analysis; `stale`: a run would be of other texts or decisions than the last one was.
    `loading`: there is one, which is being read; nothing can be done meanwhile.
    """

    path: Path
    read_only: bool
    documents: tuple[Document, ...]
    report: Report | None
    stale: bool = False
    loading: bool = False

    def waiting(self) -> tuple[Document, ...]:
        """The texts that were added since the last analysis."""
        known = self.report.analysis.document_by_id() if self.report else {}
        return tuple(d for d in self.documents if d.id not in known)
