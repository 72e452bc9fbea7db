"""What was read of one file: its first lines, how much it is, what its side and date were taken from, and what to beware of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.models.import_words import counts, date_ground, side_ground, warning
from desktop.views.parts import card, clear, column, text_label
from reconciler.model import Severity

if TYPE_CHECKING:
    from desktop.models.read_file import ReadFile
    from desktop.theme import Theme


class ImportPreview(QWidget):
    """Shows one file, or none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: ReadFile | None = None
        self._head = text_label("", muted=True)
        self._warnings = QVBoxLayout()
        self.opening = QPlainTextEdit()
        self.opening.setReadOnly(True)
        self.opening.setTabChangesFocus(True)
        self.opening.setFrameShape(QFrame.Shape.StyledPanel)
        self.opening.setAccessibleName(self.tr("The first lines that were read"))
        layout = column(self, spacing=4)
        layout.addWidget(self._head)
        layout.addLayout(self._warnings)
        layout.addWidget(self.opening, 1)

    def show_file(self, file: ReadFile | None) -> None:
        """Show what was read of `file`."""
        if file == self._file:
            return
        self._file = file
        clear(self._warnings)
        if file is None or file.document is None:
            self._head.setText("")
            self.opening.setPlainText("")
            return
        self._head.setText(self._said(file))
        if file.warnings:
            frame, inside = card(self._theme, self._theme.severities[Severity.TENSION].line)
            for message in file.warnings:
                inside.addWidget(text_label(f"⚠ {warning(message)}", copied=True))
            self._warnings.addWidget(frame)
        if self.opening.toPlainText() != file.opening:
            self.opening.setPlainText(file.opening)

    def _said(self, file: ReadFile) -> str:
        assert file.document is not None
        side, date = side_ground(file.side_from), date_ground(file.date_from)
        telling = self.tr("that may hold claims: {count}").format(count=file.telling)
        parts = [
            file.document.name,
            counts(file),
            telling,
            file.document.encoding,
            self.tr("side: {ground}").format(ground=side) if side and file.document.side else "",
            self.tr("date: {ground}").format(ground=date) if date and file.document.published else "",
        ]
        return " · ".join(part for part in parts if part)
