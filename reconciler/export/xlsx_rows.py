"""What stands in the sheets of the workbook: their columns and rows as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from reconciler import locators
from reconciler.discrepancies.messages import explain
from reconciler.export import csv_table
from reconciler.export.reconciled import values_of_report
from reconciler.export.said import moment, said_elsewhere, said_of, said_without_place
from reconciler.report import SEVERITY_WORDS, STATE_WORDS
from reconciler.values import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reconciler.export.said import Said
    from reconciler.report import Report
    from reconciler.values import FacetValues

Cell = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` are titles with their widths in characters; the first `frozen` of them stay in view."""

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: Iterable[tuple[Cell, ...]]
    frozen: int = 0


def facts(report: Report) -> Sheet:
    """A row a fact: the columns of CSV as far as the notes, the state in words, and the day where all claims allow but one."""
    columns = csv_table.header(report.sides)[: len(csv_table.BEFORE) + len(report.sides) + len(csv_table.AFTER)]
    widths = {"fact": 9.0, "state": 14.0, "label": 40.0, "silent sides": 16.0, "verdict": 11.0, "reason": 24.0}
    shown = [("no.", 6.0), *((c, widths.get(c, 46.0 if n < 3 + len(report.sides) else 30.0)) for n, c in enumerate(columns))]
    shown.insert(4, ("day", 11.0))

    def rows() -> Iterator[tuple[Cell, ...]]:
        values = values_of_report(report)
        for number, row in enumerate(report.rows, 1):
            found = values.of(row.fact)
            cells: list[Cell] = [number, *csv_table.cells(report, row, found)[: len(columns)]]
            cells[2] = STATE_WORDS[row.state][1]
            cells.insert(4, _day(found))
            yield tuple(cells)

    return Sheet("Facts", tuple(shown), rows(), 4)


def quotes(report: Report) -> Sheet:
    """A row a quote of a fact, with its place; a claim that serves several facts has several rows."""
    columns = (
        ("no.", 6.0), ("fact", 9.0), ("state", 14.0), ("side", 16.0), ("quote", 60.0), ("sentence", 60.0), ("translations", 40.0),
        ("source", 26.0),
        ("part", 12.0), ("start", 8.0), ("end", 8.0), ("published", 12.0), ("language", 9.0), ("made by", 10.0), ("claim", 19.0),
    )  # fmt: skip

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number, row in enumerate(report.rows, 1):
            for quotation in (q for cell in row.cells for q in cell):
                claim, document = quotation.claim, quotation.document
                yield (
                    number, row.fact.id, STATE_WORDS[row.state][1], document.side, claim.quote, quotation.sentence(),
                    "\n".join(csv_table.translated(said) for said in quotation.translations), document.name,
                    locators.place(document, claim.start, claim.end),
                    claim.start, claim.end, day_or_text(document.published), document.language, str(claim.made_by), claim.id,
                )  # fmt: skip

    return Sheet("Quotes", columns, rows(), 2)


def discrepancies(report: Report) -> Sheet:
    """A row a discrepancy, with the words that differ."""
    columns = (
        ("no.", 6.0), ("fact", 9.0), ("type", 16.0), ("severity", 20.0), ("within", 9.0), ("explanation", 60.0), ("side a", 16.0),
        ("words a", 26.0), ("quote a", 46.0), ("side b", 16.0), ("words b", 26.0), ("quote b", 46.0), ("verdict", 11.0),
        ("reason", 26.0),
    )  # fmt: skip
    quotations = {q.claim.id: q for row in report.rows for cell in row.cells for q in cell}

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number, row in enumerate(report.rows, 1):
            for found in row.discrepancies:
                a, b = quotations[found.claim_a], quotations[found.claim_b]
                words_a = a.document.text[slice(*found.evidence_a)]
                words_b = b.document.text[slice(*found.evidence_b)] if found.evidence_b else ""
                verdict = report.decisions.verdicts.get(found.id) or report.decisions.learned.get(found.id)
                yield (
                    number, row.fact.id, found.type.replace("_", " "), SEVERITY_WORDS[found.severity][1], str(found.within),
                    explain(found.message), a.document.side, words_a, a.claim.quote, b.document.side, words_b, b.claim.quote,
                    str(verdict.value) if verdict else "", verdict.reason if verdict else "",
                )  # fmt: skip

    return Sheet("Discrepancies", columns, rows(), 2)


def notes(report: Report) -> Sheet:
    """All that people decided and wrote, a row each."""
    columns = (("no.", 6.0), ("on", 40.0), ("kind", 20.0), ("text", 60.0), ("reason", 40.0), ("author", 18.0), ("time", 17.0))

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number, row in enumerate(report.rows, 1):
            yield from (_said(number, one, f"fact: {row.fact.label}") for one in said_of(report, row.fact.id))
            for n, found in enumerate(row.discrepancies, 1):
                about = f"difference {n} ({found.type.replace('_', ' ')}): {row.fact.label}"
                yield from (_said(number, one, about) for one in said_of(report, found.id))
        yield from (_said(None, one, one.on) for one in said_elsewhere(report))
        yield from (_said(None, one, f"without a place: {one.on}") for one in said_without_place(report))

    return Sheet("Notes", columns, rows(), 1)


def sources(report: Report) -> Sheet:
    """A row a source."""
    columns = (
        ("source", 28.0), ("side", 16.0), ("title", 40.0), ("author", 20.0), ("publisher", 24.0), ("published", 12.0),
        ("looked up", 12.0), ("address", 40.0), ("language", 9.0), ("note", 40.0), ("characters", 11.0),
        ("SHA-256 of what was read", 40.0), ("id", 19.0),
    )  # fmt: skip
    rows = tuple(
        (
            d.name, d.side, d.title, d.author, d.publisher, day_or_text(d.published), day_or_text(d.accessed),
            d.url, d.language, d.note, len(d.text), d.sha256, d.id,
        )
        for d in report.analysis.documents
    )  # fmt: skip
    return Sheet("Sources", columns, rows, 1)


def day_or_text(edtf: str) -> Cell:
    """A date where EDTF names one day, else the words."""
    try:
        return date.fromisoformat(edtf) if len(edtf) == 10 else edtf
    except ValueError:
        return edtf


def _day(found: Iterable[FacetValues]) -> Cell:
    """The one day that all claims of a fact allow, or None."""
    days = [f for f in found if f.facet is Facet.DATE and not f.about and not f.competing]
    return day_or_text(days[0].values[0].normal) if len(days) == 1 and len(days[0].values) == 1 else None


def _said(number: int | None, one: Said, about: str) -> tuple[Cell, ...]:
    kind = f"{one.kind} ({one.on})" if number is not None and one.on else one.kind
    return number, about, kind, one.text, one.detail, one.author, moment(one.time) or one.time
