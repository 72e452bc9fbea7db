"""Edits of a text, and the way back from the edited text to the one before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """What stands at `[start, end)` is to be `put` instead."""

    start: int
    end: int
    put: str


@dataclass(frozen=True, slots=True)
class Step:
    """The places of edits made at once: edit n made `[before_start[n], before_end[n])` into `[after_start[n], after_end[n])`."""

    before_start: tuple[int, ...]
    before_end: tuple[int, ...]
    after_start: tuple[int, ...]
    after_end: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span before the edits of the span `[start, end)` after them; an edit that it reaches into is in it as a whole.

        What was left out at either end of the span is not in it.
        """
        first, last = start, end
        n = bisect_right(self.after_start, start) - 1
        if n >= 0:
            inside = start < self.after_end[n]
            first = self.before_start[n] if inside else self.before_end[n] + start - self.after_end[n]
        n = bisect_left(self.after_start, end) - 1
        if n >= 0:
            last = self.before_end[n] + max(end - self.after_end[n], 0)
        return first, max(first, last)

    def delta(self, start: int, end: int) -> int | None:
        """How far the span `[start, end)` after the edits has to be moved to where it was; None if an edit reaches into it."""
        n = bisect_right(self.after_start, start)
        if n != bisect_left(self.after_start, end, n):
            return None
        if not n:
            return 0
        return self.before_end[n - 1] - self.after_end[n - 1] if self.after_end[n - 1] <= start else None


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, Step]:
    """`text` after the `edits`, which stand in its order and do not overlap."""
    pieces: list[str] = []
    spans: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, put in edits:
        length += start - done
        spans.append((start, end, length, length + len(put)))
        pieces += text[done:start], put
        done, length = end, length + len(put)
    columns = [tuple(column) for column in zip(*spans, strict=True)]
    return "".join((*pieces, text[done:])), Step(*columns)
