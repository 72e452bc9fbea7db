"""The review as a person uses it: keys, filters, progress, notes, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton

from desktop.models.comparison import Relation
from desktop.models.review import Wanted
from desktop.models.review_item import Tone, build_item, pieces
from desktop.session import Session
from desktop.theme import DARK, LIGHT
from reconciler.model import Claim, Document, Severity
from reconciler.notebook.entries import VerdictValue
from reconciler.report import Quotation

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from desktop.pages.review import ReviewPage
    from tests.desktop.pages.conftest import GoTo


@pytest.fixture
def review(go_to: GoTo) -> ReviewPage:
    return go_to("review")


def texts(page: ReviewPage) -> str:
    QGuiApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def press(qtbot: QtBot, page: ReviewPage, keys: str) -> None:
    """Type keys into whatever has the focus, as a person does."""
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or page, key)


def test_the_worst_comes_first(review: ReviewPage) -> None:
    queue = review.queue
    seen = []
    for _ in range(len(queue)):
        seen.append(queue.current.flag.severity)
        queue.step(1)
    assert seen == [Severity.CONFLICT] * 2 + [Severity.TENSION] + [Severity.COMPATIBLE_DIFFERENCE] * 5
    assert not queue.step(1)


def test_both_passages_are_shown_with_what_differs_marked_in_letters_too(review: ReviewPage) -> None:
    passages = review.findChildren(QLabel, "passage")
    marked = [label.text() for label in passages]
    for text, words in zip(marked, ("3 March 2014", "9 April 2014"), strict=True):
        span = text[: text.index(words)].rpartition("<span")[2]
        assert "font-weight: 700" in span
        assert "text-decoration: underline" in span
    assert "[3 March 2014]" in passages[0].accessibleName()
    shown = texts(review)
    for part in ("✕ conflict", "North", "The treaty", "published 2015-02-01", "published 2018", "1 of 8", "0 decided"):
        assert part in shown
    assert "How" not in shown.splitlines()[0]


def test_facets_are_compared_line_by_line(shown: Window, review: ReviewPage) -> None:
    report = shown.controller.project.report
    rows = {row.title: row for row in build_item(report, review.queue.current).rows}
    assert rows["Dates"].relation is Relation.DIFFERENT
    assert rows["Places"].relation is Relation.EQUAL
    assert "Numbers" not in rows
    assert "≠ different" in texts(review)
    assert "= the same" in texts(review)


def test_who_was_published_first_could_not_know(qtbot: QtBot, review: ReviewPage) -> None:
    assert "may not have known what came of it since" in texts(review)
    press(qtbot, review, "jjj")  # against a text without a date of publication
    assert "could not" not in texts(review)
    assert "publication date unknown" in texts(review)


def test_a_verdict_with_a_reason_by_keys_goes_on_to_the_next(qtbot: QtBot, shown: Window, review: ReviewPage) -> None:
    first = review.queue.current.flag.id
    press(qtbot, review, "e")
    assert QApplication.focusWidget() is review.deeds.reason
    press(qtbot, review, "a dated copy")  # its letters are no verdicts
    qtbot.keyClick(review.deeds.reason, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is review
    press(qtbot, review, "a")
    verdict = shown.controller.project.report.decisions.verdicts[first]
    assert (verdict.value, verdict.reason) == (VerdictValue.ACCEPTED, "a dated copy")
    assert review.deeds.reason.text() == ""
    assert review.queue.place == 2
    assert "2 of 8\n1 decided" in texts(review)
    press(qtbot, review, "d")
    press(qtbot, review, "r")
    assert [v.value for v in shown.controller.project.report.decisions.verdicts.values()] == [
        VerdictValue.ACCEPTED, VerdictValue.DISMISSED, VerdictValue.RESOLVED,
    ]  # fmt: skip


def test_enter_in_the_reason_leaves_the_field_and_not_the_page(qtbot: QtBot, shown: Window, review: ReviewPage) -> None:
    press(qtbot, review, "e")
    qtbot.keyClick(review.deeds.reason, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is review
    assert review.isVisible()


def test_a_verdict_is_taken_back_in_place(qtbot: QtBot, shown: Window, review: ReviewPage) -> None:
    press(qtbot, review, "ak")
    assert review.queue.place == 1
    assert "✓ accepted" in texts(review)
    press(qtbot, review, "o")
    assert review.queue.place == 1
    assert not review.queue.current.decided
    shown.controller.undo()
    assert review.queue.current.decided
    assert review.queue.place == 1


def test_going_back_and_on_by_letters_and_arrows(qtbot: QtBot, review: ReviewPage) -> None:
    press(qtbot, review, "jj")
    assert review.queue.place == 3
    press(qtbot, review, "k")
    qtbot.keyClick(review, Qt.Key.Key_Right)
    qtbot.keyClick(review, Qt.Key.Key_Space)
    assert review.queue.place == 4
    qtbot.keyClick(review, Qt.Key.Key_Left)
    assert review.queue.place == 3
    press(qtbot, review, "kkkkk")
    assert review.queue.place == 1


def test_keys_are_the_same_under_a_russian_layout(qtbot: QtBot, review: ReviewPage) -> None:
    for key, letter, place in ((0x041E, "о", 2), (0x041B, "л", 1), (0x0424, "ф", 2)):
        QApplication.sendEvent(review, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))
        assert review.queue.place == place
    assert review.queue.decided() == 1


def test_the_filter_shows_what_is_wanted(qtbot: QtBot, review: ReviewPage) -> None:
    strip = review.progress
    strip.severity.setCurrentIndex(strip.severity.findData(Severity.TENSION.value))
    strip.severity.activated.emit(strip.severity.currentIndex())
    assert [review.queue.current.flag.type, len(review.queue)] == ["terminology", 1]
    assert QApplication.focusWidget() is review
    press(qtbot, review, "d")
    assert "All that is shown is decided" in texts(review)
    assert "still undecided: 7" in texts(review)
    (button,) = (b for b in review.finished.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(review.queue) == 8
    review.progress.undecided.click()
    assert len(review.queue) == 7
    assert "1 of 7" in texts(review)
    press(qtbot, review, "a")
    assert (len(review.queue), review.queue.place) == (6, 1)


def test_enter_goes_to_the_texts_and_the_place_is_kept(qtbot: QtBot, shown: Window, review: ReviewPage) -> None:
    press(qtbot, review, "jj")
    flag = review.queue.current.flag
    qtbot.keyClick(review, Qt.Key.Key_Return)
    assert not review.isVisible()
    assert shown.presenter.fact == flag.fact
    shown.presenter.go_to("review")
    assert review.queue.current.flag.id == flag.id


def test_a_fact_that_was_chosen_elsewhere_is_gone_to(shown: Window, review: ReviewPage) -> None:
    other = next(
        r.fact.id for r in shown.controller.project.report.rows if r.fact.id != review.queue.current.flag.fact and r.discrepancies
    )
    shown.presenter.go_to("texts")
    shown.presenter.choose_fact(other)
    shown.presenter.go_to("review")
    assert review.queue.current.flag.fact == other


def test_a_note_is_written_and_shown(qtbot: QtBot, review: ReviewPage) -> None:
    press(qtbot, review, "n")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    press(qtbot, review, "ask the clerk")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is review
    assert review.queue.place == 1
    assert "ask the clerk" in texts(review)
    press(qtbot, review, "n")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not review.deeds.note.isVisible()


def test_when_all_is_decided_the_export_is_offered(qtbot: QtBot, shown: Window, review: ReviewPage) -> None:
    press(qtbot, review, "a" * 5 + "d" * 3)
    assert "All is decided" in texts(review)
    assert "accepted: 5" in texts(review)
    assert "dismissed: 3" in texts(review)
    assert not review.deeds.reason.isEnabled()
    press(qtbot, review, "a")  # nothing is looked at, so nothing is decided
    export, again = (b for b in review.finished.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
    (dialog,) = shown.main.findChildren(QDialog)
    dialog.reject()
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert "8 of 8" in texts(review)
    assert review.item.isVisible()


def test_what_is_dismissed_elsewhere_is_seen_in_place(shown: Window, review: ReviewPage) -> None:
    from reconciler.decisions import target_of_discrepancy

    review.step(1)
    flag = review.queue.current.flag
    with Session.open(shown.controller.project.path) as other:
        other.decide(target_of_discrepancy(flag), VerdictValue.DISMISSED, "seen")
    shown.controller._look()
    assert review.queue.current.flag.id == flag.id
    assert "dismissed" in texts(review)


def test_a_project_for_reading_is_looked_through_only(
    qtbot: QtBot, window: Window, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine._is_writable", lambda path: False)  # root may write everywhere
    window.open(harbour)
    window.presenter.go_to("review")
    page = next(p for p in window.main.findChildren(type(window.presenter._host._pages["review"])))
    press(qtbot, page, "a")
    assert page.queue.place == 1
    assert not page.deeds.reason.isEnabled()
    page.step(1)
    assert page.queue.place == 2


def test_nothing_to_judge_is_said(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "one.diptych"
    with Session.create(path) as session:
        session.add_documents([Document("a.txt", "A", "The museum shows maps of the coast.", "en")])
        session.reconcile()
    window.open(path)
    window.presenter.go_to("review")
    assert "No differences were found" in texts(window.presenter._host._pages["review"])


def test_the_theme_is_taken_over(shown: Window, review: ReviewPage) -> None:
    assert LIGHT.severities[Severity.CONFLICT].fill in review.findChildren(QLabel, "passage")[0].text()
    shown.set_dark(True)
    QGuiApplication.processEvents()
    assert DARK.severities[Severity.CONFLICT].fill in [p.text() for p in review.findChildren(QLabel, "passage")][-1]
    shown.set_dark(False)


@pytest.mark.parametrize(
    ("text", "claim", "evidence", "expected"),
    [
        ("One. Two three. Four.", (5, 15), (9, 14), "One. |Two |three|.| Four."),
        ("Old.\n\nOne. Two three.\n\nNew.", (11, 21), None, "One. |Two three."),
        ("\U0001d400 <b>. Two &amp; three.", (7, 23), (11, 16), "\U0001d400 <b>. |Two |&amp;| three."),
        ("He came. Two three.", (9, 19), (0, 2), "He| came. |Two three."),  # evidence outside the claim
    ],
)
def test_a_passage_in_pieces(text: str, claim: tuple[int, int], evidence: tuple[int, int] | None, expected: str) -> None:
    document = Document("a.txt", "A", text, "en")
    quotation = Quotation(Claim(document.id, *claim, text[slice(*claim)], claim), document)
    found = pieces(quotation, evidence)
    assert "|".join(piece.text for piece in found) == expected
    if evidence is not None:
        assert [p.text for p in found if p.tone is Tone.EVIDENCE] == [text[slice(*evidence)]]


def test_a_long_paragraph_is_cut_at_words() -> None:
    text = "word " * 1000 + "Here it is." + " more" * 1000
    start = text.index("Here")
    document = Document("a.txt", "A", text, "en")
    found = pieces(Quotation(Claim(document.id, start, start + 11, "Here it is.", (start, start + 11)), document), None)
    assert found[0].text.startswith("… word word")
    assert found[-1].text.endswith("more more …")
    assert sum(len(p.text) for p in found) < 900


def test_wanted_of_nothing_is_empty(review: ReviewPage) -> None:
    review._want(Wanted(kind="polarity"))
    assert "Nothing is left of what is shown" in texts(review)
    assert review.queue.current is None
