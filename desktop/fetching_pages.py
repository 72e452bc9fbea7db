"""How pages come in from the web: their addresses are asked for, and what was fetched is looked at before it is added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from desktop.changes import Changes

if TYPE_CHECKING:
    from desktop.controller import Controller
    from desktop.importing import Importing
    from desktop.main_window import MainWindow
    from desktop.models.read_file import FetchedPages
    from desktop.views.fetch_dialog import FetchDialog
    from reconciler.model import Document
    from reconciler.notebook.versions import VersionPreview


class FetchingPages(QObject):
    """Stands between the window and the controller. Nothing is fetched but what a person asks for in the dialog."""

    def __init__(self, window: MainWindow, controller: Controller, importing: Importing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._controller = controller
        self._importing = importing

    def ask(self) -> None:
        """Ask for addresses; with no project open, for a new one first."""
        self._importing.with_project(self._open)

    def _open(self) -> None:
        from desktop.views.fetch_dialog import FetchDialog

        project = self._controller.project
        if project is None:
            return
        dialog = FetchDialog(tuple(dict.fromkeys(d.side for d in project.documents)), self._window)
        dialog.accepted.connect(lambda: self._fetch(dialog))
        dialog.open()

    def _fetch(self, dialog: FetchDialog) -> None:
        from desktop import taking

        project = self._controller.project
        if project is None:
            return
        # the bytes of the texts are of no use there
        present = tuple(replace(d, original=b"") for d in project.documents if d.url)
        request = taking.FetchRequest(dialog.addresses(), dialog.side.currentText().strip(), dialog.private.isChecked(), present)
        self._controller.take(taking.fetch_pages, request, self.tr("Fetching"), self._show)

    def _show(self, found: FetchedPages) -> None:
        if found.same:
            self._window.messages.show_notice(
                self.tr("Unchanged since it was fetched: {names}").format(names=", ".join(found.same))
            )
        if found.files:
            self._importing.show_files(found.files)
        for source, document in found.newer:
            self._offer(source, document)

    def _offer(self, source: str, document: Document) -> None:
        """Show what a new version of a page would do to what hangs on the old one."""
        from desktop.views.version_dialog import VersionDialog

        preview = cast("VersionPreview | None", self._controller.ask(lambda session: session.preview_version(source, document)))
        if preview is None:
            return
        dialog = VersionDialog(preview, self._window.theme, self._window)
        dialog.accepted.connect(lambda: self._accept(dialog))
        dialog.open()

    def _accept(self, dialog: object) -> None:
        from desktop.views.version_dialog import VersionDialog

        assert isinstance(dialog, VersionDialog)
        preview, agreed = dialog.preview, dialog.agreed()
        if self._controller.do(
            lambda session: session.accept_version(preview, agreed), Changes.SOURCES | Changes.GROUND | Changes.DECISIONS
        ):
            done = self.tr("{new} stands in the place of {old}.").format(new=preview.new.name, old=preview.old.name)
            self._window.messages.show_notice(done)
