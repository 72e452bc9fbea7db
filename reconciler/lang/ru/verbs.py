"""Russian verb groups: a finite verb, «будет» or «был» with what it belongs to, a modal word with its infinitive.

Known limit: «будет» and its verb are found together only with up to three words between them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reconciler.lang.ru.tagging import morphology
from reconciler.lang.verb import Tense, VerbGroup
from reconciler.lang.words import Tag, once_a_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.words import Word

_REACH = 4
_CONDITIONAL = frozenset(("бы", "б"))


@once_a_sentence
def verb_groups(words: Sequence[Word]) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence, in order."""
    found: list[VerbGroup] = []
    free = 0
    for n, word in enumerate(words):
        if n < free or not (word.tag is Tag.VERB or word.tag is Tag.MODAL):
            continue
        tense, head = _read(words, n)
        free = head + 1
        if tense is not Tense.NONE:
            found.append(VerbGroup(n, free, head, tense))
    return tuple(found)


def _read(words: Sequence[Word], at: int) -> tuple[Tense, int]:
    """Tense of the group that begins at `at`, and where its main verb stands."""
    word = words[at]
    features = word.features
    if word.tag is Tag.MODAL:
        possible = word.lemma == "мочь" and not _conditional(words, at)
        return (Tense.POSSIBLE if possible else Tense.OTHER), _ahead(words, at, passive=False)
    if word.lemma == "быть":
        head = _ahead(words, at, passive=True)
        if "futr" in features:
            return Tense.FUTURE, head
        if "past" in features and head > at and not _conditional(words, at):
            return (Tense.PAST if words[head].tag is Tag.VERB else Tense.NONE), head
        return Tense.NONE, at
    if _conditional(words, at):
        return Tense.OTHER, at
    if "futr" in features:
        return _future(word.text.lower()), at
    for feature, tense in (("past", Tense.PAST), ("pres", Tense.PRESENT)):
        if feature in features:
            return tense, at
    return Tense.NONE, at


def _ahead(words: Sequence[Word], at: int, passive: bool) -> int:
    """The infinitive (or the short passive participle) that the verb at `at` leads to, `at` itself where there is none."""
    for n in range(at + 1, min(at + 1 + _REACH, len(words))):
        word = words[n]
        if word.tag is Tag.INFINITIVE:
            return _ahead(words, n, passive=True) if word.lemma == "быть" else n
        if passive and word.tag is Tag.VERB and "pssv" in word.features:
            return n
        if word.tag in (Tag.VERB, Tag.MODAL, Tag.RELATIVE, Tag.SUBORDINATOR) or word.text in ";:.":
            break
    return at


def _conditional(words: Sequence[Word], at: int) -> bool:
    near = words[max(at - 2, 0) : at + 3]
    return any(w.lemma in _CONDITIONAL or w.lemma == "чтобы" for w in near)


@lru_cache(maxsize=8192)
def _future(form: str) -> Tense:
    """The tense of a form whose likeliest reading is the future: others may be a present, an imperative or a participle."""
    readings = [str(parsed.tag) for parsed in morphology().parse(form)]
    if any("pres" in reading for reading in readings):
        return Tense.PRESENT
    return Tense.NONE if any("impr" in reading or "PRTS" in reading for reading in readings) else Tense.FUTURE
