"""Quotes with their citations, in English and in Russian form."""

from __future__ import annotations

import pytest

from reconciler.citation import cite, day_words, whose
from reconciler.decisions import target_of_claim
from reconciler.model import Claim, Document
from reconciler.notebook.entries import Translation, Whose
from reconciler.report import Quotation

TEXT = "The  mayor\nsaid that the bridge was opened in May, and left."
QUOTE = "the bridge was opened in May"
FULL = Document(
    "north.txt", "North", TEXT, "en", title="The bridge", publisher="North Press", author="A. Smith",
    url="https://north.example/1", published="2014-05-03", accessed="2020-06",
)  # fmt: skip


def quotation(document: Document, quote: str = QUOTE, *translations: tuple[str, Whose, str]) -> Quotation:
    start = TEXT.index(quote)
    sentence = (0, len(TEXT))
    claim = Claim(document.id, start, start + len(quote), quote, sentence=sentence)
    target = target_of_claim(claim)
    said = (
        Translation(target, text, "ru", how, name, "Ann", "2026-01-01T00:00:00.000000+00:00") for text, how, name in translations
    )
    return Quotation(claim, document, tuple(said))


def test_all_that_is_known_stands_in_it() -> None:
    said = cite(quotation(FULL))
    sentence = "“The mayor said that the bridge was opened in May, and left.”"
    assert said == (
        f"“{QUOTE}” (in the sentence: {sentence}) — A. Smith, “The bridge”, North Press, 3 May 2014, "
        "north.txt, characters 21–49, https://north.example/1 (accessed June 2020)."
    )
    assert TEXT[21:49] == QUOTE


def test_the_russian_form() -> None:
    said = cite(quotation(FULL), "ru")
    sentence = "«The mayor said that the bridge was opened in May, and left.»"
    assert said == (
        f"«{QUOTE}» (в предложении: {sentence}) — A. Smith. The bridge // North Press. 3 мая 2014. "
        "north.txt, знаки 21–49. URL: https://north.example/1 (дата обращения: июнь 2020)."
    )


@pytest.mark.parametrize("language", ["en", "ru", "de"])
def test_what_is_not_known_leaves_no_gap(language: str) -> None:
    said = cite(quotation(Document("north.txt", "North", TEXT, "en")), language)
    assert said.endswith("21–49.")
    for gap in (", ,", "..", " .", "()", "“”", "«»", "//", "URL", "  "):
        assert gap not in said


def test_translations_say_whose_they_are() -> None:
    shown = quotation(
        FULL,
        QUOTE,
        ("мост открыт в мае", Whose.OWN, ""),
        ("мост открыли", Whose.NAMED, "П. Иванов"),
        ("мост", Whose.OFFICIAL, "МИД"),
    )
    assert cite(shown).endswith(
        "[“мост открыт в мае” (ru; translated by Ann)] [“мост открыли” (ru; translated by П. Иванов)] "
        "[“мост” (ru; official translation, МИД)]"
    )
    assert cite(shown, "ru").endswith("[«мост» (ru; официальный перевод, МИД)]")
    assert whose(shown.translations[0], "ru") == "перевод: Ann"


@pytest.mark.parametrize(
    ("date", "english", "russian"),
    [
        ("2014-05-03", "3 May 2014", "3 мая 2014"),
        ("2014-12", "December 2014", "декабрь 2014"),
        ("2014", "2014", "2014"),
        ("2014-13", "2014-13", "2014-13"),
        ("last spring", "last spring", "last spring"),
        ("", "", ""),
    ],
)
def test_dates_in_words(date: str, english: str, russian: str) -> None:
    assert day_words(date) == english
    assert day_words(date, "ru") == russian
