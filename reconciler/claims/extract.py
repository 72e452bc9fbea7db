"""Read the claims of a document: one a sentence, with its facets, its sentence and its heading.

Headings, titles and boilerplate make no claims. Enumerations whose items are numbered and end in semicolons are claims of their
own ("1) …; 2) …"). Known limit: a sentence with several facts is one claim until clauses are told apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.dates import find_dates, join_ranges
from reconciler.claims.entities import find_entities
from reconciler.claims.numbers import find_numbers
from reconciler.facets import Facets
from reconciler.model import CLAIMING, Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.facets import DateMention
    from reconciler.model import Document, Passage

_start = attrgetter("start")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# what stands before a sentence and is not of it: bullets, list numbers, footnote marks, closing quotes of the one before
_LEAD = re.compile(r"(?:[\s•·‣▪●○◦*–—-]|\(?\d{1,2}\)|\d{1,2}\.(?=\s)|\[\d{1,3}\])+")
_ITEM = re.compile(r"(?:(?<=^)|(?<=[;:]\s)|(?<=[;:]))\s*\(?\d{1,2}\)\s+")


def extract_claims(document: Document, passages: Sequence[Passage]) -> tuple[Claim, ...]:
    """The claims of `document` in the order of its text.

    Dates are read in the whole text at once, so that "on 3 March" can take its year from the date named before it; the day of
    publication, where it is known, anchors the rest.
    """
    dates = read_dates(document, _day(document.published))
    claims = []
    for passage in passages:
        if passage.kind not in CLAIMING:
            continue
        for sentence in _sentences(document, passage):
            for start, end in _items(document.text, *sentence):
                claims.append(claim_at(document, start, end, dates, sentence, passage.heading))
    return tuple(claims)


def claim_at(
    document: Document,
    start: int,
    end: int,
    dates: Sequence[DateMention],
    sentence: tuple[int, int] | None = None,
    heading: str = "",
) -> Claim:
    """The claim at `[start, end)` of `document` with its facets; `dates` are those of the whole document."""
    quote = document.text[start:end]
    within = [d for d in dates[bisect_left(dates, start, key=_start) : bisect_left(dates, end, key=_start)] if d.end <= end]
    facets = read_facets(quote, document.language, within, start)
    return Claim(document.id, start, end, quote, sentence or (start, end), heading, facets)


def read_dates(document: Document, anchor: date | None) -> tuple[DateMention, ...]:
    """The dates of `document`, a range as one; `anchor` is the day from which relative dates and missing years are counted."""
    return join_ranges(document.text, find_dates(document.text, document.language, anchor))


def read_facets(text: str, language: str, dates: Sequence[DateMention], offset: int = 0) -> Facets:
    """The facets of the claim `text`, which stands `offset` code points into its source, where its `dates` are placed too."""
    here = tuple(replace(d, start=d.start - offset, end=d.end - offset) for d in dates)
    numbers = find_numbers(text, language, here)
    entities = find_entities(text, language, here)
    return Facets(
        tuple(replace(m, start=m.start + offset, end=m.end + offset) for m in here),
        tuple(replace(m, start=m.start + offset, end=m.end + offset) for m in numbers),
        tuple(replace(m, start=m.start + offset, end=m.end + offset) for m in entities),
    )


def _day(published: str) -> date | None:
    """The day that an EDTF date names, if it names one."""
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


def _sentences(document: Document, passage: Passage) -> Iterator[tuple[int, int]]:
    body = document.text[passage.start : passage.end]
    for first, stop in lang.get(document.language).sentences(body):
        lead = _LEAD.match(body, first, stop)
        start = lead.end() if lead else first
        end = start + len(body[start:stop].rstrip(" \t\n;,"))
        if _LETTERS.search(body, start, end):
            yield passage.start + start, passage.start + end


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a numbered enumeration within a sentence, or the sentence itself."""
    marks = [m for m in _ITEM.finditer(text[start:end]) if m.start() > 0]
    if not marks:
        yield start, end
        return
    cuts = [0, *(m.end() for m in marks)]
    stops = [*(m.start() for m in marks), end - start]
    for begin, stop in zip(cuts, stops, strict=True):
        piece = text[start + begin : start + stop].rstrip(" \t\n;,")
        if _LETTERS.search(piece):
            yield start + begin, start + begin + len(piece)
