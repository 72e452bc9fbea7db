"""Find where a person's decisions belong in a run: by the fact, flag or claim that they are about.

A decision hangs on claims (content hashes), not on a fact's id, which changes when the fact gains a member. It belongs to the fact
that shares the most claims with it; what shares none is kept and reported as without a place. Of several verdicts of one author
on one thing the newest counts, and of several authors the newest again; the others' stand beside it.

A dismissed flag teaches: the same flag on the same words stays dismissed. For flags of wording (`BY_WORDS`) the words are enough; a
date, a number or a place is the same only in the same two quotes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from reconciler.notebook.entries import Target, TargetKind, Verdict, VerdictValue, anchor_of, words_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from reconciler.model import Analysis, Claim, Discrepancy, Fact
    from reconciler.notebook.entries import Anchor, Annotation, Judgement, Statement, Tag, Translation
    from reconciler.notebook.state import Notebook

SAME_PASSAGE = 0.5  # how much of two passages has to be in both for the claim in one to be the claim in the other
BY_WORDS = frozenset({"terminology", "naming", "characterisation"})


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided, by the id of what it now belongs to: a fact, a discrepancy, a claim, a source, or `facet_home`.

    `verdicts` and `statements` hold the one that counts, `opinions` and `wordings` the newest of each author, `notes`, `tags` and
    `translations` (of a claim) all in order of time. `learned` are flags without a verdict that an earlier dismissal settles.
    `unplaced` is what lost its claims.
    """

    verdicts: Mapping[str, Verdict]
    opinions: Mapping[str, tuple[Verdict, ...]]
    statements: Mapping[str, Statement]
    wordings: Mapping[str, tuple[Statement, ...]]
    notes: Mapping[str, tuple[Annotation, ...]]
    tags: Mapping[str, tuple[Tag, ...]]
    learned: Mapping[str, Verdict]
    translations: Mapping[str, tuple[Translation, ...]]
    unplaced: tuple[Judgement, ...]

    def dismissed(self, flag: str) -> bool:
        """Whether the discrepancy with this id counts no longer."""
        verdict = self.verdicts.get(flag) or self.learned.get(flag)
        return verdict is not None and verdict.value is VerdictValue.DISMISSED

    def disagreements(self) -> tuple[str, ...]:
        """What researchers decided differently: the ids whose `opinions` have more than one value, those taken back left out."""
        return tuple(
            home
            for home, opinions in self.opinions.items()
            if len({v.value for v in opinions if v.value is not VerdictValue.OPEN}) > 1
        )


# --- what decisions hang on --------------------------------------------------------------------------------------------------


def target_of_fact(fact: Fact) -> Target:
    """What a verdict on `fact` hangs on."""
    return Target(TargetKind.FACT, tuple(sorted(fact.claims)))


def target_of_facet(fact: Fact, facet: str) -> Target:
    """What a verdict on one facet of `fact` hangs on."""
    return Target(TargetKind.FACET, tuple(sorted(fact.claims)), facet)


def target_of_discrepancy(discrepancy: Discrepancy) -> Target:
    """What a verdict on `discrepancy` hangs on: its id is a hash of its claims, type and evidence."""
    words = dict(discrepancy.message.arguments)
    taught = (discrepancy.type, words.get("a", ""), words.get("b", ""))
    return Target(TargetKind.DISCREPANCY, (discrepancy.claim_a, discrepancy.claim_b), discrepancy.id, words=taught)


def target_of_claim(claim: Claim) -> Target:
    """What a note on `claim` hangs on."""
    return Target(TargetKind.CLAIM, (claim.id,), anchors=(anchor_of(claim),))


def target_of_span(anchor: Anchor) -> Target:
    """What a note on some words hangs on."""
    return Target(TargetKind.SPAN, (anchor.id,), anchors=(anchor,))


def target_of_source(source: str) -> Target:
    """What a note on the source with this id hangs on."""
    return Target(TargetKind.SOURCE, (), source)


def facet_home(fact: str, facet: str) -> str:
    """Under what a decision on a facet of the fact with this id is found."""
    return f"{fact}#{facet}"


# --- where they belong -------------------------------------------------------------------------------------------------------

_Dated = TypeVar("_Dated", "Verdict", "Statement", "Annotation", "Tag", "Translation")
_Said = TypeVar("_Said", "Verdict", "Statement")


def place(analysis: Analysis, notebook: Notebook) -> Decisions:
    """Find where each decision belongs in `analysis`."""
    return Placing(analysis).place(notebook)


class Placing:
    """Finds where decisions belong in one analysis, time and again as they change: only for what is new is it looked.

    Entries are told by their identity, so that it pays where those that stay are the same objects; the outcome is the same
    whatever was placed before.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._ground: tuple[object, ...] = ()
        self._find: Callable[[Target], str | None] = lambda _target: None
        self._homes: dict[int, tuple[Judgement, str | None]] = {}  # by the identity of an entry, which is kept with it
        self._kinds: dict[str, tuple[Sequence[Any], dict[str, tuple[Any, ...]], list[Any]]] = {}
        self._newest: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {}
        self._taught: tuple[Sequence[Verdict], dict[str, Verdict]] | None = None
        self._lessons: list[tuple[str, tuple[str, ...]]] = []

    def place(self, notebook: Notebook) -> Decisions:
        """Where all in `notebook` belongs."""
        ground = notebook.carried, notebook.sources
        if ground != self._ground or not self._kinds:  # what was carried over to another version is elsewhere now
            self._ground, self._find = ground, _finder(self.analysis, notebook)
            self._homes.clear()
            self._kinds.clear()
            self._taught = None
        verdicts, lost_verdicts = self._kind("verdict", notebook.verdicts)
        statements, lost_statements = self._kind("statement", notebook.statements)
        notes, lost_notes = self._kind("note", notebook.notes)
        tags, lost_tags = self._kind("tag", notebook.tags)
        translations, lost_translations = self._kind("translation", notebook.translations)
        opinions, counting = self._counting("verdict", verdicts)
        wordings, stated = self._counting("statement", statements)
        return Decisions(
            counting,
            opinions,
            stated,
            wordings,
            notes,
            tags,
            self._learned(notebook, counting),
            translations,
            (*lost_verdicts, *lost_statements, *lost_notes, *lost_tags, *lost_translations),
        )

    def _kind(self, kind: str, entries: tuple[_Dated, ...]) -> tuple[dict[str, tuple[_Dated, ...]], list[_Dated]]:
        """The entries of a kind by their homes, in order, and those that have none."""
        before = self._kinds.get(kind)
        if before is not None and before[0] is entries:
            return before[1], before[2]
        placed: dict[str, list[_Dated]] = defaultdict(list)
        lost: list[_Dated] = []
        for entry in entries:
            known = self._homes.get(id(entry))
            if known is None:
                known = self._homes[id(entry)] = entry, self._find(entry.target)
            if known[1] is None:
                lost.append(entry)
            else:
                placed[known[1]].append(entry)
        homes = {home: tuple(found) for home, found in placed.items()}
        self._kinds[kind] = entries, homes, lost
        return homes, lost

    def _counting(self, kind: str, homes: dict[str, tuple[_Said, ...]]) -> tuple[dict[str, tuple[_Said, ...]], dict[str, _Said]]:
        """The newest of each author, by home, and the one that counts."""
        known = self._newest.get(kind)
        if known is None or known[0] is not homes:
            newest = {home: _newest(found) if len(found) > 1 else found for home, found in homes.items()}
            known = self._newest[kind] = homes, newest, {home: found[-1] for home, found in newest.items()}
        return known[1], known[2]

    def _learned(self, notebook: Notebook, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
        """Flags without a verdict that an earlier dismissal of the same flag on the same words settles."""
        if self._taught is not None and self._taught[0] is notebook.verdicts:
            return self._taught[1]
        taught: dict[tuple[str, ...], Verdict] = {}
        for verdict in notebook.verdicts:
            if verdict.target.kind is TargetKind.DISCREPANCY and verdict.target.words:
                lesson = _lesson(verdict.target.words, [anchor.quote for anchor in verdict.target.anchors])
                taught[lesson] = verdict  # the newest word counts, so that a reopened flag teaches no more
        lessons = {lesson: v for lesson, v in taught.items() if v.value is VerdictValue.DISMISSED}
        found = {}
        if lessons:
            self._lessons = self._lessons or _lessons(self.analysis)
            found = {flag: lessons[said] for flag, said in self._lessons if said in lessons and flag not in verdicts}
        self._taught = notebook.verdicts, found
        return found


def _finder(analysis: Analysis, notebook: Notebook) -> Callable[[Target], str | None]:
    facts_of: dict[str, list[str]] = defaultdict(list)
    for fact in analysis.facts:
        for claim in fact.claims:
            facts_of[claim].append(fact.id)
    sizes = {fact.id: len(fact.claims) for fact in analysis.facts}
    flags = {d.id for d in analysis.discrepancies}
    by_words = _flags_by_words(analysis)
    sources = {d.id for d in analysis.documents}
    claims = {c.id for c in analysis.claims}
    stands, places, newer = _standing(analysis, notebook), notebook.places(), notebook.successors()

    def fact_of(members: Iterable[str]) -> str | None:
        shared: dict[str, int] = defaultdict(int)
        for claim in members:
            for fact_id in facts_of.get(claim, ()):
                shared[fact_id] += 1
        # most shared claims, then the fact with the fewest others; the id makes the choice unique
        return min(shared, key=lambda f: (-shared[f], sizes[f], f), default=None)

    def find(target: Target) -> str | None:
        members = tuple(stands(claim) for claim in target.claims)
        if target.kind is TargetKind.DISCREPANCY:
            if target.detail in flags:
                return target.detail
            return by_words.get((frozenset(members), target.words)) if target.words else None
        if target.kind is TargetKind.SOURCE:
            return _version(target.detail, newer, sources)
        if target.kind is TargetKind.CLAIM:
            return members[0] if members and members[0] in claims else None
        if target.kind is TargetKind.SPAN:
            there = (place for anchor in target.anchors for place in (anchor, *places(anchor.id)))
            return target.key if any(place.source in sources for place in there) else None
        fact = fact_of(members)
        return facet_home(fact, target.detail) if fact and target.kind is TargetKind.FACET else fact

    return find


def _standing(analysis: Analysis, notebook: Notebook) -> Callable[[str], str]:
    """Where a claim stands in `analysis`, which may have read an older version of its text than the newest.

    A claim whose passage was carried over is the one there, or that which has most of the passage where it begins or ends
    elsewhere now. One that stands nowhere gives an id that no claim has.
    """
    places = notebook.places()
    known = {claim.id for claim in analysis.claims} | {claim for fact in analysis.facts for claim in fact.claims}
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in analysis.claims if notebook.carried else ():
        by_source[claim.source].append(claim)

    def stands(claim: str) -> str:
        carried = places(claim)
        for place in (*(anchor.id for anchor in reversed(carried)), claim):
            if place in known:
                return place
        for anchor in reversed(carried):
            shares = {c.id: shared_part((c.start, c.end), (anchor.start, anchor.end)) for c in by_source[anchor.source]}
            best = max(shares, key=lambda c: shares[c], default="")
            if best and shares[best] >= SAME_PASSAGE:
                return best
        return carried[-1].id if carried else claim

    return stands


def shared_part(span: tuple[int, int], other: tuple[int, int]) -> float:
    """How much of two passages is in both, in [0, 1]: 1 where they are one."""
    shared = min(span[1], other[1]) - max(span[0], other[0])
    return max(shared, 0) / (max(span[1], other[1]) - min(span[0], other[0]))


def _version(source: str, newer: Mapping[str, str], sources: AbstractSet[str]) -> str | None:
    """The source itself, or the first of its later versions, that is among `sources`."""
    seen: set[str] = set()
    while source not in sources and source in newer and source not in seen:
        seen.add(source)
        source = newer[source]
    return source if source in sources else None


def _flags_by_words(analysis: Analysis) -> dict[tuple[frozenset[str], tuple[str, ...]], str]:
    """Flags by their claims and what they say, for those whose evidence moved by a letter since they were judged."""
    targets = ((found.id, target_of_discrepancy(found)) for found in analysis.discrepancies)
    return {(frozenset(target.claims), target.words): flag for flag, target in targets}


def _newest(found: tuple[_Said, ...]) -> tuple[_Said, ...]:
    """The newest of each author, in order of time."""
    latest = {entry.author: entry for entry in found}
    return tuple(sorted(latest.values(), key=lambda entry: entry.time))


def _lessons(analysis: Analysis) -> list[tuple[str, tuple[str, ...]]]:
    """What a dismissal of each flag would teach, by its id."""
    quotes = {claim.id: claim.quote for claim in analysis.claims}
    return [
        (flag.id, _lesson(target_of_discrepancy(flag).words, [quotes.get(flag.claim_a, ""), quotes.get(flag.claim_b, "")]))
        for flag in analysis.discrepancies
    ]


def _lesson(words: tuple[str, ...], quotes: list[str]) -> tuple[str, ...]:
    kind, a, b = words
    if kind in BY_WORDS:
        return kind, words_off(a, b)
    return kind, words_off(a, b), *sorted(" ".join(quote.split()) for quote in quotes)
