"""Work on a fact table aside: the newest outcome alone comes, in the main thread; little is done at once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread

from desktop.pages import timeline as timeline_page
from desktop.pages.working import Working
from reconciler.decisions import target_of_discrepancy
from reconciler.notebook.entries import VerdictValue
from tests.reconciler.export.builder import report

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from tests.desktop.pages.conftest import GoTo

WAIT = 30_000


def test_it_is_done_in_a_thread_and_told_in_the_main_one(qtbot: QtBot) -> None:
    threads: list[object] = []
    working = Working(lambda made: threads.append(threading.current_thread()) or len(made.rows), "test")
    told: list[tuple[int, bool]] = []
    working.done.connect(lambda count: told.append((count, QThread.currentThread() is working.thread())))
    working.start(report())
    assert working.busy
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    assert told == [(len(report().rows), True)]
    assert threads[0] is not threading.main_thread()
    assert not working.busy


def test_only_the_newest_comes(qtbot: QtBot) -> None:
    gate, made = threading.Event(), [report(), report()]

    def slow(found: object) -> int:
        gate.wait(10)
        return next(n for n, one in enumerate(made) if one is found)

    working = Working(slow, "test")
    told: list[int] = []
    working.done.connect(told.append)
    working.start(made[0])
    working.start(made[1])
    gate.set()
    qtbot.waitUntil(lambda: not working.busy, timeout=WAIT)
    assert told == [1]


def test_what_is_dropped_does_not_come_and_little_is_done_at_once(qtbot: QtBot) -> None:
    told: list[int] = []
    working = Working(lambda found: len(found.rows), "test")
    working.done.connect(told.append)
    working.start(report())
    working.drop()
    qtbot.wait(100)
    assert told == []
    few = Working(lambda found: len(found.rows), "test", few=100)
    few.done.connect(told.append)
    few.start(report())
    assert told == [len(report().rows)]


def test_the_dates_of_many_facts_come_later(qtbot: QtBot, shown: Window, go_to: GoTo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_page, "FEW", 0)
    page = go_to("timeline")
    assert isinstance(page, timeline_page.TimelinePage)
    assert page.empty.text() == "Reading the dates…"
    assert page.empty.isVisible()
    qtbot.waitUntil(lambda: bool(page.timeline.marks), timeout=WAIT)
    assert page.view.isVisible()
    joins = len(page.timeline.joins)
    assert joins
    rows = shown.controller.project.report.rows
    flag = next(flag for row in rows for flag in row.discrepancies if flag.type == "date")
    shown.controller.do(lambda session: session.decide(target_of_discrepancy(flag), VerdictValue.DISMISSED))
    assert page.view.isVisible()  # the old marks stay until the new ones are there
    qtbot.waitUntil(lambda: len(page.timeline.joins) < joins, timeout=WAIT)
    assert page.empty.text() == "No claim gives a date that was read."
