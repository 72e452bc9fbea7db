"""The fact table for Qt: a row a fact, a column a side, over the plain rows of a `Report`.

Filtering and sorting are done on the plain list: QSortFilterProxyModel calls Python for every comparison, which takes half a
minute for 100,000 rows. The whole report is held in memory.
"""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.models.labels import one_line, source_label, type_label, verdict_label, verdict_line
from desktop.theme import state_label, state_symbol
from reconciler.model import FactState
from reconciler.notebook.entries import VerdictValue
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtCore import QObject

    from reconciler.notebook.entries import Verdict
    from reconciler.report import Quotation, Report, Row

    Index = QModelIndex | QPersistentModelIndex

# characters of a quote in a cell and in a tooltip: three lines of a wide column, and a screen's worth
CELL_QUOTE = 240
TOOLTIP_QUOTE = 900


class Role(IntEnum):
    """What a row tells a view beside its texts."""

    FACT = Qt.ItemDataRole.UserRole
    STATE = Qt.ItemDataRole.UserRole + 1
    SILENT = Qt.ItemDataRole.UserRole + 2


class FactTable(QAbstractTableModel):
    """State, fact, one column a side, differences, verdict; `set_filter` and `sort` choose and order what is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._haystacks: list[str] = []
        self._shown: list[int] = []
        self._text = ""
        self._states: frozenset[FactState] = frozenset(FactState)
        self._order: tuple[int, Qt.SortOrder] | None = None

    # --- what it shows ----------------------------------------------------------------------------------------------------------

    def set_report(self, report: Report | None) -> None:
        """Show another report, or none; the filter and the order stay."""
        self.beginResetModel()
        self._sides = report.sides if report else ()
        self._rows = report.rows if report else ()
        self._haystacks = [_haystack(row) for row in self._rows]
        self._choose()
        self.endResetModel()

    def refresh_decisions(self, report: Report) -> None:
        """Take over the verdicts and notes of `report`, which has the same facts as the one shown, row by row."""
        changed = [i for i, (old, new) in enumerate(zip(self._rows, report.rows, strict=True)) if old != new]
        self._rows = report.rows
        for source_row in changed:
            self._haystacks[source_row] = _haystack(self._rows[source_row])
            if source_row in self._shown:
                row = self._shown.index(source_row)
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def set_filter(self, text: str = "", states: Collection[FactState] = frozenset(FactState)) -> None:
        """Show the facts of `states` that have every word of `text` in their label, quotes, sources, differences or notes."""
        self.beginResetModel()
        self._text, self._states = text, frozenset(states)
        self._choose()
        self.endResetModel()

    def counts(self) -> Counter[FactState]:
        """How many facts there are in each state, whatever is shown."""
        return Counter(row.fact.state for row in self._rows)

    def fact_at(self, row: int) -> str:
        """The id of the fact in `row`."""
        return self._rows[self._shown[row]].fact.id

    def row_of(self, fact: str) -> int:
        """The row in which the fact with this id is shown, or -1."""
        return next((row for row, source in enumerate(self._shown) if self._rows[source].fact.id == fact), -1)

    def _choose(self) -> None:
        words = self._text.casefold().split()
        self._shown = [
            i
            for i, row in enumerate(self._rows)
            if row.fact.state in self._states and all(word in self._haystacks[i] for word in words)
        ]
        self._arrange()

    def _arrange(self) -> None:
        if self._order is not None:
            column, order = self._order
            key = self._sort_key(column)
            self._shown.sort(key=lambda i: key(self._rows[i]), reverse=order == Qt.SortOrder.DescendingOrder)

    def _sort_key(self, column: int) -> Callable[[Row], Any]:
        if column == 0:
            return lambda row: STATE_ORDER.index(row.fact.state)
        if column == self._column_of_differences():
            return lambda row: len(row.discrepancies)
        return lambda row: self._text_at(row, column).casefold()

    # --- the texts of a row -----------------------------------------------------------------------------------------------------

    def _column_of_differences(self) -> int:
        return 2 + len(self._sides)

    def _side_column(self, column: int) -> int | None:
        return column - 2 if 2 <= column < self._column_of_differences() else None

    def _text_at(self, row: Row, column: int) -> str:
        if column == 0:
            return f"{state_symbol(row.fact.state)} {state_label(row.fact.state)}"
        if column == 1:
            return one_line(row.fact.label)
        side = self._side_column(column)
        if side is not None:
            return self._cell_text(row.cells[side])
        return self._differences(row) if column == self._column_of_differences() else self._verdict(row.verdict)

    def _cell_text(self, cell: tuple[Quotation, ...]) -> str:
        if not cell:
            return "—"
        before, after = cell[0].around()
        first = f"{'… ' if before else ''}{one_line(cell[0].claim.quote, CELL_QUOTE)}{' …' if after else ''}"
        return first if len(cell) == 1 else self.tr("{quote} (and {count} more)").format(quote=first, count=len(cell) - 1)

    def _differences(self, row: Row) -> str:
        types = Counter(type_label(d.type) for d in row.discrepancies)
        return ", ".join(kind if count == 1 else f"{kind} ×{count}" for kind, count in types.items())

    def _verdict(self, verdict: Verdict | None) -> str:
        open_ = verdict is None or verdict.value is VerdictValue.OPEN
        return "" if open_ or verdict is None else verdict_label(verdict.value)

    def _tooltip(self, row: Row, column: int) -> str:
        side = self._side_column(column)
        if side is not None:
            if row.cells[side]:
                return "".join(_quote_with_place(q) for q in row.cells[side])
            return _paragraph(self.tr("{side} says nothing of this fact.").format(side=self._sides[side]))
        if column == self._column_of_differences() + 1 and row.verdict is not None:
            return _paragraph(verdict_line(row.verdict))
        return _paragraph(row.fact.label if column == 1 else self._text_at(row, column))

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._sides) + 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[self._shown[index.row()]]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text_at(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row, index.column())
        if role == Role.FACT:
            return row.fact.id
        if role == Role.STATE:
            return row.fact.state
        if role == Role.SILENT:
            side = self._side_column(index.column())
            return side is not None and not row.cells[side]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        side = self._side_column(section)
        if side is not None:
            return self._sides[side]
        names = {0: self.tr("State"), 1: self.tr("Fact"), self._column_of_differences(): self.tr("Differences")}
        return names.get(section, self.tr("Verdict"))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 gives back the order of the report: disputed facts first, then as in the texts."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        facts = [self._shown[index.row()] for index in before]
        self._order = (column, order) if column >= 0 else None
        if self._order is None:
            self._shown.sort()
        else:
            self._arrange()
        places = {source: row for row, source in enumerate(self._shown)}
        self.changePersistentIndexList(before, [self.index(places[f], i.column()) for f, i in zip(facts, before, strict=True)])
        self.layoutChanged.emit()


def _haystack(row: Row) -> str:
    quotations = [q for cell in row.cells for q in cell]
    parts = [row.fact.label, *(q.claim.quote for q in quotations), *(source_label(q.document) for q in quotations)]
    parts += [type_label(d.type) for d in row.discrepancies] + [note.text for note in row.notes]
    if row.verdict is not None:
        parts += [verdict_label(row.verdict.value), row.verdict.reason]
    return "\n".join(parts).casefold()


def _quote_with_place(quotation: Quotation) -> str:
    before, after = quotation.around()
    quote = escape(one_line(quotation.claim.quote, TOOLTIP_QUOTE))
    if before or after:
        # no letters are cut apart: the blanks between the parts stay
        quote = f"{escape(before)}<b>{quote}</b>{escape(after)}"
    place = " · ".join(part for part in (source_label(quotation.document), one_line(quotation.claim.heading)) if part)
    return f"<p>“{quote}”<br/><small>{escape(place)}</small></p>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
