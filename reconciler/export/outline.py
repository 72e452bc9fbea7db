"""A report for reading as blocks: summary, table, each fact with its quotes side by side, notes, sources, method.

The texts of the report itself are English, whatever the languages of the sources. `outline_facts` writes the facts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reconciler.export import method
from reconciler.export.blocks import Bullets, Heading, Kind, Paragraph, Run, Table, plain
from reconciler.export.citations import references
from reconciler.export.html_report import entries_of
from reconciler.export.outline_facts import alone, decided, fact
from reconciler.export.said import as_of, said_elsewhere, said_without_place
from reconciler.model import FactState
from reconciler.report import SEVERITY_WORDS, STATE_ORDER, STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.export.blocks import Block, Runs
    from reconciler.export.html_report import Entry
    from reconciler.export.options import Options
    from reconciler.model import Document
    from reconciler.report import Report

STATE_MEANINGS = {
    FactState.DISPUTED: "The accounts conflict, or give the reader another picture.",
    FactState.COMPATIBLE: "The accounts differ only in detail or wording.",
    FactState.AGREED: "Several sides speak of it, and no rule found a difference. That is less than agreement: read the quotes.",
    FactState.SINGLE_SIDE: "One side speaks of it, and no other.",
}


def title_of(report: Report) -> str:
    """The title of the report: its sides."""
    return " · ".join(report.sides) or "No texts"


def outline(report: Report, options: Options) -> tuple[Block, ...]:
    """The whole report; the same report and options give equal blocks."""
    entries = entries_of(report)
    return (
        *_summary(report),
        *_table(report, entries),
        *_facts(report, entries),
        *_decisions(report),
        *_sources(report, options),
        *_method(report),
    )


def counted(number: int, one: str, several: str) -> str:
    """ "1 fact", "3 facts"."""
    return f"{number} {one if number == 1 else several}"


def _summary(report: Report) -> Iterator[Block]:
    analysis = report.analysis
    yield Heading(0, title_of(report))
    sides = counted(len(report.sides), "side publishes", "sides publish")
    texts, claims = counted(len(analysis.documents), "text", "texts"), counted(len(analysis.claims), "claim", "claims")
    yield Paragraph(plain(f"What {sides} about the same facts, in {texts} and {claims}."), Kind.LEAD)
    if report.left_out:
        yield Paragraph(plain(report.left_out), Kind.NOTICE)
    for note in dict.fromkeys(d.note for d in analysis.documents if d.note):
        yield Paragraph(plain(f"† {note}"), Kind.NOTICE)
    yield Heading(1, "Summary")
    states = Counter(row.state for row in report.rows)
    rows = tuple((plain(STATE_WORDS[s][1]), plain(str(states[s])), plain(STATE_MEANINGS[s])) for s in STATE_ORDER)
    yield Table(("State", "Facts", "Means"), rows, (2, 1, 6))
    found = Counter(d.severity for row in report.rows for d in row.discrepancies)
    if found:
        parts = ", ".join(f"{SEVERITY_WORDS[s][1].lower()} {found[s]}" for s in SEVERITY_WORDS if found[s])
        yield Paragraph(plain(f"{counted(found.total(), 'discrepancy', 'discrepancies')}: {parts}."))
    yield Paragraph(plain(_work(report)))


def _work(report: Report) -> str:
    """How much people decided, and until when: a report is of the notebook as it stood then."""
    made, when = report.decisions, as_of(report)
    verdicts = sum(len(opinions) for opinions in made.opinions.values())
    notes = sum(len(found) for found in made.notes.values())
    if not verdicts and not notes and not made.statements:
        return "Nobody has decided or noted anything yet."
    until = f" The notebook is that of {when:%Y-%m-%d %H:%M} UTC." if when else ""
    parts = [counted(verdicts, "verdict", "verdicts"), counted(notes, "note", "notes")]
    return f"People made {', '.join([*parts, counted(len(made.statements), 'statement', 'statements')])}.{until}"


def _table(report: Report, entries: Sequence[Entry]) -> Iterator[Block]:
    several = [entry for entry in entries if entry.row.state is not FactState.SINGLE_SIDE]
    if not several:
        return
    yield Heading(1, "Facts with several claims")
    rows = []
    for entry in several:
        types = ", ".join(dict.fromkeys(flag.found.type.replace("_", " ") for flag in entry.flags))
        fact_of = entry.row.fact
        sides, silent = ", ".join(fact_of.sides), ", ".join(fact_of.silent_sides)
        cells = (str(entry.number), entry.label, STATE_WORDS[entry.row.state][1], sides, silent or "–", types or "–")
        rows.append(tuple(map(plain, cells)))
    yield Table(("No.", "Fact", "State", "Told by", "Silent", "Differs in"), tuple(rows), (1.3, 6.2, 3.2, 3, 3, 3.6))


def _facts(report: Report, entries: Sequence[Entry]) -> Iterator[Block]:
    for state in STATE_ORDER:
        found = [entry for entry in entries if entry.row.state is state]
        if not found:
            continue
        yield Heading(1, STATE_WORDS[state][1])
        yield Paragraph(plain(STATE_MEANINGS[state]), Kind.LEAD)
        if state is FactState.SINGLE_SIDE:
            yield from alone(report, found)
        else:
            for entry in found:
                yield from fact(report, entry)
    if not report.rows:
        yield Paragraph(plain("No claim was found in the texts." if not report.left_out else "No fact fits what was asked for."))


def _decisions(report: Report) -> Iterator[Block]:
    elsewhere, lost = said_elsewhere(report), said_without_place(report)
    if elsewhere:
        yield Heading(1, "Notes on sources and claims")
        yield from decided(elsewhere)
    if lost:
        yield Heading(1, "Decisions without a place")
        yield Paragraph(plain("Made about claims that the newest analysis no longer has."), Kind.LEAD)
        yield from decided(lost)


def _sources(report: Report, options: Options) -> Iterator[Block]:
    yield Heading(1, "Sources")
    documents = report.analysis.documents
    rows = tuple((_source(d), plain(d.side), plain(_dates(d)), (Run(d.sha256, soft=True),)) for d in documents)
    yield Table(("Source", "Side", "Published", "SHA-256 of what was read"), rows, (6, 2, 2.2, 3))
    if options.style and documents:
        yield Heading(2, "References")
        yield Bullets(tuple(map(plain, references(documents, options.style))))


def _source(document: Document) -> Runs:
    runs = []
    if document.title:
        runs += [Run(document.title, bold=True, language=document.language), Run("\n")]
    runs.append(Run(document.name))
    by = ", ".join(part for part in (document.author, document.publisher) if part)
    if by:
        runs.append(Run(f"\n{by}"))
    if document.url:
        web = document.url.lower().startswith(("http://", "https://"))
        runs += [Run("\n"), Run(document.url, link=document.url if web else "")]
    if document.note:
        runs.append(Run(f"\n† {document.note}", soft=True))
    return tuple(runs)


def _dates(document: Document) -> str:
    looked_up = f"\nlooked up {document.accessed}" if document.accessed else ""
    return f"{document.published or 'not known'}{looked_up}"


def _method(report: Report) -> Iterator[Block]:
    yield Heading(1, "Method and limits")
    yield Paragraph(plain(method.lead(report)))
    yield Bullets(method.points(report))
