"""A strip that says what happened or went wrong, without standing in the way; it may carry one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.theme import LIGHT, Theme, Tones
from desktop.views.parts import text_label
from reconciler.model import FactState, Severity

NOTICE_SECONDS = 12
LINES = 6


class MessageBar(QFrame):
    """A notice goes by itself after a while; an error, or a message with a button, stays until it is closed."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self._theme = LIGHT
        self._lines: list[str] = []
        self._error = False
        self._action = ""
        self._text = text_label("")
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setText("×")
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTICE_SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def text(self) -> str:
        """What is said at present, a line a message; empty when the strip is hidden."""
        return "\n".join(self._lines)

    def show_notice(self, text: str) -> None:
        """Say what happened; beside what was said shortly before."""
        if self._error or self._action:
            self.clear()
        self._say(text)
        self._timer.start()

    def show_error(self, text: str) -> None:
        """Say what went wrong, until it is closed."""
        if not self._error:
            self.clear()
        self._error = True
        self._say(text)

    def offer(self, text: str, action: str, button: str) -> None:
        """Say something and offer the action of this name; `acted` brings it."""
        if self._error:
            return
        self.clear()
        self._action = action
        self._button.setText(button)
        self._say(text)

    def withdraw(self, action: str) -> None:
        """Take the offer of this action back, if it still stands."""
        if self._action == action:
            self.clear()

    def clear(self) -> None:
        self._timer.stop()
        self._lines.clear()
        self._error, self._action = False, ""
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._colour()

    def _say(self, text: str) -> None:
        self._lines = [*(line for line in self._lines if line != text), text][-LINES:]
        self._text.setText(self.text())
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(text)
        self._button.setVisible(bool(self._action))
        self._colour()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _colour(self) -> None:
        tones = self._tones()
        self.setStyleSheet(
            f"#messages {{ background: {tones.fill}; border: none; border-bottom: 1px solid {tones.line}; }}"
            f"#messages QLabel, #messages QToolButton {{ color: {tones.text}; }}"
        )

    def _tones(self) -> Tones:
        return self._theme.severities[Severity.CONFLICT] if self._error else self._theme.states[FactState.AGREED]

    def _act(self) -> None:
        action = self._action
        self.clear()
        self.acted.emit(action)
