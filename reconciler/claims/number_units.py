"""What a number counts or measures: a percent sign, a currency, a unit of measure, or the lemma of the noun that is counted.

Percentage points are "%p", degrees "°". Nouns that the lexicon's `keys` list have a key of their own, the same in every language.

Known limits: the noun is sought in the three words after the number, past words that end like adjectives and participles (the last
of them counts where no noun follows); in a language whose plural has an ending, only a plural counts after a number above one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reconciler import lang
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reconciler.claims.number_values import Amount
    from reconciler.claims.vocabulary import Encoded, Vocabulary

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH"}
_REACH = 3
_MOST_WORDS = 8192  # whose part of speech is remembered
_LARGE = 1e6  # a noun that names a weight too names money in an amount of so much
_SHORTEST = 3  # letters of a noun that is counted
_ENDING = frozenset((Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.PRONOUN))  # no noun that is counted comes after these
_NOUNS = frozenset((Tag.NOUN, Tag.NAME, Tag.ING))


class Units:
    """Finds what a number counts, in one language."""

    def __init__(self, code: str, vocabulary: Vocabulary, lexicon: Mapping[str, Any]) -> None:
        self._vocabulary = vocabulary
        self._lemma = lang.get(code).lemma
        self._skip = tuple(lexicon.get("skip_endings", ()))
        self._plural = tuple(lexicon.get("plural_endings", ()))
        self._nouns = bool(lexicon)
        self._metre = lexicon.get("metre", "")
        tag = lang.get(code).tag
        self._part = lru_cache(maxsize=_MOST_WORDS)(lambda word: tag(word)[0].tag)
        self._keys: dict[str, str] = {word: key for key, words in lexicon.get("keys", {}).items() for word in words.split()}
        stems: dict[str, str] = {stem: key for key, words in lexicon.get("hyphened", {}).items() for stem in words.split()}
        self._stems = stems
        self._hyphened = re.compile(rf"-({'|'.join(stems)})(?!s\b)", re.IGNORECASE) if stems else None
        codes = vocabulary.codes
        self._after = vocabulary.pattern(
            r"(?: <of>)? ?(?:<unit:percent_points>|(?P<percent>%|<percent>)|<unit:currency>|<unit:measure|metric>(?!')"
            r"|(?P<sign>[$€£¥₽₴]))"
        )
        self._measures = frozenset(codes("measure|currency"))
        self._large: dict[str, str] = {word: key for key, words in lexicon.get("large", {}).items() for word in words.split()}
        self._of = frozenset(codes("of"))
        self._countable = vocabulary.pattern(r" (?:<countable|percent|currency|measure>|%)")
        self._stop = frozenset(
            codes("and|to|between|about|more|less|named|ones|tens|hundreds|hundred|scale|vague|few|ordinal|digits")
        )

    def hyphened(self, text: str, end: int) -> str:
        """The unit in a word that hangs on the number before `end` by a hyphen: "19-year-old", «3-метровый»; else nothing."""
        match = self._hyphened.match(text, end) if self._hyphened else None
        return self._stems[match.group(1).lower()] if match else ""

    def counts_one(self, encoded: Encoded, last: int) -> bool:
        """Whether "one" before the token `last` counts something, and is no pronoun or article."""
        return bool(self._countable.match(encoded.codes, last))

    def unit_after(self, encoded: Encoded, last: int, amount: Amount) -> tuple[str, int]:
        """The unit of the number that ends before the token `last` ("" where none was found), and where the mention ends."""
        match = self._after.match(encoded.codes, last)
        if match:
            if match.group("percent"):
                return "%", match.end()
            word = encoded.words[match.end() - 1]
            return SIGNS.get(word) or str(self._vocabulary.value(word) or "%p"), match.end()
        if self._metre and encoded.words[last + 1 : last + 2] == [self._metre] and encoded.codes[last] == " ":
            return "m", last + 2
        return (self._noun(encoded, last, amount) if self._nouns else ""), last

    def _noun(self, encoded: Encoded, last: int, amount: Amount) -> str:
        codes, words = encoded.codes, encoded.words
        place, skipped = last, ""
        if codes[place : place + 2] == " " + "".join(self._of)[:1] and self._of:
            place += 2
        for _ in range(_REACH):
            if codes[place : place + 1] != " " or codes[place + 1 : place + 2] in ("", "\n"):
                break
            word = words[place + 1]
            if (
                not word.isalpha()
                or len(word) < _SHORTEST
                or codes[place + 1] in self._stop
                or (word[0].isupper() and not self._plural)
            ):
                return skipped and self._key(skipped, "", amount)
            if self._part(word) in _ENDING:
                break
            if codes[place + 1] in self._measures or self._is_noun(word, amount):
                return self._key(word, codes[place + 1], amount)
            skipped = "" if self._plural or self._part(word) is not Tag.NOUN else word
            place += 2
        return skipped and self._key(skipped, "", amount)

    def _key(self, word: str, code: str, amount: Amount) -> str:
        if code in self._measures:
            return str(self._vocabulary.value(word))
        lemma = self._lemma(word)
        key = self._keys.get(lemma, lemma)
        return self._large.get(key, key) if amount.low >= _LARGE else key

    def _is_noun(self, word: str, amount: Amount) -> bool:
        if self._plural and amount.high > 1:
            return word.endswith(self._plural) and not word.endswith(("ss", "us", "is")) and self._part(word) is not Tag.VERB
        return not word.endswith(self._skip) and self._part(word) in _NOUNS
