"""`scope`: the two claims cover more or less: all against some, with or without exceptions, one group named or all of them.

Words of quantity answer one another where they stand before one noun, by its lemma or by the name that the lexicon gives it in
every language (`reconciler/lang/<code>/scope.toml`). All against none excludes; all against some does so only of what is
surely one act, else it gives another picture.

Known limits: what a pronoun stands for ("all of them") is not known; two claims may mean two groups of one noun.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import isinf
from typing import TYPE_CHECKING, NamedTuple

from reconciler import lang
from reconciler.claims.cues import Cues
from reconciler.discrepancies.likeness import stems, tagged
from reconciler.discrepancies.rule import Rule, severity_of
from reconciler.discrepancies.titles import heads_in, read_titles
from reconciler.discrepancies.wording import NOMINAL, head_after, noun_key, span, words_of
from reconciler.facets import Role
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.lang.words import Word
    from reconciler.model import Discrepancy

SAME_MATTER = 0.45
RATHER_SURE = 0.7  # the same is meant, in part at least
SURE = 0.85  # one and the same thing is meant
_APART = "apart"
_NAMED = "named"  # not in the lexicon: a noun with the names of those meant
_WITHOUT, _WITH = "without", "with"
_NAMING = frozenset((Tag.NAME, Tag.OTHER, Tag.NOUN))
_NEAR = 5  # words before a number among which stands what it limits
_UNIVERSAL = frozenset(("all", "none"))
# which classes give another picture of one noun, and whether both cannot be true
_CONTRASTS = {
    frozenset(("all", "none")): True,
    frozenset(("most", "none")): True,
    frozenset(("many", "none")): True,
    frozenset(("some", "none")): True,
    frozenset(("all", "not_all")): True,
    frozenset(("all", "some")): False,
    frozenset(("all", "few")): False,
    frozenset(("all", "many")): False,
    frozenset(("all", "most")): False,
    frozenset(("most", "few")): False,
    frozenset(("many", "few")): False,
    frozenset(("most", "some")): False,
    frozenset(("many", "some")): False,
    frozenset(("all", _NAMED)): False,
}
# "to several" of an act of which "to all" is said leaves the others out, if it is one and the same act
_UNLESS_OTHER_ACT = frozenset((frozenset(("all", "some")), frozenset(("all", "few"))))
_SURELY_NEAR = 2  # words beside both


class Covered(NamedTuple):
    """A class of quantity, the noun it stands before, and where both stand."""

    kind: str
    noun: str
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int]:
        return self.start, self.end


def find(pair: Pair) -> Iterator[Discrepancy]:
    turned = pair.turned()
    if pair.sure < SAME_MATTER or not (_says_scope(pair) or _says_scope(turned)):
        return
    ours, theirs = _covered(pair), _covered(turned)
    found = _quantities(pair, ours, theirs) or _several_documents(pair) or _several_documents(pair.turned())
    for view, mine, others in ((pair, ours, theirs), (turned, theirs, ours)):
        found = found or _all_but(view, mine) or _limited(view, mine) or _only(view) or _some_named(view, mine, others)
    if found is not None:
        yield found


def _says_scope(pair: Pair) -> bool:
    """Whether the first claim has any word that a difference of scope begins with."""
    text, language = pair.a.quote, pair.document_a.language
    return bool(_covered_in(text, language) or _cues_in(text, language) or heads_in(text, language))


def _flag(pair: Pair, x: tuple[int, int], y: tuple[int, int], key: str, certain: bool = False) -> Discrepancy:
    return pair.discrepancy("scope", severity_of(pair, x, y, certain=certain and pair.sure >= SURE), x, y, key)


def _quantities(pair: Pair, ours: Sequence[Covered], theirs: Sequence[Covered]) -> Discrepancy | None:
    """ "All ships" against "some ships"; where the same word of quantity stands in both, nothing."""
    for x in ours:
        answers = [y for y in theirs if y.noun == x.noun]
        if {y.kind for y in answers} & {o.kind for o in ours if o.noun == x.noun}:
            continue
        for y in answers:
            kinds = frozenset((x.kind, y.kind))
            if kinds not in _CONTRASTS or (not _UNIVERSAL & kinds and pair.sure < RATHER_SURE):
                continue
            near, same_part = _shared_beside(pair, x, y), _same_part(pair, x.noun)
            if not near or not (pair.across or same_part or _same_act(pair) or near >= _SURELY_NEAR):
                continue
            exclusive = _CONTRASTS[kinds] and pair.sure >= SURE
            certain = exclusive or (kinds in _UNLESS_OTHER_ACT and near >= _SURELY_NEAR and same_part)
            return pair.discrepancy("scope", severity_of(pair, x.place, y.place, certain=certain), x.place, y.place, "scope")
    return None


def _shared_beside(pair: Pair, x: Covered, y: Covered) -> int:
    """How many words stand beside both nouns or before them, so that the same of them is told; across languages, whether it is
    sure."""
    if pair.across:
        return int(pair.sure >= RATHER_SURE)
    turned, language = pair.turned(), pair.document_a.language
    ours = pair.beside(*x.place) | stems(pair.words(*x.place), language)
    theirs = turned.beside(*y.place) | stems(turned.words(*y.place), language)
    noun = stems(pair.words(*x.place).split()[-1], language) | stems(turned.words(*y.place).split()[-1], language)
    return len((ours & theirs) - noun)


def _same_part(pair: Pair, noun: str) -> bool:
    """Whether something else than the noun plays the same part in both claims: "sent the bill to all", "wrote several a bill"."""
    ours, theirs = (
        {(r.role, r.key) for e in claim.facets.events for r in e.roles if r.role is not Role.PARTNER and r.key}
        for claim in (pair.a, pair.b)
    )
    return any(key != noun for _, key in ours & theirs)


def _covered(pair: Pair) -> list[Covered]:
    """The nouns of the first claim before which a word of quantity stands, or behind which the names of those meant do."""
    by = pair.a.start
    return [Covered(c.kind, c.noun, c.start + by, c.end + by) for c in _covered_in(pair.a.quote, pair.document_a.language)]


@lru_cache(maxsize=4096)
def _covered_in(text: str, language: str) -> tuple[Covered, ...]:
    words, lexicon = tagged(text, language), _lexicon(language)
    found = []
    for cue in lexicon.quantities.among(words):
        head = head_after(words, cue.stop, language) if cue.value != _APART else -1
        counted = cue.stop < len(words) and words[cue.stop].tag is Tag.NUMBER  # "some 200", «все три»
        if head < 0 or counted or words[head].lemma in lexicon.no_nouns or words[head].tag is not Tag.NOUN:
            continue
        found.append(Covered(cue.value, noun_key(words[head], language), words[cue.first].start, words[head].end))
    for n, word in enumerate(words[:-3]):
        stop = _names_end(words, n + 1, language) if word.tag is Tag.NOUN and "plur" in word.features else -1
        if stop > 0:
            found.append(Covered(_NAMED, noun_key(word, language), word.start, words[stop - 1].end))
    return tuple(found)


def _names_end(words: Sequence[Word], at: int, language: str) -> int:
    """The end of the two or more names of one word that begin at `at` ("Nordia and Sudia"); -1 where there are none.

    Names of two words are mostly persons', before whom a noun tells their trade.
    """
    names = 0
    while at < len(words) and words[at].text[0].isupper() and words[at].tag in _NAMING:
        # in Russian names in another script only: others may be in the genitive («силы США и НАТО»)
        if language != "en" and not words[at].text.isascii():
            return -1
        names, at = names + 1, at + 1
        joined = at + 1 < len(words) and (words[at].tag is Tag.CONJUNCTION or words[at].text == ",")
        if not joined or not words[at + 1].text[0].isupper():
            break
        at += 1
    followed = at < len(words) and words[at].text[0].isupper() and words[at].tag in _NAMING
    return at if names > 1 and not followed else -1


def _all_but(pair: Pair, ours: Sequence[Covered]) -> Discrepancy | None:
    """ "Without exception", or all of a noun, against the same with an exception or a condition."""
    turned = pair.turned()
    rules, others = _cues(pair), _cues(turned)
    exception = next((place for kind, place in others if kind == _WITH), None)
    if exception is None or any(kind == _WITH for kind, _ in rules):
        return None
    without = next((place for kind, place in rules if kind == _WITHOUT), None)
    if without is not None and not any(kind == _WITHOUT for kind, _ in others):
        return _flag(pair, without, exception, "scope_exception", certain=True)
    whole = next((x for x in ours if x.kind in _UNIVERSAL and x.noun in _nouns(turned)), None)
    return _flag(pair, whole.place, exception, "scope_exception") if whole and pair.sure >= SURE else None


def _limited(pair: Pair, ours: Sequence[Covered]) -> Discrepancy | None:
    """ "All imports" against "imports above 1,000 euros"."""
    if not any(x.kind == "all" for x in ours):
        return None
    turned = pair.turned()
    language, words = pair.document_b.language, words_of(turned)
    for number in pair.b.facets.numbers:
        if not (isinf(number.high) or number.low <= 0 < number.high) or number.unit in ("", "%"):
            continue
        at = next((n for n, w in enumerate(words) if pair.b.start + w.start >= number.start), 0)
        near = next((n for n in range(at - 1, max(at - _NEAR, -1), -1) if words[n].tag is Tag.NOUN), -1)
        noun = noun_key(words[near], language) if near >= 0 else ""
        whole = next((x for x in ours if x.kind == "all" and x.noun == noun), None)
        if whole is not None:
            return _flag(pair, whole.place, (pair.b.start + words[near].start, number.end), "scope")
    return None


def _only(pair: Pair) -> Discrepancy | None:
    """ "Only members" against "members and guests"."""
    if pair.sure < SURE or not _has(pair, "only"):
        return None
    turned, language = pair.turned(), pair.document_b.language
    words, others = words_of(pair), words_of(turned)
    for kind, (start, _) in _cues(pair):
        at = next((n for n, w in enumerate(words) if pair.a.start + w.start >= start), 0)
        head = head_after(words, at + 1, pair.document_a.language) if kind == "only" else -1
        if head < 0 or words[head].lemma in _lexicon(pair.document_a.language).no_nouns:
            continue
        noun = noun_key(words[head], pair.document_a.language)
        for n, word in enumerate(others[:-2]):
            joined = others[n + 1].tag is Tag.CONJUNCTION and others[n + 1].lemma in ("and", "и")
            if joined and word.tag in NOMINAL and noun_key(word, language) == noun and not _has(turned, "only"):
                second = head_after(others, n + 2, language)
                if second > 0 and noun_key(others[second], language) not in _nouns(pair):
                    return _flag(pair, span(pair.a, words, at, head + 1), span(pair.b, others, n, second + 1), "scope")
    return None


def _some_named(pair: Pair, ours: Sequence[Covered], theirs: Sequence[Covered]) -> Discrepancy | None:
    """The firms that one claim names against "firms" as such, of one and the same act."""
    named = next((x for x in ours if x.kind == _NAMED), None)
    if named is None or not _same_act(pair) or pair.sure < SURE or any(y.noun == named.noun for y in theirs):
        return None
    words, language = words_of(pair.turned()), pair.document_b.language
    bare = [w for w in words if w.tag is Tag.NOUN and "plur" in w.features and noun_key(w, language) == named.noun]
    known = {e.key for c in (pair.b, *pair.beside_b) for e in c.facets.entities}
    inside = {e.key for e in pair.a.facets.entities if named.start <= e.start < named.end}
    if len(bare) != 1 or (inside and inside & known):
        return None
    place = (pair.b.start + bare[0].start, pair.b.start + bare[0].end)
    return _flag(pair, named.place, place, "scope_named")


def _several_documents(pair: Pair) -> Discrepancy | None:
    """ "The visa and trade agreements" against "the trade agreement", of one and the same act."""
    ours = [] if pair.across or pair.sure < RATHER_SURE else [x for x in read_titles(pair) if x.several]
    if not ours or not _same_act(pair):
        return None
    theirs = list(read_titles(pair.turned()))
    for x in ours:
        part = [y for y in theirs if y.kind == x.kind and not y.several and y.words < x.words]
        if len(part) == 1 and not any(y.words & (x.words - part[0].words) for y in theirs):
            return _flag(pair, x.place, part[0].place, "scope")
    return None


def _same_act(pair: Pair) -> bool:
    return not {e.key for e in pair.a.facets.events}.isdisjoint(e.key for e in pair.b.facets.events)


def _nouns(pair: Pair) -> frozenset[str]:
    return _nouns_in(pair.a.quote, pair.document_a.language)


@lru_cache(maxsize=4096)
def _nouns_in(text: str, language: str) -> frozenset[str]:
    return frozenset(noun_key(w, language) for w in tagged(text, language) if w.tag in NOMINAL)


def _has(pair: Pair, kind: str) -> bool:
    return any(found == kind for found, _ in _cues(pair))


def _cues(pair: Pair) -> list[tuple[str, tuple[int, int]]]:
    """The exceptions and conditions of the first claim: the class, and where it stands."""
    by = pair.a.start
    return [(kind, (start + by, end + by)) for kind, start, end in _cues_in(pair.a.quote, pair.document_a.language)]


@lru_cache(maxsize=4096)
def _cues_in(text: str, language: str) -> tuple[tuple[str, int, int], ...]:
    words = tagged(text, language)
    return tuple((cue.value, words[cue.first].start, words[cue.stop - 1].end) for cue in _lexicon(language).exceptions.among(words))


class _Lexicon(NamedTuple):
    quantities: Cues
    exceptions: Cues
    no_nouns: frozenset[str]


@cache
def _lexicon(language: str) -> _Lexicon:
    data = lang.get(language).lexicon("scope")

    def cues(table: str) -> Cues:
        lines = [(phrase.strip(), kind) for kind, line in data.get(table, {}).items() for phrase in line.split(",")]
        return Cues(lines, {}, loose=False)

    return _Lexicon(cues("quantifiers"), cues("exceptions"), frozenset(data.get("no_nouns", {}).get("words", "").split()))


RULE = Rule("scope", ("scope", "scope_exception", "scope_named"), find)
