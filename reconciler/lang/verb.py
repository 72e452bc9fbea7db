"""A finite verb with its auxiliaries among the words of a sentence. How they are found depends on the language:
`reconciler/lang/<code>/verbs.py`."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Tense(StrEnum):
    """What the form of a verb group tells of the time and the reality of what it says."""

    PAST = "past"  # also the perfect
    PRESENT = "present"
    ONGOING = "ongoing"  # the progressive
    FUTURE = "future"
    POSSIBLE = "possible"  # "may", «может»
    OTHER = "other"  # "must", "would", «должен», «бы»: said, but not told as a fact
    NONE = "none"  # a bare auxiliary, which tells nothing


class VerbGroup(NamedTuple):
    """The words `[first, stop)` of a sentence with the verb `head` that carries the meaning; all are indexes of words."""

    first: int
    stop: int
    head: int
    tense: Tense
