"""What a search found, as a list under a heading a kind, and where each hit leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import time_label
from reconciler.search.values import AT_MOST, HitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtCore import QObject

    from reconciler.report import Report
    from reconciler.search.values import Hit

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

HIT = Qt.ItemDataRole.UserRole  # the hit in a row; None in a heading's
PLACE = HIT + 1  # where it stands, in a line

_KINDS = {
    HitKind.CLAIM: QT_TRANSLATE_NOOP("SearchResults", "Claims"),
    HitKind.NOTE: QT_TRANSLATE_NOOP("SearchResults", "Notes"),
    HitKind.STATEMENT: QT_TRANSLATE_NOOP("SearchResults", "Reconciled statements"),
    HitKind.VERDICT: QT_TRANSLATE_NOOP("SearchResults", "Verdicts"),
    HitKind.TAG: QT_TRANSLATE_NOOP("SearchResults", "Tags"),
    HitKind.TRANSLATION: QT_TRANSLATE_NOOP("SearchResults", "Translations"),
    HitKind.TIE: QT_TRANSLATE_NOOP("SearchResults", "Links and separations"),
    HitKind.TEXT: QT_TRANSLATE_NOOP("SearchResults", "Elsewhere in the texts"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands above the hits of a kind."""

    text: str


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a hit leads: a claim and its fact, or a source; all empty where no claim stands there."""

    claim: str = ""
    fact: str = ""
    source: str = ""


def kind_label(kind: HitKind) -> str:
    """A kind of hit in words."""
    return QCoreApplication.translate("SearchResults", _KINDS[kind])


def is_day(text: str) -> bool:
    """Whether a filter by time can be read: a year, a month or a day."""
    return _DAY.fullmatch(text) is not None


def place_label(hit: Hit, titles: Mapping[str, str]) -> str:
    """Where a hit stands, or what it is about, and whose and when it is, in a line; `titles` are those of sources, by id."""
    where = f"{hit.side} · {titles.get(hit.source, hit.name)}" if hit.name else ""
    if hit.span and where:
        where += f", {hit.span[0]}–{hit.span[1]}"
    return "   ".join(part for part in (where, hit.author, time_label(hit.time) if hit.time else "") if part)


def goal_of(hit: Hit, report: Report) -> Goal:
    """Where `hit` leads in `report`."""
    if hit.kind is HitKind.TEXT:
        return _at(hit, report)
    members = {row.fact.id: row.fact.claims for row in report.rows}
    fact = next((fact for fact in hit.facts if fact in members), "")
    if fact:
        own = [claim for claim in hit.claims if claim in members[fact]] or members[fact]
        return Goal(own[0], fact)
    return Goal(source=hit.source) if not hit.claims else Goal()


def _at(hit: Hit, report: Report) -> Goal:
    """The shortest claim that has the first of the words that were found, or else any of the passage."""
    assert hit.span is not None
    for start, end in (*hit.hits, hit.span):
        claims = [c for c in report.analysis.claims if c.source == hit.source and c.start < end and start < c.end]
        if claims:
            claim = min(claims, key=lambda c: c.end - c.start).id
            fact = next((row.fact.id for row in report.rows if claim in row.fact.claims), "")
            return Goal(claim, fact) if fact else Goal()
    return Goal()


class SearchResults(QAbstractListModel):
    """Rows are headings, which cannot be chosen, and hits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Hit | Heading] = []
        self._count = 0
        self._titles: Mapping[str, str] = {}

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Call the sources, by their ids, by these titles from now on."""
        self._titles = titles

    def set_hits(self, hits: Sequence[Hit], limit: int = AT_MOST) -> None:
        """Show hits that come in order of kind; a kind that has `limit` of them may have more.

        A passage is left out where all that it was found by stands in claims that are shown already.
        """
        self.beginResetModel()
        claims = [hit for hit in hits if hit.kind is HitKind.CLAIM]
        self._rows = []
        self._count = 0
        for kind, group in groupby(hits, key=lambda hit: hit.kind):
            every = list(group)
            found = [hit for hit in every if kind is not HitKind.TEXT or not _is_told(hit, claims)]
            if found:
                more = self.tr("{count}; there may be more") if len(every) == limit else "{count}"
                self._rows.append(Heading(f"{kind_label(kind)} ({more.format(count=len(found))})"))
                self._rows += found
                self._count += len(found)
        self.endResetModel()

    def hits(self) -> int:
        """How many hits are shown."""
        return self._count

    def hit(self, row: int) -> Hit | None:
        """The hit in a row; None for a heading's."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, Heading) else found

    def first(self) -> int:
        """The row of the first hit, -1 where there is none."""
        return next(self._hit_rows(), -1)

    def _hit_rows(self) -> Iterator[int]:
        return (row for row in range(len(self._rows)) if self.hit(row) is not None)

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        if isinstance(found, Heading):
            return found.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return found.snippet
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{found.snippet} ({place_label(found, self._titles)})"
        if role == PLACE:
            return place_label(found, self._titles)
        return found if role == HIT else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.hit(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _is_told(passage: Hit, claims: Sequence[Hit]) -> bool:
    spans = [claim.span for claim in claims if claim.source == passage.source and claim.span]
    return bool(passage.hits) and all(any(first <= a and b <= last for first, last in spans) for a, b in passage.hits)
