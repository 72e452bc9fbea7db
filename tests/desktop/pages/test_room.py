"""Pages fit into the smallest window, and every control in them has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from desktop.app import Window
    from tests.desktop.pages.conftest import GoTo


@pytest.mark.parametrize("name", ["review", "coverage", "timeline", "words"])
def test_a_page_fits_and_speaks(shown: Window, go_to: GoTo, name: str) -> None:
    page = go_to(name)
    assert page.minimumSizeHint().width() + shown.main.findChild(type(shown.presenter._host._view.bar)).width() <= 780
    for control in page.findChildren(QAbstractButton):
        of_qt = control.objectName().startswith("qt_") or isinstance(control.parent(), QLineEdit)
        assert of_qt or control.accessibleName() or control.text(), control
    for kind in (QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView):
        for control in page.findChildren(kind):
            inner = control.parent().metaObject().className().startswith(("QComboBox", "QTable", "QMenu"))
            header = control.metaObject().className() == "QHeaderView"
            assert inner or header or control.accessibleName(), control
