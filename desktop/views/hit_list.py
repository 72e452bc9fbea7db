"""The list of hits: where each stands, and below it its words, with those that were asked for strong and underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.search_results import HIT, PLACE
from desktop.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.models.search_results import SearchResults
    from desktop.theme import Theme
    from reconciler.search.values import Hit

PAD = 8  # pixels around a hit
LINES = 3  # of a snippet, at most

_Index = QModelIndex | QPersistentModelIndex


class HitList(QListView):
    """`opened` brings the row of a hit at Enter or a double click, `left` comes at Esc, and at ↑ above the first."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, model: SearchResults, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = model
        self.setModel(model)
        self.setAccessibleName(self.tr("What was found"))
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Make a row current and bring it into view."""
        self.setCurrentIndex(self._hits.index(row, 0) if row >= 0 else QModelIndex())

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        self.viewport().update()

    def _open(self, row: int) -> None:
        if self._hits.hit(row) is not None:
            self.opened.emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # lines break elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.row())
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.row() <= self._hits.first()):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    """Paints headings and hits."""

    def __init__(self, view: HitList) -> None:
        super().__init__(view)
        self._view = view
        self.theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        line = option.fontMetrics.lineSpacing()
        hit: Hit | None = index.data(HIT)
        width = self._view.viewport().width()
        if hit is None:
            return QSize(width, line + 2 * PAD)
        return QSize(width, line + round(self._laid_out(hit, width - 2 * PAD, option.font)[1]) + 2 * PAD + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: Hit | None = index.data(HIT)
        area, line = option.rect, option.fontMetrics.lineSpacing()
        painter.save()
        if hit is None:
            self._paint_heading(painter, option, str(index.data()))
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, QColor(self.theme.selection))
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        inner = area.adjusted(PAD, PAD, -PAD, -PAD)
        painter.setPen(QColor(self.theme.text if chosen else self.theme.muted))
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        place = option.fontMetrics.elidedText(str(index.data(PLACE)), Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), line), Qt.AlignmentFlag.AlignVCenter, place)
        painter.setPen(QColor(self.theme.text))
        layout, _height = self._laid_out(hit, inner.width(), option.font)
        layout.draw(painter, QPointF(inner.left(), inner.top() + line + 2))
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._view.palette().color(QPalette.ColorRole.Text))
        painter.fillRect(option.rect, QColor(self.theme.window))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(option.rect.adjusted(PAD, 0, -PAD, 0), flags, text)

    @staticmethod
    def _laid_out(hit: Hit, width: int, font: QFont) -> tuple[QTextLayout, float]:
        """The snippet in lines of `width` pixels, and how high they are."""
        layout = QTextLayout(hit.snippet, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(_formats(hit.snippet, hit.marks))
        layout.beginLayout()
        height = 0.0
        for _ in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 40))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height


def _formats(text: str, marks: Iterable[tuple[int, int]]) -> list[QTextLayout.FormatRange]:
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    strong.setFontUnderline(True)
    found = []
    for start, end in marks:
        shown = QTextLayout.FormatRange()
        # Qt counts in UTF-16 units, the marks in code points
        shown.start, shown.length = _units(text[:start]), _units(text[start:end])
        shown.format = strong
        found.append(shown)
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
