"""`date`: the two claims place it in times that do not meet.

A claim may name several dates, of several events, so silence is kept unless it is clear which date answers which: each claim has
one date of the role, and none of the two claims' dates meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.compatibility import dates_meet
from reconciler.discrepancies.rule import Rule
from reconciler.model import DateRole, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.model import DateMention, Discrepancy

SURE_ENOUGH = 0.75  # below, two dates are more likely those of two events
SURE = 0.9  # above, the rest of the two claims says the same


def find(pair: Pair) -> Iterator[Discrepancy]:
    ours, theirs = pair.a.facets.dates, pair.b.facets.dates
    if pair.sure < SURE_ENOUGH or any(dates_meet(x, y) for x in ours for y in theirs):
        return
    for role in DateRole:
        one, other = _only(ours, role), _only(theirs, role)
        if one and other:
            severity = Severity.CONFLICT if pair.sure >= SURE and not (one.approximate or other.approximate) else Severity.TENSION
            yield pair.discrepancy("date", severity, (one.start, one.end), (other.start, other.end), "date")


def _only(dates: tuple[DateMention, ...], role: DateRole) -> DateMention | None:
    of_role = [d for d in dates if d.role is role]
    return of_role[0] if len(of_role) == 1 else None


RULE = Rule("date", ("date",), find)
