"""Group the claims that speak of the same fact: correlation clustering of the scored pairs.

Every pair weighs for or against being in one group by the log odds of its score. Groups are joined greedily, those with the most
weight between them first, as long as one is above zero (greedy additive edge contraction, Keuper et al. 2015, "Efficient
Decomposition of Image and Mesh Graphs by Lifted Multicuts"); then single claims move to where they weigh most (after Kernighan
and Lin 1970). A claim in the middle cannot chain two unlike ones together, since their own pair weighs against it. Last, a claim
that also weighs clearly for another group serves that one too: a sentence may tell of two facts.

What a person decided stands: claims to be linked start in one group, claims to be kept apart never share one, and a claim that
has no counterpart stays alone.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reconciler.progress import Progress

STRONGEST = 4.0  # one pair counts for this much at most, so that no single one decides over a group
_ALSO, _ALSO_MEAN = 1.0, 0.2  # what a claim must weigh in all, and for each member, to serve another group too
_TELLING = 1.5  # a pair that weighs more than this against a group is taken as if it were no candidate: most are such
_NEVER = -1e9
_ROUNDS = 10
_STEP = 500


@dataclass(frozen=True, slots=True)
class Ties:
    """What a person decided, by rows: pairs to be linked, pairs to be kept apart, and claims that have no counterpart."""

    linked: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    alone: frozenset[int] = field(default_factory=frozenset)


def align(
    claims: int,
    pairs: tuple[NDArray[np.int64], NDArray[np.int64]],
    scores: NDArray[np.float64],
    threshold: float,
    ties: Ties = Ties(),
    progress: Progress = null_progress,
) -> tuple[tuple[int, ...], ...]:
    """Groups of the rows of so many `claims`, each sorted, ordered by their rows; each row is in one or more.

    `scores` are those of the candidate `pairs` of rows `(a, b)`, `a < b`. A pair with a score above `threshold` weighs for a group;
    one that was no candidate weighs against it, as much as a pair can. The outcome depends on the rows' order only where two
    choices weigh the same.
    """
    grouping = _Grouping(claims)
    grouping.weigh(pairs, scores, threshold, ties)
    grouping.tie(ties)
    grouping.join(progress)
    grouping.settle()
    return tuple(sorted(grouping.groups()))


class _Grouping:
    """The groups as they grow; a group is named by one of its rows."""

    def __init__(self, rows: int) -> None:
        self._members: dict[int, list[int]] = {row: [row] for row in range(rows)}
        self._home = list(range(rows))
        # weights of the pairs that do not weigh as much against a group as those that were no candidates
        self._near: list[dict[int, float]] = [{} for _ in range(rows)]
        self._tied: set[int] = set()

    def weigh(
        self,
        pairs: tuple[NDArray[np.int64], NDArray[np.int64]],
        scores: NDArray[np.float64],
        threshold: float,
        ties: Ties,
    ) -> None:
        a, b = pairs
        safe = np.clip(scores, 1e-6, 1 - 1e-6)
        odds = np.log(safe / (1 - safe)) - math.log(threshold / (1 - threshold))
        telling = odds > -_TELLING
        a, b, odds = a[telling], b[telling], np.minimum(odds[telling], STRONGEST)
        weights = np.round(odds, 6)
        for one, other, weight in zip(a.tolist(), b.tolist(), weights.tolist(), strict=True):
            if one not in ties.alone and other not in ties.alone:
                self._near[one][other] = self._near[other][one] = weight
        for one, other in ties.apart:
            self._near[one][other] = self._near[other][one] = _NEVER

    def tie(self, ties: Ties) -> None:
        """Put claims to be linked into one group, unless that would join two that are to be kept apart."""
        for one, other in ties.linked:
            ours, theirs = self._home[one], self._home[other]
            if ours == theirs or self._weight(self._members[ours], self._members[theirs]) <= _NEVER / 2:
                continue
            self._tied.update((one, other))
            self._merge(min(ours, theirs), max(ours, theirs))

    def join(self, progress: Progress) -> None:
        """Join the two groups with the most weight between them as long as it is above zero."""
        between = self._between()
        waiting = [(-weight, a, b) for a, near in between.items() for b, weight in near.items() if a < b and weight > 0]
        heapq.heapify(waiting)
        groups = len(self._members)
        while waiting:
            weight, a, b = heapq.heappop(waiting)
            if between.get(a, {}).get(b) != -weight:
                continue  # one of the two was joined to another in the meantime
            if (groups - len(self._members)) % _STEP == 0:
                progress("alignment", groups - len(self._members), groups)
            for near, total in self._contract(between, a, b).items():
                if total > 0:
                    heapq.heappush(waiting, (-total, min(a, near), max(a, near)))
        progress("alignment", groups, groups)

    def settle(self) -> None:
        """Move each claim to the group for which it weighs most, or out of its own, until nothing moves."""
        for _ in range(_ROUNDS):
            moved = False
            for row in range(len(self._near)):
                moved |= row not in self._tied and self._move(row)
            if not moved:
                return

    def groups(self) -> list[tuple[int, ...]]:
        """The groups, each with the claims of other groups that serve it too."""
        grown = {group: sorted(members) for group, members in self._members.items()}
        for row, near in enumerate(self._near):
            home = self._home[row]
            if len(self._members[home]) == 1:
                continue
            for group in sorted({self._home[other] for other in near} - {home}):
                members = self._members[group]
                weight = self._weight([row], members)
                # another claim that serves this group too may be one to be kept apart from
                allowed = all(near.get(other, 0.0) > _NEVER / 2 for other in grown[group])
                if allowed and weight > _ALSO and weight > _ALSO_MEAN * len(members):
                    grown[group].append(row)
        return [tuple(sorted(members)) for members in grown.values()]

    def _move(self, row: int) -> bool:
        home = self._home[row]
        best, most = row, 0.0  # alone
        rest = [other for other in self._members[home] if other != row]
        current = self._weight([row], rest)
        for group in sorted({self._home[other] for other in self._near[row]} - {home}):
            weight = self._weight([row], self._members[group])
            if weight > most:
                best, most = group, weight
        if most <= current + 1e-9 or (best == row and not rest):
            return False
        self._leave(row, rest)
        if best == row:
            self._members[row], self._home[row] = [row], row
        else:
            self._members[best].append(row)
            self._home[row] = best
        return True

    def _leave(self, row: int, rest: list[int]) -> None:
        """Take `row` out of its group, which gets another name where it bore that of the row."""
        home = self._home[row]
        del self._members[home]
        if rest:
            name = home if home != row else min(rest)
            self._members[name] = rest
            for other in rest:
                self._home[other] = name

    def _weight(self, ours: Sequence[int], theirs: Sequence[int]) -> float:
        """What two groups weigh together; pairs that were no candidates weigh against it."""
        return sum(self._near[one].get(other, -STRONGEST) for one in ours for other in theirs)

    def _between(self) -> dict[int, dict[int, float]]:
        """The weights between groups of which some pair was a candidate."""
        between: dict[int, dict[int, float]] = {group: {} for group in self._members}
        for row, near in enumerate(self._near):
            home = self._home[row]
            for other in near:
                group = self._home[other]
                if group != home and group not in between[home]:
                    between[home][group] = between[group][home] = self._weight(self._members[home], self._members[group])
        return between

    def _contract(self, between: dict[int, dict[int, float]], a: int, b: int) -> dict[int, float]:
        """Put group `b` into group `a`; the new weights between `a` and its neighbours."""
        ours, theirs = between[a], between.pop(b)
        del ours[b], theirs[a]
        totals = {}
        for near in sorted(ours.keys() | theirs.keys()):
            one = ours[near] if near in ours else self._apart(a, near)
            other = theirs[near] if near in theirs else self._apart(b, near)
            totals[near] = one + other
            between[near].pop(b, None)
            between[near][a] = totals[near]
        between[a] = totals
        self._merge(a, b)
        return totals

    def _merge(self, a: int, b: int) -> None:
        moved = self._members.pop(b)
        self._members[a] += moved
        for row in moved:
            self._home[row] = a

    def _apart(self, a: int, b: int) -> float:
        """The weight between two groups of which no pair was a candidate."""
        return -STRONGEST * len(self._members[a]) * len(self._members[b])
