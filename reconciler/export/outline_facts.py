"""A fact as blocks: its quotes side by side, what differs, its values, who is silent, and what people said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.citation import whose
from reconciler.export.blocks import Bullets, Heading, Kind, Paragraph, Run, Sides
from reconciler.export.said import said_of
from reconciler.report import SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reconciler.export.blocks import Block, Runs
    from reconciler.export.html_report import Entry, Flag, Piece, Quote
    from reconciler.export.html_values import Given, ShownFacet, ShownValue
    from reconciler.export.said import Said
    from reconciler.report import Report


def fact(report: Report, entry: Entry) -> Iterator[Block]:
    """A fact that several claims tell of."""
    yield Heading(2, f"{entry.number}. {entry.label}")
    yield Sides(tuple((side, tuple(_paragraphs(quotes))) for side, quotes in entry.columns))
    for flag in entry.flags:
        yield Paragraph(_flag(flag))
        yield from decided(said_of(report, flag.found.id))
    if entry.values:
        yield Bullets(tuple(_facet(found) for found in entry.values))
    silent = entry.row.fact.silent_sides
    if silent:
        yield Paragraph((Run("Silent: ", bold=True), Run(", ".join(silent))))
    yield from decided(said_of(report, entry.row.fact.id))


def alone(report: Report, entries: Sequence[Entry]) -> Iterator[Block]:
    """Facts that one side alone tells of, by side."""
    for side in dict.fromkeys(entry.columns[0][0] for entry in entries):
        own = [entry for entry in entries if entry.columns[0][0] == side]
        others = [other for other in report.sides if other != side]
        yield Heading(2, side)
        if others:
            yield Paragraph((Run("Silent: ", bold=True), Run(", ".join(others))))
        for entry in own:
            for _, quotes in entry.columns:
                yield from _paragraphs(quotes)
            for flag in entry.flags:
                yield Paragraph(_flag(flag))
                yield from decided(said_of(report, flag.found.id))
            yield from decided(said_of(report, entry.row.fact.id))


def decided(said: Iterable[Said]) -> Iterator[Block]:
    """What people said, a paragraph each."""
    for one in said:
        on = f" ({one.on})" if one.on else ""
        runs = [Run(f"{one.kind}{on}: ", bold=True), Run(one.text)]
        if one.detail:
            runs.append(Run(f", because: {one.detail}"))
        runs.append(Run(f" – {one.author}, {one.when}", soft=True))
        yield Paragraph(tuple(runs), Kind.REPLY if one.depth else Kind.DECIDED)


def _paragraphs(quotes: Iterable[Quote]) -> Iterator[Paragraph]:
    for quote in quotes:
        language = quote.document.language
        around = bool(quote.before or quote.after)
        runs = (
            *_pieces(quote.before, language),
            *_pieces(quote.pieces, language, bold=around),
            *_pieces(quote.after, language),
        )
        yield Paragraph(runs, Kind.QUOTE)
        dagger = " †" if quote.document.note else ""
        yield Paragraph((Run(f"{quote.document.name}, {quote.place}{dagger}", soft=True),), Kind.PLACE)
        for said in quote.translations:
            runs = (Run(f"“{said.text}”", language=said.language), Run(f" – {whose(said)}", soft=True))
            yield Paragraph(runs, Kind.PLACE)
        for part in quote.elsewhere:
            yield Paragraph((Run("Elsewhere in the same source: ", soft=True), *_pieces(part, language)), Kind.PLACE)


def _pieces(pieces: Iterable[Piece], language: str, *, bold: bool = False) -> Runs:
    return tuple(Run(piece.text, bold=bold, marks=piece.marks, language=language) for piece in pieces)


def _flag(flag: Flag) -> Runs:
    word = SEVERITY_WORDS[flag.found.severity][1]
    kind = flag.found.type.replace("_", " ")
    within = {"side": " within one side", "source": " within one source"}.get(flag.found.within, "")
    return (Run(f"{flag.number}. {word}", bold=True), Run(f" · {kind}{within}. ", soft=True), Run(flag.explanation))


def _facet(found: ShownFacet) -> Runs:
    between = Run(" ≠ ", bold=True) if found.competing else Run("; ")
    runs = [Run(f"{found.title}: ")]
    for n, value in enumerate(found.values):
        if n:
            runs.append(between)
        runs += _value(value)
    return tuple(runs)


def _value(value: ShownValue) -> Iterator[Run]:
    yield Run(value.text, bold=True, language=value.language)
    given = [_given(g) for g in value.given] + [f"less exactly: {_given(g)}" for g in value.less]
    most = "told by most; " if value.most else ""
    yield Run(f" [{most}{'; '.join(dict.fromkeys(given))}]", soft=True)


def _given(given: Given) -> str:
    words = f"“{given.words}”, " if given.words else ""
    voices = f", reporting {', '.join(given.voices)}" if given.voices else ""
    return f"{words}{given.document.side}{voices}"
