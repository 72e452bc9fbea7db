"""By keyboard alone, and without eyes: every control of every page and dialog is reached, seen when it is reached, and named."""

from __future__ import annotations

import shutil
from dataclasses import replace
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
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)
from shiboken6 import getCppPointer

from desktop.models.import_files import ImportFiles
from desktop.models.read_file import ReadFile
from desktop.models.source_changes import merge_lines
from desktop.pages import PAGES
from desktop.session import Session
from desktop.theme import LIGHT
from desktop.views.areas import first_in
from desktop.views.difference_dialog import DifferenceDialog
from desktop.views.fact_chooser import FactChooser
from desktop.views.import_dialog import ImportDialog
from desktop.views.merge_dialog import MergeDialog
from desktop.views.place_dialog import PlaceDialog
from desktop.views.switches import SwitchesDialog
from desktop.views.text_dialog import TextDialog
from desktop.views.version_dialog import VersionDialog
from reconciler.decisions import target_of_fact
from reconciler.differences import Difference
from reconciler.model import Document
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Callable
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
    if isinstance(widget, QComboBox):  # on Linux Qt gives what is chosen in it as its name
        return widget.accessibleName() or next((b.text() for b in widget.window().findChildren(QLabel) if b.buddy() is widget), "")
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def described(widgets: list[QWidget]) -> list[str]:
    return [f"{type(w).__name__} {w.objectName()} {name_of(w)!r} in {type(w.parentWidget()).__name__}" for w in widgets]


def identity(widget: QWidget) -> int:
    """What tells widgets apart: the objects of Python that stand for them come and go."""
    return int(getCppPointer(widget)[0])


def walked() -> set[int]:
    """The identities of all that Tab leads to from where the focus is; a page of links or of texts keeps Tab for a while."""
    seen: list[QWidget] = []
    for _ in range(STEPS):
        focus = QApplication.focusWidget()
        assert focus is not None
        if len(seen) > 1 and focus is seen[0] and seen[-1] is not focus:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return {identity(w) for w in seen} | {identity(w.parent()) for w in seen if isinstance(w.parent(), QComboBox)}


def own_word(widget: QWidget) -> bool:
    """Whether it is a button of a dialog whose word says all, such as Cancel."""
    box = widget.parent()
    return isinstance(box, QDialogButtonBox) and box.standardButton(widget) != QDialogButtonBox.StandardButton.NoButton


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
        if isinstance(w, (QAbstractButton, QComboBox))
        and not w.toolTip()
        and w.objectName() != "qt_toolbar_ext_button"
        and not own_word(w)
    ]
    assert described(lacking) == []


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_f6_goes_round_the_parts_of_a_page_and_the_bar(opened: Window, page: str) -> None:
    go_to(opened, page)
    bar = opened.main.pages_bar()
    seen: list[QWidget] = []
    for _ in range(8):
        opened.main.actions_by_name["next_area"].trigger()
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
    assert any(bar.isAncestorOf(w) for w in seen)
    beside = [w for w in focusable(opened.main) if not bar.isAncestorOf(w)]
    assert any(not bar.isAncestorOf(w) for w in seen) == bool(beside)


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_tab_and_f6_reach_every_control_of_a_page(opened: Window, page: str) -> None:
    go_to(opened, page)
    bar = first_in(opened.main.pages_bar())
    reached: set[int] = set()
    for presses in range(4):
        bar.setFocus()
        for _ in range(presses):
            opened.main.actions_by_name["next_area"].trigger()
        reached |= walked()
    assert described([w for w in focusable(opened.main) if identity(w) not in reached]) == []


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_the_focus_is_seen_wherever_it_is(opened: Window, page: str) -> None:
    go_to(opened, page)
    first = first_in(opened.main.pages_bar())
    first.setFocus()
    seen, unseen = [first], []
    before = opened.main.grab().toImage()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        focus, now = QApplication.focusWidget(), opened.main.grab().toImage()
        place = focus.rect().adjusted(-3, -3, 3, 3).translated(focus.mapTo(opened.main, QPoint(0, 0)))
        if focus in seen:
            break
        if isinstance(focus, (QAbstractButton, QComboBox, QLineEdit)) and before.copy(place) == now.copy(place):
            unseen.append(focus)
        seen.append(focus)
        before = now
    assert described(unseen) == []


# --- dialogs -----------------------------------------------------------------------------------------------------------------


def importing(window: Window, tmp_path: Path) -> QDialog:
    model = ImportFiles()
    model.add([ReadFile(tmp_path / "a.txt", Document("a.txt", "", "One.", "en"), opening="One.")])
    return ImportDialog(model, ["North"], ["b.txt is empty."], LIGHT, window.main)


def new_version(window: Window, _path: Path) -> QDialog:
    """A verdict hangs on words of the old version that are changed in the new one."""
    old = window.controller.project.documents[0]
    fact = next(row.fact for row in window.controller.project.report.rows if len(row.fact.claims) > 1)
    window.controller.do(lambda session: session.decide(target_of_fact(fact), VerdictValue.ACCEPTED))
    new = replace(old, text=old.text.replace("3 March", "4 March"))
    return VersionDialog(window.controller.ask(lambda session: session.preview_version(old.id, new)), LIGHT, window.main)


def colleagues_copy(window: Window, tmp_path: Path) -> QDialog:
    path, fact = tmp_path / "copy.diptych", window.controller.project.report.rows[0].fact
    shutil.copy(window.controller.project.path, path)
    with Session.open(path) as other:
        other.author = "colleague"
        other.annotate(target_of_fact(fact), "Is this so?")
        other.decide(target_of_fact(fact), VerdictValue.DISMISSED)
    window.controller.do(lambda session: session.decide(target_of_fact(fact), VerdictValue.ACCEPTED))
    found = window.controller.ask(lambda session: session.preview_merge(path))
    return MergeDialog(path.name, merge_lines(found, window.controller.project.documents), LIGHT, window.main)


def switches(window: Window, _path: Path) -> QDialog:
    window.controller.do(lambda session: session.switch_rule("date", on=False))
    window.presenter.show_switches()
    return window.main.findChild(SwitchesDialog)


def difference(window: Window, _path: Path) -> QDialog:
    fact = window.controller.project.report.rows[0].fact
    return DifferenceDialog(Difference(gained=(fact,)), window.main)


DIALOGS: dict[str, Callable[[Window, Path], QDialog]] = {
    "import": importing,
    "text": lambda window, _: TextDialog("Title", "Lead", "Text", window.main),
    "guide": lambda window, _: window.guidance.show_guide(),
    "print": lambda window, _: window.printing.print(),
    "export": lambda window, _: window.exporting.ask(),
    "new version": new_version,
    "merge": colleagues_copy,
    "switches": switches,
    "difference": difference,
    "fact": lambda window, _: FactChooser("The bridge", [("f1", "The road"), ("f2", "The ferry")], window.main),
    "place": lambda window, _: PlaceDialog(
        "The ferry", "The bridge", "The ferry was closed.\nThe road was not.", parent=window.main
    ),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_is_named_tipped_and_reached(qtbot: QtBot, opened: Window, tmp_path: Path, name: str) -> None:
    dialog = DIALOGS[name](opened, tmp_path)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)  # the wait of QTest is content with the window behind it
    wanted = focusable(dialog)
    assert wanted, name
    assert described([w for w in wanted if not name_of(w)]) == []
    buttons = [w for w in wanted if isinstance(w, (QAbstractButton, QComboBox)) and not w.toolTip() and not own_word(w)]
    assert described(buttons) == []
    reached = walked()
    # a group of radio buttons is one stop; the arrows go on
    assert described([w for w in wanted if identity(w) not in reached and type(w).__name__ != "QRadioButton"]) == []


def test_the_start_page_is_walked_through(window: Window) -> None:
    window.main.activateWindow()
    assert QTest.qWaitForWindowActive(window.main)
    wanted = focusable(window.main)
    assert {name_of(w) for w in wanted} >= {"Open the sample", "New project…", "Open project…", "Paste a text"}
    wanted[0].setFocus()
    reached = walked()
    assert described([w for w in wanted if identity(w) not in reached]) == []


def test_views_have_rows_that_a_screen_reader_can_say(qtbot: QtBot, opened: Window) -> None:
    for page in PAGE_NAMES:
        go_to(opened, page)
        for view in opened.main.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None and view.model().rowCount():
                interface = QAccessible.queryAccessibleInterface(view)
                assert interface is not None
                assert interface.childCount() > 0
