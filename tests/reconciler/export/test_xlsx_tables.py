"""The workbook as openpyxl and pandas read it."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import openpyxl
import pandas
import pytest

from reconciler.export import Options, xlsx_tables
from reconciler.model import Analysis, Claim, Document, Fact, FactState
from reconciler.report import build
from tests.reconciler.export.builder import report


@pytest.fixture(scope="module")
def content() -> bytes:
    return xlsx_tables.write(report(), Options(style="apa"))


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_sheets_are_there_with_frozen_heads_and_filters(book: Any) -> None:
    assert book.sheetnames == ["Facts", "Quotes", "Discrepancies", "Notes", "Sources", "Method"]
    for name in book.sheetnames[:-1]:
        sheet = book[name]
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A1"].font.bold


def test_days_and_times_are_dates(book: Any) -> None:
    sources = {row[0].value: row for row in book["Sources"].iter_rows(min_row=2)}
    assert [row[5].value for row in book["Sources"].iter_rows(min_row=2)] == [datetime(2014, 3, 4), "2014-04", None]  # noqa: DTZ001
    assert sources["papers/study.txt"][10].value == len(report().analysis.documents[2].text)
    times = [row[6].value for row in book["Notes"].iter_rows(min_row=2)]
    assert times[0] == datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001
    assert all(isinstance(time, datetime) for time in times)


def test_no_cell_is_a_formula_or_a_link(book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert "=2+2 и пошлина < 1 & > 0." in [cell.value for cell in cells]


def test_pandas_reads_every_quote_with_its_place(content: bytes) -> None:
    quotes = pandas.read_excel(io.BytesIO(content), sheet_name="Quotes")
    texts = {(d.side, d.name): d.text for d in report().analysis.documents}
    assert len(quotes) == sum(len(fact.claims) for fact in report().analysis.facts)
    for row in quotes.itertuples():
        assert texts[row.side, row.source][row.start : row.end] == row.quote


def test_discrepancies_and_notes_stand_each_in_a_row(content: bytes) -> None:
    found = pandas.read_excel(io.BytesIO(content), sheet_name="Discrepancies")
    assert list(found["type"]) == ["date", "number", "omission"]
    assert list(found["words a"]) == ["3 March 2014", "112 guests", "since 2015"]
    assert found["verdict"][0] == "dismissed"
    notes = pandas.read_excel(io.BytesIO(content), sheet_name="Notes")
    assert list(notes["kind"]) == ["Verdict", "Note", "Verdict", "Note", "Verdict, taken back"]
    assert notes["on"][4].startswith("without a place")


def test_a_cell_that_is_too_long_says_that_it_was_cut() -> None:
    text = "слово 🌉 " * 6000
    document = Document("long.txt", "North", text)
    claim = Claim(document.id, 0, len(text), text, (0, len(text)))
    fact = Fact("f", "long", (claim.id,), ("North",), (), FactState.SINGLE_SIDE)
    found = openpyxl.load_workbook(io.BytesIO(xlsx_tables.write(build(Analysis((document,), (claim,), (fact,), ())), Options())))
    cell = found["Quotes"]["E2"].value
    assert cell.endswith("the whole is in JSON]")
    assert len(cell.encode("utf-16-le")) // 2 <= xlsx_tables.MOST
