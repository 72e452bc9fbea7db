"""Make facts of groups of claims: label, sides, silences, and where the accounts stand."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reconciler.model import Fact, FactState, Severity, content_id
from reconciler.publication import happened, newest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reconciler.copies import Tellers
    from reconciler.model import Claim, Discrepancy, Document, Link

LABEL_LENGTH = 90
_CLAUSE_END = re.compile(r"[;:,)–—](?=\s)|\s(?=\()")


def build_facts(
    groups: Sequence[Sequence[int]],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    links: Sequence[tuple[Link, ...]],
) -> tuple[Fact, ...]:
    """A fact for each group of rows of `claims`, in the order given, not yet judged: one side, or agreed.

    `links` holds for each group those of every pair of its claims. A side is not silent of what happened only after the last of
    its texts was published.
    """
    by_id = {d.id: d for d in documents}
    side_of = {d.id: d.side for d in documents}
    all_sides = tuple(dict.fromkeys(d.side for d in documents))
    last_word = {side: newest(d for d in documents if d.side == side) for side in all_sides}
    facts = []
    for group, linked in zip(groups, links, strict=True):
        members = [claims[row] for row in group]
        present = {side_of[c.source] for c in members}
        ids = tuple(c.id for c in members)
        day = happened(members, [by_id[c.source] for c in members]) if any(last_word.values()) else None
        facts.append(
            Fact(
                id=content_id("f", *sorted(ids)),
                label=make_label(members, linked),
                claims=ids,
                sides=tuple(s for s in all_sides if s in present),
                silent_sides=tuple(s for s, last in last_word.items() if s not in present and not (day and last and last < day)),
                state=FactState.AGREED if len(present) > 1 else FactState.SINGLE_SIDE,
                links=linked,
            )
        )
    return tuple(facts)


def count_tellers(facts: Sequence[Fact], tellers: Tellers) -> tuple[Fact, ...]:
    """The facts with how many sources tell of them on their own."""
    return tuple(replace(fact, independent=tellers.independent(fact.claims)) for fact in facts)


def judge(facts: Sequence[Fact], discrepancies: Sequence[Discrepancy]) -> tuple[Fact, ...]:
    """The facts with the state that their discrepancies give them.

    Disputed: any conflict or tension, whatever the sides. Compatible: only compatible differences. A fact of one side stays one
    unless it is disputed within that side.
    """
    severities: Mapping[str, set[Severity]] = defaultdict(set)
    for found in discrepancies:
        severities[found.fact].add(found.severity)

    return tuple(replace(fact, state=state_of(fact, severities[fact.id])) for fact in facts)


def state_of(fact: Fact, severities: Iterable[Severity]) -> FactState:
    """Where the accounts of `fact` stand if discrepancies of these severities count."""
    found = set(severities)
    if found & {Severity.CONFLICT, Severity.TENSION}:
        return FactState.DISPUTED
    if len(fact.sides) < 2:
        return FactState.SINGLE_SIDE
    return FactState.COMPATIBLE if found else FactState.AGREED


def make_label(members: Sequence[Claim], links: Sequence[Link]) -> str:
    """A short label in the words of the most central claim, cut at the end of a clause where one falls near."""
    centrality: dict[str, float] = defaultdict(float)
    for link in links:
        centrality[link.a] += link.score
        centrality[link.b] += link.score
    central = min(members, key=lambda c: (-round(centrality[c.id], 3), len(c.quote), c.id))
    words = " ".join(central.quote.split())
    if len(words) <= LABEL_LENGTH:
        return words.rstrip(".;,: ")
    clauses = [m.start() for m in _CLAUSE_END.finditer(words, LABEL_LENGTH // 2, LABEL_LENGTH)]
    cut = clauses[-1] if clauses else words.rfind(" ", 0, LABEL_LENGTH)
    return words[: cut if cut > 0 else LABEL_LENGTH].rstrip(".;,:( ") + " …"
