"""How a session writes the notebook: one operation at a time, planned on what stands there, stored when the method returns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reconciler.errors import InputError, ProjectError
from reconciler.notebook.log import Operation, change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.log import StoredEntries
    from db.store import Store
    from reconciler.model import Document
    from reconciler.notebook.entries import Entry, Target

    # the entries to put in and the keys to take away, of what stands there and the time
    Plan = Callable[[StoredEntries, str], tuple[Iterable[Entry], Iterable[str]]]


class Writing:
    """An open project in which `author` writes."""

    _store: Store
    author: str

    def _do(self, kind: str, plan: Plan, reason: str = "") -> Operation | None:
        self._must_be_writable()

        def make(entries: StoredEntries, time: str) -> Operation:
            put, without = plan(entries, time)
            return Operation(kind, change(entries.value, *put, without=without), self.author, time, reason.strip())

        return self._store.record(make)

    def _placed(self, target: Target) -> Target:
        """`target` with the places of its claims, so that it finds them again in a new version of their texts."""
        if target.anchors or not target.claims:
            return target
        return replace(target, anchors=tuple(self._store.anchors(target.claims)))

    def _source(self, source: str) -> Document:
        found = next((d for d in self._store.documents() if d.id == source), None)
        if found is None:
            raise InputError("There is no such text in this project: choose one that is there.")
        return found

    def _must_be_writable(self) -> None:
        if self._store.read_only:
            raise ProjectError(f"{self._store.path.name} is open for reading only: open it for writing, or work on a copy of it.")
