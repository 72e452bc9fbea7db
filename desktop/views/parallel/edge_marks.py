"""Two small buttons at the upper and lower edge of a pane: how many claims of the chosen fact lie out of sight there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

_MARGIN = 8


class EdgeMarks(QObject):
    """`asked(-1)` or `asked(1)`: the reader wants to see the nearest such claim, above or below."""

    asked = Signal(int)

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self.above = self._button()
        self.below = self._button()
        self.above.clicked.connect(self._ask_above)
        self.below.clicked.connect(self._ask_below)

    def set_theme(self, theme: Theme) -> None:
        for button in (self.above, self.below):
            button.setStyleSheet(
                f"QToolButton {{ color: {theme.on_accent}; background: {theme.accent}; border: none; border-radius: 10px;"
                " padding: 2px 10px; }"
            )

    def set_counts(self, above: int, below: int) -> None:
        """Show a button where its count is not 0."""
        self._set(self.above, "↑", above, self.tr("%n claim(s) of the chosen fact above", "", above))
        self._set(self.below, "↓", below, self.tr("%n claim(s) of the chosen fact below", "", below))

    def place(self) -> None:
        """Put the buttons in the middle of the pane's upper and lower edge."""
        for button, bottom in ((self.above, False), (self.below, True)):
            button.adjustSize()
            y = self._pane.height() - button.height() - _MARGIN if bottom else _MARGIN
            button.move((self._pane.width() - button.width()) // 2, y)

    def _button(self) -> QToolButton:
        button = QToolButton(self._pane)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.hide()
        return button

    def _set(self, button: QToolButton, arrow: str, count: int, words: str) -> None:
        if count and button.text() != f"{arrow} {count}":
            button.setText(f"{arrow} {count}")
            button.setToolTip(words)
            button.setAccessibleName(words)
            self.place()
        # only when it changes: showing a child costs the whole pane a repaint
        if button.isHidden() == bool(count):
            button.setVisible(bool(count))

    def _ask_above(self) -> None:
        self.asked.emit(-1)

    def _ask_below(self) -> None:
        self.asked.emit(1)
