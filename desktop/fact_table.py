"""The fact table in a terminal: grouped by state, a column a side where there is room, else one side below the other.

Of a claim that is less than its sentence, the rest of the sentence stands around it in brackets. Limit: a long quote, and a long
rest, is shortened around the words that differ; `diptych export` gives every quote whole.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.box import Box
from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reconciler import locators
from reconciler.discrepancies.messages import explain
from reconciler.model import FactState, Severity
from reconciler.report import SEVERITY_WORDS, STATE_ORDER, STATE_WORDS, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from rich.console import RenderableType

    from reconciler.notebook.entries import Annotation, Verdict
    from reconciler.report import Quotation, Report, Row

# columns of text: of a pipe or file, the least for a column a side, the least that a side needs, the most for a silent one
PIPE_WIDTH = 100
SIDE_BY_SIDE = 100
COLUMN = 30
SILENT_COLUMN = 14
# code points that are shown of a quote, and on each side of the rest of its sentence
QUOTE = 260
AROUND = 90

STATE_STYLES = {
    FactState.DISPUTED: "bold red",
    FactState.COMPATIBLE: "bold yellow",
    FactState.AGREED: "bold green",
    FactState.SINGLE_SIDE: "bold",
}
SEVERITY_STYLES = {
    Severity.CONFLICT: "bold red",
    Severity.TENSION: "bold yellow",
    Severity.COMPATIBLE_DIFFERENCE: "bold",
}
SILENT = Text("silent", style="dim italic")
# a hinge between the sides, and no other line
HINGE = Box("    \n  │ \n    \n  │ \n    \n    \n  │ \n    \n")


def open_console(stream: TextIO | None = None) -> Console:
    """A console on `stream` (standard output): of the terminal's width, or 100 columns without colour in a pipe or file."""
    stream = stream or sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, emoji=False, markup=False)


def print_table(report: Report, console: Console) -> None:
    """Print the whole table; a pipe or file gets no blanks at the ends of lines."""
    if console.is_terminal:
        _print(report, console)
        return
    with console.capture() as captured:
        _print(report, console)
    console.file.writelines(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1])


def _print(report: Report, console: Console) -> None:
    console.print(_summary(report))
    beside = console.width >= max(SIDE_BY_SIDE, COLUMN * len(report.sides))
    for state in STATE_ORDER:
        rows = [(number, row) for number, row in enumerate(report.rows, 1) if row.state is state]
        if not rows:
            continue
        title = " ".join(STATE_WORDS[state])
        console.print()
        console.print(Rule(Text(f"{title} ({len(rows)})", style=STATE_STYLES[state]), align="left", style="dim", characters="─"))
        for line in _alone(report, rows) if state is FactState.SINGLE_SIDE else _shared(report, rows, beside=beside):
            console.print(line)


def _summary(report: Report) -> Text:
    analysis = report.analysis
    counts = [(state, sum(row.state is state for row in report.rows)) for state in STATE_ORDER]
    names = {
        FactState.DISPUTED: "disputed",
        FactState.COMPATIBLE: "compatible",
        FactState.AGREED: "with no difference found",
        FactState.SINGLE_SIDE: "of one side only",
    }
    texts = f"{_count(len(analysis.documents), 'text')} of {_count(len(report.sides), 'side')} ({', '.join(report.sides)})"
    found = f"{_count(len(analysis.claims), 'claim')}, {_count(len(report.rows), 'fact')}"
    states = ", ".join(f"{count:,} {names[state]}" for state, count in counts if count)
    return Text(f"{texts}: {found}{': ' if states else ''}{states}.")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


# --- facts with several claims -----------------------------------------------------------------------------------------------


def _shared(report: Report, rows: Sequence[tuple[int, Row]], *, beside: bool) -> Iterator[RenderableType]:
    for number, row in rows:
        yield Text()
        yield _hanging(Text(f"{number}", style="dim"), Text(row.fact.label, style="bold"))
        yield Padding(_beside(report, row) if beside else _stacked(report, row), (0, 0, 0, 4))
        yield from _findings(report, row)


def _beside(report: Report, row: Row) -> Table:
    """A column a side; those of silent sides are narrow, which leaves the room to the quotes."""
    table = Table(box=HINGE, expand=True, show_edge=False, show_header=False, pad_edge=False)
    cells = []
    for side, cell in zip(report.sides, row.cells, strict=True):
        name = Text(side, style="cyan")
        if cell:
            table.add_column(ratio=1, overflow="fold")
            cells.append(Group(name, *(part for q in cell for part in (_quote(row, q), _place(q)))))
        else:
            table.add_column(max_width=SILENT_COLUMN, overflow="fold")
            cells.append(Group(name, SILENT))
    table.add_row(*cells)
    return table


def _stacked(report: Report, row: Row) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", max_width=18, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for side, cell in zip(report.sides, row.cells, strict=True):
        for place, quotation in enumerate(cell):
            table.add_row("" if place else side, Group(_quote(row, quotation), _place(quotation)))
    if row.fact.silent_sides:
        table.add_row(SILENT, Text(", ".join(row.fact.silent_sides), style="dim italic"))
    return table


def _findings(report: Report, row: Row) -> Iterator[RenderableType]:
    """A line for each discrepancy, with what was decided of it below, then what was decided of the fact."""
    decisions = report.decisions
    for found in row.discrepancies:
        sign, severity = SEVERITY_WORDS[found.severity]
        style = SEVERITY_STYLES[found.severity]
        kind = found.type.replace("_", " ")
        line = Text.assemble((severity.lower(), style), f", {kind}: {explain(found.message)}")
        yield Padding(_hanging(Text(sign, style=style), line, width=1), (0, 0, 0, 4))
        yield from _decided(decisions.verdicts.get(found.id), decisions.notes.get(found.id, ()), indent=6)
    yield from _decided(row.verdict, row.notes, indent=4)


def _decided(verdict: Verdict | None, notes: Sequence[Annotation], *, indent: int) -> Iterator[RenderableType]:
    lines = []
    if verdict is not None:
        because = f": {verdict.reason}" if verdict.reason else ""
        lines.append(Text.assemble((f"verdict {verdict.value}", "bold blue"), f"{because} ({verdict.author})"))
    lines += [Text.assemble(("note", "bold blue"), f": {note.text} ({note.author})") for note in notes]
    for line in lines:
        yield Padding(_hanging(Text("›", style="blue"), line, width=1), (0, 0, 0, indent))


def _quote(row: Row, quotation: Quotation) -> Text:
    """The quote with the words that differ underlined, in its sentence."""
    claim = quotation.claim
    spans = [found.evidence_a for found in row.discrepancies if found.claim_a == claim.id]
    spans += [found.evidence_b for found in row.discrepancies if found.claim_b == claim.id and found.evidence_b]
    marks = [(max(a, claim.start) - claim.start, min(b, claim.end) - claim.start) for a, b in spans]
    marks = [(a, b) for a, b in marks if a < b]
    first, last = _window(claim.quote, marks)
    text = Text(" ".join(claim.quote[first:last].split("\n")))
    for a, b in marks:
        text.stylize("bold underline", max(0, a - first), max(0, b - first))
    before, after = (" ".join(part.split()) for part in quotation.around())
    if first > 0:
        text = Text.assemble("… ", text)
    elif before:
        text = Text.assemble((f"[{_tail(before)}] ", "dim"), text)
    if last < len(claim.quote):
        return Text.assemble(text, " …")
    return Text.assemble(text, (f" [{shorten(after, AROUND)}]", "dim")) if after else text


def _tail(text: str) -> str:
    """The end of a text of one line, cut at a word where it is longer than `AROUND`."""
    return text if len(text) <= AROUND else f"… {text[-AROUND:].partition(' ')[2]}"


def _place(quotation: Quotation) -> Text:
    claim = quotation.claim
    within = locators.place(quotation.document, claim.start, claim.end)
    where = f"{within}, " if within else ""
    return Text(f"{quotation.document.name}, {where}{claim.start}-{claim.end}", style="dim")


def _window(quote: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Which part of a long quote to show: from its start, or, if the marked words come later, around them; cut between words."""
    if len(quote) <= QUOTE:
        return 0, len(quote)
    last_mark = max((b for _, b in marks), default=0)
    first = 0 if last_mark <= QUOTE - 10 else max(0, min(min(a for a, _ in marks) - 40, len(quote) - QUOTE))
    last = min(len(quote), first + QUOTE)
    if first > 0:
        first = quote.find(" ", first, first + 40) + 1 or first
    if last < len(quote):
        space = quote.rfind(" ", last - 40, last)
        last = space if space > 0 else last
    return first, last


# --- facts of one side -------------------------------------------------------------------------------------------------------


def _alone(report: Report, rows: Sequence[tuple[int, Row]]) -> Iterator[RenderableType]:
    """A line a fact, by side: what one side alone says is a list to look through, not a table."""
    for place, side in enumerate(report.sides):
        mine = [(number, row) for number, row in rows if row.fact.sides == (side,)]
        if not mine:
            continue
        if place:
            yield Text()
        yield Text.assemble((side, "cyan"), (f" ({len(mine)})", "dim"))
        for number, row in mine:
            yield _hanging(Text(f"{number}", style="dim"), Text(row.fact.label))
            if len(row.fact.claims) > 1:
                quotes = (part for cell in row.cells for q in cell for part in (_quote(row, q), _place(q)))
                yield Padding(Group(*quotes), (0, 0, 0, 6))
            yield from _findings(report, row)


def _hanging(sign: Text, line: Text, *, width: int = 3) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=width, justify="right")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(sign, line)
    return table
