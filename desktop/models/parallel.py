"""What the parallel view shows, as plain values: panes with their claims and evidence, ribbons between neighbouring panes.

Claims of a pane are sorted by place and may overlap or nest (an aside within a sentence); `runs` says which of them a place belongs
to. A claim may serve several facts. Nothing here knows Qt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reconciler.model import FactState
from reconciler.report import STATE_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reconciler.model import Claim, Document, Fact, Severity
    from reconciler.report import Report


@dataclass(frozen=True, slots=True)
class PaneClaim:
    """A claim at `[start, end)` of its pane's text; `facts` are those it stands in, the most disputed first, `state` that one's."""

    id: str
    start: int
    end: int
    facts: tuple[str, ...]
    state: FactState


@dataclass(frozen=True, slots=True)
class PaneFact:
    """What a fact that claims of a pane stand in is called, and where it stands."""

    label: str
    state: FactState


@dataclass(frozen=True, slots=True)
class PaneEvidence:
    """Words at `[start, end)` of the pane's text on which a discrepancy of the fact `fact` rests."""

    fact: str
    start: int
    end: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class PaneContent:
    """One source with its claims and evidence, each sorted by `(start, end)`, and the facts of its claims by their ids."""

    document: Document
    claims: tuple[PaneClaim, ...]
    evidence: tuple[PaneEvidence, ...] = ()
    facts: Mapping[str, PaneFact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The claims `a` of a pane and `b` of its right neighbour speak of `fact`.

    `score` is that of the link between them; None where only other members of the fact connect the two.
    """

    a: str
    b: str
    fact: str
    state: FactState
    score: float | None


@dataclass(frozen=True, slots=True)
class ParallelContent:
    """Panes from left to right and all ribbons between neighbours, in the order of the left pane's text."""

    panes: tuple[PaneContent, ...]
    ribbons: tuple[Ribbon, ...]


class Run(NamedTuple):
    """The stretch `[start, end)` of a pane's text whose innermost claim is `claims[claim]`; `depth` claims lie over one another."""

    start: int
    end: int
    claim: int
    depth: int = 1


def build_panes(report: Report, document_ids: Sequence[str]) -> ParallelContent:
    """The sources `document_ids` side by side; one named twice is shown once.

    Raises KeyError for an id that is not in the report.
    """
    documents = report.analysis.document_by_id()
    chosen = tuple(dict.fromkeys(document_ids))
    # of a project of hundreds of sources only what stands in these few is looked at: it is done again at every other choice
    own = [claim for claim in report.analysis.claims if claim.source in chosen]
    ids = {claim.id for claim in own}
    rows = (row for row in report.rows if not ids.isdisjoint(row.fact.claims))
    # as the person sees them: a dismissed flag no longer counts
    standing = (row.fact if row.state is row.fact.state else replace(row.fact, state=row.state) for row in rows)
    facts = sorted(standing, key=lambda f: STATE_ORDER.index(f.state))
    claims = _claims(own, chosen, facts)
    evidence = _evidence(report, own, chosen)
    known = {fact.id: PaneFact(fact.label, fact.state) for fact in facts}
    panes = tuple(
        PaneContent(documents[source], claims[source], evidence[source], {f: known[f] for c in claims[source] for f in c.facts})
        for source in chosen
    )
    return ParallelContent(panes, tuple(ribbon for left, right in pairwise(panes) for ribbon in _ribbons(left, right, facts)))


def default_pair(report: Report) -> tuple[str, str] | None:
    """The two sources of different sides that share the most facts, in the order of the project; None with fewer than two sides."""
    documents = report.analysis.documents
    place = {document.id: number for number, document in enumerate(documents)}
    place_of = {claim.id: place[claim.source] for claim in report.analysis.claims}
    shared: Counter[tuple[str, str]] = Counter()
    for row in report.rows:
        places = {place_of[claim] for claim in row.fact.claims}
        if len(places) > 1:  # most facts have one source
            order = [documents[n] for n in sorted(places)]
            shared.update((a.id, b.id) for i, a in enumerate(order) for b in order[i + 1 :] if a.side != b.side)
    pairs = [(a.id, b.id) for i, a in enumerate(documents) for b in documents[i + 1 :] if a.side != b.side]
    return max(pairs, key=lambda pair: shared[pair], default=None)


def runs(spans: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    """Cut sorted, possibly overlapping spans into disjoint runs, each of the innermost span: it started last, or ends first."""
    if all(a[1] <= b[0] for a, b in pairwise(spans)):
        return tuple(Run(start, end, i) for i, (start, end) in enumerate(spans) if start < end)
    edges = sorted({edge for span in spans if span[0] < span[1] for edge in span})
    change = Counter(start for start, end in spans if start < end)
    change.subtract(end for start, end in spans if start < end)
    depth = 0
    found: list[Run] = []
    open_spans: list[tuple[int, int, int]] = []
    upcoming = 0
    for start, end in pairwise(edges):
        depth += change[start]
        while upcoming < len(spans) and spans[upcoming][0] <= start:
            heappush(open_spans, (-spans[upcoming][0], spans[upcoming][1], upcoming))
            upcoming += 1
        while open_spans and open_spans[0][1] <= start:
            heappop(open_spans)
        if not open_spans:
            continue
        claim = open_spans[0][2]
        if found and found[-1][1:] == (start, claim, depth):
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Run(start, end, claim, depth))
    return tuple(found)


def _claims(claims: Iterable[Claim], chosen: Iterable[str], facts: Iterable[Fact]) -> dict[str, tuple[PaneClaim, ...]]:
    """`claims`, all of the chosen sources, by the id of their source; `facts` come the most disputed first."""
    facts_of: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for claim_id in fact.claims:
            facts_of[claim_id].append(fact)
    found: dict[str, list[PaneClaim]] = {source: [] for source in chosen}
    for claim in claims:
        own = facts_of.get(claim.id, ())
        state = own[0].state if own else FactState.SINGLE_SIDE
        found[claim.source].append(PaneClaim(claim.id, claim.start, claim.end, tuple(f.id for f in own), state))
    return {source: tuple(sorted(own, key=lambda c: (c.start, c.end, c.id))) for source, own in found.items()}


def _evidence(report: Report, claims: Iterable[Claim], chosen: Iterable[str]) -> dict[str, tuple[PaneEvidence, ...]]:
    source_of = {claim.id: claim.source for claim in claims}
    found: dict[str, list[PaneEvidence]] = {source: [] for source in chosen}
    for flag in report.analysis.discrepancies:
        for claim_id, span in ((flag.claim_a, flag.evidence_a), (flag.claim_b, flag.evidence_b)):
            source = source_of.get(claim_id)
            if source is not None and span is not None:
                found[source].append(PaneEvidence(flag.fact, span[0], span[1], flag.severity))
    return {source: tuple(sorted(own, key=lambda e: (e.start, e.end, e.fact))) for source, own in found.items()}


def _ribbons(left: PaneContent, right: PaneContent, facts: Iterable[Fact]) -> list[Ribbon]:
    place_left = {claim.id: i for i, claim in enumerate(left.claims)}
    place_right = {claim.id: i for i, claim in enumerate(right.claims)}
    found = []
    for fact in facts:
        ours = [claim for claim in fact.claims if claim in place_left]
        theirs = [claim for claim in fact.claims if claim in place_right]
        if ours and theirs:
            found += _ribbons_of_fact(fact, ours, theirs)
    return sorted(found, key=lambda r: (place_left[r.a], place_right[r.b], r.fact))


def _ribbons_of_fact(fact: Fact, ours: Sequence[str], theirs: Sequence[str]) -> list[Ribbon]:
    scores = {frozenset((link.a, link.b)): link.score for link in fact.links}
    pairs = [(a, b, scores.get(frozenset((a, b)))) for a in ours for b in theirs]
    linked = {claim for a, b, score in pairs if score is not None for claim in (a, b)}
    # two claims that both have a ribbon of their own need no third between them: a large fact would become a thicket
    return [
        Ribbon(a, b, fact.id, fact.state, score) for a, b, score in pairs if score is not None or a not in linked or b not in linked
    ]
