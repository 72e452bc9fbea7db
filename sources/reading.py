"""What a reader gives back, and how it says that it cannot read."""

from __future__ import annotations

from dataclasses import dataclass

from reconciler.errors import SourceError
from sources.metadata import NO_METADATA, Metadata


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that all offsets count in, the encoding that was found, and what the file says of itself."""

    text: str
    encoding: str
    metadata: Metadata = NO_METADATA


class UnreadableError(SourceError):
    """Why bytes cannot be read, before anyone knows their name: `reason` begins with a verb, to be put after the name."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The file {reason}.")
        self.reason = reason


class UnknownSideError(SourceError):
    """Nobody said whose a source is, and the catalogue of published pages does not know it."""
