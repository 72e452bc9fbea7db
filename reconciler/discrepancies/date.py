"""`date`: the two claims place it in times that do not meet.

A claim may name several dates, of several events, so silence is kept unless it is clear which date answers which: dates that meet
are set aside, and one of one role must be left in each claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.compatibility import dates_meet, same_but_for_year
from reconciler.discrepancies.rule import Rule, lone_answers, severity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import DateMention
    from reconciler.model import Discrepancy


def find(pair: Pair) -> Iterator[Discrepancy]:
    turned = pair.turned()

    def answer(x: DateMention, y: DateMention) -> bool:
        return dates_meet(x, y) or same_but_for_year(x, y, pair.words(x.start, x.end), turned.words(y.start, y.end))

    left = lone_answers(pair, pair.a.facets.dates, pair.b.facets.dates, answer)
    if left is None or left[0].role is not left[1].role:
        return
    one, other = left
    severity = severity_of(pair, vague=one.approximate or other.approximate)
    yield pair.discrepancy("date", severity, (one.start, one.end), (other.start, other.end), "date")


RULE = Rule("date", ("date",), find)
