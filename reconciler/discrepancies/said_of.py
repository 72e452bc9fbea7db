"""What the words of a claim are said of: the thing they judge, count or tell of, and who does it, by keys that claims can share.

"The fire was *arson*", "an *arson* attack on the mill", "he *opened* the mill" and "the mill was *opened*" tie a word to a fire, to
an attack, to a mill. Known limits: no full parse; a pronoun is nothing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from reconciler import lang
from reconciler.discrepancies.ties import ABOUT, NO_NOUNS, ROOT, Tie
from reconciler.discrepancies.wording import NOMINAL, head_after, is_known, noun_key, role_key, words_of
from reconciler.evidence import stem_of
from reconciler.facets import Role
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.claims.cues import Found
    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import EventMention, RoleMention
    from reconciler.lang.words import Word

_LONGEST_PREDICATE = 5  # words between "was" and what it was
_LONGEST_OBJECT = 9  # words after a verb among which it says what it is about
_WINDOW = 8  # words on either side that stand beside another
_LONGEST_NAMING = 9  # words between "described" and as what
_BEHIND = 1
_NEAR_VERB = 3  # words between an adverb and its verb
_SAYING = frozenset((Tag.VERB, Tag.INFINITIVE))
_VERBAL = _SAYING | {Tag.PARTICIPLE, Tag.ING}
_AFTER_NOUN = frozenset((Tag.PARTICIPLE, Tag.ING))
# also "one of the | sources"
_BEFORE_NOUN = frozenset((Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.ING, Tag.NOUN, Tag.VERB, Tag.PREPOSITION))
_BOUND = frozenset(';:()«»“”"')
_BETWEEN = frozenset((Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB))
_LINKING = "linking"


def tie(pair: Pair, words: Sequence[Word], cue: Found, about: bool = False, nouns: bool = False) -> Tie:
    """What the words of `cue` in the first claim are said of; `about`: also what is told after verbs, and after `nouns`."""
    language, start, end = pair.document_a.language, pair.a.start + words[cue.first].start, pair.a.start + words[cue.stop - 1].end
    over = [e for e in pair.a.facets.events if e.start < end and start < e.end]
    event = next((e for e in over if e.start == start), over[0] if over else None)
    beside = next((e for e in pair.a.facets.events if _is_part(e, start)), None)
    doers = _doers(event, language) or _doers(beside, language)
    things = _things(pair, words, cue, event)
    if about and (words[cue.first].tag in _SAYING or (nouns and words[cue.stop - 1].tag in NOMINAL)):
        things |= _about(words, cue, language)
    if pair.across:
        names = {e.key for e in pair.a.facets.entities}
        doers = frozenset(key for key in doers if key in names or is_known(key, language))
        things = {t for t in things if not t.startswith("of ") or t[3:] in names or is_known(t[3:], language)}
    return Tie(frozenset(things), doers, _beside(pair, words, cue))


def _doers(event: EventMention | None, language: str) -> frozenset[str]:
    return frozenset(role_key(r.key, language) for r in event.roles if r.role is Role.AGENT and r.key) if event else frozenset()


def _is_part(event: EventMention, place: int) -> bool:
    return any(r.role is Role.PATIENT and r.start <= place < r.end for r in event.roles)


def _things(pair: Pair, words: Sequence[Word], cue: Found, event: EventMention | None) -> set[str]:
    language = pair.document_a.language
    last, by = words[cue.stop - 1], pair.a.start
    start, end = by + words[cue.first].start, by + last.end
    found = _undergoing(pair, event, (start, end)) if event else set()
    if last.tag in NOMINAL or last.tag is Tag.ADJECTIVE:
        found |= _parts(pair, words, cue)
    if last.tag in NOMINAL or words[cue.first].tag is Tag.ING:
        found |= _brought_about(pair, words, cue)
    if last.tag is Tag.ADVERB and words[cue.first].tag is Tag.ADVERB:
        found |= _of_act(pair, words, cue)
    nouns = [_noun_before(words, cue), _predicate_of(words, cue, language)]
    if last.tag in NOMINAL and words[cue.first].tag is not Tag.PREPOSITION:
        nouns.append(_complement(words, cue.stop, language))
    if last.tag in _BEFORE_NOUN and not (event is not None and last.tag is Tag.VERB):
        nouns.append(head_after(words, cue.stop, language))
    if event is None and any(w.tag in _VERBAL for w in words[cue.first : cue.stop]):
        nouns.append(_subject(words, cue, language))
    heads = [words[n] for n in nouns if n >= 0]
    if not pair.across:
        found |= {f"{ROOT}{stem_of(w.lemma)}" for w in heads}  # "a modest contribution", "contributed significantly"
    return found | {f"of {noun_key(w, language)}" for w in heads}


def _undergoing(pair: Pair, event: EventMention, cue: tuple[int, int] = (0, 0)) -> set[str]:
    """What an event is done to, or what does it where it is done to nothing ("exports rose") or to words of the cue ("lost force").

    A body or an agreement by a name of several words goes by its noun as well ("the Migration *Dialogue*"), and an act by what it
    is done to ("the attack on *the town* was repelled").
    """
    language = pair.document_a.language
    others = [r for r in event.roles if r.key and not (cue[0] <= r.start and r.end <= cue[1])]
    roles = [r for r in others if r.role is Role.PATIENT] or [r for r in others if r.role is Role.AGENT]
    named = {e.key for e in pair.a.facets.entities if e.kind not in NO_NOUNS}
    nouns = {_noun_in(pair, r) for r in roles if r.key in named}
    inside = {
        role_key(deep.key, language)
        for act in pair.a.facets.events
        for deep in act.roles
        if act is not event and deep.role is Role.PATIENT and any(r.start <= act.start < r.end + _BEHIND for r in roles)
    }
    return {f"of {key}" for key in {role_key(r.key, language) for r in roles} | nouns | inside if key}


def _noun_in(pair: Pair, role: RoleMention) -> str:
    """The key of the noun that a name is built on; across languages one that is known in both, else empty."""
    language, by = pair.document_a.language, pair.a.start
    keys = [noun_key(w, language) for w in words_of(pair) if role.start <= w.start + by < role.end and w.tag in NOMINAL]
    told = [key for key in keys if is_known(key, language)] if pair.across else keys
    return told[-1 if language == "en" else 0] if told else ""


def _parts(pair: Pair, words: Sequence[Word], cue: Found) -> set[str]:
    """The parts that the noun of the cue plays in events: "established contacts", "contacts established in May"."""
    place = pair.a.start + words[cue.stop - 1].start
    found = set()
    for event in pair.a.facets.events:
        found |= {f"{r.role.value} in {event.key}" for r in event.roles if r.start <= place < r.end}
        after = words[cue.stop] if cue.stop < len(words) else None
        if after is not None and after.tag is Tag.PARTICIPLE and event.start == pair.a.start + after.start:
            found.add(f"{Role.PATIENT.value} in {event.key}")
    return found


def _of_act(pair: Pair, words: Sequence[Word], cue: Found) -> set[str]:
    """The act that an adverb belongs to, and what it is done to."""
    first, stop = max(cue.first - _NEAR_VERB, 0), cue.stop + _NEAR_VERB
    verbs = [w for w in words[first:stop] if w.tag in _VERBAL]
    near = {pair.a.start + w.start for w in verbs}
    events = [e for e in pair.a.facets.events if e.start in near]
    doers = {f"of {key}" for e in events for key in _doers(e, pair.document_a.language)}
    roots = set() if pair.across else {f"{ROOT}{stem_of(w.lemma)}" for w in verbs}
    return {f"act {e.key}" for e in events}.union(doers, roots, *(_undergoing(pair, e) for e in events))


def _noun_before(words: Sequence[Word], cue: Found) -> int:
    """The noun that the words follow: "letters | threatening sanctions", "letters with | threats"."""
    at = cue.first - 1
    if words[cue.first].tag in NOMINAL and at > 0 and words[at].tag is Tag.PREPOSITION:
        at -= 1
    elif words[cue.first].tag in _AFTER_NOUN:
        at -= at > 0 and words[at].text == ","
    else:
        return -1
    return at if at >= 0 and words[at].tag in NOMINAL else -1


def _complement(words: Sequence[Word], at: int, language: str) -> int:
    """The noun that a preposition or a genitive joins to the noun before `at`: "success of | the talks", «провал | переговоров»."""
    if at < len(words) and words[at].lemma in linking(language, "of"):
        at += 1
    elif language == "en" or (at < len(words) and words[at].tag is Tag.PREPOSITION):
        return -1
    return head_after(words, at, language)


def _predicate_of(words: Sequence[Word], cue: Found, language: str) -> int:
    """The noun that the words are the predicate of: "the letter was | a threat", "called the letter | a threat"."""
    verbs = linking(language, "verbs")
    naming = lang.get(language).words("attribution", "naming")
    for n in range(cue.first - 1, max(cue.first - _LONGEST_NAMING, -1), -1):
        if words[n].lemma in verbs and words[n].tag in _VERBAL and cue.first - n < _LONGEST_PREDICATE:
            subject = grammar(language).subject(words, n)
            return subject.head if subject is not None else -1
        if words[n].lemma in naming and words[n].tag is not Tag.PARTICIPLE:
            head = head_after(words, n + 1, language)
            return head if head < cue.first else -1
        if words[n].tag is Tag.VERB:
            break
    return -1


def _brought_about(pair: Pair, words: Sequence[Word], cue: Found) -> set[str]:
    """What the act before a preposition is done to: "the pilot died of | natural causes", "crashed because of | engine failure"."""
    at = cue.first
    while at > 0 and cue.first - at < _LONGEST_PREDICATE and words[at - 1].tag in _BETWEEN:
        at -= 1
    if at == 0 or (at == cue.first and words[at].tag is not Tag.PREPOSITION):
        return set()
    events = [e for e in pair.a.facets.events if e.start < pair.a.start + words[at].start]
    causes = linking(pair.document_a.language, "causes")
    if words[at - 1].tag in _VERBAL:
        events = [e for e in events if e.start == pair.a.start + words[at - 1].start]
    elif not any(w.lemma in causes for w in words[at : cue.first]):
        return set()  # "sank on Tuesday because of | engine failure"
    return _undergoing(pair, events[-1]) if events else set()


def _subject(words: Sequence[Word], cue: Found, language: str) -> int:
    """The noun that is the subject of the verb among the words of a cue that tells of no event ("remain in force")."""
    verb = next(n for n in range(cue.first, cue.stop) if words[n].tag in _VERBAL)
    subject = grammar(language).subject(words, verb)
    return subject.head if subject is not None and words[subject.head].tag in NOMINAL else -1


def _about(words: Sequence[Word], cue: Found, language: str) -> set[str]:
    """The nouns that follow the words closely."""
    after = words[cue.stop : cue.stop + _LONGEST_OBJECT]
    return {f"{ABOUT}{noun_key(w, language)}" for w in after if w.tag is Tag.NOUN}


def _beside(pair: Pair, words: Sequence[Word], cue: Found) -> frozenset[str]:
    """The keys of the names, nouns and acts that stand beside the words in the same part of the sentence.

    Across languages only those that go by one name in both.
    """
    language, by = pair.document_a.language, pair.a.start
    near = list(_near(words, cue))
    first, last = by + min((w.start for w in near), default=0), by + max((w.end for w in near), default=0)
    names = [e for e in pair.a.facets.entities if first <= e.start and e.end <= last]
    found = {e.key for e in names}
    apart = [(e.start, e.end) for e in names if e.kind in NO_NOUNS] + [(d.start, d.end) for d in pair.a.facets.dates]
    for word in near:
        if any(start < by + word.end and by + word.start < end for start, end in apart):
            continue
        if word.tag in NOMINAL:
            key = noun_key(word, language)
            if not pair.across or is_known(key, language):
                found.add(key)
    cued = by + words[cue.first].start, by + words[cue.stop - 1].end
    acts = (e for e in pair.a.facets.events if first <= e.start < last and not (e.start < cued[1] and cued[0] < e.end))
    return frozenset(found | {role_key(e.key, language) for e in acts})


def _near(words: Sequence[Word], cue: Found) -> Iterator[Word]:
    for places in (range(cue.first - 1, max(cue.first - _WINDOW, 0) - 1, -1), range(cue.stop, min(cue.stop + _WINDOW, len(words)))):
        for n in places:
            if words[n].text in _BOUND:
                break
            yield words[n]


@cache
def linking(language: str, name: str) -> frozenset[str]:
    """Words that join others, by what they do: `verbs` that say what something is, `of`, `causes`, `this`."""
    return frozenset(lang.get(language).lexicon("characterisation").get(_LINKING, {}).get(name, "").split())


@cache
def grammar(language: str) -> Any:
    """The module that finds the noun phrases of a language."""
    return import_module(f"reconciler.lang.{language}.phrases")
