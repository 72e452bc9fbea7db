"""The page of a reconciled project: the texts side by side, the fact table below, the chosen fact at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.views.fact_detail import FactDetailView
from desktop.views.fact_table import FactTableView
from desktop.views.parallel.view import ParallelView
from desktop.views.parts import column
from desktop.views.source_chooser import SourceChooser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.models.fact_table import FactTable
    from desktop.theme import Theme


class Workspace(QWidget):
    """Lays the views out and hands the theme on to them; each is used by its own signals."""

    def __init__(self, model: FactTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chooser = SourceChooser()
        self.parallel = ParallelView()
        self.facts = FactTableView(model)
        self.detail = FactDetailView()
        texts = QWidget()
        over = column(texts, spacing=0)
        over.addWidget(self.chooser)
        over.addWidget(self.parallel, 1)
        self._upright = QSplitter(Qt.Orientation.Vertical)
        self._upright.addWidget(texts)
        self._upright.addWidget(self.facts)
        self._upright.setSizes([430, 270])
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.addWidget(self._upright)
        self._across.addWidget(self.detail)
        self._across.setSizes([900, 380])
        for splitter in (self._upright, self._across):
            splitter.setChildrenCollapsible(False)
            splitter.setStretchFactor(0, 3)
            splitter.setStretchFactor(1, 1)
        self._upright.setStretchFactor(1, 2)
        layout = column(self, spacing=0)
        layout.addWidget(self._across)

    def set_theme(self, theme: Theme) -> None:
        self.parallel.set_theme(theme)
        self.facts.set_theme(theme)
        self.detail.set_theme(theme)

    def is_in_texts(self) -> bool:
        """Whether the keyboard is in the texts."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus() and self.parallel.isAncestorOf(focus)

    def areas(self) -> tuple[QWidget, ...]:
        """What F6 goes round: the texts, the fact table, the details."""
        return self.parallel, self.facts.table, self.detail

    def layouts(self) -> Mapping[str, QByteArray]:
        """Where the splitters stand, and how the fact table is laid out."""
        return {"across": self._across.saveState(), "upright": self._upright.saveState(), "facts": self.facts.layout_state()}

    def restore(self, layouts: Mapping[str, QByteArray]) -> None:
        """Lay all out as it was; what was never saved stays as it is."""
        for name, splitter in (("across", self._across), ("upright", self._upright)):
            if not layouts[name].isEmpty():
                splitter.restoreState(layouts[name])
        self.facts.restore_layout(layouts["facts"])
