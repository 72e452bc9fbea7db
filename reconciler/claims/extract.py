"""Read the claims of a document: one a sentence, with its facets, its sentence and its heading.

Headings, titles and boilerplate make no claims. Enumerations whose items are numbered and end in semicolons are claims of their
own ("1) …; 2) …"). Known limit: a sentence with several facts is one claim until clauses are told apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.dates import find_dates
from reconciler.claims.entities import find_entities
from reconciler.claims.numbers import find_numbers
from reconciler.model import CLAIMING, Claim, Facets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.model import Document, Passage

_LETTERS = re.compile(r"[^\W\d_]{2,}")
# what stands before a sentence and is not of it: bullets, list numbers, footnote marks, closing quotes of the one before
_LEAD = re.compile(r"(?:[\s•·‣▪●○◦*–—-]|\(?\d{1,2}\)|\d{1,2}\.(?=\s)|\[\d{1,3}\])+")
_ITEM = re.compile(r"(?:(?<=^)|(?<=[;:]\s)|(?<=[;:]))\s*\(?\d{1,2}\)\s+")


def extract_claims(document: Document, passages: Sequence[Passage]) -> tuple[Claim, ...]:
    """The claims of `document` in the order of its text."""
    claims = []
    for passage in passages:
        if passage.kind not in CLAIMING:
            continue
        for sentence in _sentences(document, passage):
            for start, end in _items(document.text, *sentence):
                quote = document.text[start:end]
                facets = read_facets(quote, document.language, start)
                claims.append(Claim(document.id, start, end, quote, sentence, passage.heading, facets))
    return tuple(claims)


def read_facets(text: str, language: str, offset: int = 0) -> Facets:
    """The facets of the claim `text`, their places moved by `offset` code points."""
    dates = find_dates(text, language)
    numbers = find_numbers(text, language, dates)
    entities = find_entities(text, language, dates)
    return Facets(
        tuple(replace(m, start=m.start + offset, end=m.end + offset) for m in dates),
        tuple(replace(m, start=m.start + offset, end=m.end + offset) for m in numbers),
        tuple(replace(m, start=m.start + offset, end=m.end + offset) for m in entities),
    )


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
