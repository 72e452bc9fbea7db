"""English: sentence ends by syntok, lemmas by simplemma."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reconciler.lang.en.ends import found_ends
from reconciler.lang.en.tagging import lemmas, tag
from reconciler.lang.sentence_ends import Abbreviations, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["lemma", "lemmas", "sentences", "tag"]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` of each sentence of `text`, without the white space around it."""
    return settled(text, found_ends(text), _abbreviations())


@cache
def _abbreviations() -> Abbreviations:
    from reconciler.lang import lexicon

    return Abbreviations.of(lexicon("en", "sentences"))


@lru_cache(maxsize=32768)
def lemma(word: str) -> str:
    """The lower-case base form of `word`."""
    from simplemma import lemmatize

    return lemmatize(word.lower(), lang="en").lower()
