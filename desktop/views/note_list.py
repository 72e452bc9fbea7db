"""The list of notes: the first words of each, below them whose it is and what it is about; replies are moved in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.notes import ROW
from desktop.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from desktop.models.notes import NoteRow, NotesList
    from desktop.theme import Theme

PAD = 7  # pixels around a note
INDENT = 18  # by which a reply stands further right than what it answers

_Index = QModelIndex | QPersistentModelIndex


class NoteList(QListView):
    """`chosen` comes when another note is current, `opened` at Enter or a double click."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, model: NotesList, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    def row(self) -> int:
        """The number of the current row, -1 for none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Make a row current and bring it into view; none for -1."""
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        self.viewport().update()

    def _tell(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit()

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row() >= 0:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    """Two lines a note."""

    def __init__(self, view: NoteList) -> None:
        super().__init__(view)
        self.theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return QSize(120, 2 * option.fontMetrics.lineSpacing() + 2 * PAD + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: NoteRow = index.data(ROW)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, QColor(self.theme.selection))
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        area = option.rect.adjusted(PAD + INDENT * row.depth, PAD, -PAD, -PAD)
        line = option.fontMetrics.lineSpacing()
        painter.setPen(QColor(self.theme.text))
        head = f"↳ {row.head}" if row.depth else row.head
        painter.drawText(_line(area, 0, line), _FLAGS, option.fontMetrics.elidedText(head, _CUT, area.width()))
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.92)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.text if chosen else self.theme.muted))
        said = "   ".join(part for part in (row.by, row.about) if part)
        painter.drawText(_line(area, 1, line), _FLAGS, QFontMetrics(small).elidedText(said, _CUT, area.width()))
        painter.restore()


_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CUT = Qt.TextElideMode.ElideRight


def _line(area: QRect, number: int, height: int) -> QRect:
    return QRect(area.left(), area.top() + number * (height + 2), area.width(), height)
