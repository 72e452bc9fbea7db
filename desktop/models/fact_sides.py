"""What each side says of a fact, word for word, and where it was looked for with those that are silent."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models.facets import facet_lines
from desktop.models.labels import one_line, place_label, source_label
from desktop.models.translations import translation_lines, wanted_language
from desktop.theme import state_symbol

if TYPE_CHECKING:
    from desktop.models.facets import FacetLine
    from desktop.models.translations import TranslationLine
    from reconciler.report import Quotation, Report, Row

# characters of the rest of a sentence before and after a claim
AROUND = 220
# characters of the label of another fact, on a link of one line
OTHER = 46
# characters of a passage that comes nearest
NEAR = 160


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A claim to read: its words and what its sentence says before and after them, the source they stand in (with its page, if it
    has pages), the heading they stand under, and, once a source, its own remark; what was read in it; the other facts that it
    serves, each an id and words; what it says in other languages, and the one that is wanted next."""

    claim: str
    before: str
    text: str
    after: str
    source: str
    heading: str
    remark: str
    facets: tuple[FacetLine, ...]
    others: tuple[tuple[str, str], ...]
    translations: tuple[TranslationLine, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one side says of the fact."""

    side: str
    quotes: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class NearLine:
    """A passage of a silent side that comes near; `strength` of 100 is that of a link."""

    claim: str
    text: str
    source: str
    strength: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A side that says nothing of the fact, and its passages that come nearest, the best first."""

    side: str
    sentence: str
    nearest: tuple[NearLine, ...] = ()


def voices(report: Report, row: Row, author: str = "") -> tuple[Voice, ...]:
    """What each side says, those that say something, to `author`; without one every translation is the reader's own."""
    others = _other_facts(report, row)
    cells = zip(report.sides, row.cells, strict=True)
    return tuple(Voice(side, _quote_lines(cell, others, author)) for side, cell in cells if cell)


def silences(report: Report, row: Row) -> tuple[Silence, ...]:
    """The sides that say nothing."""
    wanted = {near.claim for near in row.fact.nearest}
    claims = {claim.id: claim for claim in report.analysis.claims if claim.id in wanted} if wanted else {}
    documents = report.analysis.document_by_id() if wanted else {}
    near: dict[str, list[NearLine]] = defaultdict(list)
    for found in row.fact.nearest:
        claim = claims.get(found.claim)
        if claim is not None:
            words, source = one_line(claim.quote, NEAR), source_label(documents[claim.source])
            near[found.side].append(NearLine(claim.id, words, source, round(found.score * 100)))
    text = QCoreApplication.translate("FactDetail", "{side} says nothing of this.")
    return tuple(Silence(side, text.format(side=side), tuple(near[side])) for side in row.fact.silent_sides)


def corroboration(row: Row) -> str:
    """How many sources tell of the fact on their own; empty where all do."""
    sources = len({q.document.id for cell in row.cells for q in cell})
    if row.fact.independent >= sources:
        return ""
    text = QCoreApplication.translate("FactDetail", "Told independently by {independent} of {sources} sources")
    return text.format(independent=row.fact.independent, sources=sources)


def copies(report: Report, row: Row) -> tuple[str, ...]:
    """Which sources of the fact repeat one another."""
    sources = {q.document.id: source_label(q.document) for cell in row.cells for q in cell}
    text = QCoreApplication.translate("FactDetail", "“{a}” and “{b}” are the same text in {share} of 100 parts.")
    return tuple(
        text.format(a=sources[copy.a], b=sources[copy.b], share=round(copy.share * 100))
        for copy in report.analysis.copies
        if copy.a in sources and copy.b in sources
    )


def _other_facts(report: Report, row: Row) -> dict[str, list[tuple[str, str]]]:
    """By claim the other facts that claims of `row` serve."""
    found: dict[str, list[tuple[str, str]]] = {claim: [] for claim in row.fact.claims}
    for other in report.rows:
        for claim in other.fact.claims:
            if claim in found and other.fact.id != row.fact.id:
                label = f"{state_symbol(other.state)} {one_line(other.fact.label, OTHER)}"
                found[claim].append((other.fact.id, label))
    return found


def _quote_lines(cell: tuple[Quotation, ...], others: dict[str, list[tuple[str, str]]], author: str) -> tuple[QuoteLine, ...]:
    """The quotes of a side; a source's own remark stands once, below the last of its quotes."""
    last = {quotation.document.id: place for place, quotation in enumerate(cell)}
    return tuple(
        QuoteLine(
            q.claim.id,
            _before(q),
            one_line(q.claim.quote),
            _after(q),
            " · ".join(filter(None, (source_label(q.document), place_label(q.document, q.claim.start, q.claim.end)))),
            one_line(q.claim.heading),
            q.document.note if last[q.document.id] == place else "",
            facet_lines(q),
            tuple(others[q.claim.id]),
            translation_lines(q, author),
            wanted_language(q),
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
