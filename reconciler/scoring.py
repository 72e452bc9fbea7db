"""Score how surely two claims speak of the same fact, keeping every part of the score.

The score is the logistic function of a weighted sum; the weights are data, in `scoring.toml`. "Why were these two paired?" is
answered by the parts: each contributes `value * weight`.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from reconciler.claims.compatibility import dates_meet, numbers_meet
from reconciler.facets import DatePrecision
from reconciler.model import Link, ScorePart
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reconciler.evidence import Evidence
    from reconciler.model import Claim
    from reconciler.progress import Progress

_STEP = 2000
_EXACTNESS = {DatePrecision.DAY: 1.0, DatePrecision.MONTH: 0.8, DatePrecision.YEAR: 0.5}


@cache
def weights() -> Mapping[str, float]:
    """The weight of each part, by its name, and of `baseline`."""
    path = resources.files("reconciler").joinpath("scoring.toml")
    return {name: float(value) for name, value in tomllib.loads(path.read_text("utf-8"))["weights"].items()}


def score_pairs(
    claims: Sequence[Claim], evidence: Evidence, pairs: Sequence[tuple[int, int]], progress: Progress = null_progress
) -> dict[tuple[int, int], Link]:
    """A `Link` for each pair of rows, in the order given."""
    links = {}
    for done, (a, b) in enumerate(pairs):
        if done % _STEP == 0:
            progress("scoring", done, len(pairs))
        links[a, b] = score_pair(claims, evidence, a, b)
    progress("scoring", len(pairs), len(pairs))
    return links


def score_pair(claims: Sequence[Claim], evidence: Evidence, a: int, b: int) -> Link:
    """The link of the claims in rows `a` and `b`; symmetric but for the order of its ends."""
    parts = read_parts(claims, evidence, a, b)
    total = sum(part.value * part.weight for part in parts)
    return Link(claims[a].id, claims[b].id, round(1 / (1 + math.exp(-total)), 6), parts)


def read_parts(claims: Sequence[Claim], evidence: Evidence, a: int, b: int) -> tuple[ScorePart, ...]:
    """The parts of the score of rows `a` and `b`, values rounded to six digits so that they are the same on every machine."""
    known = weights()
    meaning = float(evidence.vectors[a] @ evidence.vectors[b])
    same_language = evidence.languages[a] == evidence.languages[b]
    words, shared = _shared(evidence, a, b)
    if not same_language:
        # two languages share few words whatever they say: what the meaning lets expect stands in for them
        words = max(words, known["words_per_meaning"] * max(meaning, 0.0))
    names = _shared_names(evidence, a, b)
    dates, date_note = _dates(claims[a], claims[b])
    numbers, number_note = _numbers(claims[a], claims[b])
    found = (
        ("baseline", 1.0, "what two claims taken at random start from"),
        ("meaning", meaning, "likeness of the sentences' vectors"),
        ("words", words, ", ".join(shared) if same_language else "different languages: expected from the meaning"),
        ("names", sum(w for _, w in names), ", ".join(name for name, _ in names)),
        ("dates", dates, date_note),
        ("numbers", numbers, number_note),
    )
    return tuple(ScorePart(name, round(value, 6), known[name], note) for name, value, note in found)


def _shared(evidence: Evidence, a: int, b: int) -> tuple[float, list[str]]:
    """Cosine of the rarity-weighted words, and the shared words, rarest first."""
    one, other = evidence.words[a], evidence.words[b]
    shared = sorted(one.keys() & other.keys(), key=lambda w: (-one[w], w))
    return sum(one[w] * other[w] for w in shared) / (evidence.norms[a] * evidence.norms[b]), shared


def _shared_names(evidence: Evidence, a: int, b: int) -> list[tuple[str, float]]:
    """The shared names with the share of all names' rarity that each carries, rarest first."""
    one, other = evidence.names[a], evidence.names[b]
    whole = sum({**one, **other}.values()) or 1.0
    return sorted(((name, one[name] / whole) for name in one.keys() & other.keys()), key=lambda n: (-n[1], n[0]))


def _dates(a: Claim, b: Claim) -> tuple[float, str]:
    """1 for a day that both give, less for a coarser date, -0.5 where dates stand on both sides and none meet."""
    if not a.facets.dates or not b.facets.dates:
        return 0.0, ""
    meeting = [(x, y) for x in a.facets.dates for y in b.facets.dates if dates_meet(x, y)]
    if not meeting:
        return -0.5, "no date in common"
    value, edtf = max((min(_EXACTNESS.get(x.precision, 0.3), _EXACTNESS.get(y.precision, 0.3)), x.edtf) for x, y in meeting)
    return value, edtf


def _numbers(a: Claim, b: Claim) -> tuple[float, str]:
    """1 where a number of one unit is compatible in both."""
    for x in a.facets.numbers:
        for y in b.facets.numbers:
            if x.unit == y.unit and x.unit and x.ordinal == y.ordinal and numbers_meet(x, y):
                return 1.0, f"{x.low:g} {x.unit}"
    return 0.0, ""
