"""A part of the fact table, and a sentence that says what was left out of it.

A fact is taken whole or not at all: with all its quotes, of all sides, so that a state such as "disputed" is never shown without
what it rests on. Sources are listed all, since a silence is one of a source. The concordance counts the texts and not the facts,
so a part of the table goes without it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reconciler.errors import InputError
from reconciler.publication import days_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reconciler.model import Analysis, FactState
    from reconciler.report import Report, Row


@dataclass(frozen=True, slots=True)
class Selection:
    """What a fact must be to be taken; nothing asked takes all.

    Its state is one of `states`; one of `sides` tells of it; a source published on or after `since` (YYYY, YYYY-MM or YYYY-MM-DD)
    tells of it.
    """

    states: tuple[FactState, ...] = ()
    sides: tuple[str, ...] = ()
    since: str = ""

    def __bool__(self) -> bool:
        return bool(self.states or self.sides or self.since)


def select(report: Report, selection: Selection) -> Report:
    """`report` with the facts that `selection` asks for, and in `left_out` a sentence on the others.

    Raises InputError for a side that the report has not, and for a date that is none.
    """
    if not selection:
        return report
    _check(report, selection)
    kept = tuple(row for row in report.rows if _fits(row, selection))
    return _narrowed(report, kept, _sentence(report, selection, len(report.rows) - len(kept)))


def beginning(report: Report, facts: int) -> Report:
    """`report` with its first `facts` facts, for a preview."""
    if len(report.rows) <= facts:
        return report
    said = f"{report.left_out} " if report.left_out else ""
    return _narrowed(report, report.rows[:facts], f"{said}This is a preview of the first {facts} of {len(report.rows)} facts.")


def _check(report: Report, selection: Selection) -> None:
    for side in selection.sides:
        if side not in report.sides:
            raise InputError(f"There is no side “{side}” here: choose among {', '.join(report.sides)}.")
    if selection.since and days_of(selection.since) is None:
        raise InputError(f"“{selection.since}” is no date: write 2011, 2011-06 or 2011-06-01.")


def _fits(row: Row, selection: Selection) -> bool:
    if selection.states and row.state not in selection.states:
        return False
    if selection.sides and not set(selection.sides) & set(row.fact.sides):
        return False
    return not selection.since or any(_since(q.document.published, selection.since) for cell in row.cells for q in cell)


def _since(published: str, since: str) -> bool:
    """Whether a date may lie on or after `since`; one that is not known does not count."""
    days, first = days_of(published) if published else None, days_of(since)
    return days is not None and first is not None and days.last >= first.first


def _sentence(report: Report, selection: Selection, left: int) -> str:
    asked = []
    if selection.states:
        asked.append(f"state: {' or '.join(s.replace('_', ' ') for s in selection.states)}")
    if selection.sides:
        asked.append(f"told by {' or '.join(selection.sides)}")
    if selection.since:
        unknown = sum(1 for d in report.analysis.documents if days_of(d.published) is None)
        without = f"; {unknown} of {len(report.analysis.documents)} sources say no date" if unknown else ""
        asked.append(f"told by a source published since {selection.since}{without}")
    return (
        f"This is a part of the fact table ({', and '.join(asked)}). "
        f"Left out: {left} of {len(report.rows)} facts, with their discrepancies, verdicts and notes, and the concordance."
    )


def _narrowed(report: Report, rows: tuple[Row, ...], left_out: str) -> Report:
    analysis = _part(report.analysis, {row.fact.id for row in rows})
    keep = {f.id for f in analysis.facts} | {d.id for d in analysis.discrepancies} | {c.id for c in analysis.claims}
    keep |= {d.id for d in analysis.documents}

    def held(placed: Mapping[str, Any]) -> dict[str, Any]:
        return {home: entry for home, entry in placed.items() if home.partition("#")[0] in keep}

    made = report.decisions
    decisions = replace(
        made,
        verdicts=held(made.verdicts),
        opinions=held(made.opinions),
        statements=held(made.statements),
        wordings=held(made.wordings),
        notes=held(made.notes),
        tags=held(made.tags),
        translations=held(made.translations),
        learned=held(made.learned),
        unplaced=(),
    )
    facts = {fact.id: fact for fact in analysis.facts}
    shown = tuple(replace(row, fact=facts[row.fact.id]) for row in rows)
    return replace(report, analysis=analysis, rows=shown, decisions=decisions, left_out=left_out)


def _part(analysis: Analysis, facts: set[str]) -> Analysis:
    """The analysis with these facts alone, and the claims that they are made of."""
    kept = [fact for fact in analysis.facts if fact.id in facts]
    claims = {claim for fact in kept for claim in fact.claims}
    return replace(
        analysis,
        claims=tuple(c for c in analysis.claims if c.id in claims),
        facts=tuple(replace(f, nearest=tuple(n for n in f.nearest if n.claim in claims)) for f in kept),
        discrepancies=tuple(d for d in analysis.discrepancies if d.fact in facts),
    )
