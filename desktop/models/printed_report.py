"""The fact table as HTML for printing, in the words of the window: a numbered fact after another, with its quotes, differences,
verdict, statement and notes. For a file to keep there is the export.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.discrepancies import build_cards
from desktop.models.labels import interface_language, source_label, time_label, verdict_line
from desktop.theme import LIGHT, state_label, state_symbol

if TYPE_CHECKING:
    from collections.abc import Container

    from reconciler.report import Quotation, Report, Row


_COUNTS = QT_TRANSLATE_NOOP("Printed", "facts: {facts}, sources: {sources}")
_STATEMENT = QT_TRANSLATE_NOOP("Printed", "Reconciled statement")
_VERDICT = QT_TRANSLATE_NOOP("Printed", "Verdict")
_NOTE = QT_TRANSLATE_NOOP("Printed", "Note")
_SILENT = QT_TRANSLATE_NOOP("Printed", "says nothing")


def report_html(report: Report, name: str, shown: Container[str] | None = None) -> str:
    """The facts of a report (of those with ids in `shown`, where that is given) under the name of its project.

    Facts keep the numbers that they have in the whole table.
    """
    rows = [(number, row) for number, row in enumerate(report.rows, 1) if shown is None or row.fact.id in shown]
    counts = _say(_COUNTS).format(facts=len(rows), sources=len(report.analysis.documents))
    return "".join((f"<h1>{escape(name)}</h1><p>{escape(counts)}</p>", *(_fact(report, number, row) for number, row in rows)))


def _fact(report: Report, number: int, row: Row) -> str:
    tones = LIGHT.states[row.state]
    head = f"{number}. {state_symbol(row.state)} {state_label(row.state)}"
    parts = [f'<h3>{escape(head)}</h3><p style="background-color: {tones.fill}"><b>{escape(row.fact.label)}</b></p>']
    parts.append(_cells(report, row))
    cards = [card for card in build_cards(report, row, interface_language()) if not card.settled]
    parts += [f"<p>• {escape(card.sentence)}</p>" for card in cards]
    if row.statement is not None:
        parts.append(_line(_say(_STATEMENT), f"{row.statement.text} ({row.statement.author})"))
    if row.verdict is not None:
        parts.append(_line(_say(_VERDICT), verdict_line(row.verdict)))
    parts += [_line(_say(_NOTE), f"{note.text} ({note.author}, {time_label(note.time)})") for note in row.notes]
    return "".join(parts)


def _cells(report: Report, row: Row) -> str:
    lines = []
    for side, cell in zip(report.sides, row.cells, strict=True):
        said = "<br/>".join(map(_quote, cell)) if cell else escape(_say(_SILENT))
        lines.append(f'<tr><td valign="top" width="18%"><b>{escape(side)}</b></td><td width="82%">{said}</td></tr>')
    return f'<table width="100%" cellpadding="3" cellspacing="0" border="0">{"".join(lines)}</table>'


def _quote(quotation: Quotation) -> str:
    """A quote strong within its sentence, and where it stands."""
    before, after = quotation.around()
    words = escape(quotation.claim.quote)
    said = f"{escape(before)}<b>{words}</b>{escape(after)}" if before or after else words
    return f"“{said}” <i>({escape(source_label(quotation.document))})</i>"


def _line(title: str, text: str) -> str:
    return f"<p><b>{escape(title)}:</b> {escape(text)}</p>"


def _say(text: str) -> str:
    return QCoreApplication.translate("Printed", text)
