"""Guess whose a text is and when it was published, from where it lies, what it is called, and what the project has already.

Each guess is shown as one, and the person sets it right. Where two guesses would do, none is made: a wrong side is worse than an
empty field. Known limits: a side is recognised in a name by its whole words alone; a date in a text only where a line among the
first says nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.models.read_file import Ground, ReadFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import PurePath

    from reconciler.model import Document

# lines at the head of a text among which a date may stand, and the longest of them that can be one
HEAD_LINES = 8
DATE_LINE = 60

_WORD = re.compile(r"[^\W_]+")
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Known:
    """What a project tells of whose texts are: its sides, and the side of each publisher and host that has but one."""

    sides: tuple[str, ...] = ()
    publishers: tuple[tuple[str, str], ...] = ()


def known_of(documents: Iterable[Document]) -> Known:
    """What the texts of a project tell."""
    sides: dict[str, None] = {}
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        sides[document.side] = None
        for publisher in _publishers(document):
            found[publisher].add(document.side)
    return Known(tuple(sides), tuple((key, next(iter(of))) for key, of in sorted(found.items()) if len(of) == 1))


def guess_side(path: PurePath, document: Document, known: Known) -> tuple[str, Ground]:
    """Whose a text is, and what that was taken from; an empty side where nothing says it."""
    by_words = {_words(side): side for side in known.sides if _words(side)}
    for folder in reversed(path.parent.parts):
        if _words(folder) in by_words:
            return by_words[_words(folder)], Ground.FOLDER
    name = _words(path.stem)
    named = {side for words, side in by_words.items() if _within(words, name)}
    if len(named) == 1:
        return named.pop(), Ground.NAME
    publishers = dict(known.publishers)
    published = {publishers[key] for key in _publishers(document) if key in publishers}
    return (published.pop(), Ground.PUBLISHER) if len(published) == 1 else ("", Ground.NONE)


def guess_date(path: PurePath, document: Document) -> tuple[str, Ground]:
    """The day (ISO 8601) on which a text was published, by its name or a line at its head; empty where none says so."""
    days = {day for match in _DAY_IN_NAME.finditer(path.stem) if (day := _day(match[1], match[3], match[4]))}
    if len(days) == 1:
        return days.pop(), Ground.NAME
    from reconciler.claims.dates import find_dates
    from reconciler.facets import DatePrecision

    lines = [line.strip() for line in document.text.split("\n", 40)[:40]]
    for line in [line for line in lines if line][:HEAD_LINES]:
        found = find_dates(line, document.language) if len(line) <= DATE_LINE and any(map(str.isdigit, line)) else ()
        if (
            len(found) == 1
            and found[0].precision is DatePrecision.DAY
            and not _WORD.search(_rest(line, found[0].start, found[0].end))
        ):
            return found[0].earliest.isoformat(), Ground.TEXT
    return "", Ground.NONE


def sides_by_folder(files: Sequence[ReadFile]) -> tuple[ReadFile, ...]:
    """Files of which nobody knows whose they are, from several folders beside one another: the folder's name is the side."""
    open_ = [f for f in files if f.document is not None and not f.document.side]
    parents = {f.path.parent for f in open_}
    if len(parents) < 2 or len({p.parent for p in parents}) != 1:
        return tuple(files)
    waiting = set(map(id, open_))
    return tuple(
        replace(f, document=replace(f.document, side=f.path.parent.name), side_from=Ground.FOLDER)
        if id(f) in waiting and f.document is not None
        else f
        for f in files
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _within(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(name[i : i + len(words)] == words for i in range(len(name) - len(words) + 1))


def _publishers(document: Document) -> set[str]:
    """What says who published a text: the publisher's name, and the host of its address."""
    from urllib.parse import urlsplit

    host = (urlsplit(document.url).hostname or "") if document.url else ""
    return {key for key in (document.publisher.strip().casefold(), host.removeprefix("www.")) if key}


def _rest(line: str, start: int, end: int) -> str:
    return line[:start] + " " + line[end:]


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
