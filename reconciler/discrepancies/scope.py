"""`scope`: the two claims cover more or less: all against some, with or without exceptions, one group named or all of them.

Words of quantity answer one another where they stand before one noun, by its lemma or by the name that the lexicon gives it in
every language (`reconciler/lang/<code>/scope.toml`). All against none excludes; all against some does so only of what is
surely one act, else it gives another picture.

Known limits: what a pronoun stands for ("all of them") is not known; two claims may mean two groups of one noun.
"""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING

from reconciler.discrepancies.covered import NAMED, UNIVERSAL, Covered, covered, exceptions, has, is_noun, nouns, says_scope
from reconciler.discrepancies.likeness import restates, stems
from reconciler.discrepancies.rule import Rule, severity_of
from reconciler.discrepancies.scales import contrasts
from reconciler.discrepancies.titles import heads_in, read_titles
from reconciler.discrepancies.wording import NOMINAL, head_after, noun_key, role_key, span, words_of
from reconciler.facets import Role
from reconciler.lang.words import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reconciler.discrepancies.rule import Pair
    from reconciler.model import Discrepancy

SAME_MATTER = 0.4
RATHER_SURE = 0.7  # the same is meant, in part at least
SURE = 0.85  # one and the same thing is meant
_WITHOUT, _WITH = "without", "with"
_NEAR = 5  # words before a number among which stands what it limits
# which classes give another picture of one noun, and whether both cannot be true
_CONTRASTS = {
    frozenset(("all", "none")): True,
    frozenset(("most", "none")): True,
    frozenset(("many", "none")): True,
    frozenset(("some", "none")): True,
    frozenset(("all", "not_all")): True,
    frozenset(("number_of", "none")): True,
    frozenset(("all", "some")): False,
    frozenset(("all", "number_of")): False,
    frozenset(("all", "few")): False,
    frozenset(("all", "many")): False,
    frozenset(("all", "most")): False,
    frozenset(("most", "few")): False,
    frozenset(("many", "few")): False,
    frozenset(("most", "some")): False,
    frozenset(("many", "some")): False,
    frozenset(("all", NAMED)): False,
}
# "to several" of an act of which "to all" is said leaves the others out, if it is one and the same act
_UNLESS_OTHER_ACT = frozenset(frozenset(("all", kind)) for kind in ("some", "number_of", "few"))
_SURELY_NEAR = 2  # words beside both
_CLOSE, _REACH = 2, 40  # code points from "only" to what it limits, before it and after


def find(pair: Pair) -> Iterator[Discrepancy]:
    turned = pair.turned()
    if pair.sure < SAME_MATTER:
        return
    found = _in_part(pair) if pair.sure >= RATHER_SURE else None
    if found is None and any(says_scope(view) or _names_documents(view) for view in (pair, turned)):
        ours, theirs = covered(pair), covered(turned)
        found = _quantities(pair, ours, theirs) or _several_documents(pair) or _several_documents(pair.turned())
        for view, mine, others in ((pair, ours, theirs), (turned, theirs, ours)):
            found = found or _all_but(view, mine) or _limited(view, mine) or _only(view) or _only_part(view, mine)
            found = found or _some_named(view, mine, others)
    if found is not None:
        yield found


def _in_part(pair: Pair) -> Discrepancy | None:
    """ "Fully" against "partly", by the scales."""
    for x, y, certain in contrasts(pair, "scope"):
        return pair.discrepancy("scope", severity_of(pair, x.place, y.place, certain=certain), x.place, y.place, "scope")
    return None


def _names_documents(pair: Pair) -> bool:
    return bool(heads_in(pair.a.quote, pair.document_a.language))


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
            if kinds not in _CONTRASTS or (not UNIVERSAL & kinds and pair.sure < RATHER_SURE):
                continue
            near, same_part = _shared_beside(pair, x, y), _same_part(pair, x.noun)
            same_act = same_part or _same_act(pair)
            same = same_act or near >= _SURELY_NEAR or (pair.sure >= SURE and restates(pair) and not _other_act(pair, x, y))
            if not near or not (pair.across or same):
                continue
            exclusive = _CONTRASTS[kinds] and pair.sure >= (RATHER_SURE if same_act else SURE)
            certain = exclusive or (kinds in _UNLESS_OTHER_ACT and same_act and (near >= _SURELY_NEAR or restates(pair)))
            return pair.discrepancy("scope", severity_of(pair, x.place, y.place, certain=certain), x.place, y.place, "scope")
    return None


def _other_act(pair: Pair, x: Covered, y: Covered) -> bool:
    """Whether the two nouns play parts in acts, and in none of one kind."""
    ours, theirs = ({act for _, act in _parts_of(view, z.place)} for view, z in ((pair, x), (pair.turned(), y)))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


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
        {
            (r.role, role_key(r.key, page.language))
            for e in claim.facets.events
            for r in e.roles
            if r.role is not Role.PARTNER and r.key
        }
        for claim, page in ((pair.a, pair.document_a), (pair.b, pair.document_b))
    )
    return any(key != noun for _, key in ours & theirs)


def _all_but(pair: Pair, ours: Sequence[Covered]) -> Discrepancy | None:
    """ "Without exception", or all of a noun, against the same with an exception or a condition."""
    turned = pair.turned()
    rules, others = exceptions(pair), exceptions(turned)
    exception = next((place for kind, place in others if kind == _WITH), None)
    if exception is None or any(kind == _WITH for kind, _ in rules):
        return None
    without = next((place for kind, place in rules if kind == _WITHOUT), None)
    if without is not None and not any(kind == _WITHOUT for kind, _ in others):
        return _flag(pair, without, exception, "scope_exception", certain=True)
    whole = next((x for x in ours if x.kind in UNIVERSAL and x.noun in nouns(turned)), None)
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
    if pair.sure < SURE or not has(pair, "only"):
        return None
    turned, language = pair.turned(), pair.document_b.language
    words, others = words_of(pair), words_of(turned)
    for kind, (start, _) in exceptions(pair):
        at = next((n for n, w in enumerate(words) if pair.a.start + w.start >= start), 0)
        head = head_after(words, at + 1, pair.document_a.language) if kind == "only" else -1
        if head < 0 or not is_noun(words[head], pair.document_a.language):
            continue
        noun = noun_key(words[head], pair.document_a.language)
        for n, word in enumerate(others[:-2]):
            joined = others[n + 1].tag is Tag.CONJUNCTION and others[n + 1].lemma in ("and", "и")
            if joined and word.tag in NOMINAL and noun_key(word, language) == noun and not has(turned, "only"):
                second = head_after(others, n + 2, language)
                if second > 0 and noun_key(others[second], language) not in nouns(pair):
                    return _flag(pair, span(pair.a, words, at, head + 1), span(pair.b, others, n, second + 1), "scope")
    return None


def _only_part(pair: Pair, ours: Sequence[Covered]) -> Discrepancy | None:
    """ "Covers all prisoners" against "covers only those …": what is only meant plays the part of the whole in one act."""
    turned = pair.turned()
    if pair.sure < SURE or has(pair, "only"):
        return None
    limits = [place for kind, place in exceptions(turned) if kind == "only"]
    for x in ours if limits else ():
        parts = _parts_of(pair, x.place) if x.kind == "all" else set()
        meant = [(r.start, r.end) for e in pair.b.facets.events for r in e.roles if (r.role, e.key) in parts]
        if x.kind == "all":
            meant += _nouns_after(turned, limits, x.noun)
        for start, end in meant:
            limit = next((o for o in limits if _limits(o, start, end)), None)
            if limit is not None:
                return _flag(pair, x.place, (min(limit[0], start), max(limit[1], end)), "scope")
    return None


def _limits(limit: tuple[int, int], start: int, end: int) -> bool:
    """Whether "only" at `limit` is said of what stands at `[start, end)`, before, within or behind it."""
    return 0 <= start - limit[1] <= _CLOSE or start <= limit[0] < end + _REACH


def _nouns_after(pair: Pair, limits: Sequence[tuple[int, int]], noun: str) -> Iterator[tuple[int, int]]:
    """Where `noun` follows "only" in the first claim, a preposition between them or none."""
    words, language, by = words_of(pair), pair.document_a.language, pair.a.start
    for _, end in limits:
        at = next((n for n, w in enumerate(words) if w.start + by >= end), len(words))
        at += at < len(words) and words[at].tag in (Tag.PREPOSITION, Tag.TO)
        head = head_after(words, at, language) if at < len(words) else -1
        if head >= 0 and noun_key(words[head], language) == noun:
            yield end + 1, words[head].end + by


def _parts_of(pair: Pair, place: tuple[int, int]) -> set[tuple[Role, str]]:
    """The parts in acts of what stands at `place`."""
    return {(r.role, e.key) for e in pair.a.facets.events for r in e.roles if r.start < place[1] and place[0] < r.end}


def _some_named(pair: Pair, ours: Sequence[Covered], theirs: Sequence[Covered]) -> Discrepancy | None:
    """The firms that one claim names against "firms" as such, of one and the same act."""
    named = next((x for x in ours if x.kind == NAMED), None)
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


RULE = Rule("scope", ("scope", "scope_exception", "scope_named"), find)
