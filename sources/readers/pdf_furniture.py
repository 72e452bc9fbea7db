"""What stands at the head and foot of a PDF's pages and is no text: running titles and numbers of pages.

A line is one if it stands at an edge of the page, and the same stands at the same height on other pages, numbers apart; a number
alone is one where it counts the pages. Known limit: of a single page only what says itself that it is a page's number is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.readers.pdf_lines import Line

EDGE_LINES = 3  # so many lines at either edge of a page may be furniture
HEIGHT = 4.0  # points by which the place of a running title may differ
SHARE = 0.4  # of the pages: running titles of left and right pages differ

_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|pg\.|стр\.|страница|с\.)\s*)?(\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|из)\s*(\d{1,4}))?[-–—|\s]*",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(
    r"(?:page|p\.|pg\.|стр\.|страница)\s*\d|\A\s*[-–—]\s*\d{1,4}\s*[-–—]\s*\Z|\A\s*\d{1,4}\s*(?:/|of|из)\s*\d{1,4}\s*\Z",
    re.IGNORECASE,
)


def furniture(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """For each page the places in its list of the lines that are furniture."""
    edges = [_edges(lines) for lines in pages]
    # what stands there, at what height, on which pages
    seen: dict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        for place in edge:
            seen[_shape(lines[place].text)].append((lines[place].middle, number, place))
    found: list[set[int]] = [set() for _ in pages]
    for shape, places in seen.items():
        for height, number, place in places:
            alike = {other for at, other, _ in places if abs(at - height) <= HEIGHT}
            if len(alike) >= max(2, SHARE * len(pages)) and (shape != "#" or _counts(pages, places, height)):
                found[number].add(place)
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        for place in edge:
            text = lines[place].text
            match = _PAGE.fullmatch(text)
            if match and place in (edge[0], edge[-1]) and (_SAYS_PAGE.search(text) or _is_number(match, number, len(pages))):
                found[number].add(place)
    return [_outermost(edge, marked) for edge, marked in zip(edges, found, strict=True)]


def _edges(lines: Sequence[Line]) -> list[int]:
    """The places of the lines at the upper and lower edge, from the top down."""
    heights = [-line.middle for line in lines]
    downwards = sorted(range(len(lines)), key=heights.__getitem__)
    if len(downwards) <= 2 * EDGE_LINES:
        return downwards
    return downwards[:EDGE_LINES] + downwards[-EDGE_LINES:]


def _shape(text: str) -> str:
    return " ".join(_NUMBER.sub("#", text).split()).casefold()


def _counts(pages: Sequence[Sequence[Line]], places: Sequence[tuple[float, int, int]], height: float) -> bool:
    """Whether numbers that stand alone at one height count the pages."""
    numbers = [
        (number, int(_NUMBER.findall(pages[number][place].text)[0])) for at, number, place in places if abs(at - height) <= HEIGHT
    ]
    return len({value - number for number, value in numbers}) == 1


def _is_number(match: re.Match[str], number: int, count: int) -> bool:
    """Whether a number that stands alone at an edge is the page's own, and there are others to tell."""
    return count > 1 and match[1].isdecimal() and int(match[1]) == number + 1


def _outermost(edge: Sequence[int], marked: set[int]) -> set[int]:
    """Of the lines that are `marked` those that no line of text parts from the edge; all, where there is nothing but edges."""
    if len(edge) < 2 * EDGE_LINES:
        return marked
    kept: set[int] = set()
    for side in (edge[:EDGE_LINES], edge[EDGE_LINES:][::-1]):
        for place in side:
            if place not in marked:
                break
            kept.add(place)
    return kept
