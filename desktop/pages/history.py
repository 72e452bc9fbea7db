"""The history: all that was done, the newest first; what is chosen can be taken back, or done again, by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QPushButton, QTableView

from desktop.models.history import HistoryTable, deeds
from desktop.models.labels import interface_language
from desktop.pages.page import Page
from desktop.views.parts import column, filter_field, text_label
from desktop.views.plain_table import look_plain, set_columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QWidget

    from desktop.changes import Changes
    from desktop.models.history import Deed
    from desktop.pages.desk import Desk
    from reconciler.notebook.log import Operation

NEWEST = 5000  # deeds that are shown; all of them are in the file, and on the command line


class HistoryPage(Page):
    """A table of deeds, a filter, and two buttons."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = HistoryTable(self)
        self.filter = filter_field(self.tr("Filter by words"))
        self.author = QComboBox()
        self.author.setAccessibleName(self.tr("Who"))
        self.author.setToolTip(self.tr("Whose deeds are shown"))
        self.undo = QPushButton(self.tr("Undo this"))
        self.undo.setToolTip(self.tr("Take back the chosen deed, whatever was done since (Ctrl+Z takes back your last)"))
        self.redo = QPushButton(self.tr("Do this again"))
        self.redo.setToolTip(self.tr("Do again the chosen deed, which was taken back"))
        self.table = QTableView()
        look_plain(self.table, self.model, self.tr("History"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        set_columns(self.table, {0: 140, 1: 130, 3: 240}, stretched=2)
        self.empty = text_label(self.tr("Nothing was done yet that answers this."), muted=True)
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.author)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        layout = column(self, margin=10)
        layout.addLayout(row)
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        self.filter.textChanged.connect(self._filter)
        self.author.currentIndexChanged.connect(self._filter)
        self.undo.clicked.connect(lambda: self._turn(back=True))
        self.redo.clicked.connect(lambda: self._turn(back=False))
        self.table.selectionModel().currentRowChanged.connect(self._offer)

    def refresh(self, changes: Changes) -> None:
        chosen = self._chosen()
        self.model.set_deeds(self._deeds())
        who = self.author.currentData()
        self.author.blockSignals(True)
        self.author.clear()
        self.author.addItem(self.tr("Everybody"), "")
        for author in self.model.authors():
            self.author.addItem(author, author)
        self.author.setCurrentIndex(max(0, self.author.findData(who)))
        self.author.blockSignals(False)
        self._filter()
        if chosen is not None:
            rows = (row for row in range(self.model.rowCount()) if self.model.deed(row).id == chosen.id)
            self.table.selectRow(next(rows, -1))

    def enter(self) -> None:
        self.table.setFocus()
        if self._chosen() is None and self.model.rowCount():
            self.table.selectRow(0)

    def layouts(self) -> Mapping[str, QByteArray]:
        return {"columns": self.table.horizontalHeader().saveState()}

    def restore(self, layouts: Mapping[str, QByteArray]) -> None:
        if not layouts["columns"].isEmpty():
            self.table.horizontalHeader().restoreState(layouts["columns"])

    def _deeds(self) -> list[Deed]:
        from reconciler.notebook.history import say

        found = cast("tuple[Operation, ...]", self.desk.ask(lambda session: session.history(newest=NEWEST)) or ())
        names = cast("dict[str, str]", self.desk.ask(lambda session: session.source_names()) or {})
        language = interface_language()
        return deeds(found, lambda operation, turned: say(operation, names, language, turned))

    def _filter(self) -> None:
        self.model.set_filter(self.filter.text(), self.author.currentData() or "")
        self.empty.setVisible(self.model.rowCount() == 0)
        self._offer()

    def _chosen(self) -> Deed | None:
        index = self.table.currentIndex()
        return self.model.deed(index.row()) if index.isValid() else None

    def _offer(self) -> None:
        # asked anew for each: a button that is switched off hands the focus to the table, which then chooses a row
        self.undo.setEnabled(self._can_turn(undone=False))
        self.redo.setEnabled(self._can_turn(undone=True))

    def _can_turn(self, *, undone: bool) -> bool:
        deed = self._chosen()
        return deed is not None and not deed.turned and deed.undone == undone and self.desk.writable

    def _turn(self, *, back: bool) -> None:
        deed = self._chosen()
        if deed is not None:
            identity = deed.id
            self.desk.do(lambda session: session.undo(identity) if back else session.redo(identity))
