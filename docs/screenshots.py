"""Make the pictures of every view of the window into docs/screenshots: light and dark, in English and Russian. No screen is needed.

python docs/screenshots.py                        the pictures that the README and the guide show, 1280×800
python docs/screenshots.py --out DIR --all        also 1920×1080, and at scale 2
python docs/screenshots.py --only review,texts    some views only

Each language, theme and scale is a process of its own, as Qt takes them at its start. The views are those of the sample project,
judged and noted a little, as it stands after some days of work.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Window
from desktop.pages import PAGES, TEXTS
from desktop.pages.search import SearchPage
from desktop.preferences import Preferences
from desktop.session import make_sample
from desktop.translation import Translation
from desktop.views.import_dialog import ImportDialog
from reconciler.notebook.entries import Target, TargetKind, VerdictValue
from sources.corpus import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from reconciler.report import Report

FOLDER = Path(__file__).parent / "screenshots"
COMMON = (1280, 800)
LARGE = (1920, 1080)
LEAST = 200  # pixels that a dialog is wide, and a tip is not
COLOURS = 128  # of a picture; text stays as sharp, and the file is a fourth of its size
SETTLE = 400  # milliseconds in which layouts and texts come to rest
LANGUAGES = ("en", "ru")
THEMES = ("light", "dark")


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the pictures of the window.")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--all", action="store_true", help="all sizes and scales, not only those that the documents show")
    parser.add_argument("--only", default="", help="names of views, with commas between")
    parser.add_argument("--take", nargs=5, metavar=("LANGUAGE", "THEME", "WIDTH", "HEIGHT", "SCALE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.take:
        language, theme, width, height, scale = given.take
        only = given.only.split(",") if given.only else []
        _Camera(given.out, language, theme, (int(width), int(height)), int(scale), only).take_all()
        return
    for language, theme in product(LANGUAGES, THEMES):
        for (width, height), scale in [(COMMON, 1), *([(LARGE, 1), (COMMON, 2)] if given.all else [])]:
            environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
            take = ["--take", language, theme, str(width), str(height), str(scale)]
            command = [sys.executable, __file__, "--out", str(given.out), "--only", given.only, *take]
            subprocess.run(command, env=environment, check=True)


def worked_on(path: Path) -> None:
    """The sample project, reconciled, with some verdicts and notes."""
    with make_sample(path) as session:
        session.reconcile()
        rows = [row for row in session.report().rows if len(row.fact.sides) > 1]
        session.author = "Anna"
        for row, value in zip(rows, (VerdictValue.ACCEPTED, VerdictValue.RESOLVED, VerdictValue.DISMISSED), strict=False):
            session.decide(Target(TargetKind.FACT, row.fact.claims), value, "")
        session.annotate(Target(TargetKind.FACT, rows[0].fact.claims), "Ask the archive for the **signed** text.")
        session.annotate(Target(TargetKind.CLAIM, rows[1].fact.claims[:1]), "Compare the annual report of that year.")
        session.close()


class _Camera:
    """Takes every view in one language, theme and size."""

    def __init__(self, out: Path, language: str, theme: str, size: tuple[int, int], scale: int, only: list[str]) -> None:
        self._out = out
        self._language, self._theme = language, theme
        self._size = size
        self._suffix = language + ("" if size == COMMON else f"-{size[0]}x{size[1]}") + ("@2x" if scale == 2 else "")
        self._only = only

    def take_all(self) -> None:
        translation = Translation(QApplication([]))
        translation.install(self._language)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            worked_on(folder / "sample.diptych")
            preferences = Preferences(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
            preferences.set_dark(self._theme == "dark")
            self.window = Window(preferences, folder / "sample.diptych")
            self.window.main.resize(*self._size)
            self.window.show()
            _wait(SETTLE)
            self._take_views(folder)
            self.window.main.close()

    def _take_views(self, folder: Path) -> None:
        window = self.window
        self.shoot("start")
        window.guidance.begin_tour()
        self.shoot("tour")
        self._press(Qt.Key.Key_Escape)
        self._import(folder)
        window.open(folder / "sample.diptych")
        _until(lambda: window.controller.project is not None and window.controller.project.report is not None)
        assert window.controller.project is not None
        report = window.controller.project.report
        assert report is not None
        window.presenter.choose_fact(_telling_fact(report))
        for spec in PAGES:
            window.presenter.go_to(spec.name)
            if spec.name == "search":
                window.main.findChild(SearchPage).words.setText("migration")
                _wait(3 * SETTLE)
            self.shoot(spec.name)
        window.presenter.go_to(TEXTS)
        sources = [document.id for document in report.analysis.documents]
        for count in (3, 5):
            window.presenter.texts.choose(tuple(sources[:count]))
            self.shoot(f"texts-{count}")
        window.presenter.texts.choose(tuple(sources[1:3]))
        for name in ("palette", "export", "guide"):
            window.main.triggered.emit(name)
            _wait(SETTLE)
            self.shoot(name, self._in_front())
            self._press(Qt.Key.Key_Escape)

    def _import(self, folder: Path) -> None:
        """The dialog for the files of the sample, in a folder for each side."""
        self.window.controller.create(folder / "new.diptych")
        for document in sample():
            (folder / "texts" / document.side).mkdir(parents=True, exist_ok=True)
            (folder / "texts" / document.side / document.name).write_bytes(document.original)
        self.window.importing.take_dropped([folder / "texts" / d.side / d.name for d in sample()])
        _until(lambda: bool(self.window.main.findChildren(ImportDialog)))
        self.shoot("import", self._in_front())
        self._press(Qt.Key.Key_Escape)
        self.shoot("empty")

    def _in_front(self) -> QWidget:
        """The dialog or window that was opened last, else the main window."""
        seen = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window.main and w.width() > LEAST]
        return seen[-1] if seen else self.window.main

    def _press(self, key: Qt.Key) -> None:
        front = self._in_front()
        QTest.keyClick(QApplication.focusWidget() or front, key)
        if front is not self.window.main:
            front.close()
        _wait(SETTLE)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """A picture of the window, or of another widget."""
        if self._only and name not in self._only:
            return
        _wait(SETTLE)
        picture = (widget or self.window.main).grab()
        self._out.mkdir(parents=True, exist_ok=True)
        path = self._out / f"{name}-{self._theme}-{self._suffix}.png"
        picture.save(str(path))
        _shrink(path)


def _shrink(path: Path) -> None:
    from PIL import Image

    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def _telling_fact(report: Report) -> str:
    """The fact of several sides in which the most kinds of differences were found, else the first of all."""
    several = [row for row in report.rows if len(row.fact.sides) > 1]
    return max(several, key=lambda row: len({d.type for d in row.discrepancies}), default=report.rows[0]).fact.id


def _until(so: Callable[[], bool]) -> None:
    while not so():
        _wait(50)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
