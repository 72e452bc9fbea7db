"""Intents against a real project: what is stored, what is said, and what stays as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from desktop.changes import EVERYTHING, Changes
from desktop.controller import Controller
from desktop.jobs import Jobs
from desktop.models.read_file import Ground
from desktop.session import Session
from desktop.wholes import Wanted
from reconciler import reconcile
from reconciler.decisions import target_of_discrepancy, target_of_fact
from reconciler.model import Document
from reconciler.notebook.entries import VerdictValue
from tests.desktop.conftest import documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WAIT = 30_000
WEST = Document("west.txt", "West", "The river bridge was opened in April 2014.", "en")


@pytest.fixture
def controller(qtbot: QtBot) -> Iterator[Controller]:
    jobs = Jobs()
    made = Controller(jobs)
    made.run_found.connect(made.keep_run)  # as a person who wants every new result
    yield made
    made.close()
    jobs.shutdown()


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def said(signal: object) -> list[str]:
    """Collects what a signal says."""
    texts: list[str] = []
    signal.connect(texts.append)  # type: ignore[attr-defined]
    return texts


def test_a_project_is_made_filled_reconciled_and_reopened(qtbot: QtBot, controller: Controller, tmp_path: Path) -> None:
    path = tmp_path / "new.diptych"
    with qtbot.waitSignal(controller.changed) as made:
        controller.create(path)
    assert made.args[0] == EVERYTHING
    assert controller.project is not None
    assert controller.project.report is None
    with qtbot.waitSignal(controller.changed) as added:
        controller.add_documents(documents(), controller)
    assert added.args == [Changes.SOURCES, controller]
    assert controller.project.waiting() == tuple(documents())
    steps: list[str] = []
    controller.job_progressed.connect(lambda step, done, total: steps.append(step))
    with qtbot.waitSignal(controller.changed, timeout=WAIT) as reconciled:
        controller.reconcile()
        assert controller.busy
    assert reconciled.args == [Changes.ANALYSIS | Changes.DECISIONS, None]
    assert not controller.busy
    assert controller.project.waiting() == ()
    assert {"claims", "vectors", "discrepancies"} <= set(steps)
    found = controller.project.report
    controller.close()
    assert controller.project is None
    assert not path.with_name("new.diptych-wal").exists()
    controller.open(path)
    assert controller.project.report == found


def test_the_computing_process_finds_what_the_session_finds(qtbot: QtBot, controller: Controller, project: Path) -> None:
    controller.open(project)
    controller.add_documents([WEST])
    with qtbot.waitSignal(controller.changed, timeout=WAIT):
        controller.reconcile()
    assert controller.project.report.analysis == reconcile([*documents(), WEST])


def test_the_computing_process_reads_only_what_is_new(qtbot: QtBot, controller: Controller, project: Path) -> None:
    controller.open(project)
    controller.add_documents([WEST])
    before = dict(rows(project, "SELECT source, key FROM reading"))
    steps: list[tuple[str, int]] = []
    controller.job_progressed.connect(lambda step, done, total: steps.append((step, total)))
    with qtbot.waitSignal(controller.changed, timeout=WAIT):
        controller.reconcile()
    after = dict(rows(project, "SELECT source, key FROM reading"))
    assert before.items() < after.items()
    assert after.keys() - before.keys() == {WEST.id}
    assert max(total for step, total in steps if step == "vectors") <= 2


def test_where_nothing_has_changed_nothing_is_done(qtbot: QtBot, controller: Controller, project: Path) -> None:
    controller.open(project)
    notices = said(controller.noticed)
    before = rows(project, "SELECT * FROM run")
    controller.reconcile()
    assert not controller.busy
    assert notices == ["Nothing has changed since the last run."]
    assert rows(project, "SELECT * FROM run") == before


def test_what_another_program_found_in_the_meantime_is_shown(controller: Controller, project: Path) -> None:
    controller.open(project)
    with Session.open(project) as other:
        other.add_documents([WEST])
        found = other.reconcile()
    controller.reconcile()
    assert not controller.busy
    assert controller.project.report.analysis == found
    assert controller.project.waiting() == ()


def test_the_glossary_of_the_project_is_read_with(qtbot: QtBot, controller: Controller, project: Path) -> None:
    with Session.open(project) as session:
        session.set_glossary('[[entry]]\nid = "the-bridge"\nkind = "place"\nen = ["river bridge"]')
    controller.open(project)
    with qtbot.waitSignal(controller.changed, timeout=WAIT):
        controller.reconcile()
    claims = controller.project.report.analysis.claims
    assert "the-bridge" in {entity.key for claim in claims for entity in claim.facets.entities}


def test_a_language_that_is_read_in_part_only_is_said(qtbot: QtBot, controller: Controller, project: Path) -> None:
    controller.open(project)
    notices = said(controller.noticed)
    texts = [Document(f"{n}.txt", "West", f"Die Brücke wurde {n} eröffnet.", "de") for n in (2014, 2015)]
    controller.add_documents(texts)
    assert [notice for notice in notices if "German" in notice] == notices[-1:]
    with qtbot.waitSignal(controller.noticed, timeout=WAIT) as again:
        controller.reconcile()
    assert "German" in again.args[0]


def test_a_cancelled_reconcile_leaves_the_project_as_it_was(qtbot: QtBot, controller: Controller, project: Path) -> None:
    controller.open(project)
    controller.add_documents([WEST])
    before = controller.project
    notices = said(controller.noticed)
    changes: list[object] = []
    controller.changed.connect(lambda change, initiator: changes.append(change))
    controller.reconcile()
    with qtbot.waitSignal(controller.job_ended, timeout=WAIT):
        controller.cancel()
    qtbot.waitUntil(lambda: bool(notices))
    assert notices == ["Stopped; the project is as it was."]
    assert changes == []
    assert controller.project == before
    controller.close()
    with Session.open(project) as session:
        assert session.report() == before.report


def test_what_a_job_brings_after_another_project_was_opened_is_dropped(
    qtbot: QtBot, controller: Controller, project: Path, tmp_path: Path
) -> None:
    controller.open(project)
    controller.add_documents([WEST])
    controller.reconcile()
    controller.create(tmp_path / "other.diptych")
    assert not controller.busy
    with qtbot.waitSignal(controller.files_read, timeout=WAIT):
        controller.read_files([tmp_path / "none.txt"])
    assert controller.project.report is None


def test_verdicts_and_notes_survive_reopening_and_a_new_run(qtbot: QtBot, controller: Controller, project: Path) -> None:
    controller.open(project)
    row = controller.project.report.rows[0]
    with qtbot.waitSignal(controller.changed) as decided:
        controller.decide(target_of_fact(row.fact), VerdictValue.ACCEPTED, "both pages say so", controller)
    assert decided.args == [Changes.DECISIONS, controller]
    controller.decide(target_of_discrepancy(row.discrepancies[0]), VerdictValue.DISMISSED, "a misprint")
    controller.annotate(target_of_fact(row.fact), "Ask the archive.")
    shown = controller.project.report
    controller.close()
    controller.open(project)
    assert controller.project.report == shown
    controller.add_documents([WEST])
    with qtbot.waitSignal(controller.changed, timeout=WAIT):
        controller.reconcile()
    row = controller.project.report.rows[0]
    assert row.verdict.value is VerdictValue.ACCEPTED
    assert row.verdict.reason == "both pages say so"
    assert [note.text for note in row.notes] == ["Ask the archive."]
    placed = controller.project.report.decisions.verdicts[row.discrepancies[0].id]
    assert placed.value is VerdictValue.DISMISSED


def test_an_empty_note_is_refused_in_one_sentence(controller: Controller, project: Path) -> None:
    controller.open(project)
    failures = said(controller.failed)
    controller.annotate(target_of_fact(controller.project.report.rows[0].fact), "  ")
    assert len(failures) == 1
    assert controller.project.report.rows[0].notes == ()


def test_a_project_that_cannot_be_opened_leaves_the_open_one(controller: Controller, project: Path, tmp_path: Path) -> None:
    controller.open(project)
    failures = said(controller.failed)
    no_project = tmp_path / "text.diptych"
    no_project.write_text("no project")
    controller.open(no_project)
    controller.open(tmp_path / "missing.diptych")
    controller.create(project)
    assert len(failures) == 3
    assert controller.project.path == project


def test_files_are_read_apart_and_failures_stand_beside(qtbot: QtBot, controller: Controller, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("The bridge was opened in 2014.", "utf-8")
    empty = tmp_path / "empty.txt"
    empty.touch()
    sides = tmp_path / "sides"
    for side in ("North", "South"):
        (sides / side).mkdir(parents=True)
        (sides / side / "text.txt").write_text(f"{side} has a river.", "utf-8")
    flat = tmp_path / "flat"
    flat.mkdir()
    (flat / "a.txt").write_text("A road.", "utf-8")
    with qtbot.waitSignal(controller.files_read, timeout=WAIT) as read:
        controller.read_files([good, empty, sides, flat])
    files = read.args[0]
    assert [(f.path.name, f.document and f.document.side) for f in files] == [
        ("good.txt", ""),
        ("empty.txt", None),
        ("text.txt", "North"),
        ("text.txt", "South"),
        ("a.txt", ""),
    ]
    assert "empty" in files[1].failure
    assert (files[0].opening, files[0].passages, files[0].telling) == ("The bridge was opened in 2014.", 1, 1)
    assert files[2].side_from is Ground.FOLDER


def test_a_pasted_text_is_read_under_its_first_words(qtbot: QtBot, controller: Controller) -> None:
    with qtbot.waitSignal(controller.files_read, timeout=WAIT) as read:
        controller.read_text("The bridge: opened in 2014?\n\nIt was, by the mayor.")
    (file,) = read.args[0]
    assert file.document.name == "The bridge  opened in 2014  It was, by.txt"
    assert file.document.text == "The bridge: opened in 2014?\n\nIt was, by the mayor."
    assert (file.document.side, file.document.language) == ("", "en")


def test_a_project_that_may_not_be_written_is_opened_for_reading(
    controller: Controller, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine._is_writable", lambda path: False)  # root may write everywhere
    notices = said(controller.noticed)
    failures = said(controller.failed)
    controller.open(project)
    assert controller.project.read_only
    assert len(notices) == 1
    controller.decide(target_of_fact(controller.project.report.rows[0].fact), VerdictValue.ACCEPTED)
    controller.add_documents(documents())
    assert len(failures) == 2


def test_export_and_check(qtbot: QtBot, controller: Controller, project: Path, tmp_path: Path) -> None:
    controller.open(project)
    with qtbot.waitSignal(controller.exported, timeout=WAIT) as exported:
        controller.export(Wanted(tmp_path / "facts.csv"))
    assert exported.args[0].read_text("utf-8-sig").count("river bridge") >= 2
    failures = said(controller.failed)
    with qtbot.waitSignal(controller.failed, timeout=WAIT):
        controller.export(Wanted(tmp_path / "facts.xyz"))
    with qtbot.waitSignal(controller.failed, timeout=WAIT):
        controller.export(Wanted(project))
    assert len(failures) == 2
    with qtbot.waitSignal(controller.noticed) as well:
        controller.check()
    assert well.args[0].startswith("All is well")


def test_a_project_without_texts_cannot_be_reconciled(controller: Controller, tmp_path: Path) -> None:
    failures = said(controller.failed)
    controller.create(tmp_path / "empty.diptych")
    controller.reconcile()
    assert len(failures) == 1
    assert not controller.busy


def test_the_sample_is_made_once_and_reconciled(qtbot: QtBot, controller: Controller, tmp_path: Path) -> None:
    path = tmp_path / "data" / "sample.diptych"
    with qtbot.waitSignal(controller.job_ended, timeout=WAIT):
        controller.open_sample(path)
    qtbot.waitUntil(lambda: controller.project.report is not None)
    assert len(controller.project.documents) == 5
    controller.close()
    controller.open_sample(path)
    assert not controller.busy
    assert controller.project.report is not None


def test_what_is_said_of_a_source_shows_at_once_and_is_taken_back(controller: Controller, project: Path) -> None:
    controller.open(project)
    source = controller.project.documents[0].id
    title = controller.project.documents[0].title
    analysis = controller.project.report.analysis

    def titles() -> list[str]:
        documents = [*controller.project.documents, *controller.project.report.analysis.documents]
        return [d.title for d in documents if d.id == source]

    assert controller.do(lambda session: session.edit_source(source, title="Another"), Changes.SOURCES | Changes.GROUND)
    assert titles() == ["Another", "Another"]
    assert controller.project.stale
    controller.undo()
    assert titles() == [title, title]
    assert controller.project.report.analysis == analysis
    assert not controller.project.stale
