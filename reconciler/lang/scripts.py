"""Letters across scripts, so that names and loan words meet: Cyrillic in Latin letters, by a plain scheme close to BGN/PCGN."""

from __future__ import annotations

_ONE = dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True))
_SEVERAL = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
_LETTERS = str.maketrans(_ONE | _SEVERAL)


def transliterate(word: str) -> str:
    """`word` in lower-case Latin letters; what is not Cyrillic stays as it is."""
    return word.lower().translate(_LETTERS)
