"""Read the claims of a document: a sentence or a clause each, with its facets, its sentence and its heading.

The text is read mended (`layout.py`), and what is found is placed in the untouched one. Headings, titles and boilerplate make no
claims. Facets are read once a sentence and given to the claims they stand in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.clauses import split_clauses
from reconciler.claims.dates import find_dates, join_ranges
from reconciler.claims.entities import read_names
from reconciler.claims.layout import lay_out
from reconciler.claims.quotations import find_quotations
from reconciler.claims.sentence_facets import Shift, moved, read_facets, shifted, shifted_dates, shifted_entities, within
from reconciler.facets import Facets
from reconciler.model import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.claims.entities import Names
    from reconciler.claims.layout import Layout, Unit
    from reconciler.facets import Attribution, DateMention, EntityMention
    from reconciler.glossary import Glossary
    from reconciler.model import Document

_start = attrgetter("start")


class _Sentence(NamedTuple):
    """What was read in a sentence, placed in the untouched text."""

    start: int
    end: int
    whole: tuple[int, int]
    heading: str
    claims: tuple[tuple[int, int], ...]
    facets: Facets


class _Reading(NamedTuple):
    sentences: tuple[_Sentence, ...]
    quotations: tuple[Attribution, ...]


def extract_claims(document: Document, glossary: Glossary | None = None) -> tuple[Claim, ...]:
    """The claims of `document` in the order of its text; `glossary` is the project's.

    Dates are read in the whole text at once, so that "on 3 March" can take its year from the date named before it; the day of
    publication, where it is known, anchors the rest.
    """
    reading = _read(document, read_dates(document, day_of(document.published)), glossary)
    claims = []
    for sentence in reading.sentences:
        for start, end in sentence.claims:
            facets = _facets((sentence,), reading.quotations, start, end)
            quote = document.text[start:end]
            claims.append(Claim(document.id, start, end, quote, sentence.whole, sentence.heading, facets))
    return tuple(claims)


def claim_at(
    document: Document,
    start: int,
    end: int,
    dates: Sequence[DateMention],
    sentence: tuple[int, int] | None = None,
    heading: str = "",
    glossary: Glossary | None = None,
) -> Claim:
    """The claim at `[start, end)` of `document` with its facets; `dates` are those of the whole document."""
    reading = _read(document, tuple(dates), glossary)
    first = bisect_right(reading.sentences, start, key=attrgetter("end"))
    stop = bisect_left(reading.sentences, end, key=_start)
    around = reading.sentences[first:stop]
    if sentence is None:
        sentence = (min(start, around[0].whole[0]), max(end, around[-1].whole[1])) if around else (start, end)
    facets = _facets(around, reading.quotations, start, end)
    return Claim(document.id, start, end, document.text[start:end], sentence, heading, facets)


def read_dates(document: Document, anchor: date | None) -> tuple[DateMention, ...]:
    """The dates of `document`, a range as one; `anchor` is the day from which relative dates and missing years are counted."""
    layout = lay_out(document)
    found = join_ranges(layout.text, find_dates(layout.text, document.language, anchor))
    return moved(Facets(dates=found), layout.original).dates


def _facets(sentences: Sequence[_Sentence], quotations: Sequence[Attribution], start: int, end: int) -> Facets:
    """The facets of the claim at `[start, end)`; a quotation speaks in a claim that lies wholly within it."""
    if len(sentences) == 1 and (start, end) == sentences[0][:2]:
        facets = sentences[0].facets
    else:
        facets = within((s.facets for s in sentences), start, end)
    # a claim may hold the mark that opens or closes the quotation
    last = bisect_right(quotations, start + 1, key=attrgetter("content_start"))
    speaking = tuple(q for q in quotations[:last] if q.content_end + 1 >= end)
    return replace(facets, attributions=(*facets.attributions, *speaking)) if speaking else facets


def day_of(published: str) -> date | None:
    """The day that an EDTF date names, if it names one."""
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


@lru_cache(maxsize=2)
def _read(document: Document, dates: tuple[DateMention, ...], glossary: Glossary | None) -> _Reading:
    """All sentences of `document`; `dates` are placed in the untouched text."""
    layout = lay_out(document)
    if not layout.unmoved:
        dates = moved(Facets(dates=dates), layout.mended).dates
    names = read_names(layout.text, document.language, glossary)
    sentences: list[_Sentence] = []
    entities: list[EntityMention] = []
    for unit in layout.units:
        facets, clauses = _read_unit(layout, unit, document.language, dates, names, glossary)
        delta = layout.delta(unit.start, unit.end)
        sentence = _mended_within(layout, unit, facets, clauses) if delta is None else _sound(layout, unit, facets, clauses, delta)
        sentences.append(sentence)
        entities += sentence.facets.entities if delta == 0 else shifted_entities(facets.entities, Shift(unit.start))
    quotations = find_quotations(layout.text, document.language, entities)
    return _Reading(tuple(sentences), moved(Facets(attributions=quotations), layout.original).attributions)


def _sound(layout: Layout, unit: Unit, facets: Facets, clauses: Sequence[tuple[int, int]], delta: int) -> _Sentence:
    """A unit in which nothing was mended: all of it is `delta` code points further on in the untouched text."""
    to = Shift(unit.start + delta)
    length = unit.end - unit.start
    span = to[0], to[length]
    whole = span if unit.sentence == (unit.start, unit.end) else layout.original(*unit.sentence)
    claims = tuple([span if clause == (0, length) else (to[clause[0]], to[clause[1]]) for clause in clauses])
    return _Sentence(*span, whole, unit.heading, claims if unit.claiming else (), shifted(facets, to))


def _mended_within(layout: Layout, unit: Unit, facets: Facets, clauses: Sequence[tuple[int, int]]) -> _Sentence:
    """A unit in which something was mended, so that each place is led back by itself."""

    def original(start: int, end: int) -> tuple[int, int]:
        return layout.original(unit.start + start, unit.start + end)

    span, whole = layout.original(unit.start, unit.end), layout.original(*unit.sentence)
    claims = tuple([original(*clause) for clause in clauses])
    return _Sentence(*span, whole, unit.heading, claims if unit.claiming else (), moved(facets, original))


def _read_unit(
    layout: Layout, unit: Unit, language: str, dates: Sequence[DateMention], names: Names, glossary: Glossary | None
) -> tuple[Facets, list[tuple[int, int]]]:
    """The facets of a unit and the spans of its clauses, by its own offsets."""
    text = layout.text[unit.start : unit.end]
    words = lang.get(language).tag(text)
    clauses = split_clauses(text, language, words)
    near = dates[bisect_left(dates, unit.start, key=_start) : bisect_left(dates, unit.end, key=_start)]
    here = shifted_dates([d for d in near if d.end <= unit.end], Shift(-unit.start))
    facets = read_facets(text, language, words, here, names, glossary)
    return facets, [(clause.start, clause.end) for clause in clauses]
