"""What a reader gives back, and how it says that it cannot read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.errors import SourceError
from sources.metadata import NO_METADATA, Metadata

if TYPE_CHECKING:
    from reconciler.model import Locator, Message


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that all offsets count in, the encoding that was found, and what the file says of itself.

    `locators` say where its parts stand (pages, times, chapters), `remarks` what a person should know of how it was read. A file
    may hold several sources, as a web archive does: then `part` tells this one from the others (its address), and `[start, end)`
    in bytes is where it stands in the file; `end` 0 stands for the whole file.
    """

    text: str
    encoding: str
    metadata: Metadata = NO_METADATA
    locators: tuple[Locator, ...] = ()
    remarks: tuple[Message, ...] = ()
    part: str = ""
    start: int = 0
    end: int = 0


class UnreadableError(SourceError):
    """Why bytes cannot be read, before anyone knows their name: `reason` begins with a verb, to be put after the name."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The file {reason}.")
        self.reason = reason


class ScannedError(UnreadableError):
    """A file that holds pictures of pages and no text: `pages` of them could be read from the pictures."""

    def __init__(self, pages: int) -> None:
        super().__init__("holds pictures of pages and no text: install tesseract, which reads pictures, or find a copy with text")
        self.pages = pages


class UnknownSideError(SourceError):
    """Nobody said whose a source is, and the catalogue of published pages does not know it."""
