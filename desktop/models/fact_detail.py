"""The chosen fact as values to show: what each side says, who is silent, what differs, what was decided and noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models.discrepancies import build_cards, decision_of
from desktop.models.labels import one_line, source_label, time_label

if TYPE_CHECKING:
    from desktop.models.discrepancies import Card, Decision
    from reconciler.model import FactState
    from reconciler.report import Quotation, Report, Row


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A claim to read: its words, the source they stand in, the heading they stand under, and, once a source, its own remark."""

    claim: str
    text: str
    source: str
    heading: str
    remark: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What one side says of the fact."""

    side: str
    quotes: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note, and who wrote it when."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class FactDetail:
    """All that the panel shows of a fact; `silences` and `proposal` are sentences."""

    fact: str
    label: str
    state: FactState
    proposal: str
    voices: tuple[Voice, ...]
    silences: tuple[str, ...]
    cards: tuple[Card, ...]
    decision: Decision
    notes: tuple[NoteLine, ...]
    writable: bool


def build_detail(report: Report, row: Row, *, writable: bool, language: str = "en") -> FactDetail:
    """What the panel shows of the fact in `row`."""
    return FactDetail(
        fact=row.fact.id,
        label=one_line(row.fact.label),
        state=row.fact.state,
        proposal=_proposal(row),
        voices=tuple(Voice(side, _quote_lines(cell)) for side, cell in zip(report.sides, row.cells, strict=True) if cell),
        silences=tuple(_silence(side) for side in row.fact.silent_sides),
        cards=build_cards(report, row, language),
        decision=decision_of(row.verdict),
        notes=tuple(NoteLine(note.text, f"{note.author} · {time_label(note.time)}") for note in row.notes),
        writable=writable,
    )


def plain_text(detail: FactDetail) -> str:
    """The fact to be pasted elsewhere: its label, the quotes with their sources, and what differs."""
    lines = [detail.label]
    lines += [f"{voice.side}: “{quote.text}” ({quote.source})" for voice in detail.voices for quote in voice.quotes]
    lines += [*detail.silences, *(card.sentence for card in detail.cards)]
    if detail.decision.line:
        lines.append(detail.decision.line)
    return "\n".join([*lines, *(f"{note.text} ({note.by})" for note in detail.notes)])


def _quote_lines(cell: tuple[Quotation, ...]) -> tuple[QuoteLine, ...]:
    """The quotes of a side; a source's own remark stands once, below the last of its quotes."""
    last = {quotation.document.id: place for place, quotation in enumerate(cell)}
    return tuple(
        QuoteLine(
            q.claim.id,
            one_line(q.claim.quote),
            source_label(q.document),
            one_line(q.claim.heading),
            q.document.note if last[q.document.id] == place else "",
        )
        for place, q in enumerate(cell)
    )


def _proposal(row: Row) -> str:
    if not row.fact.links:
        return ""
    strongest = max(link.score for link in row.fact.links)
    text = QCoreApplication.translate("FactDetail", "Proposed by the program · strength {score} of 100")
    return text.format(score=round(strongest * 100))


def _silence(side: str) -> str:
    return QCoreApplication.translate("FactDetail", "{side} says nothing of this.").format(side=side)
