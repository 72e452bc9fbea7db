"""What of the table is exported, and how: states, sides, date of publication, citation style, byte order mark."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGroupBox, QLineEdit, QWidget

from desktop.theme import state_label
from desktop.views.flow import FlowLayout
from desktop.views.parts import column
from reconciler.export import Exporter, Options, Selection
from reconciler.export.citations import STYLES
from reconciler.publication import days_of
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reconciler.export import Format
    from reconciler.report import Report


class ExportFields(QWidget):
    """`changed` comes when something else is asked for. All states and all sides ticked ask for everything."""

    changed = Signal()

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        counts = Counter(row.state for row in report.rows)
        labels = {
            state: self.tr("{state} ({count})").format(state=state_label(state), count=counts[state]) for state in STATE_ORDER
        }
        self.states = {state: self._box(label, self.tr("Take the facts in this state")) for state, label in labels.items()}
        self.sides = {side: self._box(side, self.tr("Take the facts that this side tells of")) for side in report.sides}
        self.since = QLineEdit()
        self.since.setPlaceholderText("2011-06")
        self.since.setClearButtonEnabled(True)
        self.since.setToolTip(self.tr("Only facts that a source published since then tells of: 2011, 2011-06 or 2011-06-01"))
        self.since.textChanged.connect(self.changed)
        self.references = QComboBox()
        self.references.addItem(self.tr("no list of references"), "")
        for name, title in STYLES.items():
            self.references.addItem(title, name)
        self.references.currentIndexChanged.connect(self.changed)
        self.references.setToolTip(self.tr("How the sources are cited at the end"))
        self.bom = self._box(
            self.tr("Byte order mark, which Excel needs"), self.tr("Without it Excel shows other letters than Latin ones wrongly")
        )
        self.part = QGroupBox(self.tr("Only facts that are"))
        self._build()

    def offer(self, chosen: Format) -> None:
        """Offer what concerns the format that is chosen."""
        takes = chosen.takes if isinstance(chosen, Exporter) else ()
        self.part.setEnabled(isinstance(chosen, Exporter))
        self._form.setRowVisible(self.references, "style" in takes)
        self.bom.setVisible("bom" in takes)

    def selection(self) -> Selection:
        """What of the table is wanted; all of it where the format takes no part."""
        if not self.part.isEnabled():
            return Selection()
        states = tuple(state for state, box in self.states.items() if box.isChecked())
        sides = tuple(side for side, box in self.sides.items() if box.isChecked())
        return Selection(
            states if len(states) < len(self.states) else (),
            sides if len(sides) < len(self.sides) else (),
            self.since.text().strip(),
        )

    def options(self) -> Options:
        """How it is wanted; a style counts where the format has a list of references."""
        style = self.references.currentData() if not self.references.isHidden() else ""
        return Options(self.bom.isChecked(), style)

    def fault(self) -> str:
        """Why nothing can be exported so, in a sentence; empty where it can."""
        if not self.part.isEnabled():
            return ""
        if not any(box.isChecked() for box in self.states.values()):
            return self.tr("No state is chosen: choose one at the least.")
        if self.sides and not any(box.isChecked() for box in self.sides.values()):
            return self.tr("No side is chosen: choose one at the least.")
        since = self.since.text().strip()
        if since and days_of(since) is None:
            return self.tr("“{text}” is no date yet: write it as 2011, 2011-06 or 2011-06-01.").format(text=since)
        return ""

    # --- inside ----------------------------------------------------------------------------------------------------------------

    def _box(self, label: str, tip: str) -> QCheckBox:
        # an ampersand in the name of a side is no mnemonic
        box = QCheckBox(label.replace("&", "&&"))
        box.setToolTip(tip)
        box.setChecked(True)
        box.toggled.connect(self.changed)
        return box

    def _build(self) -> None:
        inside = column(self.part, 8)
        inside.addWidget(self._row(self.states.values(), self.tr("States")))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if len(self.sides) > 1:
            form.addRow(self.tr("told by"), self._row(self.sides.values(), self.tr("Sides")))
        self.since.setAccessibleName(self.tr("Told by a source published since"))
        form.addRow(self.tr("published since"), self.since)
        inside.addLayout(form)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.references.setAccessibleName(self.tr("Citation style"))
        self._form.addRow(self.tr("Citation style"), self.references)
        layout = column(self)
        layout.addWidget(self.part)
        layout.addLayout(self._form)
        layout.addWidget(self.bom)

    def _row(self, boxes: Iterable[QCheckBox], name: str) -> QWidget:
        row = QWidget()
        row.setAccessibleName(name)
        flow = FlowLayout(row)
        for box in boxes:
            flow.addWidget(box)
        return row
