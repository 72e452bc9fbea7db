"""Choose the pairs of claims that are worth scoring, so that the cost does not grow with the square of the claims.

A pair is a candidate if either claim is among the other's nearest neighbours by meaning, or if both hold a word or name so rare
that few claims do. Known limit: neighbours are found exactly, in blocks, which is quick up to some 20,000 claims.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.evidence import Evidence
    from reconciler.progress import Progress

RARE = 4  # a word in at most this many claims makes candidates of them
_BLOCK = 1024


def find_candidates(evidence: Evidence, neighbours: int, progress: Progress = null_progress) -> tuple[tuple[int, int], ...]:
    """Pairs `(a, b)` of rows of `evidence`, `a < b`, in order; `neighbours` is the number each claim gets."""
    pairs = set(_near(evidence, neighbours, progress))
    pairs.update(_rare(evidence))
    return tuple(sorted(pairs))


def _near(evidence: Evidence, neighbours: int, progress: Progress) -> Iterator[tuple[int, int]]:
    import numpy as np

    count = len(evidence.words)
    for start in range(0, count, _BLOCK):
        progress("candidates", start, count)
        likeness = evidence.vectors[start : start + _BLOCK] @ evidence.vectors.T
        rows = np.arange(len(likeness))
        likeness[rows, start + rows] = -np.inf  # a claim is no neighbour of its own
        keep = min(neighbours, count - 1)
        if keep < 1:
            return
        nearest = np.argpartition(-likeness, keep - 1, axis=1)[:, :keep]
        for row, columns in enumerate(nearest):
            for column in columns:
                if likeness[row, column] > 0:
                    a, b = start + row, int(column)
                    yield (a, b) if a < b else (b, a)
    progress("candidates", count, count)


def _rare(evidence: Evidence) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for row, (words, names) in enumerate(zip(evidence.words, evidence.names, strict=True)):
        for term in words.keys() | names.keys():
            holders[term].append(row)
    for rows in holders.values():
        if len(rows) <= RARE:
            yield from combinations(rows, 2)
