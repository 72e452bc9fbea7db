"""Choose the pairs of claims that are worth scoring, so that the cost does not grow with the square of the claims.

A pair is a candidate if either claim is among the other's nearest by meaning or by the weighed words they share (those of another
language by their translations), or if both hold a name or a date so rare that few claims do.

Neighbours by meaning are found exactly in a small project. In a large one the vectors are shortened to the directions in which they
differ most and parted into cells, some for each claim along the root of their number; each claim is held against those of the cells
nearest to it (an inverted file index, Sivic and Zisserman 2003). What that misses mostly shares a rare word.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from reconciler.progress import null_progress
from reconciler.sparse import runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from reconciler.evidence import Evidence
    from reconciler.progress import Progress
    from reconciler.semantics import Vectors
    from reconciler.sparse import SparseRows

    Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]

COMMON = 64  # a word that more claims hold tells little of any pair
RARE = 4  # a name or date that at most this many claims hold makes candidates of them
EXACT = 6000  # up to so many claims neighbours by meaning are found exactly
_BLOCK = 1024
_LIKENESSES = 1 << 22  # at a time
_PROBES = 8  # cells in which the neighbours of a claim are looked for
_FINENESS = 4  # cells for each claim along the root of their number
_DIRECTIONS = 128
_SAMPLED = 1 << 15  # vectors that those directions are taken from
_ROUNDS = 4  # of moving the centres of the cells
_SEED = 20061103


def find_candidates(evidence: Evidence, neighbours: int, progress: Progress = null_progress) -> Pairs:
    """Rows `a` and `b` of `evidence`, `a < b`, each pair once, in order; `neighbours` is the number each claim gets in each way."""
    count = len(evidence.claims)
    if count < 2:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    keep = min(neighbours, count - 1)
    found = [*_by_meaning(evidence.vectors, keep, progress), *_by_words(evidence.words, evidence.words, keep)]
    if len(evidence.translated.terms):
        found += _by_words(evidence.translated, evidence.words, keep)
    found += [_rare(evidence.names), _rare(evidence.dates)]
    keys = np.unique(np.concatenate([np.minimum(a, b) * count + np.maximum(a, b) for a, b in found]))
    a, b = np.divmod(keys, count)
    # two clauses of one sentence say two things, however alike its other words make them look
    apart = evidence.sentences[a] != evidence.sentences[b]
    return a[apart], b[apart]


def _by_meaning(vectors: NDArray[np.floating], keep: int, progress: Progress) -> Iterator[Pairs]:
    everyone = np.arange(len(vectors))
    if len(vectors) <= EXACT:
        vectors = vectors.astype(np.float32)
        for start in range(0, len(vectors), _BLOCK):
            progress("candidates", start, len(vectors))
            yield _nearest(vectors, everyone[start : start + _BLOCK], everyone, keep)
        return
    vectors = _shortened(vectors)
    centres = _centres(vectors)
    cells = np.concatenate([_probes(vectors[start : start + _BLOCK], centres) for start in range(0, len(vectors), _BLOCK)])
    order = np.argsort(cells[:, 0], kind="stable")
    members = np.split(order, np.searchsorted(cells[order, 0], np.arange(1, len(centres))))
    for cell, inside in enumerate(members):
        progress("candidates", cell, len(members))
        if not len(inside):
            continue
        yield _nearest(vectors, inside, np.concatenate([members[other] for other in _probed(cells[inside])]), keep)


def nearest_among(
    vectors: NDArray[np.floating], asked: Vectors, rows: NDArray[np.int64], keep: int, least: float
) -> Iterator[Pairs]:
    """For each of the unit vectors `asked`, its index and the `keep` of the rows `rows` of `vectors` that are nearest to it, none
    less alike than `least`; found exactly where there are few of either, else among the nearest cells."""
    if len(asked) * len(rows) <= EXACT**2:
        some = max(_LIKENESSES // max(len(rows), 1), 1)
        for start in range(0, len(asked), some):
            inside = np.arange(start, min(start + some, len(asked)))
            yield from _most_like(_likeness(asked[inside], vectors, rows), inside, rows, keep, least)
        return
    short = _shortened(np.concatenate((vectors[rows], asked.astype(vectors.dtype))))
    others, asked = short[: len(rows)], short[len(rows) :]
    centres = _centres(others)
    home = np.concatenate([_probes(others[n : n + _BLOCK], centres)[:, 0] for n in range(0, len(others), _BLOCK)])
    cells = np.concatenate([_probes(asked[n : n + _BLOCK], centres) for n in range(0, len(asked), _BLOCK)])
    order = np.argsort(home, kind="stable")
    members = np.split(order, np.searchsorted(home[order], np.arange(1, len(centres))))
    for cell in range(len(centres)):
        inside = np.flatnonzero(cells[:, 0] == cell)
        if len(inside):
            near = np.concatenate([members[other] for other in _probed(cells[inside])])
            yield from _most_like(asked[inside] @ others[near].T, inside, rows[near], keep, least)


def _likeness(asked: Vectors, vectors: NDArray[np.floating], rows: NDArray[np.int64]) -> Vectors:
    """The products of each of `asked` with each of `rows` of `vectors`, which are made long only a few at a time."""
    likeness = np.empty((len(asked), len(rows)), dtype=np.float32)
    for start in range(0, len(rows), _BLOCK):
        part = slice(start, start + _BLOCK)
        likeness[:, part] = asked @ vectors[rows[part]].astype(np.float32).T
    return likeness


def _most_like(likeness: Vectors, inside: NDArray[np.int64], rows: NDArray[np.int64], keep: int, least: float) -> Iterator[Pairs]:
    """The pairs of `inside` and `rows` with the most likeness for each of `inside`; so few that finding them singly is quickest."""
    everyone = np.arange(len(inside))
    for _ in range(min(keep, len(rows))):
        best = likeness.argmax(axis=1)
        alike = likeness[everyone, best] >= least
        yield inside[alike], rows[best[alike]]
        likeness[everyone, best] = -1.0


def _probed(cells: NDArray[np.int32]) -> list[int]:
    """The cells that claims of one cell, which mostly probe the same, are held against: those that most of them probe."""
    probed, times = np.unique(cells, return_counts=True)
    return sorted(probed[np.argsort(-times, kind="stable")[: 2 * _PROBES]].tolist())


def _shortened(vectors: NDArray[np.floating]) -> Vectors:
    """The vectors in the few directions in which they differ most, again of unit length."""
    parts = [vectors[start : start + _BLOCK].astype(np.float32) for start in range(0, min(len(vectors), _SAMPLED), _BLOCK)]
    _, directions = np.linalg.eigh(np.sum([part.T @ part for part in parts], axis=0))
    directions = directions[:, -_DIRECTIONS:]
    short = np.empty((len(vectors), directions.shape[1]), dtype=np.float32)
    for start in range(0, len(vectors), _BLOCK):
        part = slice(start, start + _BLOCK)
        short[part] = vectors[part].astype(np.float32) @ directions
    short /= np.maximum(np.linalg.norm(short, axis=1, keepdims=True), 1e-9)
    return short


def _centres(vectors: Vectors) -> Vectors:
    """Centres of cells, by a few rounds of spherical k-means over a sample that depends on nothing but the vectors' number."""
    chance = np.random.default_rng(_SEED)
    cells = int(_FINENESS * len(vectors) ** 0.5)
    sample = vectors[np.sort(chance.choice(len(vectors), min(len(vectors), 16 * cells), replace=False))]
    centres = sample[np.sort(chance.choice(len(sample), cells, replace=False))]
    for _ in range(_ROUNDS):
        nearest = np.concatenate(
            [(sample[start : start + _BLOCK] @ centres.T).argmax(axis=1) for start in range(0, len(sample), _BLOCK)]
        )
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, sample)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres).astype(np.float32)
    return centres


def _probes(vectors: Vectors, centres: Vectors) -> NDArray[np.int32]:
    """The nearest cells of each vector, its own first, shape (vectors, probes)."""
    likeness = vectors @ centres.T
    best = np.argpartition(-likeness, _PROBES, axis=1)[:, :_PROBES]
    order = np.argsort(-np.take_along_axis(likeness, best, axis=1), axis=1, kind="stable")
    return np.take_along_axis(best, order, axis=1).astype(np.int32)


def _nearest(vectors: Vectors, rows: NDArray[np.int64], columns: NDArray[np.int64], keep: int) -> Pairs:
    """For each of `rows` the `keep` nearest of `columns`, itself and those of unlike meaning left out."""
    likeness = vectors[rows] @ vectors[columns].T
    likeness[rows[:, None] == columns[None]] = -1.0
    keep = min(keep, len(columns))
    best = np.argpartition(-likeness, keep - 1, axis=1)[:, :keep]
    a, b = np.repeat(rows, keep), columns[best.ravel()]
    alike = np.take_along_axis(likeness, best, axis=1).ravel() > 0
    return a[alike], b[alike]


def _by_words(ours: SparseRows, theirs: SparseRows, keep: int) -> Iterator[Pairs]:
    """For each row of `ours` the `keep` rows of `theirs` that share most of its weighed terms."""
    starts, holders, weights = theirs.holders()
    count = len(ours.starts) - 1
    holding = np.diff(starts)
    for first in range(0, count, _BLOCK):
        last = min(first + _BLOCK, count)
        part = slice(int(ours.starts[first]), int(ours.starts[last]))
        terms, values = ours.terms[part], ours.values[part]
        rows = np.repeat(np.arange(first, last), np.diff(ours.starts[first : last + 1]))
        telling = (holding[terms] <= COMMON) & (holding[terms] > 1)
        terms, values, rows = terms[telling], values[telling], rows[telling]
        sizes = holding[terms]
        place = runs(starts[terms], sizes)
        keys, at = np.unique(np.repeat(rows, sizes) * count + holders[place], return_inverse=True)
        shared = np.bincount(at, weights=np.repeat(values, sizes) * weights[place], minlength=len(keys))
        a, b = np.divmod(keys, count)
        shared, a, b = shared[a != b], a[a != b], b[a != b]
        order = np.lexsort((b, -shared, a))
        a, b = a[order], b[order]
        rank = np.arange(len(a)) - np.searchsorted(a, a)
        yield a[rank < keep], b[rank < keep]


def _rare(rows: SparseRows) -> Pairs:
    """All pairs of rows that share a term which few hold."""
    starts, holders, _ = rows.holders()
    sizes = np.diff(starts)
    found = []
    for size in range(2, RARE + 1):
        first = starts[:-1][sizes == size]
        found += [(holders[first + one], holders[first + other]) for one, other in combinations(range(size), 2)]
    return np.concatenate([a for a, _ in found]), np.concatenate([b for _, b in found])
