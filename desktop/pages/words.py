"""Words and names: what each side calls one thing, how often, and every place in its context; two words need not be flagged.

Counting takes seconds in a large project, so it is done in a thread, on the report as it was; what has become stale is dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop.changes import Changes
from desktop.models.words import ConceptList, PlaceFinder, PlaceTable, VariantTable, matter_label, pairs_of, pairs_off
from desktop.pages.page import Page
from desktop.pages.working import Working
from desktop.views.one_line import OneLine
from desktop.views.parts import column, filter_field, text_label
from desktop.views.plain_table import look_plain, set_lines
from desktop.views.words import CountDelegate, PlaceDelegate, ThingDelegate
from reconciler.concordance import Matter
from reconciler.notebook.entries import words_off

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QByteArray, QModelIndex
    from PySide6.QtGui import QKeyEvent

    from desktop.pages.desk import Desk
    from desktop.theme import Theme
    from reconciler.concordance import Concept, Variant
    from reconciler.report import Report

_GROUND = Changes.PROJECT | Changes.SOURCES | Changes.ANALYSIS | Changes.GROUND
THINGS = 300  # pixels
WORD = (90, 260)  # pixels of the column of the words, at the least and at the most


def count(report: Report) -> tuple[tuple[Concept, ...], PlaceFinder]:
    """What the sources of a report call things, and which claims hold the places."""
    from reconciler.export.concordance_format import concordance_of

    return concordance_of(report), PlaceFinder(report)


class WordsPage(Page):
    """Things at the left; at the right the words for the chosen one by side, and below every place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.things, self.variants, self.places = ConceptList(self), VariantTable(self), PlaceTable(self)
        self._counting = Working(count, "counting", self)
        self._report: Report | None = None
        self._finder: PlaceFinder | None = None
        self._wanted = ""
        self._make_parts()
        self._lay_out()
        self._counting.done.connect(self._show)
        self.filter.textChanged.connect(self._filter)
        self.matter.currentIndexChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._choose_thing)
        self.table.selectionModel().selectionChanged.connect(self._choose_words)
        self.context.doubleClicked.connect(lambda index: self.go(index.row()))
        self.context.clicked.connect(self._clicked)
        self.flag.clicked.connect(self._switch)

    # --- what a page does --------------------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        report = self.desk.report
        if report is None:
            return
        self._report = report
        if changes & _GROUND:
            self._finder = None
            self._stack.setCurrentWidget(self.busy)
            self._counting.start(report)
        self._offer()

    def enter(self) -> None:
        self.list.setFocus()

    def set_theme(self, theme: Theme) -> None:
        for delegate in self._delegates:
            delegate.theme = theme
        for view in (self.list, self.table, self.context):
            view.viewport().update()
        for header in (self.table.horizontalHeader(), self.context.horizontalHeader()):
            header.setStyleSheet(
                f"QHeaderView::section {{ background: {theme.window}; color: {theme.muted}; padding: 4px 8px; }}"
                f"QHeaderView::section {{ border: none; border-bottom: 1px solid {theme.border}; }}"
            )

    def layouts(self) -> Mapping[str, QByteArray]:
        return {"across": self._across.saveState(), "upright": self._upright.saveState()}

    def restore(self, layouts: Mapping[str, QByteArray]) -> None:
        for name, splitter in (("across", self._across), ("upright", self._upright)):
            if not layouts[name].isEmpty():
                splitter.restoreState(layouts[name])

    # --- parts -------------------------------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.filter = filter_field(self.tr("Find words and names"))
        self.matter = QComboBox()
        self.matter.setAccessibleName(self.tr("What is named"))
        self.matter.addItem(self.tr("All"), "")
        for matter in Matter:
            self.matter.addItem(matter_label(matter), matter.value)
        self.list = QListView()
        self.list.setModel(self.things)
        self.list.setAccessibleName(self.tr("Things that go by several words or names"))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table = self._table(self.variants, self.tr("Words and names by side"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.context = self._table(self.places, self.tr("Places in their context"))
        self.context.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.context.installEventFilter(self)
        thing, count, place = ThingDelegate(self.list), CountDelegate(self.table), PlaceDelegate(self.context)
        self._delegates = (thing, count, place)
        self.list.setItemDelegate(thing)
        self.table.setItemDelegate(count)
        self.context.setItemDelegate(place)
        self.title = OneLine()
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.title.setFont(font)
        self.hint = text_label("", muted=True)
        self.flag = QPushButton()
        self.flag.setAutoDefault(False)
        self.off = QToolButton()
        self.off.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.off.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.off.setMenu(QMenu(self.off))
        self.count = text_label("", muted=True, wrap=False)

    @staticmethod
    def _table(model: VariantTable | PlaceTable, name: str) -> QTableView:
        table = QTableView()
        look_plain(table, model, name)
        set_lines(table, 14)
        return table

    def _lay_out(self) -> None:
        left, words, below = QWidget(), QWidget(), QWidget()
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.matter)
        side = column(left, margin=0, spacing=6)
        side.setContentsMargins(8, 8, 8, 0)
        side.addLayout(row)
        side.addWidget(self.count)
        side.addWidget(self.list, 1)
        top = column(words, spacing=6)
        top.setContentsMargins(12, 10, 8, 6)
        top.addWidget(self.title)
        top.addWidget(self.hint)
        top.addWidget(self.table, 1)
        switch = QHBoxLayout()
        switch.addWidget(self.flag)
        switch.addWidget(self.off)
        switch.addStretch(1)
        top.addLayout(switch)
        under = column(below, spacing=0)
        under.addWidget(self.context)
        self._upright = QSplitter(Qt.Orientation.Vertical)
        self._upright.addWidget(words)
        self._upright.addWidget(below)
        self._upright.setSizes([270, 400])
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.addWidget(left)
        self._across.addWidget(self._upright)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([THINGS, 860])
        for splitter in (self._upright, self._across):
            splitter.setChildrenCollapsible(False)
        self.busy = text_label(self.tr("Counting words and names…"), muted=True, scale=1.2)
        self.empty = text_label(self.tr("No thing goes by several words or names in these texts."), muted=True, scale=1.2)
        self._stack = QStackedWidget()
        for part in (self.busy, self.empty, self._across):
            self._stack.addWidget(part)
        for label in (self.busy, self.empty):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(self, spacing=0).addWidget(self._stack)

    # --- showing -----------------------------------------------------------------------------------------------------------------

    def _show(self, counted: tuple[tuple[Concept, ...], PlaceFinder]) -> None:
        """Show what was counted; the thing that was chosen stays chosen."""
        concepts, self._finder = counted
        kept, focused = self._thing(), self.busy.isVisible()
        self.things.set_concepts(concepts)
        self._stack.setCurrentWidget(self._across if concepts else self.empty)
        self._pick(kept.id if kept is not None else self._wanted)
        if focused and self.isVisible():
            self.list.setFocus()

    def _filter(self) -> None:
        kept = self._thing()
        self._wanted = kept.id if kept is not None else self._wanted
        matter = self.matter.currentData()
        self.things.set_filter(self.filter.text(), Matter(matter) if matter else None)
        self._pick(self._wanted)

    def _pick(self, concept: str) -> None:
        """Choose a thing by its id, or the first."""
        shown, total = self.things.rowCount(), self.things.total
        self.count.setText(
            self.tr("{total} things").format(total=total)
            if shown == total
            else self.tr("{shown} of {total} shown").format(shown=shown, total=total)
        )
        row = max(0, self.things.row_of(concept))
        self.list.setCurrentIndex(self.things.index(row))
        if not shown:
            self._choose_thing()

    def _thing(self) -> Concept | None:
        index = self.list.currentIndex()
        return self.things.concept(index.row()) if index.isValid() else None

    def _choose_thing(self, *_: object) -> None:
        concept, report = self._thing(), self._report
        self._wanted = concept.id if concept is not None else self._wanted
        self.variants.set_concept(concept, report.analysis.documents if report is not None else ())
        if concept is None:
            self.title.show_text(self.tr("Nothing is called so"))
        else:
            self.title.show_text(self.list.currentIndex().data())
        header = self.table.horizontalHeader()
        for section in range(1, self.variants.columnCount()):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, max(220, self.table.width() // 3))
        self._choose_words()

    def _chosen(self) -> list[Variant]:
        """The words that are chosen."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.variants.variant(row) for row in rows]

    def _choose_words(self, *_: object) -> None:
        concept = self._thing()
        variants = self._chosen() or (list(concept.variants) if concept is not None else [])
        self.places.set_uses(variants, self._report, self._finder)
        metrics = self.context.fontMetrics()
        widest = max((metrics.horizontalAdvance(v.words) for v in variants), default=0) + 34
        header = self.context.horizontalHeader()
        for section in (0, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.context.setColumnWidth(1, min(WORD[1], max(WORD[0], widest)))
        self.context.setColumnWidth(PlaceTable.WHERE, 220)
        self._offer()

    # --- two words ---------------------------------------------------------------------------------------------------------------

    def _pair(self) -> tuple[Variant, Variant] | None:
        """The two words that are chosen, or that there are."""
        concept = self._thing()
        variants = self._chosen() or (list(concept.variants) if concept is not None else [])
        return (variants[0], variants[1]) if len(variants) == 2 else None

    def _pairs(self) -> tuple[list[tuple[str, str]], bool]:
        """The pairs of words that the button is about, and whether all of them are switched off."""
        pair, report = self._pair(), self._report
        if pair is None or report is None:
            return [], False
        pairs, off = pairs_of(report, *pair), set(pairs_off(report))
        return pairs, all(words_off(*words) in off for words in pairs)

    def _offer(self) -> None:
        """Say what the buttons do now."""
        pairs, off = self._pairs()
        self.flag.setText(self.tr("Flag these two words again") if off else self.tr("Do not flag these two words"))
        self.flag.setEnabled(bool(pairs) and self.desk.writable)
        self.flag.setToolTip("\n".join(f"{a} ↔ {b}" for a, b in pairs))
        self.hint.setText(
            self.tr("Choose two words (Ctrl+click) to have their difference flagged no more.")
            if not pairs
            else self.tr("Differences of these two words are not flagged.")
            if off
            else self.tr("Bars are the part of each side's own words for this thing; quoted words are counted apart.")
        )
        names = pairs_off(self._report) if self._report is not None else []
        self.off.setVisible(bool(names))
        self.off.setText(self.tr("Pairs not flagged: {count}").format(count=len(names)))
        menu = self.off.menu()
        menu.clear()
        for name in names:
            action = menu.addAction(self.tr("Flag again: {words}").format(words=name.replace("&", "&&")))
            action.setEnabled(self.desk.writable)
            action.triggered.connect(lambda _checked=False, name=name: self._switch_on(name))

    def _switch(self) -> None:
        pairs, off = self._pairs()
        for a, b in pairs:
            self.desk.do(lambda session, a=a, b=b: session.switch_words(a, b, on=off))  # type: ignore[misc]

    def _switch_on(self, name: str) -> None:
        a, _, b = name.partition(" | ")
        self.desk.do(lambda session: session.switch_words(a, b, on=True))

    # --- going to the texts ------------------------------------------------------------------------------------------------------

    def go(self, row: int) -> None:
        """Show a place in the texts, if a claim holds it."""
        place = self.places.place(row)
        if place.claim:
            self.desk.show_claim(place.claim, place.fact)
        else:
            self.desk.say(self.tr("This stands in no claim, but in a title or the like: the texts cannot show it by a fact."))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == PlaceTable.WHERE:
            self.go(index.row())

    def eventFilter(self, watched: QObject, event: object) -> bool:  # noqa: N802
        """Enter on a place goes to it, as a double click does."""
        from PySide6.QtCore import QEvent

        if watched is self.context and cast("QEvent", event).type() == QEvent.Type.KeyPress:
            key = cast("QKeyEvent", event).key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.context.currentIndex().isValid():
                self.go(self.context.currentIndex().row())
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]
