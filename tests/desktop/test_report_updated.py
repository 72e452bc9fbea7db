"""A table that is brought up to date is the one that is built anew, whatever was done: rows, decisions, and their order."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.session import Session
from reconciler import report as reports
from reconciler.decisions import target_of_claim, target_of_discrepancy, target_of_fact
from reconciler.model import Document
from reconciler.notebook.entries import Verdict, VerdictValue
from tests.desktop.test_notebook_at_random import TEXTS, Player

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.report import Report


def assert_same(found: Report, fresh: Report) -> None:
    assert found.rows == fresh.rows
    assert found == fresh
    for name in ("verdicts", "opinions", "statements", "wordings", "notes", "tags", "translations", "learned"):
        assert list(getattr(found.decisions, name).items()) == list(getattr(fresh.decisions, name).items()), name


@pytest.fixture
def session(tmp_path: Path) -> Session:
    session = Session.create(tmp_path / "bridge.diptych")
    session.author = "Ada"
    session.add_documents(Document(f"{side}.txt", side, text, "en") for side, text in zip("NS", TEXTS, strict=True))
    session.reconcile()
    return session


@pytest.mark.parametrize("seed", range(4))
def test_it_equals_a_fresh_one_after_random_deeds(session: Session, seed: int) -> None:
    dice = random.Random(seed)
    player = Player(session, dice.randrange)
    shown = session.report()
    analysis, changed = shown.analysis, 0
    for _ in range(150):
        session.author = ("Ada", "Ben")[dice.randrange(2)]
        player.step()
        before, shown = shown, session.report_after(shown)
        changed += shown.rows != before.rows
        assert_same(shown, reports.build(analysis, session.notebook()))
    assert changed > 5
    session.close()


def test_rows_that_stay_are_the_same_and_one_that_changes_state_moves(session: Session) -> None:
    shown = session.report()
    row = next(row for row in shown.rows if row.discrepancies)
    for flag in row.discrepancies:
        session.decide(target_of_discrepancy(flag), VerdictValue.DISMISSED)
    after = session.report_after(shown)
    (moved,) = (new for new in after.rows if all(new is not old for old in shown.rows))
    assert moved.fact.id == row.fact.id
    assert moved.state is not row.state
    assert_same(after, session.report())
    session.undo()
    assert_same(session.report_after(after), session.report())
    session.close()


def test_a_note_on_a_claim_changes_no_row_and_a_verdict_one(session: Session) -> None:
    shown = session.report()
    session.annotate(target_of_claim(shown.analysis.claims[0]), "Hm.")
    after = session.report_after(shown)
    assert all(new is old for new, old in zip(after.rows, shown.rows, strict=True))
    assert after.decisions.notes != shown.decisions.notes
    session.decide(target_of_fact(shown.rows[-1].fact), VerdictValue.ACCEPTED)
    last = session.report_after(after)
    assert [new is old for new, old in zip(last.rows, after.rows, strict=True)] == [True] * (len(last.rows) - 1) + [False]
    session.close()


def test_entries_that_were_read_anew_are_found_too(session: Session) -> None:
    """Other objects that say the same, as blind work or another reading of the log gives them."""
    shown = session.report()
    session.decide(target_of_fact(shown.rows[0].fact), VerdictValue.ACCEPTED)
    notebook = session.notebook()
    again = replace(notebook, verdicts=tuple(Verdict(v.target, v.value, v.reason, v.author, v.time) for v in notebook.verdicts))
    assert_same(reports.updated(session.report_after(shown), again), session.report())
    session.close()
