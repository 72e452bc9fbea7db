"""A small project of three sides that was really reconciled, and real windows with settings of their own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from desktop.app import Window
from desktop.preferences import Preferences
from desktop.session import Session
from desktop.translation import Translation
from reconciler.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from reconciler.report import Report

    MakeWindow = Callable[[], Window]
    ReconcileOnce = Callable[[str, Iterable[Document]], Path]

NORTH = (
    "The river bridge was opened on 3 March 2014 by the mayor. The ferry was closed. 112 guests came to the opening of the bridge."
)
SOUTH = "The river bridge was opened on 9 April 2014 by the mayor. A new road leads to the bridge."
EAST = "The museum shows paintings of the old harbour."


def documents() -> list[Document]:
    """Three sides; the first has two texts, one of them alone with its claim."""
    return [
        Document("north.txt", "North", NORTH, "en", title="The bridge"),
        Document("north-2.txt", "North", "The library lends books to children.", "en", title="The library"),
        Document("south.txt", "South", SOUTH, "en", title="Bridges & roads", publisher="The South"),
        Document("east.txt", "East", EAST, "en"),
    ]


@pytest.fixture(scope="session")
def reconcile_once(tmp_path_factory: pytest.TempPathFactory) -> ReconcileOnce:
    """Makes a reconciled project of texts, once a name for all tests; copy it before you write to it."""
    folder = tmp_path_factory.mktemp("projects")

    def make(name: str, texts: Iterable[Document]) -> Path:
        path = folder / name
        if not path.exists():
            with Session.create(path) as session:
                session.add_documents(texts)
                session.reconcile()
        return path

    return make


@pytest.fixture(scope="session")
def reconciled(reconcile_once: ReconcileOnce) -> Path:
    """The reconciled project of the bridge."""
    return reconcile_once("bridge.diptych", documents())


@pytest.fixture
def project(reconciled: Path, tmp_path: Path) -> Path:
    """A reconciled project of one's own."""
    return shutil.copy(reconciled, tmp_path / "bridge.diptych")


@pytest.fixture
def report(project: Path) -> Report:
    """What was found in the project."""
    with Session.open(project) as session:
        return session.report()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Settings that are no person's."""
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def make_window(qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> Iterator[MakeWindow]:
    """Opens windows, one after another, with the same settings."""
    windows: list[Window] = []

    def make() -> Window:
        window = Window(preferences, tmp_path / "data" / "sample.diptych")
        windows.append(window)
        qtbot.addWidget(window.main)
        window.show()
        qtbot.waitUntil(window.main.isActiveWindow)  # before that no key has any effect
        return window

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def russian(qapp: QApplication) -> Iterator[None]:
    """The window, if it is made after this, speaks Russian."""
    installed = Translation(qapp)
    installed.install("ru")
    yield
    installed.remove()


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    """A window with no project in it."""
    return make_window()


@pytest.fixture
def opened(window: Window, project: Path) -> Window:
    """A window with the reconciled project in it."""
    window.open(project)
    return window
