"""A noun phrase among the words of a sentence, and the key by which it is compared.

How phrases are found depends on the language: `reconciler/lang/<code>/phrases.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reconciler.facets import EntityKind
from reconciler.lang.scripts import transliterate
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.facets import EntityMention
    from reconciler.lang.words import Word

_POSSESSIVE = ("'s", "’s")


class Phrase(NamedTuple):
    """The words `[first, stop)` of a sentence with the noun `head` that the phrase is about; all are indexes of words."""

    first: int
    stop: int
    head: int


def key_of(
    words: Sequence[Word], phrase: Phrase | None, entities: Sequence[EntityMention] = (), generic: frozenset[str] = frozenset()
) -> str:
    """The key of whom `phrase` means: that of the entity its head belongs to, else the head's lemma in Latin letters.

    A head in `generic` ("forces", "side") does not say whose it is: its key is the entity that the phrase names besides, or the
    lemmas of its attribute and itself. Empty for a pronoun, which names nobody, and where there is no phrase.
    """
    if phrase is None or words[phrase.head].tag in (Tag.PRONOUN, Tag.RELATIVE):
        return ""
    head = words[phrase.head]
    start, end = words[phrase.first].start, words[phrase.stop - 1].end
    around = [e for e in entities if e.start < end and e.end > start]
    for entity in around:
        if entity.start < head.end and entity.end > head.start:
            return entity.key
    if head.lemma not in generic:
        return lemma_key(head)
    person = next((e for e in around if e.kind is EntityKind.PERSON), None)
    if person is not None:
        return person.key
    if around:
        return around[0].key
    before = words[phrase.head - 1] if phrase.head > phrase.first else None
    attributes = (Tag.ADJECTIVE, Tag.NAME, Tag.NOUN)
    return f"{lemma_key(before)} {lemma_key(head)}" if before and before.tag in attributes else lemma_key(head)


def lemma_key(word: Word) -> str:
    """The lemma of `word` in Latin letters, without an English possessive ending."""
    lemma = word.lemma[:-2] if word.lemma.endswith(_POSSESSIVE) else word.lemma
    return transliterate(lemma)
