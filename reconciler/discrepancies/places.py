"""The places that a claim names, and which lies in which by `reconciler/glossaries/inside.toml`: what is in Paris is in France too.

Known limit: of a place that is not listed there nothing is known, not even that it is elsewhere.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from reconciler.facets import EntityKind, EntityMention
from reconciler.glossary import lookup
from reconciler.lang.words import Tag, Word, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reconciler.model import Claim

_MARKS = frozenset('«“"')  # before the name of a club that bears that of a place


def places_of(claim: Claim, language: str) -> tuple[EntityMention, ...]:
    """The places of a claim in their order: those it names; of kind NAME what is made of a name ("Chinese"); of kind BODY those in
    longer names ("Bank of Russia")."""
    found, holders = [], _holders()
    for mention in claim.facets.entities:
        if mention.kind is EntityKind.PLACE:
            found.append(mention)
        elif mention.key in holders:
            if claim.quote[mention.start - claim.start - 1 :][:1] not in _MARKS:
                found.append(mention)
        elif mention.kind is not EntityKind.PERSON:
            name = claim.quote[mention.start - claim.start : mention.end - claim.start]
            for start, end, key in _inside(name, language) if " " in name else ():
                found.append(EntityMention(mention.start + start, mention.start + end, key, EntityKind.BODY))
    return tuple(found)


@lru_cache(maxsize=4096)
def _inside(name: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """The places that a longer name names, by their span in it and their keys."""
    words = [Word(start, end, text, "", Tag.NAME) for start, end, text in tokens(name)]
    finder = lookup().finder(language)
    found, free = [], 0
    for n, word in enumerate(words):
        hit = finder.match(words, n) if n >= free and word.text[0].isupper() else None
        if hit and known(hit[1].key):
            free = hit[0]
            found.append((word.start, words[free - 1].end, hit[1].key))
    return tuple(found)


def known(place: str) -> bool:
    """Whether it is known what the place, by its key, lies in."""
    return place in _holders()


def lies_in(place: str, other: str) -> bool:
    """Whether `place` lies in `other`, by way of others too; both by their keys."""
    return other in _around(place)


def depth(place: str) -> int:
    """How many places lie one in the other around `place`, at the most: more for a town than for its state."""
    return max((1 + depth(holder) for holder in _holders().get(place, ()) if holder != place), default=0)


def apart(place: str, other: str) -> bool:
    """Whether it is known of both what they lie in, and neither lies in the other."""
    return known(place) and known(other) and place != other and not (lies_in(place, other) or lies_in(other, place))


@cache
def _around(place: str) -> frozenset[str]:
    """All that a place lies in."""
    found: set[str] = set()
    ahead = [place]
    while ahead:
        for holder in _holders().get(ahead.pop(), ()):
            if holder not in found:
                found.add(holder)
                ahead.append(holder)
    return frozenset(found)


@cache
def _holders() -> Mapping[str, frozenset[str]]:
    """For each place those that it lies in; a place that holds others and lies in none has no one."""
    text = resources.files("reconciler.glossaries").joinpath("inside.toml").read_text("utf-8")
    lies: dict[str, set[str]] = {}
    for holder, places in tomllib.loads(text)["inside"].items():
        lies.setdefault(holder, set())
        for place in places.split():
            lies.setdefault(place, set()).add(holder)
    return {place: frozenset(holders) for place, holders in lies.items()}
