"""Small values for tests: documents and claims with next to nothing said."""

from __future__ import annotations

from reconciler.claims.extract import claim_at, read_dates
from reconciler.discrepancies.rule import Pair
from reconciler.model import Claim, Document, Link


def document(text: str, side: str = "North", name: str = "page.txt", language: str = "en") -> Document:
    return Document(name, side, text, language)


def whole_claim(source: Document) -> Claim:
    """The whole text of `source` as one claim."""
    return claim_at(source, 0, len(source.text), read_dates(source, None))


def pair_of(a: str, b: str, language_a: str = "en", language_b: str = "en", score: float = 0.95) -> Pair:
    """Two texts, each one claim of a side of its own, as surely linked as `score` says."""
    one, other = document(a, "North", "a.txt", language_a), document(b, "South", "b.txt", language_b)
    claim_a, claim_b = whole_claim(one), whole_claim(other)
    return Pair("f", claim_a, claim_b, one, other, Link(claim_a.id, claim_b.id, score))
