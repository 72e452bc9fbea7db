"""Rows of weighted terms, as compressed sparse rows in numpy: what claims hold of words and names, and how much two share.

Known limit: a dot product costs one binary search a term of the left row, which is what it takes without a linear algebra library.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

_BLOCK = 1 << 18  # pairs at a time, so that memory stays flat


@dataclass(frozen=True, slots=True, eq=False)
class SparseRows:
    """Row `n` holds `terms[starts[n]:starts[n + 1]]`, ascending, with their `values`; `width` is one more than the largest term."""

    starts: NDArray[np.int64]
    terms: NDArray[np.int64]
    values: NDArray[np.float32]
    width: int

    @classmethod
    def of(cls, rows: Iterable[Mapping[int, float]], width: int = 0) -> SparseRows:
        """Rows of the mappings term → value."""
        lengths, terms, values = array("q", [0]), array("q"), array("f")
        for row in rows:
            lengths.append(len(row))
            terms.extend(sorted(row))
            values.extend([row[term] for term in sorted(row)])
        found = np.array(terms, dtype=np.int64)
        return cls(np.cumsum(lengths), found, np.array(values, dtype=np.float32), max(width, 1 + int(found.max(initial=0))))

    def rows(self) -> NDArray[np.int64]:
        """The row of each entry."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def with_values(self, values: NDArray[np.float32]) -> SparseRows:
        """The same terms with other values."""
        return SparseRows(self.starts, self.terms, values.astype(np.float32), self.width)

    def replaced(self, entry: NDArray[np.int64], terms: NDArray[np.int64], values: NDArray[np.float32], width: int) -> SparseRows:
        """Rows in which `terms[n]` with `values[n]` stands for the entry numbered `entry[n]`; the greatest of equal terms stays."""
        keys = self.rows()[entry] * width + terms
        order = np.lexsort((-values, keys))
        keys, first = np.unique(keys[order], return_index=True)
        rows, kept = np.divmod(keys, width)
        starts = np.searchsorted(rows, np.arange(len(self.starts)))
        return SparseRows(starts, kept, values[order][first].astype(np.float32), max(width, 1))

    def row(self, index: int) -> dict[int, float]:
        """Term → value of one row."""
        part = slice(int(self.starts[index]), int(self.starts[index + 1]))
        return dict(zip(self.terms[part].tolist(), self.values[part].tolist(), strict=True))

    def lengths(self) -> NDArray[np.float32]:
        """The Euclidean length of each row."""
        squares = np.concatenate(([0.0], np.cumsum(self.values.astype(np.float64) ** 2)))
        sums: NDArray[np.float64] = squares[self.starts[1:]] - squares[self.starts[:-1]]
        return np.sqrt(sums).astype(np.float32)

    def unit(self) -> SparseRows:
        """The rows at length 1; an empty row stays empty."""
        lengths = np.repeat(np.maximum(self.lengths(), 1e-9), np.diff(self.starts))
        return self.with_values(self.values / lengths)

    def dot(self, other: SparseRows, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float32]:
        """The dot products of the rows `a` of this with the rows `b` of `other`, pair by pair."""
        found = np.zeros(len(a), dtype=np.float32)
        keys = other._keys()
        for start in range(0, len(a), _BLOCK):
            part = slice(start, start + _BLOCK)
            found[part] = self._dot(other, keys, a[part], b[part])
        return found

    def _dot(self, other: SparseRows, keys: NDArray[np.int64], a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float32]:
        if not len(keys):
            return np.zeros(len(a), dtype=np.float32)
        counts = self.starts[a + 1] - self.starts[a]
        pair, place = np.repeat(np.arange(len(a)), counts), runs(self.starts[a], counts)
        wanted = b[pair] * other.width + self.terms[place]
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        shared = keys[at] == wanted
        products = self.values[place[shared]] * other.values[at[shared]]
        return np.bincount(pair[shared], weights=products, minlength=len(a)).astype(np.float32)

    def _keys(self) -> NDArray[np.int64]:
        """Row and term of every entry as one ascending number."""
        return self.rows() * self.width + self.terms

    def holders(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
        """The inverted index `(starts, rows, values)`: term `t` stands in `rows[starts[t]:starts[t + 1]]`, with those values."""
        rows = self.rows()
        order = np.argsort(self.terms, kind="stable")
        starts = np.zeros(self.width + 1, dtype=np.int64)
        np.cumsum(np.bincount(self.terms, minlength=self.width), out=starts[1:])
        return starts, rows[order], self.values[order]


def runs(first: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers `first[n], first[n] + 1, …`, `counts[n]` of them, for each n, one run after the other."""
    before = np.cumsum(counts) - counts
    return np.repeat(first - before, counts) + np.arange(int(counts.sum()))
