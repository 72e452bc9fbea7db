"""Tell by which of its names a thing is called: all cases and spellings with capitals of one name are one.

A name that the glossary has is known by its entry, any other by the base forms of its words. Words that are only made of a name
("Russian") are no name of the thing. Known limit: the base form of a name that no dictionary knows is a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.entity_lexicon import plain
from reconciler.facets import EntityKind
from reconciler.lang.names import name_words
from reconciler.values.wording import base_forms

if TYPE_CHECKING:
    from reconciler.facets import EntityMention
    from reconciler.glossary import Glossary

_NAMED = frozenset((EntityKind.BODY, EntityKind.PERSON, EntityKind.PLACE, EntityKind.AGREEMENT))


class Name(NamedTuple):
    """A name by its base form; `former`: what the thing was called before."""

    form: str
    former: bool = False


class NameReader:
    """Reads names with the `glossary` of a project; each spelling is read once."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._known: dict[tuple[str, str, str, bool], Name | None] = {}

    def name(self, mention: EntityMention, words: str, language: str) -> Name | None:
        """The name that a mention uses, whose words these are; None where it names nothing of the kinds that are counted."""
        key = words, language, mention.key, mention.kind in _NAMED
        if key not in self._known:
            self._known[key] = self._read(*key)
        return self._known[key]

    def _read(self, words: str, language: str, key: str, named: bool) -> Name | None:
        spelled = plain(words)
        hit = self._glossary.finder(language).match(spelled, 0) if spelled else None
        if hit and hit[1].key == key and all(not w.text[0].isalnum() for w in spelled[hit[0] :]):
            if hit[1].what == "adjective":
                return None
            return Name(" ".join(hit[1].words).lower(), hit[1].what == "former")
        parts = name_words(language)
        if not spelled or not (named or key == parts.surname(spelled[-1].text)):
            return None
        return Name(" ".join(base_forms(words, language)))


def is_nominative(words: str, language: str) -> bool:
    """Whether a spelling may stand in a list as it is: in Russian, whether its first noun or adjective is in the nominative."""
    if language != "ru":
        return True
    return any("nomn" in word.features.split() for word in lang.get(language).tag(words)[:1])
