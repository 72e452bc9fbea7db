"""Every word of the window has its Russian: the catalogues are whole, nothing escapes them, and each page is read in Russian."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from desktop.pages import PAGES
from desktop.translation import FOLDER, LANGUAGES
from tests.desktop.source_words import escaping, hidden, marked, modules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import MakeWindow

# names that are the same in every language, and formats
_SAME = {"Diptych", "2026-01-31"}
# shown as they are: the name of the program, keys, formats and what stands for them in markup
_SHOWN_AS_THEY_ARE = re.compile(r"https:|Diptych|SHA-256|Ctrl|Enter|Esc|HTML|CSV|JSON")
RUN = "run `make translations`, and translate what waits (docs/translating.md)"


@cache
def catalogue(language: str) -> dict[tuple[str, str], ET.Element]:
    """The messages of a catalogue by context and text."""
    found = {}
    for context in ET.parse(FOLDER / f"diptych_{language}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name") or "", message.findtext("source") or ""] = message
    return found


def forms(message: ET.Element) -> list[str]:
    """The translation of a message, in each of its plural forms."""
    plurals = [form.text or "" for form in message.iter("numerusform")]
    return plurals or [message.findtext("translation") or ""]


# --- the source --------------------------------------------------------------------------------------------------------------


def test_the_catalogue_has_the_texts_of_the_source_and_no_others() -> None:
    texts = {(text.context, text.text) for path in modules() for text in marked(path)}
    assert texts == set(catalogue("ru")), RUN


def test_a_text_that_is_marked_stands_in_one_piece() -> None:
    assert [text.place for path in modules() for text in marked(path) if not text.text] == []


def test_no_text_is_hidden_behind_another_name_of_translate() -> None:
    assert [words for path in modules() for words in hidden(path)] == []


def test_no_text_is_shown_that_is_not_marked() -> None:
    found = [words for path in modules() for words in escaping(path)]
    assert [words for words in found if not _SHOWN_AS_THEY_ARE.search(words)] == []


def test_what_has_a_number_has_plurals_in_both_languages() -> None:
    plural = {(text.context, text.text) for path in modules() for text in marked(path) if text.plural}
    assert plural
    assert plural == set(catalogue("en")), RUN
    assert {len(forms(catalogue("en")[key])) for key in plural} == {2}
    assert {len(forms(catalogue("ru")[key])) for key in plural} == {3}


# --- the catalogues ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_text_is_translated(language: str) -> None:
    waiting = [key for key, message in catalogue(language).items() if message.find("translation[@type='unfinished']") is not None]
    empty = [key for key, message in catalogue(language).items() if not all(forms(message))]
    assert waiting + empty == [], RUN


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_translation_keeps_what_is_to_be_put_in(language: str) -> None:
    assert [
        (source, form)
        for (_, source), message in catalogue(language).items()
        for form in forms(message)
        if sorted(re.findall(r"\{\w*\}|%n|%L?\d|%[YmdHM]", source)) != sorted(re.findall(r"\{\w*\}|%n|%L?\d|%[YmdHM]", form))
    ] == []


def test_a_translation_keeps_its_mnemonic() -> None:
    def letters(text: str) -> int:
        return len(re.findall(r"&[^\W_]", text.replace("&&", "")))

    assert [
        (source, form)
        for (_, source), message in catalogue("ru").items()
        for form in forms(message)
        if letters(source) != letters(form)
    ] == []


def test_a_translation_ends_as_its_text_does() -> None:
    """A button that asks for more keeps its dots, a sentence its stop, a label its colon; what is blank at the ends is kept."""

    def end(text: str) -> str:
        return text[-1:] if text[-1:] in "….:?" else ""

    assert [
        (source, form)
        for (_, source), message in catalogue("ru").items()
        for form in forms(message)
        if end(source) != end(form) or (form != form.strip()) != (source != source.strip())
    ] == []


def test_a_translation_is_russian() -> None:
    """A text in Latin letters alone was forgotten, unless nothing in it can be translated."""
    assert [
        source
        for (context, source), message in catalogue("ru").items()
        if context != "Language" and source not in _SAME
        for form in forms(message)
        if re.search(r"[A-Za-z]{2}", re.sub(r"\{\w*\}|%\w", "", source)) and not re.search("[А-Яа-яЁё]", form)
        if not _SHOWN_AS_THEY_ARE.search(form) and form not in ("№",)
    ] == []


# --- the window --------------------------------------------------------------------------------------------------------------


def english() -> re.Pattern[str]:
    """Matches an English text of the window, whatever is put into it."""
    kinds = set()
    for (_, source), message in catalogue("ru").items():
        bare = re.sub(r"\{\w*\}|%n", "", source)
        if forms(message) != [source] and source not in LANGUAGES.values() and re.search(r"[A-Za-z]{3}", bare):
            kinds.add(re.sub(r"\\\{\w*\\\}|%n", r".+", re.escape(source.replace("&", ""))))
    return re.compile("|".join(sorted(kinds)))


def said_by(widget: QWidget) -> Iterator[str]:
    """What a widget shows or has read aloud, without what the person or the sources say in it."""
    yield from (widget.toolTip(), widget.statusTip(), widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    if isinstance(widget, (QGroupBox, QMenu)):
        yield widget.title()
    if isinstance(widget, (QLineEdit, QPlainTextEdit)):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(tab) for tab in range(widget.count()))
    if isinstance(widget, QHeaderView) and widget.model() is not None:
        model, way = widget.model(), widget.orientation()
        for section in range(widget.count() if way == Qt.Orientation.Horizontal else 0):
            yield str(model.headerData(section, way) or "")
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip(), action.iconText())


def english_in(root: QWidget, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """English texts of the window that `root` and what is in it show, each with the kind of its widget."""
    found = set()
    for widget in (root, *root.findChildren(QWidget)):
        for text in said_by(widget):
            if pattern.fullmatch(text.replace("&", "").strip()):
                found.add((type(widget).__name__, text))
    return sorted(found)


@pytest.mark.usefixtures("russian")
def test_the_start_page_is_russian(make_window: MakeWindow) -> None:
    assert english_in(make_window().main, english()) == []


@pytest.mark.usefixtures("russian")
def test_each_page_is_russian(make_window: MakeWindow, project: Path, qtbot: QtBot) -> None:
    window, pattern = make_window(), english()
    window.open(project)
    window.presenter.step(1)
    found = {}
    for page in PAGES:
        window.presenter.go_to(page.name)
        qtbot.wait(50)
        found[page.name] = english_in(window.main, pattern)
    assert found == {page.name: [] for page in PAGES}


def test_the_walk_sees_english(opened_english: QWidget) -> None:
    """The two tests above can fail: the same walk through an English window finds its words."""
    found = {text for _, text in english_in(opened_english, english())}
    assert {"&File", "Open the sample", "New"} <= found


@pytest.fixture
def opened_english(make_window: MakeWindow) -> QWidget:
    """A window in English, at its start page."""
    return make_window().main
