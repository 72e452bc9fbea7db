"""Where the anchors of an old text stand in a new version of it: kept, moved, changed or lost, and what looks alike elsewhere.

An anchor is taken over only where its words stand unchanged and it is clear that they are the same passage: the two texts, matched
as wholes (`reconciler.notebook.matching`), have it at the same place in their order, or the passage around it was moved. A sentence
that stands several times is never exchanged for another: where one of several alike was deleted and it cannot be told which, all of
them are lost, with the others as suggestions. Words that differ are a proposal with the difference; whatever only looks alike is a
suggestion.

Limits: a passage that was moved and changed is lost, with its new place as a suggestion.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reconciler.notebook.matching import match
from reconciler.notebook.outcomes import Fate, Outcome, Suggestion, word_diff
from reconciler.notebook.tokens import tokens_of_both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reconciler.notebook.entries import Anchor
    from reconciler.notebook.matching import Matching
    from reconciler.notebook.tokens import Numbers, Tokens

    Span = tuple[int, int]

_ENOUGH = 5  # words of a quote that are hardly there by chance
_AROUND = 3  # words on one side that show that a quote is in its place
_ALIKE = 0.5  # share of words in common from which on a passage is the same, changed
_SUGGESTED = 0.6  # share from which on a passage elsewhere is worth showing
_MOST = 5  # suggestions for an anchor
_LOOKED_UP = 6  # words of a lost passage by which it is looked for: the rarest,
_RARE = 50  # and of these, those that stand in no more places


def carry(old_text: str, new_text: str, anchors: Iterable[Anchor]) -> tuple[Outcome, ...]:
    """What became of each of `anchors`, places in `old_text`, in `new_text`; in the order given."""
    old, new = tokens_of_both(old_text, new_text)
    carrier = _Carrier(old, new, match(old, new))
    return tuple(carrier.outcome(anchor) for anchor in anchors)


class _Carrier:
    def __init__(self, old: Tokens, new: Tokens, matching: Matching) -> None:
        self._old, self._new, self._matching = old, new, matching
        self._looked_for: dict[bytes, tuple[Suggestion, ...]] = {}

    def outcome(self, anchor: Anchor) -> Outcome:
        first, last = self._old.range_of(anchor.start, anchor.end)
        if first == last or self._old.text[anchor.start : anchor.end] != anchor.quote:
            return Outcome(anchor, Fate.LOST)  # nothing that could be found again
        there = self._same_words(first, last)
        span = self._aligned(first, last) if there is None else None
        if span is not None and self._is_there(first, last, span[0]):
            there = span[0]
        if there is not None:
            return self._unchanged(anchor, first, last, there)
        return self._lost(anchor, first, last) if span is None else self._changed(anchor, first, last, span)

    # --- the same words --------------------------------------------------------------------------------------------------------

    def _same_words(self, first: int, last: int) -> int | None:
        """The new token at which the same tokens begin, most of them matched to these; None where they are none or others."""
        images, count = self._matching.image[first:last], last - first
        known = np.flatnonzero(images >= 0)
        shifts, matched = np.unique(images[known] - known, return_counts=True)
        for best in np.argsort(-matched, kind="stable"):
            there = int(shifts[best])
            if 2 * matched[best] >= count and there >= 0 and self._is_there(first, last, there):
                return there
        return None

    def _is_there(self, first: int, last: int, there: int) -> bool:
        return np.array_equal(self._old.ids[first:last], self._new.ids[there : there + last - first])

    def _unchanged(self, anchor: Anchor, first: int, last: int, there: int) -> Outcome:
        end = there + last - first
        moved = self._matching.moved[first:last]
        doubtful = self._matching.is_contested(there, end) or self._is_of_fewer(first, last)
        if doubtful or not (moved.all() or self._in_place(first, last, there)):
            return self._lost(anchor, first, last)
        place = self._place(anchor, first, last, there)
        if self._new.text[slice(*place)] != anchor.quote:
            return self._changed(anchor, first, last, (there, end))  # wrapped anew, or spaced otherwise
        return Outcome(anchor, Fate.MOVED if moved.any() else Fate.KEPT, place)

    def _place(self, anchor: Anchor, first: int, last: int, there: int) -> Span:
        old, new = self._old, self._new
        start = int(new.starts[there]) + anchor.start - int(old.starts[first])
        return max(start, 0), int(new.ends[there + last - first - 1]) + anchor.end - int(old.ends[last - 1])

    def _in_place(self, first: int, last: int, there: int) -> bool:
        """Whether it is sure that the tokens are these, and not others with the same words."""
        around = self._goes_on(first, there, -1), self._goes_on(last - 1, there + last - first - 1, 1)
        words = self._old.words(first, last)
        if all(around) or (words and any(around)):
            return True
        return words >= _ENOUGH and self._is_once(first, last)

    def _is_of_fewer(self, first: int, last: int) -> bool:
        """Whether the same words stood several times in a row, and some of these are gone: it cannot be told which are left."""
        old, count = self._old.ids, last - first
        for step in (-count, count):
            twin = first + step
            while twin >= 0 and np.array_equal(old[twin : twin + count], old[first:last]):
                if (self._matching.image[twin : twin + count] < 0).mean() > _ALIKE:
                    return True
                twin += step
        return False

    def _is_once(self, first: int, last: int) -> bool:
        """Whether the words of the old tokens `[first, last)` stand once in each text."""
        ids = self._old.ids[first:last]
        return len(self._old.occurrences(ids)) == len(self._new.occurrences(ids)) == 1

    def _goes_on(self, at: int, there: int, step: int) -> bool:
        """Whether what stands around goes along, in one direction: some words of it, or all to the end of both texts."""
        words = 0
        while words < _AROUND:
            at, there = at + step, there + step
            over = not 0 <= at < len(self._old), not 0 <= there < len(self._new)
            if any(over):
                return all(over)
            if self._matching.image[at] != there:
                return False
            words += bool(self._old.is_word[at])
        return True

    # --- other words -----------------------------------------------------------------------------------------------------------

    def _aligned(self, first: int, last: int) -> Span | None:
        """The new tokens that stand where the old ones `[first, last)` stood, if they have enough in common."""
        matching, old, new = self._matching, self._old, self._new
        known = np.flatnonzero(matching.image[first:last] >= 0) + first
        moved = matching.moved[known]
        inside = self._together(known[moved] if 2 * moved.sum() > len(known) else known[~moved], last - first)
        if not len(inside):
            return None
        images = matching.image[inside]
        span = self._start(first, int(inside[0])), self._end(last, int(inside[-1]))
        letters = int((new.ends[images] - new.starts[images]).sum())
        alike = 2 * letters / (old.letters(first, last) + new.letters(*span))
        return span if alike >= _ALIKE and old.is_word[inside].any() else None

    def _together(self, known: Numbers, count: int) -> Numbers:
        """Those of the tokens `known` whose images are near one another: a word far off was matched by chance."""
        images = self._matching.image
        while len(known) > 1 and images[known[-1]] - images[known[0]] > 2 * count + 8:
            at_start, at_end = images[known[1]] - images[known[0]], images[known[-1]] - images[known[-2]]
            known = known[1:] if at_start > at_end else known[:-1]
        return known

    def _start(self, first: int, known: int) -> int:
        """Where the passage begins whose first known token is `known`: with its sentence, or after what stands before it."""
        there = int(self._matching.image[known])
        if known == first or not (self._begins(self._old, first) or self._matching.image[first - 1] >= 0):
            return there
        before = self._limits[0][first - 1] + 1 if first and not self._matching.moved[known] else 0
        return max(int(before), int(self._new.cuts[self._new.segment[there]]))

    def _end(self, last: int, known: int) -> int:
        there = int(self._matching.image[known]) + 1
        if known == last - 1 or not (self._begins(self._old, last) or self._matching.image[last] >= 0):
            return there
        open_end = last == len(self._old) or self._matching.moved[known]
        after = len(self._new) if open_end else self._limits[1][last]
        return min(int(after), int(self._new.cuts[self._new.segment[there - 1] + 1]))

    @staticmethod
    def _begins(tokens: Tokens, token: int) -> bool:
        """Whether a sentence or line begins with this token, or the text ends before it."""
        return token == len(tokens) or int(tokens.cuts[tokens.segment[token]]) == token

    @cached_property
    def _limits(self) -> tuple[Numbers, Numbers]:
        """For each old token the last new one that is matched in order up to it, and the first from it on."""
        image, moved = self._matching.image, self._matching.moved
        up_to = np.maximum.accumulate(np.where(moved, -1, image))
        later = np.where(moved | (image < 0), len(self._new), image)
        return up_to, np.minimum.accumulate(later[::-1])[::-1]

    def _changed(self, anchor: Anchor, first: int, last: int, span: Span) -> Outcome:
        place = self._span_of(*span)
        diff = word_diff(anchor.quote, self._new.text[slice(*place)])
        elsewhere = tuple(found for found in self._same_elsewhere(first, last) if (found.start, found.end) != place)
        return Outcome(anchor, Fate.CHANGED, place, diff, elsewhere)

    def _lost(self, anchor: Anchor, first: int, last: int) -> Outcome:
        words = self._old.ids[first:last].tobytes()
        if words not in self._looked_for:
            looked = (*self._alike_elsewhere(first, last), *self._same_elsewhere(first, last))
            found = {(one.start, one.end): one for one in looked}.values()
            self._looked_for[words] = tuple(sorted(found, key=lambda one: (-one.alike, one.start))[:_MOST])
        return Outcome(anchor, Fate.LOST, suggestions=self._looked_for[words])

    # --- what looks alike ------------------------------------------------------------------------------------------------------

    def _same_elsewhere(self, first: int, last: int) -> Iterator[Suggestion]:
        for there in self._new.occurrences(self._old.ids[first:last])[:_MOST].tolist():
            yield Suggestion(*self._span_of(there, there + last - first), 1.0)

    def _alike_elsewhere(self, first: int, last: int) -> Iterator[Suggestion]:
        """Passages of the new text that share words with the old tokens `[first, last)`, looked up by the rarest of these."""
        new, ids = self._new, self._old.ids[first:last]
        places = sorted((found for word in set(ids.tolist()) if len(found := new.places(word))), key=len)
        rare = [found for found in places[:_LOOKED_UP] if len(found) <= _RARE]
        shared = Counter(segment for found in rare for segment in np.unique(new.segment[found]).tolist())
        for segment, _ in shared.most_common(_MOST):
            yield from self._likeness(ids.tolist(), int(new.cuts[segment]), int(new.cuts[segment + 1]))

    def _likeness(self, ids: Sequence[int], start: int, end: int) -> Iterator[Suggestion]:
        """The part of the new tokens `[start, end)` that is most like `ids`, if it is enough so."""
        from cydifflib import SequenceMatcher

        theirs = self._new.ids[start:end].tolist()
        blocks = [block for block in SequenceMatcher(None, ids, theirs, autojunk=False).get_matching_blocks() if block.size]
        if blocks:
            low, high = blocks[0].b, blocks[-1].b + blocks[-1].size
            if blocks[0].a and blocks[0].b <= len(ids):
                low = 0
            if blocks[-1].a + blocks[-1].size < len(ids) and len(theirs) - high <= len(ids):
                high = len(theirs)
            alike = 2 * sum(block.size for block in blocks) / (len(ids) + high - low)
            if alike >= _SUGGESTED:
                yield Suggestion(*self._span_of(start + low, start + high), round(alike, 3))

    def _span_of(self, first: int, last: int) -> Span:
        return int(self._new.starts[first]), int(self._new.ends[last - 1])
