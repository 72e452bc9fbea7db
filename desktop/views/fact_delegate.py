"""Paints the cells of the fact table: state and differences as badges, texts in a few lines, room for the head of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.fact_table import Role
from desktop.theme import LIGHT
from reconciler.model import FactState

if TYPE_CHECKING:
    from desktop.models.fact_cells import Badge
    from desktop.theme import Theme, Tones

    Index = QModelIndex | QPersistentModelIndex

LINES = 3
# pixels above the first row of a group
HEAD = 26
GAP = 4
# a long word must not run into the next column
_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class FactDelegate(QStyledItemDelegate):
    """A silence is in the colour of second rank."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if index.data(Role.SILENT):
            option.palette.setColor(QPalette.ColorRole.Text, QColor(self.theme.muted))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        padded = QStyleOptionViewItem(option)
        self.initStyleOption(padded, index)
        if index.data(Role.HEAD):
            padded.rect = padded.rect.adjusted(0, HEAD, 0, 0)
        text, padded.text = padded.text, ""
        style = padded.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, padded, painter, padded.widget)
        badges = index.data(Role.BADGES)
        painter.save()
        if index.column() == 0:
            self._paint_state(painter, padded, text, FactState(index.data(Role.STATE)))
        elif badges:
            self._paint_badges(painter, padded, badges)
        else:
            self._paint_text(painter, padded, text)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """An editor does not cover the head of a group."""
        editor.setGeometry(option.rect.adjusted(0, HEAD if index.data(Role.HEAD) else 0, 0, 0))

    def _paint_state(self, painter: QPainter, option: QStyleOptionViewItem, text: str, state: FactState) -> None:
        area = option.rect.adjusted(15, 7, -10, -7)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        words = option.fontMetrics.boundingRect(area, wrapped, text).intersected(area)
        self._paint_box(painter, QRectF(words.adjusted(-7, -2, 7, 2)), self.theme.states[state])
        painter.drawText(words, wrapped, text)

    def _paint_badges(self, painter: QPainter, option: QStyleOptionViewItem, badges: tuple[Badge, ...]) -> None:
        """As many as there is room for, in lines; the last says how many more there are."""
        metrics = option.fontMetrics
        area = option.rect.adjusted(8, 5, -8, -5)
        height = metrics.height() + 2
        x, y = area.x(), area.y()
        for number, badge in enumerate(badges):
            text = metrics.elidedText(badge.text, Qt.TextElideMode.ElideRight, area.width() - 8)
            width = metrics.horizontalAdvance(text) + 8
            if x > area.x() and x + width > area.right() + 1:
                x, y = area.x(), y + height + GAP
            last = y + 2 * height + GAP > area.bottom() + GAP and number + 1 < len(badges)
            following = metrics.horizontalAdvance(badges[number + 1].text) + 8 if number + 1 < len(badges) else 0
            if last and x + width + GAP + following > area.right() + 1:
                text = f"+{len(badges) - number}"
                width = metrics.horizontalAdvance(text) + 8
            box = QRect(x, y, width, height)
            self._paint_box(painter, QRectF(box), self.theme.severities[badge.severity])
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            if text.startswith("+"):
                return
            x += width + GAP

    def _paint_box(self, painter: QPainter, box: QRectF, tones: Tones) -> None:
        """A box for a badge, and the pen for its words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tones.line))
        painter.setBrush(QColor(tones.fill))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(tones.text))

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
    layout.setTextOption(_WRAPPED)
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
