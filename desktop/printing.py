"""Printing: what shall be printed, a preview, the printer. The document is laid out by Qt, in the main thread.

Known limit: while several thousand facts are laid out, which takes seconds, the window waits; they had better be exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog

    from desktop.controller import Controller
    from desktop.main_window import MainWindow
    from desktop.presenter import Presenter
    from desktop.views.print_dialog import PrintDialog
    from reconciler.report import Report

TABLE, SHOWN, TEXTS = "table", "shown", "texts"
POINTS = 10.0
INK = "h1, h3, p, td, th, span, b, i { color: #000000; }"  # the light letters of the dark theme would be lost on paper


class Printing(QObject):
    """Asks what to print, and prints it or shows it first."""

    def __init__(self, window: MainWindow, controller: Controller, presenter: Presenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._controller = controller
        self._presenter = presenter

    def print(self) -> PrintDialog | None:
        """Ask what to print."""
        return self._ask(preview=False)

    def preview(self) -> PrintDialog | None:
        """The same, with the preview at Enter."""
        return self._ask(preview=True)

    def document(self, what: str) -> QTextDocument:
        """What would be printed, as a document."""
        from PySide6.QtGui import QTextDocument

        from desktop.models.printed_report import report_html
        from desktop.models.printed_texts import texts_html
        from desktop.theme import reading_font

        report = self._report
        project = self._controller.project
        assert report is not None
        assert project is not None
        document = QTextDocument()
        document.setDefaultFont(reading_font(POINTS))
        document.setDefaultStyleSheet(INK)
        if what == TEXTS:
            document.setHtml(texts_html(report, self._presenter.sources))
        else:
            shown = self._presenter.facts.shown() if what == SHOWN else None
            document.setHtml(report_html(report, project.path.stem, shown))
        return document

    def print_on(self, printer: QPrinter, what: str) -> None:
        """Print without asking any more."""
        self.document(what).print_(printer)

    @property
    def _report(self) -> Report | None:
        project = self._controller.project
        return project.report if project is not None else None

    def _ask(self, *, preview: bool) -> PrintDialog | None:
        from desktop.views.print_dialog import PrintDialog

        if self._report is None:
            return None
        all_facts, shown = len(self._report.rows), len(self._presenter.facts.shown())
        choices = [(TABLE, self.tr("The fact table: all facts ({count})").format(count=all_facts))]
        if shown != all_facts:
            choices.insert(0, (SHOWN, self.tr("The facts that the table shows now ({count})").format(count=shown)))
        if self._presenter.sources:
            choices.append((TEXTS, self.tr("The texts that stand side by side, with their marks")))
        dialog = PrintDialog(choices, self._window, preview=preview)
        dialog.print_wanted.connect(self._choose_printer)
        dialog.preview_wanted.connect(self._preview)
        dialog.show()
        return dialog

    def _choose_printer(self, what: str) -> QPrintDialog:
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(self._window)  # it owns its printer, which must live as long as it does
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._set_up(dialog.printer(), what)
        dialog.accepted.connect(lambda: self.print_on(dialog.printer(), what))
        dialog.setModal(False)
        dialog.show()
        return dialog

    def _preview(self, what: str) -> QPrintPreviewDialog:
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        dialog = QPrintPreviewDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Print preview"))
        dialog.resize(900, 760)
        self._set_up(dialog.printer(), what)
        document = self.document(what)
        document.setParent(dialog)
        dialog.paintRequested.connect(document.print_)
        dialog.setModal(False)
        dialog.show()
        return dialog

    def _set_up(self, printer: QPrinter, what: str) -> None:
        """Name what is printed; texts side by side need the long side of the paper across."""
        from PySide6.QtGui import QPageLayout

        project = self._controller.project
        printer.setDocName(project.path.stem if project is not None else "Diptych")
        landscape = what == TEXTS
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait)
