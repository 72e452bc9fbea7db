from __future__ import annotations

import pytest

from reconciler.export.selection import Selection, beginning, select
from reconciler.model import FactState
from reconciler.report import verify
from tests.reconciler.export.builder import report

D, A, S = FactState.DISPUTED, FactState.AGREED, FactState.SINGLE_SIDE


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        (Selection(), ["f1", "f2", "f5", "f3", "f4"]),
        (Selection(states=(D,)), ["f1"]),
        (Selection(states=(D, A)), ["f1", "f5"]),
        (Selection(sides=("Observers",)), ["f2", "f4"]),
        (Selection(sides=("North", "Observers")), ["f1", "f2", "f5", "f4"]),
        (Selection(since="2014-03-04"), ["f1", "f2", "f5", "f3"]),
        # "2014-04" may lie on or after 20 April; "2014-03-04" does not, and the third source says nothing
        (Selection(since="2014-04-20"), ["f1", "f5", "f3"]),
        (Selection(since="2015"), []),
        (Selection(states=(S,), sides=("Observers",)), ["f4"]),
    ],
)
def test_facts_are_taken_whole_by_what_is_asked(asked: Selection, facts: list[str]) -> None:
    part = select(report(), asked)
    assert [row.fact.id for row in part.rows] == facts
    whole = {row.fact.id: row for row in report().rows}
    assert all(row.cells == whole[row.fact.id].cells for row in part.rows)
    verify(part.analysis)


def test_a_part_holds_no_claim_discrepancy_or_decision_of_what_was_left_out() -> None:
    part = select(report(), Selection(sides=("Observers",)))
    claims = {claim for row in part.rows for claim in row.fact.claims}
    assert {c.id for c in part.analysis.claims} == claims
    assert all(n.claim in claims for row in part.rows for n in row.fact.nearest)
    assert [d.fact for d in part.analysis.discrepancies] == ["f2"]
    assert not part.decisions.verdicts
    assert not part.decisions.notes
    assert not part.decisions.unplaced
    assert len(part.analysis.documents) == 3


def test_what_was_left_out_is_said_with_what_was_asked() -> None:
    said = select(report(), Selection((D,), ("North",), "2014-03")).left_out
    assert "state: disputed" in said
    assert "told by North" in said
    assert "published since 2014-03" in said
    assert "1 of 3 sources say no date" in said
    assert "4 of 5 facts" in said
    assert not select(report(), Selection()).left_out


def test_a_preview_has_the_first_facts_and_says_so() -> None:
    assert beginning(report(), 9) == report()
    part = beginning(report(), 2)
    assert [row.fact.id for row in part.rows] == ["f1", "f2"]
    assert "first 2 of 5 facts" in part.left_out
