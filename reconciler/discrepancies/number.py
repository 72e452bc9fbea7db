"""`number`: an amount, count, share or rank differs beyond rounding.

Numbers that meet are set aside; one must be left in each claim, of one unit. Where the unit of one is not known, or the units are
nouns of two languages, the rest of the claims must say the same. Known limit: nouns counted are compared by their lemmas, so
synonyms ("people", "passengers") are two units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.compatibility import numbers_meet
from reconciler.discrepancies.rule import Rule, lone_answers, severity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import NumberMention
    from reconciler.model import Discrepancy

SURE_OF_UNIT = 0.97  # two sentences so alike count the same thing


def find(pair: Pair) -> Iterator[Discrepancy]:
    left = lone_answers(pair, pair.a.facets.numbers, pair.b.facets.numbers, _agree)
    if left is None:
        return
    x, y = left
    if x.ordinal != y.ordinal or numbers_meet(x, y) or not _same_unit(x, y, pair):
        return
    vague = x.approximate or y.approximate or x.low != x.high or y.low != y.high
    yield pair.discrepancy("number", severity_of(pair, vague=vague), (x.start, x.end), (y.start, y.end), "number")


def _agree(x: NumberMention, y: NumberMention) -> bool:
    return x.ordinal == y.ordinal and numbers_meet(x, y) and (x.unit == y.unit or not (x.unit and y.unit))


def _same_unit(x: NumberMention, y: NumberMention, pair: Pair) -> bool:
    if x.unit and x.unit == y.unit:
        return True
    across = pair.document_a.language != pair.document_b.language
    unknown = not (x.unit and y.unit) or (across and _is_noun(x.unit) and _is_noun(y.unit))
    return unknown and pair.sure >= SURE_OF_UNIT


def _is_noun(unit: str) -> bool:
    """Whether a unit is the lemma of a noun, and not a sign, a currency or a measure, which are the same in every language."""
    return unit.islower() and len(unit) > 2


RULE = Rule("number", ("number",), find)
