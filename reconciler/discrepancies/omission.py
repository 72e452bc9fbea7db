"""`omission`: a detail that one of two aligned claims gives and the other source leaves out.

Details are, the most telling first, the date, the place, who took part, and the amount; of a pair the first two are told. A detail
counts as left out only if the other source gives none such in any claim of the fact (a date, an amount, who did it), or does not
name it anywhere (a place, a name), so that a text split into several claims is not blamed. An omission is never a conflict.

A detail is told once for a fact and a side that leaves it out (or a source, where both are of one side), by the pair of claims that
are most surely of one thing; and not at all of a side of which another source gives it.

Known limits: across languages a name is only told to be missing where a glossary has it in both; that a whole side is silent is
said elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.discrepancies.rule import Rule
from reconciler.discrepancies.wording import words_of
from reconciler.facets import DatePrecision, EntityKind, Role
from reconciler.glossary import lookup
from reconciler.lang.scripts import transliterate
from reconciler.lang.words import Tag
from reconciler.model import Severity, Within

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import EntityMention, NumberMention
    from reconciler.model import Claim, Discrepancy, Document

SURE_ENOUGH = 0.6
SURE = 0.8  # below, another name or amount may belong to another event
MOST = 2  # of a pair
_BEFORE = 48  # code points before a name in which stand a preposition and the word before it
_WORD = re.compile(r"[^\W_][\w’'-]*")


def find(pair: Pair) -> Iterator[Discrepancy]:
    return islice(_details(pair), MOST) if pair.sure >= SURE_ENOUGH else iter(())


def _details(pair: Pair) -> Iterator[Discrepancy]:
    views = (pair, pair.turned())
    for view in views:
        yield from _dates(view)
        yield from _places(view)
    if pair.sure >= SURE:
        for view in views:
            yield from _participants(view)
            yield from _amounts(view)


def _missing(pair: Pair, start: int, end: int, key: str) -> Discrepancy:
    return pair.discrepancy("omission", Severity.COMPATIBLE_DIFFERENCE, (start, end), None, key)


def _dates(pair: Pair) -> Iterator[Discrepancy]:
    if any(c.facets.dates for c in (pair.b, *pair.beside_b)):
        return
    for date in pair.a.facets.dates:
        # "on Friday", "this morning" tell little to who does not know when that was written
        if date.precision is not DatePrecision.DAY or any(c.isdigit() for c in pair.words(date.start, date.end)):
            yield _missing(pair, date.start, date.end, "omission_date")
            return


def _places(pair: Pair) -> Iterator[Discrepancy]:
    for place in pair.a.facets.entities:
        if _is_place(pair, place) and not _named(place, pair):
            yield _missing(pair, place.start, place.end, "omission_place")
            return


def _is_place(pair: Pair, entity: EntityMention) -> bool:
    """Whether a mention says where: a place, or a name that nothing is known of, behind a preposition of place.

    "The envoy in Rome" tells of the envoy; in Russian another case than the prepositional tells where to.
    """
    if entity.kind is not EntityKind.PLACE and (entity.kind is not EntityKind.NAME or pair.sure < SURE):
        return False
    language = lang.get(pair.document_a.language)
    before = pair.document_a.text[max(pair.a.start, entity.start - _BEFORE) : entity.start].split()
    if not before or before[-1].lower() not in language.words("entities", "place_prepositions"):
        return False
    offices = language.words("attribution", "generic")
    if language.code != "ru" and (len(before) == 1 or offices.isdisjoint(language.lemmas(before[-2].strip(",;:()«»“”\"'") or "."))):
        return True  # nothing more to learn from the words
    words = words_of(pair)
    at = next((n for n, w in enumerate(words) if pair.a.start + w.start >= entity.start), 0)
    office = at > 1 and words[at - 2].lemma in offices
    return at > 0 and not office and (language.code != "ru" or "loct" in words[at].features or words[at].tag is Tag.OTHER)


def _participants(pair: Pair) -> Iterator[Discrepancy]:
    """Who did what the other claim tells without saying who did it."""
    acts = {e.key: e for e in pair.b.facets.events}
    for event in pair.a.facets.events:
        act = acts.get(event.key)
        done_to = {r.key for r in event.roles if r.role is Role.PATIENT and r.key}
        if act is None or any(r.role is not Role.PATIENT or r.key not in done_to for r in act.roles) or not act.roles:
            continue
        for role in event.roles:
            name = next((e for e in pair.a.facets.entities if e.key == role.key and role.start <= e.start < role.end), None)
            if role.role is Role.PATIENT or name is None or name.kind not in (EntityKind.PERSON, EntityKind.BODY):
                continue  # a capital may stand for its state, which the other claim may name
            if not _named(name, pair):
                yield _missing(pair, name.start, name.end, "omission_who")
                return


def _amounts(pair: Pair) -> Iterator[Discrepancy]:
    theirs = [n for c in (pair.b, *pair.beside_b) for n in c.facets.numbers]
    if not theirs:
        number = next((n for n in pair.a.facets.numbers if _tells(n)), None)
        if number is not None and pair.words(number.start, number.end) not in pair.document_b.text:
            yield _missing(pair, number.start, number.end, "omission_amount")


def _tells(number: NumberMention) -> bool:
    """Whether a number is an amount worth telling: an exact one, of something, and more than one or two."""
    return bool(number.unit) and not number.ordinal and number.low == number.high > 2


def _named(entity: EntityMention, pair: Pair) -> bool:
    """Whether the other source names it anywhere, in whatever inflection or by another name that the glossary knows."""
    theirs = (pair.b, *pair.beside_b)
    if any(mention.key == entity.key for claim in theirs for mention in claim.facets.entities):
        return True
    if pair.across:
        return entity.key not in _known(pair.document_a.language, pair.document_b.language)
    words = _WORD.findall(pair.document_a.text[entity.start : entity.end])
    language = pair.document_a.language
    return {_key(word, language) for word in words} <= _words(pair.document_b.text, pair.document_b.language)


def told_once(found: Sequence[tuple[Pair, Discrepancy]], members: Sequence[tuple[Claim, Document]]) -> Iterable[Discrepancy]:
    """Of the omissions in a fact each detail once for who leaves it out, in the order in which they were found."""
    best: dict[tuple[Hashable, ...], tuple[float, Discrepancy]] = {}
    for pair, omission in found:
        view = pair if omission.claim_a == pair.a.id else pair.turned()
        among_sides = omission.within is Within.SIDES
        silent = view.document_b.side if among_sides else view.document_b.id
        detail = _detail(view.a, omission)
        if among_sides and any(_gives(claim, detail) for claim, document in members if document.side == silent):
            continue
        key = (*detail, silent)
        if key not in best or best[key][0] < pair.sure:
            best[key] = (pair.sure, omission)
    return [omission for _, omission in best.values()]


def _detail(claim: Claim, omission: Discrepancy) -> tuple[Hashable, ...]:
    """What is left out, whatever its words: "date", an amount, or somebody's key."""
    key, (start, end) = omission.message.key, omission.evidence_a
    if key == "omission_date":
        return ("date",)
    if key == "omission_amount":
        return next(("amount", n.low, n.high, n.unit) for n in claim.facets.numbers if (n.start, n.end) == (start, end))
    return next(("name", e.key) for e in claim.facets.entities if (e.start, e.end) == (start, end))


def _gives(claim: Claim, detail: tuple[Hashable, ...]) -> bool:
    """Whether a claim gives a detail, or where that is a date or an amount, any such."""
    facets = claim.facets
    if detail[0] == "name":
        return any(entity.key == detail[1] for entity in facets.entities)
    return bool(facets.dates if detail[0] == "date" else facets.numbers)


@lru_cache(maxsize=64)
def _known(language: str, other: str) -> frozenset[str]:
    """What the glossaries have names for in both languages: a mention of it would have been found."""
    return frozenset(e.id for e in lookup().entries if {language, other} <= dict(e.names).keys())


@lru_cache(maxsize=1024)
def _words(text: str, language: str) -> frozenset[str]:
    return frozenset(_key(word, language) for word in set(_WORD.findall(text)))


@lru_cache(maxsize=65536)
def _key(word: str, language: str) -> str:
    return transliterate(lang.get(language).lemma(word))


RULE = Rule("omission", ("omission_date", "omission_place", "omission_who", "omission_amount"), find, sift=told_once)
