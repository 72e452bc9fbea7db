"""Words of which two exclude one another, or give another picture, where they are said of one thing: "voluntary", "forced".

A scale has classes, and pairs of them that contrast (`reconciler/claims/scales.toml`, the same for all languages); the words of
a class are those of a language (`reconciler/lang/<code>/characterisation.toml`). Two words answer one another where they are said
of one thing, or where the same stands beside both. A claim that has words of both classes, or denies one, says nothing.

Known limits: pronouns name nobody; nouns of two languages meet only where a lexicon knows them both; words denied are left to
`polarity`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.compatibility import dates_meet
from reconciler.claims.cues import Cues, Traces
from reconciler.discrepancies.likeness import restates, tagged
from reconciler.discrepancies.said_of import tie
from reconciler.discrepancies.ties import Tie, shared_doers, shared_things
from reconciler.discrepancies.wording import around, span, words_of
from reconciler.facets import Modality
from reconciler.lang.words import Tag, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from reconciler.claims.cues import Found
    from reconciler.discrepancies.rule import Pair
    from reconciler.lang.words import Word

SURE, RATHER_SURE = 0.8, 0.65  # one and the same thing is meant; the latter where the words are said of it
_PHRASE = 3  # words in quotation marks or behind "so-called", and no clause
_ECHO = 0.6  # share of what stands beside the one word that stands beside the other too
_OF_THING = 2  # strength from which on two words may exclude each other
_NONE: frozenset[str] = frozenset()
_APART = "apart"  # phrases that only look like one of a class
_UNSURE = frozenset((Modality.POSSIBLE, Modality.LIKELY, Modality.CONDITIONAL, Modality.ALLEGED))


class Scale(NamedTuple):
    """Classes of which some contrast: `contrasts` gives for two of them whether they exclude one another.

    `type` is the rule that the scale belongs to; what the options mean is said in `scales.toml`.
    """

    type: str
    contrasts: Mapping[frozenset[str], bool]
    about: bool = False
    nouns: bool = False
    doer: bool = False
    named: bool = False
    timed: bool = False
    moments: bool = False


class Hit(NamedTuple):
    """A word of a class, where it stands, and what it is said of; `hanging`: an infinitive, which hangs on what stands before."""

    kind: str
    start: int
    end: int
    tie: Tie
    hanging: bool = False

    @property
    def place(self) -> tuple[int, int]:
        return self.start, self.end


class Contrast(NamedTuple):
    """Two words of contrasting classes that are said of one thing; `certain`: both cannot be true."""

    ours: Hit
    theirs: Hit
    certain: bool


def contrasts(pair: Pair, kind: str) -> Iterator[Contrast]:
    """Those of the scales that belong to the rule `kind`, in the order of the scales."""
    opposed = _opposed(pair, kind)
    if not (opposed and opposed & _traces(turned := pair.turned())):
        return
    ours, theirs = _classes(pair, kind), _classes(turned, kind)
    for name in [name for name in ours if name in theirs]:
        scale = scales()[name]
        if not any(frozenset((x, y)) in scale.contrasts for x in ours[name] for y in theirs[name]):
            continue
        if (scale.moments and not _same_time(pair)) or (scale.timed and not dates_fit(pair)):
            continue
        found = _answer(pair, scale, hits(pair, name), hits(turned, name))
        if found is not None:
            yield found


def may_hold(pair: Pair, name: str) -> bool:
    """Whether the first claim may have words of the scale `name`, as far as their spellings tell."""
    return bool(_traces(pair) & _masks(pair.document_a.language)[name])


def _traces(pair: Pair) -> int:
    return _lexicon(pair.document_a.language).traces.of(pair.a.quote)


@cache
def _masks(language: str) -> dict[str, int]:
    """By scale the bits of all its classes."""
    found: dict[str, int] = dict.fromkeys(scales(), 0)
    for name, bit in _lexicon(language).traces.bits.items():
        found[name.partition(".")[0]] |= bit
    return found


def _opposed(pair: Pair, kind: str) -> int:
    """The bits of all classes that contrast with one that the first claim may have, on the scales of the rule `kind`.

    The bits of two languages are the same: each has one for every class of every scale.
    """
    opposites = _opposites(pair.document_a.language)[kind]
    found, left = 0, _traces(pair)
    while left:
        bit = left & -left
        found |= opposites.get(bit, 0)
        left ^= bit
    return found


@cache
def _opposites(language: str) -> dict[str, dict[int, int]]:
    """By rule and by the bit of a class the bits of those that contrast with it."""
    found: dict[str, dict[int, int]] = {scale.type: {} for scale in scales().values()}
    bits = _lexicon(language).traces.bits
    for name, scale in scales().items():
        for contrast in scale.contrasts:
            one, other = (bits[f"{name}.{kind}"] for kind in (*contrast, *contrast)[:2])
            for bit, against in ((one, other), (other, one)):
                found[scale.type][bit] = found[scale.type].get(bit, 0) | against
    return found


def _answer(pair: Pair, scale: Scale, ours: Sequence[Hit], theirs: Sequence[Hit]) -> Contrast | None:
    """The two words that are most surely said of the same; None where a class is in both claims."""
    if not {x.kind for x in ours}.isdisjoint(y.kind for y in theirs):
        return None
    alone = len({x.kind for x in ours}) == 1 and len({y.kind for y in theirs}) == 1
    found = []
    for x in ours:
        for y in theirs:
            kinds = frozenset((x.kind, y.kind))
            strength = _of_same(pair, scale, x, y, alone) if kinds in scale.contrasts else 0
            if strength:
                found.append((strength, Contrast(x, y, scale.contrasts[kinds] and _certain(pair, strength))))
    return max(found, key=lambda one: one[0], default=(0, None))[1]


def _of_same(pair: Pair, scale: Scale, x: Hit, y: Hit, alone: bool) -> int:
    """How surely two words are said of one thing: 0 not at all, more than 1 so that they can exclude one another."""
    named = {e.key for e in pair.a.facets.entities} & {e.key for e in pair.b.facets.entities}
    doers, things = shared_doers(x.tie.doers, y.tie.doers), shared_things(pair, x.tie, y.tie)
    if (x.tie.doers and y.tie.doers and not doers and _told_apart(pair, x, y)) or (x.hanging != y.hanging and not scale.about):
        return 0
    if scale.named:
        return 2 if things & {f"of {key}" for key in named} else 0
    if scale.doer and bool(x.tie.doers or y.tie.doers) != bool(doers):
        return 0
    if scale.nouns and x.tie.matters and y.tie.matters and x.tie.matters.isdisjoint(y.tie.matters):
        return 0  # of two matters
    if things:
        return 2 + len(things)
    if x.tie.undergoers and y.tie.undergoers:
        return 0  # of two things
    shared, fewer = x.tie.beside & y.tie.beside, min(len(x.tie.beside), len(y.tie.beside))
    echo = bool(shared) and len(shared) >= _ECHO * fewer
    if doers:
        return 1 + echo if not scale.doer or shared - doers else 0
    if echo and len(shared) > 1 and pair.sure >= SURE:
        return 2
    return int(alone and echo and pair.sure >= SURE and restates(pair))


def _told_apart(pair: Pair, x: Hit, y: Hit) -> bool:
    """Whether those who act are surely others: two nouns of two languages may mean one body, two names do not."""
    names = {e.key for claim in (pair.a, pair.b) for e in claim.facets.entities}
    return not pair.across or (x.tie.doers <= names and y.tie.doers <= names)


def _certain(pair: Pair, strength: int) -> bool:
    """Whether two words are surely said of one thing, and neither claim takes anything back: "may have been arson"."""
    if pair.sure < (RATHER_SURE if strength > _OF_THING else SURE) or strength < _OF_THING:
        return False
    return not any(m.modality in _UNSURE for claim in (pair.a, pair.b) for m in claim.facets.modalities)


def _same_time(pair: Pair) -> bool:
    """Whether the two may tell of one time: what opens on Monday may close on Friday."""
    if bool(pair.a.facets.dates) != bool(pair.b.facets.dates):
        return restates(pair)
    return dates_fit(pair)


def dates_fit(pair: Pair) -> bool:
    """Whether the dates of two claims meet, as far as both have any."""
    ours, theirs = pair.a.facets.dates, pair.b.facets.dates
    return not (ours and theirs) or any(dates_meet(x, y) for x in ours for y in theirs)


# --- reading a claim ---------------------------------------------------------------------------------------------------------


def hits(pair: Pair, name: str) -> list[Hit]:
    """The words of the scale `name` in the first claim; those denied, in a name, or held at a distance are left out."""
    if not may_hold(pair, name):
        return []
    words, scale, found = words_of(pair), scales()[name], []
    for cue in _cues_in(pair.a.quote, pair.document_a.language).get(name, ()):
        start, end = span(pair.a, words, cue.first, cue.stop)
        if _denied(pair, start, end) or _in_name(pair, start, end):
            continue
        if any(
            v.distanced and len(pair.words(v.content_start, v.content_end).split()) <= _PHRASE for v in around(pair.a, start, end)
        ):
            continue
        hanging = words[cue.first].tag is Tag.INFINITIVE
        found.append(Hit(cue.value, start, end, tie(pair, words, cue, scale.about, scale.nouns), hanging))
    return found


def kinds_in(pair: Pair) -> frozenset[str]:
    """The classes, as "scale.class", of which the first claim has words."""
    found = _cues_in(pair.a.quote, pair.document_a.language)
    return frozenset(f"{name}.{cue.value}" for name, cues in found.items() for cue in cues)


def _classes(pair: Pair, kind: str) -> dict[str, frozenset[str]]:
    """By scale, in their order, the classes of the rule `kind` of which the first claim has words."""
    found = _cues_in(pair.a.quote, pair.document_a.language)
    return {name: frozenset(c.value for c in cues) for name, cues in found.items() if scales()[name].type == kind}


def _denied(pair: Pair, start: int, end: int) -> bool:
    """Whether words are turned into their contrary, and do not deny by themselves ("refused", "not binding")."""
    return any(
        n.scope_start <= start and end <= n.scope_end and not (n.start < end and start < n.end) for n in pair.a.facets.negations
    )


def _in_name(pair: Pair, start: int, end: int) -> bool:
    return any(e.start <= start and end <= e.end for e in pair.a.facets.entities)


@lru_cache(maxsize=4096)
def _cues_in(text: str, language: str) -> dict[str, tuple[Found, ...]]:
    """By scale, in their order, the words of its classes in a claim; the value of a cue is its class."""
    words, lexicon = tagged(text, language), _lexicon(language)
    places = lexicon.places(words)
    if not places:
        return {}
    apart = {n for cue in lexicon.apart.among(words) for n in range(cue.first, cue.stop)}
    found = {name: tuple(_read(words, lexicon.cues[name], places[name], apart)) for name in lexicon.cues if name in places}
    return {name: cues for name, cues in found.items() if cues}


def _read(words: Sequence[Word], cues: Cues, places: Sequence[int], apart: AbstractSet[int]) -> Iterator[Found]:
    """The cues that begin at `places`, none overlapping another nor a phrase of those `apart`."""
    free = 0
    for n in places:
        found = cues.at(words, n) if n >= free else None
        if found is not None:
            free = found.stop
            if apart.isdisjoint(range(found.first, found.stop)):
                yield found


# --- the lexicon -------------------------------------------------------------------------------------------------------------


@cache
def scales() -> dict[str, Scale]:
    """The scales by name."""
    data = tomllib.loads(resources.files("reconciler.claims").joinpath("scales.toml").read_text("utf-8"))
    found = {}
    for name, table in data.items():
        pairs = [(frozenset(pair.replace("!", "/").split("/")), "!" in pair) for pair in table["contrasts"].split()]
        options = {key: value for key, value in table.items() if key not in ("contrasts", "type")}
        found[name] = Scale(table.get("type", "characterisation"), dict(pairs), **options)
    return found


class _Lexicon(NamedTuple):
    """The words of all scales, by scale, and which scales have a phrase that begins with a word."""

    apart: Cues
    cues: Mapping[str, Cues]
    beginning: Mapping[str, frozenset[str]]
    traces: Traces

    def places(self, words: Sequence[Word]) -> dict[str, list[int]]:
        """By scale the words that a phrase of it may begin with."""
        found: dict[str, list[int]] = {}
        read = spellings(words)
        for n, (lemma, lower) in enumerate(zip(read.lemmas, read.lowers, strict=True)):
            for name in self.beginning.get(lemma, _NONE) | self.beginning.get(lower, _NONE):
                found.setdefault(name, []).append(n)
        return found


@cache
def _lexicon(language: str) -> _Lexicon:
    data = lang.get(language).lexicon("characterisation")
    lists = lang.get(language).lexicon("status").get("lists", {})
    cues, beginning = {}, defaultdict(set)
    for name in scales():
        lines = [(phrase, kind) for kind, line in data.get(name, {}).items() for phrase in _phrases(line)]
        cues[name] = Cues(lines, lists)
        for phrase, _ in lines:
            for word in phrase.split()[0].partition(":")[0].split("|"):
                beginning[word].add(name)
    apart = Cues([(phrase, _APART) for phrase in _phrases(data.get(_APART, {}).get("phrases", ""))], lists)
    every = [(f"{name}.{kind}", ()) for name, scale in scales().items() for kind in sorted(set().union(*scale.contrasts))]
    rarest = [(f"{name}.{kind}", words) for name in cues for kind, words in cues[name].rarest(language)]
    return _Lexicon(apart, cues, {word: frozenset(names) for word, names in beginning.items()}, Traces(language, [*every, *rarest]))


def _phrases(line: str) -> list[str]:
    """The phrases of a line; what may be a finite verb may be an infinitive too."""
    found = (" ".join(part.split()) for part in line.split(","))
    return [phrase.replace(":verb", ":verb+infinitive") for phrase in found if phrase]
