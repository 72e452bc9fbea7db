"""What became of a file or a pasted text that a person handed in; knows no Qt, since a job makes it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.model import Document, Message


class Ground(StrEnum):
    """What the side or the date of a text was taken from: `CATALOGUE` and `FILE` say so themselves, the others are guesses."""

    NONE = ""
    CATALOGUE = "catalogue"
    FILE = "file"
    FOLDER = "folder"
    NAME = "name"
    PUBLISHER = "publisher"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FetchedPages:
    """What became of pages that were fetched: `files` that are new or failed, what the project has in a `newer` version now (the id
    of its text, and the new text), and the names of those that are the `same` as ever."""

    files: tuple[ReadFile, ...] = ()
    newer: tuple[tuple[str, Document], ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A `document` (its side is empty where nobody knows it yet), or a `failure`, one sentence.

    `opening` are the first lines that were read, `passages` the paragraphs, headings and the like, and `telling` those of them that
    may hold claims. `warnings` are what to know before trusting it: see `desktop.models.import_words`.
    """

    path: Path
    document: Document | None = None
    failure: str = ""
    opening: str = ""
    passages: int = 0
    telling: int = 0
    warnings: tuple[Message, ...] = ()
    side_from: Ground = Ground.NONE
    date_from: Ground = Ground.NONE
