"""The notes as a person reads and answers them: threads, filters, tags, what each is about, and what lost its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.controller import Controller
from desktop.models.notes import ROW, NotesList, Order, note_rows, read_notes
from desktop.pages.sources import SourcesPage
from desktop.session import Session
from desktop.theme import DARK
from reconciler.decisions import (
    target_of_claim,
    target_of_discrepancy,
    target_of_facet,
    target_of_fact,
    target_of_source,
    target_of_span,
)
from reconciler.notebook.entries import Target, TargetKind, VerdictValue, anchor_at
from tests.desktop.pages.conftest import NORTH

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.pages.notes import NotesPage
    from tests.desktop.pages.conftest import GoTo

WAIT = 30_000


@pytest.fixture
def noted(harbour: Path) -> Path:
    """The project with notes on all kinds of things, a thread of three, tags, and three decisions without a place."""
    with Session.open(harbour) as session:
        session.author = "Ada"
        report = session.report()
        first, second = report.rows[0].fact, report.rows[1].fact
        north = next(d for d in session.documents() if d.side == "North")
        ferry = next(c for c in report.analysis.claims if c.source == north.id and "ferry" in c.quote)
        note = session.annotate(target_of_fact(first), "# Dates\n\nAsk the **archive** of [Bergen](https://bergen.example)")
        session.annotate(target_of_discrepancy(report.rows[0].discrepancies[0]), "Two calendars?")
        session.author = "Bea"
        reply = session.annotate(note.target, "They say *April*.", note)
        session.author = "Ada"
        session.annotate(note.target, "Then it is settled.", reply)
        session.annotate(target_of_claim(ferry), "How many seats?")
        session.annotate(target_of_facet(second, "number"), "Who counted?")
        session.annotate(target_of_source(north.id), "A bad scan.")
        start = NORTH.index("lighthouse")
        session.annotate(target_of_span(anchor_at(north.id, NORTH, start, start + 10)), "Which one?")
        session.tag(target_of_fact(first), "Archive")
        session.tag(target_of_fact(second), "archive")
        session.tag(target_of_claim(ferry), "seats")
        gone = Target(TargetKind.FACT, ("c-gone",), anchors=(anchor_at(north.id, NORTH, 0, 18),))
        session.annotate(gone, "What became of this?")
        session.decide(gone, VerdictValue.ACCEPTED, "as read")
        session.state(Target(TargetKind.FACT, ("c-long-gone",)), "It was so.")
    return harbour


@pytest.fixture
def page(window: Window, noted: Path) -> NotesPage:
    window.controller.author = "Ada"
    window.open(noted)
    window.presenter.go_to("notes")
    window.main.activateWindow()
    return window.presenter._host._pages["notes"]


def heads(page: NotesPage, which: int = 0) -> list[str]:
    model = page.models[which]
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(page: NotesPage, words: str, which: int = 0) -> None:
    page.tabs.setCurrentIndex(which)
    page.lists[which].choose(next(row for row, head in enumerate(heads(page, which)) if words in head))


def read(page: NotesPage) -> str:
    """What stands at the right."""
    labels = [label for label in page.reading.findChildren(QLabel) if page.reading.isAncestorOf(label)]
    return "\n".join(label.accessibleName() or label.text() for label in labels)


def press(qtbot: QtBot, page: NotesPage, text: str, number: int = 0) -> None:
    """Press the button with these words, of several the one with this number from the top."""

    def found() -> list[QPushButton]:
        buttons = [b for b in page.reading.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        return sorted(buttons, key=lambda b: b.mapTo(page, b.rect().topLeft()).y())

    qtbot.waitUntil(lambda: len(found()) > number, timeout=WAIT)
    found()[number].click()


def write(qtbot: QtBot, text: str) -> None:
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


# --- the list ----------------------------------------------------------------------------------------------------------------


def test_the_newest_comes_first_and_replies_stand_below_what_they_answer(page: NotesPage) -> None:
    shown = heads(page)
    assert shown[:4] == ["Which one?", "A bad scan.", "Who counted?", "How many seats?"]
    place = shown.index("Dates Ask the archive of Bergen")
    assert shown[place : place + 3] == ["Dates Ask the archive of Bergen", "They say April.", "Then it is settled."]
    assert [page.models[0].row(place + n).depth for n in range(3)] == [0, 1, 2]
    assert shown[-1] == "Two calendars?"  # the thread above it went on later
    assert page.tabs.tabText(0) == "Notes (8)"


def test_by_fact_they_come_in_the_order_of_the_table(page: NotesPage) -> None:
    page.order.setCurrentIndex(page.order.findData(Order.FACT))
    facts = [row.fact.id for row in page.desk.report.rows]
    subjects = [page.models[0].row(n).thread.subject for n in range(page.models[0].rowCount())]
    numbers = [facts.index(s.fact) if s.fact else len(facts) for s in subjects if not s.text.startswith("“lighthouse")]
    assert numbers == sorted(numbers)
    assert heads(page)[0] in ("Dates Ask the archive of Bergen", "Two calendars?")


def test_each_says_what_it_is_about(page: NotesPage) -> None:
    about = {row.head: row.about for n in range(8) if (row := page.models[0].row(n)) is not None}
    assert about["A bad scan."] == "The treaty"
    assert about["Which one?"] == "“lighthouse”"
    assert about["How many seats?"].startswith("“The new ferry carries 300 passengers")
    assert about["Two calendars?"].startswith("date: ")
    assert about["They say April."] == ""


def test_the_list_is_filtered_by_words_author_and_tag(qtbot: QtBot, page: NotesPage) -> None:
    qtbot.keyClicks(page.words, "settled archive")  # in a reply, and in what it answers
    assert heads(page) == ["Dates Ask the archive of Bergen", "They say April.", "Then it is settled."]
    qtbot.keyClicks(page.words, " nowhere")
    assert heads(page) == []
    assert "No note is of this author" in page.empty.text()
    page.words.clear()
    page.author.setCurrentIndex(page.author.findData("Bea"))
    assert len(heads(page)) == 3
    page.author.setCurrentIndex(0)
    page.tag_table.choose(page.tags.row_of("seats"))
    assert heads(page) == ["How many seats?"]


def test_tags_in_use_are_counted_whatever_their_case(page: NotesPage) -> None:
    shown = [(page.tags.index(row, 0).data(), page.tags.index(row, 1).data()) for row in range(page.tags.rowCount())]
    assert shown == [("All tags", ""), ("#archive", "2"), ("#seats", "1")]
    page.tag_table.choose(1)
    assert "Dates Ask the archive of Bergen" in heads(page)
    page.desk.do(lambda session: session.undo())  # the statement; the tag stays chosen
    assert page.tags.key(page.tag_table.row()) == "archive"


# --- reading and writing -----------------------------------------------------------------------------------------------------


def test_markdown_is_shown_and_nothing_is_loaded(page: NotesPage) -> None:
    choose(page, "Dates")
    label = next(label for label in page.reading.findChildren(QLabel) if "archive" in label.accessibleName())
    assert label.textFormat() == Qt.TextFormat.RichText
    assert label.accessibleName() == "Dates\nAsk the archive of Bergen"
    assert "https://bergen.example" in label.text()
    said = read(page)
    assert "They say April." in said
    assert "Made on" in said
    assert "Southern news" in said


def test_a_reply_is_written_in_place(qtbot: QtBot, page: NotesPage) -> None:
    choose(page, "How many seats?")
    press(qtbot, page, "Reply")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and page.reading.isAncestorOf(QApplication.focusWidget()))
    write(qtbot, "Three hundred.")
    place = heads(page).index("How many seats?")
    assert heads(page)[place + 1] == "Three hundred."
    assert page.models[0].row(place + 1).depth == 1
    assert "Three hundred." in read(page)
    assert place == 0  # the thread is the newest now


def test_a_note_is_changed_and_what_was_begun_outlives_a_look_elsewhere(qtbot: QtBot, page: NotesPage) -> None:
    choose(page, "A bad scan.")
    press(qtbot, page, "Edit")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and page.reading.isAncestorOf(QApplication.focusWidget()))
    qtbot.keyClicks(QApplication.focusWidget(), "Ordered anew. ")
    choose(page, "Which one?")
    choose(page, "A bad scan.")
    (draft,) = page.reading.state.drafts.values()
    assert "Ordered anew." in draft
    press(qtbot, page, "Save")
    assert any("Ordered anew." in head for head in heads(page))
    assert "changed" in read(page)
    page.desk.do(lambda session: session.undo())
    assert "A bad scan." in heads(page)


def test_only_ones_own_notes_without_replies_are_deleted(qtbot: QtBot, page: NotesPage) -> None:
    choose(page, "Then it is settled.")
    press(qtbot, page, "Delete")
    assert "Then it is settled." not in heads(page)
    assert page._chosen().entries[0].text.startswith("# Dates")
    qtbot.wait(50)
    shown = [b.text() for b in page.reading.findChildren(QPushButton) if b.isVisible() and b.text() in ("Reply", "Edit", "Delete")]
    assert shown == ["Reply", "Edit", "Reply"]  # one's own with a reply; another's


# --- going there -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Dates", "Two calendars?", "How many seats?", "Who counted?", "Which one?"])
def test_each_leads_to_its_place_in_the_texts(qtbot: QtBot, window: Window, page: NotesPage, words: str) -> None:
    choose(page, words)
    subject = page._chosen().subject
    qtbot.keyClick(page.lists[0], Qt.Key.Key_Return)
    assert window.presenter._host.current == "texts"
    assert window.presenter.fact == subject.fact != ""
    assert subject.claim in next(row.fact.claims for row in page.desk.report.rows if row.fact.id == subject.fact)


def test_a_note_on_a_source_leads_to_the_sources(window: Window, page: NotesPage) -> None:
    choose(page, "A bad scan.")
    page.reading.go.click()
    assert window.presenter._host.current == "sources"
    (sources,) = window.main.findChildren(SourcesPage)
    assert sources._chosen().id == page._chosen().subject.source


def test_what_lost_its_place_has_a_section_with_its_quotes(window: Window, page: NotesPage) -> None:
    assert page.tabs.tabText(1) == "Without a place (3)"
    assert heads(page, 1) == ["Statement: “It was so.”", "Verdict: accepted (as read)", "What became of this?"]
    choose(page, "Verdict", 1)
    assert "accepted (as read)" in read(page)
    assert f"“{NORTH[:18]}”" in read(page)
    assert not page.reading.go.isVisible()
    page.go_to()
    assert "no place" in window.main.statusBar().currentMessage()
    choose(page, "Statement", 1)
    assert "claims that are no more" in read(page)


def test_a_removed_source_leaves_its_notes_without_a_place(page: NotesPage) -> None:
    source = page.desk.report.analysis.documents[0].id
    page.desk.do(lambda session: session.annotate(target_of_source("s-never-there"), "On nothing"))
    assert "On nothing" in heads(page, 1)
    choose(page, "On nothing", 1)
    assert "a source that is not there" in read(page)
    assert source in page._titles


# --- manners -----------------------------------------------------------------------------------------------------------------


def test_a_project_without_notes_says_how_to_write_one(go_to: GoTo) -> None:
    page = go_to("notes")
    assert "Ctrl+M" in page.empty.text()
    assert not page.tag_table.isVisible()
    page.tabs.setCurrentIndex(1)
    assert "has its place" in page.empty.text()


def test_a_project_for_reading_only_offers_no_deeds(window: Window, noted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Controller, "open", lambda self, path: self._switch(lambda: Session.open(path, read_only=True)))
    window.open(noted)
    window.presenter.go_to("notes")
    page = window.presenter._host._pages["notes"]
    choose(page, "Dates")
    assert {b.text() for b in page.reading.findChildren(QPushButton) if page.reading.isAncestorOf(b)} == {"Go to it"}


def test_the_model_keeps_its_promises(noted: Path) -> None:
    model = NotesList()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with Session.open(noted) as session:
        notes = read_notes(session.report(), {})
    model.set_rows(note_rows(notes.placed, Order.FACT))
    assert model.rowCount() == 8
    row = model.row(3)
    assert model.row_of(row.mark) == 3
    assert model.index(3, 0).data(ROW) == row
    assert row.by in model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    model.set_rows(note_rows(notes.placed, Order.FACT, author="nobody"))
    assert (model.rowCount(), model.row(0), model.row_of(row.mark)) == (0, None, -1)


def test_it_is_painted_in_the_dark_theme_and_remembers_its_layout(window: Window, page: NotesPage) -> None:
    choose(page, "Dates")
    window.set_dark(True)
    assert page.reading.state.theme is DARK
    view = page.lists[0]
    colours = {view.viewport().grab().toImage().pixelColor(2, y).name() for y in range(0, view.viewport().height(), 5)}
    assert DARK.selection in colours
    kept = page.layouts()
    page._across.setSizes([300, 300, 300])
    page.restore(kept)
    assert page.layouts() == kept


def test_every_field_has_a_name(page: NotesPage) -> None:
    assert all(part.accessibleName() for part in (page.words, page.author, page.order, page.tag_table, *page.lists))
