"""The reconciled values of a fact, as what is shown and exported of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Facet(StrEnum):
    """What a value is of: when, how many, where, who did it, how far it has come, and the name or word chosen for a thing."""

    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    WHO = "who"
    STATUS = "status"
    NAME = "name"
    WORD = "word"


class Rank(StrEnum):
    """As in Wikidata: the value that is proposed, or one that stands beside others."""

    PREFERRED = "preferred"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that supports a value: `[start, end)` of the source of `claim`.

    `voices` are the speakers whose words these are, in the words of the source, an empty one where nobody is named; there are none
    where the source itself says it.
    """

    claim: str
    start: int
    end: int
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A value: `text` is how the first of its `mentions` puts it, to the letter, `normal` its form in any words and language.

    `mentions` give this value, `compatible` a less exact one that does not contradict it ("2011" beside "3 May 2011").
    `independent` is how many tell it of their own: sources that are no copies of one another, or, where no source says it itself,
    the voices that are reported. `reported_by` are these voices, each once; none where any source says it itself.
    """

    text: str
    normal: str
    rank: Rank
    mentions: tuple[Mention, ...]
    compatible: tuple[Mention, ...] = ()
    independent: int = 1
    reported_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValues:
    """What the claims of a fact say of one thing: one proposed value, or several side by side.

    `about` tells values of one facet apart: the bound that a date is ("since"), the unit of a number, event and role of an actor
    ("sign/agent"), the event of a status, the key of what is named, the concept of a word; it may be empty. `competing`: by the
    discrepancies found, the values are answers to one question. Else several values exclude nothing of one another. `act` is the
    word for the act of an actor, as the first of the claims puts it.
    """

    facet: Facet
    about: str
    values: tuple[Value, ...]
    competing: bool = False
    act: str = ""
