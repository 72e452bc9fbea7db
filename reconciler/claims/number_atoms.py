"""Numbers by themselves in a text, and what shows that digits are none: a name, a section, a footnote mark that they are part of.

Known limits: those of `number_grammar`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reconciler.claims.number_units import SIGNS
from reconciler.claims.number_values import Amount, mixed, of_digits, of_words, scaled, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.claims.number_grammar import NumberGrammar
    from reconciler.claims.vocabulary import Encoded

_PLUS = re.compile(r"(?:^|[\s(….–—-])\+$")  # "+24 degrees", but not "+7 495 …"
_GLUED_BEFORE = re.compile(r"\w$|\w[-‑–/.,:]$|[№#§+/\\_@&=~:]$|№\s?$|§\s?$")
_GLUED_AFTER = re.compile(r"[^\W_]|[.,:/-]\d|[/_]|°(?! ?[CСF])|-[^\W\d_]{2,}")
_MARK_BEFORE = re.compile(r"\[[\d,;\s–-]*\Z")
_MARK_AFTER = re.compile(r"[\d,;\s–-]{0,20}\]")
_MARK_REACH = 20
# «Northern Bridge - 2», "Project 12": the number that ends a name in quotation marks
_NAME_BEFORE = re.compile(r"[«“\"][^\W\d_a-zа-яё][^«»“”\"\n]*\Z")
_NAME_AFTER = re.compile(r"[»”\"]")
_NAME_REACH = 48
_SHORTEST_WORD = 3  # letters of a number word that stands alone: the "K" of "U.K." is none
_DEGREES = 3  # characters of a temperature behind a plus sign


@dataclass(slots=True)
class Atom:
    """One number by itself: tokens `[first, last)`; `unit` where the number brings it along ("half of")."""

    first: int
    last: int
    amount: Amount
    ordinal: bool = False
    unit: str = ""


def read_atoms(encoded: Encoded, grammar: NumberGrammar) -> Iterator[Atom]:
    """The numbers of a text by themselves, in order."""
    for match in grammar.atom.finditer(encoded.codes):
        end = match.end() + _millions(encoded, match, grammar)
        hyphened = grammar.units.hyphened(encoded.text, encoded.starts[end])
        if match.group("digits") and not _free(encoded, match.start(), end, bool(hyphened)):
            continue
        if match.group("share"):
            atom = _share(encoded, match, grammar)
            if atom:
                yield atom
            continue
        if match.group("ordinal"):
            if _free(encoded, match.start(), match.end()):
                yield Atom(match.start(), match.end(), _ordinal(encoded, match, grammar), ordinal=True)
        elif match.group("digits"):
            amount = _with_scale(encoded, match, grammar)
            yield Atom(match.start(), end, scaled(amount, 1e6) if end > match.end() else amount, unit=hyphened)
        elif match.end() - match.start() > 1 or len(encoded.words[match.start()]) >= _SHORTEST_WORD:
            yield Atom(
                match.start(), match.end(), of_words(_parts(encoded, match.start("words"), match.end(), grammar)), unit=hyphened
            )


def _millions(encoded: Encoded, match: re.Match[str], grammar: NumberGrammar) -> bool:
    """Whether "m" follows an amount of money: "$5m"; elsewhere it is a unit of length."""
    codes, before = encoded.codes, encoded.codes[max(0, match.start() - 2) : match.start()].strip()
    return bool(match.group("digits")) and codes[match.end() : match.end() + 1] in grammar.metric and before[-1:] in SIGNS


def _share(encoded: Encoded, match: re.Match[str], grammar: NumberGrammar) -> Atom | None:
    """ "half of the members": a share; not "the first half of", "the northern half of", «четверть века»."""
    first, last = match.start(), match.end()
    words, codes = encoded.words, encoded.codes
    before, after = words[max(0, first - 2)].lower(), words[min(last + 1, len(words) - 1)].lower()
    if codes[max(0, first - 2)] in grammar.ordinals or before.endswith(grammar.no_share_after) or after in grammar.no_share_before:
        return None
    ones = next((match.start(name) for name in ("parts", "parts2") if match.group(name)), None)
    named = next((n for n in range(first, last) if codes[n] in grammar.parts), last - 1)
    value: Any = 2 if codes[named] in grammar.half else grammar.vocabulary.value(words[named])
    count: Any = grammar.vocabulary.value(words[ones]) if ones is not None else 1
    return (
        Atom(first, last, share(count, value), unit="%")
        if value > count and (value > 2 or codes[named] in grammar.halves)
        else None
    )


def _parts(encoded: Encoded, first: int, last: int, grammar: NumberGrammar) -> Iterator[tuple[str, float]]:
    for token in range(first, last):
        slot = grammar.slots.get(encoded.codes[token])
        if slot:
            value: Any = grammar.vocabulary.value(encoded.words[token])
            yield slot, float(value)


def _with_scale(encoded: Encoded, match: re.Match[str], grammar: NumberGrammar) -> Amount:
    amount = of_digits(encoded.words[match.start("digits")], grammar.decimal)
    if match.group("whole"):
        parts, whole = (of_digits(encoded.words[match.start(name)], grammar.decimal).low for name in ("parts_of", "whole"))
        amount = mixed(amount, parts, whole)
    for _slot, value in _parts(encoded, max(match.end("digits"), match.end("whole")), match.end(), grammar):
        amount = scaled(amount, value)
    return amount


def _ordinal(encoded: Encoded, match: re.Match[str], grammar: NumberGrammar) -> Amount:
    word = encoded.words[match.start()]
    if word[0].isdecimal():
        return of_digits(word, grammar.decimal)
    values: list[Any] = [grammar.vocabulary.value(encoded.words[token]) or 0 for token in range(match.start(), match.end())]
    return Amount(float(sum(values)), float(sum(values)))


def _free(encoded: Encoded, first: int, last: int, hyphened: bool = False) -> bool:
    """Nothing is glued to the digits that would make them part of a name, a section number, a time or a date."""
    start, end = encoded.starts[first], encoded.starts[last]
    before, after = encoded.text[max(0, start - 2) : start], encoded.text[end : end + 3]
    if before[-1:] in "-–—" and before[:1].isdecimal():
        before = ""
    if (
        _PLUS.search(encoded.text, max(0, start - 2), start)
        and end - start <= _DEGREES
        and encoded.text[end : end + 2].strip() != "("
    ):
        before = ""
    glued = before and _GLUED_BEFORE.search(before)
    if glued or _in_brackets(encoded.text, start, end) or _ends_name(encoded.text, start, end):
        return False
    if hyphened:
        return True
    return not (encoded.words[last - 1][0].isdecimal() and _GLUED_AFTER.match(after) and not re.match(r"[-–—]\d", after))


def _in_brackets(text: str, start: int, end: int) -> bool:
    """ "[2, 3]": a footnote mark."""
    before, after = _MARK_BEFORE.search(text, max(0, start - _MARK_REACH), start), _MARK_AFTER.match(text, end)
    return bool(before and after)


def _ends_name(text: str, start: int, end: int) -> bool:
    return bool(_NAME_AFTER.match(text, end) and _NAME_BEFORE.search(text, max(0, start - _NAME_REACH), start))
