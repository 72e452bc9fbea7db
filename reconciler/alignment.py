"""Keep the links that hold together: group claims so that the claims of a group are alike on the whole, not only in a chain.

Average-linkage clustering (Sokal and Michener 1958) from the surest link down: two groups become one where the mean score over all
pairs of their claims reaches the threshold, so that a claim in the middle cannot chain two unlike ones together.
Known limit: a claim belongs to one group.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reconciler.model import Link
    from reconciler.progress import Progress

_STEP = 500


def align(
    count: int,
    links: Mapping[tuple[int, int], Link],
    threshold: float,
    rescore: Callable[[int, int], Link],
    progress: Progress = null_progress,
) -> tuple[tuple[int, ...], ...]:
    """Groups of the rows `0 … count - 1`, each sorted, ordered by their first row; together they hold every row once.

    `links` are the scored candidates, keyed by rows; `rescore(a, b)` scores a pair that was no candidate.
    """
    sure = sorted(((link.score, pair) for pair, link in links.items() if link.score >= threshold), key=lambda s: (-s[0], s[1]))
    group_of = list(range(count))
    groups: dict[int, list[int]] = {row: [row] for row in range(count)}
    known = {pair: link.score for pair, link in links.items()}

    def score(a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in known:
            known[pair] = rescore(*pair).score
        return known[pair]

    for done, (_, (a, b)) in enumerate(sure):
        if done % _STEP == 0:
            progress("alignment", done, len(sure))
        one, other = group_of[a], group_of[b]
        if one == other:
            continue
        pairs = list(product(groups[one], groups[other]))
        if sum(score(x, y) for x, y in pairs) / len(pairs) >= threshold:
            moved = groups.pop(other)
            groups[one] += moved
            for row in moved:
                group_of[row] = one
    progress("alignment", len(sure), len(sure))
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))
