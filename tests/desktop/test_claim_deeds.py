"""What is set right in the texts is stored, holds from the next run on, and is undone by Ctrl+Z."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.models.intents import (
    BoundClaim,
    CutClaim,
    JoinClaims,
    LeaveAlone,
    LinkClaims,
    MakeClaim,
    PartClaims,
    RemoveClaim,
)
from reconciler.notebook.entries import ClaimKind, TieKind

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desktop.app import Window
    from desktop.models.intents import TextIntent
    from reconciler.model import Claim


def claims_of(window: Window, name: str) -> list[Claim]:
    project = window.controller.project
    source = next(d.id for d in project.documents if d.name == name)
    return sorted((c for c in project.report.analysis.claims if c.source == source), key=lambda c: c.start)


def marks(window: Window) -> list[tuple[ClaimKind, str]]:
    notebook = window.controller.ask(lambda session: session.notebook())
    return [(mark.kind, mark.anchor.quote) for mark in notebook.claims]


def ties(window: Window) -> list[TieKind]:
    return [tie.kind for tie in window.controller.ask(lambda session: session.ties())]


def do(window: Window, intent: TextIntent) -> bool:
    return window.presenter.texts._deeds.do(intent)


def test_claims_are_made_bounded_cut_joined_and_removed_and_all_is_undone(opened: Window) -> None:
    first, second = claims_of(opened, "north.txt")[:2]
    quote = first.quote
    intents: list[tuple[TextIntent, set[tuple[ClaimKind, str]]]] = [
        (MakeClaim(first.source, 4, 16), {(ClaimKind.MADE, "river bridge")}),
        (BoundClaim(first.id, 4, first.end), {(ClaimKind.MADE, quote[4:]), (ClaimKind.REMOVED, quote)}),
        (CutClaim(first.id, 17), {(ClaimKind.MADE, quote[:17]), (ClaimKind.MADE, quote[17:]), (ClaimKind.REMOVED, quote)}),
        (JoinClaims(first.id, second.id), {(ClaimKind.REMOVED, quote), (ClaimKind.REMOVED, second.quote)}),
        (RemoveClaim(first.id), {(ClaimKind.REMOVED, quote)}),
    ]
    for intent, expected in intents:
        assert do(opened, intent)
        assert expected <= set(marks(opened))
        assert opened.controller.project.stale
        opened.controller.undo()
        assert marks(opened) == []
        assert not opened.controller.project.stale


def test_what_holds_from_the_next_run_on_is_marked_until_then(opened: Window) -> None:
    pane = opened.presenter.workspace.parallel.panes[0]
    claim = claims_of(opened, "north.txt")[1]
    do(opened, MakeClaim(claim.source, 4, 16))
    do(opened, RemoveClaim(claim.id))
    formats = {(start, end): shown for start, end, shown in pane.overlay}
    assert formats[4, 16].underlineStyle() == pane.style_of_text.made.underlineStyle()
    assert formats[claim.start, claim.end].fontStrikeOut()
    names = {d.name: d.id for d in opened.controller.project.documents}
    opened.presenter.choose_sources(names["south.txt"], names["north.txt"])  # laid out anew, the marks stay
    pane = opened.presenter.workspace.parallel.panes[1]
    assert (4, 16) in {(start, end) for start, end, _ in pane.overlay}
    opened.controller.undo()
    opened.controller.undo()
    assert pane.overlay == []


def test_claims_are_linked_parted_and_left_alone_and_all_is_undone(opened: Window) -> None:
    north, south = claims_of(opened, "north.txt")[0], claims_of(opened, "south.txt")[0]
    for intent, kind in (
        (LinkClaims(north.id, south.id), TieKind.LINKED),
        (PartClaims(north.id, south.id), TieKind.APART),
        (LeaveAlone(north.id), TieKind.ALONE),
    ):
        assert do(opened, intent)
        assert ties(opened) == [kind]
        opened.controller.undo()
        assert ties(opened) == []


def test_a_claim_that_is_gone_is_told(opened: Window) -> None:
    assert not do(opened, RemoveClaim("gone"))
    assert not do(opened, LinkClaims(claims_of(opened, "north.txt")[0].id, "gone"))
    assert "no longer there" in opened.main.statusBar().currentMessage()


def test_what_the_session_refuses_is_told_and_nothing_is_stored(opened: Window) -> None:
    claim = claims_of(opened, "north.txt")[0]
    assert not do(opened, CutClaim(claim.id, claim.end))
    assert marks(opened) == []


def test_a_project_open_for_reading_stays_as_it_is(window: Window, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.engine._is_writable", lambda path: False)  # root may write everywhere
    window.open(project)
    assert not do(window, MakeClaim(claims_of(window, "north.txt")[0].source, 4, 16))
    assert "reading only" in window.main.statusBar().currentMessage()
    assert not window.main.actions_by_name["make_claim"].isEnabled()
    assert window.main.actions_by_name["fold"].isEnabled()


def test_words_are_made_a_claim_by_keys_alone(opened: Window) -> None:
    opened.main.activateWindow()
    assert QTest.qWaitForWindowActive(opened.main)
    view = opened.presenter.workspace.parallel
    pane = view.panes[0]
    pane.setFocus()
    opened.main.actions_by_name["caret"].trigger()
    QTest.keyClick(pane, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(3):
        QTest.keyClick(pane, Qt.Key.Key_Right, both)
    assert pane.selected_text() == "The river bridge "
    QTest.keyClick(pane, Qt.Key.Key_M, both)
    assert marks(opened) == [(ClaimKind.MADE, "The river bridge")]
    QTest.keyClick(pane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marks(opened) == []


def test_ctrl_f_finds_in_the_texts_where_the_keyboard_is_there_and_facts_elsewhere(opened: Window) -> None:
    opened.main.activateWindow()
    assert QTest.qWaitForWindowActive(opened.main)
    view, facts = opened.presenter.workspace.parallel, opened.presenter.workspace.facts
    view.panes[1].setFocus()
    opened.main.actions_by_name["find"].trigger()
    assert view.finder.bar.isVisible()
    assert view.finder.bar.field.hasFocus()
    facts.table.setFocus()
    opened.main.actions_by_name["find"].trigger()
    assert not view.finder.bar.field.hasFocus()
    opened.main.actions_by_name["find_next"].trigger()
    assert not view.finder.bar.field.hasFocus()  # it is open already: this only goes on


def test_folding_and_wrapping_follow_the_menu(opened: Window) -> None:
    view = opened.presenter.workspace.parallel
    names = {d.name: d.id for d in opened.controller.project.documents}
    opened.presenter.choose_sources(names["north.txt"], names["east.txt"])
    assert opened.main.actions_by_name["wrap"].isChecked()
    opened.main.actions_by_name["fold"].trigger()
    assert view.panes[1].column.folds()
    opened.main.actions_by_name["wrap"].trigger()
    assert view.panes[0].column.lay_out(0).layout.lineCount() == 1
    opened.main.actions_by_name["fold"].trigger()
    assert not view.panes[1].column.folds()
