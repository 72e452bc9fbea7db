"""The projects that were opened last: a row each, with where it is; one that is not there any more says so, and any can go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from desktop.models.labels import one_line
from desktop.theme import LIGHT, Theme
from desktop.views.parts import clear, column, link_button, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = 34  # characters of a name that have room
FOLDER = 48  # characters of a folder that are shown: its end says most


class RecentProjects(QWidget):
    """`chosen` brings a project that is to be opened, `removed` one that is to leave the list."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._projects: tuple[tuple[Path, bool], ...] = ()
        self._layout: QVBoxLayout = column(self, spacing=2)

    def set_projects(self, projects: Sequence[tuple[Path, bool]]) -> None:
        """Paths, newest first, each with whether it is there."""
        self._projects = tuple(projects)
        clear(self._layout)
        self.setVisible(bool(projects))
        if not projects:
            return
        self._layout.addWidget(text_label(self.tr("Opened last"), bold=True))
        rows = QGridLayout()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(0, 2)
        rows.setColumnStretch(1, 3)
        for number, (path, there) in enumerate(projects):
            rows.addWidget(self._name(path, there=there), number, 0)
            folder = text_label(_shortened(str(path.parent)), muted=True, wrap=False)
            folder.setToolTip(str(path))
            rows.addWidget(folder, number, 1)
            rows.addWidget(self._remove(path), number, 2)
        self._layout.addLayout(rows)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.set_projects(self._projects)

    def _name(self, path: Path, *, there: bool) -> QWidget:
        if not there:
            words = self.tr("{project}: not there").format(project=path.stem)
            label = text_label(words, muted=True, wrap=False)
            label.setToolTip(self.tr("{path} is not there: it was moved or deleted, or its drive is away.").format(path=path))
            return label
        button = link_button(one_line(path.stem, NAME), self.tr("Open {path}").format(path=path), self._theme)
        button.setAccessibleName(self.tr("Open {project}").format(project=path.stem))
        button.clicked.connect(partial(self.chosen.emit, path))
        return button

    def _remove(self, path: Path) -> QToolButton:
        button = QToolButton()
        button.setText("×")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = self.tr("Take {project} off this list; the file stays").format(project=path.stem)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(partial(self.removed.emit, path))
        return button


def _shortened(folder: str) -> str:
    return folder if len(folder) <= FOLDER else f"…{folder[1 - FOLDER :]}"
