"""Which lines of a text are hidden when only what has a counterpart is read; nothing here knows Qt."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.views.parallel.pieces import Piece


class Fold(NamedTuple):
    """The pieces `[first, last)` of a text are hidden behind one bar; `lines` of them have words."""

    first: int
    last: int
    lines: int


def folds(pieces: Sequence[Piece], kept: Iterable[tuple[int, int]]) -> tuple[Fold, ...]:
    """The folds that leave every line in sight that shares a character with one of the places `kept` (code points, half-open).

    Lines are hidden whole, and blank ones only between others that are hidden, so that paragraphs keep their distance.
    """
    starts = [piece.start for piece in pieces]
    seen = bytearray(len(pieces))
    for start, end in kept:
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first, bisect_right(starts, max(start, end - 1)) - 1)
        seen[first : last + 1] = b"\1" * (last + 1 - first)
    found: list[Fold] = []
    begun, ended, lines = -1, -1, 0
    for first, last in _lines(pieces):
        blank = pieces[first].start == pieces[last - 1].end
        if any(seen[first:last]):
            if lines:
                found.append(Fold(begun, ended, lines))
            begun, lines = -1, 0
        elif not blank:
            begun = first if begun < 0 else begun
            ended, lines = last, lines + 1
    if lines:
        found.append(Fold(begun, ended, lines))
    return tuple(found)


def _lines(pieces: Sequence[Piece]) -> Iterable[tuple[int, int]]:
    """The pieces of each line, as `[first, last)`."""
    first = 0
    for number, piece in enumerate(pieces):
        if piece.closes:
            yield first, number + 1
            first = number + 1
