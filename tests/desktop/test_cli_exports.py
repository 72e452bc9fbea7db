"""`diptych export` with its filters, `diptych formats`, and a project that is written whole and made again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.session import Session
from desktop.wholes import whole_of
from reconciler.decisions import target_of_fact
from reconciler.export import EXPORTERS, FORMATS
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


def decided(project: Path) -> None:
    with Session.open(project) as session:
        session.author = "Ada"
        target = target_of_fact(session.report().rows[0].fact)
        session.decide(target, VerdictValue.ACCEPTED, "seen")
        note = session.annotate(target, "An old note")
        session.edit_note(note, "A new note")
        session.undo()


@pytest.mark.parametrize("name", [e.name for e in EXPORTERS])
def test_every_format_is_written_by_its_ending(project: Path, tmp_path: Path, name: str, capsys: Capture) -> None:
    exporter = next(e for e in EXPORTERS if e.name == name)
    out = tmp_path / f"out{exporter.suffix}"
    assert main(["export", str(project), str(out)]) == 0
    assert out.stat().st_size > 100


def test_filters_are_followed_and_said(project: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out.json"
    assert main(["export", str(project), str(out), "--only", "disputed", "--only", "single-side", "--side", "North"]) == 0
    data = json.loads(out.read_text("utf-8"))
    assert data["facts"]
    assert {fact["state"] for fact in data["facts"]} <= {"disputed", "single_side"}
    assert all("North" in fact["sides"] for fact in data["facts"])
    assert "state: disputed or single side, and told by North" in data["left_out"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--only", "settled"], "no state “settled”"),
        (["--side", "Nobody"], "no side “Nobody”"),
        (["--since", "lately"], "“lately” is no date"),
        (["--style", "mine"], "no citation style “mine”"),
    ],
)
def test_what_is_not_there_is_said(project: Path, tmp_path: Path, options: list[str], said: str, capsys: Capture) -> None:
    out = tmp_path / "out.html"
    assert main(["export", str(project), str(out), *options]) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_csv_goes_without_the_mark(project: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out.csv"
    assert main(["export", str(project), str(out), "--no-bom"]) == 0
    assert out.read_bytes().startswith(b"fact,")


def test_formats_are_listed_with_what_they_carry(capsys: Capture) -> None:
    assert main(["formats"]) == 0
    said = capsys.readouterr().out
    assert all(known.title in said and known.carries in said for known in FORMATS)
    assert "gost-r-7-0-5-2008" in said


def test_a_whole_project_is_made_again_equal(project: Path, tmp_path: Path, capsys: Capture) -> None:
    decided(project)
    out, again = tmp_path / "p.project.json", tmp_path / "again.diptych"
    assert main(["export", str(project), str(out)]) == 0
    assert main(["new", str(again), "--from", str(out)]) == 0
    with Session.open(project) as first, Session.open(again) as second:
        assert whole_of(first._store) == whole_of(second._store)
        assert first.notebook() == second.notebook()
        assert first.report() == second.report()
        assert first.project_id == second.project_id
        assert first.source_names() == second.source_names()
        assert second.check() == ()
        assert second.unchanged() is not None
        assert second.undo() is not None
    assert main(["export", str(again), str(tmp_path / "b.html")]) == 0


def test_a_whole_project_takes_no_filter_and_is_not_written_blind(project: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "p.project.json"
    assert main(["export", str(project), str(out), "--only", "disputed"]) == 1
    assert "leave the filters out" in capsys.readouterr().err
    assert main(["blind", str(project), "Ada", "Ben"]) == 0
    assert main(["export", str(project), str(out)]) == 1
    assert "blind" in capsys.readouterr().err
    assert not out.exists()


def test_a_file_that_is_no_project_makes_none(tmp_path: Path, capsys: Capture) -> None:
    wrong, made = tmp_path / "x.json", tmp_path / "made.diptych"
    wrong.write_text("{}", "utf-8")
    assert main(["new", str(made), "--from", str(wrong)]) == 1
    assert "no whole project" in capsys.readouterr().err
    assert main(["new", str(made), "--from", str(tmp_path / "none.json")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert not made.exists()
