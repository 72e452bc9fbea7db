"""How words and names are painted: a thing in two lines with its count, a count with its bar, a place in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.labels import number_label
from desktop.models.words import PlaceTable, Role
from desktop.theme import LIGHT, Theme
from reconciler.model import FactState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_Index = QModelIndex | QPersistentModelIndex
_EDGE = 10


class _Themed(QStyledItemDelegate):
    """A delegate that knows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> tuple[QStyleOptionViewItem, str]:
        """Paint what stands behind the text, and give the text back with how it is to look."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        text, own.text = own.text, ""
        own.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        return own, text

    @staticmethod
    def ink(option: QStyleOptionViewItem, colour: str) -> QColor:
        """`colour`, or that of chosen text."""
        if option.state & QStyle.StateFlag.State_Selected:
            return option.palette.color(QPalette.ColorRole.HighlightedText)
        return QColor(colour)


class ThingDelegate(_Themed):
    """Two lines: what a thing is called, and what it is; its count stands at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        own, text = self.ground(painter, option, index)
        metrics = own.fontMetrics
        count = number_label(index.data(Role.COUNT))
        painter.save()
        width = metrics.horizontalAdvance(count)
        area = own.rect.adjusted(_EDGE, 6, -_EDGE, -6)
        painter.setPen(self.ink(own, self.theme.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, count)
        room = area.adjusted(0, 0, -width - 8, 0)
        below = room.adjusted(0, metrics.lineSpacing() + 2, 0, 0)
        detail = metrics.elidedText(index.data(Role.DETAIL), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, detail)
        painter.setPen(self.ink(own, self.theme.text))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return QSize(160, 2 * option.fontMetrics.lineSpacing() + 14)


class CountDelegate(_Themed):
    """A count with a bar behind it, as long as the part that it is of its side's words for the thing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        own, text = self.ground(painter, option, index)
        tally = index.data(Role.TALLY)
        painter.save()
        area = own.rect.adjusted(_EDGE, 4, -_EDGE, -4)
        chosen = bool(own.state & QStyle.StateFlag.State_Selected)
        if tally is not None and tally.share:
            tones = self.theme.states[FactState.AGREED]
            bar = QRect(area.left(), area.bottom() - 4, round(area.width() * tally.share), 4)
            painter.fillRect(bar, QColor(own.palette.color(QPalette.ColorRole.HighlightedText) if chosen else tones.line))
        painter.setPen(
            self.ink(
                own,
                self.theme.text if index.column() == 0 or (tally is not None and (tally.own or tally.quoted)) else self.theme.muted,
            )
        )
        words = area.adjusted(0, 0, 0, -5)
        shown = own.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class PlaceDelegate(_Themed):
    """A line of context: what stands before is cut at its beginning, the words are bold, and the source looks like a link."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        column = index.column()
        if column == 0:
            option.textElideMode = Qt.TextElideMode.ElideLeft
        if column == 1:
            font = QFont(option.font)
            font.setBold(True)
            option.font = font
        elif column == PlaceTable.WHERE:
            option.palette.setColor(QPalette.ColorRole.Text, QColor(self.theme.accent))
