"""What a person can ask for, as values: the views make them; `FactDeeds` does those on a fact, `ClaimDeeds` those in the texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconciler.notebook.entries import Whose


@dataclass(frozen=True, slots=True)
class SwitchRule:
    """Flag discrepancies of a type in this project, or flag them no more."""

    kind: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class SwitchWords:
    """Flag a difference of these two words in this project, or flag it no more."""

    word: str
    other: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class ShowSwitches:
    """List what is switched off."""


@dataclass(frozen=True, slots=True)
class State:
    """Store the reconciled statement of a fact, or the value of one of its facets; a blank text takes it away."""

    text: str
    facet: str = ""
    suggested: bool = False
    fact: str = ""  # empty for the chosen one


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer the note with this id."""

    note: str
    text: str


@dataclass(frozen=True, slots=True)
class EditNote:
    """Change the words of the note with this id."""

    note: str
    text: str


@dataclass(frozen=True, slots=True)
class DeleteNote:
    """Take the note with this id away."""

    note: str


@dataclass(frozen=True, slots=True)
class AddTag:
    """Put a tag on the fact."""

    name: str


@dataclass(frozen=True, slots=True)
class RemoveTag:
    """Take a tag off the fact."""

    name: str


@dataclass(frozen=True, slots=True)
class Translate:
    """Store what the claim says in another language, and whose translation that is; a blank text takes it away."""

    claim: str
    text: str
    language: str
    whose: Whose
    translator: str = ""


@dataclass(frozen=True, slots=True)
class CopyQuote:
    """Copy the quote of the claim with its citation."""

    claim: str


@dataclass(frozen=True, slots=True)
class Split:
    """Make the claims with these ids a fact of their own."""

    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChooseMerge:
    """Ask with which fact the chosen one is to be merged."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Merge the chosen fact with the one of this id."""

    fact: str


@dataclass(frozen=True, slots=True)
class LeaveAlone:
    """The claim has no counterpart."""

    claim: str


@dataclass(frozen=True, slots=True)
class RemoveClaim:
    """The claim is none: leave it out."""

    claim: str


@dataclass(frozen=True, slots=True)
class MakeClaim:
    """Make `[start, end)` of a source, in code points, a claim."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BoundClaim:
    """Let the claim with this id begin and end at `[start, end)` of its source."""

    claim: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CutClaim:
    """Cut the claim with this id in two before the code point `at` of its source."""

    claim: str
    at: int


@dataclass(frozen=True, slots=True)
class JoinClaims:
    """Make one claim of two of a source."""

    claim: str
    other: str


@dataclass(frozen=True, slots=True)
class LinkClaims:
    """The two claims tell of one fact."""

    claim: str
    other: str


@dataclass(frozen=True, slots=True)
class PartClaims:
    """The two claims never stand in one fact."""

    claim: str
    other: str


TextIntent = MakeClaim | BoundClaim | CutClaim | JoinClaims | LinkClaims | PartClaims | LeaveAlone | RemoveClaim

Intent = (
    SwitchRule
    | SwitchWords
    | ShowSwitches
    | State
    | Reply
    | EditNote
    | DeleteNote
    | AddTag
    | RemoveTag
    | Translate
    | CopyQuote
    | Split
    | ChooseMerge
    | Merge
    | LeaveAlone
    | RemoveClaim
)
