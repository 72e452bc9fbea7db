"""Side, language and date of the files that are chosen: what is typed goes to all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.models.import_files import Column
from desktop.models.labels import language_label
from desktop.views.parts import column, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.import_files import ImportFiles

LANGUAGES = ("en", "ru", "ar", "zh", "nl", "fr", "de", "it", "ja", "ko", "pl", "pt", "es", "th", "tr")


class ImportFields(QWidget):
    """Writes into the model; `set_rows` says which files the fields are about."""

    def __init__(self, model: ImportFiles, sides: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows: list[int] = []
        self.side = _choice(self.tr("Whose are these texts?"), sides, 18)
        self.side.setToolTip(self.tr("Whose voice the chosen files are: one of the sides that are there, or a new one"))
        self.language = _choice(self.tr("Language of the chosen files"), [language_label(code) for code in LANGUAGES], 8)
        self.language.setToolTip(self.tr("The language of the chosen files: choose one, or write its code"))
        self.published = QLineEdit()
        self.published.setAccessibleName(self.tr("When the chosen files were published"))
        self.published.setToolTip(self.tr("When the chosen files were published: 2011, 2011-06 or 2011-06-01"))
        self.published.setMaximumWidth(120)
        self._chosen = text_label("", muted=True, wrap=False)
        self._fault = text_label("")
        self._fault.hide()
        self.side.currentTextChanged.connect(lambda text: self._write(Column.SIDE, text))
        self.language.currentTextChanged.connect(lambda text: self._write(Column.LANGUAGE, text))
        self.published.textEdited.connect(lambda text: self._write(Column.PUBLISHED, text))
        row = QHBoxLayout()
        for words, field in (
            (self.tr("&Whose are these texts?"), self.side),
            (self.tr("&Language"), self.language),
            (self.tr("&Published"), self.published),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)
        row.addWidget(self._chosen)
        layout = column(self, spacing=4)
        layout.addLayout(row)
        layout.addWidget(self._fault)

    def set_rows(self, rows: Sequence[int]) -> None:
        """Be about the files in these rows, and show what they have in common."""
        self._rows = list(rows)
        self._fault.hide()
        total = self._model.rowCount()
        self._chosen.setText(self.tr("Chosen: {count} of {total}").format(count=len(rows), total=total))
        for field, which in ((self.side, Column.SIDE), (self.language, Column.LANGUAGE)):
            value = self._model.value(rows, which) if rows else ""
            with QSignalBlocker(field):
                field.setEditText(language_label(value) if which is Column.LANGUAGE else value)
        self.published.setText(self._model.value(rows, Column.PUBLISHED) if rows else "")
        for part in (self.side, self.language, self.published):
            part.setEnabled(bool(rows))
        edit = self.side.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("for example EU"))

    def _write(self, which: Column, text: str) -> None:
        fault = self._model.fault(which, text)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._model.set_value(self._rows, which, text)


def _choice(name: str, items: Sequence[str], width: int) -> QComboBox:
    choice = QComboBox()
    choice.setEditable(True)
    choice.addItems(list(items))
    choice.setCurrentIndex(-1)
    choice.setMinimumContentsLength(width)
    choice.setAccessibleName(name)
    return choice
