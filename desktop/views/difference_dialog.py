"""What a new run changes, before it takes the place of the last one: facts, flags, and decisions that lose their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.models.difference import groups
from desktop.views.parts import column, text_label

if TYPE_CHECKING:
    from reconciler.differences import Difference


class DifferenceDialog(QDialog):
    """`accepted`: keep the new run; `rejected`: leave the project as it was. It blocks nothing but its own window."""

    def __init__(self, difference: Difference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What this run changes"))
        self.resize(680, 460)
        layout = column(self, margin=14)
        layout.addWidget(text_label(self.tr("What this run changes"), bold=True, scale=1.2))
        lead = self.tr(
            "Nothing is stored yet. Your verdicts and notes stay in any case, also those without a place in the new result."
        )
        layout.addWidget(text_label(lead, muted=True))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("What this run changes"))
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
        layout.addWidget(self.tree, 1)
        buttons = QDialogButtonBox()
        keep = buttons.addButton(self.tr("Keep the new result"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Leave as it was"), QDialogButtonBox.ButtonRole.RejectRole)
        keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        keep.setFocus()
