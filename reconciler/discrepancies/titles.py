"""The documents that a claim names, with the words of their titles: "the visa and trade agreements", "Treaty on Fisheries".

Known limits: the title is what stands before the noun and, behind a preposition, right after it; no full parse.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.cues import Traces
from reconciler.discrepancies.likeness import tagged
from reconciler.discrepancies.wording import NOMINAL, noun_key, span, words_of
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.lang.words import Word

_FARTHEST = 24  # words behind a document's name among which its parties stand
_NEAREST = 7  # words within which they begin
_LONGEST_MATTER = 4
_BEFORE = frozenset((Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.ING, Tag.OTHER))
_END_OF_PARTIES = frozenset((Tag.VERB, Tag.PARTICIPLE, Tag.MODAL))


class Title(NamedTuple):
    """A document by its kind, the words of its title, and the keys of its parties; `several` of one kind ("the A and B treaties").

    `place` is where the title and the kind stand in the source.
    """

    kind: str
    words: frozenset[str]
    parties: frozenset[str]
    several: bool
    place: tuple[int, int]


def read_titles(pair: Pair) -> Iterator[Title]:
    """The documents of the first claim that have a word in their title besides plain ones."""
    language = pair.document_a.language
    heads, lists = heads_in(pair.a.quote, language), _lists(language)
    words = words_of(pair) if heads else ()
    for n in heads:
        first, word = n, words[n]
        while first and (words[first - 1].tag in _BEFORE or _joins(words, first - 1)):
            first -= 1
        names = [(e.start - pair.a.start, e.end - pair.a.start, e.key) for e in pair.a.facets.entities]
        before = [w for w in words[first:n] if not any(s <= w.start < e <= word.start for s, e, _ in names)]
        at, matter = _matter(words, n + 1, lists)
        title = {noun_key(w, language) for w in (*before, *matter) if w.tag in _BEFORE} - lists["plain"]
        if title:
            end = _parties_end(words, at) if at < len(words) and words[at].lemma in lists["parties"] else -1
            parties = frozenset(k for s, e, k in names if end > 0 and words[at].start < s < words[end].end)
            several = "plur" in word.features and any(w.tag is Tag.CONJUNCTION for w in words[first:n])
            stop = n + 1 + len(matter) + (1 if matter else 0)
            yield Title(word.lemma, frozenset(title), parties, several, span(pair.a, words, first, stop))


@cache
def _traces(language: str) -> Traces:
    return Traces(language, [("document", lang.get(language).words("entities", "agreement_heads"))])


@lru_cache(maxsize=4096)
def heads_in(text: str, language: str) -> tuple[int, ...]:
    """Which words of a claim are kinds of documents."""
    heads = lang.get(language).words("entities", "agreement_heads")
    if not _traces(language).of(text):
        return ()
    return tuple(n for n, w in enumerate(tagged(text, language)) if w.lemma in heads and w.tag in NOMINAL)


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` joins two parts of a title: "visa facilitation and readmission agreements"."""
    return at > 0 and words[at].tag is Tag.CONJUNCTION and words[at - 1].tag is Tag.NOUN and words[at + 1].tag is Tag.NOUN


def _matter(words: Sequence[Word], at: int, lists: Mapping[str, frozenset[str]]) -> tuple[int, Sequence[Word]]:
    """What the title says behind its kind ("agreement on | fisheries"), after the index of the word before the parties."""
    stop = at
    if at < len(words) and words[at].lemma in lists["matter"]:
        stop = at + 1
        while stop < min(at + 1 + _LONGEST_MATTER, len(words)) and words[stop].tag in (*_BEFORE, Tag.CONJUNCTION):
            stop += 1
    parties = stop
    while parties < min(at + _NEAREST, len(words)) and words[parties].lemma not in lists["parties"]:
        parties += 1
    return parties, words[at + 1 : stop]


def _parties_end(words: Sequence[Word], at: int) -> int:
    """The last word that may belong to the parties of a document."""
    stop = at + 1
    last = min(at + _FARTHEST, len(words))
    while stop < last and words[stop].tag not in _END_OF_PARTIES and words[stop].text not in ",;.":
        stop += 1
    return stop - 1


@cache
def _lists(language: str) -> Mapping[str, frozenset[str]]:
    table = lang.get(language).lexicon("characterisation").get("documents", {})
    return {name: frozenset(table.get(name, "").split()) for name in ("plain", "matter", "parties")}
