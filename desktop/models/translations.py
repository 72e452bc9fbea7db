"""Translations of a quote as people entered them: what is shown of each, and the choices of whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import interface_language, language_label, one_line
from reconciler.citation import whose
from reconciler.notebook.entries import Whose

if TYPE_CHECKING:
    from reconciler.report import Quotation

_WHOSE = {
    Whose.OWN: QT_TRANSLATE_NOOP("Translations", "my own"),
    Whose.NAMED: QT_TRANSLATE_NOOP("Translations", "by a translator"),
    Whose.OFFICIAL: QT_TRANSLATE_NOOP("Translations", "official"),
}


@dataclass(frozen=True, slots=True)
class TranslationLine:
    """A translation: its words, and in a line into which language and whose; `own`: the reader entered it and may change it."""

    text: str
    by: str
    language: str
    whose: Whose
    translator: str
    own: bool


def translation_lines(quotation: Quotation, author: str = "") -> tuple[TranslationLine, ...]:
    """The translations of a quote, those in the language of the window first; without an `author` each is the reader's own."""
    first = interface_language()
    found = sorted(quotation.translations, key=lambda said: said.language != first)
    return tuple(
        TranslationLine(
            one_line(said.text),
            f"{language_label(said.language)} · {whose(said, first)}",
            said.language,
            said.whose,
            said.translator,
            not author or said.author == author,
        )
        for said in found
    )


def wanted_language(quotation: Quotation) -> str:
    """The language into which a quote is translated, as far as can be guessed: that of the window, or the other of the two."""
    language = interface_language()
    if quotation.document.language != language:
        return language
    return "en" if language == "ru" else "ru"


def whose_choices() -> tuple[tuple[Whose, str], ...]:
    """Whose a translation can be, and how that reads."""
    return tuple((value, QCoreApplication.translate("Translations", words)) for value, words in _WHOSE.items())
