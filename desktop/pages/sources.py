"""The sources: what is said of each, its versions, what lost its place in a new one, and what a colleague's copy brings.

Reading a new version, comparing a copy and looking for passages without a place take their time, and are done aside; what is stored
is stored at once. Everything here can be undone, so nothing asks twice.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QTabWidget, QWidget

from desktop.changes import Changes
from desktop.models.labels import number_label, one_line, source_label
from desktop.models.lines import Line
from desktop.models.source_changes import orphan_lines
from desktop.models.sources import Column, SourcesTable, source_lines
from desktop.pages.aside import Aside
from desktop.pages.page import Page
from desktop.pages.taking_in import TakingIn
from desktop.views.message_bar import MessageBar
from desktop.views.parts import column, filter_field, text_label
from desktop.views.plain_table import PlainTable
from desktop.views.source_form import SourceForm
from desktop.views.source_lists import OrphanList, RemovedList, VersionList
from reconciler.notebook.state import Notebook, documents_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.pages.desk import Desk
    from desktop.session import Session
    from desktop.theme import Theme
    from reconciler.model import Document
    from reconciler.notebook.versions import Orphan

_SET = Changes.SOURCES | Changes.GROUND
_WIDTHS: dict[int, int] = {
    Column.SIDE: 90, Column.PUBLISHER: 120, Column.AUTHOR: 100, Column.LANGUAGE: 90, Column.PUBLISHED: 85,
    Column.ACCESSED: 85, Column.LENGTH: 80, Column.CLAIMS: 95, Column.VERSIONS: 75, Column.COPIES: 130,
}  # fmt: skip


class SourcesPage(Page):
    """The table, and below it what is said of the chosen one beside its versions and two lists of the whole project."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._orphans: dict[str, Orphan] = {}
        self._removed: dict[str, Document] = {}
        self.messages = MessageBar()
        self.messages.acted.connect(self._undo)
        self.aside = Aside(desk, self.messages.show_error, self)
        self.taking = TakingIn(desk, self.messages, self.aside, self._set_and_offer_undo, self)
        self.model = SourcesTable(self)
        self.filter = filter_field(self.tr("Filter by words"))
        self.add = QPushButton(self.tr("Add files…"))
        self.add.setToolTip(self.tr("Add texts to the project (Ctrl+I)"))
        self.take = QPushButton(self.tr("Take in a colleague's copy…"))
        self.take.setToolTip(self.tr("What a colleague did in a copy of this project; you see it before it is taken in"))
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Take this source out of the project; it can be brought back"))
        self.table = PlainTable(self.model, self.tr("Sources"), _WIDTHS, Column.TITLE)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.empty = text_label(self.tr("No source has these words."), muted=True)
        self.form, self.versions, self.orphans, self.removed = SourceForm(), VersionList(), OrphanList(), RemovedList()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for part in (self.versions, self.orphans, self.removed):
            self.tabs.addTab(part, "")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        for button in (self.add, self.take, self.remove):
            row.addWidget(button)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("What is said of the source"))
        scroll.setWidget(self.form)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.addWidget(scroll)
        self._across.addWidget(tabs := QWidget())
        column(tabs).addWidget(self.tabs)
        tabs.setContentsMargins(6, 6, 0, 0)
        self.form.setContentsMargins(0, 8, 8, 0)
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.addWidget(self.table)
        self._down.addWidget(self._across)
        self._down.setSizes([340, 320])
        self._across.setSizes([560, 600])
        for splitter in (self._across, self._down):
            splitter.setChildrenCollapsible(False)
        layout = column(self, spacing=0)
        layout.addWidget(self.messages)
        inner = column(holder := _Holder(), margin=10)
        inner.addLayout(row)
        inner.addWidget(self.empty)
        inner.addWidget(self._down, 1)
        layout.addWidget(holder, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.add.clicked.connect(self._add_files)
        self.take.clicked.connect(self.taking.ask_copy)
        self.remove.clicked.connect(self._remove)
        self.taking.taken.connect(self._choose)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _row: self.form.field("title").setFocus())
        self.form.edited.connect(self._edit)
        self.form.renamed.connect(lambda old, new: self._set(lambda session: session.rename_side(old, new)))
        self.versions.new_wanted.connect(self._ask_version)
        self.versions.read.connect(self._read)
        self.versions.beside.connect(lambda version, on: self._set(lambda session: session.keep_beside(version, on=on)))
        self.orphans.attached.connect(partial(self._attach, suggested=True))
        self.orphans.left.connect(self._leave)
        self.orphans.wanted.connect(self._choose_place)
        self.removed.wanted.connect(self._bring_back)

    # --- what a page does -------------------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        chosen = self._chosen()
        if changes & Changes.PROJECT:
            self.messages.clear()
        report, project = self.desk.report, self.desk.project
        assert project is not None
        notebook = self._notebook()
        lines = source_lines(project.documents, report.analysis if report else None, notebook.successors())
        # choosing a row shows it: not before the other parts know of the change
        self.table.blockSignals(True)
        self.model.set_lines(lines)
        self._choose(chosen.id if chosen else "")
        self.table.blockSignals(False)
        self.empty.setVisible(self.model.rowCount() == 0)
        self._show_chosen()
        if changes & (Changes.PROJECT | Changes.SOURCES):
            self._show_removed(notebook)
        self._look_for_orphans(notebook)
        for button in (self.add, self.take):
            button.setEnabled(self.desk.writable)

    def enter(self) -> None:
        self.table.setFocus()

    def show_source(self, source: str) -> None:
        at = next((n for n, line in enumerate(self.model.lines()) if source == line.document.id), -1)
        if at < 0:  # an old version, or one that was removed
            found = cast("tuple[Document, ...]", self.desk.ask(lambda session: session.versions(source)) or ())
            source = found[-1].id if found else source
        if self.model.row_of(source) < 0:
            self.filter.clear()
        if self.model.row_of(source) >= 0:
            self._choose(source)
            self._show_chosen()
        elif source in self._removed:
            self.tabs.setCurrentWidget(self.removed)
            self.removed.choose(source)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.messages, self.form, self.orphans):
            part.set_theme(theme)

    def layouts(self) -> Mapping[str, QByteArray]:
        return {
            "columns": self.table.horizontalHeader().saveState(),
            "across": self._across.saveState(),
            "down": self._down.saveState(),
        }

    def restore(self, layouts: Mapping[str, QByteArray]) -> None:
        parts: dict[str, Any] = {"columns": self.table.horizontalHeader(), "across": self._across, "down": self._down}
        for name, part in parts.items():
            if not layouts[name].isEmpty():
                part.restoreState(layouts[name])

    # --- showing ----------------------------------------------------------------------------------------------------------------

    def _notebook(self) -> Notebook:
        report = self.desk.report
        return report.notebook if report is not None else cast("Notebook", self.desk.ask(lambda session: session.notebook()))

    def _filter(self) -> None:
        chosen = self._chosen()
        self.model.set_filter(self.filter.text())
        self.empty.setVisible(self.model.rowCount() == 0)
        self._choose(chosen.id if chosen else "")
        self._show_chosen()

    def _choose(self, source: str) -> None:
        self.table.choose(max(self.model.row_of(source), 0 if self.model.rowCount() else -1))

    def _chosen(self) -> Document | None:
        row = self.table.row()
        return self.model.line(row).document if 0 <= row < self.model.rowCount() else None

    def _show_chosen(self) -> None:
        source = self._chosen()
        sides = tuple(dict.fromkeys(line.document.side for line in self.model.lines()))
        self.form.show_source(source, sides, writable=self.desk.writable)
        self.remove.setEnabled(source is not None and self.desk.writable)
        self._show_versions(source)

    def _show_versions(self, source: Document | None) -> None:
        found: tuple[Document, ...] = ()
        if source is not None:
            found = cast("tuple[Document, ...]", self.desk.ask(lambda session: session.versions(source.id)) or ())
        shown = {line.id for line in self.model.lines()}
        beside = {version.id: version.id in shown for version in found[:-1]}
        lines = []
        for number, version in enumerate(found, 1):
            cells = (
                version.name,
                version.published,
                version.accessed,
                number_label(len(version.text)),
                self._state(version, beside),
            )
            lines.append(Line(version.id, (str(number), *cells)))
        self.versions.show_versions(lines, beside, writable=self.desk.writable)
        title = self.tr("Versions ({count})").format(count=len(found)) if len(found) > 1 else self.tr("Versions")
        self.tabs.setTabText(0, title)

    def _state(self, version: Document, beside: Mapping[str, bool]) -> str:
        if version.id not in beside:
            return self.tr("newest")
        return self.tr("compared beside it") if beside[version.id] else self.tr("old")

    def _show_removed(self, notebook: Notebook) -> None:
        every = cast("tuple[Document, ...]", self.desk.ask(lambda session: session.every_document()) or ())
        present = {edit.source for edit in notebook.sources if edit.field == "present" and edit.value}
        self._removed = {d.id: d for d in documents_of(every, notebook, every=True) if d.id not in present}
        self.removed.show_removed(
            [Line(d.id, (d.side, source_label(d), d.name)) for d in self._removed.values()], writable=self.desk.writable
        )
        title = self.tr("Removed ({count})").format(count=len(self._removed)) if self._removed else self.tr("Removed")
        self.tabs.setTabText(2, title)

    def _look_for_orphans(self, notebook: Notebook) -> None:
        if notebook.successors():
            self.aside.ask("orphans", lambda session: session.orphans(), self._show_orphans)
        else:
            self.aside.drop("orphans")
            self._show_orphans(())

    def _show_orphans(self, orphans: tuple[Orphan, ...]) -> None:
        self._orphans = {orphan.anchor.id: orphan for orphan in orphans}
        self.orphans.show_orphans(orphan_lines(orphans), writable=self.desk.writable)
        title = self.tr("Without a place ({count})").format(count=len(orphans)) if orphans else self.tr("Without a place")
        self.tabs.setTabText(1, title)

    # --- deeds ------------------------------------------------------------------------------------------------------------------

    def _set(self, deed: Callable[[Session], object]) -> bool:
        return self.desk.do(deed, _SET)

    def _set_and_offer_undo(self, deed: Callable[[Session], object], done: str) -> bool:
        """Do it, say so, and have a button to take just this back."""
        made: list[str] = []

        def deed_with_number(session: Session) -> None:
            deed(session)
            made.extend(operation.id for operation in session.history(newest=1))

        stored = self._set(deed_with_number)
        if stored and made:
            self.messages.clear()
            self.messages.offer(done, made[0], self.tr("Undo"))
        return stored

    def _undo(self, operation: str) -> None:
        self.desk.do(lambda session: session.undo(operation))

    def _edit(self, name: str, value: str) -> None:
        source = self._chosen()
        if source is not None:
            said: dict[str, Any] = {name: value}
            self._set(lambda session: session.edit_source(source.id, **said))

    def _remove(self) -> None:
        source = self._chosen()
        if source is not None:
            done = self.tr("“{name}” is removed.").format(name=source_label(source))
            self._set_and_offer_undo(lambda session: session.remove_source(source.id), done)

    def _bring_back(self, source: str) -> None:
        document = self._removed[source]
        read = cast("tuple[Document, ...]", self.desk.ask(lambda session: session.every_document()) or ())
        own = [d for d in read if d.id == source]
        if self._set(lambda session: session.add_documents(own)):
            self._choose(source)
            if self._chosen() is None or source not in {line.id for line in self.model.lines()}:
                self.messages.show_error(
                    self.tr("{side} has the text of “{name}” already, so it was not brought back.").format(
                        side=document.side, name=source_label(document)
                    )
                )

    def _choose_place(self, passage: str) -> None:
        """Have the place of a passage chosen in the newest version, near where it stood in the old one."""
        from desktop.views.place_dialog import PlaceDialog

        orphan = self._orphans[passage]
        newest, near = orphan.newest, min(orphan.anchor.start, len(orphan.newest.text))
        near = orphan.suggestions[0].start if orphan.suggestions else near
        dialog = PlaceDialog(one_line(orphan.anchor.quote, 300), source_label(newest), newest.text, near, self)
        dialog.chosen.connect(partial(self._attach, passage, suggested=False))
        dialog.open()

    def _attach(self, passage: str, start: int, end: int, *, suggested: bool) -> None:
        anchor = self._orphans[passage].anchor
        done = self.tr("The passage has its place.")
        self._set_and_offer_undo(lambda session: session.attach(anchor, start, end, suggested=suggested), done)

    def _leave(self, passage: str) -> None:
        anchor = self._orphans[passage].anchor
        done = self.tr("The passage is left with its old version.")
        self._set_and_offer_undo(lambda session: session.leave(anchor), done)

    def _add_files(self) -> None:
        self.desk.act("add")

    def _ask_version(self) -> None:
        source = self._chosen()
        if source is not None:
            self.taking.ask_version(source)

    def _read(self, version: str) -> None:
        from desktop.views.text_dialog import TextDialog

        source = self._chosen()
        if source is None:
            return
        found = cast("tuple[Document, ...]", self.desk.ask(lambda session: session.versions(source.id)) or ())
        document = next(document for document in found if document.id == version)
        TextDialog(source_label(document), document.name, document.text, self).show()


class _Holder(QFrame):
    """Holds all but the strip of messages, which goes from edge to edge."""
