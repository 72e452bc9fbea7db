"""`number`: an amount, count, share or rank differs beyond rounding.

Numbers that meet are set aside, one for one; then one must be left in each claim, or one beside the same words, and they must count
the same. Where what is counted is not known, or has another name, the rest of the claims must say the same; so it must for figures
that are part of a name or count nothing ("Windows 7", "channel 5"). Known limit: nouns are compared by their lemmas or keys.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.compatibility import numbers_meet
from reconciler.discrepancies.rule import Rule, answers, severity_of
from reconciler.facets import NumberMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Answer, Pair
    from reconciler.model import Claim, Discrepancy

# how alike two claims must be for two numbers: of one unit beside the same words, of one unit, and of units that are not known
TIED, COUNTED, UNKNOWN = 0.2, 0.35, 0.45
CLOSE = 0.55  # the same for any two numbers that alone are left over in the claims
SURE = 0.4
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
_FIRM = re.compile(r"[^a-zа-я]|^.{1,2}$|^(?:foot|mile|acre|yard|inch)$")  # a sign, a currency or a measure, and no noun
_NEXT = re.compile(r"[^\W\d_]+")
_LASTING = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))


def find(pair: Pair) -> Iterator[Discrepancy]:
    ours, theirs = _counts(pair.a), _counts(pair.b)
    found = answers(pair, ours, theirs, _same, _agree, _comparable) if ours and theirs else []
    if not found:
        figures_a, figures_b = _figures(pair.a), _figures(pair.b)
        if figures_a or figures_b:
            ours, theirs = [*ours, *figures_a], [*theirs, *figures_b]
            found = answers(pair, ours, theirs, _same, _agree, _comparable)
    likeness = pair.likeness if found else 0.0
    for answer in found:
        least = _least(pair, answer, len(ours) == len(theirs))
        if likeness >= least:
            yield _discrepancy(pair, answer, certain=likeness >= SURE and least < UNKNOWN)


def _discrepancy(pair: Pair, answer: Answer[NumberMention], *, certain: bool) -> Discrepancy:
    x, y = answer.ours, answer.theirs
    places = (x.start, x.end), (y.start, y.end)
    exact = not (x.approximate or y.approximate) and x.low == x.high and y.low == y.high
    return pair.discrepancy("number", severity_of(pair, *places, certain=certain and exact), *places, "number")


def _counts(claim: Claim) -> list[NumberMention]:
    """The numbers of a claim, without "one" where it counts nothing."""
    return [m for m in claim.facets.numbers if m.unit or m.high > 1 or claim.quote[m.start - claim.start].isdigit()]


def _figures(claim: Claim) -> list[NumberMention]:
    """The figures of a claim that are neither dates nor numbers."""
    taken = [(m.start, m.end) for m in claim.facets.dates] + [(m.start, m.end) for m in claim.facets.numbers]
    found = []
    for match in _FIGURE.finditer(claim.quote):
        start, end = claim.start + match.start(), claim.start + match.end()
        if not any(first < end and start < last for first, last in taken):
            value = float(re.sub(r"\D", "", match.group()))  # as it is spelled: the part of a name, not a quantity
            found.append(NumberMention(start, end, value, value))
    return found


def _same(x: NumberMention, y: NumberMention) -> bool:
    return (x.low, x.high, x.unit, x.ordinal) == (y.low, y.high, y.unit, y.ordinal)


def _agree(x: NumberMention, y: NumberMention) -> bool:
    """Whether two numbers may be one: of one unit, or of units that are not surely two."""
    return x.ordinal == y.ordinal and _meet(x, y) and (x.unit == y.unit or not (_firm(x) and _firm(y)))


def _comparable(x: NumberMention, y: NumberMention) -> int:
    """How well one number answers another: 0 where they meet or count two things, more where they count one."""
    if x.ordinal != y.ordinal or _meet(x, y) or (x.unit != y.unit and _firm(x) and _firm(y)):
        return 0
    return 2 if x.unit and x.unit == y.unit else 1


def _meet(x: NumberMention, y: NumberMention) -> bool:
    """Whether two numbers may be one; two spans from one figure to another are one only if both ends are."""
    if x.approximate or y.approximate or not (0 < x.low < x.high < math.inf and 0 < y.low < y.high < math.inf):
        return numbers_meet(x, y)
    ends = ((replace(x, high=x.low), replace(y, high=y.low)), (replace(x, low=x.high), replace(y, low=y.high)))
    return all(numbers_meet(one, other) for one, other in ends)


def _least(pair: Pair, answer: Answer[NumberMention], balanced: bool) -> float:
    """How alike the claims must be for two numbers to be held against each other; `balanced`: either claim has as many.

    Where they may count two things, they must be written alike and stand in as many: "Lopez, 20" is no answer to "two counts".
    """
    x, y = answer.ours, answer.theirs
    if x.unit and x.unit == y.unit and x.unit not in _LASTING:
        return TIED if answer.tie > 1 else COUNTED
    one, other = _written(pair, x), _written(pair.turned(), y)
    if one.digits != other.digits:
        return math.inf
    if not balanced or not (pair.across or one.near & other.near):
        return CLOSE if answer.alone and bool(x.unit) == bool(y.unit) else math.inf
    return COUNTED if x.unit and x.unit == y.unit else UNKNOWN


class _Written(NamedTuple):
    """Whether a number is written in digits, and the words right before and after it."""

    digits: bool
    near: frozenset[str]


def _written(pair: Pair, mention: NumberMention) -> _Written:
    claim, tongue = pair.a, lang.get(pair.document_a.language)
    start, end = mention.start - claim.start, mention.end - claim.start
    before, after = _NEXT.findall(claim.quote[max(start - 30, 0) : start])[-1:], _NEXT.findall(claim.quote[end : end + 30])[:1]
    small = tongue.words("words", "stop")
    near = frozenset(tongue.lemma(word) for word in (*before, *after) if word.lower() not in small)
    return _Written(any(c.isdigit() for c in claim.quote[start:end]), near | ({mention.unit} if mention.unit else frozenset()))


def _firm(mention: NumberMention) -> bool:
    """Whether a unit is a sign, a currency or a measure, which are the same in every language."""
    return bool(mention.unit and _FIRM.search(mention.unit))


RULE = Rule("number", ("number",), find)
