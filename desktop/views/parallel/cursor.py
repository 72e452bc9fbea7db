"""Where a text cursor goes by a key: by what a reader takes for one letter, by words, lines and pages."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from desktop.views.parallel.text_layout import TextColumn

_WORD_END = re.compile(r"\w+\W*|\W+")
_REACH = 400  # characters that one word is taken to have at most
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


def move(column: TextColumn, place: int, key: int, *, words: bool, page: int) -> int | None:
    """Where `key` moves from `place` (code points), by `words`, a page by `page` pixels; None for a key that moves nothing."""
    text = column.text
    keys = Qt.Key
    if key == keys.Key_Right:
        return next_word(text, place) if words else next_letter(text, place)
    if key == keys.Key_Left:
        return previous_word(text, place) if words else previous_letter(text, place)
    if words and key in (keys.Key_Home, keys.Key_End):
        return 0 if key == keys.Key_Home else len(text)
    if key in (keys.Key_Home, keys.Key_End):
        return column.line_at(place)[0 if key == keys.Key_Home else 1]
    x, top, height = column.caret(place)
    steps = {keys.Key_Up: -column.pitch, keys.Key_Down: column.pitch, keys.Key_PageUp: -page, keys.Key_PageDown: page}
    if key not in steps:
        return None
    y = top + height / 2 + steps[keys(key)]
    if y < 0:
        return 0
    if y >= column.height:
        return len(text)
    return _past_gap(column, x, y, place, 1 if steps[keys(key)] > 0 else -1)


def next_letter(text: str, place: int) -> int:
    """The end of the letter at `place`, with its combining marks and joined signs."""
    place = min(len(text), place + 1)
    while place < len(text) and _is_part(text, place):
        place += 1
    return place


def previous_letter(text: str, place: int) -> int:
    """The start of the letter before `place`."""
    place = max(0, place - 1)
    while place > 0 and _is_part(text, place):
        place -= 1
    return place


def next_word(text: str, place: int) -> int:
    """The start of the next word."""
    found = _WORD_END.match(text, place, place + _REACH)
    return found.end() if found else len(text)


def previous_word(text: str, place: int) -> int:
    """The start of the word before `place`."""
    start = max(0, place - _REACH)
    found = [match.start() for match in re.finditer(r"\w+", text[start:place])]
    return start + found[-1] if found else start


def _is_part(text: str, place: int) -> bool:
    """Whether the character at `place` belongs to the letter before it."""
    return bool(unicodedata.combining(text[place])) or text[place] in _JOINERS or text[place - 1] == "\u200d"


def _past_gap(column: TextColumn, x: float, y: float, place: int, direction: int) -> int:
    """The place near a point; from the gap between two paragraphs on to the next one, so that the cursor never stands still."""
    found = column.position_near(x, y)
    for _ in range(4):
        if (found - place) * direction > 0 or not 0 < y < column.height:
            break
        y += direction * column.pitch / 2
        found = column.position_near(x, y)
    if (found - place) * direction > 0:
        return found
    return len(column.text) if direction > 0 else 0
