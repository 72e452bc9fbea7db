"""The concordance: cases are data, in tests/cases/concordance."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from reconciler.claims.extract import extract_claims
from reconciler.concordance import Concept, Matter, Use, concordance, in_context, tallies
from reconciler.glossary import SHIPPED, lookup, read_glossary
from reconciler.model import Claim, Document

FOLDER = Path(__file__).parents[2] / "cases" / "concordance"
CASES = [
    pytest.param(case, id=case["name"])
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
SAID = re.compile(r"(\w+)(?: \((\w\w)\))?: (.*)", re.DOTALL)


def sources(case: dict[str, Any]) -> list[Document]:
    found = []
    for number, said in enumerate(case["sources"]):
        match = SAID.fullmatch(said)
        assert match, said
        found.append(Document(f"{number}.txt", match[1], match[3], match[2] or "en"))
    return found


def found_in(case: dict[str, Any]) -> tuple[list[Document], list[Claim], tuple[Concept, ...]]:
    pages = sources(case)
    own = read_glossary(case.get("glossary", ""))
    glossary = lookup(own.shipped, own.entries)
    claims = [claim for page in pages for claim in extract_claims(page, glossary)]
    return pages, claims, concordance(pages, claims, glossary)


def line(concept: Concept, side_of: dict[str, str]) -> str:
    """The concept as a case writes it."""
    parts = []
    for variant, counts in zip(concept.variants, tallies(concept, side_of), strict=True):
        mark = "*" if variant.marked else "^" if variant.former else ""
        shown = " ".join(f"{side} {t.own}{f'+{t.quoted}' if t.quoted else ''}" for side, t in counts.items())
        parts.append(f"{variant.id} {variant.language}{mark} {shown}")
    return f"{concept.matter} {concept.id}: {' | '.join(parts)}"


@pytest.mark.parametrize("case", CASES)
def test_what_is_counted(case: dict[str, Any]) -> None:
    pages, _, found = found_in(case)
    side_of = {page.id: page.side for page in pages}
    matters = case.get("only", list(Matter))
    assert [line(concept, side_of) for concept in found if concept.matter in matters] == case["concepts"]


@pytest.mark.parametrize("case", CASES)
def test_every_place_is_its_words_and_counts_once(case: dict[str, Any]) -> None:
    pages, claims, found = found_in(case)
    texts = {page.id: page.text for page in pages}
    for concept in found:
        places = sorted((use.source, use.start, use.end) for variant in concept.variants for use in variant.uses)
        assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(places))
        for variant in concept.variants:
            spelled = {" ".join(texts[use.source][use.start : use.end].split()) for use in variant.uses}
            assert variant.words in spelled
    assert concordance(pages, list(reversed(claims)), lookup(SHIPPED)) == concordance(pages, claims, lookup(SHIPPED))


def test_a_place_is_led_back_to_the_text_that_was_mended() -> None:
    text = "Irregular mi\u00adgration in the north\n\nThe council met on Monday and spoke of illegal mi\u00adgration at length."
    page = Document("a.txt", "North", text, "en")
    (concept,) = concordance([page], extract_claims(page))
    assert sorted(text[u.start : u.end] for v in concept.variants for u in v.uses) == [
        "Irregular mi\u00adgration",
        "illegal mi\u00adgration",
    ]


def test_what_no_claim_holds_any_more_is_still_what_the_source_says() -> None:
    """A person may take a claim away; the words stay."""
    page = Document("a.txt", "North", "They fought irregular migration. They fought illegal migration.", "en")
    claims = extract_claims(page)
    assert concordance([page], claims[:1]) == concordance([page], claims) == concordance([page], ())


def test_the_share_is_of_a_sides_own_words() -> None:
    pages, _, (concept,) = found_in(
        {"sources": ["North: Irregular migration, irregular migration, illegal migration, “illegal migration”."]}
    )
    counts = tallies(concept, {page.id: page.side for page in pages})
    assert [(t["North"].own, t["North"].quoted, round(t["North"].share, 2)) for t in counts] == [(1, 1, 0.33), (2, 0, 0.67)]


def test_words_around_a_place_are_cut_between_words() -> None:
    text = "One two three\nfour five six seven eight nine ten."
    start = text.index("five")
    assert in_context(text, Use("s", start, start + 4), 12) == ("three four ", "five", " six seven")
    assert in_context(text, Use("s", 0, 3), 12) == ("", "One", " two three")
