"""Which sources stand side by side: a list for each pane, and a menu that adds one, or shows all of a side."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from desktop.models.side_by_side import MOST, of_side, with_other

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.side_by_side import Choice, Shown


class SourceChooser(QWidget):
    """`chosen` brings the ids of the sources to show, from left to right."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._shown: Shown = ()
        self.boxes = [self._box(number) for number in range(MOST)]
        self.swap_button = self._button("⇄", self.tr("Turn the order of the sources round"))
        self.swap_button.clicked.connect(self.swap)
        self.add_button = self._button("+", self.tr("Add a source, or show all of a side"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.menu = QMenu(self.add_button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add_button.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        for box in self.boxes:
            layout.addWidget(box, 1)
        layout.addWidget(self.swap_button)
        layout.addWidget(self.add_button)

    def set_sources(self, choices: Sequence[Choice]) -> None:
        """Offer these sources."""
        self._choices = tuple(choices)
        for box in self.boxes:
            with QSignalBlocker(box):
                box.clear()
                for choice in choices:
                    box.addItem(choice.words, choice.id)
                    box.setItemData(box.count() - 1, choice.words, Qt.ItemDataRole.ToolTipRole)

    def set_shown(self, shown: Shown) -> None:
        """Show what is shown, without saying so."""
        self._shown = shown
        for number, box in enumerate(self.boxes):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(shown[number]) if number < len(shown) else -1)
            box.setVisible(number < len(shown))
            box.setToolTip(box.currentText() or box.accessibleName())
        self.swap_button.setEnabled(len(shown) > 1)

    def shown(self) -> Shown:
        """The ids that stand there now, from left to right."""
        return self._shown

    def swap(self) -> None:
        """Turn the order round: with two sources, swap left and right."""
        if len(self._shown) > 1:
            self.chosen.emit(tuple(reversed(self._shown)))

    def add(self) -> None:
        """Open the menu of what can be added."""
        self.add_button.showMenu()

    def _fill_menu(self) -> None:
        self.menu.clear()
        full = len(self._shown) >= MOST
        if full:
            self.menu.addAction(self.tr("No more than {count} texts fit").format(count=MOST)).setEnabled(False)
        for side, group in groupby(self._choices, key=lambda choice: choice.side):
            own = list(group)
            whole = of_side(self._choices, side)
            self.menu.addSection(_plain(side))
            for choice in own:
                if choice.id not in self._shown:
                    action = self.menu.addAction(_plain(choice.label), partial(self.chosen.emit, (*self._shown, choice.id)))
                    action.setEnabled(not full)
            if len(own) > 1:
                words = (
                    self.tr("Only these, all of {side}") if len(whole) == len(own) else self.tr("Only these, the first of {side}")
                )
                self.menu.addAction(words.format(side=_plain(side)), partial(self.chosen.emit, whole))

    def _choose(self, place: int, _index: int) -> None:
        source = self.boxes[place].currentData()
        if source and place < len(self._shown):
            self.chosen.emit(with_other(self._shown, place, source))

    def _box(self, number: int) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Text {number} from the left").format(number=number + 1))
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.currentIndexChanged.connect(partial(self._choose, number))
        return box

    def _button(self, sign: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button


def _plain(text: str) -> str:
    """`text` for a menu, where "&" would mark a letter."""
    return text.replace("&", "&&")
