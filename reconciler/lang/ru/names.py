"""Russian words of proper names: every base form that pymorphy3 sees in them; for names it does not know, endings cut by rule.

Known limit: the case of an unknown name is guessed by its ending, so that a foreign name that ends like an instrumental («Шолом»)
loses its ending in the key; the English spelling of it then stays apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reconciler.lang.ru.tagging import morphology
from reconciler.lang.scripts import fold, transliterate

_ACRONYM = re.compile(r"([А-ЯЁ]{2,})(?:а|у|ом|е|ы|ов|ам|ами|ах|и|ю|ем|я)$")
_LATIN = re.compile(r"[A-Za-z]")
# endings of cases that unknown names are found in; adjectival ones only behind the suffixes of Russian surnames
_ENDINGS = re.compile(
    r"(?:(?<=[сц]к)(?:ого|ому|им|ом|ий|ой|ая|ую|их|ими)|(?<=[оеё]в)(?:ым|ых|ыми|ой)|(?<=[иы]н)(?:ым|ых|ыми|ой)|"
    r"(?<=[^аеёиоуыэюяьй]{2})(?:ом|ем|ой|ей|ою)|(?<=\w\w[^аеёиоуыэюяьй])(?:ом|ем|ой|ей|ою)|[аеёийоуыьюяэ]+)$"
)
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|[сц]к)(?:а|у|е|ы|ым|ых|ыми|ой|ий|ого|ому|им|ом|ая|ую)?$")
_PATRONYMIC = re.compile(r"(?:[оеё]вич|ьич|[оеё]вн|ичн)(?:а|у|ем|е|ой|ы)?$")
_SHORTEST = 3
_LONGEST_ACRONYM = 4


class _Reading(NamedTuple):
    """What the dictionary says of a word: its base forms, whether it is known, and the sorts of names that its readings are."""

    forms: tuple[str, ...]
    known: bool
    sorts: frozenset[str]
    first: frozenset[str]
    name: str


_SORTS = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn"))


@lru_cache(maxsize=32768)
def _read(lower: str) -> _Reading:
    """What the dictionary says of the lower-case `lower`: `first` are the sorts of the likeliest reading, `name` the base form of
    the likeliest that is a name; guesses at unknown words are of no sort."""
    readings = morphology().parse(lower)
    forms = tuple(dict.fromkeys(r.normal_form.replace("ё", "е") for r in readings))
    if not morphology().word_is_known(lower):
        return _Reading(forms, False, frozenset(), frozenset(), "")
    sorts = [_SORTS & r.tag.grammemes for r in readings]
    name = next((r.normal_form for r, sort in zip(readings, sorts, strict=True) if sort), "")
    return _Reading(forms, True, frozenset().union(*sorts), frozenset(sorts[0]), name)


@lru_cache(maxsize=32768)
def forms(word: str) -> tuple[str, ...]:
    """The base forms that `word` may be of, with е for ё; of one that the dictionary does not know its stem as well."""
    acronym = _ACRONYM.match(word)
    lower = word.lower()
    if acronym:
        return (acronym[1].lower().replace("ё", "е"), lower.replace("ё", "е"))
    if _LATIN.match(lower) or not lower[0].isalpha():
        return (lower,)
    reading = _read(lower)
    return reading.forms if reading.known else tuple(dict.fromkeys((*reading.forms, _cut(lower))))


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The part of a key that `word` makes, whatever its case: a common word its base form, any other folded."""
    acronym = _ACRONYM.match(word)
    lower = (acronym[1] if acronym else word).lower()
    if _LATIN.match(lower):
        return fold(lower)
    if acronym or (word.isupper() and len(word) <= _LONGEST_ACRONYM):
        return transliterate(lower)
    reading = _read(lower)
    if not reading.known:
        return fold(_cut(lower))
    return fold(reading.name) if reading.name else transliterate(reading.forms[0])


@lru_cache(maxsize=32768)
def surname(word: str) -> str:
    """The part of a key that `word` makes where it stands for a person: «Молотов» is not "of hammers" there."""
    if ordinary(word) and _SURNAME.search(word):
        return fold(_cut(word.lower()))
    return fold(stem(word)) if ordinary(word) else stem(word)


def _cut(lower: str) -> str:
    """An unknown name without the ending of its case."""
    lower = lower.replace("ё", "е")
    short = _ENDINGS.sub("", lower)
    return short if len(short) >= _SHORTEST else lower


def given(word: str) -> bool:
    """Whether the dictionary knows `word` as a given name."""
    return "Name" in _read(word.lower()).sorts


def patronymic(word: str) -> bool:
    """Whether `word` is a name after the father's («Петрович», «Петровной»)."""
    return bool(_PATRONYMIC.search(word))


def place(word: str) -> bool:
    """Whether the dictionary knows `word` as a place, and its likeliest reading is one."""
    return "Geox" in _read(word.lower()).first


def proper(word: str) -> bool:
    """Whether the likeliest reading of `word` is a name."""
    return bool(_read(word.lower()).first)


def ordinary(word: str) -> bool:
    """Whether the dictionary knows `word` as a common word before all."""
    reading = _read(word.lower())
    return reading.known and not reading.first
