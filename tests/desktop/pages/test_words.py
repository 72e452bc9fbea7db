"""Words and names as a person uses them: things, counts by side, places, two words that are not to be flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.models.words import ConceptList, PlaceFinder, PlaceTable, Role, VariantTable, pairs_of
from desktop.session import Session
from desktop.theme import DARK
from reconciler.concordance import Matter, Use
from reconciler.export.concordance_format import concordance_of
from reconciler.model import Document

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.pages.words import WordsPage
    from tests.desktop.pages.conftest import GoTo

WAIT = 30_000


@pytest.fixture
def words(qtbot: QtBot, go_to: GoTo) -> WordsPage:
    page = go_to("words")
    qtbot.waitUntil(lambda: not page.busy.isVisible(), timeout=WAIT)
    return page


def choose(page: WordsPage, words: str) -> None:
    """Choose the thing that is called so."""
    page.filter.setText(words)
    assert page.things.rowCount() == 1


def test_the_models_are_sound(shown: Window) -> None:
    report = shown.controller.project.report
    concepts = concordance_of(report)
    things, variants, places = ConceptList(), VariantTable(), PlaceTable()
    for model in (things, variants, places):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    things.set_concepts(concepts)
    for row in range(things.rowCount()):
        variants.set_concept(things.concept(row), report.analysis.documents)
        places.set_uses(things.concept(row).variants, report, PlaceFinder(report))
        assert places.rowCount() == things.concept(row).uses
    things.set_filter("", Matter.PERSON)
    assert things.rowCount() == 0


def test_counting_is_said_and_then_shown(qtbot: QtBot, go_to: GoTo) -> None:
    page = go_to("words")
    assert page.busy.isVisible()
    qtbot.waitUntil(lambda: not page.busy.isVisible(), timeout=WAIT)
    assert page.things.rowCount() == page.things.total > 0
    assert page.count.text() == f"{page.things.total} things"
    assert QApplication.focusWidget() is page.list


def test_words_that_take_sides_come_first(words: WordsPage) -> None:
    first = words.things.index(0)
    assert set(first.data().split(" / ")) == {"illegal migrants", "irregular migrants"}
    assert first.data(Role.DETAIL) == "choice of words · takes sides"
    assert first.data(Role.COUNT) == 2


def test_counts_by_side_with_their_share(words: WordsPage) -> None:
    choose(words, "illegal migrants")
    table = words.variants
    sides = [table.headerData(n, Qt.Orientation.Horizontal) for n in range(1, table.columnCount())]
    assert sides == ["North", "South", "East"]
    rows = {table.variant(n).words: [table.index(n, c).data() for c in range(1, 4)] for n in range(table.rowCount())}
    assert rows == {"illegal migrants": ["0", "1  100%", "–"], "irregular migrants": ["1  100%", "0", "–"]}
    assert "takes sides" in table.index(0, 0).data()


def test_every_place_in_its_context(words: WordsPage) -> None:
    choose(words, "illegal migrants")
    before, said, after, where = (words.places.index(0, column).data() for column in range(4))
    assert before.endswith("by the ministers of both sides. The police detained 120 ")
    assert not before.startswith("The harbour treaty")
    assert (said, where) == ("irregular migrants", "North · The treaty")
    assert after.startswith(" in the harbour in May 2014.")


def test_choosing_a_word_shows_its_places_alone(words: WordsPage) -> None:
    choose(words, "trade organisation")
    every = words.places.rowCount()
    row = next(n for n in range(words.variants.rowCount()) if words.variants.variant(n).words == "NTO")
    words.table.selectRow(row)
    uses = words.variants.variant(row).uses
    assert words.places.rowCount() == len(uses) < every
    words.table.clearSelection()
    assert words.places.rowCount() == every


def test_enter_on_a_place_goes_to_its_claim(qtbot: QtBot, shown: Window, words: WordsPage) -> None:
    choose(words, "illegal migrants")
    words.context.selectRow(1)
    words.context.setFocus()
    place = words.places.place(1)
    with qtbot.waitSignal(words.desk.claim_wanted) as wanted:
        qtbot.keyClick(words.context, Qt.Key.Key_Return)
    assert wanted.args == [place.claim, place.fact]
    assert not words.isVisible()
    assert shown.presenter.fact == place.fact


def test_a_click_on_the_source_goes_there_too(qtbot: QtBot, words: WordsPage) -> None:
    choose(words, "illegal migrants")
    spot = words.context.visualRect(words.places.index(0, PlaceTable.WHERE)).center()
    with qtbot.waitSignal(words.desk.claim_wanted):
        qtbot.mouseClick(words.context.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_place_in_no_claim_is_said(shown: Window, words: WordsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words._finder, "find", lambda use: ("", ""))
    choose(words, "illegal migrants")
    words.go(0)
    assert words.isVisible()
    assert "stands in no claim" in shown.main.statusBar().currentMessage()


def test_two_words_are_flagged_no_more_and_again(qtbot: QtBot, shown: Window, words: WordsPage) -> None:
    def flagged() -> bool:
        return any(flag.type == "terminology" for row in shown.controller.project.report.rows for flag in row.discrepancies)

    choose(words, "illegal migrants")
    assert flagged()
    assert not words.off.isVisible()
    qtbot.mouseClick(words.flag, Qt.MouseButton.LeftButton)
    assert not flagged()
    assert words.flag.text() == "Flag these two words again"
    assert words.off.text() == "Pairs not flagged: 1"
    (again,) = words.off.menu().actions()
    assert again.text() == "Flag again: illegal migrants | irregular migrants"
    again.trigger()
    assert flagged()
    assert words.flag.text() == "Do not flag these two words"
    shown.controller.undo()
    assert not flagged()
    assert words.off.isVisible()


def test_of_several_words_two_are_chosen(words: WordsPage) -> None:
    choose(words, "illegal migrants")
    words.table.selectRow(0)
    assert not words.flag.isEnabled()
    assert "Choose two words" in words.hint.text()
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    words.table.selectionModel().select(words.variants.index(1, 0), select)
    assert words.flag.isEnabled()
    assert "irregular migrants ↔ illegal migrants" in words.flag.toolTip()


def test_words_without_a_flag_are_a_pair_as_they_are_shown(shown: Window, words: WordsPage) -> None:
    choose(words, "trade organisation")
    one, other = words.variants.variant(0), words.variants.variant(1)
    assert pairs_of(shown.controller.project.report, one, other) == [(one.words, other.words)]


def test_filters_by_words_and_by_what_is_named(words: WordsPage) -> None:
    words.matter.setCurrentIndex(words.matter.findData(Matter.BODY.value))
    assert 0 < words.things.rowCount() < words.things.total
    assert "shown" in words.count.text()
    words.filter.setText("nothing like it")
    assert words.things.rowCount() == words.variants.rowCount() == words.places.rowCount() == 0
    assert "Nothing is called so" in words.title.text()
    words.filter.clear()
    words.matter.setCurrentIndex(0)
    assert words.list.currentIndex().isValid()


def test_the_thing_stays_chosen_when_the_texts_are_others(qtbot: QtBot, words: WordsPage) -> None:
    words.list.setCurrentIndex(words.things.index(words.things.rowCount() - 1))
    kept = words._thing().id
    from desktop.changes import Changes

    words.refresh(Changes.ANALYSIS)
    assert words.busy.isVisible()
    qtbot.waitUntil(lambda: not words.busy.isVisible(), timeout=WAIT)
    assert words._thing().id == kept


def test_a_verdict_does_not_count_anew(words: WordsPage) -> None:
    from desktop.changes import Changes

    words.refresh(Changes.DECISIONS)
    assert not words.busy.isVisible()


def test_a_project_without_such_things_says_so(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "one.diptych"
    with Session.create(path) as session:
        session.add_documents([Document("a.txt", "A", "The museum shows maps of the coast.", "en")])
        session.reconcile()
    window.open(path)
    window.presenter.go_to("words")
    page = window.presenter._host._pages["words"]
    qtbot.waitUntil(page.empty.isVisible, timeout=WAIT)


def test_the_innermost_claim_of_a_fact_holds_a_place(shown: Window) -> None:
    report = shown.controller.project.report
    finder = PlaceFinder(report)
    for claim in report.analysis.claims:
        found, fact = finder.find(Use(claim.source, claim.start, claim.start + 3))
        row = next(row for row in report.rows if row.fact.id == fact)
        assert found in row.fact.claims
        inner = report.analysis.claim_by_id()[found]
        assert inner.start <= claim.start
        assert inner.end - inner.start <= claim.end - claim.start
    assert finder.find(Use("elsewhere", 0, 3)) == ("", "")


def test_the_theme_and_the_layout_are_taken_over(shown: Window, words: WordsPage) -> None:
    shown.set_dark(True)
    assert {delegate.theme.name for delegate in words._delegates} == {DARK.name}
    assert words.grab().width() == words.width()
    shown.set_dark(False)
    words._across.setSizes([400, 600])
    kept = words.layouts()
    words._across.setSizes([250, 750])
    words.restore(kept)
    assert words._across.sizes()[0] > 380
