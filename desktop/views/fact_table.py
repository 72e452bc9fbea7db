"""The fact table on the screen: a field, chips and menus to filter and lay it out, over the table itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QMenu, QToolButton, QWidget

from desktop.models.discrepancies import SEVERITIES
from desktop.models.fact_filter import FactFilter
from desktop.models.labels import type_label
from desktop.theme import LIGHT, Theme, severity_label, state_label, state_symbol
from desktop.views.fact_filters import MoreFilters
from desktop.views.fact_grid import FactGrid
from desktop.views.parts import column, filter_field, text_label
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QAction, QResizeEvent

    from desktop.models.fact_table import FactTable
    from reconciler.model import FactState, Severity

# columns that have what room they need; the others share the rest
WIDTHS = {"state": 116, "differences": 124, "verdict": 94, "tags": 110}
ALWAYS = "fact"  # the column that cannot be hidden
HIDDEN = frozenset(("tags",))  # until the person says otherwise
LEAST = 122  # pixels of a column that shares the rest: where they are not there, the table is scrolled


class FactTableView(QWidget):
    """`fact_chosen` brings a fact's id; `filter_changed` the `FactFilter` that shall hold; `decided` a `VerdictValue` for the
    chosen fact; `copied` how many rows were put on the clipboard."""

    fact_chosen = Signal(str)
    filter_changed = Signal(object)
    decided = Signal(object)
    copied = Signal(int)

    def __init__(self, model: FactTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = LIGHT
        self._silent = False
        self._hidden: set[str] = set(HIDDEN)
        self._types: set[str] = set()
        self._severities: set[Severity] = set()
        self._words = self._field()
        self._chips = {state: self._chip(state) for state in STATE_ORDER}
        self._differences = self._menu(
            self.tr("Differences"), self.tr("Differences"), self.tr("Show only facts with differences of some kind")
        )
        self._more = MoreFilters(model)
        self._more.changed.connect(self._tell_filter)
        self._layout = self._menu("⋯", self.tr("View"), self.tr("Choose columns, group the facts, copy the table"))
        self._differences.menu().aboutToShow.connect(self._fill_differences)
        self._layout.menu().aboutToShow.connect(partial(self._fill_layout, self._layout.menu()))
        self._shown = text_label("", muted=True, wrap=False)
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.setSpacing(6)
        top.addWidget(self._words, 2)
        for chip in self._chips.values():
            top.addWidget(chip)
        top.addWidget(self._differences)
        top.addWidget(self._more)
        top.addStretch(1)
        top.addWidget(self._shown)
        top.addWidget(self._layout)
        self.table = FactGrid(model)
        self.table.selectionModel().selectionChanged.connect(self._tell_fact)
        self.table.decided.connect(self.decided)
        self.table.copied.connect(self.copied)
        header = self.table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda place: self.header_menu().popup(header.mapToGlobal(place)))
        model.modelReset.connect(self._fit)
        layout = column(self, spacing=0)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self._fit()

    def select_fact(self, fact: str) -> None:
        """Choose the row of a fact, if it is shown, without saying so; an empty id chooses none."""
        row = self._model.row_of(fact) if fact else -1
        self._silent = True
        if row < 0:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        else:
            self.table.selectRow(row)
            self.table.scrollTo(self._model.index(row, 0))
        self._silent = False

    def step(self, by: int) -> None:
        """Choose the fact `by` rows on."""
        current = self.table.currentIndex()
        row = current.row() + by if current.isValid() else 0
        if 0 <= row < self._model.rowCount():
            self.table.selectRow(row)

    def show_counts(self, counts: Mapping[FactState, int]) -> None:
        """Write the number of facts on the button of each state, and how many are shown."""
        for state, chip in self._chips.items():
            chip.setText(f"{state_symbol(state)} {state_label(state)}  {counts.get(state, 0)}")
        total, shown = sum(counts.values()), self._model.rowCount()
        self._shown.setText("" if shown == total else self.tr("{shown} of {total} shown").format(shown=shown, total=total))

    def focus_filter(self) -> None:
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for state, chip in self._chips.items():
            tones = theme.states[state]
            chip.setStyleSheet(
                "QToolButton { border-radius: 9px; padding: 2px 7px; }"
                f"QToolButton {{ background: transparent; color: {theme.muted}; border: 1px solid {theme.border}; }}"
                f"QToolButton:checked {{ background: {tones.fill}; color: {tones.text}; border: 1px solid {tones.line}; }}"
                f"QToolButton:focus {{ border: 2px solid {theme.accent}; padding: 1px 6px; }}"
            )
        self.table.set_theme(theme)

    # --- what is remembered -----------------------------------------------------------------------------------------------------

    def layout_state(self) -> QByteArray:
        """Which columns are hidden, and what the facts are grouped by."""
        return QByteArray("\n".join(("2", self._model.grouping, *sorted(self._hidden))).encode())

    def restore_layout(self, state: QByteArray) -> None:
        """Lay the table out as it was when `state` was kept."""
        version, *lines = bytes(state.data()).decode().split("\n")
        if version == "2":
            grouping, *hidden = lines
            self._hidden = set(hidden)
            self._model.set_grouping(grouping if grouping in self._model.groupings() else "")
            self._fit()

    # --- filtering --------------------------------------------------------------------------------------------------------------

    def _field(self) -> QLineEdit:
        field = filter_field(self.tr("Find facts"))
        field.setToolTip(
            self.tr("Words of the label, quotes, sources, differences, statement or notes; #word for a tag, # for any tag")
        )
        field.setAcceptDrops(False)  # dropped files go to the window
        field.setMinimumWidth(90)
        field.setMaximumWidth(380)
        field.textChanged.connect(self._tell_filter)
        return field

    def _chip(self, state: FactState) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setText(f"{state_symbol(state)} {state_label(state)}")
        chip.setToolTip(self.tr("Show or hide the facts of this state"))
        chip.setAccessibleName(self.tr("Show facts: {state}").format(state=state_label(state)))
        chip.toggled.connect(self._tell_filter)
        return chip

    def _menu(self, words: str, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _fill_differences(self) -> None:
        """Offer the severities, and the types that there are, and those that are asked for."""
        menu = self._differences.menu()
        menu.clear()
        for severity in SEVERITIES:
            self._add_choice(menu, severity_label(severity), severity in self._severities, partial(self._ask_severity, severity))
        menu.addSeparator()
        for kind in dict.fromkeys((*self._model.types(), *sorted(self._types))):
            self._add_choice(menu, type_label(kind), kind in self._types, partial(self._ask_type, kind))
        menu.addSeparator()
        clear = menu.addAction(self.tr("Whatever differs"))
        clear.setEnabled(bool(self._types or self._severities))
        clear.triggered.connect(self._ask_for_no_difference)

    def _ask_severity(self, severity: Severity, wanted: bool) -> None:
        self._severities = self._severities | {severity} if wanted else self._severities - {severity}
        self._tell_filter()

    def _ask_type(self, kind: str, wanted: bool) -> None:
        self._types = self._types | {kind} if wanted else self._types - {kind}
        self._tell_filter()

    def _ask_for_no_difference(self) -> None:
        self._types, self._severities = set(), set()
        self._tell_filter()

    def _tell_filter(self) -> None:
        count = len(self._types) + len(self._severities)
        words = self.tr("Differences")
        self._differences.setText(f"{words} ({count})" if count else words)
        states = frozenset(state for state, chip in self._chips.items() if chip.isChecked())
        asked, more = (frozenset(self._types), frozenset(self._severities)), self._more
        self.filter_changed.emit(FactFilter(self._words.text(), states, *asked, more.sides, more.tagged, more.since, more.until))

    # --- laying out -------------------------------------------------------------------------------------------------------------

    def header_menu(self) -> QMenu:
        """The menu that chooses the columns, groups the facts and copies the table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_layout(menu)
        return menu

    def _fill_layout(self, menu: QMenu) -> None:
        menu.clear()
        for section, name in enumerate(self._model.columns()):
            words = str(self._model.headerData(section, Qt.Orientation.Horizontal))
            action = self._add_choice(menu, words, name not in self._hidden, partial(self._show_column, name))
            action.setEnabled(name != ALWAYS)
        menu.addSeparator()
        groups = QActionGroup(menu)
        for name, words in {"": self.tr("not at all"), **self._model.groupings()}.items():
            said = self.tr("Group by: {what}").format(what=words)
            action = self._add_choice(menu, said, self._model.grouping == name, partial(self._group, name))
            action.setActionGroup(groups)
        menu.addSeparator()
        menu.addAction(self.tr("Copy as a table")).triggered.connect(self.table.copy_table)

    @staticmethod
    def _add_choice(menu: QMenu, words: str, chosen: bool, choose: Callable[[bool], object]) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(chosen)
        action.toggled.connect(choose)
        return action

    def _group(self, grouping: str, chosen: bool) -> None:
        if chosen:
            self._model.set_grouping(grouping)

    def _show_column(self, name: str, shown: bool) -> None:
        self._hidden = self._hidden - {name} if shown else self._hidden | {name}
        self._fit()

    def _tell_fact(self, selected: QItemSelection) -> None:
        rows = self.table.selectionModel().selectedRows()
        if not selected.isEmpty() and not self._silent and len(rows) == 1:
            self.fact_chosen.emit(self._model.fact_at(rows[0].row()))

    def _fit(self) -> None:
        """Give the fact, the sides and the statement the room that the others leave."""
        for section, name in enumerate(self._model.columns()):
            self.table.setColumnHidden(section, name in self._hidden)
            if name in WIDTHS:
                self.table.horizontalHeader().setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
                self.table.setColumnWidth(section, WIDTHS[name])
        self._share()

    def _share(self) -> None:
        """Divide what is left among the wide columns; where that is too little, each gets the least."""
        shown = [(section, name) for section, name in enumerate(self._model.columns()) if name not in self._hidden]
        wide = [section for section, name in shown if name not in WIDTHS]
        left = self.table.viewport().width() - sum(self.table.columnWidth(section) for section, name in shown if name in WIDTHS)
        room = left >= LEAST * len(wide)
        for section in wide:
            mode = QHeaderView.ResizeMode.Stretch if room else QHeaderView.ResizeMode.Interactive
            self.table.horizontalHeader().setSectionResizeMode(section, mode)
            if not room:
                self.table.setColumnWidth(section, LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._share)  # when the table in it has its new width too
