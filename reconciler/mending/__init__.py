"""Mend what copying and conversion did to a text, and keep the way back to the untouched one.

No-break spaces, soft hyphens, entities, escaped brackets, decomposed letters (`characters`), page marks inside a sentence
(`page_marks`), words cut in two (`words`). Lines stay as they are, but for a break inside a cut word or beside a page mark.
"""

from __future__ import annotations

from dataclasses import dataclass

from reconciler.mending.characters import alike, damaged
from reconciler.mending.edits import Step, apply
from reconciler.mending.page_marks import page_marks
from reconciler.mending.words import cut_words, spaced_words

__all__ = ["Mended", "mend", "plain"]

_STEPS = (damaged, spaced_words, page_marks, cut_words)  # page marks before cut words: a page may end within a word


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended text. `original(start, end)` leads from its code points to those of the untouched one."""

    text: str
    _steps: tuple[Step, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the untouched text that the span `[start, end)` of the mended one was made from, half-open.

        What was left out at either end of the span does not belong to it; what was mended within belongs to it as a whole.
        """
        for step in reversed(self._steps):
            start, end = step.back(start, end)
        return start, end

    def delta(self, start: int, end: int) -> int | None:
        """How far the span `[start, end)` and all within it moves in `original`; None where something was mended within."""
        total = 0
        for step in reversed(self._steps):
            by = step.delta(start + total, end + total)
            if by is None:
                return None
            total += by
        return total


def mend(text: str, language: str) -> Mended:
    """`text` with its damages mended; `language` (ISO 639-1) chooses the dictionary. Nearly free where there is nothing to mend."""
    text = alike(text)
    steps = []
    for find in _STEPS:
        edits = tuple(find(text, language))
        if edits:
            text, step = apply(text, edits)
            steps.append(step)
    return Mended(text, tuple(steps))


def plain(quote: str, language: str) -> str:
    """`quote` mended, with its white space collapsed: for vectors and the comparison of words."""
    return " ".join(mend(quote, language).text.split())
