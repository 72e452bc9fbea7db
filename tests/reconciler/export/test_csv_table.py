from __future__ import annotations

import csv
import io

import pytest

from reconciler.export import csv_table
from reconciler.report import Report, build
from tests.reconciler.export.builder import analysis, report


def rows(made: Report) -> list[dict[str, str]]:
    text = csv_table.write(made).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_fact_and_a_column_a_side() -> None:
    table = rows(report())
    assert [row["fact"] for row in table] == ["f1", "f2", "f5", "f3", "f4"]
    assert table[0]["North"] == "The bridge opened on 3 March 2014 with 112 guests."
    assert table[0]["South & East"] == "Мост открыли в 2014 году, пришли сотни гостей."
    assert table[0]["Observers"] == ""
    assert table[0]["silent sides"] == "Observers"
    assert table[3]["silent sides"] == "North; Observers"


def test_decisions_and_discrepancies_are_in_the_row() -> None:
    first = rows(report())[0]
    assert (first["verdict"], first["reason"]) == ("accepted", "seen in the archive")
    assert first["discrepancies"].startswith("date (conflict): The dates do not meet")
    assert "[dismissed: <b>two calendars</b>]" in first["discrepancies"]
    assert "ask the mayor\nand the clerk (Ben, " in first["notes"]
    assert "old style?" in first["notes"]


def test_reconciled_values_stand_side_by_side_with_their_sides() -> None:
    first = rows(report())[0]["reconciled values"].split("\n")
    assert "date: 3 March 2014 [North]" in first
    assert "number, guest: 112 [North]" not in first
    assert "number: 112 [North] ≠ сотни [South & East]" in first


def test_a_place_leads_back_to_the_quote() -> None:
    texts = {(d.side, d.name): d.text for d in analysis().documents}
    for row in rows(report()):
        for side in report().sides:
            for place in filter(None, row[f"places: {side}"].split("\n")):
                name, _, span = place.rpartition(":")
                start, end = map(int, span.split("-"))
                assert texts[side, name][start:end] in row[side].removeprefix("'")


def test_each_quote_has_its_sentence_and_its_translations_in_the_last_columns() -> None:
    assert csv_table.header(["North", "South"])[-4:] == [
        "sentences: North",
        "sentences: South",
        "translations: North",
        "translations: South",
    ]
    second = rows(report())[1]
    assert second["Observers"] == "The toll was charged since 2015"
    assert second["sentences: Observers"] == "The toll was charged since 2015 according to the mayor."
    assert second["sentences: North"] == second["North"]
    assert second["sentences: South & East"] == ""
    first = rows(report())[0]
    assert first["translations: North"] == "'=Мост <открыт> (ru; translated by A. Writer)\nLe pont (fr; official translation)"
    assert second["translations: North"] == ""


@pytest.mark.parametrize("start", csv_table.FORMULA_STARTS)
def test_no_cell_starts_a_formula(start: str) -> None:
    assert csv_table.safe(f"{start}SUM(1,1)") == f"'{start}SUM(1,1)"


def test_no_cell_of_a_table_starts_a_formula() -> None:
    text = csv_table.write(report()).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(csv_table.FORMULA_STARTS)]
    assert "'=2+2 и пошлина < 1 & > 0." in cells


def test_a_side_that_is_called_like_a_column_keeps_a_column_of_its_own() -> None:
    header = csv_table.header(["state", "EU"])
    assert len(set(header)) == len(header)
    assert "side state" in header


def test_excel_is_told_that_it_is_utf_8_and_an_empty_table_has_its_header() -> None:
    empty = analysis()
    content = csv_table.write(build(type(empty)((), (), (), ())))
    assert content.startswith(b"\xef\xbb\xbffact,state,label,")
    assert content.endswith(b"\r\n")
