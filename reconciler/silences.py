"""Where it was looked for: the claims of a silent side that come nearest to a fact.

They are found among the pairs of claims that were scored anyway. Of a side of which no claim was a candidate, those nearest by
meaning to the middle of the fact are scored too: exactly in a small project, among the nearest cells in a large one, as candidates
are. Known limit: what scores below the floor is not worth a look, so that a silence may have nothing to show.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reconciler import candidates
from reconciler.model import Nearest
from reconciler.scoring import score_pairs
from reconciler.sparse import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from reconciler.evidence import Evidence
    from reconciler.semantics import Vectors

    Rows = NDArray[np.int64]
    Pairs = tuple[Rows, Rows]
    Scores = NDArray[np.float64]

MOST = 3  # of a side, one a sentence
FLOOR = 0.2  # measured on news and statements: below, passages have no more in common than their topic
_MEANT = 0.15  # likeness of meaning below which no words in common could lift a pair over the floor


class _Groups(NamedTuple):
    """The groups of rows as `(group, row)` pairs in order of the rows; row `n` stands in `group[starts[n]:starts[n + 1]]`.

    `silent[g, s]`: whether the side `s` is silent in the group `g`; `side` numbers the side of each row.
    """

    group: Rows
    row: Rows
    starts: Rows
    silent: NDArray[np.bool_]
    side: Rows


class _Found(NamedTuple):
    """Rows that are near to groups of which their side is silent, and their scores."""

    group: Rows
    row: Rows
    score: Scores


def find_nearest(
    evidence: Evidence,
    groups: Sequence[Sequence[int]],
    silent: Sequence[Sequence[str]],
    side_of: Mapping[str, str],
    pairs: Pairs,
    scores: Scores,
    weights: Mapping[str, float],
) -> list[tuple[Nearest, ...]]:
    """For each group of rows of `evidence`, the claims that come nearest of each side that is `silent` in it, the best first.

    `side_of` has the side of each source by its id; `scores` are those of the candidate `pairs` of rows.
    """
    sides = sorted({side for names in silent for side in names})
    if not sides or not len(evidence.claims):
        return [() for _ in groups]
    held = _held(evidence, groups, silent, side_of, sides)
    near = scores >= FLOOR
    scored = _silent_only(held, (pairs[0][near], pairs[1][near]), scores[near])
    sought = _scored(evidence, held, list(_by_meaning(evidence, held, held.silent & ~_looked(held, pairs))), weights)
    found = _Found(
        np.concatenate((scored.group, sought.group)),
        np.concatenate((scored.row, sought.row)),
        np.concatenate((scored.score, sought.score)),
    )
    return _told(evidence, held, found, silent, sides)


def _held(
    evidence: Evidence,
    groups: Sequence[Sequence[int]],
    silent: Sequence[Sequence[str]],
    side_of: Mapping[str, str],
    sides: Sequence[str],
) -> _Groups:
    number = {side: n for n, side in enumerate(sides)}
    lengths = [len(group) for group in groups]
    group = np.repeat(np.arange(len(groups)), lengths)
    row = np.array([row for rows in groups for row in rows], dtype=np.int64)
    order = np.argsort(row, kind="stable")
    starts = np.searchsorted(row[order], np.arange(len(evidence.claims) + 1))
    mutes = np.zeros((len(groups), len(sides) + 1), dtype=bool)  # the last column: sides that are silent nowhere
    for n, names in enumerate(silent):
        mutes[n, [number[name] for name in names]] = True
    side = np.array([number.get(side_of[claim.source], len(sides)) for claim in evidence.claims], dtype=np.int64)
    return _Groups(group[order], row[order], starts, mutes, side)


def _looked(held: _Groups, pairs: Pairs) -> NDArray[np.bool_]:
    """In which sides each group has any pair."""
    met = np.zeros((len(held.side), held.silent.shape[1]), dtype=bool)
    for one, other in (pairs, pairs[::-1]):
        met[one, held.side[other]] = True
    order = np.argsort(held.group, kind="stable")
    first = np.searchsorted(held.group[order], np.arange(len(held.silent)))
    looked: NDArray[np.bool_] = np.logical_or.reduceat(met[held.row[order]], first)
    return looked


def _silent_only(held: _Groups, pairs: Pairs, scores: Scores) -> _Found:
    """From pairs of rows those of a claim in a group with one of a side that is silent there."""
    inside, other = np.concatenate(pairs), np.concatenate(pairs[::-1])
    counts = held.starts[inside + 1] - held.starts[inside]
    group = held.group[runs(held.starts[inside], counts)]
    other, scores = np.repeat(other, counts), np.repeat(np.concatenate((scores, scores)), counts)
    near = held.silent[group, held.side[other]]
    return _Found(group[near], other[near], scores[near])


def _by_meaning(evidence: Evidence, held: _Groups, wanted: NDArray[np.bool_]) -> Iterator[Pairs]:
    """For each group and side that is `wanted`, the group and the rows of that side nearest to its middle."""
    for side in range(wanted.shape[1] - 1):
        groups, rows = np.flatnonzero(wanted[:, side]), np.flatnonzero(held.side == side)
        if not (len(groups) and len(rows)):
            continue
        middles = _middles(evidence, held, groups)
        for asked, near in candidates.nearest_among(evidence.vectors, middles, rows, MOST, _MEANT):
            yield groups[asked], near


def _middles(evidence: Evidence, held: _Groups, groups: Rows) -> Vectors:
    """The mean vector of each of `groups`, of unit length."""
    place = np.full(len(held.silent), -1)
    place[groups] = np.arange(len(groups))
    at = place[held.group]
    inside = at >= 0
    sums = np.zeros((len(groups), evidence.vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, at[inside], evidence.vectors[held.row[inside]])
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return sums


def _scored(evidence: Evidence, held: _Groups, near: Sequence[Pairs], weights: Mapping[str, float]) -> _Found:
    """Rows with the scores that they have with each claim of the group they are near to."""
    nobody = np.empty(0, dtype=np.int64)
    groups, other = (np.concatenate((*column, nobody)) for column in (zip(*near, strict=True) if near else ((), ())))
    order = np.argsort(held.group, kind="stable")
    ordered = held.group[order]
    first = np.searchsorted(ordered, groups)
    counts = np.searchsorted(ordered, groups, side="right") - first
    member = held.row[order[runs(first, counts)]]
    groups, other = np.repeat(groups, counts), np.repeat(other, counts)
    scores = score_pairs(evidence, np.minimum(member, other), np.maximum(member, other), weights)
    kept = scores >= FLOOR
    return _Found(groups[kept], other[kept], scores[kept])


def _told(
    evidence: Evidence, held: _Groups, found: _Found, silent: Sequence[Sequence[str]], sides: Sequence[str]
) -> list[tuple[Nearest, ...]]:
    """The best of each group and side, one a sentence, in the order in which the sides are named."""
    group, row, score = found
    # rows are in the order of the claims' ids, so that nothing depends on the order of the texts
    order = np.lexsort((row, -score, held.side[row], group))
    group, row, score = group[order], row[order], score[order]
    said = np.unique(group * len(evidence.claims) + evidence.sentences[row], return_index=True)[1]
    said.sort()
    group, row, score = group[said], row[said], score[said]
    place = group * len(sides) + held.side[row]
    top = np.arange(len(place)) - np.searchsorted(place, place) < MOST
    best: dict[int, list[Nearest]] = defaultdict(list)
    for at, claim, likeness in zip(place[top].tolist(), row[top].tolist(), score[top].tolist(), strict=True):
        best[at].append(Nearest(sides[at % len(sides)], evidence.claims[claim].id, likeness))
    number = {side: n for n, side in enumerate(sides)}
    return [tuple(near for side in names for near in best.get(n * len(sides) + number[side], ())) for n, names in enumerate(silent)]
