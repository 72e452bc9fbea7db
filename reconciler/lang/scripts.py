"""Letters across scripts, so that names and loan words meet: Cyrillic in Latin letters, by a plain scheme close to BGN/PCGN.

`fold` goes further, for names only: spellings of one name that differ by the habits of a language or of a transliteration come out
alike ("Zelenskyy", «Зеленский»). Known limits: vowels that languages hear differently stay apart ("Trump", «Трамп»), and so do
h and г; a glossary brings such names together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONE = dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True))
_SEVERAL = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
_UKRAINIAN = {"і": "i", "ї": "i", "є": "ye", "ґ": "g"}
_LETTERS = str.maketrans(_ONE | _SEVERAL | _UKRAINIAN)

_SHORTEST = 3  # letters that a folded name keeps, at the least
# in this order: Latin letters that only some languages use, then what several letters spell, then vowels
_ALIKE = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        ("sch", "sh"),
        ("tch", "ch"),
        ("ck|q", "k"),
        ("c(?=[eiy])", "s"),
        ("c(?!h)", "k"),
        ("dzh|dj", "j"),
        ("t[sz]|(?<=[lnrt])z$", "c"),
        ("kh", "h"),
        ("ph", "f"),
        ("th", "t"),
        ("gh", "g"),
        ("x", "ks"),
        ("w", "v"),
        ("y", "i"),
        ("[ae]i", "i"),
        ("i+e", "e"),
    )
)
_DOUBLED = re.compile(r"(.)\1+")
_SILENT_H = re.compile(r"(?<=[aeiou])h(?=[bdfgklmnprstvz])")
_OPEN_END = re.compile(r"[aeiou]+$")


def transliterate(word: str) -> str:
    """`word` in lower-case Latin letters; what is not Cyrillic stays as it is."""
    return word.lower().translate(_LETTERS)


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """`word`, a part of a name in its base form, as all its spellings come out: short Latin letters without an open ending.

    "Zelenskyy", "Zelensky" and «Зеленский» give "zelensk"; "Grenell" and «Греннел» give "grenel"; "Zakharova" and «Захаров»
    give "zaharov", since a family has one name.
    """
    letters = "".join(c for c in unicodedata.normalize("NFD", transliterate(word)) if c.isalnum())
    for pattern, spelled in _ALIKE:
        letters = pattern.sub(spelled, letters)
    letters = _SILENT_H.sub("", _DOUBLED.sub(r"\1", letters))
    stem = _OPEN_END.sub("", letters)
    return stem if len(stem) >= _SHORTEST else letters
