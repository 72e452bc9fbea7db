"""Persons: which capitalised words name one, and by which part of the name they are known.

A person's key is the surname, with the given name only where the document tells two of one surname apart.

Known limits: the last word of a name is taken for the surname, also where a language puts it first; English given names are those
of a list, so that a person of an uncommon one is a name without a kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.entity_lexicon import ROMAN, is_acronym
from reconciler.facets import EntityKind, EntityMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.claims.document_names import Names
    from reconciler.claims.entity_lexicon import EntityLexicon
    from reconciler.lang.words import Word

QUOTES = frozenset("\"'«»“”„‘’([")
LONGEST_PERSON = 4
_CASES = frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct"))
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")


def is_initial(words: Sequence[Word], n: int) -> bool:
    """Whether word `n` is an initial before a name."""
    return len(words[n].text) == 1 and n + 1 < len(words) and words[n + 1].text == "."


def is_quoted(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether the words `[start, stop)` stand in quotation marks or brackets by themselves."""
    return start > 0 and words[start - 1].text in QUOTES and stop < len(words) and words[stop].text in QUOTES


def _case(word: Word) -> str:
    """The Russian case of `word`, genitive and accusative as one; empty where it is not known."""
    case = next((feature for feature in word.features.split() if feature in _CASES), "")
    return "gent" if case == "accs" else case


class Persons:
    """The persons of one sentence; `headline`: its capitals tell nothing."""

    def __init__(self, words: Sequence[Word], lexicon: EntityLexicon, names: Names, headline: bool) -> None:
        self._words = words
        self._lexicon = lexicon
        self._names = names
        self._headline = headline

    def is_one(self, start: int, stop: int, titled: bool) -> bool:
        """Whether the capitalised words `[start, stop)` name a person; `titled`: a title stands before them."""
        run, parts, lexicon = self._words[start:stop], self._lexicon.parts, self._lexicon
        first = run[0].text
        if len(run) == 1:
            if parts.surname(first) in self._names.persons and not lexicon.is_generic(run[0]):
                return True
            if not titled or is_acronym(first) or lexicon.is_generic(run[0]) or self._headline:
                return False
            return not lexicon.inflected or self._agrees(start)
        linked = any(w.text in lexicon.linking and w.text not in lexicon.particles for w in run)
        if linked or len(run) > 2 * LONGEST_PERSON or lexicon.head(run) is not None:
            return False
        if titled or (is_initial(self._words, start) and len(run) > 2) or parts.patronymic(run[-1].text):
            return True
        given = next((w.text for w in run[:-1] if parts.given(w.text)), "")
        if (
            given
            and run[0].text not in lexicon.place_openers
            and not (parts.ordinary(given) and parts.ordinary(run[-1].text) and run[-1].text.endswith("s"))
        ):
            return True
        if any(w.text in lexicon.particles and w.text not in lexicon.linking for w in run):
            return True
        return lexicon.inflected and not is_quoted(self._words, start, stop) and self._is_foreign(start, run)

    def _agrees(self, n: int) -> bool:
        """Whether word `n` stands in the case of the title before it: «лидер Хартии» is none of that name."""
        word, title, parts = self._words[n], self._words[n - 1], self._lexicon.parts
        if parts.ordinary(word.text) or parts.place(word.text):
            return False
        case = _case(title)
        bare = case == "nomn" and word.text[-1] in _CONSONANTS  # the dictionary guesses at a plural in the genitive
        return parts.proper(word.text) or bare or bool(case and _case(word) == case)

    def _is_foreign(self, start: int, run: Sequence[Word]) -> bool:
        """Whether two or three words that no Russian dictionary knows stand where a person may («Джейми Варди»)."""
        parts = self._lexicon.parts
        before = self._words[start - 1].text.lower() if start else ""
        return (
            len(run) <= LONGEST_PERSON - 1
            and before not in self._lexicon.place_prepositions
            and not any(parts.ordinary(w.text) or parts.place(w.text) or w.text[0] < "А" or is_acronym(w.text) for w in run)
        )

    def _from_given_name(self, run: Sequence[Word]) -> Sequence[Word]:
        """The run without what stands before the given name ("Englishman Robert Smith")."""
        parts = self._lexicon.parts
        given = next((n for n, w in enumerate(run[:-1]) if parts.given(w.text) or len(w.text) == 1), 0)
        alien = self._lexicon.inflected and run[0].text[0] < "А" <= run[given].text[0]
        if parts.patronymic(run[-1].text):
            return run
        if run[0].text in self._lexicon.place_openers:
            return run
        return run[given:] if given and (alien or parts.ordinary(run[0].text)) else run

    def mention(self, run: Sequence[Word]) -> EntityMention:
        """The mention of the person that `run` names."""
        parts, run = self._lexicon.parts, self._from_given_name(run)
        if self._headline:  # the words behind a surname have capitals too
            run = run[: next((n for n, w in enumerate(run) if n and len(w.text) > 1), len(run)) + 1]
        last = len(run) - 1
        while last > 0 and (run[last].text in self._lexicon.suffixes or ROMAN.match(run[last].text)):
            last -= 1
        if last == 0 and len(run) > 1:  # "Louis XVI"
            return EntityMention(run[0].start, run[-1].end, self._lexicon.key(run), EntityKind.PERSON)
        if last > 1 and parts.patronymic(run[last].text):
            last = 0  # «Иванов Иван Иванович»
        surname = parts.surname(run[last].text)
        given = self._names.persons.get(surname, frozenset())
        first = parts.stem(run[0].text)
        key = f"{surname} {first}" if len(given) > 1 and first in given else surname
        return EntityMention(run[0].start, run[-1].end, key, EntityKind.PERSON)
