"""What a reader sets right in the parallel view, by mouse, menu and keys: each is one intent, or a word on what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.intents import (
    BoundClaim,
    CutClaim,
    JoinClaims,
    LeaveAlone,
    LinkClaims,
    MakeClaim,
    PartClaims,
    RemoveClaim,
)
from desktop.text_actions import CLAIM_DEEDS
from tests.desktop.views.parallel_samples import harbour, triptych
from tests.desktop.views.reader import point_in, show

if TYPE_CHECKING:
    from desktop.views.parallel import ParallelView
    from desktop.views.parallel.pane import TextPane

# without a window system a menu cannot grab the keyboard, and says so
menus = pytest.mark.qt_log_ignore("does not support", extend=True)
Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def asked(view: ParallelView) -> list[object]:
    """The intents that the view brings, once it shows the harbour."""
    show(view, harbour())
    found: list[object] = []
    view.deeds.asked.connect(found.append)
    return found


@pytest.fixture
def said(view: ParallelView) -> list[str]:
    found: list[str] = []
    view.deeds.said.connect(found.append)
    return found


def place_of(pane: TextPane, words: str) -> tuple[int, int]:
    start = pane.content.document.text.index(words)
    return start, start + len(words)


def claim_of(pane: TextPane, words: str) -> int:
    text = pane.content.document.text
    return next(i for i, c in enumerate(pane.map.claims) if text[c.start : c.end].startswith(words))


def click(pane: TextPane, claim: int) -> None:
    QTest.mouseClick(pane.viewport(), Left, pos=point_in(pane, pane.map.claims[claim].start + 1))


def drag(pane: TextPane, start: QPoint, *stops: QPoint, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    """From `start` over `stops` (points of the pane's window), let go at the last."""
    QTest.mousePress(pane.viewport(), Left, modifiers, start)
    for stop in stops:
        _move(pane, stop, modifiers)
    QTest.mouseRelease(pane.viewport(), Left, modifiers, stops[-1])


def _move(pane: TextPane, to: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    at = QPointF(pane.viewport().mapToGlobal(to))
    QApplication.sendEvent(pane.viewport(), QMouseEvent(QEvent.Type.MouseMove, QPointF(to), at, Left, Left, modifiers))


def test_selected_words_become_a_claim_without_their_white_space(view: ParallelView, asked: list[object]) -> None:
    pane = view.panes[1]
    start, end = place_of(pane, "Рыбаков на праздник не позвали.")
    pane.set_selection(start - 1, end)
    view.deeds.make()
    assert asked == [MakeClaim(pane.content.document.id, start, end)]
    text = pane.content.document.text
    emoji = text.index("🚢")
    pane.set_selection(emoji, emoji + 10)
    view.deeds.make()
    assert text[asked[1].start : asked[1].end] == "🚢 Снимки 📷"[: asked[1].end - asked[1].start]


def test_without_a_selection_it_says_what_to_do(view: ParallelView, asked: list[object], said: list[str]) -> None:
    for name in sorted(CLAIM_DEEDS):
        view.deeds.do(name)
    assert asked == []
    assert len(said) == len(CLAIM_DEEDS)
    assert all(said)


def test_a_claim_takes_over_the_bounds_of_the_selection(view: ParallelView, asked: list[object], said: list[str]) -> None:
    pane = view.panes[0]
    number = claim_of(pane, "Building it cost")
    click(pane, number)
    start, end = place_of(pane, "cost 41 million crowns")
    pane.set_selection(start, end)
    view.deeds.bound()
    assert asked == [BoundClaim(pane.map.claims[number].id, start, end)]
    view.panes[1].set_selection(2, 9)  # in the other text
    view.deeds.bound()
    assert len(asked) == 1
    assert len(said) == 1


def test_a_claim_is_cut_where_the_reader_clicked(view: ParallelView, asked: list[object]) -> None:
    pane = view.panes[0]
    number = claim_of(pane, "On 12 May 2015")
    at, _ = place_of(pane, "some forty dockers")
    QTest.mouseClick(pane.viewport(), Left, pos=point_in(pane, at - 1))
    pane.set_selection(at - 1, at - 1)
    view.deeds.cut()
    assert asked == [CutClaim(pane.map.claims[number].id, at)]


def test_a_claim_cannot_be_cut_at_its_ends(view: ParallelView, asked: list[object], said: list[str]) -> None:
    pane = view.panes[0]
    claim = pane.map.claims[claim_of(pane, "On 12 May 2015")]
    for at in (claim.start, claim.end):
        pane.set_selection(at, at)
        view.deeds.cut()
    assert asked == []
    assert len(said) == 2


def test_a_claim_is_joined_with_the_next_and_with_those_selected(view: ParallelView, asked: list[object]) -> None:
    pane = view.panes[0]
    number = claim_of(pane, "On 12 May 2015")
    click(pane, number)
    view.deeds.join()
    ids = [claim.id for claim in pane.map.claims]
    assert asked == [JoinClaims(ids[number], ids[number + 1])]
    pane.set_selection(pane.map.claims[0].start + 3, pane.map.claims[2].end - 3)
    view.deeds.join()
    assert asked[1] == JoinClaims(ids[0], ids[2])


def test_a_link_is_made_by_keys_in_two_steps(view: ParallelView, asked: list[object]) -> None:
    left, right = view.panes
    left.setFocus()
    museum = claim_of(left, "A small museum")
    click(left, museum)
    view.deeds.link()
    assert view.pinned == (0, museum)
    assert left.pinned == museum
    QTest.keyClick(right, Key.Key_Down, Mod.AltModifier)
    other = view.chosen_claim()
    assert other in {c.id for c in right.map.claims}
    QTest.keyClick(right, Key.Key_Return)
    assert asked == [LinkClaims(left.map.claims[museum].id, other)]
    assert view.pinned is None
    assert left.pinned == -1


def test_escape_gives_a_link_up(view: ParallelView, asked: list[object]) -> None:
    click(view.panes[0], 0)
    view.deeds.link()
    fact = view.fact
    QTest.keyClick(view.panes[0], Key.Key_Escape)
    assert view.pinned is None
    assert view.fact == fact  # the second Escape lets go of the fact
    QTest.keyClick(view.panes[0], Key.Key_Escape)
    assert view.fact == ""
    assert asked == []


def test_a_link_is_drawn_from_claim_to_claim(view: ParallelView, asked: list[object]) -> None:
    left, right = view.panes
    museum, talks = claim_of(left, "A small museum"), claim_of(right, "В июне")
    start = point_in(left, left.map.claims[museum].start + 2)
    target = right.viewport().mapToGlobal(point_in(right, right.map.claims[talks].start + 2))
    over = QPoint(left.viewport().width() + 20, start.y())
    end = left.viewport().mapFromGlobal(target)
    QTest.mousePress(left.viewport(), Left, Mod.NoModifier, start)
    _move(left, over, Mod.NoModifier)
    assert view._links.line.isVisible()
    assert not view._links.line.lands
    _move(left, end, Mod.NoModifier)
    assert view._links.line.lands
    assert right.hovered == {talks}
    QTest.mouseRelease(left.viewport(), Left, Mod.NoModifier, end)
    assert asked == [LinkClaims(left.map.claims[museum].id, right.map.claims[talks].id)]
    assert not view._links.line.isVisible()
    assert left.selection.is_empty()
    assert right.hovered == frozenset()


def test_a_link_that_ends_nowhere_is_none(view: ParallelView, asked: list[object]) -> None:
    left = view.panes[0]
    start = point_in(left, left.map.claims[0].start + 2)
    drag(left, start, QPoint(left.viewport().width() + 30, start.y()))
    QTest.mousePress(left.viewport(), Left, Mod.NoModifier, start)
    _move(left, QPoint(left.viewport().width() + 30, start.y()), Mod.NoModifier)
    QTest.keyClick(left, Key.Key_Escape)
    assert not view._links.line.isVisible()
    QTest.mouseRelease(left.viewport(), Left, Mod.NoModifier, start)
    assert asked == []


def test_within_a_text_a_drag_selects_and_with_ctrl_it_links(view: ParallelView, asked: list[object]) -> None:
    left = view.panes[0]
    one, other = claim_of(left, "The new quay was opened"), claim_of(left, "A ferry has run")
    start, end = (point_in(left, left.map.claims[n].start + 2) for n in (one, other))
    drag(left, start, end)
    assert asked == []
    assert left.selected_text().startswith("e new quay")
    drag(left, start, end, modifiers=Mod.ControlModifier)
    assert asked == [LinkClaims(left.map.claims[one].id, left.map.claims[other].id)]


def test_a_partner_is_refused(view: ParallelView, asked: list[object]) -> None:
    left, right = view.panes
    strike = claim_of(left, "On 12 May 2015")
    click(left, strike)
    view.deeds.part()
    partner = right.map.claims[claim_of(right, "12 мая 2015")]
    assert asked == [PartClaims(left.map.claims[strike].id, partner.id)]


def test_a_claim_stands_alone_or_is_none(view: ParallelView, asked: list[object]) -> None:
    left = view.panes[0]
    click(left, 0)
    view.deeds.leave_alone()
    view.deeds.remove()
    assert asked == [LeaveAlone(left.map.claims[0].id), RemoveClaim(left.map.claims[0].id)]


@menus
def test_the_menu_acts_on_the_claim_under_the_pointer(view: ParallelView, asked: list[object]) -> None:
    pane = view.panes[0]
    museum = claim_of(pane, "A small museum")
    at = point_in(pane, pane.map.claims[museum].start + 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, pane.viewport().mapToGlobal(at))
    QApplication.sendEvent(pane.viewport(), event)
    assert view.menu is not None
    actions = {action.objectName(): action for action in view.menu.actions() if action.objectName()}
    assert set(actions) == CLAIM_DEEDS
    assert "Ctrl+Shift+O" in actions["alone"].text()
    enabled = {name for name, action in actions.items() if action.isEnabled()}
    assert enabled == {"cut_claim", "join_claim", "remove_claim", "link_claim", "alone"}
    actions["alone"].trigger()
    assert asked == [LeaveAlone(pane.map.claims[museum].id)]
    view.menu.close()


@menus
def test_the_menu_opens_by_key_at_the_chosen_claim(view: ParallelView, asked: list[object]) -> None:
    pane = view.panes[0]
    QTest.keyClick(pane, Key.Key_N)
    place = pane.map.claims[view.chosen_place()[1]].start
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), pane.mapToGlobal(QPoint(0, 0)))
    QApplication.sendEvent(pane.viewport(), event)
    assert view.menu is not None
    assert pane.selection.span() == (place, place)
    enabled = {action.objectName() for action in view.menu.actions() if action.isEnabled()}
    assert {"part_claims", "alone", "link_claim"} <= enabled
    view.menu.close()


@menus
def test_the_menu_keeps_a_selection_and_moves_texts(view: ParallelView) -> None:
    show(view, triptych())
    wanted: list[tuple[str, ...]] = []
    view.sources_wanted.connect(wanted.append)
    pane = view.panes[1]
    pane.set_selection(0, 10)
    view._open_menu(1, pane.mapToGlobal(QPoint(5, 5)), 3)
    assert view.menu is not None
    by_text = {action.text(): action for action in view.menu.actions()}
    assert next(a for a in by_text.values() if a.objectName() == "make_claim").isEnabled()
    ids = [p.content.document.id for p in view.panes]
    by_text["Move to the left"].trigger()
    by_text["Take away from here"].trigger()
    assert wanted == [(ids[1], ids[0], ids[2]), (ids[0], ids[2])]
    view.menu.close()


def test_one_selection_ends_another(view: ParallelView) -> None:
    show(view, harbour())
    view.panes[0].set_selection(0, 5)
    view.panes[1].set_selection(0, 5)
    assert view.panes[0].selection.is_empty()
    assert not view.panes[1].selection.is_empty()
