"""The first page: what the program is for, and the ways in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.theme import LIGHT, Theme
from desktop.views.parts import SPACE, centred, clear, column, link_button, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WIDTH = 620


class StartPage(QWidget):
    """`action_chosen` brings the name of an action, `project_chosen` a recent project."""

    action_chosen = Signal(str)
    project_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._paths: tuple[Path, ...] = ()
        inner = QWidget()
        layout = column(inner, spacing=SPACE)
        layout.addWidget(text_label(self.tr("Diptych"), bold=True, scale=2.4))
        purpose = self.tr(
            "Sets what several sides publish about the same facts next to one another, finds where the accounts meet, differ and "
            "fall silent, and lets you judge, note and export."
        )
        layout.addWidget(text_label(purpose, muted=True, scale=1.1))
        layout.addSpacing(2 * SPACE)
        buttons = QHBoxLayout()
        for name, text, tip, first in (
            ("sample", self.tr("Open the sample"), self.tr("Five short texts of three sides, to try it out"), True),
            ("new", self.tr("New project…"), self.tr("Choose where it is kept, then add your texts"), False),
            ("open", self.tr("Open project…"), self.tr("Go on with a project that was made before"), False),
        ):
            buttons.addWidget(self._button(name, text, tip, first=first))
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addSpacing(SPACE)
        hint = self.tr("Or drop files here: a project (.diptych), texts (.txt, .html), or a folder with one subfolder a side.")
        layout.addWidget(text_label(hint, muted=True))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        layout.addSpacing(2 * SPACE)
        layout.addLayout(self._recent)
        centred(self, inner, WIDTH)

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Offer the projects opened last."""
        self._paths = tuple(paths)
        clear(self._recent)
        if paths:
            self._recent.addWidget(text_label(self.tr("Opened last"), bold=True))
        for path in paths:
            button = link_button(path.stem, str(path), self._theme)
            button.setAccessibleName(self.tr("Open {project}").format(project=path.stem))
            button.clicked.connect(partial(self.project_chosen.emit, path))
            self._recent.addWidget(button)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.set_recent(self._paths)

    def _button(self, name: str, text: str, tip: str, *, first: bool) -> QPushButton:
        button = QPushButton(text)
        button.setMinimumHeight(36)
        button.setMinimumWidth(150)
        button.setToolTip(tip)
        button.setDefault(first)
        button.clicked.connect(partial(self.action_chosen.emit, name))
        return button
