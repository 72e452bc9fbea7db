"""Score how surely two claims speak of the same fact, keeping every part of the score.

The score is the logistic function of a weighted sum; the weights are data, in `scoring.toml`, fitted by
`benchmarks/fit_scoring.py`. "Why were these two paired?" is answered by the parts: each contributes `value * weight`. Parts are
read for many pairs at once.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from reconciler.claims.compatibility import dates_meet, numbers_meet
from reconciler.facets import DatePrecision
from reconciler.model import Link, ScorePart
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from reconciler.evidence import Evidence
    from reconciler.facets import Facets
    from reconciler.progress import Progress
    from reconciler.settings import Settings
    from reconciler.sparse import SparseRows

    Rows = NDArray[np.int64]
    Values = NDArray[np.float64]

_STEP = 1 << 14  # pairs at a time
# claims of a source: fewer are taken for as many, since two short texts need not tell of one event; more make no difference
FEW, MUCH = 8, 100
_NOTED = 8  # shared terms that a note names
_EXACTNESS = {DatePrecision.DAY: 1.0, DatePrecision.MONTH: 0.8, DatePrecision.YEAR: 0.5}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that two claims are compared by.

    `read(evidence, a, b)` gives its value for each pair of rows; `note(evidence, a, b)` says in words what was compared in one.
    """

    name: str
    read: Callable[[Evidence, Rows, Rows], Values]
    note: Callable[[Evidence, int, int], str]


@cache
def shipped_weights() -> Mapping[str, float]:
    """The weight of each part, by its name."""
    path = resources.files("reconciler").joinpath("scoring.toml")
    return {name: float(value) for name, value in tomllib.loads(path.read_text("utf-8"))["weights"].items()}


def weights_of(settings: Settings) -> Mapping[str, float]:
    """The weight of each part, by its name, with those that the settings put in place of the shipped ones."""
    return {**shipped_weights(), **dict(settings.weights)}


def score_pairs(evidence: Evidence, a: Rows, b: Rows, weights: Mapping[str, float], progress: Progress = null_progress) -> Values:
    """The score in [0, 1] of each pair of rows; symmetric."""
    scores = np.empty(len(a))
    for start in range(0, len(a), _STEP):
        progress("scoring", start, len(a))
        part = slice(start, start + _STEP)
        scores[part] = _score(read_parts(evidence, a[part], b[part]), weights)
    progress("scoring", len(a), len(a))
    return scores


def make_links(evidence: Evidence, a: Rows, b: Rows, weights: Mapping[str, float]) -> tuple[Link, ...]:
    """The links of the pairs of rows, each with the parts of its score."""
    return tuple(
        link
        for start in range(0, len(a), _STEP)
        for link in _links(evidence, a[start : start + _STEP], b[start : start + _STEP], weights)
    )


def _links(evidence: Evidence, a: Rows, b: Rows, weights: Mapping[str, float]) -> Iterator[Link]:
    values = read_parts(evidence, a, b)
    scores = _score(values, weights).tolist()
    for one, other, score, row in zip(a.tolist(), b.tolist(), scores, values.tolist(), strict=True):
        parts = tuple(
            ScorePart(part.name, value, weights[part.name], part.note(evidence, one, other))
            for part, value in zip(PARTS, row, strict=True)
        )
        yield Link(evidence.claims[one].id, evidence.claims[other].id, score, parts)


def read_parts(evidence: Evidence, a: Rows, b: Rows) -> Values:
    """The values of all `PARTS` for each pair of rows, shape (pairs, parts), rounded so that they are the same on every machine."""
    return np.stack([np.round(part.read(evidence, a, b), 5) for part in PARTS], axis=1)


def _score(values: Values, weights: Mapping[str, float]) -> Values:
    total = values @ np.array([weights[part.name] for part in PARTS])
    scores: Values = np.round(1 / (1 + np.exp(-total)), 6)
    return scores


def _ones(evidence: Evidence, a: Rows, b: Rows) -> Values:
    return np.ones(len(a))


def _meaning(evidence: Evidence, a: Rows, b: Rows) -> Values:
    """Cosine of the centred vectors."""
    one, other = (evidence.vectors[rows].astype(np.float32) for rows in (a, b))
    likeness: Values = np.einsum("ij,ij->i", one, other).astype(np.float64)
    return likeness


def _choice(evidence: Evidence, a: Rows, b: Rows) -> Values:
    """How many claims a source has in the middle, as a logarithm: the more there are to meet, the less is any one of them meant."""
    sizes = np.log(np.clip(np.bincount(evidence.sources), FEW, MUCH))
    return np.full(len(a), sizes.mean() if len(sizes) else 0.0)


def _words(evidence: Evidence, a: Rows, b: Rows) -> Values:
    """The root of the cosine of the weighed words; across languages each claim's translated words meet the other's own."""
    found = evidence.words.dot(evidence.words, a, b).astype(np.float64)
    across = np.flatnonzero(evidence.languages[a] != evidence.languages[b])
    if len(across):
        one = evidence.translated.dot(evidence.words, a[across], b[across])
        other = evidence.translated.dot(evidence.words, b[across], a[across])
        found[across] = np.maximum(found[across], (one + other) / 2)
    return np.sqrt(np.clip(found, 0.0, 1.0))


def _cosine_of(rows: str) -> Callable[[Evidence, Rows, Rows], Values]:
    def read(evidence: Evidence, a: Rows, b: Rows) -> Values:
        held: SparseRows = getattr(evidence, rows)
        return held.dot(held, a, b).astype(np.float64)

    return read


def _for_each(facet: str, compare: Callable[[Facets, Facets], float]) -> Callable[[Evidence, Rows, Rows], Values]:
    """`compare` on the facets of each pair whose claims both hold some of `facet`; 0 for the others."""

    def read(evidence: Evidence, a: Rows, b: Rows) -> Values:
        found = np.zeros(len(a))
        holds = evidence.holds[facet]
        for n in np.flatnonzero(holds[a] & holds[b]).tolist():
            found[n] = compare(evidence.claims[a[n]].facets, evidence.claims[b[n]].facets)
        return found

    return read


def _dates(one: Facets, other: Facets) -> float:
    """1 for a day that both give, less for a coarser date."""
    meeting = [(x, y) for x in one.dates for y in other.dates if dates_meet(x, y)]
    return max((min(_EXACTNESS.get(x.precision, 0.3), _EXACTNESS.get(y.precision, 0.3)) for x, y in meeting), default=0.0)


def _dates_apart(one: Facets, other: Facets) -> float:
    """1 where no date of the one meets one of the other."""
    return 0.0 if any(dates_meet(x, y) for x in one.dates for y in other.dates) else 1.0


def _numbers(one: Facets, other: Facets) -> float:
    """1 where a number of one unit is compatible in both."""
    counted = [(x, y) for x in one.numbers for y in other.numbers if x.unit and x.unit == y.unit and x.ordinal == y.ordinal]
    return 1.0 if any(numbers_meet(x, y) for x, y in counted) else 0.0


def _agents_apart(evidence: Evidence, a: Rows, b: Rows) -> Values:
    """1 where both say who acts and nobody acts in both."""
    acting = np.diff(evidence.agents.starts) > 0
    apart: Values = (acting[a] & acting[b] & (evidence.agents.dot(evidence.agents, a, b) == 0)).astype(np.float64)
    return apart


def _patients(evidence: Evidence, a: Rows, b: Rows) -> Values:
    """1 where something is done to one and the same in both."""
    return (evidence.patients.dot(evidence.patients, a, b) > 0).astype(np.float64)


def _both_terms(rows: str) -> Callable[[Evidence, int, int], str]:
    """The terms of the one and of the other, where both hold any."""

    def note(evidence: Evidence, a: int, b: int) -> str:
        held: SparseRows = getattr(evidence, rows)
        one, other = (", ".join(sorted(evidence.terms[rows][term] for term in held.row(row))) for row in (a, b))
        return f"{one} / {other}" if one and other else ""

    return note


def _no_note(evidence: Evidence, a: int, b: int) -> str:
    return ""


def _shared_terms(rows: str) -> Callable[[Evidence, int, int], str]:
    """The terms that both claims hold, those that weigh most first."""

    def note(evidence: Evidence, a: int, b: int) -> str:
        held: SparseRows = getattr(evidence, rows)
        one, other = held.row(a), held.row(b)
        shared = sorted(one.keys() & other.keys(), key=lambda term: (-one[term] * other[term], term))
        return ", ".join(evidence.terms[rows][term] for term in shared[:_NOTED])

    return note


def _dates_note(evidence: Evidence, a: int, b: int) -> str:
    one, other = (", ".join(m.edtf for m in evidence.claims[row].facets.dates) for row in (a, b))
    return f"{one} / {other}" if one and other else ""


PARTS: tuple[Part, ...] = (
    Part("baseline", _ones, lambda evidence, a, b: "what two claims taken at random start from"),
    Part("choice", _choice, lambda evidence, a, b: "how many claims of either source could have met the other"),
    Part("meaning", _meaning, lambda evidence, a, b: "likeness of the sentences' vectors"),
    Part("words", _words, _shared_terms("words")),
    Part("names", _cosine_of("names"), _shared_terms("names")),
    Part("events", _cosine_of("events"), _shared_terms("events")),
    Part("agents_apart", _agents_apart, _both_terms("agents")),
    Part("patients", _patients, _both_terms("patients")),
    Part("dates", _for_each("dates", _dates), _dates_note),
    Part("dates_apart", _for_each("dates", _dates_apart), _dates_note),
    Part("numbers", _for_each("numbers", _numbers), _no_note),
)
