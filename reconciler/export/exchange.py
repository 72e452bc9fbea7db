"""What other tools for research can be told of a report, as plain values: sources, claims, facts, differences, and what people
said.

W3C Web Annotations and REFI-QDA are written of these values and read back to them; whoever takes files of such formats in begins
here. All offsets are code points of the source's text, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reconciler.discrepancies.messages import explain
from reconciler.notebook.entries import Annotation, Statement, Tag, TargetKind, Translation, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.report import Report

    Entry = Verdict | Statement | Annotation | Tag | Translation


@dataclass(frozen=True, slots=True)
class Source:
    """A text; `text` is empty in formats that do not carry texts. `length` and `sha256` tell whether one has the same."""

    id: str
    name: str
    side: str
    language: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    note: str = ""
    sha256: str = ""
    length: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Some words of a source, with what stands around them."""

    source: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim at a place; `made_by` is machine or person."""

    id: str
    place: Place
    sentence: tuple[int, int]
    heading: str = ""
    made_by: str = "machine"


@dataclass(frozen=True, slots=True)
class Fact:
    """A group of claims, by their ids."""

    id: str
    label: str
    state: str
    claims: tuple[str, ...]
    silent_sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A discrepancy of a fact between two claims, with the words that differ; `b` is None for an omission."""

    id: str
    fact: str
    claims: tuple[str, str]
    type: str
    severity: str
    within: str
    a: Place
    b: Place | None
    explanation: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """Something that `author` said at `time`.

    `kind` is verdict, statement, note, tag or translation; `text` what was said (of a verdict its value, of a tag its name),
    `detail` the
    reason of a verdict, "suggested" for a statement that the program proposed, or whose a translation is (with its `translator`).
    `on` is what it is about (fact, facet, discrepancy, claim, span, source) and `home` its id, empty where it is here no longer;
    `claims` are those that it was said of, `places` the words. `id`, `reply_to` and `edited` are those of a note.
    """

    kind: str
    on: str
    home: str
    claims: tuple[str, ...]
    text: str
    author: str
    time: str
    detail: str = ""
    places: tuple[Place, ...] = ()
    id: str = ""
    reply_to: str = ""
    edited: str = ""
    language: str = ""
    translator: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """All of it; `left_out` says what is not in a part of a report."""

    generator: str
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    differences: tuple[Difference, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    left_out: str = ""


# code points on each side of a quote, by which it can be found where offsets no longer hold
AROUND = 32


def exchange_of(report: Report) -> Exchange:
    """What `report` holds, with the texts of its sources."""
    analysis = report.analysis
    texts = {document.id: document.text for document in analysis.documents}

    def place(source: str, start: int, end: int) -> Place:
        text = texts[source]
        return Place(source, start, end, text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])

    sources = {claim.id: claim.source for claim in analysis.claims}
    differences = tuple(
        Difference(
            d.id,
            d.fact,
            (d.claim_a, d.claim_b),
            d.type,
            str(d.severity),
            str(d.within),
            place(sources[d.claim_a], *d.evidence_a),
            place(sources[d.claim_b], *d.evidence_b) if d.evidence_b else None,
            explain(d.message),
        )
        for row in report.rows
        for d in row.discrepancies
    )
    return Exchange(
        analysis.generator,
        tuple(
            Source(
                d.id, d.name, d.side, d.language, d.title, d.publisher, d.author, d.url, d.published, d.accessed, d.note, d.sha256,
                len(d.text), d.text,
            )
            for d in analysis.documents
        ),
        tuple(Claim(c.id, place(c.source, c.start, c.end), c.sentence, c.heading, str(c.made_by)) for c in analysis.claims),
        tuple(Fact(r.fact.id, r.fact.label, str(r.state), r.fact.claims, r.fact.silent_sides) for r in report.rows),
        differences,
        tuple(_opinions(report)),
        report.left_out,
    )  # fmt: skip


def _opinions(report: Report) -> Iterator[Opinion]:
    made = report.decisions
    for placed in (made.opinions, made.wordings, made.notes, made.tags, made.translations):
        for home, entries in placed.items():
            yield from (_opinion(entry, home) for entry in entries)
    yield from (_opinion(entry, "") for entry in made.unplaced)


def _opinion(entry: Entry, home: str) -> Opinion:
    target = entry.target
    places = tuple(Place(a.source, a.start, a.end, a.quote, a.prefix, a.suffix) for a in target.anchors)
    claims = target.claims if target.kind is not TargetKind.SPAN else ()

    def said(kind: str, text: str, detail: str = "") -> Opinion:
        return Opinion(kind, str(target.kind), home, claims, text, entry.author, entry.time, detail, places)

    match entry:
        case Verdict():
            return said("verdict", str(entry.value), entry.reason)
        case Statement():
            return said("statement", entry.text, "suggested" if entry.suggested else "")
        case Tag():
            return said("tag", entry.name)
        case Translation():
            found = said("translation", entry.text, str(entry.whose))
            return replace(found, language=entry.language, translator=entry.translator)
    return replace(said("note", entry.text), id=entry.id, reply_to=entry.reply_to, edited=entry.edited)
