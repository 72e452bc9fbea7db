"""The pages of a project of 300 sources, one of them with a name of 300 characters: the longest time that any of them holds still.

Run by `make bench`. For each page: going there (its first making included), and a verdict that it has to show; measured as the
longest gap of a heartbeat of 5 ms, against 200 ms, beside that of a window at rest.
"""

from __future__ import annotations

import os
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.made_project import make_analysis
from db.store import Store
from desktop.app import Window
from desktop.pages import PAGES
from desktop.preferences import Preferences
from desktop.session import Session
from reconciler.decisions import target_of_fact
from reconciler.notebook.entries import VerdictValue
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCES, CLAIMS, FACTS, FLAGS = 300, 18_750, 7_500, 2_000
LONG = "A name of a body that has never been shortened by anybody " * 6
BEAT, LIMIT = 5, 200  # milliseconds
REST = 3.0  # seconds until a page is thought to be at rest


class Heart:
    """Beats, and remembers the longest gap."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, 1000 * (now - self._last))
        self._last = now

    def during(self, action: Callable[[], object], seconds: float = REST) -> float:
        """The longest gap from `action` on, for so long, in milliseconds."""
        application = QApplication.instance()
        assert application is not None
        self.longest, self._last = 0.0, time.perf_counter()
        action()
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            application.processEvents()
            time.sleep(0.001)
        return self.longest


def main() -> None:
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "many.diptych"
        make(project)
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = Window(Preferences(settings), Path(folder) / "sample.diptych")
        window.show()
        heart = Heart()
        print(f"a beat of {BEAT} ms at rest: {heart.during(lambda: None, 1.0):.0f} ms")
        print(
            f"opening {SOURCES} sources, {FACTS:,} facts: {heart.during(lambda: open_whole(window, project, application)):.0f} ms"
        )
        for number, page in enumerate(PAGES):
            gone = heart.during(partial(window.presenter.go_to, page.name))
            judged = heart.during(partial(judge, window, number))
            worst = max(gone, judged)
            print(f"{page.name}: gone to {gone:.0f} ms, a verdict {judged:.0f} ms: {worst / LIMIT:.2f} of {LIMIT} ms", flush=True)
        window.close()


def make(path: Path) -> None:
    """A project of so many sources."""
    analysis = make_analysis(CLAIMS, FACTS, FLAGS)
    with Store.create(path) as store:
        store.add_documents(analysis.documents)
        store.save_analysis(analysis, Settings(), "made", [])
    with Session.open(path) as session:
        session.edit_source(analysis.documents[0].id, title=LONG.strip()[:300], publisher=LONG.strip()[:300])
        print(f"sources: {len(session.documents())}")


def open_whole(window: Window, project: Path, application: QApplication) -> None:
    window.open(project)
    while window.controller.project is None or window.controller.project.loading:
        application.processEvents()


def judge(window: Window, number: int) -> None:
    """A verdict on one fact after another."""
    project = window.controller.project
    assert project is not None
    assert project.report is not None
    target = target_of_fact(project.report.rows[number].fact)
    window.controller.do(lambda session: session.decide(target, VerdictValue.ACCEPTED))


if __name__ == "__main__":
    main()
