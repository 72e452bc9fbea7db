"""The field for a new note on the chosen fact. What is half written stays with its fact while others are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from desktop.views.parts import column, text_label

if TYPE_CHECKING:
    from desktop.theme import Theme

LINES = 3


class NoteEditor(QWidget):
    """`saved` brings the text when the person presses Save or Ctrl+Enter."""

    saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = ""
        self._drafts: dict[str, str] = {}
        self._text = Field()
        self._text.setPlaceholderText(self.tr("Write a note on this fact"))
        self._text.setAccessibleName(self.tr("New note on this fact"))
        self._text.show_lines(LINES)
        self._text.textChanged.connect(self._update_button)
        self._save = QPushButton(self.tr("Save note"))
        self._save.setToolTip(self.tr("Save the note (Ctrl+Enter)"))
        self._save.setAutoDefault(False)
        self._save.clicked.connect(self.save)
        self._text.finished.connect(self.save)
        row = QHBoxLayout()
        row.addWidget(text_label(self.tr("Markdown · Ctrl+Enter saves"), muted=True, wrap=False))
        row.addStretch(1)
        row.addWidget(self._save)
        layout = column(self, spacing=4)
        layout.addWidget(self._text)
        layout.addLayout(row)
        self._update_button()

    def set_fact(self, fact: str, *, writable: bool) -> None:
        """Show the draft of another fact, and keep that of the one before."""
        self._text.setEnabled(writable)
        if fact != self._fact:
            self._drafts[self._fact] = self._text.toPlainText()
            self._fact = fact
            self._text.setPlainText(self._drafts.pop(fact, ""))
        self._update_button()

    def clear_saved(self, text: str) -> None:
        """Empty the field, if it still holds `text`, which was saved."""
        if self._text.toPlainText().strip() == text:
            self._text.clear()

    def focus(self) -> None:
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        """Hand over what is written, if it is anything."""
        text = self._text.toPlainText().strip()
        if text:
            self.saved.emit(text)

    def set_theme(self, theme: Theme) -> None:
        self._text.set_theme(theme)

    def _update_button(self) -> None:
        self._save.setEnabled(self._text.isEnabled() and bool(self._text.toPlainText().strip()))


class Field(QPlainTextEdit):
    """Takes typed and pasted text; `finished` comes at Ctrl+Enter, `left` at Esc. Dropped files go to the window."""

    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def show_lines(self, lines: int) -> None:
        """Be so many lines high."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {theme.base}; border: 1px solid {theme.border}; border-radius: 4px; }}"
            f"QPlainTextEdit:focus {{ border-color: {theme.accent}; }}"
        )

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window while nothing was typed here that could be taken back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            undo = event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        return not source.hasUrls() and super().canInsertFromMimeData(source)
