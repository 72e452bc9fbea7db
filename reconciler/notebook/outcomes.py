"""What can become of an anchor in a new version of its text, as values, and how two passages differ, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconciler.notebook.entries import Anchor

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


class Fate(StrEnum):
    """What became of an anchor in a new version of its text."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


class PieceKind(StrEnum):
    """Whether both versions have some words, or the old one alone, or the new one alone."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a difference; those that are the same and gone make up the old text, those the same and new the new one."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage of the new text, `[start, end)`, that looks alike: `alike` in (0, 1] is 1 where it has the same words."""

    start: int
    end: int
    alike: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of `anchor`: `place` is `[start, end)` in the new text, None where it is lost.

    `diff` tells for `CHANGED` how the words differ. `suggestions` are for what is changed or lost, the most alike first.
    """

    anchor: Anchor
    fate: Fate
    place: tuple[int, int] | None = None
    diff: tuple[Piece, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def same_words(self) -> bool:
        """Whether a changed passage differs in white space alone."""
        return bool(self.diff) and all(piece.kind is PieceKind.SAME or piece.text.isspace() for piece in self.diff)


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """How two texts differ, in words and white space."""
    from cydifflib import SequenceMatcher

    a, b = _PIECE.findall(old), _PIECE.findall(new)
    found: list[Piece] = []
    for _, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if a[i:j] == b[k:m]:
            found.append(Piece(PieceKind.SAME, "".join(a[i:j])))
            continue
        found += (Piece(kind, "".join(said)) for kind, said in ((PieceKind.GONE, a[i:j]), (PieceKind.NEW, b[k:m])) if said)
    return tuple(found)


def likeness(old: str, new: str) -> float:
    """How much two texts have in common, in [0, 1]: 1 where all words and signs are the same."""
    letters = dict.fromkeys(PieceKind, 0)
    for piece in word_diff(old, new):
        letters[piece.kind] += len("".join(piece.text.split()))
    same = 2 * letters[PieceKind.SAME]
    return round(same / (total if (total := same + letters[PieceKind.GONE] + letters[PieceKind.NEW]) else 1), 3)
