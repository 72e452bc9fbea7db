"""Take a text apart into passages: titles, headings, paragraphs, list items, footnotes and boilerplate.

A passage is one line, or several that a hard wrap has cut (`lines`), or the part of one that is a dateline or a speaker's label.
What is furniture of a page and no text is known by the phrases of the language and by its form (`furniture`); what heads a part, by
its form alone (`headings`). A line that is a sentence is kept unless its words leave no doubt. Known limits: rows of tables make no
claims; a heading that ends in a full stop is a paragraph; a title is the first line of its kind.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reconciler.model import CLAIMING, Passage, PassageKind
from reconciler.passages.furniture import Furniture, furniture
from reconciler.passages.headings import heads, is_marked, is_numbered
from reconciler.passages.leads import Leads, leads
from reconciler.passages.lines import BULLET, FOOTNOTE, SENTENCE_END, groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["read_passages"]

LABEL_WORDS = 4  # "Also available in:"; a longer line that ends in a colon opens a list and says something
CONTENTS_ITEMS, CONTENTS_WORDS = 3, 20
MENU_ITEMS, MENU_WORDS = 4, 4
NUMBERED_WORDS = 12
QUESTION_WORDS = 12  # a line that asks no more than this heads what answers it

_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")
_OPEN_ITEM = re.compile(r"[;,](?:\s*(?:and|or|и|или))?\Z")


class _Piece(NamedTuple):
    """A passage to be: its place, its words, and whether an empty line stands before it."""

    start: int
    end: int
    body: str
    words: int
    after_gap: bool


def read_passages(text: str, language: str = "") -> tuple[Passage, ...]:
    """The passages of `text` in order; together they hold every character that is not white space.

    `language` (ISO 639-1) chooses the phrases by which boilerplate is known.
    """
    pieces = [_piece(text, group[0].start, group[-1].end, group[0].after_gap) for group in groups(text, language)]
    known = furniture(language)
    opening = leads(language, [piece.body for piece in pieces])
    kinds = [_kind(piece, known, opening) for piece in pieces]
    _settle_items(kinds, pieces)
    _settle_listed(kinds, pieces, known)
    _settle_menus(kinds, pieces, known)
    _settle_headings(kinds, pieces, known)
    title = next((piece.body for piece, kind in zip(pieces, kinds, strict=True) if kind is PassageKind.TITLE), "")
    passages: list[Passage] = []
    for piece, kind in zip(pieces, kinds, strict=True):
        passages += _split(piece, kind, passages, opening, title)
    return tuple(passages)


def _piece(text: str, start: int, end: int, after_gap: bool) -> _Piece:
    body = text[start:end]
    return _Piece(start, end, body, len(_WORD.findall(body)), after_gap)


def _kind(piece: _Piece, known: Furniture, opening: Leads) -> PassageKind:
    """What the line is by itself."""
    body = piece.body
    ended = bool(SENTENCE_END.search(body))
    if not _LETTER.search(body) or known.holds(body, piece.words, ended):
        return PassageKind.BOILERPLATE
    if opening.is_turn(body):
        return PassageKind.PARAGRAPH
    if is_marked(body, piece.words, ended):
        return PassageKind.HEADING
    if FOOTNOTE.match(body):
        return PassageKind.BOILERPLATE if known.cites(body) else PassageKind.FOOTNOTE
    if BULLET.match(body):
        return PassageKind.PARAGRAPH if body[0] in "–—" and ended else PassageKind.LIST_ITEM
    if _OPEN_ITEM.search(body) and body[-1] != ",":
        return PassageKind.LIST_ITEM
    asks = body[-1] == "?" and piece.words <= QUESTION_WORDS
    return PassageKind.HEADING if asks or heads(body, piece.words, ended) else PassageKind.PARAGRAPH


def _settle_items(kinds: list[PassageKind], pieces: Sequence[_Piece]) -> None:
    """Labels with no value, and lines without bullets that go on with a list: after its colon, or an item that is not the last."""
    for n, piece in enumerate(pieces):
        if piece.body[-1] == ":" and piece.words <= LABEL_WORDS and kinds[n] is PassageKind.PARAGRAPH:
            follows = n + 1 < len(pieces) and (kinds[n + 1] is PassageKind.LIST_ITEM or pieces[n + 1].body[0].islower())
            kinds[n] = PassageKind.PARAGRAPH if follows else PassageKind.BOILERPLATE
            if not follows and n + 1 < len(pieces) and kinds[n + 1] is PassageKind.PARAGRAPH:
                kinds[n] = PassageKind.HEADING  # "The second offensive:"
    for n in range(1, len(pieces)):
        before, body = pieces[n - 1].body, pieces[n].body
        opened = before[-1] == ":" and kinds[n - 1] is PassageKind.PARAGRAPH
        listed = kinds[n - 1] is PassageKind.LIST_ITEM and bool(_OPEN_ITEM.search(before))
        if (opened or listed) and kinds[n] in (PassageKind.HEADING, PassageKind.PARAGRAPH) and body[0].islower():
            kinds[n] = PassageKind.LIST_ITEM


def _settle_menus(kinds: list[PassageKind], pieces: Sequence[_Piece], known: Furniture) -> None:
    """Make boilerplate of tables of contents and menus: runs of short lines without an end.

    Not so where a line that ends in a colon opens the list: then the items are what it says.
    """

    def short(n: int) -> str:
        kind, piece = kinds[n], pieces[n]
        if kind is PassageKind.LIST_ITEM and piece.body[-1] not in ".!?;," and piece.words <= CONTENTS_WORDS:
            return "item"
        open_line = kind in (PassageKind.HEADING, PassageKind.BOILERPLATE) and piece.words <= MENU_WORDS
        return "line" if open_line and piece.body[-1] not in "?:" else ""

    start = 0
    for form, run in groupby(range(len(kinds)), short):
        length = len(list(run))
        opened = start > 0 and pieces[start - 1].body[-1] == ":" and not known.is_contents(pieces[start - 1].body)
        listed = form == "item" and length >= CONTENTS_ITEMS and not opened
        headings = kinds[start : start + length].count(PassageKind.HEADING)
        if listed or (form == "line" and length >= MENU_ITEMS and headings >= MENU_ITEMS - 1):
            kinds[start : start + length] = [PassageKind.BOILERPLATE] * length
        start += length


def _settle_listed(kinds: list[PassageKind], pieces: Sequence[_Piece], known: Furniture) -> None:
    """Make boilerplate of the headings listed under "Contents", up to the first one that comes again or heads a sentence."""
    for n, piece in enumerate(pieces):
        if not known.is_contents(piece.body):
            continue
        stop = n + 1
        seen: set[str] = set()
        while stop < len(pieces) and pieces[stop].body not in seen and not _tells(kinds[stop], pieces[stop]):
            seen.add(pieces[stop].body)
            stop += 1
        if stop < len(pieces) and kinds[stop] is PassageKind.PARAGRAPH:
            stop -= 1
        if stop - n > 2:
            kinds[n + 1 : stop] = [PassageKind.BOILERPLATE] * (stop - n - 1)


def _tells(kind: PassageKind, piece: _Piece) -> bool:
    """Whether the line may hold a claim: a paragraph, or an item or footnote with an end."""
    return kind is PassageKind.PARAGRAPH or (kind in CLAIMING and bool(SENTENCE_END.search(piece.body)))


def _settle_headings(kinds: list[PassageKind], pieces: Sequence[_Piece], known: Furniture) -> None:
    """Numbered headings, the title, and dates in the head of a page; a title that has no text is the text."""
    for n, piece in enumerate(pieces[:-1]):
        alone = n == 0 or piece.after_gap or kinds[n - 1] is not PassageKind.LIST_ITEM
        followed = kinds[n + 1] in (PassageKind.PARAGRAPH, PassageKind.HEADING)
        opened = n > 0 and pieces[n - 1].body[-1] == ":"
        if kinds[n] is PassageKind.LIST_ITEM and alone and followed and not opened and _may_head(piece):
            kinds[n] = PassageKind.HEADING
    for n, kind in enumerate(kinds):
        if kind in CLAIMING:
            return
        if kind is PassageKind.HEADING and known.is_stamp(pieces[n].body.lower(), bare=True):
            kinds[n] = PassageKind.BOILERPLATE
        elif kind is PassageKind.HEADING and PassageKind.TITLE not in kinds:
            kinds[n] = PassageKind.TITLE
    told = [n for n, kind in enumerate(kinds) if kind is not PassageKind.BOILERPLATE]
    if len(told) == 1 and kinds[told[0]] is PassageKind.TITLE and pieces[told[0]].words > MENU_WORDS:
        kinds[told[0]] = PassageKind.PARAGRAPH  # all that the text says is one line


def _may_head(piece: _Piece) -> bool:
    return piece.words <= NUMBERED_WORDS and not SENTENCE_END.search(piece.body) and is_numbered(piece.body)


def _split(piece: _Piece, kind: PassageKind, before: Sequence[Passage], opening: Leads, title: str) -> Iterator[Passage]:
    """The passages of a line that comes after those `before`: what leads into it apart from its text."""
    heading = before[-1].heading if before else ""
    if kind in (PassageKind.TITLE, PassageKind.HEADING):
        heading = " ".join(piece.body.split())
    elif kind in CLAIMING:
        first = not any(passage.kind in CLAIMING for passage in before)
        lead = opening.length(piece.body, title, first)
        if lead and lead < len(piece.body):
            yield Passage(PassageKind.BOILERPLATE, piece.start, piece.start + len(piece.body[:lead].rstrip()), heading)
            yield Passage(kind, piece.start + lead, piece.end, heading)
            return
    yield Passage(kind, piece.start, piece.end, heading)
