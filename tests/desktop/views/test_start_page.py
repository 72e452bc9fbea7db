"""The first page and the strip of messages, each as a person meets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from desktop.theme import DARK, LIGHT, THEMES
from desktop.views.message_bar import LINES, MessageBar
from desktop.views.start_page import StartPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PROJECTS = ((Path("/work/talks.diptych"), True), (Path("/away/gone.diptych"), False))


def button(parent: QWidget, words: str) -> QWidget:
    return next(
        b for b in (*parent.findChildren(QPushButton), *parent.findChildren(QToolButton)) if words in b.accessibleName() + b.text()
    )


def said(parent: QWidget) -> str:
    QGuiApplication.processEvents()  # what was just added to a layout is shown in the next turn
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisibleTo(parent))


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.mark.parametrize(
    ("words", "action"),
    [("Open the sample", "sample"), ("New proj", "new"), ("Open proj", "open"), ("Paste a text", "paste")],
)
def test_a_button_asks_for_its_action(qtbot: QtBot, page: StartPage, words: str, action: str) -> None:
    with qtbot.waitSignal(page.action_chosen) as chosen:
        qtbot.keyClick(button(page, words), Qt.Key.Key_Space)
    assert chosen.args == [action]


def test_it_says_what_can_be_dropped(page: StartPage) -> None:
    assert "Or drop files here" in said(page.zone)
    assert "folder with one subfolder a side" in said(page.zone)


def test_it_shows_that_files_are_held_over_it(page: StartPage) -> None:
    page.set_theme(LIGHT)
    rest = page.zone.styleSheet()
    page.set_dragging(True)
    assert LIGHT.selection in page.zone.styleSheet() != rest
    page.set_dragging(False)
    assert page.zone.styleSheet() == rest


def test_with_no_project_opened_yet_there_is_no_list(page: StartPage) -> None:
    assert not page.recent.isVisible()


def test_a_recent_project_is_opened(qtbot: QtBot, page: StartPage) -> None:
    page.set_recent(PROJECTS)
    with qtbot.waitSignal(page.project_chosen) as chosen:
        qtbot.mouseClick(button(page, "Open talks"), Qt.MouseButton.LeftButton)
    assert chosen.args == [PROJECTS[0][0]]


def test_one_that_is_not_there_says_so_and_cannot_be_opened(page: StartPage) -> None:
    page.set_recent(PROJECTS)
    assert "gone: not there" in said(page)
    assert not any("Open gone" in b.accessibleName() for b in page.findChildren(QPushButton))


@pytest.mark.parametrize("number", [0, 1])
def test_any_can_be_taken_off_the_list(qtbot: QtBot, page: StartPage, number: int) -> None:
    page.set_recent(PROJECTS)
    path = PROJECTS[number][0]
    with qtbot.waitSignal(page.project_removed) as removed:
        qtbot.keyClick(button(page, f"Take {path.stem} off"), Qt.Key.Key_Space)
    assert removed.args == [path]


def test_where_a_project_lies_is_shown_by_its_end(page: StartPage) -> None:
    page.set_recent([(Path("/" + "long/" * 30 + "end/a.diptych"), True)])
    assert "…" in said(page)
    assert "long/end" in said(page)


def test_a_long_name_is_cut_and_said_whole(page: StartPage) -> None:
    page.set_recent([(Path("/p") / f"{'name ' * 40}.diptych", True)])
    long = next(b for b in page.findChildren(QPushButton) if b.text().endswith("…") and b.text().startswith("name"))
    assert "name " * 40 in long.toolTip()


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_it_takes_over_a_theme_with_its_list(page: StartPage, look: object) -> None:
    page.set_recent(PROJECTS)
    page.set_theme(look)  # type: ignore[arg-type]
    assert look.accent in button(page, "Open talks").styleSheet()  # type: ignore[attr-defined]


# --- the strip of messages -----------------------------------------------------------------------------------------------------


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_while_there_is_nothing_to_say(bar: MessageBar) -> None:
    assert not bar.isVisible()
    assert bar.text() == ""


def test_notices_gather_and_go_by_themselves(qtbot: QtBot, bar: MessageBar) -> None:
    bar._timer.setInterval(50)
    bar.show_notice("One.")
    bar.show_notice("Two.")
    assert bar.text() == "One.\nTwo."
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_the_same_is_said_once_and_no_more_than_a_few(bar: MessageBar) -> None:
    for n in (*range(LINES + 3), LINES):
        bar.show_notice(f"{n}.")
    assert len(bar.text().split("\n")) == LINES
    assert bar.text().count(f"{LINES}.") == 1
    assert bar.text().endswith(f"{LINES}.")


def test_an_error_stays_until_it_is_closed(qtbot: QtBot, bar: MessageBar) -> None:
    bar._timer.setInterval(20)
    bar.show_notice("Fine.")
    bar.show_error("It went wrong.")
    qtbot.wait(60)
    assert bar.text() == "It went wrong."
    qtbot.mouseClick(bar._close, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_an_offer_brings_its_action(qtbot: QtBot, bar: MessageBar) -> None:
    bar.offer("2 texts wait.", "reconcile", "Reconcile")
    with qtbot.waitSignal(bar.acted) as acted:
        qtbot.keyClick(bar._button, Qt.Key.Key_Space)
    assert acted.args == ["reconcile"]
    assert not bar.isVisible()


def test_an_offer_is_taken_back_by_its_name_alone(bar: MessageBar) -> None:
    bar.offer("2 texts wait.", "reconcile", "Reconcile")
    bar.withdraw("other")
    assert bar.isVisible()
    bar.withdraw("reconcile")
    assert not bar.isVisible()


def test_an_offer_does_not_hide_an_error(bar: MessageBar) -> None:
    bar.show_error("It went wrong.")
    bar.offer("2 texts wait.", "reconcile", "Reconcile")
    assert bar.text() == "It went wrong."
    assert not bar._button.isVisible()


def test_a_notice_takes_the_place_of_an_offer(bar: MessageBar) -> None:
    bar.offer("2 texts wait.", "reconcile", "Reconcile")
    bar.show_notice("Exported.")
    assert bar.text() == "Exported."
    assert not bar._button.isVisible()


def test_what_it_says_is_plain_text(bar: MessageBar) -> None:
    bar.show_error("<b>bold</b>")
    assert "<b>bold</b>" in said(bar)


def test_a_screen_reader_hears_it(bar: MessageBar) -> None:
    bar.show_error("It went wrong.")
    assert QAccessible.queryAccessibleInterface(bar).text(QAccessible.Text.Name) == "It went wrong."
    assert bar._close.accessibleName()


def test_errors_and_notices_differ_in_both_themes(bar: MessageBar) -> None:
    for look in (LIGHT, DARK):
        bar.clear()
        bar.set_theme(look)
        bar.show_notice("Fine.")
        fine = bar.styleSheet()
        bar.show_error("Wrong.")
        assert bar.styleSheet() != fine
