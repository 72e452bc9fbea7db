"""The lines of a text, and which of them belong together because a hard wrap or a page has cut a sentence between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler import lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WRAP_WIDTH = 45  # a line shorter than this was not cut by a hard wrap
SURE_WIDTH, PAGE_WIDTH = 100, 140  # a longer line may be a paragraph of its own; a line longer than the second is one
WRAPPED_LINES = 3  # so many lines of about the same length leave no doubt that they were wrapped
ALIKE = 0.85  # of the width, at the least

BULLET = re.compile(r"[ \t]*(?:[•·‣▪●○◦■□►▶➢✓*+–—-]|\(?\d{1,2}[.)]|\(?[ivxlc]{1,5}\)|\(?[a-zа-я]\))[ \t]+")
FOOTNOTE = re.compile(r"[ \t]*(?:\[\d{1,3}\]|\d{1,3}\)|[¹²³⁴-⁹]+)[ \t]*(?=\S)")
SENTENCE_END = re.compile(r"[.!?…;。！？؟](?:\s?['\"»”’)\]])*(?:\s*\[\d{1,3}\]|[¹²³⁴-⁹]+)*$")

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(r"(?:[QA][.:]|[^\W\d_][^:.!?]{0,40}:)\s")
_OPEN_ITEM = re.compile(r";\s*(?:and|or|и|или)\Z")
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
        lengths = [len(line.text) for line in block if len(line.text) <= PAGE_WIDTH]
        width = max(lengths, default=0)
        sure = sum(length >= ALIKE * width for length in lengths) >= WRAPPED_LINES
        for line in block:
            if (
                group
                and _goes_on(group[-1], line, language)
                and (line.text[0].islower() or _fits(group[-1], line, width, sure, language))
            ):
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


def _goes_on(before: Line, line: Line, language: str) -> bool:
    """Whether `line` may go on with the sentence of `before`: that has no end, and this begins nothing."""
    if not (_WORDED.search(before.text) and _WORDED.search(line.text)):  # "-----"
        return False
    if "\t" in line.text or "\t" in before.text or BULLET.match(line.text) or FOOTNOTE.match(line.text):
        return False
    if before.text[-1] == ":" or _OPEN_ITEM.search(before.text) or (line.after_gap and len(before.text) < WRAP_WIDTH):
        return False
    return not SENTENCE_END.search(before.text) or _abbreviated(before.text, line.text, language)


def _fits(before: Line, line: Line, width: int, sure: bool, language: str) -> bool:
    """Whether a line that begins with a capital goes on: its first word would not have fitted into the line before.

    `width` is that of the longest line around that is none too long to be wrapped; `sure`: those around were wrapped without doubt.
    """
    if (
        line.after_gap
        or len(before.text) < WRAP_WIDTH
        or max(len(before.text), len(line.text)) > PAGE_WIDTH
        or _LABEL.match(line.text)
    ):
        return False
    word = line.text.split(None, 1)[0]
    if not sure and (width > SURE_WIDTH or word.lower() in lang.get(language).words("words", "stop")):
        return False
    return len(before.text) + 1 + len(word) >= width


def _abbreviated(before: str, after: str, language: str) -> bool:
    """Whether the line ends in a dot that ends no sentence: "Mr.", "No."."""
    last = _LAST.search(before)
    if not last:
        return False
    known = lang.get(language)
    numbered = last[1].lower() in known.words("sentences", "numbered") and after[0].isdecimal()
    return numbered or last[1] in known.words("sentences", "titles")
