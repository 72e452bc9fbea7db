"""Which source stands on the left and which on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class PairChooser(QWidget):
    """`pair_chosen` brings the ids of the left and the right source."""

    pair_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = self._box(self.tr("Source on the left"))
        self._right = self._box(self.tr("Source on the right"))
        self._swap = QToolButton()
        self._swap.setText("⇄")
        self._swap.setToolTip(self.tr("Swap left and right"))
        self._swap.setAccessibleName(self.tr("Swap left and right"))
        self._swap.clicked.connect(self.swap)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self._left, 1)
        layout.addWidget(self._swap)
        layout.addWidget(self._right, 1)

    def set_sources(self, sources: Sequence[tuple[str, str]]) -> None:
        """Offer these sources: (id, words)."""
        for box in (self._left, self._right):
            with QSignalBlocker(box):
                box.clear()
                for source, words in sources:
                    box.addItem(words, source)

    def set_pair(self, left: str, right: str) -> None:
        """Show what is shown, without saying so."""
        for box, source in ((self._left, left), (self._right, right)):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(source))

    def pair(self) -> tuple[str, str]:
        """The ids that stand there now, empty where nothing does."""
        return self._left.currentData() or "", self._right.currentData() or ""

    def swap(self) -> None:
        left, right = self.pair()
        if left and right:
            self.set_pair(right, left)
            self._tell()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.currentIndexChanged.connect(self._tell)
        return box

    def _tell(self) -> None:
        self.pair_chosen.emit(*self.pair())
