"""Which two sources stand side by side: what can be chosen, and what is shown when a fact is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.labels import source_label
from desktop.models.parallel import default_pair

if TYPE_CHECKING:
    from reconciler.report import Report, Row

Pair = tuple[str, str]


def choices(report: Report) -> tuple[tuple[str, str], ...]:
    """The sources as (id, words), side by side in the order of the report's sides."""
    documents = sorted(report.analysis.documents, key=lambda d: report.sides.index(d.side))
    return tuple((d.id, f"{d.side} · {source_label(d)}") for d in documents)


def first_pair(report: Report, shown: Pair | None = None) -> Pair | None:
    """The pair to begin with: the one that is shown already, if it is still there, else the one that shares the most facts.

    With a single side it is its first two sources (the same twice if there is but one); None without any source.
    """
    ids = [d.id for d in report.analysis.documents]
    if shown is not None and set(shown) <= set(ids):
        return shown
    return default_pair(report) or ((ids[0], ids[min(1, len(ids) - 1)]) if ids else None)


def pair_for_fact(row: Row, shown: Pair) -> Pair:
    """The pair that shows the fact in `row` on both sides where it can, with as little change to `shown` as possible."""
    sources = list(dict.fromkeys(q.document.id for cell in row.cells for q in cell))
    there = [source for source in shown if source in sources]
    if not sources or len(there) == min(2, len(sources)):
        return shown
    sides = {q.document.id: q.document.side for cell in row.cells for q in cell}
    left, right = shown
    if left in sources:
        return left, _partner(left, sources, sides)
    if right in sources:
        return _partner(right, sources, sides), right
    if len(sources) == 1:
        return (sources[0], right) if sources[0] != right else shown
    return sources[0], _partner(sources[0], sources, sides)


def _partner(kept: str, sources: list[str], sides: dict[str, str]) -> str:
    """Another source of the fact, of another side where there is one."""
    others = [source for source in sources if source != kept]
    return next((source for source in others if sides[source] != sides[kept]), others[0])
