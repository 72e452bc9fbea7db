"""The chosen fact as values to show: what each side says, who is silent, what differs, what was decided and noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models.discrepancies import build_cards, decision_of
from desktop.models.fact_notes import note_lines, opinions, stated, tag_lines, tags_in_use
from desktop.models.fact_sides import copies, corroboration, silences, voices
from desktop.models.labels import one_line
from desktop.models.values import value_blocks
from desktop.models.why import build_whys
from desktop.theme import state_label, state_symbol
from reconciler.citation import cite
from reconciler.facets import DatePrecision

if TYPE_CHECKING:
    from desktop.models.discrepancies import Card, Decision
    from desktop.models.fact_notes import NoteLine, Opinion, Stated, TagLine
    from desktop.models.fact_sides import Silence, Voice
    from desktop.models.values import ValueBlock
    from desktop.models.why import Why
    from reconciler.model import Claim, FactState
    from reconciler.report import Report, Row

# how much a date tells, for the choice of the most precise wording
_TELLING = {DatePrecision.DAY: 3, DatePrecision.MONTH: 2}


@dataclass(frozen=True, slots=True)
class FactDetail:
    """All that the panel shows of a fact; `proposal` is a sentence, `whys` the strongest of its `pairs`.

    `state` is where the accounts stand without what was dismissed; `found` says what the program found where that is another.
    `corroboration` says how many tell of it on their own where it is not all, and `copies` why. `label` and `wording` are what the
    program proposes as the statement; `wording` is empty where it would be the label again.
    """

    fact: str
    label: str
    state: FactState
    found: str
    proposal: str
    corroboration: str
    copies: tuple[str, ...]
    voices: tuple[Voice, ...]
    silences: tuple[Silence, ...]
    cards: tuple[Card, ...]
    statement: Stated | None
    wording: str
    values: tuple[ValueBlock, ...]
    opinions: tuple[Opinion, ...]
    whys: tuple[Why, ...]
    pairs: int
    decision: Decision
    notes: tuple[NoteLine, ...]
    tags: tuple[TagLine, ...]
    known_tags: tuple[str, ...]
    writable: bool


def build_detail(report: Report, row: Row, *, writable: bool, language: str = "en", author: str = "") -> FactDetail:
    """What the panel shows of the fact in `row` to `author`; without one every note is taken for the reader's own."""
    return FactDetail(
        fact=row.fact.id,
        label=one_line(row.fact.label),
        state=row.state,
        found=_found(row),
        proposal=_proposal(row),
        corroboration=corroboration(row),
        copies=copies(report, row),
        voices=voices(report, row, author),
        silences=silences(report, row),
        cards=build_cards(report, row, language),
        statement=stated(row.statement),
        wording=_wording(row),
        values=value_blocks(report, row),
        opinions=opinions(report, row),
        whys=build_whys(row),
        pairs=len(row.fact.links),
        decision=decision_of(row.verdict),
        notes=note_lines(row.notes, author),
        tags=tag_lines(report.decisions.tags.get(row.fact.id, ())),
        known_tags=tags_in_use(report),
        writable=writable,
    )


def plain_text(detail: FactDetail, row: Row, language: str = "en") -> str:
    """The fact to be pasted elsewhere: its label, the quotes with their citations, what differs, what was decided and noted."""
    lines = [detail.label]
    if detail.statement is not None:
        lines.append(f"{detail.statement.text} ({detail.statement.by})")
    lines += [f"{q.document.side}: {cite(q, language)}" for cell in row.cells for q in cell]
    lines += [silence.sentence for silence in detail.silences]
    lines += [card.sentence for card in detail.cards if not card.settled]
    if detail.decision.line:
        lines.append(detail.decision.line)
    return "\n".join([*lines, *(f"{note.text} ({note.by})" for note in detail.notes)])


def _found(row: Row) -> str:
    if row.state is row.fact.state:
        return ""
    text = QCoreApplication.translate("FactDetail", "The program found: {state}")
    return text.format(state=f"{state_symbol(row.fact.state)} {state_label(row.fact.state)}")


def _proposal(row: Row) -> str:
    if not row.fact.links:
        return ""
    strongest = max(link.score for link in row.fact.links)
    text = QCoreApplication.translate("FactDetail", "Proposed by the program · strength {score} of 100")
    return text.format(score=round(strongest * 100))


def _wording(row: Row) -> str:
    """The claim that tells most exactly of the fact, the shorter of two that tell as much."""
    claims = [q.claim for cell in row.cells for q in cell]
    best = max(claims, key=lambda claim: (_exactness(claim), -len(claim.quote)), default=None)
    words = one_line(best.quote) if best is not None else ""
    return "" if words == one_line(row.fact.label) else words


def _exactness(claim: Claim) -> float:
    facets = claim.facets
    dates = sum(_TELLING.get(date.precision, 1) for date in facets.dates)
    numbers = sum(2 if number.low == number.high else 1 for number in facets.numbers)
    return dates + numbers + len({entity.key for entity in facets.entities}) / 2
