"""The parallel view: several sources side by side, in step along their alignment, with what they say of the same facts joined.

It shows a `ParallelContent` and says what the reader chooses; it knows neither how facts are found nor where they are kept.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedLayout, QWidget

from desktop.models.parallel import ParallelContent
from desktop.theme import LIGHT, reading_font, state_label
from desktop.views.parallel.accessible import describe
from desktop.views.parallel.gutter import WIDTH as GUTTER
from desktop.views.parallel.gutter import Gutter
from desktop.views.parallel.header import PaneHeader
from desktop.views.parallel.idle import IdleLayout
from desktop.views.parallel.in_step import InStep
from desktop.views.parallel.index import ContentIndex
from desktop.views.parallel.overview import Overview
from desktop.views.parallel.pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme
    from desktop.views.parallel.index import Members

NOTHING = ParallelContent((), ())
POINTS = 11.0
SMALLEST, LARGEST = 7.0, 32.0


class Themed(Protocol):
    """A part of the view that paints itself."""

    def set_theme(self, theme: Theme) -> None: ...


class ParallelView(QWidget):
    """Panes from left to right, a gutter between neighbours, an overview outside the first and the last.

    `fact_chosen` has the id of the fact that the reader chose, and is empty when nothing is chosen any more; `claim_hovered` has
    that of the claim under the pointer, or nothing. What the program chooses through `select_fact` is not signalled back.
    """

    fact_chosen = Signal(str)
    claim_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes: list[TextPane] = []
        self.gutters: list[Gutter] = []
        self.headers: list[PaneHeader] = []
        self.overviews: list[Overview] = []
        self.fact = ""
        self._claim: tuple[int, int] | None = None
        self._in_step = InStep((), ())
        self._points = POINTS
        self._theme = LIGHT
        self._index = ContentIndex(NOTHING)
        self.idle = IdleLayout(self)
        self._empty = QLabel(self.tr("Choose two sources to read them side by side."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(40)
        font = self._empty.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self._empty.setFont(font)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)

    # --- what is shown ----------------------------------------------------------------------------------------------------------

    def set_content(self, content: ParallelContent) -> None:
        """Show `content` from its top, with nothing chosen; the pane that had the keyboard is followed by its successor."""
        focused = next((number for number, pane in enumerate(self.panes) if pane.hasFocus()), None)
        self._clear()
        if content.panes:
            self._index = ContentIndex(content)
            self._stack.addWidget(self._build(content))
            self.set_theme(self._theme)
            self._stack.setCurrentIndex(1)
            if focused is not None:
                self.panes[min(focused, len(self.panes) - 1)].setFocus()

    def _clear(self) -> None:
        self.idle.clear()
        # parts that go away may still speak up: they must find nothing
        self._index = ContentIndex(NOTHING)
        self.fact, self._claim = "", None
        self.panes, self.gutters, self.headers, self.overviews = [], [], [], []
        self._in_step = InStep((), ())
        old = self._stack.widget(1)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    def set_empty_text(self, text: str) -> None:
        """What is said where there is no content."""
        self._empty.setText(text)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        parts: list[Themed] = [*self.panes, *self.gutters, *self.headers, *self.overviews]
        for part in parts:
            part.set_theme(theme)
        palette = self._empty.palette()
        palette.setColor(self._empty.foregroundRole(), QColor(theme.muted))
        self._empty.setPalette(palette)
        self._mark_chosen()

    def zoom(self, step: int) -> None:
        """Make the texts' letters larger (1), smaller (-1), or as at first (0)."""
        self._points = min(LARGEST, max(SMALLEST, self._points + step)) if step else POINTS
        for pane in self.panes:
            pane.set_reading_font(reading_font(self._points))

    def _build(self, content: ParallelContent) -> QWidget:
        area = QWidget()
        grid = QGridLayout(area)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setRowStretch(1, 1)
        last = len(content.panes) - 1
        font = reading_font(self._points)
        for number, pane_content in enumerate(content.panes):
            pane = TextPane(pane_content, self.idle, font, left_gutter=number > 0, right_gutter=number < last)
            header = PaneHeader(pane_content.document, GUTTER if number else 0)
            self.panes.append(pane)
            self.headers.append(header)
            self._connect_pane(pane, number)
            # columns: overview, pane, gutter, pane, …, gutter, pane, overview; a header spans the gutter before its pane too
            column = 2 * number + 1
            if number:
                gutter = Gutter(self.panes[number - 1], pane, self._index.gutters[number - 1])
                self.gutters.append(gutter)
                self._connect_gutter(gutter, number - 1)
                grid.addWidget(gutter, 1, column - 1)
            grid.addWidget(pane, 1, column)
            grid.setColumnStretch(column, 1)
            grid.addWidget(header, 0, column - 1, 1, 3 if number == last else 2)
        # a pane between two gutters has none: the ribbons end at its text
        for number in dict.fromkeys((0, last)):
            overview = Overview(self.panes[number])
            self.overviews.append(overview)
            grid.addWidget(overview, 1, 2 * number + 2 if number else 0)
        self._in_step = InStep(self.panes, self.gutters)
        return area

    def _connect_pane(self, pane: TextPane, number: int) -> None:
        document = pane.content.document
        pane.setAccessibleName(f"{document.title or document.name}, {document.side}")
        pane.claim_hovered.connect(partial(self._hover, number))
        pane.claims_clicked.connect(partial(self._click, number))
        pane.step_asked.connect(partial(self._step, number))
        pane.pane_asked.connect(partial(self._go_to_pane, number))
        pane.focus_changed.connect(self.headers[number].set_active)
        pane.zoom_asked.connect(self.zoom)
        pane.escaped.connect(self._escape)

    def _connect_gutter(self, gutter: Gutter, number: int) -> None:
        gutter.ribbon_hovered.connect(partial(self._hover_ribbon, number))
        gutter.ribbon_clicked.connect(partial(self._click_ribbon, number))

    # --- choosing ---------------------------------------------------------------------------------------------------------------

    def select_fact(self, fact_id: str | None, scroll: bool = True) -> None:
        """Show `fact_id` as chosen (None or an empty id: nothing), and bring its claims into sight where `scroll`.

        The fact that is chosen already keeps the claim at which the reader is.
        """
        if self._claim is None or self.fact != (fact_id or ""):
            self.fact = fact_id or ""
            self._claim = self._index.first_claim(self.fact, self._index.best_pairs(self.fact, None))
            self._mark_chosen()
        if scroll:
            self._reveal_chosen(None)

    def select_claim(self, claim_id: str, fact_id: str = "") -> None:
        """Show `fact_id`, or else the first fact of a claim, as chosen, beginning with that claim, and bring it into sight."""
        place = self._index.place(claim_id)
        if place is not None:
            facts = self._index.claim(*place).facts
            self.fact = fact_id if fact_id in facts else next(iter(facts), "")
            self._claim = place
            self._mark_chosen()
            self._reveal_chosen(None)

    def chosen_claim(self) -> str:
        """The id of the claim at which the reader is; empty where there is none."""
        return self._index.claim(*self._claim).id if self._claim else ""

    def _choose(self, place: tuple[int, int], fact: str, still: int | None) -> None:
        """The reader chose `fact` at the claim `place`; the pane numbered `still` is not to move."""
        self.fact, self._claim = fact, place
        self._mark_chosen()
        self._reveal_chosen(still)
        self.fact_chosen.emit(fact)

    def _mark_chosen(self) -> None:
        differing = self._index.differing(self.fact, self._claim)
        for number, (pane, members) in enumerate(zip(self.panes, self._index.members(self.fact), strict=True)):
            own = {self._claim[1]} if self._claim and self._claim[0] == number else set()
            pane.set_chosen(members | own, differing[number], self.fact)
        for overview in self.overviews:
            overview.update()
        for gutter in self.gutters:
            gutter.set_fact(self.fact)
        self._describe()

    def _reveal_chosen(self, still: int | None) -> None:
        """Bring a claim of the chosen fact into sight in every pane, level with each other where one has to move.

        The pane numbered `still` stays as it is; the others put their claim at the height of its own.
        """
        shown = self._claims_to_show()
        if all(self.panes[number].is_in_sight(claim) for number, claim in shown.items()):
            return
        level = None
        if still is not None and still in shown:
            level = max(0.0, self.panes[still].claim_band(shown[still])[0])
        with self._in_step.held(self._claim[0] if self._claim else 0):
            for number, claim in shown.items():
                if number != still:
                    self.panes[number].reveal(claim, level)

    def _claims_to_show(self) -> dict[int, int]:
        """By pane the claim of the chosen fact that is to be seen: those of the best pairs, else the first."""
        shown = {number: min(members) for number, members in enumerate(self._index.members(self.fact)) if members}
        for g, pair in enumerate(self._index.best_pairs(self.fact, self._claim)):
            if pair is not None:
                shown |= {g: pair[0], g + 1: pair[1]}
        if self._claim:
            shown[self._claim[0]] = self._claim[1]
        return shown

    def _describe(self) -> None:
        """Say the chosen claim, its state and its partner to a screen reader."""
        if self._claim is None:
            return
        pane, number = self._claim
        said = [f"{state_label(self.panes[pane].state_of(number))}: {self._words(pane, number)}"]
        for other, claim in sorted(self._claims_to_show().items()):
            if other != pane:
                said.append(f"{self.panes[other].content.document.side}: {self._words(other, claim)}")
        facts = self._index.claim(pane, number).facts
        if len(facts) > 1 and self.fact in facts:
            place = facts.index(self.fact) + 1
            said.append(self.tr("Fact {place} of {count} of this claim").format(place=place, count=len(facts)))
        describe(self.panes[pane], "\n".join(said))

    def _words(self, pane: int, number: int) -> str:
        claim = self._index.claim(pane, number)
        return " ".join(self.panes[pane].content.document.text[claim.start : claim.end].split())

    # --- the reader -------------------------------------------------------------------------------------------------------------

    def _hover(self, pane: int, claim: int) -> None:
        partners = self._index.partners(pane, claim) if claim >= 0 else self._index.nobody()
        self._show_hovered(partners)
        self.claim_hovered.emit(self._index.claim(pane, claim).id if claim >= 0 else "")

    def _hover_ribbon(self, gutter: int, number: int) -> None:
        fact = self.gutters[gutter].ribbons[number].ribbon.fact if number >= 0 else ""
        self._show_hovered(self._index.members(fact))

    def _show_hovered(self, members: Members) -> None:
        for pane, claims in zip(self.panes, members, strict=True):
            pane.set_hovered(claims)
        self._in_step.update_gutters()

    def _click(self, pane: int, claims: Sequence[int]) -> None:
        """Choose the first fact of the first of `claims`; clicked again, its next fact, then those of the claims around it."""
        stops = [((pane, claim), fact) for claim in claims for fact in self._index.claim(pane, claim).facts or ("",)]
        if stops:
            here = (self._claim, self.fact)
            place, fact = stops[(stops.index(here) + 1) % len(stops)] if here in stops else stops[0]
            self._choose(place, fact, pane)

    def _click_ribbon(self, gutter: int, number: int) -> None:
        placed = self.gutters[gutter].ribbons[number]
        seen = self.panes[gutter].is_in_sight(placed.left)
        place = (gutter, placed.left) if seen else (gutter + 1, placed.right)
        self._choose(place, placed.ribbon.fact, place[0])

    def _step(self, pane: int, direction: int) -> None:
        """Choose the next or previous claim and fact with a ribbon, from the chosen ones or else from what is in sight."""
        if not self.panes[pane].map.claims:
            return
        if self._claim and self._claim[0] == pane:
            found = self._index.next_linked(pane, self._claim[1], self.fact, direction)
        else:
            found = self._index.next_linked(pane, next(iter(self.panes[pane].visible_claims()), 0), "", direction)
        if found is not None:
            self._choose((pane, found[0]), found[1], None)

    def _go_to_pane(self, pane: int, direction: int) -> None:
        if 0 <= pane + direction < len(self.panes):
            self.panes[pane + direction].setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        if self.fact or self._claim:
            self.select_fact(None, scroll=False)
            self.fact_chosen.emit("")
