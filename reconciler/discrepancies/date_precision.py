"""`date_precision`: one claim gives the same date more exactly than the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.compatibility import within
from reconciler.discrepancies.rule import Rule
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import DateMention
    from reconciler.model import Discrepancy


def find(pair: Pair) -> Iterator[Discrepancy]:
    for x in pair.a.facets.dates:
        for y in pair.b.facets.dates:
            if x.role is y.role and _same(x, pair.b.facets.dates) is y and _same(y, pair.a.facets.dates) is x:
                yield from _compare(pair, x, y)


def _same(date: DateMention, others: tuple[DateMention, ...]) -> DateMention | None:
    """The one date among `others` that holds `date` or lies in it; None where there are several."""
    fitting = [o for o in others if o.role is date.role and (within(date, o) or within(o, date))]
    return fitting[0] if len(fitting) == 1 else None


def _compare(pair: Pair, x: DateMention, y: DateMention) -> Iterator[Discrepancy]:
    if (x.earliest, x.latest) == (y.earliest, y.latest):
        return
    key = "date_precision_a" if within(x, y) else "date_precision_b"
    yield pair.discrepancy("date_precision", Severity.COMPATIBLE_DIFFERENCE, (x.start, x.end), (y.start, y.end), key)


RULE = Rule("date_precision", ("date_precision_a", "date_precision_b"), find)
