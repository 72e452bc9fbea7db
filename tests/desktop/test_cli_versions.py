"""A new version of a text on the command line: looked at, taken, and what was lost set right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.session import Session
from reconciler.decisions import target_of_claim, target_of_fact
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]

FIRST = (
    "The bridge was opened on 3 March 2014. The mayor spoke to 112 guests at the bridge. Bread was cheap in that dry year.\n"
    "Nobody knows who paid for the bridge and its two towers.\n"
)
SECOND = (
    "Nobody knows who paid for the bridge and its two towers.\n"
    "It was cold. The bridge was opened on 3 March 2014. The mayor spoke to 117 guests at the bridge.\n"
)


@pytest.fixture
def project(tmp_path: Path, capsys: Capture) -> str:
    """A project of two sides, reconciled, with something decided on each claim of the text of North."""
    path = str(tmp_path / "bridge.diptych")
    (tmp_path / "page.txt").write_text(FIRST, "utf-8")
    (tmp_path / "today.txt").write_text(SECOND, "utf-8")
    (tmp_path / "south.txt").write_text("The bridge was opened on 9 April 2014.", "utf-8")
    assert main(["new", path]) == 0
    assert main(["add", path, str(tmp_path / "page.txt"), "--side", "North"]) == 0
    assert main(["add", path, str(tmp_path / "south.txt"), "--side", "South"]) == 0
    assert main(["reconcile", path]) == 0
    with Session.open(tmp_path / "bridge.diptych") as session:
        analysis = session.reconcile()
        session.decide(target_of_fact(analysis.facts[0]), VerdictValue.ACCEPTED)
        for claim in analysis.claims:
            if claim.quote in FIRST:
                session.annotate(target_of_claim(claim), claim.quote[:12])
    capsys.readouterr()
    return path


def said(arguments: list[str], capsys: Capture, code: int = 0) -> str:
    capsys.readouterr()
    assert main(arguments) == code
    out, err = capsys.readouterr()
    return err if code else out


def test_a_new_version_is_looked_at_and_taken(project: str, tmp_path: Path, capsys: Capture) -> None:
    today = str(tmp_path / "today.txt")
    told = said(["update", project, "page.txt", today, "--dry-run"], capsys)
    assert "Kept: 1 passage." in told
    assert "The mayor spoke to [-112-]{+117+} guests at the bridge. (note): not carried over without --accept c" in told
    assert "“Bread was cheap in that dry year.” (note)" in told
    assert "“Nobody knows who paid for the bridge and its two towers.” (note), from 118-174 to 0-56" in told
    assert "2 texts" in said(["check", project], capsys)
    assert said(["versions", project, "page.txt"], capsys).count("\n") == 1
    (number,) = re.findall(r"--accept (c\w{16})", told)
    done = said(["update", project, "North/page.txt", today, "--accept", number], capsys)
    assert "): accepted" in done
    assert "today.txt stands in the place of page.txt." in done
    assert main(["reconcile", project]) == 0
    assert "2 texts" in said(["check", project], capsys)
    assert "put a new version in the place of" in said(["history", project, "--newest", "1"], capsys)
    with Session.open(tmp_path / "bridge.diptych") as session:
        assert [orphan.anchor.quote for orphan in session.orphans()] == ["Bread was cheap in that dry year."]
        notes = session.report().decisions.notes
        claims = session.reconcile().claim_by_id()
        assert {claims[home].quote[:12] for home in notes} >= {"The mayor sp", "Nobody knows"}
    said(["undo", project], capsys)
    assert [line.split()[1] for line in said(["versions", project, "page.txt"], capsys).splitlines()] == ["page.txt,"]


def test_orphans_are_listed_attached_and_left(project: str, tmp_path: Path, capsys: Capture) -> None:
    assert said(["orphans", project], capsys) == "Everything that you decided and noted has its place.\n"
    capsys.readouterr()
    assert main(["update", project, "page.txt", str(tmp_path / "today.txt")]) == 0
    assert "2 passages of old versions stand nowhere" in capsys.readouterr().err
    listed = said(["orphans", project], capsys)
    mayor, bread = re.findall(r"^(c\w{16})  today\.txt: ", listed, re.M)
    (place,) = re.findall(r"looks like (\d+-\d+) \(\d\d%\): “The mayor spoke to 117 guests at the bridge\.”", listed)
    assert "stands at “The mayor spoke to 117" in said(["orphans", project, "--attach", f"{mayor}={place}"], capsys)
    assert "is left with its old version" in said(["orphans", project, "--leave", bread], capsys)
    assert said(["orphans", project], capsys).startswith("Everything")
    assert "no place" in said(["undo", project], capsys) + said(["orphans", project, "--attach", bread], capsys, 1)
    assert "the number c0" in said(["orphans", project, "--leave", "c0"], capsys, 1)
    assert "either" in said(["orphans", project, "--leave", bread, "--attach", bread], capsys, 1)


def test_versions_are_listed_read_and_compared(project: str, tmp_path: Path, capsys: Capture) -> None:
    today = str(tmp_path / "today.txt")
    assert main(["update", project, "page.txt", today, "--accept-changed", "--published", "2026-01-31"]) == 0
    listed = said(["versions", project, "page.txt"], capsys).splitlines()
    assert listed == [
        f"1  page.txt, {len(FIRST):,} characters (old)",
        f"2  today.txt, published 2026-01-31, {len(SECOND):,} characters (newest)",
    ]
    assert said(["versions", project, "today.txt", "--text", "1"], capsys) == FIRST
    assert "(compared beside it)" in said(["versions", project, "page.txt", "--beside", "1"], capsys)
    assert main(["reconcile", project]) == 0
    with Session.open(tmp_path / "bridge.diptych") as session:
        assert len({claim.source for claim in session.reconcile().claims}) == 3
    assert "(old)" in said(["versions", project, "page.txt", "--alone", "1"], capsys)
    assert "no newer version" in said(["versions", project, "page.txt", "--beside", "2"], capsys, 1)
    assert "2 versions" in said(["versions", project, "page.txt", "--text", "3"], capsys, 1)


def test_what_cannot_be_is_said(project: str, tmp_path: Path, capsys: Capture) -> None:
    today = str(tmp_path / "today.txt")
    assert "name one of page.txt, south.txt" in said(["update", project, "north.txt", today], capsys, 1)
    assert "nothing new" in said(["update", project, "page.txt", str(tmp_path / "page.txt")], capsys, 1)
    assert "No changed passage has the number c0" in said(["update", project, "page.txt", today, "--accept", "c0"], capsys, 1)
    assert "is not there" in said(["update", project, "page.txt", str(tmp_path / "none.txt")], capsys, 1)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.txt").write_text("The bridge is old.", "utf-8")
    assert main(["add", project, str(tmp_path / "a" / "page.txt"), "--side", "East"]) == 0
    assert "North/page.txt, East/page.txt" in said(["update", project, "page.txt", today], capsys, 1)
    assert "Nothing was decided" in said(["update", project, "East/page.txt", today, "--dry-run"], capsys)
