"""Russian: sentence ends by razdel, lemmas by pymorphy3."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reconciler.lang.ru.tagging import morphology, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["lemma", "sentences", "tag"]

# razdel ends a sentence after the abbreviation of a month ("5 окт. 2011 г.")
_OPEN_END = re.compile(r"\d\s+(?:янв|фев|февр|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)\.$", re.IGNORECASE)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` of each sentence of `text`, without the white space around it."""
    from razdel import sentenize

    open_start: int | None = None
    for piece in sentenize(text):
        start = piece.start if open_start is None else open_start
        if _OPEN_END.search(piece.text) and piece.stop < len(text):
            open_start = start
            continue
        open_start = None
        if text[start : piece.stop].strip():
            yield start, piece.stop


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The lower-case base form of `word`, with е for ё."""
    form: str = morphology().parse(word.lower())[0].normal_form
    return form.replace("ё", "е")
