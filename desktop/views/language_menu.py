"""The menu of languages: that of the computer, or one that the window speaks, each by its own name for itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.translation import LANGUAGES, SYSTEM


class LanguageMenu(QMenu):
    """`chosen` brings the code of a language, or `SYSTEM`."""

    chosen = Signal(str)

    def __init__(self, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Lan&guage"))
        group = QActionGroup(self)
        for code, name in ((SYSTEM, self.tr("As the computer")), *LANGUAGES.items()):
            action = QAction(name, group)
            action.setCheckable(True)
            action.setChecked(code == current)
            action.setData(code)
            self.addAction(action)
        group.triggered.connect(self._choose)

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
