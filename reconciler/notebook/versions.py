"""What hangs on the passages of a text, and what becomes of it in a new version: values of a preview and of the list of orphans.

A passage stands where it was carried to last (`Notebook.places`), so that one decided on in the first version is looked for in the
third from where it stands in the second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reconciler.decisions import SAME_PASSAGE, shared_part
from reconciler.notebook.entries import Carried, CarriedHow, ClaimMark, TargetKind, Tie, anchor_at, target_of
from reconciler.notebook.outcomes import Fate, Suggestion, likeness, word_diff

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from reconciler.model import Document
    from reconciler.notebook.entries import Anchor, Entry
    from reconciler.notebook.outcomes import Outcome
    from reconciler.notebook.state import Notebook

    Span = tuple[int, int]
    # where the program itself finds claims in a text
    ClaimsOf = Callable[[Document], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Passage:
    """What became of a passage, and the entries that hang on it: verdicts, notes, ties and the like."""

    outcome: Outcome
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """That of the anchor in the old version."""
        return self.outcome.anchor.id


@dataclass(frozen=True, slots=True)
class VersionPreview:
    """What a new version of a text would do to what hangs on the old one; nothing is stored. The order is that of the old text.

    A passage without entries is one that only others decided on, whose decisions are not to be seen yet.
    """

    old: Document
    new: Document
    passages: tuple[Passage, ...]

    def of(self, fate: Fate) -> tuple[Passage, ...]:
        """Those that were kept, moved, changed or lost, without those of which nothing is to be seen."""
        return tuple(passage for passage in self.passages if passage.entries and passage.outcome.fate is fate)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A passage of an old version that stands nowhere now, what hangs on it, and where it might stand in `newest`."""

    anchor: Anchor
    entries: tuple[Entry, ...]
    newest: Document
    suggestions: tuple[Suggestion, ...]


# --- what hangs where --------------------------------------------------------------------------------------------------------


def anchors_of(entry: object, known: Mapping[str, Anchor]) -> Iterator[Anchor]:
    """The places that an entry hangs on; `known` has those of claims, by their ids, that the entry itself does not place."""
    target = target_of(entry)
    if target is not None:
        yield from target.anchors
        placed = {anchor.id for anchor in target.anchors}
        yield from (known[claim] for claim in target.claims if claim in known and claim not in placed)
    elif isinstance(entry, Tie):
        yield from entry.claims
    elif isinstance(entry, ClaimMark):
        yield entry.anchor


def unplaced(notebook: Notebook) -> tuple[str, ...]:
    """The claims, by their ids, that entries name without their places."""
    targets = [target for entry in _hanging(notebook) if (target := target_of(entry)) is not None]
    return tuple({c: None for t in targets for c in t.claims if c not in {anchor.id for anchor in t.anchors}})


def holdings(notebook: Notebook, known: Mapping[str, Anchor]) -> dict[Anchor, tuple[Entry, ...]]:
    """The entries that hang on each passage, by where it stands now."""
    places = notebook.places()
    found: dict[Anchor, list[Entry]] = defaultdict(list)
    for entry in _hanging(notebook):
        for anchor in dict.fromkeys(anchors_of(entry, known)):
            found[(anchor, *places(anchor.id))[-1]].append(entry)
    return {anchor: tuple(entries) for anchor, entries in found.items()}


def versions_of(source: str, successors: Mapping[str, str]) -> tuple[str, ...]:
    """All versions of a text, by their ids, the oldest first."""
    before = {new: old for old, new in successors.items()}
    found = [source]
    while (older := before.get(found[0], "")) and older not in found:
        found.insert(0, older)
    while (newer := successors.get(found[-1], "")) and newer not in found:
        found.append(newer)
    return tuple(found)


def _hanging(notebook: Notebook) -> tuple[Entry, ...]:
    judged: tuple[Entry, ...] = (*notebook.verdicts, *notebook.statements, *notebook.notes, *notebook.tags, *notebook.translations)
    return (*judged, *notebook.ties, *notebook.claims)


# --- what becomes of it ------------------------------------------------------------------------------------------------------


def preview(old: Document, new: Document, notebook: Notebook, known: Mapping[str, Anchor], claims_of: ClaimsOf) -> VersionPreview:
    """What becomes of the passages of `old` in `new`."""
    from reconciler.notebook.carrying import carry

    held = {anchor: entries for anchor, entries in holdings(notebook, known).items() if anchor.source == old.id}
    anchors = sorted(held, key=lambda anchor: (anchor.start, anchor.end))
    outcomes = _as_claims(carry(old.text, new.text, anchors), held, new, claims_of)
    return VersionPreview(old, new, tuple(Passage(outcome, held[outcome.anchor]) for outcome in outcomes))


def seen_of(preview: VersionPreview, seen: Notebook) -> VersionPreview:
    """The same with the entries that are in the notebook `seen`, as they are there; no passage is left out."""
    own = {entry.key: entry for entry in _hanging(seen)}
    passages = (replace(p, entries=tuple(own[e.key] for e in p.entries if e.key in own)) for p in preview.passages)
    return replace(preview, passages=tuple(passages))


def carried(preview: VersionPreview, changed: Collection[str], author: str, time: str) -> tuple[Carried, ...]:
    """Where the passages of an accepted preview stand: those kept and moved, and of those changed the ones with these ids."""
    found = []
    for passage in preview.passages:
        outcome = passage.outcome
        if outcome.place is not None and (outcome.fate is not Fate.CHANGED or passage.id in changed):
            new = anchor_at(preview.new.id, preview.new.text, *outcome.place)
            found.append(Carried(outcome.anchor, new, author, time, CarriedHow(outcome.fate.value)))
    return tuple(found)


def orphans(
    documents: Iterable[Document], shown: Collection[str], notebook: Notebook, known: Mapping[str, Anchor], claims_of: ClaimsOf
) -> tuple[Orphan, ...]:
    """The passages of old versions that stand nowhere, in the order of the texts; those left with the old version are none.

    `documents` are all that were read, `shown` the ids of those that are compared.
    """
    from reconciler.notebook.carrying import carry

    texts, successors = {document.id: document for document in documents}, notebook.successors()
    left = {one.old.id for one in notebook.carried if one.how is CarriedHow.LEFT}
    held = {a: e for a, e in holdings(notebook, known).items() if a.source in texts and a.source not in shown and a.id not in left}
    found: list[Orphan] = []
    for source, old in texts.items():
        newest = versions_of(source, successors)[-1]
        anchors = sorted((anchor for anchor in held if anchor.source == source), key=lambda anchor: (anchor.start, anchor.end))
        if not anchors or newest == source or newest not in shown:
            continue  # a source that was removed has no orphans: they come back with it
        document = texts[newest]
        outcomes = _as_claims(carry(old.text, document.text, anchors), held, document, claims_of)
        found += (Orphan(o.anchor, held[o.anchor], document, _suggestions(o, document.text)) for o in outcomes)
    return tuple(found)


def _suggestions(outcome: Outcome, text: str) -> tuple[Suggestion, ...]:
    """The place that was found, first, as a suggestion too: it stands for what a person did not accept before."""
    if outcome.place is None:
        return outcome.suggestions
    alike = likeness(outcome.anchor.quote, text[slice(*outcome.place)])
    return (Suggestion(*outcome.place, alike), *(s for s in outcome.suggestions if (s.start, s.end) != outcome.place))


def _as_claims(
    outcomes: Sequence[Outcome], held: Mapping[Anchor, Sequence[Entry]], new: Document, claims_of: ClaimsOf
) -> tuple[Outcome, ...]:
    """What is only proposed, as the program's own claims have it in the new text, so that what hangs on a claim finds one."""
    proposed = {o.anchor for o in outcomes if (o.fate is Fate.CHANGED or o.suggestions) and _is_claim(held[o.anchor])}
    if not proposed:
        return tuple(outcomes)
    spans = sorted(claims_of(new))
    longest = max((end - start for start, end in spans), default=0)

    def own(start: int, end: int) -> Span:
        """The program's claim that has most of the passage, if it has enough of it; else the passage."""
        near = spans[bisect_left(spans, (start - longest, 0)) : bisect_left(spans, (end, 0))]
        share, best = max(((shared_part(span, (start, end)), span) for span in near), default=(0.0, (start, end)))
        return best if share >= SAME_PASSAGE else (start, end)

    return tuple(_told(outcome, own, new.text) if outcome.anchor in proposed else outcome for outcome in outcomes)


def _told(outcome: Outcome, own: Callable[[int, int], Span], text: str) -> Outcome:
    quote, place = outcome.anchor.quote, outcome.place
    if place is not None and not outcome.same_words and text[slice(*own(*place))] != quote:
        place = own(*place)
        outcome = replace(outcome, place=place, diff=word_diff(quote, text[slice(*place)]))
    near = (own(s.start, s.end) if s.alike < 1 else (s.start, s.end) for s in outcome.suggestions)
    suggestions = (Suggestion(*span, likeness(quote, text[slice(*span)])) for span in dict.fromkeys(near) if span != place)
    return replace(outcome, suggestions=tuple(sorted(suggestions, key=lambda s: (-s.alike, s.start))))


def _is_claim(entries: Iterable[Entry]) -> bool:
    """Whether something hangs on the passage as on a claim, and not as on some words."""
    targets = [target_of(entry) for entry in entries]
    return any(target is None or target.kind is not TargetKind.SPAN for target in targets)
