"""From the wish to export to the file: what is wanted is chosen in a dialog, then where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.controller import Controller
    from desktop.main_window import MainWindow
    from desktop.views.export_dialog import Choice, ExportDialog


class Exporting(QObject):
    """The dialog on what to export, and the file; it remembers the format that was chosen last."""

    def __init__(self, main: MainWindow, controller: Controller, parent: QObject) -> None:
        super().__init__(parent)
        self._main, self._controller = main, controller
        self._format = ""

    def ask(self) -> ExportDialog | None:
        """Ask what to export; None where there is nothing yet."""
        from desktop.views.export_dialog import ExportDialog

        project = self._controller.project
        if project is None or project.report is None:
            return None
        dialog = ExportDialog(project.report, self._format, self._main)
        dialog.chosen.connect(self._ask_where)
        dialog.show()
        return dialog

    def _ask_where(self, choice: Choice) -> None:
        from desktop.models.export_formats import format_title

        project = self._controller.project
        if project is not None:
            self._format = choice.format.name
            known = format_title(choice.format), choice.format.suffix
            self._main.ask_export(project.path, known, partial(self._write, choice))

    def _write(self, choice: Choice, path: Path) -> None:
        from desktop.wholes import Wanted

        self._controller.export(Wanted(path, choice.format.name, choice.selection, choice.options))
