"""Verdicts and notes find their fact again in a new run, and of what was said of two claims the newest word counts."""

from __future__ import annotations

from typing import Any

import pytest

from reconciler.decisions import place, target_of_discrepancy, target_of_fact
from reconciler.model import Analysis, Claim, Constraints, Discrepancy, Fact, FactState, Message, Severity
from reconciler.notebook.entries import Anchor, Annotation, Target, TargetKind, Tie, TieKind, Verdict, VerdictValue, anchor_of
from reconciler.notebook.state import Notebook, constraints_of


def fact(name: str, *claims: str) -> Fact:
    return Fact(name, name, claims, (), (), FactState.AGREED)


def verdict(target: Target, value: VerdictValue, time: str) -> Verdict:
    return Verdict(target, value, "", "", time)


def test_a_verdict_follows_the_claims_and_not_the_id() -> None:
    before = fact("f1", "c1", "c2")
    after = Analysis((), (), (fact("f9", "c1", "c2", "c3"), fact("f8", "c4")), ())
    given = verdict(target_of_fact(before), VerdictValue.ACCEPTED, "1")
    assert place(after, Notebook.of([given])).verdicts == {"f9": given}


def test_the_fact_with_most_shared_claims_wins() -> None:
    given = verdict(Target(TargetKind.FACT, ("c1", "c2", "c3")), VerdictValue.ACCEPTED, "1")
    after = Analysis((), (), (fact("f1", "c1"), fact("f2", "c2", "c3")), ())
    assert place(after, Notebook.of([given])).verdicts == {"f2": given}


def test_the_newest_verdict_counts_and_notes_stand_in_order() -> None:
    target = Target(TargetKind.FACT, ("c1",))
    old, new = verdict(target, VerdictValue.ACCEPTED, "1"), verdict(target, VerdictValue.OPEN, "2")
    first, second = Annotation(target, "a", "", "1"), Annotation(target, "b", "", "2")
    placed = place(Analysis((), (), (fact("f1", "c1"),), ()), Notebook.of([new, old, second, first]))
    assert placed.verdicts == {"f1": new}
    assert placed.notes == {"f1": (first, second)}


def test_what_lost_its_claims_is_kept_and_told() -> None:
    gone = verdict(Target(TargetKind.FACT, ("c7",)), VerdictValue.ACCEPTED, "1")
    note = Annotation(Target(TargetKind.DISCREPANCY, ("c7", "c8"), "d1"), "kept", "", "2")
    assert place(Analysis((), (), (), ()), Notebook.of([gone, note])).unplaced == (gone, note)


def test_a_discrepancy_is_found_by_its_id() -> None:
    found = Discrepancy("f1", "c1", "c2", "date", Severity.CONFLICT, (0, 1), (2, 3), Message("date"))
    given = verdict(target_of_discrepancy(found), VerdictValue.DISMISSED, "1")
    after = Analysis((), (), (fact("f1", "c1", "c2"),), (found,))
    assert place(after, Notebook.of([given])).verdicts == {found.id: given}


def anchor(name: int) -> Anchor:
    return Anchor("s1", name, name + 1, "x")


A, B, C = (anchor(n) for n in range(3))
AB, AC = tuple(sorted((A.id, B.id))), tuple(sorted((A.id, C.id)))


@pytest.mark.parametrize(
    ("said", "linked", "apart", "alone"),
    [
        ([], (), (), ()),
        ([(TieKind.LINKED, A, B)], (AB,), (), ()),
        ([(TieKind.LINKED, B, A), (TieKind.LINKED, A, B)], (AB,), (), ()),
        ([(TieKind.ALONE, A)], (), (), (A.id,)),
        ([(TieKind.ALONE, A), (TieKind.APART, A, C)], (), (AC,), (A.id,)),
        ([(TieKind.LINKED, A, B), (TieKind.APART, A, C)], (AB,), (AC,), ()),
        ([(TieKind.LINKED, A, B), (TieKind.ALONE, A)], (), (), (A.id,)),
        ([(TieKind.ALONE, A), (TieKind.LINKED, A, B)], (AB,), (), ()),
        ([(TieKind.APART, A, B), (TieKind.ALONE, A)], (), (AB,), (A.id,)),
    ],
)
def test_of_ties_the_newest_word_counts(
    said: list[tuple[Any, ...]], linked: tuple[tuple[str, str], ...], apart: tuple[tuple[str, str], ...], alone: tuple[str, ...]
) -> None:
    ties = [Tie(kind, tuple(anchors), "", "R", str(n)) for n, (kind, *anchors) in enumerate(said)]
    expected = Constraints(frozenset(linked), frozenset(apart), frozenset(alone))
    assert constraints_of(Notebook.of(ties)) == constraints_of(Notebook.of(ties[::-1])) == expected


def test_an_anchor_bears_the_id_of_its_claim() -> None:
    claim = Claim("s1", 3, 8, "words", (0, 9))
    assert anchor_of(claim).id == claim.id
    assert anchor_of(claim).quote == claim.quote
