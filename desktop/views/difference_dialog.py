"""What a new run changes, before it takes the place of the last one: facts, flags, and decisions that lose their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from desktop.models.difference import groups
from desktop.views.preview_dialog import PreviewDialog

if TYPE_CHECKING:
    from reconciler.differences import Difference


class DifferenceDialog(PreviewDialog):
    """`accepted`: keep the new run; `rejected`: leave the project as it was."""

    def __init__(self, difference: Difference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("What this run changes")
        lead = self.tr(
            "Nothing is stored yet. Your verdicts and notes stay in any case, also those without a place in the new result."
        )
        self.begin(title, title, lead, QSize(680, 460))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(title)
        for group in groups(difference):
            item = QTreeWidgetItem([group.title])
            font = item.font(0)
            font.setBold(True)
            item.setFont(0, font)
            for line in group.lines:
                child = QTreeWidgetItem([line])
                child.setToolTip(0, line)
                item.addChild(child)
            self.tree.addTopLevelItem(item)
            item.setExpanded(group.open)
        self.put(self.tree)
        self.finish(self.tr("Keep the new result"), self.tr("Leave as it was"))
