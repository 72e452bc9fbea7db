"""Marks of a page's end within the text: "17-29275 17/27", "A/72/PV.12 15/31", "of the 12/34 region", a number on its own line.

What only looks like one ("24/7", "9/11", "1/2 cup", "2016/17", "resolution 853/1993", a date) stays. Known limits: a running header
in words stays, and so does a single "3/12" whose page has twelve pages or fewer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.mending.edits import Edit
from reconciler.mending.spelling import is_plural

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYMBOL = r"[A-Z]{1,4}/(?:[A-Z0-9.()-]+/)*[A-Z0-9.()-]*\d[A-Z0-9()]*"
_JOB = r"\d{2}-\d{5}(?:[ ]?\([EFRSAC]\))?"
_DAY = r"\d{1,2}/\d{1,2}/\d{4}"
_PAGE = r"\d{1,3}/\d{1,3}"
_PIECE = re.compile(rf"(?<!\S)(?:(?P<symbol>{_SYMBOL})|(?P<job>{_JOB})|(?P<day>{_DAY})|(?P<page>{_PAGE}))(?!\S)")
_COUNT = re.compile(r"(?<![\w/.,-])([1-9]\d{0,2})/([1-9]\d{0,2})(?![\w/%-]|[.,]\d)")
_LINE = re.compile(
    r"\n[ \t]*(?:[-–—|][ \t]*)?(?:(?:page|p\.|стр\.|страница|с\.)[ \t]*)?\d{1,4}(?:[ \t]*(?:of|/|из)[ \t]*\d{1,4})?"
    r"(?:[ \t]*[-–—|])?[ \t]*(?=\n)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"([^\W\d_]+)\s+\Z")
_AFTER = re.compile(r"\s+([^\W\d_]{3,})")

PAGE_LENGTH = 600  # characters; marks of neighbouring pages are not nearer to one another
CUT_LINE, FULL_LINE = 30, 60  # characters; a line that a page's end has cut is not shorter, one without a stop may well be one
WHOLES = frozenset((16, 32, 64, 100, 128))  # fractions of an inch, of a hundred
_STOPS = frozenset('.!?…:;»”"')
_NEAR = 200  # characters within which the words around a mark are looked for


def page_marks(text: str, language: str) -> Iterator[Edit]:
    """The page marks of `text` with the white space around them, in its order."""
    found = [*_page_lines(text)]
    if "/" in text:
        found += [*_clusters(text), *_counts(text, language)]
    done = 0
    for start, end in sorted(found):
        before, after = _space_before(text, start), _space_after(text, end)
        if before >= done:
            yield Edit(before, after, _gap(text, (before, start), (end, after)))
            done = after


def _space_before(text: str, place: int) -> int:
    first = max(0, place - _NEAR)
    return first + len(text[first:place].rstrip())


def _space_after(text: str, place: int) -> int:
    after = text[place : place + _NEAR]
    return place + len(after) - len(after.lstrip())


def _gap(text: str, left: tuple[int, int], right: tuple[int, int]) -> str:
    """What parts the words around a mark, with `left` and `right` the white space beside it: within a sentence a space."""
    before, after = left[0], right[1]
    if not before or after == len(text):
        return ""
    spaces = text[slice(*left)], text[slice(*right)]
    if "\n" not in "".join(spaces) or _goes_on(text, before, after):
        return " "
    return max(spaces, key=lambda space: space.count("\n"))


def _goes_on(text: str, before: int, after: int) -> bool:
    """Whether the sentence that stands before `before` goes on at `after`: it has no stop, and the rest looks like a rest."""
    line = _line_before(text, before)
    if line[-1:] in _STOPS:
        return False
    return text[after].islower() or line[-1] in ",-" or len(line) >= FULL_LINE


def _line_before(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 : place]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of a page's head that stand beside one another: a document's symbol, a job number, a day, a page of so many."""
    run: list[re.Match[str]] = []
    for piece in _PIECE.finditer(text):
        if run and text[run[-1].end() : piece.start()].strip():
            yield from _head(run)
            run = []
        run.append(piece)
    yield from _head(run)


def _head(run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    kinds = {piece.lastgroup for piece in run}
    pages = [piece.group().split("/") for piece in run if piece.lastgroup == "page"]
    paged = any(int(page) <= int(count) and page[0] != "0" for page, count in pages)
    if (paged and kinds & {"symbol", "job"}) or {"symbol", "job"} <= kinds:
        yield run[0].start(), run[-1].end()


def _counts(text: str, language: str) -> Iterator[tuple[int, int]]:
    """ "12/34" within a sentence, where it counts pages and nothing else."""
    last: dict[int, re.Match[str]] = {}
    for match in _COUNT.finditer(text):
        page, pages = int(match[1]), int(match[2])
        if page > pages or pages < 4:
            continue
        before = last.get(pages)
        if before and page == int(before[1]) + 1 and match.start() - before.end() >= PAGE_LENGTH:
            yield before.span()
            yield match.span()
        elif _interrupts(text, match, language):
            yield match.span()
        last[pages] = match


def _interrupts(text: str, match: re.Match[str], language: str) -> bool:
    """Whether the words around "12/34" make sense only without it: "of the 12/34 region"."""
    page, pages = int(match[1]), int(match[2])
    if page == pages or pages <= 12 or pages in WHOLES or (page <= 12 and pages <= 31):
        return False
    before = _BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
    after = _AFTER.match(text, match.end())
    if not before or not after or not after[1].islower():
        return False
    leading = lang.get(language).words("passages", "leading")
    return before[1].lower() in leading and after[1] not in leading and not is_plural(after[1], language)


def _page_lines(text: str) -> Iterator[tuple[int, int]]:
    """A page's number on a line of its own between two halves of a sentence."""
    for match in _LINE.finditer(text):
        before, after = _space_before(text, match.start()), _space_after(text, match.end())
        if after == len(text) or not text[after].islower() or len(_line_before(text, before)) < CUT_LINE:
            continue
        if _goes_on(text, before, after):
            yield match.start() + 1, match.end()
