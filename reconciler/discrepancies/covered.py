"""What a claim covers, by its words: quantities before nouns, exceptions and conditions, "only", and names of those meant.

The words are data (`reconciler/lang/<code>/scope.toml`). Known limits: what a pronoun stands for ("all of them") is not known.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.cues import Cues, Traces
from reconciler.discrepancies.likeness import tagged
from reconciler.discrepancies.wording import NOMINAL, head_after, noun_key
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.lang.words import Word

NAMED = "named"  # not in the lexicon: a noun with the names of those meant
UNIVERSAL = frozenset(("all", "none"))
_APART = "apart"
_QUANTITY, _EXCEPTION = "quantity", "exception"  # what the words of a claim may betray
# a noun in the plural, as it may be spelled, and two names that are joined behind it
_TWO_NAMES = re.compile(
    r"(?:s|people|men|women|children|police|[а-яё])\s+[^\W\d_a-zа-яё][\w’'‑-]*(?:,|\s+(?:and|or|nor|but|plus|&|и|или|либо|да|но|а))\s+[^\W\d_a-zа-яё]"
)
_NAMING = frozenset((Tag.NAME, Tag.OTHER, Tag.NOUN))


class Covered(NamedTuple):
    """A class of quantity, the noun it stands before, and where both stand."""

    kind: str
    noun: str
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int]:
        return self.start, self.end


def covered(pair: Pair) -> list[Covered]:
    """The nouns of the first claim before which a word of quantity stands, or behind which the names of those meant do."""
    by = pair.a.start
    return [Covered(c.kind, c.noun, c.start + by, c.end + by) for c in _covered_in(pair.a.quote, pair.document_a.language)]


@lru_cache(maxsize=4096)
def _covered_in(text: str, language: str) -> tuple[Covered, ...]:
    lexicon = _lexicon(language)
    if not (lexicon.traces.of(text) & lexicon.traces.bits[_QUANTITY] or _TWO_NAMES.search(text)):
        return ()
    words, found = tagged(text, language), []
    for cue in lexicon.quantities.among(words):
        head = head_after(words, cue.stop, language) if cue.value != _APART else -1
        counted = cue.value not in UNIVERSAL and cue.stop < len(words) and words[cue.stop].tag is Tag.NUMBER  # "some 200"
        if head < 0 or counted or words[head].lemma in lexicon.no_nouns or words[head].tag is not Tag.NOUN:
            continue
        found.append(Covered(cue.value, noun_key(words[head], language), words[cue.first].start, words[head].end))
    for n, word in enumerate(words[:-3]):
        stop = _names_end(words, n + 1, language) if word.tag is Tag.NOUN and "plur" in word.features else -1
        if stop > 0:
            found.append(Covered(NAMED, noun_key(word, language), word.start, words[stop - 1].end))
    return tuple(found)


def _names_end(words: Sequence[Word], at: int, language: str) -> int:
    """The end of the two or more names of one word that begin at `at` ("Nordia and Sudia"); -1 where there are none.

    Names of two words are mostly persons', before whom a noun tells their trade.
    """
    names = 0
    while at < len(words) and words[at].text[0].isupper() and words[at].tag in _NAMING:
        # in Russian names in another script only: others may be in the genitive («силы США и НАТО»)
        if language != "en" and not words[at].text.isascii():
            return -1
        names, at = names + 1, at + 1
        joined = at + 1 < len(words) and (words[at].tag is Tag.CONJUNCTION or words[at].text == ",")
        if not joined or not words[at + 1].text[0].isupper():
            break
        at += 1
    followed = at < len(words) and words[at].text[0].isupper() and words[at].tag in _NAMING
    return at if names > 1 and not followed else -1


def has(pair: Pair, kind: str) -> bool:
    return any(found == kind for found, _ in exceptions(pair))


def exceptions(pair: Pair) -> list[tuple[str, tuple[int, int]]]:
    """The exceptions and conditions of the first claim: the class, and where it stands."""
    by = pair.a.start
    return [(kind, (start + by, end + by)) for kind, start, end in _cues_in(pair.a.quote, pair.document_a.language)]


@lru_cache(maxsize=4096)
def _cues_in(text: str, language: str) -> tuple[tuple[str, int, int], ...]:
    traces = _lexicon(language).traces
    if not traces.of(text) & traces.bits[_EXCEPTION]:
        return ()
    words = tagged(text, language)
    return tuple((cue.value, words[cue.first].start, words[cue.stop - 1].end) for cue in _lexicon(language).exceptions.among(words))


def nouns(pair: Pair) -> frozenset[str]:
    return _nouns_in(pair.a.quote, pair.document_a.language)


@lru_cache(maxsize=4096)
def _nouns_in(text: str, language: str) -> frozenset[str]:
    return frozenset(noun_key(w, language) for w in tagged(text, language) if w.tag in NOMINAL)


class _Lexicon(NamedTuple):
    quantities: Cues
    exceptions: Cues
    no_nouns: frozenset[str]
    traces: Traces


@cache
def _lexicon(language: str) -> _Lexicon:
    data = lang.get(language).lexicon("scope")

    def cues(table: str) -> Cues:
        lines = [(phrase.strip(), kind) for kind, line in data.get(table, {}).items() for phrase in line.split(",")]
        return Cues(lines, {}, loose=False)

    quantities, exceptions = cues("quantifiers"), cues("exceptions")
    wanted = [
        (thing, words)
        for thing, found in ((_QUANTITY, quantities), (_EXCEPTION, exceptions))
        for words in (frozenset[str](), *(words for _, words in found.rarest(language)))
    ]
    no_nouns = frozenset(data.get("no_nouns", {}).get("words", "").split())
    return _Lexicon(quantities, exceptions, no_nouns, Traces(language, wanted))


def is_noun(word: Word, language: str) -> bool:
    """Whether a difference can be told of a noun: no time, no way of speaking."""
    return word.lemma not in _lexicon(language).no_nouns


def says_scope(pair: Pair) -> bool:
    """Whether the first claim has any word that a difference of scope begins with."""
    text, language = pair.a.quote, pair.document_a.language
    return bool(_covered_in(text, language) or _cues_in(text, language))
