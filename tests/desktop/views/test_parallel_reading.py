"""Reading in the parallel view: what is hidden, lines that run on, words found, a text cursor; by span, not by eye."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.parallel import PaneClaim, PaneContent, ParallelContent
from desktop.theme import THEMES, contrast
from desktop.views.parallel.cursor import next_letter, next_word, previous_letter, previous_word
from desktop.views.parallel.finding import Search
from desktop.views.parallel.folding import Fold, folds
from desktop.views.parallel.pieces import cut
from desktop.views.parallel.style import TextStyle
from desktop.views.parallel.text_area import HEAD
from reconciler.model import Document, FactState
from tests.desktop.views.parallel_samples import harbour, long_harbour, triptych
from tests.desktop.views.reader import point_in, show

if TYPE_CHECKING:
    from desktop.theme import Theme
    from desktop.views.parallel import ParallelView
    from desktop.views.parallel.pane import TextPane

Key, Mod = Qt.Key, Qt.KeyboardModifier


def texts(*contents: str) -> ParallelContent:
    return ParallelContent(tuple(PaneContent(Document(f"d{n}", f"S{n}", t), ()) for n, t in enumerate(contents)), ())


def found_texts(pane: TextPane) -> list[str]:
    return [pane.content.document.text[a:b] for a, b in zip(pane.found.starts, pane.found.ends, strict=True)]


def seek(view: ParallelView, words: str) -> None:
    view.finder.open()
    view.finder.bar.field.setText(words)
    while view.finder.is_busy():
        QApplication.processEvents()


# --- hiding what stands alone ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept", "expected"),
    [
        ("a\nb\nc", [], [(0, 3, 3)]),
        ("a\nb\nc", [(2, 3)], [(0, 1, 1), (2, 3, 1)]),
        ("a\n\nb\n\nc", [(3, 4)], [(0, 1, 1), (4, 5, 1)]),
        ("a\n\nb\n\nc", [(6, 7)], [(0, 3, 2)]),
        ("\n\n\n", [], []),
        ("", [], []),
        ("a\nb\nc\nd", [(1, 3)], [(2, 4, 2)]),
        ("a\nb", [(0, 3)], []),
    ],
)
def test_lines_without_anything_to_keep_are_folded(text: str, kept: list[tuple[int, int]], expected: list[Fold]) -> None:
    assert [tuple(fold) for fold in folds(cut(text), kept)] == expected


def test_a_long_line_is_kept_whole() -> None:
    text = "word " * 4000 + "\nalone"
    pieces = cut(text)
    assert len(pieces) > 3
    assert [fold.lines for fold in folds(pieces, [(9000, 9004)])] == [1]
    assert folds(pieces, [(9000, 9004)])[0].first == len(pieces) - 1


def hidden(pane: TextPane) -> str:
    pieces = pane.column.pieces
    return " ".join(
        pane.column.text[pieces[k].start : pieces[k].end] for fold in pane.column.folds() for k in range(fold.first, fold.last)
    )


def test_what_stands_alone_is_hidden_and_shown_again(view: ParallelView) -> None:
    show(view, harbour(russian=False))
    pane = view.panes[0]
    height = pane.content_height()
    view.set_fold(True)
    assert "A small museum" in hidden(pane)
    assert "readers have asked us" in hidden(view.panes[1])
    for other in view.panes:
        for number, claim in enumerate(other.map.claims):
            folded = other.column.fold_of(other.column.piece_of(claim.start)) is not None
            counterpart = view._index.has_counterpart(view.panes.index(other), number)
            assert not (folded and counterpart)
    assert pane.content_height() < height
    view.set_fold(False)
    assert pane.column.folds() == ()
    assert pane.content_height() == pytest.approx(height)


def test_a_fold_opens_by_click_and_by_key(view: ParallelView) -> None:
    show(view, harbour(russian=False))
    view.set_fold(True)
    pane = view.panes[1]
    fold = pane.folds_in_sight()[0]
    y = pane.column.top(fold.first) + HEAD - pane.value() + pane.column.piece_height(fold.first) / 2
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, round(y)))
    assert fold not in pane.column.folds()
    pane = view.panes[0]
    count = len(pane.column.folds())
    assert count > 0
    QTest.keyClick(pane, Key.Key_Return)
    assert len(pane.column.folds()) == count - 1


def test_places_are_right_above_within_and_below_a_fold(view: ParallelView) -> None:
    show(view, long_harbour(3))
    view.set_fold(True)
    pane = view.panes[0]
    assert pane.column.folds()
    for claim in pane.map.claims:
        if pane.column.fold_of(pane.column.piece_of(claim.start)) is None:
            pane.reveal_place(claim.start, claim.end)
            assert pane.character_at(point_in(pane, claim.start + 2).toPointF()) == claim.start + 2
    museum = pane.content.document.text.index("A small museum")
    pane.reveal_place(museum, museum + 5)
    assert pane.column.fold_of(pane.column.piece_of(museum)) is None  # to be seen it was opened
    assert pane.character_at(point_in(pane, museum).toPointF()) == museum


def test_a_fold_that_hides_all_leaves_a_bar(view: ParallelView) -> None:
    show(view, texts("one\ntwo\nthree", "other"))
    view.set_fold(True)
    assert [len(pane.folds_in_sight()) for pane in view.panes] == [1, 1]
    pane = view.panes[0]
    assert pane.character_at(QPoint(40, 15).toPointF()) is None
    view.resize(700, 400)
    QTest.keyClick(pane, Key.Key_End)
    QTest.keyClick(pane, Key.Key_Return)
    assert pane.column.folds() == ()


def test_texts_that_come_later_are_folded_too(view: ParallelView) -> None:
    view.set_fold(True)
    show(view, harbour(russian=False))
    assert view.panes[0].column.folds()


# --- lines that run on ----------------------------------------------------------------------------------------------------------


def test_lines_run_on_and_can_be_scrolled_to(view: ParallelView) -> None:
    show(view, texts("a long line " * 60 + "\nshort", "x"))
    pane = view.panes[0]
    assert pane.horizontalScrollBar().maximum() == 0
    view.set_wrap(False)
    QApplication.processEvents()
    assert pane.column.lay_out(0).layout.lineCount() == 1
    assert pane.horizontalScrollBar().maximum() > 0
    end = 12 * 60 - 5
    pane.reveal_place(end, end + 1)
    assert pane.character_at(point_in(pane, end).toPointF() - QPoint(pane.horizontalScrollBar().value(), 0).toPointF()) == end
    view.set_wrap(True)
    assert pane.column.lay_out(0).layout.lineCount() > 3
    assert pane.horizontalScrollBar().maximum() == 0


def test_a_line_from_right_to_left_can_be_read_from_its_beginning(view: ParallelView) -> None:
    show(view, texts("זה משפט ארוך מאוד " * 40, "x"))
    view.set_wrap(False)
    line = view.panes[0].column.lay_out(0).layout.lineAt(0)
    assert line.naturalTextRect().left() >= 0
    assert line.naturalTextRect().right() <= view.panes[0].column.widest + 1


# --- finding --------------------------------------------------------------------------------------------------------------------


def search(text: str, words: str) -> list[str]:
    found = Search([text], words)
    assert found.run_until(float("inf"))
    return [text[a:b] for a, b in zip(found.found[0].starts, found.found[0].ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The quay. the QUAY", "quay", ["quay", "QUAY"]),
        ("new\n  quay", "new quay", ["new\n  quay"]),
        ("Пристань и пристань", "ПРИСТАНЬ", ["Пристань", "пристань"]),
        ("cafe cafe\u0301", "cafe", ["cafe"]),
        ("🚢🚢 ship 🚢", "🚢", ["🚢", "🚢", "🚢"]),
        ("a.b aXb", "a.b", ["a.b"]),
        ("aaa", "aa", ["aa"]),
        ("text", "  ", []),
        ("İstanbul ISTANBUL", "istanbul", ["İstanbul", "ISTANBUL"]),
        ("שלום עולם", "שלום", ["שלום"]),
    ],
)
def test_words_are_found_as_they_stand(text: str, words: str, expected: list[str]) -> None:
    assert search(text, words) == expected


def test_words_are_found_across_the_parts_in_which_a_text_is_read() -> None:
    text = ("x" * 49_995 + " needle ") * 7
    assert search(text, "needle") == ["needle"] * 7
    assert len(search("ab" * 200_000, "ab")) == 200_000


def test_find_counts_marks_and_goes_round_in_all_texts(view: ParallelView) -> None:
    show(view, triptych())
    view.panes[0].setFocus()
    seek(view, "Halmby")
    counts = [len(pane.found) for pane in view.panes]
    assert counts == [2, 2, 0]
    assert [found_texts(pane) for pane in view.panes[:2]] == [["Halmby"] * 2] * 2
    assert view.finder.bar.count.text() == "1 of 4 · in 2 text(s)"
    seen = []
    for _ in range(5):
        seen.append(next((n, pane.found_now) for n, pane in enumerate(view.panes) if pane.found_now >= 0))
        QTest.keyClick(view.finder.bar.field, Key.Key_Return)
    assert seen == [(0, 0), (0, 1), (1, 0), (1, 1), (0, 0)]
    QTest.keyClick(view.finder.bar.field, Key.Key_Return, Mod.ShiftModifier)
    QTest.keyClick(view.finder.bar.field, Key.Key_Return, Mod.ShiftModifier)
    assert view.finder.bar.count.text().startswith("4 of 4")


def test_what_is_found_is_painted_where_it_stands(view: ParallelView) -> None:
    show(view, harbour())
    seek(view, "снимки 📷 сделаны")
    pane = view.panes[1]
    start, end = pane.found.starts[0], pane.found.ends[0]
    assert pane.content.document.text[start:end] == "Снимки 📷 сделаны"
    piece = pane.column.piece_of(start)
    laid = pane.column.lay_out(piece)
    inside = [
        m
        for m in pane.marks_between(*pane.column.pieces[piece][:2])
        if m[2].background() == pane.style_of_text.found_now.background()
    ]
    assert [(a, b) for a, b, _ in inside] == [(start, end)]
    ranges = laid.ranges(inside, pane.column.pieces[piece].end)
    units = pane.column.text[laid.start : pane.column.pieces[piece].end].encode("utf-16-le")
    marked = units[2 * ranges[0].start : 2 * (ranges[0].start + ranges[0].length)].decode("utf-16-le")
    assert marked == "Снимки 📷 сделаны"


def test_a_place_found_in_a_fold_opens_it(view: ParallelView) -> None:
    show(view, harbour(russian=False))
    view.set_fold(True)
    seek(view, "small museum")
    pane = view.panes[0]
    assert pane.column.fold_of(pane.column.piece_of(pane.found.starts[0])) is None


def test_the_bar_says_when_nothing_is_found_and_closes(view: ParallelView) -> None:
    show(view, harbour())
    seek(view, "zeppelin")
    assert view.finder.bar.count.text() == "Not found"
    assert view.finder.bar.field.accessibleDescription() == "Not found"
    view.finder.step(1)
    seek(view, "quay")
    QTest.keyClick(view.finder.bar.field, Key.Key_Escape)
    assert not view.finder.bar.isVisible()
    assert [len(pane.found) for pane in view.panes] == [0, 0]


def test_other_texts_are_searched_anew(view: ParallelView) -> None:
    show(view, harbour())
    seek(view, "quay")
    show(view, harbour(russian=False))
    while view.finder.is_busy():
        QApplication.processEvents()
    assert len(view.panes[1].found) > 0
    show(view, ParallelContent((), ()))
    view.finder.step(1)
    view.finder.close()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_is_found_can_be_read(theme: Theme) -> None:
    style = TextStyle(theme)
    assert contrast(theme.text, style.found.background().color().name()) >= 4.5
    assert contrast(theme.on_accent, style.found_now.background().color().name()) >= 4.5
    assert style.found_now.foreground().color().name() == theme.on_accent


# --- a text cursor --------------------------------------------------------------------------------------------------------------


def test_letters_with_their_marks_are_one_step() -> None:
    text = "e\u0301a👩\u200d👧b"
    places = [0]
    while places[-1] < len(text):
        places.append(next_letter(text, places[-1]))
    assert [text[a:b] for a, b in pairwise(places)] == ["e\u0301", "a", "👩\u200d👧", "b"]
    back = [len(text)]
    while back[-1] > 0:
        back.append(previous_letter(text, back[-1]))
    assert back == places[::-1]


def test_words_are_one_step() -> None:
    text = "The new quay, opened"
    assert (next_word(text, 0), next_word(text, 4), next_word(text, 20)) == (4, 8, 20)
    assert (previous_word(text, 20), previous_word(text, 14), previous_word(text, 0)) == (14, 8, 0)


def test_keys_select_from_the_chosen_claim_on(view: ParallelView) -> None:
    show(view, harbour())
    pane = view.panes[0]
    pane.setFocus()
    QTest.keyClick(pane, Key.Key_N)
    claim = pane.map.claims[view.chosen_place()[1]]
    QTest.keyClick(pane, Key.Key_Right, Mod.ShiftModifier | Mod.ControlModifier)
    QTest.keyClick(pane, Key.Key_Right, Mod.ShiftModifier | Mod.ControlModifier)
    assert pane.selection.span()[0] == claim.start
    assert pane.selected_text() == "The new "
    QTest.keyClick(pane, Key.Key_End, Mod.ShiftModifier)
    assert pane.selected_text().startswith("The new quay was opened")
    assert "\n" not in pane.selected_text()


def test_the_cursor_goes_through_the_text(view: ParallelView) -> None:
    show(view, harbour())
    pane = view.panes[0]
    view.set_caret(True)
    QTest.keyClick(pane, Key.Key_Home, Mod.ControlModifier)
    assert pane.selection.cursor == 0
    places = [0]
    for _ in range(200):
        QTest.keyClick(pane, Key.Key_Down)
        if pane.selection.cursor == places[-1]:
            break
        places.append(pane.selection.cursor)
    assert places == sorted(set(places))
    assert places[-1] == len(pane.content.document.text)
    QTest.keyClick(pane, Key.Key_Up)
    assert pane.selection.cursor < places[-1]
    assert pane.selection.is_empty()
    view.set_caret(False)
    QTest.keyClick(pane, Key.Key_Home)
    assert pane.selection.cursor != 0


def test_every_letter_can_be_reached_in_any_script(view: ParallelView) -> None:
    text = "שלום עולם 123 abc\nᏣᎳᎩ 🚢\u200d🚢 e\u0301e"
    show(view, texts(text, "x"))
    pane = view.panes[0]
    view.set_caret(True)
    QTest.keyClick(pane, Key.Key_Home, Mod.ControlModifier)
    seen = [pane.selection.cursor]
    while seen[-1] < len(text):
        QTest.keyClick(pane, Key.Key_Right)
        seen.append(pane.selection.cursor)
    assert len(seen) == len(text) - 3 + 1  # one mark, one joiner and what it joins are no steps of their own


def test_claims_that_stand_alone_are_reached_by_keys(view: ParallelView) -> None:
    content = ParallelContent(
        (
            PaneContent(
                Document("a", "A", "One. Two. Three."),
                tuple(PaneClaim(f"c{n}", s, e, (), FactState.SINGLE_SIDE) for n, (s, e) in enumerate(((0, 4), (5, 9), (10, 16)))),
            ),
            PaneContent(Document("b", "B", "x"), ()),
        ),
        (),
    )
    show(view, content)
    pane = view.panes[0]
    chosen = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up):
        QTest.keyClick(pane, key, Mod.AltModifier)
        chosen.append(view.chosen_claim())
    assert chosen == ["c0", "c1", "c2", "c2", "c1"]
    assert pane.reader_at == 1
