"""`characterisation`: the two claims say of one thing that it was of another kind, or judge it another way.

Which words contrast is data: scales of classes such as "warning" against "threat", "contacts" against "agreement", "accident"
against "sabotage", "rose" against "fell" (`scales.py`), and kinds of things, such as "a novel" against "a film" (`kinds.py`). The
author's own approval or regret of what the other only tells is a difference too.

Known limits: those of the scales and kinds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.discrepancies.kinds import kinds_apart
from reconciler.discrepancies.rule import Rule, severity_of
from reconciler.discrepancies.scales import SURE, contrasts, hits, kinds_in, may_hold, scales
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.model import Discrepancy

SAME_MATTER = 0.5
MOST = 2  # flags of a pair: the first that the lexicon has
_STANCE = "stance"


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.sure < SAME_MATTER:
        return
    places: set[tuple[int, int]] = set()
    for x, y, certain in contrasts(pair, "characterisation"):
        if len(places) < MOST and x.place not in places:
            places.add(x.place)
            severity = severity_of(pair, x.place, y.place, certain=certain)
            yield pair.discrepancy("characterisation", severity, x.place, y.place, "characterisation")
    for view in (pair, pair.turned()):
        yield from _judged(view)
    apart = kinds_apart(pair)
    if apart is not None and apart[0] not in places:
        severity = severity_of(pair, *apart, certain=pair.sure >= SURE)
        yield pair.discrepancy("characterisation", severity, *apart, "characterisation_kind")


def _judged(pair: Pair) -> Iterator[Discrepancy]:
    """The first claim's approval or regret of what the other tells without it; the act, or its kind, must be the same."""
    if not may_hold(pair, _STANCE):
        return
    ours, theirs = kinds_in(pair), kinds_in(pair.turned())
    if not any(kind.startswith(_STANCE) for kind in ours) or any(kind.startswith(_STANCE) for kind in theirs):
        return
    for x in hits(pair, _STANCE)[:1]:
        judged = {e.key for e in pair.a.facets.events if 0 <= e.start - x.end <= 1 or 0 <= x.start - e.end <= 1}
        acts = [(e.start, e.end) for e in pair.b.facets.events if e.key in judged]
        both = {kind.partition(".")[0] for kind in ours & theirs} & scales().keys()
        acts += [hit.place for name in sorted(both) for hit in hits(pair.turned(), name) if f"{name}.{hit.kind}" in ours]
        if acts:
            yield pair.discrepancy("characterisation", Severity.TENSION, x.place, acts[0], "characterisation_stance")


RULE = Rule("characterisation", ("characterisation", "characterisation_kind", "characterisation_stance"), find)
