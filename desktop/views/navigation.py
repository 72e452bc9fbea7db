"""The bar at the left: one button a page of the project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from desktop.views.parts import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme


class NavigationBar(QWidget):
    """`chosen` brings the name of a page."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """`entries` are (name, title, tip) in their order; the first nine have the keys Alt+1 to Alt+9."""
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = column(self, spacing=2)
        layout.setContentsMargins(6, 8, 6, 8)
        for number, (name, title, tip) in enumerate(entries, 1):
            button = QToolButton()
            button.setText(title)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            keys = QKeySequence(f"Alt+{number}") if number <= 9 else QKeySequence()
            button.setShortcut(keys)
            shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{tip} ({shown})" if shown else tip)
            button.clicked.connect(partial(self._choose, name))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[name] = button
        layout.addStretch(1)

    def show_chosen(self, name: str) -> None:
        """Mark the button of a page."""
        self._buttons[name].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#navigation {{ background: {theme.window}; border-right: 1px solid {theme.border}; }}"
            f"QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 6px 10px; text-align: left; }}"
            f"QToolButton:hover {{ background: {theme.chip}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; }}"
            f"QToolButton:checked {{ background: {theme.selection}; font-weight: 600; }}"
        )

    def _choose(self, name: str, _checked: bool = False) -> None:
        self.chosen.emit(name)
