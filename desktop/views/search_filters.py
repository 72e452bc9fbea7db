"""What else a search may ask beside words: each in a field of its own, any of it as long as nothing is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from desktop.models.labels import type_label, verdict_label
from desktop.models.search_results import is_day, kind_label
from desktop.theme import LIGHT, severity_label, state_label
from desktop.views.parts import column, text_label
from reconciler.model import FactState, Severity
from reconciler.notebook.entries import VerdictValue
from reconciler.search.values import HitKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

Choice = tuple[str, str]  # a value, and how it reads


class SearchFilters(QWidget):
    """`changed` comes when something else is asked for."""

    changed = Signal()

    def __init__(self, types: Sequence[str], parent: QWidget | None = None) -> None:
        """`types` are the types of discrepancies that there are."""
        super().__init__(parent)
        self.choices = {
            "kinds": self._choice(self.tr("What"), [(kind.value, kind_label(kind)) for kind in HitKind]),
            "sides": self._choice(self.tr("Side")),
            "types": self._choice(self.tr("Difference in"), [(kind, type_label(kind)) for kind in types]),
            "severities": self._choice(self.tr("Severity"), [(one.value, severity_label(one)) for one in Severity]),
            "states": self._choice(self.tr("State"), [(one.value, state_label(one)) for one in FactState]),
            "verdicts": self._choice(self.tr("Verdict"), [(one.value, verdict_label(one)) for one in VerdictValue]),
            "tags": self._choice(self.tr("Tag")),
            "authors": self._choice(self.tr("Who")),
        }
        self.days = {"since": self._day(self.tr("Since")), "until": self._day(self.tr("Until"))}
        self.fault = text_label("")
        self.fault.hide()
        self.clear_all = QPushButton(self.tr("Clear the filters"))
        self.clear_all.clicked.connect(self.clear)
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (*self.choices.values(), *self.days.values()):
            form.addRow(field.accessibleName(), field)
        layout = column(self)
        layout.addLayout(form)
        layout.addWidget(self.fault)
        layout.addWidget(self.clear_all)
        layout.addStretch(1)
        self.set_theme(LIGHT)
        self._tell()

    def asked(self) -> dict[str, tuple[str, ...] | str]:
        """What is asked, by the words of a search; a day that cannot be read asks nothing."""
        found: dict[str, tuple[str, ...] | str] = {
            name: (choice.currentData(),) for name, choice in self.choices.items() if choice.currentData()
        }
        return found | {name: day.text().strip() for name, day in self.days.items() if is_day(day.text().strip())}

    def offer(self, name: str, choices: Sequence[Choice]) -> None:
        """Let one of these be chosen; what is chosen stays, as long as it is among them."""
        box = self.choices[name]
        chosen = box.currentData()
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for value, words in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)
        box.setEnabled(bool(choices))

    def clear(self) -> None:
        """Ask for nothing here."""
        self.blockSignals(True)
        for choice in self.choices.values():
            choice.setCurrentIndex(0)
        for day in self.days.values():
            day.clear()
        self.blockSignals(False)
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        self.fault.setStyleSheet(f"color: {theme.severities[Severity.CONFLICT].text};")

    def _choice(self, name: str, choices: Sequence[Choice] = ()) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.addItem(self.tr("any"), "")
        for value, words in choices:
            box.addItem(words, value)
        box.currentIndexChanged.connect(self._tell)
        return box

    def _day(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(self.tr("2026-01-31"))
        field.setToolTip(self.tr("The year, month or day of a decision or note"))
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._tell)
        return field

    def _tell(self, _changed: object = None) -> None:
        typed = [day.text().strip() for day in self.days.values()]
        wrong = next((text for text in typed if text and not is_day(text)), "")
        self.fault.setText(self.tr("“{text}” is no day yet: write it as 2026, 2026-01 or 2026-01-31.").format(text=wrong))
        self.fault.setVisible(bool(wrong))
        self.clear_all.setEnabled(bool(self.asked()) or any(typed))
        self.changed.emit()
