"""What became of a file that a person handed in; knows no Qt, since a job makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.model import Document


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A `document` (its side is empty where nobody knows it yet), or a `failure`, one sentence."""

    path: Path
    document: Document | None = None
    failure: str = ""
