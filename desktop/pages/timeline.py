"""The timeline: when things happened by each side's account, and which dates differ; or the same as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QStackedWidget, QTableView, QToolButton

from desktop.changes import Changes
from desktop.models.timeline import MarkTable, Timeline, build_timeline, describe
from desktop.pages.page import Page
from desktop.pages.working import Working
from desktop.views.one_line import OneLine
from desktop.views.parts import column, text_label
from desktop.views.plain_table import look_plain, set_columns, set_lines
from desktop.views.timeline import TimelineView

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from desktop.pages.desk import Desk
    from desktop.theme import Theme

FEW = 1500  # facts whose dates are read at once


class TimelinePage(Page):
    """Counts and buttons above, the lanes or the list, and below what the chosen date says."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.timeline = Timeline()
        self._working = Working(build_timeline, "dates", self, few=FEW)
        self._working.done.connect(self._show)
        self.view = TimelineView()
        self.model = MarkTable(self)
        self.list = self._make_list()
        self.counts = OneLine()
        self.as_list = QToolButton()
        self.as_list.setText(self.tr("As a list"))
        self.as_list.setCheckable(True)
        self.as_list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.as_list.setToolTip(self.tr("The same dates one below the other, to be read aloud or copied (L)"))
        self.less = self._button("−", self.tr("Narrower days (-)"))
        self.more = self._button("+", self.tr("Wider days (+)"))
        self.whole = self._button(self.tr("All"), self.tr("All of the time (0)"))
        self.says = OneLine()
        self.says.setContentsMargins(10, 5, 10, 6)
        self.says.setAccessibleName(self.tr("What the chosen date says"))
        self.empty = text_label(self.tr("No claim gives a date that was read."), muted=True, scale=1.2)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        top.setContentsMargins(10, 6, 8, 6)
        top.setSpacing(6)
        top.addWidget(self.counts, 1)
        for part in (self.less, self.more, self.whole, self.as_list):
            top.addWidget(part)
        self._stack = QStackedWidget()
        for page in (self.view, self.list, self.empty):
            self._stack.addWidget(page)
        layout = column(self, spacing=0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.says)
        self.less.clicked.connect(lambda: self.view.zoom(-1))
        self.more.clicked.connect(lambda: self.view.zoom(1))
        self.whole.clicked.connect(self.view.fit)
        self.as_list.toggled.connect(self._show_part)
        self.view.mark_chosen.connect(self._say)
        self.view.mark_wanted.connect(self._go)
        self.list.doubleClicked.connect(lambda index: self._go(self.model.number(index.row())))
        self.list.selectionModel().currentRowChanged.connect(lambda index, _: self._choose_row(index.row()))

    # --- what a page does --------------------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        if changes & Changes.PROJECT:
            self.view.set_timeline(Timeline())
            self.view.fit()
            self.timeline = Timeline()
        report = self.desk.report
        if report is None:
            self._working.drop()
            self._show(Timeline())
        else:
            self.empty.setText(self.tr("Reading the dates…"))
            self._working.start(report)
            if self._working.busy and not self.timeline.marks:
                self._show_part()

    def _show(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.empty.setText(self.tr("No claim gives a date that was read."))
        self.view.set_timeline(self.timeline)
        self.model.set_timeline(self.timeline)
        parts = [
            self.tr("dates: {count}").format(count=len(self.timeline.marks)),
            self.tr("dated facts: {count}").format(count=self.timeline.dated),
            self.tr("facts without a date: {count}").format(count=self.timeline.undated),
            self.tr("≠ dates that differ: {count}").format(count=len(self.timeline.joins)),
        ]
        self.counts.show_text("   ·   ".join(parts))
        self._show_part()
        self.view.show_fact(self.desk.fact)
        if self.isVisible() and self.view.current < 0 and self.timeline.marks:
            self.view.choose(0)
        self._say(self.view.current)

    def show_fact(self, fact: str) -> None:
        self.view.show_fact(fact)

    def enter(self) -> None:
        self.show_fact(self.desk.fact)  # it may have been chosen while another page was seen
        self._part().setFocus()
        if self.view.current < 0 and self.timeline.marks:
            self.view.choose(0)

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)
        self.list.horizontalHeader().setStyleSheet(
            f"QHeaderView::section {{ background: {theme.window}; color: {theme.muted}; padding: 4px 8px; }}"
            f"QHeaderView::section {{ border: none; border-bottom: 1px solid {theme.border}; }}"
        )

    # --- inside ------------------------------------------------------------------------------------------------------------------

    def _make_list(self) -> QTableView:
        table = QTableView()
        look_plain(table, self.model, self.tr("Dates in order"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        set_lines(table, 12)
        set_columns(table, {0: 150, 1: 230, 3: 130, 4: 150}, stretched=2)
        table.installEventFilter(self)
        return table

    @staticmethod
    def _button(words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoDefault(False)
        button.setFixedWidth(max(30, button.fontMetrics().horizontalAdvance(words) + 22))
        return button

    def _part(self) -> QWidget:
        return self.list if self.as_list.isChecked() else self.view

    def _show_part(self) -> None:
        """Show the lanes or the list, with the same date chosen."""
        there = bool(self.timeline.marks)
        if there and self.as_list.isChecked() and self.view.current >= 0:
            # before the list is seen: it gets the focus then, and would choose its first row
            self.list.selectRow(self.model.row_of(self.view.current))
        self._stack.setCurrentWidget(self._part() if there else self.empty)
        for button in (self.less, self.more, self.whole):
            button.setEnabled(there and not self.as_list.isChecked())
        self.as_list.setEnabled(there)
        if there and self.isVisible():
            self._part().setFocus()

    def _choose_row(self, row: int) -> None:
        if self.as_list.isChecked() and row >= 0:
            self.view.choose(self.model.number(row))

    def _say(self, number: int) -> None:
        self.says.show_text(describe(self.timeline.marks[number], self.timeline) if number >= 0 else "")

    def _go(self, number: int) -> None:
        mark = self.timeline.marks[number]
        self.desk.show_claim(mark.claim, mark.fact)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.text().casefold() in ("l", "д") and event.text():
            self.as_list.toggle()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """In the list, Enter goes to the text, and L back to the lanes, where a table would look for a row that begins with it."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self.list.currentIndex()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
                self._go(self.model.number(index.row()))
                return True
            if event.text().casefold() in ("l", "д"):
                self.as_list.toggle()
                return True
        return super().eventFilter(watched, event)
