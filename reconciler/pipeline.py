"""The story, top to bottom: documents in, an Analysis out.

    documents → passages → claims (+ facets), as corrected by a person → vectors → evidence → candidates → scores → groups → facts
    (+ where silences were looked for, copies) → discrepancies

Deterministic: the same documents with the same settings and constraints give an equal Analysis, and their order changes nothing but
the order of what is found. Long steps report progress, which may cancel; heavy ones go through an executor where one is given.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from importlib import metadata
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from reconciler import copies, discrepancies, facts, reading, semantics, silences
from reconciler.alignment import Ties, align
from reconciler.candidates import find_candidates
from reconciler.claims.extract import claim_at, read_dates
from reconciler.corrections import corrected
from reconciler.discrepancies.rule import Pair
from reconciler.evidence import gather
from reconciler.glossary import lookup
from reconciler.model import Analysis, Claim, Comparison, Constraints, Document, content_id
from reconciler.progress import null_progress
from reconciler.reading import Reading
from reconciler.scoring import make_links, score_pairs, shipped_weights, weights_of
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Executor

    from reconciler.evidence import Evidence
    from reconciler.model import Fact, Link
    from reconciler.progress import Progress
    from reconciler.reading import Readings
    from reconciler.semantics import Vectors

_SOME_DAY = date(2000, 1, 1)


def reconcile(
    documents: Sequence[Document],
    settings: Settings = Settings(),
    progress: Progress = null_progress,
    executor: Executor | None = None,
    constraints: Constraints = Constraints(),
    readings: Readings | None = None,
) -> Analysis:
    """Read the claims of `documents`, align those that speak of the same fact, and find where the accounts differ.

    `constraints` are a person's decisions, which stand. `readings` keeps what was read for the next time. Raises Cancelled if
    `progress` does. Documents with no claims are kept: their sides are then silent.
    """
    documents = tuple({d.id: d for d in documents}.values())  # a text that is handed in twice is one text
    read = reading.read(documents, {} if readings is None else readings, settings, progress, executor)
    read = corrected(documents, read, constraints, settings)
    return _analyse(documents, read, settings, progress, executor, constraints)


def fingerprint(documents: Sequence[Document], settings: Settings, constraints: Constraints) -> str:
    """A content hash of all that `reconcile` depends on: what bears the same has the same Analysis."""
    fields = ("id", "sha256", *(f.name for f in dataclasses.fields(Document) if f.name not in ("text", "original", "id", "sha256")))
    texts = (repr([getattr(document, name) for name in fields]) for document in documents)
    ties = (sorted(constraints.linked), sorted(constraints.apart), sorted(constraints.alone))
    decided = (*ties, sorted(constraints.made), sorted(constraints.removed))
    return content_id("a", generator(), reading.rules_version(), repr(settings), repr(decided), *texts)


def read_claims(
    documents: Sequence[Document], executor: Executor | None = None, settings: Settings = Settings()
) -> tuple[Claim, ...]:
    """The claims of `documents`, in the order of the texts, without holding them against one another."""
    return tuple(claim for found in reading.extract(documents, settings, executor=executor) for claim in found)


def reconcile_claims(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    settings: Settings = Settings(),
    progress: Progress = null_progress,
    executor: Executor | None = None,
    constraints: Constraints = Constraints(),
) -> Analysis:
    """The same for `claims` that were read or marked before, each of one of `documents`."""
    vectors = reading.encode_claims(claims, {d.id: d for d in documents}, progress, executor)
    return _analyse(documents, [Reading(tuple(claims), vectors)], settings, progress, executor, constraints)


def _analyse(
    documents: Sequence[Document],
    read: Sequence[Reading],
    settings: Settings,
    progress: Progress,
    executor: Executor | None,
    constraints: Constraints,
) -> Analysis:
    claims = [claim for one in read for claim in one.claims]
    drafts = _align(documents, claims, read, settings, progress, executor, constraints)
    by_id, claim_by_id = {d.id: d for d in documents}, {c.id: c for c in claims}
    copied = copies.find_copies(documents, claims)
    drafts = facts.count_tellers(drafts, copies.Tellers(claim_by_id, by_id, copied))
    found = discrepancies.find_discrepancies(drafts, claim_by_id, by_id, progress)
    return Analysis(tuple(documents), tuple(claims), facts.judge(drafts, found), found, generator(), copied)


def _align(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    read: Sequence[Reading],
    settings: Settings,
    progress: Progress,
    executor: Executor | None,
    constraints: Constraints,
) -> tuple[Fact, ...]:
    """The facts, not yet judged; what they are made from takes most of the memory, and is let go here."""
    by_id = {d.id: d for d in documents}
    # by their ids, so that the order in which texts were added changes no sum and no choice
    order = sorted(range(len(claims)), key=lambda n: claims[n].id)
    place = {n: row for row, n in enumerate(order)}

    def encode_words(words: Sequence[str]) -> Vectors:
        return reading.encode(words, lambda _, done, total: progress("translation", done, total), executor)

    evidence = gather([claims[n] for n in order], by_id, _placed(read, place), encode_words)
    pairs = find_candidates(evidence, settings.neighbours, progress)
    weights = weights_of(settings)
    scores = score_pairs(evidence, *pairs, weights, progress)
    groups = align(len(claims), pairs, scores, settings.link_threshold, _ties(evidence, constraints), progress)
    members = sorted(sorted(order[row] for row in group) for group in groups)
    rows = [[place[n] for n in group] for group in members]
    drafts = facts.build_facts(members, claims, documents, _links(evidence, rows, weights))
    silent = [fact.silent_sides for fact in drafts]
    nearest = silences.find_nearest(evidence, rows, silent, {d.id: d.side for d in documents}, pairs, scores, weights)
    return tuple(dataclasses.replace(fact, nearest=near) for fact, near in zip(drafts, nearest, strict=True))


def _placed(read: Sequence[Reading], place: Mapping[int, int]) -> Vectors:
    """The vectors of all claims, that of the n-th in the row `place[n]`."""
    vectors = np.empty((len(place), semantics.DIMENSIONS), dtype=np.float32)
    first = 0
    for one in read:
        vectors[[place[first + n] for n in range(len(one.claims))]] = one.vectors
        first += len(one.claims)
    return vectors


def _ties(evidence: Evidence, constraints: Constraints) -> Ties:
    """The constraints by rows; those on claims that are no more are left out."""
    rows = {claim.id: row for row, claim in enumerate(evidence.claims)}

    def known(pairs: frozenset[tuple[str, str]]) -> tuple[tuple[int, int], ...]:
        return tuple(sorted((rows[a], rows[b]) for a, b in pairs if a in rows and b in rows))

    alone = frozenset(rows[claim] for claim in constraints.alone if claim in rows)
    return Ties(known(constraints.linked), known(constraints.apart), alone)


def _links(evidence: Evidence, groups: Sequence[Sequence[int]], weights: Mapping[str, float]) -> list[tuple[Link, ...]]:
    """For each group the links of every pair of its rows: so "why?" has an answer for each."""
    counts = [len(group) * (len(group) - 1) // 2 for group in groups]
    pairs = np.array([pair for group in groups for pair in combinations(group, 2)], dtype=np.int64).reshape(-1, 2)
    links = iter(make_links(evidence, pairs[:, 0], pairs[:, 1], weights))
    return [tuple(next(links) for _ in range(count)) for count in counts]


def compare(a: str, b: str, language_a: str = "en", language_b: str = "en") -> Comparison:
    """Hold two texts against each other, each taken as one claim, whether or not they would be aligned.

    With no day of publication known, days without a year ("on 3 March") are taken to be of one year in both.
    """
    documents = (Document("a", "a", a, language_a), Document("b", "b", b, language_b))
    dated = [mention for d in documents for mention in read_dates(d, None)]
    anchor = dated[0].earliest if dated else _SOME_DAY
    claims = tuple(_whole(d, anchor) for d in documents)
    by_id = {d.id: d for d in documents}
    evidence = gather(claims, by_id, reading.encode_claims(claims, by_id).astype(np.float32), semantics.encode)
    link = make_links(evidence, np.array([0]), np.array([1]), shipped_weights())[0]
    pair = Pair("", claims[0], claims[1], documents[0], documents[1], link)
    return Comparison(link.score, tuple(discrepancies.apply_rules(pair)), link.parts)


def _whole(document: Document, anchor: date) -> Claim:
    return claim_at(document, 0, len(document.text), read_dates(document, anchor), glossary=lookup(Settings().shipped_glossaries))


def generator() -> str:
    """The program and its version, as written into every result."""
    return f"diptych {metadata.version('diptych')}"
