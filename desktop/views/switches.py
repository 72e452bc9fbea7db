"""What a project does not want flagged: a small window with a list, in which each can be switched on again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QScrollArea, QWidget

from desktop.models.labels import time_label, type_label
from desktop.views.parts import clear, column, text_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reconciler.notebook.entries import Switch


class SwitchesDialog(QDialog):
    """`switched_on` brings the `Switch` that shall be taken away; it blocks nothing but its own window."""

    switched_on = Signal(object)

    def __init__(self, switches: Iterable[Switch], parent: QWidget | None = None, *, writable: bool = True) -> None:
        super().__init__(parent)
        self._writable = writable
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Switched off"))
        self.resize(520, 340)
        layout = column(self, margin=14)
        layout.addWidget(text_label(self.tr("Not flagged in this project"), bold=True, scale=1.2))
        lead = self.tr("Differences of these types, or of these two words, are left out of every list, count and export.")
        layout.addWidget(text_label(lead, muted=True))
        scroll, self._inner = QScrollArea(), QWidget()
        self._list = column(self._inner, margin=2, spacing=6)
        scroll.setWidget(self._inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("Switched off"))
        layout.addWidget(scroll, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.show_switches(switches)

    def show_switches(self, switches: Iterable[Switch]) -> None:
        """List these."""
        clear(self._list)
        shown = tuple(switches)
        if not shown:
            hint = self.tr(
                "Nothing is switched off. The menu of a difference, in the panel of a fact, switches off its type or its words."
            )
            self._list.addWidget(text_label(hint, muted=True))
        for switch in shown:
            self._add(switch)
        self._list.addStretch(1)

    def _add(self, switch: Switch) -> None:
        if switch.kind == "rule":
            words = self.tr("Type: {kind}").format(kind=type_label(switch.name))
        else:
            words = self.tr("Words: {words}").format(words=switch.name.replace(" | ", " ↔ "))
        row = QHBoxLayout()
        row.addWidget(text_label(words), 2)
        row.addWidget(text_label(f"{switch.author} · {time_label(switch.time)}", muted=True, scale=0.92), 2)
        on = QPushButton(self.tr("Switch on again"))
        on.setAccessibleName(self.tr("Switch on again: {what}").format(what=words))
        on.setToolTip(self.tr("Flag this again, in every list, count and export"))
        on.setAutoDefault(False)
        on.setEnabled(self._writable)
        on.clicked.connect(partial(self.switched_on.emit, switch))
        row.addWidget(on)
        self._list.addLayout(row)
