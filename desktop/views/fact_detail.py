"""The panel of the chosen fact: what differs, its quotes by side, why they stand together, the verdict and the notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme import LIGHT, Theme, state_label, state_symbol
from desktop.views.notes import NoteEditor
from desktop.views.parts import SPACE, badge, card, clear, column, link_button, quote_label, text_label
from desktop.views.verdict_bar import VerdictBar
from desktop.views.why import Steps

if TYPE_CHECKING:
    from desktop.models.discrepancies import Card
    from desktop.models.facets import FacetLine
    from desktop.models.fact_detail import FactDetail, NoteLine, QuoteLine, Voice
    from desktop.models.why import Why
    from reconciler.notebook.entries import VerdictValue

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
    fact_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._detail: FactDetail | None = None
        self._place: int | None = None
        # what the person unfolded: it stays so for other facts
        self._reads = False
        self._pair = -1
        self._toggles: dict[str, QPushButton] = {}
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
        else:
            self._pair = min(self._pair, 0)
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
        toggle = self._toggle("reads", self._reads, self.tr("what was read"))
        toggle.setToolTip(self.tr("Dates, numbers, names, events and the like that the program read in each quote"))
        toggle.clicked.connect(self._toggle_reads)
        self._heading(self.tr("What each side says"), toggle)
        for voice in detail.voices:
            self._add_voice(voice)
        for silence in detail.silences:
            self._body.addWidget(text_label(silence, muted=True))
        self._add_whys(detail)
        self._add_notes(detail.notes)
        self._bar.set_decision(detail.decision, writable=detail.writable)
        self.notes.set_fact(detail.fact, writable=detail.writable)

    def _heading(self, text: str, button: QWidget | None = None) -> None:
        if self._body.count():
            self._body.addSpacing(SPACE)
        row = QHBoxLayout()
        row.addWidget(text_label(text, bold=True), 1)
        if button is not None:
            # a link takes what room it gets, which beside a text is none
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self._body.addLayout(row)

    def _toggle(self, key: str, unfolded: bool, words: str) -> QPushButton:
        """A link that unfolds something, or folds it; it keeps the focus when the panel is made anew."""
        button = link_button(f"{'▾' if unfolded else '▸'} {words}", "", self._theme)
        self._toggles[key] = button
        return button

    def _show_again(self, key: str) -> None:
        self.set_content(self._detail)
        self._toggles[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_reads(self) -> None:
        self._reads = not self._reads
        self._show_again("reads")

    def _toggle_pair(self, pair: int) -> None:
        """Unfold the steps of a pair, or fold them."""
        self._pair = -1 if self._pair == pair else pair
        self._show_again(f"pair {pair}")

    def _add_voice(self, voice: Voice) -> None:
        frame, layout = card(self._theme)
        layout.addWidget(text_label(voice.side, bold=True))
        for number, quote in enumerate(voice.quotes):
            if number:
                layout.addSpacing(SPACE)
            self._add_quote(layout, quote)
        self._body.addWidget(frame)

    def _add_quote(self, layout: QVBoxLayout, quote: QuoteLine) -> None:
        layout.addWidget(quote_label(quote.before, quote.text, quote.after, self._theme))
        source = link_button(quote.source, self.tr("Show this passage in the texts"), self._theme)
        source.setAccessibleName(self.tr("Show in the texts: {source}").format(source=quote.source))
        source.clicked.connect(partial(self.quote_chosen.emit, quote.claim))
        layout.addWidget(source)
        remarks = " · ".join(part for part in (quote.heading, quote.remark) if part)
        if remarks:
            layout.addWidget(text_label(remarks, muted=True, scale=0.92))
        for fact, label in quote.others:
            other = link_button(self.tr("Also in: {fact}").format(fact=label), self.tr("Go to this fact"), self._theme)
            other.clicked.connect(partial(self.fact_chosen.emit, fact))
            layout.addWidget(other)
        if self._reads:
            self._add_facets(layout, quote.facets)

    def _add_facets(self, layout: QVBoxLayout, lines: tuple[FacetLine, ...]) -> None:
        if not lines:
            layout.addWidget(text_label(self.tr("Nothing but its words was read in it."), muted=True, scale=0.92))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            kind = text_label(line.kind, muted=True, scale=0.92, wrap=False)
            grid.addWidget(kind, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text_label("\n".join(line.values), scale=0.92, copied=True), row, 1)
        layout.addLayout(grid)

    def _add_whys(self, detail: FactDetail) -> None:
        if not detail.whys:
            return
        self._heading(self.tr("Why these stand together"))
        for number, why in enumerate(detail.whys):
            self._add_why(number, why)
        if detail.pairs > len(detail.whys):
            more = self.tr("and {count} weaker pairs").format(count=detail.pairs - len(detail.whys))
            self._body.addWidget(text_label(more, muted=True))

    def _add_why(self, number: int, why: Why) -> None:
        frame, layout = card(self._theme)
        unfolded = number == self._pair
        words = self.tr("{strength} of 100").format(strength=why.strength)
        title = self._toggle(f"pair {number}", unfolded, words)
        title.setToolTip(self.tr("Show or hide what the strength is made of"))
        title.setAccessibleName(self.tr("Why: {strength}, {a} and {b}").format(strength=words, a=why.side_a, b=why.side_b))
        title.clicked.connect(partial(self._toggle_pair, number))
        layout.addWidget(title)
        pair = f"{why.side_a}: “{why.words_a}”  ↔  {why.side_b}: “{why.words_b}”"
        layout.addWidget(text_label(pair, muted=True, scale=0.92))
        if unfolded:
            layout.addWidget(Steps(why, self._theme))
        self._body.addWidget(frame)

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
