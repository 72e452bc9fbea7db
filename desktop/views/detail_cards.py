"""What differs in a fact, in the panel: a card a discrepancy, the worst first; those that count no longer are folded at the end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.models.intents import ShowSwitches, SwitchRule, SwitchWords
from desktop.views.flow import FlowLayout
from desktop.views.panel import Section, menu_button
from desktop.views.parts import badge, card, text_label
from desktop.views.verdict_bar import VerdictBar

if TYPE_CHECKING:
    from desktop.models.discrepancies import Card
    from desktop.models.fact_detail import FactDetail
    from desktop.views.panel import PanelState

SETTLED = "settled"


class CardSection(Section):
    """The discrepancies of a fact."""

    def __init__(self, state: PanelState, detail: FactDetail) -> None:
        super().__init__(state)
        self._writable = detail.writable
        standing = [found for found in detail.cards if not found.settled]
        settled = detail.cards[len(standing) :]
        self.heading(self.tr("What differs"))
        for found in standing:
            self._add(found)
        if settled:
            words = self.tr("Dismissed: {count}").format(count=len(settled))
            tip = self.tr("Show or hide what counts no longer; each can be reopened")
            self.body.addWidget(self.toggle(SETTLED, words, tip))
        if SETTLED in self.state.unfolded:
            for found in settled:
                self._add(found)

    def _add(self, found: Card) -> None:
        tones = self.theme.severities[found.severity]
        frame, layout = card(self.theme, "" if found.settled else tones.line)
        head = QWidget()
        heads = FlowLayout(head, spacing=6)  # in Russian and in a narrow panel they take two lines
        heads.addWidget(badge(found.severity_label, tones))
        heads.addWidget(text_label(found.kind, bold=True, wrap=False))
        if found.within:
            heads.addWidget(text_label(found.within, muted=True, wrap=False))
        row = QHBoxLayout()
        row.addWidget(head, 1)
        if self._writable:
            row.addWidget(self._menu(found), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        layout.addWidget(text_label(found.sentence, muted=found.settled, copied=True))
        words = f"{found.side_a}: “{found.words_a}”"
        if found.words_b:
            words += f"  ↔  {found.side_b}: “{found.words_b}”"
        layout.addWidget(text_label(words, muted=True, copied=True))
        bar = VerdictBar(found.kind)
        bar.set_decision(found.decision, writable=self._writable)
        bar.decided.connect(partial(self.state.discrepancy_decided.emit, found.id))
        layout.addWidget(bar)
        for opinion in found.opinions:
            layout.addWidget(text_label(f"• {opinion}", muted=True, scale=0.92))
        self.body.addWidget(frame)

    def _menu(self, found: Card) -> QToolButton:
        entries = [(self.tr("Do not flag this type in this project"), partial(self.state.do, SwitchRule(found.type)))]
        if found.pair is not None:
            entries.append((self.tr("Do not flag these two words"), partial(self.state.do, SwitchWords(*found.pair))))
        entries += [("", partial(bool)), (self.tr("Switched off…"), partial(self.state.do, ShowSwitches()))]
        return menu_button(self.tr("More for: {kind}").format(kind=found.kind), entries)
