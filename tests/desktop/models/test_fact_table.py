"""The fact table for Qt, over a real report, watched by Qt's own tester."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models.fact_cells import as_html, as_text
from desktop.models.fact_filter import FactFilter
from desktop.models.fact_table import FactTable, Role
from desktop.session import Session
from reconciler.decisions import target_of_discrepancy, target_of_fact
from reconciler.model import FactState, Severity
from reconciler.notebook.entries import Statement, Tag, Verdict, VerdictValue
from reconciler.notebook.state import Notebook
from reconciler.report import build
from tests.reconciler.export.builder import analysis

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
    assert heads == ["State", "Fact", "North", "South", "East", "Differences", "Verdict", "Reconciled statement", "Tags"]
    assert table.rowCount() == len(report.rows)
    first = [table.index(0, i).data() for i in range(table.columnCount())]
    assert first[0] == "≠ disputed"
    assert first[2:] == [
        "The river bridge was opened on 3 March 2014 by the mayor.",
        "The river bridge was opened on 9 April 2014 by the mayor.",
        "—",
        "✕ date",
        "",
        "",
        "",
    ]
    assert table.index(0, 0).data(Role.FACT) == table.fact_at(0) == report.rows[0].fact.id
    assert table.index(0, 0).data(Role.STATE) == FactState.DISPUTED
    assert [table.index(0, i).data(Role.SILENT) for i in range(9)] == [i == 4 for i in range(9)]


def test_tooltips_have_the_whole_quote_and_its_place_as_plain_words(table: FactTable) -> None:
    tip = table.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "9 April 2014" in tip
    assert "Bridges &amp; roads" in tip
    assert "East" in table.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)


def test_filter_by_words_and_states(table: FactTable) -> None:
    everything = table.rowCount()
    table.set_filter(FactFilter("BRIDGE april"))
    assert table.rowCount() == 1
    table.set_filter(FactFilter("the library"))
    assert column(table, 2) == ["The library lends books to children."]
    table.set_filter(FactFilter(states=frozenset((FactState.DISPUTED,))))
    assert column(table, 0) == ["≠ disputed"]
    table.set_filter(FactFilter("nothing has this"))
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
    table.set_filter(FactFilter("misprint"))
    assert table.rowCount() == 1


def test_no_report_is_an_empty_table(table: FactTable, report: Report) -> None:
    table.set_report(None)
    assert table.rowCount() == 0
    assert table.row_of(report.rows[0].fact.id) == -1


# --- what people decided -----------------------------------------------------------------------------------------------------

MADE = analysis()
OPENING, DATE = target_of_fact(MADE.facts[0]), target_of_discrepancy(MADE.discrepancies[0])
TIME = "2026-01-02T03:04:05.000006+00:00"
DISMISSED = Verdict(DATE, VerdictValue.DISMISSED, "", "Ada", TIME)
ALL_DISMISSED = (DISMISSED, Verdict(target_of_discrepancy(MADE.discrepancies[1]), VerdictValue.DISMISSED, "", "Ada", TIME))


@pytest.fixture
def judged() -> Iterator[FactTable]:
    """A table of five facts by hand, with a tag and a statement on the first."""
    model = FactTable()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tags = (Tag(OPENING, "old road", "Ada", TIME), Tag(OPENING, "Toll", "Ada", TIME))
    model.set_report(build(MADE, Notebook(tags=tags, statements=(Statement(OPENING, "It opened.", "Ada", TIME),))))
    yield model
    del tester


def at(table: FactTable, fact: str, column: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return table.index(table.row_of(fact), table.columns().index(column)).data(role)


def test_badges_say_how_many_and_the_worst_first(judged: FactTable) -> None:
    assert at(judged, "f1", "differences") == "✕ date, △ number"
    badges = at(judged, "f1", "differences", Role.BADGES)
    assert [badge.severity for badge in badges] == [Severity.CONFLICT, Severity.TENSION]  # type: ignore[attr-defined]
    twice = (*MADE.discrepancies, replace(MADE.discrepancies[0], evidence_a=(0, 3), severity=Severity.TENSION))
    judged.set_report(build(replace(MADE, discrepancies=twice)))
    assert at(judged, "f1", "differences") == "✕ date ×2, △ number"


def test_a_dismissed_difference_changes_state_badges_and_counts_but_not_the_place(judged: FactTable) -> None:
    before = [judged.fact_at(row) for row in range(judged.rowCount())]
    judged.refresh_decisions(build(MADE, Notebook(verdicts=(DISMISSED,))))
    assert at(judged, "f1", "differences") == "△ number"
    judged.refresh_decisions(build(MADE, Notebook(verdicts=ALL_DISMISSED)))
    assert at(judged, "f1", "state") == "= no difference found"
    assert [judged.fact_at(row) for row in range(judged.rowCount())] == before
    assert judged.counts()[FactState.DISPUTED] == 0
    assert at(judged, "f1", "statement") == ""


def test_statement_and_tags_have_columns(judged: FactTable) -> None:
    assert (at(judged, "f1", "statement"), at(judged, "f1", "tags")) == ("It opened.", "#old road #Toll")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#toll", 1),
        ("#old-road", 1),
        ("#ol #toll", 1),
        ("#", 1),
        ("#river", 0),
        ("#toll guests", 1),
        ("opened. #toll", 1),
        ("#toll no", 0),
    ],
)
def test_tags_filter_beside_words(judged: FactTable, text: str, found: int) -> None:
    judged.set_filter(FactFilter(text))
    assert judged.rowCount() == found


def test_types_and_severities_filter_what_counts(judged: FactTable) -> None:
    def shown(*types: str, severities: tuple[Severity, ...] = ()) -> list[str]:
        judged.set_filter(FactFilter(types=frozenset(types), severities=frozenset(severities)))
        return [judged.fact_at(row) for row in range(judged.rowCount())]

    assert judged.types()[0] in ("date", "number", "omission")
    assert shown("date") == ["f1"]
    assert shown("omission", "date") == ["f1", "f2"]
    assert shown("number", severities=(Severity.CONFLICT,)) == []
    assert shown(severities=(Severity.COMPATIBLE_DIFFERENCE,)) == ["f2"]
    judged.set_report(build(MADE, Notebook(verdicts=(DISMISSED,))))
    assert shown("date") == []


def test_groups_hold_whatever_the_order(judged: FactTable) -> None:
    judged.set_grouping("state")
    judged.sort(1, Qt.SortOrder.DescendingOrder)
    states = [judged.index(row, 0).data(Role.STATE) for row in range(judged.rowCount())]
    assert states == sorted(states, key=[*dict.fromkeys(states)].index)
    assert next(iter(judged.heads().values())) == "≠ disputed · 1"
    heads = {row for row in range(judged.rowCount()) if judged.index(row, 2).data(Role.HEAD)}
    assert heads == set(judged.heads())
    judged.set_grouping("")
    assert judged.heads() == {}


def test_a_statement_is_asked_for_and_shown_once_it_is_stored(judged: FactTable) -> None:
    asked: list[tuple[str, str]] = []
    judged.stated.connect(lambda fact, text: asked.append((fact, text)))
    index = judged.index(judged.row_of("f1"), judged.columns().index("statement"))
    assert not judged.flags(index) & Qt.ItemFlag.ItemIsEditable
    judged.writable = True
    assert judged.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not judged.flags(judged.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert index.data(Qt.ItemDataRole.EditRole) == "It opened."
    assert judged.setData(index, "It opened.")
    assert asked == []
    assert judged.setData(index, " It did open. ")
    assert asked == [("f1", "It did open.")]
    assert index.data() == "It opened."


def test_the_table_is_copied_in_full_and_is_no_formula(judged: FactTable) -> None:
    judged.set_filter(FactFilter("пошлина"))
    cells = judged.cells([0, 1, 3])
    assert cells[0] == ["State", "Fact", "South & East"]
    assert cells[1] == ["one side", "=2+2 и пошлина < 1 & > 0.", "“=2+2 и пошлина < 1 & > 0.” (Мост <в> Оррине)"]
    lines = as_text(cells).split("\n")
    assert lines[1].split("\t")[1] == "'=2+2 и пошлина < 1 & > 0."
    assert "<td>“=2+2 и пошлина &lt; 1 &amp; &gt; 0.” (Мост &lt;в&gt; Оррине)</td>" in as_html(cells)
