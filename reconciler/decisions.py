"""Find where a person's decisions belong in a run: verdicts, statements, notes and tags, by the fact, flag or claim they are about.

A decision hangs on claims (content hashes), not on a fact's id, which changes when the fact gains a member. It belongs to the fact
that shares the most claims with it; what shares none is kept and reported as without a place. Of several verdicts of one author
on one thing the newest counts, and of several authors the newest again; the others' stand beside it.

A dismissed flag teaches: the same flag on the same words stays dismissed. For flags of wording (`BY_WORDS`) the words are enough; a
date, a number or a place is the same only in the same two quotes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from reconciler.notebook.entries import Target, TargetKind, Verdict, VerdictValue, anchor_of, words_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reconciler.model import Analysis, Claim, Discrepancy, Fact
    from reconciler.notebook.entries import Annotation, Statement, Tag
    from reconciler.notebook.state import Notebook

BY_WORDS = frozenset({"terminology", "naming", "characterisation"})


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided, by the id of what it now belongs to: a fact, a discrepancy, a claim, a source, or `facet_home`.

    `verdicts` and `statements` hold the one that counts, `opinions` and `wordings` the newest of each author, `notes` and `tags`
    all in order of time. `learned` are flags without a verdict that an earlier dismissal settles. `unplaced` is what lost its
    claims.
    """

    verdicts: Mapping[str, Verdict]
    opinions: Mapping[str, tuple[Verdict, ...]]
    statements: Mapping[str, Statement]
    wordings: Mapping[str, tuple[Statement, ...]]
    notes: Mapping[str, tuple[Annotation, ...]]
    tags: Mapping[str, tuple[Tag, ...]]
    learned: Mapping[str, Verdict]
    unplaced: tuple[Verdict | Statement | Annotation | Tag, ...]

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


def target_of_source(source: str) -> Target:
    """What a note on the source with this id hangs on."""
    return Target(TargetKind.SOURCE, (), source)


def facet_home(fact: str, facet: str) -> str:
    """Under what a decision on a facet of the fact with this id is found."""
    return f"{fact}#{facet}"


# --- where they belong -------------------------------------------------------------------------------------------------------

_Dated = TypeVar("_Dated", "Verdict", "Statement", "Annotation", "Tag")
_Said = TypeVar("_Said", "Verdict", "Statement")


def place(analysis: Analysis, notebook: Notebook) -> Decisions:
    """Find where each decision belongs in `analysis`."""
    find = _finder(analysis, notebook)
    unplaced: list[Verdict | Statement | Annotation | Tag] = []

    def homes(entries: Iterable[_Dated]) -> dict[str, tuple[_Dated, ...]]:
        placed: dict[str, list[_Dated]] = defaultdict(list)
        for entry in entries:
            home = find(entry.target)
            if home is None:
                unplaced.append(entry)
            else:
                placed[home].append(entry)
        return {home: tuple(found) for home, found in placed.items()}

    opinions = {home: _newest(found) for home, found in homes(notebook.verdicts).items()}
    wordings = {home: _newest(found) for home, found in homes(notebook.statements).items()}
    verdicts = {home: found[-1] for home, found in opinions.items()}
    return Decisions(
        verdicts,
        opinions,
        {home: found[-1] for home, found in wordings.items()},
        wordings,
        homes(notebook.notes),
        homes(notebook.tags),
        _learned(analysis, notebook, verdicts),
        tuple(unplaced),
    )


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
    new_place = notebook.new_places()

    def fact_of(members: Iterable[str]) -> str | None:
        shared: dict[str, int] = defaultdict(int)
        for claim in members:
            for fact_id in facts_of.get(claim, ()):
                shared[fact_id] += 1
        # most shared claims, then the fact with the fewest others; the id makes the choice unique
        return min(shared, key=lambda f: (-shared[f], sizes[f], f), default=None)

    def find(target: Target) -> str | None:
        members = tuple(new_place(claim) for claim in target.claims)
        if target.kind is TargetKind.DISCREPANCY:
            if target.detail in flags:
                return target.detail
            return by_words.get((frozenset(members), target.words)) if target.words else None
        if target.kind is TargetKind.SOURCE:
            return target.detail if target.detail in sources else None
        if target.kind in (TargetKind.CLAIM, TargetKind.SPAN):
            if target.kind is TargetKind.CLAIM:
                return members[0] if members and members[0] in claims else None
            return target.key if target.anchors and target.anchors[0].source in sources else None
        fact = fact_of(members)
        return facet_home(fact, target.detail) if fact and target.kind is TargetKind.FACET else fact

    return find


def _flags_by_words(analysis: Analysis) -> dict[tuple[frozenset[str], tuple[str, ...]], str]:
    """Flags by their claims and what they say, for those whose evidence moved by a letter since they were judged."""
    targets = ((found.id, target_of_discrepancy(found)) for found in analysis.discrepancies)
    return {(frozenset(target.claims), target.words): flag for flag, target in targets}


def _newest(found: tuple[_Said, ...]) -> tuple[_Said, ...]:
    """The newest of each author, in order of time."""
    latest = {entry.author: entry for entry in found}
    return tuple(sorted(latest.values(), key=lambda entry: entry.time))


def _learned(analysis: Analysis, notebook: Notebook, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    taught: dict[tuple[str, ...], Verdict] = {}
    for verdict in notebook.verdicts:
        if verdict.target.kind is TargetKind.DISCREPANCY and verdict.target.words:
            lesson = _lesson(verdict.target.words, [anchor.quote for anchor in verdict.target.anchors])
            taught[lesson] = verdict  # the newest word counts, so that a reopened flag teaches no more
    lessons = {lesson: v for lesson, v in taught.items() if v.value is VerdictValue.DISMISSED}
    if not lessons:
        return {}
    quotes = {claim.id: claim.quote for claim in analysis.claims}
    found = {}
    for flag in analysis.discrepancies:
        if flag.id not in verdicts:
            lesson = _lesson(target_of_discrepancy(flag).words, [quotes[flag.claim_a], quotes[flag.claim_b]])
            if lesson in lessons:
                found[flag.id] = lessons[lesson]
    return found


def _lesson(words: tuple[str, ...], quotes: list[str]) -> tuple[str, ...]:
    kind, a, b = words
    if kind in BY_WORDS:
        return kind, words_off(a, b)
    return kind, words_off(a, b), *sorted(" ".join(quote.split()) for quote in quotes)
