"""Find words in several long texts at once, a slice of time at a time; nothing here knows Qt.

Case does not matter, and a gap stands for any white space. A letter with a combining mark is another letter than the one without.
"""

from __future__ import annotations

import re
import time
from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 200  # letters that are looked for
_CHUNK = 50_000  # characters that are read between two looks at the clock
_OVERLAP = 4 * LONGEST
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u200d\ufe0e\ufe0f"


class Places:
    """The places found in one text, `[start, end)` in code points, in order."""

    def __init__(self) -> None:
        self.starts = array("q")
        self.ends = array("q")

    def __len__(self) -> int:
        return len(self.starts)

    def add(self, start: int, end: int) -> None:
        self.starts.append(start)
        self.ends.append(end)

    def between(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the places that share a character with `[start, end)`."""
        k = bisect_right(self.ends, start)
        while k < len(self.starts) and self.starts[k] < end:
            yield k
            k += 1

    def from_place(self, position: int) -> int:
        """The number of the first place that begins at or behind `position`; their count where there is none."""
        return bisect_left(self.starts, position)


class Search:
    """What is looked for, and what was found of it so far in each of `texts`."""

    def __init__(self, texts: Sequence[str], words: str) -> None:
        self.found = tuple(Places() for _ in texts)
        self._texts = texts
        parts = words[:LONGEST].split()
        self._pattern = re.compile(r"\s+".join(map(re.escape, parts)) + f"(?![{_MARKS}])", re.IGNORECASE) if parts else None
        self._text = self._position = 0
        self.done = self._pattern is None or not texts

    def run_until(self, deadline: float) -> bool:
        """Look until `time.perf_counter()` passes `deadline`; whether all is read."""
        while not self.done and time.perf_counter() < deadline:
            self._read_on()
        return self.done

    def count(self) -> int:
        return sum(map(len, self.found))

    def _read_on(self) -> None:
        assert self._pattern is not None
        text, places = self._texts[self._text], self.found[self._text]
        stop = self._position + _CHUNK
        behind = self._position
        for match in self._pattern.finditer(text, self._position, min(len(text), stop + _OVERLAP)):
            if match.start() >= stop:
                break
            places.add(*match.span())
            behind = match.end()
        self._position = max(stop, behind)
        if self._position >= len(text):
            self._text, self._position = self._text + 1, 0
            self.done = self._text >= len(self._texts)
