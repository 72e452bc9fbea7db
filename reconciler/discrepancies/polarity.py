"""`polarity`: one claim denies what the other affirms.

It is clear where the word that one claim turns into its contrary ("did not *sign*", "refused to *sign*") stands unturned in the
other and, across languages, where both name one kind of event. Else both must say the same, and one have a negation more, which
nothing in the other may stand for ("only", "unharmed", "reject"). Known limits: contraries without a negation ("rejected" against
"accepted") are not read; what was denied until a day and happened on it is kept out by the words of `contrasts.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.claims.polarity import doubly_denied
from reconciler.discrepancies.denials import TELLING, VERBAL, answers, denied, places_of_hints, turned, unanswered
from reconciler.discrepancies.likeness import likely_restates, meaning, share, stems, tagged
from reconciler.discrepancies.places import known
from reconciler.discrepancies.rule import Rule, severity_of
from reconciler.evidence import stem_of
from reconciler.lang.words import Tag
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.discrepancies.denials import Denied
    from reconciler.discrepancies.rule import Pair
    from reconciler.model import Discrepancy

TIED, SURE = 0.25, 0.4  # how alike two claims must be where the word denied stands in both, and for a conflict
HELD = 0.5  # of what is denied so much at least, and a bit, the other claim must speak of too
# how alike two claims must be where the other names nothing of what one denies, or nothing but the verb, or it denies a thing
OF_NOTHING, OF_OTHERS = 0.55, 0.65
NEAR = 0.3  # how far from the denial, in shares of a claim's length, its counterpart may stand
_PREDICATES = frozenset((Tag.VERB, Tag.MODAL, Tag.PARTICIPLE))


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.a.facets.negations == pair.b.facets.negations == ():
        return
    opposite = pair.turned()
    ours, theirs = denied(pair), denied(opposite)
    for view, one, other in ((pair, ours, theirs), (opposite, theirs, ours)):
        found = _answered(view, one, other) or _taken_back(view, one)
        if found is not None:
            yield found
            return
    yield from _untied(pair, ours, theirs)


def _answered(pair: Pair, ours: Sequence[Denied], others: Sequence[Denied]) -> Discrepancy | None:
    """The discrepancy where a word that the first claim denies stands affirmed in the second."""
    for word in ours:
        if word.limited or not word.stem or any(answers(word, other) for other in others):
            continue
        if _affirmed_here(pair, word) or _of_others(pair, word):
            continue
        place = _affirmed(pair.turned(), word)
        if place is None or not _speaks_of(pair, word) or (likeness := pair.likeness) < TIED:
            continue
        if not (word.proper or word.verbal or likely_restates(pair)):
            continue  # "without a coat" against "a coat"
        evidence = (word.negation.start, word.end) if word.proper else (word.negation.start, word.negation.end)
        certain = word.proper and word.verbal and likeness >= SURE and not _earlier(pair)
        return pair.discrepancy("polarity", severity_of(pair, evidence, place, certain=certain), evidence, place, "polarity")
    return None


def _taken_back(pair: Pair, ours: Sequence[Denied]) -> Discrepancy | None:
    """The discrepancy where a word by which the first claim denies ("refused") is denied in the second ("had not refused")."""
    lexical = [d for d in ours if not d.proper]
    if not lexical or not likely_restates(pair):
        return None
    claim, language = pair.b, pair.document_b.language
    events = {m.start: m.key for m in claim.facets.events}
    for word in doubly_denied(language, tagged(claim.quote, language)):
        start = claim.start + word.start
        for d in lexical:
            if not d.by.isdisjoint((stem_of(word.lemma), events.get(start))):
                evidence, place = (d.negation.start, d.negation.end), (start, claim.start + word.end)
                return pair.discrepancy("polarity", Severity.TENSION, evidence, place, "polarity")
    return None


def _untied(pair: Pair, ours: Sequence[Denied], theirs: Sequence[Denied]) -> Iterator[Discrepancy]:
    """Where the claims say the same but for one negation, which stands over in one of them, a predicate of the other answers it."""
    left, others = unanswered(pair, ours, theirs), unanswered(pair.turned(), theirs, ours)
    if len(left) + len(others) != 1 or not likely_restates(pair):
        return
    view, word = (pair, left[0]) if left else (pair.turned(), others[0])
    if _said_otherwise(view, word) or _of_others(view, word):
        return
    place = _counterpart(view, word)
    if place is not None:
        evidence = (word.negation.start, max(word.end, word.negation.end))
        yield view.discrepancy("polarity", Severity.TENSION, evidence, place, "polarity")


def _said_otherwise(pair: Pair, word: Denied) -> bool:
    """Whether the second claim has words about there that may stand for the negation which it lacks, or speaks of it too."""
    language = pair.document_b.language
    if not pair.across:
        said = stems(pair.b.quote, language)
        if word.stem in said and pair.b.facets.negations and _affirmed(pair.turned(), word) is None:
            return True
        if word.what & said <= {word.stem} and meaning(pair) < _least(word, said):
            return True
    ours, theirs = places_of_hints(pair.a.quote, pair.document_a.language), places_of_hints(pair.b.quote, language)
    at = share(pair.a, word.start)
    return len(theirs) > len(ours) and any(abs(place / len(pair.b.quote) - at) <= NEAR for place in theirs)


def _least(word: Denied, said: frozenset[str]) -> float:
    """How alike two claims must be where what one denies is not named in the other: "buys no coal" may stand beside "buys oil"."""
    if len(word.what) > 1:
        return OF_OTHERS if word.stem in said else OF_NOTHING
    return 0.0 if word.verbal else OF_OTHERS


def _of_others(pair: Pair, word: Denied) -> bool:
    """Whether it is denied of a place that the second claim does not name: it may be true of another ("no American film")."""
    named = {mention.key for mention in pair.b.facets.entities}
    scope = word.negation
    inside = (m.key for m in pair.a.facets.entities if scope.scope_start <= m.start < scope.scope_end)
    return any(known(key) and key not in named for key in inside)


def _speaks_of(pair: Pair, word: Denied) -> bool:
    """Whether the second claim speaks of most of what the first denies; taken for granted across languages."""
    theirs = stems(pair.b.quote, pair.document_b.language)
    return pair.across or not word.what or len(word.what & theirs) > HELD * len(word.what)


def _earlier(pair: Pair) -> bool:
    """Whether the claim that denies was published before the other: what had not happened may have happened since."""
    ours, theirs = pair.document_a.published, pair.document_b.published
    return bool(ours and theirs and ours < theirs)


def _affirmed_here(pair: Pair, word: Denied) -> bool:
    """Whether the claim that denies a word affirms it too."""
    return _affirmed(pair, word, apart=(word.start, word.end)) is not None


def _affirmed(pair: Pair, word: Denied, apart: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Where the first claim of `pair` has a word with none of its negations before it."""
    claim = pair.a
    for event in claim.facets.events if word.event else ():
        if event.key == word.event and not turned(claim, event.start) and (event.start, event.end) != apart:
            return event.start, event.end
    if pair.across and apart is None:
        return None
    for w in tagged(claim.quote, pair.document_a.language):
        place = (w.start + claim.start, w.end + claim.start)
        same_kind = not word.verbal or w.tag in VERBAL
        if w.tag in TELLING and same_kind and place != apart and stem_of(w.lemma) == word.stem and not turned(claim, place[0]):
            return place
    return None


def _counterpart(pair: Pair, word: Denied) -> tuple[int, int] | None:
    """The predicate of the second claim, or its telling word, that stands about where the first has its denial."""
    claim, at = pair.b, share(pair.a, word.start)
    words = tagged(claim.quote, pair.document_b.language)
    for kinds in (_PREDICATES, TELLING):
        places = [(w.start + claim.start, w.end + claim.start) for w in words if w.tag in kinds]
        free = [p for p in places if not turned(claim, p[0])]
        if free:
            return min(free, key=lambda place: abs(share(claim, place[0]) - at))
    return None


RULE = Rule("polarity", ("polarity",), find, inner="inner_polarity")
