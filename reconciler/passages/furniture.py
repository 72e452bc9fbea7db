"""What is furniture of a page and no text of its own: menus, bylines, captions, stamps of time, notices, rows of tables.

The phrases are data (`reconciler/lang/<code>/passages.toml`). Where a line is a sentence, only a phrase that no report begins with,
or a label with a colon, is proof enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reconciler import lang

if TYPE_CHECKING:
    from collections.abc import Iterable

LABELLED_WORDS = 30  # what stands after a label and a colon
OPEN_WORDS = 12  # a label and a few words that end in no full stop
NOTICE_WORDS, CAPTION_WORDS = 60, 45
BYLINE_WORDS = 14
CRUMB_WORDS, CELL_WORDS = 5, 12

_EDGES = " \t.:;,|>»›→…!?-–—•*"
_NAME = r"[A-ZА-ЯЁ][\w.'’-]*"
_CRUMBS = re.compile(r"\s+(?:>|›|»|→|/|\||::|•|·)\s+")
_LINK = re.compile(
    r"(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|[@#][\w-]+)(?:[ ,;|]+(?:(?:https?://|www\.)\S+|[@#][\w-]+))*"
)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\Z|…{2,}\s*\d{1,4}\Z")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_COPYRIGHT = re.compile(r"\(?(?:©|(?:\([cс]\)|copyright)\s*(?:©|\([cс]\))?\s*\d{4}\b)", re.IGNORECASE)
_TOKEN = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S*[.!?]['\"»”)]*\Z")
_DIGITS = re.compile(r"\d+(?:st|nd|rd|th|-?го|-?е)?")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The furniture that the phrases of one language, and the form of a line in any, give away."""

    alone: frozenset[str]
    labels: re.Pattern[str]
    openers: re.Pattern[str]
    page: re.Pattern[str]
    calls: re.Pattern[str]
    footers: tuple[str, ...]
    caption: re.Pattern[str]
    byline: re.Pattern[str]
    credit: re.Pattern[str]
    social: frozenset[str]
    home: frozenset[str]
    calendar: frozenset[str]
    stamps: frozenset[str]
    contents: frozenset[str]
    citing: frozenset[str]

    def holds(self, body: str, words: int, ended: bool) -> bool:
        """Whether a line of so many `words` is furniture; `ended`: a full stop or the like is its last mark."""
        if words > NOTICE_WORDS:
            return False
        low = body.lower()
        if low.strip(_EDGES) in self.alone or _LINK.fullmatch(body) or _LEADER.search(body) or _is_row(body):
            return True
        if self.page.fullmatch(low):
            return True
        if any(footer in low for footer in self.footers) or self.calls.match(low) or _COPYRIGHT.match(body):
            return True
        if words <= CAPTION_WORDS and self.caption.match(low):
            return True
        return self._is_labelled(low, words, ended) or (not ended and self._is_open(body, low, words))

    def _is_labelled(self, low: str, words: int, ended: bool) -> bool:
        label = self.labels.match(low)
        if label:
            return words <= LABELLED_WORDS
        return not ended and words <= OPEN_WORDS and bool(self.openers.match(low))

    def _is_open(self, body: str, low: str, words: int) -> bool:
        """The same for a line without a full stop: a byline, a stamp of time, a trail of links, names of networks, a credit."""
        if words <= BYLINE_WORDS and self.byline.match(body):
            return True
        tokens = _TOKEN.findall(low)
        if tokens and (self.social.issuperset(tokens) or self.is_stamp(low)):
            return True
        crumbs = _CRUMBS.split(body)
        if len(crumbs) > 1 and all(len(crumb.split()) <= CRUMB_WORDS for crumb in crumbs):
            return len(crumbs) > 2 or crumbs[0].lower() in self.home
        return bool(self.credit.search(low)) or "©" in body

    def is_stamp(self, low: str, bare: bool = False) -> bool:
        """Whether the lower-case line says only when, and as a page says it of itself; `bare`: also if it is but a date."""
        tokens = [token for token in _TOKEN.findall(low) if not _DIGITS.fullmatch(token)]
        if not self.calendar.issuperset(tokens) or not any(letter.isdecimal() for letter in low):
            return False
        return bare or bool(_CLOCK.search(low)) or not self.stamps.isdisjoint(tokens)

    def is_contents(self, body: str) -> bool:
        """Whether the line heads a list of headings."""
        return body.lower().strip(_EDGES + "#") in self.contents

    def cites(self, footnote: str) -> bool:
        """Whether a footnote says only where something stands."""
        words = _TOKEN.findall(footnote.lower().lstrip("[]()0123456789¹²³⁴⁵⁶⁷⁸⁹ "))
        return bool(words) and (words[0] in self.citing or words[0] in ("http", "https", "www")) and len(words) <= OPEN_WORDS * 2


@cache
def furniture(language: str) -> Furniture:
    """The furniture by the phrases of `language`; by its form alone where the language has none."""
    known = lang.get(language).lexicon("passages")

    def words(key: str) -> frozenset[str]:
        return frozenset(known.get(key, "").split())

    openers = known.get("openers", ())
    by, roles = _any(words("by")), _any(words("roles"))
    agencies = _any(known.get("agencies", ()))
    return Furniture(
        alone=frozenset(known.get("alone", ())),
        labels=re.compile(rf"\W*(?:{_any((*known.get('labels', ()), *openers))})\s*:"),
        openers=re.compile(rf"\W*(?:{_any(openers)})(?!\w)"),
        page=re.compile(rf"\W*(?:{_any(words('pages'))})\.?\s*\d{{1,4}}(?:\s*(?:/|of|из)\s*\d{{1,4}})?\W*"),
        calls=re.compile(rf"\W*(?:{_any(known.get('calls', ()))})(?!\w)"),
        footers=tuple(known.get("footers", ())),
        caption=re.compile(rf"[(\[]?(?:{_any(words('captions'))})\.?\s*(?:\d{{1,3}}(?:\.\d+)?|[ivx]{{1,4}})?\s*[.:–—](?:\s|\Z)"),
        byline=re.compile(
            rf"(?i:{by})\s+(?:{_NAME}|(?i:our|a|the|staff)\s)(?:(?:,|\s+(?:and|in|for|of|at|и|в|для))*\s+{_NAME})*(?:[,\s].*\b(?i:{roles})\b.*)?\Z"
            rf"|(?i:{by})\s+(?i:our|a|the|staff)\s.*\b(?i:{roles})\b.*\Z"
            rf"|{_NAME}(?:\s+{_NAME}){{1,3}}\s*,\s*(?:[\w-]+\s+){{0,4}}(?i:{roles})\b.{{0,40}}\Z"
        ),
        credit=re.compile(rf"(?:/|\||\(|photo:?|фото:?)\s*(?:{agencies})\)?\Z|(?<!\w)(?:{agencies})\s?/\s?\w[\w. ]+\)?\Z"),
        social=words("social"),
        home=frozenset(known.get("home", ())),
        calendar=words("calendar"),
        stamps=words("stamps"),
        contents=frozenset(known.get("contents", ())),
        citing=words("citing"),
    )


def _any(phrases: Iterable[str]) -> str:
    """A pattern of any of the `phrases`, the longest first; one that matches nothing where there are none."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"


def _is_row(body: str) -> bool:
    """Whether the line is a row of a table: cells between tabs or bars, of which none is a sentence."""
    mark = "\t" if "\t" in body else "|"
    cells = [cell.strip() for cell in body.strip("|").split(mark)]
    if len(cells) < 2 or (mark == "|" and len(cells) < 3):
        return False
    return not any(_SENTENCE.match(cell) or len(cell.split()) > CELL_WORDS for cell in cells)
