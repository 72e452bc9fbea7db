"""The palette in a real window: everything is found by a few letters, by the keyboard alone, and does what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from desktop.action_spec import Need, lacking
from desktop.actions import SPECS
from desktop.models.palette import Kind
from desktop.pages import PAGES
from desktop.theme import THEMES
from desktop.views.palette import Palette

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.app import Window


def open_palette(window: Window) -> Palette:
    window.main.activateWindow()
    assert QTest.qWaitForWindowActive(window.main)
    window.main.actions_by_name["palette"].trigger()
    return window.main.findChild(Palette)


def type_(qtbot: QtBot, palette: Palette, words: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    qtbot.keyClicks(palette.field, words)
    if key != Qt.Key.Key_unknown:
        qtbot.keyClick(palette.field, key)


def titles(palette: Palette) -> list[str]:
    return [palette.model.entry(row).title for row in range(palette.model.rowCount())]


def test_every_action_and_page_is_offered_with_its_keys(opened: Window) -> None:
    entries = open_palette(opened).model._entries
    assert {e.name for e in entries if e.kind is Kind.ACTION} == {s.name for s in SPECS} - {"palette"}
    assert [e.name for e in entries if e.kind is Kind.PAGE] == [p.name for p in PAGES]
    by_name = {e.name: e for e in entries}
    assert by_name["export"].keys == "Ctrl+E"
    assert by_name["texts"].keys == "Alt+1"
    assert all(spec.shortcut == "" or by_name[spec.name].keys for spec in SPECS if spec.name != "palette")


def test_the_keyboard_alone_finds_and_does_it(qtbot: QtBot, opened: Window) -> None:
    palette = open_palette(opened)
    assert palette.field.hasFocus()
    type_(qtbot, palette, "history", Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert opened.presenter._host.current == "history"


def test_arrows_go_through_the_list(qtbot: QtBot, opened: Window) -> None:
    palette = open_palette(opened)
    rows = palette.model.rowCount()
    for key, row in (
        (Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_PageDown, 11), (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_PageUp, 0),
    ):  # fmt: skip
        qtbot.keyClick(palette.field, key)
        assert palette.list.currentIndex().row() == row
    for _ in range(rows):
        qtbot.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == rows - 1


def test_what_is_chosen_is_said_to_a_screen_reader(qtbot: QtBot, opened: Window) -> None:
    palette = open_palette(opened)
    type_(qtbot, palette, "export")
    assert palette.field.accessibleDescription().startswith("Export, File · Write the fact table")


def test_what_is_of_no_use_now_says_why_and_is_not_done(qtbot: QtBot, window: Window) -> None:
    palette = open_palette(window)
    type_(qtbot, palette, "reconcile")
    assert palette.model.entry(0).lacking == "no project is open"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert not window.controller.busy


def test_a_fact_is_found_by_words_of_its_quotes(qtbot: QtBot, opened: Window) -> None:
    opened.presenter.go_to("history")
    palette = open_palette(opened)
    type_(qtbot, palette, "library children")
    assert titles(palette) == ["Fact: ◇ The library lends books to children"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.presenter._rows[opened.presenter.fact].fact.label.startswith("The library lends")
    assert opened.presenter._host.current == "texts"


def test_facts_come_after_what_else_fits_and_not_for_one_letter(qtbot: QtBot, opened: Window) -> None:
    palette = open_palette(opened)
    type_(qtbot, palette, "b")
    assert not any(t.startswith("Fact:") for t in titles(palette))
    type_(qtbot, palette, "ridge")
    kinds = [palette.model.entry(row).kind for row in range(palette.model.rowCount())]
    assert kinds == sorted(kinds)
    assert kinds[-1] is Kind.FACT


def test_a_source_is_gone_to(qtbot: QtBot, opened: Window) -> None:
    palette = open_palette(opened)
    type_(qtbot, palette, "south bridges")
    assert titles(palette)[0] == "Go to source: Bridges & roads"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.presenter._host.current == "sources"


def test_escape_closes_it_and_the_focus_goes_back(qtbot: QtBot, opened: Window) -> None:
    table = opened.presenter.workspace.facts.table
    opened.main.activateWindow()
    assert QTest.qWaitForWindowActive(opened.main)
    table.setFocus()
    palette = open_palette(opened)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert table.hasFocus()


def test_it_closes_when_it_is_left(opened: Window) -> None:
    palette = open_palette(opened)
    opened.presenter.workspace.facts.table.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()


def test_tab_does_not_leave_it(qtbot: QtBot, opened: Window) -> None:
    palette = open_palette(opened)
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()


def test_nothing_that_fits_is_said(qtbot: QtBot, opened: Window) -> None:
    palette = open_palette(opened)
    type_(qtbot, palette, "qqqqqq", Qt.Key.Key_Return)
    assert palette.model.rowCount() == 0
    assert palette._nothing.isVisible()
    assert palette.isVisible()


def test_a_click_does_it_too(qtbot: QtBot, opened: Window) -> None:
    palette = open_palette(opened)
    type_(qtbot, palette, "timeline")
    view = palette.findChild(QListView)
    place = view.visualRect(palette.model.index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.presenter._host.current == "timeline"


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_it_is_painted_in_both_themes(opened: Window, look: object) -> None:
    opened.set_dark(look.dark)
    palette = open_palette(opened)
    colours = {palette.grab().toImage().pixelColor(x, 60).name() for x in range(20, 400)}
    assert look.selection in colours
    assert len(colours) > 2


@pytest.mark.parametrize(
    ("needs", "there", "said"),
    [
        (Need.NOTHING, Need.IDLE, ""),
        (Need.FACT, Need.IDLE, "no project is open"),
        (Need.FACT, Need.IDLE | Need.PROJECT, "the texts are not reconciled yet"),
        (Need.FACT, Need.IDLE | Need.PROJECT | Need.REPORT, "no fact is chosen"),
        (Need.FACT | Need.WRITABLE, Need.PROJECT | Need.REPORT | Need.FACT, "the project is open for reading only"),
        (Need.REPORT | Need.IDLE, Need.JOB | Need.PROJECT | Need.REPORT, "something else is under way"),
        (Need.JOB, Need.IDLE, "nothing is under way"),
    ],
)
def test_why_an_action_is_of_no_use(qapp: object, needs: Need, there: Need, said: str) -> None:
    assert lacking(needs, there) == said
