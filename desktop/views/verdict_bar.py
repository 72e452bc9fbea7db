"""Buttons to decide on a fact or a discrepancy, with room for a reason, and the line that says what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.views.parts import column, text_label
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from desktop.models.discrepancies import Decision

# pixels beside the word on a button; three buttons and a reason must fit into a card
ROOM = 18


class VerdictBar(QWidget):
    """`decided` brings the `VerdictValue` and the reason; the reason's field is emptied when the decision is shown."""

    decided = Signal(object, str)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """`what` names what is decided on, for a screen reader."""
        super().__init__(parent)
        self._buttons: dict[VerdictValue, QPushButton] = {}
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for value, text, tip in (
            (VerdictValue.ACCEPTED, self.tr("Accept"), self.tr("It is so, as the program proposes")),
            (VerdictValue.DISMISSED, self.tr("Dismiss"), self.tr("It is not so, or of no use")),
            (VerdictValue.RESOLVED, self.tr("Resolve"), self.tr("It was so, and is settled")),
            (VerdictValue.OPEN, self.tr("Reopen"), self.tr("Take the verdict back; it stays in the history")),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.setAccessibleName(f"{text}: {what}")
            button.setProperty("value", value.value)
            button.clicked.connect(self._decide)
            button.setAutoDefault(False)
            button.setFixedWidth(button.fontMetrics().horizontalAdvance(text) + ROOM)
            buttons.addWidget(button)
            self._buttons[value] = button
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(self.tr("Reason"))
        self._reason.setAccessibleName(self.tr("Reason for the verdict"))
        self._reason.setMinimumWidth(44)
        buttons.addWidget(self._reason, 1)
        self._line = text_label("", muted=True)
        layout = column(self, spacing=3)
        layout.addLayout(buttons)
        layout.addWidget(self._line)

    def set_decision(self, decision: Decision, *, writable: bool = True) -> None:
        """Show where it stands; there is no button for the verdict that it has already."""
        for value, button in self._buttons.items():
            button.setEnabled(writable)
            button.setVisible(value is not decision.value)
        self._reason.clear()
        self._reason.setEnabled(writable)
        self._line.setText(decision.line)
        self._line.setVisible(bool(decision.line))

    def focus(self) -> None:
        """Put the keyboard into the field of the reason. (As a focus proxy it would have Tab pass over the buttons.)"""
        self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def decide(self, value: VerdictValue) -> None:
        """As if the button of `value` were pressed, with whatever reason stands in the field."""
        self.decided.emit(value, self._reason.text().strip())

    def _decide(self) -> None:
        self.decide(VerdictValue(self.sender().property("value")))
