"""What the parallel view is given: panes, ribbons, runs, and the pair shown at first."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.parallel import Run, build_panes, default_pair, runs
from reconciler.model import FactState
from tests.desktop.views.parallel_samples import AGREED, DISPUTED, SINGLE, make_report

STATES = {"quay": DISPUTED, "cost": AGREED, "lone": SINGLE}
NORTH = ("North", "en", "[quay,cost The quay, [quay opened in May], cost 4 million.] [lone It rained.]")
SOUTH = ("South", "en", "[quay The quay opened in June.] [cost It cost 4 million.]")
EAST = ("East", "en", "[cost Four million were spent.]")


def ids(made: object) -> list[str]:
    return [d.id for d in made.analysis.documents]  # type: ignore[attr-defined]


def test_a_pane_has_its_claims_in_the_order_of_the_text() -> None:
    made = make_report([NORTH, SOUTH], STATES)
    north, south = build_panes(made, ids(made)).panes
    assert [north.document.text[c.start : c.end] for c in north.claims] == [
        "The quay, opened in May, cost 4 million.",
        "opened in May",
        "It rained.",
    ]
    assert [c.state for c in south.claims] == [DISPUTED, AGREED]
    assert list(north.claims) == sorted(north.claims, key=lambda c: (c.start, c.end))


def test_a_claim_of_several_facts_has_the_state_of_the_most_disputed() -> None:
    made = make_report([NORTH, SOUTH], STATES)
    outer = build_panes(made, ids(made)).panes[0].claims[0]
    assert outer.facts == ("quay", "cost")
    assert outer.state is DISPUTED


def test_a_pane_names_the_facts_of_its_claims_and_no_others() -> None:
    made = make_report([NORTH, SOUTH], STATES)
    north, south = build_panes(made, ids(made)).panes
    assert {fact: known.state for fact, known in south.facts.items()} == {"quay": DISPUTED, "cost": AGREED}
    assert north.facts["lone"].label == "lone"


def test_evidence_is_in_the_pane_where_it_stands() -> None:
    made = make_report([NORTH, SOUTH], STATES)
    for pane in build_panes(made, ids(made)).panes:
        assert [e.fact for e in pane.evidence] == ["quay"]
        assert all(0 <= e.start < e.end <= len(pane.document.text) for e in pane.evidence)


def test_ribbons_join_the_claims_of_a_fact_in_neighbouring_panes() -> None:
    made = make_report([NORTH, SOUTH], STATES)
    content = build_panes(made, ids(made))
    north, south = content.panes
    quay, cost = south.claims
    assert [(r.a, r.b, r.fact, r.state, r.score) for r in content.ribbons] == [
        (north.claims[0].id, quay.id, "quay", DISPUTED, None),
        (north.claims[0].id, cost.id, "cost", AGREED, 0.9),
        (north.claims[1].id, quay.id, "quay", DISPUTED, 0.9),
    ]


def test_claims_joined_only_through_a_third_source_have_a_ribbon_without_a_score() -> None:
    made = make_report([NORTH, SOUTH, EAST], STATES)
    _, south, east = ids(made)
    (ribbon,) = build_panes(made, [south, east]).ribbons
    assert (ribbon.fact, ribbon.score) == ("cost", None)


def test_two_claims_with_ribbons_of_their_own_get_no_third() -> None:
    twice = ("South", "en", "[cost It cost 4 million.] [cost The price was 4 million.]")
    made = make_report([("North", "en", "[cost Four million.] [cost 4,000,000.]"), twice], {"cost": AGREED})
    ribbons = build_panes(made, ids(made)).ribbons
    # the sample links every claim to the first one; the second of North has none, so it is joined to both
    assert [r.score for r in ribbons] == [0.9, 0.9, None, None]


def test_a_source_named_twice_is_shown_once_and_an_unknown_one_is_refused() -> None:
    made = make_report([NORTH, SOUTH], STATES)
    north, south = ids(made)
    assert [p.document.id for p in build_panes(made, [north, south, north]).panes] == [north, south]
    with pytest.raises(KeyError):
        build_panes(made, ["s0"])


def test_a_pane_of_one_has_no_ribbons() -> None:
    made = make_report([NORTH, SOUTH], STATES)
    assert build_panes(made, ids(made)[:1]).ribbons == ()
    assert build_panes(made, []).panes == ()


def test_the_pair_shown_first_shares_the_most_facts_across_sides() -> None:
    north_again = ("North", "en", "[quay It opened in May.] [cost It cost 4 million.]")
    made = make_report([EAST, NORTH, north_again, SOUTH], STATES)
    _, north, _, south = ids(made)
    assert default_pair(made) == (north, south)


def test_with_no_shared_fact_the_first_two_sides_are_shown() -> None:
    made = make_report([("North", "en", "a"), ("North", "en", "b"), ("South", "en", "c")], {})
    first, _, third = ids(made)
    assert default_pair(made) == (first, third)


def test_one_side_alone_has_no_pair() -> None:
    assert default_pair(make_report([NORTH], STATES)) is None
    assert default_pair(make_report([], {})) is None


def test_the_innermost_claim_has_the_run() -> None:
    assert runs([(0, 10), (3, 6), (3, 8)]) == (Run(0, 3, 0, 1), Run(3, 6, 1, 3), Run(6, 8, 2, 2), Run(8, 10, 0, 1))


def test_of_two_that_overlap_the_later_has_the_run() -> None:
    assert runs([(0, 5), (3, 8), (9, 9)]) == (Run(0, 3, 0, 1), Run(3, 5, 1, 2), Run(5, 8, 1, 1))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=8))
def test_runs_are_disjoint_and_each_of_the_innermost(spans: list[tuple[int, int]]) -> None:
    spans.sort()
    found = runs(spans)
    assert all(a.end <= b.start for a, b in pairwise(found))
    owner = {position: (run.claim, run.depth) for run in found for position in range(run.start, run.end)}
    for position in range(45):
        over = [i for i, (start, end) in enumerate(spans) if start <= position < end]
        innermost = min(over, key=lambda i: (-spans[i][0], spans[i][1], i), default=None)
        assert owner.get(position) == (None if innermost is None else (innermost, len(over)))


def test_every_state_can_be_shown() -> None:
    for state in FactState:
        made = make_report([("North", "en", "[x One.]"), ("South", "en", "[x Two.]")], {"x": FactState.DISPUTED})
        made = replace(made, rows=tuple(replace(row, state=state) for row in made.rows))  # as if a flag was dismissed
        assert build_panes(made, ids(made)).panes[0].claims[0].state is state
