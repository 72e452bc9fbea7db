"""A text as a row of words and signs with their places, cut into sentences, and an index of where each stands.

Two versions of a text share one vocabulary, so that equal words have equal numbers in both. White space separates and is no token:
a text that was only wrapped anew has the same tokens. Limit: a sentence ends here at a full stop before white space, which is
coarse ("Mr. X"), and enough for telling where two versions meet.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

# scripts that write no blanks between words: each letter is a word
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")
_ENDS = ".!?…。！？"
_CLOSES = "\"'”’»)]"


class Tokens:
    """The tokens of `text`: those numbered `n` have the word `ids[n]` at `[starts[n], ends[n])`, in code points.

    `cuts` are the numbers of the tokens with which sentences begin, and at the end how many tokens there are; `lines` the same with
    the beginnings of lines.
    """

    def __init__(self, text: str, vocabulary: dict[str, int]) -> None:
        self.text = text
        spans = np.array([match.span() for match in _TOKEN.finditer(text)], np.int64).reshape(-1, 2)
        self.starts, self.ends = spans[:, 0], spans[:, 1]
        words = _TOKEN.findall(text)
        self.ids: Numbers = np.array([vocabulary.setdefault(word, len(vocabulary)) for word in words], np.int64)
        self.is_word: NDArray[np.bool_] = np.array([word[0].isalnum() for word in words], np.bool_)
        self.cuts = self._beginning(self._after_stops(vocabulary), re.finditer(r"\n\s*\n|\r\n?\s*\r|\u2029", text))
        self.lines = self._beginning(self.cuts[:-1], re.finditer(r"[\n\r\u2028]", text))

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def segment(self) -> Numbers:
        """The number of the sentence that each token is in."""
        return np.repeat(np.arange(len(self.cuts) - 1), np.diff(self.cuts))

    def segments(self, cuts: Numbers) -> list[bytes]:
        """A key for what stands between each two of `cuts`: equal where the words are."""
        return [self.ids[first:last].tobytes() for first, last in pairwise(cuts.tolist())]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that `[start, end)` of the text touches, half-open."""
        first, last = np.searchsorted(self.ends, start, "right"), np.searchsorted(self.starts, end, "left")
        return int(first), int(max(first, last))

    def words(self, first: int, last: int) -> int:
        """How many of the tokens `[first, last)` are words or numbers."""
        return int(self.is_word[first:last].sum())

    def letters(self, first: int, last: int) -> int:
        """How many code points the tokens `[first, last)` have, white space left out."""
        return int((self.ends[first:last] - self.starts[first:last]).sum())

    def places(self, word: int) -> Numbers:
        """The numbers of the tokens that are this word, in order."""
        order, bounds = self._index
        return order[bounds[word] : bounds[word + 1]] if word + 1 < len(bounds) else order[:0]

    def occurrences(self, ids: Numbers) -> Numbers:
        """Where `ids` stand one after another: the numbers of their first tokens."""
        steps = sorted(range(len(ids)), key=lambda n: len(self.places(int(ids[n]))))  # the rarest word leaves the fewest places
        if not steps:
            return self.ids[:0]
        found = self.places(int(ids[steps[0]])) - steps[0]
        found = found[(found >= 0) & (found <= len(self) - len(ids))]
        for step in steps[1:]:
            if not len(found):
                break
            found = found[self.ids[found + step] == ids[step]]
        return found

    @cached_property
    def _index(self) -> tuple[Numbers, Numbers]:
        """The tokens by their words, and where those of each word begin among them."""
        return np.argsort(self.ids, kind="stable"), np.concatenate([[0], np.cumsum(np.bincount(self.ids))])

    def _after_stops(self, vocabulary: dict[str, int]) -> Numbers:
        """The tokens that follow the end of a sentence and a blank."""
        stop, close = (np.isin(self.ids, [vocabulary[sign] for sign in signs if sign in vocabulary]) for signs in (_ENDS, _CLOSES))
        stop[1:] |= close[1:] & stop[:-1]
        return np.flatnonzero(stop[:-1] & (self.starts[1:] > self.ends[:-1])) + 1

    def _beginning(self, known: Numbers, breaks: Iterator[re.Match[str]]) -> Numbers:
        """The tokens `known`, and those that follow `breaks` in the text, with the first one and the end."""
        after = np.searchsorted(self.starts, [found.start() for found in breaks])
        return np.unique(np.concatenate([[0], known, after, [len(self)]])).astype(np.int64)


def tokens_of_both(old_text: str, new_text: str) -> tuple[Tokens, Tokens]:
    """Both texts with one vocabulary."""
    vocabulary: dict[str, int] = {}
    return Tokens(old_text, vocabulary), Tokens(new_text, vocabulary)
