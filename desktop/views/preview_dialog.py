"""What is to be looked at before it is stored: a title, what it means, the matter itself, and two ways to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QWidget

from desktop.views.parts import column, text_label

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QVBoxLayout


class PreviewDialog(QDialog):
    """`accepted`: do it; `rejected`: leave all as it was. It blocks nothing but its own window.

    A dialog calls `begin`, puts its matter in (`put`, or into what `scrolled` gives), then `finish`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column = column(self, margin=14)

    def begin(self, window_title: str, title: str, lead: str, size: QSize) -> None:
        """Say what it is, and what it means that nothing is stored yet."""
        self.setWindowTitle(window_title)
        self.resize(size)
        self._column.addWidget(text_label(title, bold=True, scale=1.2))
        self._column.addWidget(text_label(lead, muted=True))

    def put(self, matter: QWidget, share: int = 1) -> None:
        """Give all the room that is left to `matter`, or its `share` of it: 0 for no more than it needs."""
        self._column.addWidget(matter, share)

    def scrolled(self, name: str) -> QVBoxLayout:
        """A layout to put lines in, which scrolls; `name` is what a screen reader says of it."""
        inner = QWidget()
        inner.setMinimumHeight(1)  # else wrapped texts count as high as they are where they are narrowest
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(name)
        scroll.setWidget(inner)
        self.put(scroll)
        return column(inner, spacing=6)

    def finish(self, accept: str, leave: str) -> None:
        """Offer the two ways, `accept` first and at Enter."""
        buttons = QDialogButtonBox()
        button = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setToolTip(self.tr("Store this (Enter)"))
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole).setToolTip(self.tr("Store nothing (Esc)"))
        button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._column.addWidget(buttons)
        button.setFocus()
