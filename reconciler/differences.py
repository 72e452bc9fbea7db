"""What a new run changes: facts gained, lost and changed, flags, and the decisions that lost their ground, before it is stored.

Facts are told again by their claims: two of one run and the next are the same fact where each shares more claims with the other
than with any else. Claims of an old version of a text are looked for where they were carried to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler import decisions
from reconciler.model import FactState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reconciler.model import Analysis, Discrepancy, Fact
    from reconciler.notebook.entries import Judgement
    from reconciler.notebook.state import Notebook


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A fact of both runs: the claims (ids) that it gained and lost; its state may differ too."""

    before: Fact
    after: Fact
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the later run has and the earlier one had not, and the other way round.

    `gained` and `lost` are facts that are in one run alone. `merged` are facts that are part of another one now, `split` those that
    came out of another one; the second of each pair is that other fact, as it is now. `flagged` and `unflagged` are discrepancies,
    told again by their claims, type and words. `ungrounded` are decisions that had a place and have none any more. `again`: how
    many facts are the same in both.
    """

    gained: tuple[Fact, ...] = ()
    lost: tuple[Fact, ...] = ()
    changed: tuple[ChangedFact, ...] = ()
    merged: tuple[tuple[Fact, Fact], ...] = ()
    split: tuple[tuple[Fact, Fact], ...] = ()
    flagged: tuple[Discrepancy, ...] = ()
    unflagged: tuple[Discrepancy, ...] = ()
    ungrounded: tuple[Judgement, ...] = ()
    again: int = 0

    @property
    def nothing(self) -> bool:
        """Whether a person would see no difference."""
        facts = self.gained or self.lost or self.changed or self.merged or self.split
        return not (facts or self.flagged or self.unflagged or self.ungrounded)


def difference(before: Analysis, after: Analysis, notebook: Notebook) -> Difference:
    """What `after` changes of `before`, for a person whose decisions are in `notebook`."""
    place = notebook.new_places()
    best_new, best_old = _best(before.facts, after.facts, place), _best(after.facts, before.facts, lambda claim: claim, place)
    old, new = {f.id: f for f in before.facts}, {f.id: f for f in after.facts}
    same = {one: other for one, other in best_new.items() if other is not None and best_old[other] == one}
    changed = tuple(found for one, other in same.items() if (found := _changed(old[one], new[other], place)) is not None)
    others = [fact for fact in before.facts if fact.id not in same]
    came = [fact for fact in after.facts if fact.id not in set(same.values())]
    flags_before, flags_after = _flags(before, place), _flags(after, lambda claim: claim)
    return Difference(
        gained=tuple(f for f in came if best_old[f.id] is None),
        lost=tuple(f for f in others if best_new[f.id] is None),
        changed=changed,
        merged=tuple((f, new[home]) for f in others if (home := best_new[f.id]) is not None),
        split=tuple((f, new[now]) for f in came if (home := best_old[f.id]) is not None and (now := best_new[home]) is not None),
        flagged=tuple(flag for key, flag in flags_after.items() if key not in flags_before),
        unflagged=tuple(flag for key, flag in flags_before.items() if key not in flags_after),
        ungrounded=_ungrounded(before, after, notebook),
        again=len(same) - len(changed),
    )


def counts(found: Difference) -> dict[str, int]:
    """How many of each, for a sentence; what comes to nothing is left out."""
    disputed = sum(c.after.state is FactState.DISPUTED is not c.before.state for c in found.changed)
    named = {
        "gained": len(found.gained),
        "lost": len(found.lost),
        "changed": len(found.changed),
        "merged": len(found.merged),
        "split": len(found.split),
        "newly disputed": disputed,
        "flagged": len(found.flagged),
        "unflagged": len(found.unflagged),
        "ungrounded": len(found.ungrounded),
    }
    return {name: count for name, count in named.items() if count}


def _best(
    facts: Iterable[Fact],
    others: Iterable[Fact],
    place: Callable[[str], str],
    place_of_other: Callable[[str], str] = lambda claim: claim,
) -> dict[str, str | None]:
    """For each fact, by its id, that of `others` with which it shares most claims; None where it shares none."""
    facts_of: dict[str, list[Fact]] = defaultdict(list)
    for other in others:
        for claim in other.claims:
            facts_of[place_of_other(claim)].append(other)
    best: dict[str, str | None] = {}
    for fact in facts:
        shared = Counter(other.id for claim in fact.claims for other in facts_of.get(place(claim), ()))
        sizes = {other.id: len(other.claims) for claim in fact.claims for other in facts_of.get(place(claim), ())}
        best[fact.id] = min(shared, key=lambda f: (-shared[f], sizes[f], f), default=None)
    return best


def _changed(before: Fact, after: Fact, place: Callable[[str], str]) -> ChangedFact | None:
    was = {place(claim): claim for claim in before.claims}
    gained = tuple(claim for claim in after.claims if claim not in was)
    lost = tuple(claim for new, claim in was.items() if new not in set(after.claims))
    if not gained and not lost and before.state is after.state:
        return None
    return ChangedFact(before, after, gained, lost)


def _flags(analysis: Analysis, place: Callable[[str], str]) -> dict[tuple[frozenset[str], tuple[str, ...]], Discrepancy]:
    found = {}
    for flag in analysis.discrepancies:
        words = decisions.target_of_discrepancy(flag).words
        found[frozenset((place(flag.claim_a), place(flag.claim_b))), (words[0], *sorted(words[1:]))] = flag
    return found


def _ungrounded(before: Analysis, after: Analysis, notebook: Notebook) -> tuple[Judgement, ...]:
    already = {entry.key for entry in decisions.place(before, notebook).unplaced}
    return tuple(entry for entry in decisions.place(after, notebook).unplaced if entry.key not in already)
