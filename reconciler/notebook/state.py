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
    Verdict,
    words_off,
)
from reconciler.notebook.log import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Self

    from reconciler.model import Discrepancy, Document


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

    @classmethod
    def of(cls, entries: Iterable[Any]) -> Self:
        """The notebook that holds `entries`, in whatever order they come."""
        sorted_out: dict[type, list[Any]] = defaultdict(list)
        for entry in entries:
            sorted_out[type(entry)].append(entry)
        for found in sorted_out.values():
            found.sort(key=lambda entry: (entry.time, entry.key))
        kinds = (Verdict, Statement, Annotation, Tag, Tie, ClaimMark, SourceEdit, Carried, Switch, Setting)
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
        moved = {c.old.id: c.new.id for c in self.carried}
        return lambda claim: _follow(claim, moved)


def _follow(claim: str, moved: Mapping[str, str]) -> str:
    seen = {claim}
    while claim in moved and moved[claim] not in seen:
        claim = moved[claim]
        seen.add(claim)
    return claim


def constraints_of(notebook: Notebook) -> Constraints:
    """What a run has to keep to.

    Where two decisions cannot both hold, the newer one does: a claim that is linked no longer stands alone, and one that is to
    stand alone loses its links. A tie on a place that was carried over to a new version holds there.
    """
    moved = {c.old.id: c.new.id for c in notebook.carried}
    linked: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    alone: set[str] = set()
    for tie in sorted(notebook.ties, key=lambda t: t.time):
        ids = tuple(sorted({_follow(anchor.id, moved) for anchor in tie.claims}))
        pair = ids[0], ids[-1]
        if tie.kind is TieKind.ALONE:
            alone.add(ids[0])
            linked = {other for other in linked if ids[0] not in other}
        elif len(ids) == 1:
            continue  # two places that have become one
        elif tie.kind is TieKind.LINKED:
            linked.add(pair)
            alone.difference_update(pair)
        else:
            apart.add(pair)
    made = tuple((c.anchor.source, c.anchor.start, c.anchor.end) for c in notebook.claims if c.kind is ClaimKind.MADE)
    removed = frozenset(c.anchor.id for c in notebook.claims if c.kind is ClaimKind.REMOVED)
    return Constraints(frozenset(linked), frozenset(apart), frozenset(alone), made, removed)


def documents_of(read: Iterable[Document], notebook: Notebook, *, every: bool = False) -> tuple[Document, ...]:
    """The sources of the project as a person left them: those that are present, with what was said of each.

    An old version whose successor is there is left out, unless it is to be compared beside it. `every`: leave out none.
    """
    edits: dict[str, dict[str, str]] = defaultdict(dict)
    for edit in notebook.sources:
        edits[edit.source][edit.field] = edit.value

    def shown(document: Document) -> bool:
        said = edits[document.id]
        return every or (bool(said.get("present")) and (not said.get("successor") or bool(said.get("beside"))))

    return tuple(_edited(document, edits[document.id]) for document in read if shown(document))


def _edited(document: Document, said: Mapping[str, str]) -> Document:
    changed: dict[str, Any] = {name: said[name] for name in EDITABLE if name in said}
    if changed.get("side", document.side) != document.side:
        changed["origin"] = document.origin or document.side
    return replace(document, **changed) if changed else document
