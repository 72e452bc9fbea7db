"""Claims: what is one, what is none, and that a quote is its source."""

from __future__ import annotations

import pytest

from reconciler.claims.extract import claim_at, extract_claims, read_dates
from reconciler.model import Document


def claims_of(text: str, language: str = "en") -> list[str]:
    document = Document("page.txt", "North", text, language)
    claims = extract_claims(document)
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


def test_a_score_in_brackets_is_no_number_of_an_item() -> None:
    text = "The coach left after the final in Elm (1:0) of the northern cup."
    assert claims_of(text) == [text]


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
    (claim,) = extract_claims(Document("a", "b", text, "en"))
    assert claim.heading == "Roads"


def test_clauses_are_claims_that_keep_their_sentence() -> None:
    text = "The treaty (which entered into force in 1999) lowered the duties on timber and set up a joint court."
    document = Document("page.txt", "North", text, "en")
    claims = extract_claims(document)
    assert [c.quote for c in claims] == [
        "The treaty (which entered into force in 1999)",
        "lowered the duties on timber",
        "set up a joint court.",
    ]
    assert {c.sentence for c in claims} == {(0, len(text))}


def test_a_claim_has_the_facets_that_stand_in_it() -> None:
    text = "The bridge was opened to traffic in 2014 and the harbour will not be closed before 2030."
    first, second = extract_claims(Document("page.txt", "North", text, "en"))
    assert [d.edtf for d in first.facets.dates] == ["2014"]
    assert [d.earliest.year for d in second.facets.dates] == [2030]
    assert not first.facets.negations
    assert [text[n.start : n.end] for n in second.facets.negations] == ["not"]


def test_what_was_mended_is_placed_in_the_untouched_text() -> None:
    text = "The co- operation&nbsp;began in&nbsp;2014. It goes on, and the two sides met in Elm in 2015."
    document = Document("page.txt", "North", text, "en")
    claims = extract_claims(document)
    assert [c.quote for c in claims] == [text[c.start : c.end] for c in claims]
    assert claims[0].quote == "The co- operation&nbsp;began in&nbsp;2014."
    (date,) = claims[0].facets.dates
    assert text[date.start : date.end] == "2014"


def test_a_marked_span_gets_the_facets_of_the_sentence_around_it() -> None:
    text = "The envoy said that the port will not open in 2030."
    document = Document("page.txt", "North", text, "en")
    start = text.index("the port")
    claim = claim_at(document, start, len(text), read_dates(document, None))
    assert claim.sentence == (0, len(text))
    assert [text[n.start : n.end] for n in claim.facets.negations] == ["not"]
    assert [text[a.start : a.end] for a in claim.facets.attributions] == ["said"]


def test_a_quotation_of_several_sentences_has_one_speaker() -> None:
    text = '"The port is ours. The river is ours. The bridge belongs to nobody at all," Anna Novak said.'
    claims = extract_claims(Document("page.txt", "North", text, "en"))
    assert len(claims) > 1
    assert all(claim.facets.attributions for claim in claims)
