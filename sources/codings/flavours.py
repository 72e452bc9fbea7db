"""How a tool counts positions in a text: found out by what it says of the words there, never taken for granted.

REFI-QDA counts characters of the plain text, and tools differ in what they take for one: a line end CRLF counts one or two, also
where the file has only LF; a letter beyond the basic plane counts one or two (UTF-16); a byte order mark counts one or none. Each
selection that quotes its words, as most tools do in its name, bears witness for the flavours under which just these words stand
there. The flavour that fits them all is taken. Of what no witness speaks, the edges of words do: a selection rarely begins or ends
within one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Span = tuple[int, int] | None

_WHOLE, _BEGUN = "whole", "begun"
_SEVERAL = 2  # selections that have to agree before another way of counting than the standard's is taken without a quote
_LEAST = 4  # letters of a name that can bear witness
_LONG = 40  # letters from which on a name may be a quote that was cut without a sign
_CUT = ("…", "...")


@dataclass(frozen=True, slots=True)
class Flavour:
    """What counts more than one: letters that need two units of UTF-16, line ends (`all`, or those that were CRLF), a first mark.

    `inclusive`: the end is the place of the last character, not that behind it.
    """

    wide: bool = False
    breaks: str = ""
    mark: bool = False
    inclusive: bool = False


# the standard's own first, then the nearest to it
FLAVOURS = tuple(
    Flavour(wide, breaks, mark, inclusive)
    for inclusive, mark, breaks, wide in product((False, True), (False, True), ("", "crlf", "all"), (False, True))
)


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection as a file has it: positions as the tool counts, and the words that it quotes, in full or at their beginning."""

    start: int
    end: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a selection stands, `[start, end)` in code points, or -1 where that cannot be told; `quoted`: its words confirm it."""

    start: int = -1
    end: int = -1
    quoted: bool = False


class Text:
    """A text with line feeds; `breaks` are the places of those that were CRLF in the file."""

    def __init__(self, text: str, breaks: Sequence[int] = ()) -> None:
        self.text = text
        self.plain = _plain(text)
        self._breaks = tuple(breaks)
        self._has_wide = any(ord(c) > 0xFFFF for c in text)
        self._starts: dict[tuple[bool, str], NDArray[np.int64]] = {}

    def span(self, selection: Selection, flavour: Flavour) -> tuple[int, int] | None:
        """Where a selection stands by this flavour; None where it is no place in the text."""
        start = self._index(selection.start, flavour)
        end = self._index(selection.end + flavour.inclusive, flavour)
        if start is None or end is None or start >= end:
            return None
        # white space that was marked along tells nothing, and is no part of the words
        inner = self.text[start:end]
        return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())

    def _index(self, position: int, flavour: Flavour) -> int | None:
        starts = self._starts_of(flavour)
        wanted = position - flavour.mark
        at = int(np.searchsorted(starts, wanted))
        return at if at < len(starts) and starts[at] == wanted else None

    def _starts_of(self, flavour: Flavour) -> NDArray[np.int64]:
        """The position of each code point, and of the end, as the flavour counts; its mark apart."""
        key = flavour.wide and self._has_wide, "" if flavour.breaks == "crlf" and not self._breaks else flavour.breaks
        if key not in self._starts:
            wide, breaks = key
            letters = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            widths = np.ones(len(letters), dtype=np.int64)
            if wide:
                widths += letters > 0xFFFF
            if breaks == "all":
                widths += letters == ord("\n")
            elif breaks:
                widths[list(self._breaks)] += 1
            self._starts[key] = np.concatenate(([0], np.cumsum(widths)))
        return self._starts[key]


def place(texts: Sequence[tuple[Text, Sequence[Selection]]]) -> list[list[Placed]]:
    """Where all selections of a file stand, text by text.

    One way of counting is taken for the whole file, which one tool wrote. Whatever it does not fit, and what could stand at two
    places, is left without a place.
    """
    every = [_Ways(text, one) for text, selections in texts for one in selections]
    best = _best(every)
    placed = iter([way.placed(best) for way in every])
    return [[next(placed) for _ in selections] for _, selections in texts]


class _Ways:
    """A selection with its place by each flavour, and what its words say of these."""

    def __init__(self, text: Text, selection: Selection) -> None:
        self.spans = {flavour: text.span(selection, flavour) for flavour in FLAVOURS}
        known = {span for span in self.spans.values() if span is not None}
        fits = {span: _fits(text.text, span, selection.words) for span in known}
        self._exact = {span for span in known if fits[span] == _WHOLE}
        self._begun = {span for span in known if fits[span] == _BEGUN and _is_clean(text.text, span)}
        self._clean = {span for span in known if _is_clean(text.text, span)}
        # it quotes words, be they at any of these places or at none
        self.speaks = bool(self._exact or self._begun) or _stands_in(text, selection.words)

    def score(self, flavour: Flavour) -> tuple[int, int, int]:
        """Whether the words are those at the place, whether they begin so, and whether it has the edges of words."""
        span = self.spans[flavour]
        return int(span in self._exact), int(span in self._begun), int(span in self._clean)

    def placed(self, best: Sequence[Flavour]) -> Placed:
        """The place by the flavours that fit best, which is one place or none."""
        spans = {self.spans[flavour] for flavour in best}
        for witnessed in (self._exact, self._begun) if self.speaks else (self._clean,):
            found = [span for span in spans if span is not None and span in witnessed]
            if len(found) == 1:
                return Placed(*found[0], quoted=self.speaks)
            if found:
                break
        return Placed()


def _best(every: Sequence[_Ways]) -> list[Flavour]:
    """The flavours that fit most selections by their words, and of these most by the edges of words; none where none fits."""
    scores = {flavour: tuple(map(sum, zip(*(way.score(flavour) for way in every), strict=True))) for flavour in FLAVOURS}
    if not every:
        return []
    most = max(scores.values())
    best = [flavour for flavour in FLAVOURS if scores[flavour] == most]
    speaking = sum(way.speaks for way in every)
    if speaking:
        return best if 2 * (most[0] + most[1]) >= speaking else []
    # nobody quotes anything: the standard, unless several selections have edges of words only by another way of counting
    standard = FLAVOURS[:4:2] if _same(every, FLAVOURS[0], FLAVOURS[2]) else [FLAVOURS[2]]
    if scores[standard[0]] == most:
        return list(standard)
    told = [f for f in FLAVOURS if not f.inclusive and scores[f][2] == len(every)]
    moved = [f for f in told if sum(way.spans[f] != way.spans[standard[0]] for way in every) >= _SEVERAL]
    return moved or list(standard)


def _same(every: Sequence[_Ways], one: Flavour, other: Flavour) -> bool:
    return all(way.spans[one] == way.spans[other] for way in every)


def _fits(text: str, span: tuple[int, int], words: str) -> str:
    """Whether the words that a selection quotes stand at its place, white space apart: `_WHOLE`, `_BEGUN`, or "" for not."""
    quoted = _plain(words)
    if len(quoted) < _LEAST:
        return ""
    there = _plain(text[slice(*span)])
    if there == quoted:
        return _WHOLE
    cut = next((quoted.removesuffix(end).strip() for end in _CUT if quoted.endswith(end)), quoted if len(quoted) >= _LONG else "")
    return _BEGUN if len(cut) >= _LEAST and there.startswith(cut) else ""


def _stands_in(text: Text, words: str) -> bool:
    """Whether the name of a selection quotes the text at all: several words of it stand there."""
    quoted = _plain(words)
    for end in _CUT:
        quoted = quoted.removesuffix(end).strip()
    return quoted.count(" ") >= 2 and quoted in text.plain


def _is_clean(text: str, span: tuple[int, int]) -> bool:
    """Whether a place begins and ends at the edges of words."""
    start, end = span
    inner = text[start:end]
    if not any(map(str.isalnum, inner)):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and inner[0].isalnum()) and not (after.isalnum() and inner[-1].isalnum())


def _plain(words: str) -> str:
    return " ".join(words.split())
