"""Values that are more or less exact: dates, numbers and places.

Two of them are one value where both can be true and one is only given more exactly: 2011 and 3 May 2011, "about 3 million" and
3.14 million, France and Paris. Two spans of time are one only if they begin and end alike, and a day within a span is another date.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.compatibility import dates_agree, numbers_meet
from reconciler.discrepancies.likeness import tagged
from reconciler.discrepancies.places import depth, lies_in
from reconciler.facets import DatePrecision, DateRole, EntityKind
from reconciler.values.said import Said
from reconciler.values.value import Facet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.facets import DateMention, EntityMention, NumberMention
    from reconciler.model import Claim, Document

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_REACH = 60  # code points before a name in which its preposition stands, and the word before that
_TELLING = 10  # a number from which it is no accident that two claims have the same


class Dates:
    """When: a day that is told only by how it lies to another counts where it is known from which day."""

    facet, flags, whole = Facet.DATE, frozenset(("date",)), False

    def read(self, claim: Claim, document: Document) -> Iterator[Said]:
        for m in claim.facets.dates:
            words = document.text[m.start : m.end]
            if document.published or m.precision is not DatePrecision.DAY or any(map(str.isdigit, words)):
                role = "" if m.role is DateRole.AT else str(m.role)
                yield Said(claim.source, m.start, m.end, role, m.edtf, document.language, m)

    def fits(self, x: Said, y: Said, apart: Sequence[tuple[Said, Said]]) -> bool:
        del apart
        one, other = x.mention, y.mention
        if one is None or other is None or one.role is not other.role or _is_span(one) != _is_span(other):
            return False
        return dates_agree(one, other)

    def exactness(self, said: Said) -> tuple[float, ...]:
        m: DateMention | None = said.mention
        if m is None:
            return (0.0,)
        # a span is long whatever its ends; how exactly it is given is how exactly they are
        width = -len(m.edtf) if _is_span(m) else (m.latest - m.earliest).days
        return m.approximate, width

    def kinship(self, x: Said, y: Said) -> int:
        return 2

    def tells(self, groups: Sequence[Sequence[Said]]) -> bool:
        return bool(groups)


def _is_span(mention: DateMention) -> bool:
    return "/" in mention.edtf


class Numbers:
    """How many, how much: of one unit; a plain noun of another language may be the same unit."""

    facet, flags, whole = Facet.NUMBER, frozenset(("number",)), False

    def read(self, claim: Claim, document: Document) -> Iterator[Said]:
        for m in claim.facets.numbers:
            counts = m.unit or m.high > 1 or document.text[m.start].isdigit()  # no "one" that counts nothing
            if counts and not any(n.start <= m.start and m.end <= n.end for n in claim.facets.entities):
                yield Said(claim.source, m.start, m.end, m.unit, _spelled(m), document.language, m)

    def fits(self, x: Said, y: Said, apart: Sequence[tuple[Said, Said]]) -> bool:
        del apart
        one, other = x.mention, y.mention
        if one is None or other is None or one.ordinal or other.ordinal:
            return False
        if one.unit != other.unit:
            same = (one.low, one.high) == (other.low, other.high) and one.low >= _TELLING
            return same and all(not m.unit or _is_noun(m.unit) for m in (one, other))
        return numbers_meet(one, other)

    def exactness(self, said: Said) -> tuple[float, ...]:
        m: NumberMention | None = said.mention
        return (m.approximate, m.high - m.low, m.step, -m.low) if m else (0.0,)

    def kinship(self, x: Said, y: Said) -> int:
        return 2 if x.about == y.about != "" or x.language != y.language else 1

    def tells(self, groups: Sequence[Sequence[Said]]) -> bool:
        return bool(groups)


def _spelled(mention: NumberMention) -> str:
    """The value in digits: "112", "~3000000", "24..99", "40..", and "2nd" for an ordinal."""
    low, high = (f"{end:.15g}" if math.isfinite(end) else "" for end in (mention.low, mention.high))
    value = low if mention.low == mention.high else f"{low}..{high}"
    return f"{'~' if mention.approximate else ''}{value}{'.' if mention.ordinal else ''}"


def _is_noun(unit: str) -> bool:
    """Whether a unit is what is counted, and no sign, currency or measure, which are the same in every language."""
    return unit.isalpha() and unit.islower() and len(unit) > 2


class Places:
    """Where: a place behind a preposition of place, since one that acts or is spoken of is not where it was."""

    facet, flags, whole = Facet.PLACE, frozenset(("place",)), False

    def read(self, claim: Claim, document: Document) -> Iterator[Said]:
        for m in claim.facets.entities:
            if m.kind is EntityKind.PLACE:
                yield Said(claim.source, m.start, m.end, "", m.key, document.language, m, _is_where(claim, document, m))

    def fits(self, x: Said, y: Said, apart: Sequence[tuple[Said, Said]]) -> bool:
        del apart
        return lies_in(x.normal, y.normal) or lies_in(y.normal, x.normal)

    def exactness(self, said: Said) -> tuple[float, ...]:
        return (-depth(said.normal),)

    def kinship(self, x: Said, y: Said) -> int:
        return 2

    def tells(self, groups: Sequence[Sequence[Said]]) -> bool:
        return bool(groups)


def _is_where(claim: Claim, document: Document, place: EntityMention) -> bool:
    """Whether the name stands behind a preposition of place, and what stands before that is nothing it belongs to.

    "The minister in Oslo", "the US ambassador in Oslo" tell who it was; in Russian «в Осло» may also be where to.
    """
    language = lang.get(document.language)
    before = list(_WORD.finditer(document.text, max(claim.start, place.start - _REACH), place.start))
    if before and before[-1].group() in language.words("entities", "after_linking"):
        before.pop()
    if not before or before[-1].group().lower() not in language.words("entities", "place_prepositions"):
        return False
    if len(before) > 1:
        holder = before[-2]
        adjoining = not document.text[holder.end() : before[-1].start()].strip()
        titles = language.words("entities", "titles") | language.words("attribution", "generic")
        named = any(m.start <= holder.start() < m.end for m in claim.facets.entities)
        if adjoining and (named or language.lemma(holder.group()) in titles):
            return False
    return document.language != "ru" or not _is_direction(claim, place)


def _is_direction(claim: Claim, place: EntityMention) -> bool:
    """Whether a Russian name stands in the accusative: «в Европу»."""
    words = (w for w in tagged(claim.quote, "ru") if place.start <= claim.start + w.start < place.end)
    features = next((w.features for w in words), "").split()
    return "accs" in features and "loct" not in features
