"""Facts by sources: who speaks of a fact, who only reports it, who disputes it, and whose silence it is.

Rows are the facts in the order of the report, columns the sources by their sides. A cell is worked out when it is looked at, so
that thousands of facts and hundreds of sources cost nothing until they are seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import one_line, source_label, type_label
from desktop.theme import state_label, state_symbol
from reconciler.model import FactState, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QObject

    from reconciler.model import Claim, Document
    from reconciler.report import Quotation, Report, Row

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
QUOTE = 240  # characters of a quote in a tooltip
MOSTLY = 0.6  # how much of a claim has to be another voice's for it to be only reported


class Voice(StrEnum):
    """How a source stands to a fact."""

    DISPUTES = "disputes"
    SPEAKS = "speaks"
    REPORTS = "reports"
    QUIET = "quiet"
    SILENT = "silent"
    UNKNOWING = "unknowing"


_VOICES = {
    Voice.DISPUTES: QT_TRANSLATE_NOOP("Coverage", "tells it, and differs from another"),
    Voice.SPEAKS: QT_TRANSLATE_NOOP("Coverage", "tells it"),
    Voice.REPORTS: QT_TRANSLATE_NOOP("Coverage", "only reports who says it"),
    Voice.QUIET: QT_TRANSLATE_NOOP("Coverage", "does not tell it, though its side does"),
    Voice.SILENT: QT_TRANSLATE_NOOP("Coverage", "silence of its whole side"),
    Voice.UNKNOWING: QT_TRANSLATE_NOOP("Coverage", "published before it happened"),
}
TELLING = frozenset((Voice.DISPUTES, Voice.SPEAKS, Voice.REPORTS))


class Role(IntEnum):
    """What else a cell has: a `Voice`; and of a row the state of its fact."""

    VOICE = Qt.ItemDataRole.UserRole
    STATE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Total:
    """Of a source: how many facts it tells of, how many of these another side tells too, and in how many it differs."""

    facts: int
    shared: int
    disputed: int


def voice_label(voice: Voice) -> str:
    return QCoreApplication.translate("Coverage", _VOICES[voice])


class CoverageTable(QAbstractTableModel):
    """The facts that `set_filter` leaves, by all sources."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sources: tuple[Document, ...] = ()
        self.totals: tuple[Total, ...] = ()
        self._report: Report | None = None
        self._rows: tuple[Row, ...] = ()
        self._shown: list[int] = []
        self._told: dict[int, dict[str, list[Quotation]]] = {}
        self._differing: dict[int, frozenset[str]] = {}
        self._said: dict[int, str] = {}
        self._words: tuple[str, ...] = ()
        self._states: frozenset[FactState] = frozenset(FactState)

    def set_report(self, report: Report | None) -> None:
        """Take over another report; the filter stays."""
        self.beginResetModel()
        self._report = report
        self._rows = report.rows if report is not None else ()
        documents = report.analysis.documents if report is not None else ()
        order = {side: n for n, side in enumerate(report.sides if report is not None else ())}
        self.sources = tuple(sorted(documents, key=lambda d: order[d.side]))
        self._told, self._differing, self._said = {}, {}, {}
        self.totals = self._totals()
        self._shown = self._filtered()
        self.endResetModel()

    def set_filter(self, words: str, states: frozenset[FactState]) -> None:
        """Show only facts of these states that have all of the words in their label or their quotes."""
        self.beginResetModel()
        self._words, self._states = tuple(words.casefold().split()), states
        self._shown = self._filtered()
        self.endResetModel()

    def counts(self) -> Mapping[FactState, int]:
        """How many facts there are of each state, shown or not."""
        found = dict.fromkeys(FactState, 0)
        for row in self._rows:
            found[row.state] += 1
        return found

    @property
    def total(self) -> int:
        return len(self._rows)

    def row(self, row: int) -> Row:
        return self._rows[self._shown[row]]

    def row_of(self, fact: str) -> int:
        """The row of a fact, -1 where it is not shown."""
        return next((n for n, at in enumerate(self._shown) if self._rows[at].fact.id == fact), -1)

    def quotations(self, row: int, column: int) -> list[Quotation]:
        """What a source says of a fact."""
        return self._quotations(self._shown[row]).get(self.sources[column].id, [])

    def voice(self, row: int, column: int) -> Voice:
        """How a source stands to a fact."""
        return self._voice(self._shown[row], self.sources[column])

    def describe(self, row: int, column: int) -> str:
        """A cell in a sentence."""
        document = self.sources[column]
        said = self.quotations(row, column)
        words = f"{document.side}, {source_label(document)}: {voice_label(self.voice(row, column))}"
        return f"{words} · “{one_line(said[0].claim.quote, QUOTE)}”" if said else words

    # --- inside ------------------------------------------------------------------------------------------------------------------

    def _quotations(self, at: int) -> dict[str, list[Quotation]]:
        if at not in self._told:
            told: dict[str, list[Quotation]] = {}
            for cell in self._rows[at].cells:
                for quotation in cell:
                    told.setdefault(quotation.document.id, []).append(quotation)
            self._told[at] = told
        return self._told[at]

    def _disputing(self, at: int) -> frozenset[str]:
        """The sources that differ from another in a fact, by what no person dismissed."""
        if at not in self._differing:
            row, report = self._rows[at], self._report
            sources = {q.claim.id: q.document.id for cell in row.cells for q in cell}
            self._differing[at] = frozenset(
                sources[claim]
                for flag in row.discrepancies
                if flag.severity is not Severity.COMPATIBLE_DIFFERENCE and report and not report.decisions.dismissed(flag.id)
                for claim in (flag.claim_a, flag.claim_b)
            )
        return self._differing[at]

    def _voice(self, at: int, document: Document) -> Voice:
        said = self._quotations(at).get(document.id)
        if said:
            if document.id in self._disputing(at):
                return Voice.DISPUTES
            return Voice.REPORTS if all(is_reported(q.claim) for q in said) else Voice.SPEAKS
        fact = self._rows[at].fact
        if document.side in fact.sides:
            return Voice.QUIET
        return Voice.SILENT if document.side in fact.silent_sides else Voice.UNKNOWING

    def _totals(self) -> tuple[Total, ...]:
        counts = {d.id: [0, 0, 0] for d in self.sources}
        for at, row in enumerate(self._rows):
            disputing = self._disputing(at) if row.discrepancies else frozenset()
            for source in self._quotations(at):
                count = counts[source]
                count[0] += 1
                count[1] += len(row.fact.sides) > 1
                count[2] += source in disputing
        return tuple(Total(*counts[d.id]) for d in self.sources)

    def _filtered(self) -> list[int]:
        rows: Iterable[int] = (at for at, row in enumerate(self._rows) if row.state in self._states)
        return [at for at in rows if all(word in self._haystack(at) for word in self._words)]

    def _haystack(self, at: int) -> str:
        if at not in self._said:
            row = self._rows[at]
            parts = [row.fact.label, *(q.claim.quote for cell in row.cells for q in cell)]
            self._said[at] = "\n".join([*parts, *(type_label(d.type) for d in row.discrepancies)]).casefold()
        return self._said[at]

    # --- Qt ----------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.sources)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Role.VOICE:
            return self.voice(row, column)
        if role == Role.STATE:
            return self.row(row).state
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.describe(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row, column)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            document = self.sources[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return source_label(document)
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return f"{document.side}: {source_label(document)}"
            return None
        row = self.row(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{state_symbol(row.state)}  {one_line(row.fact.label)}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{state_label(row.state)}: {one_line(row.fact.label)}"
        return None

    def _tooltip(self, row: int, column: int) -> str:
        from html import escape

        document = self.sources[column]
        said = "".join(f"<p>“{escape(one_line(q.claim.quote, QUOTE))}”</p>" for q in self.quotations(row, column))
        voice = escape(voice_label(self.voice(row, column)))
        return f"<p><b>{escape(document.side)}</b>: {escape(source_label(document))}<br/>{voice}</p>{said}"


def is_reported(claim: Claim) -> bool:
    """Whether what a claim tells is what another voice says: all that happens in it, or, where nothing does, most of its words."""
    voices = claim.facets.attributions
    told = [e for e in claim.facets.events if not any(a.start < e.end and e.start < a.end for a in voices)]
    if told and voices:
        return all(any(a.content_start <= e.start and e.end <= a.content_end for a in voices) for e in told)
    spans = sorted((max(a.content_start, claim.start), min(a.content_end, claim.end)) for a in voices)
    covered, done = 0, claim.start
    for start, end in spans:
        covered += max(0, end - max(start, done))
        done = max(done, end)
    return covered >= MOSTLY * (claim.end - claim.start)
