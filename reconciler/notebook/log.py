"""The operation log: what was done to the notebook, append-only, with before and after.

A notebook is what its operations leave behind: a mapping from keys to entries. Operations are ordered by time and id, so that two
copies of a project that know the same operations hold the same notebook, in whatever order each learned of them. Nothing is taken
out of the log: to undo is an operation, and to redo is one.

An event log with state as its fold is described in M. Fowler, "Event Sourcing" (2005); a register per key whose last writer wins in
M. Shapiro et al., "A comprehensive study of convergent and commutative replicated data types" (2011), section 3.2.1.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from reconciler.codec import from_json, to_json
from reconciler.errors import InputError
from reconciler.model import content_id
from reconciler.notebook.entries import KINDS, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reconciler.notebook.entries import Entry

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)

UNDO, REDO = "undo", "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """The entry under `key` set from `before` to `after`, both as JSON; the empty string where there is none."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Operation:
    """What `author` did at `time` (UTC, ISO 8601, to the microsecond): all of its changes, or none.

    `of` is for `UNDO` and `REDO` the id of the operation that is undone or done again, else empty. `id` is a hash of all of it.
    """

    kind: str
    changes: tuple[Change, ...]
    author: str
    time: str
    reason: str = ""
    of: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        said = (part for change in self.changes for part in (change.key, change.before, change.after))
        object.__setattr__(self, "id", content_id("o", self.kind, self.author, self.time, self.reason, self.of, *said))

    @property
    def order(self) -> tuple[str, str]:
        """What operations are ordered by."""
        return self.time, self.id


def encode(entry: Entry | None) -> str:
    """An entry as JSON; the empty string for none."""
    return "" if entry is None else _JSON.encode(to_json(type(entry), entry))


def decode(key: str, value: str) -> Any:
    """The entry under `key` that `encode` made `value` of; ValueError, KeyError or TypeError where it is none, None for none."""
    return from_json(KINDS[kind_of(key)], json.loads(value)) if value else None


def change(current: Callable[[str], str], *entries: Entry, without: Iterable[str] = ()) -> tuple[Change, ...]:
    """The changes that put `entries` in and take the keys `without` away; `current` gives what stands under a key now.

    What stays as it is makes no change.
    """
    wanted = dict.fromkeys(without, "") | {entry.key: encode(entry) for entry in entries}
    made = (Change(key, current(key), after) for key, after in wanted.items())
    return tuple(one for one in made if one.before != one.after)


def fold(operations: Iterable[Operation], start: dict[str, str] | None = None) -> dict[str, str]:
    """The entries, as JSON by their keys, that `operations` leave behind."""
    entries = dict(start or {})
    for operation in sorted(operations, key=lambda o: o.order):
        for one in operation.changes:
            if one.after:
                entries[one.key] = one.after
            else:
                entries.pop(one.key, None)
    return entries


class Entries(Protocol):
    """What stands in a notebook now."""

    def value(self, key: str, /) -> str:
        """The entry under `key` as JSON; the empty string for none."""

    def needing(self, key: str, since: str = "", /) -> frozenset[str]:
        """The keys of the entries that hang on the one under `key` and were made after the time `since`."""


def undone(operation: Operation, author: str, time: str, entries: Entries, since: str) -> Operation:
    """The operation that takes `operation`, which was done (or done again) at `since`, back.

    Raises InputError where something later changed what it set, or hangs on what it made.
    """
    back = tuple(Change(one.key, one.after, one.before) for one in reversed(operation.changes))
    _refuse_dependents(back, entries, since, "undone")
    return Operation(UNDO, back, author, time, of=operation.id)


def redone(operation: Operation, author: str, time: str, entries: Entries, since: str) -> Operation:
    """The operation that does `operation`, which was undone at `since`, again; raises InputError like `undone`.

    A reply is not done again while its note is gone.
    """
    _refuse_dependents(operation.changes, entries, since, "done again")
    made = {one.key for one in operation.changes if one.after}
    needed = {need for one in operation.changes if one.after for need in decode(one.key, one.after).needs}
    if any(kind_of(need) == "note" and need not in made and not entries.value(need) for need in needed):
        raise InputError("This cannot be done again by itself, because what it hangs on is gone: bring that back first.")
    return Operation(REDO, operation.changes, author, time, of=operation.id)


def _refuse_dependents(changes: tuple[Change, ...], entries: Entries, since: str, what: str) -> None:
    if any(entries.value(one.key) != one.before for one in changes):
        raise InputError(f"This cannot be {what} by itself, because what it set was changed later: undo the later change first.")
    gone = {one.key for one in changes if not one.after}
    if any(entries.needing(key, since) - gone for key in gone):
        raise InputError(f"This cannot be {what} by itself, because something made later hangs on it: undo that first.")
