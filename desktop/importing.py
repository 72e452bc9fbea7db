"""How texts come in: dropped, chosen in a file dialog, or pasted; they are read, looked at in a dialog, and then added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.controller import Controller
    from desktop.main_window import MainWindow
    from desktop.models.read_file import ReadFile
    from desktop.preferences import Preferences
    from desktop.views.import_dialog import ImportDialog

PROJECT = ".diptych"


class Importing(QObject):
    """Stands between the window and the controller; a project is asked for where none is open."""

    def __init__(self, window: MainWindow, controller: Controller, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._controller = controller
        self._preferences = preferences
        controller.files_read.connect(self.show_files)

    def ask(self) -> None:
        """Ask for files to be added."""
        from sources.libraries import registry as lists
        from sources.registry import SUFFIXES

        self._window.ask_texts((*SUFFIXES, *lists.SUFFIXES), self._controller.read_files)

    def paste(self) -> None:
        """Take the text that was copied last."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.with_project(lambda: self._controller.read_text(text))
        else:
            self._window.messages.show_notice(self.tr("There is no text to paste: copy one first."))

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """A project is opened; texts are added, to a new project where none is open."""
        project = next((path for path in paths if path.suffix == PROJECT), None)
        if project is not None:
            self._controller.open(project)
        else:
            self.with_project(lambda: self._controller.read_files(paths))

    def with_project(self, then: Callable[[], None]) -> None:
        """Go on at once where a project is open that can be written to, else when one was made."""
        project = self._controller.project
        if project is None:
            self._window.ask_new_project(lambda path: self._create(path, then))
        elif project.read_only:
            self._window.messages.show_error(self.tr("This project is open for reading only: nothing can be added to it."))
        else:
            then()

    def _create(self, path: Path, then: Callable[[], None]) -> None:
        self._controller.create(path)
        if self._controller.project is not None:
            then()

    def show_files(self, files: Sequence[ReadFile]) -> None:
        """Ask whose the texts are that were read; where none could be, only say why."""
        from desktop.models.import_files import ImportFiles
        from desktop.models.labels import source_label
        from desktop.views.import_dialog import ImportDialog

        failures = [file.failure for file in files if file.failure]
        project = self._controller.project
        if project is None:
            return
        if all(file.document is None for file in files):
            for failure in failures:
                self._window.messages.show_error(failure)
            return
        model = ImportFiles({d.text: f"{source_label(d)} ({d.side})" for d in project.documents})
        model.add(files)
        sides = tuple(dict.fromkeys(d.side for d in project.documents))
        dialog = ImportDialog(model, sides, failures, self._window.theme, self._window)
        dialog.restore({name: self._preferences.layout(f"import-{name}") for name in dialog.layouts()})
        dialog.confirmed.connect(self._controller.add_documents)
        dialog.finished.connect(lambda _result: self._keep(dialog))
        dialog.show()

    def _keep(self, dialog: ImportDialog) -> None:
        for name, state in dialog.layouts().items():
            self._preferences.set_layout(f"import-{name}", state)
