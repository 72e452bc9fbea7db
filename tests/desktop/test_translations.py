"""Translations of quotes: entered with whose they are, undone, merged, blind, carried to a new version, shown and copied."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton

from desktop.models.fact_cells import quote_tip
from desktop.models.intents import CopyQuote
from desktop.models.translations import translation_lines, wanted_language
from desktop.session import Session
from desktop.views.translation import TranslationEditor
from reconciler.decisions import target_of_claim
from reconciler.errors import InputError
from reconciler.model import Document
from reconciler.notebook.entries import Whose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.app import Window
    from reconciler.model import Claim
    from reconciler.notebook.log import Operation
    from reconciler.report import Quotation


@pytest.fixture
def session(project: Path) -> Iterator[Session]:
    with Session.open(project) as session:
        session.author = "Ann"
        yield session


def claim(session: Session, words: str = "ferry") -> Claim:
    return next(c for c in session.report().analysis.claims if words in c.quote)


def quotation(session: Session, words: str = "ferry") -> Quotation:
    return next(q for row in session.report().rows for cell in row.cells for q in cell if words in q.claim.quote)


def done(session: Session) -> tuple[Operation, ...]:
    return session.history(kinds=["translate"])


# --- stored ----------------------------------------------------------------------------------------------------------------------


def test_one_is_stored_changed_taken_away_and_undone(session: Session) -> None:
    target = target_of_claim(claim(session))
    session.translate(target, "  Паром закрыли. ", "RU", Whose.OWN, "nobody")
    (said,) = quotation(session).translations
    assert (said.text, said.language, said.whose, said.translator, said.author) == ("Паром закрыли.", "ru", Whose.OWN, "", "Ann")
    session.translate(target, "Паром закрыт.", "ru", Whose.NAMED, "П.  Иванов")
    session.translate(target, "Le bac fut fermé.", "fr", Whose.OFFICIAL)
    assert [(t.text, t.translator) for t in quotation(session).translations] == [
        ("Паром закрыт.", "П. Иванов"),
        ("Le bac fut fermé.", ""),
    ]
    assert session.translate(target, " ", "ru", Whose.OWN) is None
    assert [t.language for t in quotation(session).translations] == ["fr"]
    session.undo()
    session.undo()
    session.undo()
    assert [t.text for t in quotation(session).translations] == ["Паром закрыли."]
    assert session.describe(done(session)[0]).startswith("translated “The ferry was closed.")
    assert session.check() == ()


@pytest.mark.parametrize(
    ("language", "whose", "name", "said"), [("russian!", Whose.OWN, "", "no language"), ("ru", Whose.NAMED, " ", "who")]
)
def test_what_is_no_translation_is_refused(session: Session, language: str, whose: Whose, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        session.translate(target_of_claim(claim(session)), "Паром.", language, whose, name)
    assert done(session) == ()


def test_two_researchers_keep_their_own_and_blind_work_hides_the_others(project: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(project, tmp_path / "other.diptych"))
    for path, author in ((project, "Ann"), (other, "Ben")):
        with Session.open(path) as session:
            session.author = author
            session.translate(target_of_claim(claim(session)), f"Паром ({author}).", "ru", Whose.OWN)
    with Session.open(project) as session:
        session.author = "Ann"
        session.merge(other)
        assert [t.author for t in quotation(session).translations] == ["Ann", "Ben"]
        assert session.disagreements() == ()
        assert [hit.snippet for hit in session.search("паром", kinds=["translation"])] == ["Паром (Ann).", "Паром (Ben)."]
        session.set_blind(["Ann", "Ben"])
        assert [t.author for t in quotation(session).translations] == ["Ann"]
        assert [hit.author for hit in session.search("паром", kinds=["translation"])] == ["Ann"]
        exported = session.export(tmp_path / "a.csv").read_text("utf-8")
        assert "Паром (Ann)." in exported
        assert "Паром (Ben)." not in exported


def test_it_goes_with_its_words_into_a_new_version(session: Session) -> None:
    old = next(d for d in session.documents() if d.name == "north.txt")
    session.translate(target_of_claim(claim(session)), "Паром закрыли.", "ru", Whose.OWN)
    session.accept_version(session.preview_version(old.id, Document("n.txt", "", f"News of the day. {old.text}", "en")))
    session.reconcile()
    assert [t.text for t in quotation(session).translations] == ["Паром закрыли."]
    session.accept_version(
        session.preview_version(session.find_source("n.txt").id, Document("m.txt", "", "Nothing of it. " * 9, "en"))
    )
    assert [e.text for o in session.orphans() for e in o.entries] == ["Паром закрыли."]  # type: ignore[attr-defined]


# --- shown -----------------------------------------------------------------------------------------------------------------------


def test_lines_say_whose_and_begin_with_the_readers_language(session: Session) -> None:
    target = target_of_claim(claim(session))
    session.translate(target, "Паром закрыли.", "ru", Whose.OFFICIAL, "City <Hall>")
    session.translate(target, "It was shut.", "en", Whose.OWN)
    first, second = translation_lines(quotation(session), "Ben")
    assert (first.language, first.by, first.own) == ("en", "English · translated by Ann", False)
    assert second.by == "Russian · official translation, City <Hall>"
    assert wanted_language(quotation(session)) == "ru"
    assert "City &lt;Hall&gt;" in quote_tip(quotation(session))


@pytest.fixture
def chosen(opened: Window) -> Window:
    """A window with the fact of the ferry chosen."""
    opened.controller.author = "Ann"
    rows = opened.controller.project.report.rows
    opened.presenter.choose_fact(next(row.fact.id for row in rows if "ferry" in row.fact.label))
    return opened


def editor(window: Window) -> TranslationEditor:
    QGuiApplication.processEvents()
    (found,) = (e for e in window.presenter.workspace.detail.findChildren(TranslationEditor) if e.isVisible())
    return found


def begin(window: Window, words: str = "Write a translation…") -> TranslationEditor:
    detail = window.presenter.workspace.detail
    menus = [b.menu() for b in detail.findChildren(QToolButton) if b.isVisible() and b.menu() is not None]
    action = next(a for menu in menus for a in menu.actions() if a.text().startswith(words))
    action.trigger()
    QGuiApplication.processEvents()
    return editor(window)


def shown(window: Window) -> str:
    QGuiApplication.processEvents()
    return "\n".join(label.text() for label in window.presenter.workspace.detail.findChildren(QLabel) if label.isVisible())


def test_one_is_written_in_the_panel_with_whose_it_is(qtbot: QtBot, chosen: Window) -> None:
    chosen.main.activateWindow()
    qtbot.waitUntil(chosen.main.isActiveWindow)
    field = begin(chosen)
    qtbot.waitUntil(field.field.hasFocus)
    assert field.language.currentText() == "Russian"
    qtbot.keyClicks(field.field, "Parom zakryli.")
    field.whose.setCurrentIndex(field.whose.findData(Whose.NAMED))
    qtbot.keyClick(field.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "who translated it" in field.fault.text()
    qtbot.keyClicks(field.translator, "P. Ivanov")
    qtbot.keyClick(field.translator, Qt.Key.Key_Return)
    assert "“Parom zakryli.”" in shown(chosen)
    assert "Russian · translated by P. Ivanov" in shown(chosen)
    assert not [e for e in chosen.presenter.workspace.detail.findChildren(TranslationEditor) if e.isVisible()]
    again = begin(chosen, "Change the translation")
    assert (again.text(), again.value()) == ("Parom zakryli.", (Whose.NAMED, "P. Ivanov"))
    again.field.clear()
    qtbot.keyClick(again.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Parom" not in shown(chosen)


def test_what_was_begun_outlives_a_look_elsewhere(qtbot: QtBot, chosen: Window) -> None:
    fact = chosen.presenter.fact
    field = begin(chosen)
    qtbot.keyClicks(field.field, "half")
    field.whose.setCurrentIndex(field.whose.findData(Whose.OFFICIAL))
    qtbot.keyClicks(field.translator, "The Hall")
    field.language.setEditText("de")
    chosen.presenter.choose_fact(chosen.presenter.facts.fact_at(0))
    chosen.presenter.choose_fact(fact)
    again = editor(chosen)
    assert (again.text(), again.code(), again.value()) == ("half", "de", (Whose.OFFICIAL, "The Hall"))
    qtbot.keyClick(again.field, Qt.Key.Key_Escape)
    assert not [e for e in chosen.presenter.workspace.detail.findChildren(TranslationEditor) if e.isVisible()]
    assert chosen.controller.ask(done) == ()


def test_a_language_that_is_none_is_said(qtbot: QtBot, chosen: Window) -> None:
    field = begin(chosen)
    qtbot.keyClicks(field.field, "words")
    field.language.setEditText("no such language")
    qtbot.keyClick(field.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.fault.isVisible()
    assert chosen.controller.ask(done) == ()


def test_a_quote_is_copied_with_its_citation_and_its_translation(chosen: Window) -> None:
    (quoted,) = (
        q for row in chosen.controller.project.report.rows if row.fact.id == chosen.presenter.fact for c in row.cells for q in c
    )
    chosen.controller.do(lambda s: s.translate(target_of_claim(quoted.claim), "Паром закрыли.", "ru", Whose.OWN))
    place = f"north.txt, characters {quoted.claim.start}–{quoted.claim.end}"
    expected = f"“{quoted.claim.quote}” — “The bridge”, {place}. [“Паром закрыли.” (ru; translated by Ann)]"
    for copy in (
        chosen.main.actions_by_name["copy"].trigger,
        lambda: chosen.presenter.workspace.detail.state.do(CopyQuote(quoted.claim.id)),
    ):
        QGuiApplication.clipboard().clear()
        copy()
        assert QGuiApplication.clipboard().text() == expected
    chosen.main.actions_by_name["copy_fact"].trigger()
    assert expected in QGuiApplication.clipboard().text()


def test_the_review_shows_it_below_the_passage(opened: Window) -> None:
    row = opened.controller.project.report.rows[0]
    flag = row.discrepancies[0]
    a = next(q.claim for cell in row.cells for q in cell if q.claim.id == flag.claim_a)
    opened.controller.do(lambda s: s.translate(target_of_claim(a), "Мост открыли.", "ru", Whose.OFFICIAL))
    opened.presenter.go_to("review")
    QGuiApplication.processEvents()
    labels = [label.text() for label in opened.main.findChildren(QLabel) if label.isVisible()]
    assert "“Мост открыли.”" in labels
    assert "Russian · official translation" in labels
