"""What a number counts or measures: a percent sign, a currency, a unit of measure, or the lemma of the noun that is counted.

Percentage points are "%p".

Known limits: the noun is sought in the three words after the number, past words that end like adjectives and participles (the last
of them counts where no noun follows); in a language whose plural has an ending, only a plural counts after a number above one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reconciler import lang

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reconciler.claims.number_values import Amount
    from reconciler.claims.vocabulary import Encoded, Vocabulary

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH"}
_REACH = 3
_SHORTEST = 3  # letters of a noun that is counted


class Units:
    """Finds what a number counts, in one language."""

    def __init__(self, code: str, vocabulary: Vocabulary, lexicon: Mapping[str, Any]) -> None:
        self._vocabulary = vocabulary
        self._lemma = lang.get(code).lemma
        self._skip = tuple(lexicon.get("skip_endings", ()))
        self._plural = tuple(lexicon.get("plural_endings", ()))
        self._nouns = bool(lexicon)
        codes = vocabulary.codes
        self._after = vocabulary.pattern(
            r" ?(?:<unit:percent_points>|(?P<percent>%|<percent>)|<unit:currency>|<unit:measure>(?!')|(?P<sign>[$€£¥₽₴]))"
        )
        self._of = frozenset(codes("of"))
        self._countable = vocabulary.pattern(r" (?:<countable|percent|currency|measure>|%)")
        self._stop = frozenset(
            codes("and|to|between|about|more|less|named|ones|tens|hundreds|hundred|scale|vague|few|ordinal|digits")
        )

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
                return skipped and self._lemma(skipped)
            if self._is_noun(word, amount):
                return self._lemma(word)
            skipped = "" if self._plural else word
            place += 2
        return skipped and self._lemma(skipped)

    def _is_noun(self, word: str, amount: Amount) -> bool:
        if self._plural and amount.high > 1:
            return word.endswith(self._plural) and not word.endswith(("ss", "us", "is"))
        return not word.endswith(self._skip)
