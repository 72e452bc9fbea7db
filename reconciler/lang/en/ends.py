"""English sentence ends: syntok's, which is asked only where it may say more than a glance does.

A glance settles an end after a plain word before a capital, and that a stretch without another mark has none inside; both are as
syntok itself decides. Where an abbreviation, a number, a bracket or the like stands beside a mark, syntok reads the stretch.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# a mark before a capital, no empty line between them; and the word before it: two small letters at the least
_MARK = re.compile(r"[.!?][\"”]?[ \t]+(?:\n[ \t]*)?(?=[“\"]?[A-Z])")
_WORD = re.compile(r"(?:(?<!\S)|(?<=\s[\"“«(]))[A-Za-z]?[a-z]{2,}\Z")
_LONGEST = 24  # letters of such a word
# what may end a sentence, or keep syntok from ending it: marks, brackets, an empty line; a dot within a number or address is none
_DOUBT = re.compile(
    r"[!?;\u203c\u203d\u2047-\u2049\u3002\ufe52\ufe57\uff01\uff0e\uff1f\uff61()\[\]{}\u2329\u232a\u2983-\u2989\u3018-\u301b"
    r"\ufd3e\ufd3f\ufe59-\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\u200b]"
    r"|\.(?<!\w\.)|\.(?![a-z\d]|\s+[a-z])|\n\s*\n"
)
_QUOTES = frozenset('"”')
_ENDS = frozenset(".!?")
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))


def found_ends(text: str) -> Iterator[tuple[int, int]]:
    """`[start, end)` of each sentence that syntok finds in `text`, without the white space behind it."""
    start = 0
    for mark in _MARK.finditer(text):
        word = _WORD.search(text, max(start, mark.start() - _LONGEST), mark.start())
        if word and word.group() not in _kept_open() and not _in_brackets(text, start, word.start()):
            yield from _stretch(text, start, mark.end())
            start = mark.end()
    yield from _stretch(text, start, len(text))


def _stretch(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch that ends with a sentence."""
    end = start + len(text[start:stop].rstrip())
    said = end - 1 if text[end - 1 : end] in _QUOTES else end
    said -= text[said - 1 : said] in _ENDS
    if _DOUBT.search(text, start, said):
        yield from ((start + first, start + last) for first, last in asked(text[start:stop]))
        return
    first = end - len(text[start:end].lstrip())
    if first < end:
        yield first, end


def asked(text: str) -> Iterator[tuple[int, int]]:
    """The same as syntok alone says it."""
    from syntok import segmenter

    starts = [sentence[0].offset for paragraph in segmenter.analyze(text) for sentence in paragraph if sentence]
    for start, stop in pairwise((*starts, len(text))):
        # syntok's token values may be normalised, so ends are taken from the text and not from their lengths
        end = start + len(text[start:stop].rstrip())
        if end > start:
            yield start, end


def _in_brackets(text: str, start: int, stop: int) -> bool:
    """Whether a bracket that opens in `[start, stop)` may still be open: syntok passes over what stands in it."""
    for opening, closing in _BRACKETS:
        last = text.rfind(opening, start, stop)
        if last < 0:
            if text.find(closing, start, stop) >= 0:
                return True
            continue
        in_order = text.find(opening, start, stop) < text.find(closing, start, stop) and last < text.rfind(closing, start, stop)
        if not in_order or text.count(opening, start, stop) != text.count(closing, start, stop):
            return True
    return False


@cache
def _kept_open() -> frozenset[str]:
    """Words whose dot ends no sentence to syntok: abbreviations, months, "no"."""
    from syntok._segmentation_states import State

    return frozenset((*State.abbreviations, *State.months, "no", "No"))
