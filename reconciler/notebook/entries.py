"""What can stand in a notebook: small frozen values, each under a key that says what it is about.

An entry is set, replaced or taken away by an operation (`reconciler.notebook.log`), never changed in place. Entries that hang on
claims carry their places with their quotes (`Anchor`), so that they find them again in a later run or in a new version of a text.
Where two researchers may hold different views, the author is part of the key, so that neither overwrites the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from reconciler.model import content_id
from reconciler.notebook.targets import Anchor as Anchor  # noqa: PLC0414 - had with the entries that hang on it
from reconciler.notebook.targets import Target as Target  # noqa: PLC0414 - had with the entries that hang on it
from reconciler.notebook.targets import TargetKind as TargetKind  # noqa: PLC0414 - had with the entries that hang on it
from reconciler.notebook.targets import anchor_at as anchor_at  # noqa: PLC0414 - had with the entries that hang on it
from reconciler.notebook.targets import anchor_of as anchor_of  # noqa: PLC0414 - had with the entries that hang on it


class Entry(Protocol):
    """One thing in the notebook, made at `time`.

    `key` begins with its kind; `needs` are the keys of others that it hangs on, if they are there.
    """

    @property
    def time(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def needs(self) -> tuple[str, ...]: ...


# --- judging -----------------------------------------------------------------------------------------------------------------


class VerdictValue(StrEnum):
    """What a person decided of a fact, a facet or a discrepancy; `OPEN` takes an earlier verdict back."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision of `author` at `time` (UTC, ISO 8601, to the microsecond); of several on one target the newest counts."""

    target: Target
    value: VerdictValue
    reason: str
    author: str
    time: str

    @property
    def key(self) -> str:
        return f"verdict:{self.target.key}:{self.author}"

    @property
    def needs(self) -> tuple[str, ...]:
        return self.target.needs


@dataclass(frozen=True, slots=True)
class Statement:
    """The reconciled statement of a fact, or the value of one of its facets, as a person wrote it.

    `suggested`: the program proposed it in these words, and the person took it over.
    """

    target: Target
    text: str
    author: str
    time: str
    suggested: bool = False

    @property
    def key(self) -> str:
        return f"statement:{self.target.key}:{self.author}"

    @property
    def needs(self) -> tuple[str, ...]:
        return self.target.needs


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note in Markdown. `time` is when it was first written and `edited` when last changed; `reply_to` is another note's id."""

    target: Target
    text: str
    author: str
    time: str
    edited: str = ""
    reply_to: str = ""

    @property
    def id(self) -> str:
        """The same as long as the note exists."""
        return content_id("n", self.target.key, self.author, self.time)

    @property
    def key(self) -> str:
        return f"note:{self.id}"

    @property
    def needs(self) -> tuple[str, ...]:
        return (f"note:{self.reply_to}", *self.target.needs) if self.reply_to else self.target.needs


class Whose(StrEnum):
    """Whose a translation is: of the one who entered it, of somebody named, or the official one."""

    OWN = "own"
    NAMED = "named"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Translation:
    """What a quote says in the language `language` (a code such as `en`), as a person entered it; the program never translates.

    `translator` is who translated it: a name where it is `NAMED`, who published it, or nothing, where it is `OFFICIAL`, and empty
    where it is the author's own. An author has one a quote and language.
    """

    target: Target
    text: str
    language: str
    whose: Whose
    translator: str
    author: str
    time: str

    @property
    def key(self) -> str:
        return f"translation:{self.target.key}:{self.language}:{self.author}"

    @property
    def needs(self) -> tuple[str, ...]:
        return self.target.needs


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that a person put on something, to find it again."""

    target: Target
    name: str
    author: str
    time: str

    @property
    def key(self) -> str:
        return f"tag:{self.target.key}:{self.name.casefold()}"

    @property
    def needs(self) -> tuple[str, ...]:
        return self.target.needs


# what a person says of a target
Judgement = Verdict | Statement | Annotation | Tag | Translation


# --- claims and facts --------------------------------------------------------------------------------------------------------


class TieKind(StrEnum):
    """What a person decided of two claims, or of one."""

    LINKED = "linked"
    APART = "apart"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two claims that tell of one fact, or never do, or one claim that has no counterpart."""

    kind: TieKind
    claims: tuple[Anchor, ...]
    reason: str
    author: str
    time: str

    @property
    def key(self) -> str:
        return tie_key(*(anchor.id for anchor in self.claims))

    @property
    def needs(self) -> tuple[str, ...]:
        return tuple(f"claim:{anchor.id}" for anchor in self.claims)


def tie_key(*claims: str) -> str:
    """The key of what was decided of two claims, or of one alone, by their ids."""
    return ":".join(("tie", *sorted(claims)))


class ClaimKind(StrEnum):
    """What a person did to a claim."""

    MADE = "made"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim that a person made, or one of the program's that a person took away."""

    kind: ClaimKind
    anchor: Anchor
    author: str
    time: str

    @property
    def key(self) -> str:
        return f"claim:{self.anchor.id}"

    @property
    def needs(self) -> tuple[str, ...]:
        return ()


# --- sources and the project -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceEdit:
    """What a person says of a source, in the place of what its file said.

    `field` is one of `EDITABLE`, or `present` (it is in the project), `successor` (the id of the version that took its place), or
    `beside` (an old version that is compared like any other source).
    """

    source: str
    field: str
    value: str
    author: str
    time: str

    @property
    def key(self) -> str:
        return source_key(self.source, self.field)

    @property
    def needs(self) -> tuple[str, ...]:
        return () if self.field == "present" else (source_key(self.source, "present"),)


EDITABLE = ("side", "title", "publisher", "author", "language", "url", "published", "accessed", "note")


def source_key(source: str, field: str) -> str:
    """The key of what a person says of `field` of a source."""
    return f"source:{source}:{field}"


class CarriedHow(StrEnum):
    """How a place came into a new version: its words stood where they were, or elsewhere, or a person agreed to other words; or
    a person took a suggestion, chose a place, or left it with the old version (`old` and `new` are the same then)."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    SUGGESTED = "suggested"
    BY_HAND = "by_hand"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a place in an old version of a text stands in the new one; the person saw it in the preview, or chose it."""

    old: Anchor
    new: Anchor
    author: str
    time: str
    how: CarriedHow = CarriedHow.KEPT

    @property
    def key(self) -> str:
        return f"anchor:{self.old.id}"

    @property
    def needs(self) -> tuple[str, ...]:
        return (source_key(self.new.source, "present"),)


@dataclass(frozen=True, slots=True)
class Switch:
    """Something that a project does not want flagged: `rule` with a type, or `words` with two of them (see `words_off`)."""

    kind: str
    name: str
    author: str
    time: str

    @property
    def key(self) -> str:
        return f"off:{self.kind}:{self.name}"

    @property
    def needs(self) -> tuple[str, ...]:
        return ()


def words_off(a: str, b: str) -> str:
    """The name under which two words are switched off: the order and the case of the two do not matter."""
    return " | ".join(sorted((" ".join(a.split()).casefold(), " ".join(b.split()).casefold())))


@dataclass(frozen=True, slots=True)
class Setting:
    """What a project is set to: its own `glossary` (TOML), `blind` work, who is `done`."""

    name: str
    value: str
    author: str
    time: str

    @property
    def key(self) -> str:
        return f"setting:{self.name}"

    @property
    def needs(self) -> tuple[str, ...]:
        return ()


KINDS: dict[str, type] = {
    "verdict": Verdict,
    "statement": Statement,
    "note": Annotation,
    "tag": Tag,
    "tie": Tie,
    "claim": ClaimMark,
    "source": SourceEdit,
    "anchor": Carried,
    "off": Switch,
    "setting": Setting,
    "translation": Translation,
}


def kind_of(key: str) -> str:
    """The kind that a key begins with."""
    return key.partition(":")[0]


def target_of(entry: object) -> Target | None:
    """What an entry hangs on, where it hangs on a target."""
    found = getattr(entry, "target", None)
    return found if isinstance(found, Target) else None
