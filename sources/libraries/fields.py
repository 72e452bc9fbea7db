"""Fields as reference managers write them → those of `Metadata`: dates, languages, names, and whose voice a source is.

Dates become EDTF; what could be read in two ways, or says no date, becomes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reconciler.publication import days_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERS = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?![\d-])")
_YEAR = re.compile(r"\d{4}")
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_SIDE = re.compile(r"\s*(?:side|сторона)\s*[:=]\s*(\S.*?)\s*", re.IGNORECASE)
_LONGEST = 60

_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr", "german": "de", "italian": "it",
    "japanese": "ja", "korean": "ko", "polish": "pl", "portuguese": "pt", "russian": "ru", "spanish": "es", "thai": "th",
    "turkish": "tr", "ukrainian": "uk", "eng": "en", "rus": "ru", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de", "spa": "es",
    "ita": "it", "английский": "en", "русский": "ru", "французский": "fr", "немецкий": "de", "испанский": "es", "итальянский": "it",
    "польский": "pl", "турецкий": "tr", "китайский": "zh", "арабский": "ar", "украинский": "uk", "русск.": "ru", "англ.": "en",
    "рус.": "ru", "deutsch": "de", "français": "fr", "español": "es", "british": "en", "american": "en", "ngerman": "de",
}  # fmt: skip


def date(value: str) -> str:
    """A date as EDTF; empty for none."""
    line = " ".join(value.split()).strip(" /")
    if not line or len(line) > _LONGEST:
        return ""
    if days_of(line) is not None:
        return line
    found = _NUMBERS.match(line)
    if found is not None:
        return _checked("-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part and int(part))]))
    if _YEAR.fullmatch(line[:4]) and not line[4:].strip("/ "):
        return line[:4]
    from reconciler.claims.dates import find_dates

    mentions = find_dates(line, "ru" if re.search("[а-яё]", line, re.IGNORECASE) else "en")
    return _checked(mentions[0].edtf) if len(mentions) == 1 else ""


def day_of(*parts: int) -> str:
    """A year, or a year and a month, or these and a day, as EDTF; empty for what is no date."""
    year, *rest = parts
    return _checked("-".join((f"{year:04}", *(f"{part:02}" for part in rest))))


def language(value: str) -> str:
    """The code (ISO 639-1) of a language that is given as a code or by its name; empty for one that is not known."""
    plain = value.strip().casefold()
    if plain in _LANGUAGES:
        return _LANGUAGES[plain]
    found = _CODE.fullmatch(plain)
    return found[1] if found else ""


def address(value: str) -> str:
    """An address of the web; empty for what is none."""
    plain = value.strip()
    return plain if plain.lower().startswith(("http://", "https://")) else ""


def names(persons: Iterable[str]) -> str:
    """Several persons or bodies as one text, each "Family, Given" turned round."""
    return "; ".join(turned for person in persons if (turned := turn(person)))


def turn(person: str) -> str:
    """ "Family, Given" as "Given Family"; a name without a comma as it is."""
    parts = [" ".join(part.split()) for part in person.split(",")]
    if len(parts) == 2 and all(parts):
        return f"{parts[1]} {parts[0]}"
    return ", ".join(part for part in parts if part)


def side(keywords: Iterable[str]) -> str:
    """Whose voice a source is, by a keyword "side: EU"; empty where there is none, or several that differ."""
    found = {match[1] for keyword in keywords if (match := _SIDE.fullmatch(keyword))}
    return found.pop() if len(found) == 1 else ""


def _checked(edtf: str) -> str:
    return edtf if days_of(edtf) is not None else ""
