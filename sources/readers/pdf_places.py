"""Where the characters of a PDF's page are, and how large, as pdfium knows it.

Of these questions there are several a line. pypdfium2's functions look at each argument and turn it into one of C's, which takes
longer than the answer, so pdfium's are called here by their address, with arguments that are C's already and rooms for the answer
that are made once a page. Places are in points, from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Rect = tuple[float, float, float, float]  # left, bottom, right, top


@cache
def _function(name: str, result: Any = ctypes.c_int) -> Callable[..., Any]:
    """pdfium's function of this name, whose arguments are given as C has them, or are whole numbers of 32 bits."""
    import pypdfium2.raw as raw

    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result)(address)  # type: ignore[arg-type]  # an address, which the stubs do not know


class Places:
    """The places on a page, whose `textpage` must stay open; `same`: the text counts characters as pdfium's list of them does."""

    def __init__(self, page: Any, textpage: Any, *, same: bool) -> None:
        self._textpage, self._same = textpage, same
        self._handle = ctypes.cast(textpage.raw, ctypes.c_void_p)
        self._box_of = _function("FPDFText_GetLooseCharBox")
        self._origin_of = _function("FPDFText_GetCharOrigin")
        self._size_of = _function("FPDFText_GetFontSize", ctypes.c_double)
        self._box, self._x, self._y = (ctypes.c_float * 4)(), ctypes.c_double(), ctypes.c_double()
        self._to_box, self._to_x, self._to_y = ctypes.byref(self._box), ctypes.byref(self._x), ctypes.byref(self._y)
        self._sizes: dict[tuple[float, float], float] = {}
        self.turned = page.get_rotation()
        self._width = self._height = 0.0  # of the page as it is not turned; of no use where it is not
        if self.turned:
            self._width, self._height = page.get_size()
        if self.turned in (90, 270):
            self._width, self._height = self._height, self._width

    def char(self, index: int) -> int:
        """The number of the character at `index` of the text; -1 where there is none."""
        return index if self._same else int(_function("FPDFText_GetCharIndexFromTextIndex")(self._handle, index))

    def index_at(self, x: float, y: float) -> int:
        """The index in the text of the character at a point of the page as it is not turned; -1 where there is none."""
        import pypdfium2.raw as raw

        char = int(raw.FPDFText_GetCharIndexAtPos(self._textpage, x, y, 1, 1))
        return char if self._same or char < 0 else int(_function("FPDFText_GetTextIndexFromCharIndex")(self._handle, char))

    def box(self, char: int) -> Rect | None:
        """The box of a character, as high as its font; None where there is none."""
        if char < 0 or not self._box_of(self._handle, char, self._to_box):
            return None
        left, top, right, bottom = self._box[:]  # which is twice as quick as to go through it
        return self._shown(left, bottom, right, top) if self.turned else (left, bottom, right, top)

    def base(self, char: int) -> float:
        """The height at which a character stands."""
        self._origin_of(self._handle, char, self._to_x, self._to_y)
        y = self._y.value
        return self._shown(self._x.value, y, self._x.value, y)[1] if self.turned else y

    def size(self, char: int, high: float) -> float:
        """The size of a character whose box is so high: by its font, and by how much that is enlarged where it is drawn."""
        font = self._size_of(self._handle, char)
        known = self._sizes.get(key := (font, round(high, 1)))
        if known is None:
            known = self._sizes[key] = font * self._enlarged(char)
        return known

    def _enlarged(self, char: int) -> float:
        matrix = (ctypes.c_float * 6)()
        if not _function("FPDFText_GetMatrix")(self._handle, char, ctypes.byref(matrix)):
            return 1.0
        return float((matrix[2] ** 2 + matrix[3] ** 2) ** 0.5)

    def rects(self) -> list[Rect]:
        """Those of the runs of characters that were drawn together, in their order."""
        handle, rect_of = self._handle, _function("FPDFText_GetRect")
        room = (ctypes.c_double * 4)()
        to_left, to_bottom, to_right, to_top = (ctypes.byref(room, place * ctypes.sizeof(ctypes.c_double)) for place in range(4))
        found: list[Rect] = []
        for number in range(_function("FPDFText_CountRects")(handle, 0, -1)):
            rect_of(handle, number, to_left, to_top, to_right, to_bottom)
            left, bottom, right, top = room[:]
            found.append((left, bottom, right, top))
        return [self._shown(*rect) for rect in found] if self.turned else found

    def _shown(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """A rectangle on the page as it is shown, which may be turned."""
        if self.turned == 90:
            return bottom, self._width - right, top, self._width - left
        if self.turned == 180:
            return self._width - right, self._height - top, self._width - left, self._height - bottom
        if self.turned == 270:
            return self._height - top, left, self._height - bottom, right
        return left, bottom, right, top
