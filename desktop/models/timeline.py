"""The dates that claims give, as marks in lanes: when, by whom, in what words, and which of them a discrepancy sets apart.

A place in a text is one mark, however many claims hold it. Days are counted as `date.toordinal` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import one_line, source_label
from desktop.theme import state_label, state_symbol
from reconciler.facets import DateRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtCore import QObject

    from reconciler.facets import DateMention
    from reconciler.model import FactState
    from reconciler.report import Quotation, Report, Row

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
QUOTE = 240  # characters of a quote
_OPEN_END = frozenset((DateRole.SINCE, DateRole.AFTER))
_OPEN_START = frozenset((DateRole.UNTIL, DateRole.BEFORE))
_ROLES = {
    DateRole.AT: "{date}",
    DateRole.SINCE: QT_TRANSLATE_NOOP("Timeline", "since {date}"),
    DateRole.UNTIL: QT_TRANSLATE_NOOP("Timeline", "until {date}"),
    DateRole.BEFORE: QT_TRANSLATE_NOOP("Timeline", "before {date}"),
    DateRole.AFTER: QT_TRANSLATE_NOOP("Timeline", "after {date}"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A date that a claim gives: the days `[first, last]` that the words of `mention` name, in the lane of its side.

    `open_start`, `open_end`: what it dates goes on beyond them. `conflict`: another date is said to differ from it.
    What is said of it is put into words when it is asked for, since of thousands of marks few are looked at.
    """

    lane: int
    first: int
    last: int
    quotation: Quotation
    mention: DateMention
    fact: str
    state: FactState
    open_start: bool = False
    open_end: bool = False
    conflict: bool = False

    @property
    def approximate(self) -> bool:
        return self.mention.approximate

    @property
    def claim(self) -> str:
        """The id of the claim that gives it."""
        return self.quotation.claim.id

    @property
    def words(self) -> str:
        """The words of the source that name it."""
        return one_line(self.quotation.document.text[self.mention.start : self.mention.end])

    @property
    def source(self) -> str:
        return source_label(self.quotation.document)

    @property
    def quote(self) -> str:
        return one_line(self.quotation.claim.quote, QUOTE)

    @property
    def value(self) -> str:
        """The date in the order year, month, day, with what bounds it."""
        say, mention = QCoreApplication.translate, self.mention
        date = mention.edtf
        if mention.approximate:
            date = QCoreApplication.translate("Timeline", "about {date}").format(date=date.replace("~", ""))
        return say("Timeline", _ROLES[mention.role]).format(date=date)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day, the open ends and the lane of each mark, in arrays: they are laid out time and again."""

    first: NDArray[np.float64]
    last: NDArray[np.float64]
    open_start: NDArray[np.bool_]
    open_end: NDArray[np.bool_]
    lane: NDArray[np.int64]


def days_of(marks: Sequence[Mark]) -> Days:
    """The days of `marks`."""
    table = np.array([(m.first, m.last, m.open_start, m.open_end, m.lane) for m in marks], dtype=np.int64).reshape(-1, 5)
    first, last, open_start, open_end, lane = table.T
    return Days(first.astype(np.float64), last.astype(np.float64), open_start.astype(bool), open_end.astype(bool), lane)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All marks, by lane and then in time; `joins` are pairs of them that differ, `undated` the facts that no claim dates."""

    lanes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    joins: tuple[tuple[int, int], ...] = ()
    dated: int = 0
    undated: int = 0
    days: Days = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", days_of(self.marks))


def build_timeline(report: Report | None) -> Timeline:
    """The marks of a report; what a person dismissed joins nothing."""
    if report is None:
        return Timeline()
    lanes = {side: n for n, side in enumerate(report.sides)}
    found: dict[tuple[str, int, int], Mark] = {}
    dated = 0
    for row in report.rows:
        has = False
        for cell in row.cells:
            for quotation in cell:
                for mention in quotation.claim.facets.dates:
                    has = True
                    place = quotation.document.id, mention.start, mention.end
                    if place not in found:
                        lane = lanes[quotation.document.side]
                        found[place] = _mark(lane, quotation, mention, row)
        dated += has
    pairs = _pairs(report, found)
    apart = {place for pair in pairs for place in pair}
    marks = {place: replace(mark, conflict=place in apart) if place in apart else mark for place, mark in found.items()}
    order = sorted(marks, key=lambda p: (marks[p].lane, marks[p].first, marks[p].last, p))
    numbers = {place: n for n, place in enumerate(order)}
    joins = tuple(sorted({(min(numbers[a], numbers[b]), max(numbers[a], numbers[b])) for a, b in pairs}))
    return Timeline(report.sides, tuple(marks[place] for place in order), joins, dated, len(report.rows) - dated)


def describe(mark: Mark, timeline: Timeline) -> str:
    """A mark in a sentence."""
    words = f"{timeline.lanes[mark.lane]}, {mark.source}: {mark.value} · “{mark.quote}”"
    return f"≠ {conflict_label()} · {words}" if mark.conflict else words


def conflict_label() -> str:
    return QCoreApplication.translate("Timeline", "differs from another date")


def partners(timeline: Timeline, number: int) -> list[int]:
    """The marks that differ from the one with this number."""
    return [b if a == number else a for a, b in timeline.joins if number in (a, b)]


def _mark(lane: int, quotation: Quotation, mention: DateMention, row: Row) -> Mark:
    days = mention.earliest.toordinal(), mention.latest.toordinal()
    opens = mention.role in _OPEN_START, mention.role in _OPEN_END
    return Mark(lane, *days, quotation, mention, row.fact.id, row.state, *opens)


def _pairs(report: Report, found: dict[tuple[str, int, int], Mark]) -> set[tuple[tuple[str, int, int], tuple[str, int, int]]]:
    """The places of the dates that discrepancies of the type "date" set apart."""
    source_of = {claim.id: claim.source for claim in report.analysis.claims}
    pairs = set()
    for row in report.rows:
        for flag in row.discrepancies:
            if flag.type != "date" or flag.evidence_b is None or report.decisions.dismissed(flag.id):
                continue
            a, b = (source_of[flag.claim_a], *flag.evidence_a), (source_of[flag.claim_b], *flag.evidence_b)
            if a in found and b in found and a != b:
                pairs.add((a, b))
    return pairs


class MarkTable(QAbstractTableModel):
    """The same marks as a list, in time: for those who read it aloud, or want to copy it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline()
        self._order: list[int] = []

    def set_timeline(self, timeline: Timeline) -> None:
        self.beginResetModel()
        self._timeline = timeline
        marks = timeline.marks
        self._order = np.lexsort((np.arange(len(marks)), timeline.days.last, timeline.days.first)).tolist()
        self.endResetModel()

    def number(self, row: int) -> int:
        """The number of the mark in a row."""
        return self._order[row]

    def row_of(self, number: int) -> int:
        return self._order.index(number)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = self._order[index.row()]
        mark = self._timeline.marks[number]
        if role == Qt.ItemDataRole.DisplayRole:
            differs = (
                "≠ " + ", ".join(self._timeline.marks[n].value for n in partners(self._timeline, number)) if mark.conflict else ""
            )
            side = f"{self._timeline.lanes[mark.lane]} · {mark.source}"
            return (mark.value, side, mark.quote, differs, f"{state_symbol(mark.state)} {state_label(mark.state)}")[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return describe(mark, self._timeline)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            titles = (self.tr("When"), self.tr("Source"), self.tr("Quote"), self.tr("Differs from"), self.tr("State of the fact"))
            return titles[section]
        return None
