"""The palette: a field and a list below it, over the window, worked by the keyboard alone (the mouse works too)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.palette import Entry, PaletteList, Role
from desktop.theme import LIGHT, Theme
from desktop.views.parts import column, filter_field, text_label

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, ROWS, TOP = 680, 11, 64
PAD = 8
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS - 1, Qt.Key.Key_PageUp: 1 - ROWS}


class Palette(QFrame):
    """`chosen` brings the entry that the person wants. `find` gives what fits the words that were typed.

    It closes when it is left; the focus then goes back to where it was.
    """

    chosen = Signal(object)

    def __init__(self, find: Callable[[str], list[Entry]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Commands, pages, sources and facts"))
        self._find = find
        self._before: QWidget | None = None
        self.model = PaletteList(self)
        self.field = filter_field(self.tr("A command, a page, a source, or words of a fact"))
        self.field.textChanged.connect(self._show_fitting)
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What fits"))
        self._delegate = _Line(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(lambda _index: self._choose())
        self._nothing = text_label(self.tr("Nothing fits. Type fewer letters, or other ones."), muted=True)
        layout = column(self, 10, 6)
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        self.hide()

    def open(self) -> None:
        """Show it over the window, with nothing typed yet."""
        window = self.window()
        self._before = window.focusWidget()
        width = min(WIDTH, window.width() - 40)
        height = min(ROWS * self._delegate.height() + 70, window.height() - TOP - 40)
        self.setGeometry((window.width() - width) // 2, TOP, width, height)
        self.field.clear()
        self._show_fitting("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_(self) -> None:
        """Take it away, and give the focus back."""
        if self.isVisible():
            before, self._before = self._before, None
            self.hide()
            if before is not None and before.isVisible():
                before.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.setStyleSheet(
            f"#palette {{ background: {theme.window}; border: 2px solid {theme.accent}; border-radius: 8px; }}"
            f"#palette QListView {{ background: {theme.window}; color: {theme.text}; }}"
        )

    def _show_fitting(self, text: str) -> None:
        self.model.set_entries(self._find(text))
        there = self.model.rowCount() > 0
        self.list.setVisible(there)
        self._nothing.setVisible(not there)
        if there:
            self._go_to(0)

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))
        # the focus stays in the field: a screen reader is told there what is chosen below
        self.field.setAccessibleDescription(self.model.spoken(row))
        QAccessible.updateAccessibility(QAccessibleEvent(self.field, QAccessible.Event.DescriptionChanged))

    def _choose(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            return
        entry = self.model.entry(index.row())
        if not entry.lacking:  # what is of no use now says why, and the palette stays
            self.close_()
            self.chosen.emit(entry)

    def _press(self, event: QKeyEvent) -> bool:
        """Whether a key in the field was one of the palette's own."""
        key = Qt.Key(event.key())
        if key in _STEPS and self.model.rowCount():
            row = self.list.currentIndex().row() + _STEPS[key]
            self._go_to(max(0, min(self.model.rowCount() - 1, row)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.close_()
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, *_STEPS}
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if watched is self.field and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and _left(event):
            self._before = None
            self.hide()
        return super().eventFilter(watched, event)


def _left(event: QFocusEvent) -> bool:
    """Whether the person went elsewhere in the window, and did not just look at another one or at a menu."""
    reasons = Qt.FocusReason
    return event.reason() not in {reasons.ActiveWindowFocusReason, reasons.PopupFocusReason}


class _Line(QStyledItemDelegate):
    """An entry in one line: its title, what it is, and its keys at the right; what is of no use now is dim and says why."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = LIGHT

    def height(self) -> int:
        view = self.parent()
        assert isinstance(view, QWidget)
        return QFontMetrics(view.font()).height() + 2 * PAD

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(100, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        entry = index.data(Role.ENTRY)
        view = self.parent()
        assert isinstance(view, QListView)
        rect = option.rect
        theme = self.theme
        painter.save()
        if view.currentIndex() == index:
            painter.fillRect(rect, QColor(theme.selection))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))
        inner = rect.adjusted(10, 0, -10, 0)
        metrics = painter.fontMetrics()
        quiet = QColor(theme.text if view.currentIndex() == index else theme.muted)
        right = metrics.horizontalAdvance(entry.keys) + (16 if entry.keys else 0)
        painter.setPen(quiet)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.keys)
        painter.setPen(quiet if entry.lacking else QColor(theme.text))
        room = inner.width() - right
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        used = metrics.horizontalAdvance(title) + 14
        said = self.tr("not now: {why}").format(why=entry.lacking) if entry.lacking else entry.detail
        if room - used > 40:
            painter.setPen(quiet)
            shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room - used)
            painter.drawText(inner.adjusted(used, 0, -right, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
