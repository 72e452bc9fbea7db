"""Which facts are shown, in which order and in which groups: by sides, tags, dates, headings and names, and before all is ready."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models.fact_filter import FactFilter
from desktop.models.fact_rows import GROUPINGS, FactRows, Grouping
from desktop.models.fact_table import FactTable
from reconciler.decisions import target_of_discrepancy, target_of_fact
from reconciler.notebook.entries import Annotation, Tag, Verdict, VerdictValue
from reconciler.notebook.state import Notebook
from reconciler.report import Report, build
from tests.reconciler.export.builder import analysis

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reconciler.model import Discrepancy

MADE = analysis()
TIME = "2026-01-02T03:04:05.000006+00:00"


def report(*tags: tuple[int, str], verdict: int = -1) -> Report:
    notebook = Notebook(
        tags=tuple(Tag(target_of_fact(MADE.facts[n]), name, "Ada", TIME) for n, name in tags),
        verdicts=() if verdict < 0 else (Verdict(target_of_fact(MADE.facts[verdict]), VerdictValue.ACCEPTED, "", "Ada", TIME),),
    )
    return build(MADE, notebook)


def shown(rows: FactRows, wanted: FactFilter) -> set[str]:
    return {rows.rows[number].fact.id for number in rows.chosen(wanted)}


@pytest.fixture
def rows() -> FactRows:
    made = FactRows()
    made.set_report(report((0, "Odd"), (1, "two words")))
    return made


def test_a_side_is_asked_for_by_who_speaks(rows: FactRows) -> None:
    for side in rows.sides:
        place = rows.sides.index(side)
        assert shown(rows, FactFilter(sides=frozenset({side}))) == {row.fact.id for row in rows.rows if row.cells[place]}
    every = shown(rows, FactFilter(sides=frozenset(rows.sides)))
    assert every == {row.fact.id for row in rows.rows}
    assert shown(rows, FactFilter(sides=frozenset({"Nobody"}))) == set()


def test_tags_are_asked_for_whole_in_any_case(rows: FactRows) -> None:
    first, second = MADE.facts[0].id, MADE.facts[1].id
    assert shown(rows, FactFilter(tagged=frozenset({"odd"}))) == {first}
    assert shown(rows, FactFilter(tagged=frozenset({"odd", "two words"}))) == {first, second}
    assert shown(rows, FactFilter(tagged=frozenset({"od"}))) == set()
    assert shown(rows, FactFilter("#od", tagged=frozenset({"two words"}))) == set()


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2014", "2014", True),
        ("2014-03", "2014-03", True),
        ("2014-03-03", "2014-03-03", True),
        ("2014-03-04", "2014-04-08", False),
        ("2014-03-03", "", True),
        ("2014-03-04", "", False),
        ("", "2014-03-02", False),
        ("", "2014-03-03", True),
        ("2015", "2013", False),
        ("2013-12", "2014", True),
    ],
)
def test_dates_are_asked_for_as_exactly_as_they_are_typed(rows: FactRows, since: str, until: str, found: bool) -> None:
    dates = {d.edtf for row in rows.rows if row.fact.id == "f1" for cell in row.cells for q in cell for d in q.claim.facets.dates}
    assert dates == {"2014-03-03"}
    assert ("f1" in shown(rows, FactFilter(since=since, until=until))) is found


def test_words_are_found_before_all_is_made_ready_and_after(rows: FactRows) -> None:
    before = shown(rows, FactFilter("bridge"))
    rows.finish()
    while rows.prepare(10):
        pass
    assert shown(rows, FactFilter("bridge")) == before != set()


def test_rows_are_made_ready_a_piece_at_a_time(rows: FactRows) -> None:
    turns = 1
    while rows.prepare(1):
        turns += 1
    assert turns >= len(rows.rows)


@pytest.mark.parametrize("ready", [True, False])
def test_what_was_decided_is_found_and_sorted_afterwards(rows: FactRows, ready: bool) -> None:
    if ready:
        rows.finish()
        rows.ordered(range(len(rows.rows)), "verdict", reverse=False)
    assert rows.take_over(report((0, "Odd"), (1, "two words"))) == []
    after = report((1, "two words"), verdict=2)
    changed = {rows.rows[number].fact.id for number in rows.take_over(after)}
    assert changed == {MADE.facts[0].id, MADE.facts[2].id}
    assert shown(rows, FactFilter("accepted")) == {MADE.facts[2].id}
    assert shown(rows, FactFilter(tagged=frozenset({"odd"}))) == set()
    last = rows.ordered(range(len(rows.rows)), "verdict", reverse=False)[-1]
    assert rows.rows[last].fact.id == MADE.facts[2].id


def test_a_dismissal_is_taken_over_also_of_a_row_that_looks_the_same(rows: FactRows) -> None:
    def decided(flag: Discrepancy) -> Report:
        return build(MADE, Notebook(verdicts=(Verdict(target_of_discrepancy(flag), VerdictValue.DISMISSED, "", "Ada", TIME),)))

    flag = MADE.discrepancies[0]
    assert flag.fact in shown(rows, FactFilter(types=frozenset({flag.type})))
    rows.take_over(decided(flag))
    assert flag.fact not in shown(rows, FactFilter(types=frozenset({flag.type})))


def test_of_a_part_the_order_is_that_of_the_whole(rows: FactRows) -> None:
    for column in ("state", "fact", f"side:{rows.sides[0]}", "differences", "verdict", "statement", "tags"):
        for reverse in (False, True):
            whole = rows.ordered(range(len(rows.rows)), column, reverse=reverse)
            assert sorted(whole) == list(range(len(rows.rows)))
            part = random.Random(1).sample(range(len(rows.rows)), 3)
            assert rows.ordered(part, column, reverse=reverse) == [number for number in whole if number in part]


def test_groups_have_all_and_each_once_under_a_head_with_their_number(rows: FactRows) -> None:
    everything = list(range(len(rows.rows)))
    for grouping in GROUPINGS:
        order, heads = rows.grouped(everything, grouping)
        assert sorted(order) == everything
        counts = [int(head.rpartition(" · ")[2]) for _, head in sorted(heads.items())]
        assert sum(counts) == len(everything)
        starts = sorted(heads)
        assert starts == [sum(counts[:n]) for n in range(len(counts))]


def test_a_fact_is_under_its_heading_and_its_name(rows: FactRows) -> None:
    headed = next(n for n, row in enumerate(rows.rows) for cell in row.cells for q in cell if q.claim.facets.entities)
    entity = next(
        q.document.text[e.start : e.end] for cell in rows.rows[headed].cells for q in cell for e in q.claim.facets.entities
    )
    _, heads = rows.grouped([headed], Grouping.NAME)
    assert list(heads.values()) == [f"{' '.join(entity.split())} · 1"]
    row = rows.rows[headed]
    cells = tuple(tuple(replace(q, claim=replace(q.claim, heading="A heading")) for q in cell) for cell in row.cells)
    rows.rows = (*rows.rows[:headed], replace(row, cells=cells), *rows.rows[headed + 1 :])
    order, heads = rows.grouped(range(len(rows.rows)), Grouping.HEADING)
    assert heads[0].startswith("A heading · ") or heads[0].count(" · ") == 1
    assert order.index(headed) in range(len(order))
    assert list(heads.values())[-1].startswith("Under no heading")


def test_the_model_is_sound_whatever_is_asked(qapp: QApplication) -> None:
    model = FactTable()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_report(report((0, "Odd")))
    for grouping in (*model.groupings(), ""):
        model.set_grouping(grouping)
        for column in (1, 3, -1):
            model.sort(column, Qt.SortOrder.DescendingOrder)
        model.set_filter(FactFilter("bridge", sides=frozenset(model.rows.sides[:1]), since="2010"))
        model.refresh_decisions(report(verdict=0))
        model.set_filter()
        qapp.processEvents()
    noted = replace(report(), notebook=Notebook(notes=(Annotation(target_of_fact(MADE.facts[0]), "n", "Ada", TIME),)))
    model.refresh_decisions(noted)
    model.set_report(None)
    assert model.rowCount() == 0
