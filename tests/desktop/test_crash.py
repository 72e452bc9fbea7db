"""Defects are caught at the edge, logged, and shown with details to copy."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.crash import CrashReporter, start_log
from desktop.views.text_dialog import TextDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window


@pytest.fixture
def reporter(qtbot: QtBot) -> Iterator[CrashReporter]:
    made = CrashReporter()
    made.install()
    yield made
    made.remove()


def caught() -> tuple[type[BaseException], BaseException]:
    try:
        raise ZeroDivisionError("a defect of the test")
    except ZeroDivisionError as error:
        return type(error), error


def test_a_defect_is_told_with_versions_and_traceback(qtbot: QtBot, reporter: CrashReporter) -> None:
    kind, error = caught()
    with qtbot.waitSignal(reporter.crashed) as signal:
        sys.excepthook(kind, error, error.__traceback__)
    assert "a defect of the test" in signal.args[0]
    assert "def caught" not in signal.args[0].splitlines()[0]
    assert signal.args[0].startswith("Diptych ")


def test_a_defect_in_a_thread_is_told_in_the_main_thread(qtbot: QtBot, reporter: CrashReporter) -> None:
    seen: list[int] = []
    reporter.crashed.connect(lambda text: seen.append(threading.get_ident()))
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: seen == [threading.get_ident()])


def test_ctrl_c_is_no_defect(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: passed.append(kind))
    reporter = CrashReporter()
    reporter.install()
    with qtbot.assertNotEmitted(reporter.crashed, wait=50):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    reporter.remove()
    assert passed == [KeyboardInterrupt]


def test_the_dialog_lets_the_details_be_copied(window: Window) -> None:
    window.say_crashed("the details")
    (dialog,) = window.main.findChildren(TextDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "the details"
    dialog.close()


def test_the_log_file_has_the_defect(qtbot: QtBot, reporter: CrashReporter, tmp_path: Path) -> None:
    path = tmp_path / "logs" / "diptych.log"
    before = list(logging.getLogger().handlers)
    start_log(path)
    kind, error = caught()
    with qtbot.waitSignal(reporter.crashed):
        reporter.report(kind, error, error.__traceback__)
    for handler in set(logging.getLogger().handlers) - set(before):
        logging.getLogger().removeHandler(handler)
        handler.close()
    assert "a defect of the test" in path.read_text("utf-8")


def test_no_place_for_a_log_is_no_defect(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    before = list(logging.getLogger().handlers)
    start_log(tmp_path / "file" / "diptych.log")
    assert logging.getLogger().handlers == before
