"""`date`: the two claims place it in times that do not meet.

A claim may name several dates, of several events, so silence is kept unless it is clear which date answers which: dates that meet
are set aside, and one of one role must be left in each claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.compatibility import dates_meet, same_but_for_year
from reconciler.discrepancies.rule import Rule, unmatched
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.model import DateMention, Discrepancy

SURE_ENOUGH = 0.85  # below, two dates are more likely those of two events
SURE = 0.9  # above, the rest of the two claims says the same


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.sure < SURE_ENOUGH:
        return
    turned = pair.turned()

    def answer(x: DateMention, y: DateMention) -> bool:
        return dates_meet(x, y) or same_but_for_year(x, y, pair.words(x.start, x.end), turned.words(y.start, y.end))

    ours, theirs = unmatched(pair.a.facets.dates, pair.b.facets.dates, answer)
    some_meet = len(ours) < len(pair.a.facets.dates)
    if len(ours) != 1 or len(theirs) != 1 or ours[0].role is not theirs[0].role or (some_meet and pair.sure < SURE):
        return
    one, other = ours[0], theirs[0]
    severity = Severity.CONFLICT if pair.sure >= SURE and not (one.approximate or other.approximate) else Severity.TENSION
    yield pair.discrepancy("date", severity, (one.start, one.end), (other.start, other.end), "date")


RULE = Rule("date", ("date",), find)
