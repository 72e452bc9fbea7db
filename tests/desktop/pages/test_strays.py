"""No part of the window is ever shown on its own: that flashes up on the screen, and takes the keyboard from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from desktop.pages import PAGES
from reconciler.model import Document
from tests.desktop.pages.conftest import NORTH, SOUTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.app import Window
    from tests.desktop.conftest import ReconcileOnce


class Watch(QObject):
    """Notes what is shown as a window and is none."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and watched.parent() is None and not isinstance(watched, QMainWindow | QDialog | QMenu):
            self.strays.append(str(watched))
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_no_part_is_shown_without_its_place(watch: Watch, window: Window, reconcile_once: ReconcileOnce) -> None:
    texts = [
        Document("north.txt", "North", NORTH, "en", title="The treaty", note="A translation"),
        Document("south.txt", "South", SOUTH, "en", published="2018"),
    ]
    window.open(reconcile_once("strays.diptych", texts))
    for fact in [row.fact.id for row in window.controller.project.report.rows]:
        window.presenter.choose_fact(fact)
        QApplication.processEvents()
    for page in PAGES:
        window.presenter.go_to(page.name)
        QApplication.processEvents()
    assert watch.strays == []
    assert window.main.isActiveWindow()
