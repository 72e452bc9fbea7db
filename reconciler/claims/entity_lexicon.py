"""What a reader of names knows before it reads: the language's `entities.toml` and the glossary, made ready once for both.

Limits: a word in capitals is an acronym up to six letters; longer ones are words that somebody shouted.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.facets import EntityKind
from reconciler.glossary import Finder
from reconciler.lang.names import name_words
from reconciler.lang.words import Tag, Word, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reconciler.glossary import Glossary, Meaning

OFFICE, STATE_OFFICE, TITLE, NUMBERED = "office", "state_office", "title", "numbered"

_ACRONYM = re.compile(r"(?:[^\W\d_a-zа-яё]{2,6}|[^\W\d_a-zа-яё]{2,6}[’']?(?:s|а|у|ом|е|ов))$")
ROMAN = re.compile(r"[IVXLC]+$")
_HYPHEN = re.compile(r"[-‐‑]")
_MOST_WORDS = 20_000  # remembered, so that a long run does not fill the memory
_DULL, _MARKED, _COMPOUND = 0, 1, 2


class EntityLexicon:
    """The heads, titles and small words of a language, and `find`, which asks glossary and offices at once."""

    def __init__(self, language: str, glossary: Glossary) -> None:
        tongue = lang.get(language)
        self.parts = name_words(language)
        self.inflected = language == "ru"
        self.linking = tongue.words("entities", "linking")
        self.after_linking = tongue.words("entities", "after_linking")
        self.particles = tongue.words("entities", "particles")
        self.suffixes = tongue.words("entities", "suffixes")
        self.place_prepositions = tongue.words("entities", "place_prepositions")
        self.generic = tongue.words("entities", "generic")
        self.calendar = tongue.words("entities", "calendar")
        self.place_openers = tongue.words("entities", "place_openers")
        self.weak_heads = tongue.words("entities", "weak_heads")
        self.between_number = tongue.words("entities", "between_number")
        self.stop = tongue.words("words", "stop")
        self._heads: Mapping[str, EntityKind] = {
            word: kind
            for kind, key in (
                (EntityKind.PLACE, "place_heads"),
                (EntityKind.AGREEMENT, "agreement_heads"),
                (EntityKind.BODY, "body_heads"),
            )
            for word in tongue.words("entities", key)
        }
        data = tongue.lexicon("entities").get("directions", {})
        self._directions: Mapping[str, str] = {word: name for name, words in data.items() for word in words.split()}
        self._names = glossary.finder(language)
        self._functions = _functions(language)
        self._marks: dict[str, int] = {}
        self._starts: dict[str, bool] = {}

    # --- which words matter --------------------------------------------------------------------------------------------------

    def marked(self, words: Sequence[Word]) -> list[int]:
        """The indices of the words with a capital, and of those that begin a name without one."""
        marks = self._marks
        return [n for n, w in enumerate(words) if marks.get(w[2]) or (w[2] not in marks and self._mark(w))]

    def _mark(self, word: Word) -> int:
        if len(self._marks) > _MOST_WORDS:
            self._marks.clear()
            self._starts.clear()
        text = word.text
        mark = _DULL
        if not text[0].isalpha():
            pass
        elif not text[0].isupper():
            lemmas = {word.lemma, text.lower()}
            mark = _MARKED if self._names.begins(lemmas) or self._functions.begins(lemmas) else _DULL
        else:
            mark = _COMPOUND if self._is_compound(text) else _MARKED
        self._marks[text] = mark
        return mark

    def compound(self, word: str) -> bool:
        """Whether the marked `word` is several names in one ("EU-Russia")."""
        mark = self._marks.get(word)
        return self._is_compound(word) if mark is None and word[0].isupper() else mark == _COMPOUND

    def _is_compound(self, text: str) -> bool:
        first, *rest = _HYPHEN.split(text, maxsplit=1)
        if not rest or any(node.meanings for node in (*self._names.starts(text), *self._functions.starts(text))):
            return False
        return any(m.words[0][0].isupper() for node in self._names.starts(first) for m in node.meanings)

    # --- what they mean ------------------------------------------------------------------------------------------------------

    def find(self, words: Sequence[Word], at: int) -> tuple[int, Meaning] | None:
        """The longest name, office or title that begins with word `at`: the index after it and its meaning."""
        text = words[at].text
        starts = self._starts.get(text)
        if starts is None:
            starts = self._starts[text] = bool(self._names.starts(text) or self._functions.starts(text))
        if not starts:
            return None
        name = self._names.match(words, at)
        function = self._functions.match(words, at)
        if name is None or (function is not None and function[0] > name[0]):
            return function
        return name

    def head(self, words: Sequence[Word]) -> EntityKind | None:
        """What the head noun of the name `words` tells: in English the word before "of" or "for", else the last one."""
        if self.inflected:
            return next((kind for w in words if (kind := self._head(w)) is not None), None)
        before = next((n for n, w in enumerate(words) if w.text in self.linking and w.text != "and"), len(words))
        if before < len(words):
            return self._head(words[before - 1]) if before else None
        found = self._head(words[-1])
        first = self._head(words[0]) if found is None and len(words) > 1 else None
        return first if first is EntityKind.PLACE else found  # "Lake Ombra"

    def _head(self, word: Word) -> EntityKind | None:
        for form in (word.lemma, *self.parts.forms(word.text)):
            if form in self._heads:
                return self._heads[form]
        return None

    def key(self, words: Sequence[Word]) -> str:
        """The key of the name that `words` make."""
        parts = [w for w in words if w.text[0].isalnum() and w.text not in self.linking and w.text not in self.after_linking]
        single = len(parts) == 1
        return " ".join(self.parts.surname(w.text) if single else self.parts.stem(w.text) for w in parts)

    def direction(self, word: Word) -> str:
        """The quarter of the sky that the capitalised `word` names, by its English name; empty if it names none."""
        return self._directions.get(word.lemma, "") if word.text[0].isupper() else ""

    def is_generic(self, word: Word) -> bool:
        """Whether the capital of `word`, standing alone, makes no name of it."""
        forms = (word.lemma, word.text.lower(), self.parts.forms(word.text)[0])
        return any(form in self.generic or form in self.calendar for form in forms)


def plain(text: str) -> tuple[Word, ...]:
    """The words and marks of `text` as they stand, for a language without a dictionary."""
    return tuple(Word(start, end, word, word.lower(), Tag.OTHER) for start, end, word in tokens(text))


def is_acronym(word: str) -> bool:
    """Whether `word` is in capitals, an ending of plural or case apart, and no Roman numeral."""
    return bool(_ACRONYM.match(word)) and not ROMAN.match(word)


@lru_cache(maxsize=16)
def entity_lexicon(language: str, glossary: Glossary) -> EntityLexicon:
    """The lexicon of `language` with `glossary`, made once."""
    return EntityLexicon(language, glossary)


@cache
def _functions(language: str) -> Finder:
    """Offices, titles and numbered documents of a language."""
    finder = Finder(language)
    data = lang.lexicon(language, "entities")
    for what, table, kind in (
        (OFFICE, "offices", EntityKind.BODY),
        (STATE_OFFICE, "state_offices", EntityKind.BODY),
        (NUMBERED, "numbered", EntityKind.AGREEMENT),
    ):
        for key, names in data.get(table, {}).items():
            for name in names.split():
                finder.add(name.replace("_", " "), key, kind, what)
    for name in data.get("titles", "").split():
        finder.add(name.replace("_", " "), name, EntityKind.NAME, TITLE)
    return finder
