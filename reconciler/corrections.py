"""Put a person's own claims among those that were read, and leave out the ones that a person took away.

A claim made by hand is read like any other (dates, names, …) and says that a person made it. One that stands where the program
found one takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from reconciler import reading
from reconciler.claims.extract import claim_at, day_of, read_dates
from reconciler.glossary import lookup
from reconciler.model import Author
from reconciler.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.model import Claim, Constraints, Document
    from reconciler.settings import Settings

_Span = tuple[int, int]


def corrected(
    documents: Sequence[Document], read: Sequence[Reading], constraints: Constraints, settings: Settings
) -> list[Reading]:
    """The readings of `documents`, with the claims that `constraints` make and without those that they remove."""
    made: dict[str, list[_Span]] = defaultdict(list)
    for source, start, end in constraints.made:
        made[source].append((start, end))
    if not made and not constraints.removed:
        return list(read)
    return [
        _corrected(document, one, _claims(document, made[document.id], one.claims, settings), constraints.removed)
        for document, one in zip(documents, read, strict=True)
    ]


def _corrected(document: Document, read: Reading, own: Sequence[Claim], removed: frozenset[str]) -> Reading:
    out = removed | {claim.id for claim in own}
    kept = [row for row, claim in enumerate(read.claims) if claim.id not in out]
    if len(kept) == len(read.claims) and not own:
        return read
    vectors = np.concatenate([read.vectors[kept], reading.encode_claims(own, {document.id: document})])
    claims = [*(read.claims[row] for row in kept), *own]
    order = sorted(range(len(claims)), key=lambda n: (claims[n].start, -claims[n].end))
    return Reading(tuple(claims[n] for n in order), vectors[order])


def _claims(document: Document, spans: Sequence[_Span], others: Sequence[Claim], settings: Settings) -> list[Claim]:
    """The claims that a person made in `document`, each under the heading that the claim before it has."""
    if not spans:
        return []
    glossary = lookup(settings.shipped_glossaries, settings.glossary)
    dates = read_dates(document, day_of(document.published))
    found = []
    for start, end in sorted(set(spans)):
        heading = next((claim.heading for claim in reversed(others) if claim.start <= start), "")
        claim = claim_at(document, start, end, dates, heading=heading, glossary=glossary)
        found.append(replace(claim, made_by=Author.PERSON))
    return found
