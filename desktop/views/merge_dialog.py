"""What a colleague's copy of the project brings, and where the two disagree, before it is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.views.parts import card, text_label
from desktop.views.preview_dialog import PreviewDialog
from reconciler.model import FactState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.source_changes import DisagreementLine, MergeLines
    from desktop.theme import Theme

MOST = 100  # deeds, texts and disagreements that are shown one by one
ABREAST = 3  # views side by side before another line begins


class MergeDialog(PreviewDialog):
    """`accepted`: take the copy in; `rejected`: leave it."""

    def __init__(self, name: str, lines: MergeLines, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        title = self.tr("What {name} brings").format(name=name)
        lead = self.tr("Nothing is taken in yet. No decision is lost: where you differ, the newer one counts, and both are kept.")
        self.begin(self.tr("A colleague's copy"), title, lead, QSize(760, 560))
        self._body = self.scrolled(self.tr("What it brings"))
        self._add_all(lines)
        self._body.addStretch(1)
        self.finish(self.tr("Take it in"), self.tr("Leave it"))

    def _add_all(self, lines: MergeLines) -> None:
        if lines.disagreements:
            self._heading(self.tr("You disagree: {count}").format(count=len(lines.disagreements)))
            for one in lines.disagreements[:MOST]:
                self._add_disagreement(one)
            self._more(len(lines.disagreements))
        if lines.texts:
            self._heading(self.tr("New texts: {count}").format(count=len(lines.texts)))
            self._add_lines(lines.texts)
        if lines.authors:
            self._heading(self.tr("Deeds: {authors}").format(authors=lines.authors))
            self._add_lines(lines.deeds)

    def _heading(self, text: str) -> None:
        self._body.addWidget(text_label(text, bold=True))

    def _add_lines(self, lines: Sequence[str]) -> None:
        for line in lines[:MOST]:
            self._body.addWidget(text_label(line, muted=True))
        self._more(len(lines))

    def _more(self, count: int) -> None:
        if count > MOST:
            self._body.addWidget(text_label(self.tr("and {count} more").format(count=count - MOST), muted=True))

    def _add_disagreement(self, one: DisagreementLine) -> None:
        frame, inside = card(self._theme, self._theme.states[FactState.DISPUTED].line)
        inside.addWidget(text_label(one.about, bold=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for number, view in enumerate(one.views):
            row, place = 3 * (number // ABREAST), number % ABREAST
            grid.setColumnStretch(place, 1)
            counts = self.tr("✓ {by} (counts)").format(by=view.by) if view.counts else view.by
            grid.addWidget(text_label(counts, muted=True, scale=0.92), row, place)
            grid.addWidget(text_label(view.text, bold=view.counts), row + 1, place, Qt.AlignmentFlag.AlignTop)
            if view.reason:
                grid.addWidget(text_label(view.reason, scale=0.92), row + 2, place, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(grid)
        for note in one.notes:
            inside.addWidget(text_label(note, muted=True, scale=0.92))
        self._body.addWidget(frame)
