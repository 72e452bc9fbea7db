"""Find the discrepancies of facts: one rule a file, listed here, tried on every pair of claims.

Two claims of one source are tried by the rules that say so, and what they see is told only where it is a contradiction (`inner`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.discrepancies import (
    actor,
    characterisation,
    date,
    date_precision,
    naming,
    number,
    omission,
    place,
    polarity,
    scope,
    status,
    terminology,
)
from reconciler.discrepancies.inner import contradicts
from reconciler.discrepancies.rule import Pair, Rule
from reconciler.model import Message, Within
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reconciler.model import Claim, Discrepancy, Document, Fact
    from reconciler.progress import Progress

RULES: tuple[Rule, ...] = (
    date.RULE,
    date_precision.RULE,
    number.RULE,
    place.RULE,
    polarity.RULE,
    status.RULE,
    omission.RULE,
    terminology.RULE,
    characterisation.RULE,
    scope.RULE,
    actor.RULE,
    naming.RULE,
)


def find_discrepancies(
    facts: Sequence[Fact],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    progress: Progress = null_progress,
) -> tuple[Discrepancy, ...]:
    """All discrepancies of `facts`, in the order of the facts and of the claims in them; each place is reported once."""
    found: dict[str, Discrepancy] = {}
    for done, fact in enumerate(facts):
        progress("discrepancies", done, len(facts))
        for discrepancy in _of_fact(fact, claims, documents):
            found.setdefault(discrepancy.id, discrepancy)
    progress("discrepancies", len(facts), len(facts))
    return tuple(found.values())


def apply_rules(pair: Pair) -> Iterator[Discrepancy]:
    """What every rule finds in one pair of claims.

    Of a language without facets only dates in digits are read, so nothing else that a claim in it lacks or says can be judged.
    """
    in_full = {pair.document_a.language, pair.document_b.language} <= lang.LANGUAGES.keys()
    inside = pair.within is Within.SOURCE
    for rule in RULES if in_full else (date.RULE,):
        if not inside:
            yield from rule.find(pair)
        elif rule.inner:
            for found in rule.find(pair):
                if contradicts(pair, found):
                    yield replace(found, message=Message(rule.inner, found.message.arguments))


def _of_fact(fact: Fact, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> Iterator[Discrepancy]:
    """What the rules find in a fact; a rule that looks at all that it found there has its say."""
    found = [(pair, discrepancy) for pair in _pairs(fact, claims, documents) for discrepancy in apply_rules(pair)]
    members = [(claims[c], documents[claims[c].source]) for c in fact.claims] if found else []
    left_out: set[str] = set()
    for rule in RULES:
        own = [(pair, discrepancy) for pair, discrepancy in found if discrepancy.type == rule.type] if rule.sift else []
        if rule.sift and own:
            left_out |= {discrepancy.id for _, discrepancy in own} - {d.id for d in rule.sift(own, members)}
    return (discrepancy for _, discrepancy in found if discrepancy.id not in left_out)


def _pairs(fact: Fact, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> Iterator[Pair]:
    """Every two claims of a fact, without those of one source that share words."""
    members = [claims[c] for c in fact.claims]
    links = {frozenset((link.a, link.b)): link for link in fact.links}
    for a, b in combinations(members, 2):
        if a.source != b.source or a.end <= b.start or b.end <= a.start:
            beside_a = tuple(c for c in members if c.source == a.source and c is not a)
            beside_b = tuple(c for c in members if c.source == b.source and c is not b)
            link = links[frozenset((a.id, b.id))]
            yield Pair(fact.id, a, b, documents[a.source], documents[b.source], link, beside_a, beside_b)
