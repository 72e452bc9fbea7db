"""The fact table for Qt: a row a fact, a column a side, over the plain rows of a `Report`.

Filtering and sorting are done on plain lists (`fact_rows`): QSortFilterProxyModel calls Python for every comparison, which takes
half a minute for 100,000 rows. The whole report is held in memory.
"""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from desktop.models.fact_cells import quote_tip, quotes_text, tags_text, verdict_text
from desktop.models.fact_filter import FactFilter
from desktop.models.fact_rows import GROUPINGS, FactRows
from desktop.models.labels import one_line, time_label, verdict_line
from desktop.theme import state_label, state_symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from reconciler.model import FactState
    from reconciler.report import Quotation, Report, Row

    Index = QModelIndex | QPersistentModelIndex

# characters of a quote in a cell: three lines of a wide column
CELL_QUOTE = 240
SIDE = "side:"
EVERY_FACT = FactFilter()
AT_ONCE = 100  # rows that are made ready between two events: a few milliseconds


class Role(IntEnum):
    """What a row tells a view beside its texts."""

    FACT = Qt.ItemDataRole.UserRole
    STATE = Qt.ItemDataRole.UserRole + 1
    SILENT = Qt.ItemDataRole.UserRole + 2
    BADGES = Qt.ItemDataRole.UserRole + 3
    HEAD = Qt.ItemDataRole.UserRole + 4  # what stands over the first row of a group, else the empty string


class FactTable(QAbstractTableModel):
    """State, fact, one column a side, differences, verdict, statement, tags; `set_filter`, `sort` and `set_grouping` say what is
    shown in which order. `stated` brings a fact and the statement that a person wrote in its cell."""

    stated = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = FactRows()
        self._columns: tuple[str, ...] = _columns(())
        self._shown: list[int] = []
        self._filter = EVERY_FACT
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._grouping = ""
        self._heads: dict[int, str] = {}
        self.writable = False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._prepare)

    # --- what it shows ----------------------------------------------------------------------------------------------------------

    def set_report(self, report: Report | None) -> None:
        """Show another report, or none; the filter and the order stay."""
        self.beginResetModel()
        self.rows.set_report(report)
        self._columns = _columns(self.rows.sides)
        self._choose()
        self.endResetModel()
        if QCoreApplication.instance() is not None:
            self._idle.start()

    def refresh_decisions(self, report: Report) -> None:
        """Take over what was decided in `report`, which has the same facts as the one shown; each row stays where it is."""
        changed = self.rows.take_over(report)
        places = {source: row for row, source in enumerate(self._shown)} if changed else {}
        for source in changed:
            if source in places:
                row = places[source]
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _prepare(self) -> None:
        """Make some rows ready while nothing else is to be done."""
        if not self.rows.prepare(AT_ONCE):
            self._idle.stop()

    def set_filter(self, wanted: FactFilter = EVERY_FACT) -> None:
        """Show the facts that `wanted` asks for; its words are looked for in label, quotes, sources, differences, notes, …"""
        self.beginResetModel()
        self._filter = wanted
        self._choose()
        self.endResetModel()

    def set_grouping(self, grouping: str) -> None:
        """Keep the facts of each group together, whatever the order: one of `Grouping`; or do so no more."""
        self._grouping = grouping
        self._reorder()

    @property
    def grouping(self) -> str:
        """What the facts are kept together by; empty for nothing."""
        return self._grouping

    @staticmethod
    def groupings() -> dict[str, str]:
        """What they can be kept together by, and how that reads."""
        return {name.value: QCoreApplication.translate("FactRows", words) for name, words in GROUPINGS.items()}

    def counts(self) -> Counter[FactState]:
        """How many facts there are in each state, whatever is shown."""
        return Counter(row.state for row in self.rows.rows)

    def shown(self) -> frozenset[str]:
        """The facts that are shown now."""
        return frozenset(self.rows.rows[i].fact.id for i in self._shown)

    def with_words(self, words: Sequence[str], limit: int) -> list[Row]:
        """The first `limit` facts, whatever is shown, that have all of `words` (in one case) somewhere."""
        found = (row for number, row in enumerate(self.rows.rows) if all(word in self.rows.text(number) for word in words))
        return list(islice(found, limit))

    def types(self) -> tuple[str, ...]:
        """The types of the differences that count, the most frequent first."""
        rows = self.rows
        found = Counter(kind for number, row in enumerate(rows.rows) if row.discrepancies for kind, _ in rows.facts(number).flags)
        return tuple(kind for kind, _ in found.most_common())

    def tags(self) -> tuple[str, ...]:
        """The tags of the facts, whatever is shown, each once, in the order of letters."""
        found = {name.casefold(): name for n, _ in enumerate(self.rows.rows) for name in self.rows.facts(n).tags}
        return tuple(found[folded] for folded in sorted(found))

    def columns(self) -> tuple[str, ...]:
        """The columns by names that stay the same: "state", "side:EU", …"""
        return self._columns

    def fact_at(self, row: int) -> str:
        """The id of the fact in `row`."""
        return self.rows.rows[self._shown[row]].fact.id

    def row_of(self, fact: str) -> int:
        """The row in which the fact with this id is shown, or -1."""
        return next((row for row, source in enumerate(self._shown) if self.rows.rows[source].fact.id == fact), -1)

    def heads(self) -> dict[int, str]:
        """What stands over the first row of each group, by that row; empty where nothing is grouped."""
        return dict(self._heads)

    def cells(self, columns: Sequence[int], rows: Sequence[int] | None = None) -> list[list[str]]:
        """What is shown in `columns` of `rows`, or of all, in full and with a head, to be pasted elsewhere."""
        head = [str(self.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        sources = self._shown if rows is None else [self._shown[row] for row in rows]
        return [head, *([self._whole_text(source, column) for column in columns] for source in sources)]

    # --- choosing and ordering --------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._shown = self.rows.chosen(self._filter)
        self._arrange()

    def _arrange(self) -> None:
        if self._order is not None:
            column, order = self._order
            name = self._columns[min(column, len(self._columns) - 1)]
            self._shown = self.rows.ordered(self._shown, name, reverse=order == Qt.SortOrder.DescendingOrder)
        self._heads = {}
        if self._grouping:
            self._shown, self._heads = self.rows.grouped(self._shown, self._grouping)

    def _reorder(self) -> None:
        """Put the rows in order; what is chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        facts = [self._shown[index.row()] for index in before]
        if self._order is None:
            self._shown.sort()
        self._arrange()
        places = {source: row for row, source in enumerate(self._shown)}
        self.changePersistentIndexList(before, [self.index(places[f], i.column()) for f, i in zip(facts, before, strict=True)])
        self.layoutChanged.emit()

    # --- the texts of a row -----------------------------------------------------------------------------------------------------

    def _side(self, column: int) -> int | None:
        return column - 2 if 2 <= column < 2 + len(self.rows.sides) else None

    def _text(self, source: int, column: int) -> str:
        row, side = self.rows.rows[source], self._side(column)
        if side is not None:
            return self._cell_text(row.cells[side])
        match self._columns[column]:
            case "state":
                return f"{state_symbol(row.state)} {state_label(row.state)}"
            case "fact":
                return one_line(row.fact.label)
            case "differences":
                return ", ".join(badge.text for badge in self.rows.facts(source).badges())
            case "verdict":
                return verdict_text(row.verdict)
            case "statement":
                return one_line(row.statement.text) if row.statement is not None else ""
        return tags_text(self.rows.facts(source).tags)

    def _whole_text(self, source: int, column: int) -> str:
        row, side = self.rows.rows[source], self._side(column)
        if side is not None:
            return quotes_text(row.cells[side])
        return state_label(row.state) if column == 0 else self._text(source, column)

    def _cell_text(self, cell: tuple[Quotation, ...]) -> str:
        if not cell:
            return "—"
        before, after = cell[0].around()
        first = f"{'… ' if before else ''}{one_line(cell[0].claim.quote, CELL_QUOTE)}{' …' if after else ''}"
        return first if len(cell) == 1 else self.tr("{quote} (and {count} more)").format(quote=first, count=len(cell) - 1)

    def _tooltip(self, source: int, column: int) -> str:
        row, side = self.rows.rows[source], self._side(column)
        if side is not None:
            if row.cells[side]:
                return "".join(quote_tip(q) for q in row.cells[side])
            return _paragraph(self.tr("{side} says nothing of this fact.").format(side=self.rows.sides[side]))
        name = self._columns[column]
        if name == "verdict" and row.verdict is not None:
            return _paragraph(verdict_line(row.verdict))
        if name == "statement":
            if row.statement is not None:
                return _paragraph(f"{row.statement.text} · {row.statement.author} · {time_label(row.statement.time)}")
            return _paragraph(self.tr("F2 or a double click: write what is so")) if self.writable else ""
        return _paragraph(row.fact.label if name == "fact" else self._text(source, column))

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        source, column = self._shown[index.row()], index.column()
        row = self.rows.rows[source]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(source, column)
            case Qt.ItemDataRole.EditRole:
                return row.statement.text if row.statement is not None and self._is_statement(column) else ""
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(source, column)
            case Role.FACT:
                return row.fact.id
            case Role.STATE:
                return row.state
            case Role.SILENT:
                side = self._side(column)
                return side is not None and not row.cells[side]
            case Role.BADGES:
                return self.rows.facts(source).badges() if self._columns[column] == "differences" else ()
            case Role.HEAD:
                return self._heads.get(index.row(), "")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for a statement to be stored; the cell shows it once it is."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self._is_statement(index.column()):
            return False
        text = str(value).strip()
        if text != self.data(index, Qt.ItemDataRole.EditRole):
            self.stated.emit(self.fact_at(index.row()), text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        editable = self.writable and index.isValid() and self._is_statement(index.column())
        return found | Qt.ItemFlag.ItemIsEditable if editable else found

    def _is_statement(self, column: int) -> bool:
        return self._columns[column] == "statement"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)  # a long name is whole in its tip
        if orientation != Qt.Orientation.Horizontal or not said or section >= len(self._columns):
            return None
        name = self._columns[section]
        if name.startswith(SIDE):
            return name.removeprefix(SIDE)
        return {
            "state": self.tr("State"),
            "fact": self.tr("Fact"),
            "differences": self.tr("Differences"),
            "verdict": self.tr("Verdict"),
            "statement": self.tr("Reconciled statement"),
            "tags": self.tr("Tags"),
        }[name]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 gives back the order of the report: disputed facts first, then as in the texts."""
        self._order = (column, order) if column >= 0 else None
        self._reorder()


def _columns(sides: Sequence[str]) -> tuple[str, ...]:
    return ("state", "fact", *(f"{SIDE}{side}" for side in sides), "differences", "verdict", "statement", "tags")


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
