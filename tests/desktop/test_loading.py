"""A large project is read aside: the window says so meanwhile, nothing can be done, and what was read is what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop import loading
from desktop.changes import Changes
from desktop.session import Session
from reconciler.decisions import target_of_fact
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window

WAIT = 30_000


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes every project for a large one."""
    monkeypatch.setattr(loading, "LARGE", 0)


@pytest.mark.usefixtures("large")
def test_it_is_said_and_nothing_can_be_done_until_it_is_there(qtbot: QtBot, window: Window, project: Path) -> None:
    with Session.open(project) as session:
        expected = session.report()
    window.open(project)
    assert window.controller.project.loading
    assert window.main.empty.isVisible()
    for name in ("undo", "add", "reconcile", "export", "accept"):
        assert not window.main.actions_by_name[name].isEnabled(), name
    window.presenter.go_to("sources")
    assert window.main.empty.isVisible()
    qtbot.waitUntil(lambda: window.controller.project.report is not None, timeout=WAIT)
    assert window.controller.project.report == expected
    assert not window.controller.project.loading
    assert window.presenter.workspace.isVisible()
    window.presenter.choose_fact(expected.rows[0].fact.id)
    window.presenter.decide(VerdictValue.ACCEPTED)
    assert window.controller.project.report.rows[0].verdict.value is VerdictValue.ACCEPTED


@pytest.mark.usefixtures("large")
def test_a_project_without_a_run_says_what_to_do_next(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    Session.create(tmp_path / "new.diptych").close()
    window.open(tmp_path / "new.diptych")
    qtbot.waitUntil(lambda: not window.controller.project.loading, timeout=WAIT)
    assert window.controller.project.report is None
    assert window.main.empty.isVisible()
    assert window.main.actions_by_name["add"].isEnabled()


@pytest.mark.usefixtures("large")
def test_when_it_is_stopped_or_closed_nothing_is_left(qtbot: QtBot, window: Window, project: Path) -> None:
    window.open(project)
    window.controller.cancel()
    qtbot.waitUntil(lambda: window.controller.project is None, timeout=WAIT)
    assert window.main.start.isVisible()
    window.open(project)
    window.controller.close()
    qtbot.wait(200)
    assert window.controller.project is None
    assert not window.controller.busy
    window.open(project)
    qtbot.waitUntil(lambda: window.controller.project.report is not None, timeout=WAIT)


@pytest.mark.usefixtures("large")
def test_what_is_damaged_is_said(qtbot: QtBot, window: Window, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reconciler.errors import NotAProject

    def torn(_session: Session) -> None:
        raise NotAProject("The file is torn: restore a backup.")

    monkeypatch.setattr(Session, "report_if_any", torn)
    window.open(project)
    qtbot.waitUntil(lambda: window.controller.project is None, timeout=WAIT)
    assert "torn" in window.main.messages.text()


def test_a_small_project_is_there_at_once(window: Window, project: Path) -> None:
    window.open(project)
    assert window.controller.project.report is not None


def test_a_run_is_shown_without_being_read_again(
    qtbot: QtBot, opened: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened.controller.do(lambda s: s.decide(target_of_fact(s.report().rows[0].fact), VerdictValue.ACCEPTED))
    (tmp_path / "west.txt").write_text("The tunnel was closed on 1 May 2015.", "utf-8")
    opened.controller.do(lambda s: s.add_files([tmp_path / "west.txt"], side="West"), Changes.SOURCES)
    monkeypatch.setattr(Session, "analysis", lambda _session: pytest.fail("read again"))
    monkeypatch.setattr(Session, "difference", lambda _session, _run: None)
    opened.controller.reconcile()
    qtbot.waitUntil(lambda: "West" in opened.controller.project.report.sides, timeout=WAIT)
    monkeypatch.undo()
    with Session.open(opened.controller.project.path, read_only=True) as session:
        assert opened.controller.project.report == session.report()
