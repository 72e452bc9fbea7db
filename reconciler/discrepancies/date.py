"""`date`: the two claims place it in times that do not meet.

A claim may name several dates, of several events, so silence is kept unless it is clear which date answers which: dates that meet
are set aside, and one must be left in each claim, or one beside the same words. A day that is named only by how it lies to another
("yesterday") counts where it is known from which day. Known limit: a date is not tied to its verb, only to the words beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.compatibility import dates_agree, same_but_for_year, within
from reconciler.discrepancies.likeness import restates
from reconciler.discrepancies.rule import Rule, answers, severity_of
from reconciler.facets import DatePrecision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import DateMention
    from reconciler.model import Discrepancy

# how alike two claims must be: for two dates beside the same words, for the only two left over, and to be sure
TIED, ALONE, SURE = 0.2, 0.3, 0.4


def find(pair: Pair) -> Iterator[Discrepancy]:
    if not (pair.a.facets.dates and pair.b.facets.dates):
        return
    turned = pair.turned()

    def same(x: DateMention, y: DateMention) -> bool:
        return (x.earliest, x.latest, x.role) == (y.earliest, y.latest, y.role)

    def meet(x: DateMention, y: DateMention) -> bool:
        return dates_agree(x, y) or same_but_for_year(x, y, pair.words(x.start, x.end), turned.words(y.start, y.end))

    ours, theirs = _told(pair), _told(turned)
    ours, theirs = _telling(ours, theirs), _telling(theirs, ours)
    found = answers(pair, ours, theirs, same, meet, _kinship)
    if not found:
        return
    likeness = pair.likeness
    for answer in found:
        x, y = answer.ours, answer.theirs
        if likeness >= (TIED if answer.tie else ALONE) or (answer.alone and restates(pair)):
            places = (x.start, x.end), (y.start, y.end)
            certain = likeness >= SURE and x.role is y.role and not (x.approximate or y.approximate)
            yield pair.discrepancy("date", severity_of(pair, *places, certain=certain), *places, "date")


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
    words = pair.words(mention.start, mention.end)
    return mention.precision is not DatePrecision.DAY or any(c.isdigit() for c in words)


def _kinship(x: DateMention, y: DateMention) -> int:
    """How well one date answers another: 0 where one is a century, more for two days that differ in one of day, month and year."""
    if DatePrecision.CENTURY in (x.precision, y.precision):
        return 0
    days = [(m.earliest.year, m.earliest.month, m.earliest.day) for m in (x, y) if m.earliest == m.latest]
    return 3 if len(days) == 2 and sum(a == b for a, b in zip(*days, strict=True)) == 2 else 1


RULE = Rule("date", ("date",), find)
