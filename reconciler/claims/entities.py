"""Find names in a sentence: what the glossary knows, persons, places, bodies and agreements by the words around, other names.

`key` is what mentions are compared by: the glossary's id; for an office of a state "state/office"; for a person the surname; else
the base forms of the name's words. Keys are in Latin letters and alike in every case and usual spelling, so that «Сыромолотовым»
meets "Syromolotov". A word that the glossary derives from a name ("Russian") is a mention of kind NAME with that name's key.

Known limits: of two persons with one surname only those are told apart that the document names with different given names; a single
capitalised word at the beginning of a sentence is a name only where the glossary, the document or the dictionary says so; names in
headlines with capitals throughout are those of the glossary alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.document_names import NO_NAMES, Names, read_names
from reconciler.claims.entity_lexicon import NUMBERED, OFFICE, STATE_OFFICE, TITLE, entity_lexicon, is_acronym, plain
from reconciler.claims.entity_runs import Runs, is_headline
from reconciler.facets import EntityKind, EntityMention
from reconciler.glossary import lookup
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.claims.entity_lexicon import EntityLexicon
    from reconciler.facets import DateMention
    from reconciler.glossary import Glossary, Meaning
    from reconciler.lang.words import Word

__all__ = ["NO_NAMES", "Names", "find_entities", "read_names"]

_PIECE = re.compile(r"[^-‐‑]+")
_VERBS = (Tag.VERB, Tag.INFINITIVE, Tag.ING)
_NAMING = ("name", "former", "adjective")
_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
_GAP = 2  # small words that may stand between a title and the name it goes with («посол США в Германии …»)


def find_entities(
    text: str,
    language: str,
    dates: Sequence[DateMention] = (),
    glossary: Glossary | None = None,
    words: Sequence[Word] = (),
    names: Names = NO_NAMES,
) -> tuple[EntityMention, ...]:
    """The names in the sentence `text`, in order and without overlap; offsets are code points of `text`.

    Words within `dates` are no names. `glossary` is the project's (`reconciler.glossary.lookup`; without one those shipped),
    `words` what `lang.get(language).tag(text)` gave, `names` what `read_names` gave for the whole document.
    """
    words = words or lang.get(language).tag(text) or plain(text)
    if not words:
        return ()
    return tuple(_Reading(text, words, entity_lexicon(language, glossary or lookup()), names, dates).mentions())


class _Reading:
    """One sentence being read from left to right."""

    def __init__(
        self, text: str, words: Sequence[Word], lexicon: EntityLexicon, names: Names, dates: Sequence[DateMention]
    ) -> None:
        self._marked = lexicon.marked(words)
        self._text = text
        self._words = words
        self._lexicon = lexicon
        self._names = names
        self._dates = [(d.start, d.end) for d in dates]
        self._found: list[EntityMention] = []
        self._hits: dict[int, tuple[int, Meaning] | None] = {}
        self._title = -1  # the index after the title, office or name from which a title still reaches on

    def mentions(self) -> list[EntityMention]:
        if not self._marked:
            return []
        runs = Runs(self._text, self._words, self._lexicon, self._names, self._dated, self._find)
        lexicon = self._lexicon
        shouted = self._text.isupper()
        done = 0
        for n in self._marked:
            if n < done or self._dated(n):
                continue
            hit = self._find(n)
            if hit and self._means_it(n, *hit):
                done = self._known(n, *hit)
            elif lexicon.direction(self._words[n]) and (after := self._known_place(n + 1)):
                done = self._part(n, *after)
            elif lexicon.compound(self._words[n].text):
                self._found.extend(self._parts(self._words[n]))
            elif self._words[n].text[0].isupper() and not shouted and not runs.is_small(n):
                done, mention = runs.read(n, self._titled(n))
                if mention and self._is_portfolio(n, done):
                    self._title = done
                elif mention:
                    self._found.append(self._of_state(n, mention))
        return self._found

    def _is_portfolio(self, n: int, stop: int) -> bool:
        """Whether the words `[n, stop)` tell what a title is for ("Secretary of Defense")."""
        linked = n > 0 and self._words[n - 1].text in self._lexicon.linking
        return linked and self._belongs(n) and all(self._lexicon.parts.ordinary(w.text) for w in self._words[n:stop])

    def _known_place(self, n: int) -> tuple[int, Meaning] | None:
        hit = self._find(n) if n < len(self._words) else None
        return hit if hit and hit[1].kind is EntityKind.PLACE and hit[1].what == "name" else None

    def _part(self, n: int, stop: int, meaning: Meaning) -> int:
        """Take a part of a place that bears its name ("South Vietnam"), which is not the place itself."""
        key = f"{self._lexicon.direction(self._words[n])} {meaning.key}"
        self._found.append(EntityMention(self._words[n].start, self._words[stop - 1].end, key, EntityKind.PLACE))
        return stop

    def _of_state(self, n: int, mention: EntityMention) -> EntityMention:
        """The mention, with its state in the key where it is a body's head noun behind an adjective ("the Indian Navy")."""
        last = self._found[-1] if self._found and n and self._found[-1].end == self._words[n - 1].end else None
        word = self._words[n]
        if last is None or last.kind is not EntityKind.NAME or mention.end != word.end:
            return mention
        if self._lexicon.head([word]) is not EntityKind.BODY:
            return mention
        return EntityMention(mention.start, mention.end, f"{last.key}/{word.lemma}", EntityKind.BODY)

    def _parts(self, word: Word) -> list[EntityMention]:
        """The known names in a word of several ("EU-Russia")."""
        found = []
        for piece in _PIECE.finditer(word.text):
            hit = self._lexicon.find((word._replace(text=piece.group()),), 0)
            if hit and hit[1].what in _NAMING:
                start = word.start + piece.start()
                found.append(EntityMention(start, start + len(piece.group()), hit[1].key, hit[1].kind))
        return found

    def _dated(self, n: int) -> bool:
        if not self._dates:
            return False
        start = self._words[n].start
        at = bisect_right(self._dates, (start, len(self._text) + 1)) - 1
        return at >= 0 and start < self._dates[at][1]

    def _find(self, n: int) -> tuple[int, Meaning] | None:
        if n in self._hits:
            return self._hits[n]
        hit = self._lexicon.find(self._words, n)
        explained = self._names.finder.match(self._words, n) if self._names.finder else None
        if explained and (hit is None or explained[0] > hit[0]):
            hit = explained
        self._hits[n] = hit
        return hit

    def _titled(self, n: int) -> bool:
        """Whether a title stands right before word `n`, what it is the title of included ("President of Freedonia")."""
        return 0 < self._title <= n and (n == self._title or (n == self._title + 1 and self._words[n - 1].text == "."))

    def _belongs(self, n: int) -> bool:
        """Whether the name at word `n` tells what the title before it is the title of."""
        if not 0 <= self._title <= n:
            return False
        between = self._words[self._title : n]
        small = self._lexicon.linking | self._lexicon.after_linking | self._lexicon.place_prepositions
        return len(between) <= _GAP and all(w.text in small for w in between)

    # --- what is known -------------------------------------------------------------------------------------------------------

    def _means_it(self, n: int, stop: int, meaning: Meaning) -> bool:
        """Whether the words `[n, stop)`, spelled like a known name, stand for it here."""
        words = self._words
        if meaning.kind is not EntityKind.PLACE or stop - n > 1 or self._lexicon.inflected or stop >= len(words):
            return True
        if self._titled(n) and words[n - 1].text[0].isupper() and not is_acronym(words[n].text):
            return False  # "Admiral Togo"
        if self._belongs(n):
            return True
        # "Jordan Smith", "Moscow State University": a longer name; "in Moscow Smith said" is none
        after = words[stop]
        if not after.text[0].isupper() or self._dated(stop) or self._find(stop) or words[n].text.endswith(("'s", "’s")):
            return True
        before = words[n - 1].text.lower() if n else ""
        if self._lexicon.is_generic(after) or is_acronym(after.text) or is_headline(words):
            return True
        return before in self._lexicon.place_prepositions

    def _known(self, n: int, stop: int, meaning: Meaning) -> int:
        """Take the known name at the words `[n, stop)`; the index after it."""
        if meaning.what == TITLE:
            self._title = -1 if self._words[n].tag in _VERBS else stop
            return stop
        if meaning.what == NUMBERED:
            return self._numbered(n, stop, meaning)
        if meaning.what == STATE_OFFICE and self._office(n, stop, meaning) == meaning.key:
            return stop
        reached = self._belongs(n)
        key = self._office(n, stop, meaning) if meaning.what in (OFFICE, STATE_OFFICE) else meaning.key
        end = self._words[stop - 1].end
        if meaning.words[-1].isalpha() and len(meaning.words[-1]) == 1 and self._text[end : end + 1] == ".":
            end += 1  # "U.S."
        kind = EntityKind.NAME if meaning.kind is EntityKind.PLACE and self._is_quoted(n, end) else meaning.kind
        self._found.append(EntityMention(self._words[n].start, end, key, kind))
        self._title = stop if reached else -1
        return stop

    def _is_quoted(self, n: int, end: int) -> bool:
        """«Барселона»: what bears the name of a place in marks of its own is a club or a ship."""
        return n > 0 and self._words[n - 1].text in _OPENING and self._text[end : end + 1] in _CLOSING

    def _office(self, n: int, stop: int, meaning: Meaning) -> str:
        """The key of an office, with the state that it is named with, before it or behind."""
        words, at = self._words, stop
        while at < min(len(words), stop + 2) and words[at].text in ("of", "the"):
            at += 1
        hit = self._find(at) if at < len(words) else None
        if hit and hit[1].kind is EntityKind.PLACE and (at > stop) != self._lexicon.inflected:
            return f"{hit[1].key}/{meaning.key}"
        last = self._found[-1] if self._found and n and self._found[-1].end == words[n - 1].end else None
        if last and (last.kind is EntityKind.NAME or (last.kind is EntityKind.PLACE and not self._lexicon.inflected)):
            return f"{last.key}/{meaning.key}"
        return meaning.key

    def _numbered(self, n: int, stop: int, meaning: Meaning) -> int:
        """Take "resolutions 822 (1993), 853 (1993) and …": a mention for each number, the first with the word."""
        words, at, first = self._words, stop, n
        while at < min(len(words), stop + 6) and not words[at].text[0].isdecimal():
            if words[at].text.lower() not in self._lexicon.between_number and words[at].text not in ".№" and not self._find(at):
                return stop
            at += 1
        while at < len(words) and words[at].text[0].isdecimal():
            self._found.append(
                EntityMention(words[first].start, words[at].end, f"{meaning.key} {words[at].text}", EntityKind.AGREEMENT)
            )
            at = first = _next_number(words, at + 1)
        return max(at, stop)


def _next_number(words: Sequence[Word], at: int) -> int:
    """Past the year in brackets, commas and an "and": where the next number of a list may stand."""
    if at + 2 < len(words) and words[at].text == "(" and words[at + 2].text == ")":
        at += 3
    while at < len(words) and words[at].text in (",", "and", "и"):
        at += 1
    return at
