"""The strip of a job: what it says, how long it will still take, and that it stops when it is asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton

from desktop.models.time_left import TimeLeft
from desktop.theme import THEMES
from desktop.views.job_bar import JobBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Clock:
    """Seconds that a test sets."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bar(qtbot: QtBot, clock: Clock) -> JobBar:
    made = JobBar(clock=clock)
    qtbot.addWidget(made)
    made.begin("Reconciling")
    return made


def test_it_says_what_begins_without_a_number(bar: JobBar) -> None:
    assert bar.isVisible()
    assert bar.text() == "Reconciling…"
    assert bar.findChild(QProgressBar).maximum() == 0


def test_it_counts(bar: JobBar) -> None:
    bar.show_step("finding the claims", 3, 10)
    assert bar.text() == "Reconciling · finding the claims · 3 of 10"
    assert (bar.findChild(QProgressBar).value(), bar.findChild(QProgressBar).maximum()) == (3, 10)


def test_a_step_of_one_is_not_counted(bar: JobBar) -> None:
    bar.show_step("weighing", 0, 1)
    assert bar.text() == "Reconciling · weighing"


def test_a_step_of_an_unknown_number_runs_on(bar: JobBar) -> None:
    bar.show_step("weighing", 7, 0)
    assert bar.findChild(QProgressBar).maximum() == 0


@pytest.mark.parametrize(
    ("seconds", "done", "said"),
    [(1.0, 10, ""), (4.0, 1, ""), (4.0, 50, "a few seconds left"), (20.0, 50, "about 20 s left"), (100.0, 20, "about 7 min left")],
)
def test_it_says_how_long_the_step_takes_once_that_can_be_told(
    bar: JobBar, clock: Clock, seconds: float, done: int, said: str
) -> None:
    bar.show_step("claims", 0, 100)
    clock.now += seconds
    bar.show_step("claims", done, 100)
    assert bar.text().endswith(said or f"{done} of 100")


def test_another_step_starts_anew(bar: JobBar, clock: Clock) -> None:
    bar.show_step("claims", 0, 100)
    clock.now += 50
    bar.show_step("vectors", 50, 100)
    assert bar.text() == "Reconciling · vectors · 50 of 100"


def test_another_job_starts_anew(bar: JobBar, clock: Clock) -> None:
    bar.show_step("claims", 0, 100)
    clock.now += 50
    bar.begin("Reading")
    bar.show_step("claims", 50, 100)
    assert bar.text() == "Reading · claims · 50 of 100"


def test_stop_is_asked_once_and_what_comes_after_is_not_shown(qtbot: QtBot, bar: JobBar) -> None:
    button = bar.findChild(QPushButton)
    with qtbot.waitSignal(bar.stopped):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()
    bar.show_step("claims", 5, 10)
    assert bar.text() == "Stopping…"


def test_the_next_job_can_be_stopped_again(qtbot: QtBot, bar: JobBar) -> None:
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    bar.end()
    assert not bar.isVisible()
    bar.begin("Reading")
    assert bar.findChild(QPushButton).isEnabled()


def test_it_is_reached_by_keyboard_and_named(qtbot: QtBot, bar: JobBar) -> None:
    button = bar.findChild(QPushButton)
    with qtbot.waitSignal(bar.stopped):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "Ctrl+." in button.toolTip()
    assert bar.findChild(QProgressBar).accessibleName()


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_it_takes_a_theme(bar: JobBar, look: object) -> None:
    bar.set_theme(look)
    assert look.accent in bar.styleSheet()


def test_the_time_left_is_by_what_was_done_since_the_step_was_first_told_of() -> None:
    left = TimeLeft()
    assert left.seconds("a", 50, 100, 0.0) is None
    assert left.seconds("a", 75, 100, 5.0) == pytest.approx(5.0)
    assert left.seconds("a", 100, 100, 10.0) == 0.0
    assert left.seconds("a", 10, 100, 11.0) is None
