"""What is still to come in a clause: whether a finite verb follows, as far as that can be told before anything is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.lang.en.senses import ADJECTIVE, ED, ING, NOUN, PARTICIPLE, PAST, THIRD, VERBAL, Sense, words
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE, MAYBE, SURE = 0, 1, 2
OPENS = frozenset((Tag.RELATIVE, Tag.SUBORDINATOR))
STOPS = frozenset(";:()[]—–…?!")


def finite_ahead(pieces: Sequence[tuple[int, int, str]], senses: Sequence[Sense]) -> list[int]:
    """For each word: whether a finite verb is to come in its clause, surely, maybe, or not."""
    ahead = [NONE] * len(senses)
    coming = NONE
    for n in range(len(senses) - 1, -1, -1):
        ahead[n] = coming
        known = senses[n]
        kind = known.tag
        if kind is None:
            if n and pieces[n][2][0].isupper():
                continue
            before = senses[n - 1] if n and pieces[n - 1][2] != "May" else None
            coming = max(coming, _finite_weight(known, before))
        elif kind is Tag.VERB or kind is Tag.MODAL or known.features == "finite":
            coming = SURE if pieces[n][2] != "May" else coming
        elif kind is Tag.MARK:
            word = pieces[n][2]
            if word in STOPS or (word == "," and not _verb_follows(senses, n)):
                coming = NONE
        elif (kind in OPENS or kind is Tag.CONJUNCTION) and known.other not in ("as", "than", "like"):
            coming = NONE
    return ahead


def _finite_weight(known: Sense, before: Sense | None) -> int:
    bits = known.bits
    if not bits & VERBAL or bits & ING:
        return NONE
    if before is not None and (before.tag in (Tag.TO, Tag.MODAL, Tag.DETERMINER, Tag.PREPOSITION) or before.features == "aux"):
        return NONE
    if bits & PAST and not bits & PARTICIPLE:
        return SURE
    if bits & (NOUN | ADJECTIVE):
        return NONE
    if bits & THIRD or (bits & ED == ED and known.verb in words("reporting")):
        return SURE
    return MAYBE


def _verb_follows(senses: Sequence[Sense], n: int) -> bool:
    """Whether the comma at `n` closes an insertion before the verb ("…, signed in Rome, provides …")."""
    after = senses[n + 1] if n + 1 < len(senses) else None
    if after is None:
        return False
    if after.tag is None:
        reported = after.verb in words("reporting")
        return not reported and bool(after.bits & (THIRD | PAST)) and not after.bits & NOUN
    return after.tag is Tag.VERB or after.tag is Tag.MODAL
