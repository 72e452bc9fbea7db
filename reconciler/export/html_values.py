"""The reconciled values of a fact and the concordance, as the HTML report shows them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.concordance import in_context, tallies
from reconciler.export.reconciled import title
from reconciler.values import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reconciler.concordance import Concept, Tally, Use, Variant
    from reconciler.model import Claim, Document
    from reconciler.values import FacetValues, Mention, Value

# code points on each side of a place in the concordance, and the places that are shown of a variant on a side
CONTEXT = 60
MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class Given:
    """A place that gives a value: in `document` at `place`; `words` where they are other than the value's, and whose they are."""

    document: Document
    place: str
    words: str
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value with the places that give it and those that give it less exactly; `most`: told by more than its rivals."""

    text: str
    language: str
    most: bool
    given: tuple[Given, ...]
    less: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A line of the table: what the values are of, and the values."""

    title: str
    competing: bool
    values: tuple[ShownValue, ...]


def shown_values(
    found: Iterable[FacetValues], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> tuple[ShownFacet, ...]:
    """The lines of the table of a fact; `claims` and `documents` by their ids."""

    def given(mention: Mention, text: str) -> Given:
        document = documents[claims[mention.claim].source]
        words = _line(document.text[mention.start : mention.end])
        other = "" if words.lower() == _line(text).lower() else words
        return Given(document, f"{mention.start}–{mention.end}", other, tuple(v or "somebody" for v in mention.voices))

    def value(one: Value, competing: bool) -> ShownValue:
        first = documents[claims[one.mentions[0].claim].source]
        exact, less = (tuple(given(m, one.text) for m in places) for places in (one.mentions, one.compatible))
        return ShownValue(_line(one.text), first.language, competing and one.rank is Rank.PREFERRED, exact, less)

    return tuple(ShownFacet(title(f), f.competing, tuple(value(v, f.competing) for v in f.values)) for f in found)


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place of the concordance in its context."""

    document: Document
    start: int
    before: str
    words: str
    after: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class ShownVariant:
    """A word or name with its counts by side, None where a side says nothing of the thing; `left` places are not shown."""

    variant: Variant
    counts: tuple[Tally | None, ...]
    places: tuple[ShownPlace, ...]
    left: int


@dataclass(frozen=True, slots=True)
class ShownConcept:
    """A thing with all that it is called."""

    concept: Concept
    label: str
    variants: tuple[ShownVariant, ...]


def shown_concepts(concepts: Iterable[Concept], documents: Sequence[Document], sides: Sequence[str]) -> tuple[ShownConcept, ...]:
    """The concepts with counts for each of `sides` and some of their places."""
    by_id = {d.id: d for d in documents}
    side_of = {d.id: d.side for d in documents}
    shown = []
    for concept in concepts:
        variants = []
        for variant, counts in zip(concept.variants, tallies(concept, side_of), strict=True):
            uses = _some(variant.uses, side_of)
            places = tuple(_place(by_id[use.source], use) for use in uses)
            variants.append(ShownVariant(variant, tuple(map(counts.get, sides)), places, len(variant.uses) - len(uses)))
        shown.append(ShownConcept(concept, label(concept), tuple(variants)))
    return tuple(shown)


def label(concept: Concept) -> str:
    """What a concept is called: a term by its concept, a thing by the name that is most used."""
    return concept.id.replace("_", " ") if concept.matter == "term" else concept.variants[0].words


def _some(uses: Sequence[Use], side_of: Mapping[str, str]) -> list[Use]:
    """The first places of each side."""
    counts: dict[str, int] = defaultdict(int)
    shown = []
    for use in uses:
        counts[side_of[use.source]] += 1
        if counts[side_of[use.source]] <= MOST_PLACES:
            shown.append(use)
    return shown


def _place(document: Document, use: Use) -> ShownPlace:
    return ShownPlace(document, use.start, *in_context(document.text, use, CONTEXT), use.quoted)


def _line(text: str) -> str:
    return " ".join(text.split())
