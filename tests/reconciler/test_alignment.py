"""Grouping: alike on the whole, no chaining, the same groups whatever the order, and a person's decisions stand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconciler.alignment import Ties, align
from reconciler.errors import Cancelled

Scores = dict[tuple[int, int], float]


def groups(count: int, scores: Scores, threshold: float = 0.5, ties: Ties = Ties()) -> set:
    pairs = np.array(list(scores), dtype=np.int64).reshape(-1, 2)
    values = np.array(list(scores.values()), dtype=float)
    return set(align(count, (pairs[:, 0], pairs[:, 1]), values, threshold, ties))


def test_unlike_claims_are_not_chained_through_a_middle_one() -> None:
    assert groups(3, {(0, 1): 0.8, (1, 2): 0.7, (0, 2): 0.05}) == {(0, 1), (2,)}


def test_alike_claims_make_one_group() -> None:
    assert groups(4, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.6}) == {(0, 1, 2), (3,)}


def test_many_that_agree_outvote_one_that_is_less_sure() -> None:
    sure = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (0, 3): 0.9, (1, 3): 0.9}
    assert groups(4, {**sure, (2, 3): 0.4}) == {(0, 1, 2, 3)}


def test_a_pair_that_was_no_candidate_weighs_against() -> None:
    assert groups(3, {(0, 1): 0.7, (1, 2): 0.6}) == {(0, 1), (2,)}


def test_nothing_under_the_threshold_is_joined() -> None:
    assert groups(2, {(0, 1): 0.49}) == {(0,), (1,)}


def test_a_claim_moves_to_where_it_weighs_most_once_the_groups_have_grown() -> None:
    # 0 goes with 1 first, since that pair is the surest; the three others together hold it more
    scores = {(0, 1): 0.95, (0, 2): 0.8, (0, 3): 0.8, (0, 4): 0.8, (2, 3): 0.9, (2, 4): 0.9, (3, 4): 0.9, (1, 2): 0.1, (1, 3): 0.1}
    assert (0, 2, 3, 4) in groups(5, {**scores, (1, 4): 0.1})


def test_a_claim_that_tells_of_two_facts_serves_both() -> None:
    # 2 goes with 0 and 1; 3 and 4 are a fact of their own, unlike 0 and 1, and 2 tells of that too
    first = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}
    second = {(3, 4): 0.9, (2, 3): 0.8, (2, 4): 0.8}
    assert groups(5, {**first, **second}) == {(0, 1, 2), (2, 3, 4)}


def test_claims_to_be_linked_are_in_one_group_whatever_their_score() -> None:
    assert groups(2, {(0, 1): 0.01}, ties=Ties(linked=((0, 1),))) == {(0, 1)}
    assert groups(3, {}, ties=Ties(linked=((0, 1), (1, 2)))) == {(0, 1, 2)}


def test_claims_to_be_kept_apart_share_no_group_whatever_their_score() -> None:
    sure = {(0, 1): 0.99, (1, 2): 0.99, (0, 2): 0.99}
    for group in groups(3, sure, ties=Ties(apart=((0, 2),))):
        assert not {0, 2} <= set(group)


def test_two_claims_that_serve_another_fact_too_are_kept_apart_there() -> None:
    scores = {(0, 1): 0.75, (0, 2): 0.875, (1, 4): 0.75, (3, 4): 0.875}
    assert all(not {0, 4} <= set(group) for group in groups(5, scores, ties=Ties(apart=((0, 4),))))


def test_what_is_to_be_kept_apart_goes_before_a_chain_of_links() -> None:
    found = groups(3, {}, ties=Ties(linked=((0, 1), (1, 2)), apart=((0, 2),)))
    assert all(not {0, 2} <= set(group) for group in found)


def test_a_claim_without_counterpart_stays_alone() -> None:
    assert groups(3, {(0, 1): 0.99, (1, 2): 0.99, (0, 2): 0.99}, ties=Ties(alone=frozenset({1}))) == {(0, 2), (1,)}


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(0.01, 0.99).map(lambda x: round(x, 4))
)


@given(PAIRS, PAIRS.map(tuple))
def test_groups_hold_every_row_respect_ties_and_do_not_depend_on_the_order_of_pairs(
    scores: Scores, apart: tuple[tuple[int, int], ...]
) -> None:
    ties = Ties(apart=apart)
    found = groups(8, scores, ties=ties)
    assert {row for group in found for row in group} == set(range(8))
    assert all(not set(pair) <= set(group) for pair in apart for group in found)
    assert groups(8, dict(reversed(scores.items())), ties=ties) == found


def test_cancel_is_honoured() -> None:
    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        align(2, (np.array([0]), np.array([1])), np.array([0.9]), 0.5, progress=stop)
