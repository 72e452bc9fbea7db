"""The timeline as a person uses it: marks, lines between dates that differ, zoom, keys, hover, the list."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.models.timeline import MarkTable, Timeline, build_timeline, partners
from desktop.models.timeline_layout import LEAST, MARGIN, ROW, lay_out, scale_for, span, ticks
from desktop.session import Session
from desktop.views.timeline_paint import AXIS, NAMES, bar_of, joins_in
from reconciler.decisions import target_of_discrepancy
from reconciler.facets import DateMention, DatePrecision, DateRole, Facets
from reconciler.model import Analysis, Claim, Document, Fact, FactState
from reconciler.notebook.entries import VerdictValue
from reconciler.report import build

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.models.timeline import Mark
    from desktop.pages.timeline import TimelinePage
    from tests.desktop.pages.conftest import GoTo


@pytest.fixture
def page(go_to: GoTo) -> TimelinePage:
    found = go_to("timeline")
    QGuiApplication.processEvents()
    return found


def current(page: TimelinePage) -> Mark:
    return page.timeline.marks[page.view.current]


def spot(page: TimelinePage, number: int) -> QPoint:
    """Where the middle of a mark is seen."""
    view = page.view
    centre = bar_of(view.layout_, number).center()
    return QPoint(
        int(centre.x()) - view.horizontalScrollBar().value() + NAMES, int(centre.y()) - view.verticalScrollBar().value() + AXIS
    )


def timeline(*days: tuple[int, date, date, DateRole]) -> Timeline:
    """Marks of one claim each, by lane."""
    sides = sorted({lane for lane, *_ in days})
    documents, claims, facts = [], [], []
    for n, (lane, first, last, role) in enumerate(days):
        document = Document(f"{n}.txt", f"Side {lane}", "On a day.", "en")
        mention = DateMention(0, 2, first, last, DatePrecision.DAY, first.isoformat(), role)
        claim = Claim(document.id, 0, 9, "On a day.", (0, 9), facets=Facets(dates=(mention,)))
        documents.append(document)
        claims.append(claim)
        facts.append(Fact(f"f{n}", f"Fact {n}", (claim.id,), (f"Side {lane}",), (), FactState.SINGLE_SIDE))
    documents.sort(key=lambda d: sides.index(int(d.side.split()[1])))
    return build_timeline(build(Analysis(tuple(documents), tuple(claims), tuple(facts), ())))


def test_the_list_is_sound(shown: Window) -> None:
    model = MarkTable()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_timeline(build_timeline(shown.controller.project.report))
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "2014", "2014-03-03", "2014-04-09", "2014-05", "2014-05", "2015", "2016-06-01", "2016-06-01", "since 2017",
    ]  # fmt: skip
    assert model.index(1, 3).data() == "≠ 2014-04-09"
    model.set_timeline(Timeline())
    assert model.rowCount() == 0


def test_dates_stand_in_the_lanes_of_their_sides(page: TimelinePage) -> None:
    assert page.timeline.lanes == ("North", "South", "East")
    assert [[m.value for m in page.timeline.marks if m.lane == lane] for lane in range(3)] == [
        ["2014-03-03", "2014-05", "2015"],
        ["2014-04-09", "2014-05", "2016-06-01", "since 2017"],
        ["2014", "2016-06-01"],
    ]


def test_dated_facts_and_those_without_a_date_are_counted(page: TimelinePage) -> None:
    assert (page.timeline.dated, page.timeline.undated) == (5, 3)
    for words in ("dates: 9", "facts without a date: 3", "dates that differ: 1"):
        assert words in page.counts.text()


def test_dates_that_differ_are_joined_until_that_is_dismissed(page: TimelinePage) -> None:
    ((a, b),) = page.timeline.joins
    assert {page.timeline.marks[n].words for n in (a, b)} == {"3 March 2014", "9 April 2014"}
    assert page.timeline.marks[a].conflict
    assert partners(page.timeline, a) == [b]
    flag = next(d for row in page.desk.report.rows for d in row.discrepancies if d.type == "date")
    page.desk.do(lambda session: session.decide(target_of_discrepancy(flag), VerdictValue.DISMISSED))
    assert page.timeline.joins == ()
    assert not any(mark.conflict for mark in page.timeline.marks)


def test_arrows_go_from_date_to_date(qtbot: QtBot, page: TimelinePage) -> None:
    view = page.view
    assert QApplication.focusWidget() is view
    assert (current(page).lane, current(page).words) == (0, "3 March 2014")
    assert "The harbour treaty was signed" in page.says.text()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert (current(page).lane, current(page).words) == (0, "May 2014")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert (current(page).lane, current(page).words) == (1, "May 2014")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert (current(page).lane, current(page).words) == (2, "2014")
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert current(page).value == "2016-06-01"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current == 0
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.current == 0
    assert "differs from another date" in view.accessibleDescription()


def test_enter_goes_to_the_text(qtbot: QtBot, shown: Window, page: TimelinePage) -> None:
    mark = current(page)
    with qtbot.waitSignal(page.desk.claim_wanted) as wanted:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert wanted.args == [mark.claim, mark.fact]
    assert not page.isVisible()
    assert shown.presenter.fact == mark.fact


def test_a_click_chooses_and_a_double_click_goes_to_the_text(qtbot: QtBot, page: TimelinePage) -> None:
    viewport = page.view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot(page, 5))
    assert page.view.current == 5
    with qtbot.waitSignal(page.desk.claim_wanted):
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=spot(page, 5))


def test_hover_says_the_quote(page: TimelinePage) -> None:
    view = page.view
    assert view._mark_at(QPointF(spot(page, 0))) == 0
    assert view._mark_at(QPointF(3, 3)) == -1
    tip = view.tip(0)
    assert "signed on <b>3 March 2014</b> in Bergen" in tip
    assert "differs from another date: South, 2014-04-09" in tip


def test_zoom_keeps_what_is_under_the_pointer(page: TimelinePage) -> None:
    view = page.view
    before, at = view.layout_.scale, spot(page, 4)
    day = view.layout_.day(at.x() - NAMES + view.horizontalScrollBar().value())
    wheel = QWheelEvent(
        QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 480), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.layout_.scale > 2 * before
    assert abs(view.layout_.x(day) - view.horizontalScrollBar().value() + NAMES - at.x()) < 2


def test_zoom_by_keys_and_back_to_all(qtbot: QtBot, page: TimelinePage) -> None:
    view = page.view
    whole = view.layout_.scale
    assert view.horizontalScrollBar().maximum() == 0
    for _ in range(4):
        qtbot.keyClick(view, "+")
    assert view.layout_.scale > 3 * whole
    assert view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(view, "-")
    qtbot.keyClick(view, "0")
    assert view.layout_.scale == pytest.approx(whole)
    for _ in range(60):
        view.zoom(1)
    for _ in range(120):
        view.zoom(-1)
    assert view.layout_.scale > 0


def test_it_is_dragged(qtbot: QtBot, page: TimelinePage) -> None:
    view = page.view
    view.zoom(6)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, chosen = bar.value(), view.current
    start = QPoint(NAMES + 300, view.viewport().height() - 5)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(-60, 0))
    qtbot.mouseMove(view.viewport(), start + QPoint(-100, 0))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(-100, 0))
    assert bar.value() == min(bar.maximum(), before + 100)
    assert view.current == chosen


def test_the_list_is_the_same_and_keeps_what_is_chosen(qtbot: QtBot, page: TimelinePage) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    number = page.view.current
    qtbot.keyClick(page.view, "l")
    assert page.list.isVisible()
    assert QApplication.focusWidget() is page.list
    assert page.model.number(page.list.currentIndex().row()) == number
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.view.current == page.model.number(page.list.currentIndex().row()) != number
    with qtbot.waitSignal(page.desk.claim_wanted):
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    page.desk.go_to("timeline")
    qtbot.keyClick(page.list, "l")
    assert page.view.isVisible()


def test_a_fact_that_was_chosen_elsewhere_is_shown(shown: Window, page: TimelinePage) -> None:
    shown.presenter.go_to("texts")
    fact = page.timeline.marks[6].fact
    shown.presenter.choose_fact(fact)
    shown.presenter.go_to("timeline")
    assert current(page).fact == fact


def test_no_dates_are_said(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "one.diptych"
    with Session.create(path) as session:
        session.add_documents([Document("a.txt", "A", "The museum shows maps of the coast.", "en")])
        session.reconcile()
    window.open(path)
    window.presenter.go_to("timeline")
    page = window.presenter._host._pages["timeline"]
    assert page.empty.isVisible()
    assert "facts without a date: 1" in page.counts.text()
    assert not page.more.isEnabled()


def test_the_theme_is_taken_over(shown: Window, page: TimelinePage) -> None:
    light = page.view.viewport().grab().toImage()
    shown.set_dark(True)
    dark = page.view.viewport().grab().toImage()
    shown.set_dark(False)
    assert light.pixelColor(NAMES + 5, AXIS + 3).lightness() > 200 > 80 > dark.pixelColor(NAMES + 5, AXIS + 3).lightness()


# --- where marks stand -------------------------------------------------------------------------------------------------------


def test_marks_of_a_row_do_not_overlap() -> None:
    days = [(0, date(2014, 1, 1 + n % 28), date(2014, 1 + n % 6, 28), DateRole.AT) for n in range(200)]
    for scale in (0.05, 1.0, 20.0):
        found = lay_out(timeline(*days), scale)
        for top in np.unique(found.top):
            row = np.flatnonzero(found.top == top)
            row = row[np.argsort(found.left[row])]
            assert (found.left[row][1:] > found.reach[row][:-1]).all()


def test_a_bar_is_as_long_as_its_days_but_never_too_small_to_see() -> None:
    found = lay_out(
        timeline((0, date(2014, 1, 1), date(2014, 12, 31), DateRole.AT), (0, date(2015, 3, 3), date(2015, 3, 3), DateRole.AT)), 1.0
    )
    assert found.left[0] == MARGIN
    assert found.right[0] - found.left[0] == 365
    assert found.right[1] - found.left[1] == LEAST
    assert found.day(found.x(date(2014, 7, 1).toordinal())) == date(2014, 7, 1).toordinal()


def test_an_open_end_needs_room() -> None:
    at, since = (lay_out(timeline((0, date(2014, 1, 1), date(2014, 1, 1), role)), 1.0) for role in (DateRole.AT, DateRole.SINCE))
    assert since.reach[0] > at.reach[0] == at.right[0]


def test_few_dates_far_away_do_not_press_the_rest_together() -> None:
    near = [(0, date(2014, 1, 1 + n), date(2014, 1, 1 + n), DateRole.AT) for n in range(28)]
    far = (0, date(1453, 1, 1), date(1453, 12, 31), DateRole.AT)
    assert span(timeline(*near, far))[0] == date(2014, 1, 1).toordinal()
    assert span(timeline(*near))[0] == date(2014, 1, 1).toordinal()
    assert span(Timeline()) == (0, 1)
    assert scale_for(1, 10_000) == 30


@pytest.mark.parametrize(
    ("scale", "first", "second"),
    [(30.0, "2014-01-02", "2014-01-05"), (12.0, "2014-01-06", "2014-01-13"), (3.0, "2014", "2014-02"), (0.9, "2014", "2014-04")],
)
def test_ticks_are_as_fine_as_there_is_room_for(scale: float, first: str, second: str) -> None:
    found = lay_out(timeline((0, date(2014, 1, 1), date(2014, 1, 1), DateRole.AT)), scale)
    shown = list(ticks(found, MARGIN, 800))
    assert [label for _, label in shown if label >= first][:2] == [first, second]
    places = [place for place, _ in shown]
    assert all(b - a >= 70 for a, b in pairwise(places))


def test_years_are_ticks_of_a_long_time() -> None:
    found = lay_out(
        timeline((0, date(1200, 1, 1), date(1299, 12, 31), DateRole.AT), (0, date(2000, 1, 1), date(2000, 1, 1), DateRole.AT)),
        0.003,
    )
    assert [label for place, label in ticks(found, 0, 1000) if place >= 0][:3] == ["1200", "1300", "1400"]


def test_lines_out_of_sight_are_not_drawn() -> None:
    found = lay_out(
        timeline(*((lane, date(2000 + n, 1, 1), date(2000 + n, 1, 1), DateRole.AT) for lane in (0, 1) for n in range(10))), 1.0
    )
    joins = np.array([[n, n + 10] for n in range(10)])
    assert joins_in(found, joins, QRectF(0, 0, 420, 300)).tolist() == [[0, 10], [1, 11]]
    assert joins_in(found, joins, QRectF(0, 900, 420, 300)).tolist() == []
    assert found.seen(0, 0, 100, ROW * 20).tolist() == [0, 10]
