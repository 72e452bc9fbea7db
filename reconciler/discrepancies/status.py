"""`status`: how far a thing has come, or how sure it is, differs: planned against done, "may" against a fact.

Statuses are compared by the stages they come to, modalities by what they take from a claim (`claims/standing.py`), where they are
of one act (`stages.py`), where both claims say the same, or where words that a person can edit (`contrasts.toml`, and the scales
of `scales.py`) say that a thing is far on, never stopped, goes on or is over. What was ahead when a page was published and is so
no more on a later page is a development: a compatible difference. Known limits: those of `stages.py`.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reconciler import lang
from reconciler.claims.standing import STAGES, Hedge, Stage, hedges, hedges_differ
from reconciler.discrepancies.likeness import restates, stems, tagged
from reconciler.discrepancies.rule import Rule, severity_of, voice_of
from reconciler.discrepancies.scales import contrasts, dates_fit
from reconciler.discrepancies.stages import SETTLED, TIED, is_attribute, reached_by
from reconciler.discrepancies.wording import words_of
from reconciler.evidence import stem_of
from reconciler.facets import Status
from reconciler.lang.words import Tag
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import ModalityMention, StatusMention
    from reconciler.lang.words import Word
    from reconciler.model import Discrepancy

SAME_MATTER = 0.5
_AHEAD = frozenset((Status.AIM, Status.POTENTIAL, Status.PLANNED)) | SETTLED
_REACHED = frozenset((Stage.SETTLED, Stage.REAL, Stage.STOPPED))
_FINITE = frozenset((Tag.VERB, Tag.PARTICIPLE))
_VERBAL = _FINITE | {Tag.INFINITIVE, Tag.ING}
_EMPTY = frozenset(("be", "have", "do", "may", "can", "быть", "мочь"))
_SMALL = frozenset((Tag.ADVERB, Tag.TO, Tag.MODAL, Tag.PRONOUN))
_REACH = 60  # code points after a hedge or a plan in which stands what it is of
_ATTRIBUTE = frozenset((Tag.ADJECTIVE, Tag.PARTICIPLE))
_SHARED = 2  # words that two claims on fields of work must share
_FIELD = 8  # words on either side that tell of which field


def find(pair: Pair) -> Iterator[Discrepancy]:
    for view in (pair, pair.turned()):
        found = _hedged(view) or _behind(view) or _far_on(view)
        if found is not None:
            yield found
            return
    if pair.sure >= SAME_MATTER:
        for x, y, certain in islice(contrasts(pair, "status"), 1):
            changed = pair.development or pair.turned().development
            severity = severity_of(pair, x.place, y.place, certain=certain)
            severity = Severity.COMPATIBLE_DIFFERENCE if changed else severity
            yield pair.discrepancy("status", severity, x.place, y.place, "status")


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
    """Where the second claim has that done which the first only aims at, plans, or has decided or agreed to do."""
    if ahead.status is Status.POTENTIAL and _hedges(pair.turned()) - {Hedge.FUTURE}:
        return None
    reached = _REACHED - {Stage.SETTLED} if ahead.status in SETTLED else _REACHED
    if not dates_fit(pair):
        return None
    done = [m for m in pair.b.facets.statuses if STAGES[m.status] in reached or m.status is Status.RESUMED]
    return reached_by(pair, ahead, done) if done else None


def _far_on(pair: Pair) -> Discrepancy | None:
    """Where the second claim has a field of work far on that the first calls potential."""
    potential = next((m for m in pair.a.facets.statuses if m.status is Status.POTENTIAL and is_attribute(pair, m)), None)
    if potential is None or pair.across:
        return None
    other, language, turned = pair.b, pair.document_b.language, pair.turned()
    both = stems(pair.a.quote, pair.document_a.language) & stems(other.quote, language)
    advanced = lang.get(language).words("contrasts", "advanced")
    field = _field(pair, potential.start, potential.end)
    for word in tagged(other.quote, language):
        if word.tag in _ATTRIBUTE and (word.lemma in advanced or word.text.lower() in advanced):
            place = word.start + other.start, word.end + other.start
            shared = field & _field(turned, *place)
            if shared and len(both) >= _SHARED:
                # one and the same field, by its own name
                severity = severity_of(pair, (potential.start, potential.end), place, certain=bool(both - shared))
                severity = _severity(pair) if pair.development else severity
                return pair.discrepancy("status", severity, (potential.start, potential.end), place, "status")
    return None


def _field(pair: Pair, start: int, end: int) -> frozenset[str]:
    """The stems of the words around `[start, end)` of the first claim: the field of work that they are said of."""
    words, by = words_of(pair), pair.a.start
    at = next((n for n, w in enumerate(words) if w.start + by >= start), 0)
    stop = next((n for n, w in enumerate(words) if w.start + by >= end), len(words))
    near = (*words[max(at - _FIELD, 0) : at], *words[stop : stop + _FIELD])
    return frozenset().union(*(stems(w.text, pair.document_a.language) for w in near))


def _resumed(pair: Pair, ongoing: StatusMention) -> tuple[int, int] | None:
    """Where the second claim resumes what by the words of the first went on without a break."""
    resumed = next(((m.start, m.end) for m in pair.b.facets.statuses if m.status is Status.RESUMED), None)
    if resumed is None or not _steady(pair, ongoing):
        return None
    both = stems(pair.a.quote, pair.document_a.language) & stems(pair.b.quote, pair.document_b.language)
    return resumed if pair.across or both else None


def _steady(pair: Pair, mention: StatusMention) -> bool:
    """Whether the words say that a thing went on without a break ("regular")."""
    said = tagged(pair.a.quote, pair.document_a.language)
    steady = lang.get(pair.document_a.language).words("contrasts", "steady")
    return any(w.lemma in steady for w in said if mention.start <= w.start + pair.a.start < mention.end)


def _same_verb(pair: Pair, verb: Word | None) -> tuple[int, int] | None:
    """Where the second claim has that verb, as finite or as a participle."""
    if verb is None:
        return None
    other, stem = pair.b, stem_of(verb.lemma)
    verbs = [w for w in tagged(other.quote, pair.document_b.language) if w.tag in _FINITE]
    found = next((w for w in verbs if stem_of(w.lemma) == stem), None)
    return found and (found.start + other.start, found.end + other.start)


def _severity(pair: Pair) -> Severity:
    """A development, where the first claim was published before the second and could not know what has come of it."""
    return Severity.COMPATIBLE_DIFFERENCE if pair.development else Severity.TENSION


RULE = Rule("status", ("status",), find, inner="inner_status")
