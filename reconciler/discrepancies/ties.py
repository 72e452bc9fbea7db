"""Whether words of two claims are said of one thing: what a word is tied to, and what two ties have in common.

Known limits: a thing is told by its nouns and names; a pronoun is nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reconciler.discrepancies.places import lies_in
from reconciler.discrepancies.wording import NOMINAL, is_known, noun_key, words_of
from reconciler.facets import EntityKind
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from reconciler.discrepancies.rule import Pair

NO_NOUNS = (EntityKind.PERSON, EntityKind.PLACE)  # kinds of names that are not built on a noun
OF_NOUN, ROOT, ABOUT = "of ", "root ", "about "  # what the things of a tie begin with
_LONGEST = 9  # words of a phrase from its noun on
_IN_PHRASE = frozenset((Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER, Tag.CONJUNCTION))


class Tie(NamedTuple):
    """What words are said of (`things`), whose act they tell (`doers`), and the keys of what stands beside them."""

    things: frozenset[str]
    doers: frozenset[str]
    beside: frozenset[str]

    @property
    def matters(self) -> frozenset[str]:
        """The nouns that they are about."""
        return frozenset(thing for thing in self.things if thing.startswith(ABOUT))

    @property
    def undergoers(self) -> frozenset[str]:
        """The nouns and names that they are said of, but for whoever does it himself."""
        return frozenset(thing for thing in self.things if thing.startswith("of ")) - {f"of {doer}" for doer in self.doers}


def shared_doers(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Those who act in both; a capital may stand for its state, and the other way round."""
    return ours & theirs or frozenset(x for x in ours for y in theirs if lies_in(x, y) or lies_in(y, x))


def shared_things(pair: Pair, ours: Tie, theirs: Tie) -> frozenset[str]:
    """What two ties have in common; but a noun to which each claim joins others is two things: "talks on fish", "talks on salt"."""
    shared = ours.things & theirs.things
    apart = {thing for thing in shared if thing.startswith(OF_NOUN) and _two_of_one_noun(pair, thing[len(OF_NOUN) :])}
    if apart:
        shared = frozenset(thing for thing in shared if not thing.startswith(ROOT))
    return shared - apart


def _two_of_one_noun(pair: Pair, noun: str) -> bool:
    joined, other = _joined(pair, noun), _joined(pair.turned(), noun)
    return bool(joined and other) and joined.isdisjoint(other)


def _joined(pair: Pair, noun: str) -> set[str]:
    """The keys of the nouns and names in the phrases of the first claim that are built on `noun`, but for itself."""
    words, language, by = words_of(pair), pair.document_a.language, pair.a.start
    found: set[str] = set()
    for n, word in enumerate(words):
        if word.tag not in NOMINAL or noun_key(word, language) != noun:
            continue
        first, stop = n, n + 1
        while first and words[first - 1].tag in NOMINAL:
            first -= 1
        while stop < len(words) and stop - n < _LONGEST and words[stop].tag in _IN_PHRASE:
            stop += 1
        names = [e for e in pair.a.facets.entities if by + words[first].start <= e.start and e.end <= by + words[stop - 1].end]
        found |= {e.key for e in names}
        for w in words[first:stop]:
            plain = not any(e.start < by + w.end and by + w.start < e.end for e in names if e.kind in NO_NOUNS)
            if plain and w.tag in NOMINAL:
                key = noun_key(w, language)
                found |= {key} if not pair.across or is_known(key, language) else set()
    return found - {noun}
