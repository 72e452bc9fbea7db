"""How a session and the command line look after a project's file: backups, notices, check, restore, salvage."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db import backups
from desktop.__main__ import main
from desktop.safety import backups_of
from desktop.session import Session
from reconciler.errors import Cancelled
from reconciler.notebook.entries import Target, TargetKind, VerdictValue

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
TARGET = Target(TargetKind.FACT, ("c1",))


@pytest.fixture(autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all backups, not there yet."""
    folder = tmp_path_factory.mktemp("data") / "backups"
    monkeypatch.setenv(backups.VARIABLE, str(folder))
    return folder


def decide(path: Path, reason: str) -> None:
    with Session.open(path) as session:
        session.decide(TARGET, VerdictValue.ACCEPTED, reason)


def reason(path: Path) -> str:
    with Session.open(path, read_only=True) as session:
        return "".join(verdict.reason for verdict in session.notebook().verdicts)


def tamper(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


def said(arguments: list[str], capsys: Capture, code: int = 0) -> tuple[str, str]:
    """What a command says on standard output and standard error."""
    capsys.readouterr()
    assert main(arguments) == code
    out, error = capsys.readouterr()
    return out, error


# --- sessions -----------------------------------------------------------------------------------------------------------------


def test_the_first_session_of_a_day_that_may_write_backs_the_project_up(project: Path) -> None:
    with Session.open(project, read_only=True):
        pass
    assert backups_of(project) == ()
    with Session.open(project) as session:
        session.decide(TARGET, VerdictValue.ACCEPTED)
    assert len(backups_of(project)) == 1
    decide(project, "later on that day")
    assert len(backups_of(project)) == 1
    assert reason(backups_of(project)[0].path) == ""  # there was no reason yet, whether or not the verdict came first
    assert list(project.parent.glob("bridge*")) == [project]
    assert [thread for thread in threading.enumerate() if thread.name == "daily backup"] == []


def test_a_backup_that_cannot_be_made_is_a_notice_and_nothing_else(project: Path, place: Path) -> None:
    place.write_text("a file where the folder would be", "utf-8")
    session = Session.open(project)
    session.decide(TARGET, VerdictValue.ACCEPTED, "kept")
    session.close()
    (notice,) = session.notices()
    assert f"No backup of {project} was made" in notice
    assert session.notices() == ()
    assert reason(project) == "kept"


def test_what_was_found_out_on_opening_is_told_once(project: Path) -> None:
    tamper(project, "UPDATE claim SET quote = 'never said'")
    with Session.open(project, read_only=True) as session:
        assert "A quote is not its source" in session.notices()[0]
        assert session.notices() == ()


def test_two_sessions_see_what_the_other_stored(project: Path) -> None:
    with Session.open(project) as one, Session.open(project) as other:
        assert not one.changed_elsewhere()
        one.decide(TARGET, VerdictValue.ACCEPTED, "one")
        assert not one.changed_elsewhere()
        assert other.changed_elsewhere()
        assert not other.changed_elsewhere()
        assert other.notebook().verdicts[0].reason == "one"
        other.undo()
        other.decide(TARGET, VerdictValue.DISMISSED, "other")
        assert one.changed_elsewhere()
        assert one.notebook().verdicts[0].reason == "other"


def test_a_check_shows_how_far_it_is_and_can_be_stopped(project: Path) -> None:
    steps: list[str] = []

    def stop(step: str, done: int, _total: int) -> None:
        steps.append(step)
        if done == 3:
            raise Cancelled

    with Session.open(project) as session:
        with pytest.raises(Cancelled):
            session.check(stop)
        assert session.check() == ()
    assert {"check the file", "check the content"} == set(steps)


# --- commands -----------------------------------------------------------------------------------------------------------------


def test_backups_are_listed_and_put_back(project: Path, capsys: Capture) -> None:
    assert said(["backups", str(project)], capsys) == (f"There are no backups of {project}.\n", "")
    Session.open(project).close()
    decide(project, "first")
    backups.make_daily(project)
    decide(project, "second")
    out, _ = said(["backups", str(project)], capsys)
    assert [line[:3] for line in out.splitlines()[::2]] == ["  1", "  2", "To "]
    out, _ = said(["restore", str(project), "1"], capsys)
    assert "What was there before is kept as" in out
    assert reason(project) == "first"
    assert said(["restore", str(project)], capsys)[1] == ""
    assert reason(project) == "second"
    assert "before it was replaced" in said(["backups", str(project)], capsys)[0]


def test_what_cannot_be_restored_is_said(project: Path, capsys: Capture) -> None:
    assert "There are no backups" in said(["restore", str(project)], capsys, 1)[1]
    decide(project, "first")
    assert "choose one from 1 to 1" in said(["restore", str(project), "2"], capsys, 1)[1]
    with Session.open(project):
        assert "is open in another window" in said(["restore", str(project)], capsys, 1)[1]


def test_a_damaged_project_leads_to_restore_and_salvage(project: Path, tmp_path: Path, capsys: Capture) -> None:
    decide(project, "kept")
    content = project.read_bytes()
    project.write_bytes(bytes(4096) + content[4096:])
    for command in (["facts", str(project)], ["check", str(project)]):
        error = said(command, capsys, 1)[1]
        assert "`diptych restore`" in error
        assert "`diptych salvage`" in error
    out, error = said(["salvage", str(project), str(tmp_path / "saved.diptych")], capsys)
    assert "is made, with 4 texts" in out
    assert "The beginning of the file is lost." in out
    assert error == ""
    assert reason(tmp_path / "saved.diptych") == "kept"
    assert said(["check", str(tmp_path / "saved.diptych")], capsys)[1] == ""
    said(["restore", str(project)], capsys)
    assert said(["check", str(project)], capsys)[1] == ""


def test_a_sound_project_is_salvaged_whole(project: Path, tmp_path: Path, capsys: Capture) -> None:
    assert "Nothing was lost." in said(["salvage", str(project), str(tmp_path / "saved.diptych")], capsys)[0]
    assert "exists already" in said(["salvage", str(project), str(tmp_path / "saved.diptych")], capsys, 1)[1]


def test_check_names_faults_and_mends_what_follows_from_the_rest(project: Path, capsys: Capture) -> None:
    decide(project, "kept")
    tamper(project, "UPDATE entry SET value = json_set(value, '$.reason', 'another') WHERE kind = 'verdict'; DELETE FROM need;")
    error = said(["check", str(project)], capsys, 1)[1]
    assert "The notebook differs from its log in 1 places" in error
    assert "what hangs on what" in error
    out, error = said(["check", str(project), "--mend"], capsys)
    assert "is kept as" in out
    assert "is sound" in out
    assert error == ""
    assert reason(project) == "kept"
    assert reason(backups_of(project)[0].path) == "another"


def test_check_finds_again_what_was_found(project: Path, capsys: Capture) -> None:
    tamper(project, "PRAGMA foreign_keys=OFF; UPDATE claim SET quote = 'never said'")
    assert "A quote is not its source" in said(["check", str(project), "--mend"], capsys, 1)[1]
    said(["reconcile", str(project)], capsys)
    assert said(["check", str(project)], capsys)[1] == ""


def test_a_project_of_an_older_format_says_where_it_is_kept(tmp_path: Path, capsys: Capture) -> None:
    import shutil

    from tests.db.make_project import PROJECTS

    path = tmp_path / "old.diptych"
    shutil.copy(PROJECTS / "version-1.sqlite", path)
    assert said(["check", str(path)], capsys)[1] == ""
    (tmp_path / "more.txt").write_text("The bridge was closed.", "utf-8")
    _, error = said(["add", str(path), str(tmp_path / "more.txt"), "--side", "City"], capsys)
    assert "as it was, it is kept as" in error
