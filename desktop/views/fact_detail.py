"""The panel of the chosen fact: what differs, what was settled on, quotes by side, why they stand together, verdict and notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QToolButton, QWidget

from desktop.models.intents import ChooseMerge, ShowSwitches
from desktop.theme import Theme, state_label, state_symbol
from desktop.views.detail_cards import CardSection
from desktop.views.detail_notes import NotesSection, OpinionsSection, TagsSection
from desktop.views.detail_sides import SidesSection
from desktop.views.detail_values import StatementSection, ValuesSection
from desktop.views.notes import NoteEditor
from desktop.views.panel import KEY, PanelState, Section, menu_button
from desktop.views.parts import SPACE, badge, card, clear, column, text_label
from desktop.views.verdict_bar import VerdictBar
from desktop.views.why import Steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.fact_detail import FactDetail
    from desktop.models.intents import Intent
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
        self.state = PanelState(self)
        self.state.changed.connect(self._show_again)
        self.state.quote_chosen.connect(self.quote_chosen)
        self.state.fact_chosen.connect(self.fact_chosen)
        self.state.discrepancy_decided.connect(self.discrepancy_decided)
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
        self._body = column(body, MARGIN, 2 * SPACE)
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

    def set_deed(self, do: Callable[[Intent], bool]) -> None:
        """What stores a person's intents, and says whether they are stored."""
        self.state.do = do

    def set_content(self, detail: FactDetail | None) -> None:
        """Show another fact, or the same one changed: then the panel keeps its place, or goes to the note that is new."""
        before, self._detail = self._detail, detail
        self._place = 0
        same = detail is not None and before is not None and detail.fact == before.fact
        if same and detail is not None and before is not None:
            self._place = self._scroll.verticalScrollBar().value()
            answered = {note.id for note in before.notes}
            fresh = [note for note in detail.notes if note.id not in answered]
            if fresh and fresh[-1].depth == 0:
                self._place = END
        else:
            self.state.chosen = None
            self.state.unfolded = {key for key in self.state.unfolded if not key.startswith("pair") or key == "pair 0"}
        key, cursor = self._focused() if same else ("", -1)
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
        self._give_focus(key, cursor)

    def set_theme(self, theme: Theme) -> None:
        self.state.theme = theme
        self._rule.setStyleSheet(f"QFrame {{ color: {theme.border}; }}")
        self.notes.set_theme(theme)
        self.set_content(self._detail)

    def decide(self, value: VerdictValue) -> None:
        """Decide on the fact, with the reason that stands in the field."""
        self._bar.decide(value)

    def focus(self) -> None:
        """Put the focus on the first thing in the panel that takes it."""
        if self._detail is None:
            self._scroll.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._bar.focus()

    # --- place and focus --------------------------------------------------------------------------------------------------------

    def _go_to_place(self) -> None:
        """What is new is laid out in the next turns, and each may bring another height."""
        if self._place is not None:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(min(self._place, bar.maximum()))

    def _leave_place(self) -> None:
        """The person scrolls."""
        self._place = None

    def _show_again(self, key: str) -> None:
        self.set_content(self._detail)
        self._give_focus(key, END)

    def _focused(self) -> tuple[str, int]:
        """The key of what has the focus in the panel, and where its cursor stands; empty for what has none."""
        widget = self.focusWidget()
        key = widget.property(KEY) if widget is not None and widget.hasFocus() else None
        cursor = widget.textCursor().position() if isinstance(widget, QPlainTextEdit) else -1
        return (str(key), cursor) if key else ("", -1)

    def _give_focus(self, key: str, cursor: int) -> None:
        if not key:
            return
        found = next((w for w in self.findChildren(QWidget) if w.property(KEY) == key), None)
        if found is None:
            return
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(found, QPlainTextEdit) and cursor >= 0:
            place = found.textCursor()
            place.setPosition(min(cursor, found.document().characterCount() - 1))
            found.setTextCursor(place)

    # --- what it shows ----------------------------------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        self._head.addWidget(text_label(self.tr("No fact is chosen"), bold=True, scale=1.15))
        hint = self.tr(
            "Click a row of the fact table, or a marked passage in the texts, to see what each side says and what differs."
        )
        self._head.addWidget(text_label(hint, muted=True))

    def _show(self, detail: FactDetail) -> None:
        self._show_head(detail)
        state = self.state
        if detail.cards:
            self._body.addWidget(CardSection(state, detail))
        if detail.writable or detail.statement is not None:
            self._body.addWidget(StatementSection(state, detail))
        if detail.values:
            self._body.addWidget(ValuesSection(state, detail))
        self._body.addWidget(SidesSection(state, detail))
        if detail.whys:
            self._body.addWidget(WhySection(state, detail))
        if detail.opinions:
            self._body.addWidget(OpinionsSection(state, detail))
        if detail.notes:
            self._body.addWidget(NotesSection(state, detail))
        self._bar.set_decision(detail.decision, writable=detail.writable)
        self.notes.set_fact(detail.fact, writable=detail.writable)

    def _show_head(self, detail: FactDetail) -> None:
        row = QHBoxLayout()
        row.addWidget(badge(f"{state_symbol(detail.state)} {state_label(detail.state)}", self.state.theme.states[detail.state]))
        if detail.found:
            row.addWidget(text_label(detail.found, muted=True, wrap=False))
        row.addStretch(1)
        if detail.writable:
            row.addWidget(self._menu(detail))
        self._head.addLayout(row)
        self._head.addWidget(text_label(detail.label, bold=True, scale=1.15, copied=True))
        if detail.proposal:
            self._head.addWidget(text_label(detail.proposal, muted=True))
        if detail.corroboration:
            told = text_label(detail.corroboration, muted=True)
            told.setToolTip("\n".join(detail.copies))
            self._head.addWidget(told)
        if detail.writable or detail.tags:
            self._head.addWidget(TagsSection(self.state, detail))

    def _menu(self, detail: FactDetail) -> QToolButton:
        do = self.state.do
        entries: list[tuple[str, Callable[[], object]]] = []
        if sum(len(voice.quotes) for voice in detail.voices) > 1:
            entries.append((self.tr("Split this fact…"), self._choose_quotes))
        entries.append((self.tr("Merge with…"), partial(do, ChooseMerge())))
        entries += [("", partial(bool)), (self.tr("Switched off…"), partial(do, ShowSwitches()))]
        return menu_button(self.tr("More for this fact"), entries)

    def _choose_quotes(self) -> None:
        self.state.chosen = set()
        first = self._detail.voices[0].quotes[0].claim if self._detail is not None else ""
        self.state.changed.emit(f"tick {first}")


class WhySection(Section):
    """Why the claims of a fact stand together: its strongest pairs, each with the parts of its score."""

    def __init__(self, state: PanelState, detail: FactDetail) -> None:
        super().__init__(state)
        self.heading(self.tr("Why these stand together"))
        for number, why in enumerate(detail.whys):
            self._add(f"pair {number}", why)
        if detail.pairs > len(detail.whys):
            more = self.tr("and {count} weaker pairs").format(count=detail.pairs - len(detail.whys))
            self.body.addWidget(text_label(more, muted=True))

    def _add(self, key: str, why: Why) -> None:
        frame, layout = card(self.theme)
        words = self.tr("{strength} of 100").format(strength=why.strength)
        title = self.toggle(key, words, self.tr("Show or hide what the strength is made of"))
        title.setAccessibleName(self.tr("Why: {strength}, {a} and {b}").format(strength=words, a=why.side_a, b=why.side_b))
        layout.addWidget(title)
        pair = f"{why.side_a}: “{why.words_a}”  ↔  {why.side_b}: “{why.words_b}”"
        layout.addWidget(text_label(pair, muted=True, scale=0.92))
        if key in self.state.unfolded:
            layout.addWidget(Steps(why, self.theme))
        self.body.addWidget(frame)


class _Body(QWidget):
    """What is scrolled; it is as high as its texts are at the width that it has, not at the least that it could have."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().minimumSizeHint().width(), 0)
