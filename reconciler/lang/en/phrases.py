"""English noun phrases around a verb: its subject on the left, its object on the right.

Known limits: no full parse. A phrase that does not stand next to its verb is found over adverbs, auxiliaries and one insertion
between commas, and through "and" and "to" from one verb to the next; where that fails there is none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reconciler.lang.phrase import Phrase
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.words import Word

NOMINAL = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER))
_NOUNS = frozenset((Tag.NOUN, Tag.NAME))
_BEFORE_NOUN = frozenset((Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.NOUN, Tag.NAME, Tag.PARTICIPLE))
_SKIPPED = frozenset((Tag.ADVERB, Tag.NEGATION, Tag.MODAL))
_LINKS = frozenset(
    ("of", "for", "in", "at", "from", "on", "to", "with", "against", "by", "between", "near", "behind", "about", "over", "under")
) | frozenset(
    (
        "across",
        "around",
        "along",
        "into",
        "off",
        "outside",
        "inside",
        "above",
        "below",
        "within",
        "beyond",
        "among",
        "through",
        "via",
    )
)
# tagged as prepositions, but before a subject they open a clause: "as the committee noted"
_CLAUSE_OPENERS = frozenset(["as", "before", "after", "since", "until", "than", "like"])
_PREPOSITIONS = frozenset((Tag.PREPOSITION, Tag.TO))  # "exports to Norland"
_QUOTES = frozenset("\"«»“”„'‘’")
_LONGEST_INSERT = 16
_ASTRAY = 4  # verbs to go back through: "decided to begin to …"


def subject(words: Sequence[Word], at: int, depth: int = 0) -> Phrase | None:
    """The phrase that is the grammatical subject of the verb at `at`, or None where it is not clear."""
    i = _before_verb(words, at)
    if i < 0 or depth > _ASTRAY:
        return None
    word = words[i]
    if word.tag is Tag.TO:
        verb = _verb_left(words, i)
        return subject(words, verb, depth + 1) if verb >= 0 else None
    if word.tag is Tag.CONJUNCTION:
        verb = _verb_left(words, i)
        return subject(words, verb, depth + 1) if verb >= 0 else None
    if word.tag is Tag.RELATIVE or (word.lemma == "that" and i and words[i - 1].tag in _NOUNS):
        return _antecedent(words, i)
    if words[at].tag is Tag.ING:
        verb = _verb_left(words, at)
        return subject(words, verb, depth + 1) if verb >= 0 and word.text == "," else None
    if word.text == ",":
        return _over_insert(words, i)
    if word.tag is Tag.VERB or word.tag is Tag.PARTICIPLE:
        return _over_relative(words, i)
    if word.text == ")":
        i = _opening(words, i, "(") - 1
        word = words[i]
    if word.text in _QUOTES and i:
        i -= 1
        word = words[i]
    # the dictionary gives some nouns ("army") as adjectives too
    bare = word.tag is Tag.ADJECTIVE and i > 0 and words[i - 1].tag in _BEFORE_NOUN
    found = phrase_ending(words, i) if i >= 0 and (word.tag in NOMINAL or bare) else None
    if found is None and i >= 0 and word.tag in NOMINAL:
        return _over_participle(words, i)
    return _unless_object(words, found) if found is not None and found.first else found


def _over_participle(words: Sequence[Word], last: int) -> Phrase | None:
    """The subject before a participle with words of its own, which end at `last`: "the town captured by rebels was shelled"."""
    for i in range(last, max(last - _LONGEST_INSERT, 0), -1):
        word = words[i]
        if word.tag is Tag.PARTICIPLE and words[_skip_adverbs(words, i - 1)].tag in _NOUNS:
            return phrase_ending(words, _skip_adverbs(words, i - 1))
        if word.tag in (Tag.MARK, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION, Tag.VERB, Tag.MODAL):
            return None
    return None


def _over_relative(words: Sequence[Word], verb: int) -> Phrase | None:
    """The subject before a relative clause that ends in the verb at `verb`: "the sanctions that the Union imposed were lifted"."""
    for i in range(verb - 1, max(verb - _LONGEST_INSERT, 0), -1):
        word = words[i]
        if word.tag is Tag.RELATIVE or (word.lemma == "that" and words[i - 1].tag in _NOUNS):
            return _antecedent(words, i)
        if word.tag is Tag.MARK or word.tag is Tag.SUBORDINATOR:
            return None
    return None


def _unless_object(words: Sequence[Word], found: Phrase) -> Phrase | None:
    """`found`, unless it is the object of a verb before it: "the man who took the car left" is about the man."""
    before = words[found.first - 1]
    if before.tag is Tag.ING or before.tag is Tag.INFINITIVE:
        return None
    if before.tag is not Tag.VERB or "aux" in before.features or before.lemma in _saying():
        return found
    i = _before_verb(words, found.first - 1)
    return _antecedent(words, i) if i > 0 and (words[i].tag is Tag.RELATIVE or words[i].lemma == "that") else None


@cache
def _saying() -> frozenset[str]:
    """Verbs that a clause follows without "that": "said the talks had failed"."""
    from reconciler.lang import word_list

    return word_list("en", "attribution", "verbs")


def phrase_ending(words: Sequence[Word], last: int) -> Phrase | None:
    """The phrase whose last word is at `last`, with what "of" and the like join to it; None if it hangs on a preposition."""
    first = _between(words, _base(words, last))
    stop, head = last + 1, last
    while first > 1 and words[first - 1].tag in _PREPOSITIONS and words[first - 1].lemma not in _CLAUSE_OPENERS:
        joint = first - 2
        while joint > 0 and words[joint].text in _QUOTES:
            joint -= 1
        if words[first - 1].lemma not in _LINKS or words[joint].tag not in _NOUNS:
            return None
        head = joint
        first = _base(words, joint)
    governed = first > 0 and words[first - 1].tag in _PREPOSITIONS and words[first - 1].lemma not in _CLAUSE_OPENERS
    if governed and first == 1:
        return _after_name(words, first, last)
    if governed:
        return None
    return Phrase(first, stop, head)


def _between(words: Sequence[Word], first: int) -> int:
    """Where the first of two phrases begins that "between" joins, if the second begins at `first`: "between *Iran* and Iraq"."""
    if first < 3 or words[first - 1].lemma != "and" or words[first - 2].tag not in _NOUNS:
        return first
    before = _base(words, first - 2)
    return before if before and words[before - 1].lemma == "between" else first


def _after_name(words: Sequence[Word], first: int, last: int) -> Phrase | None:
    """The phrase of one capitalised word after "On Monday", which no comma sets off ("On Monday Armenia said …")."""
    inside = words[last].tag is Tag.NAME and last > first and words[last - 1].tag in (Tag.NAME, Tag.NUMBER)
    return Phrase(last, last + 1, last) if inside and last == first + 1 else None


def phrase_at(words: Sequence[Word], at: int) -> Phrase | None:
    """The phrase that begins at `at`, without what prepositions join to it; None where none does."""
    i, head = at, -1
    size = len(words)
    while i < size:
        word = words[i]
        if word.tag in _NOUNS or (word.tag is Tag.ING and head < 0 and i > at):
            head = i
        elif head < 0 and i > at and _between_attributes(words, i):
            pass
        elif word.tag is Tag.PRONOUN and i > at and head < 0:
            head = i  # "the mine" is no pronoun
        elif word.tag is Tag.PRONOUN:
            return Phrase(at, i + 1, i) if i == at else (Phrase(at, i, head) if head >= 0 else None)
        elif word.tag in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.PARTICIPLE) or word.text in _QUOTES:
            if head >= 0 and (word.tag in (Tag.DETERMINER, Tag.PARTICIPLE) or not _possessive(words, head)):
                break
        else:
            break
        i += 1
    if head < 0:
        return Phrase(at, i, i - 1) if i > at and words[i - 1].tag in (Tag.NUMBER, Tag.ADJECTIVE) else None
    return Phrase(at, head + 1, head)


def _between_attributes(words: Sequence[Word], at: int) -> bool:
    """Whether the comma or "and" at `at` joins two adjectives of one noun ("the immediate and unconditional withdrawal")."""
    if words[at].text != "," and words[at].lemma != "and":
        return False
    return at + 1 < len(words) and words[at - 1].tag is Tag.ADJECTIVE and words[at + 1].tag is Tag.ADJECTIVE


def conjuncts(words: Sequence[Word], phrase: Phrase) -> list[Phrase]:
    """`phrase`, and before it those that "and" joins to it where they open their clause ("Iran and Iraq signed …")."""
    found = [phrase]
    while True:
        first = found[-1].first
        mark = first - 1
        if mark < 1 or not (words[mark].lemma == "and" or (words[mark].text == "," and len(found) > 1)):
            return found
        last = mark - 1  # a comma before "and" parts clauses rather than subjects
        if last < 0 or words[last].tag not in _NOUNS:
            return found
        other = phrase_ending(words, last)
        if other is None or not _opens(words, other.first, len(found) == 1):
            return found
        found.append(other)


def _opens(words: Sequence[Word], first: int, loose: bool) -> bool:
    if first == 0:
        return True
    before = words[first - 1]
    return (
        before.tag in (Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.NUMBER) or before.text in ':;—–"“«' or (loose and before.text == ",")
    )


def _base(words: Sequence[Word], last: int) -> int:
    """The first word of the plain phrase that ends at `last`: article, attributes, nouns."""
    if words[last].tag is Tag.PRONOUN:
        return last
    i = last
    while i > 0:
        before = words[i - 1]
        if words[i].tag is Tag.DETERMINER and before.tag is not Tag.DETERMINER:
            break
        if before.text in _QUOTES and before.text != "'":
            if i > 1 and words[i - 2].tag in _BEFORE_NOUN:
                i -= 1
                continue
            break
        if before.tag is Tag.NUMBER and words[i].tag is Tag.NAME and len(before.text) == 4:
            break  # "In 2006 Norland …"
        if before.tag not in _BEFORE_NOUN or (before.tag is Tag.PARTICIPLE and not _attribute(words, i - 1)):
            break
        i -= 1
    return i


def _attribute(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].tag in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION, Tag.NUMBER)


def _before_verb(words: Sequence[Word], at: int) -> int:
    """The index of the word that stands before the verb group of the verb at `at`."""
    i = at - 1
    while i >= 0:
        word = words[i]
        if word.tag in _SKIPPED or "aux" in word.features or word.lemma in ("be", "have"):
            i -= 1
        else:
            break
    return i


def _verb_left(words: Sequence[Word], at: int) -> int:
    """The nearest verb on the left in the same sentence part, or -1."""
    for i in range(at - 1, -1, -1):
        word = words[i]
        if word.tag in (Tag.VERB, Tag.INFINITIVE) and "aux" not in word.features:
            return i
        if word.tag is Tag.PARTICIPLE and i and "aux" in words[_skip_adverbs(words, i - 1)].features:
            return i
        if "aux" in word.features:
            return i
        if word.tag in (Tag.SUBORDINATOR, Tag.RELATIVE) or word.text in ";:":
            return -1
    return -1


def _skip_adverbs(words: Sequence[Word], at: int) -> int:
    while at > 0 and words[at].tag in _SKIPPED:
        at -= 1
    return at


def _antecedent(words: Sequence[Word], at: int) -> Phrase | None:
    """What the relative word at `at` stands for: the phrase right before it."""
    last = at - 1
    while last > 0 and (words[last].text in ",)" or words[last].tag is Tag.PREPOSITION):
        last = _opening(words, last, "(") - 1 if words[last].text == ")" else last - 1
    if last < 0 or words[last].tag not in _NOUNS:
        return None
    first = _base(words, last)
    return Phrase(first, last + 1, last)


def _over_insert(words: Sequence[Word], comma: int) -> Phrase | None:
    """The phrase before an insertion between commas: "X, the spokesman of Y, said", "X, which borders Y, said"."""
    for i in range(comma - 1, max(comma - _LONGEST_INSERT, 0), -1):
        word = words[i]
        if word.text == ",":
            if i and words[i - 1].tag in _NOUNS:
                return phrase_ending(words, i - 1)
            return None
        if (word.tag is Tag.VERB or word.tag is Tag.MODAL) and words[_relative_before(words, i)].tag is not Tag.RELATIVE:
            return None
    return None


def _relative_before(words: Sequence[Word], at: int) -> int:
    for i in range(at, max(at - _LONGEST_INSERT, -1), -1):
        if words[i].tag is Tag.RELATIVE or words[i].text == ",":
            return min(i + 1, at) if words[i].text == "," else i
    return at


def _opening(words: Sequence[Word], at: int, mark: str) -> int:
    for i in range(at, -1, -1):
        if words[i].text == mark:
            return i
    return 0


def _possessive(words: Sequence[Word], at: int) -> bool:
    return words[at].text.endswith(("'s", "’s", "s'", "s’"))
