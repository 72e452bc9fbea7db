"""The panel of the chosen fact: its quotes by side, who is silent, what differs, the verdict and the notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.theme import LIGHT, Theme, state_label, state_symbol
from desktop.views.notes import NoteEditor
from desktop.views.parts import SPACE, badge, card, clear, column, link_button, text_label
from desktop.views.verdict_bar import VerdictBar

if TYPE_CHECKING:
    from desktop.models.discrepancies import Card
    from desktop.models.fact_detail import FactDetail, NoteLine, QuoteLine, Voice
    from reconciler.model import VerdictValue

MARGIN = 12
WIDTH = 360
# a place in the panel below all others
END = 1_000_000


class FactDetailView(QWidget):
    """Shows a `FactDetail`, or says how to choose one."""

    fact_decided = Signal(object, str)
    discrepancy_decided = Signal(str, object, str)
    note_saved = Signal(str)
    quote_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._detail: FactDetail | None = None
        self._place: int | None = None
        self.setMinimumWidth(WIDTH)
        self.setAccessibleName(self.tr("Details of the chosen fact"))
        self._bar = VerdictBar(self.tr("this fact"))
        self._bar.decided.connect(self.fact_decided)
        self.notes = NoteEditor()
        self.notes.saved.connect(self.note_saved)
        head, body = QWidget(), _Body()
        self._head = column(head, MARGIN, 6)
        self._body = column(body, MARGIN, SPACE)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Quotes and differences"))
        self._scroll.setWidget(body)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._go_to_place)
        bar.actionTriggered.connect(self._leave_place)
        self._foot = QWidget()
        foot = column(self._foot, MARGIN, 6)
        foot.addWidget(self._bar)
        foot.addWidget(self.notes)
        self._rule = QFrame()
        self._rule.setFrameShape(QFrame.Shape.HLine)
        layout = column(self, spacing=0)
        layout.addWidget(head)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._foot)
        self.set_content(None)

    def set_content(self, detail: FactDetail | None) -> None:
        """Show another fact, or the same one changed: then the panel keeps its place, or goes to the note that is new."""
        before, self._detail = self._detail, detail
        self._place = 0
        if detail is not None and before is not None and detail.fact == before.fact:
            bar = self._scroll.verticalScrollBar()
            self._place = END if len(detail.notes) > len(before.notes) else bar.value()
        self.setUpdatesEnabled(False)
        clear(self._head)
        clear(self._body)
        self._foot.setVisible(detail is not None)
        self._rule.setVisible(detail is not None)
        if detail is None:
            self._show_nothing()
        else:
            self._show(detail)
        self._body.addStretch(1)
        self.setUpdatesEnabled(True)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._rule.setStyleSheet(f"QFrame {{ color: {theme.border}; }}")
        self.notes.set_theme(theme)
        self.set_content(self._detail)

    def decide(self, value: VerdictValue) -> None:
        """Decide on the fact, with the reason that stands in the field."""
        self._bar.decide(value)

    def focus(self) -> None:
        """Put the focus on the first thing in the panel that takes it."""
        first = self._scroll if self._detail is None else self._bar
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_place(self) -> None:
        """What is new is laid out in the next turns, and each may bring another height."""
        if self._place is not None:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(min(self._place, bar.maximum()))

    def _leave_place(self) -> None:
        """The person scrolls."""
        self._place = None

    def _show_nothing(self) -> None:
        self._head.addWidget(text_label(self.tr("No fact is chosen"), bold=True, scale=1.15))
        hint = self.tr(
            "Click a row of the fact table, or a marked passage in the texts, to see what each side says and what differs."
        )
        self._head.addWidget(text_label(hint, muted=True))

    def _show(self, detail: FactDetail) -> None:
        row = QHBoxLayout()
        row.addWidget(badge(f"{state_symbol(detail.state)} {state_label(detail.state)}", self._theme.states[detail.state]))
        row.addStretch(1)
        self._head.addLayout(row)
        self._head.addWidget(text_label(detail.label, bold=True, scale=1.15, copied=True))
        if detail.proposal:
            self._head.addWidget(text_label(detail.proposal, muted=True))
        self._add_cards(detail)
        self._heading(self.tr("What each side says"))
        for voice in detail.voices:
            self._add_voice(voice)
        for silence in detail.silences:
            self._body.addWidget(text_label(silence, muted=True))
        self._add_notes(detail.notes)
        self._bar.set_decision(detail.decision, writable=detail.writable)
        self.notes.set_fact(detail.fact, writable=detail.writable)

    def _heading(self, text: str) -> None:
        if self._body.count():
            self._body.addSpacing(SPACE)
        self._body.addWidget(text_label(text, bold=True))

    def _add_voice(self, voice: Voice) -> None:
        frame, layout = card(self._theme)
        layout.addWidget(text_label(voice.side, bold=True))
        for quote in voice.quotes:
            self._add_quote(layout, quote)
        self._body.addWidget(frame)

    def _add_quote(self, layout: QVBoxLayout, quote: QuoteLine) -> None:
        layout.addWidget(text_label(f"“{quote.text}”", copied=True))
        source = link_button(quote.source, self.tr("Show this passage in the texts"), self._theme)
        source.setAccessibleName(self.tr("Show in the texts: {source}").format(source=quote.source))
        source.clicked.connect(partial(self.quote_chosen.emit, quote.claim))
        layout.addWidget(source)
        remarks = " · ".join(part for part in (quote.heading, quote.remark) if part)
        if remarks:
            layout.addWidget(text_label(remarks, muted=True, scale=0.92))

    def _add_cards(self, detail: FactDetail) -> None:
        if not detail.cards:
            return
        self._heading(self.tr("What differs"))
        for found in detail.cards:
            self._add_card(found, writable=detail.writable)

    def _add_card(self, found: Card, *, writable: bool) -> None:
        tones = self._theme.severities[found.severity]
        frame, layout = card(self._theme, tones.line)
        row = QHBoxLayout()
        row.addWidget(badge(found.severity_label, tones))
        row.addWidget(text_label(found.kind, bold=True, wrap=False))
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(text_label(found.sentence, copied=True))
        words = f"{found.side_a}: “{found.words_a}”"
        if found.words_b:
            words += f"  ↔  {found.side_b}: “{found.words_b}”"
        layout.addWidget(text_label(words, muted=True, copied=True))
        bar = VerdictBar(found.kind)
        bar.set_decision(found.decision, writable=writable)
        bar.decided.connect(partial(self.discrepancy_decided.emit, found.id))
        layout.addWidget(bar)
        self._body.addWidget(frame)

    def _add_notes(self, notes: tuple[NoteLine, ...]) -> None:
        if not notes:
            return
        self._heading(self.tr("Notes"))
        for note in notes:
            frame, layout = card(self._theme)
            layout.addWidget(text_label(note.text, copied=True))
            layout.addWidget(text_label(note.by, muted=True, scale=0.92))
            self._body.addWidget(frame)


class _Body(QWidget):
    """What is scrolled; it is as high as its texts are at the width that it has, not at the least that it could have."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().minimumSizeHint().width(), 0)
