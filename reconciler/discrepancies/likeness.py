"""How far two claims say the same beside the words in question, and what stands around a mention.

Dates, numbers and figures are left out, since they are what the rules hold against each other. In one language the words tell, by
their stems, each counting by how rare it is; across languages the parts of the link's score do. Known limit: synonyms do not meet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.evidence import content_words, stem_of, telling
from reconciler.mending import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reconciler.discrepancies.rule import Pair
    from reconciler.lang.words import Word
    from reconciler.model import Claim

_FIGURE = re.compile(r"\w*\d\w*")
_BOUND = re.compile(r"[;:()«»“”\"]|[.!?](?=\s)")
_LONGER = 1.4  # times as long as the other; then there is room for something else to be said
_RESTATED, _TRANSLATED = 0.55, 0.5  # likeness of the vectors in one language, and across two
_ALMOST = 0.46
_NEARLY, _MUCH_ALIKE = 0.4, 0.55  # likeness of the vectors, and of the words too, that may stand for it
_BEFORE, _AFTER = 48, 32  # code points around a mention in which its own words stand


class _Text(NamedTuple):
    """A claim's words, its dates and numbers left out, and the language they are of."""

    text: str
    language: str


def likeness(pair: Pair) -> float:
    """How much of what two claims say is the same, in [0, 1]: 1 for the same words, about 0.3 for a summary of a longer one."""
    if pair.across:
        parts = {part.name: part.value for part in pair.link.parts}
        return (parts["meaning"] + parts["words"]) / 2 if parts else pair.sure
    return _likeness(_bare(pair.a, pair.document_a.language), _bare(pair.b, pair.document_b.language))


def restates(pair: Pair) -> bool:
    """Whether either claim says all that the other says and no more, so that even a word in the one alone sets them apart."""
    lengths = sorted((len(pair.a.quote), len(pair.b.quote)))
    if lengths[1] > _LONGER * lengths[0]:
        return False
    return meaning(pair) >= (_TRANSLATED if pair.across else _RESTATED)


def meaning(pair: Pair) -> float:
    """The likeness of the two claims' vectors; that of their words where it is not known."""
    known = next((part.value for part in pair.link.parts if part.name == "meaning"), None)
    return pair.likeness if known is None else known


def likely_restates(pair: Pair) -> bool:
    """The same, but for vectors that are a little less alike, for which words that are much alike stand in."""
    lengths = sorted((len(pair.a.quote), len(pair.b.quote)))
    if lengths[1] > _LONGER * lengths[0]:
        return False
    close = meaning(pair)
    return close >= _ALMOST or (close >= _NEARLY and pair.likeness >= _MUCH_ALIKE)


def share(claim: Claim, place: int) -> float:
    """How far into the claim a place is, in [0, 1]."""
    return (place - claim.start) / max(len(claim.quote), 1)


def around(claim: Claim, language: str, start: int, end: int) -> frozenset[str]:
    """The stems of the content words beside the words at `[start, end)` of the claim's source, in the same part of the sentence."""
    before = claim.quote[max(start - claim.start - _BEFORE, 0) : max(start - claim.start, 0)]
    after = claim.quote[end - claim.start : end - claim.start + _AFTER]
    return _stems(_last(before), language) | _stems(_first(after), language)


@lru_cache(maxsize=4096)
def tagged(text: str, language: str) -> tuple[Word, ...]:
    """The words of a claim, by its own offsets."""
    return lang.get(language).tag(text)


@lru_cache(maxsize=4096)
def stems(text: str, language: str) -> frozenset[str]:
    """The stems of all content words of a text."""
    return _stems(plain(text, language), language)


def _last(text: str) -> str:
    """What follows the last mark in `text`, and the whole words of it."""
    cut = max((m.end() for m in _BOUND.finditer(text)), default=-1)
    return text[cut:] if cut >= 0 else text.partition(" ")[2] if len(text) == _BEFORE else text


def _first(text: str) -> str:
    found = _BOUND.search(text)
    return text[: found.start()] if found else text.rpartition(" ")[0] if len(text) == _AFTER else text


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in content_words(text, language) if not word[0].isdigit())


def _bare(claim: Claim, language: str) -> _Text:
    text = claim.quote
    spans = [(m.start, m.end) for m in claim.facets.dates] + [(m.start, m.end) for m in claim.facets.numbers]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[: max(start - claim.start, 0)]} {text[max(end - claim.start, 0) :]}"
    return _Text(_FIGURE.sub(" ", text), language)


@lru_cache(maxsize=4096)
def _weights(bare: _Text) -> Mapping[str, float]:
    words = content_words(plain(bare.text, bare.language), bare.language)
    return {stem_of(word): telling(word, bare.language) for word in sorted(words)}


def _likeness(one: _Text, other: _Text) -> float:
    """The geometric mean of what is shared of the shorter claim and of both (Dice 1945)."""
    ours, theirs = _weights(one), _weights(other)
    a, b = sum(ours.values()), sum(theirs.values())
    if not (a and b):
        return 1.0 if not (a or b) else 0.0
    shared = sum(min(ours[word], theirs[word]) for word in ours.keys() & theirs.keys())
    return float(((shared / min(a, b)) * (2 * shared / (a + b))) ** 0.5)
