"""Grouping: alike on the whole, no chaining, the same groups whatever the order of the links."""

from __future__ import annotations

import pytest

from reconciler.alignment import align
from reconciler.errors import Cancelled
from reconciler.model import Link


def links(scores: dict[tuple[int, int], float]) -> dict[tuple[int, int], Link]:
    return {pair: Link(str(pair[0]), str(pair[1]), score) for pair, score in scores.items()}


def groups(count: int, scores: dict[tuple[int, int], float], threshold: float = 0.5) -> tuple[tuple[int, ...], ...]:
    sources = [str(row) for row in range(count)]
    return align(sources, links(scores), threshold)


def test_unlike_claims_are_not_chained_through_a_middle_one() -> None:
    assert groups(3, {(0, 1): 0.8, (1, 2): 0.7, (0, 2): 0.05}) == ((0, 1), (2,))


def test_alike_claims_make_one_group() -> None:
    assert groups(4, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.6}) == ((0, 1, 2), (3,))


def test_many_that_agree_outvote_one_that_is_less_sure() -> None:
    sure = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (0, 3): 0.9, (1, 3): 0.9}
    assert groups(4, {**sure, (2, 3): 0.4}) == ((0, 1, 2, 3),)


def test_a_pair_that_was_no_candidate_weighs_against() -> None:
    assert groups(3, {(0, 1): 0.7, (1, 2): 0.6}) == ((0, 1), (2,))


def test_claims_of_one_source_need_more_to_be_joined() -> None:
    def grouped(score: float) -> tuple[tuple[int, ...], ...]:
        return align(["a", "a"], links({(0, 1): score}), 0.5)

    assert grouped(0.6) == ((0,), (1,))
    assert grouped(0.9) == ((0, 1),)


def test_nothing_under_the_threshold_is_joined() -> None:
    assert groups(2, {(0, 1): 0.49}) == ((0,), (1,))


def test_groups_do_not_depend_on_the_order_of_the_links() -> None:
    scores = {(0, 1): 0.8, (1, 2): 0.8, (0, 2): 0.6, (2, 3): 0.9, (1, 3): 0.1, (0, 3): 0.1}
    turned = dict(reversed(scores.items()))
    assert groups(4, scores) == groups(4, turned)


def test_cancel_is_honoured() -> None:
    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        align(["a", "b"], links({(0, 1): 0.9}), 0.5, stop)
