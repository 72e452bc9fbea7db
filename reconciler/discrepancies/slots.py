"""What a claim says that somebody or something is: "Brubaker is an American film", «Брубейкер — американский фильм».

Two claims that describe one thing fill one slot each: the states it is of, the noun, where it lies. Known limits: only the first
such clause of a claim is read, and a description without "be", or a dash in Russian, is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reconciler.discrepancies.likeness import tagged
from reconciler.discrepancies.places import apart, places_of
from reconciler.evidence import stem_of
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import EntityMention
    from reconciler.lang.words import Word
    from reconciler.model import Claim

ALIKE = 0.3  # how alike two claims must be that describe one thing
_LINKING = re.compile(r"\b(?:is|are|was|were|be|been|being|’s|'s|’re|'re)\b| [—–-] ", re.IGNORECASE)
_COPULAS = frozenset(("be",))
_DASHES = frozenset("—–-")
_MARKS = frozenset(",;.")
_WITHIN = frozenset((Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.DETERMINER, Tag.ADVERB, Tag.CONJUNCTION, Tag.ING))
_NAMED = frozenset((Tag.NAME, Tag.NOUN))
_ENDS = frozenset((Tag.RELATIVE, Tag.SUBORDINATOR, Tag.VERB, Tag.MODAL))


class Description(NamedTuple):
    """`subject`: the stems of the capitalised words that name the thing; `head`: the stem of the noun that it is, empty where only
    adjectives tell; `states`: the places that the description is made with; `where`: those behind it."""

    subject: frozenset[str]
    head: str
    states: tuple[EntityMention, ...]
    where: tuple[EntityMention, ...]


def described_apart(pair: Pair) -> tuple[EntityMention, EntityMention] | None:
    """The places by which two claims describe one thing as of two states, or as lying in two."""
    ours = description(pair.a, pair.document_a.language)
    theirs = description(pair.b, pair.document_b.language) if ours else None
    if ours is None or theirs is None or ours.subject.isdisjoint(theirs.subject):
        return None
    if ours.head and theirs.head and ours.head != theirs.head:
        return None
    for one, other in ((ours.states, theirs.states), (ours.where, theirs.where)):
        if one and other and all(apart(x.key, y.key) for x in one for y in other):
            return (one[0], other[0]) if pair.likeness >= ALIKE else None
    return None


def description(claim: Claim, language: str) -> Description | None:
    """What the claim says that its subject is; None where it says so of nothing, or denies it."""
    places = places_of(claim, language) if _LINKING.search(claim.quote) else ()
    if not places:
        return None
    words = tagged(claim.quote, language)
    at = next((n for n, w in enumerate(words) if _links(words, n, language)), None)
    if at is None:
        return None
    subject = frozenset(stem_of(w.lemma) for w in words[:at] if w.text[0].isupper() and w.tag in _NAMED)
    stop = next((n for n in range(at + 1, len(words)) if words[n].tag not in _WITHIN), len(words))
    end = next((n for n in range(stop, len(words)) if words[n].tag in _ENDS or words[n].text in _MARKS), len(words))
    if stop == at + 1 or not subject:
        return None
    spans = [(words[first].start, words[last - 1].end) for first, last in ((at + 1, stop), (stop, end)) if last > first]
    inside = [tuple(p for p in places if a <= p.start - claim.start < b) for a, b in spans]
    of_places = {p.start - claim.start for p in places}
    nouns = [w for w in words[at + 1 : stop] if w.tag in _NAMED and w.start not in of_places]
    head = stem_of(nouns[0 if language == "ru" else -1].lemma) if nouns else ""  # «фильм 1980 года», "crime thriller film"
    return Description(subject, head, inside[0], inside[1] if len(inside) > 1 else ())


def _links(words: Sequence[Word], n: int, language: str) -> bool:
    """Whether the word at `n` says that something is something: "be" before a description, or the dash of a Russian one."""
    if n == 0 or n + 1 >= len(words):
        return False
    word, after = words[n], words[n + 1]
    if language == "ru" and word.text in _DASHES:
        return word.start > words[n - 1].end and words[n - 1].tag in (*_NAMED, Tag.MARK)
    return word.lemma in _COPULAS and word.tag is Tag.VERB and after.tag in _WITHIN
