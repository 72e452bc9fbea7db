"""A project of three sides, four of whose sources have dates of publication, that differ in dates, numbers, places and words."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reconciler.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.pages.page import Page
    from tests.desktop.conftest import ReconcileOnce

    GoTo = Callable[[str], Page]

NORTH = (
    "The harbour treaty was signed on 3 March 2014 in Bergen by the ministers of both sides.\n\n"
    "The police detained 120 irregular migrants in the harbour in May 2014. The border was closed in 2015.\n\n"
    "The new ferry carries 300 passengers. The Northern Trade Organisation (NTO) paid for the lighthouse.\n"
)
SOUTH = (
    "The harbour treaty was signed on 9 April 2014 in Bergen by the ministers of both sides.\n\n"
    "The police detained 450 illegal migrants in the harbour in May 2014.\n\n"
    "The new ferry carries 300 passengers. According to the mayor, the NTO paid for the lighthouse.\n"
)
EAST = (
    "The harbour treaty was signed in 2014. The museum of the old town shows maps. "
    "The railway to the coast was opened on 1 June 2016.\n"
)
LATER = "The railway to the coast was opened on 1 June 2016. Trains run since 2017.\n"


def documents() -> list[Document]:
    return [
        Document("north.txt", "North", NORTH, "en", title="The treaty", published="2015-02-01"),
        Document("south.txt", "South", SOUTH, "en", title="Southern news", published="2018"),
        Document("south-2.txt", "South", LATER, "en", title="Trains", published="2018-05"),
        Document("east.txt", "East", EAST, "en"),
    ]


@pytest.fixture
def harbour(reconcile_once: ReconcileOnce, tmp_path: Path) -> Path:
    """The reconciled project of the harbour, of one's own."""
    return shutil.copy(reconcile_once("harbour.diptych", documents()), tmp_path / "harbour.diptych")


@pytest.fixture
def shown(window: Window, harbour: Path) -> Window:
    """A window with the project in it."""
    window.open(harbour)
    return window


@pytest.fixture
def go_to(qtbot: QtBot, shown: Window) -> GoTo:
    """Goes to a page and gives it back."""
    from desktop.pages.page import Page

    def go(name: str) -> Page:
        shown.presenter.go_to(name)
        shown.main.activateWindow()
        qtbot.waitUntil(shown.main.isActiveWindow)  # else it takes no keys
        return next(page for page in shown.main.findChildren(Page) if page.isVisible())

    return go
