"""The lines of a PDF's page with their places, and the order in which they are read: columns from left to right, from top down.

pdfium gives the characters in the order in which they were drawn, with line ends of its own. Asking it for the place of each would
take ten times as long as reading, so it is asked for the first and the last of a line, and for the wide gaps within.
Places are in points, from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

import ctypes
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from sources.readers.html import RAISED
from sources.readers.pdf_places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = 1.6  # of the size of a line: a wider gap within it parts cells, or columns
COLUMN_LINES, COLUMN_WORDS = 4, 14  # so many lines, of so many characters in the mean, make a column; less is a table or a margin
DRAWING = 400  # lines of a page; one that has more is drawn with letters, and has no columns to be read
CROSSING = 0.25  # of the lines beside a gutter may cross it: headings above columns
RAISED_BY, SMALL = (
    0.45,
    0.65,
)  # of the size of a line: how far above its lower edge a raised number begins, and how high it is at most
_SLANT = 0.1  # radians; what is written aslant or upright is no line of the text


class Line(NamedTuple):
    """A line as it is shown; `size` is its height, `middle` half way up; `cells` are its wide gaps: the place in `text`, and the
    edges on the page. A named tuple, since of these there are many, and a dataclass takes three times as long to make."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    middle: float
    size: float
    cells: tuple[tuple[int, float, float], ...] = ()


def lines_of(page: Any, textpage: Any) -> list[Line]:
    """The lines of a page in the order in which they were drawn; those that are not level are left out."""
    text, count = _text_of(textpage)
    if not text:
        return []
    places = Places(page, textpage, same=len(text) == count)
    rects = _Rects(places)
    lines: list[Line] = []
    for shown, start, end in _written(text):
        line = _line(places, shown, places.char(start), places.char(end))
        if line is not None:
            lines.append(rects.complete(line, start))
    return lines


def _text_of(textpage: Any) -> tuple[str, int]:
    """The text of a page as pdfium has it, and how many characters it has in its list of them."""
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(textpage)
    if count <= 0:
        return "", 0
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    return bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace"), count


def _written(text: str) -> Iterator[tuple[str, int, int]]:
    """The lines of a page's text that are not blank, with the indexes in it of their first and last characters."""
    position = 0
    for whole in text.replace("\x02", "\N{SOFT HYPHEN}\r\n").replace("\ufffe", "\N{SOFT HYPHEN}\r\n").split("\r\n"):
        hyphened = whole[-1:] == "\N{SOFT HYPHEN}"
        if shown := whole.strip():
            start = position if whole[0] == shown[0] else position + len(whole) - len(whole.lstrip())
            yield shown, start, start + len(shown) - (2 if hyphened and len(shown) > 1 else 1)
        # the hyphen that stands for itself and its line's end is one character of the page
        position += len(whole) + (0 if hyphened and text[position + len(whole) - 1 : position + len(whole)] in "\x02\ufffe" else 2)


def _line(places: Places, text: str, first: int, last: int) -> Line | None:
    """A line by its first and last characters; None for one that is not level, or whose place is not known."""
    begin, end = places.box(first), places.box(last)
    if begin is None or end is None:
        return None
    left, bottom, right, top = begin
    size = places.size(first, top - bottom)
    if text[0].isdecimal():  # perhaps the raised number of a note
        size = max(size, places.size(last, end[3] - end[1]))
    if size < 1.0:
        size = 1.0
    base = places.base(first)
    if abs(end[1] - bottom) > size / 2 and last - first > 1:
        up = places.base(last) - base
        if abs(up) > max(_SLANT * abs(end[0] - left), size / 2):
            return None
        base = min(base, base + up)
    if end[2] > right:
        right = end[2]
    return Line(text, left, right, base - 0.2 * size, base + 0.8 * size, base + 0.3 * size, size)


class _Rects:
    """The runs of characters that were drawn together, in their order: they show wide gaps in a line, and raised numbers."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._rects = places.rects()
        self._next = 0

    def complete(self, line: Line, start: int) -> Line:
        """`line`, whose text begins at the character `start`, with its wide gaps and raised numbers."""
        own = self._own(line)
        if len(own) == 1 and own[0][1] - line.bottom <= RAISED_BY * line.size:
            return line  # as most are: neither gaps nor a raised number
        gaps: list[tuple[float, float]] = []
        edge: float | None = None
        text = line.text
        for left, bottom, right, top in own:
            if edge is not None and left - edge > GAP * line.size:
                gaps.append((edge, left))
            edge = right if edge is None else max(edge, right)
            if bottom - line.bottom > RAISED_BY * line.size and top - bottom < SMALL * line.size and right - left < 1.5 * line.size:
                text = self._raised(text, start, left, bottom, right, top)
        return line._replace(text=text, cells=self._cells(line, start, gaps)) if gaps or text != line.text else line

    def _own(self, line: Line) -> list[tuple[float, float, float, float]]:
        """The rectangles of a line: they come in its order, now and then with some between that belong to none."""
        _, least, most, low, high, _, size, _ = line
        least, most, low, high = least - 1, most + size, low - 1, high + 1
        own = []
        for ahead in range(self._next, len(self._rects)):
            left, bottom, right, top = rect = self._rects[ahead]
            if low <= (bottom + top) / 2 <= high and left >= least and right <= most:
                own.append(rect)
                self._next = ahead + 1
            elif own or ahead > self._next + 8:
                break
        return own

    def _cells(self, line: Line, start: int, gaps: list[tuple[float, float]]) -> tuple[tuple[int, float, float], ...]:
        cells: list[tuple[int, float, float]] = []
        position = line.text.find(" ")
        while position >= 0 and len(cells) < len(gaps):
            following = self._places.box(self._places.char(start + position + 1))
            if following is not None and following[0] >= gaps[len(cells)][1] - 1:
                cells.append((position, *gaps[len(cells)]))
            position = line.text.find(" ", position + 1)
        return tuple(cells)

    def _raised(self, text: str, start: int, left: float, bottom: float, right: float, top: float) -> str:
        """`text` with the number in a small rectangle above the base line as raised digits; anything else there stays."""
        if self._places.turned:
            return text
        middle = (bottom + top) / 2
        ends = [self._places.index_at(x, middle) for x in (left + 0.5, right - 0.5)]
        if min(ends) < 0:
            return text
        first, last = (index - start for index in ends)
        number = text[first : last + 1]
        if not 0 <= first <= last or not number.isdecimal() or not number.isascii() or not text[:first].strip():
            return text
        return text[:first] + number.translate(RAISED) + text[last + 1 :]


def in_order(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a page in groups that are read one after the other: a column, or a stretch of lines across the page."""
    lines = _parted(lines)
    gutter = _gutter(lines)
    if gutter is None:
        found = sorted(lines, key=lambda line: (-round(line.middle), line.left))
        if found:
            yield found
        return
    left, right = gutter
    beside: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if line.left < left - 1 and line.right > right + 1:
            yield from _columns(beside, left, right)
            beside = []
            yield [line]
        else:
            beside.append(line)
    yield from _columns(beside, left, right)


def _columns(lines: Sequence[Line], left: float, right: float) -> Iterator[list[Line]]:
    middle = (left + right) / 2
    for side in (
        [line for line in lines if (line.left + line.right) / 2 <= middle],
        [line for line in lines if (line.left + line.right) / 2 > middle],
    ):
        if side:
            yield from in_order(side)


def _parted(lines: Sequence[Line]) -> list[Line]:
    """The same with lines divided that run through two columns: those that have a gap where most others have one too."""
    gaps = [(left, right) for line in lines for _, left, right in line.cells]
    if len(gaps) < COLUMN_LINES:
        return list(lines)
    middle = median((left + right) / 2 for left, right in gaps)
    through = [line for line in lines if any(left <= middle <= right for _, left, right in line.cells)]
    halves = [half for line in through for half in _halves(line, middle)]
    if (
        len(through) < max(COLUMN_LINES, 0.5 * len(lines))
        or sum(len(half.text) for half in halves) < COLUMN_WORDS * len(halves) * 1.5
    ):
        return list(lines)
    whole = {id(line) for line in through}
    return [part for line in lines for part in (_halves(line, middle) if id(line) in whole else (line,))]


def _halves(line: Line, middle: float) -> tuple[Line, Line]:
    position, left, right = next(cell for cell in line.cells if cell[1] <= middle <= cell[2])
    before = tuple(cell for cell in line.cells if cell[0] < position)
    after = tuple((place - position - 1, a, b) for place, a, b in line.cells if place > position)
    one = line._replace(text=line.text[:position], right=left, cells=before)
    return one, line._replace(text=line.text[position + 1 :], left=right, cells=after)


def _gutter(lines: Sequence[Line]) -> tuple[float, float] | None:
    """The empty upright strip between two columns of text, as its left and right edge; None where there is none."""
    if not 2 * COLUMN_LINES <= len(lines) <= DRAWING:
        return None
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    size = median(line.size for line in lines)
    best: tuple[float, float, float] | None = None
    begins = sorted(line.left for line in lines)[-COLUMN_LINES]  # what stands right of a gutter begins there
    for edge in sorted({line.right for line in lines if first + size < line.right <= min(begins, last - size)}):
        crossing = [line for line in lines if line.left < edge and line.right > edge + size * 0.4]
        before = [line for line in lines if line.right <= edge + size * 0.4]
        after = [line for line in lines if line.left >= edge]
        if len(crossing) > CROSSING * len(lines) or not (_is_column(before) and _is_column(after)):
            continue
        right = min(line.left for line in after)
        # columns stand beside one another, not one below the other
        shared = min(max(x.top for x in before), max(x.top for x in after)) - max(
            min(x.bottom for x in before), min(x.bottom for x in after)
        )
        lower = min(max(x.top for x in side) - min(x.bottom for x in side) for side in (before, after))
        if shared < lower / 2:
            continue
        score = len(crossing) - (right - edge) / (last - first)
        if best is None or score < best[0]:
            best = score, edge, right
    return best and best[1:]


def _is_column(lines: Sequence[Line]) -> bool:
    return len(lines) >= COLUMN_LINES and sum(len(line.text) for line in lines) >= COLUMN_WORDS * len(lines)
