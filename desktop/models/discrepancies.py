"""The discrepancies of a fact as cards to read: what kind, how grave, one sentence, the words on either side, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import one_line, type_label, verdict_line
from desktop.theme import severity_label
from reconciler.model import Severity, Within
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from reconciler.model import Discrepancy
    from reconciler.notebook.entries import Verdict
    from reconciler.report import Quotation, Report, Row

# characters of evidence on a card: more would push the next card out of sight
EVIDENCE = 160
# worst first
SEVERITIES = (Severity.CONFLICT, Severity.TENSION, Severity.COMPATIBLE_DIFFERENCE)
_WITHIN = {
    Within.SIDE: QT_TRANSLATE_NOOP("Discrepancies", "within one side"),
    Within.SOURCE: QT_TRANSLATE_NOOP("Discrepancies", "within one text"),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a fact or discrepancy stands: `line` says who decided it and when, and is empty while it is open."""

    value: VerdictValue
    line: str = ""


OPEN = Decision(VerdictValue.OPEN)


@dataclass(frozen=True, slots=True)
class Card:
    """A discrepancy in words; `words_b` is empty where that side leaves the detail out.

    `type` is that of the rule and `pair` the two words by which the project can switch it off, empty where it has not both.
    `within` says where it lies unless it lies between two sides. `settled`: it counts no longer. `opinions` has what each of
    several researchers decided.
    """

    id: str
    type: str
    kind: str
    severity: Severity
    severity_label: str
    within: str
    sentence: str
    side_a: str
    words_a: str
    side_b: str
    words_b: str
    pair: tuple[str, str] | None
    decision: Decision
    settled: bool
    opinions: tuple[str, ...] = ()


def build_cards(report: Report, row: Row, language: str = "en") -> tuple[Card, ...]:
    """The cards of the fact in `row`, those that count first and the worst of them first, said in `language` where it is there."""
    quotations = {q.claim.id: q for cell in row.cells for q in cell}
    cards = [_card(report, found, quotations[found.claim_a], quotations[found.claim_b], language) for found in row.discrepancies]
    return tuple(sorted(cards, key=lambda card: (card.settled, SEVERITIES.index(card.severity))))


def _card(report: Report, found: Discrepancy, a: Quotation, b: Quotation, language: str) -> Card:
    from reconciler.discrepancies.messages import explain  # all the rules, which the first paint need not wait for

    said = dict(found.message.arguments)
    pair = said.get("a", ""), said.get("b", "")
    opinions = report.decisions.opinions.get(found.id, ())
    return Card(
        id=found.id,
        type=found.type,
        kind=type_label(found.type),
        severity=found.severity,
        severity_label=severity_label(found.severity),
        within=QCoreApplication.translate("Discrepancies", _WITHIN[found.within]) if found.within in _WITHIN else "",
        sentence=explain(found.message, language),
        side_a=a.document.side,
        words_a=_words(a, found.evidence_a),
        side_b=b.document.side,
        words_b=_words(b, found.evidence_b),
        pair=pair if all(word.strip() for word in pair) else None,
        decision=_decision(report, found.id),
        settled=report.decisions.dismissed(found.id),
        opinions=tuple(map(verdict_line, opinions)) if len(opinions) > 1 else (),
    )


def _decision(report: Report, flag: str) -> Decision:
    """What was decided of a discrepancy itself, else the decision on the same words elsewhere that settles it."""
    own, learned = report.decisions.verdicts.get(flag), report.decisions.learned.get(flag)
    if own is not None or learned is None:
        return decision_of(own)
    text = QCoreApplication.translate("Discrepancies", "settled by a decision on the same words elsewhere: {decision}")
    return Decision(learned.value, text.format(decision=verdict_line(learned)))


def discrepancy_of(row: Row, discrepancy_id: str) -> Discrepancy:
    """The discrepancy of `row` with this id; raises KeyError if it has none."""
    return {d.id: d for d in row.discrepancies}[discrepancy_id]


def decision_of(verdict: Verdict | None) -> Decision:
    """A verdict as it is shown; one that was taken back is open, and says who took it back."""
    return OPEN if verdict is None else Decision(verdict.value, verdict_line(verdict))


def _words(quotation: Quotation, span: tuple[int, int] | None) -> str:
    return one_line(quotation.document.text[span[0] : span[1]], EVIDENCE) if span else ""
