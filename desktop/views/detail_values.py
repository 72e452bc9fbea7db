"""The reconciled statement and the values of a fact, in the panel: what the program proposes, what a person took over or wrote."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from desktop.models.intents import State
from desktop.views.panel import Section
from desktop.views.parts import card, text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from desktop.models.fact_detail import FactDetail
    from desktop.models.values import ValueBlock, ValueLine
    from desktop.views.panel import PanelState


class StatementSection(Section):
    """The statement on which the reader settled."""

    def __init__(self, state: PanelState, detail: FactDetail) -> None:
        super().__init__(state)
        self.heading(self.tr("Reconciled statement"))
        key = f"statement {detail.fact}"
        stated = detail.statement
        if key in state.drafts:
            self.body.addWidget(self.writing(key, self.tr("Reconciled statement"), State))
            return
        if stated is not None:
            frame, layout = card(self.theme)
            layout.addWidget(text_label(stated.text, copied=True))
            layout.addWidget(text_label(stated.by, muted=True, scale=0.92))
            if detail.writable:
                edit = partial(state.write, key, stated.text)
                layout.addWidget(self.link(self.tr("Change"), self.tr("Write it otherwise; an empty one is taken away"), edit))
            self.body.addWidget(frame)
        elif detail.writable:
            self._add_offers(detail, key)
        else:
            self.body.addWidget(text_label(self.tr("None was written yet."), muted=True))

    def _add_offers(self, detail: FactDetail, key: str) -> None:
        offers = [(self.tr("Take over the label"), detail.label)]
        if detail.wording:
            offers.append((self.tr("Take over the most exact wording"), detail.wording))
        for words, text in offers:
            self.body.addWidget(self.deed(words, text, State(text, suggested=True)))
        self.body.addWidget(
            self.link(self.tr("Write one"), self.tr("Say in your own words what is so"), partial(self.state.write, key, ""))
        )


class ValuesSection(Section):
    """The values of a fact, each with who says it."""

    def __init__(self, state: PanelState, detail: FactDetail) -> None:
        super().__init__(state)
        self._fact = detail.fact
        self._writable = detail.writable
        self.heading(self.tr("Values"))
        frame, layout = card(self.theme)
        for number, block in enumerate(detail.values):
            if number:
                layout.addSpacing(6)
            self._add_block(layout, block)
        self.body.addWidget(frame)

    def _add_block(self, layout: QVBoxLayout, block: ValueBlock) -> None:
        title = self.tr("{facet} · competing values").format(facet=block.title) if block.competing else block.title
        layout.addWidget(text_label(title, muted=True, scale=0.92))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(2)
        for row, value in enumerate(block.values):
            self._add_value(grid, row, block, value)
        layout.addLayout(grid)
        key = f"value {self._fact} {block.facet}"
        if block.stated is not None:
            layout.addWidget(text_label(f"✓ {block.stated.text}", bold=True, copied=True))
            layout.addWidget(text_label(block.stated.by, muted=True, scale=0.92))
        for author, words in block.wordings:
            layout.addWidget(text_label(f"• {author}: {words}", muted=True, scale=0.92))
        if key in self.state.drafts:
            layout.addWidget(self.writing(key, block.title, lambda text: State(text, block.facet)))
        elif self._writable:
            words = self.tr("Write another") if block.stated is None else self.tr("Change")
            tip = self.tr("Store a value in your own words; an empty one is taken away")
            start = block.stated.text if block.stated else ""
            layout.addWidget(self.link(words, tip, partial(self.state.write, key, start), f"{words}: {block.title}"))

    def _add_value(self, grid: QGridLayout, row: int, block: ValueBlock, value: ValueLine) -> None:
        strong = value.preferred and block.competing
        words = text_label(value.text, bold=value.preferred, copied=True)
        said = self.tr("told by most: {sides}").format(sides=value.said_by) if strong else value.said_by
        grid.addWidget(words, 2 * row, 0)
        below = " · ".join(part for part in (said, value.less_exact) if part)
        grid.addWidget(text_label(below, muted=True, scale=0.92), 2 * row + 1, 0, 1, 2)
        taken = block.stated is not None and block.stated.text == value.text
        if self._writable and not taken:
            intent = State(value.text, block.facet, suggested=True)
            name = self.tr("Take over: {value}").format(value=value.text)
            button = self.deed(self.tr("Take over"), self.tr("Store this value as the reconciled one"), intent, name)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, 2 * row, 1, Qt.AlignmentFlag.AlignTop)
