"""The words in which two texts of one language differ.

Limits: two texts that share little are not marked at all (everything would be), and neither are very long ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Spans = tuple[tuple[int, int], ...]

_TOKEN = re.compile(r"[\w\u0300-\u036f]+(?:[.,]\d+)*|\s+|[^\w\s]")
_MOST_TOKENS = 4000
_LEAST_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class WordDiff:
    """Spans of the first and of the second text, in code points, that the other does not have; `alike` is in [0, 1]."""

    a: Spans
    b: Spans
    alike: float


NOTHING = WordDiff((), (), 0.0)


def word_diff(a: str, b: str) -> WordDiff:
    """How the words of `a` and `b` differ; `NOTHING` where they share too little, or are too long, for marks to help."""
    from cydifflib import SequenceMatcher

    tokens_a, tokens_b = _TOKEN.findall(a), _TOKEN.findall(b)
    if len(tokens_a) + len(tokens_b) > _MOST_TOKENS:
        return NOTHING
    matcher = SequenceMatcher(None, tokens_a, tokens_b, autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    words_a, words_b = _words(tokens_a), _words(tokens_b)
    lost = _words([token for _, i, j, _, _ in changes for token in tokens_a[i:j]])
    gained = _words([token for _, _, _, i, j in changes for token in tokens_b[i:j]])
    alike = 1 - (lost + gained) / (words_a + words_b) if words_a + words_b else 1.0
    if alike < _LEAST_ALIKE:
        return NOTHING
    return WordDiff(
        _spans(tokens_a, [(i, j) for _, i, j, _, _ in changes]), _spans(tokens_b, [(i, j) for _, _, _, i, j in changes]), alike
    )


def _words(tokens: Sequence[str]) -> int:
    return sum(not token.isspace() for token in tokens)


def _spans(tokens: Sequence[str], changes: Sequence[tuple[int, int]]) -> Spans:
    """The places of the tokens `[i, j)` of each change, without white space at the ends; neighbouring words are one place."""
    starts = [0, *accumulate(map(len, tokens))]
    found: list[tuple[int, int]] = []
    previous = -2
    for first, last in changes:
        words = [k for k in range(first, last) if not tokens[k].isspace()]
        if not words:
            continue
        start, end = starts[words[0]], starts[words[-1] + 1]
        if found and words[0] - previous == 2 and tokens[words[0] - 1].isspace():
            start = found.pop()[0]
        found.append((start, end))
        previous = words[-1]
    return tuple(found)
