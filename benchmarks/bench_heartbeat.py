"""The longest gap of a heartbeat of 10 ms in the window while 10,000 claims a side are reconciled: whether it ever holds still.

Run by `make bench`. The window is real, its computing process too. Three stretches are told apart: while the process computes;
while what it found is taken in, stored and shown; and, to compare, a window at rest. The first is what the aim is about.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import made_texts
from desktop.app import Window
from desktop.preferences import Preferences
from desktop.session import Session

A_SIDE = 10_000  # claims
BEAT, AIM, REST = 10, 50, 2_000  # milliseconds


class Heart:
    """Beats every 10 ms in the main thread; `longest` is the longest gap, in milliseconds, since `begin`."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer.start()

    def begin(self) -> None:
        """Begin another stretch, with the gap that may be under way."""
        self.longest = 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, 1000 * (now - self._last))
        self._last = now


def main(a_side: int = A_SIDE) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.diptych")
        with Session.create(path) as session:
            session.add_documents(made_texts.two_sides(2 * a_side))
        window = Window(Preferences(QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat)), path)
        window.show()
        window.open(path)
        heart = Heart()
        _wait(REST)
        heart.begin()
        _wait(REST)
        rest = heart.longest
        heart.begin()
        start = time.perf_counter()
        gaps: list[float] = []
        loop = QEventLoop()
        # the first thing that the window hears of the outcome: from here on it takes in what was found
        window.jobs.finished.connect(lambda _outcome: gaps.append(heart.longest))
        window.jobs.finished.connect(lambda _outcome: heart.begin())
        window.controller.changed.connect(lambda *_changes: loop.quit())
        window.controller.failed.connect(loop.quit)
        window.controller.reconcile()
        loop.exec()
        _wait(REST)
        seconds = time.perf_counter() - start
        project = window.controller.project
        if project is None or project.report is None:
            raise SystemExit(window.main.messages.text())
        claims = len(project.report.analysis.claims)
        print(f"heartbeat of {BEAT} ms, {claims:,} claims, {seconds:.0f} s; longest gap (aim: {AIM} ms or less):")
        print(
            f"  {gaps[0]:.0f} ms while they are reconciled, {heart.longest:.0f} ms while the result is stored and shown, "
            f"{rest:.0f} ms at rest"
        )
        window.main.close()
    application.processEvents()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else A_SIDE)
