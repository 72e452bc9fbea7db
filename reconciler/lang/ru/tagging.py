"""Russian parts of speech by pymorphy3, with the case of nouns; what is open is settled by the words around.

Of a noun's or adjective's cases the one is taken that its preposition, its adjective or the noun before it asks for; nominative and
accusative are told apart by the verb. Known limits: no full parse; agreement in gender is not asked for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler.lang.words import TAGS, Tag, Word, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

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
_CASES = {
    "nomn": "nomn",
    "gent": "gent",
    "gen2": "gent",
    "datv": "datv",
    "accs": "accs",
    "ablt": "ablt",
    "loct": "loct",
    "loc2": "loct",
}
_KEPT = ("sing", "plur", "past", "pres", "futr", "pssv", "actv", "intr")
_DECLINED = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.PARTICIPLE, Tag.NUMBER, Tag.RELATIVE))
_ATTRIBUTES = frozenset((Tag.ADJECTIVE, Tag.DETERMINER, Tag.PARTICIPLE))
_HEADS = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.RELATIVE))
_CLAUSE_ENDS = frozenset((Tag.SUBORDINATOR, Tag.RELATIVE))
_WITHOUT_PREPOSITION = "nomn gent datv accs ablt"
_new = tuple.__new__  # a NamedTuple's own constructor takes three times as long
_RARE = 0.02  # the share of a word's readings under which one is left out
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


class _Reading(NamedTuple):
    case: str
    number: str
    features: str


class _Sense(NamedTuple):
    """What a spelling is, with its declined readings, likeliest first; `features` are those of the likeliest."""

    tag: Tag
    lemma: str
    features: str
    readings: tuple[_Reading, ...] = ()
    proper: bool = False
    place: bool = False


def tag(text: str) -> tuple[Word, ...]:
    """The words and marks of the sentence `text`, in order; `start` and `end` count its code points."""
    return tuple(_Reader().read(tokens(text)))


def lemmas(word: str) -> tuple[str, ...]:
    """Every lemma that `tag` may find for `word`."""
    return (_sense(word).lemma,)


@cache
def morphology() -> MorphAnalyzer:
    """The dictionary, loaded once a process."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


class _Reader:
    """Reads a sentence from left to right and settles the case of each nominal."""

    def __init__(self) -> None:
        self.found: list[Word] = []
        self.wanted = ""  # the cases that the preposition before asks for
        self.pending: list[tuple[int, tuple[_Reading, ...]]] = []  # attributes whose noun is still to come
        self.subject = False
        self.verb = False
        self.nominals = 0  # in this clause

    def read(self, pieces: list[tuple[int, int, str]]) -> list[Word]:
        found = self.found
        governed = _government()
        for start, end, word in pieces:
            known = _sense(word)
            kind, features = known.tag, known.features
            if kind is Tag.NOUN and word[0].isupper() and (known.proper or (found and found[-1].text not in '.!?:"«“„')):
                kind = Tag.NAME
            if kind is Tag.VERB and word == "есть" and found and found[-1].lemma == "то":
                kind, features = Tag.OTHER, ""
            if kind in _DECLINED and known.readings:
                features = self._declined(kind, known)
            elif kind is Tag.PREPOSITION:
                self._close()
                self.wanted = governed.get(known.lemma, "")
            else:
                self._pass(kind, word)
            found.append(_new(Word, (start, end, word, known.lemma, kind, features)))
        self._close()
        return found

    def _pass(self, kind: Tag, word: str) -> None:
        """Keep count of clauses where a word goes by that has no case."""
        if kind is Tag.VERB or kind is Tag.MODAL:
            self._close()
            self.verb = True
        elif kind is Tag.INFINITIVE or kind is Tag.ING:
            self._close()
            self.verb = self.subject = True
        elif kind is Tag.MARK:
            if word == "," and not self.pending:
                self.wanted = ""
            if word in ",;:—–()":
                self._open_clause()
        elif kind in _CLAUSE_ENDS:
            self._close()
            self._open_clause()
        elif kind is not Tag.ADVERB and kind is not Tag.CONJUNCTION and kind is not Tag.OTHER:
            self._close()

    def _open_clause(self) -> None:
        self.verb = self.subject = False
        self.nominals = 0

    def _close(self) -> None:
        self.pending.clear()
        self.wanted = ""

    def _declined(self, kind: Tag, known: _Sense) -> str:
        """The features of a nominal: its case as the words before ask for it."""
        if kind in _CLAUSE_ENDS:
            self._open_clause()
        if kind in _ATTRIBUTES or (kind is Tag.NUMBER and len(known.readings) > 1):
            fits = _fitting(known.readings, self.wanted)
            self.pending.append((len(self.found), fits))
            return fits[0].features
        fits = _fitting(known.readings, self.wanted or _WITHOUT_PREPOSITION)
        for _, attribute in self.pending:
            agreeing = tuple(r for r in fits if any(r.case == a.case and (not a.number or a.number == r.number) for a in attribute))
            fits = agreeing or fits
        chosen = self._choose(fits, apposed=kind is Tag.NAME and not known.place)
        self._settle_attributes(chosen)
        if kind in _HEADS:
            governed = bool(self.wanted)
            self._close()
            self.nominals += not governed
            if chosen.case == "nomn":
                self.subject = True
        return chosen.features

    def _choose(self, fits: tuple[_Reading, ...], *, apposed: bool) -> _Reading:
        """One of the readings that the preposition and the attributes leave."""
        if len(fits) == 1 or self.wanted:
            return fits[0]
        before = self.found[-1] if self.found and not self.pending else None
        if self.pending and self.pending[0][0]:
            before = self.found[self.pending[0][0] - 1]
        if before is not None and before.tag in (Tag.NOUN, Tag.NAME) and self.wanted == "":
            same = next((r for r in fits if apposed and r.case in before.features), None)
            if same is not None:
                return same
            genitive = next((r for r in fits if r.case == "gent"), None)
            if genitive is not None:
                return genitive
        cases = {r.case for r in fits}
        if "nomn" in cases and "accs" in cases:
            after_verb = self.verb and (self.subject or (self.nominals and not self._verb_wants_subject()))
            agreeing = [r for r in fits if r.case == "nomn" and self._agrees(r)]
            wanted = "accs" if after_verb or not agreeing else "nomn"
            return agreeing[0] if wanted == "nomn" else next(r for r in fits if r.case == wanted)
        if "nomn" in cases and not self.subject and not self.verb:
            return next(r for r in fits if r.case == "nomn")
        return fits[0]

    def _agrees(self, reading: _Reading) -> bool:
        """Whether the verb before, if there is one, can have a subject of this number."""
        verb = self._last_verb() if self.verb else None
        number = next((f for f in verb.features.split() if f in ("sing", "plur")), "") if verb is not None else ""
        return not number or not reading.number or number == reading.number

    def _last_verb(self) -> Word | None:
        return next((w for w in reversed(self.found) if w.tag in (Tag.VERB, Tag.MODAL)), None)

    def _verb_wants_subject(self) -> bool:
        """Whether the verb just before takes a subject after it: a reflexive or passive one, or "to be"."""
        verb = self._last_verb()
        if verb is None:
            return False
        return "intr" in verb.features or "pssv" in verb.features or verb.text.endswith(("ся", "сь")) or verb.lemma == "быть"

    def _settle_attributes(self, chosen: _Reading) -> None:
        """Give the attributes before a noun the case that it has."""
        for at, attribute in self.pending:
            same = next((r for r in attribute if r.case == chosen.case), None)
            if same is not None:
                self.found[at] = self.found[at]._replace(features=same.features)


def _fitting(readings: tuple[_Reading, ...], wanted: str) -> tuple[_Reading, ...]:
    if not wanted or len(readings) == 1:
        return readings
    return tuple(r for r in readings if r.case in wanted) or readings


@cache
def _small_words(table: str) -> Mapping[str, Tag]:
    from reconciler.lang import lexicon

    return {word: TAGS[name] for name, words in lexicon("ru", "tagging")[table].items() for word in words.split()}


@cache
def _government() -> Mapping[str, str]:
    """Preposition → the cases it asks for."""
    from reconciler.lang import lexicon

    return {word: cases for cases, words in lexicon("ru", "tagging")["government"].items() for word in words.split()}


@lru_cache(maxsize=32768)
def _sense(word: str) -> _Sense:
    if not word[0].isalpha():
        return _Sense(Tag.NUMBER if word[0].isdecimal() else Tag.MARK, word, "")
    lower = word.lower()
    acronym = len(word) > 1 and word.isupper()
    if not _CYRILLIC.search(word):
        return _Sense(Tag.NAME if word[0].isupper() else Tag.NOUN, lower, "", proper=True)
    parses = [p for p in morphology().parse(lower) if p.score >= _RARE]
    first = parses[0]
    form = _small_words("forms").get(lower)
    if acronym and (form is Tag.NOUN or "UNKN" in first.tag or "Abbr" in first.tag or not first.is_known):
        return _Sense(Tag.NAME, lower, "", _readings(parses, first), proper=True)
    if word[0].isupper() and not first.is_known:
        # a capital on a word that the dictionary guesses at is a name's: "Моди", "Ноусли"
        parses = [p for p in parses if str(p.tag.POS) == "NOUN"] or parses
        named = str(parses[0].tag.POS) in ("NOUN", "None", "VERB", "PRTS", "INFN")
        first = parses[0]
        if named:
            return _Sense(Tag.NAME, first.normal_form.replace("ё", "е"), "", _readings(parses, first), proper=True)
    lemma = first.normal_form.replace("ё", "е")
    kind = form or _small_words("lemmas").get(lemma) or _TAGS.get(str(first.tag.POS), Tag.OTHER)
    proper = kind is Tag.NOUN and any(g in first.tag for g in ("Name", "Surn", "Patr", "Geox"))
    return _Sense(kind, lemma, _features(first), _readings(parses, first), proper, "Geox" in first.tag or acronym)


def _readings(parses: list[Parse], first: Parse) -> tuple[_Reading, ...]:
    """The distinct cases and numbers of those parses that are of the same part of speech as the first."""
    found: dict[tuple[str, str], _Reading] = {}
    for parsed in parses:
        case = _CASES.get(str(parsed.tag.case))
        if case and parsed.tag.POS == first.tag.POS:
            number = str(parsed.tag.number or "")
            found.setdefault((case, number), _Reading(case, number, _features(parsed, case)))
    return tuple(found.values())


def _features(parsed: Parse, case: str = "") -> str:
    grammemes = str(parsed.tag).replace(" ", ",").split(",")
    return " ".join(filter(None, (case, *(g for g in grammemes if g in _KEPT))))
