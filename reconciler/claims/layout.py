"""Lay a document out for reading: its text mended, and in it the sentences, each with its heading.

Offsets count in the mended text; `Layout.original` leads to the untouched one, `Layout.mended` back. Enumerations whose items are
numbered are taken apart into their items ("1) …; 2) …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.mending import Mended, mend
from reconciler.model import CLAIMING
from reconciler.passages import read_passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.model import Document

_LETTERS = re.compile(r"[^\W\d_]{2,}")
# what stands before a sentence and is not of it: bullets, list numbers, footnote marks, closing quotes of the one before
_LEAD = re.compile(r"(?:[\s•·‣▪●○◦*–—-]|\(?\d{1,2}\)|\d{1,2}\.(?=\s)|\[\d{1,3}\])+")
_ITEM = re.compile(r"(?:(?<=^)|(?<=[;:]\s)|(?<=\D[;:]))\s*\(?\d{1,2}\)\s+")


class Unit(NamedTuple):
    """A sentence, or an item of one, at `[start, end)`; `sentence` is the span of the whole sentence.

    `claiming`: claims are read in it, as they are not in headings and boilerplate.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    heading: str
    claiming: bool


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The mended `text` of a document and its sentences in order; `unmoved`: all places are those of the untouched text."""

    text: str
    units: tuple[Unit, ...]
    unmoved: bool
    _mended: Mended

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the untouched text that `[start, end)` was made from."""
        return self._mended.original(start, end)

    def delta(self, start: int, end: int) -> int | None:
        """How far the span `[start, end)` and all within it moves in `original`; None where something was mended within."""
        return self._mended.delta(start, end)

    def mended(self, start: int, end: int) -> tuple[int, int]:
        """The span of the mended text that the span `[start, end)` of the untouched one became."""
        places = range(len(self.text))
        first = bisect_left(places, start, key=lambda place: self.original(place, place + 1)[0])
        return first, bisect_left(places, end, lo=first, key=lambda place: self.original(place, place + 1)[0])


@lru_cache(maxsize=2)
def lay_out(document: Document) -> Layout:
    """The layout of `document`."""
    mended = mend(document.text, document.language)
    text = mended.text
    units = []
    for passage in read_passages(text, document.language):
        claiming = passage.kind in CLAIMING
        for sentence in _sentences(text, document.language, passage.start, passage.end):
            units += [Unit(start, end, sentence, passage.heading, claiming) for start, end in _items(text, *sentence)]
    return Layout(text, tuple(units), mended == Mended(text), mended)


def _sentences(text: str, language: str, begin: int, close: int) -> Iterator[tuple[int, int]]:
    body = text[begin:close]
    for first, stop in lang.get(language).sentences(body):
        lead = _LEAD.match(body, first, stop)
        start = lead.end() if lead else first
        end = start + len(body[start:stop].rstrip(" \t\n;,"))
        if _LETTERS.search(body, start, end):
            yield begin + start, begin + end


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
