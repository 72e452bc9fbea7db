"""Runs of capitalised words: where a name that no glossary knows begins and ends, and what it names.

Known limit: the words of a Russian name behind its head are taken while they are in the genitive («Совет министров»), so that a
genitive of the sentence that happens to follow is taken along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.entity_lexicon import ROMAN, STATE_OFFICE, is_acronym
from reconciler.claims.entity_persons import LONGEST_PERSON, QUOTES, Persons, is_initial, is_quoted
from reconciler.facets import EntityKind, EntityMention
from reconciler.lang.words import TAGS, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reconciler.claims.document_names import Names
    from reconciler.claims.entity_lexicon import EntityLexicon
    from reconciler.glossary import Meaning
    from reconciler.lang.words import Word

_ENDS = frozenset(".!?…:;•")
_GENITIVES = 5  # lower-case words that may follow the head of a Russian name
_TITLE_CASE = 0.7  # share of capitals among the longer words from which they mean nothing
_TITLE_WORDS = 5
_LONG = 4  # code points of a word that a headline writes with a capital
_NOMINAL = frozenset((Tag.NOUN, Tag.ADJECTIVE, Tag.NAME, Tag.PARTICIPLE))
_FUNCTION = frozenset(
    (
        Tag.NUMBER,
        Tag.PRONOUN,
        Tag.DETERMINER,
        Tag.CONJUNCTION,
        Tag.SUBORDINATOR,
        Tag.PREPOSITION,
        Tag.RELATIVE,
        Tag.ADVERB,
        Tag.MODAL,
    )
)
_CLOSING = (EntityKind.BODY, EntityKind.AGREEMENT)
_NO_NAME = frozenset(TAGS.values()) - _NOMINAL - {Tag.NUMBER, Tag.OTHER, Tag.MARK} | {Tag.PARTICIPLE}


def is_capital(word: Word) -> bool:
    """Whether `word` begins with a capital letter."""
    return word.text[0].isupper()


def is_headline(words: Sequence[Word]) -> bool:
    """Whether it does not end like a sentence and nearly all longer words bear a capital, so that capitals tell nothing."""
    if words[-1].text in _ENDS:
        return False
    longer = [w.text[0].isupper() for w in words if len(w.text) >= _LONG and w.text[0].isalpha()]
    return len(longer) >= _TITLE_WORDS and sum(longer) >= _TITLE_CASE * len(longer)


class Runs:
    """The runs of one sentence. `dated(n)`: whether word `n` belongs to a date; `find(n)`: the known name that begins there."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        lexicon: EntityLexicon,
        names: Names,
        dated: Callable[[int], bool],
        find: Callable[[int], tuple[int, Meaning] | None],
    ) -> None:
        self._words = words
        self._lexicon = lexicon
        self._names = names
        self._dated = dated
        self._find = find
        self._text = text
        self._headline = not lexicon.inflected and is_headline(words)
        self._persons = Persons(words, lexicon, names, self._headline)

    def read(self, first: int, titled: bool) -> tuple[int, EntityMention | None]:
        """The name that begins at the capitalised word `first`: the index after it, and the mention if it is one.

        `titled`: a title or office stands before it.
        """
        stop = self._end(first, titled)
        start = self._without_opening(first, stop)
        if start == stop:
            return stop, None
        run = self._words[start:stop]
        if len(run) > 1 and all(self._is_empty(w) for w in run):
            return stop, None
        if self._persons.is_one(start, stop, titled):
            return stop, self._persons.mention(run)
        if self._headline and not (len(run) == 1 and is_acronym(run[0].text)):
            return stop, None
        if self._lexicon.inflected:
            stop = self._with_head(start, stop)
            run = self._words[start:stop]
        if len(run) == 1:
            return stop, self._mention(run, self._kind(start, run)) if self._is_single_name(start) else None
        return stop, self._mention(run, self._lexicon.head(run) or self._kind(start, run))

    # --- where it ends -------------------------------------------------------------------------------------------------------

    def _end(self, first: int, titled: bool) -> int:
        words, stop = self._words, first + 1
        given = self._lexicon.parts.given(words[first].text)
        while stop < len(words):
            if self._goes_on(stop):
                stop += 1
            elif words[stop].text == "." and len(words[stop - 1].text) == 1 and stop + 1 < len(words) and self._goes_on(stop + 1):
                stop += 2  # an initial
            elif (after := self._linked(first, stop, titled or (given and stop > first + 1))) > stop:
                stop = after
            elif (titled or given) and stop <= first + 2 and self._is_surname(stop):
                return stop + 1
            else:
                break
        return stop

    def _is_surname(self, n: int) -> bool:
        """Whether word `n`, known as a place, may end the name of a person ("Jack London")."""
        hit = self._find(n) if is_capital(self._words[n]) and not self._lexicon.inflected else None
        return hit is not None and hit[0] == n + 1 and hit[1].kind is EntityKind.PLACE and not is_acronym(self._words[n].text)

    def _goes_on(self, n: int) -> bool:
        word = self._words[n]
        before = self._words[n - 1]
        if "\n" in self._text[before.end : word.start]:
            return False
        if self._lexicon.inflected and is_capital(before) and (before.text[0] < "А") != (word.text[0] < "А"):
            return False  # a Latin name and a Cyrillic one
        if not is_capital(word) or self._dated(n) or self.is_small(n) or word.text.lower() in self._lexicon.calendar:
            return False
        hit = self._find(n)
        return (hit is None or hit[1].what == STATE_OFFICE) and not self._lexicon.compound(word.text)

    def _linked(self, first: int, at: int, person: bool) -> int:
        """The index after a linking word at `at` and the name behind it, or `at` where the name does not go on.

        `person`: the name is a person's, and goes on over particles alone.
        """
        words, lexicon = self._words, self._lexicon
        link = words[at].text
        n = at + 1
        if link in lexicon.particles:
            while n < len(words) and words[n].text in lexicon.particles:
                n += 1
            if n < len(words) and self._goes_on(n):
                return n + 1
            n = at + 1
        if link not in lexicon.linking or person:
            return at
        if n < len(words) and words[n].text in lexicon.after_linking and link not in ("and", "и"):
            n += 1
        if n >= len(words) or not is_capital(words[n]) or self._dated(n):
            return at
        headed = lexicon.head(words[first:at]) is not None
        known = self._find(n)
        if link in ("and", "и"):
            return n + 1 if known is None and self._goes_on_after_and(first, at) else at
        if known is not None:
            return known[0] if headed and known[1].what == "name" and link == "of" else at
        return n + 1

    def _goes_on_after_and(self, first: int, at: int) -> bool:
        """Whether the "and" at `at` is within a name: "Ministry of Labour and …", "Food and Drug Administration"."""
        words, lexicon = self._words, self._lexicon
        head = lexicon.head(words[first:at])
        if head is not None:
            within = lexicon.inflected or any(w.text in lexicon.linking for w in words[first:at])
            return within and head is not EntityKind.PLACE
        after = at + 1
        while after < len(words) and self._goes_on(after):
            after += 1
        return after > at + 1 and not lexicon.inflected and lexicon.head(words[after - 1 : after]) in _CLOSING

    def _with_head(self, start: int, stop: int) -> int:
        """The index after a Russian name with lower-case head or genitives («Лейбористская партия», «Совет министров»)."""
        words, n = self._words, stop
        if words[stop - 1].tag is Tag.ADJECTIVE and stop < len(words) and not is_capital(words[stop]):
            n = stop + 1
        if self._lexicon.head(words[start:n]) not in (EntityKind.BODY, EntityKind.AGREEMENT) or self._is_weak(start, n):
            return stop
        return self._genitives(n)

    def _genitives(self, stop: int) -> int:
        """The index after the lower-case words in the genitive that follow a Russian head noun."""
        words, last, n = self._words, stop, stop
        while n < min(len(words), stop + _GENITIVES):
            word = words[n]
            if word.tag not in _NOMINAL or is_capital(word) or "gent" not in word.features:
                break
            n += 1
            if word.tag is Tag.NOUN:
                last = n
        return last

    # --- whether it is one ---------------------------------------------------------------------------------------------------

    def _without_opening(self, first: int, stop: int) -> int:
        """Where the name begins once small words and the first word of a sentence are taken off."""
        start = first
        while start < stop and self.is_small(start):
            start += 1
        if start != first or stop - start < 2 or not self.opens(start) or self._known(start):
            return start
        word, parts = self._words[start], self._lexicon.parts
        if parts.given(word.text) or not parts.ordinary(word.text):
            return start
        headless = self._lexicon.head([word]) is None
        linked = self._words[start + 1].text in self._lexicon.linking
        if word.tag in _NO_NAME or (headless and (linked or (self._lexicon.inflected and word.tag is Tag.NOUN))):
            start += 1
        while start < stop and not is_capital(self._words[start]):
            start += 1
        return start

    def is_small(self, n: int) -> bool:
        """Whether word `n` is one of those that no name begins with, whatever its capital."""
        return self._words[n].text.lower() in self._lexicon.stop and not is_initial(self._words, n)

    def _is_empty(self, word: Word) -> bool:
        """Whether `word` adds nothing to a name ("Chapter XIV")."""
        lexicon = self._lexicon
        small = not is_capital(word) or word.text in lexicon.linking or len(word.text) == 1
        return small or bool(ROMAN.match(word.text)) or (lexicon.is_generic(word) and lexicon.head([word]) is None)

    def opens(self, n: int) -> bool:
        """Whether word `n` begins a sentence, a quotation or an item, so that its capital tells nothing."""
        words, n = self._words, n - 1
        quoted = False
        while n >= 0 and (words[n].text in QUOTES or words[n].text in "-–—•*"):
            quoted = quoted or words[n].text in QUOTES
            n -= 1
        if n < 0 or words[n].text in _ENDS:
            return n < 0 or not (words[n].text == "." and n > 0 and len(words[n - 1].text) == 1)
        return quoted and words[n].text == ","

    def _known(self, n: int) -> bool:
        """Whether the document writes word `n` with a capital inside a sentence, or as a surname."""
        word = self._words[n].text
        return word in self._names.capitals or self._surname(word) in self._names.persons

    def _surname(self, word: str) -> str:
        return self._lexicon.parts.surname(word)

    def _is_single_name(self, n: int) -> bool:
        word, parts = self._words[n], self._lexicon.parts
        adjective = self._lexicon.inflected and word.tag is Tag.ADJECTIVE and parts.ordinary(word.text)
        if len(word.text) == 1 or adjective or word.tag in _FUNCTION or self._lexicon.is_generic(word):
            return False
        if is_acronym(word.text) or self._surname(word.text) in self._names.persons or not parts.ordinary(word.text):
            shouted = word.text.isupper() and len(word.text) >= _LONG and parts.ordinary(word.text)
            return not shouted
        if self.opens(n):
            return word.text in self._names.capitals and word.tag not in _NO_NAME
        if is_quoted(self._words, n, n + 1):
            return True
        determined = n > 0 and self._words[n - 1].tag is Tag.DETERMINER
        return word.text in self._names.capitals and not determined and not self._is_listed(n)

    def _is_listed(self, n: int) -> bool:
        """Whether word `n` stands beside another common word with a capital: "Justice, Freedom and Security" names no three."""
        words, parts = self._words, self._lexicon.parts
        pairs = ((n - 1, n - 2), (n + 1, n + 2))
        return any(
            0 <= other < len(words)
            and words[mark].text in (",", "and", "и")
            and is_capital(words[other])
            and parts.ordinary(words[other].text)
            for mark, other in pairs
        )

    def _is_weak(self, start: int, stop: int) -> bool:
        """Whether the name is one word that begins a sentence and is a common word as well («Совет отца …»)."""
        return stop - start == 1 and self._words[start].lemma in self._lexicon.weak_heads and self.opens(start)

    # --- what it is ----------------------------------------------------------------------------------------------------------

    def _kind(self, start: int, run: Sequence[Word]) -> EntityKind:
        last = run[-1].text
        if is_quoted(self._words, start, start + len(run)) or (self._lexicon.inflected and last[0] < "А" and not is_acronym(last)):
            return EntityKind.NAME
        if len(run) == 1 and self._lexicon.parts.place(last):
            return EntityKind.PLACE
        if len(run) == 1 and is_acronym(last):
            return EntityKind.ACRONYM
        before = self._words[start - 1].text.lower() if start else ""
        if before in self._lexicon.place_prepositions and len(run) <= 2 and not last.endswith(("'s", "’s")):
            unknown = not any(self._lexicon.parts.ordinary(w.text) for w in run)
            return EntityKind.PLACE if unknown and (not self._lexicon.inflected or last == run[0].text) else EntityKind.NAME
        return EntityKind.NAME

    def _mention(self, run: Sequence[Word], kind: EntityKind) -> EntityMention:
        key = self._lexicon.key(run)
        if kind is EntityKind.NAME and len(run) <= LONGEST_PERSON and self._surname(run[-1].text) in self._names.tails:
            key = self._surname(run[-1].text)
        return EntityMention(run[0].start, run[-1].end, key, kind)
