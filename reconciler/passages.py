"""Take a text apart into passages: titles, headings, paragraphs, list items, footnotes and boilerplate.

A passage is one line, or several that a hard wrap has cut. Offsets point into the untouched text. Known limits: tables are read
as lines; a heading longer than 20 words is taken for a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.model import Passage, PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADING_WORDS = 20  # a line without a full stop that is longer than this is a sentence whose stop was lost
LABEL_WORDS = 4  # "Also available in:"; a longer line that ends in a colon opens a list and says something
CONTENTS_ITEMS, CONTENTS_WORDS = 3, 20
WRAP_WIDTH = 45  # a line shorter than this was not cut by a hard wrap

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[ \t]*(?:[•·‣▪●○◦*–—-]|\(?\d{1,2}[.)]|\(?[a-zа-я]\))[ \t]+")
_FOOTNOTE = re.compile(r"[ \t]*(?:\[\d{1,3}\]|\d{1,3}\)|[¹²³⁴-⁹]+)[ \t]*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…;。！？؟]['\"»”’)\]]*(?:\s*\[\d{1,3}\])*$")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    after_gap: bool  # an empty line stands before it


def read_passages(text: str, language: str = "") -> tuple[Passage, ...]:
    """The passages of `text` in order; together they hold every character that is not white space.

    `language` (ISO 639-1) chooses the phrases by which boilerplate is known.
    """
    groups = [group for block in _blocks(_lines(text)) for group in _unwrap(block)]
    kinds = _contents_lists([_kind(text, group, language, first=n == 0) for n, group in enumerate(groups)], groups, text)
    passages: list[Passage] = []
    heading = ""
    for group, kind in zip(groups, kinds, strict=True):
        start, end = group[0].start, group[-1].end
        if kind in (PassageKind.TITLE, PassageKind.HEADING):
            heading = " ".join(text[start:end].split())
        passages.append(Passage(kind, start, end, heading))
    return tuple(passages)


def _lines(text: str) -> list[_Line]:
    """The lines that hold more than white space, without the space around them."""
    lines: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped)
        gap = text.count("\n", last_end, start) > 1 or not lines
        lines.append(_Line(start, start + len(stripped), stripped, gap))
        last_end = start + len(stripped)
    return lines


def _blocks(lines: Sequence[_Line]) -> list[list[_Line]]:
    blocks: list[list[_Line]] = []
    for line in lines:
        if line.after_gap:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _unwrap(block: list[_Line]) -> list[list[_Line]]:
    """Join lines that a hard wrap has cut: the line before is long, has no end, and this one goes on."""
    groups: list[list[_Line]] = []
    for line in block:
        if groups and _goes_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(before: _Line, line: _Line) -> bool:
    if _BULLET.match(line.text) or _FOOTNOTE.match(line.text):
        return False
    if line.text[0].islower():
        return not _SENTENCE_END.search(before.text)
    # the next word would not have fitted: the line before is about as long as the page is wide
    return WRAP_WIDTH <= len(before.text) <= 100 and len(line.text) <= 100 and not _SENTENCE_END.search(before.text)


def _kind(text: str, group: list[_Line], language: str, *, first: bool) -> PassageKind:
    body = text[group[0].start : group[-1].end]
    words = len(_WORD.findall(body))
    if not _LETTER.search(body) or _is_boilerplate(body, words, language):
        return PassageKind.BOILERPLATE
    if _FOOTNOTE.match(body):
        return PassageKind.FOOTNOTE
    if _BULLET.match(body):
        return PassageKind.LIST_ITEM
    if _SENTENCE_END.search(body):
        return PassageKind.PARAGRAPH
    if body.endswith(":"):
        return PassageKind.BOILERPLATE if words <= LABEL_WORDS else PassageKind.PARAGRAPH
    if words > HEADING_WORDS:
        return PassageKind.PARAGRAPH
    return PassageKind.TITLE if first else PassageKind.HEADING


def _is_boilerplate(body: str, words: int, language: str) -> bool:
    known = lang.get(language).lexicon("passages")
    return words <= known.get("longest", 0) and body.lower().startswith(tuple(known.get("boilerplate", ())))


def _contents_lists(kinds: list[PassageKind], groups: Sequence[list[_Line]], text: str) -> list[PassageKind]:
    """Three or more short list items in a row without an end are a table of contents or a menu: boilerplate.

    Not so where a line that ends in a colon opens the list: then the items are what it says.
    """

    def listed(n: int) -> bool:
        item = text[groups[n][0].start : groups[n][-1].end]
        return kinds[n] is PassageKind.LIST_ITEM and item[-1] not in ".!?;," and len(_WORD.findall(item)) <= CONTENTS_WORDS

    settled, start = list(kinds), 0
    for is_listed, run in groupby(range(len(kinds)), listed):
        length = len(list(run))
        opened = start > 0 and kinds[start - 1] is PassageKind.PARAGRAPH and text[groups[start - 1][-1].end - 1] == ":"
        if is_listed and length >= CONTENTS_ITEMS and not opened:
            settled[start : start + length] = [PassageKind.BOILERPLATE] * length
        start += length
    return settled
