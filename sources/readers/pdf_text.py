"""Lines of a PDF → paragraphs: which lines go on, words that a line's end has cut put together, notes at the foot set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reconciler.mending.edits import Edit
from reconciler.mending.words import cut_words
from reconciler.model import Locator, LocatorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sources.readers.pdf_lines import Line

LEADING = 1.35  # times the usual distance of lines: more is a gap between paragraphs
INDENT = 0.8  # of the size of a line
SMALL, SMALLER = 0.88, 0.95  # of the size of the text: notes, or at least the numbers before them, are smaller

_BULLET = re.compile(r"(?:[•·‣▪●○◦■□►▶➢✓*–—-]|\(?\d{1,2}[.)]|\(?[a-zа-я]\))\s+\S")
_ENDS = frozenset(".!?…:;。'\"»”’)]")
_END = re.compile(r"[.!?…:;。](?:['\"»”’)\]]|\d{1,3})*\Z")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,3})(?:\s*\S|\Z)")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CUT = re.compile(r"([^\W_]+)-\n([^\W_]+)")
# drawn by fonts for bullets, and letters that were joined for looks
_SHAPES = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SHAPES |= {code: " " for code in range(32) if code not in (9, 10)}


@dataclass(slots=True)
class _Paragraph:
    """Lines that go on, each with the label of its page."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    close: bool = False


def write(pages: Sequence[tuple[str, list[list[Line]]]], language: str) -> tuple[str, tuple[Locator, ...]]:
    """The text of pages, each a label and its groups of lines in their order, and where each page begins in it."""
    body = _body_size(pages)
    paragraphs: list[_Paragraph] = []
    notes: list[_Paragraph] = []
    last: Line | None = None
    for label, groups in pages:
        for group in groups:
            kept, small = _without_notes(group, body)
            shape = _Group(kept)
            for place, line in enumerate(kept):
                before = kept[place - 1] if place else last
                goes_on = (
                    bool(paragraphs) and before is not None and (shape.goes_on(before, line) if place else _over(before, line))
                )
                _put(paragraphs, line, label, goes_on=goes_on)
            last = kept[-1] if kept else last
            for place, line in enumerate(small):
                begins = _NOTE.match(line.text) and line.size <= SMALL * body
                _put(notes, line, label, goes_on=place > 0 and not begins)
    return _joined([*paragraphs, *notes], language)


def _put(paragraphs: list[_Paragraph], line: Line, label: str, *, goes_on: bool) -> None:
    text, cells = line.text, line.cells
    if cells:
        for position, _, _ in reversed(cells):
            text = f"{text[:position]}\t{text[position + 1 :]}"
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_SHAPES).strip()
    if not goes_on:
        paragraphs.append(_Paragraph(close=bool(cells) or _is_item(text)))
    paragraphs[-1].lines.append((text, label))


class _Group:
    """A column of lines: its edges, and the usual distance between its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.right = max([line.right for line in lines], default=0.0)
        steps = [(a.middle - b.middle) / a.size for a, b in pairwise(lines) if abs(a.size - b.size) < 1 and a.middle > b.middle + 1]
        # of the size; that of lines of notes and of headings is other in points, but not in this
        self.leading = min(median(steps), 2.0) if steps else 1.5

    def goes_on(self, before: Line, line: Line) -> bool:
        """Whether `line` goes on with what `before` says."""
        earlier, earlier_left, earlier_right, _, _, earlier_middle, earlier_size, earlier_cells = before
        text, left, _, _, _, middle, size, cells = line
        if cells or earlier_cells or _is_item(text):
            return False
        step = earlier_middle - middle
        if abs(step) < (earlier_size + size) / 3 and left >= earlier_right - 1:
            return True  # one line that was drawn in pieces, such as the raised number of a note and its words
        if abs(size - earlier_size) > 0.12 * earlier_size or step < 0:
            return False
        if earlier[-1:] == "\N{SOFT HYPHEN}":
            return True
        if step > LEADING * self.leading * size:
            return False
        ended = _ends(earlier)
        if not ended and text[:1].islower():
            return True
        if ended and left > earlier_left + INDENT * size:
            return False
        word = (text.find(" ") if " " in text else len(text)) + 1
        room = self.right - earlier_right
        return room < 1.1 * word * (earlier_right - earlier_left) / max(len(earlier), 1)


def _over(before: Line, line: Line) -> bool:
    """Whether the first line of a page or column goes on with the last of the one before."""
    if line.cells or before.cells or _is_item(line.text) or abs(line.size - before.size) > 0.12 * before.size:
        return False
    return not _ends(before.text) and (line.text[:1].islower() or before.text[-1:] in "-,\N{SOFT HYPHEN}" or len(before.text) > 60)


def _is_item(text: str) -> bool:
    """Whether a line begins an item of a list; most do not, by their first letters."""
    return not text[:2].isalpha() and _BULLET.match(text) is not None


def _ends(text: str) -> bool:
    """Whether a sentence ends with a line; most do not, by their last character."""
    last = text[-1:]
    return (last in _ENDS or last.isdecimal()) and _END.search(text[-8:]) is not None


def _body_size(pages: Iterable[tuple[str, list[list[Line]]]]) -> float:
    """The size that most of the text is written in."""
    exact: dict[float, int] = {}  # few, so that they need not be rounded for each line
    for _, groups in pages:
        for group in groups:
            for line in group:
                exact[line.size] = exact.get(line.size, 0) + len(line.text)
    sizes: dict[float, int] = {}
    for size, letters in exact.items():
        near = round(size * 2) / 2
        sizes[near] = sizes.get(near, 0) + letters
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _without_notes(lines: list[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The lines of a column, and the notes at its foot: smaller ones that begin with a number or a mark."""
    place = len(lines)
    while place and lines[place - 1].size <= SMALLER * body and not lines[place - 1].cells:
        place -= 1
    while place < len(lines) and not (_NOTE.match(lines[place].text) and lines[place].size <= SMALL * body):
        place += 1
    return (lines[:place], lines[place:]) if place else (lines, [])


def _joined(paragraphs: Iterable[_Paragraph], language: str) -> tuple[str, tuple[Locator, ...]]:
    paragraphs = list(paragraphs)
    words = _Words(paragraphs, language)
    parts: list[str] = []
    locators: list[Locator] = []
    length, close_before = 0, False
    for paragraph in paragraphs:
        text, starts = _mended(paragraph, words)
        if not text:
            continue
        if parts:
            gap = "\n" if paragraph.close and close_before else "\n\n"
            parts.append(gap)
            length += len(gap)
        for start, label in starts:
            if not locators or locators[-1].value != label:
                locators.append(Locator(length + start, LocatorKind.PAGE, label))
        parts.append(text)
        length += len(text)
        close_before = paragraph.close
    return "".join(parts), tuple(locators)


class _Words:
    """Knows how words are written that a line's end has cut: as elsewhere in the source, else as the dictionary has them."""

    def __init__(self, paragraphs: Sequence[_Paragraph], language: str) -> None:
        self._paragraphs, self._language = paragraphs, language
        self._written: set[str] | None = None

    def edits(self, text: str) -> Iterator[Edit]:
        """What is to be put in the place of each hyphen before a line's end in `text`, in its order."""
        if self._written is None:
            lines = (line.casefold() for paragraph in self._paragraphs for line, _ in paragraph.lines)
            self._written = {word for line in lines for word in _WORD.findall(line)}
        sure: dict[int, Edit] = {}
        for found in _CUT.finditer(text):
            left, right = found[1].casefold(), found[2].casefold()
            if left + right in self._written:
                sure[found.end(1)] = Edit(found.end(1), found.start(2), "")
            elif f"{left}-{right}" in self._written:
                sure[found.end(1)] = Edit(found.end(1), found.start(2), "-")
        others = (e for e in cut_words(text, self._language) if "\n" in text[e.start : e.end] and e.start not in sure)
        yield from sorted([*sure.values(), *others])


def _mended(paragraph: _Paragraph, words: _Words) -> tuple[str, list[tuple[int, str]]]:
    """A paragraph in one line with its cut words put together, and where in it each page begins."""
    if len(paragraph.lines) == 1 and paragraph.lines[0][0][-1:] not in ("-", "\N{SOFT HYPHEN}"):
        text, label = paragraph.lines[0]
        return text, [(0, label)]
    labels = {label for _, label in paragraph.lines}
    if len(labels) == 1 and not any(line[-1:] in "-\N{SOFT HYPHEN}" for line, _ in paragraph.lines):
        return " ".join(line for line, _ in paragraph.lines), [(0, paragraph.lines[0][1])]
    raw = ""
    starts: list[tuple[int, str]] = []
    for line, label in paragraph.lines:
        if raw.endswith("\N{SOFT HYPHEN}"):
            # the hyphen was drawn for the line's end alone, or a word's own fell together with it
            raw = f"{raw[:-1]}-\n"
        elif raw:
            raw += "\n" if raw.endswith("-") else " "
        if not starts or starts[-1][1] != label:
            starts.append((len(raw), label))
        raw += line
    raw = raw.rstrip("\N{SOFT HYPHEN}").replace("\N{SOFT HYPHEN}", "") if "\N{SOFT HYPHEN}" in raw else raw
    if "-\n" not in raw:
        return raw, starts
    text, shifted, done = "", dict.fromkeys(range(len(starts)), 0), 0
    for edit in words.edits(raw):
        text += raw[done : edit.start] + edit.put
        done = edit.end
        for number, (start, _) in enumerate(starts):
            if start >= edit.end:
                shifted[number] += len(edit.put) - (edit.end - edit.start)
    text += raw[done:]
    # where nobody can tell, the line's end becomes a space: "two- and three-year"
    return text.replace("\n", " "), [(start + shifted[number], label) for number, (start, label) in enumerate(starts)]
