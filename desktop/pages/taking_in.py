"""Files from outside: a new version of a text, a colleague's copy of the project. Each is looked at before it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.changes import Changes
from desktop.models.labels import source_label
from desktop.models.source_changes import merge_lines
from desktop.views.file_dialog import FileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.pages.aside import Aside
    from desktop.pages.desk import Desk
    from desktop.session import Session
    from desktop.views.merge_dialog import MergeDialog
    from desktop.views.message_bar import MessageBar
    from desktop.views.version_dialog import VersionDialog
    from reconciler.model import Document
    from reconciler.notebook.merging import MergePreview
    from reconciler.notebook.versions import VersionPreview

    # a deed, and what to say when it is done, with a button to undo it
    Store = Callable[[Callable[[Session], object], str], bool]


class TakingIn(QObject):
    """Asks for files, shows what they bring, and stores what the person accepts; `taken` brings the id of a new version."""

    taken = Signal(str)

    def __init__(self, desk: Desk, messages: MessageBar, aside: Aside, store: Store, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._messages = messages
        self._aside = aside
        self._store = store
        self._page = page

    # --- a new version ----------------------------------------------------------------------------------------------------------

    def ask_version(self, source: Document) -> None:
        """Ask for the file of a new version of a source."""
        from sources.registry import SUFFIXES

        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = [self.tr("Texts ({kinds})").format(kinds=kinds), self.tr("All files (*)")]
        title = self.tr("New version of “{name}”").format(name=source_label(source))
        self._ask_file(title, filters, lambda path: self.read_version(source.id, path))

    def read_version(self, source: str, path: Path) -> None:
        """Read a file as a new version of a source, and show what that does to what hangs on the old one."""
        self._messages.show_notice(self.tr("Reading {name}…").format(name=path.name))
        self._aside.ask(
            "version",
            lambda session: session.preview_version(source, session.read_version(source, path)),
            self._show_preview,
        )

    def _show_preview(self, preview: VersionPreview) -> None:
        from desktop.views.version_dialog import VersionDialog

        self._messages.clear()
        dialog = VersionDialog(preview, self._desk.theme, self._page)
        dialog.accepted.connect(lambda: self._accept(dialog))
        dialog.open()

    def _accept(self, dialog: VersionDialog) -> None:
        preview, agreed = dialog.preview, dialog.agreed()
        done = self.tr("{new} stands in the place of {old}.").format(new=preview.new.name, old=preview.old.name)
        if self._store(lambda session: session.accept_version(preview, agreed), done):
            self.taken.emit(preview.new.id)

    # --- another's copy ---------------------------------------------------------------------------------------------------------

    def ask_copy(self) -> None:
        """Ask for a colleague's copy of the project."""
        filters = [self.tr("Diptych projects (*.diptych)"), self.tr("All files (*)")]
        self._ask_file(self.tr("A colleague's copy"), filters, self.read_copy)

    def read_copy(self, path: Path) -> None:
        """Show what the copy at `path` brings."""
        self._messages.show_notice(self.tr("Reading {name}…").format(name=path.name))

        def look(session: Session) -> tuple[MergePreview, tuple[Document, ...]]:
            return session.preview_merge(path), session.every_document()

        self._aside.ask("merge", look, lambda found: self._show_copy(path, *found))

    def _show_copy(self, path: Path, found: MergePreview, documents: tuple[Document, ...]) -> None:
        from desktop.views.merge_dialog import MergeDialog

        self._messages.clear()
        if found.nothing:
            self._messages.show_notice(self.tr("{name} has nothing that is not here.").format(name=path.name))
            return
        dialog: MergeDialog = MergeDialog(path.name, merge_lines(found, documents), self._desk.theme, self._page)
        dialog.accepted.connect(lambda: self._merge(path))
        dialog.open()

    def _merge(self, path: Path) -> None:
        if self._desk.do(lambda session: session.merge(path), Changes.SOURCES | Changes.GROUND | Changes.DECISIONS):
            self._messages.show_notice(self.tr("What {name} had is taken in.").format(name=path.name))

    def _ask_file(self, title: str, filters: list[str], then: Callable[[Path], None]) -> None:
        dialog = FileDialog(self._page, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()
