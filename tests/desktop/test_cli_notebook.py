"""The commands on what was done: history, undo, redo, and what a new run would change."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.session import Session
from reconciler.decisions import target_of_fact
from reconciler.export import log_format
from reconciler.model import Document
from reconciler.notebook.entries import VerdictValue

OPENED = r"“The bridge was opened on (3 March|9 April) 2014\.”"  # which of the two comes first hangs on their ids
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> str:
    path = tmp_path / "bridge.diptych"
    with Session.create(path) as session:
        session.author = "Ada"
        session.add_documents(
            [
                Document("n.txt", "North", "The bridge was opened on 3 March 2014. Bread was cheap.", "en"),
                Document("s.txt", "South", "The bridge was opened on 9 April 2014. Rain fell.", "en"),
            ]
        )
        target = target_of_fact(session.reconcile().facts[0])
        session.decide(target, VerdictValue.ACCEPTED, "seen")
        session.author = "Ben"
        session.annotate(target, "Ask the clerk.")
    return str(path)


def test_the_history_is_read_and_filtered(project: str, capsys: Capture) -> None:
    assert main(["history", project]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert re.fullmatch(r"o[0-9a-f]{16}  \d{4}-\d\d-\d\d \d\d:\d\d  Ada: added n\.txt, s\.txt", lines[0])
    assert re.search(rf"Ada: accepted: {OPENED} \(seen\)$", lines[1])
    assert re.search(rf"Ben: noted on {OPENED}: “Ask the clerk\.”$", lines[2])
    for options, count in (
        (["--author", "Ada"], 2),
        (["--author", "Ada", "--author", "Ben"], 3),
        (["--kind", "note"], 1),
        (["--newest", "1"], 1),
        (["--since", "2999-01-01"], 0),
        (["--until", "2999-01-01"], 3),
        (["--until", "1999-01-01"], 0),
    ):
        assert main(["history", project, *options]) == 0
        assert len(capsys.readouterr().out.splitlines()) == count


def test_the_history_is_written_as_json_that_can_be_read_back(project: str, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "log.json"
    assert main(["history", project, "--json", str(out)]) == 0
    content = out.read_bytes()
    with Session.open(Path(project)) as session:
        assert log_format.read(content) == session.history()
    data = json.loads(content)
    assert data["operations"][1]["changes"][0]["after"]["reason"] == "seen"
    capsys.readouterr()
    assert main(["history", project, "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == data


def test_undo_and_redo(project: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.session._user_name", lambda: "Ada")
    assert main(["undo", project]) == 0
    assert re.search(rf"Ada: undid: accepted: {OPENED}$", capsys.readouterr().out.rstrip())
    assert main(["redo", project]) == 0
    assert "did again: accepted" in capsys.readouterr().out
    assert main(["redo", project]) == 1
    assert "nothing of yours to do again" in capsys.readouterr().err
    with Session.open(Path(project)) as session:
        note = next(o for o in session.history() if o.kind == "note")
    assert main(["undo", project, note.id]) == 0
    assert main(["undo", project, note.id]) == 1
    assert "undone already" in capsys.readouterr().err
    assert main(["undo", project, "o0"]) == 1
    assert "no such operation" in capsys.readouterr().err
    assert main(["history", project]) == 0
    assert "Ada: undid: noted on" in capsys.readouterr().out


def test_what_a_new_run_changes_is_said_before_and_kept_when_asked(project: str, capsys: Capture) -> None:
    with Session.open(Path(project)) as session:
        session.add_documents([Document("e.txt", "East", "The bridge was opened on 3 March 2014. Nobody came.", "en")])
        before = session.analysis()
    assert main(["reconcile", project, "--preview"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert re.search(r"Since the last run: .*1 fact is new.*1 fact has changed", said.err)
    with Session.open(Path(project)) as session:
        assert session.analysis() == before
    assert main(["reconcile", project]) == 0
    assert "Since the last run" in capsys.readouterr().err
    with Session.open(Path(project)) as session:
        assert session.analysis() != before
    assert main(["reconcile", project, "--preview"]) == 0
    assert "Nothing has changed" in capsys.readouterr().err


def test_decisions_that_lose_their_place_are_named_and_kept(project: str, capsys: Capture) -> None:
    with Session.open(Path(project)) as session:
        for document in session.documents():
            session.remove_source(document.id)
        session.add_documents([Document("e.txt", "East", "Nobody came.", "en")])
    assert main(["reconcile", project]) == 0
    said = capsys.readouterr().err
    assert "2 decisions and notes have lost their place" in said
    assert re.search(rf"verdict of Ada on {OPENED}", said)
    with Session.open(Path(project)) as session:
        assert len(session.report().decisions.unplaced) == 2
        assert session.check() == ()
