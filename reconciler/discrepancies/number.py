"""`number`: an amount, count, share or rank differs beyond rounding.

Only numbers of one unit are held against each other, and only where each claim has one of it. Known limit: nouns counted are
compared by their lemmas, so across languages only symbols (%, currencies) meet until a glossary links the words.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reconciler.claims.compatibility import numbers_meet
from reconciler.discrepancies.rule import Rule
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.model import Discrepancy, NumberMention

SURE_ENOUGH = 0.75
SURE = 0.9


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.sure < SURE_ENOUGH:
        return
    ours, theirs = _by_unit(pair.a.facets.numbers), _by_unit(pair.b.facets.numbers)
    for unit in sorted(ours.keys() & theirs.keys()):
        if len(ours[unit]) > 1 or len(theirs[unit]) > 1:
            continue
        x, y = ours[unit][0], theirs[unit][0]
        if not numbers_meet(x, y):
            vague = x.approximate or y.approximate or x.low != x.high or y.low != y.high
            severity = Severity.CONFLICT if pair.sure >= SURE and not vague else Severity.TENSION
            yield pair.discrepancy("number", severity, (x.start, x.end), (y.start, y.end), "number")


def _by_unit(numbers: tuple[NumberMention, ...]) -> dict[tuple[str, bool], list[NumberMention]]:
    found: dict[tuple[str, bool], list[NumberMention]] = defaultdict(list)
    for number in numbers:
        if number.unit:
            found[number.unit, number.ordinal].append(number)
    return found


RULE = Rule("number", ("number",), find)
