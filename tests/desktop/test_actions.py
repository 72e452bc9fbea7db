"""Every action: words, a place in a menu, a shortcut of its own, and something that it does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar

from desktop.actions import SPECS, TOOLBAR, Need

if TYPE_CHECKING:
    from desktop.app import Window

WITHOUT_SHORTCUT = {"sources", "switches", "author", "sample", "check", "log", "about", "tour"}


def test_names_and_shortcuts_are_unique() -> None:
    assert len({spec.name for spec in SPECS}) == len(SPECS)
    keys = Counter(QKeySequence(spec.shortcut).toString() for spec in SPECS if spec.shortcut)
    assert [key for key, count in keys.items() if count > 1 or not key] == []
    assert {spec.name for spec in SPECS if not spec.shortcut} == WITHOUT_SHORTCUT


def test_every_shortcut_stands_in_the_guide() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide.md").read_text("utf-8")
    assert [spec.shortcut for spec in SPECS if spec.shortcut and f"`{spec.shortcut}`" not in guide] == []


def test_mnemonics_are_unique_in_a_menu() -> None:
    for menu in {spec.menu for spec in SPECS}:
        letters = Counter(spec.text[spec.text.index("&") + 1].casefold() for spec in SPECS if spec.menu is menu)
        assert [letter for letter, count in letters.items() if count > 1] == [], menu


def test_every_action_is_in_a_menu_and_does_something(window: Window) -> None:
    in_menus = {a.objectName() for menu in window.main.menuBar().findChildren(QMenu) for a in menu.actions()}
    for spec in SPECS:
        assert spec.name in in_menus
        assert spec.name in window._do
        assert spec.tip
        assert window.main.actions_by_name[spec.name].statusTip() == spec.tip
    assert set(window._do) == {spec.name for spec in SPECS}


def test_the_toolbar_names_actions_that_have_a_word_for_it(window: Window) -> None:
    assert {spec.name for spec in SPECS if spec.toolbar} == {name for name in TOOLBAR if name}
    bar = window.main.findChild(QToolBar, "toolbar")
    assert [a.objectName() for a in bar.actions() if not a.isSeparator()] == [name for name in TOOLBAR if name]


def test_an_action_is_there_when_it_is_of_use(window: Window, opened: Window) -> None:
    actions = opened.main.actions_by_name
    assert actions["export"].isEnabled()
    assert actions["reconcile"].isEnabled()
    assert not actions["accept"].isEnabled()
    assert not actions["stop"].isEnabled()
    opened.presenter.step(1)
    assert actions["accept"].isEnabled()
    opened.controller.close()
    assert {name for name, a in actions.items() if a.isEnabled()} == {s.name for s in SPECS if s.needs in Need.IDLE}
