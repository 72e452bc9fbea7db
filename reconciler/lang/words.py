"""The words of a text with what a reader of grammar needs: lemma, part of speech, and for Russian the case.

One pass that clauses, roles, status, polarity and attribution share. Parts of speech come from the dictionary of the language, and
what that leaves open is settled by the words around (`reconciler/lang/<code>/tagging.py`). Known limit: no full parse.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]|_")


class Tag(StrEnum):
    """The part that a word plays, as coarse as the reader of clauses needs it."""

    NOUN = "noun"
    NAME = "name"
    PRONOUN = "pronoun"
    VERB = "verb"  # finite
    MODAL = "modal"  # "may", "should", «может», «должен»
    INFINITIVE = "infinitive"
    ING = "ing"  # a present participle or gerund; a Russian деепричастие
    PARTICIPLE = "participle"  # "signed", «подписанный»
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"  # coordinating
    SUBORDINATOR = "subordinator"  # "because", "that", «что», «если»
    RELATIVE = "relative"  # "which", "who", «который»
    TO = "to"
    NEGATION = "negation"
    NUMBER = "number"
    MARK = "mark"  # punctuation
    OTHER = "other"


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
