"""The registry of readers: which formats are read, and which reader a file gets. A new format is a module and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from reconciler.errors import SourceError
from sources.readers import html, text
from sources.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["READERS", "SUFFIXES", "Reader", "Reading", "choose"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: `suffixes` in lower case with the dot; `recognises(content)` tells it without a name.

    `read(content)` gives the text that all offsets count in; it raises `sources.reading.UnreadableError`, a SourceError.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes], Reading]


HTML = Reader("HTML", (".html", ".htm", ".xhtml"), "text/html", html.recognises, html.read)
TEXT = Reader("plain text", (".txt", ".text"), "text/plain", text.recognises, text.read)

# asked in this order; plain text is last, for it recognises whatever is not binary
READERS: tuple[Reader, ...] = (HTML, TEXT)
SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes)


def choose(name: str, content: bytes) -> Reader:
    """The reader for a file of this name and content.

    The ending says whether it is read at all; a page saved as .txt is still read as HTML. A name without an ending goes by content
    alone. Raises SourceError for an unknown kind and for binary content.
    """
    suffix = PurePath(name).suffix.lower()
    by_name = next((reader for reader in READERS if suffix in reader.suffixes), None)
    if suffix and by_name is None:
        raise SourceError(f"{name} is of a kind that is not read ({suffix}): save it as one of {', '.join(SUFFIXES)}.")
    by_content = next((reader for reader in READERS if reader.recognises(content)), None)
    if by_content is None:
        raise SourceError(f"{name} is binary, not a text: save it as plain text or HTML first.")
    return by_name or by_content if by_content is TEXT else by_content
