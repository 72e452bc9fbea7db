"""`polarity`: one claim denies what the other affirms.

It is clear where the word that one claim turns into its contrary ("did not *sign*", "refused to *sign*") stands unturned in the
other and, across languages, where both name one kind of event. Else both must say the same, and only one have a negation.
Known limits: contraries without a negation ("rejected" against "accepted") are not read; what was denied until a day and happened
on it is kept out by the words of `contrasts.toml`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.polarity import Polarity, polarity
from reconciler.discrepancies.likeness import restates, stems, tagged
from reconciler.discrepancies.rule import Rule, severity_of
from reconciler.evidence import stem_of
from reconciler.facets import Modality, Negation
from reconciler.lang.words import Tag
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.lang.words import Word
    from reconciler.model import Claim, Discrepancy

TIED, SURE = 0.25, 0.4  # how alike two claims must be where the word denied stands in both, and for a conflict
HELD = 0.5  # of what is denied so much at least, and a bit, the other claim must speak of too
_VERBAL = frozenset((Tag.VERB, Tag.INFINITIVE, Tag.PARTICIPLE, Tag.ING))
_TELLING = _VERBAL | {Tag.NOUN, Tag.ADJECTIVE}


class _Denied(NamedTuple):
    """A word at `[start, end)` of the source that the negation turns: its stem, the kind of event it names, whether it is
    a verb, whether a negation proper turns it, and the stems of all that is denied."""

    negation: Negation
    start: int
    end: int
    stem: str
    event: str
    verbal: bool
    proper: bool
    what: frozenset[str]


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.a.facets.negations == pair.b.facets.negations == ():
        return
    turned = pair.turned()
    ours, theirs = _denied(pair), _denied(turned)
    for view, one, other in ((pair, ours, theirs), (turned, theirs, ours)):
        found = _answered(view, one, other)
        if found is not None:
            yield found
            return
    proper_a, proper_b = (any(d.proper for d in side) for side in (ours, theirs))
    if proper_a != proper_b and not (pair.a.facets.negations and pair.b.facets.negations):
        view, denied = (pair, ours) if proper_a else (turned, theirs)
        yield from _untied(view, denied)


def _answered(pair: Pair, denied: Sequence[_Denied], others: Sequence[_Denied]) -> Discrepancy | None:
    """The discrepancy where a word that the first claim denies stands affirmed in the second."""
    for word in denied:
        if any(o.stem == word.stem or (o.event and o.event == word.event) for o in others) or _affirmed_here(pair, word):
            continue
        place = _affirmed(pair.turned(), word)
        if place is None or not _speaks_of(pair, word) or (likeness := pair.likeness) < TIED:
            continue
        evidence = (word.negation.start, word.end) if word.proper else (word.negation.start, word.negation.end)
        certain = word.proper and word.verbal and likeness >= SURE and not _earlier(pair)
        return pair.discrepancy("polarity", severity_of(pair, evidence, place, certain=certain), evidence, place, "polarity")
    return None


def _untied(pair: Pair, denied: Sequence[_Denied]) -> Iterator[Discrepancy]:
    """Where the claims say the same but for the first one's negation, the other's main verb answers it."""
    place = _main(pair.turned())
    proper = [d for d in denied if d.proper]
    if place is None or len(proper) != 1 or not restates(pair):
        return
    evidence = (proper[0].negation.start, proper[0].end)
    yield pair.discrepancy("polarity", Severity.TENSION, evidence, place, "polarity")


def _speaks_of(pair: Pair, word: _Denied) -> bool:
    """Whether the second claim speaks of most of what the first denies; taken for granted across languages."""
    theirs = stems(pair.b.quote, pair.document_b.language)
    return pair.across or not word.what or len(word.what & theirs) > HELD * len(word.what)


def _earlier(pair: Pair) -> bool:
    """Whether the claim that denies was published before the other: what had not happened may have happened since."""
    ours, theirs = pair.document_a.published, pair.document_b.published
    return bool(ours and theirs and ours < theirs)


def _denied(pair: Pair) -> list[_Denied]:
    """The words that the negations of the first claim turn, without those that only say when or but for what it was so."""
    claim, language = pair.a, pair.document_a.language
    if _conditional(claim) and not _conditional(pair.b):
        return []
    words = tagged(claim.quote, language)
    limits = lang.get(language).words("contrasts", "limits")
    events = {m.start: m.key for m in claim.facets.events}
    found = []
    for negation in claim.facets.negations:
        first, last = negation.start - claim.start, negation.scope_end - claim.start
        inside = [w for w in words if first <= w.start < last]
        if any(w.lemma in limits or w.text.lower() in limits for w in inside):
            continue
        head = _head(inside, negation.end - claim.start)
        if head is not None:
            start = head.start + claim.start
            proper = _proper(claim.quote, language, negation, claim.start)
            event = events.get(start, "")
            verbal = head.tag in _VERBAL
            what = stems(claim.quote[head.start : last], language)
            found.append(_Denied(negation, start, head.end + claim.start, stem_of(head.lemma), event, verbal, proper, what))
    return found


def _conditional(claim: Claim) -> bool:
    return any(m.modality is Modality.CONDITIONAL for m in claim.facets.modalities)


def _head(inside: Sequence[Word], after: int) -> Word | None:
    """The word that a negation turns: the first that tells something, and is no auxiliary."""
    rest = [w for w in inside if w.start >= after or (w.start < after <= w.end and w.tag in _VERBAL)]
    return next(
        (w for w in rest if w.tag in _TELLING and "aux" not in w.features and w.lemma not in ("be", "have", "do", "быть")), None
    )


@lru_cache(maxsize=4096)
def _proper(quote: str, language: str, negation: Negation, start: int) -> bool:
    own = Negation(*(place - start for place in (negation.start, negation.end, negation.scope_start, negation.scope_end)))
    return polarity(quote, language, (own,)) is Polarity.NEGATIVE


def _affirmed_here(pair: Pair, word: _Denied) -> bool:
    """Whether the claim that denies a word affirms it too."""
    return _affirmed(pair, word, apart=(word.start, word.end)) is not None


def _affirmed(pair: Pair, word: _Denied, apart: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Where the first claim of `pair` has a word with none of its negations before it."""
    claim = pair.a
    for event in claim.facets.events if word.event else ():
        if event.key == word.event and not _turned(claim, event.start) and (event.start, event.end) != apart:
            return event.start, event.end
    if pair.across and apart is None:
        return None
    for w in tagged(claim.quote, pair.document_a.language):
        place = (w.start + claim.start, w.end + claim.start)
        same_kind = not word.verbal or w.tag in _VERBAL
        if w.tag in _TELLING and same_kind and place != apart and stem_of(w.lemma) == word.stem and not _turned(claim, place[0]):
            return place
    return None


def _turned(claim: Claim, start: int) -> bool:
    return any(n.scope_start <= start < n.scope_end for n in claim.facets.negations)


def _main(pair: Pair) -> tuple[int, int] | None:
    """The first verb of the first claim that tells what happened."""
    claim = pair.a
    if claim.facets.events:
        event = claim.facets.events[0]
        return event.start, event.end
    verb = next((w for w in tagged(claim.quote, pair.document_a.language) if w.tag is Tag.VERB), None)
    return (verb.start + claim.start, verb.end + claim.start) if verb else None


RULE = Rule("polarity", ("polarity",), find)
