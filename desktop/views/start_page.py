"""The first page: what the program is for, and the ways in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.theme import LIGHT, Theme
from desktop.views.parts import SPACE, centred, column, text_label
from desktop.views.recent_projects import RecentProjects

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WIDTH = 660


class StartPage(QWidget):
    """`action_chosen` brings the name of an action, `project_chosen` a recent project, `project_removed` one to be forgotten."""

    action_chosen = Signal(str)
    project_chosen = Signal(object)
    project_removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._dragging = False
        self.recent = RecentProjects()
        self.zone = self._make_zone()
        inner = QWidget()
        layout = column(inner, spacing=SPACE)
        layout.addWidget(text_label(self.tr("Diptych"), bold=True, scale=2.4))
        purpose = self.tr(
            "Sets what several sides publish about the same facts next to one another, finds where the accounts meet, differ and "
            "fall silent, and lets you judge, note and export."
        )
        layout.addWidget(text_label(purpose, muted=True, scale=1.1))
        layout.addSpacing(2 * SPACE)
        layout.addLayout(self._make_buttons())
        layout.addSpacing(SPACE)
        layout.addWidget(self.zone)
        layout.addSpacing(2 * SPACE)
        layout.addWidget(self.recent)
        centred(self, inner, WIDTH)
        self.recent.chosen.connect(self.project_chosen)
        self.recent.removed.connect(self.project_removed)
        self.recent.set_projects(())

    def set_recent(self, projects: Sequence[tuple[Path, bool]]) -> None:
        """Offer the projects opened last, each with whether it is there."""
        self.recent.set_projects(projects)

    def set_dragging(self, dragging: bool) -> None:
        """Show that files are held over the window, to be dropped."""
        self._dragging = dragging
        self._colour()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.recent.set_theme(theme)
        self._colour()

    def _make_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        for name, text, tip, first in (
            ("sample", self.tr("Open the sample"), self.tr("Five short texts of three sides, to try it out"), True),
            ("new", self.tr("New project…"), self.tr("Choose where it is kept, then add your texts (Ctrl+N)"), False),
            ("open", self.tr("Open project…"), self.tr("Go on with a project that was made before (Ctrl+O)"), False),
        ):
            buttons.addWidget(self._button(name, text, tip, first=first))
        buttons.addStretch(1)
        return buttons

    def _make_zone(self) -> QFrame:
        zone = QFrame()
        zone.setObjectName("zone")
        across = QHBoxLayout(zone)
        across.setContentsMargins(16, 14, 16, 14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(text_label(self.tr("Or drop files here"), bold=True))
        hint = self.tr("A project, texts of any side, or a folder with one subfolder a side.")
        words.addWidget(text_label(hint, muted=True))
        across.addLayout(words, 1)
        tip = self.tr("Take the text that was copied last, and say whose it is (Ctrl+Shift+V)")
        across.addWidget(self._button("paste", self.tr("Paste a text"), tip, first=False))
        return zone

    def _button(self, name: str, text: str, tip: str, *, first: bool) -> QPushButton:
        button = QPushButton(text)
        button.setMinimumHeight(36)
        button.setMinimumWidth(150)
        button.setToolTip(tip)
        button.setDefault(first)
        button.clicked.connect(partial(self.action_chosen.emit, name))
        return button

    def _colour(self) -> None:
        theme = self._theme
        line, ground = (theme.accent, theme.selection) if self._dragging else (theme.muted, theme.base)
        self.zone.setStyleSheet(f"#zone {{ background: {ground}; border: 2px dashed {line}; border-radius: 8px; }}")
