"""What stands in a notebook, read by what it is: verdicts, notes, ties, edits of sources."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reconciler.model import Constraints
from reconciler.notebook.entries import (
    EDITABLE,
    Annotation,
    Carried,
    ClaimKind,
    ClaimMark,
    Setting,
    SourceEdit,
    Statement,
    Switch,
    Tag,
    Tie,
    TieKind,
    Translation,
    Verdict,
    words_off,
)
from reconciler.notebook.log import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Self

    from reconciler.model import Discrepancy, Document
    from reconciler.notebook.entries import Anchor


@dataclass(frozen=True, slots=True)
class Notebook:
    """All entries of a project, each kind in the order of time."""

    verdicts: tuple[Verdict, ...] = ()
    statements: tuple[Statement, ...] = ()
    notes: tuple[Annotation, ...] = ()
    tags: tuple[Tag, ...] = ()
    ties: tuple[Tie, ...] = ()
    claims: tuple[ClaimMark, ...] = ()
    sources: tuple[SourceEdit, ...] = ()
    carried: tuple[Carried, ...] = ()
    switches: tuple[Switch, ...] = ()
    settings: tuple[Setting, ...] = ()
    translations: tuple[Translation, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Any]) -> Self:
        """The notebook that holds `entries`, in whatever order they come."""
        sorted_out: dict[type, list[Any]] = defaultdict(list)
        for entry in entries:
            sorted_out[type(entry)].append(entry)
        for found in sorted_out.values():
            found.sort(key=lambda entry: (entry.time, entry.key))
        kinds = (Verdict, Statement, Annotation, Tag, Tie, ClaimMark, SourceEdit, Carried, Switch, Setting, Translation)
        return cls(*(tuple(sorted_out[kind]) for kind in kinds))

    @classmethod
    def read(cls, entries: Mapping[str, str]) -> Self:
        """The same of entries as JSON by their keys; ValueError, KeyError or TypeError where one is none."""
        return cls.of(decode(key, value) for key, value in entries.items())

    def setting(self, name: str) -> str:
        """What the project is set to; the empty string where nothing was said."""
        return next((s.value for s in self.settings if s.name == name), "")

    def off(self) -> Callable[[Discrepancy], bool]:
        """Whether the project does not want a discrepancy flagged, by its rule or by its two words."""
        rules = {s.name for s in self.switches if s.kind == "rule"}
        words = {s.name for s in self.switches if s.kind == "words"}

        def is_off(found: Discrepancy) -> bool:
            said = dict(found.message.arguments)
            return found.type in rules or (bool(words) and words_off(said.get("a", ""), said.get("b", "")) in words)

        return is_off

    def new_places(self) -> Callable[[str], str]:
        """Where the claim with an id stands in the newest version of its text: the id of a claim there, or its own."""
        places = self.places()
        return lambda claim: places(claim)[-1].id if places(claim) else claim

    def places(self) -> Callable[[str], tuple[Anchor, ...]]:
        """Where the place with an id was carried to, from version to version: none where it was not, or was left where it is."""
        moved = {c.old.id: c.new for c in self.carried}

        def follow(claim: str) -> tuple[Anchor, ...]:
            found: dict[str, Anchor] = {}
            at = claim
            while at in moved and moved[at].id not in found and moved[at].id != claim:
                found[moved[at].id] = moved[at]
                at = moved[at].id
            return tuple(found.values())

        return follow

    def successors(self) -> dict[str, str]:
        """For each old version of a text, by its id, the version that took its place."""
        return {edit.source: edit.value for edit in self.sources if edit.field == "successor" and edit.value}


def constraints_of(notebook: Notebook) -> Constraints:
    """What a run has to keep to.

    Where two decisions cannot both hold, the newer one does: a claim that is linked no longer stands alone, and one that is to
    stand alone loses its links. A tie on a place that was carried over to a new version holds there.
    """
    place = notebook.new_places()
    linked: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    alone: set[str] = set()
    for tie in sorted(notebook.ties, key=lambda t: t.time):
        ids = tuple(sorted({place(anchor.id) for anchor in tie.claims}))
        pair = ids[0], ids[-1]
        if tie.kind is TieKind.ALONE:
            alone.add(ids[0])
            linked = {other for other in linked if ids[0] not in other}
        elif len(ids) == 1:
            continue  # two places that have become one
        elif tie.kind is TieKind.LINKED:
            linked.add(pair)
            apart.discard(pair)
            alone.difference_update(pair)
        else:
            apart.add(pair)
            linked.discard(pair)
    marks = _marks(notebook)
    made = tuple((a.source, a.start, a.end) for a, kind in marks if kind is ClaimKind.MADE)
    removed = frozenset(a.id for a, kind in marks if kind is ClaimKind.REMOVED)
    return Constraints(frozenset(linked), frozenset(apart), frozenset(alone), made, removed)


def _marks(notebook: Notebook) -> tuple[tuple[Anchor, ClaimKind], ...]:
    """What was last done to the claims at each place; what was done in an old version of a text holds in the new one too."""
    places = notebook.places()
    marks: dict[str, tuple[Anchor, ClaimKind]] = {}
    for mark in notebook.claims:  # in the order of time
        for anchor in (mark.anchor, *places(mark.anchor.id)):
            marks.pop(anchor.id, None)
            marks[anchor.id] = anchor, mark.kind
    return tuple(marks.values())


def documents_of(read: Iterable[Document], notebook: Notebook, *, every: bool = False) -> tuple[Document, ...]:
    """The sources of the project as a person left them: those that are present, with what was said of each.

    An old version whose successor is there is left out, unless it is to be compared beside it; the new one stands where the old one
    stood. `every`: leave out none, and leave them in their order.
    """
    edits: dict[str, dict[str, str]] = defaultdict(dict)
    for edit in notebook.sources:
        edits[edit.source][edit.field] = edit.value

    def shown(document: Document) -> bool:
        said = edits[document.id]
        return every or (bool(said.get("present")) and (not said.get("successor") or bool(said.get("beside"))))

    known = tuple(read)
    found = [_edited(document, edits[document.id]) for document in known if shown(document)]
    if not every:
        stood = _where_it_first_stood([document.id for document in known], notebook.successors())
        found.sort(key=lambda document: stood[document.id])  # a stable sort
    return tuple(found)


def _where_it_first_stood(sources: Sequence[str], successors: Mapping[str, str]) -> dict[str, int]:
    """For each source the place among `sources` of the first of its versions."""
    before = {new: old for old, new in successors.items()}
    places = {source: n for n, source in enumerate(sources)}
    stood = dict(places)
    for source in before:
        older, seen = source, {source}
        while (older := before.get(older, source)) not in seen:
            seen.add(older)
            if source in stood:
                stood[source] = min(stood[source], places.get(older, stood[source]))
    return stood


def _edited(document: Document, said: Mapping[str, str]) -> Document:
    changed: dict[str, Any] = {name: said[name] for name in EDITABLE if name in said}
    if changed.get("side", document.side) != document.side:
        changed["origin"] = document.origin or document.side
    return replace(document, **changed) if changed else document
