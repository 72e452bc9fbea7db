"""Russian parts of speech by pymorphy3, with the case of nouns; what is open is settled by the words around.

Known limit: of a word's readings the most frequent is taken, unless the lexicon `tagging.toml` knows better.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reconciler.lang.words import Tag, Word, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pymorphy3 import MorphAnalyzer

_TAGS = {
    "NOUN": Tag.NOUN,
    "NPRO": Tag.PRONOUN,
    "ADJF": Tag.ADJECTIVE,
    "ADJS": Tag.VERB,
    "COMP": Tag.ADVERB,
    "VERB": Tag.VERB,
    "INFN": Tag.INFINITIVE,
    "PRTF": Tag.PARTICIPLE,
    "PRTS": Tag.VERB,
    "GRND": Tag.ING,
    "NUMR": Tag.NUMBER,
    "ADVB": Tag.ADVERB,
    "PRED": Tag.VERB,
    "PREP": Tag.PREPOSITION,
    "CONJ": Tag.CONJUNCTION,
    "PRCL": Tag.OTHER,
    "INTJ": Tag.OTHER,
}
_KEPT = frozenset(["nomn", "gent", "datv", "accs", "ablt", "loct", "sing", "plur", "past", "pres", "futr", "pssv", "actv"])


def tag(text: str) -> tuple[Word, ...]:
    """The words and marks of the sentence `text`, in order; `start` and `end` count its code points."""
    found: list[Word] = []
    for start, end, word in tokens(text):
        if not word[0].isalpha():
            found.append(Word(start, end, word, word, Tag.NUMBER if word[0].isdecimal() else Tag.MARK))
            continue
        kind, lemma, features = _sense(word.lower())
        if kind is Tag.NOUN and word[0].isupper() and found and found[-1].tag is not Tag.MARK:
            kind = Tag.NAME
        found.append(Word(start, end, word, lemma, kind, features))
    return tuple(found)


@cache
def morphology() -> MorphAnalyzer:
    """The dictionary, loaded once a process."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@cache
def _small_words() -> Mapping[str, Tag]:
    from reconciler.lang import lexicon

    return {word: Tag(name) for name, words in lexicon("ru", "tagging").items() for word in words.split()}


@lru_cache(maxsize=65536)
def _sense(word: str) -> tuple[Tag, str, str]:
    parsed = morphology().parse(word)[0]
    lemma = parsed.normal_form.replace("ё", "е")
    kind = _small_words().get(lemma) or _TAGS.get(str(parsed.tag.POS), Tag.OTHER)
    features = " ".join(g for g in str(parsed.tag).replace(" ", ",").split(",") if g in _KEPT)
    return kind, lemma, features
