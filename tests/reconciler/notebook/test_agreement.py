"""Kappa and alpha are those of published examples, and where there is no number it says why."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from reconciler.decisions import target_of_discrepancy, target_of_facet, target_of_fact
from reconciler.model import Analysis, Claim, Discrepancy, Document, Fact, FactState, Message, Severity
from reconciler.notebook.agreement import KINDS, Agreement, Undefined, agreement, of_labels
from reconciler.notebook.entries import Tie, TieKind, Verdict, VerdictValue, anchor_of
from reconciler.notebook.log import Operation, change, fold
from reconciler.notebook.state import Notebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reconciler.notebook.entries import Target

# K. Krippendorff, "Computing Krippendorff's alpha-reliability", University of Pennsylvania (2011), examples A, B and C: a row an
# observer, a column a unit, a full stop for a value that is missing
TWO_CATEGORIES = ("0100000010", "1110010000")
FIVE_CATEGORIES = ("aabbdcccedda", "babbbccceddd")
FOUR_OBSERVERS = ("123321412...", "1233224125..", ".33323422513", "12332441251.")

# by hand: of 50 items both say yes of 20 and no of 15, so 0.70 is observed; yes is said of 25 and of 30, so 0.50 is to be expected
BY_HAND = ("y" * 25 + "n" * 25, "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15)


def labels(rows: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """What each observer (a row) said of each unit (a column)."""
    units = enumerate(zip(*rows, strict=True))
    return {f"unit {n}": {f"o{row}": value for row, value in enumerate(unit) if value != "."} for n, unit in units}


@pytest.mark.parametrize(("rows", "alpha"), [(TWO_CATEGORIES, 0.095), (FIVE_CATEGORIES, 0.692), (FOUR_OBSERVERS, 0.743)])
def test_alpha_is_that_of_krippendorffs_own_examples(rows: tuple[str, ...], alpha: float) -> None:
    assert of_labels("fact", labels(rows)).alpha == pytest.approx(alpha, abs=0.0005)


def test_kappa_is_what_comes_out_by_hand() -> None:
    (pair,) = of_labels("fact", labels(BY_HAND)).pairs
    assert (pair.items, pair.shared, pair.agreed) == (50, 50, 35)
    assert pair.kappa == pytest.approx((0.70 - 0.50) / (1 - 0.50))


def test_two_who_never_agree_where_chance_would_have_them_agree() -> None:
    (pair,) = of_labels("fact", labels(("yn", "ny"))).pairs
    assert pair.kappa == pytest.approx(-1)


def test_counts_leave_out_what_was_not_decided_by_two() -> None:
    found = of_labels("fact", labels(FOUR_OBSERVERS))
    assert (found.items, found.shared, found.agreed) == (12, 11, 8)
    first = found.pairs[0]
    assert (first.a, first.b, first.items, first.shared, first.agreed) == ("o0", "o1", 10, 9, 8)
    assert len(found.pairs) == 6


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (("yy..", "..yn"), Undefined.NOTHING_SHARED),
        (("yyyn",), Undefined.NOTHING_SHARED),
        (("yyy", "yyy"), Undefined.ONE_CATEGORY),
        (("yn.", "y.n"), Undefined.ONE_CATEGORY),
    ],
)
def test_where_there_is_no_number_it_says_why(rows: tuple[str, ...], why: Undefined) -> None:
    found = of_labels("fact", labels(rows))
    assert (found.alpha, found.why) == (None, why)
    assert [(pair.kappa, pair.why) for pair in found.pairs] == [(None, why)] * len(found.pairs)


def test_who_says_one_thing_of_all_agrees_no_better_than_chance() -> None:
    found = of_labels("fact", labels(("yyyy", "nnyy")))
    assert found.pairs[0].kappa == pytest.approx(0)
    assert found.why is None


def test_nothing_at_all() -> None:
    assert of_labels("tie", {}) == Agreement("tie", (), 0, 0, 0, None, (), Undefined.NOTHING_SHARED)


# --- of a project --------------------------------------------------------------------------------------------------------------

NORTH = Document("n.txt", "North", "One. Two. Three. Four.")
SOUTH = Document("s.txt", "South", "Odin. Dva. Tri. Chetyre.")
TIMES = count()


def claim(document: Document, word: str) -> Claim:
    start = document.text.index(word)
    return Claim(document.id, start, start + len(word), word, (start, start + len(word)))


WORDS = (("One", "Odin"), ("Two", "Dva"), ("Three", "Tri"), ("Four", "Chet"))
PAIRS = tuple((claim(NORTH, one), claim(SOUTH, other)) for one, other in WORDS)


def fact(n: int, *members: Claim) -> Fact:
    return Fact(f"f{n}", "", tuple(c.id for c in members), ("North", "South"), (), FactState.AGREED)


def run(*facts: Fact, flags: tuple[Discrepancy, ...] = ()) -> Analysis:
    return Analysis((NORTH, SOUTH), tuple(c for pair in PAIRS for c in pair), facts, flags)


FACTS = tuple(fact(n, *pair) for n, pair in enumerate(PAIRS))
FLAG = Discrepancy("f0", PAIRS[0][0].id, PAIRS[0][1].id, "number", Severity.TENSION, (0, 3), (0, 4), Message("number"))


def now() -> str:
    return f"2026-01-01T00:00:00.{next(TIMES):06}+00:00"


def verdict(target: Target, value: VerdictValue, author: str) -> Verdict:
    return Verdict(target, value, "", author, now())


def of_kinds(analysis: Analysis, entries: Iterable[Verdict], log: Iterable[Operation] = ()) -> dict[str, Agreement]:
    found = agreement(analysis, Notebook.of(entries), tuple(log))
    assert tuple(one.kind for one in found) == KINDS
    return {one.kind: one for one in found}


def test_verdicts_are_told_apart_by_what_they_are_on_and_open_ones_left_out() -> None:
    yes, no, back = VerdictValue.ACCEPTED, VerdictValue.DISMISSED, VerdictValue.OPEN
    said = [
        verdict(target_of_fact(FACTS[0]), yes, "Ann"),
        verdict(target_of_fact(FACTS[0]), no, "Ben"),
        verdict(target_of_fact(FACTS[1]), no, "Ann"),
        verdict(target_of_fact(FACTS[1]), no, "Ben"),
        verdict(target_of_fact(FACTS[2]), yes, "Ann"),
        verdict(target_of_fact(FACTS[2]), back, "Ben"),
        verdict(target_of_fact(FACTS[3]), back, "Ann"),
        verdict(target_of_facet(FACTS[0], "date"), yes, "Ann"),
        verdict(target_of_discrepancy(FLAG), no, "Ben"),
        verdict(target_of_discrepancy(FLAG), no, "Ann"),
    ]
    found = of_kinds(run(*FACTS, flags=(FLAG,)), said)
    facts = found["fact"]
    assert (facts.authors, facts.items, facts.shared, facts.agreed) == (("Ann", "Ben"), 3, 2, 1)
    assert facts.pairs[0].kappa == pytest.approx(0)
    assert (found["facet"].items, found["facet"].shared, found["facet"].why) == (1, 0, Undefined.NOTHING_SHARED)
    assert (found["discrepancy"].shared, found["discrepancy"].why) == (1, Undefined.ONE_CATEGORY)
    assert found["tie"].items == 0


def test_a_fact_that_has_grown_since_is_the_same_one() -> None:
    small, grown = fact(0, PAIRS[0][0]), FACTS[0]
    said = [
        verdict(target_of_fact(small), VerdictValue.ACCEPTED, "Ann"),
        verdict(target_of_fact(grown), VerdictValue.ACCEPTED, "Ben"),
    ]
    found = of_kinds(run(*FACTS), said)["fact"]
    assert (found.items, found.shared, found.agreed) == (1, 1, 1)


def test_what_each_said_last_of_two_claims_is_read_from_the_log() -> None:
    entries: dict[str, str] = {}
    log: list[Operation] = []

    def tie(author: str, pair: int, kind: TieKind | None) -> None:
        anchors = tuple(map(anchor_of, PAIRS[pair]))
        made = Tie(kind or TieKind.LINKED, anchors, "", author, now())
        changes = change(lambda key: entries.get(key, ""), *([made] if kind else []), without=[] if kind else [made.key])
        log.append(Operation("tie", changes, author, now()))
        entries.update(fold(log))
        if not kind:
            entries.pop(made.key, None)

    tie("Ann", 0, TieKind.LINKED)
    tie("Ben", 0, TieKind.APART)
    tie("Ann", 1, TieKind.APART)
    tie("Ann", 1, TieKind.LINKED)
    tie("Ben", 1, TieKind.LINKED)
    tie("Ann", 2, TieKind.LINKED)
    tie("Ann", 2, None)
    tie("Ben", 2, TieKind.LINKED)
    found = agreement(run(*FACTS), Notebook.read(entries), log)[-1]
    assert (found.kind, found.authors, found.items, found.shared, found.agreed) == ("tie", ("Ann", "Ben"), 3, 2, 1)
