"""The fact table on the screen: a field and buttons to filter it, and the table itself with its badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop.models.fact_table import Role
from desktop.theme import LIGHT, Theme, state_label, state_symbol
from desktop.views.parts import column, text_label
from reconciler.model import FactState
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QItemSelection

    from desktop.models.fact_table import FactTable


LINES = 3
STATE_WIDTH, DIFFERENCES_WIDTH, VERDICT_WIDTH = 128, 122, 84


class FactTableView(QWidget):
    """`fact_chosen` brings a fact's id; `filter_changed` the words and the states that shall be shown."""

    fact_chosen = Signal(str)
    filter_changed = Signal(str, object)

    def __init__(self, model: FactTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = LIGHT
        self._silent = False
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("Find facts"))
        self._words.setAccessibleName(self.tr("Find facts"))
        self._words.setToolTip(self.tr("Words that a fact shall have in its label, quotes, sources, differences or notes"))
        self._words.setClearButtonEnabled(True)
        self._words.setAcceptDrops(False)  # dropped files go to the window
        self._words.setMaximumWidth(380)
        self._words.textChanged.connect(self._tell_filter)
        self._chips = {state: self._chip(state) for state in STATE_ORDER}
        self._shown = text_label("", muted=True, wrap=False)
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.setSpacing(6)
        top.addWidget(self._words, 2)
        for chip in self._chips.values():
            top.addWidget(chip)
        top.addStretch(1)
        top.addWidget(self._shown)
        self.table = _Table(model)
        self._delegate = _FactDelegate(self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.selectionModel().selectionChanged.connect(self._tell_fact)
        model.modelReset.connect(self._fit)
        layout = column(self, spacing=0)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self._fit()

    def select_fact(self, fact: str) -> None:
        """Choose the row of a fact, if it is shown, without saying so; an empty id chooses none."""
        row = self._model.row_of(fact) if fact else -1
        self._silent = True
        if row < 0:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        else:
            self.table.selectRow(row)
            self.table.scrollTo(self._model.index(row, 0))
        self._silent = False

    def step(self, by: int) -> None:
        """Choose the fact `by` rows on."""
        current = self.table.currentIndex()
        row = current.row() + by if current.isValid() else 0
        if 0 <= row < self._model.rowCount():
            self.table.selectRow(row)

    def show_counts(self, counts: Mapping[FactState, int]) -> None:
        """Write the number of facts on the button of each state, and how many are shown."""
        for state, chip in self._chips.items():
            chip.setText(f"{state_symbol(state)} {state_label(state)}  {counts.get(state, 0)}")
        total, shown = sum(counts.values()), self._model.rowCount()
        self._shown.setText("" if shown == total else self.tr("{shown} of {total} shown").format(shown=shown, total=total))

    def focus_filter(self) -> None:
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._delegate.theme = theme
        for state, chip in self._chips.items():
            tones = theme.states[state]
            chip.setStyleSheet(
                "QToolButton { border-radius: 9px; padding: 2px 9px; }"
                f"QToolButton {{ background: transparent; color: {theme.muted}; border: 1px solid {theme.border}; }}"
                f"QToolButton:checked {{ background: {tones.fill}; color: {tones.text}; border: 1px solid {tones.line}; }}"
                f"QToolButton:focus {{ border: 2px solid {theme.accent}; padding: 1px 8px; }}"
            )
        self.table.horizontalHeader().setStyleSheet(
            f"QHeaderView::section {{ background: {theme.window}; color: {theme.muted}; padding: 4px 8px; }}"
            f"QHeaderView::section {{ border: none; border-bottom: 1px solid {theme.border}; }}"
        )
        self.table.viewport().update()

    def _chip(self, state: FactState) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setText(f"{state_symbol(state)} {state_label(state)}")
        chip.setToolTip(self.tr("Show or hide the facts of this state"))
        chip.setAccessibleName(self.tr("Show facts: {state}").format(state=state_label(state)))
        chip.toggled.connect(self._tell_filter)
        return chip

    def _tell_filter(self) -> None:
        self.filter_changed.emit(self._words.text(), frozenset(s for s, chip in self._chips.items() if chip.isChecked()))

    def _tell_fact(self, selected: QItemSelection) -> None:
        rows = selected.indexes()
        if rows and not self._silent:
            self.fact_chosen.emit(self._model.fact_at(rows[0].row()))

    def _fit(self) -> None:
        """Give the fact and the sides the room that the others leave."""
        header = self.table.horizontalHeader()
        last = self._model.columnCount() - 1
        for section in range(last + 1):
            wide = 0 < section < last - 1
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Interactive)
        for section, width in ((0, STATE_WIDTH), (last - 1, DIFFERENCES_WIDTH), (last, VERDICT_WIDTH)):
            self.table.setColumnWidth(section, width)


class _Table(QTableView):
    """A table of whole rows, three lines each, in the order of the report until a header is clicked."""

    def __init__(self, model: FactTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Fact table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
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
        columns.setMinimumSectionSize(60)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.selectRow(0)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(800, 260)


class _FactDelegate(QStyledItemDelegate):
    """Paints the state as a badge, and a silence in the colour of second rank."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if index.data(Role.SILENT):
            option.palette.setColor(QPalette.ColorRole.Text, QColor(self.theme.muted))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        padded = QStyleOptionViewItem(option)
        self.initStyleOption(padded, index)
        text, padded.text = padded.text, ""
        style = padded.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, padded, painter, padded.widget)
        painter.save()
        if index.column() == 0:
            self._paint_badge(painter, padded, text, FactState(index.data(Role.STATE)))
        else:
            self._paint_text(painter, padded, text)
        painter.restore()

    def _paint_badge(self, painter: QPainter, option: QStyleOptionViewItem, text: str, state: FactState) -> None:
        tones = self.theme.states[state]
        area = option.rect.adjusted(15, 7, -10, -7)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        words = option.fontMetrics.boundingRect(area, wrapped, text).intersected(area)
        box = QRectF(words.adjusted(-7, -2, 7, 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tones.line))
        painter.setBrush(QColor(tones.fill))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(tones.text))
        painter.drawText(words, wrapped, text)

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(option.palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text))
        painter.setFont(option.font)
        area = option.rect.adjusted(8, 5, -8, -5)
        draw_lines(painter, area, text, LINES)


def draw_lines(painter: QPainter, area: QRect, text: str, limit: int) -> None:
    """Draw `text` wrapped into at most `limit` lines; the last one ends in an ellipsis where more would follow."""
    metrics = painter.fontMetrics()
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    y = area.y()
    for number in range(limit):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        if number < limit - 1:
            line.draw(painter, QPointF(area.x(), y))
        else:
            rest = metrics.elidedText(_from_utf16(text, line.textStart()), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area.x(), y + metrics.ascent(), rest)
        y += metrics.lineSpacing()
    layout.endLayout()


def _from_utf16(text: str, start: int) -> str:
    """What follows `start`, counted in Qt's UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start :].decode("utf-16-le", "replace")
