"""The discrepancies of a fact as cards to read: what kind, how grave, one sentence, the words on either side, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.labels import one_line, type_label, verdict_line
from desktop.theme import severity_label
from reconciler.discrepancies.messages import explain
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from reconciler.model import Discrepancy, Severity
    from reconciler.notebook.entries import Verdict
    from reconciler.report import Quotation, Report, Row

# characters of evidence on a card: more would push the next card out of sight
EVIDENCE = 160


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a fact or discrepancy stands: `line` says who decided it and when, and is empty while it is open."""

    value: VerdictValue
    line: str = ""


OPEN = Decision(VerdictValue.OPEN)


@dataclass(frozen=True, slots=True)
class Card:
    """A discrepancy in words; `words_b` is empty where that side leaves the detail out."""

    id: str
    kind: str
    severity: Severity
    severity_label: str
    sentence: str
    side_a: str
    words_a: str
    side_b: str
    words_b: str
    decision: Decision


def build_cards(report: Report, row: Row, language: str = "en") -> tuple[Card, ...]:
    """The cards of the fact in `row`, in the order of the report, said in `language` where it is there."""
    quotations = {q.claim.id: q for cell in row.cells for q in cell}
    return tuple(
        Card(
            id=found.id,
            kind=type_label(found.type),
            severity=found.severity,
            severity_label=severity_label(found.severity),
            sentence=explain(found.message, language),
            side_a=quotations[found.claim_a].document.side,
            words_a=_words(quotations[found.claim_a], found.evidence_a),
            side_b=quotations[found.claim_b].document.side,
            words_b=_words(quotations[found.claim_b], found.evidence_b),
            decision=decision_of(report.decisions.verdicts.get(found.id)),
        )
        for found in row.discrepancies
    )


def discrepancy_of(row: Row, discrepancy_id: str) -> Discrepancy:
    """The discrepancy of `row` with this id; raises KeyError if it has none."""
    return {d.id: d for d in row.discrepancies}[discrepancy_id]


def decision_of(verdict: Verdict | None) -> Decision:
    """A verdict as it is shown; one that was taken back is open, and says who took it back."""
    return OPEN if verdict is None else Decision(verdict.value, verdict_line(verdict))


def _words(quotation: Quotation, span: tuple[int, int] | None) -> str:
    return one_line(quotation.document.text[span[0] : span[1]], EVIDENCE) if span else ""
