"""What a language knows of the words of proper names: their inflected forms, given names, and which capitals mean nothing.

Each language's part is in `reconciler/lang/<code>/names.py`; any other language compares the words as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.lang.en import names as en
from reconciler.lang.ru import names as ru
from reconciler.lang.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class NameWords:
    """Each function takes a word as it stands in a text.

    `forms` are the base forms that it may be of, lower case, the likeliest first. `stem` is the part of a key that it makes in a
    longer name, alike in every case; `surname` the same where it stands for a person or alone, alike in every spelling too (see
    `fold`). `given`: a given name; `patronymic`: a name after the father's; `place`: the dictionary knows it as a place,
    `proper` as a name of any sort; `ordinary`: the dictionary knows it as a common word.
    """

    forms: Callable[[str], tuple[str, ...]]
    stem: Callable[[str], str]
    surname: Callable[[str], str]
    given: Callable[[str], bool]
    patronymic: Callable[[str], bool]
    place: Callable[[str], bool]
    proper: Callable[[str], bool]
    ordinary: Callable[[str], bool]


def _never(_word: str) -> bool:
    return False


_PARTS = {
    "en": NameWords(en.forms, en.stem, en.surname, en.given, _never, _never, _never, en.ordinary),
    "ru": NameWords(ru.forms, ru.stem, ru.surname, ru.given, ru.patronymic, ru.place, ru.proper, ru.ordinary),
}
_GENERAL = NameWords(lambda word: (word.lower(),), fold, fold, _never, _never, _never, _never, lambda _word: True)


def name_words(language: str) -> NameWords:
    """What the language with the ISO 639-1 code `language` knows of names."""
    return _PARTS.get(language, _GENERAL)
