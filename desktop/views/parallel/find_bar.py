"""The bar in which a reader looks for words in all texts: a field, how much was found, and the way from place to place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.views.parallel.finding import LONGEST
from desktop.views.parts import filter_field

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FindBar(QWidget):
    """`sought` brings the words at each letter that is typed, `stepped` 1 or -1, `closed` the wish to read on."""

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = filter_field(self.tr("Find in the texts"))
        self.field.setMaxLength(LONGEST)
        self.field.textChanged.connect(self.sought)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setMinimumWidth(140)
        self._buttons = (
            self._button("↑", self.tr("The place before (Shift+F3)"), lambda: self.stepped.emit(-1)),
            self._button("↓", self.tr("The next place (F3)"), lambda: self.stepped.emit(1)),
            self._button("✕", self.tr("Close (Esc)"), self.closed.emit),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.count)
        for button in self._buttons:
            layout.addWidget(button)
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the bar with the keyboard in it; `words` are looked for, where there are any."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, now: int, count: int, *, done: bool, in_panes: int) -> None:
        """Say that the place `now` (from 1; 0 for none) of `count` in `in_panes` texts is shown; more may come while not `done`."""
        if not self.field.text().strip():
            words = ""
        elif not count:
            words = self.tr("Not found") if done else self.tr("Looking…")
        else:
            words = self.tr("{now} of {count}").format(now=now, count=count if done else f"{count}+")
            words += " · " + self.tr("in %n text(s)", "", in_panes)
        self.count.setText(words)
        self.field.setAccessibleDescription(words)

    def _button(self, sign: str, words: str, deed: object) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(deed)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
