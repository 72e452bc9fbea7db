"""`date`: the two claims place it in times that do not meet.

A claim may name several dates, of several events, so silence is kept unless it is clear which date answers which: dates that meet
are set aside, and one must be left in each claim, or one beside the same words. A day that is named only by how it lies to another
("yesterday") counts where it is known from which day. Known limit: a date is not tied to its verb, only to the words beside it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reconciler.claims import calendar
from reconciler.claims.compatibility import dates_agree, same_but_for_year, within
from reconciler.claims.number_grammar import months
from reconciler.discrepancies.denials import denied_by_itself
from reconciler.discrepancies.likeness import restates
from reconciler.discrepancies.rule import Rule, answers, severity_of
from reconciler.facets import DatePrecision, DateRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reconciler.claims.calendar import Period
    from reconciler.discrepancies.rule import Answer, Pair
    from reconciler.facets import DateMention
    from reconciler.model import Discrepancy

# how alike two claims must be: for two dates beside the same words, for the only two left over, and to be sure
TIED, ALONE, SURE = 0.2, 0.3, 0.4
NEAR_KIN = 2  # a kinship that two dates within one span of time may well have
_DEPTH = {DatePrecision.DAY: 3, DatePrecision.MONTH: 2}
_OPPOSITE = (
    {DateRole.SINCE, DateRole.UNTIL},
    {DateRole.SINCE, DateRole.BEFORE},
    {DateRole.AFTER, DateRole.UNTIL},
    {DateRole.AFTER, DateRole.BEFORE},
)
_SIMPLE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def find(pair: Pair) -> Iterator[Discrepancy]:
    if not (pair.a.facets.dates and pair.b.facets.dates):
        return
    turned = pair.turned()

    def meet(x: DateMention, y: DateMention) -> bool:
        return dates_agree(x, y) or same_but_for_year(x, y, pair.words(x.start, x.end), turned.words(y.start, y.end))

    ours, theirs = _told(pair), _told(turned)
    ours, theirs = _telling(ours, theirs), _telling(theirs, ours)
    found = answers(pair, ours, theirs, _same, meet, _kinship) or _by_their_ends(pair, ours, theirs, meet)
    found = [x for x in found if denied_by_itself(pair.a, x.ours.start) == denied_by_itself(pair.b, x.theirs.start)]
    if not found:
        return
    likeness = pair.likeness
    for answer in found:
        x, y = answer.ours, answer.theirs
        if likeness >= (TIED if answer.tie else ALONE) or (answer.alone and restates(pair)):
            places = (x.start, x.end), (y.start, y.end)
            certain = likeness >= SURE and x.role is y.role and not (x.approximate or y.approximate)
            yield pair.discrepancy("date", severity_of(pair, *places, certain=certain), *places, "date")


def _same(x: DateMention, y: DateMention) -> bool:
    """Whether two dates are of the same days, and no bound against another ("until", "by", but not "until", "since")."""
    return (x.earliest, x.latest) == (y.earliest, y.latest) and {x.role, y.role} not in _OPPOSITE


def _by_their_ends(
    pair: Pair, ours: list[DateMention], theirs: list[DateMention], meet: Callable[[DateMention, DateMention], bool]
) -> list[Answer[DateMention]]:
    """The same where spans of time are taken by their first and last days; what lies between these is no answer to either."""
    if not any("/" in m.edtf for m in (*ours, *theirs)):
        return []
    ends_a, ends_b = ([end for m in dates for end in _ends(m)] for dates in (ours, theirs))
    found = answers(pair, ends_a, ends_b, _same, meet, _kinship)
    return [x for x in found if _kinship(x.ours, x.theirs) > NEAR_KIN or not (_between(x.ours, theirs) or _between(x.theirs, ours))]


def _between(date: DateMention, others: list[DateMention]) -> bool:
    return any("/" in o.edtf and o.start != date.start and within(date, o) for o in others)


def _ends(mention: DateMention) -> list[DateMention]:
    """The first and the last day of a span of time, as far as its value tells them exactly; the date itself where it is none."""
    first, slash, last = mention.edtf.partition("/")
    periods = [_period(end) for end in (first, last)] if slash else []
    if not periods or None in periods:
        return [mention]
    return [
        replace(mention, earliest=p.earliest, latest=p.latest, precision=p.precision, edtf=p.edtf, role=DateRole.AT)
        for p in periods
        if p is not None
    ]


def _period(edtf: str) -> Period | None:
    """The day, month or year that a simple value names."""
    match _SIMPLE.fullmatch(edtf) and [int(part) for part in edtf.split("-")]:
        case [year]:
            return calendar.year(year)
        case [year, month]:
            return calendar.month(year, month)
        case [year, month, day]:
            return calendar.day(year, month, day)
    return None


def _told(pair: Pair) -> list[DateMention]:
    """The dates of the first claim that its words name, or that are known from the day of publication."""
    return [m for m in pair.a.facets.dates if pair.document_a.published or _names_it(pair, m)]


def _telling(dates: list[DateMention], others: list[DateMention]) -> list[DateMention]:
    """`dates` without a year beside a day of it, where no year in the other claim can answer it.

    In "the 2005 film was released in July" it says less of when than of which.
    """
    exactness = {m.precision for m in others}
    return [m for m in dates if m.precision in exactness or not any(within(o, m) and not within(m, o) for o in dates)]


def _names_it(pair: Pair, mention: DateMention) -> bool:
    """Whether the words name the day themselves, by a figure or a month ("the first of May"), and not by how it lies to another."""
    if mention.precision is not DatePrecision.DAY:
        return True
    words = pair.words(mention.start, mention.end)
    return any(c.isdigit() for c in words) or not months(pair.document_a.language).isdisjoint(words.lower().split())


def _kinship(x: DateMention, y: DateMention) -> int:
    """How well one date answers another: 0 where one is a century, more for each of year, month and day that both have."""
    if DatePrecision.CENTURY in (x.precision, y.precision):
        return 0
    ours, theirs = _numbers(x), _numbers(y)
    if len(ours) == len(theirs) == 1:
        return 1
    return 1 + sum(a == b for a, b in zip(ours, theirs, strict=False))


def _numbers(mention: DateMention) -> tuple[int, ...]:
    """The year of a date, its month and its day, as far as it names them."""
    first = mention.earliest
    return (first.year, first.month, first.day)[: _DEPTH.get(mention.precision, 1)]


RULE = Rule("date", ("date",), find, inner="inner_date")
