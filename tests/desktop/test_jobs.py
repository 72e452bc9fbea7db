"""Jobs in a real process and a real thread: progress, outcome, cancel, death, and an end without waiting."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from desktop.jobs import ComputingProcessDied, Job, Jobs, Outcome
from reconciler.errors import Cancelled, InputError
from tests.desktop import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WAIT = 30_000  # milliseconds


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


def outcome_of(qtbot: QtBot, jobs: Jobs, start: Callable[[], Job]) -> Outcome:
    with qtbot.waitSignal(jobs.finished, timeout=WAIT) as signal:
        job = start()
    assert signal.args[0].job == job
    return signal.args[0]


def test_a_job_computes_in_one_lasting_process(qtbot: QtBot, jobs: Jobs) -> None:
    first = outcome_of(qtbot, jobs, lambda: jobs.compute("count", work.count, 3))
    second = outcome_of(qtbot, jobs, lambda: jobs.compute("count", work.count, 3))
    assert first.error is None
    assert first.value == second.value != os.getpid()


@pytest.mark.parametrize("way", ["compute", "read"])
def test_progress_comes_in_the_main_thread(qtbot: QtBot, jobs: Jobs, way: str) -> None:
    seen: list[tuple[Job, str, int, int, int]] = []
    jobs.progressed.connect(lambda *report: seen.append((*report, threading.get_ident())))
    job = getattr(jobs, way)("count", work.count_for_ever)
    qtbot.waitUntil(lambda: len(seen) > 2, timeout=WAIT)
    jobs.cancel(job)
    assert seen[0] == (job, "counting", 0, 0, threading.get_ident())
    assert {ident for *_, ident in seen} == {threading.get_ident()}
    assert [done for _, _, done, _, _ in seen] == sorted(done for _, _, done, _, _ in seen)


@pytest.mark.parametrize("way", ["compute", "read"])
def test_a_failure_comes_as_it_was_raised(qtbot: QtBot, jobs: Jobs, way: str) -> None:
    begin = getattr(jobs, way)
    refused = outcome_of(qtbot, jobs, lambda: begin("refuse", work.refuse))
    assert isinstance(refused.error, InputError)
    assert str(refused.error) == "The well is dry: dig another."
    assert isinstance(outcome_of(qtbot, jobs, lambda: begin("fail", work.fail)).error, ZeroDivisionError)


@pytest.mark.parametrize("way", ["compute", "read"])
def test_a_job_is_cancelled(qtbot: QtBot, jobs: Jobs, way: str) -> None:
    with qtbot.waitSignal(jobs.progressed, timeout=WAIT):
        job = getattr(jobs, way)("count", work.count_for_ever)
    with qtbot.waitSignal(jobs.finished, timeout=WAIT) as signal:
        jobs.cancel(job)
    assert isinstance(signal.args[0].error, Cancelled)
    after = outcome_of(qtbot, jobs, lambda: getattr(jobs, way)("count", work.count, 3))
    assert after.error is None


def test_what_a_cancelled_job_still_brings_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.compute("count", work.count, 1)
    with qtbot.waitSignal(jobs.finished, timeout=WAIT) as signal:
        jobs.cancel(job)
    assert isinstance(signal.args[0].error, Cancelled)


def test_the_death_of_the_process_is_told_and_mended(qtbot: QtBot, jobs: Jobs) -> None:
    assert isinstance(outcome_of(qtbot, jobs, lambda: jobs.compute("die", work.die)).error, ComputingProcessDied)
    assert outcome_of(qtbot, jobs, lambda: jobs.compute("count", work.count, 1)).error is None


def test_the_end_does_not_wait_for_a_job_and_leaves_no_process(qtbot: QtBot) -> None:
    jobs = Jobs()
    pid = outcome_of(qtbot, jobs, lambda: jobs.compute("count", work.count, 1)).value
    with qtbot.waitSignal(jobs.progressed, timeout=WAIT):
        jobs.compute("sleep", work.sleep_long)
    start = time.monotonic()
    jobs.shutdown()
    assert time.monotonic() - start < 10
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        pytest.fail("the computing process is still there")


def test_the_end_waits_for_what_must_not_be_cut_off_and_no_longer(qtbot: QtBot, tmp_path: Path) -> None:
    jobs = Jobs()
    with qtbot.waitSignal(jobs.progressed, timeout=WAIT):
        jobs.compute("hold", work.finish_undisturbed, tmp_path / "held.txt")
    jobs.shutdown()
    assert (tmp_path / "held.txt").read_text("utf-8") == "let go"


def test_a_job_in_a_thread_stays_in_this_process(qtbot: QtBot, jobs: Jobs) -> None:
    assert outcome_of(qtbot, jobs, lambda: jobs.read("count", work.count, 3)).value == os.getpid()
