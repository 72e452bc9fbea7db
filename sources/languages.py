"""Guess the language of a text: the share of Cyrillic letters first, then py3langid among the languages that can be compared.

Known limits: a language in Latin letters that is not in the list is taken for its nearest neighbour; Bulgarian and other languages
that write with Russian letters alone are taken for Russian.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# the languages that the sentence vectors were trained for
COMPARABLE = ("ar", "zh", "en", "fr", "de", "it", "ja", "ko", "nl", "pl", "pt", "es", "th", "tr", "ru")

# enough to be sure, and quick for a book
_SAMPLE = 20_000
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_NOT_RUSSIAN = re.compile(r"[\u0400-\u04ff](?<![А-Яа-яЁё])")


def guess(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; empty where it has no letters, or is Cyrillic but not Russian."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return ""
    cyrillic = len(_CYRILLIC.findall(sample))
    if cyrillic > letters / 2:
        return "" if len(_NOT_RUSSIAN.findall(sample)) > cyrillic / 100 else "ru"
    return _classifier()(sample)[0]


def prepare() -> None:
    """Load what guessing needs, which writes a file for a moment: where that is forbidden later."""
    _classifier()


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(COMPARABLE))
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify
