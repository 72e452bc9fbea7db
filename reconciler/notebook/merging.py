"""Take another's copy of a project in: what its log and its texts have that this copy has not, and what the two disagree on.

A log is a set of operations in the order of time and id, so the union of two is the same whichever takes the other in, and taking
it in again adds nothing. A text that both read by themselves, and of which they were told other things (a title, a date), gets what
either was told as an edit of the source, dated before all others, so that neither is lost and both copies show the same.

Limits: of a text that both read from different bytes, each copy keeps its own bytes. Two texts of one side and one name, each
added in one copy, keep that name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.notebook import blind
from reconciler.notebook.disagreements import disagreements
from reconciler.notebook.entries import EDITABLE, SourceEdit, kind_of
from reconciler.notebook.log import Operation, change, fold
from reconciler.notebook.state import Notebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reconciler.model import Document
    from reconciler.notebook.disagreements import Disagreement

_FIRST = "1970-01-01T00:00:00.000000+00:00"  # before anything that a person said


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What another's copy brings: operations and sources that are new here, and disagreements that were not seen here before.

    `authors` says how many of the new operations are whose; while work is blind, `operations` and `disagreements` leave out what is
    not to be seen yet, and `authors` still counts it.
    """

    operations: tuple[Operation, ...]
    documents: tuple[Document, ...]
    disagreements: tuple[Disagreement, ...]
    authors: tuple[tuple[str, int], ...]

    @property
    def nothing(self) -> bool:
        """Whether this copy knows it all."""
        return not self.authors and not self.documents


def news(
    own: Sequence[Operation], own_texts: Sequence[Document], other: Sequence[Operation], other_texts: Sequence[Document]
) -> tuple[tuple[Operation, ...], tuple[Document, ...]]:
    """The operations of `other` that are not among `own`, in order, and the texts likewise; both logs are whole."""
    known = {operation.id for operation in own}
    told = {operation.id: operation for operation in (*other, *_told_otherwise(own_texts, other_texts))}
    fresh = sorted((o for o in told.values() if o.id not in known), key=lambda o: o.order)
    read = {document.id for document in own_texts}
    return tuple(fresh), tuple(document for document in other_texts if document.id not in read)


def preview(own: Sequence[Operation], fresh: Sequence[Operation], texts: Sequence[Document], author: str) -> MergePreview:
    """What the new operations and texts, which `news` found, bring to the whole log `own`, as far as `author` sees it."""
    every = [*own, *fresh]
    known = {one.id for one in _seen(own, author)}
    found = tuple(one for one in _seen(every, author) if one.id not in known)
    counts = tuple(sorted(Counter(operation.author for operation in fresh).items()))
    if _is_blind(fold(every)):
        fresh = [operation for operation in fresh if blind.is_seen(operation, author)]
    return MergePreview(tuple(fresh), tuple(texts), found, counts)


def _seen(log: Sequence[Operation], author: str) -> tuple[Disagreement, ...]:
    entries = fold(log)
    found = disagreements(log, entries)
    return blind.seen_of(found, author) if _is_blind(entries) else found


def _is_blind(entries: Mapping[str, str]) -> bool:
    return blind.is_blind(Notebook.read({key: value for key, value in entries.items() if kind_of(key) == "setting"}))


def _told_otherwise(own: Sequence[Document], other: Sequence[Document]) -> Iterator[Operation]:
    """For every text that both have, and each thing that they were told otherwise of it, one operation for what either was told.

    They bear no author and one time, so that whoever merges makes the same ones.
    """
    texts = {document.id: document for document in other}
    for document in own:
        twin = texts.get(document.id, document)
        for name in EDITABLE:
            if getattr(document, name) != getattr(twin, name):
                for one in (document, twin):
                    edit = SourceEdit(document.id, name, getattr(one, name), "", _FIRST)
                    yield Operation("add_source", change(lambda _key: "", edit), "", _FIRST)
