"""Everything that depends on a language: sentence ends, lemmas, stop words, and the lexicons of each facet.

A language is a folder with a module (`sentences`, `lemma`, `tag`) and one TOML file a facet (`dates.toml`, `words.toml`, …), which
a person can edit. Adding one is a folder and a line in `LANGUAGES`. Any other language works through `general`, which has
plain sentences and words and no facets of its own.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from reconciler.lang import en, general, ru

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reconciler.lang.words import Word


@dataclass(frozen=True, slots=True)
class Language:
    """`sentences(text)` yields `[start, end)` of each sentence in code points; `lemma(word)` gives a lower-case base form;
    `tag(text)` gives the words of a sentence with lemma and part of speech, none where the language has no dictionary;
    `lemmas(word)` gives every lemma that `tag` may find for a word, whatever stands around it."""

    code: str
    sentences: Callable[[str], Iterator[tuple[int, int]]]
    lemma: Callable[[str], str]
    tag: Callable[[str], tuple[Word, ...]]
    lemmas: Callable[[str], tuple[str, ...]]

    def lexicon(self, facet: str) -> dict[str, Any]:
        """The data of `reconciler/lang/<code>/<facet>.toml`; empty where the language has none."""
        return lexicon(self.code, facet)

    def words(self, facet: str, key: str) -> frozenset[str]:
        """The words that the lexicon `facet` lists under `key`; empty where the language has none."""
        return word_list(self.code, facet, key)


LANGUAGES: dict[str, Language] = {
    "en": Language("en", en.sentences, en.lemma, en.tag, en.lemmas),
    "ru": Language("ru", ru.sentences, ru.lemma, ru.tag, ru.lemmas),
}
GENERAL = Language("general", general.sentences, general.lemma, general.tag, general.lemmas)


def get(code: str) -> Language:
    """The language with the ISO 639-1 code `code`, or the general one."""
    return LANGUAGES.get(code, GENERAL)


@cache
def lexicon(code: str, facet: str) -> dict[str, Any]:
    """The lexicon `facet` of the language `code`, as TOML gives it; empty where there is none."""
    path = resources.files("reconciler.lang").joinpath(code, f"{facet}.toml")
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text("utf-8"))


@cache
def word_list(code: str, facet: str, key: str) -> frozenset[str]:
    """The words listed under `key` in the lexicon `facet` of the language `code`."""
    return frozenset(lexicon(code, facet).get(key, "").split())
