"""`status`: how far a thing has come, or how sure it is, differs: planned against done, "may" against a fact.

Statuses are compared by the stages they come to, modalities by what they take from a claim (`claims/standing.py`), and only where
one verb has both ("decided to establish", "established"), where both claims say the same, or where words that a person can edit
(`contrasts.toml`) say that a thing is far on or never stopped. What was ahead when a page was published and is so no more on a
later page is a development: a compatible difference. Known limits: other verbs for one thing, and plans across languages, are not
seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.standing import STAGES, Hedge, Stage, hedges, hedges_differ
from reconciler.discrepancies.likeness import restates, stems, tagged
from reconciler.discrepancies.rule import Rule, voice_of
from reconciler.evidence import stem_of
from reconciler.facets import Role, Status
from reconciler.lang.words import Tag
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import ModalityMention, StatusMention
    from reconciler.lang.words import Word
    from reconciler.model import Claim, Discrepancy

TIED = 0.3  # how alike two claims must be where both have the same verb
_AHEAD = frozenset((Status.AIM, Status.POTENTIAL, Status.PLANNED, Status.DECIDED))
_REACHED = frozenset((Stage.SETTLED, Stage.REAL, Stage.STOPPED))
_FINITE = frozenset((Tag.VERB, Tag.PARTICIPLE))
_VERBAL = _FINITE | {Tag.INFINITIVE, Tag.ING}
_EMPTY = frozenset(("be", "have", "do", "may", "can", "быть", "мочь"))
_SMALL = frozenset((Tag.ADVERB, Tag.TO, Tag.MODAL, Tag.PRONOUN))
_REACH = 60  # code points after a hedge or a plan in which stands what it is of
_ATTRIBUTE = frozenset((Tag.ADJECTIVE, Tag.PARTICIPLE))
_SHARED = 2  # words that two claims on fields of work must share


def find(pair: Pair) -> Iterator[Discrepancy]:
    for view in (pair, pair.turned()):
        found = _hedged(view) or _behind(view)
        if found is not None:
            yield found
            return


def _hedged(pair: Pair) -> Discrepancy | None:
    """Where the first claim takes back what the second says plainly: "may", "allegedly"."""
    if not pair.a.facets.modalities or not hedges_differ(ours := _hedges(pair), theirs := _hedges(pair.turned())):
        return None
    for mention in pair.a.facets.modalities:
        hedge = next(iter(_hedges(pair, (mention,))))
        if hedge in theirs or hedge not in (Hedge.POSSIBLE, Hedge.ALLEGED) or hedge not in ours:
            continue
        if stems(pair.words(mention.start, mention.end), pair.document_a.language) & stems(pair.b.quote, pair.document_b.language):
            continue  # "rumoured" in both
        place = _said_plainly(pair, mention)
        if place is not None:
            severity = _severity(pair) if hedge is Hedge.POSSIBLE else Severity.TENSION
            return pair.discrepancy("status", severity, (mention.start, mention.end), place, "status")
    return None


def _hedges(pair: Pair, mentions: Sequence[ModalityMention] | None = None) -> frozenset[Hedge]:
    return hedges(pair.document_a.text, pair.document_a.language, pair.a.facets.modalities if mentions is None else mentions)


def _said_plainly(pair: Pair, mention: ModalityMention) -> tuple[int, int] | None:
    """Where the second claim says what the first hedges by `mention`: the same verb, or its main one if both say the same.

    What the second claim only reports it does not say plainly either.
    """
    other, language = pair.b, pair.document_b.language
    place = _same_verb(pair, _next_verb(pair, mention)) if not pair.across and pair.likeness >= TIED else None
    if place is None and restates(pair) and _speaks_of(pair, mention):
        verb = next((w for w in tagged(other.quote, language) if w.tag is Tag.VERB), None)
        place = verb and (verb.start + other.start, verb.end + other.start)
    if place is None or voice_of(other, *place) != voice_of(pair.a, mention.start, mention.end):
        return None
    return place


def _next_verb(pair: Pair, mention: ModalityMention) -> Word | None:
    """The verb that a hedge stands right before: "allegedly *shot*", "may have been *set*", and not "the alleged boss"."""
    claim = pair.a
    for word in tagged(claim.quote, pair.document_a.language):
        if word.start + claim.start >= mention.end and word.tag not in _SMALL and word.lemma not in _EMPTY:
            return word if word.tag in _VERBAL else None
    return None


def _speaks_of(pair: Pair, mention: ModalityMention) -> bool:
    """Whether the second claim speaks of most of what a hedge stands before; taken for granted across languages."""
    hedged = stems(pair.a.quote[mention.end - pair.a.start :][:_REACH], pair.document_a.language)
    return pair.across or 2 * len(hedged & stems(pair.b.quote, pair.document_b.language)) >= len(hedged)


def _behind(pair: Pair) -> Discrepancy | None:
    """Where the first claim has a thing still ahead that the second has as reached, or as gone on with what the second resumes."""
    for x in pair.a.facets.statuses:
        place = _reached(pair, x) if x.status in _AHEAD else _resumed(pair, x) if x.status is Status.ONGOING else None
        if place is not None:
            return pair.discrepancy("status", _severity(pair), (x.start, x.end), place, "status")
    return None


def _reached(pair: Pair, ahead: StatusMention) -> tuple[int, int] | None:
    """Where the second claim has that done which the first only aims at or plans, or far on what the first calls potential."""
    if ahead.status is Status.POTENTIAL:
        if _noun_phrase(pair, ahead):
            return _far_on(pair, ahead)
        if _hedges(pair.turned()) - {Hedge.FUTURE}:
            return None
    reached = _REACHED - {Stage.SETTLED} if ahead.status is Status.DECIDED else _REACHED
    done = [m for m in pair.b.facets.statuses if STAGES[m.status] in reached]
    if not done or pair.across or pair.likeness < TIED:
        return None
    place = _same_verb(pair, _verb_after(pair, ahead))
    return next(((m.start, m.end) for m in done if place and m.start <= place[0] < m.end), None)


def _verb_after(pair: Pair, mention: StatusMention) -> Word | None:
    """The verb that a status leads to ("has decided *to* establish": "establish"), or that it is the tense of («откроет»)."""
    claim = pair.a
    after = [w for w in tagged(claim.quote, pair.document_a.language) if 0 <= w.start + claim.start - mention.start < _REACH]
    stop = next((n for n, w in enumerate(after) if w.tag is Tag.MARK), len(after))
    infinitive = next((w for w in after[:stop] if w.tag is Tag.INFINITIVE and w.lemma not in _EMPTY), None)
    if infinitive is not None:
        return infinitive
    return next((w for w in after if w.start + claim.start < mention.end and w.tag in _VERBAL and w.lemma not in _EMPTY), None)


def _same_verb(pair: Pair, verb: Word | None) -> tuple[int, int] | None:
    """Where the second claim has that verb, as finite or as a participle, or another of making one thing."""
    if verb is None:
        return None
    other, stem = pair.b, stem_of(verb.lemma)
    verbs = [w for w in tagged(other.quote, pair.document_b.language) if w.tag in _FINITE]
    found = next((w for w in verbs if stem_of(w.lemma) == stem), None)
    made = frozenset(lang.get(pair.document_a.language).lexicon("status")["lists"].get("made", "").split())
    if found is None and verb.lemma in made:
        # "to establish a forum", "the forum was launched": one thing made, by whatever verb
        thing = _patients(pair.a, verb)
        found = next((w for w in verbs if w.lemma in made and thing & _patients(other, w)), None)
    return found and (found.start + other.start, found.end + other.start)


def _patients(claim: Claim, verb: Word) -> frozenset[str]:
    """What the verb is done to, by its keys."""
    events = (event for event in claim.facets.events if event.start == verb.start + claim.start)
    return frozenset(role.key for event in events for role in event.roles if role.role is Role.PATIENT and role.key)


def _noun_phrase(pair: Pair, mention: StatusMention) -> bool:
    """Whether a status is that of a noun ("potential field") and not of a verb ("could meet")."""
    claim = pair.a
    said = (w for w in tagged(claim.quote, pair.document_a.language) if mention.start <= w.start + claim.start < mention.end)
    return not any(w.tag is Tag.MODAL for w in said)


def _far_on(pair: Pair, potential: StatusMention) -> tuple[int, int] | None:
    """The word by which the second claim has a thing far on, where both speak of the same things."""
    other, language, turned = pair.b, pair.document_b.language, pair.turned()
    if pair.across or len(stems(pair.a.quote, pair.document_a.language) & stems(other.quote, language)) < _SHARED:
        return None
    advanced = lang.get(language).words("contrasts", "advanced")
    fields = pair.beside(potential.start, potential.end)
    for word in tagged(other.quote, language):
        if word.tag in _ATTRIBUTE and (word.lemma in advanced or word.text.lower() in advanced):
            start, end = word.start + other.start, word.end + other.start
            if fields & turned.beside(start, end):
                return start, end
    return None


def _resumed(pair: Pair, ongoing: StatusMention) -> tuple[int, int] | None:
    """Where the second claim resumes what by the words of the first went on without a break."""
    other = pair.b
    if not _steady(pair, ongoing) or not (
        pair.across or stems(pair.a.quote, pair.document_a.language) & stems(other.quote, pair.document_b.language)
    ):
        return None
    return next(((m.start, m.end) for m in other.facets.statuses if m.status is Status.RESUMED), None)


def _steady(pair: Pair, mention: StatusMention) -> bool:
    """Whether the words say that a thing went on without a break ("regular")."""
    said = tagged(pair.a.quote, pair.document_a.language)
    steady = lang.get(pair.document_a.language).words("contrasts", "steady")
    return any(w.lemma in steady for w in said if mention.start <= w.start + pair.a.start < mention.end)


def _severity(pair: Pair) -> Severity:
    """A development, where the first claim was published before the second and could not know what has come of it."""
    return Severity.COMPATIBLE_DIFFERENCE if pair.development else Severity.TENSION


RULE = Rule("status", ("status",), find, inner="inner_status")
