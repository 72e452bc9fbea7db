"""The story, top to bottom: documents in, an Analysis out.

    documents → passages → claims (+ facets) → vectors → evidence → candidates → links → groups → facts → discrepancies

Deterministic: the same documents, in the same order, with the same settings give an equal Analysis. Long steps report progress,
which may cancel; heavy ones go through an executor where one is given.
"""

from __future__ import annotations

from datetime import date
from importlib import metadata
from typing import TYPE_CHECKING, TypeVar

from reconciler import discrepancies, facts, semantics
from reconciler.alignment import align
from reconciler.candidates import find_candidates
from reconciler.claims.extract import claim_at, extract_claims, read_dates
from reconciler.discrepancies.rule import Pair
from reconciler.evidence import gather
from reconciler.model import Analysis, Claim, Comparison, Document
from reconciler.passages import read_passages
from reconciler.progress import null_progress
from reconciler.scoring import score_pair, score_pairs
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor

    from reconciler.model import Link
    from reconciler.progress import Progress
    from reconciler.semantics import Vectors

Item = TypeVar("Item")
Result = TypeVar("Result")

_SOME_DAY = date(2000, 1, 1)
_CHUNK = 512  # texts that one process encodes at a time


def reconcile(
    documents: Sequence[Document],
    settings: Settings = Settings(),
    progress: Progress = null_progress,
    executor: Executor | None = None,
) -> Analysis:
    """Read the claims of `documents`, align those that speak of the same fact, and find where the accounts differ.

    Raises Cancelled if `progress` does. Documents with no claims are kept: their sides are then silent.
    """
    claims = _read(documents, progress, executor)
    return reconcile_claims(documents, claims, settings, progress, executor)


def reconcile_claims(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    settings: Settings = Settings(),
    progress: Progress = null_progress,
    executor: Executor | None = None,
) -> Analysis:
    """The same for `claims` that were read or marked before, each of one of `documents`."""
    by_id = {d.id: d for d in documents}
    vectors = _encode([c.quote for c in claims], progress, executor)
    evidence = gather(claims, by_id, vectors)
    pairs = find_candidates(evidence, settings.neighbours, progress)
    links = score_pairs(claims, evidence, pairs, progress)

    def link(a: int, b: int) -> Link:
        return links[a, b] if (a, b) in links else score_pair(claims, evidence, a, b)

    groups = align([c.source for c in claims], links, settings.link_threshold, progress)
    drafts = facts.build_facts(groups, claims, documents, link)
    found = discrepancies.find_discrepancies(drafts, {c.id: c for c in claims}, by_id, progress)
    return Analysis(tuple(documents), tuple(claims), facts.judge(drafts, found), found, generator())


def compare(a: str, b: str, language_a: str = "en", language_b: str = "en") -> Comparison:
    """Hold two texts against each other, each taken as one claim, whether or not they would be aligned.

    With no day of publication known, days without a year ("on 3 March") are taken to be of one year in both.
    """
    documents = (Document("a", "a", a, language_a), Document("b", "b", b, language_b))
    dated = [mention for d in documents for mention in read_dates(d, None)]
    anchor = dated[0].earliest if dated else _SOME_DAY
    claims = tuple(_whole(d, anchor) for d in documents)
    evidence = gather(claims, {d.id: d for d in documents}, semantics.encode([a, b]))
    link = score_pair(claims, evidence, 0, 1)
    pair = Pair("", claims[0], claims[1], documents[0], documents[1], link)
    return Comparison(link.score, tuple(discrepancies.apply_rules(pair)), link.parts)


def _whole(document: Document, anchor: date) -> Claim:
    return claim_at(document, 0, len(document.text), read_dates(document, anchor))


def generator() -> str:
    """The program and its version, as written into every result."""
    return f"diptych {metadata.version('diptych')}"


def _read(documents: Sequence[Document], progress: Progress, executor: Executor | None) -> tuple[Claim, ...]:
    claims: list[Claim] = []
    for done, found in enumerate(_map(_claims_of, documents, executor)):
        progress("claims", done, len(documents))
        claims.extend(found)
    progress("claims", len(documents), len(documents))
    return tuple(claims)


def _claims_of(document: Document) -> tuple[Claim, ...]:
    return extract_claims(document, read_passages(document.text, document.language))


def _encode(texts: Sequence[str], progress: Progress, executor: Executor | None) -> Vectors:
    if executor is None or len(texts) <= _CHUNK:
        return semantics.encode(texts, progress)
    import numpy as np

    chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
    encoded = []
    for done, vectors in enumerate(_map(semantics.encode, chunks, executor)):
        progress("vectors", done * _CHUNK, len(texts))
        encoded.append(vectors)
    progress("vectors", len(texts), len(texts))
    return np.concatenate(encoded)


def _map(function: Callable[[Item], Result], items: Sequence[Item], executor: Executor | None) -> Iterator[Result]:
    return map(function, items) if executor is None else executor.map(function, items)
