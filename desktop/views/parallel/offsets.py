"""Code points to UTF-16 units and back, within one piece of text: ours are code points, Qt's are UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left


class Utf16Offsets:
    """Converts positions in `text`; costs nothing to speak of where the text has no character beyond U+FFFF."""

    __slots__ = ("_astral", "_low_units")

    def __init__(self, text: str) -> None:
        plain = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
        self._astral = () if plain else tuple(i for i, character in enumerate(text) if character > "\uffff")
        # the unit at which the second half of each surrogate pair stands
        self._low_units = tuple(i + n + 1 for n, i in enumerate(self._astral))

    def to_units(self, position: int) -> int:
        """The UTF-16 position of the code point position `position`."""
        return position + bisect_left(self._astral, position) if self._astral else position

    def to_code_points(self, unit: int) -> int:
        """The code point position of the UTF-16 position `unit`; one inside a surrogate pair counts as behind it."""
        return unit - bisect_left(self._low_units, unit) if self._low_units else unit
