"""A long text in one column, laid out piece by piece and only where it is looked at.

Heights are estimated at first and made exact as pieces are laid out, so that a text of millions of characters shows at once. All
positions that come in or go out are code points of the whole text; `y` counts pixels from the top of the text.
"""

from __future__ import annotations

import re
import time
from array import array
from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from desktop.theme import LINE_SPACING
from desktop.views.parallel.offsets import Utf16Offsets
from desktop.views.parallel.pieces import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.views.parallel.folding import Fold

Formatted = tuple[int, int, QTextCharFormat]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_GAP = 0.5  # lines between paragraphs
_BLANK = 0.4  # lines that an empty line is high
_BAR = 1.5  # lines that the bar of a fold is high
_FILLED = 0.93  # how full a wrapped line is, on average


def _without_half_pairs(text: str) -> str:
    """The text with U+FFFD for half a surrogate pair, which Qt would drop, so that all behind it would move."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


def _unit_at(line: QTextLine, x: float) -> int:
    """The unit under `x`; where a line runs both ways Qt gives the nearest edge instead, up to half a letter away."""
    near = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
    for unit in (near, near + 1):
        edges: list[Any] = [line.cursorToX(unit, edge) for edge in (QTextLine.Edge.Leading, QTextLine.Edge.Trailing)]
        first, last = sorted(float(edge[0]) for edge in edges)  # with the place, which the stubs do not say
        if first <= x < last:
            return unit
    return near


class LaidPiece:
    """A piece as Qt laid it out, with the way from its code points to Qt's units."""

    __slots__ = ("layout", "offsets", "start")

    def __init__(self, start: int, text: str, font: QFont) -> None:
        self.start = start
        self.offsets = Utf16Offsets(text)
        self.layout = QTextLayout(text, font)
        self.layout.setCacheEnabled(True)

    def ranges(self, formats: Iterable[Formatted], end: int) -> list[QTextLayout.FormatRange]:
        """What of `formats` (places in the whole text) falls on this piece, which ends at `end`, in Qt's units."""
        found = []
        for first, last, text_format in formats:
            if first < end and last > self.start:
                chosen = QTextLayout.FormatRange()
                chosen.start = self.offsets.to_units(max(first, self.start) - self.start)
                chosen.length = self.offsets.to_units(min(last, end) - self.start) - chosen.start
                chosen.format = text_format
                found.append(chosen)
        return found


class TextColumn:
    """The text with the heights of its pieces. `decorate(start, end)` gives the formats that a stretch has at rest."""

    CACHED = 300

    def __init__(self, text: str, decorate: Callable[[int, int], Iterable[Formatted]]) -> None:
        self.text = _without_half_pairs(text)
        self.pieces = cut(self.text)
        self.layouts_made = 0
        self._decorate = decorate
        self._starts = [piece.start for piece in self.pieces]
        self._option = QTextOption()
        self._laid: OrderedDict[int, LaidPiece] = OrderedDict()
        self._folds: dict[int, Fold] = {}
        self._fold_starts: list[int] = []
        self._hidden = bytearray(len(self.pieces))
        self.set_geometry(400.0, QFont())

    # --- geometry ---------------------------------------------------------------------------------------------------------------

    def set_geometry(self, width: float, font: QFont, *, wrap: bool = True) -> None:
        """Forget all heights and estimate them anew for lines `width` pixels wide in `font`, or as long as they are."""
        self.width, self._font, self._wrap = width, font, wrap
        self.widest = width
        modes = QTextOption.WrapMode
        self._option.setWrapMode(modes.WrapAtWordBoundaryOrAnywhere if wrap else modes.NoWrap)
        metrics = QFontMetricsF(font)
        self.pitch = metrics.height() * LINE_SPACING
        a_line = max(8.0, width / max(1.0, metrics.averageCharWidth()) * _FILLED) if wrap else float(len(self.text) + 1)
        pitch, gap, blank = self.pitch, self.pitch * _GAP, self.pitch * _BLANK
        self._heights = [
            (int((end - start) / a_line) + 1) * pitch + (gap if closes else 0.0) if end > start else blank
            for start, end, closes in self.pieces
        ]
        # of each piece laid out: where its lines start (code points from its start) and their tops (from its top)
        self._lines: list[tuple[array[int], array[float]] | None] = [None] * len(self.pieces)
        self._measured = 0
        self._changed = False
        self._laid.clear()
        self.publish()

    def publish(self) -> None:
        """Let the heights that were made exact since the last call move what stands below them."""
        self._shown = self._heights
        if self._folds:
            self._shown = list(self._heights)
            for first, last, _ in self._folds.values():
                self._shown[first:last] = [self.pitch * _BAR, *([0.0] * (last - first - 1))]
        self._tops = list(accumulate(self._shown, initial=0.0))
        self._changed = False

    def set_folds(self, folds: Sequence[Fold]) -> None:
        """Hide what is in `folds`; `publish` puts it into effect."""
        self._folds = {fold.first: fold for fold in folds}
        self._fold_starts = sorted(self._folds)
        self._hidden = bytearray(len(self.pieces))
        for first, last, _ in folds:
            self._hidden[first:last] = b"\1" * (last - first)
        self._changed = True

    def folds(self) -> tuple[Fold, ...]:
        return tuple(self._folds.values())

    def fold_of(self, piece: int) -> Fold | None:
        """The fold that hides a piece; None where it shows."""
        if not self._hidden[piece]:
            return None
        return self._folds[self._fold_starts[bisect_right(self._fold_starts, piece) - 1]]

    @property
    def changed(self) -> bool:
        """Whether a height became exact that `publish` has not yet put into effect."""
        return self._changed

    @property
    def height(self) -> float:
        return self._tops[-1]

    def top(self, piece: int) -> float:
        return self._tops[piece]

    def piece_height(self, piece: int) -> float:
        return self._shown[piece]

    def piece_at(self, y: float) -> int:
        return min(len(self.pieces) - 1, max(0, bisect_right(self._tops, y) - 1))

    def piece_of(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def pieces_between(self, top: float, bottom: float) -> Iterator[int]:
        """The numbers of the pieces that show between two heights; of a fold, its first."""
        piece = self.piece_at(top)
        while piece < len(self.pieces) and self._tops[piece] < bottom:
            fold = self._folds.get(piece)
            if fold is not None or not self._hidden[piece]:
                yield piece
            piece = fold.last if fold is not None else piece + 1

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """The top of the line where `[start, end)` begins and the bottom of the one where it ends; estimated until laid out."""
        first = self.piece_of(start)
        last = self.piece_of(max(start, end - 1))
        bottom = self._line_top(last, max(start, end - 1)) + self.pitch
        return self._line_top(first, start), bottom

    def _line_top(self, piece: int, position: int) -> float:
        if self._hidden[piece]:
            return self._tops[piece]
        start, end, closes = self.pieces[piece]
        lines = self._lines[piece]
        if lines is not None:
            return self._tops[piece] + lines[1][max(0, bisect_right(lines[0], position - start) - 1)]
        room = max(0.0, self._heights[piece] - self.pitch * (1 + _GAP * closes))
        return self._tops[piece] + room * min(1.0, (position - start) / max(1, end - start))

    # --- laying out -------------------------------------------------------------------------------------------------------------

    def lay_out(self, piece: int) -> LaidPiece:
        """The piece as it is drawn, from the cache or made now."""
        laid = self._laid.get(piece)
        if laid is None:
            laid = self._laid[piece] = self._make(piece, decorated=True)
            if len(self._laid) > self.CACHED:
                self._laid.popitem(last=False)
        else:
            self._laid.move_to_end(piece)
        return laid

    def forget_formats(self) -> None:
        """Have `decorate` asked again; no height changes."""
        self._laid.clear()

    def settle(self, top: float, bottom: float) -> bool:
        """Lay out all that shows from `top` to `bottom`; whether a height changed, so that `publish` is due."""
        piece = self.piece_at(top)
        y = self._tops[piece]
        while piece < len(self.pieces) and y < bottom:
            if self._lines[piece] is None and not self._hidden[piece]:
                self.lay_out(piece)
            y += self._shown[piece]
            piece += 1
        return self._changed

    def measure_until(self, deadline: float) -> bool:
        """Make heights exact, from the top on, until `time.perf_counter()` passes `deadline`; whether all are."""
        while self._measured < len(self.pieces):
            if self._lines[self._measured] is None:
                self._make(self._measured, decorated=False)
            self._measured += 1
            if time.perf_counter() > deadline:
                break
        return self._measured >= len(self.pieces)

    def _make(self, piece: int, *, decorated: bool) -> LaidPiece:
        self.layouts_made += 1
        start, end, closes = self.pieces[piece]
        laid = LaidPiece(start, self.text[start:end], self._font)
        laid.layout.setTextOption(self._option)
        if decorated:
            laid.layout.setFormats(laid.ranges(self._decorate(start, end), end))
        laid.layout.beginLayout()
        starts, tops = array("i"), array("f")
        y = 0.0
        # an invalid line crashes on any call
        while (line := laid.layout.createLine()).isValid():
            line.setLineWidth(self.width)
            if not self._wrap and line.naturalTextWidth() > self.width:
                # a line that runs from right to left would begin left of all that can be scrolled to
                line.setLineWidth(line.naturalTextWidth() + 1)
                self.widest = max(self.widest, line.width())
            height = line.height()
            pitch = max(self.pitch, height)
            line.setPosition(QPointF(0.0, y + (pitch - height) / 2))
            starts.append(laid.offsets.to_code_points(line.textStart()))
            tops.append(y)
            y += pitch
        laid.layout.endLayout()
        if self._lines[piece] is None:
            self._lines[piece] = (starts, tops)
            exact = y + (self.pitch * _GAP if closes else 0.0) if end > start else self.pitch * _BLANK
            if abs(exact - self._heights[piece]) > 0.01:
                self._heights[piece] = exact
                if not self._hidden[piece]:
                    self._shown[piece] = exact
                self._changed = True
        return laid

    # --- places -----------------------------------------------------------------------------------------------------------------

    def position_near(self, x: float, y: float) -> int:
        """The gap between two characters that is nearest to a point: for selecting."""
        piece, line = self._line_near(y)
        if line is None:
            return self.pieces[piece].start
        return self._position(piece, line.xToCursor(x, QTextLine.CursorPosition.CursorBetweenCharacters))

    def character_at(self, x: float, y: float) -> int | None:
        """The character under a point; None beside the text."""
        if not 0 <= y < self.height:
            return None
        piece, line = self._line_near(y)
        if line is None:
            return None
        ink = line.naturalTextRect()
        if not (
            ink.left() <= x < ink.right() and self._tops[piece] + line.y() <= y <= self._tops[piece] + line.y() + line.height()
        ):
            return None
        return self._position(piece, _unit_at(line, x))

    def caret(self, position: int) -> tuple[float, float, float]:
        """Where the gap before `position` is: x, top and height."""
        piece = self.piece_of(position)
        laid = self.lay_out(piece)
        unit = laid.offsets.to_units(min(position, self.pieces[piece].end) - laid.start)
        line = laid.layout.lineForTextPosition(unit)
        if self._hidden[piece] or not line.isValid():
            return 0.0, self._tops[piece], self.pitch
        x: Any = line.cursorToX(unit)  # with the place as it was corrected, which the stubs do not say
        return float(x[0]), self._tops[piece] + line.y(), line.height()

    def span_between(self, piece: int, top: float, bottom: float) -> tuple[int, int]:
        """What of a piece that is laid out stands in the lines that show between two heights; at least one line."""
        start, end, _ = self.pieces[piece]
        lines = self._lines[piece]
        if lines is None or not lines[0]:
            return start, end
        first = max(0, bisect_right(lines[1], top - self._tops[piece]) - 1)
        last = max(first + 1, bisect_right(lines[1], bottom - self._tops[piece]))
        return start + lines[0][first], start + lines[0][last] if last < len(lines[0]) else end

    def line_at(self, position: int) -> tuple[int, int]:
        """The line in which `position` stands: `[start, end]`, the end before the white space at which it was broken."""
        piece = self.piece_of(position)
        start, end, _ = self.pieces[piece]
        self.lay_out(piece)
        lines = self._lines[piece]
        if lines is None or self._hidden[piece]:
            return start, end
        k = max(0, bisect_right(lines[0], position - start) - 1)
        last = start + lines[0][k + 1] - 1 if k + 1 < len(lines[0]) else end
        return start + lines[0][k], last

    def position_at_height(self, y: float) -> int:
        """About which position stands at height `y`, without laying anything out."""
        piece = self.piece_at(y)
        start, end, _ = self.pieces[piece]
        if self._hidden[piece]:
            return start
        lines = self._lines[piece]
        if lines is not None:
            return start + lines[0][max(0, bisect_right(lines[1], y - self._tops[piece]) - 1)]
        share = (y - self._tops[piece]) / max(1.0, self._shown[piece])
        return start + int(min(1.0, max(0.0, share)) * (end - start))

    def _line_near(self, y: float) -> tuple[int, QTextLine | None]:
        piece = self.piece_at(y)
        if self._hidden[piece]:
            return piece, None
        layout = self.lay_out(piece).layout
        lines = self._lines[piece]
        if lines is None or not layout.lineCount():
            return piece, None
        line = layout.lineAt(max(0, bisect_right(lines[1], y - self._tops[piece]) - 1))
        return piece, line if line.isValid() else None

    def _position(self, piece: int, unit: int) -> int:
        return self.pieces[piece].start + self.lay_out(piece).offsets.to_code_points(unit)
