"""Who belongs to whom in what the parallel view shows: claims by place, members of facts, partners, the next linked claim.

Claims are numbered within their pane, panes from left to right. Nothing here knows Qt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.views.parallel.word_diff import word_diff

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.parallel import PaneClaim, ParallelContent, Ribbon
    from reconciler.model import FactState

Members = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class PlacedRibbon:
    """A ribbon with the numbers of its claims in the left and in the right pane."""

    left: int
    right: int
    ribbon: Ribbon


class ContentIndex:
    """Look-ups in a `ParallelContent`."""

    def __init__(self, content: ParallelContent) -> None:
        self.content = content
        self._places = {claim.id: (p, i) for p, pane in enumerate(content.panes) for i, claim in enumerate(pane.claims)}
        gutters: list[list[PlacedRibbon]] = [[] for _ in content.panes[1:]]
        for ribbon in content.ribbons:
            (gutter, left), (_, right) = self._places[ribbon.a], self._places[ribbon.b]
            gutters[gutter].append(PlacedRibbon(left, right, ribbon))
        self.gutters = tuple(map(tuple, gutters))
        self._ribbons_of: dict[tuple[int, str], list[PlacedRibbon]] = defaultdict(list)
        for g, placed_here in enumerate(self.gutters):
            for placed in placed_here:
                self._ribbons_of[g, placed.ribbon.fact].append(placed)
        members: dict[str, list[set[int]]] = defaultdict(lambda: [set() for _ in content.panes])
        for p, pane in enumerate(content.panes):
            for i, claim in enumerate(pane.claims):
                for fact in claim.facts:
                    members[fact][p].add(i)
        self._members = {fact: tuple(map(frozenset, found)) for fact, found in members.items()}
        stops: list[set[tuple[int, int]]] = [set() for _ in content.panes]
        for g, placed_here in enumerate(self.gutters):
            for placed in placed_here:
                stops[g].add(self._stop(g, placed.left, placed.ribbon.fact))
                stops[g + 1].add(self._stop(g + 1, placed.right, placed.ribbon.fact))
        self._stops = tuple(tuple(sorted(found)) for found in stops)

    def claim(self, pane: int, number: int) -> PaneClaim:
        return self.content.panes[pane].claims[number]

    def place(self, claim_id: str) -> tuple[int, int] | None:
        """The pane and the number of a claim; None where it is not shown."""
        return self._places.get(claim_id)

    def nobody(self) -> Members:
        return tuple(frozenset() for _ in self.content.panes)

    def members(self, fact: str) -> Members:
        """The claims of `fact` in each pane."""
        return self._members.get(fact) or self.nobody()

    def partners(self, pane: int, number: int) -> Members:
        """A claim with all claims that share a fact with it, in each pane."""
        together = [set(group) for group in self.nobody()]
        together[pane].add(number)
        for fact in self.claim(pane, number).facts:
            for group, more in zip(together, self.members(fact), strict=True):
                group.update(more)
        return tuple(map(frozenset, together))

    def has_counterpart(self, pane: int, number: int) -> bool:
        """Whether a fact of a claim is told by another claim that is shown."""
        return any(sum(map(len, self.members(fact))) > 1 for fact in self.claim(pane, number).facts)

    def state(self, fact: str, pane: int) -> FactState | None:
        """Where `fact` stands; None where no claim of the pane stands in it."""
        known = self.content.panes[pane].facts.get(fact)
        return known.state if known else None

    def next_linked(self, pane: int, number: int, fact: str, direction: int) -> tuple[int, str] | None:
        """The nearest claim in `pane` that has a ribbon, with the ribbon's fact, after (`direction` 1) or before (-1) those given.

        A claim with ribbons of several facts is met once for each, the most disputed first. Without a `fact` the claim `number`
        itself comes after.
        """
        here = self._stop(pane, number, fact) if fact else (number, -1)
        stops = self._stops[pane]
        k = bisect_right(stops, here) if direction > 0 else bisect_left(stops, here) - 1
        if not 0 <= k < len(stops):
            return None
        claim, place = stops[k]
        return claim, self.claim(pane, claim).facts[place]

    def _stop(self, pane: int, number: int, fact: str) -> tuple[int, int]:
        """A claim's number and which of its facts `fact` is; -1 where it is none."""
        facts = self.claim(pane, number).facts
        return number, facts.index(fact) if fact in facts else -1

    def best_pairs(self, fact: str, focus: tuple[int, int] | None) -> list[tuple[int, int] | None]:
        """In each gutter the pair of claims of `fact` to hold against each other.

        That of the highest score, and of the claim `focus` (pane, number) where it has one.
        """
        pairs: list[tuple[int, int] | None] = []
        for g in range(len(self.gutters)):
            own = self._ribbons_of.get((g, fact), [])
            chosen = [r for r in own if focus in ((g, r.left), (g + 1, r.right))] or own
            best = max(chosen, key=lambda r: -1.0 if r.ribbon.score is None else r.ribbon.score, default=None)
            pairs.append((best.left, best.right) if best else None)
        return pairs

    def first_claim(self, fact: str, pairs: Iterable[tuple[int, int] | None]) -> tuple[int, int] | None:
        """Where to look first for `fact`: its best pair, else its first claim; None where no pane shows it."""
        for g, pair in enumerate(pairs):
            if pair is not None:
                return g, pair[0]
        return next(((p, min(found)) for p, found in enumerate(self.members(fact)) if found), None)

    def differing(self, fact: str, focus: tuple[int, int] | None) -> list[list[tuple[int, int, FactState]]]:
        """In each pane the words in which the best pairs of `fact` differ: `[start, end)` and the state of the fact.

        Only within one language: across two every word would differ.
        """
        found: list[list[tuple[int, int, FactState]]] = [[] for _ in self.content.panes]
        for g, pair in enumerate(self.best_pairs(fact, focus)):
            documents = [pane.document for pane in self.content.panes[g : g + 2]]
            if pair is None or documents[0].language != documents[1].language:
                continue
            a, b = self.claim(g, pair[0]), self.claim(g + 1, pair[1])
            diff = word_diff(documents[0].text[a.start : a.end], documents[1].text[b.start : b.end])
            state = self.state(fact, g) or a.state
            found[g] += [(a.start + start, a.start + end, state) for start, end in diff.a]
            found[g + 1] += [(b.start + start, b.start + end, state) for start, end in diff.b]
        return found
