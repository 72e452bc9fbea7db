"""Facets: what the program read in a claim, as frozen, slotted values.

Every `start` and `end` counts code points and is half-open; in a claim they count in the text of its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - needed at run time by whoever reads the fields' types
from enum import StrEnum


class DatePrecision(StrEnum):
    """How exactly a date is given, finest first."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DateRole(StrEnum):
    """How a date bounds what it dates."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that the words at `[start, end)` name.

    `earliest` and `latest` are the first and last day that the words name ("since 2010": those of 2010; `role` carries since,
    until, …). `edtf` is the value in the Extended Date/Time Format (ISO 8601-2). `approximate`: "about 2010", "early 2014".
    """

    start: int
    end: int
    earliest: date
    latest: date
    precision: DatePrecision
    edtf: str
    role: DateRole = DateRole.AT
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class NumberMention:
    """An amount, count, share or rank that the words at `[start, end)` name.

    `low` and `high` bound the value (equal for an exact one; "dozens" is 24 to 99, "more than 40" is 40 to infinity).
    `unit` is what is counted or measured: "%", an ISO 4217 currency code, a unit of measure, or the noun counted, as the key that
    the lexicon of numbers gives it in any language ("person") or as its lemma; empty where none was found. `step` is the size of
    the last digit given (0.1 for 3.1; 100,000 for 3.1 million), so that rounding can be told from conflict.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    step: float = 1.0
    ordinal: bool = False
    approximate: bool = False


class EntityKind(StrEnum):
    """What an entity mention is; a bare `NAME` or `ACRONYM` is one that neither a glossary nor a rule could place."""

    NAME = "name"
    ACRONYM = "acronym"
    BODY = "body"
    PERSON = "person"
    PLACE = "place"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A proper name at `[start, end)`; `key` is the form by which mentions of it are compared across claims and languages."""

    start: int
    end: int
    key: str
    kind: EntityKind = EntityKind.NAME


class Role(StrEnum):
    """The part that somebody or something plays in an event."""

    AGENT = "agent"
    PATIENT = "patient"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class RoleMention:
    """Who or what at `[start, end)` plays `role`; `key` is an entity's key, or the lemma of the head noun in Latin letters.

    A head that names an event itself goes by that event's key ("the attack was condemned": "attack"); a pronoun has an empty key.

    The span may lie outside the claim: coordinated predicates share a subject.
    """

    role: Role
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """What happened, by the word at `[start, end)` that says it.

    `key` names the kind of event across languages where the lexicon knows it ("sign", "attack"), else it is the lemma. Roles are
    those of the meaning, not of the grammar: "A was attacked by B" has the agent B.
    """

    start: int
    end: int
    key: str
    roles: tuple[RoleMention, ...] = ()


class Status(StrEnum):
    """How far a thing has come, from a wish to its end."""

    AIM = "aim"
    POTENTIAL = "potential"
    PLANNED = "planned"
    DECIDED = "decided"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    ONGOING = "ongoing"
    DONE = "done"
    RESUMED = "resumed"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class StatusMention:
    """The status that the words at `[start, end)` give to what the claim is about."""

    start: int
    end: int
    status: Status


class Modality(StrEnum):
    """How sure, or how binding, a claim is by its own words; a claim with no mention of it is asserted."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    NECESSARY = "necessary"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class ModalityMention:
    """A modal word or hedge at `[start, end)`."""

    start: int
    end: int
    modality: Modality


@dataclass(frozen=True, slots=True)
class Negation:
    """A word at `[start, end)` that turns `[scope_start, scope_end)` into its contrary."""

    start: int
    end: int
    scope_start: int
    scope_end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of another voice: the cue ("said", "according to") stands at `[start, end)`, or the quotation mark that distances.

    `key` names the speaker (an entity's key or the lemma of a noun; empty where nobody is named), `content_start` and
    `content_end` what is said. `quoted`: in the speaker's own words. `distanced`: the marks or the cue ("so-called", "alleges")
    tell that the author does not share it.
    """

    start: int
    end: int
    key: str
    content_start: int
    content_end: int
    quoted: bool = False
    distanced: bool = False


@dataclass(frozen=True, slots=True)
class TermMention:
    """A word at `[start, end)` chosen among those that sides use for one thing: `concept` is the thing, `variant` the choice."""

    start: int
    end: int
    concept: str
    variant: str


@dataclass(frozen=True, slots=True)
class Facets:
    """What the program read in a claim; all offsets count in the text of the source."""

    dates: tuple[DateMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    statuses: tuple[StatusMention, ...] = ()
    modalities: tuple[ModalityMention, ...] = ()
    negations: tuple[Negation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    terms: tuple[TermMention, ...] = ()
