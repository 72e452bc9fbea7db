"""A quote with its citation, to be pasted elsewhere: the words to the letter, and where they stand, in English or in Russian form.

English after the notes of the Chicago Manual of Style, Russian after GOST R 7.0.5-2008 (an electronic source), each with the place
in characters of the text, since pages of the web have no other. What is not known of a source is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler.notebook.entries import Whose

if TYPE_CHECKING:
    from reconciler.model import Document
    from reconciler.notebook.entries import Translation
    from reconciler.report import Quotation

_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "ru": ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
}
_MONTHS_ALONE = {
    "en": _MONTHS["en"],
    "ru": ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"],
}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_QUOTES = {"en": "“{}”", "ru": "«{}»"}
_WHOSE = {
    "en": {Whose.OWN: "translated by {}", Whose.NAMED: "translated by {}", Whose.OFFICIAL: "official translation"},
    "ru": {Whose.OWN: "перевод: {}", Whose.NAMED: "перевод: {}", Whose.OFFICIAL: "официальный перевод"},
}
_SENTENCE = {"en": "in the sentence: {}", "ru": "в предложении: {}"}
_CHARACTERS = {"en": "{name}, characters {start}–{end}", "ru": "{name}, знаки {start}–{end}"}
_ACCESSED = {"en": "accessed {}", "ru": "дата обращения: {}"}


def cite(quotation: Quotation, language: str = "en") -> str:
    """The quote and its citation on one line; translations follow it, each with whose it is. Any `language` but "ru" is English."""
    form = language if language in _QUOTES else "en"
    claim, document = quotation.claim, quotation.document
    parts = [quoted(claim.quote, form)]
    if any(quotation.around()):
        parts.append(f"({_SENTENCE[form].format(quoted(quotation.sentence(), form))})")
    place = _CHARACTERS[form].format(name=document.name, start=claim.start, end=claim.end)
    source = _in_russian(document, place) if form == "ru" else _in_english(document, place)
    line = f"{' '.join(parts)} — {source}"
    return " ".join([line, *(f"[{quoted(t.text, form)} ({t.language}; {whose(t, form)})]" for t in quotation.translations)])


def whose(said: Translation, language: str = "en") -> str:
    """Whose a translation is, in words: "translated by A. Smith", "official translation, Council of Europe"."""
    words = _WHOSE.get(language, _WHOSE["en"])[said.whose]
    if said.whose is Whose.OFFICIAL:
        return ", ".join(part for part in (words, said.translator) if part)
    return words.format(said.translator or said.author)


def quoted(text: str, language: str = "en") -> str:
    """A text on one line in the quotation marks of a language."""
    return _QUOTES.get(language, _QUOTES["en"]).format(" ".join(text.split()))


def day_words(date: str, language: str = "en") -> str:
    """2014-05-03 as "3 May 2014" or «3 мая 2014»; a month or a year likewise, and what is no date as it stands."""
    found = _DATE.fullmatch(date)
    if not found:
        return date
    year, month, day = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year if month is None else date
    if day is None:
        return f"{_MONTHS_ALONE.get(language, _MONTHS_ALONE['en'])[int(month) - 1]} {year}"
    return f"{int(day)} {_MONTHS.get(language, _MONTHS['en'])[int(month) - 1]} {year}"


def _in_english(document: Document, place: str) -> str:
    """Author, “Title”, Publisher, 3 May 2014, file, characters 10–20, address (accessed 2 June 2020)."""
    title = quoted(document.title) if document.title else ""
    accessed = f"({_ACCESSED['en'].format(day_words(document.accessed))})" if document.accessed else ""
    address = " ".join(part for part in (document.url, accessed) if part)
    parts = (document.author, title, document.publisher, day_words(document.published), place, address)
    return ", ".join(part for part in parts if part) + "."


def _in_russian(document: Document, place: str) -> str:
    """Автор. Название // Издатель. 3 мая 2014. Файл, знаки 10–20. URL: адрес (дата обращения: 2 июня 2020)."""
    head = " // ".join(part for part in (". ".join(p for p in (document.author, document.title) if p), document.publisher) if part)
    accessed = f" ({_ACCESSED['ru'].format(day_words(document.accessed, 'ru'))})" if document.accessed else ""
    address = f"URL: {document.url}{accessed}" if document.url else accessed.strip()
    parts = (head, day_words(document.published, "ru"), place, address)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
