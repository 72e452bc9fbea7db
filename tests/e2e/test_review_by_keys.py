"""The whole review of the sample by keys alone: opened, each difference judged, one with a reason, one noted on, and exported."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from desktop.session import Session
from reconciler.errors import ProjectError
from reconciler.notebook.entries import VerdictValue
from tests.e2e.screen import needs_a_screen, program, screen, until

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.report import Report

pytestmark = [pytest.mark.foreign, needs_a_screen]

KEYS = {"a": VerdictValue.ACCEPTED, "d": VerdictValue.DISMISSED, "r": VerdictValue.RESOLVED}


def test_the_sample_is_reviewed_by_keys_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    project = home / "data" / "diptych" / "sample.diptych"
    table = tmp_path / "table.csv"
    with screen() as display, program(display, home) as (window, person):
        person.sees("Diptych")
        person.rests()
        person.presses_keys("Escape")  # ends the tour
        person.presses_keys("Return")  # the first button of the first page opens the sample
        until(lambda: report(project), "the sample, reconciled")
        person.rests()
        person.presses_keys("alt+2")
        person.rests()
        count = len(discrepancies(project))
        assert count > 10
        wanted = []
        for number in range(count):
            key = list(KEYS)[number % len(KEYS)]
            if number == 0:
                person.presses_keys("e")
                person.types("Both pages say so")
                person.presses_keys("Return")
            person.presses_keys(key)
            wanted.append(KEYS[key])
        until(lambda: len(decided(project)) == count, f"{count} decisions")
        person.presses_keys("ctrl+e")
        person.sees("Export")
        person.presses_keys("Return")
        person.sees("Export to")
        person.types(str(table))
        person.presses_keys("Return")
        until(table.exists, "the table")
        person.sees("sample")
        person.presses_keys("ctrl+q")
        assert window.wait(60) == 0
    found = decided(project)
    assert sorted(value for value, _ in found) == sorted(wanted)
    assert [reason for _, reason in found if reason] == ["Both pages say so"]


def report(project: Path) -> Report | None:
    """The fact table; None before there is one, and while the project is being made."""
    with suppress(ProjectError), Session.open(project, read_only=True) as session:
        return session.report_if_any()
    return None


def discrepancies(project: Path) -> set[str]:
    found = report(project)
    return {d.id for row in found.rows for d in row.discrepancies} if found else set()


def decided(project: Path) -> list[tuple[VerdictValue, str]]:
    """What was decided of the differences, and why."""
    with Session.open(project, read_only=True) as session:
        verdicts = session.notebook().verdicts
    return [(verdict.value, verdict.reason) for verdict in verdicts]
