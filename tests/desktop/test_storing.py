"""What a run found is stored in a thread: nothing slips between, closing waits, and a failure leaves the project as it was."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QThread

from desktop import storing
from desktop.changes import Changes
from desktop.session import Session
from reconciler.decisions import target_of_fact
from reconciler.errors import ProjectError
from reconciler.model import Document
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.runs import Run

WAIT = 30_000
WEST = Document("west.txt", "West", "The river bridge was opened in April 2014.", "en")


class Gate:
    """Holds the thread that stores before it begins, until it is opened."""

    def __init__(self) -> None:
        self._reached, self._open = threading.Event(), threading.Event()
        self.threads: list[int] = []

    def wait_for_the_thread(self) -> None:
        assert self._reached.wait(WAIT / 1000)

    def open(self) -> None:
        self._open.set()

    def pass_through(self) -> None:
        self.threads.append(threading.get_ident())
        self._reached.set()
        assert self._open.wait(WAIT / 1000)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made, plain = Gate(), Session.store_run

    def store_run(session: Session, run: Run) -> None:
        made.pass_through()
        plain(session, run)

    monkeypatch.setattr(Session, "store_run", store_run)
    yield made
    made.open()


@pytest.fixture
def stored(qtbot: QtBot, opened: Window, gate: Gate) -> Window:
    """The window at the moment when a second run is being stored."""
    controller = opened.controller
    controller.run_found.disconnect()
    controller.run_found.connect(controller.keep_run)
    controller.add_documents([WEST])
    controller.reconcile()
    qtbot.waitUntil(lambda: controller.storing, timeout=WAIT)
    gate.wait_for_the_thread()
    return opened


def sides(project: Path) -> tuple[str, ...]:
    with Session.open(project, read_only=True) as session:
        return session.report().sides


def test_it_is_stored_in_a_thread_and_shown(qtbot: QtBot, stored: Window, gate: Gate) -> None:
    controller = stored.controller
    assert "West" not in controller.project.report.sides
    assert "Storing" in stored.main.job.text()
    with qtbot.waitSignal(controller.changed, timeout=WAIT) as changed:
        gate.open()
    assert changed.args == [Changes.ANALYSIS | Changes.DECISIONS, None]
    assert gate.threads != [threading.get_ident()]
    assert QThread.currentThread() is stored.thread()
    assert not controller.busy
    assert not controller.storing
    assert not controller.project.stale
    with Session.open(controller.project.path, read_only=True) as session:
        assert controller.project.report == session.report()
        assert controller.project.documents == session.documents()
    assert {row.fact.id for row in controller.project.report.rows} == stored.presenter.facts.shown()


def test_nothing_is_stored_between_and_it_is_said(qtbot: QtBot, stored: Window, gate: Gate) -> None:
    controller = stored.controller
    before = controller.ask(lambda session: session.notebook())
    fact = controller.project.report.rows[0].fact
    refused: list[str] = []
    controller.failed.connect(refused.append)
    controller.undo()
    controller.redo()
    controller.decide(target_of_fact(fact), VerdictValue.ACCEPTED)
    controller.add_documents([Document("east.txt", "East", "A tunnel was closed in May 2015.", "en")])
    assert len(refused) == 4
    assert all("do it again in a moment" in sentence for sentence in refused)
    assert controller.ask(lambda session: session.notebook()) == before
    gate.open()
    qtbot.waitUntil(lambda: not controller.busy, timeout=WAIT)
    controller.decide(target_of_fact(controller.project.report.rows[0].fact), VerdictValue.ACCEPTED)
    assert len(refused) == 4
    assert controller.project.report.rows[0].verdict.value is VerdictValue.ACCEPTED
    assert controller.ask(lambda session: session.check()) == ()


def test_what_writes_is_off_and_says_why(qtbot: QtBot, stored: Window, gate: Gate) -> None:
    from desktop.actions import SPECS, lacking

    actions = stored.main.actions_by_name
    for name in ("undo", "redo", "add", "reconcile", "accept", "export"):
        assert not actions[name].isEnabled(), name
    undo = next(spec for spec in SPECS if spec.name == "undo")
    assert lacking(undo.needs, stored.main.available) == "what was found is being stored"
    gate.open()
    qtbot.waitUntil(lambda: not stored.controller.busy, timeout=WAIT)
    assert actions["undo"].isEnabled()


def test_it_cannot_be_stopped_and_never_claims_to_be(qtbot: QtBot, stored: Window, gate: Gate) -> None:
    controller = stored.controller
    assert not stored.main.job._stop.isVisibleTo(stored.main.job)
    told: list[str] = []
    controller.noticed.connect(told.append)
    controller.cancel()
    assert len(told) == 1
    assert "is not stopped" in told[0]
    gate.open()
    qtbot.waitUntil(lambda: not controller.busy, timeout=WAIT)
    assert not any("as it was" in sentence for sentence in told)
    assert "West" in controller.project.report.sides


@pytest.mark.parametrize("way", ["project", "window"])
def test_closing_waits_until_it_is_stored(stored: Window, gate: Gate, way: str) -> None:
    path = stored.controller.project.path
    threading.Timer(0.3, gate.open).start()
    if way == "project":
        stored.controller.close()
    else:
        stored.main.close()
    assert not path.with_name(f"{path.name}-wal").exists(), "the last to close folds the log in"
    assert "West" in sides(path)


def test_what_still_comes_after_closing_is_dropped(qtbot: QtBot, stored: Window, gate: Gate, tmp_path: Path) -> None:
    threading.Timer(0.2, gate.open).start()
    stored.controller.create(tmp_path / "other.diptych")
    qtbot.wait(200)
    assert stored.controller.project.path == tmp_path / "other.diptych"
    assert stored.controller.project.report is None
    assert not stored.controller.busy


def test_a_failure_is_told_and_leaves_the_project_as_it_was(qtbot: QtBot, opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_session: Session, _run: Run) -> None:
        raise ProjectError("There is no room left: make room.")

    monkeypatch.setattr(Session, "store_run", full)
    controller = opened.controller
    controller.run_found.disconnect()
    controller.run_found.connect(controller.keep_run)
    controller.add_documents([WEST])
    before = controller.project
    with qtbot.waitSignal(controller.failed, timeout=WAIT) as failed:
        controller.reconcile()
    assert "no room" in failed.args[0]
    assert controller.project == before
    assert not controller.storing
    assert opened.main.actions_by_name["reconcile"].isEnabled()
    assert "West" not in sides(before.path)


def test_what_another_program_did_meanwhile_is_shown_too(
    qtbot: QtBot, stored: Window, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller = stored.controller
    plain = storing.store

    with Session.open(controller.project.path) as other:  # while the thread has not begun its transaction
        other.decide(target_of_fact(other.report().rows[0].fact), VerdictValue.DISMISSED)
    gate.open()
    qtbot.waitUntil(lambda: not controller.busy, timeout=WAIT)
    with Session.open(controller.project.path, read_only=True) as session:
        assert controller.project.report == session.report()
    assert any(row.verdict is not None for row in controller.project.report.rows)

    def and_then_another(project: Path, *given: Any, **named: Any) -> storing.Stored:
        found = plain(project, *given, **named)
        with Session.open(project) as other:  # after what is to be shown was read
            other.decide(target_of_fact(other.report().rows[1].fact), VerdictValue.ACCEPTED)
        return found

    monkeypatch.setattr(storing, "store", and_then_another)
    controller.add_documents([Document("east.txt", "East", "The river bridge was opened in May 2015.", "en")])
    controller.reconcile()
    qtbot.waitUntil(lambda: "East" in controller.project.report.sides, timeout=WAIT)
    with Session.open(controller.project.path, read_only=True) as session:
        assert controller.project.report == session.report()


def test_what_this_window_stored_is_no_change_from_elsewhere(qtbot: QtBot, stored: Window, gate: Gate) -> None:
    gate.open()
    qtbot.waitUntil(lambda: not stored.controller.busy, timeout=WAIT)
    assert not stored.controller.ask(lambda session: session.changed_elsewhere())


def test_a_comparison_can_be_stopped(qtbot: QtBot, opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go_on, plain = threading.Event(), threading.Event(), Session.difference

    def difference(session: Session, run: Run) -> object:
        reached.set()
        assert go_on.wait(WAIT / 1000)
        return plain(session, run)

    monkeypatch.setattr(Session, "difference", difference)
    controller = opened.controller
    controller.add_documents([WEST])
    controller.reconcile()
    qtbot.waitUntil(reached.is_set, timeout=WAIT)
    with qtbot.waitSignal(controller.noticed, timeout=WAIT) as said:
        controller.cancel()
        go_on.set()
    assert "as it was" in said.args[0]
    assert "West" not in sides(controller.project.path)


def test_the_file_is_whole_afterwards(qtbot: QtBot, stored: Window, gate: Gate) -> None:
    gate.open()
    qtbot.waitUntil(lambda: not stored.controller.busy, timeout=WAIT)
    path = stored.controller.project.path
    assert stored.controller.ask(lambda session: session.check()) == ()
    stored.controller.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM run WHERE current").fetchone() == (1,)
