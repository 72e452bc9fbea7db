"""The grammar of numbers: templates over slots, and the words of one language.

Known limits: of fractions in words halves, thirds and quarters of a whole are read; roman numerals are not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.number_units import Units
from reconciler.claims.vocabulary import LETTERS, Vocabulary, entries_of, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DIGIT = re.compile(r"\d")
_WORD = "ones|collective|fixed|half|tens|hundreds|hundred|scale|vague|few"
_SMALL = r"(?:<tens>(?:[ -]<ones>)?|<ones|collective>(?: <and> <article> <half>)?|<fixed>|<half>(?= <article> <scale|hundred>))"
_GROUP = rf"(?:<hundreds>(?: {_SMALL})?|(?:{_SMALL}|<article>)[ -]<hundred>(?: (?:<and> )?{_SMALL})?|{_SMALL})"
_SPOKEN = (
    rf"{_GROUP}(?:[ -](?:(?<=<half> )<article> )?<scale|vague>(?: (?:<and> )?{_GROUP})?)*|<article> <scale>"
    r"|<few>(?: <hundred|scale|vague>)*|<vague>(?: (?:<of> )?<hundred|scale|vague>)*|<scale|hundred>"
)
# "2 1/2": a whole number and a fraction
_MIXED = r"(?:[ -](?P<parts_of><digits>)/(?P<whole><digits>)(?!/))?"
_CARDINAL = rf"(?P<digits><digits>){_MIXED}(?:-?<cardinal_suffix>)?(?:[ -]?<scale|vague|hundred>)*|(?P<words>{_SPOKEN})"
# "half of", "two thirds of", «треть»: a share of a whole
_SHARE = (
    r"<half>(?= (?:<of>|<determiner>))|(?:(?:<article>|(?P<parts><ones>))[ -])<part:fraction|ordinal>(?= <of>)"
    r"|(?:(?P<parts2><ones>) )?<part:share>(?=[ ,.;:)])"
)
_ORDINAL = r"<digits>-?<ordinal_suffix>|(?:<tens>[ -])?<ordinal>(?![^ ,.;:)»”\"'-])"


class NumberGrammar:
    """The templates and words of one language."""

    def __init__(self, code: str) -> None:
        self.lexicon = lang.lexicon(code, "numbers")
        self.decimal = str(self.lexicon.get("decimal", "."))
        entries = [*entries_of(self.lexicon), *((slot, word, 0) for slot, word, _ in _months(code))]
        self.vocabulary = Vocabulary(entries, _digits(self.lexicon.get("thousands", (",", " ")), self.decimal))
        self.atom = self.vocabulary.pattern(f"(?P<share>{_SHARE})|(?P<ordinal>{_ORDINAL})|{_CARDINAL}")
        self._starters = self.vocabulary.spellings(f"{_WORD}|fraction|share|ordinal")
        self.units = Units(code, self.vocabulary, self.lexicon)
        self.slots = {char: slot for slot in _WORD.split("|") for char in self.vocabulary.codes(slot)}
        codes = self.vocabulary.codes
        self.ordinals = frozenset(codes("ordinal"))
        self.named = frozenset(codes("named"))
        self.between = frozenset(codes("between"))
        self.determiner = frozenset(codes("determiner"))
        self.month = frozenset(codes("month"))
        self.digits = frozenset(codes("digits"))
        self.currency = frozenset(codes("currency") + "$€£¥₽₴")
        self.half = codes("half")
        self.metric = frozenset(codes("metric"))
        self.halves = frozenset(codes("half|share"))
        self.parts = self.halves | frozenset(codes("fraction|ordinal"))
        self.no_share_after = tuple(self.lexicon.get("no_share_after", ())) or ("\0",)
        self.no_share_before = frozenset(self.lexicon.get("no_share_before", ()))
        self.ranked = frozenset(self.lexicon.get("ranked", ()))
        self.bounds = {codes("about"): "about", codes("more"): "more", codes("less"): "less"}
        if self.lexicon.get("to_is_bound"):
            self.bounds[codes("to")] = "less"
        self.to = frozenset(codes("to"))
        self.singular = frozenset(self.lexicon.get("singular", ()))
        self.range = self.vocabulary.pattern(r"(?:%(?= ?-))? ?- ?\+?| <to> (?:<bound:about> )?| ?(?:\.\.\.|…) ?\+?")
        self.day = self.vocabulary.pattern(r"(?:(?: ?- ?| <to> | <and> |, )<digits>){0,6}(?:-?<ordinal_suffix>)? <month>")
        self.listed = self.vocabulary.pattern(r"<named>\.? (?:<digits>(?:, |,? <and> | ?- ?))+$")
        self.pair = self.vocabulary.pattern(r" (?:<and>|<to>) | - ")

    def may_hold(self, text: str) -> bool:
        """Whether a number can stand in `text`: it has a digit or a word of those that a number has at least one of."""
        return bool(_DIGIT.search(text)) or not self._starters.isdisjoint(LETTERS.findall(fold(text)))


def _months(code: str) -> Iterator[tuple[str, str, object]]:
    """Names of months as words after which a number is the day of a date that names no year."""
    dates = lang.lexicon(code, "dates")
    for _slot, word, value in entries_of({"month": dates.get("month", {}), "month_short": dates.get("month_short", {})}):
        yield "month", word, value


@cache
def months(code: str) -> frozenset[str]:
    """The names of months in lower case, in all their forms."""
    return frozenset(word.lower() for _slot, word, _ in _months(code))


def _digits(separators: Sequence[str], decimal: str) -> str:
    """An expression for a number in digits: groups of three between `separators`, and a fraction."""
    spaces = " \u00a0\u202f"
    groups = [rf"\d{{1,3}}(?:[{spaces if mark == ' ' else re.escape(mark)}]\d{{3}})+(?!\d)" for mark in separators]
    return rf"(?:{'|'.join(groups)}|\d+)(?:{re.escape(decimal)}\d+)?"


@cache
def grammar(code: str) -> NumberGrammar:
    """The grammar of the language `code`; with no lexicon only digits are read."""
    return NumberGrammar(code)
