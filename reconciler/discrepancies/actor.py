"""`actor`: the two claims tell of one act that others did it, or that it was done the other way round.

Roles are those of the meaning (`claims/roles.py`). Swapped roles exclude one another, but for speech, where both may have spoken.
Another agent counts only where the act and whom or what it was done to are the same, and where it is sure that the two agents are
not one under two names: names of one kind, neither of them in the other claim, or nouns that one of the claims tells apart.

Known limits: a pronoun is nobody; what belongs to what (a service to its ministry, a capital to its state) is not known, so a body
against a state, or a person against a body, is no difference.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.roles import same_direction
from reconciler.discrepancies.places import lies_in
from reconciler.discrepancies.rule import Rule, severity_of
from reconciler.discrepancies.scales import dates_fit, hits, scales
from reconciler.discrepancies.stages import single_acts
from reconciler.discrepancies.ties import shared_doers
from reconciler.discrepancies.wording import NOMINAL, denied, noun_key, role_key, words_of
from reconciler.facets import EntityKind, Role
from reconciler.lang.events import event_lexicon, parts
from reconciler.lang.scripts import transliterate
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.discrepancies.rule import Pair
    from reconciler.discrepancies.scales import Hit
    from reconciler.facets import EventMention, RoleMention
    from reconciler.model import Claim, Discrepancy

SAME_MATTER = 0.6
SURE = 0.85  # one and the same act is meant
RATHER_SURE = 0.7  # the same, where roles tell it too
_ALIKE = 0.7  # two spellings of one name
_KINDS = (EntityKind.PERSON, EntityKind.PLACE, EntityKind.BODY)
_PARTIES, _BLAME = "parties", "blame"  # scales: who acts, and words that put the blame
_BLAMED_WITHIN, _CLOSE = 40, 2  # code points from such words to whom they blame
_SHARED = 2  # names, nouns and acts beside both


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.sure < SAME_MATTER:
        return
    for one in pair.a.facets.events:
        for other in pair.b.facets.events:
            if one.key == other.key and not (_denied(pair.a, one) or _denied(pair.b, other)):
                found = _swapped(pair, one, other) or _another(pair, one, other) or _alone(pair, one, other)
                if found is not None:
                    yield found
                    return
    if pair.sure >= SURE:
        yield from islice(_blamed(pair), 1)


def _denied(claim: Claim, event: EventMention) -> bool:
    return denied(claim, event.start, event.end)


def _swapped(pair: Pair, one: EventMention, other: EventMention) -> Discrepancy | None:
    if same_direction(one, other) is not False or not _mirrored(one, other):
        return None
    x, y = _evidence(pair.a, one), _evidence(pair.b, other)
    certain = pair.sure >= RATHER_SURE and not _is_speech(pair, one)
    return pair.discrepancy("actor", severity_of(pair, x, y, certain=certain), x, y, "actor_swapped")


def _mirrored(one: EventMention, other: EventMention) -> bool:
    """Whether both agent and patient have changed places: where only one has, the act was more likely read wrongly."""
    there = _keys(one, Role.AGENT) & _keys(other, Role.PATIENT)
    back = _keys(one, Role.PATIENT) & _keys(other, Role.AGENT)
    return bool(there and back) and there != back


def _is_speech(pair: Pair, event: EventMention) -> bool:
    """Whether the act is one of words, which both sides may have done."""
    language = lang.get(pair.document_a.language)
    lemma = language.lemma(pair.document_a.text[event.start : event.end])
    return any(lemma in language.words("attribution", key) for key in ("verbs", "accusing", "naming"))


def _another(pair: Pair, one: EventMention, other: EventMention) -> Discrepancy | None:
    """One act on the same patient, and somebody else who did it."""
    if one.key in parts().reciprocal or _is_speech(pair, one) or not _patients(pair, one) & _patients(pair.turned(), other):
        return None
    ours, theirs = _agents(one), _agents(other)
    if len(ours) != 1 or len(theirs) != 1 or {r.key for r in ours} & {r.key for r in theirs}:
        return None
    x, y = ours[0], theirs[0]
    named = _two_names(pair, x, y)
    told_apart = _told_apart(pair, one.key, x, y) or _told_apart(pair.turned(), one.key, y, x)
    if not (named or told_apart or _two_parties(pair, x, y)):
        return None
    # what is done once has one doer
    certain = (
        not told_apart
        and _kind(pair.a, x.key) is not EntityKind.NAME
        and one.key in single_acts()
        and pair.sure >= RATHER_SURE
        and dates_fit(pair)
    )
    severity = severity_of(pair, (x.start, x.end), (y.start, y.end), certain=certain)
    return pair.discrepancy("actor", severity, (x.start, x.end), (y.start, y.end), "actor")


def _patients(pair: Pair, event: EventMention) -> frozenset[str]:
    """What an act is done to, by keys that hold in all languages where a lexicon knows them."""
    return frozenset(role_key(key, pair.document_a.language) for key in _keys(event, Role.PATIENT))


def _two_parties(pair: Pair, x: RoleMention, y: RoleMention) -> bool:
    """Whether the two are of parties that stand against each other: "government troops", "the rebels"."""
    ours, theirs = _parties(pair, x), _parties(pair.turned(), y)
    return any(frozenset((m, n)) in scales()[_PARTIES].contrasts for m in ours for n in theirs) and not ours & theirs


def _parties(pair: Pair, role: RoleMention) -> frozenset[str]:
    return frozenset(hit.kind for hit in hits(pair, _PARTIES) if role.start <= hit.start and hit.end <= role.end)


def _blamed(pair: Pair) -> Iterator[Discrepancy]:
    """Where the two claims put the blame for one thing on others: "because of Norway", "through Iceland's fault"."""
    turned = pair.turned()
    for x, whose_x in _culprits(pair):
        for y, whose_y in _culprits(turned):
            if not shared_doers(whose_x, whose_y) and len(x.tie.beside & y.tie.beside - whose_x - whose_y) >= _SHARED:
                severity = severity_of(pair, x.place, y.place, certain=False)
                yield pair.discrepancy("actor", severity, x.place, y.place, "actor_blamed")


def _culprits(pair: Pair) -> Iterator[tuple[Hit, frozenset[str]]]:
    """The words of blame in the first claim, each with whom the names right behind or before them blame."""
    named = [e for e in pair.a.facets.entities if e.kind in _KINDS]
    for hit in hits(pair, _BLAME):
        after = [e for e in named if 0 <= e.start - hit.end <= _BLAMED_WITHIN]
        before = [e for e in named if 0 <= hit.start - e.end <= _CLOSE]
        found = after[:1] if hit.kind == "after" else before[-1:]
        if found:
            start, end = min(hit.start, found[0].start), max(hit.end, found[0].end)
            yield hit._replace(start=start, end=end), frozenset(e.key for e in found)


def _two_names(pair: Pair, x: RoleMention, y: RoleMention) -> bool:
    """Whether both are names of one kind, and neither stands in the other claim or is the other in another spelling."""
    kind_x, kind_y = _kind(pair.a, x.key), _kind(pair.b, y.key)
    known = kind_x in _KINDS or (kind_x is EntityKind.NAME and pair.sure >= SURE and not pair.across)
    if kind_x is not kind_y or not known or lies_in(x.key, y.key) or lies_in(y.key, x.key):
        return False
    if SequenceMatcher(None, x.key, y.key).ratio() >= _ALIKE:
        return False
    ours = {e.key for claim in (pair.a, *pair.beside_a) for e in claim.facets.entities}
    theirs = {e.key for claim in (pair.b, *pair.beside_b) for e in claim.facets.entities}
    return x.key not in theirs and y.key not in ours and not set(x.key.split()) & set(y.key.split())


def _kind(claim: Claim, key: str) -> EntityKind | None:
    return next((e.kind for e in claim.facets.entities if e.key == key), None)


def _told_apart(pair: Pair, act: str, x: RoleMention, y: RoleMention) -> bool:
    """Whether the first claim, where a noun `x` acts, gives what acts in the other another part in another act."""
    if pair.across or _kind(pair.a, x.key) or _kind(pair.b, y.key):
        return False
    theirs = _nouns_in(pair.turned(), y) - _generic(pair.document_a.language)
    language = pair.document_a.language
    roles = {(e.key, r.role, role_key(r.key, language)) for e in pair.a.facets.events for r in e.roles}
    elsewhere = {key for kind, role, key in roles if kind != act and role is not Role.AGENT}
    here = {key for kind, role, key in roles if kind == act or role is Role.AGENT}
    return bool(theirs & elsewhere - here) and not _nouns_in(pair, x) & theirs


@cache
def _generic(language: str) -> frozenset[str]:
    """Nouns that may stand for one another: "side", "group", «команда»."""
    lexicon = event_lexicon(language)
    words = lexicon.generic | lexicon.bodies if lexicon else frozenset()
    return frozenset(role_key(transliterate(word), language) for word in words)


def _nouns_in(pair: Pair, role: RoleMention) -> set[str]:
    return {
        noun_key(w, pair.document_a.language)
        for w in words_of(pair)
        if w.tag in NOMINAL and role.start <= pair.a.start + w.start < role.end
    }


def _alone(pair: Pair, one: EventMention, other: EventMention) -> Discrepancy | None:
    """One acts alone in the one claim, and together with others in the other."""
    if pair.sure < SURE or one.key in parts().reciprocal or not _meets(one, other):
        return None
    for view, fewer, more in ((pair, one, other), (pair.turned(), other, one)):
        few, many = _agents(fewer), _agents(more)
        beside = _keys(fewer, Role.PARTNER)
        named = {e.key: e.kind for e in view.b.facets.entities}
        joined = [r for r in many if r.key in named and r.key not in {f.key for f in few} | beside]
        if len(few) == 1 and len(many) > 1 and few[0].key in named and few[0].key in {r.key for r in many} and joined:
            start, end = min(r.start for r in many), max(r.end for r in many)
            known = {e.key for e in view.a.facets.entities}
            severity = Severity.TENSION if joined[0].key in known else Severity.COMPATIBLE_DIFFERENCE
            return view.discrepancy("actor", severity, (few[0].start, few[0].end), (start, end), "actor_alone")
    return None


def _meets(one: EventMention, other: EventMention) -> bool:
    ours, theirs = _keys(one, Role.PATIENT), _keys(other, Role.PATIENT)
    return bool(ours & theirs) or not (ours and theirs)


def _agents(event: EventMention) -> list[RoleMention]:
    return [r for r in event.roles if r.role is Role.AGENT and r.key]


def _keys(event: EventMention, role: Role) -> set[str]:
    return {r.key for r in event.roles if r.role is role and r.key}


def _evidence(claim: Claim, event: EventMention) -> tuple[int, int]:
    """Who acts, as the claim says it; the act itself where he is named outside the claim."""
    agent = next((r for r in event.roles if r.role is Role.AGENT and claim.start <= r.start and r.end <= claim.end), None)
    return (agent.start, agent.end) if agent else (event.start, event.end)


RULE = Rule("actor", ("actor", "actor_swapped", "actor_alone", "actor_blamed"), find)
