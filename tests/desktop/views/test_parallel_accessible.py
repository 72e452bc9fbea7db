"""What a screen reader finds in a pane: its text in Qt's units, its cursor, its claims, and what can be done with them."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.views.parallel_samples import harbour, triptych
from tests.desktop.views.reader import point_in, show

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface, QAccessibleTextInterface

    from desktop.views.parallel import ParallelView

Name, Description = QAccessible.Text.Name, QAccessible.Text.Description


def told(view: ParallelView, pane: int) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(view.panes[pane])
    assert interface is not None
    return interface


def text_of(view: ParallelView, pane: int) -> QAccessibleTextInterface:
    text = told(view, pane).textInterface()
    assert text is not None
    return text


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_a_pane_is_a_document_with_a_name_and_its_claims(view: ParallelView) -> None:
    show(view, harbour())
    pane = told(view, 0)
    assert pane.role() == QAccessible.Role.Document
    assert pane.text(Name) == "The New Quay at Halmby, Halmby"
    assert pane.childCount() == len(view.panes[0].map.claims)
    state = pane.state()
    assert (state.readOnly, state.selectableText, state.focusable) == (True, True, True)
    claim = pane.child(0)
    assert claim.text(Name).startswith("disputed: The new quay was opened on 3 March 2014")
    assert claim.text(Description) == "Facts: open"
    assert pane.indexOfChild(claim) == 0
    assert claim.parent() is pane
    assert pane.child(99) is None


def test_the_text_is_told_in_units(view: ParallelView) -> None:
    show(view, harbour())
    text = view.panes[1].content.document.text
    told_text = text_of(view, 1)
    assert told_text.characterCount() == units(text)
    camera = units(text[: text.index("📷")])
    assert told_text.text(camera, camera + 2) == "📷"
    assert told_text.text(0, told_text.characterCount()) == text


def test_the_selection_is_told_and_set(view: ParallelView) -> None:
    show(view, harbour())
    pane, told_text = view.panes[1], text_of(view, 1)
    text = pane.content.document.text
    start, end = text.index("📷"), text.index("📷") + len("📷 сделаны")
    assert told_text.selectionCount() == 0
    pane.set_selection(start, end)
    assert told_text.selectionCount() == 1
    assert told_text.selection(0) == (units(text[:start]), units(text[:end]))
    assert told_text.cursorPosition() == units(text[:end])
    told_text.setSelection(0, 0, 5)
    assert pane.selected_text() == text[:5]
    told_text.removeSelection(0)
    assert pane.selection.is_empty()


def test_places_on_the_screen_are_told(view: ParallelView) -> None:
    show(view, harbour())
    pane, told_text = view.panes[1], text_of(view, 1)
    text = pane.content.document.text
    position = text.index("сделаны")
    point = pane.viewport().mapToGlobal(point_in(pane, position))
    unit = units(text[:position])
    assert told_text.offsetAtPoint(point) == unit
    assert told_text.characterRect(unit).contains(point)
    assert told_text.offsetAtPoint(pane.viewport().mapToGlobal(QPoint(1, 1))) == -1
    last = pane.map.claims[-1]
    told_text.scrollToSubstring(units(text[: last.start]), units(text[: last.end]))
    assert pane.is_in_sight(len(pane.map.claims) - 1)


def test_a_claim_is_found_under_a_point_and_pressed(view: ParallelView) -> None:
    show(view, harbour())
    pane = view.panes[0]
    at = pane.viewport().mapToGlobal(point_in(pane, pane.map.claims[1].start + 2))
    claim = told(view, 0).childAt(at.x(), at.y())
    assert claim.rect().contains(at)
    number = told(view, 0).indexOfChild(claim)
    assert not claim.state().selected
    actions = claim.actionInterface()
    actions.doAction(actions.actionNames()[0])
    assert view.chosen_place() == (0, number)
    assert claim.state().selected
    assert told(view, 0).focusChild() is claim


def test_what_is_chosen_is_described_in_words(view: ParallelView) -> None:
    show(view, triptych())
    QTest.keyClick(view.panes[0], Qt.Key.Key_N)
    said = view.panes[0].accessibleDescription().splitlines()
    assert said[0].startswith("disputed: The new quay was opened")
    assert [line.partition(":")[0] for line in said[1:]] == ["Point", "Russia"]


def test_objects_of_a_pane_that_is_gone_are_not_valid_and_hurt_no_one(view: ParallelView) -> None:
    show(view, harbour())
    claims = [told(view, 0).child(k) for k in range(3)]
    ids = [QAccessible.uniqueId(claim) for claim in claims]
    show(view, triptych())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [claim.isValid() for claim in claims] == [False] * 3
    assert claims[0].text(Name) == ""
    assert claims[0].state().invalid
    assert claims[0].rect().isEmpty()
    assert all(QAccessible.accessibleInterface(number) is not None for number in ids)
    for _ in range(20):
        show(view, harbour())
        assert told(view, 1).child(0).text(Name)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def test_moves_of_the_cursor_are_told_where_someone_listens(view: ParallelView) -> None:
    show(view, harbour())
    QAccessible.setActive(True)
    try:
        for _ in range(5):
            QTest.keyClick(view.panes[1], Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(view.panes[0], Qt.Key.Key_N)
        assert text_of(view, 1).selectionCount() == 1
    finally:
        QAccessible.setActive(False)
