"""Fit the weights of the score: run as it is, it reports; with `--write` it puts them into reconciler/scoring.toml.

A logistic regression on the parts of the score (ridge, by iteratively reweighted least squares, Hosmer and Lemeshow 2000), each
topic counting by the root of its pairs. Every topic with human readings is judged by weights learned without it. The baseline is
then moved to where grouping the claims of the topics learned from works best, so that a score of a half is the point to link at.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.topics import Topic, gold_topics, news_topics
from reconciler import reading, scoring
from reconciler.alignment import align
from reconciler.candidates import find_candidates
from reconciler.evidence import Evidence, gather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

NEWS = 2.0  # how much a news topic counts against one with human readings
RIDGE = 5.0
NEIGHBOURS = 16
NAMES = [part.name for part in scoring.PARTS]
TARGET = Path(scoring.__file__).with_name("scoring.toml")


class Sample:
    """A topic with the parts of all its known pairs, and of its candidates."""

    def __init__(self, topic: Topic, weight: float) -> None:
        self.name = topic.name
        by_id = {d.id: d for d in topic.documents}
        vectors = reading.encode_claims(topic.claims, by_id).astype(np.float32)
        self.evidence: Evidence = gather(topic.claims, by_id, vectors, reading.encode)
        known = np.array(sorted(topic.same), dtype=np.int64).reshape(-1, 2)
        self.same = np.array([topic.same[a, b] for a, b in known.tolist()], dtype=float)
        self.known = {pair: bool(value) for pair, value in zip(map(tuple, known.tolist()), self.same, strict=True)}
        self.parts = scoring.read_parts(self.evidence, known[:, 0], known[:, 1])
        self.weights = np.full(len(known), weight / max(len(known), 1) ** 0.5)
        self.pairs = find_candidates(self.evidence, NEIGHBOURS)
        self.candidates = scoring.read_parts(self.evidence, *self.pairs)

    def grouped(self, weights: NDArray[np.float64], threshold: float) -> NDArray[np.int64]:
        """Right, wrong and missed pairs when the claims are grouped."""
        scores = 1 / (1 + np.exp(-self.candidates @ weights))
        groups = align(len(self.evidence.claims), self.pairs, scores, threshold)
        joined = {(a, b) for group in groups for a in group for b in group if a < b}
        right = sum(same and pair in joined for pair, same in self.known.items())
        wrong = sum(not same and pair in joined for pair, same in self.known.items())
        return np.array([right, wrong, int(self.same.sum()) - right])


def fit(samples: Sequence[Sample]) -> NDArray[np.float64]:
    """The weights of `PARTS` that explain the known pairs of `samples`."""
    parts, same = np.concatenate([s.parts for s in samples]), np.concatenate([s.same for s in samples])
    weights = np.concatenate([s.weights for s in samples])
    weights /= weights.mean()
    scale = np.maximum(parts.std(axis=0), 1e-9)
    scale[0] = 1.0
    parts = parts / scale
    found = np.zeros(parts.shape[1])
    ridge = np.full(parts.shape[1], RIDGE)
    ridge[0] = 0.0  # the baseline is not held back
    for _ in range(100):
        likely = 1 / (1 + np.exp(-parts @ found))
        slope = parts.T @ (weights * (likely - same)) + ridge * found
        bend = (parts * (weights * likely * (1 - likely))[:, None]).T @ parts + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return found / scale


def best_threshold(samples: Sequence[Sample], weights: NDArray[np.float64]) -> float:
    """The threshold at which grouping the claims of `samples` gives the best pooled F1."""
    tried = np.arange(0.06, 0.9, 0.03)
    counts = [np.sum([s.grouped(weights, t) for s in samples], axis=0) for t in tried]
    # neighbouring thresholds are averaged: a peak of one value alone is chance
    values = np.convolve([_f1(count) for count in counts], np.ones(5) / 5, mode="valid")
    return float(tried[2:-2][np.argmax(values)])


def _f1(count: NDArray[np.int64]) -> float:
    right, wrong, missed = count
    return float(2 * right / max(2 * right + wrong + missed, 1))


def moved(weights: NDArray[np.float64], threshold: float) -> NDArray[np.float64]:
    """The weights with the baseline moved so that `threshold` becomes a half."""
    shifted = weights.copy()
    shifted[0] -= np.log(threshold / (1 - threshold))
    return shifted


def average_precision(same: NDArray[np.float64], scores: NDArray[np.float64]) -> float:
    ranked = same[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1) * ranked).sum() / max(ranked.sum(), 1))


def left_out(gold: Sequence[Sample], news: Sequence[Sample], name: str) -> NDArray[np.float64]:
    """The weights learned from all topics but the one called `name`."""
    others = [sample for sample in gold if sample.name != name]
    weights = fit([*others, *news])
    return moved(weights, best_threshold(others, weights))


def samples(shared: Path) -> tuple[list[Sample], list[Sample]]:
    """Those with human readings, three a topic, and those of the news."""
    gold = [Sample(topic, 1.0) for topic in gold_topics(shared)]
    # of the news only the two or three sentences that tell of the event are here, and most others tell of it too
    usual, scoring.FEW = scoring.FEW, 1
    news = [Sample(topic, NEWS) for topic in news_topics(shared)]
    scoring.FEW = usual
    return gold, news


def main() -> int:
    shared = os.environ.get("DIPTYCH_SHARED")
    if not shared:
        print("Set DIPTYCH_SHARED to the folder with the evaluation data.", file=sys.stderr)
        return 1
    gold, news = samples(Path(shared))
    kinds = ("read by the program", "marked by reader 1", "marked by reader 2")
    pooled = np.zeros((len(kinds), 3), dtype=np.int64)
    for n, sample in enumerate(gold):
        weights = left_out(gold, news, sample.name)
        counts = sample.grouped(weights, 0.5)
        pooled[n % 3] += counts
        precision = average_precision(sample.same, sample.parts @ weights)
        print(f"{sample.name:24} {kinds[n % 3]:20} average precision {precision:.3f}   {_shown(counts)}")
    for kind, counts in zip(kinds, pooled, strict=True):
        print(f"{'all, each left out':24} {kind:20} {'':23}   {_shown(counts)}")
    weights = fit([*gold, *news])
    weights = moved(weights, best_threshold(gold, weights))
    found = "\n".join(f"{name} = {value:.2f}" for name, value in zip(NAMES, weights, strict=True))
    print(found)
    if "--write" in sys.argv[1:]:
        head = TARGET.read_text("utf-8").partition("[weights]\n")[0]
        TARGET.write_text(f"{head}[weights]\n{found}\n", "utf-8")
    return 0


def _shown(counts: NDArray[np.int64]) -> str:
    right, wrong, missed = counts
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {_f1(counts):.3f}"


if __name__ == "__main__":
    sys.exit(main())
