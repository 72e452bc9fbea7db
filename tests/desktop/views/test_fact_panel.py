"""The panel of a fact as a place to work: folding, switching off, writing in place, notes with replies, tags, splitting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from desktop.models.fact_detail import build_detail
from desktop.models.fact_notes import NoteLine, Opinion, Stated, TagLine
from desktop.models.fact_sides import NearLine, Silence
from desktop.models.intents import (
    AddTag,
    CopyQuote,
    DeleteNote,
    EditNote,
    LeaveAlone,
    RemoveTag,
    Reply,
    ShowSwitches,
    Split,
    State,
    SwitchRule,
    SwitchWords,
)
from desktop.views.fact_detail import FactDetailView
from desktop.views.markdown import markdown_label
from tests.reconciler.export.builder import report

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.models.fact_detail import FactDetail
    from desktop.models.intents import Intent


class Panel(FactDetailView):
    """Keeps what it asks for, and answers as `stores` says."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Intent] = []
        self.stores = True
        self.set_deed(self.take)

    def take(self, intent: Intent) -> bool:
        self.asked.append(intent)
        return self.stores


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.resize(380, 2600)  # so that nothing has to be scrolled to
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def detail(row: int = 0) -> FactDetail:
    made = report()
    return build_detail(made, made.rows[row], writable=True)


def show(panel: Panel, shown: FactDetail) -> None:
    panel.set_content(shown)
    QApplication.processEvents()


def words(panel: Panel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel))


@pytest.mark.parametrize("row", range(len(report().rows)))
def test_nothing_stands_beyond_the_edge_of_a_narrow_panel(panel: Panel, row: int) -> None:
    panel.resize(panel.minimumSizeHint().width(), 2600)
    shown = detail(row)
    cards = (
        replace(card, kind="how far it has come", severity_label="compatible difference", within="внутри одной стороны")
        for card in shown.cards
    )
    show(panel, replace(shown, cards=tuple(cards)))
    QTest.qWait(50)  # layouts come to rest
    body = panel.findChild(QScrollArea).viewport()
    beyond = [
        child
        for child in body.findChildren(QWidget)
        if child.isVisibleTo(panel) and child.mapTo(body, child.rect().topRight()).x() >= body.width()
    ]
    assert beyond == []


def buttons(panel: Panel, text: str) -> list[QPushButton]:
    return [b for b in panel.findChildren(QPushButton) if text in b.text() and b.isVisibleTo(panel)]


def press(panel: Panel, text: str, number: int = 0) -> None:
    QTest.mouseClick(buttons(panel, text)[number], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def field(panel: Panel, name: str) -> QPlainTextEdit:
    (found,) = [f for f in panel.findChildren(QPlainTextEdit) if f.accessibleName() == name and f.isVisibleTo(panel)]
    return found


def choose(panel: Panel, menu: str, text: str, number: int = 0) -> None:
    """Choose an entry of one of the menus with this name."""
    found = [b for b in panel.findChildren(QToolButton) if b.accessibleName() == menu and b.isVisibleTo(panel)]
    (action,) = [a for a in found[number].menu().actions() if text in a.text()]
    action.trigger()
    QApplication.processEvents()


# --- what differs ------------------------------------------------------------------------------------------------------------


def test_what_was_dismissed_is_folded_at_the_end(panel: Panel) -> None:
    show(panel, detail())
    assert "two calendars" not in words(panel)
    press(panel, "Dismissed: 1")
    assert "two calendars" in words(panel)
    names = [b.accessibleName() for b in panel.findChildren(QPushButton) if b.isVisibleTo(panel)]
    assert "Reopen: date" in names
    press(panel, "Dismissed: 1")
    assert "two calendars" not in words(panel)


def test_a_rule_or_two_words_are_switched_off_from_the_card(panel: Panel) -> None:
    show(panel, detail())
    choose(panel, "More for: number", "this type")
    choose(panel, "More for: number", "two words")
    choose(panel, "More for: number", "Switched off")
    assert panel.asked == [SwitchRule("number"), SwitchWords("112", "сотни"), ShowSwitches()]


def test_where_a_flag_lies_is_said_beside_it(panel: Panel) -> None:
    made = detail()
    show(panel, replace(made, cards=(replace(made.cards[0], within="within one text"),)))
    assert "within one text" in words(panel)


# --- sides and silences ------------------------------------------------------------------------------------------------------


def test_what_comes_nearest_is_unfolded_and_gone_to(panel: Panel, qtbot: QtBot) -> None:
    near = NearLine("c9", "A study of the river.", "study.txt", 31)
    show(panel, replace(detail(), silences=(Silence("East", "East says nothing of this.", (near,)), Silence("West", "West too."))))
    assert "A study of the river." not in words(panel)
    assert len(buttons(panel, "What comes nearest")) == 1
    press(panel, "What comes nearest: 1")
    assert "study.txt · strength 31 of 100" in words(panel)
    with qtbot.waitSignal(panel.quote_chosen) as signal:
        press(panel, "Go there")
    assert signal.args == ["c9"]


def test_quotes_are_ticked_and_split_off(panel: Panel) -> None:
    made = detail()
    show(panel, made)
    assert not panel.findChildren(QCheckBox)
    choose(panel, "More for this fact", "Split")
    boxes = [b for b in panel.findChildren(QCheckBox) if b.isVisibleTo(panel)]
    split = buttons(panel, "a fact of their own")[0]
    assert (len(boxes), split.isEnabled()) == (2, False)
    assert boxes[0].hasFocus()
    boxes[0].setChecked(True)
    assert split.isEnabled()
    boxes[1].setChecked(True)
    assert not split.isEnabled()  # all of them are no split
    boxes[0].setChecked(False)
    press(panel, "a fact of their own")
    assert panel.asked == [Split((made.voices[1].quotes[0].claim,))]


def test_a_choice_of_quotes_ends_with_its_fact_or_by_cancel(panel: Panel) -> None:
    show(panel, detail())
    choose(panel, "More for this fact", "Split")
    press(panel, "Cancel")
    assert not [b for b in panel.findChildren(QCheckBox) if b.isVisibleTo(panel)]
    choose(panel, "More for this fact", "Split")
    show(panel, detail(1))
    assert not [b for b in panel.findChildren(QCheckBox) if b.isVisibleTo(panel)]


def test_a_quote_is_left_alone_or_taken_out(panel: Panel) -> None:
    made = detail()
    claim = made.voices[0].quotes[0].claim
    show(panel, made)
    choose(panel, "More for this quote", "Take it out")
    choose(panel, "More for this quote", "no counterpart")
    assert panel.asked == [Split((claim,)), LeaveAlone(claim)]


# --- statement and values ----------------------------------------------------------------------------------------------------


def test_a_proposed_statement_is_taken_over_as_it_is(panel: Panel) -> None:
    show(panel, detail())
    press(panel, "Take over the label")
    press(panel, "most exact wording")
    assert panel.asked == [
        State("The opening of the bridge", suggested=True),
        State("The bridge opened on 3 March 2014 with 112 guests.", suggested=True),
    ]


def test_a_statement_is_written_in_its_place_and_kept_where_storing_fails(panel: Panel) -> None:
    show(panel, detail())
    press(panel, "Write one")
    writing = field(panel, "Reconciled statement")
    assert writing.hasFocus()
    QTest.keyClicks(writing, "It opened.")
    show(panel, detail())  # something else changed meanwhile
    writing = field(panel, "Reconciled statement")
    assert writing.hasFocus()
    QTest.keyClicks(writing, " So")
    assert writing.toPlainText() == "It opened. So"
    panel.stores = False
    QTest.keyClick(writing, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert panel.asked == [State("It opened. So")]
    assert field(panel, "Reconciled statement").toPlainText() == "It opened. So"
    panel.stores = True
    press(panel, "Save")
    show(panel, replace(detail(), statement=Stated("It opened. So", "Ada")))
    assert "It opened. So" in words(panel)


def test_escape_leaves_what_was_being_written(panel: Panel) -> None:
    show(panel, replace(detail(), statement=Stated("It opened.", "Ada")))
    press(panel, "Change")
    QTest.keyClick(field(panel, "Reconciled statement"), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not panel.state.drafts
    assert "It opened." in words(panel)


def test_values_are_taken_over_or_written(panel: Panel) -> None:
    made = detail()
    show(panel, made)
    value = made.values[0]
    take = next(b for b in buttons(panel, "Take over") if b.accessibleName() == f"Take over: {value.values[0].text}")
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    press(panel, "Write another")
    writing = field(panel, value.title)
    QTest.keyClicks(writing, "1914")
    QTest.keyClick(writing, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.asked == [State(value.values[0].text, value.facet, suggested=True), State("1914", value.facet)]


# --- notes and tags ----------------------------------------------------------------------------------------------------------


def test_notes_are_answered_changed_and_deleted(panel: Panel) -> None:
    notes = (NoteLine("n1", "one", "Ada"), NoteLine("n2", "to one", "Ben", 1, own=False), NoteLine("n3", "two", "Ada"))
    show(panel, replace(detail(), notes=notes))
    assert (len(buttons(panel, "Reply")), len(buttons(panel, "Edit")), len(buttons(panel, "Delete"))) == (3, 2, 1)
    press(panel, "Reply", 1)
    QTest.keyClicks(field(panel, "Write a reply"), "yes")
    press(panel, "Save")
    press(panel, "Edit")
    QTest.keyClicks(field(panel, "Change the note"), "!")
    press(panel, "Save")
    press(panel, "Delete")
    assert panel.asked == [Reply("n2", "yes"), EditNote("n1", "one!"), DeleteNote("n3")]


def test_markdown_is_shown_and_nothing_is_loaded_for_it(qtbot: QtBot) -> None:
    label = markdown_label("**strong**\nnext <img src='file:///x.png'> ![a map](file:///etc/map.png) [a](https://example.org)")
    qtbot.addWidget(label)
    assert "font-weight:700" in label.text()
    assert "<img" not in label.text()
    assert "map.png" not in label.text()
    assert label.accessibleName() == "strong\nnext <img src='file:///x.png'> [a map] a"


def test_tags_are_added_and_taken_off(panel: Panel) -> None:
    show(panel, replace(detail(), tags=(TagLine("toll", "Ada"),), known_tags=("toll", "river")))
    entry = next(f for f in panel.findChildren(QLineEdit) if f.accessibleName() == "Add a tag" and f.isVisibleTo(panel))
    assert entry.completer().model().rowCount() == 2
    QTest.keyClicks(entry, "#old road")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    press(panel, "×")
    assert panel.asked == [AddTag("old road"), RemoveTag("toll")]


def test_researchers_stand_beside_each_other(panel: Panel) -> None:
    show(panel, replace(detail(), opinions=(Opinion("Ada", "accepted", ""), Opinion("Ben", "dismissed", "No."))))
    ada, ben = (
        next(la for la in panel.findChildren(QLabel) if la.text() == name and la.isVisibleTo(panel)) for name in ("Ada", "Ben")
    )
    assert ada.mapTo(panel, ada.pos()).y() == ben.mapTo(panel, ben.pos()).y()
    assert "“No.”" in words(panel)


def test_nothing_can_be_done_to_what_is_only_read(panel: Panel) -> None:
    made = replace(detail(), writable=False, notes=(NoteLine("n1", "one", "Ada"),), statement=Stated("So.", "Ada"))
    show(panel, made)
    menus = [b for b in panel.findChildren(QToolButton) if b.isVisibleTo(panel)]
    quotes = [quote.claim for voice in made.voices for quote in voice.quotes]
    assert [[action.text() for action in button.menu().actions()] for button in menus] == [["Copy with its citation"]] * len(quotes)
    for button in menus:  # what is still offered changes nothing
        button.menu().actions()[0].trigger()
    assert panel.asked == [CopyQuote(claim) for claim in quotes]
    for text in ("Take over", "Write", "Reply", "Delete", "Change"):
        assert not buttons(panel, text), text
