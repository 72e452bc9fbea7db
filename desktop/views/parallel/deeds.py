"""What a reader sets right in the texts, by menu, key or mouse: what is selected and chosen becomes an intent.

A link takes two steps: the first claim waits, marked by a frame, until the other one is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.intents import (
    BoundClaim,
    CutClaim,
    JoinClaims,
    LeaveAlone,
    LinkClaims,
    MakeClaim,
    PartClaims,
    RemoveClaim,
)

if TYPE_CHECKING:
    from desktop.views.parallel.choosing import ChoosingView

Place = tuple[int, int]


class TextDeeds(QObject):
    """`asked` brings an intent of `desktop.models.intents`, `said` a sentence that says what to do first."""

    asked = Signal(object)
    said = Signal(str)

    def __init__(self, view: ChoosingView) -> None:
        super().__init__(view)
        self._view = view

    def do(self, name: str) -> None:
        """Ask for the deed called `name`, as the actions of the menu Texts are."""
        {
            "make_claim": self.make,
            "bound_claim": self.bound,
            "cut_claim": self.cut,
            "join_claim": self.join,
            "link_claim": self.link,
            "part_claims": self.part,
            "alone": self.leave_alone,
            "remove_claim": self.remove,
        }[name]()

    # --- claims -----------------------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """The selected words shall be a claim."""
        selected = self._selected()
        if selected is None:
            self.said.emit(self.tr("Select the words of the claim first, with the mouse or with Shift and the arrow keys."))
        else:
            pane, start, end = selected
            self.asked.emit(MakeClaim(self._view.panes[pane].content.document.id, start, end))

    def bound(self) -> None:
        """The chosen claim shall begin and end with the selected words."""
        selected, chosen = self._selected(), self._view.chosen_place()
        if selected is None or chosen is None or chosen[0] != selected[0]:
            self.said.emit(self.tr("Choose a claim and select in the same text the words with which it shall begin and end."))
        else:
            self.asked.emit(BoundClaim(self._id(chosen), *selected[1:]))

    def cut(self) -> None:
        """The claim at the text cursor shall be two, the second from the cursor on."""
        pane_number = self._view.pane_in_use()
        pane = self._view.panes[pane_number]
        at = pane.selection.span()[0]
        text = pane.content.document.text
        while at < len(text) and text[at].isspace():
            at += 1
        within = [i for i in pane.map.all_at(at) if pane.map.claims[i].start < at]
        chosen = self._view.chosen_place()
        if not within:
            self.said.emit(self.tr("Click in a claim where the second one shall begin, or go there with the text cursor (F7)."))
        else:
            claim = chosen[1] if chosen is not None and chosen[0] == pane_number and chosen[1] in within else within[0]
            self.asked.emit(CutClaim(pane.map.claims[claim].id, at))

    def join(self) -> None:
        """The claims in the selection shall be one, or the chosen one and the next of its text."""
        selected, chosen = self._selected(), self._view.chosen_place()
        if selected is not None:
            pane = selected[0]
            inside = list(self._view.panes[pane].map.between(selected[1], selected[2]))
        elif chosen is not None:
            pane = chosen[0]
            inside = [number for number in (chosen[1], chosen[1] + 1) if number < len(self._view.panes[pane].map.claims)]
        else:
            pane, inside = 0, []
        if len(inside) < 2:
            self.said.emit(self.tr("Choose a claim that another one follows, or select words of both."))
        else:
            self.asked.emit(JoinClaims(self._id((pane, inside[0])), self._id((pane, inside[-1]))))

    def remove(self) -> None:
        """The chosen claim shall be none."""
        chosen = self._view.chosen_place()
        if chosen is None:
            self._say_choose()
        else:
            self.asked.emit(RemoveClaim(self._id(chosen)))

    # --- what belongs together --------------------------------------------------------------------------------------------------

    def link(self) -> None:
        """The chosen claim waits for another; with one that waits, both shall tell of one fact."""
        chosen, pinned = self._view.chosen_place(), self._view.pinned
        if chosen is None:
            self._say_choose()
        elif pinned is None or pinned == chosen:
            self._view.pin(chosen)
            self.said.emit(self.tr("Now choose the other claim (click, or N P, Alt+↑ ↓, ← →) and press Enter; Esc gives up."))
        else:
            self.link_places(pinned, chosen)

    def link_places(self, one: Place, other: Place) -> None:
        """The claims at two places shall tell of one fact."""
        self._view.pin(None)
        self.asked.emit(LinkClaims(self._id(one), self._id(other)))

    def part(self) -> None:
        """The chosen claim shall stand in no fact with the one that waits, or else with its partner in the chosen fact."""
        chosen, pinned = self._view.chosen_place(), self._view.pinned
        other = pinned if pinned is not None and pinned != chosen else self._view.partner()
        if chosen is None or other is None:
            self.said.emit(self.tr("Choose a claim that is joined with another one by the fact that you chose."))
        else:
            self._view.pin(None)
            self.asked.emit(PartClaims(self._id(chosen), self._id(other)))

    def leave_alone(self) -> None:
        """The chosen claim has no counterpart."""
        chosen = self._view.chosen_place()
        if chosen is None:
            self._say_choose()
        else:
            self.asked.emit(LeaveAlone(self._id(chosen)))

    # --- inside -----------------------------------------------------------------------------------------------------------------

    def _say_choose(self) -> None:
        self.said.emit(self.tr("Choose a claim first: click it, or go to it with N and P, or Alt+↑ and Alt+↓."))

    def _id(self, place: Place) -> str:
        return self._view.panes[place[0]].map.claims[place[1]].id

    def _selected(self) -> tuple[int, int, int] | None:
        """The pane and `[start, end)` of the selected words, without white space at their ends; None where nothing is selected."""
        panes = self._view.panes
        for number in sorted(range(len(panes)), key=lambda n: n != self._view.pane_in_use()):
            start, end = panes[number].selection.span()
            words = panes[number].content.document.text[start:end]
            if words.strip():
                start += len(words) - len(words.lstrip())
                return number, start, start + len(words.strip())
        return None
