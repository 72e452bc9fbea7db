"""What a claim says something is, and whether another claim says it is something else: "is a novel", "is a film".

The kinds are data (`reconciler/claims/kinds.toml`, `reconciler/lang/<code>/kinds.toml`). Both claims must say it of a subject that
shares a name, with a form of "be" or with none («Россия — …»). Known limits: only what follows the verb directly is read, with what
"and" joins to it; a pronoun names nobody.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.cues import Traces
from reconciler.discrepancies.likeness import stems, tagged
from reconciler.discrepancies.said_of import grammar, linking
from reconciler.discrepancies.wording import NOMINAL, denied, head_after
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.lang.words import Word

_BE = frozenset(("be", "быть", "являться"))
_DASHES = frozenset("—–")
_MOST_JOINED = 4


class Said(NamedTuple):
    """That the subject, whose words have the stems `subject`, is of `kinds`; the last of their nouns stands at `[start, end)`."""

    subject: frozenset[str]
    kinds: frozenset[str]
    start: int
    end: int


def kinds_apart(pair: Pair) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where two claims say of one thing that it is of kinds that exclude one another; places in the sources."""
    for x in _said_in(pair.a.quote, pair.document_a.language):
        for y in _said_in(pair.b.quote, pair.document_b.language):
            place_x, place_y = (pair.a.start + x.start, pair.a.start + x.end), (pair.b.start + y.start, pair.b.start + y.end)
            if _exclude(x.kinds, y.kinds) and _one(pair, x, y) and not (denied(pair.a, *place_x) or denied(pair.b, *place_y)):
                return place_x, place_y
    return None


def _exclude(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return ours.isdisjoint(theirs) and all(frozenset((x, y)) not in _compatible() for x in ours for y in theirs)


def _one(pair: Pair, x: Said, y: Said) -> bool:
    """Whether the two subjects share a name: a word of the one, or a name that both claims have by its key."""
    if not pair.across:
        return bool(x.subject & y.subject)
    keys = {e.key for e in pair.a.facets.entities} & {e.key for e in pair.b.facets.entities}
    first = min((e.start for e in pair.a.facets.entities if e.key in keys), default=None)
    return first is not None and first < pair.a.start + x.start


@lru_cache(maxsize=4096)
def _said_in(text: str, language: str) -> tuple[Said, ...]:
    kinds, traces = _kinds(language), _traces(language)
    if traces.of(text) != sum(traces.bits.values()):
        return ()
    words = tagged(text, language)
    if not any(w.lemma in _BE or w.text in _DASHES for w in words[1:]):
        return ()
    found = []
    for n, word in enumerate(words):
        if n and (word.lemma in _BE or word.text in _DASHES):
            subject = grammar(language).subject(words, n) if word.lemma in _BE else None
            first, stop = (subject.first, subject.stop) if subject is not None else (0, n)
            said = _predicate(words, n + 1, kinds, language)
            while first > 1 and words[first - 1].text == "," and words[first - 2].tag is Tag.NAME:
                first -= 2  # "Prescott, Arizona"
            if said is not None and stop <= n:
                named = stems(text[words[first].start : words[stop - 1].end], language)
                found.append(Said(named, *said))
    return tuple(found)


def _predicate(words: Sequence[Word], at: int, kinds: Mapping[str, str], language: str) -> tuple[frozenset[str], int, int] | None:
    """The kinds that the nouns from `at` on name, and where the last of them stands."""
    found: set[str] = set()
    place = (-1, -1)
    for _ in range(_MOST_JOINED):
        while at < len(words) and (words[at].tag is Tag.ADVERB or words[at].lemma in linking(language, "this")):
            at += 1
        head = head_after(words, at, language)
        if head < 0:
            break
        kind = kinds.get(words[head].lemma) or kinds.get(f"{words[head - 1].lemma}_{words[head].lemma}")
        if kind is None:
            return None  # also something else
        found.add(kind)
        place = words[head].start, words[head].end
        at = head + 1
        if at >= len(words) or not (words[at].tag is Tag.CONJUNCTION or words[at].text == ","):
            break
        at += 1
        if at >= len(words) or words[at].tag not in (*NOMINAL, Tag.DETERMINER, Tag.ADJECTIVE):
            break
    return (frozenset(found), *place) if found else None


@cache
def _traces(language: str) -> Traces:
    """What a claim must have that says of which kind a thing is: a noun for one, and a link."""
    return Traces(language, [("kind", (noun.rpartition("_")[2] for noun in _kinds(language))), ("link", (*_BE, *_DASHES))])


@cache
def _kinds(language: str) -> Mapping[str, str]:
    lines = lang.get(language).lexicon("kinds").get("nouns", {})
    return {word: kind for kind, line in lines.items() for word in line.split()}


@cache
def _compatible() -> frozenset[frozenset[str]]:
    data = tomllib.loads(resources.files("reconciler.claims").joinpath("kinds.toml").read_text("utf-8"))
    return frozenset(frozenset(pair.split("/")) for pair in data["compatible"].split())
