"""The stretch of text that a reader selects, in code points; nothing here knows Qt."""

from __future__ import annotations

import re

_WORD = re.compile(r"[\w\u0300-\u036f]+")


class TextSelection:
    """From `anchor`, where it was begun, to `cursor`, where it was last extended to; the two may stand in either order."""

    def __init__(self) -> None:
        self.anchor = self.cursor = 0

    def begin(self, position: int) -> None:
        self.anchor = self.cursor = position

    def extend(self, position: int) -> None:
        self.cursor = position

    def set(self, start: int, end: int) -> None:
        self.anchor, self.cursor = start, end

    def set_word(self, text: str, position: int) -> None:
        """Select the word at `position`, or nothing where there is none."""
        start = text.rfind("\n", 0, position) + 1
        # no line is searched further back than a long word reaches
        start = max(start, position - 200)
        for word in _WORD.finditer(text, start, min(len(text), position + 200)):
            if word.start() <= position <= word.end():
                self.set(word.start(), word.end())
                return
        self.begin(position)

    def is_empty(self) -> bool:
        return self.anchor == self.cursor

    def span(self) -> tuple[int, int]:
        """`[start, end)`."""
        return min(self.anchor, self.cursor), max(self.anchor, self.cursor)
