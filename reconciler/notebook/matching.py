"""Which tokens of an old text stand where in a new one: runs in the order of both texts, and passages that were moved.

The common parts are found from what is sure to what is less so. Sentences and lines that stand once in both texts, in the longest
row that both have in one order, come first ("patience diff", B. Cohen 2008, with the longest increasing subsequence of
C. Schensted 1961); the same again between each two of these; then word by word between what is left (`difflib`, after
J. W. Ratcliff and D. E. Metzener 1988), by runs of four words where that would take too long. What stands once in both and is left
over was moved (P. Heckel, "A technique for isolating differences between files", 1978), with the words around it that moved along.

Limits: of a long stretch that was written anew, with no run of four words in common, nothing is matched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from numpy.typing import NDArray

    from reconciler.notebook.tokens import Numbers, Tokens

    Range = tuple[int, int, int, int]  # [a0, a1) of the old and [b0, b1) of the new text
    Pair = tuple[int, int]
    Block = tuple[int, int, int]  # where it begins in the old and in the new text, and how many tokens it has

_RUN = 4  # words that are looked for together where a stretch is too long for going word by word
_MOST_CELLS = 4_000_000  # old times new tokens that are compared word by word
_DEEPEST = 60  # how often a stretch is cut further
_MOVED_WORDS = 4  # a sentence of fewer words can be the same by chance
_BY_CHANCE = 0.5  # of the tokens of a moved sentence, fewer than this stand in its old place too


@dataclass(frozen=True, slots=True)
class Matching:
    """For each old token the new one that it is, else -1 (`image`), and whether it is so out of order (`moved`).

    `contested` are stretches of new tokens, a row each, half-open, of which it cannot be told which of two old passages, worded
    alike, they are: one of them was deleted.
    """

    image: Numbers
    moved: NDArray[np.bool_]
    contested: Numbers

    def is_contested(self, first: int, last: int) -> bool:
        """Whether all of the new tokens `[first, last)` lie in one contested stretch."""
        return bool(((self.contested[:, 0] <= first) & (last <= self.contested[:, 1])).any())


def match(old: Tokens, new: Tokens) -> Matching:
    """Match the tokens of two versions of a text."""
    image = np.full(len(old), -1, np.int64)
    for a, b, count in _common(old, new):
        image[a : a + count] = np.arange(count) + b
    moved = _moved(old, new, image)
    return Matching(image, moved, _contested(old, new, image, moved))


# --- in the order of both ----------------------------------------------------------------------------------------------------


def _common(old: Tokens, new: Tokens) -> Iterator[Block]:
    """What both have in one order: of short texts by runs of words, so that a sentence with a word changed counts too."""
    if len(old) * len(new) <= _MOST_CELLS:
        yield from _words(old, new, (0, len(old), 0, len(new)), list(_by_runs(old.ids.tolist(), new.ids.tolist())))
        return
    pairs, gaps = _in_order(old.segments(old.cuts), new.segments(new.cuts))
    for a, b in pairs:
        yield int(old.cuts[a]), int(new.cuts[b]), int(old.cuts[a + 1] - old.cuts[a])
    for a0, a1, b0, b1 in gaps:
        where = int(old.cuts[a0]), int(old.cuts[a1]), int(new.cuts[b0]), int(new.cuts[b1])
        short = (where[1] - where[0]) * (where[3] - where[2]) <= _MOST_CELLS
        a, b = old.ids[where[0] : where[1]].tolist(), new.ids[where[2] : where[3]].tolist()
        yield from _words(old, new, where, [] if short else list(_by_runs(a, b)))


def _in_order(a: Sequence[Hashable], b: Sequence[Hashable]) -> tuple[list[Pair], list[Range]]:
    """Pairs of equal items in one order, and the stretches between them that have nothing in common that stands once in each."""
    pairs: list[Pair] = []
    gaps: list[Range] = []
    todo = [(0, len(a), 0, len(b), 0)]
    while todo:
        a0, a1, b0, b1, depth = todo.pop()
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            pairs.append((a0, b0))
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            pairs.append((a1, b1))
        if a0 == a1 or b0 == b1:
            continue
        chain = _increasing(_once(a, b, (a0, a1, b0, b1))) if depth < _DEEPEST else []
        if not chain:
            gaps.append((a0, a1, b0, b1))
            continue
        pairs += chain
        for (x, y), (next_x, next_y) in pairwise([(a0 - 1, b0 - 1), *chain, (a1, b1)]):
            todo.append((x + 1, next_x, y + 1, next_y, depth + 1))
    return pairs, gaps


def _once(a: Sequence[Hashable], b: Sequence[Hashable], where: Range) -> list[Pair]:
    """The places of what stands once in both stretches, in the order of the first."""
    a0, a1, b0, b1 = where
    in_a, in_b = Counter(a[a0:a1]), Counter(b[b0:b1])
    there = {b[y]: y for y in range(b0, b1) if in_b[b[y]] == 1}
    return [(x, there[a[x]]) for x in range(a0, a1) if in_a[a[x]] == 1 and a[x] in there]


def _increasing(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest row of `pairs`, which increase in the first place, that increases in the second too."""
    ends: list[int] = []  # of the rows of each length, the one that ends lowest: its end, and its last pair
    last: list[int] = []
    before = [-1] * len(pairs)
    for n, (_, y) in enumerate(pairs):
        length = bisect_left(ends, y)
        before[n] = last[length - 1] if length else -1
        ends[length : length + 1] = [y]
        last[length : length + 1] = [n]
    row: list[Pair] = []
    at = last[-1] if last else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _words(old: Tokens, new: Tokens, where: Range, sure: Sequence[Block]) -> Iterator[Block]:
    """The blocks `sure` of two stretches, by their places in these, and what is common between them, word by word."""
    a0, a1, b0, b1 = where
    a, b = old.ids[a0:a1].tolist(), new.ids[b0:b1].tolist()
    for (x, y, count), (next_x, next_y, _) in pairwise([(0, 0, 0), *sure, (len(a), len(b), 0)]):
        if count:
            yield a0 + x, b0 + y, count
        end_x, end_y = x + count, y + count
        if 0 < (next_x - end_x) * (next_y - end_y) <= _MOST_CELLS:
            for at_a, at_b, length in _by_word(a[end_x:next_x], b[end_y:next_y]):
                yield a0 + end_x + at_a, b0 + end_y + at_b, length


def _by_runs(a: Sequence[int], b: Sequence[int]) -> Iterator[Block]:
    """Runs of words that stand once in both, or between two such."""
    pairs, _ = _in_order(*(list(zip(*(ids[n:] for n in range(_RUN)), strict=False)) for ids in (a, b)))
    at_a = at_b = 0
    for x, y in sorted(pairs):
        step = max(at_a - x, at_b - y, 0)  # runs overlap: what the one before has taken is left out
        if step < _RUN:
            at_a, at_b = x + _RUN, y + _RUN
            yield x + step, y + step, _RUN - step


def _by_word(a: Sequence[int], b: Sequence[int]) -> Iterator[Block]:
    from cydifflib import SequenceMatcher

    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        if block.size:
            yield block.a, block.b, block.size


# --- what was moved, and what cannot be told -------------------------------------------------------------------------------


def _moved(old: Tokens, new: Tokens, image: Numbers) -> NDArray[np.bool_]:
    """Fill `image` for sentences that stand once in both texts, out of order, with what stands around them in both.

    A few words of such a sentence may have been matched to words that happen to stand where it was.
    """
    moved = np.zeros(len(old), np.bool_)
    source = np.full(len(new), -1, np.int64)
    source[image[image >= 0]] = np.flatnonzero(image >= 0)
    ours, theirs = np.where(image < 0, old.ids, -1), np.where(source < 0, new.ids, -2)  # what is not matched yet
    for first, last, there in _once_in_both(old, new):
        end = there + last - first
        if image[first] == there and image[last - 1] == end - 1:
            continue
        by_chance = max((image[first:last] >= 0).mean(), (source[there:end] >= 0).mean()) < _BY_CHANCE
        if old.words(first, last) < _MOVED_WORDS or not by_chance:
            continue
        for known, other, back in ((image[first:last], source, theirs), (source[there:end], image, ours)):
            other[known[known >= 0]] = -1
            back[known[known >= 0]] = (new if other is source else old).ids[known[known >= 0]]
        moved[source[there:end][source[there:end] >= 0]] = False
        before, after = _alike(ours[:first][::-1], theirs[:there][::-1]), _alike(ours[last:], theirs[end:])
        whole, place = slice(first - before, last + after), slice(there - before, end + after)
        image[whole], source[place] = np.arange(place.start, place.stop), np.arange(whole.start, whole.stop)
        ours[whole], theirs[place], moved[whole] = -1, -2, True
    return moved


def _once_in_both(old: Tokens, new: Tokens) -> Iterator[tuple[int, int, int]]:
    """The sentences, then the lines, that stand once in each text: their old tokens, half-open, and the first of the new ones."""
    for cuts, new_cuts in ((old.cuts, new.cuts), (old.lines, new.lines)):
        ours, theirs = old.segments(cuts), new.segments(new_cuts)
        for x, y in _once(ours, theirs, (0, len(ours), 0, len(theirs))):
            yield int(cuts[x]), int(cuts[x + 1]), int(new_cuts[y])


def _contested(old: Tokens, new: Tokens, image: Numbers, moved: NDArray[np.bool_]) -> Numbers:
    """The contested stretches of `new`, a row each, in the texts as they are without what was moved.

    Before, `image` is filled where that leaves the same words on both sides of what is matched.
    """
    stayed = np.ones(len(new), np.bool_)
    stayed[image[moved]] = False
    theirs, ours = np.flatnonzero(stayed), np.flatnonzero(~moved)
    place = np.append(np.cumsum(stayed) - 1, -1)  # of a new token, among those that stayed
    own = place[image[ours]]
    a, b = old.ids[ours], new.ids[theirs]
    for before, after, there, beyond in _differences(own, len(b)):
        same = _alike(a[before:after], b[there:beyond])
        own[before : before + same] = np.arange(there, there + same)
        same = _alike(a[before + same : after][::-1], b[there + same : beyond][::-1])
        own[after - same : after] = np.arange(beyond - same, beyond)
    image[ours[own >= 0]] = theirs[own[own >= 0]]
    found = [stretch for difference in _differences(own, len(b)) if (stretch := _slid(a, b, *difference)) is not None]
    return np.array([(theirs[first], theirs[last - 1] + 1) for first, last in found], np.int64).reshape(-1, 2)


def _differences(image: Numbers, count: int) -> Iterator[Range]:
    """The stretches of the old text without an image, each with the stretch of the new one, of `count` tokens, between its ends."""
    known = np.flatnonzero(image >= 0)
    edges, images = np.concatenate([[-1], known, [len(image)]]), np.concatenate([[-1], image[known], [count]])
    for n in np.flatnonzero(np.diff(edges) > 1).tolist():
        yield int(edges[n]) + 1, int(edges[n + 1]), int(images[n]) + 1, int(images[n + 1])


def _slid(a: Numbers, b: Numbers, before: int, after: int, there: int, beyond: int) -> Pair | None:
    """The new tokens that may be those before or those behind what was deleted; None where there are none.

    What is deleted can be slid along as long as the words at its one end are those beyond its other end.
    """
    right, left = _alike(a[before:], b[there:]), _alike(a[:after][::-1], b[:beyond][::-1])
    return (beyond - left, there + right) if beyond - left < there + right else None


def _alike(a: Numbers, b: Numbers) -> int:
    """How many tokens two rows begin with in common."""
    most = min(len(a), len(b))
    done, size = 0, 8
    while done < most:
        end = min(done + size, most)
        differ = np.flatnonzero(a[done:end] != b[done:end])
        if len(differ):
            return done + int(differ[0])
        done, size = end, size * 4
    return most
