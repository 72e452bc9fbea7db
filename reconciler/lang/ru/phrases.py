"""Russian noun phrases around a verb, told apart by case: the subject agrees with the verb and can be nominative.

Known limits: no full parse. A part of a sentence runs from comma to comma; a subject is also sought over one insertion between
commas, and through "и" at the verb before. Where nominative and accusative look alike the order decides, subject first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reconciler.lang.phrase import Phrase
from reconciler.lang.ru.cases import ANY, CASES, Reading, agreeing, demands, is_known, readings, takes_object
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.words import Word

_ATTRIBUTES = frozenset((Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.DETERMINER, Tag.NUMBER))
_NOUNS = frozenset((Tag.NOUN, Tag.NAME))
_FINITE = frozenset((Tag.VERB, Tag.MODAL))
_QUOTES = frozenset('"«»“”„')
_BREAKS = frozenset(",;:—–()")
_CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщ")
_LONGEST_INSERT = 16
_ASTRAY = 4  # verbs to go back through


class Group(NamedTuple):
    """A noun phrase, the preposition that governs it ("" for none) and the readings of its head."""

    phrase: Phrase
    preposition: str
    readings: frozenset[Reading]

    def can_be(self, case: str) -> bool:
        return any(r[0] == case for r in self.readings)


def subject(words: Sequence[Word], at: int, depth: int = 0, saying: bool = False) -> Phrase | None:
    """The phrase that is the grammatical subject of the verb at `at`, or None where it is not clear.

    After a verb of `saying` a noun that could be subject or object is the subject: one does not say a ministry.
    """
    verb = words[at]
    if depth > _ASTRAY:
        return None
    if verb.tag is Tag.INFINITIVE:
        governor = _verb_left(words, at)
        return subject(words, governor, depth + 1) if governor >= 0 else None
    if verb.tag is Tag.ING:
        main = _main_verb(words, at)
        return subject(words, main, depth + 1, saying) if main >= 0 else None
    first, stop = part(words, at)
    wanted = demands(verb.text.lower())
    if first == at and first > 1 and words[first - 1].text == "," and words[first - 2].text not in _QUOTES:
        # "X, который …, заявил Y": what stands before the insertion, unless Y can be nothing but the subject
        over = _over_insert(words, first - 1, wanted)
        sure = any({r[0] for r in g.readings} == {"nomn"} for g in _candidates(groups(words, at + 1, stop), wanted))
        if over is not None and not sure:
            return over
    left = _candidates(groups(words, first, at), wanted)
    right = _candidates(groups(words, at + 1, stop), wanted)
    if not saying and takes_object(verb.text.lower()) and wanted[1] != "neut":
        # "обстреляли посёлки": what follows and could be either is the object
        right = [g for g in right if not g.can_be("accs") or (g.readings is ANY and not left)]
    best = _best(left, right, wanted)
    if best is not None:
        return best
    before = words[first - 1] if first else None
    if first < at and words[first].tag is Tag.RELATIVE:
        return _antecedent(words, first, wanted)
    if before is None or left or right:
        return None
    if before.tag is Tag.CONJUNCTION:
        other = _verb_left(words, first)
        same = other >= 0 and demands(words[other].text.lower())[0] == wanted[0]
        return subject(words, other, depth + 1) if same else None
    return _over_insert(words, first - 1, wanted) if before.text == "," else None


def objects(words: Sequence[Word], at: int) -> list[Group]:
    """The noun phrases after and before the verb at `at` in its part of the sentence, nearest first on the right."""
    first, stop = part(words, at)
    return groups(words, at + 1, stop) + groups(words, first, at)


def part(words: Sequence[Word], at: int) -> tuple[int, int]:
    """`[first, stop)` of the part of the sentence around the verb at `at`, from mark to mark and from verb to verb."""
    first = at
    while first > 0:
        before = words[first - 1]
        if before.text in _BREAKS or before.tag is Tag.SUBORDINATOR or (before.tag in _FINITE and before.tag is not Tag.MODAL):
            break
        if before.tag is Tag.CONJUNCTION and _predicate_before(words, first - 1):
            break
        first -= 1
    if first > 0 and words[first - 1].tag in _FINITE and words[first - 1].lemma != "быть":
        # two verbs in one part: what stands between them belongs to the first unless a conjunction parts them
        first = at
    stop = at + 1
    while stop < len(words):
        word = words[stop]
        if word.text in _BREAKS or word.tag in (Tag.SUBORDINATOR, Tag.VERB, Tag.ING):
            break
        stop += 1
    return first, stop


def groups(words: Sequence[Word], first: int, stop: int) -> list[Group]:
    """The noun phrases within `[first, stop)`, each with its genitives and names as far as they follow it directly."""
    found: list[Group] = []
    i, preposition = first, ""
    while i < stop:
        word = words[i]
        if word.tag is Tag.PREPOSITION:
            preposition = word.lemma
            i += 1
            continue
        if word.text in _QUOTES and found and found[-1].phrase.stop == i:
            closing = next((n for n in range(i + 1, stop) if words[n].text in _QUOTES), -1)
            if closing > 0:
                # a name in quotation marks belongs to what it names: газета «Север»
                found[-1] = found[-1]._replace(phrase=found[-1].phrase._replace(stop=closing + 1))
                i = closing + 1
                continue
        head, constraint = _head(words, i, stop)
        if head < 0:
            preposition = "" if word.text not in _QUOTES else preposition
            i += 1
            continue
        own = head_readings(words[head])
        own = (agreeing(constraint, own) or own) if constraint is not None else own
        last = found[-1] if found else None
        if last is not None and not preposition and _hangs(words, last, i, head, own):
            found[-1] = last._replace(phrase=last.phrase._replace(stop=head + 1))
        else:
            found.append(Group(Phrase(i, head + 1, head), preposition, own))
        preposition = ""
        i = head + 1
    return found


def group_at(words: Sequence[Word], at: int, cases: frozenset[str] = CASES) -> Group | None:
    """The noun phrase that begins at `at` and can stand in one of `cases`, or None."""
    stop = at
    while stop < len(words) and words[stop].text not in _BREAKS and words[stop].tag not in (Tag.VERB, Tag.PREPOSITION):
        stop += 1
    while at < stop and words[at].text in _QUOTES:
        at += 1
    found = groups(words, at, stop)
    if not found or found[0].phrase.first != at or not any(found[0].can_be(case) for case in cases):
        return None
    return found[0]


def head_readings(word: Word) -> frozenset[Reading]:
    """The readings of a noun; any case for an acronym or a word in Latin letters.

    A name that the dictionary does not know and that ends in a consonant may be a nominative, whatever its ending looks like.
    """
    if word.text.isupper() and len(word.text) > 1:
        return ANY
    lower = word.text.lower()
    found = readings(lower) or ANY
    if word.text[0].isupper() and lower[-1] in _CONSONANTS and not is_known(lower):
        found |= {("nomn", "sing", "")}
    return found


def _head(words: Sequence[Word], at: int, stop: int) -> tuple[int, frozenset[Reading] | None]:
    """The noun of the phrase that begins at `at`, -1 for none, and the readings of the attribute before it."""
    constraint: frozenset[Reading] | None = None
    i = at
    while i < stop:
        word = words[i]
        if _is_noun(word):
            return i, constraint
        if word.tag in _ATTRIBUTES or word.text in _QUOTES:
            if word.tag in (Tag.ADJECTIVE, Tag.PARTICIPLE):
                constraint = readings(word.text.lower()) or None
            i += 1
            continue
        return -1, None
    return -1, None


def _is_noun(word: Word) -> bool:
    if word.tag in _NOUNS or word.tag is Tag.PRONOUN:
        return True
    return word.tag is Tag.OTHER and len(word.text) > 1 and (word.text.isupper() or word.text[0].isascii()) and word.text.isalpha()


def _hangs(words: Sequence[Word], last: Group, at: int, head: int, own: frozenset[Reading]) -> bool:
    """Whether the noun at `head` depends on the group right before it: in the genitive, or a name beside a title."""
    if last.phrase.stop != at or words[head].tag is Tag.PRONOUN or words[last.phrase.head].tag is Tag.PRONOUN:
        return False
    if any(r[0] == "gent" for r in own):
        return True
    title = words[head].tag is Tag.NAME or own is ANY
    return title and any(r[0] == s[0] for r in own for s in last.readings)


def _candidates(found: list[Group], wanted: tuple[str, str, str]) -> list[Group]:
    """The groups that can be nominative and agree with the verb in number, two joined ones with a plural."""
    number, _gender, person = wanted
    named = [g for g in found if not g.preposition and any(r[0] == "nomn" for r in g.readings)]
    if person in ("1per", "2per"):
        return []
    fitting = [g for g in named if any(r[0] == "nomn" and r[1] in (number, "") for r in g.readings) or not number]
    if not fitting and number == "plur" and len(named) > 1:
        return named[:1]
    return fitting


def _best(left: list[Group], right: list[Group], wanted: tuple[str, str, str]) -> Phrase | None:
    def clear(group: Group) -> bool:
        return not group.can_be("accs") or group.readings is ANY

    def fits_gender(group: Group) -> bool:
        return not wanted[1] or any(r[0] == "nomn" and r[2] in (wanted[1], "") for r in group.readings)

    both = left[::-1] + right
    for choice in (
        [g for g in both if clear(g) and g.readings is not ANY and fits_gender(g)],
        [g for g in both if fits_gender(g)],
        [g for g in both if clear(g) and g.phrase.stop > g.phrase.head + 1],
    ):
        if not choice:
            continue
        before = [g for g in choice if g in left]
        if len(choice) == 1:
            return choice[0].phrase
        if before:
            return before[-1].phrase
        return choice[0].phrase if clear(choice[0]) or not before else None
    return None


def _predicate_before(words: Sequence[Word], at: int) -> bool:
    """Whether a finite verb stands before the conjunction at `at` in the same part of the sentence."""
    for i in range(at - 1, -1, -1):
        if words[i].tag in _FINITE:
            return True
        if words[i].text in _BREAKS or words[i].tag is Tag.SUBORDINATOR:
            return words[i].text == "," and i > 0 and _predicate_before(words, i) if at - i < _LONGEST_INSERT else False
    return False


def _verb_left(words: Sequence[Word], at: int) -> int:
    for i in range(at - 1, -1, -1):
        if words[i].tag in _FINITE:
            return i
        if words[i].tag is Tag.SUBORDINATOR or words[i].text in ";:":
            return -1
    return -1


def _main_verb(words: Sequence[Word], at: int) -> int:
    """The finite verb whose subject a деепричастие at `at` shares: the one before it, else the one after it."""
    before = _verb_left(words, at)
    while before >= 0:
        first, _ = part(words, before)
        if words[first].tag is not Tag.RELATIVE:
            return before
        before = _verb_left(words, first - 1)
    for i in range(at + 1, len(words)):
        if words[i].tag is Tag.VERB:
            return i
        if words[i].tag in (Tag.SUBORDINATOR, Tag.RELATIVE) or words[i].text in ";:":
            return -1
    return -1


def _antecedent(words: Sequence[Word], relative: int, wanted: tuple[str, str, str]) -> Phrase | None:
    """What the relative word stands for, if that word can be the subject: the noun phrase right before it that agrees."""
    if not any(r[0] == "nomn" and r[1] in (wanted[0], "") for r in readings(words[relative].text.lower())):
        return None
    first = relative - 1
    while first > 0 and words[first - 1].text not in _BREAKS and words[first - 1].tag not in _FINITE:
        first -= 1
    stop = relative - 1 if words[relative - 1].text == "," else relative
    number = {r[1] for r in readings(words[relative].text.lower()) if r[0] == "nomn"}
    for group in reversed(groups(words, first, stop)):
        if any(r[1] in number or not r[1] for r in group.readings):
            return group.phrase
    return None


def _over_insert(words: Sequence[Word], comma: int, wanted: tuple[str, str, str]) -> Phrase | None:
    """The subject before an insertion that ends at `comma`: "X, комментируя Y, заявил", "X, который …, заявил"."""
    for i in range(comma - 1, max(comma - _LONGEST_INSERT, 0), -1):
        if words[i].text in ";:":
            return None
        if words[i].text != ",":
            continue
        opens = words[i + 1].tag if words[i + 1].tag is not Tag.PREPOSITION else words[min(i + 2, comma)].tag
        if words[i + 1].tag in _FINITE or opens is Tag.SUBORDINATOR:
            return None
        first = i
        while first > 0 and words[first - 1].text not in _BREAKS and words[first - 1].tag not in _FINITE:
            first -= 1
        fitting = _candidates(groups(words, first, i), wanted)
        return fitting[-1].phrase if len(fitting) == 1 or (fitting and opens is Tag.RELATIVE) else None
    return None
