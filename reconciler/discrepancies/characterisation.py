"""`characterisation`: the two claims say of one thing that it was of another kind, or judge it another way.

Scales of classes are data (`reconciler/lang/<code>/characterisation.toml`): "warning" against "threat", "contacts" against
"agreement", "accident" against "sabotage". Words of two classes answer one another only where they say it of the same: of the same
noun, in the same part of the same event, of an act of the same agent or on the same patient. A claim that has words of both
classes, or denies one, says nothing.

Known limits: pronouns name nobody; nouns of two languages meet only where a lexicon knows them both; words denied are left to
`polarity`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from reconciler import lang
from reconciler.claims.cues import Cues
from reconciler.discrepancies.likeness import tagged
from reconciler.discrepancies.rule import Rule, severity_of
from reconciler.discrepancies.wording import NOMINAL, denied, head_after, noun_key, span, words_of
from reconciler.facets import Role
from reconciler.lang.words import Tag
from reconciler.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.claims.cues import Found
    from reconciler.discrepancies.rule import Pair
    from reconciler.facets import EventMention
    from reconciler.lang.words import Word
    from reconciler.model import Discrepancy

SAME_MATTER = 0.55
SURE = 0.9  # one and the same thing is meant
MOST = 2  # flags of a pair: the first that the lexicon has
_LONGEST_PREDICATE = 5  # words between "was" and what it was
_LONGEST_OBJECT = 9  # words after a verb among which it says what it is about
_STANCE = "stance"
_LINKING = "linking"
_NO_SCALES = frozenset((_LINKING, "documents", "offices"))
_APART = "apart"  # phrases that only look like one of a class
_OPTIONS = frozenset(("contrasts", "about", "predicates"))
# also "one of the | sources"
_BEFORE_NOUN = frozenset((Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.ING, Tag.NOUN, Tag.VERB, Tag.PREPOSITION))
_SAYING = frozenset((Tag.VERB, Tag.INFINITIVE))
_AFTER_NOUN = frozenset((Tag.PARTICIPLE, Tag.ING))


class Scale(NamedTuple):
    """Classes of which some exclude one another: `contrasts` gives for two of them whether both can be true."""

    contrasts: dict[frozenset[str], bool]
    about: bool
    predicates: bool


class Lexicon(NamedTuple):
    """`characterisation.toml` of a language; the value of a cue is "scale.class"."""

    scales: dict[str, Scale]
    cues: Cues
    linking: frozenset[str]


class Hit(NamedTuple):
    """A word of a class: where it stands, what it is said of, and whose act it is, as far as that is told."""

    kind: str
    start: int
    end: int
    anchors: frozenset[str]
    agents: frozenset[str]


def find(pair: Pair) -> Iterator[Discrepancy]:
    if pair.sure < SAME_MATTER:
        return
    turned = pair.turned()
    if not _scales(pair) & _scales(turned) and _STANCE not in _scales(pair) | _scales(turned):
        return
    ours, theirs = _read(pair), _read(turned)
    scales = _lexicon(pair.document_a.language).scales
    left = MOST
    for name, hits in ours.items():
        answer = _answer(scales[name], hits, theirs[name]) if left and name in theirs else None
        if answer is not None:
            left -= 1
            yield _flag(pair, *answer, scales[name])
    yield from _stance(pair, ours, theirs)
    yield from _stance(turned, theirs, ours)


def _flag(pair: Pair, x: Hit, y: Hit, scale: Scale) -> Discrepancy:
    certain = scale.contrasts[frozenset((x.kind, y.kind))] and pair.sure >= SURE
    severity = severity_of(pair, (x.start, x.end), (y.start, y.end), certain=certain)
    return pair.discrepancy("characterisation", severity, (x.start, x.end), (y.start, y.end), "characterisation")


def _stance(pair: Pair, ours: dict[str, list[Hit]], theirs: dict[str, list[Hit]]) -> Iterator[Discrepancy]:
    """The first claim's approval or regret of what the other tells without it; the act, or its kind, must be the same."""
    if _STANCE not in ours or _STANCE in theirs:
        return
    x = ours[_STANCE][0]
    kinds = {(name, hit.kind) for name, hits in ours.items() for hit in hits}
    acts = [(e.start, e.end) for e in pair.b.facets.events if f"act {e.key}" in x.anchors]
    acts += [(hit.start, hit.end) for name, hits in theirs.items() for hit in hits if (name, hit.kind) in kinds]
    if acts:
        yield pair.discrepancy("characterisation", Severity.TENSION, (x.start, x.end), acts[0], "characterisation_stance")


def _answer(scale: Scale, ours: Sequence[Hit], theirs: Sequence[Hit]) -> tuple[Hit, Hit] | None:
    """The two words of contrasting classes that are most surely said of the same; None where a class is in both claims."""
    if not {x.kind for x in ours}.isdisjoint(y.kind for y in theirs):
        return None
    contrasting = [(x, y) for x in ours for y in theirs if frozenset((x.kind, y.kind)) in scale.contrasts and _of_same(x, y, scale)]
    return max(contrasting, key=lambda two: len(two[0].anchors & two[1].anchors), default=None)


def _of_same(x: Hit, y: Hit, scale: Scale) -> bool:
    if x.agents and y.agents and x.agents.isdisjoint(y.agents):
        return False
    if scale.predicates:
        return not x.agents.isdisjoint(y.agents)
    return not x.anchors.isdisjoint(y.anchors) or not x.agents.isdisjoint(y.agents)


# --- reading a claim ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _cues(text: str, language: str) -> tuple[Found, ...]:
    return tuple(_lexicon(language).cues.among(tagged(text, language)))


@lru_cache(maxsize=4096)
def _scales_in(text: str, language: str) -> frozenset[str]:
    return frozenset(cue.value.partition(".")[0] for cue in _cues(text, language))


def _scales(pair: Pair) -> frozenset[str]:
    """The scales of which the first claim has words."""
    return _scales_in(pair.a.quote, pair.document_a.language)


def _read(pair: Pair) -> dict[str, list[Hit]]:
    """The words of the first claim that say what kind of thing something was, by scale; those denied are left out."""
    words, lexicon = words_of(pair), _lexicon(pair.document_a.language)
    found: dict[str, list[Hit]] = {}
    for cue in _cues(pair.a.quote, pair.document_a.language):
        name, _, kind = cue.value.partition(".")
        start, end = span(pair.a, words, cue.first, cue.stop)
        if kind == _APART or denied(pair.a, start, end) or _in_name(pair, start, end):
            continue
        event = next((e for e in pair.a.facets.events if e.start < end and start < e.end), None)
        agents = _agents(event or next((e for e in pair.a.facets.events if _is_object(e, start)), None))
        if pair.document_a.language != pair.document_b.language:
            agents &= {e.key for e in pair.a.facets.entities}  # only names meet there
        anchors = _anchors(pair, words, cue, event)
        if name == _STANCE:
            anchors = frozenset(f"act {e.key}" for e in pair.a.facets.events if 0 <= e.start - end <= 1 or 0 <= start - e.end <= 1)
        elif lexicon.scales[name].about and words[cue.first].tag in _SAYING:
            anchors |= _about(words, cue, pair.document_a.language)
        found.setdefault(name, []).append(Hit(kind, start, end, anchors, agents))
    return found


def _agents(event: EventMention | None) -> frozenset[str]:
    return frozenset(r.key for r in event.roles if r.role is Role.AGENT and r.key) if event else frozenset()


def _is_object(event: EventMention, place: int) -> bool:
    return any(r.role is Role.PATIENT and r.start <= place < r.end for r in event.roles)


def _in_name(pair: Pair, start: int, end: int) -> bool:
    return any(e.start <= start and end <= e.end for e in pair.a.facets.entities)


def _anchors(pair: Pair, words: Sequence[Word], cue: Found, event: EventMention | None) -> frozenset[str]:
    """What the words of `cue` are said of."""
    language = pair.document_a.language
    found = {f"to {r.key}" for r in event.roles if r.role is Role.PATIENT and r.key} if event else set()
    last = words[cue.stop - 1]
    if last.tag in NOMINAL:
        found |= _parts(pair, words, cue.stop)
    nouns = [_noun_before(words, cue), _subject(words, cue, language)]
    if last.tag in _BEFORE_NOUN:
        nouns.append(head_after(words, cue.stop, language))
    return frozenset(found | {f"of {noun_key(words[n], language)}" for n in nouns if n >= 0})


def _parts(pair: Pair, words: Sequence[Word], stop: int) -> set[str]:
    """The parts that the noun before `stop` plays in events: "established contacts", "contacts established in May"."""
    place = pair.a.start + words[stop - 1].start
    found = set()
    for event in pair.a.facets.events:
        found |= {f"{r.role.value} in {event.key}" for r in event.roles if r.start <= place < r.end}
        if stop < len(words) and words[stop].tag is Tag.PARTICIPLE and event.start == pair.a.start + words[stop].start:
            found.add(f"{Role.PATIENT.value} in {event.key}")
    return found


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


def _subject(words: Sequence[Word], cue: Found, language: str) -> int:
    """The noun that the words are the predicate of: "the letter was | a threat", "called the letter | a threat"."""
    linking, naming = _lexicon(language).linking, lang.get(language).words("attribution", "naming")
    for n in range(cue.first - 1, max(cue.first - _LONGEST_PREDICATE, -1), -1):
        if words[n].lemma in linking and words[n].tag in (Tag.VERB, Tag.PARTICIPLE, Tag.INFINITIVE):
            subject = _grammar(language).subject(words, n)
            return subject.head if subject is not None else -1
        if words[n].lemma in naming and words[n].tag is not Tag.PARTICIPLE:
            head = head_after(words, n + 1, language)
            return head if head < cue.first else -1
        if words[n].tag is Tag.VERB:
            break
    return -1


def _about(words: Sequence[Word], cue: Found, language: str) -> frozenset[str]:
    """The nouns that follow the words closely."""
    after = words[cue.stop : cue.stop + _LONGEST_OBJECT]
    return frozenset(f"about {noun_key(w, language)}" for w in after if w.tag is Tag.NOUN)


@cache
def _grammar(language: str) -> Any:
    return import_module(f"reconciler.lang.{language}.phrases")


@cache
def _lexicon(language: str) -> Lexicon:
    data = lang.get(language).lexicon("characterisation")
    scales, lines = {}, []
    for name, table in data.items():
        if name in _NO_SCALES:
            continue
        classes = [key for key in table if key not in _OPTIONS]
        lines += [(phrase.strip(), f"{name}.{key}") for key in classes for phrase in table[key].split(",")]
        pairs = [(frozenset(pair.replace("!", "/").split("/")), "!" in pair) for pair in table.get("contrasts", "").split()]
        scales[name] = Scale(dict(pairs), table.get("about", False), table.get("predicates", False))
    return Lexicon(scales, Cues(lines, {}), frozenset(data.get(_LINKING, {}).get("verbs", "").split()))


RULE = Rule("characterisation", ("characterisation", "characterisation_stance"), find)
