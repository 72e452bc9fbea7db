"""The search as a person uses it: words as they are typed, filters, hits that lead to their places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.models.search_results import HIT, SearchResults, goal_of, is_day
from desktop.pages import PAGES
from desktop.pages.sources import SourcesPage
from desktop.theme import DARK, LIGHT
from desktop.views.hit_list import _formats
from reconciler.decisions import target_of_discrepancy, target_of_fact, target_of_source
from reconciler.notebook.entries import VerdictValue
from reconciler.search.values import Hit, HitKind

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.pages.search import SearchPage
    from tests.desktop.pages.conftest import GoTo

WAIT = 30_000


@pytest.fixture
def page(shown: Window, go_to: GoTo) -> SearchPage:
    """The page of a project with a verdict, a note and a tag in it."""
    report = shown.controller.project.report
    fact = report.rows[0].fact
    flag = report.rows[0].discrepancies[0]
    shown.controller.do(lambda s: s.annotate(target_of_fact(fact), "Ask the *archive* of the harbour"))
    shown.controller.do(lambda s: s.tag(target_of_fact(fact), "Archive"))
    shown.controller.do(lambda s: s.decide(target_of_discrepancy(flag), VerdictValue.RESOLVED, "a slip of the pen"))
    shown.controller.do(lambda s: s.annotate(target_of_source(report.analysis.documents[0].id), "a scan of bad quality"))
    return go_to("search")


def ask(qtbot: QtBot, page: SearchPage, words: str) -> list[Hit]:
    page.words.setFocus()
    page.words.selectAll()
    qtbot.keyClick(page.words, Qt.Key.Key_Delete)
    qtbot.keyClicks(page.words, words)
    return found(qtbot, page)


def found(qtbot: QtBot, page: SearchPage) -> list[Hit]:
    """What is shown when all that was asked is answered."""
    qtbot.waitUntil(lambda: not page._timer.isActive() and not page.aside.busy, timeout=WAIT)
    return hits(page)


def hits(page: SearchPage) -> list[Hit]:
    rows = (page.model.index(row, 0).data(HIT) for row in range(page.model.rowCount()))
    return [hit for hit in rows if hit is not None]


def row_of(page: SearchPage, kind: HitKind) -> int:
    return next(row for row in range(page.model.rowCount()) if (hit := page.model.hit(row)) and hit.kind is kind)


def choose(qtbot: QtBot, page: SearchPage, name: str, value: str) -> None:
    box = page.filters.choices[name]
    box.setCurrentIndex(box.findData(value))
    found(qtbot, page)


# --- words -------------------------------------------------------------------------------------------------------------------


def test_words_are_found_while_they_are_typed(qtbot: QtBot, page: SearchPage) -> None:
    assert "Type words" in page.says.text()
    assert not page.list.isVisible()
    shown = ask(qtbot, page, "treaties")
    assert {hit.kind for hit in shown} == {HitKind.CLAIM}
    assert all("treaty" in hit.snippet for hit in shown)
    assert page.says.text() == f"hits: {len(shown)}"
    assert page.model.index(0, 0).data() == f"Claims ({len(shown)})"
    assert page.list.row() == 1


def test_nothing_is_looked_for_between_two_keys(qtbot: QtBot, page: SearchPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = page.aside.ask
    monkeypatch.setattr(page.aside, "ask", lambda *question: asked.append(question) or real(*question))
    qtbot.keyClicks(page.words, "ferry")
    assert asked == []
    assert found(qtbot, page)
    assert len(asked) == 1


def test_the_words_are_strong_also_behind_letters_of_two_units() -> None:
    text = "𝔸𝔹 the ferry"
    (shown,) = _formats(text, [(7, 12)])
    assert isinstance(shown, QTextLayout.FormatRange)
    assert (shown.start, shown.length) == (9, 5)
    assert shown.format.fontUnderline()


def test_what_people_wrote_is_found_too(qtbot: QtBot, page: SearchPage) -> None:
    kinds = [hit.kind for hit in ask(qtbot, page, "archive")]
    assert kinds == [HitKind.NOTE, HitKind.TAG]
    assert [hit.kind for hit in ask(qtbot, page, "slip")] == [HitKind.VERDICT]


def test_a_source_is_called_by_its_title(qtbot: QtBot, page: SearchPage) -> None:
    ask(qtbot, page, "lighthouse")
    places = [page.model.data(page.model.index(row, 0), HIT + 1) for row in range(1, page.model.rowCount())]
    assert any(place and place.startswith("North · The treaty, ") for place in places)


def test_nothing_found_says_what_to_do(qtbot: QtBot, page: SearchPage) -> None:
    assert ask(qtbot, page, "xyzzy") == []
    assert "begin*" in page.says.text()
    choose(qtbot, page, "sides", "South")
    assert "Take a filter or a word away" in page.says.text()
    ask(qtbot, page, "")
    page.filters.clear()
    found(qtbot, page)
    assert "Type words" in page.says.text()


def test_nothing_that_is_typed_is_wrong(qtbot: QtBot, page: SearchPage) -> None:
    for words in ('"the ferry', "AND OR (", "* *", "'; --", 'a"b'):
        page.words.setText(words)
        found(qtbot, page)
    assert ask(qtbot, page, '"new ferry"')


# --- filters -----------------------------------------------------------------------------------------------------------------


def test_a_side_narrows_what_is_found(qtbot: QtBot, page: SearchPage) -> None:
    every = ask(qtbot, page, "ferry")
    choose(qtbot, page, "sides", "South")
    assert {hit.side for hit in hits(page)} == {"South"}
    assert 0 < len(hits(page)) < len(every)
    page.filters.clear_all.click()
    assert found(qtbot, page) == every
    assert not page.filters.clear_all.isEnabled()


def test_filters_alone_find_without_words(qtbot: QtBot, page: SearchPage) -> None:
    choose(qtbot, page, "severities", "conflict")
    assert any("3 March 2014" in hit.snippet for hit in hits(page))
    page.filters.clear()
    choose(qtbot, page, "types", "date")
    assert any("9 April 2014" in hit.snippet for hit in hits(page))
    page.filters.clear()
    choose(qtbot, page, "states", "single_side")
    assert any("museum" in hit.snippet for hit in hits(page))
    page.filters.clear()
    choose(qtbot, page, "verdicts", "resolved")
    assert HitKind.VERDICT in {hit.kind for hit in hits(page)}


def test_kinds_tags_and_authors_are_offered_as_they_are_there(qtbot: QtBot, shown: Window, page: SearchPage) -> None:
    assert [page.filters.choices["tags"].itemText(n) for n in range(2)] == ["any", "Archive"]
    choose(qtbot, page, "tags", "Archive")
    choose(qtbot, page, "kinds", "claim")
    assert {hit.kind for hit in hits(page)} == {HitKind.CLAIM}
    page.filters.clear()
    author = shown.controller.ask(lambda session: session.author)
    choose(qtbot, page, "authors", author)
    assert {HitKind.NOTE, HitKind.TAG, HitKind.VERDICT} <= {hit.kind for hit in hits(page)}
    page.desk.do(lambda session: session.undo())
    found(qtbot, page)
    assert page.filters.choices["authors"].currentData() == author


def test_a_day_that_is_not_ready_asks_nothing_and_says_so(qtbot: QtBot, page: SearchPage) -> None:
    qtbot.keyClicks(page.filters.days["since"], "20")
    assert "is no day yet" in page.filters.fault.text()
    assert page.filters.fault.isVisible()
    assert page.filters.asked() == {}
    qtbot.keyClicks(page.filters.days["since"], "00-01")
    assert not page.filters.fault.isVisible()
    choose(qtbot, page, "kinds", "note")
    assert len(hits(page)) == 2
    page.filters.days["since"].setText("2999")
    assert found(qtbot, page) == []
    assert [is_day(text) for text in ("2026", "2026-01", "2026-01-31", "26", "2026-1", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


# --- going there -------------------------------------------------------------------------------------------------------------


def test_enter_leads_from_the_words_to_the_hits_and_to_the_texts(qtbot: QtBot, shown: Window, page: SearchPage) -> None:
    qtbot.keyClicks(page.words, "ferry passengers")
    qtbot.keyClick(page.words, Qt.Key.Key_Return)  # before the pause is over
    qtbot.waitUntil(lambda: bool(hits(page)), timeout=WAIT)
    assert QApplication.focusWidget() is page.list
    first = page.model.hit(page.list.row())
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.model.hit(page.list.row()) != first
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.words
    qtbot.keyClick(page.words, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert shown.presenter._host.current == "texts"
    assert shown.presenter.fact in first.facts


def test_a_note_leads_to_its_fact_and_a_source_to_the_sources(qtbot: QtBot, shown: Window, page: SearchPage) -> None:
    ask(qtbot, page, "archive")
    page.go_to(row_of(page, HitKind.NOTE))
    assert shown.presenter.fact == shown.controller.project.report.rows[0].fact.id
    assert shown.presenter._host.current == "texts"
    shown.presenter.go_to("search")
    ask(qtbot, page, "scan quality")
    page.list.opened.emit(row_of(page, HitKind.NOTE))
    assert shown.presenter._host.current == "sources"
    (sources,) = shown.main.findChildren(SourcesPage)
    assert sources._chosen().id == page.model.hit(row_of(page, HitKind.NOTE)).source


def test_a_passage_leads_to_the_claim_in_it_or_says_that_there_is_none(page: SearchPage) -> None:
    report = page.desk.report
    north = report.analysis.documents[0]
    start = north.text.index("ferry")
    passage = Hit(HitKind.TEXT, "", north.id, north.name, "North", (start - 8, start + 30), "", (), ((start, start + 5),), 0)
    goal = goal_of(passage, report)
    claim = report.analysis.claim_by_id()[goal.claim]
    assert claim.start <= start < claim.end
    assert goal.claim in next(row.fact.claims for row in report.rows if row.fact.id == goal.fact)
    page.model.set_hits([Hit(HitKind.TEXT, "", "gone", "gone.txt", "North", (0, 4), "gone", (), ((0, 4),), 0)])
    page.go_to(1)
    assert "No claim" in page.says.text()


def test_the_keys_lead_there_from_anywhere_and_stand_in_the_guide(qtbot: QtBot, shown: Window, go_to: GoTo) -> None:
    go_to("history")
    qtbot.keyClick(shown.main, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert shown.presenter._host.current == "search"
    guide = (Path(__file__).parents[3] / "docs" / "guide.md").read_text("utf-8")
    assert [spec.name for spec in PAGES if spec.keys and f"`{spec.keys}`" not in guide] == []


# --- manners -----------------------------------------------------------------------------------------------------------------


def test_the_model_keeps_its_promises() -> None:
    model = SearchResults()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    claim = Hit(HitKind.CLAIM, "c1", "s1", "a.txt", "A", (0, 10), "the ferry", ((4, 9),), ((4, 9),), -1.0, ("c1",))
    told = Hit(HitKind.TEXT, "", "s1", "a.txt", "A", (0, 40), "the ferry …", (), ((4, 9),), -1.0)
    other = Hit(HitKind.TEXT, "", "s1", "a.txt", "A", (0, 40), "the ferry …", (), ((4, 9), (20, 25)), -1.0)
    model.set_titles({"s1": "A text"})
    model.set_hits([claim, told, other], limit=2)
    titles = ["Claims (1)", "the ferry", "Elsewhere in the texts (1; there may be more)", "the ferry …"]
    assert [model.index(row, 0).data() for row in range(4)] == titles
    assert [bool(model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable) for row in range(4)] == [False, True, False, True]
    assert (model.first(), model.hits(), model.hit(0), model.hit(9)) == (1, 2, None, None)
    assert "A · A text, 0–10" in model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    model.set_hits([])
    assert model.first() == -1


def test_it_is_painted_in_both_themes_and_its_words_stay(qtbot: QtBot, shown: Window, page: SearchPage, go_to: GoTo) -> None:
    ask(qtbot, page, "harbour")
    for theme in (DARK, LIGHT):
        shown.set_dark(theme.dark)
        colours = {page.grab().toImage().pixelColor(x, page.height() - 40).name() for x in (2, 4)}
        assert theme.window in colours
    before = hits(page)
    go_to("history")
    assert found(qtbot, go_to("search")) == before
    assert page.words.selectedText() == "harbour"


def test_every_field_has_a_name(page: SearchPage) -> None:
    fields = (page.words, page.list, *page.filters.choices.values(), *page.filters.days.values())
    assert all(field.accessibleName() for field in fields)
