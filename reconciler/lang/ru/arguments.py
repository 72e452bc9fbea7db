"""Who does what to whom, in Russian: by case, prepositions and the form of the verb.

Known limits: no full parse; what stands beyond a comma belongs to another verb. Where nominative and accusative look alike, and the
order does not tell, no object is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconciler.facets import Role
from reconciler.lang.ru.cases import is_animate, readings
from reconciler.lang.ru.groups import Group, group_at, groups, part, read_groups
from reconciler.lang.ru.phrases import can_be_subject, subject
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.lang.events import Arguments, EventLexicon
    from reconciler.lang.phrase import Phrase
    from reconciler.lang.words import Word

_NOUNS = frozenset((Tag.NOUN, Tag.NAME))
_SKIPPED = frozenset((Tag.ADVERB, Tag.NEGATION))
_GENITIVE = frozenset(("gent",))
_INSTRUMENTAL = frozenset(("ablt",))
_REFLEXIVE = ("ся", "сь")
_WITH = frozenset(("с", "со"))


def tells_event(words: Sequence[Word], at: int) -> bool:
    """Whether the verb form at `at` says that something happens: no auxiliary, no adjective, and no attribute before its noun."""
    word = words[at]
    if word.tag is Tag.PARTICIPLE:
        return "pssv" in word.features and at > 1 and words[at - 1].text == ","
    # a short adjective is tagged as a verb ("готов")
    return word.lemma.endswith(("ть", "ти", "чь", "ться", "тись", "чься"))


def verb_arguments(words: Sequence[Word], at: int, stop: int, kind: str, lexicon: EventLexicon) -> Arguments:
    """The parts played in the event of `kind` that the verb `[at, stop)` says."""
    if is_passive(words, at):
        return _passive(words, at, stop, kind, lexicon)
    agent = _subject(words, at, words[at].lemma in lexicon.saying) if not _impersonal(words, at) else None
    own = groups(words, stop, _own_end(words, at))
    patients = _objects(words, at, own, agent, kind, lexicon)
    found: Arguments = []
    if agent is not None:
        # "обстрел продолжался", but "армия продолжала обстреливать"
        goes_on = any(w.tag is Tag.INFINITIVE for w in words[stop : stop + 3])
        moved = kind in lexicon.parts.patient_subject and not patients and not goes_on
        found += [(Role.PATIENT if moved else Role.AGENT, p) for p in _joined(words, agent, "nomn")]
    found += [(Role.PATIENT, p) for p in patients]
    # "со стороны" belongs to a noun here: "осудил действия со стороны …"
    mutual = kind in lexicon.parts.reciprocal
    marked = [m for m in _marked(words, own, kind, lexicon, bool(patients)) if mutual or m[0] is not Role.AGENT]
    return _checked(words, found + marked, lexicon)


def noun_arguments(words: Sequence[Word], at: int, stop: int, kind: str, lexicon: EventLexicon, agent: Phrase | None) -> Arguments:
    """The parts played in the event of `kind` that the noun `[at, stop)` names; `agent` is the subject of its light verb."""
    found: Arguments = [(Role.AGENT, p) for p in _joined(words, agent, "nomn")] if agent is not None else []
    genitive = group_at(words, stop, _GENITIVE) if stop < len(words) else None
    if genitive is not None and genitive.preposition:
        genitive = None
    if genitive is not None and words[genitive.phrase.head].tag is not Tag.PRONOUN:
        pair = _joined(words, genitive.phrase, "gent")
        stop = pair[-1].stop
        if kind in lexicon.parts.genitive_patient:
            found += [(Role.PATIENT, p) for p in pair]
        elif kind in lexicon.parts.genitive_agent and agent is None:
            found += [(Role.AGENT, p) for p in pair]
    end = stop
    while end < len(words) and words[end].text not in ",;:—–()" and words[end].tag not in (Tag.VERB, Tag.ING, Tag.SUBORDINATOR):
        end += 1
    following = read_groups(words, stop, end)
    first = following[0] if following else None
    if first is not None and first.phrase.first == stop and words[at].lemma in lexicon.instrumental and first.can_be("ablt"):
        found.append((Role.PATIENT, first.phrase))
    elif first is not None and first.phrase.first == stop and _is_doer(words, first, lexicon) and agent is None:
        found += [(Role.AGENT, p) for p in _joined(words, first.phrase, "ablt")]
    return _checked(words, found + _marked(words, following, kind, lexicon, any(r is Role.PATIENT for r, _ in found)), lexicon)


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Whether the verb form at `at` is a passive participle."""
    return "pssv" in words[at].features


def apart(words: Sequence[Word], stop: int, kind: str, lexicon: EventLexicon) -> Arguments:
    """What stands after the verb that ends at `stop` and belongs to the noun before it: "встреча состоялась *с послом*"."""
    first, end = part(words, stop - 1)
    return _marked(words, groups(words, first, stop - 1) + groups(words, stop, end), kind, lexicon, False)


def light_noun(words: Sequence[Word], at: int, stop: int, lexicon: EventLexicon) -> tuple[int, Phrase | None]:
    """The head of the noun that the light verb `[at, stop)` stands beside, -1 for none, and who does it."""
    if is_passive(words, at):
        noun = subject(words, at)
        by = next((g.phrase for g in groups(words, stop, part(words, at)[1]) if _is_doer(words, g, lexicon)), None)
        return (noun.head if noun is not None else -1), by
    agent = _subject(words, at)
    first, end = part(words, at)
    for group in groups(words, stop, end) + groups(words, first, at):
        if not group.preposition and group.can_be("accs") and group.phrase != agent:
            return group.phrase.head, agent
    return -1, None


def undergone(words: Sequence[Word], at: int, stop: int) -> tuple[int, Phrase | None]:
    """The head of the noun that says what the subject of the verb `[at, stop)` undergoes, -1 for none, and that subject."""
    who = subject(words, at)
    for group in groups(words, stop, part(words, at)[1]):
        if not group.preposition and group.phrase != who and (group.can_be("datv") or group.can_be("accs")):
            return group.phrase.head, who
    return -1, who


def _impersonal(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` has no subject: "ожидается, что", "запрещено ввозить"."""
    word = words[at]
    following = [w.lemma for w in words[at + 1 : at + 3]]
    if word.lemma.endswith(_REFLEXIVE) and following[:1] == [","] and following[1:] in (["что"], ["как"]):
        return True
    neuter = word.text.lower().endswith("о") and "pssv" in word.features
    return neuter and any(w.tag is Tag.INFINITIVE for w in words[at + 1 : at + 3])


def _subject(words: Sequence[Word], at: int, saying: bool = False) -> Phrase | None:
    """The agent of the active verb at `at`, if that is sure."""
    if words[at].tag is Tag.INFINITIVE:
        i = at - 1
        while i >= 0 and words[i].tag in _SKIPPED:
            i -= 1
        # "попросил посла подписать": the agent is another than the subject
        if i < 0 or words[i].tag not in (Tag.VERB, Tag.MODAL):
            return None
    return subject(words, at, saying=saying)


def _own_end(words: Sequence[Word], at: int) -> int:
    """Where what belongs to the verb at `at` ends: at an infinitive, which has objects of its own."""
    end = part(words, at)[1]
    return next((i for i in range(at + 1, end) if words[i].tag is Tag.INFINITIVE), end)


def _objects(
    words: Sequence[Word], at: int, own: Sequence[Group], agent: Phrase | None, kind: str, lexicon: EventLexicon
) -> list[Phrase]:
    """The objects of the active verb at `at`: in the accusative, or in the case that the verb asks for."""
    verb = words[at].lemma
    case = "datv" if verb in lexicon.dative else "ablt" if verb in lexicon.instrumental else "accs"
    if verb.endswith(_REFLEXIVE) and case == "accs":
        return []
    before = groups(words, part(words, at)[0], at)
    if agent is None and case == "accs" and any(can_be_subject(g, words[at]) for g in before):
        return []  # "газопровод строит «Север»": either may be the object
    for group in own:
        if not group.preposition and group.can_be(case) and group.phrase != agent and _plays(words, group.phrase, lexicon):
            return _joined(words, group.phrase, case)
    first = part(words, at)[0]
    for group in reversed(before):
        sure = not can_be_subject(group, words[at]) or (agent is not None and agent.first > at)
        if not group.preposition and group.can_be(case) and sure and group.phrase != agent and _plays(words, group.phrase, lexicon):
            return [group.phrase]
    relative = words[first]
    if case == "accs" and relative.tag is Tag.RELATIVE and agent is not None and agent.first > first > 1 and _accusative(relative):
        return [p for p in [_before_comma(words, first - 1)] if p is not None]
    return []


def _accusative(word: Word) -> bool:
    return any(r[0] == "accs" for r in readings(word.text.lower()))


def _passive(words: Sequence[Word], at: int, stop: int, kind: str, lexicon: EventLexicon) -> Arguments:
    own = groups(words, stop, part(words, at)[1])
    patient = _before_comma(words, at - 1) if words[at].tag is Tag.PARTICIPLE else None
    if words[at].tag is not Tag.PARTICIPLE and not _impersonal(words, at):
        patient = subject(words, at)
    found: Arguments = [(Role.PATIENT, p) for p in _joined(words, patient, "nomn")] if patient is not None else []
    agents = [g for g in own if _is_doer(words, g, lexicon)]
    agents = agents or [g for g in groups(words, part(words, at)[0], at) if _is_doer(words, g, lexicon)]
    if agents:
        found += [(Role.AGENT, p) for p in _joined(words, agents[0].phrase, "ablt")]
    return _checked(words, found + _marked(words, own, kind, lexicon, True), lexicon)


def _before_comma(words: Sequence[Word], comma: int) -> Phrase | None:
    """The noun phrase that ends before the comma at `comma`, which a participle or relative clause goes on to tell of."""
    first = comma
    while first > 0 and words[first - 1].text not in ",;:—–()" and words[first - 1].tag not in (Tag.VERB, Tag.PREPOSITION):
        first -= 1
    found = groups(words, first, comma)
    governed = first > 0 and words[first - 1].tag is Tag.PREPOSITION
    # of "встреча министров, посвящённая …" either noun may be meant
    return found[-1].phrase if found and not governed and found[-1].phrase.stop == found[-1].phrase.head + 1 else None


def _marked(words: Sequence[Word], own: Sequence[Group], kind: str, lexicon: EventLexicon, has_patient: bool) -> Arguments:
    """What "со стороны", "с", "между" and the prepositions of `kind` say."""
    found: Arguments = []
    marks = lexicon.patient_after.get(kind, frozenset())
    for group in own:
        if group.preposition in _WITH and words[group.phrase.head].lemma in lexicon.agent_after:
            whose = group_at(words, group.phrase.head + 1, _GENITIVE)
            if whose is not None:
                found.append((Role.AGENT, whose.phrase))
        elif kind in lexicon.parts.reciprocal and group.preposition in _WITH and group.can_be("ablt"):
            found.append((Role.PARTNER, group.phrase))
        elif kind in lexicon.parts.reciprocal and group.preposition == "между":
            found += [(Role.AGENT, p) for p in _joined(words, group.phrase, "ablt")]
        elif group.preposition in marks and not has_patient and _plays(words, group.phrase, lexicon):
            found.append((Role.PATIENT, group.phrase))
            has_patient = True
    return found


def _joined(words: Sequence[Word], phrase: Phrase, case: str) -> list[Phrase]:
    """`phrase` and the one that "и" joins to it in the same case."""
    stop = phrase.stop
    if stop + 1 < len(words) and words[stop].lemma == "и" and words[stop].tag is Tag.CONJUNCTION:
        other = group_at(words, stop + 1, frozenset((case,)))
        if other is not None and words[other.phrase.head].tag is not Tag.PRONOUN:
            return [phrase, other.phrase]
    return [phrase]


def _is_doer(words: Sequence[Word], group: Group, lexicon: EventLexicon) -> bool:
    """Whether a phrase in the instrumental is who does it, and not what it is done with."""
    if group.preposition or {r[0] for r in group.readings} != _INSTRUMENTAL:
        return False
    head = words[group.phrase.head]
    return head.text[0].isupper() or head.lemma in lexicon.bodies or is_animate(head.text.lower())


def _plays(words: Sequence[Word], phrase: Phrase, lexicon: EventLexicon) -> bool:
    head = words[phrase.head]
    return head.lemma not in lexicon.no_participant and head.tag is not Tag.NUMBER


def _checked(words: Sequence[Word], found: Arguments, lexicon: EventLexicon) -> Arguments:
    return [(role, phrase) for role, phrase in found if _plays(words, phrase, lexicon)]
