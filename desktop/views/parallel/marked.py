"""One source as text with its claims marked: at rest, under the pointer, chosen, found; and where on the screen each claim is.

Claims are numbered in the order of the text; positions are code points, `y` counts from the top of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from desktop.theme import LIGHT
from desktop.views.parallel.claim_map import ClaimMap
from desktop.views.parallel.edge_marks import EdgeMarks
from desktop.views.parallel.finding import Places
from desktop.views.parallel.painting import paint_pane
from desktop.views.parallel.selection import TextSelection
from desktop.views.parallel.style import TextStyle, flatten
from desktop.views.parallel.text_area import HEAD, REVEAL_AT, TextArea
from desktop.views.parallel.text_layout import TextColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QFont, QPaintEvent

    from desktop.models.parallel import PaneContent
    from desktop.theme import Theme
    from desktop.views.parallel.idle import IdleLayout
    from desktop.views.parallel.text_layout import Formatted
    from reconciler.model import FactState

NOWHERE = Places()


class MarkedText(TextArea):
    """A text with gutters on its left and right side where `left_gutter`, `right_gutter`; it leans towards a lone one."""

    def __init__(self, content: PaneContent, idle: IdleLayout, font: QFont, *, left_gutter: bool, right_gutter: bool) -> None:
        lean = 0.5 if left_gutter == right_gutter else float(right_gutter)
        super().__init__(TextColumn(content.document.text, self._formats_at_rest), idle, font, lean)
        self.content = content
        self.gutters = (left_gutter, right_gutter)
        self.map = ClaimMap(content.claims)
        self.selection = TextSelection()
        self.style_of_text = TextStyle(LIGHT)
        self.hovered: frozenset[int] = frozenset()
        self.chosen: frozenset[int] = frozenset()
        self.reader_at = -1  # the claim at which the reader is
        self.pinned = -1  # the claim that waits for another one
        self.caret_shown = False
        self.found, self.found_now = NOWHERE, -1
        self.fact = ""
        self.overlay: list[Formatted] = []
        self._marks: list[Formatted] = []
        self._made: tuple[tuple[int, int], ...] = ()
        self._removed: frozenset[int] = frozenset()
        self.edges = EdgeMarks(self)
        self.edges.asked.connect(self._go_outside)
        self.scrolled.connect(self._count_outside)
        self.geometry_changed.connect(self._place_edges)

    # --- what is shown ----------------------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.style_of_text = TextStyle(theme)
        self.edges.set_theme(theme)
        self.column.forget_formats()
        self._rebuild_overlay()
        self.viewport().update()

    def restate(self, content: PaneContent) -> None:
        """Show the same text with the same claims, whose facts may be in other states now."""
        self.content = content
        self.map = ClaimMap(content.claims)
        self.column.forget_formats()
        self.viewport().update()

    def set_hovered(self, claims: frozenset[int]) -> None:
        if claims != self.hovered:
            touched = self.hovered ^ claims
            self.hovered = claims
            self._rebuild_overlay()
            self._update_claims(touched)

    def set_chosen(self, claims: frozenset[int], differing: Iterable[tuple[int, int, FactState]] = (), fact: str = "") -> None:
        """Show `claims` as those of the chosen fact, the words at `[start, end)` that differ and its evidence marked."""
        style = self.style_of_text
        touched = self.chosen | claims
        self.chosen, self.fact = claims, fact
        self._marks = [(start, end, style.differs[state]) for start, end, state in differing]
        self._marks += [(e.start, e.end, style.evidence[e.severity]) for e in self.content.evidence if e.fact == fact]
        self._rebuild_overlay()
        self._update_claims(touched)
        self._count_outside()

    def set_waiting(self, made: tuple[tuple[int, int], ...], removed: frozenset[int]) -> None:
        """Show what holds from the next run on: the places `made` claims by hand, and the claims that are `removed`."""
        if (made, removed) != (self._made, self._removed):
            self._made, self._removed = made, removed
            self._rebuild_overlay()
            self.viewport().update()

    def set_reader(self, at: int, pinned: int) -> None:
        """Show the claim at which the reader is, and the one that waits for another to be linked with; -1 for none."""
        if (at, pinned) != (self.reader_at, self.pinned):
            touched = {self.reader_at, self.pinned, at, pinned} - {-1}
            self.reader_at, self.pinned = at, pinned
            self._update_claims(touched)

    def set_found(self, found: Places, now: int = -1) -> None:
        """Show what was found, and of it the place `now` as the one that was gone to."""
        self.found, self.found_now = found, now
        self.viewport().update()

    def marks_between(self, start: int, end: int) -> list[Formatted]:
        """All that lies over the text at rest from `start` to `end`, in disjoint stretches."""
        style = self.style_of_text
        found = [
            (self.found.starts[k], self.found.ends[k], style.found_now if k == self.found_now else style.found)
            for k in self.found.between(start, end)
        ]
        over = [layer for layer in self.overlay if layer[0] < end and layer[1] > start]
        return flatten([*over, *found]) if found and over else found or over

    def selected_text(self) -> str:
        start, end = self.selection.span()
        return self.content.document.text[start:end]

    def _formats_at_rest(self, start: int, end: int) -> Iterator[Formatted]:
        style = self.style_of_text
        for run in self.map.runs_between(start, end):
            formats = style.rest if run.depth == 1 else style.nested
            yield run.start, run.end, formats[self.map.claims[run.claim].state]

    def _rebuild_overlay(self) -> None:
        layers: list[Formatted] = []
        for numbers, formats in ((self.chosen, self.style_of_text.chosen), (self.hovered - self.chosen, self.style_of_text.hover)):
            layers += [(self.map.claims[i].start, self.map.claims[i].end, formats[self.state_of(i)]) for i in sorted(numbers)]
        layers += [(start, end, self.style_of_text.made) for start, end in self._made]
        layers += [(self.map.claims[i].start, self.map.claims[i].end, self.style_of_text.removed) for i in sorted(self._removed)]
        layers += self._marks
        if not self.selection.is_empty():
            layers.append((*self.selection.span(), self.style_of_text.selected))
        self.overlay = flatten(layers)

    def _update_claims(self, claims: Iterable[int]) -> None:
        for i in claims:
            top, bottom = self.claim_band(i)
            if bottom > 0 and top < self.viewport().height():
                self.viewport().update(QRect(0, int(top) - 1, self.viewport().width(), int(bottom - top) + 3))

    def state_of(self, claim: int) -> FactState:
        """The state in which a claim is shown: that of the chosen fact, if it is chosen for it, else of its most disputed one."""
        known = self.content.facts.get(self.fact) if claim in self.chosen else None
        own = self.map.claims[claim]
        return known.state if known and self.fact in own.facts else own.state

    # --- geometry ---------------------------------------------------------------------------------------------------------------

    def claim_extent(self, claim: int) -> tuple[float, float]:
        return self.extent(self.map.claims[claim].start, self.map.claims[claim].end)

    def claim_before(self, y: float) -> int:
        return self.map.before(self.column.position_at_height(y - HEAD))

    def claim_band(self, claim: int) -> tuple[float, float]:
        """Top and bottom of a claim in the window of the pane."""
        top, bottom = self.claim_extent(claim)
        return top - self.value(), bottom - self.value()

    def visible_claims(self) -> list[int]:
        return self.claims_between(self.value(), self.value() + self.viewport().height())

    def is_in_sight(self, claim: int) -> bool:
        if self.column.fold_of(self.column.piece_of(self.map.claims[claim].start)) is not None:
            return False
        top, bottom = self.claim_band(claim)
        return top >= 0 and (bottom <= self.viewport().height() or top <= self.viewport().height() * REVEAL_AT + 1)

    def reveal(self, claim: int, at: float | None = None) -> None:
        """Scroll so that the top of `claim` is `at` pixels below the upper edge; by default a third of the way down."""
        self.reveal_place(self.map.claims[claim].start, self.map.claims[claim].end, at)

    def reveal_if_hidden(self, claim: int) -> None:
        """Bring a claim into sight that is not."""
        if not self.is_in_sight(claim):
            self.reveal(claim)

    def claims_between(self, top: float, bottom: float) -> list[int]:
        """The numbers of the claims in the pieces that show between two heights."""
        pieces = self.column.pieces
        first, last = self.column.piece_at(top - HEAD), self.column.piece_at(bottom - HEAD)
        return list(self.map.between(pieces[first].start, pieces[last].end))

    def _count_outside(self) -> None:
        height = self.viewport().height()
        bands = [self.claim_band(i) for i in self.chosen]
        self.edges.set_counts(sum(bottom <= 0 for _, bottom in bands), sum(top >= height for top, _ in bands))

    def _place_edges(self) -> None:
        self.edges.place()
        self._count_outside()

    def _go_outside(self, direction: int) -> None:
        height = self.viewport().height()
        if direction < 0:
            found = max((i for i in self.chosen if self.claim_band(i)[1] <= 0), key=self.claim_extent, default=None)
        else:
            found = min((i for i in self.chosen if self.claim_band(i)[0] >= height), key=self.claim_extent, default=None)
        if found is not None:
            self.reveal(found)

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        paint_pane(self, event.rect())
