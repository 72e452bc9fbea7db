"""The notes: all of the project in threads, filtered by words, author and tag, and what lost its place in a section of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QTabWidget, QWidget

from desktop.changes import Changes
from desktop.models.fact_notes import note_lines
from desktop.models.intents import DeleteNote, EditNote, Reply
from desktop.models.labels import time_label
from desktop.models.lines import Line, Lines
from desktop.models.notes import Notes, NotesList, Order, note_rows, read_notes
from desktop.models.source_changes import hanging
from desktop.pages.page import Page
from desktop.views.note_list import NoteList
from desktop.views.note_thread import NoteThread
from desktop.views.parts import column, filter_field, text_label
from desktop.views.plain_table import PlainTable
from reconciler.notebook.entries import Annotation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.models.intents import Intent
    from desktop.models.notes import Thread
    from desktop.pages.desk import Desk
    from desktop.theme import Theme


class NotesPage(Page):
    """Tags at the left, the notes in the middle, the thread that is read at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._notes = Notes((), (), (), ())
        self._titles: Mapping[str, str] = {}
        self.words = filter_field(self.tr("Filter by words"))
        self.author, self.order = QComboBox(), QComboBox()
        self.author.setAccessibleName(self.tr("Who"))
        self.author.setToolTip(self.tr("Whose notes are shown"))
        self.order.setAccessibleName(self.tr("Order"))
        self.order.setToolTip(self.tr("In which order the notes are shown"))
        self.order.addItem(self.tr("Newest first"), Order.NEWEST)
        self.order.addItem(self.tr("By fact"), Order.FACT)
        self.tags = Lines((self.tr("Tag"), self.tr("Uses")), self)
        self.tag_table = PlainTable(self.tags, self.tr("Tags in use"), {1: 50}, 0)
        self.models = (NotesList(self), NotesList(self))
        self.lists = (NoteList(self.models[0], self.tr("Notes")), NoteList(self.models[1], self.tr("Without a place")))
        self.empty = text_label("", muted=True)
        self.reading = NoteThread()
        self.reading.set_deed(self._do)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for part in self.lists:
            self.tabs.addTab(part, "")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.author)
        row.addWidget(self.order)
        middle = QWidget()
        inner = column(middle)
        inner.setContentsMargins(6, 0, 6, 0)
        inner.addWidget(self.empty)
        inner.addWidget(self.tabs, 1)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setChildrenCollapsible(False)
        for part, share in ((self.tag_table, 0), (middle, 1), (self.reading, 1)):
            self._across.addWidget(part)
            self._across.setStretchFactor(self._across.indexOf(part), share)
        self._across.setSizes([170, 520, 460])
        layout = column(self, margin=10)
        layout.addLayout(row)
        layout.addWidget(self._across, 1)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._filter)
        self.author.currentIndexChanged.connect(self._filter)
        self.order.currentIndexChanged.connect(self._filter)
        self.tag_table.chosen.connect(self._filter)
        self.tabs.currentChanged.connect(self._show_thread)
        self.reading.wanted.connect(self.go_to)
        for part in self.lists:
            part.chosen.connect(self._show_thread)
            part.opened.connect(self.go_to)

    # --- what a page does -------------------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        if changes & Changes.PROJECT:
            self.reading.state.drafts.clear()
            self.words.clear()
        if changes & (Changes.PROJECT | Changes.SOURCES) or not self._titles:
            self._titles = cast("dict[str, str]", self.desk.ask(lambda session: session.source_names()) or {})
        report = self.desk.report
        self._notes = read_notes(report, self._titles) if report is not None else Notes((), (), (), ())
        self._offer_filters()
        self._filter()

    def enter(self) -> None:
        part = self.lists[self.tabs.currentIndex()]
        part.setFocus()
        if part.row() < 0 and part.model().rowCount():
            part.choose(0)

    def set_theme(self, theme: Theme) -> None:
        self.reading.set_theme(theme)
        for part in self.lists:
            part.set_theme(theme)

    def layouts(self) -> Mapping[str, QByteArray]:
        return {"across": self._across.saveState()}

    def restore(self, layouts: Mapping[str, QByteArray]) -> None:
        if not layouts["across"].isEmpty():
            self._across.restoreState(layouts["across"])

    # --- showing ----------------------------------------------------------------------------------------------------------------

    def _offer_filters(self) -> None:
        who, tag = self.author.currentData(), self.tags.key(self.tag_table.row())
        self.author.blockSignals(True)
        self.author.clear()
        self.author.addItem(self.tr("Everybody"), "")
        for author in self._notes.authors:
            self.author.addItem(author, author)
        self.author.setCurrentIndex(max(0, self.author.findData(who)))
        self.author.blockSignals(False)
        self.tag_table.blockSignals(True)
        every = Line("", (self.tr("All tags"), ""))
        self.tags.set_lines([every, *(Line(name, (f"#{name}", str(count))) for name, count in self._notes.tags)])
        self.tag_table.choose(max(0, self.tags.row_of(tag)))
        self.tag_table.blockSignals(False)
        self.tag_table.setVisible(bool(self._notes.tags))

    def _filter(self) -> None:
        """Show what is wanted in both lists; what is chosen stays chosen."""
        words, author, tag = self.words.text(), self.author.currentData() or "", self.tags.key(self.tag_table.row())
        order = Order(self.order.currentData())
        counts = []
        for threads, model, part in zip((self._notes.placed, self._notes.unplaced), self.models, self.lists, strict=True):
            chosen = model.row(part.row())
            part.blockSignals(True)
            model.set_rows(note_rows(threads, order, words, author, tag))
            place = model.row_of(chosen.mark) if chosen else -1
            if place < 0 and chosen:  # a reply that was deleted leaves the thread
                place = model.row_of(chosen.thread.mark)
            part.choose(place if place >= 0 else 0 if model.rowCount() else -1)
            part.blockSignals(False)
            counts.append(model.rowCount())
        self.tabs.setTabText(0, self.tr("Notes ({count})").format(count=counts[0]))
        self.tabs.setTabText(1, self.tr("Without a place ({count})").format(count=counts[1]))
        self._show_thread()

    def _show_thread(self, _tab: int = 0) -> None:
        thread = self._chosen()
        place = self.tabs.currentIndex()
        self.empty.setText(self._why_empty(place))
        self.empty.setVisible(self.models[place].rowCount() == 0)
        if thread is None:
            self.reading.show_nothing("")
            return
        author = str(self.desk.ask(lambda session: session.author) or "")
        notes = tuple(entry for entry in thread.entries if isinstance(entry, Annotation))
        said = ""
        if not notes:
            entry = thread.entries[0]
            said = f"{hanging((entry,))}\n{entry.author} · {time_label(entry.time)}"
        subject = thread.subject
        self.reading.show_thread(
            subject,
            note_lines(notes, author),
            said,
            reachable=bool(subject.claim or subject.source),
            writable=self.desk.writable,
        )

    def _why_empty(self, place: int) -> str:
        if (self._notes.placed, self._notes.unplaced)[place]:
            return self.tr("No note is of this author and tag and has these words.")
        if place:
            return self.tr("Everything that was decided and noted has its place.")
        return self.tr("Nothing was noted yet. Choose a fact and press Ctrl+M to write a note on it.")

    def _chosen(self) -> Thread | None:
        place = self.tabs.currentIndex()
        row = self.models[place].row(self.lists[place].row())
        return row.thread if row is not None else None

    # --- deeds ------------------------------------------------------------------------------------------------------------------

    def go_to(self) -> None:
        """Go to what the chosen note is about, or say that it has no place."""
        thread = self._chosen()
        if thread is None:
            return
        subject = thread.subject
        if subject.claim and subject.fact:
            self.desk.show_claim(subject.claim, subject.fact)
        elif subject.source:
            self.desk.show_source(subject.source)
        else:
            self.desk.say(self.tr("This has no place in the last run: what it was made on is shown at the right."))

    def _do(self, intent: Intent) -> bool:
        """Store what was written on a note."""
        report = self.desk.report
        known = {note.id: note for note in report.notebook.notes} if report is not None else {}
        match intent:
            case Reply(identity, text) if identity in known:
                note = known[identity]
                return self.desk.do(lambda session: session.annotate(note.target, text, note))
            case EditNote(identity, text) if identity in known:
                return self.desk.do(lambda session: session.edit_note(known[identity], text))
            case DeleteNote(identity) if identity in known:
                return self.desk.do(lambda session: session.delete_note(known[identity]))
        return False
