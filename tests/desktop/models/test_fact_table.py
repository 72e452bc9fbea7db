"""The fact table for Qt, over a real report, watched by Qt's own tester."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models.fact_table import FactTable, Role
from desktop.session import Session
from reconciler.decisions import target_of_fact
from reconciler.model import FactState
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reconciler.report import Report


@pytest.fixture
def table(report: Report) -> Iterator[FactTable]:
    model = FactTable()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_report(report)
    yield model
    del tester


def column(table: FactTable, number: int) -> list[str]:
    return [table.index(row, number).data() for row in range(table.rowCount())]


def test_a_row_a_fact_and_a_column_a_side(table: FactTable, report: Report) -> None:
    heads = [table.headerData(i, Qt.Orientation.Horizontal) for i in range(table.columnCount())]
    assert heads == ["State", "Fact", "North", "South", "East", "Differences", "Verdict"]
    assert table.rowCount() == len(report.rows)
    first = [table.index(0, i).data() for i in range(table.columnCount())]
    assert first[0] == "≠ disputed"
    assert first[2:] == [
        "The river bridge was opened on 3 March 2014 by the mayor.",
        "The river bridge was opened on 9 April 2014 by the mayor.",
        "—",
        "date",
        "",
    ]
    assert table.index(0, 0).data(Role.FACT) == table.fact_at(0) == report.rows[0].fact.id
    assert table.index(0, 0).data(Role.STATE) == FactState.DISPUTED
    assert [table.index(0, i).data(Role.SILENT) for i in range(7)] == [False, False, False, False, True, False, False]


def test_tooltips_have_the_whole_quote_and_its_place_as_plain_words(table: FactTable) -> None:
    tip = table.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "9 April 2014" in tip
    assert "Bridges &amp; roads" in tip
    assert "East" in table.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)


def test_filter_by_words_and_states(table: FactTable) -> None:
    everything = table.rowCount()
    table.set_filter("BRIDGE april")
    assert table.rowCount() == 1
    table.set_filter("the library")
    assert column(table, 2) == ["The library lends books to children."]
    table.set_filter("", {FactState.DISPUTED})
    assert column(table, 0) == ["≠ disputed"]
    table.set_filter("nothing has this")
    assert table.rowCount() == 0
    table.set_filter()
    assert table.rowCount() == everything
    assert table.counts()[FactState.DISPUTED] == 1


def test_sorting_keeps_what_is_chosen_and_can_be_undone(table: FactTable) -> None:
    before = column(table, 1)
    chosen = QPersistentModelIndex(table.index(0, 1))
    for number in range(table.columnCount()):
        table.sort(number, Qt.SortOrder.DescendingOrder)
        assert sorted(column(table, 1)) == sorted(before)
        assert chosen.data() == before[0]
    table.sort(1)
    assert column(table, 1) == sorted(before, key=str.casefold)
    table.sort(-1)
    assert column(table, 1) == before


def test_a_decision_changes_its_row_alone(table: FactTable, report: Report, project: Path) -> None:
    with Session.open(project) as session:
        session.decide(target_of_fact(report.rows[0].fact), VerdictValue.RESOLVED, "a misprint")
        changed: list[tuple[int, int]] = []
        table.dataChanged.connect(lambda first, last, roles: changed.append((first.row(), last.row())))
        table.refresh_decisions(session.report())
    assert changed == [(0, 0)]
    assert table.index(0, 6).data() == "resolved"
    assert "a misprint" in table.index(0, 6).data(Qt.ItemDataRole.ToolTipRole)
    table.set_filter("misprint")
    assert table.rowCount() == 1


def test_no_report_is_an_empty_table(table: FactTable, report: Report) -> None:
    table.set_report(None)
    assert table.rowCount() == 0
    assert table.row_of(report.rows[0].fact.id) == -1
