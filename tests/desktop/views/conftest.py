"""A parallel view in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QCursor, QGuiApplication

from desktop.models.parallel import ParallelContent
from desktop.views.parallel import ParallelView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ParallelView]:
    # a pointer that an earlier test left on the window would bring up a tip in the middle of this one
    QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())
    made = ParallelView()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    yield made
    made.set_content(ParallelContent((), ()))
