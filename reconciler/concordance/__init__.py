"""The concordance: which words each side uses for one thing, how often, and where.

A thing is a concept of the lists of terms, or a body, person, place or document; it is listed where two or more words or names
for it are in use. Counted is all that a reader takes for the source's own words: titles, headings, paragraphs, list items and
footnotes, but no boilerplate. A place counts once, however many claims hold it, and for the longest name or term there; a term
within a name is part of the name. What is quoted, put in somebody's mouth ("what they call …") or held at a distance ("so-called")
is counted apart. All cases of a word count for it; languages are apart under one concept.

Known limits: what a side's own speaker says in quotation marks counts as quoted; two persons of one surname are one; a translation
is no second name; terms are those of `reconciler/glossaries/terms.toml`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.terms import is_marked
from reconciler.concordance.naming import NameReader, is_nominative
from reconciler.concordance.unclaimed import read_unclaimed
from reconciler.facets import EntityKind, EntityMention
from reconciler.glossary import lookup
from reconciler.values.wording import in_a_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reconciler.facets import Attribution, Facets, TermMention
    from reconciler.glossary import Glossary
    from reconciler.model import Claim, Document

_SPACES = re.compile(r"\s+")

__all__ = ["Concept", "Matter", "Tally", "Use", "Variant", "concordance", "in_context", "tallies"]


class Matter(StrEnum):
    """What is named: a thing for which sides choose among words, or one that bears names."""

    TERM = "term"
    BODY = "body"
    AGREEMENT = "agreement"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Use:
    """A place at `[start, end)` of `source`; `quoted`: as somebody else's words, or at a distance."""

    source: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """A word or name in one language with its places, in the order of the sources; `words` is how the sources mostly put it.

    `id` of a term is that of its choice, the same in all languages; of a name its base form. `marked`: the word judges, or belongs
    to one side. `former`: what the thing was called before.
    """

    id: str
    language: str
    words: str
    uses: tuple[Use, ...]
    marked: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing with all that it is called, the most used first; `id` is the concept of the terms, or the key of the names."""

    id: str
    matter: Matter
    variants: tuple[Variant, ...]

    @property
    def marked(self) -> bool:
        """Whether any word for it takes sides."""
        return any(variant.marked for variant in self.variants)

    @property
    def uses(self) -> int:
        return sum(len(variant.uses) for variant in self.variants)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a side uses a variant, as its `own` words and `quoted`; `share` is the part of its own words for the concept."""

    own: int
    quoted: int
    share: float


def concordance(documents: Sequence[Document], claims: Iterable[Claim], glossary: Glossary | None = None) -> tuple[Concept, ...]:
    """The concepts for which `documents` use several words, words that take sides first, then by how often they are used.

    `claims` are those of the documents; `glossary` is the project's, else those shipped. Linear in the length of the texts.
    """
    counted = _Count(glossary or lookup())
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source].append(claim)
    for document in documents:
        counted.add(document, by_source[document.id])
    return tuple(sorted(counted.concepts(), key=lambda c: (not c.marked, c.matter is not Matter.TERM, -c.uses, c.id)))


def tallies(concept: Concept, side_of: Mapping[str, str]) -> list[dict[str, Tally]]:
    """For each variant how often each side that speaks of the concept uses it; `side_of` by source."""
    counts = [Counter((side_of[use.source], use.quoted) for use in variant.uses) for variant in concept.variants]
    sides = dict.fromkeys(side_of.values())
    totals = {side: (sum(c[side, False] for c in counts), sum(c[side, True] for c in counts)) for side in sides}
    return [
        {
            side: Tally(count[side, False], count[side, True], count[side, False] / totals[side][0] if totals[side][0] else 0.0)
            for side in sides
            if any(totals[side])
        }
        for count in counts
    ]


def in_context(text: str, use: Use, width: int) -> tuple[str, str, str]:
    """What stands before, at and after a place, on one line, cut between words to about `width` code points a side.

    The three follow on one another: the space between two words is at the end of the first or the beginning of the last.
    """
    left = _SPACES.sub(" ", text[max(0, use.start - 2 * width) : use.start]).lstrip()
    right = _SPACES.sub(" ", text[use.end : use.end + 2 * width]).rstrip()
    if len(left) > width:
        left = left[-width:].partition(" ")[2]
    if len(right) > width:
        right = right[:width].rpartition(" ")[0]
    return left, _SPACES.sub(" ", text[use.start : use.end]), right


# --- counting ----------------------------------------------------------------------------------------------------------------

_MATTERS = {
    EntityKind.BODY: Matter.BODY,
    EntityKind.AGREEMENT: Matter.AGREEMENT,
    EntityKind.PERSON: Matter.PERSON,
    EntityKind.PLACE: Matter.PLACE,
}


class _Words:
    """The places of a variant with the spellings found there."""

    def __init__(self, *, marked: bool = False, former: bool = False) -> None:
        self.marked = marked
        self.former = former
        self.uses: list[Use] = []
        self.spellings: Counter[str] = Counter()

    def variant(self, ident: str, language: str) -> Variant:
        return Variant(ident, language, self._mostly(ident, language), tuple(self.uses), self.marked, self.former)

    def _mostly(self, ident: str, language: str) -> str:
        """The spelling that is most used: the base form before other nominatives, these before other cases."""
        alike: Counter[str] = Counter()
        for words, count in self.spellings.items():
            alike[words.lower()] += count
        order = sorted(self.spellings, key=lambda w: (w.lower() != ident, -alike[w.lower()], -self.spellings[w], w.swapcase()))
        return next((w for w in order if w.lower() == ident or is_nominative(w, language)), order[0])


class _Count:
    """What is called how, while the sources are gone through."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._names = NameReader(glossary)
        self._terms: dict[str, dict[tuple[str, str], _Words]] = defaultdict(dict)
        self._things: dict[str, dict[tuple[str, str], _Words]] = defaultdict(dict)
        self._kinds: dict[str, Counter[Matter]] = defaultdict(Counter)

    def add(self, document: Document, claims: Sequence[Claim]) -> None:
        """Count what `document` says."""
        places: dict[tuple[int, int, str], tuple[TermMention | EntityMention, bool]] = {}
        for facets in chain((claim.facets for claim in claims), read_unclaimed(document, claims, self._glossary)):
            for mention, key in self._mentions(facets):
                place = mention.start, mention.end, key
                places[place] = mention, _is_quoted(facets, mention, document) or (place in places and places[place][1])
        for place in sorted(places):
            self._place(document, *places[place])

    @staticmethod
    def _mentions(facets: Facets) -> Iterator[tuple[TermMention | EntityMention, str]]:
        for term in facets.terms:
            if not in_a_name(term, facets.entities):
                yield term, f"term {term.concept}"
        for name in facets.entities:
            yield name, f"name {name.key}"

    def _place(self, document: Document, mention: TermMention | EntityMention, quoted: bool) -> None:
        words = " ".join(document.text[mention.start : mention.end].split())
        use = Use(document.id, mention.start, mention.end, quoted)
        if isinstance(mention, EntityMention):
            self._name(document, mention, words, use)
            return
        variants, key = self._terms[mention.concept], (mention.variant, document.language)
        if key not in variants:
            variants[key] = _Words(marked=is_marked(mention.concept, mention.variant))
        variants[key].uses.append(use)
        variants[key].spellings[words] += 1

    def _name(self, document: Document, mention: EntityMention, words: str, use: Use) -> None:
        name = self._names.name(mention, words, document.language)
        if name is None:
            return
        if mention.kind in _MATTERS:
            self._kinds[mention.key][_MATTERS[mention.kind]] += 1
        variants, key = self._things[mention.key], (name.form, document.language)
        if key not in variants:
            variants[key] = _Words(former=name.former)
        variants[key].uses.append(use)
        variants[key].spellings[words] += 1

    # --- what is listed ----------------------------------------------------------------------------------------------------------

    def concepts(self) -> Iterator[Concept]:
        """Those for which there are several words, in no order."""
        for concept, variants in self._terms.items():
            if len({choice for choice, _ in variants}) > 1:
                yield self._concept(concept, Matter.TERM, variants)
        for thing, names in self._things.items():
            languages = [language for _, language in names]
            renamed = len({words.former for words in names.values()}) > 1
            if self._kinds[thing] and (len(set(languages)) < len(languages) or renamed):
                matter = min(self._kinds[thing], key=lambda kind: (-self._kinds[thing][kind], kind))
                yield self._concept(thing, matter, names)

    @staticmethod
    def _concept(ident: str, matter: Matter, variants: Mapping[tuple[str, str], _Words]) -> Concept:
        made = (words.variant(*key) for key, words in variants.items())
        return Concept(ident, matter, tuple(sorted(made, key=lambda v: (-len(v.uses), v.id, v.language))))


def _is_quoted(facets: Facets, mention: TermMention | EntityMention, document: Document) -> bool:
    return any(
        voice.content_start <= mention.start and mention.end <= voice.content_end and _is_other(voice, document)
        for voice in facets.attributions
    )


def _is_other(voice: Attribution, document: Document) -> bool:
    """Whether the words are a voice's own: quoted, at a distance, or named as its name for a thing ("they call it …")."""
    if voice.quoted or voice.distanced:
        return True
    language = lang.get(document.language)
    return language.lemma(document.text[voice.start : voice.end]) in language.words("attribution", "naming")
