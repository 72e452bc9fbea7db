"""The table of facts itself: whole rows of three lines, verdicts by one key, heads of groups, copying as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.models.fact_cells import as_html, as_text
from desktop.views.fact_delegate import HEAD, LINES, FactDelegate
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.models.fact_table import FactTable
    from desktop.theme import Theme

# the same key with a Russian keyboard has the letter behind it
_VERDICTS = {
    "a": VerdictValue.ACCEPTED,
    "ф": VerdictValue.ACCEPTED,
    "d": VerdictValue.DISMISSED,
    "в": VerdictValue.DISMISSED,
    "r": VerdictValue.RESOLVED,
    "к": VerdictValue.RESOLVED,
    "o": VerdictValue.OPEN,
    "щ": VerdictValue.OPEN,
}
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.ShiftModifier
)


class FactGrid(QTableView):
    """In the order of the report until a header is clicked; `decided` brings a `VerdictValue`, `copied` the number of rows."""

    decided = Signal(object)
    copied = Signal(int)

    def __init__(self, model: FactTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._headed: list[int] = []
        self.setModel(model)
        self.delegate = FactDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("Fact table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().lineSpacing() * LINES + 10)
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns.setMinimumSectionSize(60)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        model.modelReset.connect(self._make_room)
        model.layoutChanged.connect(self._make_room)

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView::section {{ background: {theme.window}; color: {theme.muted}; padding: 4px 8px; }}"
            f"QHeaderView::section {{ border: none; border-bottom: 1px solid {theme.border}; }}"
        )
        self.viewport().update()

    def copy_table(self) -> None:
        """Put the rows that are chosen, or all where it is one or none, on the clipboard, with the columns that are shown: as text
        with tabs and as an HTML table."""
        header = self.horizontalHeader()
        shown = [column for column in range(self._model.columnCount()) if not header.isSectionHidden(column)]
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        cells = self._model.cells(shown, chosen if len(chosen) > 1 else None)
        data = QMimeData()
        data.setText(as_text(cells))
        data.setHtml(as_html(cells))
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit(len(cells) - 1)

    def edit_statement(self) -> None:
        """Write the reconciled statement of the chosen row in its cell, which is shown for it."""
        index = self._model.index(self.currentIndex().row(), self._model.columns().index("statement"))
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setColumnHidden(index.column(), False)
            self.scrollTo(index)
            self.setCurrentIndex(index)
            self.edit(index)

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        verdict = None if event.modifiers() & _COMMANDS else _VERDICTS.get(event.text().casefold())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_statement()
        elif verdict is not None and self.currentIndex().isValid():
            self.decided.emit(verdict)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.selectRow(0)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(800, 260)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._headed:
            return
        theme = self.delegate.theme
        painter = QPainter(self.viewport())
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        for row, words in self._model.heads().items():
            top = self.rowViewportPosition(row)
            band = QRect(0, top, self.viewport().width(), HEAD)
            if not band.intersects(event.rect()):
                continue
            painter.fillRect(band, QColor(theme.window))
            painter.setPen(QColor(theme.text))
            painter.drawText(band.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _make_room(self) -> None:
        """Make the first row of each group higher, so that its head has room."""
        usual = self.verticalHeader().defaultSectionSize()
        rows = self._model.rowCount()
        for row in self._headed:
            if row < rows:
                self.setRowHeight(row, usual)
        self._headed = list(self._model.heads())
        for row in self._headed:
            self.setRowHeight(row, usual + HEAD)
