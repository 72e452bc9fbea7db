"""What the dictionaries say of a word: simplemma's for English, pymorphy3's for Russian, none for any other language."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=16384)
def is_known(word: str, language: str) -> bool:
    """Whether the dictionary of the language has the lower-case `word`."""
    if language == "ru":
        from reconciler.lang.ru.tagging import morphology

        return bool(morphology().word_is_known(word))
    if language == "en":
        from simplemma import is_known as is_in_dictionary

        return is_in_dictionary(word, lang="en")
    return False


def is_plural(noun: str, language: str) -> bool:
    """Whether `noun` looks like more than one."""
    if language == "ru":
        from reconciler.lang.ru.tagging import morphology

        return "plur" in morphology().parse(noun)[0].tag
    return noun.endswith("s")
