"""Russian noun phrases with their cases, and the parts of a sentence that a verb's words stand in.

Known limits: no full parse; a part runs from mark to mark, and a phrase holds only what follows its head directly.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler.lang.phrase import Phrase
from reconciler.lang.ru.cases import ANY, CASES, Reading, agreeing, is_known, readings
from reconciler.lang.words import Tag, once_a_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.words import Word

NOUNS = frozenset((Tag.NOUN, Tag.NAME))
FINITE = frozenset((Tag.VERB, Tag.MODAL))
QUOTES = frozenset('"«»“”„')
BREAKS = frozenset(",;:—–()")
_ATTRIBUTES = frozenset((Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.DETERMINER, Tag.NUMBER))
# "их город": a pronoun by its looks, but an attribute before a noun
_POSSESSIVE = frozenset(("его", "ее", "её", "их"))
_AFTER_POSSESSIVE = frozenset((Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.NUMBER))
_ENDINGS = frozenset("бвгджзклмнпрстфхцчшщиоэ")  # of foreign names in the nominative
_OBLIQUE = ("ым", "им", "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев")  # endings of other cases than the nominative
_COUNTED: frozenset[Reading] = frozenset([("nomn", "", ""), ("accs", "", "")])
_LONGEST_INSERT = 16
_LONGEST_NAME = 8  # words between quotation marks


class Group(NamedTuple):
    """A noun phrase, the preposition that governs it ("" for none) and the readings of its head."""

    phrase: Phrase
    preposition: str
    readings: frozenset[Reading]

    def can_be(self, case: str) -> bool:
        return case in cases_of(self.readings)


class Read:
    """What was read of a sentence already: subjects, objects and speakers all ask for the same phrases."""

    __slots__ = ("groups", "parts", "subjects")

    def __init__(self, words: Sequence[Word]) -> None:
        self.groups = read_groups(words, 0, len(words))
        self.parts: dict[int, tuple[int, int]] = {}
        self.subjects: dict[tuple[int, bool], Phrase | None] = {}


@once_a_sentence
def reading(words: Sequence[Word]) -> Read:
    """The reading of `words`, which is filled as its verbs are asked for one after another."""
    return Read(words)


def groups(words: Sequence[Word], first: int, stop: int) -> list[Group]:
    """The noun phrases within `[first, stop)`, each with its genitives and names as far as they follow it directly."""
    return [g for g in reading(words).groups if g.phrase.first >= first and g.phrase.stop <= stop]


def part(words: Sequence[Word], at: int) -> tuple[int, int]:
    """`[first, stop)` of the part of the sentence around the verb at `at`, from mark to mark and from verb to verb."""
    known = reading(words).parts
    if at not in known:
        known[at] = _part(words, at)
    return known[at]


def _part(words: Sequence[Word], at: int) -> tuple[int, int]:
    first = at
    while first > 0:
        before = words[first - 1]
        if before.text in BREAKS or before.tag is Tag.SUBORDINATOR or (before.tag is Tag.VERB and before.lemma != "быть"):
            break
        if before.tag is Tag.CONJUNCTION and _predicate_before(words, first - 1):
            break
        first -= 1
    if first > 0 and words[first - 1].tag in FINITE and words[first - 1].lemma != "быть":
        # two verbs in one part: what stands between them belongs to the first unless a conjunction parts them
        first = at
    stop = at + 1
    while stop < len(words):
        word = words[stop]
        if word.text in BREAKS or word.tag in (Tag.SUBORDINATOR, Tag.VERB, Tag.ING):
            break
        stop += 1
    return first, stop


def _predicate_before(words: Sequence[Word], at: int) -> bool:
    """Whether a finite verb stands before the conjunction at `at` in the same part of the sentence."""
    for i in range(at - 1, -1, -1):
        if words[i].tag in FINITE:
            return True
        if words[i].text in BREAKS or words[i].tag is Tag.SUBORDINATOR:
            return words[i].text == "," and i > 0 and _predicate_before(words, i) if at - i < _LONGEST_INSERT else False
    return False


def read_groups(words: Sequence[Word], first: int, stop: int) -> list[Group]:
    """As `groups`, but reading begins at `first`: what stands before is no part of a phrase."""
    found: list[Group] = []
    preposition, start, counted = "", -1, False
    constraint: frozenset[Reading] | None = None
    i = first
    while i < stop:
        word = words[i]
        tag = word.tag
        if tag is Tag.PRONOUN and word.text.lower() in _POSSESSIVE and i + 1 < stop and words[i + 1].tag in _AFTER_POSSESSIVE:
            start = start if start >= 0 else i
        elif tag is Tag.NOUN or tag is Tag.NAME or tag is Tag.PRONOUN or (tag is Tag.OTHER and _is_acronym(word.text)):
            own = _spelled(word.text)
            if counted and not preposition:
                own |= _COUNTED  # "погибли девять человек"
            agreed = _agreed(constraint, own) if constraint is not None else own
            # what does not agree is no attribute: "соглашение, подписанное министром"
            begin = start if start >= 0 and agreed else i
            own = agreed or own
            if found and not preposition and _hangs(words, found[-1], begin, i, own):
                found[-1] = _until(found[-1], i + 1, own if tag is Tag.NAME and "gent" not in cases_of(own) else None)
            else:
                found.append(Group(Phrase(begin, i + 1, i), preposition, own))
            preposition, start, counted, constraint = "", -1, False, None
        elif tag in _ATTRIBUTES:
            start = start if start >= 0 else i
            counted = counted or tag is Tag.NUMBER
            if tag is Tag.ADJECTIVE or tag is Tag.PARTICIPLE:
                constraint = readings(word.text.lower()) or None
        elif tag is Tag.MARK and word.text in QUOTES:
            closing = _closing(words, i, stop) if start < 0 and found and found[-1].phrase.stop == i else -1
            if closing > 0:
                # a name in quotation marks belongs to what it names: газета «Север»
                found[-1] = _until(found[-1], closing + 1)
                i = closing
        else:
            preposition, start, counted, constraint = word.lemma if tag is Tag.PREPOSITION else "", -1, False, None
        i += 1
    return found


def _until(group: Group, stop: int, name: frozenset[Reading] | None = None) -> Group:
    """`group` with the words up to `stop`; a `name` beside its head stands in the same case."""
    kept = group.readings
    if name is not None:
        kept = frozenset(r for r in kept if r[0] in cases_of(name)) or kept
    return Group(Phrase(group.phrase.first, stop, group.phrase.head), group.preposition, kept)


def _closing(words: Sequence[Word], at: int, stop: int) -> int:
    """Where the quotation that opens at `at` closes; -1 if nothing opens there, or what opens is too long for a name."""
    opens = words[at].text in "«„“" or (words[at].text == '"' and words[at - 1].end < words[at].start)
    last = min(stop, at + _LONGEST_NAME + 2)
    return next((n for n in range(at + 1, last) if words[n].text in QUOTES), -1) if opens else -1


@lru_cache(maxsize=4096)
def _agreed(attribute: frozenset[Reading], noun: frozenset[Reading]) -> frozenset[Reading]:
    """The readings of a noun that go with its attribute."""
    return agreeing(attribute, noun)


@lru_cache(maxsize=4096)
def cases_of(found: frozenset[Reading]) -> frozenset[str]:
    """The cases among the readings `found`."""
    return frozenset(reading[0] for reading in found)


def group_at(words: Sequence[Word], at: int, cases: frozenset[str] = CASES) -> Group | None:
    """The noun phrase that begins at `at` and can stand in one of `cases`, or None."""
    stop = at
    while stop < len(words) and words[stop].text not in BREAKS and words[stop].tag not in (Tag.VERB, Tag.PREPOSITION):
        stop += 1
    while at < stop and words[at].text in QUOTES:
        at += 1
    found = read_groups(words, at, stop)
    if not found or found[0].phrase.first != at or not any(found[0].can_be(case) for case in cases):
        return None
    return found[0]


def head_readings(word: Word) -> frozenset[Reading]:
    """The readings of a noun; any case for an acronym or a word in Latin letters.

    A name that the dictionary does not know and that ends as foreign ones do may be a nominative, whatever its ending looks like.
    """
    return _spelled(word.text)


@lru_cache(maxsize=32768)
def _spelled(text: str) -> frozenset[Reading]:
    if text.isupper() and len(text) > 1:
        return ANY
    lower = text.lower()
    found = readings(lower) or ANY
    if text[0].isupper() and not is_known(lower):
        if (lower[-1] in _ENDINGS or lower.endswith("ье")) and not lower.endswith(_OBLIQUE):
            found |= {("nomn", "sing", "")}
        elif any(r[0] == "nomn" and r[2] == "femn" for r in found):
            found = frozenset(r for r in found if r[2] != "masc")
    return found


def _is_acronym(text: str) -> bool:
    """Whether a word that the dictionary does not know may be a noun: an acronym, or a name in Latin letters."""
    return len(text) > 1 and (text.isupper() or text[0].isascii()) and text.isalpha()


def _hangs(words: Sequence[Word], last: Group, at: int, head: int, own: frozenset[Reading]) -> bool:
    """Whether the noun at `head` depends on the group right before it: in the genitive, or a name beside a title."""
    if last.phrase.stop != at or words[head].tag is Tag.PRONOUN or words[last.phrase.head].tag is Tag.PRONOUN:
        return False
    cases = cases_of(own)
    if "gent" in cases:
        return True
    title = words[head].tag is Tag.NAME or own is ANY
    return title and not cases.isdisjoint(cases_of(last.readings))
