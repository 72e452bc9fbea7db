"""`naming`: the two claims call one and the same body, person or document by different names.

An old name against a new one, as the glossary has them; another spelling of a person's name or another office before it; and a
document between the same two parties under another title. Words that take sides are `terminology`.

Known limits: of glossaries only those shipped are looked at, since a pair of claims does not hold its project's; a person may hold
several offices at once, and two documents may join the same parties.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.cues import Traces
from reconciler.discrepancies.likeness import tagged
from reconciler.discrepancies.rule import Rule
from reconciler.discrepancies.titles import read_titles
from reconciler.discrepancies.wording import span, words_of
from reconciler.facets import EntityKind
from reconciler.glossary import lookup
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import EntityMention
    from reconciler.glossary import Meaning
    from reconciler.model import Discrepancy

SAME_MATTER = 0.6
_LONGEST_TITLE = 32  # code points before a name in which the title right before it stands
_PEOPLE = (EntityKind.PERSON, EntityKind.NAME)
# endings of Russian names by case; the rest of two spellings must differ too
_ENDING = re.compile(
    r"(?:[аяуюеыийь]|[оеё]м|[оеи]й|[оеё]ю|[ео]го|[ео]му|[ыи]м|[ыи]х|[оеё]в|ами|ями|ам|ям|ах|ях|ая|яя|ую|юю|ии|ия|ию)?"
)


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.sure < SAME_MATTER:
        return
    shared = {e.key for e in pair.a.facets.entities} & {e.key for e in pair.b.facets.entities}
    if shared & _renamings():
        for view in (pair, pair.turned()):
            yield from _renamed(view, shared)
    if shared and not pair.across:
        yield from _persons(pair, shared)
        yield from _documents(pair)


# --- old and new names -------------------------------------------------------------------------------------------------------


def _renamed(pair: Pair, shared: set[str]) -> Iterator[Discrepancy]:
    """The first claim's old name for what the second calls by a new one."""
    ours, theirs = _names(pair, shared), _names(pair.turned(), shared)
    for key in ours.keys() & theirs.keys():
        known = {name.words for name, _, _ in ours[key]} & {name.words for name, _, _ in theirs[key]}
        old = next((n for n in ours[key] if n[0].what == "former"), None)
        new = [n for n in theirs[key] if n[0].what == "name" and (len(n[0].words) > 1 or not known)]
        if old is None or not new or any(n[0].what == "name" and len(n[0].words) > 1 for n in ours[key]):
            continue
        evidence = (old[1], old[2]), (new[0][1], new[0][2])
        yield pair.discrepancy("naming", Severity.COMPATIBLE_DIFFERENCE, *evidence, "naming_former")


@cache
def _renamings() -> frozenset[str]:
    """What has borne another name before."""
    return frozenset(entry.id for entry in lookup().entries if entry.former)


def _names(pair: Pair, keys: set[str]) -> dict[str, list[tuple[Meaning, int, int]]]:
    """By the key of an entity the names that the first claim has for it, each with its place."""
    words, finder = words_of(pair), lookup().finder(pair.document_a.language)
    starts = {e.start - pair.a.start for e in pair.a.facets.entities if e.key in keys}
    found: dict[str, list[tuple[Meaning, int, int]]] = {}
    for n, word in enumerate(words):
        match = finder.match(words, n) if word.start in starts else None
        if match is not None and match[1].key in keys:
            found.setdefault(match[1].key, []).append((match[1], *span(pair.a, words, n, match[0])))
    return found


# --- persons -----------------------------------------------------------------------------------------------------------------


def _persons(pair: Pair, shared: set[str]) -> Iterator[Discrepancy]:
    for x in _people(pair, shared):
        y = next((y for y in pair.b.facets.entities if y.key == x.key and y.kind in _PEOPLE), None)
        if y is None:
            continue
        ours, theirs = pair.words(x.start, x.end).split()[-1], pair.turned().words(y.start, y.end).split()[-1]
        if ours != theirs and _spelled_apart(ours, theirs) and theirs not in pair.a.quote and ours not in pair.b.quote:
            yield pair.discrepancy("naming", Severity.COMPATIBLE_DIFFERENCE, (x.start, x.end), (y.start, y.end), "naming")
            return
        one, other = _office(pair, x), _office(pair.turned(), y)
        if one and other and not one[0] & other[0]:
            yield pair.discrepancy("naming", Severity.COMPATIBLE_DIFFERENCE, one[1], other[1], "naming_office")
            return


def _people(pair: Pair, keys: set[str]) -> list[EntityMention]:
    return [e for e in pair.a.facets.entities if e.key in keys and e.kind in _PEOPLE]


def _spelled_apart(one: str, other: str) -> bool:
    """Whether two names differ in more than the ending of a case."""
    one, other = (re.sub(r"[’']s$", "", name).replace("ё", "е") for name in (one, other))
    shared = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    if not (one[0].isupper() and other[0].isupper()) or one.lower() == other.lower():
        return False
    return one[:1] == other[:1] and not (_ENDING.fullmatch(one[shared:]) and _ENDING.fullmatch(other[shared:]))


def _office(pair: Pair, person: EntityMention) -> tuple[frozenset[str], tuple[int, int]] | None:
    """The offices that stand right before a person's name, and where."""
    by = pair.a.start
    offices, start, end = _office_before(pair.a.quote, pair.document_a.language, person.start - by)
    return (offices, (start + by, end + by)) if offices else None


@lru_cache(maxsize=4096)
def _office_before(text: str, language: str, place: int) -> tuple[frozenset[str], int, int]:
    if not _traces(language).of(text[max(place - _LONGEST_TITLE, 0) : place]):
        return frozenset(), 0, 0
    words, titles = tagged(text, language), _titles(language)
    first = at = next((n for n, w in enumerate(words) if w.start >= place), 0)
    while first and words[first - 1].lemma in titles:
        first -= 1
    return frozenset(w.lemma for w in words[first:at]), words[first].start, words[max(at - 1, first)].end


@cache
def _traces(language: str) -> Traces:
    return Traces(language, [("office", _titles(language))])


@cache
def _titles(language: str) -> frozenset[str]:
    """Words of offices; those that only politeness or a trade puts before a name are none."""
    offices = lang.get(language).words("attribution", "generic")
    listed = (title for title in lang.get(language).words("entities", "titles") if "_" not in title)
    none = lang.get(language).lexicon("characterisation").get("offices", {}).get("none", "")
    return frozenset(title for title in listed if title in offices) - frozenset(none.split())


# --- documents ---------------------------------------------------------------------------------------------------------------


def _documents(pair: Pair) -> Iterator[Discrepancy]:
    """One kind of document between the same two parties, under titles that have no word in common."""
    ours = [x for x in read_titles(pair) if len(x.parties) == 2]
    theirs = list(read_titles(pair.turned())) if ours else []
    for x in ours:
        same = [y for y in theirs if y.kind == x.kind and y.parties == x.parties]
        if same and not any(y.words & x.words for y in same):
            yield pair.discrepancy("naming", Severity.TENSION, x.place, same[0].place, "naming")
            return


RULE = Rule("naming", ("naming", "naming_former", "naming_office"), find)
