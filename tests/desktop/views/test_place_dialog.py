"""Choosing a place in a text by hand: what is selected is the place in code points of the text as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.views.place_dialog import PlaceDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# a character of two units, a carriage return, a separator of paragraphs, and a combining mark before the words
TEXT = "𝔄 first line.\r\nSecond\u2029line e\u0301 here.\x00  The words that count.  \nLast 𝔅 line."


@pytest.mark.parametrize("words", ["𝔄 first", "Second\u2029line", "The words that count.", "Last 𝔅 line.", "e\u0301 here"])
def test_the_place_is_that_of_the_words_in_the_source(qtbot: QtBot, words: str) -> None:
    dialog = PlaceDialog("quote", "title", TEXT)
    qtbot.addWidget(dialog)
    start = TEXT.index(words)
    dialog._select(start, start + len(words))
    a, b = dialog.place()
    assert TEXT[a:b] == words


def test_blanks_around_are_no_part_of_it_and_alone_are_no_place(qtbot: QtBot) -> None:
    dialog = PlaceDialog("quote", "title", TEXT)
    qtbot.addWidget(dialog)
    assert not dialog.here.isEnabled()
    start = TEXT.index("  The words")
    dialog._select(start, start + 2)
    assert not dialog.here.isEnabled()
    dialog._select(start, TEXT.index("\nLast"))
    assert dialog.here.isEnabled()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.here.click()
    assert TEXT[slice(*chosen.args)] == "The words that count."


def test_it_is_chosen_by_keys_alone(qtbot: QtBot) -> None:
    dialog = PlaceDialog("quote", "title", TEXT, near=TEXT.index("Second"))
    qtbot.addWidget(dialog)
    dialog.show()
    for _ in "Second":
        qtbot.keyClick(dialog.text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert TEXT[slice(*dialog.place())] == "Second"
    dialog.words.setText("line")
    found = []
    for _ in range(4):
        qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
        found.append(dialog.place()[0])
    places = [i for i in range(len(TEXT)) if TEXT.startswith("line", i)]
    assert dialog.isVisible()
    assert found == [*places[1:], places[0], places[1]]
    qtbot.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
