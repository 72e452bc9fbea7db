"""`place`: the two claims put it in places of which neither lies in the other.

Places that both claims name in any form are set aside; one must then be left in each, beside the same words or about as far into
claims that say the same. Where only one claim names a place that the other does not, that may stand for one which the other names
once more ("Spain … for all who come from Spain", "… from Iran"). A place in another ("Paris", "France") is more exact and no
difference; which lies in which is data, see `places`. Known limits: places that are not listed there are not held against each
other, since one may lie in the other; a place is not told from the body that sits there ("Moscow says").
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reconciler.discrepancies.denials import properly_turned as denied
from reconciler.discrepancies.likeness import likely_restates, meaning, restates, share, tagged
from reconciler.discrepancies.places import apart, lies_in, places_of
from reconciler.discrepancies.rule import Rule
from reconciler.discrepancies.slots import described_apart
from reconciler.evidence import stem_of
from reconciler.facets import EntityKind
from reconciler.lang.scripts import transliterate
from reconciler.lang.words import Tag
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import EntityMention
    from reconciler.model import Discrepancy

TIED = 0.45  # how alike two claims must be where the places stand beside the same words
ALIKE = 0.6  # likeness of the vectors of claims that surely say the same
NEAR, CLOSE = 0.3, 0.2  # how far apart the places may stand, in shares of their claims' lengths, where order shows their part
_STEM = 4  # letters in which two spellings of a name agree at least


def find(pair: Pair) -> Iterator[Discrepancy]:
    ours = places_of(pair.a, pair.document_a.language)
    theirs = places_of(pair.b, pair.document_b.language) if ours else ()
    if not theirs or {m.key for m in ours} == {m.key for m in theirs}:
        return
    found = _answering(pair, ours, theirs)
    if found is None or not _in_one_part(pair, *found, alone=len(ours) == len(theirs) == 1):
        found = described_apart(pair)
    if found is None:
        return
    x, y = found
    if denied(pair.a, pair.document_a.language, x.start) == denied(pair.b, pair.document_b.language, y.start):
        yield pair.discrepancy("place", Severity.TENSION, (x.start, x.end), (y.start, y.end), "place")


def _in_one_part(pair: Pair, x: EntityMention, y: EntityMention, *, alone: bool) -> bool:
    """Whether the two places play one part in what the claims say, as far as the words beside them and their order show it.

    Where one is named as part of a longer name, or only by an adjective, more must be alike; `alone`: no other place is named.
    """
    if not apart(x.key, y.key):
        return False
    by = abs(share(pair.a, x.start) - share(pair.b, y.start))
    alike = meaning(pair) >= ALIKE and likely_restates(pair)
    plain = x.kind is y.kind is EntityKind.PLACE
    if pair.across:
        return (alike and (alone or by <= NEAR)) or (by <= (NEAR if plain else CLOSE) and likely_restates(pair))
    tie = len(pair.beside(x.start, x.end) & pair.turned().beside(y.start, y.end))
    if x.kind is y.kind is EntityKind.NAME:  # "Somali pirates", but not "an Ethiopian ship"
        return _noun(pair, x) == _noun(pair.turned(), y) and (alike or pair.likeness >= TIED)
    if not plain:
        return alike and tie > 1 and by <= NEAR
    if _next_to(pair, x) & _next_to(pair.turned(), y) or (alike and by <= CLOSE):
        return restates(pair) or (tie > 0 and pair.likeness >= TIED)
    return alike and alone


def _next_to(pair: Pair, mention: EntityMention) -> set[str]:
    """The stems of the words right before and right behind a place, articles left out; each told by its side."""
    start, end = mention.start - pair.a.start, mention.end - pair.a.start
    words = [w for w in tagged(pair.a.quote, pair.document_a.language) if w.tag not in (Tag.DETERMINER, Tag.MARK)]
    before = [f"{stem_of(w.lemma)} _" for w in words if w.end <= start][-1:]
    return {*before, *[f"_ {stem_of(w.lemma)}" for w in words if w.start >= end][:1]}


def _noun(pair: Pair, mention: EntityMention) -> str:
    """The stem of the word behind an adjective."""
    after = (w for w in tagged(pair.a.quote, pair.document_a.language) if w.start >= mention.end - pair.a.start)
    return next((stem_of(w.lemma) for w in after), "")


def _answering(
    pair: Pair, ours: Sequence[EntityMention], theirs: Sequence[EntityMention]
) -> tuple[EntityMention, EntityMention] | None:
    """The place of the first claim and that of the second which stand for one another, if it is clear which these are."""
    turned = pair.turned()
    left, others = _left(pair, ours, theirs), _left(turned, theirs, ours)
    if any(lies_in(x.key, y.key) or lies_in(y.key, x.key) for x in left for y in others):
        return None
    if len(left) == len(others) == 1:
        return left[0], others[0]
    if len(ours) != len(theirs) or len(left) + len(others) != 1:
        return None
    if left:
        found = _named_once_more(turned, theirs, ours, left[0])
        return None if found is None else (left[0], found)
    found = _named_once_more(pair, ours, theirs, others[0])
    return None if found is None else (found, others[0])


def _left(pair: Pair, ours: Sequence[EntityMention], theirs: Sequence[EntityMention]) -> list[EntityMention]:
    """The places of the first claim that the second does not name, nor any other of its source in the fact, each once."""
    named = {m.key for m in theirs}
    named.update(m.key for claim in (pair.b, *pair.beside_b) for m in claim.facets.entities)
    parts = {part for key in named for part in (key, *key.split())}
    unmet = {m.key: m for m in reversed(ours) if m.key not in parts}
    if not unmet:
        return []
    only_theirs = named - {m.key for m in ours}
    around = [key for key in unmet if any(lies_in(key, k) or lies_in(k, key) for k in only_theirs)]
    words = {transliterate(word.lower())[:_STEM] for word in pair.b.quote.split()}
    return [m for key, m in unmet.items() if key not in around and key[:_STEM] not in words]


def _named_once_more(
    pair: Pair, ours: Sequence[EntityMention], theirs: Sequence[EntityMention], other: EntityMention
) -> EntityMention | None:
    """The mention of a place which the first claim names once more than the second that stands where that has `other`."""
    counts, others = Counter(m.key for m in ours), Counter(m.key for m in theirs)
    more = [m for m in ours if counts[m.key] == others[m.key] + 1]
    if len({m.key for m in more}) != 1:
        return None
    beside, at = pair.turned().beside(other.start, other.end), share(pair.b, other.start)

    def fit(mention: EntityMention) -> tuple[int, float]:
        return len(pair.beside(mention.start, mention.end) & beside), -abs(share(pair.a, mention.start) - at)

    best = max(more, key=fit)
    tie, apart_by = fit(best)
    return best if tie or -apart_by <= NEAR else None


RULE = Rule("place", ("place",), find, inner="inner_place")
