"""Amounts, counts, shares and ranks in a text: where they stand, what bounds they give, and of what.

The words come from the lexicon of the language; the grammar is `number_grammar`, `number_atoms` finds the
numbers by themselves, and what they count is found in `number_units`.

Known limits: roman numerals and clock times are no numbers; a bare number that could be a year is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.number_atoms import Atom, read_atoms
from reconciler.claims.number_grammar import NumberGrammar, grammar
from reconciler.claims.number_units import SIGNS
from reconciler.claims.number_values import Amount, bounded, scaled
from reconciler.claims.vocabulary import OTHER_CAPITAL
from reconciler.facets import NumberMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.claims.vocabulary import Encoded
    from reconciler.facets import DateMention

_INDENT = 20  # characters of white space before an enumerator
_LIST_REACH = 24  # tokens of a list of numbers behind a name
_TELEPHONE_GROUPS = 3
_SIGNED = frozenset(("°", "%"))  # units of what may be below zero
_MINUS = re.compile(r"(?:(?:^|[\s(])[-−–]|\b(?:minus|минус)\s)$", re.IGNORECASE)
_ONE = Amount(1.0, 1.0)  # a rank counts one of a kind
_YEARS = range(1800, 2100)


def find_numbers(text: str, language: str, dates: Sequence[DateMention] = ()) -> tuple[NumberMention, ...]:
    """The numbers that `text` names, in order and not overlapping; `start` and `end` count code points of `text`.

    `language` is an ISO 639-1 code; of a language without a lexicon only digits are read. Whatever touches one of `dates` (those of
    the same text) is no number. A mention covers the word that bounds it ("more than"), the number, and its sign, currency or unit
    of measure, but not the noun that is counted, which stands in `unit`.
    """
    rules = grammar(language if language in lang.LANGUAGES else "")
    if not rules.may_hold(text):
        return ()
    encoded = rules.vocabulary.encode(text)
    atoms = [atom for atom in read_atoms(encoded, rules) if not _dated(atom, encoded, dates)]
    return tuple(_Reader(rules, encoded, atoms).mentions())


def _dated(atom: Atom, encoded: Encoded, dates: Sequence[DateMention]) -> bool:
    start, end = encoded.starts[atom.first], encoded.starts[atom.last]
    place = bisect_right(dates, start, key=lambda mention: mention.end)
    return place < len(dates) and dates[place].start < end


class _Reader:
    """Puts the atoms of one text together with what stands around them."""

    def __init__(self, grammar: NumberGrammar, encoded: Encoded, atoms: list[Atom]) -> None:
        self._grammar = grammar
        self._encoded = encoded
        self._atoms = atoms
        self._taken = 0  # tokens before this one belong to a mention

    def mentions(self) -> Iterator[NumberMention]:
        place = 0
        while place < len(self._atoms):
            atom = self._atoms[place]
            partner = self._partner(place)
            run = self._digit_run(place)
            if run:
                place += run
                continue
            if self._is_number(atom, partner):
                yield self._mention(atom, partner)
            place += 2 if partner else 1

    def _partner(self, place: int) -> Atom | None:
        """The other end of a range that begins with this atom."""
        one = self._atoms[place]
        two = self._atoms[place + 1] if place + 1 < len(self._atoms) else None
        if two is None or one.ordinal or two.ordinal or one.amount.approximate or two.amount.approximate:
            return None
        between = self._encoded.codes[one.last : two.first]
        paired = self._before(one.first)[0] in self._grammar.between and self._grammar.pair.fullmatch(between)
        joined = paired or self._grammar.range.fullmatch(between)
        return two if joined and one.amount.low < max(two.amount.high, two.amount.step) else None

    def _digit_run(self, place: int) -> int:
        """How many atoms from this one on are the groups of a telephone number, or the two sides of a score ("2-0"); 0 if none."""
        end, dashes = place, 0
        while end + 1 < len(self._atoms):
            between = self._encoded.codes[self._atoms[end].last : self._atoms[end + 1].first]
            if between not in (" ", "-") or not self._encoded.words[self._atoms[end + 1].first][0].isdecimal():
                break
            dashes += between == "-"
            end += 1
        count = end - place + 1
        if count > _TELEPHONE_GROUPS - 1:
            return count
        return count if count > 1 and dashes and self._partner(place) is None else 0

    def _before(self, token: int) -> tuple[str, int]:
        """Code and place of the word before a token; a line break where there is none."""
        codes = self._encoded.codes
        place = token - 1
        if place > 0 and codes[place] == " ":
            place -= 1
        return (codes[place], place) if place >= 0 else ("\n", -1)

    def _after(self, token: int) -> str:
        codes = self._encoded.codes
        place = token + 1 if codes[token : token + 1] == " " else token
        return codes[place : place + 1] or "\n"

    def _is_number(self, atom: Atom, partner: Atom | None) -> bool:
        before, place = self._before(atom.first)
        if before in self._grammar.named or self._enumerates(atom) or self._continues(atom):
            return False
        if atom.ordinal:
            return self._is_rank(atom, before, place)
        last = (partner or atom).last
        word = self._encoded.words[atom.first]
        if word[0].isdecimal():
            return (
                not self._is_day(last, before, place)
                and not self._looks_like_year(atom, last)
                and not self._names(atom, last, before, place)
            )
        if atom.amount.low == atom.amount.high == 1.0 and not partner:
            return self._grammar.units.counts_one(self._encoded, last)
        return True

    def _names(self, atom: Atom, last: int, before: str, place: int) -> bool:
        """ "Windows 10": a number that ends a name; "Resolutions 1325, 1820 and 2122": a list that began with one."""
        if self._encoded.words[place].lower() in self._grammar.ranked:
            return False
        if before == OTHER_CAPITAL and self._before(place)[0] not in "\n.!?" and last == atom.first + 1:
            return not self._grammar.units.unit_after(self._encoded, last, atom.amount)[0]
        codes = self._encoded.codes[max(0, atom.first - _LIST_REACH) : atom.first]
        return bool(self._grammar.listed.search(codes))

    def _enumerates(self, atom: Atom) -> bool:
        """ "1)" and "1." at the beginning of a line."""
        text, start, end = self._encoded.text, self._encoded.starts[atom.first], self._encoded.starts[atom.last]
        follows = text[end : end + 2]
        if (
            follows[:1] == ")"
            and text[max(0, start - 1) : start] != "("
            and "(" not in text[max(0, start - 60) : start].rpartition(")")[2]
        ):
            return True
        line = text[max(0, start - _INDENT) : start].rpartition("\n")
        begins = (bool(line[1]) or start <= _INDENT) and not line[2].strip()
        return begins and ((follows[:1] == "." and not follows[1:].strip()) or follows[:1] in ("\n", ""))

    def _continues(self, atom: Atom) -> bool:
        """A number behind another and a dash that were no range: "123-45-67"."""
        codes = self._encoded.codes
        return atom.first > 1 and codes[atom.first - 1] == "-" and codes[atom.first - 2] in self._grammar.digits

    def _is_day(self, last: int, before: str, place: int) -> bool:
        """The day of a date that names no year ("9 and 10 August")."""
        codes = self._encoded.codes
        if before == "." and place > 0:  # "Dec. 2"
            before = codes[place - 1]
        return before in self._grammar.month or bool(self._grammar.day.match(codes, last))

    def _is_rank(self, atom: Atom, before: str, place: int) -> bool:
        if self._is_day(atom.last, before, place):
            return False
        if atom.amount.low > 2 or self._encoded.words[atom.first][0].isdecimal() or not self._grammar.determiner:
            return True
        return before in self._grammar.determiner

    def _looks_like_year(self, atom: Atom, last: int) -> bool:
        word = self._encoded.words[atom.first]
        if not (len(word) == 4 and word.isdecimal() and int(word) in _YEARS and last == atom.first + 1):
            return False
        return not self._grammar.units.unit_after(self._encoded, last, atom.amount)[0]

    def _mention(self, atom: Atom, partner: Atom | None) -> NumberMention:
        encoded, last = self._encoded, (partner or atom).last
        first, sign = self._sign(atom.first)
        first, bound = self._bound(first)
        amount = self._one_of(atom) if bound else atom.amount
        if partner:
            amount = self._range(atom.amount, partner.amount)
        amount = bounded(amount, bound)
        known = sign or atom.unit
        unit, last = (known, last) if known else self._grammar.units.unit_after(encoded, last, _ONE if atom.ordinal else amount)
        self._taken = last
        if unit in _SIGNED and _MINUS.search(encoded.text, max(0, encoded.starts[first] - 6), encoded.starts[first]):
            amount = replace(amount, low=-amount.high, high=-amount.low)
        return NumberMention(
            encoded.starts[first],
            encoded.starts[last],
            amount.low,
            amount.high,
            unit,
            amount.step,
            atom.ordinal,
            amount.approximate,
        )

    def _one_of(self, atom: Atom) -> Amount:
        """The amount of a number behind a word of degree, where "thousands" is spelled like one thousand («около тысячи»)."""
        word = self._encoded.words[atom.first].lower()
        if atom.last != atom.first + 1 or word not in self._grammar.singular:
            return atom.amount
        value = atom.amount.low / 2  # "thousands" are two thousand at least
        return Amount(value, value, value)

    @staticmethod
    def _range(one: Amount, two: Amount) -> Amount:
        """ "3 to 5 million": the scale of the second holds for the first."""
        if one.low < two.low and two.step >= 1000 > one.step * 1000 / max(one.low, 1.0) and one.low < 1000:
            one = scaled(one, two.step if two.step >= 1 else 1.0)
        return Amount(min(one.low, two.low), max(one.high, two.high), min(one.step, two.step))

    def _sign(self, first: int) -> tuple[int, str]:
        code, place = self._before(first)
        if place < self._taken or code not in self._grammar.currency:
            return first, ""
        word = self._encoded.words[place]
        if word[0].islower():
            return first, ""
        return place, SIGNS.get(word) or str(self._grammar.vocabulary.value(word))

    def _bound(self, first: int) -> tuple[int, str]:
        code, place = self._before(first)
        bound = self._grammar.bounds.get(code, "")
        if bound and code in self._grammar.to and self._taken and self._before(place)[1] < self._taken:
            return first, ""  # «с 10 до 5»: from one number to another
        return (place, bound) if bound and place >= self._taken else (first, "")
