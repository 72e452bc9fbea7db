"""Which sources stand side by side: what can be chosen, and what is shown when a fact is chosen.

Two to six sources fit; a project of one source shows that one alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.labels import source_label
from desktop.models.parallel import default_pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconciler.report import Report, Row

MOST = 6

Shown = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A source that can be shown: its id, whose voice it is, and what it is called within its side."""

    id: str
    side: str
    label: str

    @property
    def words(self) -> str:
        return f"{self.side} · {self.label}"


def choices(report: Report) -> tuple[Choice, ...]:
    """All sources, in the order of the report's sides."""
    documents = sorted(report.analysis.documents, key=lambda d: report.sides.index(d.side))
    return tuple(Choice(d.id, d.side, source_label(d)) for d in documents)


def first_shown(report: Report, wanted: Iterable[str] = ()) -> Shown:
    """What to begin with: those of `wanted` that are there, if they are two or more, else the two that share the most facts.

    With a single side it is its first two sources; nothing without any source.
    """
    ids = [d.id for d in report.analysis.documents]
    there = tuple(dict.fromkeys(source for source in wanted if source in ids))[:MOST]
    if len(there) >= min(2, len(ids)):
        return there
    return default_pair(report) or tuple(ids[:2])


def of_side(choices: Sequence[Choice], side: str) -> Shown:
    """The sources of `side`, as many as fit."""
    return tuple(choice.id for choice in choices if choice.side == side)[:MOST]


def with_other(shown: Shown, place: int, source: str) -> Shown:
    """`source` at `place`; where it stands elsewhere already, the two change places."""
    now = list(shown)
    if source in now:
        now[now.index(source)] = now[place]
    now[place] = source
    return tuple(now)


def moved(shown: Shown, place: int, by: int) -> Shown:
    """The source at `place` moved by `by` places; unchanged where there is no such place."""
    if not 0 <= place + by < len(shown):
        return shown
    return with_other(shown, place + by, shown[place])


def without(shown: Shown, place: int) -> Shown:
    """`shown` without the source at `place`; the last one stays."""
    return shown[:place] + shown[place + 1 :] if len(shown) > 1 else shown


def shown_for_fact(row: Row, shown: Shown) -> Shown:
    """What shows the fact in `row` in two sources where it can, with as little change to `shown` as possible."""
    sources = list(dict.fromkeys(q.document.id for cell in row.cells for q in cell))
    there = [source for source in shown if source in sources]
    if not sources or len(there) >= min(2, len(sources), len(shown)):
        return shown
    sides = {q.document.id: q.document.side for cell in row.cells for q in cell}
    if there:
        kept = shown.index(there[0])
        beside = kept + 1 if kept + 1 < len(shown) else kept - 1
        return with_other(shown, beside, _partner(there[0], sources, sides))
    if len(sources) == 1 or len(shown) == 1:
        return with_other(shown, 0, sources[0])
    return with_other(with_other(shown, 0, sources[0]), 1, _partner(sources[0], sources, sides))


def _partner(kept: str, sources: list[str], sides: dict[str, str]) -> str:
    """Another source of the fact, of another side where there is one."""
    others = [source for source in sources if source != kept]
    return next((source for source in others if sides[source] != sides[kept]), others[0])
