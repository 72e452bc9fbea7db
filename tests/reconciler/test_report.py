"""The report joins, orders and verifies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconciler import report
from reconciler.errors import IntegrityError
from reconciler.model import Analysis, Claim, Discrepancy, Fact, FactState, Message, Severity
from reconciler.report import Quotation, shorten
from tests.reconciler.builders import document, whole_claim

NORTH, SOUTH = document("The bridge was opened.", "North", "a.txt"), document("A bridge opened.", "South", "b.txt")
A, B = whole_claim(NORTH), whole_claim(SOUTH)


def analysis() -> Analysis:
    alone = Fact("f1", "alone", (A.id,), ("North",), ("South",), FactState.SINGLE_SIDE)
    disputed = Fact("f2", "disputed", (A.id, B.id), ("North", "South"), (), FactState.DISPUTED)
    flag = Discrepancy("f2", A.id, B.id, "date", Severity.CONFLICT, (0, 3), (0, 1), Message("date"))
    return Analysis((NORTH, SOUTH), (A, B), (alone, disputed), (flag,))


def test_disputed_facts_come_first_and_cells_follow_the_sides() -> None:
    made = report.build(analysis())
    assert [row.fact.label for row in made.rows] == ["disputed", "alone"]
    assert [[q.claim.id for q in cell] for cell in made.rows[0].cells] == [[A.id], [B.id]]
    assert [[q.claim.id for q in cell] for cell in made.rows[1].cells] == [[A.id], []]
    assert len(made.rows[0].discrepancies) == 1


def test_a_sound_analysis_is_verified() -> None:
    report.verify(analysis())


@pytest.mark.parametrize(
    "broken",
    [
        replace(analysis(), claims=(replace(A, quote="The bridge was closed."), B)),
        replace(analysis(), documents=(replace(NORTH, text=""), SOUTH)),
        replace(analysis(), discrepancies=(replace(analysis().discrepancies[0], evidence_b=(0, 999)),)),
        replace(analysis(), discrepancies=(replace(analysis().discrepancies[0], claim_b="c0"),)),
    ],
)
def test_a_quote_that_is_not_its_source_is_an_error_with_its_place(broken: Analysis) -> None:
    with pytest.raises(IntegrityError, match="reconcile"):
        report.verify(broken)


@pytest.mark.parametrize(
    ("words", "sentence", "around"),
    [
        ("which opened in May", "The bridge, which opened in May, is long.", ("The bridge, ", ", is long.")),
        ("It rained", "It rained.", ("", "")),
        ("and (it was cold", "It rained and (it was cold).", ("It rained ", ").")),
        ("The bridge", "bridge", ("", "")),
    ],
)
def test_a_clause_is_quoted_with_the_rest_of_its_sentence(words: str, sentence: str, around: tuple[str, str]) -> None:
    text = "The bridge, which opened in May, is long. It rained and (it was cold). It rained."
    source = document(text, "North", "c.txt")
    first, start = text.rindex(sentence), text.rindex(words)
    quotation = Quotation(Claim(source.id, start, start + len(words), words, (first, first + len(sentence))), source)
    assert quotation.around() == around
    assert words in quotation.sentence()
    assert sentence in quotation.sentence()


def test_a_long_text_is_shortened_between_words() -> None:
    assert shorten("one two  three", 100) == "one two three"
    assert shorten("one two, three", 9) == "one two…"
