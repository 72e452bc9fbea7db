"""The fact table as CSV: a row a fact, a column a side, for spreadsheets and statistics.

UTF-8, with a byte order mark unless it is not wanted (without it Excel misreads Cyrillic), and the line ends of RFC 4180. A cell
that a spreadsheet would run as a formula gets an apostrophe in front; the quote inside is otherwise untouched.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reconciler.citation import whose
from reconciler.discrepancies.messages import explain
from reconciler.export.options import Options
from reconciler.export.reconciled import title, values_of_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reconciler.model import Discrepancy
    from reconciler.notebook.entries import Annotation, Translation, Verdict
    from reconciler.report import Quotation, Report, Row
    from reconciler.values import FacetValues, Value

BEFORE = ("fact", "state", "label")
# columns after those, one a side each
BY_SIDE = ("places", "sentences", "translations")
AFTER = ("silent sides", "discrepancies", "reconciled values", "verdict", "reason", "notes")
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(report: Report, options: Options = Options()) -> bytes:
    """The report as CSV.

    Columns: fact, state, label, a column a side, silent sides, …, notes, and of each side's quotes the places, sentences and
    translations.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([safe(h) for h in header(report.sides)])
    values = values_of_report(report)
    for row in report.rows:
        writer.writerow([safe(cell) for cell in cells(report, row, values.of(row.fact))])
    if report.left_out:
        writer.writerow([safe(report.left_out)])
    return text.getvalue().encode("utf-8-sig" if options.bom else "utf-8", "replace")


def header(sides: Iterable[str]) -> list[str]:
    """The names of the columns; a side that is called like another column is told from it."""
    sides = list(sides)
    taken = {*BEFORE, *AFTER}
    columns = [f"side {side}" if side in taken else side for side in sides]
    return [*BEFORE, *columns, *AFTER, *(f"{what}: {side}" for what in BY_SIDE for side in sides)]


def cells(report: Report, row: Row, values: Iterable[FacetValues]) -> list[str]:
    """The cells of a fact with its reconciled `values`, as many as the header has."""
    verdict = row.verdict
    quotes = [_lines(q.claim.quote for q in cell) for cell in row.cells]
    places = [_lines(place(q) for q in cell) for cell in row.cells]
    sentences = [_lines(" ".join(q.sentence().split()) for q in cell) for cell in row.cells]
    flags = _lines(_flag(found, report.decisions.verdicts.get(found.id)) for found in row.discrepancies)
    notes = [*row.notes, *(n for found in row.discrepancies for n in report.decisions.notes.get(found.id, ()))]
    decided = (str(verdict.value), verdict.reason) if verdict else ("", "")
    silent = "; ".join(row.fact.silent_sides)
    sides = {q.claim.id: q.document.side for cell in row.cells for q in cell}
    reconciled = _lines(_values(found, sides) for found in values)
    found = [row.fact.id, str(row.state), row.fact.label, *quotes, silent, flags, reconciled, *decided]
    translations = [_lines(translated(said) for q in cell for said in q.translations) for cell in row.cells]
    return [*found, _lines(map(_note, notes)), *places, *sentences, *translations]


def place(quotation: Quotation) -> str:
    """Where a quote stands: `file:start-end`, code points, half-open."""
    return f"{quotation.document.name}:{quotation.claim.start}-{quotation.claim.end}"


def safe(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _flag(found: Discrepancy, verdict: Verdict | None) -> str:
    decided = f" [{verdict.value}{': ' if verdict.reason else ''}{verdict.reason}]" if verdict else ""
    return f"{found.type} ({found.severity}): {explain(found.message)}{decided}"


def _values(found: FacetValues, sides: Mapping[str, str]) -> str:
    """ "number, person: 112 [North] ≠ 117 [South; reported: the minister]"; `sides` by claim."""
    return f"{title(found)}: {(' ≠ ' if found.competing else '; ').join(_value(value, sides) for value in found.values)}"


def _value(value: Value, sides: Mapping[str, str]) -> str:
    exact, fitting = (dict.fromkeys(sides[m.claim] for m in places) for places in (value.mentions, value.compatible))
    less = [side for side in fitting if side not in exact]
    parts = [", ".join(exact)]
    if less:
        parts.append(f"less exactly: {', '.join(less)}")
    if value.reported_by:
        parts.append(f"reported: {', '.join(voice or 'unnamed' for voice in value.reported_by)}")
    return f"{' '.join(value.text.split())} [{'; '.join(parts)}]"


def translated(said: Translation) -> str:
    """ "He came. (en; own translation)": the words, the language, and whose translation it is."""
    return f"{said.text} ({said.language}; {whose(said)})"


def _note(note: Annotation) -> str:
    return f"{note.text} ({note.author}, {note.time})"


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)
