"""Silences: the claims of a silent side that come nearest to a fact, on real texts and against a plain search."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from reconciler import candidates, reconcile, silences
from reconciler.alignment import align
from reconciler.candidates import find_candidates
from reconciler.evidence import gather
from reconciler.model import Document
from reconciler.scoring import score_pairs, shipped_weights
from reconciler.semantics import encode
from reconciler.settings import Settings
from reconciler.silences import FLOOR, MOST, find_nearest
from tests.reconciler.builders import whole_claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.evidence import Evidence
    from reconciler.model import Analysis, Nearest

NORTH = """Waterways

The northern ministry opened the Long Bridge over the Alder on 3 March 2014.

Herring was caught in great numbers that spring.
"""
SOUTH = """The river

Workers of the ministry repaired the old bridge over the Alder.

The bridge over the Alder is old, and the ministry will not pay for its repair.

The ministry sold two bridges over other rivers.

A bridge of boats was laid over the Alder by soldiers.

Schoolchildren went on holiday.
"""
RUSSIAN = """Река

Министерство отремонтировало старый мост через Ольховку.

В школах начались каникулы.
"""


def near(found: Analysis, words: str) -> list[tuple[str, str]]:
    """Side and quote of what comes near to the fact of the claim with those words."""
    claims = found.claim_by_id()
    fact = next(f for f in found.facts if any(words in claims[c].quote for c in f.claims))
    assert {n.side for n in fact.nearest} <= set(fact.silent_sides)
    return [(n.side, claims[n.claim].quote) for n in fact.nearest]


def test_what_comes_near_is_shown_side_by_side_and_best_first() -> None:
    pages = [
        Document("n.txt", "North", NORTH, "en"),
        Document("s.txt", "South", SOUTH, "en"),
        Document("e.txt", "East", RUSSIAN, "ru"),
    ]
    found = reconcile(pages, Settings(link_threshold=0.99))  # so that nothing is put together
    assert any("Long Bridge" in found.claim_by_id()[c].quote for f in found.facts if len(f.claims) == 1 for c in f.claims)
    shown = near(found, "Long Bridge")
    assert [side for side, _ in shown] == ["South"] * 3 + ["East"]
    assert "repaired the old bridge" in shown[0][1] or "is old" in shown[0][1]
    assert shown[-1][1].startswith("Министерство")
    assert not any("holiday" in quote for _, quote in shown)
    assert near(found, "Herring") == []
    for fact in found.facts:
        scores = [[n.score for n in fact.nearest if n.side == side] for side in fact.silent_sides]
        assert all(len(s) <= MOST and s == sorted(s, reverse=True) and min(s, default=1) >= FLOOR for s in scores)


def test_nothing_depends_on_the_order_of_the_texts() -> None:
    pages = [
        Document("n.txt", "North", NORTH, "en"),
        Document("s.txt", "South", SOUTH, "en"),
        Document("e.txt", "East", RUSSIAN, "ru"),
    ]
    one, other = ({f.id: set(f.nearest) for f in reconcile(given).facts} for given in (pages, pages[::-1]))
    assert one == other


def test_a_side_that_speaks_or_could_not_know_has_nothing_near() -> None:
    early = Document("s.txt", "South", SOUTH, "en", published="2013")
    late = Document("s.txt", "South", SOUTH, "en", published="2014")
    for south, silent in ((early, ()), (late, ("South",))):
        found = reconcile([Document("n.txt", "North", NORTH, "en", published="2015"), south], Settings(link_threshold=0.99))
        opened = next(f for f in found.facts if "Long Bridge" in f.label)
        assert opened.silent_sides == silent
        assert {n.side for n in opened.nearest} == set(silent)


def made(sides: int, many: int) -> tuple[Evidence, dict[str, str]]:
    """Evidence of one-sentence documents on a few subjects, of so many sides."""
    things = ("bridge", "harbour", "treaty", "school", "herring", "prison", "railway", "orchard")
    deeds = ("was opened by the mayor", "was sold to the bank", "burned down in the night", "was visited by the envoy")
    texts = [f"The {thing} number {n} {deed}." for n, (thing, deed) in enumerate(product(things, deeds))][:many]
    documents = [Document(f"{n}.txt", f"side {n % sides}", text, "en") for n, text in enumerate(texts)]
    documents.sort(key=lambda d: whole_claim(d).id)
    claims = [whole_claim(d) for d in documents]
    return gather(claims, {d.id: d for d in documents}, encode([c.quote for c in claims]), encode), {
        d.id: d.side for d in documents
    }


def nearest_of(
    evidence: Evidence, side_of: dict[str, str], neighbours: int
) -> tuple[list[tuple[int, ...]], list[tuple[str, ...]], list[tuple[Nearest, ...]]]:
    pairs = find_candidates(evidence, neighbours)
    scores = score_pairs(evidence, *pairs, shipped_weights())
    groups = list(align(len(evidence.claims), pairs, scores, 0.97))
    every = sorted(set(side_of.values()))
    silent = [tuple(s for s in every if s not in {side_of[evidence.claims[r].source] for r in group}) for group in groups]
    return groups, silent, find_nearest(evidence, groups, silent, side_of, pairs, scores, shipped_weights())


def plainly(evidence: Evidence, side_of: dict[str, str], group: Sequence[int], side: str) -> list[float]:
    """The best scores of any claims of the side, by scoring all of them."""
    rows = [n for n, claim in enumerate(evidence.claims) if side_of[claim.source] == side]
    a, b = (np.array(column) for column in zip(*product(group, rows), strict=True))
    scores = score_pairs(evidence, np.minimum(a, b), np.maximum(a, b), shipped_weights()).reshape(len(group), -1).max(axis=0)
    return sorted((s for s in scores.tolist() if s >= FLOOR), reverse=True)[:MOST]


def test_what_is_found_is_the_best_of_all() -> None:
    evidence, side_of = made(3, 32)
    groups, silent, found = nearest_of(evidence, side_of, 31)
    for group, names, nearest in zip(groups, silent, found, strict=True):
        for side in names:
            assert [n.score for n in nearest if n.side == side] == plainly(evidence, side_of, group, side)
    assert any(found)


@pytest.mark.parametrize("exact", [candidates.EXACT, 0])
def test_a_side_without_candidates_is_searched_by_meaning(monkeypatch: pytest.MonkeyPatch, exact: int) -> None:
    evidence, side_of = made(2, 32)
    groups = [(n,) for n in range(32)]
    silent = [("side 1",) if side_of[claim.source] == "side 0" else ("side 0",) for claim in evidence.claims]
    nobody = np.empty(0, dtype=np.int64)
    monkeypatch.setattr(candidates, "EXACT", exact)
    monkeypatch.setattr(silences, "_MEANT", -1.0)
    found = find_nearest(evidence, groups, silent, side_of, (nobody, nobody), nobody.astype(float), shipped_weights())
    best = [plainly(evidence, side_of, group, names[0]) for group, names in zip(groups, silent, strict=True)]
    shown = [[n.score for n in nearest] for nearest in found]
    assert sum(bool(b) for b in best) > 8
    # meaning is only a part of a score, so that the best by meaning need not be the best
    assert sum(bool(s) and s[0] == b[0] for s, b in zip(shown, best, strict=True) if b) >= 0.8 * sum(map(bool, best))
    assert all(s == sorted(s, reverse=True) and len(s) <= MOST for s in shown)


def test_one_claim_a_sentence_is_shown() -> None:
    north = "The Long Bridge over the Alder was opened by the ministry."
    south = "The ministry repaired the old bridge over the Alder, which was closed, and it painted the old bridge over the Alder."
    found = reconcile([Document("n.txt", "North", north, "en"), Document("s.txt", "South", south, "en")])
    sentences = [found.claim_by_id()[n.claim].sentence for f in found.facts for n in f.nearest if n.side == "South"]
    assert len(sentences) == len(set(sentences)) <= 1


def test_no_claims_and_no_silence_are_no_obstacle() -> None:
    empty = gather([], {}, encode([]), encode)
    nobody = np.empty(0, dtype=np.int64)
    assert find_nearest(empty, [], [], {}, (nobody, nobody), nobody.astype(float), shipped_weights()) == []
    evidence, side_of = made(1, 4)
    assert nearest_of(evidence, side_of, 3)[2] == [()] * len(nearest_of(evidence, side_of, 3)[0])
