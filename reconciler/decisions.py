"""Carry a person's decisions over to the facts and discrepancies of a new run.

A verdict or note hangs on claims (content hashes), not on a fact's id, which changes when the fact gains a member. It belongs to
the fact that shares the most claims with it; what shares none is kept and reported as without a place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.model import Target, TargetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reconciler.model import Analysis, Annotation, Discrepancy, Fact, Verdict


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided, by the id of the fact or discrepancy it now belongs to.

    `verdicts` holds the newest one, `notes` all in order of time; `unplaced` are those whose claims are all gone.
    """

    verdicts: Mapping[str, Verdict]
    notes: Mapping[str, tuple[Annotation, ...]]
    unplaced: tuple[Verdict | Annotation, ...]


def target_of_fact(fact: Fact) -> Target:
    """What a verdict on `fact` hangs on."""
    return Target(TargetKind.FACT, tuple(sorted(fact.claims)))


def target_of_discrepancy(discrepancy: Discrepancy) -> Target:
    """What a verdict on `discrepancy` hangs on: its id is a hash of its claims, type and evidence."""
    return Target(TargetKind.DISCREPANCY, (discrepancy.claim_a, discrepancy.claim_b), discrepancy.id)


def place(analysis: Analysis, verdicts: Iterable[Verdict], notes: Iterable[Annotation]) -> Decisions:
    """Find where each verdict and note belongs in `analysis`."""
    facts_of: dict[str, list[str]] = defaultdict(list)
    for fact in analysis.facts:
        for claim in fact.claims:
            facts_of[claim].append(fact.id)
    sizes = {fact.id: len(fact.claims) for fact in analysis.facts}
    known = {d.id for d in analysis.discrepancies}

    def find(target: Target) -> str | None:
        if target.kind is TargetKind.DISCREPANCY:
            return target.detail if target.detail in known else None
        shared: dict[str, int] = defaultdict(int)
        for claim in target.claims:
            for fact_id in facts_of.get(claim, ()):
                shared[fact_id] += 1
        # most shared claims, then the fact with the fewest others; the id makes the choice unique
        return min(shared, key=lambda f: (-shared[f], sizes[f], f), default=None)

    newest: dict[str, Verdict] = {}
    placed: dict[str, list[Annotation]] = defaultdict(list)
    unplaced: list[Verdict | Annotation] = []
    for verdict in sorted(verdicts, key=lambda v: v.time):
        home = find(verdict.target)
        if home is None:
            unplaced.append(verdict)
        else:
            newest[home] = verdict
    for note in sorted(notes, key=lambda n: n.time):
        home = find(note.target)
        if home is None:
            unplaced.append(note)
        else:
            placed[home].append(note)
    return Decisions(newest, {home: tuple(found) for home, found in placed.items()}, tuple(unplaced))
