"""What a report for reading is made of, whatever it is written as: headings, paragraphs, lists, tables, sides beside one another.

`reconciler.export.outline` makes the blocks of a report; Markdown, LaTeX, DOCX and PDF each write them in their way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# what XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), and lone surrogates, which no encoding can
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text with each character that XML cannot hold shown as U+FFFD; as long as it was, so that offsets stay."""
    return _UNWRITABLE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one manner. `marks` are the numbers of the differences that they are evidence of ("1 3"), or empty.

    `soft` words step back (places, dates, names of authors). `language` is an ISO 639-1 code, empty where unknown; `link` an
    address.
    """

    text: str
    bold: bool = False
    soft: bool = False
    marks: str = ""
    language: str = ""
    link: str = ""


Runs = tuple[Run, ...]


class Kind(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    LEAD = "lead"
    NOTICE = "notice"
    QUOTE = "quote"
    PLACE = "place"
    DECIDED = "decided"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 0 is the title of the whole."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some runs. A line end in a run is one in the paragraph."""

    runs: Runs
    kind: Kind = Kind.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` counts from 1."""

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings; `widths` are relative."""

    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """What sides say, beside one another: each side's name, and its paragraphs."""

    columns: tuple[tuple[str, tuple[Paragraph, ...]], ...]


Block = Heading | Paragraph | Bullets | Table | Sides


def plain(text: str) -> Runs:
    """One run of `text`."""
    return (Run(text),)


# sides that a page holds beside one another
ABREAST = 3


def abreast(sides: Sides) -> tuple[tuple[tuple[str, tuple[Paragraph, ...]], ...], ...]:
    """The columns, so many at a time as a page can hold."""
    columns = sides.columns
    return tuple(columns[n : n + ABREAST] for n in range(0, len(columns), ABREAST))
