"""What a claim denies: each word that one of its negations turns, and how two claims' denials answer one another.

Known limits: a negation is tied to the first telling word of its scope; contraries ("hold out", "surrender") are not known.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.polarity import excepting, hints, is_proper
from reconciler.discrepancies.likeness import share, stems, tagged
from reconciler.evidence import stem_of
from reconciler.facets import Modality
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import Negation
    from reconciler.lang.words import Word
    from reconciler.model import Claim

VERBAL = frozenset((Tag.VERB, Tag.INFINITIVE, Tag.PARTICIPLE, Tag.ING))
TELLING = VERBAL | {Tag.NOUN, Tag.ADJECTIVE}
_BARE = frozenset(("be", "have", "do", "быть"))
_BEYOND = 2  # words behind the scope of a negation that may still limit it («нет другой силы, кроме …»)


class Denied(NamedTuple):
    """A word at `[start, end)` of the source that the negation turns.

    `stem` is empty for "be" and the like, `event` where it names none; `verbal`: it is a verb; `proper`: a negation proper turns
    it, and no word that denies by its meaning; `limited`: not altogether ("not … until", "not impossible"); `what` are the stems of
    all that is denied; `by` the stem and kind of event of the word that denies ("refuse").
    """

    negation: Negation
    start: int
    end: int
    stem: str
    event: str
    verbal: bool
    proper: bool
    limited: bool
    what: frozenset[str]
    by: frozenset[str]


def denied(pair: Pair) -> tuple[Denied, ...]:
    """The words that the negations of the first claim turn; none where it speaks of what would be and the other does not."""
    claim = pair.a
    if not claim.facets.negations or (_conditional(claim) and not _conditional(pair.b)):
        return ()
    return _denied(claim, pair.document_a.language)


def turned(claim: Claim, start: int) -> bool:
    """Whether a negation of the claim turns what stands at `start`."""
    return any(n.scope_start <= start < n.scope_end for n in claim.facets.negations)


def properly_turned(claim: Claim, language: str, start: int) -> bool:
    """Whether a negation proper turns what stands at `start`."""
    over = [n.start - claim.start for n in claim.facets.negations if n.scope_start <= start < n.scope_end]
    return any(is_proper(at, language, tagged(claim.quote, language)) for at in over)


def denied_by_itself(claim: Claim, start: int) -> bool:
    """Whether a negation stands right before what begins at `start` ("not the first", "not in 2010")."""
    ends = (n.end - claim.start for n in claim.facets.negations if n.end <= start)
    return any(len(claim.quote[end : start - claim.start].split()) <= 1 for end in ends)


def unanswered(pair: Pair, ours: Sequence[Denied], theirs: Sequence[Denied]) -> list[Denied]:
    """The denials proper of the first claim that none of the second's answers: by the word, by the event, else by their place."""
    left, others = sorted(ours, key=lambda d: not d.proper), list(theirs)
    for same in (_of_one_word, _of_one_event, _of_one_thing):
        for one in tuple(left):
            other = next((o for o in others if same(one, o)), None)
            if other is not None:
                left.remove(one)
                others.remove(other)
    while left and others:
        one, other = min(product(left, others), key=lambda two: abs(share(pair.a, two[0].start) - share(pair.b, two[1].start)))
        left.remove(one)
        others.remove(other)
    return [d for d in left if d.proper and not d.limited]


def answers(one: Denied, other: Denied) -> bool:
    """Whether a denial says what another says, as far as their words show it."""
    return _of_one_word(one, other) or _of_one_event(one, other) or (not one.verbal and _of_one_thing(one, other))


@lru_cache(maxsize=4096)
def places_of_hints(text: str, language: str) -> tuple[int, ...]:
    """Where a claim may deny something in other words, by its own offsets."""
    return tuple(hints(language, tagged(text, language)))


def _denied(claim: Claim, language: str) -> tuple[Denied, ...]:
    words = tagged(claim.quote, language)
    limits = lang.get(language).words("contrasts", "limits")
    events = {m.start: m.key for m in claim.facets.events}
    found = []
    for negation in claim.facets.negations:
        first, last = negation.scope_start - claim.start, negation.scope_end - claim.start
        inside = [w for w in words if first <= w.start < last]
        beyond = [w for w in words if w.start >= last and w.tag is not Tag.MARK][:_BEYOND]
        limited = any(w.lemma in limits or w.text.lower() in limits for w in inside)
        limited = limited or any(w.lemma in excepting(language) for w in beyond)
        head, bare = _head(inside, negation.start - claim.start, negation.end - claim.start)
        if head is not None:
            start = head.start + claim.start
            event = "" if bare else events.get(start, "")
            proper = is_proper(negation.start - claim.start, language, words)
            what = stems(claim.quote[head.start : last], language)
            limited = limited or head.start in places_of_hints(claim.quote, language)
            stem = "" if bare else stem_of(head.lemma)
            cue = next(w for w in words if w.start >= negation.start - claim.start)
            by = frozenset((stem_of(cue.lemma), events.get(negation.start, ""))) - {""}
            end, verbal = head.end + claim.start, head.tag in VERBAL
            found.append(Denied(negation, start, end, stem, event, verbal, proper, limited, what, by))
    return tuple(found)


def _conditional(claim: Claim) -> bool:
    return any(m.modality is Modality.CONDITIONAL for m in claim.facets.modalities)


def _head(inside: Sequence[Word], before: int, after: int) -> tuple[Word | None, bool]:
    """The word that a negation turns: the first that tells something and is no auxiliary.

    Else "be", or what there is, and True for that.
    """
    rest = [w for w in inside if w.start >= after or ((w.start < before or w.start < after <= w.end) and w.tag in VERBAL)]
    telling = next((w for w in rest if w.tag in TELLING and "aux" not in w.features and w.lemma not in _BARE), None)
    if telling is not None:
        return telling, False
    return next((w for w in rest if w.lemma in _BARE), next(iter(inside), None)), True


def _of_one_word(one: Denied, other: Denied) -> bool:
    return bool(one.stem) and one.stem == other.stem


def _of_one_event(one: Denied, other: Denied) -> bool:
    return bool(one.event) and one.event == other.event


def _of_one_thing(one: Denied, other: Denied) -> bool:
    """ "No chance of parole", "without parole"."""
    return one.stem in other.what or other.stem in one.what
