"""The registry of what comes from other tools: which formats are read, by the ending of their names. A new one is a line here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from sources.codings import qdpx, taguette, web_annotations

if TYPE_CHECKING:
    from collections.abc import Callable

    from sources.codings.coded import Coded


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `suffixes` in lower case; `read(content, name)` raises SourceError with `name`."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Coded]


FORMATS: tuple[Format, ...] = (
    Format("REFI-QDA", (".qdpx",), qdpx.read),
    Format("Web Annotation", (".jsonld", ".json"), web_annotations.read),
    Format("Taguette", (".sqlite3", ".sqlite", ".db"), taguette.read),
)
SUFFIXES = tuple(suffix for one in FORMATS for suffix in one.suffixes)


def format_of(name: str) -> Format | None:
    """The format of a file of this name; None where it is none of them."""
    suffix = PurePath(name).suffix.lower()
    return next((one for one in FORMATS if suffix in one.suffixes), None)
