"""English words of proper names: possessives and plurals, given names by a list, common words by lemminflect's dictionary."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reconciler.lang.scripts import fold

_POSSESSIVE = re.compile(r"(?<=\w)[’'](?:s|S)?$")
_LONGEST_ACRONYM = 5
_PLURAL = re.compile(r"(?<=[^\W\d_]{2}[^aisu\W])s$")


@lru_cache(maxsize=16384)
def forms(word: str) -> tuple[str, ...]:
    """The one form by which `word` is looked up: lower case, without the endings of possessive and plural."""
    return (_singular(_POSSESSIVE.sub("", word).lower().replace("’", "'")),)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return _PLURAL.sub("", word)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The part of a key that `word` makes among others: a common word itself, any other folded."""
    return forms(word)[0] if ordinary(word) else surname(word)


@lru_cache(maxsize=16384)
def surname(word: str) -> str:
    """The part of a key that `word` makes alone or for a person; an acronym stays as it is."""
    plain = _POSSESSIVE.sub("", word)
    return plain.lower() if plain.isupper() and len(plain) <= _LONGEST_ACRONYM else fold(plain)


def given(word: str) -> bool:
    """Whether `word` is a common given name."""
    return word in _given_names()


@lru_cache(maxsize=16384)
def ordinary(word: str) -> bool:
    """Whether the dictionary knows `word` as a common word."""
    from lemminflect import getAllLemmas

    return all(bool(getAllLemmas(part)) for part in _POSSESSIVE.sub("", word).lower().split("-") if len(part) > 3)


@cache
def _given_names() -> frozenset[str]:
    from reconciler.lang import word_list

    return word_list("en", "entities", "given_names")
