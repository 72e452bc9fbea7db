"""The coverage as a person uses it: signs, filters, totals, keys and the way to the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.models.coverage import CoverageTable, Total, Voice, is_reported
from desktop.theme import DARK, LIGHT
from desktop.views.coverage import UPRIGHT, paint_voice
from reconciler.decisions import target_of_discrepancy
from reconciler.facets import Attribution, Facets
from reconciler.model import Analysis, Claim, Document, Fact, FactState
from reconciler.notebook.entries import VerdictValue
from reconciler.report import build

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.pages.coverage import CoveragePage
    from tests.desktop.pages.conftest import GoTo


@pytest.fixture
def coverage(go_to: GoTo) -> CoveragePage:
    return go_to("coverage")


def voices(page: CoveragePage, words: str) -> list[Voice]:
    """How the sources stand to the only fact that is shown when filtered by `words`."""
    page.words.setText(words)
    assert page.model.rowCount() == 1
    return [page.model.voice(0, column) for column in range(page.model.columnCount())]


def test_the_model_is_sound(shown: Window) -> None:
    model = CoverageTable()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_report(shown.controller.project.report)
    model.set_filter("harbour", frozenset(FactState))
    assert model.rowCount() == 2
    model.set_report(None)
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_sources_stand_by_their_sides_and_facts_in_the_order_of_the_report(coverage: CoveragePage) -> None:
    assert [d.name for d in coverage.model.sources] == ["north.txt", "south.txt", "south-2.txt", "east.txt"]
    states = [coverage.model.row(row).state for row in range(coverage.model.rowCount())]
    assert states == [FactState.DISPUTED] * 2 + [FactState.AGREED] * 3 + [FactState.SINGLE_SIDE] * 3
    assert coverage.model.headerData(0, Qt.Orientation.Vertical).startswith("≠")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ministers", [Voice.DISPUTES, Voice.DISPUTES, Voice.QUIET, Voice.SPEAKS]),
        ("lighthouse", [Voice.SPEAKS, Voice.REPORTS, Voice.QUIET, Voice.SILENT]),
        ("ferry", [Voice.SPEAKS, Voice.SPEAKS, Voice.QUIET, Voice.SILENT]),
        ("railway", [Voice.UNKNOWING, Voice.QUIET, Voice.SPEAKS, Voice.SPEAKS]),
        ("museum", [Voice.SILENT, Voice.SILENT, Voice.SILENT, Voice.SPEAKS]),
    ],
)
def test_who_speaks_reports_disputes_and_is_silent(coverage: CoveragePage, words: str, expected: list[Voice]) -> None:
    assert voices(coverage, words) == expected


def test_what_is_dismissed_disputes_no_more(shown: Window, coverage: CoveragePage) -> None:
    row = next(r for r in shown.controller.project.report.rows if "treaty" in r.fact.label)
    for flag in row.discrepancies:
        coverage.desk.do(lambda session, flag=flag: session.decide(target_of_discrepancy(flag), VerdictValue.DISMISSED))
    assert voices(coverage, "ministers")[:2] == [Voice.SPEAKS, Voice.SPEAKS]


def test_totals_of_each_source(coverage: CoveragePage) -> None:
    assert coverage.model.totals == (Total(5, 4, 2), Total(4, 4, 2), Total(2, 1, 0), Total(4, 3, 0))
    assert "The treaty: facts that it tells: 5" in coverage.totals.accessibleDescription()


def test_arrows_go_about_and_the_cell_is_said(qtbot: QtBot, coverage: CoveragePage) -> None:
    assert QApplication.focusWidget() is coverage.matrix
    assert "The treaty: tells it, and differs" in coverage.says.text()
    qtbot.keyClick(coverage.matrix, Qt.Key.Key_Right)
    assert "Southern news" in coverage.says.text()
    assert "9 April 2014" in coverage.says.text()
    qtbot.keyClick(coverage.matrix, Qt.Key.Key_Right)
    assert "does not tell it, though its side does" in coverage.says.text()


def test_enter_goes_to_the_claim_in_the_texts(qtbot: QtBot, shown: Window, coverage: CoveragePage) -> None:
    qtbot.keyClick(coverage.matrix, Qt.Key.Key_Right)
    fact = coverage.model.row(0).fact.id
    with qtbot.waitSignal(coverage.desk.claim_wanted) as wanted:
        qtbot.keyClick(coverage.matrix, Qt.Key.Key_Return)
    assert wanted.args == [coverage.model.quotations(0, 1)[0].claim.id, fact]
    assert not coverage.isVisible()
    assert shown.presenter.fact == fact


def test_a_double_click_on_a_silence_says_so(qtbot: QtBot, shown: Window, coverage: CoveragePage) -> None:
    row = next(r for r in range(coverage.model.rowCount()) if "museum" in coverage.model.row(r).fact.label)
    place = coverage.matrix.visualRect(coverage.model.index(row, 0)).center()
    viewport = coverage.matrix.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert coverage.isVisible()
    assert "silent" in shown.main.statusBar().currentMessage()
    assert shown.presenter.fact == coverage.model.row(row).fact.id


def test_filters_by_words_and_by_state(qtbot: QtBot, coverage: CoveragePage) -> None:
    qtbot.keyClick(coverage.matrix, "/")
    assert QApplication.focusWidget() is coverage.words
    qtbot.keyClicks(coverage.words, "HARBOUR police")
    assert coverage.model.rowCount() == 1
    assert coverage.count.text() == "1 of 8 shown"
    qtbot.keyClick(coverage.words, Qt.Key.Key_Escape)
    assert coverage.model.rowCount() == 8
    coverage.chips[FactState.SINGLE_SIDE].click()
    assert coverage.model.rowCount() == 5
    coverage.words.setText("nothing like it")
    assert coverage.empty.isVisible()
    assert not coverage.matrix.isVisible()


def test_the_chosen_fact_stays_chosen_under_a_filter(coverage: CoveragePage) -> None:
    coverage.matrix.setCurrentIndex(coverage.model.index(4, 2))
    fact = coverage.model.row(4).fact.id
    coverage.words.setText("railway")
    index = coverage.matrix.currentIndex()
    assert (coverage.model.row(index.row()).fact.id, index.column()) == (fact, 2)


def test_a_fact_that_was_chosen_elsewhere_is_shown(shown: Window, coverage: CoveragePage) -> None:
    shown.presenter.go_to("texts")
    fact = coverage.model.row(6).fact.id
    shown.presenter.choose_fact(fact)
    shown.presenter.go_to("coverage")
    index = coverage.matrix.currentIndex()
    assert coverage.model.row(index.row()).fact.id == fact
    assert coverage.model.quotations(index.row(), index.column())


def test_titles_lie_on_their_side_where_sources_are_many(qtbot: QtBot, coverage: CoveragePage) -> None:
    coverage.model.set_report(many(40, 300))
    assert coverage.matrix.columnWidth(0) < UPRIGHT
    coverage.matrix.setCurrentIndex(coverage.model.index(299, 39))
    QGuiApplication.processEvents()
    assert coverage.matrix.columnViewportPosition(39) < coverage.matrix.viewport().width()
    assert coverage.matrix.horizontalHeader().height() > 150
    assert len(coverage.model._told) == 300  # counted for the totals
    assert coverage.grab().width() == coverage.width()


def test_names_are_shown_on_hover(coverage: CoveragePage) -> None:
    tip = coverage.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>North</b>: The treaty" in tip
    assert "3 March 2014" in tip
    assert coverage.model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "South: Trains"


def test_signs_differ_without_their_colours(qapp: QApplication) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    for theme in (LIGHT, DARK):
        seen = set()
        for voice in Voice:
            image = QImage(30, 30, QImage.Format.Format_RGB32)
            image.fill(theme.base)
            painter = QPainter(image)
            paint_voice(painter, voice, QRectF(0, 0, 30, 30), theme)
            painter.end()
            grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
            ground = grey.pixel(0, 29) if voice is not Voice.SILENT else None
            seen.add(tuple(grey.pixel(x, y) != ground for x in range(30) for y in range(30)))
        assert len(seen) == len(Voice)


def test_the_theme_is_taken_over(shown: Window, coverage: CoveragePage) -> None:
    shown.set_dark(True)
    picture = coverage.matrix.viewport().grab().toImage()
    assert picture.pixelColor(QPoint(picture.width() - 2, picture.height() - 2)).name() == DARK.base
    shown.set_dark(False)


def test_a_claim_is_reported_where_most_of_it_is_anothers() -> None:
    def claim(*spans: tuple[int, int]) -> Claim:
        voices = tuple(Attribution(0, 1, "", start, end) for start, end in spans)
        return Claim("s", 0, 10, "0123456789", (0, 10), facets=Facets(attributions=voices))

    assert is_reported(claim((2, 10)))
    assert is_reported(claim((0, 4), (2, 7)))
    assert not is_reported(claim((0, 4), (1, 4)))
    assert not is_reported(claim())


def many(sources: int, facts: int) -> object:
    """A report of many sources, each of its own side, and facts that one of them tells."""
    documents = tuple(Document(f"{n}.txt", f"Side {n}", f"Claim {n}.", "en", title=f"Source {n}") for n in range(sources))
    claims = tuple(Claim(d.id, 0, len(d.text), d.text, (0, len(d.text))) for d in documents)
    found = tuple(
        Fact(f"f{n}", f"Fact {n}", (claims[n % sources].id,), (f"Side {n % sources}",), (), FactState.SINGLE_SIDE)
        for n in range(facts)
    )
    return build(Analysis(documents, claims, found, ()))
