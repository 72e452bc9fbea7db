"""`place`: the two claims put it in places of which neither lies in the other.

Places that both claims name in any form are set aside; one must then be left in each, beside the same words or in claims that say
the same. A place in another ("Paris", "France") is more exact and no difference; which lies in which is data, in
`reconciler/glossaries/inside.toml`. Known limits: places that are not listed there are not held against each other, since one may
lie in the other; a place is not told from the body that sits there ("Moscow says").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.discrepancies.likeness import restates
from reconciler.discrepancies.places import apart, known, lies_in
from reconciler.discrepancies.rule import Rule
from reconciler.facets import EntityKind
from reconciler.lang.scripts import transliterate
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import EntityMention
    from reconciler.model import Discrepancy

TIED = 0.45  # how alike two claims must be where the places stand beside the same words
_STEM = 4  # letters in which two spellings of a name agree at least


def find(pair: Pair) -> Iterator[Discrepancy]:
    turned = pair.turned()
    ours = _left(pair)
    theirs = _left(turned) if len(ours) == 1 else []
    if len(theirs) != 1:
        return
    x, y = ours[0], theirs[0]
    if EntityKind.PLACE not in (x.kind, y.kind) or not apart(x.key, y.key) or not (restates(pair) or _tied(pair, x, y)):
        return
    yield pair.discrepancy("place", Severity.TENSION, (x.start, x.end), (y.start, y.end), "place")


def _tied(pair: Pair, x: EntityMention, y: EntityMention) -> bool:
    """Whether both places stand beside the same words, in claims that are much alike."""
    beside = pair.beside(x.start, x.end) & pair.turned().beside(y.start, y.end)
    return x.kind is y.kind and bool(beside) and pair.likeness >= TIED


def _left(pair: Pair) -> list[EntityMention]:
    """The places of the first claim that the second does not name, each once."""
    left: dict[str, EntityMention] = {}
    for mention in pair.a.facets.entities:
        if mention.kind is EntityKind.PLACE or known(mention.key):  # "Chinese" is of China
            left.setdefault(mention.key, mention)
    if not left:
        return []
    named = {mention.key for claim in (pair.b, *pair.beside_b) for mention in claim.facets.entities}
    parts = {part for key in named for part in (key, *key.split())}
    unmet = [m for m in left.values() if m.key not in parts and not any(lies_in(m.key, k) or lies_in(k, m.key) for k in named)]
    if not unmet:
        return []
    words = {transliterate(word.lower())[:_STEM] for word in pair.b.quote.split()}
    return [m for m in unmet if m.key[:_STEM] not in words]


RULE = Rule("place", ("place",), find, inner="inner_place")
