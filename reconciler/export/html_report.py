"""The fact table as one HTML file: to read, search and print, with nothing to load from anywhere.

A claim that is less than its sentence stands out in it. The words that differ are marked and numbered like the sentences that
explain them. Evidence may lie outside the sentence (a date in a heading); it is then shown with the words around it. The page is
`report.html.j2` beside this file.
Limit: the texts of the page itself are English, whatever the languages of the sources.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

from reconciler import locators
from reconciler.citation import whose
from reconciler.discrepancies.messages import explain
from reconciler.export import method
from reconciler.export.citations import references
from reconciler.export.concordance_format import concordance_of
from reconciler.export.html_values import shown_concepts, shown_values
from reconciler.export.options import Options
from reconciler.export.reconciled import values_of_report
from reconciler.export.said import said_elsewhere, said_of, said_without_place
from reconciler.model import FactState
from reconciler.report import SEVERITY_WORDS, STATE_ORDER, STATE_WORDS, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2 import Template

    from reconciler.export.html_values import ShownFacet
    from reconciler.export.said import Said
    from reconciler.model import Discrepancy, Document
    from reconciler.notebook.entries import Translation
    from reconciler.report import Quotation, Report, Row

# code points shown before and after a piece of evidence that lies outside its claim's sentence
CONTEXT = 70
# code points of a fact's label in the list of contents
LABEL = 140

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a quote; `marks` are the numbers of the discrepancies that they are evidence of ("1", "1 3"), or empty."""

    text: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote in pieces with what its sentence says `before` and `after` it (nothing where the quote is the sentence).

    `translations` are those that people entered; `elsewhere` is evidence outside the sentence, each with the words around it.
    """

    document: Document
    place: str
    translations: tuple[Translation, ...]
    before: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    after: tuple[Piece, ...]
    elsewhere: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A discrepancy with its number within the fact, and what people said of it."""

    number: int
    found: Discrepancy
    explanation: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact as the page shows it: `columns` has the sides that speak, each with its quotes.

    `values` are its reconciled values; a fact of one claim has none to reconcile. `said` is what people said of it.
    """

    row: Row
    number: int
    label: str
    columns: tuple[tuple[str, tuple[Quote, ...]], ...]
    flags: tuple[Flag, ...]
    values: tuple[ShownFacet, ...]
    said: tuple[Said, ...]


def write(report: Report, options: Options = Options()) -> bytes:
    """The report as one self-contained page; the same report gives the same bytes."""
    entries = entries_of(report)
    groups = tuple((state, tuple(e for e in entries if e.row.state is state)) for state in STATE_ORDER)
    page = _template().render(
        report=report,
        shared=tuple((state, found) for state, found in groups if state is not FactState.SINGLE_SIDE),
        alone=_by_side(report.sides, groups[STATE_ORDER.index(FactState.SINGLE_SIDE)][1]),
        counts={state: len(found) for state, found in groups},
        state_words=STATE_WORDS,
        severity_words=SEVERITY_WORDS,
        source_notes=tuple(dict.fromkeys(d.note for d in report.analysis.documents if d.note)),
        elsewhere=said_elsewhere(report),
        unplaced=said_without_place(report),
        lead=method.lead(report),
        method=method.points(report),
        references=references(report.analysis.documents, options.style) if options.style else (),
        concepts=() if report.left_out else shown_concepts(concordance_of(report), report.analysis.documents, report.sides),
    )
    return page.encode("utf-8", "replace")


def entries_of(report: Report) -> tuple[Entry, ...]:
    """The facts as they are shown, numbered from 1 in the order of the report."""
    shown = _values(report)
    return tuple(_entry(report, row, number, shown(row)) for number, row in enumerate(report.rows, 1))


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    source = resources.files("reconciler.export").joinpath("report.html.j2").read_text("utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    environment.filters["whose"] = whose
    environment.filters["web"] = lambda url: url.lower().startswith(("http://", "https://"))
    return environment.from_string(source)


def _by_side(sides: Iterable[str], entries: Sequence[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    groups: dict[str, list[Entry]] = {side: [] for side in sides}
    for entry in entries:
        groups[entry.row.fact.sides[0]].append(entry)
    return tuple((side, tuple(found)) for side, found in groups.items() if found)


def _values(report: Report) -> Callable[[Row], tuple[ShownFacet, ...]]:
    values, claims, documents = values_of_report(report), report.analysis.claim_by_id(), report.analysis.document_by_id()

    def of(row: Row) -> tuple[ShownFacet, ...]:
        return shown_values(values.of(row.fact), claims, documents) if len(row.fact.claims) > 1 else ()

    return of


def _entry(report: Report, row: Row, number: int, values: tuple[ShownFacet, ...]) -> Entry:
    flags = tuple(Flag(n, found, explain(found.message), said_of(report, found.id)) for n, found in enumerate(row.discrepancies, 1))
    evidence: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for flag in flags:
        evidence[flag.found.claim_a].append((flag.found.evidence_a, flag.number))
        if flag.found.evidence_b is not None:
            evidence[flag.found.claim_b].append((flag.found.evidence_b, flag.number))
    columns = tuple(
        (side, tuple(_quote(quotation, evidence[quotation.claim.id]) for quotation in cell))
        for side, cell in zip(report.sides, row.cells, strict=True)
        if cell
    )
    return Entry(row, number, shorten(row.fact.label, LABEL), columns, flags, values, said_of(report, row.fact.id))


def _quote(quotation: Quotation, evidence: Sequence[tuple[Span, int]]) -> Quote:
    claim, document = quotation.claim, quotation.document
    before, after = map(len, quotation.around())
    first, last = claim.start - before, claim.end + after
    outside: dict[Span, list[tuple[Span, int]]] = defaultdict(list)
    for span, number in evidence:
        if not first <= span[0] < span[1] <= last:
            outside[span].append((span, number))
    within = locators.place(document, claim.start, claim.end)
    return Quote(
        document,
        f"{within}, {claim.start}–{claim.end}" if within else f"{claim.start}–{claim.end}",
        quotation.translations,
        cut(document.text, first, claim.start, evidence),
        cut(document.text, claim.start, claim.end, evidence),
        cut(document.text, claim.end, last, evidence),
        tuple(_in_context(document.text, marks) for _, marks in sorted(outside.items())),
    )


def cut(text: str, start: int, end: int, evidence: Iterable[tuple[Span, int]]) -> tuple[Piece, ...]:
    """`text[start:end]` in pieces, those that lie in a span of `evidence` marked with its numbers; together they are the quote."""
    spans = [(max(span[0], start), min(span[1], end), number) for span, number in evidence]
    spans = [span for span in spans if span[0] < span[1]]
    edges = sorted({start, end, *(s[0] for s in spans), *(s[1] for s in spans)})
    pieces: list[Piece] = []
    for a, b in pairwise(edges):
        numbers = sorted({number for first, last, number in spans if first <= a and b <= last})
        pieces.append(Piece(text[a:b], " ".join(map(str, numbers))))
    return tuple(pieces)


def _in_context(text: str, evidence: Sequence[tuple[Span, int]]) -> tuple[Piece, ...]:
    (start, end), _ = evidence[0]
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    before, after = text[first:start], text[end:last]
    if first > 0:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Piece(before), *cut(text, start, end, evidence), Piece(after)
