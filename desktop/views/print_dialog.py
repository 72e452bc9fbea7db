"""What is to be printed: the whole fact table, the part of it that is shown, or the texts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QWidget

from desktop.views.parts import column, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance


class PrintDialog(QDialog):
    """`print_wanted` and `preview_wanted` bring the name of what is to be printed."""

    print_wanted = Signal(str)
    preview_wanted = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None, *, preview: bool = False) -> None:
        """`choices` are (name, words), the first is chosen; `preview`: Enter shows it instead of printing it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print"))
        layout = column(self, 14)
        layout.addWidget(text_label(self.tr("What shall be printed?"), bold=True))
        self.choices: dict[str, QRadioButton] = {}
        for name, words in choices:
            button = QRadioButton(words)
            button.setToolTip(words)
            self.choices[name] = button
            layout.addWidget(button)
        self.choices[choices[0][0]].setChecked(True)
        hint = self.tr("Facts have the same numbers in the table and at the texts. A file to pass on is made by Export.")
        layout.addWidget(text_label(hint, muted=True))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.look = self.buttons.addButton(self.tr("Preview…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.look.setToolTip(self.tr("See on the screen what would be printed"))
        self.print = self.buttons.addButton(self.tr("Print…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.print.setToolTip(self.tr("Choose a printer, or a file"))
        self.look.clicked.connect(lambda: self._end(self.preview_wanted))
        self.buttons.accepted.connect(lambda: self._end(self.print_wanted))
        self.buttons.rejected.connect(self.reject)
        layout.addWidget(self.buttons)
        (self.look if preview else self.print).setDefault(True)
        self.setMinimumWidth(420)
        self.choices[choices[0][0]].setFocus()

    def chosen(self) -> str:
        """The name of what is chosen."""
        return next(name for name, button in self.choices.items() if button.isChecked())

    def _end(self, wanted: SignalInstance) -> None:
        chosen = self.chosen()
        self.accept()
        wanted.emit(chosen)
