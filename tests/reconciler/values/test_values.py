"""The reconciled values of a fact: cases are data, in tests/cases/values, with the discrepancies that the rules find in them."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reconciler.claims.extract import claim_at, read_dates
from reconciler.discrepancies import find_discrepancies
from reconciler.glossary import SHIPPED, lookup
from reconciler.model import Claim, Copy, Discrepancy, Document, Fact, FactState, Link, Message, Severity
from reconciler.values import KINDS, Facet, FacetValues, Rank, Value, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parents[2] / "cases" / "values"
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['name']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
SAID = re.compile(r"(\w+)(?: \((\w\w)(?:, ([\d-]+))?\))?: (.*)")


def source(number: int, said: str) -> Document:
    """The page of a claim as a case writes it."""
    match = SAID.fullmatch(said)
    assert match, said
    side, language, published, text = match.groups()
    return Document(f"{number}.txt", side, text, language or "en", published=published or "")


def read(page: Document) -> Claim:
    dates = read_dates(page, date.fromisoformat(page.published) if page.published else None)
    return claim_at(page, 0, len(page.text), dates, glossary=lookup(SHIPPED))


def fact_of(claims: list[Claim]) -> Fact:
    """A fact of claims that surely speak of the same thing."""
    links = tuple(Link(a.id, b.id, 0.95) for a, b in combinations(claims, 2))
    return Fact("f", "", tuple(c.id for c in claims), (), (), FactState.AGREED, links)


def values_in(case: Mapping[str, Any]) -> tuple[FacetValues, ...]:
    pages = [source(number, said) for number, said in enumerate(case["claims"])]
    claims = [read(page) for page in pages]
    by_id, documents = {c.id: c for c in claims}, {p.id: p for p in pages}
    fact = fact_of(claims)
    copies = [Copy(pages[a].id, pages[b].id, 1.0) for a, b in case.get("copies", ())]
    found = values_of(fact, by_id, documents, find_discrepancies([fact], by_id, documents), copies)
    for mention in (m for v in found for value in v.values for m in (*value.mentions, *value.compatible)):
        assert by_id[mention.claim].start <= mention.start < mention.end <= by_id[mention.claim].end
    for value in (value for v in found for value in v.values):
        first = value.mentions[0]
        assert value.text == documents[by_id[first.claim].source].text[first.start : first.end]
    return found


def line(found: FacetValues, texts: Mapping[str, str]) -> str:
    """The values as a case writes them; `texts` by claim."""
    about = f" {found.about}" if found.about else ""
    shown = " | ".join(part(value, texts) for value in found.values)
    return f"{found.facet}{'!' if found.competing else ''}{about}: {shown}"


def part(value: Value, texts: Mapping[str, str]) -> str:
    fits = "".join(f" ~{texts[m.claim][m.start : m.end]}" for m in value.compatible)
    voices = "".join(f" <{voice}" for voice in value.reported_by)
    return f"{value.text} {'*' if value.rank is Rank.PREFERRED else ''}{value.independent}{fits}{voices}"


@pytest.mark.parametrize("case", CASES)
def test_values_of_a_fact(case: dict[str, Any]) -> None:
    texts = {read(page).id: page.text for page in (source(n, said) for n, said in enumerate(case["claims"]))}
    assert [line(v, texts) for v in values_in(case) if v.facet in case["facets"]] == case["values"]


def test_a_place_in_two_overlapping_claims_counts_once() -> None:
    page = Document("a.txt", "North", "The bridge, which was opened in 2014, is long.", "en")
    dates = read_dates(page, None)
    whole, aside = (claim_at(page, *span, dates) for span in ((0, len(page.text)), (12, 36)))
    (found,) = values_of(fact_of([whole, aside]), {c.id: c for c in (whole, aside)}, {page.id: page})
    assert [(m.claim, page.text[m.start : m.end]) for m in found.values[0].mentions] == [(whole.id, "2014")]


def test_two_claims_of_one_source_may_compete() -> None:
    text = "The bridge was opened on 3 March 2014. In the archive the bridge was opened on 9 April 2014."
    page = Document("a.txt", "North", text, "en")
    dates = read_dates(page, None)
    one, other = (claim_at(page, *span, dates) for span in ((0, 38), (39, len(text))))
    places = ((25, 37), (text.index("9 April"), len(text) - 1))
    flag = Discrepancy("f", one.id, other.id, "date", Severity.CONFLICT, *places, Message("date"))
    (found,) = values_of(fact_of([one, other]), {c.id: c for c in (one, other)}, {page.id: page}, [flag])
    assert found.competing
    assert [(v.text, v.rank, v.independent) for v in found.values] == [
        ("3 March 2014", Rank.NORMAL, 1),
        ("9 April 2014", Rank.NORMAL, 1),
    ]


def test_without_the_discrepancy_nothing_competes() -> None:
    """As where a person dismissed it."""
    pages = [source(0, "North: It was opened on 3 March 2014."), source(1, "South: It was opened on 9 April 2014.")]
    claims = [read(page) for page in pages]
    found = values_of(fact_of(claims), {c.id: c for c in claims}, {p.id: p for p in pages})
    assert [(v.facet, v.competing, len(v.values)) for v in found if v.facet is Facet.DATE] == 2 * [(Facet.DATE, False, 1)]


def test_a_fact_without_anything_to_compare_has_no_values() -> None:
    page = source(0, "North: It rained.")
    claim = read(page)
    assert values_of(fact_of([claim]), {claim.id: claim}, {page.id: page}) == ()


def test_every_facet_has_cases_and_traps() -> None:
    cases = [case.values[0] for case in CASES]
    for kind in KINDS:
        mine = [case for case in cases if kind.facet in case["facets"]]
        assert any(case["name"].startswith("trap") for case in mine), kind.facet
        assert any("!" in line for case in mine for line in case["values"]), kind.facet
        assert any("(ru)" in said for case in mine for said in case["claims"]), kind.facet


def test_evidence_that_says_the_same_on_both_sides_sets_nothing_apart() -> None:
    pages = [source(0, "North: The envoy Petrova met them."), source(1, "South: The envoy Petrova met us.")]
    claims = [read(page) for page in pages]
    flag = Discrepancy("f", *(c.id for c in claims), "naming", Severity.TENSION, (4, 9), (4, 9), Message("naming"))
    found = values_of(fact_of(claims), {c.id: c for c in claims}, {p.id: p for p in pages}, [flag])
    assert not [v for v in found if v.facet is Facet.NAME]
