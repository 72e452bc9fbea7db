"""The words of a text with what a reader of grammar needs: lemma, part of speech, and for Russian the case.

One pass that clauses, roles, status, polarity and attribution share. Parts of speech come from the dictionary of the language, and
what that leaves open is settled by the words around (`reconciler/lang/<code>/tagging.py`). Known limit: no full parse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

T = TypeVar("T")

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]|_")


class Tag(str):
    """The part that a word plays, as coarse as the reader of clauses needs it; one instance a part, so that `is` compares them.

    No StrEnum: in Python 3.11 its members take ten times as long to reach, and the readers of a sentence do little else.
    """

    __slots__ = ()

    NOUN: ClassVar[Tag]
    NAME: ClassVar[Tag]
    PRONOUN: ClassVar[Tag]
    VERB: ClassVar[Tag]  # finite
    MODAL: ClassVar[Tag]  # "may", "should", «может», «должен»
    INFINITIVE: ClassVar[Tag]
    ING: ClassVar[Tag]  # a present participle or gerund; a Russian деепричастие
    PARTICIPLE: ClassVar[Tag]  # "signed", «подписанный»
    ADJECTIVE: ClassVar[Tag]
    ADVERB: ClassVar[Tag]
    DETERMINER: ClassVar[Tag]
    PREPOSITION: ClassVar[Tag]
    CONJUNCTION: ClassVar[Tag]  # coordinating
    SUBORDINATOR: ClassVar[Tag]  # "because", "that", «что», «если»
    RELATIVE: ClassVar[Tag]  # "which", "who", «который»
    TO: ClassVar[Tag]
    NEGATION: ClassVar[Tag]
    NUMBER: ClassVar[Tag]
    MARK: ClassVar[Tag]  # punctuation
    OTHER: ClassVar[Tag]


TAGS: Mapping[str, Tag] = {name.lower(): Tag(name.lower()) for name in Tag.__annotations__}
for _name, _tag in TAGS.items():
    setattr(Tag, _name.upper(), _tag)


class Word(NamedTuple):
    """A word or mark at `[start, end)` of the text it was read in.

    `lemma` is lower case, with е for ё. `features` are those of the language's dictionary that a rule may ask for: in Russian the
    case ("nomn", "gent", …) and number, in English "past", "third", "plural", "aux"; separated by spaces.
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: Tag
    features: str = ""


def tokens(text: str) -> list[tuple[int, int, str]]:
    """`(start, end, text)` of each word, number and mark of `text`; a hyphenated word is one."""
    return [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]


def words_in(text: str) -> list[str]:
    """The same without their places."""
    return _TOKEN.findall(text)


def once_a_sentence(read: Callable[[Sequence[Word]], T]) -> Callable[[Sequence[Word]], T]:
    """`read`, its latest result kept: several finders ask the same of one sentence, one after another."""
    latest: list[tuple[Sequence[Word], T]] = []

    def kept(words: Sequence[Word]) -> T:
        held = latest[0] if latest else None
        if held is None or held[0] is not words:
            held = (words, read(words))
            latest[:] = [held]
        return held[1]

    return kept


class Spellings(NamedTuple):
    """How the words of a sentence may be looked up: `lemmas` and `lowers` (in lower case) in their order, `all` of these at once.

    `all` also holds the words in lower case with е for ё.
    """

    lemmas: list[str]
    lowers: list[str]
    all: frozenset[str]

    def places(self, wanted: Container[str]) -> list[int]:
        """The indexes of the words whose lemma or spelling is `wanted`."""
        return [
            n for n, (lemma, lower) in enumerate(zip(self.lemmas, self.lowers, strict=True)) if lemma in wanted or lower in wanted
        ]


@once_a_sentence
def spellings(words: Sequence[Word]) -> Spellings:
    """The spellings of a sentence."""
    lemmas, lowers = [w[3] for w in words], [w[2].lower() for w in words]
    return Spellings(lemmas, lowers, frozenset(lemmas + lowers + [lower.replace("ё", "е") for lower in lowers if "ё" in lower]))
