"""Cut a text into pieces to be laid out one by one: its lines, and the long ones again at spaces.

One line of 2 MB would stall every widget for seconds. A cut falls behind a space where there is one, never before a combining mark.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2000
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


class Piece(NamedTuple):
    """`[start, end)` of the text in code points, without the line feed; `closes`: its line ends with it."""

    start: int
    end: int
    closes: bool


def cut(text: str, longest: int = LONGEST) -> list[Piece]:
    """The pieces of `text` in order, none longer than `longest` code points; an empty text is one empty piece."""
    pieces: list[Piece] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        pieces.extend(_cut_line(text, start, end, longest))
        start = end + 1
    return pieces


def _cut_line(text: str, start: int, end: int, longest: int) -> Iterator[Piece]:
    while end - start > longest:
        stop = text.rfind(" ", start, start + longest) + 1 or _before_marks(text, start, start + longest)
        yield Piece(start, stop, False)
        start = stop
    yield Piece(start, end, True)


def _before_marks(text: str, start: int, stop: int) -> int:
    """`stop`, moved back so that no combining mark or joiner is parted from its base."""
    at = stop
    while at > start + 1 and (unicodedata.combining(text[at]) or text[at] in _JOINERS or text[at - 1] == "\u200d"):
        at -= 1
    return at if at > start + 1 else stop
