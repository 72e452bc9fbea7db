"""The parallel view as its reader meets it: real windows, real mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.models.parallel import PaneClaim, PaneContent, ParallelContent, build_panes
from desktop.theme import DARK, LIGHT, THEMES
from desktop.views.parallel.text_area import HEAD
from reconciler.model import Document
from tests.desktop.views.parallel_samples import AGREED, DISPUTED, harbour, long_harbour, make_report, triptych
from tests.desktop.views.reader import point_in, show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.views.parallel import ParallelView
    from desktop.views.parallel.pane import TextPane

Key = Qt.Key


def hover(pane: TextPane, claim: int) -> None:
    QTest.mouseMove(pane.viewport(), QPoint(2, 2))
    QTest.mouseMove(pane.viewport(), point_in(pane, pane.map.claims[claim].start + 1))


def click(pane: TextPane, claim: int) -> None:
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, pane.map.claims[claim].start + 1))


# --- what is shown ---------------------------------------------------------------------------------------------------------------


def test_without_content_it_says_what_to_do(view: ParallelView) -> None:
    view.set_empty_text("Add two sources first.")
    label = view.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.isVisible()
    assert label.text() == "Add two sources first."
    view.select_fact("f")
    view.select_claim("c")
    view.set_theme(DARK)
    view.zoom(1)
    assert view.chosen_claim() == ""


def test_content_can_be_taken_away_again(view: ParallelView) -> None:
    show(view, harbour())
    view.select_fact("open")
    show(view, ParallelContent((), ()))
    assert (view.panes, view.gutters, view.fact) == ([], [], "")
    show(view, triptych())
    assert len(view.panes) == 3
    assert len(view.gutters) == 2


def test_other_sources_may_be_shown_in_answer_to_a_choice(view: ParallelView) -> None:
    show(view, triptych())
    view.activateWindow()
    assert QTest.qWaitForWindowActive(view)  # another test's window may have been the active one
    view.panes[2].setFocus()
    view.fact_chosen.connect(lambda fact: view.set_content(harbour()))
    hover(view.panes[2], 0)
    click(view.panes[2], 0)
    QApplication.processEvents()
    assert len(view.panes) == 2
    assert view.focusWidget() is view.panes[1]


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_any_number_of_sources_stands_side_by_side(view: ParallelView, count: int) -> None:
    made = make_report([(f"Side {n}", "en", f"Text {n}. [x It was so.]") for n in range(count)], {"x": AGREED})
    show(view, build_panes(made, [d.id for d in made.analysis.documents]))
    assert [len(gutter.ribbons) for gutter in view.gutters] == [1] * (count - 1)
    lefts = [pane.mapTo(view, QPoint(0, 0)).x() for pane in view.panes]
    assert lefts == sorted(set(lefts))
    assert len(view.overviews) == min(count, 2)


def test_a_header_names_side_title_publisher_and_note(view: ParallelView) -> None:
    show(view, harbour())
    header = view.headers[0]
    assert header.side.text() == "Halmby"
    assert header.title.text() == "The New Quay at Halmby"
    assert header.about.text() == "The Bay Courier"
    assert header.note.text() == "Made up for a test."
    assert header.note.isVisible()


def test_a_long_name_of_a_side_leaves_room_for_the_title(view: ParallelView) -> None:
    made = make_report([("A side of three hundred letters " * 10, "en", "Text.")], {})
    show(view, build_panes(made, [made.analysis.documents[0].id]))
    header = view.headers[0]
    assert header.side.text() == "A side of three hun…"
    assert header.side.toolTip() == made.analysis.documents[0].side
    assert header.title.width() > header.side.width()


def test_an_empty_text_is_shown(view: ParallelView) -> None:
    empty = PaneContent(Document("a", "A", ""), ())
    show(view, ParallelContent((empty, PaneContent(Document("b", "B", "\n\n"), ())), ()))
    QTest.mouseMove(view.panes[0].viewport(), QPoint(50, 50))
    QTest.mouseDClick(view.panes[0].viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    QTest.keyClick(view.panes[0], Key.Key_N)
    QTest.keyClick(view.panes[0], Key.Key_End)
    assert view.panes[0].selected_text() == ""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_claim_is_tinted_by_its_state(view: ParallelView, theme: object) -> None:
    view.set_theme(theme)  # type: ignore[arg-type]
    show(view, harbour())
    for pane in view.panes:
        shown = pane.viewport().grab().toImage()
        for claim in pane.map.claims:
            place = point_in(pane, claim.start)
            colours = {shown.pixelColor(place.x() + dx, place.y() + dy).name() for dx in range(-3, 4) for dy in range(-7, 8)}
            assert theme.states[claim.state].fill in colours  # type: ignore[attr-defined]


def test_a_new_theme_repaints_everything(view: ParallelView) -> None:
    show(view, harbour())
    for theme in (DARK, LIGHT):
        view.set_theme(theme)
        shown = view.grab().toImage()
        pane, gutter = view.panes[0], view.gutters[0]
        corner = pane.mapTo(view, QPoint(pane.width() // 2, pane.height() - 3))
        assert shown.pixelColor(corner) == QColor(theme.base)
        assert shown.pixelColor(gutter.mapTo(view, QPoint(20, gutter.height() - 3))) == QColor(theme.window)


# --- code points and Qt's units --------------------------------------------------------------------------------------------------

ASTRAL = "𝄞😀 Intro 🚢. [x The 𝐪uay 🎉 opened in May.] More 👩‍🚀 [y И́ли в ию́не 😀.] End [x 𝄞]\n\n[y 🎉]"


def astral_content() -> ParallelContent:
    made = make_report([("A", "en", ASTRAL), ("B", "en", "😀[y One.] [x Two 😀.]")], {"x": DISPUTED, "y": AGREED})
    return build_panes(made, [d.id for d in made.analysis.documents])


def test_highlights_lie_on_the_quotes_whatever_stands_before_them(view: ParallelView) -> None:
    show(view, astral_content())
    for pane in view.panes:
        text = pane.content.document.text
        found = []
        for number, piece in enumerate(pane.column.pieces):
            units = text[piece.start : piece.end].encode("utf-16-le")
            for r in pane.column.lay_out(number).layout.formats():
                found.append(units[2 * r.start : 2 * (r.start + r.length)].decode("utf-16-le"))
        assert found == [text[claim.start : claim.end] for claim in pane.map.claims]


def test_a_claim_behind_astral_characters_is_hit(view: ParallelView) -> None:
    show(view, astral_content())
    pane = view.panes[0]
    for number, claim in enumerate(pane.map.claims):
        for position in (claim.start, claim.end - 1):
            assert pane.claim_at(QPointF(point_in(pane, position))) == number


def test_astral_text_is_copied_whole(view: ParallelView) -> None:
    show(view, astral_content())
    pane = view.panes[0]
    start = pane.content.document.text.index("🎉")
    QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, start) - QPoint(3, 0))
    QTest.mouseMove(pane.viewport(), point_in(pane, start + 8) + QPoint(4, 0))
    QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, start + 8) + QPoint(4, 0))
    QTest.keyClick(pane, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == pane.selected_text() == "🎉 opened "


def test_half_a_surrogate_pair_moves_nothing(view: ParallelView) -> None:
    text = "a\ud800b claim"
    claim = PaneClaim("c", 4, 9, ("f",), DISPUTED)
    show(view, ParallelContent((PaneContent(Document("a", "A", text), (claim,)),), ()))
    (only,) = view.panes[0].column.lay_out(0).layout.formats()
    assert view.panes[0].column.lay_out(0).layout.text()[only.start :] == "claim"


# --- pointing and choosing -------------------------------------------------------------------------------------------------------


def test_pointing_at_a_claim_marks_its_partner(view: ParallelView, qtbot: QtBot) -> None:
    show(view, harbour())
    left, right = view.panes
    with qtbot.waitSignal(view.claim_hovered) as signal:
        hover(left, 0)
    assert signal.args == [left.map.claims[0].id]
    assert left.hovered == right.hovered == frozenset({0})
    with qtbot.waitSignal(view.claim_hovered) as signal:
        QTest.mouseMove(left.viewport(), QPoint(4, left.height() - 4))
    assert signal.args == [""]
    assert (left.hovered, right.hovered) == (frozenset(), frozenset())


def test_beside_the_end_of_a_line_there_is_no_claim(view: ParallelView) -> None:
    show(view, harbour())
    pane = view.panes[0]
    last = max(range(len(pane.map.claims)), key=lambda i: pane.map.claims[i].end)
    top, bottom = pane.claim_band(last)
    assert pane.claim_at(QPointF(3, (top + bottom) / 2)) == -1
    assert pane.claim_at(QPointF(100, pane.height() - 2)) == -1


def test_a_click_chooses_the_fact_in_all_panes(view: ParallelView, qtbot: QtBot) -> None:
    show(view, triptych())
    with qtbot.waitSignal(view.fact_chosen) as signal:
        click(view.panes[1], 1)
    assert signal.args == ["ferry"]
    assert view.fact == "ferry"
    assert [len(pane.chosen) for pane in view.panes] == [1, 1, 1]
    assert view.chosen_claim() == view.panes[1].map.claims[1].id


def test_a_click_into_nested_claims_takes_the_inner_one_and_goes_through_its_facts(view: ParallelView, qtbot: QtBot) -> None:
    made = make_report(
        [("A", "en", "[x Outer words [x,y inner words] end.]"), ("B", "en", "[x X.] [y Y.]")], {"x": DISPUTED, "y": AGREED}
    )
    show(view, build_panes(made, [d.id for d in made.analysis.documents]))
    chosen: list[str] = []
    view.fact_chosen.connect(chosen.append)
    for _ in range(3):
        click(view.panes[0], 1)
    assert chosen == ["x", "y", "x"]
    click(view.panes[0], 0)
    assert view.chosen_claim() == view.panes[0].map.claims[0].id


def test_selecting_text_is_no_click(view: ParallelView, qtbot: QtBot) -> None:
    show(view, harbour())
    pane = view.panes[0]
    start = pane.map.claims[0].start
    with qtbot.assertNotEmitted(view.fact_chosen):
        QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, start))
        QTest.mouseMove(pane.viewport(), point_in(pane, start + 9))
        QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, start + 9))
    assert pane.selected_text() in pane.content.document.text[start - 1 : start + 11]
    assert not pane.selection.is_empty()


def test_what_the_program_chooses_is_not_signalled_back(view: ParallelView, qtbot: QtBot) -> None:
    show(view, harbour())
    with qtbot.assertNotEmitted(view.fact_chosen):
        view.select_fact("ferry")
        view.select_claim(view.panes[1].map.claims[0].id)
        view.select_claim("no such claim")
        view.select_fact(None)
    assert [pane.chosen for pane in view.panes] == [frozenset(), frozenset()]


def test_choosing_the_chosen_fact_again_leaves_the_reader_where_he_is(view: ParallelView) -> None:
    made = make_report([("A", "en", "[x One.] [x Two.] [x Three.]"), ("B", "en", "[x One.]")], {"x": AGREED})
    show(view, build_panes(made, [d.id for d in made.analysis.documents]))
    view.fact_chosen.connect(view.select_fact)
    stops = []
    for _ in range(3):
        QTest.keyClick(view.panes[0], Key.Key_N)
        stops.append(view.chosen_claim())
    assert stops == [claim.id for claim in view.panes[0].map.claims]


def test_a_ribbon_can_be_pointed_at_and_chosen(view: ParallelView, qtbot: QtBot) -> None:
    show(view, harbour())
    gutter = view.gutters[0]
    view.grab()
    left, right = (gutter.left.claim_band(0), gutter.right.claim_band(0))
    middle = QPoint(gutter.width() // 2, round(sum((*left, *right)) / 4))
    QTest.mouseMove(gutter, middle)
    assert view.panes[1].hovered == {0}
    assert "≠" in gutter.toolTip()
    with qtbot.waitSignal(view.fact_chosen) as signal:
        QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=middle)
    assert signal.args == ["open"]
    QTest.mouseMove(gutter, QPoint(gutter.width() // 2, gutter.height() - 2))
    assert view.panes[1].hovered == frozenset()


def test_words_that_differ_are_marked_within_one_language_only(view: ParallelView) -> None:
    show(view, harbour(russian=False))
    view.select_fact("strike")
    for pane, words in zip(view.panes, ("forty", "two hundred"), strict=True):
        marked = [
            pane.content.document.text[start:end]
            for start, end, f in pane.overlay
            if f.fontUnderline() and f.background().color() == QColor(LIGHT.base)
        ]
        assert words in marked
    show(view, harbour())
    view.select_fact("ferry")
    assert not any(pane._marks for pane in view.panes)


def test_evidence_of_the_chosen_fact_is_marked_in_both_languages(view: ParallelView) -> None:
    show(view, harbour())
    view.select_fact("open")
    marked = [[pane.content.document.text[start:end] for start, end, _ in pane._marks] for pane in view.panes]
    assert marked == [["3 March"], ["9 апреля"]]


# --- keys ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("forth", "back"), [(Key.Key_N, Key.Key_P), (Key.Key_J, Key.Key_K), (ord("Т"), ord("З"))])
def test_one_key_goes_to_the_next_linked_claim(view: ParallelView, forth: int, back: int) -> None:
    show(view, long_harbour())
    chosen: list[str] = []
    view.fact_chosen.connect(chosen.append)
    for key in (forth, forth, forth, back):
        QApplication.sendEvent(view.panes[0], key_press(key))
    assert chosen == ["open1", "cost1", "share1", "cost1"]


def key_press(key: int) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_stepping_on_keeps_every_partner_in_sight(view: ParallelView) -> None:
    show(view, long_harbour())
    for _ in range(40):
        QTest.keyClick(view.panes[0], Key.Key_N)
        for pane in view.panes:
            assert all(pane.is_in_sight(claim) for claim in pane.chosen)


def test_keys_scroll_and_go_to_the_other_pane(view: ParallelView) -> None:
    show(view, long_harbour())
    left, right = view.panes
    view.activateWindow()
    left.setFocus()
    bar = left.verticalScrollBar()
    QTest.keyClick(left, Key.Key_End)
    assert bar.value() == bar.maximum()
    assert right.verticalScrollBar().value() == right.verticalScrollBar().maximum()
    QTest.keyClick(left, Key.Key_PageUp)
    assert bar.maximum() - bar.pageStep() < bar.value() < bar.maximum()
    QTest.keyClick(left, Key.Key_Home)
    QTest.keyClick(left, Key.Key_Down)
    assert bar.value() == bar.singleStep()
    QTest.keyClick(left, Key.Key_Right)
    assert view.focusWidget() is right
    QTest.keyClick(right, Key.Key_Left)
    QTest.keyClick(left, Key.Key_Tab)
    assert view.focusWidget() is right


def test_escape_takes_the_choice_back(view: ParallelView, qtbot: QtBot) -> None:
    show(view, harbour())
    click(view.panes[0], 0)
    with qtbot.waitSignal(view.fact_chosen) as signal:
        QTest.keyClick(view.panes[0], Key.Key_Escape)
    assert signal.args == [""]
    assert (view.fact, view.chosen_claim()) == ("", "")


def test_everything_can_be_copied_and_a_word_by_two_clicks(view: ParallelView) -> None:
    show(view, harbour())
    pane = view.panes[1]
    QTest.keyClick(pane, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(pane, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == pane.content.document.text
    start = pane.content.document.text.index("губернатора")
    QTest.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, start + 3))
    assert pane.selected_text() == "губернатора"


def test_keys_and_wheel_zoom_and_what_is_at_the_top_stays(view: ParallelView) -> None:
    show(view, long_harbour())
    pane = view.panes[0]
    pane.verticalScrollBar().setValue(3000)
    before, pitch = pane.column.position_at_height(pane.value()), pane.column.pitch
    QTest.keyClick(pane, Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    wheel(pane, 120, Qt.KeyboardModifier.ControlModifier)
    assert pane.column.pitch > pitch
    assert abs(pane.column.position_at_height(pane.value()) - before) < 200
    QTest.keyClick(pane, Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.column.pitch == pitch


def wheel(pane: TextPane, delta: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = QPointF(20, 20)
    event = QWheelEvent(
        place,
        pane.mapToGlobal(place),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.viewport(), event)


# --- in step ---------------------------------------------------------------------------------------------------------------------


def test_linked_claims_stay_near_each_other_while_scrolling(view: ParallelView) -> None:
    show(view, long_harbour())
    left, right = view.panes
    bar = left.verticalScrollBar()
    for value in range(0, bar.maximum(), bar.maximum() // 25):
        bar.setValue(value)
        focus = left.value() + left.value() / bar.maximum() * left.viewport().height()
        nearest = min(view.gutters[0].hinge.chain, key=lambda pair: abs(left.claim_extent(pair[0])[0] - focus))
        assert abs(left.claim_band(nearest[0])[0] - right.claim_band(nearest[1])[0]) < 5 * left.column.pitch
    bar.setValue(bar.maximum())
    assert right.verticalScrollBar().value() == right.verticalScrollBar().maximum()


def test_either_pane_may_lead(view: ParallelView) -> None:
    show(view, long_harbour())
    left, right = view.panes
    right.verticalScrollBar().setValue(right.verticalScrollBar().maximum() // 2)
    share = left.value() / left.verticalScrollBar().maximum()
    assert 0.4 < share < 0.6


def test_a_short_text_hands_its_wheel_to_the_long_one(view: ParallelView) -> None:
    made = make_report([("A", "en", "[x Short.]"), ("B", "en", "[x Long.]\n" + "More words. " * 3000)], {"x": AGREED})
    show(view, build_panes(made, [d.id for d in made.analysis.documents]))
    wheel(view.panes[0], -120)
    assert view.panes[1].value() == 120


def test_claims_out_of_sight_are_counted_at_the_edges_and_reached_by_a_click(view: ParallelView) -> None:
    text = "[x First.]\n" + "Words between. " * 1500 + "\n[x Last.] [x And again.]"
    made = make_report([("A", "en", text), ("B", "en", "[x Short.]")], {"x": AGREED})
    show(view, build_panes(made, [d.id for d in made.analysis.documents]))
    pane = view.panes[0]
    view.select_fact("x")
    assert (pane.edges.above.isHidden(), pane.edges.below.text()) == (True, "↓ 2")
    QTest.mouseClick(pane.edges.below, Qt.MouseButton.LeftButton)
    assert pane.is_in_sight(1)
    assert (pane.edges.above.text(), pane.edges.below.isHidden()) == ("↑ 1", True)
    QTest.mouseClick(pane.edges.above, Qt.MouseButton.LeftButton)
    assert pane.is_in_sight(0)


def test_the_overview_scrolls(view: ParallelView) -> None:
    show(view, long_harbour())
    overview, bar = view.overviews[0], view.panes[0].verticalScrollBar()
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=QPoint(5, overview.height() // 2))
    assert bar.value() == pytest.approx(bar.maximum() / 2, rel=0.05)
    QTest.mouseMove(overview, QPoint(5, overview.height()))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=QPoint(5, overview.height()))
    view.grab()


def test_a_narrower_window_keeps_the_place(view: ParallelView) -> None:
    show(view, long_harbour())
    pane = view.panes[0]
    pane.verticalScrollBar().setValue(4000)
    before = pane.column.position_at_height(pane.value())
    for width in (700, 1400, 1000):
        view.resize(width, 700)
        QApplication.processEvents()
        assert abs(pane.column.position_at_height(pane.value()) - before) < 400


# --- size ------------------------------------------------------------------------------------------------------------------------


def test_two_million_characters_are_laid_out_only_where_they_are_seen(view: ParallelView) -> None:
    text = "\n".join(f"Line {n} of a very long text, with words enough to wrap at least once in a pane." * 2 for n in range(13_000))
    assert len(text) > 2_000_000
    claims = tuple(PaneClaim(f"c{n}", n * 200, n * 200 + 80, ("f",), AGREED) for n in range(10_000))
    view.set_content(ParallelContent((PaneContent(Document("a", "A", text), claims),), ()))
    view.idle.clear()
    pane = view.panes[0]
    assert pane.column.layouts_made < 60
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum() // 2)
    pane.reveal(9_000)
    assert pane.is_in_sight(9_000)
    assert pane.column.layouts_made < 240
    for _ in range(400):
        pane.verticalScrollBar().setValue(pane.value() + 500)
        pane.viewport().repaint()
    assert len(pane.column._laid) <= pane.column.CACHED


def test_one_paragraph_of_two_million_characters_is_cut_up(view: ParallelView) -> None:
    text = "word " * 400_000
    claim = PaneClaim("c", 1_500_000, 1_500_400, ("f",), DISPUTED)
    view.set_content(ParallelContent((PaneContent(Document("a", "A", text), (claim,)),), ()))
    view.idle.clear()
    view.select_claim("c")
    pane = view.panes[0]
    assert pane.is_in_sight(0)
    assert pane.claim_at(QPointF(point_in(pane, 1_500_100))) == 0
    assert pane.column.layouts_made < 20


def test_heights_found_later_move_nothing_under_the_reader(view: ParallelView) -> None:
    view.set_content(long_harbour(60))
    view.idle.clear()
    QApplication.processEvents()
    pane = view.panes[0]
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum() // 2)
    seen = pane.column.position_at_height(pane.value() + 300 - HEAD)
    pane.measure_until(float("inf"))
    pane.publish()
    assert pane.column.position_at_height(pane.value() + 300 - HEAD) == seen


# --- a screen reader -------------------------------------------------------------------------------------------------------------


def test_the_chosen_claim_is_described_in_words(view: ParallelView) -> None:
    show(view, harbour())
    assert view.panes[0].accessibleName() == "The New Quay at Halmby, Halmby"
    view.select_fact("ferry")
    assert view.panes[0].accessibleDescription().startswith("compatible: A ferry has run")


# --- painting in parts -----------------------------------------------------------------------------------------------------------


def test_what_was_moved_and_patched_looks_as_if_painted_anew(view: ParallelView) -> None:
    """Scrolling moves pixels and pointing repaints bands: in the end the screen is what a whole repaint makes of it."""
    show(view, long_harbour())
    left, right = view.panes
    for pane, steps in ((left, (40, 40, 300, -90, 7, 1)), (right, (55, 2, -30, 500)), (left, (5000, 33, -11))):
        for step in steps:
            pane.verticalScrollBar().setValue(pane.value() + step)
            QApplication.processEvents()
    visible = left.visible_claims()
    hover(left, visible[2])
    click(right, right.visible_claims()[3])
    QApplication.processEvents()
    left.verticalScrollBar().setValue(left.value() + 25)
    hover(left, visible[4])
    QApplication.processEvents()
    patched = view.screen().grabWindow(view.winId()).toImage()
    for part in (*view.panes, *view.gutters, *view.overviews):
        (part.viewport() if hasattr(part, "viewport") else part).update()
    QApplication.processEvents()
    assert patched == view.screen().grabWindow(view.winId()).toImage()
