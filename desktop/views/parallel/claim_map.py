"""Which claims of a pane stand where: by bisection, since a text may have tens of thousands; nothing here knows Qt."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop.models.parallel import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.models.parallel import PaneClaim, Run


class ClaimMap:
    """Look-ups by position (code points) in claims that are sorted by `(start, end)` and may overlap."""

    def __init__(self, claims: Sequence[PaneClaim]) -> None:
        self.claims = tuple(claims)
        self._starts = [claim.start for claim in claims]
        # the furthest end of all claims up to each one: it rises, so the first that reaches a place is found by bisection
        self._reach = list(accumulate((claim.end for claim in claims), max))
        self._runs = runs([(claim.start, claim.end) for claim in claims])
        self._run_starts = [run.start for run in self._runs]

    def at(self, position: int) -> int:
        """The number of the innermost claim at `position`; -1 where there is none."""
        k = bisect_right(self._run_starts, position) - 1
        return self._runs[k].claim if k >= 0 and position < self._runs[k].end else -1

    def all_at(self, position: int) -> tuple[int, ...]:
        """The numbers of all claims at `position`, the innermost first: it began last, or ends first."""
        found = self.between(position, position + 1)
        return tuple(sorted(found, key=lambda i: (-self.claims[i].start, self.claims[i].end, i)))

    def before(self, position: int) -> int:
        """The number of the last claim that begins at or before `position`; -1 where there is none."""
        return bisect_right(self._starts, position) - 1

    def between(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the claims that share a character with `[start, end)`."""
        k = bisect_right(self._reach, start)
        while k < len(self.claims) and self._starts[k] < end:
            if self.claims[k].end > start:
                yield k
            k += 1

    def runs_between(self, start: int, end: int) -> Iterator[Run]:
        """The disjoint runs that share a character with `[start, end)`, each of the innermost claim there."""
        k = max(0, bisect_right(self._run_starts, start) - 1)
        while k < len(self._runs) and self._run_starts[k] < end:
            if self._runs[k].end > start:
                yield self._runs[k]
            k += 1
