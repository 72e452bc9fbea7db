"""Why two claims of a fact were put together: the parts of their score as steps from nothing to the sum.

A part contributes `value * weight`; the strength is the logistic function of the sum, so that 0 is 50 of 100.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.facets import name_of
from desktop.models.labels import one_line, part_label, part_note

if TYPE_CHECKING:
    from reconciler.model import Link, ScorePart
    from reconciler.report import Quotation, Row

# pairs of a large fact that are shown, the strongest first, and characters of a claim in the name of a pair
MOST = 8
WORDS = 70
# a part that moves the sum by less would be shown as 0.0
_LEAST = 0.05
# the parts whose note lists keys of names and events, of both claims or, with a slash between, of either
_KEYED = frozenset(("names", "events", "agents_apart", "patients"))
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a score: what it is called, what was compared, and from where to where it moves the sum."""

    name: str
    note: str
    start: float
    end: float

    @property
    def change(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Why:
    """A pair of claims, each with its side: `strength` of 100, the steps that lead there, and the parts that moved nothing."""

    side_a: str
    words_a: str
    side_b: str
    words_b: str
    strength: int
    steps: tuple[Step, ...]
    idle: tuple[str, ...]


def build_whys(row: Row) -> tuple[Why, ...]:
    """The pairs of the fact in `row` that were held against each other, the strongest first, at most `MOST`."""
    quotations = {q.claim.id: q for cell in row.cells for q in cell}
    links = sorted(row.fact.links, key=lambda link: -link.score)[:MOST]
    return tuple(_why(link, quotations[link.a], quotations[link.b]) for link in links if link.parts)


def _why(link: Link, a: Quotation, b: Quotation) -> Why:
    steps: list[Step] = []
    idle: list[str] = []
    total = 0.0
    for part in link.parts:
        change = part.value * part.weight
        if abs(change) < _LEAST:
            idle.append(part_label(part.name))
            continue
        steps.append(Step(part_label(part.name), _note(part, a, b), total, total + change))
        total += change
    return Why(
        a.document.side,
        one_line(a.claim.quote, WORDS),
        b.document.side,
        one_line(b.claim.quote, WORDS),
        round(link.score * 100),
        tuple(steps),
        tuple(idle),
    )


def _note(part: ScorePart, a: Quotation, b: Quotation) -> str:
    """The note of a part; names and events are said in the words of their claim, those of both in the words of the first."""
    if part.name in _KEYED:
        halves = zip(part.note.split(" / "), (a, b), strict=False)
        return " / ".join(", ".join(dict.fromkeys(name_of(key, q) for key in keys.split(", ") if key)) for keys, q in halves)
    if part.name == "words":
        return ", ".join(_whole(stem, a, b) for stem in part.note.split(", ") if stem)
    return part_note(part.name, part.note)


def _whole(stem: str, a: Quotation, b: Quotation) -> str:
    """The first word of the two sentences that begins as `stem` does, which may be cut short; else the stem itself."""
    words = (word.lower() for q in (a, b) for word in _WORD.findall(q.sentence()))
    return next((word for word in words if word.startswith(stem)), stem)
