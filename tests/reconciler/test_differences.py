"""What a new run changes is told in full, and nothing that stayed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconciler.decisions import target_of_discrepancy, target_of_fact
from reconciler.differences import counts, difference
from reconciler.model import Analysis, Claim, Discrepancy, Fact, FactState, Message, Severity
from reconciler.notebook.entries import Annotation, Carried, Verdict, VerdictValue, anchor_of
from reconciler.notebook.state import Notebook

CLAIMS = tuple(Claim("s1", n, n + 1, "x", (n, n + 1)) for n in range(9))
A, B, C, D, E, F, *_ = (claim.id for claim in CLAIMS)


def fact(name: str, *claims: str, state: FactState = FactState.AGREED) -> Fact:
    return Fact(name, name, claims, ("North", "South"), (), state)


def run(*facts: Fact, flags: tuple[Discrepancy, ...] = ()) -> Analysis:
    return Analysis((), CLAIMS, facts, flags)


def flag(words: str = "", start: int = 0) -> Discrepancy:
    message = Message("date", (("a", words), ("b", "y")))
    return Discrepancy("f1", A, B, "date", Severity.CONFLICT, (start, start + 1), (2, 3), message)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((fact("f1", A, B),), (fact("f1", A, B),), {}),
        ((), (fact("f1", A),), {"gained": 1}),
        ((fact("f1", A),), (), {"lost": 1}),
        ((fact("f1", A, B),), (fact("f2", A, B, C),), {"changed": 1}),
        ((fact("f1", A, B, C),), (fact("f2", A, B),), {"changed": 1}),
        ((fact("f1", A, B),), (replace(fact("f1", A, B), state=FactState.DISPUTED),), {"changed": 1, "newly disputed": 1}),
        ((fact("f1", A, B), fact("f2", C)), (fact("f3", A, B, C),), {"changed": 1, "merged": 1}),
        ((fact("f1", A, B, C),), (fact("f2", A, B), fact("f3", C)), {"changed": 1, "split": 1}),
        ((fact("f1", A, B),), (fact("f2", C, D),), {"gained": 1, "lost": 1}),
        ((fact("f1", A, B), fact("f2", C, D)), (fact("f3", A, C, B), fact("f4", D)), {"changed": 2}),
    ],
)
def test_facts(before: tuple[Fact, ...], after: tuple[Fact, ...], expected: dict[str, int]) -> None:
    found = difference(run(*before), run(*after), Notebook())
    assert counts(found) == expected
    assert found.nothing == (not expected)
    assert found.again + len(found.changed) + len(found.lost) + len(found.merged) == len(before)


def test_what_a_fact_gained_and_lost() -> None:
    found = difference(run(fact("f1", A, B, C)), run(fact("f2", A, B, D)), Notebook())
    (changed,) = found.changed
    assert (changed.before.id, changed.after.id, changed.gained, changed.lost) == ("f1", "f2", (D,), (C,))


def test_flags_are_told_again_by_what_they_say() -> None:
    facts = (fact("f1", A, B),)
    found = difference(run(*facts, flags=(flag("3 May"),)), run(*facts, flags=(flag("3 May", 5), flag("4 May"))), Notebook())
    assert [dict(d.message.arguments)["a"] for d in found.flagged] == ["4 May"]
    assert found.unflagged == ()


def test_decisions_that_lose_their_ground_are_named() -> None:
    kept = Verdict(target_of_fact(fact("f1", A)), VerdictValue.ACCEPTED, "", "R", "1")
    gone = Annotation(target_of_fact(fact("f2", C)), "look", "R", "2")
    before_already = Annotation(target_of_fact(fact("f3", "c0")), "old", "R", "3")
    lost_flag = Verdict(target_of_discrepancy(flag("3 May")), VerdictValue.DISMISSED, "", "R", "4")
    notebook = Notebook.of([kept, gone, before_already, lost_flag])
    found = difference(run(fact("f1", A, B), fact("f2", C), flags=(flag("3 May"),)), run(fact("f1", A, B)), notebook)
    assert set(found.ungrounded) == {gone, lost_flag}


def test_claims_of_an_old_version_are_where_they_were_carried_to() -> None:
    carried = tuple(Carried(anchor_of(CLAIMS[n]), anchor_of(CLAIMS[n + 4]), "R", "1") for n in range(2))
    new = tuple(CLAIMS[n + 4].id for n in range(2))
    found = difference(run(fact("f1", A, B)), run(fact("f2", *new)), Notebook(carried=carried))
    assert found.nothing
