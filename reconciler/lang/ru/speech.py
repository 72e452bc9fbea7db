"""How Russian gives somebody else's words: who speaks at a verb of saying, and where what is said begins.

Known limit: what follows "о" ("заявил о гибели …") is read as far as its part of the sentence goes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reconciler.lang.ru.cases import demands, readings
from reconciler.lang.ru.groups import group_at
from reconciler.lang.ru.phrases import subject
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.phrase import Phrase
    from reconciler.lang.words import Word

_VERBAL = frozenset((Tag.VERB, Tag.ING))
_QUOTES = frozenset('"«»“”„')
_JUDGING = frozenset((Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.PARTICIPLE))
_OPENERS = frozenset(("что", "будто"))
_FARTHEST = 16
_PLACES = frozenset(("в", "на"))
_GENITIVE_DATIVE = frozenset(("gent", "datv", "accs"))


def tells(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` may tell what somebody says: finite, or a деепричастие."""
    return words[at].tag in _VERBAL


def speaker(words: Sequence[Word], at: int, saying: bool = True) -> tuple[Phrase | None, int, int]:
    """Who speaks at the verb at `at`, and `[first, stop)` of the words that verb and speaker make up.

    "В министерстве заявили": a plural verb without a subject is said by the place.
    """
    found = subject(words, at, saying=saying)
    if found is None and words[at].tag is Tag.VERB and demands(words[at].text.lower())[0] == "plur":
        found = _place(words, at, frozenset(("times", "documents")))
    if found is None:
        return None, at, at + 1
    first = found.first
    while first > 0 and words[first - 1].tag is Tag.PREPOSITION:
        first -= 1
    return found, min(first, at), max(found.stop, at + 1)


def said(words: Sequence[Word], at: int, addressed: bool) -> int:
    """The index of the first word of what is said after the verb at `at`, or -1 where nothing follows.

    "что" counts after a comma: "заявил, что", "рассказал журналистам о том, что".
    """
    del addressed  # Russian sets off what is said by a comma either way
    size = len(words)
    for i in range(at + 1, min(at + _FARTHEST, size - 1)):
        word = words[i]
        if word.text == ",":
            follows = words[i + 1]
            if follows.lemma in _OPENERS and i + 2 < size:
                return i + 2
            if follows.text in _QUOTES and i == at + 1:
                return i + 1
            return -1
        if word.text == ":":
            return i + 1
        if word.text in _QUOTES and (i == at + 1 or words[i - 1].text in ",:"):
            return i
        if word.tag is Tag.VERB or word.text in ";—–":
            return -1
    return -1


def told_of(words: Sequence[Word], at: int) -> int:
    """The index of "о" that says what is told at the verb at `at` ("сообщил о гибели …"), or -1."""
    for i in range(at + 1, min(at + _FARTHEST, len(words) - 1)):
        word = words[i]
        if word.lemma in ("о", "об") and word.tag is Tag.PREPOSITION:
            return i + 1 if words[i + 1].lemma not in ("это", "то", "весь") and words[i + 1].tag is not Tag.PRONOUN else -1
        if word.tag is Tag.VERB or (word.tag is Tag.MARK and word.text not in _QUOTES):
            return -1
    return -1


def source_at(words: Sequence[Word], at: int) -> Phrase | None:
    """The phrase at `at` as a source ("по словам главы ведомства")."""
    found = group_at(words, at, _GENITIVE_DATIVE) if at < len(words) else None
    return found.phrase if found else None


@cache
def _listed(names: frozenset[str]) -> frozenset[str]:
    from reconciler.lang import word_list

    return frozenset().union(*(word_list("ru", "attribution", name) for name in names))


def _place(words: Sequence[Word], at: int, without: frozenset[str]) -> Phrase | None:
    """The body in which it was said: "в министерстве заявили", "сообщили в Минобороны"; none of those listed under `without`."""
    after = at + 1 if at + 1 < len(words) and words[at + 1].tag is Tag.PREPOSITION else at - 1
    for i in (after, *range(at - 1, max(at - _FARTHEST, -1), -1)):
        if words[i].text in ",;:" or (words[i].tag is Tag.VERB and i < at):
            return None
        if words[i].tag is Tag.PREPOSITION and words[i].lemma in _PLACES:
            found = group_at(words, i + 1, frozenset(("loct",)))
            if found is not None and words[found.phrase.head].lemma not in _listed(without):
                return found.phrase
        if words[i].tag is Tag.PREPOSITION and words[i].lemma == "у":
            return None
    return None


def judged_at(words: Sequence[Word], at: int) -> int:
    """Where the judgement begins in "назвал выборы *фарсом*", looked for from `at` on; -1 where there is none."""
    preposition = False
    for i in range(at, len(words)):
        word = words[i]
        if word.text in ",;:—–" or word.tag is Tag.VERB:
            return -1
        if word.lemma == "как":
            return i if i > at or word.tag is Tag.SUBORDINATOR else -1
        preposition = word.tag is Tag.PREPOSITION or (preposition and word.tag in (Tag.ADJECTIVE, Tag.DETERMINER))
        if not preposition and word.tag in _JUDGING and any(r[0] == "ablt" for r in readings(word.text.lower())):
            return i
    return -1


def document(words: Sequence[Word], at: int) -> Phrase | None:
    """Where it is said, at a verb that has no speaker: "говорится в докладе"."""
    return _place(words, at, frozenset(("times",)))


def noun_says(words: Sequence[Word], at: int) -> int:
    """Where what is said begins after the noun at `at` ("утверждение X о том, что …"), or -1."""
    for i in range(at + 1, min(at + _FARTHEST, len(words) - 2)):
        word = words[i]
        if word.text == ",":
            return i + 2 if words[i + 1].lemma in _OPENERS else -1
        if word.tag in (Tag.VERB, Tag.MARK) and word.text not in _QUOTES:
            return -1
    return -1


def owner(words: Sequence[Word], at: int) -> Phrase | None:
    """Whose statement the noun at `at` is: "заявление министра"."""
    found = group_at(words, at + 1, frozenset(("gent",))) if at + 1 < len(words) else None
    return found.phrase if found else None


def clause_end(words: Sequence[Word], first: int, stop: int) -> int:
    """The end of a clause that hangs on a noun and runs through `[first, stop)`: its next comma."""
    return next((i for i in range(first + 1, stop) if words[i].text == ","), stop)


def speaker_beside(words: Sequence[Word], at: int) -> Phrase | None:
    """Who speaks in what follows a quotation: "отметила Смирнова", "говорится в сообщении"."""
    return speaker(words, at)[0]
