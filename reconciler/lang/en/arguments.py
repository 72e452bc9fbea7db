"""Who does what to whom, in English: by word order, "by", "of", "on", "with" and the possessive.

Known limits: no full parse; an object is what follows its verb directly, and an infinitive has an agent only where nothing stands
between it and the verb that governs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.facets import Role
from reconciler.lang.en.phrases import NOMINAL, conjuncts, phrase_at, phrase_ending, subject
from reconciler.lang.en.speech import speaker
from reconciler.lang.phrase import Phrase
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.events import Arguments, EventLexicon
    from reconciler.lang.words import Word

_NOUNS = frozenset((Tag.NOUN, Tag.NAME))
_STARTS = frozenset((Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.ADJECTIVE, Tag.NUMBER, Tag.PARTICIPLE, Tag.ING))
_BARE_OBJECT = frozenset((Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.ADJECTIVE, Tag.NUMBER))
_SKIPPED = frozenset((Tag.ADVERB, Tag.NEGATION))
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_FARTHEST = 12  # words between a verb and the "by" or "with" that belongs to it


def tells_event(words: Sequence[Word], at: int) -> bool:
    """Whether the verb form at `at` says that something happens: no auxiliary, and no attribute ("the occupied town")."""
    word = words[at]
    if "aux" in word.features:
        return False
    if word.tag is not Tag.PARTICIPLE and word.tag is not Tag.ING:
        return True
    before = words[at - 1] if at else None
    if before is not None and (before.tag is Tag.DETERMINER or before.text.endswith(_POSSESSIVE)):
        return False
    if at + 1 >= len(words) or (words[at + 1].tag not in _NOUNS and words[at + 1].tag is not Tag.ADJECTIVE):
        return True
    if before is None or before.tag is Tag.ADJECTIVE or before.tag is Tag.NUMBER:
        return False
    # a noun follows: an attribute, unless an auxiliary or another verb stands before it
    return word.tag is Tag.ING or before.tag is Tag.CONJUNCTION or words[_before(words, at)].lemma in ("be", "have")


def _before(words: Sequence[Word], at: int) -> int:
    """The index of the word before the one at `at`, over adverbs."""
    i = at - 1
    while i > 0 and words[i].tag in _SKIPPED:
        i -= 1
    return max(i, 0)


def verb_arguments(words: Sequence[Word], at: int, stop: int, kind: str, lexicon: EventLexicon) -> Arguments:
    """The parts played in the event of `kind` that the verb `[at, stop)` says."""
    if is_passive(words, at):
        return _passive(words, at, stop, kind, lexicon)
    saying = words[at].lemma in lexicon.saying
    agent = speaker(words, at)[0] if saying else _subject(words, at)
    patients = _objects(words, stop, kind, lexicon) if kind != "say" else []
    patients = [p for p in patients if agent is None or p.first >= agent.stop or p.stop <= agent.first]
    if not patients and agent is not None:
        relative = words[agent.first - 1] if agent.first else None
        if relative is not None and relative.lemma in ("which", "that", "whom") and agent.first > 1:
            patients = _antecedent(words, agent.first - 2)
    found: Arguments = []
    if agent is not None:
        # "the talks went on", but "the army went on to shell"
        goes_on = stop < len(words) and (words[stop].tag in (Tag.TO, Tag.ING) or words[stop].lemma == "with")
        own = Role.PATIENT if kind in lexicon.parts.patient_subject and not patients and not goes_on else Role.AGENT
        found += [(own, phrase) for phrase in conjuncts(words, agent) if _participant(words, phrase, lexicon)]
    found += [(Role.PATIENT, phrase) for phrase in patients]
    return found + _after(words, patients[-1].stop if patients else stop, kind, lexicon, bool(patients))


def noun_arguments(words: Sequence[Word], at: int, stop: int, kind: str, lexicon: EventLexicon, agent: Phrase | None) -> Arguments:
    """The parts played in the event of `kind` that the noun `[at, stop)` names; `agent` is the subject of its light verb."""
    found: Arguments = [(Role.AGENT, agent)] if agent is not None else []
    following = _after(words, stop, kind, lexicon, False)
    of_phrase = _of(words, stop)
    if of_phrase is not None and _participant(words, of_phrase, lexicon):
        if kind in lexicon.parts.genitive_patient or "of" in lexicon.patient_after.get(kind, ()):
            found.append((Role.PATIENT, of_phrase))
        elif kind in lexicon.parts.genitive_agent:
            found.append((Role.AGENT, of_phrase))
        following = _after(words, of_phrase.stop, kind, lexicon, True)
    owner = _owner(words, at)
    if owner is not None and agent is None and words[owner.head].tag is not Tag.PRONOUN:
        if of_phrase is not None or kind not in lexicon.parts.genitive_patient:
            found.append((Role.AGENT, owner))
        elif kind in lexicon.parts.possessive_patient:
            found.append((Role.PATIENT, owner))
    return found + following


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Whether the participle at `at` is passive: after a form of "be", or right after the noun it belongs to."""
    if words[at].tag is not Tag.PARTICIPLE:
        return False
    i = _before(words, at)
    if at == 0:
        return True
    if words[i].lemma == "have":
        return False
    if words[i].lemma == "be":
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.tag in _BARE_OBJECT:
        return False
    before = phrase_ending(words, i) if words[i].tag in NOMINAL else None
    opens = words[before.first - 1] if before is not None and before.first else None
    # "the sanctions that the Union imposed"
    return not (opens is not None and (opens.tag is Tag.RELATIVE or opens.lemma == "that"))


def apart(words: Sequence[Word], stop: int, kind: str, lexicon: EventLexicon) -> Arguments:
    """What stands after the verb that ends at `stop` and belongs to the noun before it: "talks were held *between X and Y*"."""
    return _after(words, stop, kind, lexicon, False)


def light_noun(words: Sequence[Word], at: int, stop: int, lexicon: EventLexicon) -> tuple[int, Phrase | None]:
    """The head of the noun that the light verb `[at, stop)` stands beside, -1 for none, and who does it."""
    if is_passive(words, at):
        noun = _subject(words, at)
        by = _by(words, stop, lexicon.agent_after)
        return (noun.head if noun is not None else -1), by
    noun = phrase_at(words, stop) if stop < len(words) and words[stop].tag in _STARTS else None
    return (noun.head if noun is not None else -1), _subject(words, at)


def undergone(words: Sequence[Word], at: int, stop: int) -> tuple[int, Phrase | None]:
    """The head of the noun that says what the subject of the verb `[at, stop)` undergoes, -1 for none, and that subject."""
    noun = phrase_at(words, stop) if stop < len(words) and words[stop].tag in _STARTS else None
    return (noun.head if noun is not None else -1), subject(words, at)


def _subject(words: Sequence[Word], at: int) -> Phrase | None:
    """The agent of the active verb at `at`, if that is sure."""
    word = words[at]
    if word.tag is Tag.INFINITIVE and at and words[at - 1].tag is Tag.TO:
        i = at - 2
        while i >= 0 and words[i].tag in _SKIPPED:
            i -= 1
        # "asked Iran to sign": the agent is another than the subject
        if i < 0 or words[i].tag not in (Tag.VERB, Tag.PARTICIPLE, Tag.ADJECTIVE, Tag.INFINITIVE) or is_passive(words, i):
            return None
    if word.tag is Tag.ING and at and words[at - 1].tag is Tag.PREPOSITION:
        return None
    return subject(words, at)


def _objects(words: Sequence[Word], stop: int, kind: str, lexicon: EventLexicon) -> list[Phrase]:
    """The phrases right after the verb that ends at `stop`, those that "and" joins too; without times and measures."""
    i = stop
    while i < len(words) and words[i].tag in _SKIPPED:
        i += 1
    if i >= len(words) or words[i].tag not in _BARE_OBJECT:
        return []
    first = phrase_at(words, i)
    if first is None or not _participant(words, first, lexicon):
        return []
    if kind in lexicon.parts.two_objects and first.stop < len(words) and words[first.stop].tag is Tag.DETERMINER:
        second = phrase_at(words, first.stop)
        return [second] if second is not None and _participant(words, second, lexicon) else []
    if _clause_follows(words, first.stop):
        return []
    return _joined(words, first)


def _clause_follows(words: Sequence[Word], stop: int) -> bool:
    """Whether the phrase before `stop` is the subject of a clause ("said the talks had failed"), not an object."""
    return stop < len(words) and words[stop].tag in (Tag.VERB, Tag.MODAL)


def _joined(words: Sequence[Word], first: Phrase) -> list[Phrase]:
    found = [first]
    while found[-1].stop + 1 < len(words) and words[found[-1].stop].lemma == "and":
        more = phrase_at(words, found[-1].stop + 1) if words[found[-1].stop + 1].tag in _BARE_OBJECT else None
        if more is None or _clause_follows(words, more.stop):
            break
        found.append(more)
    return found


def _passive(words: Sequence[Word], at: int, stop: int, kind: str, lexicon: EventLexicon) -> Arguments:
    found: Arguments = []
    patient = _undergoer(words, at)
    if patient is not None:
        found += [(Role.PATIENT, phrase) for phrase in conjuncts(words, patient) if _participant(words, phrase, lexicon)]
    agent = _by(words, stop, lexicon.agent_after)
    if agent is not None:
        found += [(Role.AGENT, phrase) for phrase in _joined(words, agent) if _participant(words, phrase, lexicon)]
    return found + [a for a in _after(words, stop, kind, lexicon, True) if a[0] is Role.PARTNER]


def _undergoer(words: Sequence[Word], at: int) -> Phrase | None:
    """The subject of a passive, or the noun that a participle follows ("the deal signed by Iran", "the deal, signed by Iran")."""
    i = at - 1
    while i >= 0 and words[i].tag in _SKIPPED:
        i -= 1
    if i < 0:
        return None
    if words[i].lemma == "be":
        return subject(words, at)
    if words[i].text == "," and i:
        i -= 1
    found = _antecedent(words, i)
    return found[0] if found else None


def _ending(words: Sequence[Word], last: int) -> list[Phrase]:
    """The plain phrase that ends at `last`, without what stands before a preposition."""
    while last > 0 and words[last].text in ",)":
        last -= 1
    if last < 0 or words[last].tag not in _NOUNS:
        return []
    first = last
    while first > 0 and words[first - 1].tag in (Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.NUMBER):
        first -= 1
    if first > 0 and words[first - 1].tag is Tag.DETERMINER:
        first -= 1
    return [Phrase(first, last + 1, last)]


def _antecedent(words: Sequence[Word], last: int) -> list[Phrase]:
    """What a relative word or participle goes on to tell of; none where another noun before it may be meant as well."""
    if words[last].text == ")":
        return []
    joints = (Tag.PREPOSITION, Tag.CONJUNCTION)
    return [p for p in _ending(words, last) if not p.first or words[p.first - 1].tag not in joints]


def _by(words: Sequence[Word], first: int, marks: frozenset[str]) -> Phrase | None:
    """The phrase after "by" that belongs to the verb or noun before `first`."""
    for i in range(first, min(first + _FARTHEST, len(words) - 1)):
        word = words[i]
        if word.lemma in marks and word.tag is Tag.PREPOSITION:
            return phrase_at(words, i + 1) if words[i + 1].tag in _STARTS and words[i + 1].tag is not Tag.ING else None
        if word.tag in (Tag.VERB, Tag.MODAL, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION, Tag.PARTICIPLE) or word.text in ",;:":
            return None
    return None


def _after(words: Sequence[Word], first: int, kind: str, lexicon: EventLexicon, has_patient: bool) -> Arguments:
    """What "by", "with", "between" and the prepositions of `kind` say from `first` on, as far as phrase follows on phrase."""
    found: Arguments = []
    patient_marks = lexicon.patient_after.get(kind, frozenset())
    i = first
    while i + 1 < len(words) and words[i].tag in (Tag.PREPOSITION, Tag.TO):
        mark = words[i].lemma
        phrase = phrase_at(words, i + 1) if words[i + 1].tag in _STARTS else None
        if phrase is None or words[phrase.head].tag not in NOMINAL:
            break
        i = phrase.stop
        if not _participant(words, phrase, lexicon):
            continue
        if mark == "between" and kind in lexicon.parts.reciprocal:
            pair = _joined(words, phrase)
            found += [(Role.AGENT, one) for one in pair]
            i = pair[-1].stop
        elif mark in patient_marks and mark != "of" and not has_patient:
            found.append((Role.PATIENT, phrase))
        elif mark in lexicon.agent_after:
            found.append((Role.AGENT, phrase))
        elif mark in lexicon.partner_after and kind in lexicon.parts.reciprocal:
            found.append((Role.PARTNER, phrase))
    return found


def _of(words: Sequence[Word], at: int) -> Phrase | None:
    if at + 1 < len(words) and words[at].lemma == "of" and words[at + 1].tag in _STARTS:
        return phrase_at(words, at + 1)
    return None


def _owner(words: Sequence[Word], at: int) -> Phrase | None:
    """Whose event the noun at `at` is: "X's attack", "the X attack" where X is a name."""
    i = at - 1
    while i > 0 and words[i].tag in (Tag.ADJECTIVE, Tag.NUMBER) and not words[i].text.endswith(_POSSESSIVE):
        i -= 1
    if i < 0 or not words[i].text.endswith(_POSSESSIVE):
        return None
    first = i
    while first > 0 and words[first - 1].tag in (Tag.NAME, Tag.ADJECTIVE, Tag.NOUN):
        first -= 1
    return Phrase(first, i + 1, i)


def _participant(words: Sequence[Word], phrase: Phrase, lexicon: EventLexicon) -> bool:
    head = words[phrase.head]
    return head.text.lower() not in lexicon.no_participant and head.lemma != "there" and head.tag is not Tag.NUMBER
