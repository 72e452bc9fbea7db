"""What a quote says in another language: those that people entered, and the field in which one is written, with whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from desktop.models.labels import language_code, language_label
from desktop.models.sources import language_fault
from desktop.models.translations import whose_choices
from desktop.views.notes import Field
from desktop.views.parts import column, text_label
from reconciler.model import Severity
from reconciler.notebook.entries import Whose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from desktop.models.translations import TranslationLine
    from desktop.theme import Theme


def add_translations(layout: QVBoxLayout, lines: tuple[TranslationLine, ...]) -> None:
    """Put translations below a quote, each with whose it is."""
    for line in lines:
        words = text_label(f"“{line.text}”", copied=True)
        font = words.font()
        font.setItalic(True)
        words.setFont(font)
        words.setAccessibleName(f"{line.by}: {line.text}")
        layout.addWidget(words)
        layout.addWidget(text_label(line.by, muted=True, scale=0.92))


class TranslationEditor(QWidget):
    """`saved` brings the text, the code of the language, whose it is and the translator; `changed` the text and the rest while it
    is written; Ctrl+Enter saves, Esc leaves. A blank text is saved too: it takes the translation away."""

    changed = Signal()
    saved = Signal()
    left = Signal()

    def __init__(
        self, text: str, language: str, whose: Whose, translator: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = Field()
        self.field.setPlainText(text)
        self.field.setPlaceholderText(self.tr("What it says in the other language"))
        self.field.setAccessibleName(self.tr("Translation"))
        self.field.show_lines(3)
        self.field.set_theme(theme)
        self.language = QComboBox()
        self.language.setEditable(True)
        self.language.setAccessibleName(self.tr("Language"))
        self.language.setMinimumContentsLength(6)
        for code in ("en", "ru"):
            self.language.addItem(language_label(code), code)
        self.language.setEditText(language_label(language))
        self.whose = QComboBox()
        self.whose.setAccessibleName(self.tr("Whose it is"))
        for value, words in whose_choices():
            self.whose.addItem(words, value)
        self.whose.setCurrentIndex(self.whose.findData(whose))
        self.translator = QLineEdit(translator)
        self.fault = text_label("")
        self.fault.setStyleSheet(f"color: {theme.severities[Severity.CONFLICT].text};")
        self.fault.hide()
        self._lay_out()
        self._offer()
        self.field.textChanged.connect(self.changed)
        self.language.editTextChanged.connect(self.changed)
        self.translator.textChanged.connect(self.changed)
        self.whose.currentIndexChanged.connect(self._offer)
        self.field.finished.connect(self._save)
        self.translator.returnPressed.connect(self._save)
        self.field.left.connect(self.left)

    def text(self) -> str:
        return self.field.toPlainText().strip()

    def code(self) -> str:
        """The code of the language that is typed or chosen."""
        return language_code(self.language.currentText())

    def value(self) -> tuple[Whose, str]:
        """Whose it is, and who that is."""
        whose = Whose(self.whose.currentData())
        return whose, "" if whose is Whose.OWN else self.translator.text().strip()

    def _lay_out(self) -> None:
        save, leave = QPushButton(self.tr("Save")), QPushButton(self.tr("Cancel"))
        save.setToolTip(self.tr("Save (Ctrl+Enter)"))
        leave.setToolTip(self.tr("Leave it as it was (Esc)"))
        save.clicked.connect(self._save)
        leave.clicked.connect(self.left)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.language, 0, 0)
        grid.addWidget(self.whose, 0, 1)
        grid.addWidget(self.translator, 1, 0, 1, 2)
        for place, button in enumerate((save, leave)):
            button.setAutoDefault(False)
            grid.addWidget(button, 2, place)
        layout = column(self, spacing=4)
        layout.addWidget(self.field)
        layout.addLayout(grid)
        layout.addWidget(self.fault)

    def _offer(self) -> None:
        """Ask for a name where there is one to give."""
        whose = Whose(self.whose.currentData())
        named = whose is Whose.NAMED
        words = self.tr("Name of the translator") if named else self.tr("Who published it, if that is known")
        self.translator.setPlaceholderText(words)
        self.translator.setAccessibleName(words)
        self.translator.setVisible(whose is not Whose.OWN)
        self.changed.emit()

    def _save(self) -> None:
        whose, name = self.value()
        fault = language_fault(self.code()) if self.code() else self.tr("Say in which language it is: choose one.")
        if not fault and self.text() and whose is Whose.NAMED and not name:
            fault = self.tr("Say who translated it: give the name of the translator.")
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        if not fault:
            self.saved.emit()
