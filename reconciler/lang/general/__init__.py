"""Any language without a module of its own: a sentence ends at `.!?…` before a capital, a word is its own lemma.

Known limit: a sentence that ends in a year of two digits or a letter runs into the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.lang.words import Word

# no end after one letter ("J. Weber", "z. B.") or a number ("3. März"); a footnote's mark belongs to the sentence before
_END = re.compile(r"(?:(?<!\b\w)(?<!\b\d\d)\.|[!?…])[.!?…]*[\"'»”’)\]]*(?:\[\d{1,3}\])*(?=\s+[\"'«“‘(\[]*[^\W\d_a-zà-ÿ])|[。！？؟]")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` of each sentence of `text`, without the white space around it."""
    start = 0
    for stop in [*(match.end() for match in _END.finditer(text)), len(text)]:
        piece = text[start:stop]
        begin = start + len(piece) - len(piece.lstrip())
        if piece.strip():
            yield begin, begin + len(piece.strip())
        start = stop


def lemma(word: str) -> str:
    """`word` in lower case."""
    return word.lower()


def lemmas(word: str) -> tuple[str, ...]:
    """`word` in lower case."""
    return (word.lower(),)


def tag(text: str) -> tuple[Word, ...]:
    """No words: parts of speech need a dictionary."""
    return ()
