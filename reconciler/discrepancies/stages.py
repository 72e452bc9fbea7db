"""Which act a status is of, and whether another claim has the act further on: "decided to set up a fund", "the fund was opened".

An act is that of the verb that a status leads to ("plans to *open*"), of the noun after it ("on the *opening* of"), or of the verb
that it is the tense of ("will *open*"). Two are the same where one verb has both, or where kinds of events that come to the same
(`reconciler/claims/acts.toml`) are done to one thing. Known limits: no full parse; a thing is told by its nouns and names.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from reconciler.claims.cues import Found
from reconciler.claims.standing import STAGES, Stage
from reconciler.discrepancies.likeness import restates
from reconciler.discrepancies.said_of import tie
from reconciler.discrepancies.ties import Tie, shared_doers, shared_things
from reconciler.discrepancies.wording import NOMINAL, head_after, noun_key, words_of
from reconciler.evidence import stem_of
from reconciler.facets import Role, Status
from reconciler.lang.events import event_lexicon
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import EventMention, StatusMention
    from reconciler.lang.words import Word

TIED = 0.3  # how alike two claims must be where both have the same verb
ALIKE = 0.7  # the same, where it has two objects
SAME_MATTER = 0.6
SURE = 0.8  # one and the same thing is meant
_REACH = 60  # code points after a plan in which stands what it is of
_FINITE = frozenset((Tag.VERB, Tag.PARTICIPLE))
_VERBAL = _FINITE | {Tag.INFINITIVE, Tag.ING}
_EMPTY = frozenset(("be", "have", "do", "may", "can", "быть", "мочь"))
SETTLED = frozenset((Status.DECIDED, Status.AGREED))
_OPEN = frozenset((Status.AIM, Status.POTENTIAL))
_LEADING = frozenset((Stage.AHEAD, Stage.SETTLED))  # "agreed to open", and not "released a patch to mend"
_ENDS = frozenset((Tag.MARK, Tag.SUBORDINATOR, Tag.RELATIVE))


class Act(NamedTuple):
    """What a status is of: the word that says it, the event where one was read, and what it is said of.

    `further`: the act comes after the words of the status, which lead to it ("decided to | open").
    """

    word: Word
    event: EventMention | None
    tie: Tie
    further: bool

    @property
    def kind(self) -> str:
        return self.event.key if self.event else self.word.lemma

    @property
    def patients(self) -> frozenset[str]:
        return frozenset(r.key for r in self.event.roles if r.role is Role.PATIENT and r.key) if self.event else frozenset()


def is_attribute(pair: Pair, mention: StatusMention) -> bool:
    """Whether a status is that of a noun ("potential field") and not of a verb ("could meet")."""
    by = pair.a.start
    said = [w for w in words_of(pair) if mention.start <= w.start + by < mention.end]
    return all(w.tag not in _VERBAL and w.tag is not Tag.MODAL for w in said)


def reached_by(pair: Pair, ahead: StatusMention, done: Sequence[StatusMention]) -> tuple[int, int] | None:
    """Where one of the statuses `done` of the second claim has the act as reached that is `ahead` in the first.

    What is planned may be decided as well; and of what is decided or agreed only the act that this leads to is ahead.
    """
    ours, turned = act_of(pair, ahead), pair.turned()
    if ours is None or (ahead.status in SETTLED and not ours.further):
        return None
    if ahead.status is Status.AIM and ours.kind in _listed("spoken"):
        return None
    still = (act_of(turned, m) for m in pair.b.facets.statuses if STAGES[m.status] is Stage.AHEAD)
    if any(theirs is not None and _same(pair, ours, theirs) for theirs in still):
        return None  # ahead in both
    for mention in done:
        theirs = act_of(turned, mention)
        settled = mention.status in SETTLED and theirs is not None and theirs.further
        if theirs is None or (settled and ahead.status not in _OPEN):
            continue
        if _same(pair, ours, theirs):
            return mention.start, mention.end
    return None


def act_of(pair: Pair, mention: StatusMention) -> Act | None:
    """The act that a status of the first claim is of."""
    words, by = words_of(pair), pair.a.start
    first = next((n for n, w in enumerate(words) if w.start + by >= mention.start), len(words))
    stop = first
    while stop < len(words) and words[stop].start + by < mention.start + _REACH:
        if words[stop].tag in _ENDS and words[stop].start + by >= mention.end:
            break
        stop += 1
    starts = {e.start: e for e in pair.a.facets.events}
    inside = range(first, next((n for n in range(first, stop) if words[n].start + by >= mention.end), stop))
    own = next((n for n in reversed(inside) if words[n].tag in _VERBAL and words[n].lemma not in _EMPTY), None)
    at = own
    if STAGES[mention.status] in _LEADING and not any(words[n].tag is Tag.MODAL for n in inside):
        after = range(inside.stop, stop)
        led_to = next((n for n in after if words[n].tag is Tag.INFINITIVE and words[n].lemma not in _EMPTY), None)
        if led_to is None and _leads(words, inside):
            led_to = next((n for n in after if words[n].start + by in starts and words[n].tag not in _FINITE), None)
        at = own if led_to is None else led_to
    if at is None and STAGES[mention.status] is Stage.AHEAD and bool(inside):
        at = head_after(words, inside.stop, pair.document_a.language)  # "possible agreement"
    if at is None or at < 0:
        return None
    return Act(words[at], starts.get(words[at].start + by), tie(pair, words, Found(at, at + 1, "")), at >= inside.stop)


def _leads(words: Sequence[Word], inside: range) -> bool:
    """Whether a status is of what comes after it: "agreed on the exchange", "the possibility of exchanging"."""
    follows = words[inside.stop].tag is Tag.PREPOSITION if inside.stop < len(words) else False
    return bool(inside) and (follows or words[inside[-1]].tag not in _VERBAL)


def _same(pair: Pair, ours: Act, theirs: Act) -> bool:
    """Whether two acts are one: of one verb, or of kinds that come to the same, and done to one thing."""
    verb = _one_verb(pair, ours, theirs)
    if not (verb or _its_object(pair, ours, theirs) or (pair.sure >= SAME_MATTER and _alike(ours, theirs))) or _named_apart(
        pair, ours, theirs
    ):
        return False
    if _its_object(pair, ours, theirs):
        return True
    doers = frozenset(f"of {key}" for key in ours.tie.doers | theirs.tie.doers)
    if shared_things(pair, ours.tie, theirs.tie) - doers:
        return True
    if verb and pair.likeness >= (ALIKE if ours.patients and theirs.patients else TIED):
        return True
    if pair.sure < SURE or (not verb and ours.patients and theirs.patients):
        return False
    shared = ours.tie.beside & theirs.tie.beside
    fewer = min(len(ours.tie.beside), len(theirs.tie.beside))
    return len(shared) > 1 or (bool(shared) and 2 * len(shared) >= fewer and restates(pair))


def _its_object(pair: Pair, ours: Act, theirs: Act) -> bool:
    """Whether what is ahead is a thing that the other act makes or seals: "possible agreement", "signed the agreement"."""
    made = theirs.kind in _listed("sealed") or any(theirs.kind in group for group in same_acts())
    if not made or ours.word.tag not in NOMINAL:
        return False
    thing = Tie(frozenset([f"of {noun_key(ours.word, pair.document_a.language)}"]), frozenset(), frozenset())
    return bool(shared_things(pair, thing, theirs.tie))


def _one_verb(pair: Pair, ours: Act, theirs: Act) -> bool:
    """Whether both acts are said by one verb, and mean one thing by it: "take part", but not "take place"."""
    if pair.across or stem_of(ours.word.lemma) != stem_of(theirs.word.lemma):
        return False
    if ours.event is not None and theirs.event is not None:
        return ours.event.key == theirs.event.key
    lexicon = event_lexicon(pair.document_a.language)
    return lexicon is None or ours.word.lemma not in lexicon.light.firsts


def _named_apart(pair: Pair, ours: Act, theirs: Act) -> bool:
    """Whether both acts are done to names, or by names, that the other claim lacks; or one by whom the other is done to."""
    here, there = ({e.key for e in claim.facets.entities} for claim in (pair.a, pair.b))
    for x, y in ((ours.patients, theirs.patients), (ours.tie.doers, theirs.tie.doers)):
        if x and y and x <= here - there and y <= there - here and not shared_doers(x, y):
            return True
    return bool(ours.tie.doers & theirs.patients or theirs.tie.doers & ours.patients)


def _alike(ours: Act, theirs: Act) -> bool:
    kinds = {ours.kind, theirs.kind}
    if len(kinds) == 1 or any(kinds <= group for group in same_acts()):
        return True
    # "the bill is being debated", "the law was adopted"
    return ours.kind in _listed("pending") and theirs.kind in _listed("sealed")


@cache
def same_acts() -> tuple[frozenset[str], ...]:
    """Kinds of events that come to the same where they are done to one thing."""
    return tuple(frozenset(line.split()) for line in _acts()["same"].values())


def single_acts() -> frozenset[str]:
    """Kinds of events that are done to one thing once."""
    return _listed("single")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_acts()["kinds"][name].split())


@cache
def _acts() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("reconciler.claims").joinpath("acts.toml").read_text("utf-8"))
