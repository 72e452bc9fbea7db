"""A table to choose a row in: no grid, whole rows, the look that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


def look_plain(table: QTableView, model: QAbstractItemModel, name: str) -> None:
    """Show `model` in `table` by whole rows that are read and not typed in; `name` is what a screen reader says of it."""
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setTextElideMode(Qt.TextElideMode.ElideRight)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def set_lines(table: QTableView, padding: int) -> None:
    """One line a row, with `padding` pixels about it."""
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setWordWrap(False)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + padding)


def set_columns(table: QTableView, widths: Mapping[int, int], stretched: int) -> None:
    """`widths` are of columns by their numbers, in pixels; the column `stretched` takes what is left."""
    header = table.horizontalHeader()
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    for section, width in widths.items():
        header.resizeSection(section, width)


class PlainTable(QTableView):
    """`chosen` comes when another row is current, or none; `opened` brings a row at Enter or a double click."""

    chosen = Signal()
    opened = Signal(int)

    def __init__(
        self, model: QAbstractItemModel, name: str, widths: Mapping[int, int], stretched: int, parent: QWidget | None = None
    ) -> None:
        """`widths` and `stretched` as in `set_columns`."""
        super().__init__(parent)
        look_plain(self, model, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        set_columns(self, widths, stretched)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Make a row current and bring it into view; none for -1."""
        if row < 0:
            self.setCurrentIndex(QModelIndex())
        elif row != self.row():
            self.setCurrentIndex(self.model().index(row, 0))

    def _tell(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row() >= 0:
            self.opened.emit(self.row())
        else:
            super().keyPressEvent(event)
