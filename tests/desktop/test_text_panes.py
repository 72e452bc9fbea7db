"""The texts side by side in the window: which stand there, how they are changed, and that each project remembers its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QComboBox

from reconciler.model import FactState
from reconciler.notebook.entries import VerdictValue

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.app import Window
    from desktop.preferences import Preferences
    from tests.desktop.conftest import MakeWindow


def titles(window: Window) -> list[str]:
    return [header.title.text() for header in window.presenter.workspace.parallel.headers]


def by_name(window: Window) -> dict[str, str]:
    return {d.name: d.id for d in window.controller.project.documents}


def menu_of(window: Window) -> dict[str, object]:
    chooser = window.presenter.workspace.chooser
    chooser.menu.aboutToShow.emit()
    return {action.text(): action for action in chooser.menu.actions()}


def test_texts_are_added_one_by_one_and_by_side(opened: Window) -> None:
    assert titles(opened) == ["The bridge", "Bridges & roads"]
    menu = menu_of(opened)
    assert "The bridge" not in menu  # it stands there already
    menu["The library"].trigger()
    assert titles(opened) == ["The bridge", "Bridges & roads", "The library"]
    menu_of(opened)["east.txt"].trigger()
    assert titles(opened)[3] == "east.txt"
    assert len(opened.presenter.workspace.parallel.gutters) == 3
    menu_of(opened)["Only these, all of North"].trigger()
    assert titles(opened) == ["The bridge", "The library"]


def test_choosing_a_text_that_stands_elsewhere_exchanges_the_two(opened: Window) -> None:
    names = by_name(opened)
    opened.presenter.choose_sources(names["north.txt"], names["south.txt"], names["east.txt"])
    boxes = [box for box in opened.presenter.workspace.chooser.findChildren(QComboBox) if box.isVisible()]
    boxes[0].setCurrentIndex(boxes[0].findData(names["east.txt"]))
    assert titles(opened) == ["east.txt", "Bridges & roads", "The bridge"]
    assert [box.currentData() for box in boxes] == list(opened.presenter.sources)


def test_the_menu_over_a_text_moves_it_and_takes_it_away(opened: Window) -> None:
    names = by_name(opened)
    opened.presenter.choose_sources(names["north.txt"], names["south.txt"], names["east.txt"])
    view = opened.presenter.workspace.parallel
    left, right, _away = view.headers[0].menu.menu().actions()
    assert (left.isEnabled(), right.isEnabled()) == (False, True)
    right.trigger()
    assert titles(opened) == ["Bridges & roads", "The bridge", "east.txt"]
    view.headers[2].menu.menu().actions()[2].trigger()
    assert titles(opened) == ["Bridges & roads", "The bridge"]
    opened.presenter.workspace.parallel.headers[0].menu.menu().actions()[2].trigger()
    assert titles(opened) == ["The bridge"]
    assert not opened.presenter.workspace.parallel.headers[0].menu.isVisible()  # the last text stays


def test_a_project_remembers_its_texts(make_window: MakeWindow, project: Path) -> None:
    first = make_window()
    first.open(project)
    names = by_name(first)
    first.presenter.choose_sources(names["east.txt"], names["south.txt"], names["north-2.txt"])
    first.close()
    again = make_window()
    again.open(project)
    assert titles(again) == ["east.txt", "Bridges & roads", "The library"]


def test_what_was_remembered_wrongly_is_left_aside(make_window: MakeWindow, project: Path) -> None:
    first = make_window()
    first.open(project)
    identity = first.controller.ask(lambda session: session.project_id)
    first.close()
    for kept in (b"[1, 2]", b"no json \xff", b'{"sources": 3}', b'{"sources": ["gone", 4]}'):
        first.preferences.set_layout(f"texts-{identity}", QByteArray(kept))
        window = make_window()
        window.open(project)
        assert titles(window) == ["The bridge", "Bridges & roads"]
        window.close()


def test_a_dismissed_flag_changes_the_tints_and_nothing_else(opened: Window) -> None:
    presenter = opened.presenter
    presenter.choose_fact(presenter.facts.fact_at(0))
    view = presenter.workspace.parallel
    panes, claim = list(view.panes), view.chosen_claim()
    assert FactState.DISPUTED in {c.state for c in panes[0].map.claims}
    row = next(r for r in opened.controller.project.report.rows if r.fact.id == presenter.fact)
    for flag in row.discrepancies:
        presenter._deeds.decide_discrepancy(flag.id, VerdictValue.DISMISSED, "")
    assert view.panes == panes
    assert view.chosen_claim() == claim
    assert FactState.DISPUTED not in {c.state for c in panes[0].map.claims}
    assert FactState.DISPUTED not in {r.ribbon.state for r in view.gutters[0].ribbons}
    opened.controller.undo()
    assert FactState.DISPUTED in {c.state for c in panes[0].map.claims}


def test_how_texts_are_shown_is_remembered_between_starts(make_window: MakeWindow, project: Path) -> None:
    first = make_window()
    first.open(project)
    usual = first.presenter.texts.manner
    assert (usual.fold, usual.wrap) == (False, True)
    first.main.actions_by_name["fold"].trigger()
    first.main.actions_by_name["wrap"].trigger()
    for _ in range(3):
        first.main.actions_by_name["larger"].trigger()
    first.close()
    again = make_window()
    again.open(project)
    view, actions = again.presenter.workspace.parallel, again.main.actions_by_name
    assert view.manner == (True, False, usual.points + 3)
    assert actions["fold"].isChecked()
    assert not actions["wrap"].isChecked()
    actions["fold"].trigger()
    actions["usual"].trigger()
    assert view.manner == (False, False, usual.points)


def test_a_manner_that_was_kept_wrongly_is_left_aside(make_window: MakeWindow, preferences: Preferences, project: Path) -> None:
    usual = (False, True, 11.0)
    kept = {
        b"[]": usual,
        b"no json \xff": usual,
        b'{"fold": 3, "wrap": "no", "points": "big"}': usual,
        b'{"points": 900.0}': (False, True, 32.0),
    }
    for words, manner in kept.items():
        preferences.set_layout("texts-manner", QByteArray(words))
        window = make_window()
        window.open(project)
        assert window.presenter.texts.manner == manner
        window.close()
