"""How far researchers agree beyond chance: Cohen's kappa for each two, Krippendorff's alpha for all, for each kind of decision.

Only what was decided counts: what is open, and what one of two left alone, is left out. A verdict belongs to the fact, facet or
discrepancy of the newest run where `reconciler.decisions` places it, so that two who judged a fact before and after it gained a
claim judged one thing. Links are decided of pairs of claims; what each author said last of a pair is read from the log, since the
notebook keeps one word a pair. Categories are nominal: dismissed is no nearer to resolved than to accepted.

J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960) 37-46.
K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011). Both are computed by NLTK.

Limits: the numbers speak of independent judges, so of verdicts made blind; links are seen by all who share a copy.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Any

from reconciler import decisions
from reconciler.notebook.entries import Tie, TieKind, VerdictValue, kind_of
from reconciler.notebook.log import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reconciler.model import Analysis
    from reconciler.notebook.log import Operation
    from reconciler.notebook.state import Notebook

    # what each author decided of each item
    Labels = Mapping[str, Mapping[str, str]]

KINDS = ("fact", "discrepancy", "facet", "tie")


class Undefined(StrEnum):
    """Why there is no number."""

    NOTHING_SHARED = "nothing was decided by both"
    ONE_CATEGORY = "all decided the same of everything, so chance cannot be told from agreement"


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two authors: of `items` that either decided, both decided `shared` and agree on `agreed`; `why` there is no `kappa`."""

    a: str
    b: str
    items: int
    shared: int
    agreed: int
    kappa: float | None
    why: Undefined | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """All authors on decisions of one of `KINDS`: of `items` that anyone decided, two or more decided `shared`.

    On `agreed` of those all who decided said the same. `why` there is no `alpha`.
    """

    kind: str
    authors: tuple[str, ...]
    items: int
    shared: int
    agreed: int
    alpha: float | None
    pairs: tuple[PairAgreement, ...]
    why: Undefined | None = None


def agreement(analysis: Analysis, notebook: Notebook, operations: Iterable[Operation]) -> tuple[Agreement, ...]:
    """The agreement on each of `KINDS`, in that order; `operations` are the whole log."""
    labels: dict[str, dict[str, dict[str, str]]] = {kind: {} for kind in KINDS}
    for home, opinions in decisions.place(analysis, notebook).opinions.items():
        decided = {v.author: v.value.value for v in opinions if v.value is not VerdictValue.OPEN}
        if decided:
            labels[opinions[0].target.kind][home] = decided
    labels["tie"] = _ties(notebook, operations)
    return tuple(of_labels(kind, labels[kind]) for kind in KINDS)


def of_labels(kind: str, labels: Labels) -> Agreement:
    """The agreement of what each author decided (a category) of each item."""
    authors = sorted({author for decided in labels.values() for author in decided})
    shared = {item: decided for item, decided in labels.items() if len(decided) > 1}
    agreed = sum(len(set(decided.values())) == 1 for decided in shared.values())
    why = _undefined(shared)
    alpha = _alpha(shared) if why is None else None
    pairs = tuple(_pair(labels, a, b) for a, b in combinations(authors, 2))
    return Agreement(kind, tuple(authors), len(labels), len(shared), agreed, alpha, pairs, why)


def _pair(labels: Labels, a: str, b: str) -> PairAgreement:
    items = sum(a in decided or b in decided for decided in labels.values())
    shared = {item: {a: decided[a], b: decided[b]} for item, decided in labels.items() if a in decided and b in decided}
    agreed = sum(decided[a] == decided[b] for decided in shared.values())
    why = _undefined(shared)
    kappa = _kappa(shared, a, b) if why is None else None
    return PairAgreement(a, b, items, len(shared), agreed, kappa, why)


def _undefined(shared: Labels) -> Undefined | None:
    if not shared:
        return Undefined.NOTHING_SHARED
    categories = {label for decided in shared.values() for label in decided.values()}
    return Undefined.ONE_CATEGORY if len(categories) == 1 else None


def _kappa(shared: Labels, a: str, b: str) -> float:
    return float(_task(shared).kappa_pairwise(a, b))


def _alpha(shared: Labels) -> float:
    return float(_task(shared).alpha())


def _task(shared: Labels) -> Any:
    from nltk.metrics.agreement import AnnotationTask

    return AnnotationTask([(author, item, label) for item, decided in shared.items() for author, label in decided.items()])


def _ties(notebook: Notebook, operations: Iterable[Operation]) -> dict[str, dict[str, str]]:
    """What each author said last of each pair of claims, linked or apart, by where the claims stand now."""
    said: dict[tuple[str, str], Tie | None] = {}
    for operation in sorted(operations, key=lambda o: o.order):
        for one in operation.changes:
            if kind_of(one.key) == "tie":
                tie = decode(one.key, one.after)
                own = tie is not None and tie.author == operation.author and tie.kind is not TieKind.ALONE
                said[one.key, operation.author] = tie if own else None
    new_place = notebook.new_places()
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (_, author), tie in said.items():
        places = sorted({new_place(anchor.id) for anchor in tie.claims}) if tie is not None else []
        if tie is not None and len(places) == 2:
            found[" ".join(places)][author] = tie.kind.value
    return dict(found)
