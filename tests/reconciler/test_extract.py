"""Claims: what is one, what is none, and that a quote is its source."""

from __future__ import annotations

import pytest

from reconciler.claims.extract import extract_claims
from reconciler.model import Document
from reconciler.passages import read_passages


def claims_of(text: str, language: str = "en") -> list[str]:
    document = Document("page.txt", "North", text, language)
    claims = extract_claims(document, read_passages(text, language))
    for claim in claims:
        assert claim.quote == text[claim.start : claim.end]
        first, last = claim.sentence
        assert first <= claim.start < claim.end <= last
    return [c.quote for c in claims]


def test_headings_lists_of_contents_and_navigation_make_no_claims() -> None:
    text = "Roads\n\nThe bridge was opened in 2014. It carries trains.\n\n  • Part 1\n  • Part 2\n  • Part 3\n\nBack to Transport"
    assert claims_of(text) == ["The bridge was opened in 2014.", "It carries trains."]


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert claims_of("The U.S. envoy met Mr. Smith in St. Petersburg on 5 Oct. 2011. They agreed.") == [
        "The U.S. envoy met Mr. Smith in St. Petersburg on 5 Oct. 2011.",
        "They agreed.",
    ]
    assert claims_of("Встреча прошла 5 окт. 2011 г. в Москве. Стороны договорились.", "ru") == [
        "Встреча прошла 5 окт. 2011 г. в Москве.",
        "Стороны договорились.",
    ]


def test_numbered_items_are_claims_of_their_own_without_their_numbers() -> None:
    text = "[1] 1) theft of cars; 2) forging of papers; 3) sale of arms."
    assert claims_of(text) == ["theft of cars", "forging of papers", "sale of arms."]


def test_astral_characters_do_not_move_a_claim() -> None:
    assert claims_of("😀😀 The bridge was opened. 🚆 It carries trains.") == [
        "😀😀 The bridge was opened.",
        "🚆 It carries trains.",
    ]


@pytest.mark.parametrize("text", ["", "12345\n\n***\n", "- - -"])
def test_nothing_said_is_no_claim(text: str) -> None:
    assert claims_of(text) == []


def test_a_claim_keeps_its_heading() -> None:
    text = "Roads\n\nThe bridge was opened in 2014."
    (claim,) = extract_claims(Document("a", "b", text, "en"), read_passages(text, "en"))
    assert claim.heading == "Roads"
