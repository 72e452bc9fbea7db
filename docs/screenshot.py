"""Make the pictures of the window: the sample project, reconciled, with a fact chosen. No screen is needed.

python docs/screenshot.py                                   docs/images/window.png, as the README shows it
python docs/screenshot.py OUT.png --size 1920x1080 --dark   any other
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Window
from desktop.preferences import Preferences

if TYPE_CHECKING:
    from reconciler.report import Report

IMAGE = Path(__file__).parent / "images" / "window.png"
SETTLE = 400  # milliseconds in which layouts and texts come to rest


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a picture of the window.")
    parser.add_argument("out", nargs="?", type=Path, default=IMAGE)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        preferences.set_dark(given.dark)
        window = Window(preferences, Path(folder) / "sample.diptych")
        window.main.resize(width, height)
        window.show()
        _reconcile(window)
        project = window.controller.project
        if project is None or project.report is None:
            raise SystemExit(window.main.messages.text())
        window.presenter.choose_fact(_telling_fact(project.report))
        _wait(SETTLE)
        given.out.parent.mkdir(parents=True, exist_ok=True)
        window.main.grab().save(str(given.out))
        window.main.close()


def _reconcile(window: Window) -> None:
    loop = QEventLoop()
    window.controller.job_ended.connect(loop.quit)
    window.open_sample()
    loop.exec()
    _wait(SETTLE)


def _telling_fact(report: Report) -> str:
    """The fact of several sides in which the most kinds of differences were found, else the first of all."""
    several = [row for row in report.rows if len(row.fact.sides) > 1]
    return max(several, key=lambda row: len({d.type for d in row.discrepancies}), default=report.rows[0]).fact.id


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
