"""What was read in two claims, line by line: the same, compatible, different, or told by one of the two alone.

Different are dates and numbers that do not meet, names and words of which none is on both sides, and what a discrepancy sets apart.
That alone is no contradiction: two dates may be of two things. More on one side than on the other is no difference at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.facets import facet_lines
from reconciler.claims.compatibility import dates_agree, numbers_meet
from reconciler.claims.standing import hedges, hedges_differ, stages, stages_differ
from reconciler.facets import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from reconciler.facets import Facets
    from reconciler.model import Discrepancy
    from reconciler.report import Quotation

_M = TypeVar("_M")


class Relation(StrEnum):
    """How two sides of a line stand to one another."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    ONE = "one"


SIGNS = {Relation.EQUAL: "=", Relation.COMPATIBLE: "≈", Relation.DIFFERENT: "≠", Relation.ONE: "◇"}
_WORDS = {
    Relation.EQUAL: QT_TRANSLATE_NOOP("Comparison", "the same"),
    Relation.COMPATIBLE: QT_TRANSLATE_NOOP("Comparison", "compatible"),
    Relation.DIFFERENT: QT_TRANSLATE_NOOP("Comparison", "different"),
    Relation.ONE: QT_TRANSLATE_NOOP("Comparison", "one side only"),
}
# the lines in their order: a title, the lines of `facet_lines` in it (by what these are before they are translated), the types of
# discrepancies that say it is different
_LINES: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...] = (
    (QT_TRANSLATE_NOOP("Comparison", "Dates"), ("Dates",), frozenset(("date",))),
    (QT_TRANSLATE_NOOP("Comparison", "Numbers"), ("Numbers",), frozenset(("number",))),
    (QT_TRANSLATE_NOOP("Comparison", "Places"), ("Places",), frozenset(("place",))),
    (
        QT_TRANSLATE_NOOP("Comparison", "Names"),
        ("Bodies", "Persons", "Agreements", "Other names", "Acronyms"),
        frozenset(("naming",)),
    ),
    (QT_TRANSLATE_NOOP("Comparison", "Status"), ("How far it is", "How sure it is", "Denied"), frozenset(("status", "polarity"))),
    (QT_TRANSLATE_NOOP("Comparison", "Who does what"), ("What happens",), frozenset(("actor",))),
    (QT_TRANSLATE_NOOP("Comparison", "Who says it"), ("Who says it",), frozenset()),
    (QT_TRANSLATE_NOOP("Comparison", "Choice of words"), ("Choice of words",), frozenset(("terminology", "characterisation"))),
)


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A line: what was read of one kind on either side, each value in words, and how they stand to one another."""

    title: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    relation: Relation


def relation_label(relation: Relation) -> str:
    return QCoreApplication.translate("Comparison", _WORDS[relation])


def compare(a: Quotation, b: Quotation, flag: Discrepancy | None = None) -> tuple[FacetRow, ...]:
    """A line for each kind of which something was read in either claim; `flag` is a discrepancy between the two."""
    lines_a, lines_b = ({line.kind: line.values for line in facet_lines(q)} for q in (a, b))
    rows = []
    for title, kinds, types in _LINES:
        said = [QCoreApplication.translate("Facets", kind) for kind in kinds]
        ours, theirs = (tuple(value for kind in said for value in lines.get(kind, ())) for lines in (lines_a, lines_b))
        if not ours and not theirs:
            continue
        if flag is not None and flag.type in types and flag.evidence_b is not None:
            relation = Relation.DIFFERENT
        elif not ours or not theirs:
            relation = Relation.ONE
        else:
            relation = _RELATIONS[title](a, b)
        rows.append(FacetRow(QCoreApplication.translate("Comparison", title), ours, theirs, relation))
    return tuple(rows)


# --- how two sides stand to one another --------------------------------------------------------------------------------------


def _dates(a: Quotation, b: Quotation) -> Relation:
    ours, theirs = a.claim.facets.dates, b.claim.facets.dates
    return _met(ours, theirs, lambda m: (m.edtf, m.role), dates_agree)


def _numbers(a: Quotation, b: Quotation) -> Relation:
    ours, theirs = a.claim.facets.numbers, b.claim.facets.numbers
    if {m.unit for m in ours}.isdisjoint(m.unit for m in theirs):
        return Relation.COMPATIBLE  # amounts of different things
    return _met(ours, theirs, lambda m: (m.low, m.high, m.unit), lambda x, y: x.unit == y.unit and numbers_meet(x, y))


def _met(ours: Sequence[_M], theirs: Sequence[_M], key: Callable[[_M], Hashable], meet: Callable[[_M, _M], bool]) -> Relation:
    """Equal where both are the same set; compatible where each of the shorter list meets something in the other."""
    if {key(m) for m in ours} == {key(m) for m in theirs}:
        return Relation.EQUAL
    fewer, more = sorted((ours, theirs), key=len)
    return Relation.COMPATIBLE if all(any(meet(x, y) for y in more) for x in fewer) else Relation.DIFFERENT


def _keyed(keys: Callable[[Facets], set[str]]) -> Callable[[Quotation, Quotation], Relation]:
    """Names may be many: they are compatible where some are in both."""

    def relation(a: Quotation, b: Quotation) -> Relation:
        ours, theirs = keys(a.claim.facets), keys(b.claim.facets)
        if ours == theirs:
            return Relation.EQUAL
        return Relation.DIFFERENT if ours.isdisjoint(theirs) else Relation.COMPATIBLE

    return relation


def _status(a: Quotation, b: Quotation) -> Relation:
    ours, theirs = a.claim.facets, b.claim.facets
    stage_a, stage_b = stages(ours.statuses), stages(theirs.statuses)
    hedge_a, hedge_b = (hedges(q.document.text, q.document.language, q.claim.facets.modalities) for q in (a, b))
    if stages_differ(stage_a, stage_b) or hedges_differ(hedge_a, hedge_b):
        return Relation.DIFFERENT
    same = {m.status for m in ours.statuses} == {m.status for m in theirs.statuses} and hedge_a == hedge_b
    return Relation.EQUAL if same and bool(ours.negations) == bool(theirs.negations) else Relation.COMPATIBLE


def _places(facets: Facets) -> set[str]:
    return {m.key for m in facets.entities if m.kind is EntityKind.PLACE}


def _names(facets: Facets) -> set[str]:
    return {m.key for m in facets.entities if m.kind is not EntityKind.PLACE}


def _voices(facets: Facets) -> set[str]:
    return {m.key for m in facets.attributions}


def _terms(facets: Facets) -> set[str]:
    return {f"{m.concept} {m.variant}" for m in facets.terms}


def _deeds(a: Quotation, b: Quotation) -> Relation:
    """Equal where the same is done by the same; what one tells beside it is no contradiction."""
    told = [{(e.key, frozenset((r.role, r.key) for r in e.roles if r.key)) for e in q.claim.facets.events} for q in (a, b)]
    return Relation.EQUAL if told[0] == told[1] else Relation.COMPATIBLE


_RELATIONS: dict[str, Callable[[Quotation, Quotation], Relation]] = {
    "Dates": _dates,
    "Numbers": _numbers,
    "Places": _keyed(_places),
    "Names": _keyed(_names),
    "Status": _status,
    "Who does what": _deeds,
    "Who says it": _keyed(_voices),
    "Choice of words": _keyed(_terms),
}
