"""Claims that a person made or took away count in a run like those that were read."""

from __future__ import annotations

from reconciler.model import Author, Constraints, Document
from reconciler.pipeline import fingerprint, reconcile
from reconciler.settings import Settings

TEXT = "# The ferry\n\nThe ferry to Skerry sank on 3 May 1911 with forty people. Nobody was ever charged with it."
DOCUMENTS = (
    Document("a.txt", "Port", TEXT, "en"),
    Document("b.txt", "Island", "On 5 May 1911 the Skerry ferry sank with forty people on board.", "en"),
)


def span(words: str) -> tuple[str, int, int]:
    start = TEXT.index(words)
    return DOCUMENTS[0].id, start, start + len(words)


def test_a_claim_made_by_hand_is_read_like_any_other() -> None:
    made = span("sank on 3 May 1911")
    analysis = reconcile(DOCUMENTS, constraints=Constraints(made=(made, made)))
    (claim,) = (c for c in analysis.claims if c.made_by is Author.PERSON)
    assert (claim.source, claim.start, claim.end) == made
    assert claim.quote == "sank on 3 May 1911"
    assert [d.edtf for d in claim.facets.dates] == ["1911-05-03"]
    assert claim.sentence[0] == TEXT.index("The ferry to")
    assert [c.start for c in analysis.claims if c.source == claim.source] == sorted(
        c.start for c in analysis.claims if c.source == claim.source
    )


def test_one_in_the_place_of_a_claim_that_was_read_takes_its_place() -> None:
    read = reconcile(DOCUMENTS)
    first = read.claims[0]
    made = (first.source, first.start, first.end)
    analysis = reconcile(DOCUMENTS, constraints=Constraints(made=(made,)))
    assert [c.id for c in analysis.claims] == [c.id for c in read.claims]
    assert [c.made_by for c in analysis.claims if c.id == first.id] == [Author.PERSON]


def test_a_claim_that_was_taken_away_is_no_more() -> None:
    read = reconcile(DOCUMENTS)
    gone = next(c for c in read.claims if "charged" in c.quote)
    constraints = Constraints(removed=frozenset({gone.id}))
    assert [c.id for c in reconcile(DOCUMENTS, constraints=constraints).claims] == [c.id for c in read.claims if c != gone]
    assert fingerprint(DOCUMENTS, Settings(), constraints) != fingerprint(DOCUMENTS, Settings(), Constraints())


def test_a_claim_of_a_text_that_is_not_there_makes_nothing() -> None:
    constraints = Constraints(made=(("s0", 0, 5),), removed=frozenset({"c0"}))
    assert reconcile(DOCUMENTS, constraints=constraints).claims == reconcile(DOCUMENTS).claims
