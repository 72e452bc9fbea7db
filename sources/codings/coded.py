"""What a file of another tool holds, whatever the tool: texts, places in them whose words were verified, what was said there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from sources.metadata import NO_METADATA, Metadata


class SaidKind(StrEnum):
    """What somebody did: put a code on something, or wrote a note on it."""

    TAG = "tag"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Said:
    """The name of a code, or the text of a note. `time` (UTC, ISO 8601) and `author` are empty where the file does not say them."""

    kind: SaidKind
    text: str
    author: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that somebody marked: `[start, end)` of the text, in code points, and what was said of them; it may be nothing."""

    start: int
    end: int
    said: tuple[Said, ...] = ()
    author: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text as the tool had it, with its marks; `said` is what was said of it as a whole. `side` is empty where nobody says it."""

    name: str
    text: str = field(repr=False)
    side: str = ""
    metadata: Metadata = NO_METADATA
    marks: tuple[Marked, ...] = ()
    said: tuple[Said, ...] = ()
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    original: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Loose:
    """Something said of words in a text that the file does not carry: they are looked for by position and quote.

    `start` is -1 where no position is said, `exact` empty where no words are.
    """

    source: str
    exact: str
    said: tuple[Said, ...]
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1
    author: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """All that was read; `failures` say, a sentence each, what could not be taken in, and why."""

    texts: tuple[CodedText, ...] = ()
    loose: tuple[Loose, ...] = ()
    failures: tuple[str, ...] = ()


def moment(written: str) -> str:
    """A time as the notebook keeps them: UTC, to the microsecond; empty for none. One without a zone is taken for UTC."""
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        return ""
    return (found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)).isoformat(timespec="microseconds")


def excerpt(words: str, most: int = 60) -> str:
    """The beginning of some words, on one line, in quotation marks."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= most else f"“{line[:most].rstrip()}…”"
