"""A note with its replies, and what it is about: to be read, answered, changed, deleted, and gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from desktop.views.detail_notes import NotesSection
from desktop.views.panel import KEY, PanelState, Section
from desktop.views.parts import card, clear, column, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.models.fact_notes import NoteLine
    from desktop.models.intents import Intent
    from desktop.models.notes import Subject
    from desktop.theme import Theme


class NoteThread(QWidget):
    """`wanted` comes when the person wants to go to what it is about."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = PanelState(self)
        self.state.changed.connect(self._show)
        self._shown: tuple[Subject, Sequence[NoteLine], str] | None = None
        self._writable = False
        self.go = QPushButton(self.tr("Go to it"))
        self.go.setToolTip(self.tr("Show in the texts what this is about (Enter in the list)"))
        self.go.clicked.connect(self.wanted)
        self._about = text_label("", bold=True, copied=True)
        inner = QWidget()
        inner.setMinimumHeight(1)  # else wrapped texts count as high as they are where they are narrowest
        self._body = column(inner)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("The notes of a thread"))
        self._scroll.setWidget(inner)
        row = QHBoxLayout()
        row.addWidget(self._about, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(self)
        layout.setContentsMargins(10, 6, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._scroll, 1)

    def set_deed(self, do: Callable[[Intent], bool]) -> None:
        """`do` stores what is written, and says whether it is stored."""
        self.state.do = do

    def show_thread(self, subject: Subject, notes: Sequence[NoteLine], said: str, *, reachable: bool, writable: bool) -> None:
        """Show notes, or `said`, a decision in words, on `subject`; `reachable`: what it is about can be gone to."""
        self._shown, self._writable = (subject, notes, said), writable
        self.go.setVisible(reachable)
        self._show()

    def show_nothing(self, text: str) -> None:
        """Show a sentence alone."""
        self._shown = None
        self.go.hide()
        self._about.setText("")
        clear(self._body)
        self._body.addWidget(text_label(text, muted=True))
        self._body.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        self.state.theme = theme
        self._show()

    def _show(self, focus: str = "") -> None:
        if self._shown is None:
            return
        subject, notes, said = self._shown
        self._about.setText(subject.text)
        clear(self._body)
        if said:
            frame, inside = card(self.state.theme)
            inside.addWidget(text_label(said, copied=True))
            self._body.addWidget(frame)
        if notes:
            self._body.addWidget(_Notes(self.state, notes, writable=self._writable))
        quotes = [quote for quote in subject.quotes if f"“{quote[0]}”" != subject.text or quote[1]]
        if quotes:
            self._body.addWidget(_Quotes(self.state, quotes))
        self._body.addStretch(1)
        if focus:
            self._focus(focus)

    def _focus(self, key: str) -> None:
        for widget in self._scroll.findChildren(QWidget):
            # what was taken out a moment ago is still there until Qt comes to it
            if widget.property(KEY) == key and self.isAncestorOf(widget):
                widget.setFocus()


class _Notes(NotesSection):
    """The notes of one thread, without a heading."""

    def __init__(self, state: PanelState, notes: Sequence[NoteLine], *, writable: bool) -> None:
        Section.__init__(self, state)
        self._writable = writable
        for place, note in enumerate(notes):
            answered = notes[place + 1 : place + 2]
            self._add(note, answered=any(other.depth > note.depth for other in answered))


class _Quotes(Section):
    """The passages that something was made on, each with its source."""

    def __init__(self, state: PanelState, quotes: Sequence[tuple[str, str]]) -> None:
        super().__init__(state)
        self.heading(self.tr("Made on"))
        for quote, source in quotes:
            frame, inside = card(self.theme)
            inside.addWidget(text_label(f"“{quote}”", copied=True))
            if source:
                inside.addWidget(text_label(source, muted=True, scale=0.92))
            self.body.addWidget(frame)
