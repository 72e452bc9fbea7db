"""The commands for several: what another's copy brings, how far all agree, blind work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.session import Session
from reconciler.decisions import target_of_fact
from reconciler.model import Document
from reconciler.notebook.entries import VerdictValue

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def copies(reconciled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Two copies in which Ann and Ben judged one fact differently, and Ben added a text; Ann is at the keyboard."""
    monkeypatch.setattr("getpass.getuser", lambda: "Ann")
    ann, ben = (Path(shutil.copy(reconciled, tmp_path / name)) for name in ("ann.diptych", "ben.diptych"))
    for path, author, value, reason in (
        (ann, "Ann", VerdictValue.ACCEPTED, "the mayor says so"),
        (ben, "Ben", VerdictValue.DISMISSED, "no"),
    ):
        with Session.open(path) as session:
            session.author = author
            analysis = session.analysis()
            assert analysis is not None
            facts = sorted(analysis.facts, key=lambda fact: fact.id)
            session.decide(target_of_fact(facts[0]), value, reason)
            session.decide(target_of_fact(facts[1]), VerdictValue.ACCEPTED)
            session.annotate(target_of_fact(facts[0]), f"{author} has a doubt.")
            if author == "Ben":
                session.add_documents([Document("ben.txt", "South", "The ferry sank.", "en", title="The ferry")])
                session.edit_source(session.documents()[0].id, title="By Ben")
            else:
                session.edit_source(session.documents()[0].id, title="By Ann")
    return str(ann), str(ben)


def test_a_dry_run_says_all_and_changes_nothing(copies: tuple[str, str], capsys: Capture) -> None:
    before = [Path(path).read_bytes() for path in copies]
    assert main(["merge", *copies, "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert f"{copies[1]} would bring 5 deeds (Ben: 5) and 1 text.\n  South: The ferry\n2 disagreements; what counts is" in said
    assert re.search(r"  what is said of By Ann\n    Ann, [\d :-]+: By Ann\n  \* Ben, [\d :-]+: By Ben\n", said)
    verdict = r"  what to think of “.+”\n    Ann, [\d :-]+: accepted \(the mayor says so\)\n  \* Ben, [\d :-]+: dismissed \(no\)\n"
    assert re.search(verdict + r"    note of Ann, [\d :-]+: Ann has a doubt.\n    note of Ben, [\d :-]+: Ben has a doubt.\n", said)
    assert [Path(path).read_bytes() for path in copies] == before


def test_merging_is_done_once(copies: tuple[str, str], capsys: Capture) -> None:
    other = Path(copies[1]).read_bytes()
    assert main(["merge", *copies]) == 0
    said = capsys.readouterr().out
    assert "brought 5 deeds (Ben: 5) and 1 text" in said
    assert said.endswith(f"Next: diptych reconcile {copies[0]}, since texts or ties are new.\n")
    assert main(["merge", *copies]) == 0
    assert capsys.readouterr().out == f"{copies[1]} has nothing that is not here.\n"
    assert Path(copies[1]).read_bytes() == other
    assert main(["check", copies[0]]) == 0


@pytest.mark.parametrize("arguments", [["merge"], ["merge", "P"], ["agreement"], ["blind", "P", "--done", "--off"]])
def test_wrong_use(arguments: list[str], copies: tuple[str, str], capsys: Capture) -> None:
    assert main([copies[0] if word == "P" else word for word in arguments]) == 2
    assert "Usage" in capsys.readouterr().err


def test_a_failure_is_one_sentence(copies: tuple[str, str], tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "other.diptych"
    Session.create(other).close()
    (tmp_path / "text.txt").write_text("no project")
    for path in (other, tmp_path / "text.txt", tmp_path / "missing.diptych", copies[0]):
        for options in ([], ["--dry-run"]):
            assert main(["merge", copies[0], str(path), *options]) == 1
            said = capsys.readouterr()
            assert said.out == ""
            assert said.err.count("\n") == 1
            assert str(path) in said.err
    assert main(["agreement", str(other)]) == 1
    assert "not yet reconciled" in capsys.readouterr().err
    assert main(["blind", copies[0], "--done"]) == 1
    assert "takes no part in blind work" in capsys.readouterr().err


def test_agreement_is_said_with_its_counts(copies: tuple[str, str], capsys: Capture) -> None:
    assert main(["merge", *copies]) == 0
    capsys.readouterr()
    assert main(["agreement", copies[0]]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Verdicts on facts: 2 decided by anyone, 2 by two or more, who agree on 1"
    # accepted thrice and dismissed once in two pairs of which one differs: 1 - (2 / 4) / (6 / 12)
    assert lines[1] == "  Krippendorff's alpha: 0.000"
    assert lines[2] == "  Ann and Ben: Cohen's kappa 0.000 (both decided 2 of 2, and agree on 1)"
    assert lines[3] == "Verdicts on discrepancies: 0 decided by anyone, 0 by two or more, who agree on 0"
    assert lines[4] == "  Krippendorff's alpha: none, because nothing was decided by both"


def test_blind_work(copies: tuple[str, str], capsys: Capture) -> None:
    assert main(["blind", copies[0]]) == 0
    assert capsys.readouterr().out == "Work is not blind here.\n"
    assert main(["blind", copies[0], "Ann", "Ben"]) == 0
    assert "Ann: 2 decided, not done yet\nBen: 0 decided, not done yet\nEach sees only their own" in capsys.readouterr().out
    assert main(["merge", *copies]) == 0
    said = capsys.readouterr().out
    assert "Ben: 5" in said
    assert "Work is blind" in said
    assert "dismissed" not in said
    assert "doubt" not in said
    assert main(["history", copies[0]]) == 0
    assert "dismissed" not in capsys.readouterr().out
    assert main(["agreement", copies[0]]) == 1
    assert capsys.readouterr().err == "Work is blind until Ann, Ben is done: how far all agree is told after that.\n"
    assert main(["blind", copies[0], "--done"]) == 0
    assert "Ann: 2 decided, done\nBen: 2 decided, not done yet" in capsys.readouterr().out
    assert main(["blind", copies[0], "--not-done"]) == 0
    assert "Ann: 2 decided, not done yet" in capsys.readouterr().out
    assert main(["blind", copies[0], "--off"]) == 0
    assert capsys.readouterr().out == "Work is not blind here.\n"
    assert main(["history", copies[0]]) == 0
    assert "dismissed" in capsys.readouterr().out
