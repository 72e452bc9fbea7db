"""The panel of the chosen fact as its reader meets it: clauses in their sentences, what was read, why, and other facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.models.fact_detail import build_detail
from desktop.theme import DARK
from desktop.views.fact_detail import FactDetailView
from desktop.views.why import StepBar
from tests.reconciler.export.builder import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.models.fact_detail import FactDetail


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[FactDetailView]:
    made = FactDetailView()
    qtbot.addWidget(made)
    made.resize(380, 2400)  # so that nothing has to be scrolled to
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def detail(row: int) -> FactDetail:
    made = report()
    return build_detail(made, made.rows[row], writable=True)


def show(panel: FactDetailView, shown: FactDetail) -> None:
    """Show a fact, and let the layouts come to rest."""
    panel.set_content(shown)
    QApplication.processEvents()


def texts(panel: FactDetailView) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]


def button(panel: FactDetailView, words: str) -> QPushButton:
    """The one button that is shown with these words."""
    (found,) = [b for b in panel.findChildren(QPushButton) if words in b.text() and b.isVisibleTo(panel)]
    return found


def press(panel: FactDetailView, words: str) -> None:
    QTest.mouseClick(button(panel, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_clause_is_strong_within_its_sentence_and_a_sentence_plain(panel: FactDetailView) -> None:
    show(panel, detail(1))
    assert "“No toll has been charged since 2015.”" in texts(panel)
    (clause,) = [text for text in texts(panel) if "<b>" in text]
    assert "<b>The toll was charged since 2015</b>" in clause
    assert clause.index("</b>") < clause.index(" according to the mayor.")


def test_what_comes_from_a_text_is_no_markup(panel: FactDetailView) -> None:
    made = detail(1)
    quote = replace(made.voices[0].quotes[0], before="<i>if</i> ", text="a < b & c")
    show(panel, replace(made, voices=(replace(made.voices[0], quotes=(quote,)),)))
    (label,) = [label for label in panel.findChildren(QLabel) if "<b>" in label.text()]
    assert "&lt;i&gt;if&lt;/i&gt; " in label.text()
    assert "<b>a &lt; b &amp; c</b>" in label.text()


def test_what_was_read_is_unfolded_for_all_facts_and_folded_again(panel: FactDetailView) -> None:
    show(panel, detail(0))
    assert "Numbers" not in texts(panel)
    press(panel, "what was read")
    assert {"Dates", "Numbers", "3 March 2014 → 2014-03-03"} <= set(texts(panel))
    show(panel, detail(1))
    assert texts(panel).count("Nothing but its words was read in it.") == 2
    press(panel, "what was read")
    assert "Nothing but its words was read in it." not in texts(panel)


@pytest.mark.parametrize("words", ["what was read", "91 of 100"])
def test_a_fold_keeps_the_focus_under_the_keys(panel: FactDetailView, words: str) -> None:
    show(panel, detail(0))
    button(panel, words).setFocus()
    for sign in ("▾", "▸", "▾"):
        QTest.keyClick(button(panel, words), Qt.Key.Key_Space)
        QApplication.processEvents()
        assert button(panel, words).text().startswith(sign)
        assert panel.focusWidget() is button(panel, words)


def test_the_steps_of_a_pair_are_drawn_one_behind_the_other(panel: FactDetailView) -> None:
    show(panel, detail(0))
    assert not panel.findChildren(StepBar)
    press(panel, "91 of 100")
    panel.set_theme(DARK)
    QApplication.processEvents()
    first, second, together = (bar for bar in panel.findChildren(StepBar) if bar.isVisibleTo(panel))
    assert first.end == second.start
    assert (together.start, together.end) == (0.0, second.end)
    assert first.place(first.end) == pytest.approx(second.place(second.start), abs=1)
    assert 0 <= first.place(0.0) < first.place(first.end) < second.place(second.end) <= second.width()
    assert together.accessibleName() == "together: +3.1"
    assert "+2.4" in texts(panel)


def test_another_fact_of_a_claim_is_a_click_away(panel: FactDetailView, qtbot: QtBot) -> None:
    show(panel, detail(2))
    found = [b for b in panel.findChildren(QPushButton) if b.text() == "Also in: ≠ The opening of the bridge"]
    assert len(found) == 2
    with qtbot.waitSignal(panel.fact_chosen) as signal:
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    assert signal.args == ["f1"]


def test_a_fact_of_one_claim_asks_for_no_reasons(panel: FactDetailView) -> None:
    show(panel, detail(3))
    assert "Why these stand together" not in texts(panel)
