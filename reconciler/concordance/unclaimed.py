"""Read what a source says outside its claims: titles and headings, and what of its text no claim holds.

Only names, terms and voices are read there, in the same way as in claims. Boilerplate is left out. A claim's own facets hold all
that its sentence names, so nothing of it is read again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.attribution import find_attributions
from reconciler.claims.entities import find_entities, read_names
from reconciler.claims.sentence_facets import moved
from reconciler.claims.terms import find_terms
from reconciler.facets import Facets
from reconciler.mending import mend
from reconciler.model import CLAIMING, PassageKind
from reconciler.passages import read_passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.claims.entities import Names
    from reconciler.glossary import Glossary
    from reconciler.model import Claim, Document

_WORD = re.compile(r"[^\W\d_]{2,}")


def read_unclaimed(document: Document, claims: Sequence[Claim], glossary: Glossary) -> Iterator[Facets]:
    """The facets of each sentence of `document` that is in none of its `claims`, placed in its text."""
    mended = mend(document.text, document.language)
    names = read_names(mended.text, document.language, glossary)
    held = sorted({span for claim in claims for span in (claim.sentence, (claim.start, claim.end))})
    done = 0
    for passage in read_passages(mended.text, document.language):
        start, end = mended.original(passage.start, passage.end)
        while done < len(held) and held[done][1] <= start:
            done += 1
        if passage.kind is PassageKind.BOILERPLATE:
            continue
        spans = _left(held, done, start, end) if passage.kind in CLAIMING else ((start, end),)
        for first, stop in spans:
            if _WORD.search(document.text, first, stop):
                yield from _read(document, first, stop, names, glossary)


def _left(held: Sequence[tuple[int, int]], at: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What the spans `held`, in order and from the one at `at` on, leave of `[start, end)`."""
    while at < len(held) and held[at][0] < end:
        if start < held[at][0]:
            yield start, held[at][0]
        start = max(start, held[at][1])
        at += 1
    if start < end:
        yield start, end


def _read(document: Document, start: int, end: int, names: Names, glossary: Glossary) -> Iterator[Facets]:
    language = lang.get(document.language)
    piece = mend(document.text[start:end], document.language)
    for first, stop in language.sentences(piece.text):
        sentence = piece.text[first:stop]
        words = language.tag(sentence)
        entities = find_entities(sentence, document.language, (), glossary, words, names)
        facets = Facets(
            entities=entities,
            attributions=find_attributions(sentence, document.language, words, entities),
            terms=find_terms(sentence, document.language, words),
        )

        def place(a: int, b: int, by: int = first) -> tuple[int, int]:
            a, b = piece.original(by + a, by + b)
            return start + a, start + b

        yield moved(facets, place)
