"""What is asked for in the panel and the table, done in a real window: stored, shown, undone, and offered for the next run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.models.intents import (
    AddTag,
    ChooseMerge,
    DeleteNote,
    EditNote,
    LeaveAlone,
    Merge,
    RemoveClaim,
    RemoveTag,
    Reply,
    ShowSwitches,
    Split,
    State,
    SwitchRule,
    SwitchWords,
)
from desktop.models.labels import type_label
from desktop.session import Session
from desktop.views.fact_chooser import FactChooser
from desktop.views.switches import SwitchesDialog
from reconciler.decisions import facet_home
from reconciler.notebook.entries import TieKind, VerdictValue

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.models.intents import Intent
    from reconciler.report import Row


@pytest.fixture
def chosen(opened: Window) -> Window:
    """A window in which the disputed fact is chosen."""
    opened.presenter.choose_fact(opened.presenter.facts.fact_at(0))
    return opened


def row(window: Window) -> Row:
    return next(r for r in window.controller.project.report.rows if r.fact.id == window.presenter.fact)


def do(window: Window, intent: Intent) -> bool:
    done = window.presenter.workspace.detail.state.do(intent)
    QGuiApplication.processEvents()
    return done


def words(window: Window) -> str:
    QGuiApplication.processEvents()
    detail = window.presenter.workspace.detail
    return "\n".join(label.text() for label in detail.findChildren(QLabel) if label.isVisibleTo(detail))


def status(window: Window) -> str:
    return window.main.statusBar().currentMessage()


def test_a_type_is_switched_off_listed_and_switched_on_again(chosen: Window) -> None:
    assert do(chosen, SwitchRule("date"))
    assert row(chosen).discrepancies == ()
    assert "undo" in status(chosen)
    assert "disputed: 0" in chosen.main._counts.text()
    chosen.main.actions_by_name["switches"].trigger()
    (dialog,) = chosen.main.findChildren(SwitchesDialog)
    shown = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"Type: {type_label('date')}" in shown
    (on,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Switch on again"]
    QTest.mouseClick(on, Qt.MouseButton.LeftButton)
    assert [d.type for d in row(chosen).discrepancies] == ["date"]
    QGuiApplication.processEvents()
    assert "Nothing is switched off" in "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_two_words_are_switched_off_and_that_is_undone(chosen: Window) -> None:
    card = chosen.presenter.workspace.detail._detail.cards[0]
    assert do(chosen, SwitchWords(*card.pair))
    assert row(chosen).discrepancies == ()
    chosen.controller.undo()
    assert len(row(chosen).discrepancies) == 1
    do(chosen, SwitchWords(*card.pair))
    do(chosen, ShowSwitches())
    (dialog,) = chosen.main.findChildren(SwitchesDialog)
    (on,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Switch on again"]
    QTest.mouseClick(on, Qt.MouseButton.LeftButton)
    assert len(row(chosen).discrepancies) == 1


def test_a_dismissed_flag_changes_the_state_and_is_reopened(chosen: Window) -> None:
    flag = row(chosen).discrepancies[0].id
    detail = chosen.presenter.workspace.detail
    detail.discrepancy_decided.emit(flag, VerdictValue.DISMISSED, "two calendars")
    assert "The program found: ≠ disputed" in words(chosen)
    detail.discrepancy_decided.emit(flag, VerdictValue.OPEN, "")
    assert "The program found" not in words(chosen)


def test_a_statement_and_a_value_are_stored(chosen: Window) -> None:
    assert do(chosen, State("It opened.", suggested=True))
    assert "proposed by the program, taken over" in words(chosen)
    chosen.presenter.facts.stated.emit(chosen.presenter.fact, "It did open.")
    assert row(chosen).statement.text == "It did open."
    assert not row(chosen).statement.suggested
    assert do(chosen, State("3 March 2014", "date"))
    home = facet_home(chosen.presenter.fact, "date")
    assert chosen.controller.project.report.decisions.statements[home].text == "3 March 2014"
    assert do(chosen, State(""))
    assert row(chosen).statement is None


def test_a_note_is_answered_changed_and_deleted(chosen: Window) -> None:
    chosen.presenter.annotate("one")
    (note,) = row(chosen).notes
    assert do(chosen, Reply(note.id, "to one"))
    assert do(chosen, EditNote(note.id, "**two**"))
    assert [n.text for n in row(chosen).notes] == ["**two**", "to one"]
    reply = row(chosen).notes[1]
    assert reply.reply_to == note.id
    assert do(chosen, DeleteNote(reply.id))
    assert "Ctrl+Z" in status(chosen)
    assert not do(chosen, DeleteNote(reply.id))
    chosen.controller.undo()
    assert len(row(chosen).notes) == 2


def test_tags_go_on_and_off_and_find_the_fact(chosen: Window, qtbot: QtBot) -> None:
    assert do(chosen, AddTag("old road"))
    field = chosen.presenter.workspace.facts.findChild(QLineEdit)
    qtbot.keyClicks(field, "#old")
    assert chosen.presenter.facts.rowCount() == 1
    assert do(chosen, RemoveTag("Old Road"))
    assert chosen.controller.project.report.decisions.tags == {}


@pytest.mark.parametrize("which", ["split", "merge", "alone", "remove"])
def test_what_the_next_run_keeps_to_is_offered_for_it(chosen: Window, project: Path, which: str) -> None:
    claim = row(chosen).cells[0][0].claim.id
    other = next(r.fact.id for r in chosen.controller.project.report.rows if r.fact.id != chosen.presenter.fact)
    intents = {"split": Split((claim,)), "merge": Merge(other), "alone": LeaveAlone(claim), "remove": RemoveClaim(claim)}
    assert not chosen.controller.project.stale
    assert do(chosen, intents[which])
    assert chosen.controller.project.stale
    assert "not as they were" in chosen.main.messages.text()
    assert "next run" in status(chosen)
    with Session.open(project, read_only=True) as session:
        kinds = {tie.kind for tie in session.ties()}
        removed = session.constraints().removed
    wanted = {"split": {TieKind.APART}, "merge": {TieKind.LINKED}, "alone": {TieKind.ALONE}, "remove": set()}
    assert (kinds, bool(removed)) == (wanted[which], which == "remove")
    chosen.controller.undo()
    assert not chosen.controller.project.stale


def test_a_fact_to_merge_with_is_found_by_typing(chosen: Window, qtbot: QtBot) -> None:
    assert do(chosen, ChooseMerge())
    (dialog,) = chosen.main.findChildren(FactChooser)
    assert dialog.list.count() == 4  # all but the one at hand
    qtbot.keyClicks(dialog.field, "zebra")
    assert dialog.list.count() == 0
    dialog.field.setText("library")
    assert dialog.list.count() == 1
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert {tie.kind for tie in chosen.controller._session.ties()} == {TieKind.LINKED}


def test_all_cannot_be_split_off_and_that_is_said(chosen: Window) -> None:
    assert not do(chosen, Split(row(chosen).fact.claims))
    assert "choose some" in chosen.main.messages.text()


def test_a_key_in_the_table_decides_with_the_reason_in_the_panel(chosen: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(chosen.presenter.workspace.detail._bar._reason, "sure")
    table = chosen.presenter.workspace.facts.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_R)
    assert (row(chosen).verdict.value, row(chosen).verdict.reason) == (VerdictValue.RESOLVED, "sure")
    qtbot.keyClick(table, Qt.Key.Key_O)
    assert row(chosen).verdict.value is VerdictValue.OPEN


def test_a_passage_outside_the_fact_is_gone_to(chosen: Window) -> None:
    east = next(d for d in chosen.controller.project.documents if d.side == "East")
    claim = next(c for c in chosen.controller.project.report.analysis.claims if c.source == east.id)
    chosen.presenter.workspace.detail.quote_chosen.emit(claim.id)
    assert east.id in chosen.presenter.sources
    assert chosen.presenter.workspace.parallel.chosen_claim() == claim.id
    assert claim.id in chosen.presenter._rows[chosen.presenter.fact].fact.claims
