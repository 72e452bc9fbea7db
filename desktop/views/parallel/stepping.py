"""Keep two texts in step along their alignment: the longest chain of links, and the mapping of heights between them.

Pure functions of numbers; nothing here knows Qt. All `y` are pixels from the top of a text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Column(Protocol):
    """A text that can say where its claims, numbered in the order of the text, stand."""

    def claim_before(self, y: float) -> int:
        """The number of the last claim that begins at or above `y`; -1 where there is none."""

    def claim_extent(self, claim: int) -> tuple[float, float]:
        """The top and bottom of a claim."""

    def content_height(self) -> float:
        """The height of the whole text."""


def longest_chain(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The longest selection of `pairs` that rises strictly in both members: the order in which both texts agree.

    Patience sorting with back links, O(n log n) (Fredman 1975).
    """
    ordered = sorted(set(pairs), key=lambda pair: (pair[0], -pair[1]))
    tails: list[int] = []
    last: list[int] = []
    previous = [-1] * len(ordered)
    for k, (_, right) in enumerate(ordered):
        length = bisect_left(tails, right)
        previous[k] = last[length - 1] if length else -1
        tails[length : length + 1] = [right]
        last[length : length + 1] = [k]
    chain = []
    k = last[-1] if last else -1
    while k >= 0:
        chain.append(ordered[k])
        k = previous[k]
    return tuple(reversed(chain))


def interpolate(y: float, knots: Sequence[tuple[float, float]]) -> float:
    """The value at `y` of the line through `knots`, made to rise; beyond the ends, the end's own value."""
    x0, z0 = knots[0]
    for x, z in knots[1:]:
        if x >= y:
            return z0 + (max(z, z0) - z0) * max(0.0, (y - x0) / (x - x0) if x > x0 else 0.0)
        x0, z0 = max(x0, x), max(z0, z)
    return z0


def focus_line(value: float, maximum: float, page: float) -> float:
    """The `y` on which the reader's eyes are taken to rest, at scroll position `value` of `[0, maximum]` in a window `page` high.

    It travels from the window's top to its bottom while the text is scrolled from end to end, so that both ends of two texts meet.
    """
    return value + value / maximum * page if maximum > 0 else 0.0


def value_for_focus(y: float, maximum: float, page: float) -> float:
    """The scroll position at which the focus line is on `y`."""
    return y / (1 + page / maximum) if maximum > 0 else 0.0


class Hinge:
    """Maps heights between two neighbouring texts along the longest chain of their linked claims."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self.chain = longest_chain(pairs)
        self._numbers = tuple(tuple(pair[side] for pair in self.chain) for side in (0, 1))

    def map_y(self, y: float, source: Column, target: Column, *, forward: bool) -> float:
        """Where in `target` the place `y` of `source` is; `forward` is from the left text to the right one.

        Linear between the edges of the nearest linked claims on either side, and the ends of both texts.
        """
        here, there = (0, 1) if forward else (1, 0)
        nearest = bisect_right(self._numbers[here], source.claim_before(y)) - 1
        window = range(max(0, nearest - 1), min(len(self.chain), nearest + 3))
        knots = [(0.0, 0.0)] if nearest < 1 else []
        for k in window:
            x, x_end = source.claim_extent(self.chain[k][here])
            z, z_end = target.claim_extent(self.chain[k][there])
            if k + 1 < len(self.chain):
                # claims may overlap: one ends for the eye where the next begins
                x_end = min(x_end, source.claim_extent(self.chain[k + 1][here])[0])
                z_end = min(z_end, target.claim_extent(self.chain[k + 1][there])[0])
            knots += [(x, z), (x_end, z_end)]
        if nearest + 3 > len(self.chain):
            knots.append((source.content_height(), target.content_height()))
        return interpolate(y, knots)
