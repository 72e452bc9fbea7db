"""The fact table as a place to work: verdicts by one key, writing in a cell, columns, groups, menus, copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidgetAction

from desktop.models.fact_filter import FactFilter
from desktop.models.fact_table import FactTable
from desktop.theme import DARK
from desktop.views.fact_delegate import HEAD
from desktop.views.fact_table import FactTableView
from reconciler.model import Severity
from reconciler.notebook.entries import VerdictValue
from tests.reconciler.export.builder import report

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def view(qtbot: QtBot) -> FactTableView:
    model = FactTable()
    model.writable = True
    model.set_report(report())
    made = FactTableView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.filter_changed.connect(model.set_filter)
    made.resize(1100, 420)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def model_of(view: FactTableView) -> FactTable:
    model = view.table.model()
    assert isinstance(model, FactTable)
    return model


def tick(menu: QMenu, words: str) -> None:
    (action,) = [a for a in menu.actions() if a.text() == words]
    action.trigger()


def menu_of(view: FactTableView, name: str) -> QMenu:
    (button,) = [b for b in view.findChildren(QToolButton) if b.accessibleName() == name]
    button.menu().aboutToShow.emit()
    return button.menu()


@pytest.mark.parametrize(
    ("letter", "value"),
    [
        ("a", VerdictValue.ACCEPTED),
        ("A", VerdictValue.ACCEPTED),
        ("d", VerdictValue.DISMISSED),
        ("r", VerdictValue.RESOLVED),
        ("o", VerdictValue.OPEN),
    ],
)
def test_one_key_decides(view: FactTableView, qtbot: QtBot, letter: str, value: VerdictValue) -> None:
    view.table.setFocus()
    with qtbot.waitSignal(view.decided) as signal:
        QTest.keyClicks(view.table, letter.lower())
    assert signal.args == [value]


def test_no_verdict_with_a_command_key_or_without_a_row(view: FactTableView) -> None:
    decided: list[object] = []
    view.decided.connect(decided.append)
    view.table.setFocus()
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(view.table, Qt.Key.Key_D, modifier)
    view.select_fact("")
    QTest.keyClicks(view.table, "d")
    assert decided == []


def test_f2_writes_the_statement_of_the_chosen_row(view: FactTableView, qtbot: QtBot) -> None:
    view.select_fact("f1")
    with qtbot.waitSignal(model_of(view).stated) as signal:
        QTest.keyClick(view.table, Qt.Key.Key_F2)
        (editor,) = view.table.viewport().findChildren(QLineEdit)
        QTest.keyClicks(editor, "It did open.")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert signal.args == ["f1", "It did open."]


def test_a_double_click_writes_there_and_nowhere_else(view: FactTableView) -> None:
    model = model_of(view)
    for column, editors in ((1, 0), (model.columns().index("statement"), 1)):
        place = view.table.visualRect(model.index(0, column)).center()
        QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert len(view.table.viewport().findChildren(QLineEdit)) == editors


def test_what_is_only_read_is_not_written(view: FactTableView) -> None:
    model_of(view).writable = False
    view.select_fact("f1")
    QTest.keyClick(view.table, Qt.Key.Key_F2)
    assert not view.table.viewport().findChildren(QLineEdit)


def test_columns_are_chosen_and_remembered(view: FactTableView) -> None:
    names = model_of(view).columns()
    hidden = [name for place, name in enumerate(names) if view.table.isColumnHidden(place)]
    assert hidden == ["tags"]
    menu = menu_of(view, "View")
    assert not next(a for a in menu.actions() if a.text() == "Fact").isEnabled()
    tick(menu, "Tags")
    tick(menu, "South && East")
    tick(menu, "Group by: State")
    state = view.layout_state()
    again = FactTableView(model_of(view))
    again.restore_layout(state)
    for shown in (view, again):
        assert [n for place, n in enumerate(names) if shown.table.isColumnHidden(place)] == ["side:South & East"]
    again.restore_layout(QByteArray())
    assert model_of(view).grouping == "state"


def test_the_header_has_the_same_menu(view: FactTableView) -> None:
    assert view.table.horizontalHeader().contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu
    menu = view.header_menu()  # no screen here can show it
    assert {"State", "Tags", "Group by: State", "Copy as a table"} <= {a.text() for a in menu.actions()}


def test_the_first_row_of_a_group_has_room_for_its_head(view: FactTableView) -> None:
    usual = view.table.rowHeight(0)
    model = model_of(view)
    model.set_grouping("state")
    assert [view.table.rowHeight(row) - usual for row in range(5)] == [HEAD if row in model.heads() else 0 for row in range(5)]
    model.set_filter(FactFilter("bridge"))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    heights = [view.table.rowHeight(row) for row in range(model.rowCount())]
    assert heights == [usual + (HEAD if row in model.heads() else 0) for row in range(model.rowCount())]
    view.set_theme(DARK)
    assert not view.grab().isNull()
    model.set_grouping("")
    assert {view.table.rowHeight(row) for row in range(model.rowCount())} == {usual}


def test_differences_are_asked_for_in_a_menu(view: FactTableView) -> None:
    model = model_of(view)
    tick(menu_of(view, "Differences"), "conflict")
    assert model.rowCount() == 0  # the only one was dismissed
    tick(menu_of(view, "Differences"), "conflict")
    tick(menu_of(view, "Differences"), "number")
    assert [model.fact_at(row) for row in range(model.rowCount())] == ["f1"]
    (button,) = [b for b in view.findChildren(QToolButton) if b.accessibleName() == "Differences"]
    assert button.text() == "Differences (1)"
    tick(menu_of(view, "Differences"), "Whatever differs")
    assert model.rowCount() == 5


def test_severities_and_words_go_together(view: FactTableView, qtbot: QtBot) -> None:
    tick(menu_of(view, "Differences"), "tension")
    with qtbot.waitSignal(view.filter_changed) as signal:
        QTest.keyClicks(view.findChild(QLineEdit), "x")
    assert signal.args[0].severities == {Severity.TENSION}
    assert signal.args[0].text == "x"


def test_the_table_is_copied_as_it_is_shown(view: FactTableView, qtbot: QtBot) -> None:
    view.table.setFocus()
    tick(menu_of(view, "View"), "Verdict")
    with qtbot.waitSignal(view.copied) as signal:
        QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert signal.args == [5]
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0].split("\t") == ["State", "Fact", "North", "South & East", "Observers", "Differences", "Reconciled statement"]
    assert len(lines) == 6
    assert data.html().count("<tr>") == 6


def test_what_is_chosen_is_copied_and_of_one_all(view: FactTableView) -> None:
    model, table = model_of(view), view.table
    copied: list[int] = []
    view.copied.connect(copied.append)
    chosen: list[str] = []
    view.fact_chosen.connect(chosen.append)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(table, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied == [model.rowCount(), 3]
    assert chosen == [model.fact_at(0)]  # a choice of several is for copying; the fact that is read stays
    data = QGuiApplication.clipboard().mimeData()
    assert len(data.text().split("\n")) >= 4
    assert data.html().count("<tr>") == 4


def day_field(menu: QMenu) -> QLineEdit:
    form = next(
        a.defaultWidget() for a in menu.actions() if isinstance(a, QWidgetAction) and a.defaultWidget().findChildren(QLineEdit)
    )
    return next(field for field in form.findChildren(QLineEdit) if field.accessibleName() == "Since")


def test_sides_and_dates_are_chosen_in_a_menu(view: FactTableView) -> None:
    model = model_of(view)
    everything = model.rowCount()
    menu = menu_of(view, "Sides, tags, dates")
    tick(menu, "North")
    found = model.rowCount()
    assert 0 < found < everything
    button = next(b for b in view.findChildren(QToolButton) if b.accessibleName() == "Sides, tags, dates")
    assert button.text() == "More (1)"
    menu = menu_of(view, "Sides, tags, dates")
    since = day_field(menu)
    since.setText("2014-0")  # not ready yet: it asks nothing
    assert model.rowCount() == found
    since.setText("2014-03-03")
    assert 0 < model.rowCount() < found
    menu = menu_of(view, "Sides, tags, dates")
    since = day_field(menu)
    assert since.text() == "2014-03-03"
    tick(menu, "Whatever side, tag and date")
    assert model.rowCount() == everything


def test_groups_are_chosen_one_at_a_time(view: FactTableView) -> None:
    model = model_of(view)
    for words, name in (("Heading in the text", "heading"), ("Who or what it is about", "name"), ("not at all", "")):
        menu = menu_of(view, "View")
        tick(menu, f"Group by: {words}")
        assert model.grouping == name
        assert bool(model.heads()) is bool(name)
        assert sum(a.isChecked() for a in menu.actions() if a.text().startswith("Group by")) == 1


def test_the_columns_share_all_the_room_of_a_window_that_grew(view: FactTableView, qtbot: QtBot) -> None:
    header = view.table.horizontalHeader()
    view.resize(500, 300)
    qtbot.waitUntil(lambda: header.length() > view.table.viewport().width())
    view.resize(1900, 300)
    qtbot.waitUntil(lambda: header.length() == view.table.viewport().width())
