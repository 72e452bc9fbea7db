"""What stands in the notebook of an open project, kept as values: what was read once is read again only where the log went on.

The log only grows, and whoever appends to it, here or in another window, gives the newest operations the highest numbers; so the
keys that they change are all that may have changed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db import log, tables
from reconciler.notebook.entries import KINDS, kind_of
from reconciler.notebook.log import decode
from reconciler.notebook.state import Notebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

_OPERATION, _CHANGE, _ENTRY = tables.OPERATION.c, tables.CHANGE.c, tables.ENTRY.c
_AT_A_TIME = 500  # keys in one query


class KeptEntries:
    """The entries of one project, up to the operation numbered `seen`."""

    def __init__(self) -> None:
        self._seen: int | None = None
        self._kinds: dict[str, dict[str, Any]] = defaultdict(dict)
        self._ordered: dict[str, tuple[Any, ...]] = {}

    def forget(self) -> None:
        """Read everything anew the next time: the entries were made anew from the log."""
        self._seen = None

    def notebook(self, connection: Connection, kinds: Sequence[str] = ()) -> Notebook:
        """What stands in the notebook, of these kinds or of all; ValueError, KeyError or TypeError where an entry is none."""
        if self._seen is None and kinds:  # a few are asked for, and nothing else may ever be
            return Notebook.read(log.entries(connection, kinds))
        self._catch_up(connection)
        return Notebook(*(self._in_order(kind) if not kinds or kind in kinds else () for kind in KINDS))

    def _in_order(self, kind: str) -> tuple[Any, ...]:
        if kind not in self._ordered:
            rows = sorted(self._kinds[kind].items(), key=lambda row: (row[1].time, row[0]))
            self._ordered[kind] = tuple(entry for _, entry in rows)
        return self._ordered[kind]

    def _catch_up(self, connection: Connection) -> None:
        last = connection.scalar(select(func.max(_OPERATION.position))) or 0
        if self._seen == last:
            return
        if self._seen is None:
            self._kinds.clear()
            self._ordered.clear()
            changed = None
        else:
            changed = sorted(set(connection.scalars(select(_CHANGE.key).where(_CHANGE.operation > self._seen))))
        fresh = {key: decode(key, value) for key, value in self._values(connection, changed)}
        for key in changed or ():
            self._kinds[kind_of(key)].pop(key, None)
        for key, entry in fresh.items():
            self._kinds[kind_of(key)][key] = entry
        for kind in {kind_of(key) for key in (changed or ())}:
            self._ordered.pop(kind, None)
        self._seen = last

    @staticmethod
    def _values(connection: Connection, keys: Sequence[str] | None) -> Iterator[tuple[str, str]]:
        """What stands under `keys`, under all where they are None."""
        query = select(_ENTRY.key, _ENTRY.value)
        parts = [query] if keys is None else [query.where(_ENTRY.key.in_(some)) for some in _parts(keys)]
        for part in parts:
            yield from ((row.key, row.value) for row in connection.execute(part).all())


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[first : first + _AT_A_TIME] for first in range(0, len(keys), _AT_A_TIME))
