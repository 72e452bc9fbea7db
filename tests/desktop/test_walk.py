"""By keyboard alone, and without eyes: every control of every page and dialog is reached, seen when it is reached, and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

from desktop.models.import_files import ImportFiles
from desktop.models.read_file import ReadFile
from desktop.pages import PAGES
from desktop.theme import LIGHT
from desktop.views.import_dialog import ImportDialog
from desktop.views.text_dialog import TextDialog
from reconciler.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window

STEPS = 400  # presses of Tab after which a page is taken to hold the focus in a ring
PAGE_NAMES = [page.name for page in PAGES]


def go_to(window: Window, page: str) -> None:
    window.main.activateWindow()
    assert QTest.qWaitForWindowActive(window.main)
    window.presenter.go_to(page)
    if page == "texts":
        window.presenter.step(1)
    QApplication.processEvents()


def takes_focus(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        and widget.focusProxy() is None
        and not isinstance(widget, (QScrollBar, QSplitterHandle))
        and widget.objectName() != "qt_spinbox_lineedit"
    )


def focusable(root: QWidget) -> list[QWidget]:
    """What can have the focus in `root`; a combo box and its field count once, and so does a view and what lies in it."""
    found = [w for w in root.findChildren(QWidget) if takes_focus(w) and w.window() is root.window()]
    return [w for w in found if not (isinstance(w, QLineEdit) and isinstance(w.parent(), QComboBox))]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def described(widgets: list[QWidget]) -> list[str]:
    return [f"{type(w).__name__} {w.objectName()} {name_of(w)!r} in {type(w.parentWidget()).__name__}" for w in widgets]


def walked(root: QWidget) -> set[int]:
    """The ids of all that Tab leads to, from where the focus is, until it is there again."""
    seen: list[QWidget] = []
    for _ in range(STEPS):
        focus = QApplication.focusWidget()
        assert focus is not None
        if seen and focus is seen[0] and len(seen) > 1:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return {id(w) for w in seen} | {id(w.parent()) for w in seen if isinstance(w.parent(), QComboBox)}


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_every_control_of_a_page_is_named(opened: Window, page: str) -> None:
    go_to(opened, page)
    assert described([w for w in focusable(opened.main) if not name_of(w)]) == []


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_every_button_and_field_has_a_tip(opened: Window, page: str) -> None:
    go_to(opened, page)
    lacking = [
        w
        for w in focusable(opened.main)
        if isinstance(w, (QAbstractButton, QComboBox)) and not w.toolTip() and w.objectName() != "qt_toolbar_ext_button"
    ]
    assert described(lacking) == []


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_f6_goes_round_the_parts_of_a_page_and_the_bar(opened: Window, page: str) -> None:
    go_to(opened, page)
    seen = []
    for _ in range(8):
        opened.main.actions_by_name["next_area"].trigger()
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
    assert len(seen) >= 2
    assert any(opened.main.pages_bar().isAncestorOf(w) for w in seen)
    assert any(not opened.main.pages_bar().isAncestorOf(w) for w in seen)


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_tab_or_f6_reach_every_control_of_a_page(opened: Window, page: str) -> None:
    go_to(opened, page)
    reached: set[int] = set()
    wanted = focusable(opened.main)
    for _ in range(5):
        opened.main.actions_by_name["next_area"].trigger()
        reached |= walked(opened.main)
        if all(id(w) in reached for w in wanted):
            break
    wanted = [w for w in wanted if w.isVisible() and w.isEnabled()]
    assert described([w for w in wanted if id(w) not in reached]) == []


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_the_focus_is_seen_wherever_it_is(opened: Window, page: str) -> None:
    go_to(opened, page)
    unseen = []
    for widget in focusable(opened.main):
        if not (isinstance(widget, (QAbstractButton, QComboBox, QLineEdit)) and widget.isVisible()):
            continue
        opened.main.setFocus()
        before = picture(opened.main, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and picture(opened.main, widget) == before:
            unseen.append(widget)
    assert described(unseen) == []


def picture(window: QWidget, widget: QWidget) -> bytes:
    QApplication.processEvents()
    place = widget.rect().adjusted(-3, -3, 3, 3).translated(widget.mapTo(window, QPoint(0, 0)))
    image = window.grab(place).toImage()
    return bytes(image.constBits())


# --- dialogs -----------------------------------------------------------------------------------------------------------------


def dialogs(window: Window, tmp_path: Path) -> Iterator[tuple[str, QDialog]]:
    model = ImportFiles()
    model.add([ReadFile(tmp_path / "a.txt", Document("a.txt", "", "One.", "en"), opening="One.")])
    yield "import", ImportDialog(model, ["North"], ["b.txt is empty."], LIGHT, window.main)
    yield "text", TextDialog("Title", "Lead", "Text", window.main)
    yield "guide", window.guidance.show_guide()
    yield "print", window.printing.print()


@pytest.mark.parametrize("which", range(4))
def test_every_control_of_a_dialog_is_named_tipped_and_reached(opened: Window, tmp_path: Path, which: int) -> None:
    name, dialog = list(dialogs(opened, tmp_path))[which]
    dialog.show()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    wanted = focusable(dialog)
    assert wanted, name
    assert described([w for w in wanted if not name_of(w)]) == []
    buttons = [w for w in wanted if isinstance(w, (QAbstractButton, QComboBox)) and not w.toolTip()]
    assert described(buttons) == []
    reached = walked(dialog)
    # a group of radio buttons is one stop; the arrows go on
    assert described([w for w in wanted if id(w) not in reached and type(w).__name__ != "QRadioButton"]) == []


def test_the_start_page_is_walked_through(window: Window) -> None:
    window.main.activateWindow()
    assert QTest.qWaitForWindowActive(window.main)
    wanted = focusable(window.main)
    assert {name_of(w) for w in wanted} >= {"Open the sample", "New project…", "Open project…", "Paste a text"}
    wanted[0].setFocus()
    assert described([w for w in wanted if id(w) not in walked(window.main)]) == []


def test_views_have_rows_that_a_screen_reader_can_say(qtbot: QtBot, opened: Window) -> None:
    for page in PAGE_NAMES:
        go_to(opened, page)
        for view in opened.main.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None and view.model().rowCount():
                interface = QAccessible.queryAccessibleInterface(view)
                assert interface is not None
                assert interface.childCount() > 0
