"""The lines of a text, and which of them belong together because a hard wrap or a page has cut a sentence between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler import lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WRAP_WIDTH = 45  # a line shorter than this was not cut by a hard wrap
PAGE_WIDTH = 140  # a longer line is a paragraph of its own, which nobody has wrapped

BULLET = re.compile(r"[ \t]*(?:[•·‣▪●○◦■□►▶➢✓*+–—-]|\(?\d{1,2}[.)]|\(?[ivxlc]{1,5}\)|\(?[a-zа-я]\))[ \t]+")
FOOTNOTE = re.compile(r"[ \t]*(?:\[\d{1,3}\]|\d{1,3}\)|[¹²³⁴-⁹]+)[ \t]*(?=\S)")
SENTENCE_END = re.compile(r"[.!?…;。！？؟]['\"»”’)\]]*(?:\s*\[\d{1,3}\]|[¹²³⁴-⁹]+)*$")

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(r"(?:[QA][.:]|[^\W\d_][^:.!?]{0,40}:)\s")
_WORDED = re.compile(r"\w")
_LAST = re.compile(r"([^\W\d_]+)\.\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A line at `[start, end)` of the text, without the white space around it."""

    start: int
    end: int
    text: str
    after_gap: bool  # an empty line stands before it


def groups(text: str, language: str) -> Iterator[list[Line]]:
    """The lines of `text`, those together that a wrap has cut."""
    group: list[Line] = []
    for block in _blocks(_lines(text)):
        width = max((len(line.text) for line in block if len(line.text) <= PAGE_WIDTH), default=0)
        for line in block:
            if group and _goes_on(group[-1], line, width, language):
                group.append(line)
            else:
                if group:
                    yield group
                group = [line]
    if group:
        yield group


def _lines(text: str) -> list[Line]:
    """The lines that hold more than white space."""
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped)
        gap = text.count("\n", last_end, start) > 1 or not lines
        lines.append(Line(start, start + len(stripped), stripped, gap))
        last_end = start + len(stripped)
    return lines


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_gap:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _goes_on(before: Line, line: Line, width: int, language: str) -> bool:
    """Whether `line` goes on with the sentence of `before`; `width`, in characters, is that of the longest wrapped line around."""
    if not (_WORDED.search(before.text) and _WORDED.search(line.text)):  # "-----"
        return False
    if "\t" in line.text or "\t" in before.text or BULLET.match(line.text) or FOOTNOTE.match(line.text):
        return False
    ended = SENTENCE_END.search(before.text) and not _abbreviated(before.text, line.text, language)
    if ended or before.text[-1] == ":":
        return False
    if line.text[0].islower():
        # across an empty line only what was long enough to be cut by a page
        return not line.after_gap or len(before.text) >= WRAP_WIDTH
    if line.after_gap or len(before.text) < WRAP_WIDTH or max(len(before.text), len(line.text)) > PAGE_WIDTH:
        return False
    if _LABEL.match(line.text):
        return False
    # the next word would not have fitted
    return len(before.text) + 1 + len(line.text.split(None, 1)[0]) >= width


def _abbreviated(before: str, after: str, language: str) -> bool:
    """Whether the line ends in a dot that ends no sentence: "Mr.", "No."."""
    last = _LAST.search(before)
    if not last:
        return False
    known = lang.get(language)
    numbered = last[1].lower() in known.words("sentences", "numbered") and after[0].isdecimal()
    return numbered or last[1] in known.words("sentences", "titles")
