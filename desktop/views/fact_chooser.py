"""Choose a fact from a list that is searched by typing: with which the one at hand is merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from desktop.views.parts import column, filter_field, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

# facts that are listed at a time: whoever wants another one types more of it
MOST = 200


class FactChooser(QDialog):
    """`chosen` brings the id of the fact; it blocks nothing but its own window."""

    chosen = Signal(str)

    def __init__(self, label: str, facts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`facts` are ids and words; `label` is that of the fact at hand."""
        super().__init__(parent)
        self._facts = [(fact, words, words.casefold()) for fact, words in facts]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Merge with"))
        self.resize(560, 420)
        layout = column(self, margin=14)
        layout.addWidget(text_label(self.tr("Which fact is the same as this one?"), bold=True, scale=1.2))
        layout.addWidget(text_label(f"“{label}”", muted=True))
        self.field = filter_field(self.tr("Find facts"))
        self.field.textChanged.connect(self._list_found)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Facts"))
        self.list.setUniformItemSizes(True)
        self.list.itemActivated.connect(self._choose)
        self._rest = text_label("", muted=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._merge = buttons.addButton(self.tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._merge.setToolTip(self.tr("Make one fact of the two (Enter); the next run keeps to it, and it can be undone"))
        self._merge.setDefault(True)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        for widget in (self.field, self.list, self._rest, buttons):
            layout.addWidget(widget)
        self._list_found()

    def _list_found(self) -> None:
        words = self.field.text().casefold().split()
        found = [(fact, label) for fact, label, folded in self._facts if all(word in folded for word in words)]
        self.list.clear()
        for fact, label in found[:MOST]:
            item = QListWidgetItem(label)
            item.setToolTip(label)
            item.setData(Qt.ItemDataRole.UserRole, fact)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._merge.setEnabled(bool(found))
        more = self.tr("and {count} more: type some of its words").format(count=len(found) - MOST)
        self._rest.setText(more if len(found) > MOST else "" if found else self.tr("No other fact has these words."))

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
