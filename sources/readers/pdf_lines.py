"""The lines of a PDF's page with their places, and the order in which they are read: columns from left to right, from top down.

pdfium gives the characters in the order in which they were drawn, with line ends of its own. Asking it for the place of each would
take ten times as long as reading, so it is asked for the first, the middle and the last of a line, and for the wide gaps within.
Places are in points, from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

import ctypes
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from sources.readers.html import RAISED

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
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(textpage)
    if count <= 0:
        return []
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
    places = _Places(page, textpage, same=len(text) == count)
    rects = _Rects(textpage, places)
    lines: list[Line] = []
    position = 0
    for whole in text.replace("\x02", "\N{SOFT HYPHEN}\r\n").replace("\ufffe", "\N{SOFT HYPHEN}\r\n").split("\r\n"):
        hyphened = whole.endswith("\N{SOFT HYPHEN}")
        shown = whole.strip()
        if shown:
            start = position + len(whole) - len(whole.lstrip())
            line = places.line(shown, start, start + len(shown) - (2 if hyphened and len(shown) > 1 else 1))
            if line is not None:
                lines.append(rects.complete(line, start))
        # the hyphen that stands for itself and its line's end is one character of the page
        position += len(whole) + (0 if hyphened and text[position + len(whole) - 1 : position + len(whole)] in "\x02\ufffe" else 2)
    return lines


class _Places:
    """Asks pdfium where characters are, and how large."""

    def __init__(self, page: Any, textpage: Any, *, same: bool) -> None:
        import pypdfium2.raw as raw

        self._raw, self._textpage, self._same = raw, textpage, same
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        # made once: there are many lines
        self._to_box, self._to_matrix = ctypes.byref(self._box), ctypes.byref(self._matrix)
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._sizes: dict[tuple[float, float], float] = {}
        self.turned = page.get_rotation()
        self._width, self._height = page.get_size()
        if self.turned in (90, 270):
            self._width, self._height = self._height, self._width

    def char(self, index: int) -> int:
        """The number of the character at `index` of the text; -1 where there is none."""
        return index if self._same else int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._textpage, index))

    def index(self, char: int) -> int:
        """The other way round."""
        return char if self._same else int(self._raw.FPDFText_GetTextIndexFromCharIndex(self._textpage, char))

    def edges(self, index: int) -> tuple[float, float] | None:
        """The left and right edge of the character at `index` of the text."""
        box = self._box_of(self.char(index))
        return box and (box[0], box[2])

    def _box_of(self, char: int) -> tuple[float, float, float, float] | None:
        box = self._box
        if char < 0 or not self._raw.FPDFText_GetLooseCharBox(self._textpage, char, self._to_box):
            return None
        found = box.left, box.bottom, box.right, box.top
        return self.shown(*found) if self.turned else found

    def _base(self, char: int) -> float:
        """The height at which a character stands."""
        self._raw.FPDFText_GetCharOrigin(self._textpage, char, self._to_x, self._to_y)
        x, y = self._x.value, self._y.value
        return self.shown(x, y, x, y)[1] if self.turned else y

    def _size(self, char: int, height: float) -> float:
        """The size of a character whose box has this height: by its font, and by how much that is enlarged where it is drawn."""
        size = float(self._raw.FPDFText_GetFontSize(self._textpage, char))
        known = self._sizes.get((size, height))
        if known is None:
            known = size
            if self._raw.FPDFText_GetMatrix(self._textpage, char, self._to_matrix):
                known *= (self._matrix.c**2 + self._matrix.d**2) ** 0.5
            self._sizes[size, height] = known
        return known

    def shown(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle on the page as it is shown, which may be turned."""
        if self.turned == 90:
            return bottom, self._width - right, top, self._width - left
        if self.turned == 180:
            return self._width - right, self._height - top, self._width - left, self._height - bottom
        if self.turned == 270:
            return self._height - top, left, self._height - bottom, right
        return left, bottom, right, top

    def line(self, text: str, first: int, last: int) -> Line | None:
        """None for a line that is not level, or whose place is not known."""
        if not self._same:
            first, last = self.char(first), self.char(last)
        begin, end = self._box_of(first), self._box_of(last)
        if begin is None or end is None:
            return None
        size = self._size(first, round(begin[3] - begin[1], 1))
        if text[0].isdecimal():  # perhaps the raised number of a note
            size = max(size, self._size(last, round(end[3] - end[1], 1)))
        size = max(size, 1.0)
        base = self._base(first)
        if abs(end[1] - begin[1]) > size / 2 and last - first > 1:
            up = self._base(last) - base
            if abs(up) > max(_SLANT * abs(end[0] - begin[0]), size / 2):
                return None
            base = min(base, base + up)
        return Line(text, begin[0], max(begin[2], end[2]), base - 0.2 * size, base + 0.8 * size, base + 0.3 * size, size)


class _Rects:
    """The runs of characters that were drawn together, in their order: they show wide gaps in a line, and raised numbers."""

    def __init__(self, textpage: Any, places: _Places) -> None:
        import pypdfium2.raw as raw

        self._places, self._textpage, self._raw = places, textpage, raw
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        corners = [ctypes.byref(one) for one in (left, top, right, bottom)]
        found = []
        for index in range(raw.FPDFText_CountRects(textpage, 0, -1)):
            raw.FPDFText_GetRect(textpage, index, *corners)
            rect = left.value, bottom.value, right.value, top.value
            found.append(places.shown(*rect) if places.turned else rect)
        self._rects = found
        self._next = 0

    def complete(self, line: Line, start: int) -> Line:
        """`line`, whose text begins at the character `start`, with its wide gaps and raised numbers."""
        own = self._own(line)
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
        own = []
        for ahead in range(self._next, len(self._rects)):
            left, bottom, right, top = rect = self._rects[ahead]
            level = line.bottom - 1 <= (bottom + top) / 2 <= line.top + 1
            if level and left >= line.left - 1 and right <= line.right + line.size:
                own.append(rect)
                self._next = ahead + 1
            elif own or ahead > self._next + 8:
                break
        return own

    def _cells(self, line: Line, start: int, gaps: list[tuple[float, float]]) -> tuple[tuple[int, float, float], ...]:
        cells: list[tuple[int, float, float]] = []
        position = line.text.find(" ")
        while position >= 0 and len(cells) < len(gaps):
            following = self._places.edges(start + position + 1)
            if following is not None and following[0] >= gaps[len(cells)][1] - 1:
                cells.append((position, *gaps[len(cells)]))
            position = line.text.find(" ", position + 1)
        return tuple(cells)

    def _raised(self, text: str, start: int, left: float, bottom: float, right: float, top: float) -> str:
        """`text` with the number in a small rectangle above the base line as raised digits; anything else there stays."""
        if self._places.turned:
            return text
        middle = (bottom + top) / 2
        ends = [self._raw.FPDFText_GetCharIndexAtPos(self._textpage, x, middle, 1, 1) for x in (left + 0.5, right - 0.5)]
        if min(ends) < 0:
            return text
        first, last = (self._places.index(char) - start for char in ends)
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
