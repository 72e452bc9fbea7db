"""Contradictions within one source and one side: the cases are data, in tests/cases/discrepancies/within."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reconciler import reconcile
from reconciler.claims.extract import claim_at, read_dates
from reconciler.discrepancies import RULES, apply_rules
from reconciler.discrepancies.messages import explain
from reconciler.discrepancies.rule import Pair
from reconciler.glossary import SHIPPED, lookup
from reconciler.model import Document, FactState, Link, Within

if TYPE_CHECKING:
    from reconciler.model import Discrepancy

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/discrepancies/within/cases.toml").read_text("utf-8"))["case"]

HARBOUR = """The harbour of Tarn

The new lighthouse of Tarn was opened on 3 March 2014 by the mayor.

It can be seen from twenty miles away. Ships from five lands call at the port.

The lighthouse was opened on 9 April 2014. Rice was harvested late that year.
"""
STORY = """The harbour of Tarn

In 2010 the council decided to build a new lighthouse in Tarn. It will build the lighthouse of stone.

The council built the lighthouse in 2014. The first race of boats was held on 3 March 2015, the second race on 9 April 2016.
"""
LIST = """Schools of the coast

Tarn

The school was founded in 1898 by its captains. It trains pilots.

Orland

The school was founded in 1901 by its captains. It trains shipwrights.
"""


def one_source(case: dict[str, Any]) -> Pair:
    """The two passages of a case as claims of one source, a blank line apart."""
    language = case.get("language", "en")
    page = Document("page.txt", "North", f"{case['a']}\n\n{case['b']}", language, published=case.get("published", ""))
    dates, glossary = read_dates(page, None), lookup(SHIPPED)
    spans = ((0, len(case["a"])), (len(case["a"]) + 2, len(page.text)))
    a, b = (claim_at(page, start, end, dates, glossary=glossary) for start, end in spans)
    return Pair("f", a, b, page, page, Link(a.id, b.id, 0.95))


def in_order(found: Discrepancy, text: str) -> list[str]:
    """Its type, and its words in the order of the text."""
    assert found.evidence_b is not None
    return [found.type, *(text[slice(*span)] for span in sorted((found.evidence_a, found.evidence_b)))]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_a_source_that_contradicts_itself(case: dict[str, Any]) -> None:
    pair = one_source(case)
    for view in (pair, pair.turned()):
        found = list(apply_rules(view))
        assert [in_order(d, pair.document_a.text) for d in found] == case["found"]
        assert all(d.within is Within.SOURCE for d in found)


def test_a_third_of_the_cases_are_traps_and_a_third_russian() -> None:
    assert sum(not case["found"] for case in CASES) >= len(CASES) / 3
    assert sum(case.get("language") == "ru" for case in CASES) >= len(CASES) / 3
    assert {kind for case in CASES for kind, *_ in case["found"]} == {rule.type for rule in RULES if rule.inner}


def test_the_sentence_names_the_source() -> None:
    (found,) = apply_rules(one_source({"a": "The bridge has four lanes.", "b": "The bridge has six lanes."}))
    assert explain(found.message) == "North, “page.txt” gives two numbers that differ beyond rounding: “four” and “six”."
    assert "North, “page.txt”" in explain(found.message, "ru")


def test_what_a_source_leaves_out_in_one_place_it_says_in_another() -> None:
    pair = one_source({"a": "It was signed in Rome on 6 November 2003 by the ministers of Orland.", "b": "It was signed."})
    assert list(apply_rules(pair)) == []


def test_a_source_disputes_a_fact_with_itself() -> None:
    found = reconcile([Document("harbour.txt", "North", HARBOUR, "en")])
    (flag,) = found.discrepancies
    assert (flag.type, flag.within) == ("date", Within.SOURCE)
    fact = next(f for f in found.facts if f.id == flag.fact)
    assert (fact.state, fact.sides, fact.independent) == (FactState.DISPUTED, ("North",), 1)


def test_two_sources_of_one_side_are_told_from_two_sides() -> None:
    first, second = HARBOUR.split("It can be seen from twenty miles away. ")
    pages = [Document("a.txt", "North", first, "en"), Document("b.txt", "North", second, "en")]
    assert {d.within for d in reconcile(pages).discrepancies if d.type == "date"} == {Within.SIDE}
    pages[1] = Document("b.txt", "South", second, "en")
    assert {d.within for d in reconcile(pages).discrepancies if d.type == "date"} == {Within.SIDES}


@pytest.mark.parametrize("text", [STORY, LIST])
def test_a_story_or_a_list_does_not_contradict_itself(text: str) -> None:
    assert reconcile([Document("page.txt", "North", text, "en")]).discrepancies == ()


def test_a_list_without_its_headings_does() -> None:
    text = LIST.replace("Tarn\n\n", "").replace("Orland\n\n", "")
    (flag,) = reconcile([Document("page.txt", "North", text, "en")]).discrepancies
    assert (flag.type, flag.within) == ("date", Within.SOURCE)
