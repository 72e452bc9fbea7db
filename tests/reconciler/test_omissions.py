"""Omissions of a whole fact: a detail is told once for whoever leaves it out."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reconciler.discrepancies import find_discrepancies
from reconciler.model import Document, Fact, FactState, Link, Severity, Within
from tests.reconciler.builders import whole_claim

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL = ("The treaty was signed in Rome in 2003.", "In 2003 the treaty was signed in Rome by both.")
BARE = ("The treaty was signed.", "The treaty was signed by both.")


def omissions(
    told: Sequence[tuple[str, str]], scores: dict[tuple[int, int], float] | None = None
) -> list[tuple[str, str, str, str]]:
    """What is left out in the fact of texts `(side, text)`: the key, the words, and the texts of both claims."""
    pages = [Document(f"{n}.txt", side, text, "en") for n, (side, text) in enumerate(told)]
    claims = [whole_claim(page) for page in pages]
    pairs = combinations(range(len(claims)), 2)
    links = tuple(Link(claims[a].id, claims[b].id, (scores or {}).get((a, b), 0.9)) for a, b in pairs)
    sides = tuple(dict.fromkeys(side for side, _ in told))
    fact = Fact("f", "", tuple(c.id for c in claims), sides, (), FactState.AGREED, links)
    found = find_discrepancies([fact], {c.id: c for c in claims}, {p.id: p for p in pages})
    text = {c.id: c.quote for c in claims}
    left_out = [d for d in found if d.type == "omission"]
    assert {d.severity for d in left_out} <= {Severity.COMPATIBLE_DIFFERENCE}
    return [(d.message.key, text[d.claim_a][slice(*d.evidence_a)], text[d.claim_a], text[d.claim_b]) for d in left_out]


def test_a_detail_is_told_once_for_a_side_by_the_surest_pair() -> None:
    told = [*(("North", text) for text in FULL), *(("South", text) for text in BARE)]
    found = omissions(told, {(1, 3): 0.97})
    assert sorted(found) == [("omission_date", "2003", FULL[1], BARE[1]), ("omission_place", "Rome", FULL[1], BARE[1])]


def test_each_side_that_leaves_it_out_is_told() -> None:
    found = omissions([("North", FULL[0]), ("South", BARE[0]), ("East", BARE[1])])
    assert [(key, silent) for key, _, _, silent in found] == [
        ("omission_date", BARE[0]),
        ("omission_place", BARE[0]),
        ("omission_date", BARE[1]),
        ("omission_place", BARE[1]),
    ]


def test_a_side_gives_what_any_of_its_sources_gives() -> None:
    found = omissions([("North", FULL[0]), ("South", BARE[0]), ("South", "The treaty was signed in Rome.")])
    assert ("omission_date", "2003", FULL[0], BARE[0]) in found
    assert [words for key, words, giver, _ in found if key == "omission_place" and giver == FULL[0]] == []


def test_within_a_side_each_source_is_told() -> None:
    found = omissions([("North", FULL[0]), ("North", BARE[0]), ("North", BARE[1]), ("North", FULL[1])])
    assert len(found) == 4
    assert {(key, silent) for key, _, _, silent in found} == {
        (f"omission_{what}", silent) for what in ("date", "place") for silent in BARE
    }


def test_two_amounts_are_two_details() -> None:
    found = omissions(
        [
            ("North", "The fleet of Orland has 40 ships and 300 sailors on the river."),
            ("North", "The fleet of Orland has 300 sailors on the river."),
            ("South", "The fleet of Orland has ships and sailors on the river."),
        ]
    )
    assert sorted(words for key, words, *_, silent in found if "South" not in silent and key == "omission_amount") == ["300", "40"]


def test_within_is_what_the_pair_is() -> None:
    pages = [Document("a.txt", "North", FULL[0], "en"), Document("b.txt", "North", BARE[0], "en")]
    a, b = (whole_claim(page) for page in pages)
    fact = Fact("f", "", (a.id, b.id), ("North",), (), FactState.SINGLE_SIDE, (Link(a.id, b.id, 0.9),))
    found = find_discrepancies([fact], {a.id: a, b.id: b}, {p.id: p for p in pages})
    assert {d.within for d in found} == {Within.SIDE}
