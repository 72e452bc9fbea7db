"""Sparse rows against the dense matrix that they stand for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reconciler.sparse import SparseRows

ROWS = st.lists(st.dictionaries(st.integers(0, 9), st.floats(0.1, 5.0), max_size=6), min_size=1, max_size=8)


def dense(rows: list[dict[int, float]]) -> np.ndarray:
    matrix = np.zeros((len(rows), 10))
    for n, row in enumerate(rows):
        matrix[n, list(row)] = list(row.values())
    return matrix


@given(ROWS, ROWS)
def test_dot_products_are_those_of_the_dense_matrix(one: list[dict[int, float]], other: list[dict[int, float]]) -> None:
    a, b = (grid.ravel() for grid in np.meshgrid(np.arange(len(one)), np.arange(len(other))))
    found = SparseRows.of(one, 10).dot(SparseRows.of(other, 10), a, b)
    assert np.allclose(found, (dense(one) @ dense(other).T)[a, b], rtol=1e-4)


@given(ROWS)
def test_unit_rows_are_of_length_one_or_empty(rows: list[dict[int, float]]) -> None:
    lengths = SparseRows.of(rows, 10).unit().lengths()
    assert np.allclose(lengths, [1.0 if row else 0.0 for row in rows], atol=1e-4)


@given(ROWS)
def test_the_inverted_index_names_each_holder_of_a_term(rows: list[dict[int, float]]) -> None:
    starts, holders, values = SparseRows.of(rows, 10).holders()
    found = {(t, int(holders[n])): float(values[n]) for t in range(10) for n in range(starts[t], starts[t + 1])}
    expected = {(t, n): value for n, row in enumerate(rows) for t, value in row.items()}
    assert found.keys() == expected.keys()
    assert all(np.isclose(found[key], expected[key], rtol=1e-5) for key in found)
    assert all(SparseRows.of(rows, 10).row(n).keys() == row.keys() for n, row in enumerate(rows))
