"""Choose what to export: a format with what it carries, what of the table, how, and how its beginning looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout

from desktop.models.export_formats import format_carries, format_title
from desktop.views.export_fields import ExportFields
from desktop.views.parts import column, text_label
from reconciler.errors import InputError
from reconciler.export import FORMATS, Exporter
from reconciler.export.preview import preview

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reconciler.export import Format, Options, Selection
    from reconciler.export.preview import Preview
    from reconciler.report import Report

PAUSE = 200  # milliseconds after the last change until the preview is made


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose to export."""

    format: Format
    selection: Selection
    options: Options


class ExportDialog(QDialog):
    """`chosen` brings a `Choice`; where to write it is asked then. It stands in nobody's way."""

    chosen = Signal(object)

    def __init__(self, report: Report, format_: str = "", parent: QWidget | None = None) -> None:
        """`format_` is the name of the format that is chosen at first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self.resize(1080, 680)
        self._report = report
        self.formats = self._make_formats()
        self.carries = text_label("", muted=True)
        self.fields = ExportFields(report)
        self.count = text_label("")
        self.preview = self._make_preview()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = self._buttons.addButton(self.tr("Choose a file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setToolTip(self.tr("Say where it is to be written"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._build()
        self._pause.timeout.connect(self.show_preview)
        self.fields.changed.connect(self._pause.start)
        self.formats.currentRowChanged.connect(self._show_format)
        self._buttons.accepted.connect(self._choose)
        self._buttons.rejected.connect(self.reject)
        names = [known.name for known in FORMATS]
        self.formats.setCurrentRow(names.index(format_) if format_ in names else 0)
        self.formats.setFocus()

    def format(self) -> Format:
        """The format that is chosen."""
        return FORMATS[max(self.formats.currentRow(), 0)]

    def show_preview(self) -> None:
        """Make the preview anew, or say why there is none."""
        self._pause.stop()
        chosen = self.format()
        fault = self.fields.fault()
        self.go_on.setEnabled(not fault)
        if not isinstance(chosen, Exporter):
            self.count.setText(self.tr("The whole project, with all of its texts."))
            self.preview.setPlainText(self.tr("This format is not for reading: Diptych makes a project of it again."))
            return
        if not fault:
            try:
                found = preview(self._report, chosen, self.fields.selection(), self.fields.options())
            except InputError as error:  # the text of a fault is said by the fields; this is what they do not know
                fault = str(error)
                self.go_on.setEnabled(False)
        if fault:
            self.count.setText(fault)
            self.preview.clear()
            return
        said = self.tr("{count} of {total} facts. The beginning of the file:")
        self.count.setText(said.format(count=found.facts, total=found.of))
        self._show(found)

    # --- inside ----------------------------------------------------------------------------------------------------------------

    def _make_formats(self) -> QListWidget:
        formats = QListWidget()
        formats.setAccessibleName(self.tr("Formats"))
        formats.setSpacing(1)
        formats.setTextElideMode(Qt.TextElideMode.ElideRight)
        formats.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for known in FORMATS:
            item = QListWidgetItem(format_title(known))
            item.setToolTip(f"{format_title(known)} ({known.suffix})")
            formats.addItem(item)
        return formats

    def _make_preview(self) -> QTextBrowser:
        shown = QTextBrowser()
        shown.setAccessibleName(self.tr("The beginning of the file"))
        shown.setOpenLinks(False)
        return shown

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.formats, 1)
        left.addWidget(self.carries)
        left.addWidget(self.fields)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.count)
        right.addWidget(self.preview, 1)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        layout = column(self, 14)
        layout.addLayout(both, 1)
        layout.addWidget(self._buttons)
        self.go_on.setDefault(True)  # once it is in the dialog: else the dialog takes the first

    def _show(self, found: Preview) -> None:
        if found.is_markdown:
            self.preview.setFont(self.font())
            self.preview.setMarkdown(found.text)
        else:
            self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            self.preview.setPlainText(found.text)

    def _show_format(self) -> None:
        chosen = self.format()
        self.carries.setText(format_carries(chosen))
        self.fields.offer(chosen)
        self.show_preview()

    def _choose(self) -> None:
        choice = Choice(self.format(), self.fields.selection(), self.fields.options())
        self.accept()
        self.chosen.emit(choice)
