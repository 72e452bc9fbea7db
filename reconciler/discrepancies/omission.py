"""`omission`: a detail that one of two aligned claims gives and the other source leaves out.

Details are the date, and the place or venue after a preposition of place. A detail counts as left out only if the other source
gives it in no claim of the fact (a date) or nowhere at all (a place), so that a text split into several claims is not blamed.
An omission is never a conflict.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.discrepancies.rule import Rule
from reconciler.facets import EntityKind
from reconciler.lang.scripts import transliterate
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import EntityMention
    from reconciler.model import Discrepancy

SURE_ENOUGH = 0.6
_WORD = re.compile(r"[^\W_][\w’'-]*")


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.sure < SURE_ENOUGH:
        return
    for view in (pair, pair.turned()):
        yield from _dates(view)
        yield from _places(view)


def _dates(pair: Pair) -> Iterator[Discrepancy]:
    if pair.a.facets.dates and not any(c.facets.dates for c in (pair.b, *pair.beside_b)):
        first = pair.a.facets.dates[0]
        yield pair.discrepancy("omission", Severity.COMPATIBLE_DIFFERENCE, (first.start, first.end), None, "omission_date")


def _places(pair: Pair) -> Iterator[Discrepancy]:
    if pair.document_a.language != pair.document_b.language:
        return  # a place has another form there; only a glossary can say that it is missing
    for place in pair.a.facets.entities:
        if _is_place(pair, place) and not _named(place, pair):
            yield pair.discrepancy("omission", Severity.COMPATIBLE_DIFFERENCE, (place.start, place.end), None, "omission_place")
            return


def _is_place(pair: Pair, entity: EntityMention) -> bool:
    """Whether a mention says where: a place, or a name that nothing is known of, behind a preposition of place."""
    prepositions = lang.get(pair.document_a.language).words("entities", "place_prepositions")
    before = pair.document_a.text[pair.a.start : entity.start].split()
    return entity.kind in (EntityKind.NAME, EntityKind.PLACE) and bool(before) and before[-1].lower() in prepositions


def _named(entity: EntityMention, pair: Pair) -> bool:
    """Whether the other source names it anywhere, in whatever inflection or by another name that the glossary knows."""
    theirs = (pair.b, *pair.beside_b)
    if any(mention.key == entity.key for claim in theirs for mention in claim.facets.entities):
        return True
    words = _WORD.findall(pair.document_a.text[entity.start : entity.end])
    language = pair.document_a.language
    return {_key(word, language) for word in words} <= _words(pair.document_b.text, pair.document_b.language)


@lru_cache(maxsize=1024)
def _words(text: str, language: str) -> frozenset[str]:
    return frozenset(_key(word, language) for word in set(_WORD.findall(text)))


@lru_cache(maxsize=65536)
def _key(word: str, language: str) -> str:
    return transliterate(lang.get(language).lemma(word))


RULE = Rule("omission", ("omission_date", "omission_place"), find)
