"""What is chosen in the parallel view and what is under the pointer: shown in every pane, said aloud, brought into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.parallel import ParallelContent
from desktop.theme import state_label
from desktop.views.parallel.accessible import describe
from desktop.views.parallel.in_step import InStep
from desktop.views.parallel.index import ContentIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.views.parallel.gutter import Gutter
    from desktop.views.parallel.index import Members
    from desktop.views.parallel.overview import Overview
    from desktop.views.parallel.pane import TextPane

NOTHING = ParallelContent((), ())


class ChoosingView(QWidget):
    """The part of the view that chooses; what it shows is put into its parts by `ParallelView`.

    `fact_chosen` has the id of the fact that the reader chose, and is empty when nothing is chosen any more; `claim_hovered` has
    that of the claim under the pointer, or nothing. What the program chooses through `select_fact` is not signalled back.
    """

    fact_chosen = Signal(str)
    claim_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes: list[TextPane] = []
        self.gutters: list[Gutter] = []
        self.overviews: list[Overview] = []
        self.fact = ""
        self.pinned: tuple[int, int] | None = None
        self._claim: tuple[int, int] | None = None
        self._used = 0  # the pane that had the keyboard last
        self._in_step = InStep((), ())
        self._index = ContentIndex(NOTHING)

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

    def chosen_place(self) -> tuple[int, int] | None:
        """The pane and the number of the claim at which the reader is; None where there is none."""
        return self._claim

    def choose_at(self, pane: int, position: int) -> None:
        """Choose the innermost claim at a place, unless one of those there is chosen already."""
        claims = self.panes[pane].map.all_at(position)
        if claims and not (self._claim and self._claim[0] == pane and self._claim[1] in claims):
            self._choose((pane, claims[0]), next(iter(self._index.claim(pane, claims[0]).facts), ""), pane)

    def partner(self) -> tuple[int, int] | None:
        """The claim that the chosen fact holds against the chosen one, in the nearest pane; None where there is none."""
        if self._claim is None or not self.fact:
            return None
        others = {pane: claim for pane, claim in self._claims_to_show().items() if pane != self._claim[0]}
        nearest = min(others, key=lambda pane: abs(pane - self._claim[0]) if self._claim else 0, default=None)
        return (nearest, others[nearest]) if nearest is not None else None

    def pin(self, place: tuple[int, int] | None) -> None:
        """Let a claim wait for another one to be linked with; None for none."""
        self.pinned = place
        self._mark_reader()

    def pane_in_use(self) -> int:
        """The pane that has the keyboard, else that of the chosen claim, else the first."""
        focused = next((number for number, pane in enumerate(self.panes) if pane.hasFocus()), None)
        if focused is None:
            focused = self._claim[0] if self._claim else self._used
        return min(focused, max(0, len(self.panes) - 1))

    def claim_under(self, point: QPoint) -> tuple[int, int] | None:
        """The claim under a point of the screen; None where there is none."""
        for number, pane in enumerate(self.panes):
            here = pane.viewport().mapFromGlobal(point)
            if pane.viewport().rect().contains(here):
                claim = pane.claim_at(QPointF(here))
                return (number, claim) if claim >= 0 else None
        return None

    def show_linking(self, one: tuple[int, int] | None, other: tuple[int, int] | None) -> None:
        """Bring out the claims between which a link is drawn."""
        members = [set(group) for group in self._index.nobody()]
        for place in (one, other):
            if place is not None:
                members[place[0]].add(place[1])
        self._show_hovered(tuple(map(frozenset, members)))

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
        self._mark_reader()
        for overview in self.overviews:
            overview.update()
        for gutter in self.gutters:
            gutter.set_fact(self.fact)
        self._describe()

    def _mark_reader(self) -> None:
        for number, pane in enumerate(self.panes):
            at, pinned = (place[1] if place is not None and place[0] == number else -1 for place in (self._claim, self.pinned))
            pane.set_reader(at, pinned)

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

    def _step_any(self, pane: int, direction: int) -> None:
        """Choose the next or previous claim, linked or not, from the chosen one or else from what is in sight."""
        claims = self.panes[pane].map.claims
        if not claims:
            return
        if self._claim and self._claim[0] == pane:
            number = self._claim[1] + direction
        else:
            number = next(iter(self.panes[pane].visible_claims()), 0)
        if 0 <= number < len(claims):
            self._choose((pane, number), next(iter(claims[number].facts), ""), None)
            self.panes[pane].reveal_if_hidden(number)

    def _go_to_pane(self, pane: int, direction: int) -> None:
        if 0 <= pane + direction < len(self.panes):
            self.panes[pane + direction].setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        if self.pinned is not None:
            self.pin(None)
        elif self.fact or self._claim:
            self.select_fact(None, scroll=False)
            self.fact_chosen.emit("")
