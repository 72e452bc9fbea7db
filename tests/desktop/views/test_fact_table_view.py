"""The fact table as a place to work: verdicts by one key, writing in a cell, columns, groups, menus, copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton

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
    tick(menu, "Group by state")
    state = view.layout_state()
    again = FactTableView(model_of(view))
    again.restore_layout(state)
    for shown in (view, again):
        assert [n for place, n in enumerate(names) if shown.table.isColumnHidden(place)] == ["side:South & East"]
    again.restore_layout(QByteArray())
    assert model_of(view).grouped


def test_the_header_has_the_same_menu(view: FactTableView) -> None:
    assert view.table.horizontalHeader().contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu
    menu = view.header_menu()  # no screen here can show it
    assert {"State", "Tags", "Group by state", "Copy as a table"} <= {a.text() for a in menu.actions()}


def test_the_first_row_of_a_group_has_room_for_its_head(view: FactTableView) -> None:
    usual = view.table.rowHeight(0)
    model = model_of(view)
    model.set_grouped(True)
    assert [view.table.rowHeight(row) - usual for row in range(5)] == [HEAD if row in model.heads() else 0 for row in range(5)]
    model.set_filter(FactFilter("bridge"))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    heights = [view.table.rowHeight(row) for row in range(model.rowCount())]
    assert heights == [usual + (HEAD if row in model.heads() else 0) for row in range(model.rowCount())]
    view.set_theme(DARK)
    assert not view.grab().isNull()
    model.set_grouped(False)
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
