"""Every test runs without a screen, in one style, makes no backups unless it is about them, and leaves no widget behind."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")
os.environ["DIPTYCH_BACKUPS"] = ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Delete what a test was done with: Qt does so in its event loop only, and the next test may run none.

    A style sheet or a palette is set on every widget there is, so windows that stay make each later one slower.
    """
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
