"""Cut a text into the pieces that a search finds: paragraphs, and stretches of long ones.

The pieces touch, so that every place of a text lies in one of them. A paragraph ends at a blank line; one that is longer than
`LONGEST` is cut where a sentence seems to end, best at the end of a line. Sentences as claims are read in would take ten times as
long to find. Limit: in a long paragraph a sentence may be cut in two, and then no search finds words of both halves together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 800  # code points
SHORTEST = 300  # of what is cut off a longer paragraph

_BLANK_LINES = re.compile(r"\n[ \t\r\u00a0]*(?:\n\s*)+|[\u2029\f]\s*")
# where to cut, the best first
_CUTS = (
    re.compile(r"[.!?…:;。！？؟][\"'»”’)\]]*[ \t\r]*\n\s*"),
    re.compile(r"(?<!\b\w)[.!?…。！？؟][\"'»”’)\]]*\s+(?=[\"'«“„‘(\[]*[^\W\d_a-zа-яё])|[。！？]"),
    re.compile(r"\n\s*"),
    re.compile(r"\s+"),
)


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` of each piece of `text` that has words, in code points."""
    start = 0
    for stop in [*(match.end() for match in _BLANK_LINES.finditer(text)), len(text)]:
        while stop - start > LONGEST:
            cut = _cut(text, start + SHORTEST, start + LONGEST)
            yield start, cut
            start = cut
        if text[start:stop].strip():
            yield start, stop
            start = stop


def _cut(text: str, first: int, last: int) -> int:
    """The end of the last good place to cut in `[first, last)`; `last` where there is none."""
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(text, first, last)]
        if ends:
            return ends[-1]
    return last
