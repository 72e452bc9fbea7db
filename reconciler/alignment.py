"""Group the claims that speak of the same fact: correlation clustering of the scored pairs.

Every pair weighs for or against being in one group by the log odds of its score. Groups are joined greedily, those with the most
weight between them first, as long as one is above zero (greedy additive edge contraction, Keuper et al. 2015, "Efficient
Decomposition of Image and Mesh Graphs by Lifted Multicuts"). A claim in the middle cannot chain two unlike ones together, since
their own pair weighs against it. Known limit: a claim belongs to one group.
"""

from __future__ import annotations

import heapq
import math
from typing import TYPE_CHECKING

from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reconciler.model import Link
    from reconciler.progress import Progress

STRONGEST = 2.0  # one pair counts for this much at most, so that no single one decides over a group
SAME_SOURCE = 1.0  # a source seldom says the same thing twice: its own claims need more to be joined
_STEP = 500


def align(
    sources: Sequence[str],
    links: Mapping[tuple[int, int], Link],
    threshold: float,
    progress: Progress = null_progress,
) -> tuple[tuple[int, ...], ...]:
    """Groups of the rows of `sources` (the source of each claim), each sorted, ordered by their first row; each row is in one.

    `links` are the scored candidates, keyed by rows `(a, b)`, `a < b`. A pair with a score above `threshold` weighs for a group;
    one that was no candidate weighs against it, as much as a pair can.
    """
    return _Grouping(sources, links, threshold).run(progress)


class _Grouping:
    """The groups as they grow; a group is named by its first row."""

    def __init__(self, sources: Sequence[str], links: Mapping[tuple[int, int], Link], threshold: float) -> None:
        self._members: dict[int, list[int]] = {row: [row] for row in range(len(sources))}
        self._weights: dict[int, dict[int, float]] = {row: {} for row in self._members}
        neutral = _log_odds(threshold)
        for (a, b), link in links.items():
            odds = max(-STRONGEST, min(STRONGEST, _log_odds(link.score) - neutral))
            weight = odds - (SAME_SOURCE if sources[a] == sources[b] else 0.0)
            self._weights[a][b] = self._weights[b][a] = weight

    def run(self, progress: Progress) -> tuple[tuple[int, ...], ...]:
        waiting = [(-weight, a, b) for a, near in self._weights.items() for b, weight in near.items() if a < b and weight > 0]
        heapq.heapify(waiting)
        rows = len(self._members)
        while waiting:
            weight, a, b = heapq.heappop(waiting)
            if self._weights.get(a, {}).get(b) != -weight:
                continue  # one of the two was joined to another in the meantime
            if (rows - len(self._members)) % _STEP == 0:
                progress("alignment", rows - len(self._members), rows)
            for near, total in self._join(a, b).items():
                if total > 0:
                    heapq.heappush(waiting, (-total, min(a, near), max(a, near)))
        progress("alignment", rows, rows)
        return tuple(sorted(tuple(sorted(group)) for group in self._members.values()))

    def _join(self, a: int, b: int) -> dict[int, float]:
        """Put group `b` into group `a`; the new weights between `a` and its neighbours."""
        ours, theirs = self._weights[a], self._weights.pop(b)
        del ours[b], theirs[a]
        totals = {}
        for near in sorted(ours.keys() | theirs.keys()):
            one = ours[near] if near in ours else self._apart(a, near)
            other = theirs[near] if near in theirs else self._apart(b, near)
            totals[near] = one + other
            self._weights[near].pop(b, None)
            self._weights[near][a] = totals[near]
        self._weights[a] = totals
        self._members[a] += self._members.pop(b)
        return totals

    def _apart(self, a: int, b: int) -> float:
        """The weight between two groups of which no pair was a candidate."""
        return -STRONGEST * len(self._members[a]) * len(self._members[b])


def _log_odds(score: float) -> float:
    safe = min(max(score, 1e-6), 1 - 1e-6)
    return math.log(safe / (1 - safe))
