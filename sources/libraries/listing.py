"""What a list of sources holds, whatever its kind: a source an entry, with what is said of it and where its files are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sources.metadata import NO_METADATA, Metadata

if TYPE_CHECKING:
    from reconciler.model import Message


@dataclass(frozen=True, slots=True)
class Listed:
    """A source as a list names it: `label` finds it in the list, `files` are paths as they are written there, the best first.

    `side` is empty where the list does not say whose voice it is.
    """

    label: str
    side: str = ""
    metadata: Metadata = NO_METADATA
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """All that a list holds, in its order, and a message, without the list's `name`, for each thing not understood."""

    entries: tuple[Listed, ...]
    notices: tuple[Message, ...] = ()
