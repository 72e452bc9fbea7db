"""Carry a person's decisions over to a new run: verdicts and notes to its facts and discrepancies, ties to its claims.

A verdict or note hangs on claims (content hashes), not on a fact's id, which changes when the fact gains a member. It belongs to
the fact that shares the most claims with it; what shares none is kept and reported as without a place. A tie says that claims
belong together or do not; the newest word on each counts, and all are kept.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from reconciler.model import Constraints, Target, TargetKind, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reconciler.model import Analysis, Annotation, Claim, Discrepancy, Fact, Verdict


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


# --- which claims belong together --------------------------------------------------------------------------------------------


class TieKind(StrEnum):
    """What a person decided of two claims or of one; `FREE` takes an earlier decision on the same back."""

    LINKED = "linked"
    APART = "apart"
    ALONE = "alone"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim by its place: `quote` is `[start, end)` of `source`, in code points. `id` is that of the claim."""

    source: str
    start: int
    end: int
    quote: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("c", self.source, str(self.start), str(self.end)))


@dataclass(frozen=True, slots=True)
class Tie:
    """A decision of `author` at `time` (UTC, ISO 8601, to the microsecond) on two claims, or on one that stands alone."""

    kind: TieKind
    claims: tuple[Anchor, ...]
    reason: str
    author: str
    time: str


def anchor_of(claim: Claim) -> Anchor:
    """The place of `claim`."""
    return Anchor(claim.source, claim.start, claim.end, claim.quote)


def constraints_of(ties: Iterable[Tie]) -> Constraints:
    """What holds now: of each pair, and of each claim alone, the newest word.

    Where two decisions cannot both hold, the newer one does: a claim that is linked no longer stands alone, and one that is to
    stand alone loses its links.
    """
    linked: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    alone: set[str] = set()
    for tie in sorted(ties, key=lambda t: t.time):
        ids = tuple(sorted(anchor.id for anchor in tie.claims))
        if len(ids) == 1:
            alone.discard(ids[0])
            if tie.kind is TieKind.ALONE:
                alone.add(ids[0])
                linked = {pair for pair in linked if ids[0] not in pair}
            continue
        pair = ids[0], ids[-1]
        linked.discard(pair)
        apart.discard(pair)
        if tie.kind is TieKind.LINKED:
            linked.add(pair)
            alone.difference_update(pair)
        elif tie.kind is TieKind.APART:
            apart.add(pair)
    return Constraints(frozenset(linked), frozenset(apart), frozenset(alone))
