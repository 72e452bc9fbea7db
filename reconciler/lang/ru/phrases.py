"""The subject of a Russian verb: a noun phrase that agrees with it and can be nominative.

Known limits: no full parse. A subject is sought in the verb's part of the sentence, over one insertion between commas, and through
"и" at the verb before. Where nominative and accusative look alike the order decides, subject first, unless what follows is a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.lang.phrase import Phrase
from reconciler.lang.ru.cases import ANY, Reading, demands, readings, takes_object
from reconciler.lang.ru.groups import BREAKS, FINITE, NOUNS, QUOTES, Group, cases_of, groups, head_readings, part, reading
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reconciler.lang.words import Word

_LONGEST_INSERT = 16
_ASTRAY = 4  # verbs to go back through


def subject(words: Sequence[Word], at: int, depth: int = 0, saying: bool = False) -> Phrase | None:
    """The phrase that is the grammatical subject of the verb at `at`, or None where it is not clear.

    After a verb of `saying` a noun that could be subject or object is the subject: one does not say a ministry.
    """
    if depth:
        return _subject(words, at, depth, saying)
    known = reading(words).subjects
    if (at, saying) not in known:
        known[at, saying] = _subject(words, at, 0, saying)
    return known[at, saying]


def _subject(words: Sequence[Word], at: int, depth: int, saying: bool) -> Phrase | None:
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
    if first == at and first > 1 and words[first - 1].text == "," and words[first - 2].text not in QUOTES:
        # "X, который …, заявил Y": what stands before the insertion, unless Y can be nothing but the subject
        over = _over_insert(words, first - 1, wanted)
        sure = any({r[0] for r in g.readings} == {"nomn"} for g in _candidates(groups(words, at + 1, stop), wanted))
        if over is not None and not sure:
            return over
    left = _candidates(groups(words, first, at), wanted)
    right = _candidates(groups(words, at + 1, _to_infinitive(words, at + 1, stop)), wanted)
    if not saying and takes_object(verb.text.lower()) and not _has_object(words, first, at, wanted):
        plain = [g for g in left if g.can_be("accs") and words[g.phrase.head].tag is Tag.NOUN and _fits_gender(g, wanted)]
        if plain and any(_is_named(words, g) for g in right):
            return None  # "газопровод строит «Север»"
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


def can_be_subject(group: Group, verb: Word) -> bool:
    """Whether the phrase `group` may be the subject of `verb`: nominative, agreeing in number and gender."""
    wanted = demands(verb.text.lower())
    return bool(_candidates([group], wanted)) and _fits_gender(group, wanted)


def _candidates(found: list[Group], wanted: tuple[str, str, str]) -> list[Group]:
    """The groups that can be nominative and agree with the verb in number, two joined ones with a plural."""
    number, _gender, person = wanted
    if person in ("1per", "2per"):
        return []
    named = [g for g in found if not g.preposition and "nomn" in cases_of(g.readings)]
    fitting = [g for g in named if not number or any(r[0] == "nomn" and r[1] in (number, "") for r in g.readings)]
    if not fitting and number == "plur" and len(named) > 1:
        return named[:1]
    return fitting


def _to_infinitive(words: Sequence[Word], first: int, stop: int) -> int:
    """The index of the first infinitive in `[first, stop)` that is no part of a name in quotation marks; `stop` for none."""
    quoted = False
    for i in range(first, stop):
        if words[i].text in QUOTES:
            quoted = not quoted
        elif words[i].tag is Tag.INFINITIVE and not quoted:
            return i
    return stop


def _is_named(words: Sequence[Word], group: Group) -> bool:
    """Whether a phrase that may be an object as well names somebody."""
    return group.can_be("accs") and any(
        w.tag is Tag.NAME or w.text in QUOTES for w in words[group.phrase.first : group.phrase.stop]
    )


def _has_object(words: Sequence[Word], first: int, at: int, wanted: tuple[str, str, str]) -> bool:
    """Whether the object of the verb at `at` stands before it for sure, so that what follows may be the subject."""
    if words[first].tag is Tag.RELATIVE:
        own = readings(words[first].text.lower())
        return any(r[0] == "accs" for r in own) and not any(r[0] == "nomn" and r[1] in (wanted[0], "") for r in own)
    found = groups(words, first, at)
    return any(not g.preposition and g.can_be("accs") and not (_candidates([g], wanted) and _fits_gender(g, wanted)) for g in found)


def _best(left: list[Group], right: list[Group], wanted: tuple[str, str, str]) -> Phrase | None:
    """Of the groups that can be the subject: what can be nothing else, then what fits in gender, the left before the right."""

    def clear(group: Group) -> bool:
        return not group.can_be("accs") or group.readings is ANY

    def described(group: Group) -> bool:
        return clear(group) and group.phrase.stop > group.phrase.head + 1

    both = left[::-1] + right
    if len(both) < 2:
        return both[0].phrase if both and (_fits_gender(both[0], wanted) or described(both[0])) else None
    fitting = [g for g in both if _fits_gender(g, wanted)]
    sure = [g for g in fitting if clear(g) and g.readings is not ANY]
    choice = sure or fitting or [g for g in both if described(g)]
    return choice[0].phrase if choice else None


def _fits_gender(group: Group, wanted: tuple[str, str, str]) -> bool:
    return not wanted[1] or any(r[0] == "nomn" and r[2] in (wanted[1], "") for r in group.readings)


def _verb_left(words: Sequence[Word], at: int) -> int:
    for i in range(at - 1, -1, -1):
        if words[i].tag in FINITE:
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
    while first > 0 and words[first - 1].text not in BREAKS and words[first - 1].tag not in FINITE:
        first -= 1
    stop = relative - 1 if words[relative - 1].text == "," else relative
    own = [r for r in readings(words[relative].text.lower()) if r[0] == "nomn"]
    for group in reversed(groups(words, first, stop)):
        fits = _same_kind(own, group.readings)
        last = group.phrase.stop - 1
        if last > group.phrase.head and words[last].tag in NOUNS and _same_kind(own, head_readings(words[last])):
            # of "представители компаний, которые …" either may be meant
            others = [g for g in groups(words, first, group.phrase.first) if _same_kind(own, g.readings)]
            return None if fits or others else Phrase(last, last + 1, last)
        if fits:
            return group.phrase
    return None


def _same_kind(one: Iterable[Reading], other: Iterable[Reading]) -> bool:
    """Whether a word with the readings `one` can stand for a noun with the readings `other`: in number and gender."""
    return any((n == m or not n or not m) and (m == "plur" or not g or not f or g == f) for _, n, g in one for _, m, f in other)


def _over_insert(words: Sequence[Word], comma: int, wanted: tuple[str, str, str]) -> Phrase | None:
    """The subject before an insertion that ends at `comma`: "X, комментируя Y, заявил", "X, который …, заявил"."""
    for i in range(comma - 1, max(comma - _LONGEST_INSERT, 0), -1):
        if words[i].text in ";:":
            return None
        if words[i].text != ",":
            continue
        opens = words[i + 1].tag if words[i + 1].tag is not Tag.PREPOSITION else words[min(i + 2, comma)].tag
        if words[i + 1].tag in FINITE or opens is Tag.SUBORDINATOR:
            return None
        first = i
        while first > 0 and words[first - 1].text not in BREAKS and words[first - 1].tag not in FINITE:
            first -= 1
        fitting = _candidates(groups(words, first, i), wanted)
        if fitting and first > 1 and words[first - 1].text == "," and _candidates(groups(words, 0, first - 1), wanted):
            return None  # "акции фирмы, компании, которая …, выросли"
        return fitting[-1].phrase if len(fitting) == 1 or (fitting and opens is Tag.RELATIVE) else None
    return None
