"""Comparable forms of status and modality: the same for sentences that say the same, in any language.

Translations and paraphrases move between near statuses ("plans", "aims"; "held", "has been holding") and drop weak hedges; so that
only what sets accounts apart is left, statuses are compared by stage and modalities by hedge. Known limit: a claim with several
statuses is compared as a whole.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.facets import Modality, ModalityMention, Status, StatusMention

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stage(StrEnum):
    """What a status comes to: still ahead, settled, going on, real, or stopped."""

    AHEAD = "ahead"
    SETTLED = "settled"
    ONGOING = "ongoing"
    REAL = "real"
    STOPPED = "stopped"


class Hedge(StrEnum):
    """What a modality takes from a claim: that it is a fact, or that the author answers for it. `OPEN`: a weak word for either."""

    POSSIBLE = "possible"
    ALLEGED = "alleged"
    FUTURE = "future"
    OPEN = "open"


STAGES = {
    Status.AIM: Stage.AHEAD,
    Status.POTENTIAL: Stage.AHEAD,
    Status.PLANNED: Stage.AHEAD,
    Status.DECIDED: Stage.SETTLED,
    Status.AGREED: Stage.SETTLED,
    Status.SIGNED: Stage.SETTLED,
    Status.IN_FORCE: Stage.REAL,
    Status.ONGOING: Stage.ONGOING,
    Status.DONE: Stage.REAL,
    Status.RESUMED: Stage.ONGOING,
    Status.SUSPENDED: Stage.STOPPED,
    Status.ENDED: Stage.STOPPED,
}
_REACHED = frozenset((Stage.SETTLED, Stage.REAL, Stage.STOPPED))
_LIVE = frozenset((Stage.AHEAD, Stage.ONGOING))
_UNSURE = frozenset((Hedge.POSSIBLE, Hedge.OPEN))
_HEDGES = {Modality.POSSIBLE: Hedge.POSSIBLE, Modality.ALLEGED: Hedge.ALLEGED, Modality.FUTURE: Hedge.FUTURE}


def stages(statuses: Iterable[StatusMention]) -> frozenset[Stage]:
    """The stages that a claim's statuses come to."""
    return frozenset(STAGES[mention.status] for mention in statuses)


def hedges(text: str, language: str, modalities: Iterable[ModalityMention]) -> frozenset[Hedge]:
    """The hedges that the modalities found in `text` come to; none for a claim that is plainly asserted."""
    weak = frozenset(lang.lexicon(language, "status").get("weak", {}).get("words", "").split())
    found = set()
    for mention in modalities:
        words = text[mention.start : mention.end].lower().split()
        found.add(Hedge.OPEN if not weak.isdisjoint(words) else _HEDGES.get(mention.modality, Hedge.OPEN))
    return frozenset(found)


def hedges_differ(one: frozenset[Hedge], other: frozenset[Hedge]) -> bool:
    """Whether one claim takes back what the other asserts: "may" against "will" or a plain fact, "allegedly" against none."""
    return any(
        (Hedge.ALLEGED in a and Hedge.ALLEGED not in b) or (Hedge.POSSIBLE in a and b.isdisjoint(_UNSURE))
        for a, b in ((one, other), (other, one))
    )


def stages_differ(one: frozenset[Stage], other: frozenset[Stage]) -> bool:
    """Whether two claims cannot be told from the same state of things: one only ahead, the other settled or real; one stopped, the
    other going on. What goes on may be planned as well, and what is settled may be real."""
    if not one or not other:
        return False
    return any(
        (a == {Stage.AHEAD} and b <= _REACHED) or (a == {Stage.STOPPED} and b <= _LIVE) for a, b in ((one, other), (other, one))
    )
