"""Whether a source contradicts itself: what two of its claims differ in may as well be two occasions, or what came of one since.

A text tells its story as it goes on, so far more is asked for here than between two sources. Both claims must be plain statements
of one voice; nothing beside the words in question may set them apart (another date, another number, a name or a word of its own
where the thing is named, a word of change as "later", "another", "in all"); and the thing must be one that happens once, or be an
occasion that is named in both. A plan that is told before its fulfilment is a story, and one that is told after it is none.

Known limits: a pronoun is not followed to its noun; a synonym sets two claims apart; of two occasions that a long story tells of
under one name ("the attack") either may be taken for the other.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.compatibility import dates_meet
from reconciler.discrepancies.likeness import stems, tagged
from reconciler.discrepancies.rule import voice_of
from reconciler.evidence import stem_of
from reconciler.facets import EntityKind, Modality, Role
from reconciler.lang.verb import Tense
from reconciler.lang.words import Tag
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reconciler.discrepancies.rule import Pair, Placed
    from reconciler.facets import EventMention
    from reconciler.lang.verb import VerbGroup
    from reconciler.lang.words import Word
    from reconciler.model import Claim, Discrepancy

_CERTAIN = frozenset(("number", "polarity"))  # of these rules nothing less than a conflict counts here
_STRICT = frozenset(("number", "polarity", "status"))  # the later claim may have no word of its own
_LASTING = frozenset(("number", "polarity"))  # what holds in the present need not happen once
_RESTATED = frozenset(("number", "polarity", "place"))  # what the same words say again is not another occasion
_NAMING = frozenset((Tag.NOUN, Tag.NAME))
_TELLING = _NAMING | {Tag.ADJECTIVE, Tag.OTHER}
_BEFORE = _NAMING | {Tag.DETERMINER, Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.NUMBER, Tag.PRONOUN, Tag.OTHER}
_AFTER = _NAMING | {Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.PREPOSITION, Tag.OTHER}
_PRESENT = frozenset((Tense.PRESENT, Tense.ONGOING))
_UNREAL = frozenset((Tense.FUTURE, Tense.POSSIBLE, Tense.OTHER))
_AHEAD = _PRESENT | {Tense.FUTURE}
_SAME = 5  # content words that both have where one says again what the other said
_FAR = 60  # code points between the words in question and what happened
_CUT = re.compile(r"[,;:()–—](?=\s|\w)|\s(?=\()")


class _View(NamedTuple):
    """A claim of the text `text`, and the words in it that are in question, at `[start, end)`."""

    claim: Claim
    text: str
    language: str
    start: int
    end: int

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the claim; their offsets count from its start."""
        return tagged(self.claim.quote, self.language)

    def span(self, word: Word) -> tuple[int, int]:
        """Where a word of the claim stands in the text."""
        return word.start + self.claim.start, word.end + self.claim.start

    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return stems(self.claim.quote, self.language)


def contradicts(pair: Pair, found: Discrepancy) -> bool:
    """Whether `found`, which a rule sees between two claims of one source, is a contradiction and not two things."""
    if found.evidence_b is None or (found.type in _CERTAIN and found.severity is not Severity.CONFLICT):
        return False
    claims = {claim.id: claim for claim in (pair.a, pair.b)}
    places = ((found.claim_a, found.evidence_a), (found.claim_b, found.evidence_b))
    views = [_View(claims[claim], pair.document_a.text, pair.document_a.language, *place) for claim, place in places]
    first, later = sorted(views, key=lambda view: view.claim.start)
    if first.claim.sentence == later.claim.sentence or not _one_voice(first, later):
        return False
    if not all(_is_plain(view, found.type) for view in views) or _changed(first, later) or _other_details(first, later, found.type):
        return False
    if _under_two_headings(first.claim, later.claim) or (found.type == "status" and found.claim_a != later.claim.id):
        return False  # two entries of a list; the plan before what came of it
    return _one_thing(first, later, found.type)


def _one_voice(first: _View, later: _View) -> bool:
    """Whether one voice says both, and it is known whose."""
    voice = voice_of(first.claim, first.start, first.end)
    return voice == voice_of(later.claim, later.start, later.end) and "?" not in voice


def _is_plain(view: _View, kind: str) -> bool:
    """Whether it is stated as a fact, neither hedged nor asked nor, where that is not in question, denied."""
    facets = view.claim.facets
    hedged = any(kind != "status" or m.modality is not Modality.FUTURE for m in facets.modalities)
    vague = view.start in {m.start for m in facets.dates if m.approximate} | {m.start for m in facets.numbers if m.approximate}
    return not (hedged or vague or "?" in view.claim.quote or (kind != "polarity" and facets.negations))


def _under_two_headings(first: Claim, later: Claim) -> bool:
    """Whether they stand under two headings and share no name, so that "the school" may be two schools."""
    names = {mention.key for mention in first.facets.entities}
    return first.heading != later.heading and names.isdisjoint(mention.key for mention in later.facets.entities)


def _changed(first: _View, later: _View) -> bool:
    """Whether they tell of two times, of two of a kind, or of a part and the whole: "later", "another", "in all"."""
    ours, theirs = (_found(view.claim.quote, view.language, "change") for view in (first, later))
    others, more = (_found(view.claim.quote, view.language, "another") for view in (first, later))
    return ours != theirs or not more <= others


@lru_cache(maxsize=4096)
def _found(quote: str, language: str, key: str) -> frozenset[str]:
    """Which of the words listed under `key` a claim has."""
    words = lang.get(language).words("inner", key)
    return frozenset(w.lemma for w in tagged(quote, language) if w.lemma in words or w.text.lower() in words)


def _other_details(first: _View, later: _View, kind: str) -> bool:
    """Whether they differ in another detail than the one in question: in a date, a rank or how many."""
    ours, theirs = first.claim.facets, later.claim.facets
    if kind != "date" and not all(any(dates_meet(x, y) for y in ours.dates) for x in theirs.dates):
        return True
    if {(n.low, n.high) for n in ours.numbers if n.ordinal} != {(n.low, n.high) for n in theirs.numbers if n.ordinal}:
        return True
    amounts = {(n.unit, n.low, n.high) for n in ours.numbers}
    units = {n.unit for n in ours.numbers}
    return kind != "number" and any(n.unit in units and (n.unit, n.low, n.high) not in amounts for n in theirs.numbers)


def _one_thing(first: _View, later: _View, kind: str) -> bool:
    """Whether both tell of one thing: it happens but once or is an occasion named in both, and nothing tells it apart."""
    ours, theirs = _event(first), _event(later)
    tense_a, tense_b = _tense(first, ours), _tense(later, theirs)
    if kind == "status":
        if tense_a is not Tense.PAST or tense_b not in _AHEAD:
            return False
    elif (tense_a in _PRESENT) != (tense_b in _PRESENT) or not _UNREAL.isdisjoint((tense_a, tense_b)):
        return False
    if _own_names(later, first) and (kind in _STRICT or _own_names(first, later)):
        return False
    if kind in _RESTATED and _restated(first, later):
        return True
    heads = [head for head in _shared(first, later, ours, theirs) if _is_definite(later, head)]
    told = _parts_of(later, theirs) if kind in _STRICT else [_naming(later, head) for head in heads]
    if not heads or _own_words(later, first, told):
        return False
    lists = lang.get(later.language)
    lasting = tense_a in _PRESENT and tense_b in _PRESENT and kind in _LASTING
    once = ours is not None and theirs is not None and ours.key == theirs.key and ours.key in lists.words("inner", "once")
    return lasting or once or (kind in _STRICT and any(head.lemma in lists.words("inner", "occasions") for head in heads))


def _restated(first: _View, later: _View) -> bool:
    """Whether the two say the same in the same words, but for those in question and one more of each."""
    ours, theirs = (view.stems() - stems(view.text[view.start : view.end], view.language) for view in (first, later))
    return len(ours & theirs) >= _SAME and len(ours - theirs) <= 1 and len(theirs - ours) <= 1


def _event(view: _View) -> EventMention | None:
    """What happened, by the event that stands nearest to the words in question, in the same part of the claim if there is one."""
    claim = view.claim
    part = next(((s, e) for s, e in _parts(claim) if s <= view.start < e), (claim.start, claim.end))
    near = [
        (not part[0] <= event.start < part[1], max(event.start - view.end, view.start - event.end, 0), event.start, event)
        for event in claim.facets.events
        if claim.start <= event.start < claim.end
    ]
    if not near:
        return None
    _, distance, _, event = min(near)
    return event if distance <= _FAR else None


def _tense(view: _View, event: EventMention | None) -> Tense:
    """The tense in which it is told; a participle alone tells of the past."""
    words = view.words
    groups = _verb_groups(view.language)(words)
    spans = [(words[g.first].start + view.claim.start, words[g.stop - 1].end + view.claim.start, g.tense) for g in groups]
    if event is not None:
        return next((tense for start, end, tense in spans if start < event.end and event.start < end), Tense.PAST)
    near = min((max(start - view.end, view.start - end, 0), n) for n, (start, end, _) in enumerate(spans)) if spans else None
    if near is not None:
        return spans[near[1]][2]
    verb = next((w for w in words if w.tag is Tag.VERB), None)  # "has", "is"
    return Tense.NONE if verb is None else Tense.PAST if "past" in verb.features else Tense.PRESENT


@cache
def _verb_groups(language: str) -> Callable[[Sequence[Word]], tuple[VerbGroup, ...]]:
    groups: Callable[[Sequence[Word]], tuple[VerbGroup, ...]] = import_module(f"reconciler.lang.{language}.verbs").verb_groups
    return groups


def _own_names(view: _View, other: _View) -> bool:
    """Whether a claim has a name that the other has not in any form, beside what is in question."""
    known, keys = other.stems(), {mention.key for mention in other.claim.facets.entities}
    names = [m for m in view.claim.facets.entities if not (m.start < view.end and view.start < m.end)]
    return any(m.key not in keys and not stems(view.text[m.start : m.end], view.language) <= known for m in names)


def _own_words(view: _View, other: _View, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a claim has in `spans` of its source a noun or what qualifies one, dates, numbers and names apart, that the other
    has not."""
    known, small = other.stems(), lang.get(view.language).words("words", "stop")
    facets = view.claim.facets
    mentions: tuple[Placed, ...] = (*facets.dates, *facets.numbers, *facets.entities)
    taken = [(view.start, view.end), *((m.start, m.end) for m in mentions)]
    for word in view.words:
        start, end = view.span(word)
        if word.tag not in _TELLING or word.lemma in small or stem_of(word.lemma) in known:
            continue
        if any(s <= start < e for s, e in spans) and not any(s < end and start < e for s, e in taken):
            return True
    return False


def _parts(claim: Claim) -> list[tuple[int, int]]:
    """The parts of a claim between commas and the like, as spans of its source."""
    cuts = [claim.start, *(claim.start + m.end() for m in _CUT.finditer(claim.quote)), claim.end]
    return list(pairwise(cuts))


def _parts_of(view: _View, event: EventMention | None) -> list[tuple[int, int]]:
    """The parts of a claim that hold the words in question, the event, and who takes part in it."""
    told = [(view.start, view.end)]
    if event is not None:
        told += [(event.start, event.end), *((role.start, role.end) for role in event.roles)]
    return [(s, e) for s, e in _parts(view.claim) if any(start < e and s < end for start, end in told)]


def _naming(view: _View, head: Word) -> tuple[int, int]:
    """Where a noun stands with what qualifies it: "the northern *bridge* over the river | was opened"."""
    words, at = view.words, view.words.index(head)
    first = at - sum(1 for _ in takewhile(lambda w: w.tag in _BEFORE, reversed(words[:at])))
    stop = at + 1 + sum(1 for _ in takewhile(lambda w: w.tag in _AFTER, words[at + 1 :]))
    return view.span(words[first])[0], view.span(words[stop - 1])[1]


def _shared(first: _View, later: _View, ours: EventMention | None, theirs: EventMention | None) -> list[Word]:
    """The nouns of the later claim that the first has too; none where the two say that it was done to two things."""
    done_to = [_named(view, event, (Role.PATIENT,)) for view, event in ((first, ours), (later, theirs))]
    if all(done_to) and not {stem_of(w.lemma) for w in done_to[0]} & {stem_of(w.lemma) for w in done_to[1]}:
        return []
    known = {stem_of(w.lemma) for w in first.words if w.tag in _NAMING}
    undergone = {word.start for word in done_to[1]}
    # where something happened does not tell what it was, unless it happened to the place
    apart = [(later.start, later.end), *((e.start, e.end) for e in later.claim.facets.entities if e.kind is EntityKind.PLACE)]
    if theirs is not None:
        apart.append((theirs.start, theirs.end))

    def is_apart(word: Word) -> bool:
        return word.start not in undergone and any(start <= later.span(word)[0] < end for start, end in apart)

    return [w for w in later.words if w.tag in _NAMING and stem_of(w.lemma) in known and not is_apart(w)]


def _named(view: _View, event: EventMention | None, roles: Sequence[Role]) -> list[Word]:
    """The nouns of the claim that play one of `roles` in the event, without those in question."""
    places = [(role.start, role.end) for role in event.roles if role.role in roles] if event is not None else []
    places = [(s, e) for s, e in places if not (s < view.end and view.start < e)]
    return [w for w in view.words if w.tag in _NAMING and any(s <= view.span(w)[0] < e for s, e in places)]


def _is_definite(view: _View, head: Word) -> bool:
    """Whether a noun of the claim stands for something known: one thing, and not "a" or "some" of them."""
    if not {"plural", "plur"}.isdisjoint(head.features.split()):
        return False
    words = view.words
    before = list(takewhile(lambda w: w.tag in _BEFORE, reversed(words[: words.index(head)])))
    lists = lang.get(view.language)
    if any(w.text.lower() in lists.words("inner", "indefinite") for w in before):
        return False
    definite = lists.words("inner", "definite")
    return not definite or head.tag is Tag.NAME or any(w.text.lower() in definite or w.text.endswith(("’s", "'s")) for w in before)
