"""A page for a project with nothing to compare yet: says what is there, and what to do next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.views.parts import SPACE, centred, clear, column, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 620


class EmptyPage(QWidget):
    """`action_chosen` brings the name of an action."""

    action_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        self._layout = column(inner, spacing=SPACE)
        centred(self, inner, WIDTH)

    def show_text(self, title: str, lines: Sequence[str], actions: Sequence[tuple[str, str]]) -> None:
        """A title, lines below it, and buttons: (name of the action, words); the first is the one to press."""
        clear(self._layout)
        self._layout.addWidget(text_label(title, bold=True, scale=1.5))
        for line in lines:
            self._layout.addWidget(text_label(line, muted=True))
        self._layout.addSpacing(SPACE)
        row = QHBoxLayout()
        for number, (name, words) in enumerate(actions):
            button = QPushButton(words)
            button.setMinimumHeight(34)
            button.setMinimumWidth(140)
            button.setDefault(number == 0)
            button.clicked.connect(partial(self.action_chosen.emit, name))
            row.addWidget(button)
        row.addStretch(1)
        self._layout.addLayout(row)
