"""The language of the window: which one is chosen, that its words are there with their plurals, and how it is changed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop import translation
from desktop.models.labels import interface_language, number_label, time_label, type_label
from desktop.translation import FOLDER, LANGUAGES, SYSTEM, Translation, language_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.preferences import Preferences
    from tests.desktop.conftest import MakeWindow


@pytest.mark.parametrize(
    ("chosen", "preferred", "spoken"),
    [
        ("ru", ["de-DE"], "ru"),
        ("en", ["ru-RU"], "en"),
        (SYSTEM, ["ru-RU", "en-US"], "ru"),
        (SYSTEM, ["de-DE", "ru", "en"], "ru"),
        (SYSTEM, ["en_GB", "ru_RU"], "en"),
        (SYSTEM, ["RU"], "ru"),
        (SYSTEM, ["C"], "en"),
        (SYSTEM, [], "en"),
        ("tlh", ["ru-RU"], "ru"),
    ],
)
def test_the_chosen_language_comes_before_that_of_the_computer(chosen: str, preferred: list[str], spoken: str) -> None:
    assert language_for(chosen, preferred) == spoken


@pytest.mark.usefixtures("russian")
def test_words_of_the_window_are_russian() -> None:
    assert interface_language() == "ru"
    assert type_label("date") == "дата"
    assert time_label("2026-01-31T12:00:00+00:00").startswith("31.01.2026 ")


@pytest.mark.usefixtures("russian")
def test_words_of_qt_are_russian() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Отмена"
    assert QLocale().language() == QLocale.Language.Russian


@pytest.mark.usefixtures("russian")
@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 утверждение"),
        (2, "2 утверждения"),
        (5, "5 утверждений"),
        (11, "11 утверждений"),
        (21, "21 утверждение"),
        (112, "112 утверждений"),
    ],
)
def test_a_russian_noun_follows_its_number(count: int, said: str) -> None:
    text = QCoreApplication.translate("EdgeMarks", "%n claim(s) of the chosen fact above", "", count)
    assert text == f"{said} выбранного факта выше"


@pytest.mark.parametrize(("count", "said"), [(1, "1 claim of"), (2, "2 claims of")])
def test_an_english_noun_follows_its_number(qapp: QApplication, count: int, said: str) -> None:
    installed = Translation(qapp)
    assert installed.install("en") == "en"
    text = QCoreApplication.translate("EdgeMarks", "%n claim(s) of the chosen fact above", "", count)
    installed.remove()
    assert text == f"{said} the chosen fact above"


def test_what_is_removed_is_not_spoken_any_more(qapp: QApplication) -> None:
    before, installed = QLocale(), Translation(qapp)
    installed.install("ru")
    installed.install("en")
    assert interface_language() == "en"
    installed.install("ru")
    installed.remove()
    assert (interface_language(), type_label("date"), QLocale()) == ("en", "date", before)


def test_numbers_are_grouped_as_the_language_groups_them(qapp: QApplication) -> None:
    installed = Translation(qapp)
    english = number_label(1234567)
    installed.install("ru")
    russian = number_label(1234567)
    installed.remove()
    assert english == "1,234,567"
    assert russian.split() == ["1", "234", "567"]


def test_missing_words_are_said_to_be_missing(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "FOLDER", tmp_path)
    installed = Translation(qapp)
    with pytest.raises(FileNotFoundError, match="install Diptych anew"):
        installed.install("ru")
    installed.remove()


def test_the_choice_is_kept_for_the_next_start(make_window: MakeWindow, preferences: Preferences) -> None:
    window = make_window()
    entries = {action.data(): action for action in window.main.languages.actions()}
    assert set(entries) == {SYSTEM, *LANGUAGES}
    assert [code for code, action in entries.items() if action.isChecked()] == [SYSTEM]
    entries["ru"].trigger()
    assert preferences.language() == "ru"
    assert window.main.messages.text() == "The window has this language from the next start on."
    again = make_window()
    assert [action.data() for action in again.main.languages.actions() if action.isChecked()] == ["ru"]


@pytest.mark.usefixtures("russian")
def test_menus_are_russian_and_their_mnemonics_do_not_clash(make_window: MakeWindow) -> None:
    window = make_window()
    bar = window.main.menuBar()
    assert [action.text().replace("&", "") for action in bar.actions()][:2] == ["Файл", "Правка"]
    for actions in (bar.actions(), *(entry.menu().actions() for entry in bar.actions())):
        letters = [mnemonic(action.text()) for action in actions if action.text()]
        assert all(letters)
        assert len(set(letters)) == len(letters), letters


def mnemonic(text: str) -> str:
    """The letter after the "&" of `text`, empty where there is none."""
    return text.replace("&&", "").partition("&")[2][:1].casefold()


@pytest.mark.usefixtures("russian")
def test_a_project_opens_in_russian(make_window: MakeWindow, project: Path) -> None:
    window = make_window()
    window.open(project)
    assert "утверждений: " in window.main.statusBar().findChild(type(window.main._counts)).text()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    compiled = QTranslator()
    assert compiled.load(str(FOLDER / f"diptych_{language}.qm"))
    counts = {"en": (1, 2), "ru": (1, 2, 5)}[language]
    differing = []
    for context, message in messages(language):
        forms = [form.text for form in message.iter("numerusform")] or [message.findtext("translation")]
        source = message.findtext("source") or ""
        for count, form in zip(counts if len(forms) > 1 else (-1,), forms, strict=True):
            if compiled.translate(context, source, None, count) != form:
                differing.append((context, source, form))
    assert not differing, "the catalogues were changed after they were compiled: run `make translations`"


def messages(language: str) -> Iterator[tuple[str, ET.Element]]:
    """Each message of a catalogue that is translated, with its context."""
    for context in ET.parse(FOLDER / f"diptych_{language}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            if message.find("translation[@type='unfinished']") is None:
                yield context.findtext("name") or "", message
