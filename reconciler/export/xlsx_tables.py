"""The project's tables as a workbook, by XlsxWriter: facts, quotes, discrepancies, notes, sources and method, a sheet each.

Days and times are dates of the workbook, numbers numbers; all else is text and never a formula or a link. The first row stays in
view and has filters.
Limits: Excel holds 32,767 characters in a cell. A longer one is cut there and says so, and the whole is in JSON.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from reconciler.export import method
from reconciler.export.blocks import writable
from reconciler.export.citations import references
from reconciler.export.packing import EPOCH
from reconciler.export.said import as_of
from reconciler.export.xlsx_rows import discrepancies, facts, notes, quotes, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconciler.export.options import Options
    from reconciler.export.xlsx_rows import Cell, Sheet
    from reconciler.report import Report

MOST = 32_767  # characters of a cell: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
LINE, TALLEST = 15.0, 409.0  # points: a line, and the most that a row can have
WIDE = 1.15  # words do not fill their lines
CUT = " … [cut: a cell holds no more; the whole is in JSON]"
FIRST_DAY = date(
    1900, 3, 1
)  # before it Excel counts a day that was not: https://learn.microsoft.com/office/troubleshoot/excel/wrongly-assumes-1900-is-leap-year


def write(report: Report, options: Options) -> bytes:
    """The workbook."""
    import xlsxwriter

    written = io.BytesIO()
    said = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, said)
    created = (as_of(report) or EPOCH).replace(tzinfo=None)
    title = f"Fact table: {', '.join(report.sides)}"
    book.set_properties({"title": writable(title), "author": report.analysis.generator or "Diptych", "created": created})
    looks = _Looks(book)
    for sheet in (facts(report), quotes(report), discrepancies(report), notes(report), sources(report)):
        _put(book, sheet, looks)
    _method(book, report, options, looks)
    book.close()
    return written.getvalue()


class _Looks:
    def __init__(self, book: Any) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E9EBEE", "bottom": 1})
        self.text = book.add_format(wrapped)
        self.number = book.add_format({"valign": "top"})
        self.day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self.moment = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        self.bold = book.add_format({**wrapped, "bold": True, "font_size": 12})


def _put(book: Any, sheet: Sheet, looks: _Looks) -> None:
    page = book.add_worksheet(sheet.name)
    for column, (title, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, _fitting(title), looks.head)
    count = 0
    for count, row in enumerate(sheet.rows, 1):
        page.set_row(count, _height(row, sheet.columns))
        _row(page, count, row, looks)
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, max(count, 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(8)  # A3
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")


def _height(row: Iterable[Cell], columns: Sequence[tuple[str, float]]) -> float:
    """Points in which the cells of a row show all that they hold, as far as a row may grow: not all programs see to it."""
    lines = 1
    for cell, (_, width) in zip(row, columns, strict=True):
        if isinstance(cell, str):
            lines = max(lines, sum(ceil(len(line) * WIDE / width) or 1 for line in cell.split("\n")))
    return min(LINE * lines, TALLEST)


def _row(page: Any, number: int, row: Iterable[Cell], looks: _Looks) -> None:
    for column, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, datetime):
            page.write_datetime(number, column, cell.replace(tzinfo=None), looks.moment)
        elif isinstance(cell, date):
            if cell >= FIRST_DAY:
                page.write_datetime(number, column, cell, looks.day)
            else:
                page.write_string(number, column, cell.isoformat(), looks.text)
        elif isinstance(cell, (int, float)):
            page.write_number(number, column, cell, looks.number)
        else:
            page.write_string(number, column, _fitting(cell), looks.text)


def _fitting(text: str) -> str:
    shown = writable(re.sub(r"\r\n?", "\n", text))
    # Excel counts UTF-16 units
    if len(shown.encode("utf-16-le")) // 2 <= MOST:
        return shown
    cut = shown.encode("utf-16-le")[: 2 * (MOST - len(CUT))].decode("utf-16-le", "ignore")
    return cut + CUT


def _method(book: Any, report: Report, options: Options, looks: _Looks) -> None:
    page = book.add_worksheet("Method")
    page.set_column(0, 0, 110)
    lines = [("Method and limits", True), (method.lead(report), False)]
    if report.left_out:
        lines.insert(0, (report.left_out, True))
    lines += [("".join(run.text for run in point), False) for point in method.points(report)]
    if options.style and report.analysis.documents:
        lines.append(("References", True))
        lines += [(reference, False) for reference in references(report.analysis.documents, options.style)]
    for row, (line, strong) in enumerate(lines):
        page.write_string(row, 0, _fitting(line), looks.bold if strong else looks.text)
    page.set_paper(9)
    page.fit_to_pages(1, 0)
