"""English verb groups: the words of a finite verb with its auxiliaries, and the tense that they make.

Known limits: a question's inverted auxiliary makes a group of its own; a verb that was not recognised as one makes none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reconciler.lang.verb import Tense, VerbGroup
from reconciler.lang.words import Tag, once_a_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reconciler.lang.words import Word

_BETWEEN = frozenset((Tag.ADVERB, Tag.NEGATION))
_FINITE = frozenset((Tag.VERB, Tag.MODAL))
_AUXILIARY = frozenset(("be", "have", "do"))
_PAST_BE = frozenset(("was", "were", "wasn't", "weren't", "wasn’t", "weren’t"))


@once_a_sentence
def verb_groups(words: Sequence[Word]) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence, in order."""
    found: list[VerbGroup] = []
    free = 0
    for n, word in enumerate(words):
        if n < free or not (word.tag in _FINITE or (not word.text.isalpha() and _contracted(word))):
            continue
        chain = _chain(words, n)
        tense = _tense(words, chain)
        free = chain[-1] + 1
        if tense is not Tense.NONE:
            found.append(VerbGroup(n, free, chain[-1], tense))
    return tuple(found)


@cache
def _modals() -> Mapping[str, Tense]:
    from reconciler.lang import lexicon

    modals = lexicon("en", "status")["modals"]
    return {word: tense for tense in (Tense.FUTURE, Tense.POSSIBLE) for word in modals[tense].split()}


def _contracted(word: Word) -> str:
    """The auxiliary that a contracted form ends in ("they'll", "we've"), or nothing."""
    if word.text.isalpha():
        return ""
    ending = word.text[-3:].lower().replace("’", "'")
    return {"'ll": "will", "'ve": "have", "'re": "be"}.get(ending, "be" if ending.endswith("'m") else "")


def _chain(words: Sequence[Word], first: int) -> list[int]:
    """The indexes of the verbs of the group that begins at `first`, adverbs left out."""
    chain, at = [first], first + 1
    opening = words[first]
    if opening.tag is Tag.VERB and "aux" not in opening.features and opening.lemma not in _AUXILIARY:
        return chain
    while at < len(words):
        if _joins(words[chain[-1]], words[at]):
            chain.append(at)
        elif words[at].tag not in _BETWEEN:
            break
        at += 1
    return chain


def _joins(last: Word, word: Word) -> bool:
    """Whether `word` goes on with the group whose last verb is `last`."""
    lemma = _contracted(last) or last.lemma
    if last.tag is Tag.MODAL or lemma == "will":
        return word.tag in (Tag.INFINITIVE, Tag.VERB)
    if word.tag is Tag.ING:
        return lemma == "be"
    if word.tag is Tag.VERB:  # a participle that the tagger took for the past
        return lemma in ("be", "have") and "past" in word.features
    return (word.tag is Tag.PARTICIPLE and lemma in ("be", "have")) or (word.tag is Tag.INFINITIVE and lemma == "do")


def _tense(words: Sequence[Word], chain: Sequence[int]) -> Tense:
    first, last = words[chain[0]], words[chain[-1]]
    opening = _contracted(first) or first.lemma
    if first.tag is not Tag.MODAL and opening == "will":
        return Tense.FUTURE
    if first.tag is Tag.MODAL:
        return _modals().get(opening, Tense.OTHER) if len(chain) > 1 and first.text != "May" else Tense.NONE
    if opening == "have":
        if len(chain) == 1:
            owing = chain[0] + 1 < len(words) and words[chain[0] + 1].tag is Tag.TO
            return Tense.OTHER if owing else Tense.NONE
        return Tense.ONGOING if last.tag is Tag.ING else Tense.PAST
    if opening == "be":
        if len(chain) == 1:
            return Tense.NONE
        if last.tag is Tag.ING or last.lemma == "be":
            going = last.lemma == "go" and chain[-1] + 1 < len(words) and words[chain[-1] + 1].tag is Tag.TO
            return Tense.FUTURE if going else Tense.ONGOING
        return Tense.PAST if first.text.lower() in _PAST_BE else Tense.PRESENT
    if opening == "do":
        return Tense.PAST if first.text.lower().startswith("did") else Tense.PRESENT
    return Tense.PAST if "past" in first.features else Tense.PRESENT
