"""The chosen fact as values to show: what each side says, who is silent, what differs, what was decided and noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models.discrepancies import build_cards, decision_of
from desktop.models.facets import facet_lines
from desktop.models.labels import one_line, source_label, time_label
from desktop.models.why import build_whys
from desktop.theme import state_symbol

if TYPE_CHECKING:
    from desktop.models.discrepancies import Card, Decision
    from desktop.models.facets import FacetLine
    from desktop.models.why import Why
    from reconciler.model import FactState
    from reconciler.report import Quotation, Report, Row


# characters of the rest of a sentence before and after a claim
AROUND = 220
# characters of the label of another fact, on a link of one line
OTHER = 46


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A claim to read: its words and what its sentence says before and after them, the source they stand in, the heading they stand
    under, and, once a source, its own remark; what was read in it; the other facts it serves, each an id and words."""

    claim: str
    before: str
    text: str
    after: str
    source: str
    heading: str
    remark: str
    facets: tuple[FacetLine, ...]
    others: tuple[tuple[str, str], ...]


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
    """All that the panel shows of a fact; `silences` and `proposal` are sentences, `whys` the strongest of its `pairs`."""

    fact: str
    label: str
    state: FactState
    proposal: str
    voices: tuple[Voice, ...]
    silences: tuple[str, ...]
    cards: tuple[Card, ...]
    whys: tuple[Why, ...]
    pairs: int
    decision: Decision
    notes: tuple[NoteLine, ...]
    writable: bool


def build_detail(report: Report, row: Row, *, writable: bool, language: str = "en") -> FactDetail:
    """What the panel shows of the fact in `row`."""
    others = _other_facts(report, row)
    return FactDetail(
        fact=row.fact.id,
        label=one_line(row.fact.label),
        state=row.fact.state,
        proposal=_proposal(row),
        voices=tuple(Voice(side, _quote_lines(cell, others)) for side, cell in zip(report.sides, row.cells, strict=True) if cell),
        silences=tuple(_silence(side) for side in row.fact.silent_sides),
        cards=build_cards(report, row, language),
        whys=build_whys(row),
        pairs=len(row.fact.links),
        decision=decision_of(row.verdict),
        notes=tuple(NoteLine(note.text, f"{note.author} · {time_label(note.time)}") for note in row.notes),
        writable=writable,
    )


def plain_text(detail: FactDetail) -> str:
    """The fact to be pasted elsewhere: its label, the quotes with their sources, and what differs."""
    lines = [detail.label]
    lines += [f"{voice.side}: {_cited(quote)}" for voice in detail.voices for quote in voice.quotes]
    lines += [*detail.silences, *(card.sentence for card in detail.cards)]
    if detail.decision.line:
        lines.append(detail.decision.line)
    return "\n".join([*lines, *(f"{note.text} ({note.by})" for note in detail.notes)])


def _cited(quote: QuoteLine) -> str:
    """A quote to be pasted: a clause with its sentence."""
    if not quote.before and not quote.after:
        return f"“{quote.text}” ({quote.source})"
    sentence = QCoreApplication.translate("FactDetail", "in the sentence: “{sentence}”")
    return f"“{quote.text}” ({quote.source}; {sentence.format(sentence=quote.before + quote.text + quote.after)})"


def _other_facts(report: Report, row: Row) -> dict[str, list[tuple[str, str]]]:
    """By claim the other facts that claims of `row` serve."""
    found: dict[str, list[tuple[str, str]]] = {claim: [] for claim in row.fact.claims}
    for other in report.rows:
        for claim in other.fact.claims:
            if claim in found and other.fact.id != row.fact.id:
                label = f"{state_symbol(other.fact.state)} {one_line(other.fact.label, OTHER)}"
                found[claim].append((other.fact.id, label))
    return found


def _quote_lines(cell: tuple[Quotation, ...], others: dict[str, list[tuple[str, str]]]) -> tuple[QuoteLine, ...]:
    """The quotes of a side; a source's own remark stands once, below the last of its quotes."""
    last = {quotation.document.id: place for place, quotation in enumerate(cell)}
    return tuple(
        QuoteLine(
            q.claim.id,
            _before(q),
            one_line(q.claim.quote),
            _after(q),
            source_label(q.document),
            one_line(q.claim.heading),
            q.document.note if last[q.document.id] == place else "",
            facet_lines(q),
            tuple(others[q.claim.id]),
        )
        for place, q in enumerate(cell)
    )


def _before(quotation: Quotation) -> str:
    """The end of what its sentence says before a claim, with the blank that parts them."""
    raw = quotation.around()[0]
    line = one_line(raw)
    if len(line) > AROUND:
        line = f"… {line[-AROUND:].partition(' ')[2]}"
    return f"{line} " if raw[-1:].isspace() else line


def _after(quotation: Quotation) -> str:
    """The beginning of what its sentence says after a claim, with the blank that parts them."""
    raw = quotation.around()[1]
    line = one_line(raw, AROUND)
    return f" {line}" if raw[:1].isspace() else line


def _proposal(row: Row) -> str:
    if not row.fact.links:
        return ""
    strongest = max(link.score for link in row.fact.links)
    text = QCoreApplication.translate("FactDetail", "Proposed by the program · strength {score} of 100")
    return text.format(score=round(strongest * 100))


def _silence(side: str) -> str:
    return QCoreApplication.translate("FactDetail", "{side} says nothing of this.").format(side=side)
