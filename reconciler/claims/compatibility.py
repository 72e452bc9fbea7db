"""Whether two dates, or two numbers, can both be true: intervals are compared, not words."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING

from reconciler.facets import DateMention, DatePrecision, DateRole

if TYPE_CHECKING:
    from reconciler.facets import NumberMention

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DIGIT = re.compile(r"\d")
_YEARS = frozenset((DatePrecision.YEAR, DatePrecision.DECADE, DatePrecision.CENTURY))
_ABOUT = 0.1  # "about 100" stands for 90 to 110
_FAR = 1.4  # nobody says "more than 100" of what is known to be 150
_SMALL = 10  # "more than one" may well be five


def dates_meet(a: DateMention, b: DateMention) -> bool:
    """Whether the times share a day. Two dates of one role are compared as they are named ("since 2010", "since 2012": no);
    of different roles by what they cover ("since 2010", "in 2012": yes)."""
    if a.role is b.role:
        return a.earliest <= b.latest and b.earliest <= a.latest
    (first_a, last_a), (first_b, last_b) = _covered(a), _covered(b)
    return first_a <= last_b and first_b <= last_a


def same_but_for_year(a: DateMention, b: DateMention, words_a: str, words_b: str) -> bool:
    """Whether the words name one and the same day, weekday or season and at least one of them names no year.

    Its year was filled in from what stands around it ("in March", "on Saturday"), which is no ground for a conflict. That of
    "fourteen years ago" was not: these are the words that name it.
    """
    if a.precision in _YEARS and b.precision in _YEARS:
        return False
    if _YEAR.search(words_a) and _YEAR.search(words_b):
        return False
    if words_a.lower() == words_b.lower():
        return True
    if not (_DIGIT.search(words_a) or _DIGIT.search(words_b)) and a.earliest == a.latest and b.earliest == b.latest:
        return a.earliest.weekday() == b.earliest.weekday()
    return (a.earliest.month, a.earliest.day) == (b.earliest.month, b.earliest.day) and a.latest.month == b.latest.month


def dates_agree(a: DateMention, b: DateMention) -> bool:
    """Whether one can be said where the other is: they meet, and are no two spans of time that begin or end on other days."""
    if not dates_meet(a, b):
        return False
    ends_a, ends_b = (m.edtf.replace("~", "").split("/") for m in (a, b))
    if len(ends_a) != 2 or len(ends_b) != 2:
        return True
    return all(x.startswith(y) or y.startswith(x) for x, y in zip(ends_a, ends_b, strict=True))


def within(a: DateMention, b: DateMention) -> bool:
    """Whether the days that `a` names all lie among those that `b` names."""
    return b.earliest <= a.earliest and a.latest <= b.latest


def numbers_meet(a: NumberMention, b: NumberMention) -> bool:
    """Whether the values can be one and the same, rounding and "about" allowed for: what is rounded to 3 is never rounded to 4.

    Two open ends of one direction ("more than 15 million", "more than 20 million"; "up to 5", "up to 10") are held against each
    other as they are named: nobody says "more than 15" of what is known to be more than 20, nor of what is known to be 30.
    """
    for (open_a, end_a), (open_b, end_b) in zip(_ends(a), _ends(b), strict=True):
        if open_a and open_b:
            return abs(end_a - end_b) <= _ABOUT * max(abs(end_a), abs(end_b))
    if _far_above(a, b) or _far_above(b, a) or _far_below(a, b) or _far_below(b, a):
        return False
    if _about(a) and _about(b):
        return abs(_middle(a) - _middle(b)) <= _ABOUT * max(_middle(a), _middle(b))
    (low_a, high_a), (low_b, high_b) = _bounds(a), _bounds(b)
    if high_a > a.high and high_b > b.high and (_touch(high_a, low_b) or _touch(high_b, low_a)):
        return False
    return low_a <= high_b and low_b <= high_a


def _ends(mention: NumberMention) -> tuple[tuple[bool, float], tuple[bool, float]]:
    """For "more than" and for "up to", whether the number is one, and where it begins or ends."""
    return (math.isinf(mention.high), mention.low), (mention.low <= 0 < mention.high and mention.low != mention.high, mention.high)


def _about(mention: NumberMention) -> bool:
    """Whether a number is one figure with "about" before it, and no vague word ("dozens")."""
    return mention.approximate and 0 < mention.low <= mention.high <= _FAR * mention.low


def _middle(mention: NumberMention) -> float:
    return (mention.low + mention.high) / 2


def _far_above(bound: NumberMention, number: NumberMention) -> bool:
    """Whether a number lies so far above a "more than" that nobody who knew it would say so."""
    return math.isinf(bound.high) and number.low == number.high and number.low > _FAR * bound.low >= _FAR * _SMALL


def _far_below(bound: NumberMention, number: NumberMention) -> bool:
    """Whether a number lies so far below an "up to" that nobody who knew it would say so."""
    most = _ends(bound)[1]
    named = number.low == number.high or _about(number)
    return most[0] and named and 0 < number.high * _FAR < most[1] and number.high >= _SMALL


def _touch(one: float, other: float) -> bool:
    """Whether two bounds are one and the same but for the noise of binary fractions."""
    return math.isclose(one, other, rel_tol=1e-9)


def _covered(mention: DateMention) -> tuple[date, date]:
    first, last = mention.earliest, mention.latest
    if mention.role in (DateRole.SINCE, DateRole.AFTER):
        last = date.max
    elif mention.role in (DateRole.UNTIL, DateRole.BEFORE):
        first = date.min
    return first, last


def _bounds(mention: NumberMention) -> tuple[float, float]:
    # half of the last digit given: 3.1 stands for 3.05 to 3.15; a small whole number is taken as counted
    slack = 0.0 if mention.step == 1.0 else mention.step / 2
    if mention.approximate and mention.low == mention.high:
        slack = max(slack, _ABOUT * abs(mention.low))
    return mention.low - slack, mention.high + slack
