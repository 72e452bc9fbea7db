"""`number`: an amount, count, share or rank differs beyond rounding.

Numbers that meet are set aside, one for one; then one must be left in each claim, or one beside the same words, and they must count
the same. Where what is counted is not known, or has another name, the rest of the claims must say the same; so it must for figures
that are part of a name or count nothing ("Windows 7", "channel 5"). Where nothing is found so, the ends of ranges are compared one
by one. What only one claim denies ("not the first") is no answer. Known limit: nouns are compared by their lemmas or keys.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.compatibility import numbers_meet
from reconciler.claims.number_grammar import months
from reconciler.discrepancies.denials import denied_by_itself
from reconciler.discrepancies.likeness import restates
from reconciler.discrepancies.rule import Rule, answers, severity_of
from reconciler.facets import NumberMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.discrepancies.rule import Answer, Pair
    from reconciler.model import Claim, Discrepancy

    _Counts = tuple[NumberMention, ...]

# how alike two claims must be for two numbers: of one unit beside the same words, of one unit, and of units that are not known
TIED, COUNTED, UNKNOWN = 0.2, 0.35, 0.45
CLOSE = 0.55  # the same for any two numbers that alone are left over in the claims
SURE = 0.4
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
_DIGIT = re.compile(r"\d")
_FIRM = re.compile(r"[^a-zа-я]|^.{1,2}$|^(?:foot|mile|acre|yard|inch)$")  # a sign, a currency or a measure, and no noun
_NEXT = re.compile(r"[^\W\d_]+")
_REACH = 24  # code points behind a number in which "a year" stands
_LASTING = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))


def find(pair: Pair) -> Iterator[Discrepancy]:
    for ours, theirs in _readings(pair):
        found = [x for x in answers(pair, ours, theirs, _same, _agree, _comparable) if not _idle(pair, x)]
        if found:
            yield from _judged(pair, found, ours, theirs)
            return


def _readings(pair: Pair) -> Iterator[tuple[_Counts, _Counts]]:
    """The numbers of the two claims: as they are, each once, ranges by both their ends, and with the figures that are none."""
    ours, theirs = _counts(pair.a), _counts(pair.b)
    if ours and theirs:
        yield ours, theirs
        once = _each_once(ours), _each_once(theirs)
        if once != (ours, theirs):
            yield once
        if any(map(_is_range, (*ours, *theirs))):
            yield _by_their_ends(ours), _by_their_ends(theirs)
    if not (_DIGIT.search(pair.a.quote) and _DIGIT.search(pair.b.quote) and restates(pair)):
        return
    more, others = _figures(pair.a, pair.document_a.language), _figures(pair.b, pair.document_b.language)
    if (more or others) and (ours or more) and (theirs or others):
        yield (*ours, *more), (*theirs, *others)


def _judged(
    pair: Pair, found: Sequence[Answer[NumberMention]], ours: Sequence[NumberMention], theirs: Sequence[NumberMention]
) -> Iterator[Discrepancy]:
    likeness = pair.likeness
    for answer in found:
        alone = answer.alone or (_only(answer.ours, ours) and _only(answer.theirs, theirs))
        least = _least(pair, answer._replace(alone=alone), len(ours) == len(theirs))
        if likeness >= least or (alone and least < math.inf and restates(pair)):
            yield _discrepancy(pair, answer, certain=likeness >= SURE and least < UNKNOWN)


def _only(mention: NumberMention, counts: Sequence[NumberMention]) -> bool:
    """Whether no other number of a claim counts the same."""
    return bool(mention.unit) and sum(m.unit == mention.unit for m in counts) == 1


def _discrepancy(pair: Pair, answer: Answer[NumberMention], *, certain: bool) -> Discrepancy:
    x, y = answer.ours, answer.theirs
    places = (x.start, x.end), (y.start, y.end)
    exact = not (x.approximate or y.approximate) and x.low == x.high and y.low == y.high
    return pair.discrepancy("number", severity_of(pair, *places, certain=certain and exact), *places, "number")


def _counts(claim: Claim) -> _Counts:
    """The numbers of a claim, without "one" where it counts nothing."""
    if not claim.facets.numbers:
        return ()
    return tuple(m for m in claim.facets.numbers if m.unit or m.high > 1 or claim.quote[m.start - claim.start].isdigit())


def _each_once(counts: _Counts) -> _Counts:
    return tuple({(m.low, m.high, m.unit, m.ordinal): m for m in counts}.values()) if len(counts) > 1 else counts


def _by_their_ends(counts: _Counts) -> _Counts:
    """Both ends of each range as numbers of their own."""
    ends = [replace(m, low=end, high=end) for m in counts for end in ((m.low, m.high) if _is_range(m) else ())]
    return tuple(dict.fromkeys((*(m for m in counts if not _is_range(m)), *ends)))


def _figures(claim: Claim, language: str) -> _Counts:
    """The figures of a claim that are neither dates nor numbers."""
    quote = claim.quote
    taken = [(m.start, m.end) for m in claim.facets.dates] + [(m.start, m.end) for m in claim.facets.numbers]
    found = []
    for match in _FIGURE.finditer(quote):
        start, end = claim.start + match.start(), claim.start + match.end()
        if any(first < end and start < last for first, last in taken):
            continue
        beside = (*_NEXT.findall(quote[: match.start()])[-1:], *_NEXT.findall(quote, match.end())[:1])
        if not any(w.lower() in months(language) for w in beside):
            value = float(re.sub(r"\D", "", match.group()))  # as it is spelled: the part of a name, not a quantity
            found.append(NumberMention(start, end, value, value))
    return tuple(found)


def _idle(pair: Pair, answer: Answer[NumberMention]) -> bool:
    """Whether two numbers are of two kinds by the words around them: one of them an age, so much a year, or denied."""
    x, y = answer.ours, answer.theirs
    return denied_by_itself(pair.a, x.start) != denied_by_itself(pair.b, y.start) or _kind(pair, x) != _kind(pair.turned(), y)


def _kind(pair: Pair, mention: NumberMention) -> str:
    """Whether a number is an age ("-year-old"), a rate ("a year") or a time ("days ago"), by the words around it."""
    quote, start, end = pair.a.quote, mention.start - pair.a.start, mention.end - pair.a.start
    before, rest = quote[max(start - _REACH, 0) : start].lower().rstrip(), quote[end : end + _REACH].lower().lstrip()
    first, _, after = rest.partition(" ")
    if _firm(mention) or first in lang.get(pair.document_a.language).words("words", "stop"):
        after = ""  # no noun that is counted stands between
    kinds = lang.lexicon(pair.document_a.language, "numbers").get("kinds", {})
    for kind, words in kinds.items():
        ahead, behind = tuple(words.get("before", ())) or "\0", tuple(words.get("behind", ())) or "\0"
        if before.endswith(ahead) or rest.startswith(behind) or after.startswith(behind):
            return str(kind)
    return ""


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
    if not (_is_range(x) and _is_range(y)):
        return numbers_meet(x, y)
    ends = ((replace(x, high=x.low), replace(y, high=y.low)), (replace(x, low=x.high), replace(y, low=y.high)))
    return all(numbers_meet(one, other) for one, other in ends)


def _is_range(mention: NumberMention) -> bool:
    return not mention.approximate and 0 < mention.low < mention.high < math.inf


def _least(pair: Pair, answer: Answer[NumberMention], balanced: bool) -> float:
    """How alike the claims must be for two numbers to be held against each other; `balanced`: either claim has as many.

    Where they may count two things, they must be written alike and stand in as many: "Lopez, 20" is no answer to "two counts".
    """
    x, y = answer.ours, answer.theirs
    of_one = bool(x.unit) and x.unit == y.unit
    if of_one and x.unit not in _LASTING:
        return TIED if answer.tie > 1 or (answer.alone and _firm(x)) else COUNTED
    one, other = _written(pair, x), _written(pair.turned(), y)
    if of_one and answer.alone:
        return COUNTED if one.near & other.near else CLOSE
    if one.digits != other.digits:
        return math.inf
    if not balanced or not (pair.across or one.near & other.near):
        return CLOSE if answer.alone and not (_lasts(x) or _lasts(y) or _firm(x) != _firm(y)) else math.inf
    if x.ordinal and x.unit and y.unit and not of_one and not pair.across:
        return CLOSE if answer.alone else math.inf
    return COUNTED if of_one else UNKNOWN


def _lasts(mention: NumberMention) -> bool:
    """Whether a number is so much time, or an age, which answers no other."""
    return mention.unit in _LASTING


class _Written(NamedTuple):
    """Whether a number is written in digits, and the words right before it and behind it or what it counts."""

    digits: bool
    near: frozenset[str]


def _written(pair: Pair, mention: NumberMention) -> _Written:
    claim, tongue = pair.a, lang.get(pair.document_a.language)
    start, end = mention.start - claim.start, mention.end - claim.start
    before, after = _NEXT.findall(claim.quote[max(start - 30, 0) : start])[-1:], _NEXT.findall(claim.quote[end : end + 40])[:2]
    small = tongue.words("words", "stop")
    near = {tongue.lemma(word) for word in (*before, *after) if word.lower() not in small}
    digits = any(c.isdigit() for c in claim.quote[start:end])
    return _Written(
        digits, frozenset(near - {mention.unit} if _lasts(mention) else near | ({mention.unit} if mention.unit else set()))
    )


def _firm(mention: NumberMention) -> bool:
    """Whether a unit is a sign, a currency or a measure, which are the same in every language."""
    return bool(mention.unit and _FIRM.search(mention.unit))


RULE = Rule("number", ("number",), find, inner="inner_number")
