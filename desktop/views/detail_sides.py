"""What each side says of a fact, in the panel; who is silent, and what comes nearest there; the choice of quotes to split off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout

from desktop.models.intents import CopyQuote, LeaveAlone, RemoveClaim, Split, Translate
from desktop.views.panel import KEY, Section, indented, menu_button
from desktop.views.parts import SPACE, card, quote_label, text_label
from desktop.views.translation import TranslationEditor, add_translations
from reconciler.notebook.entries import Whose

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.models.facets import FacetLine
    from desktop.models.fact_detail import FactDetail
    from desktop.models.fact_sides import QuoteLine, Silence, Voice
    from desktop.models.translations import TranslationLine
    from desktop.views.panel import PanelState

READS = "reads"
# what is kept of a translation that is being written, beside its text
_PARTS = ("language", "whose", "translator")


class SidesSection(Section):
    """The quotes of a fact by side."""

    def __init__(self, state: PanelState, detail: FactDetail) -> None:
        super().__init__(state)
        self._writable = detail.writable
        self._several = sum(len(voice.quotes) for voice in detail.voices) > 1
        self._split: QPushButton | None = None
        tip = self.tr("Dates, numbers, names, events and the like that the program read in each quote")
        self.heading(self.tr("What each side says"), self.toggle(READS, self.tr("what was read"), tip))
        if self.state.chosen is not None:
            self._add_choice(detail)
        for voice in detail.voices:
            self._add_voice(voice)
        for silence in detail.silences:
            self._add_silence(silence)

    # --- splitting --------------------------------------------------------------------------------------------------------------

    def _add_choice(self, detail: FactDetail) -> None:
        frame, layout = card(self.theme, self.theme.accent)
        layout.addWidget(text_label(self.tr("Tick the quotes that tell of something else.")))
        self._count = sum(len(voice.quotes) for voice in detail.voices)
        self._split = QPushButton(self.tr("Make these a fact of their own"))
        self._split.clicked.connect(self._split_off)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self._choose_no_more)
        row = QHBoxLayout()
        for button in (self._split, cancel):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        self.body.addWidget(frame)
        self._offer()

    def _offer(self) -> None:
        if self._split is not None:
            self._split.setEnabled(0 < len(self.state.chosen or ()) < self._count)

    def _tick(self, claim: str, ticked: bool) -> None:
        if self.state.chosen is not None:
            self.state.chosen = self.state.chosen | {claim} if ticked else self.state.chosen - {claim}
            self._offer()

    def _split_off(self) -> None:
        chosen, self.state.chosen = self.state.chosen or set(), None
        if not self.state.do(Split(tuple(sorted(chosen)))):
            self.state.chosen = chosen

    def _choose_no_more(self) -> None:
        self.state.chosen = None
        self.state.changed.emit("")

    # --- quotes -----------------------------------------------------------------------------------------------------------------

    def _add_voice(self, voice: Voice) -> None:
        frame, layout = card(self.theme)
        layout.addWidget(text_label(voice.side, bold=True))
        for number, quote in enumerate(voice.quotes):
            if number:
                layout.addSpacing(SPACE)
            self._add_quote(layout, quote)
        self.body.addWidget(frame)

    def _add_quote(self, layout: QVBoxLayout, quote: QuoteLine) -> None:
        words = quote_label(quote.before, quote.text, quote.after, self.theme)
        if self.state.chosen is None:
            layout.addWidget(words)
        else:
            layout.addLayout(self._ticked(quote, words))
        row = QHBoxLayout()
        tip, name = self.tr("Show this passage in the texts"), self.tr("Show in the texts: {source}").format(source=quote.source)
        row.addWidget(self.link(quote.source, tip, partial(self.state.quote_chosen.emit, quote.claim), name), 1)
        row.addWidget(self._menu(quote))
        layout.addLayout(row)
        self._add_translations(layout, quote)
        remarks = " · ".join(part for part in (quote.heading, quote.remark) if part)
        if remarks:
            layout.addWidget(text_label(remarks, muted=True, scale=0.92))
        for fact, label in quote.others:
            words_of_link, go = self.tr("Also in: {fact}").format(fact=label), partial(self.state.fact_chosen.emit, fact)
            layout.addWidget(self.link(words_of_link, self.tr("Go to this fact"), go))
        if READS in self.state.unfolded:
            self._add_facets(layout, quote.facets)

    def _ticked(self, quote: QuoteLine, words: QWidget) -> QHBoxLayout:
        box = QCheckBox()
        box.setChecked(quote.claim in (self.state.chosen or ()))
        box.setAccessibleName(self.tr("Split off: {quote}").format(quote=quote.text))
        box.setProperty(KEY, f"tick {quote.claim}")
        box.toggled.connect(partial(self._tick, quote.claim))
        row = QHBoxLayout()
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def _menu(self, quote: QuoteLine) -> QToolButton:
        do = self.state.do
        entries: list[tuple[str, Callable[[], object]]] = [(self.tr("Copy with its citation"), partial(do, CopyQuote(quote.claim)))]
        if not self._writable:
            return menu_button(self.tr("More for this quote"), entries)
        entries.append((self.tr("Write a translation…"), partial(self._begin_translation, quote)))
        for line in quote.translations:
            if line.own:
                words = self.tr("Change the translation: {by}").format(by=line.by)
                entries.append((words, partial(self._begin_translation, quote, line)))
        entries.append(("", bool))
        if self._several:
            entries.append((self.tr("Take it out of this fact"), partial(do, Split((quote.claim,)))))
        entries.append((self.tr("It has no counterpart"), partial(do, LeaveAlone(quote.claim))))
        entries.append((self.tr("It is no claim: leave it out"), partial(do, RemoveClaim(quote.claim))))
        return menu_button(self.tr("More for this quote"), entries)

    # --- translations -----------------------------------------------------------------------------------------------------------

    def _add_translations(self, layout: QVBoxLayout, quote: QuoteLine) -> None:
        """What it says in other languages, and the field in which another one is being written."""
        add_translations(layout, quote.translations)
        key, drafts = f"translate {quote.claim}", self.state.drafts
        if key not in drafts:
            return
        language, whose, name = (drafts.get(f"{key} {part}", "") for part in _PARTS)
        editor = TranslationEditor(drafts[key], language, Whose(whose), name, self.theme)
        editor.field.setProperty(KEY, key)
        editor.changed.connect(lambda: self._keep(key, editor.text(), editor.code(), *editor.value()))
        editor.saved.connect(lambda: self._translate(key, Translate(quote.claim, editor.text(), editor.code(), *editor.value())))
        editor.left.connect(lambda: self._leave(key))
        layout.addWidget(editor)

    def _begin_translation(self, quote: QuoteLine, line: TranslationLine | None = None) -> None:
        key = f"translate {quote.claim}"
        if key not in self.state.drafts:
            said = (line.language, line.whose, line.translator) if line is not None else (quote.language, Whose.OWN, "")
            self._keep(key, line.text if line is not None else "", *said)
        self.state.write(key, "")

    def _keep(self, key: str, text: str, *parts: str) -> None:
        self.state.drafts[key] = text
        self.state.drafts.update({f"{key} {name}": str(part) for name, part in zip(_PARTS, parts, strict=True)})

    def _translate(self, key: str, intent: Translate) -> None:
        self.state.store(key, intent)
        if key not in self.state.drafts:
            self._leave(key)

    def _leave(self, key: str) -> None:
        for part in _PARTS:
            self.state.drafts.pop(f"{key} {part}", None)
        self.state.leave(key)

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

    # --- silences ---------------------------------------------------------------------------------------------------------------

    def _add_silence(self, silence: Silence) -> None:
        self.body.addWidget(text_label(silence.sentence, muted=True))
        if not silence.nearest:
            return
        key = f"near {silence.side}"
        words = self.tr("What comes nearest: {count}").format(count=len(silence.nearest))
        toggle = self.toggle(key, words, self.tr("Where it was looked for, and was not found"))
        self.body.addLayout(indented(toggle, SPACE))
        if key not in self.state.unfolded:
            return
        frame, layout = card(self.theme)
        for number, near in enumerate(silence.nearest):
            if number:
                layout.addSpacing(SPACE)
            layout.addWidget(text_label(f"“{near.text}”", copied=True))
            strength = self.tr("{source} · strength {score} of 100").format(source=near.source, score=near.strength)
            go = partial(self.state.quote_chosen.emit, near.claim)
            name = self.tr("Go there: {source}").format(source=near.source)
            layout.addWidget(text_label(strength, muted=True, scale=0.92))
            layout.addWidget(self.link(self.tr("Go there"), self.tr("Show this passage in the texts"), go, name))
        self.body.addWidget(frame)
