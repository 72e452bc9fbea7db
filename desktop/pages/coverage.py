"""The coverage: which source tells of which fact, who disputes it, and whose silence it is; a cell leads to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from desktop.changes import Changes
from desktop.models.coverage import CoverageTable, Voice
from desktop.pages.page import Page
from desktop.theme import state_label, state_symbol
from desktop.views.coverage import Legend, Matrix, Totals
from desktop.views.one_line import OneLine
from desktop.views.parts import column, filter_field, text_label
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop.pages.desk import Desk
    from desktop.theme import Theme
    from reconciler.model import FactState


class CoveragePage(Page):
    """A field and buttons that filter the facts, the matrix, its totals, what the chosen cell says, and the legend."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = CoverageTable(self)
        self.matrix = Matrix(self.model)
        self.totals = Totals(self.matrix, self.model)
        self.legend = Legend()
        self.words = filter_field(self.tr("Find facts"))
        self.words.setToolTip(self.tr("Words that a fact shall have in its label, its quotes or its differences"))
        self.words.setMinimumWidth(84)
        self.words.setMaximumWidth(380)
        self.chips = {state: self._chip(state) for state in STATE_ORDER}
        self.count = text_label("", muted=True, wrap=False)
        self.says = OneLine()
        self.says.setContentsMargins(10, 4, 10, 0)
        self.says.setAccessibleName(self.tr("What the chosen cell says"))
        self.empty = text_label(self.tr("No fact is of these states and has these words."), muted=True)
        self.empty.setContentsMargins(10, 10, 10, 10)
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.setSpacing(6)
        top.addWidget(self.words, 2)
        for chip in self.chips.values():
            top.addWidget(chip)
        top.addStretch(1)
        top.addWidget(self.count)
        layout = column(self, spacing=0)
        layout.addLayout(top)
        layout.addWidget(self.empty)
        layout.addWidget(self.matrix, 1)
        layout.addWidget(self.totals)
        layout.addWidget(self.says)
        layout.addWidget(self.legend)
        self.words.textChanged.connect(self._filter)
        self.matrix.wanted.connect(self._go)
        self.matrix.find_wanted.connect(lambda: self.words.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.matrix.selectionModel().currentChanged.connect(self._say)

    # --- what a page does --------------------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        kept = self._chosen()
        if changes & Changes.PROJECT:
            kept = ("", "")
            self.words.clear()
        self.model.set_report(self.desk.report)
        self._show_counts()
        self._choose(*kept)

    def show_fact(self, fact: str) -> None:
        if fact and fact != self._chosen()[0]:
            self._choose(fact, "")

    def enter(self) -> None:
        self.show_fact(self.desk.fact)  # it may have been chosen while another page was seen
        self.matrix.setFocus()

    def set_theme(self, theme: Theme) -> None:
        self.matrix.set_theme(theme)
        self.legend.set_theme(theme)
        self.totals.update()
        for state, chip in self.chips.items():
            tones = theme.states[state]
            chip.setStyleSheet(
                "QToolButton { border-radius: 9px; padding: 2px 9px; }"
                f"QToolButton {{ background: transparent; color: {theme.muted}; border: 1px solid {theme.border}; }}"
                f"QToolButton:checked {{ background: {tones.fill}; color: {tones.text}; border: 1px solid {tones.line}; }}"
                f"QToolButton:focus {{ border: 2px solid {theme.accent}; padding: 1px 8px; }}"
            )

    # --- inside ------------------------------------------------------------------------------------------------------------------

    def _chip(self, state: FactState) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setToolTip(self.tr("Show or hide the facts of this state"))
        chip.setAccessibleName(self.tr("Show facts: {state}").format(state=state_label(state)))
        chip.toggled.connect(self._filter)
        return chip

    def _filter(self) -> None:
        kept = self._chosen()
        self.model.set_filter(self.words.text(), frozenset(s for s, chip in self.chips.items() if chip.isChecked()))
        self._show_counts()
        self._choose(*kept)

    def _show_counts(self) -> None:
        counts = self.model.counts()
        for state, chip in self.chips.items():
            chip.setText(f"{state_symbol(state)} {state_label(state)}  {counts[state]}")
        shown, total = self.model.rowCount(), self.model.total
        self.count.setText("" if shown == total else self.tr("{shown} of {total} shown").format(shown=shown, total=total))
        self.empty.setVisible(not shown)
        self.matrix.setVisible(bool(shown))
        self._say()

    def _chosen(self) -> tuple[str, str]:
        """The fact and the source of the chosen cell, by their ids."""
        index = self.matrix.currentIndex()
        if not index.isValid():
            return "", ""
        return self.model.row(index.row()).fact.id, self.model.sources[index.column()].id

    def _choose(self, fact: str, source: str) -> None:
        row = self.model.row_of(fact) if fact else -1
        at = next((n for n, document in enumerate(self.model.sources) if document.id == source), -1)
        if row < 0:
            return
        if at < 0:  # the first that tells it
            at = next((n for n in range(self.model.columnCount()) if self.model.quotations(row, n)), 0)
        index = self.model.index(row, at)
        self.matrix.setCurrentIndex(index)
        self.matrix.scrollTo(index)

    def _say(self, _current: QModelIndex = QModelIndex(), _before: QModelIndex = QModelIndex()) -> None:
        index = self.matrix.currentIndex()
        self.says.show_text(self.model.describe(index.row(), index.column()) if index.isValid() else "")

    def _go(self, row: int, at: int) -> None:
        """Show what a source says of a fact in the texts; where it says nothing, say so."""
        fact = self.model.row(row).fact.id
        said = self.model.quotations(row, at)
        if said:
            self.desk.show_claim(said[0].claim.id, fact)
            return
        self.desk.choose_fact(fact)
        silent = self.model.voice(row, at) is Voice.SILENT
        self.desk.say(self.tr("Its whole side is silent of this.") if silent else self.tr("This source does not tell it."))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.words.hasFocus():
            self.words.clear()
            self.matrix.setFocus()
        else:
            super().keyPressEvent(event)
