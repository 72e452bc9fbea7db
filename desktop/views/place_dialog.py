"""Choose the place of a passage in a text by hand: the words are selected, with the mouse or with Shift and the arrows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from desktop.views.parallel.offsets import Utf16Offsets
from desktop.views.parts import filter_field, text_label
from desktop.views.preview_dialog import PreviewDialog

# what QTextDocument takes for something else than one character of a line, or for two; each becomes one that it keeps
_AS_SHOWN = str.maketrans({"\r": " ", "\u2028": "\n", "\u2029": "\n", "\x00": " ", "\ufdd0": " ", "\ufdd1": " "})


class PlaceDialog(PreviewDialog):
    """`chosen` brings the place, `[start, end)` in code points of the text, without blanks around it."""

    chosen = Signal(int, int)

    def __init__(self, quote: str, title: str, text: str, near: int = 0, parent: QWidget | None = None) -> None:
        """`near` is a code point that is shown first."""
        super().__init__(parent)
        self._plain = text
        self._offsets = Utf16Offsets(text)
        lead = self.tr("Select the words in “{title}” that this shall hang on.").format(title=title)
        self.begin(self.tr("Choose a place"), f"“{quote}”", lead, QSize(760, 560))
        self.words = filter_field(self.tr("Find in the text"))
        self.words.returnPressed.connect(self._find)
        self.text = QPlainTextEdit(text.translate(_AS_SHOWN))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.text.setTextInteractionFlags(self.text.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.says = text_label("", muted=True)
        self.put(self.words, share=0)
        self.put(self.text)
        self.put(self.says, share=0)
        self.here, leave = QPushButton(self.tr("It stands here")), QPushButton(self.tr("Cancel"))
        self.here.setToolTip(self.tr("Have the decision hang on the selected words"))
        leave.setToolTip(self.tr("Leave the decision without a place (Esc)"))
        for button in (self.here, leave):
            button.setAutoDefault(False)  # Enter in the field finds, and stores nothing
        self.here.clicked.connect(self._accept)
        leave.clicked.connect(self.reject)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.here)
        row.addWidget(leave)
        self.put(buttons, share=0)
        self.text.selectionChanged.connect(self._offer)
        self._select(near, near)
        self._offer()
        self.text.setFocus()

    def place(self) -> tuple[int, int]:
        """What is selected, in code points, without the blanks around it; both ends the same where there is no word in it."""
        cursor = self.text.textCursor()
        start, end = (self._offsets.to_code_points(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        words = self._plain[start:end]
        start += len(words) - len(words.lstrip())
        return start, start + len(words.strip())

    def _select(self, start: int, end: int) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(self._offsets.to_units(start))
        cursor.setPosition(self._offsets.to_units(end), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def _find(self) -> None:
        """Go to the next place that has the words in the field, from the top again after the last."""
        words = self.words.text()
        if words and not self.text.find(words):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)

    def _offer(self) -> None:
        start, end = self.place()
        self.here.setEnabled(start < end)
        self.says.setText(self.tr("Characters {start} to {end}").format(start=start, end=end) if start < end else "")

    def _accept(self) -> None:
        self.chosen.emit(*self.place())
        self.accept()
