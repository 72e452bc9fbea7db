"""Ask for addresses of pages, and whose they are. It says where the program will connect to, and connects nowhere itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from desktop.views.parts import text_label
from desktop.views.preview_dialog import PreviewDialog

if TYPE_CHECKING:
    from collections.abc import Sequence


class FetchDialog(PreviewDialog):
    """`accepted`: fetch `addresses`, as texts of `side`, if one is named."""

    def __init__(self, sides: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lead = self.tr(
            "Diptych connects to these servers, and to those that they lead to. What a site asks of programs is respected. Each "
            "page is kept as it came, with time, headers and hashes; you see what was read before it is added."
        )
        self.begin(self.tr("Fetch web pages"), self.tr("Which pages?"), lead, QSize(680, 420))
        self.field = QPlainTextEdit()
        self.field.setPlaceholderText(self.tr("https://example.org/statement"))
        self.field.setTabChangesFocus(True)
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.side = QComboBox()
        self.side.setEditable(True)
        self.side.addItems(list(sides))
        self.side.setCurrentIndex(-1)
        self.side.setToolTip(self.tr("Whose voice the pages are: one of the sides that are there, or a new one"))
        edit = self.side.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("as the pages say, or to be said later"))
        for words, field, share in (
            (self.tr("&Addresses, one a line"), self.field, 1),
            (self.tr("&Whose are these pages?"), self.side, 0),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            self.put(label, share=0)
            self.put(field, share)
        self.private = QCheckBox(self.tr("&Private addresses too: this computer and the local network"))
        self.put(self.private, share=0)
        self._fault = text_label("")
        self._fault.hide()
        self.put(self._fault, share=0)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self._buttons.addButton(self.tr("Fetch"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.put(self._buttons, share=0)
        self.field.textChanged.connect(self._look)
        self._look()
        self.field.setFocus()

    def addresses(self) -> tuple[str, ...]:
        """What was typed, line by line, each once."""
        lines = (line.strip() for line in self.field.toPlainText().split("\n"))
        return tuple(dict.fromkeys(line for line in lines if line))

    def _look(self) -> None:
        """Offer to fetch where every line is an address, and name the first that is none."""
        wrong = next((line for line in self.addresses() if not _is_address(line)), "")
        self._fault.setText(self.tr("This is no address of a page: {line}").format(line=wrong[:80]) if wrong else "")
        self._fault.setVisible(bool(wrong))
        self.go.setEnabled(bool(self.addresses()) and not wrong)


def _is_address(line: str) -> bool:
    from sources.fetching.addresses import FetchError, parse

    try:
        return "." in parse(line).host or ":" in parse(line).host or parse(line).host == "localhost"
    except FetchError:
        return False
