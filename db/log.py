"""The operation log in SQL: append, read, and keep the entries that it leaves behind.

`operation` and `change` are the log, which triggers keep as it is; `entry` and `need` follow from it and can be made anew. Every
function works inside the transaction of the connection that it is handed.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, select

from db import search_index, tables
from reconciler.notebook.entries import kind_of
from reconciler.notebook.log import REDO, UNDO, Change, Operation, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Select

_OPERATION, _CHANGE, _ENTRY, _NEED = tables.OPERATION.c, tables.CHANGE.c, tables.ENTRY.c, tables.NEED.c
_AT_A_TIME = 500  # keys in one query; SQLite takes 999 in its oldest builds
_BATCH = 5000  # rows at a time


class StoredEntries:
    """What stands in the notebook, looked up one by one (`reconciler.notebook.log.Entries`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def value(self, key: str, /) -> str:
        """The entry under `key` as JSON; the empty string for none."""
        return self._connection.scalar(select(_ENTRY.value).where(_ENTRY.key == key)) or ""

    def needing(self, key: str, since: str = "", /) -> frozenset[str]:
        """The keys of the entries that hang on the one under `key` and were made after the time `since`."""
        joined = tables.NEED.join(tables.ENTRY, _ENTRY.key == _NEED.key)
        query = select(_ENTRY.key, _ENTRY.value).select_from(joined).where(_NEED.needed == key)
        return frozenset(row.key for row in self._connection.execute(query).all() if decode(row.key, row.value).time > since)

    def of_kind(self, kind: str) -> dict[str, str]:
        """All entries of a kind, as JSON by their keys."""
        return entries(self._connection, (kind,))


# --- writing -----------------------------------------------------------------------------------------------------------------


def next_time(connection: Connection) -> str:
    """Now, in UTC, and later than any operation: the newest word counts, also after a clock was set back."""
    last = connection.scalar(select(func.max(_OPERATION.time)))
    after = datetime.fromisoformat(last) + timedelta(microseconds=1) if last else datetime.min.replace(tzinfo=UTC)
    return max(datetime.now(UTC), after).isoformat(timespec="microseconds")


def append(connection: Connection, operations: Sequence[Operation]) -> tuple[Operation, ...]:
    """Append those that the log does not know yet, and bring the entries up to date; gives the ones appended.

    They may be older than what is there: of several changes of an entry that of the newest operation counts.
    """
    known = _known(connection, [operation.id for operation in operations])
    fresh = tuple({o.id: o for o in operations if o.id not in known}.values())
    if not fresh:
        return ()
    position = connection.scalar(select(func.max(_OPERATION.position))) or 0
    records: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    for place, operation in enumerate(fresh, position + 1):
        records.append({"position": place} | {name: getattr(operation, name) for name in _FIELDS})
        changes += (
            {"operation": place, "position": n, "key": one.key, "before": one.before, "after": one.after}
            for n, one in enumerate(operation.changes)
        )
    latest = connection.scalar(select(func.max(_OPERATION.time))) or ""
    _insert(connection, tables.OPERATION, records)
    _insert(connection, tables.CHANGE, changes)
    ordered = sorted(fresh, key=lambda o: o.order)
    if latest < ordered[0].time:
        _set(connection, {one.key: one.after for operation in ordered for one in operation.changes})
    else:
        _set(connection, last_values(connection, {one.key for operation in fresh for one in operation.changes}))
    return fresh


_FIELDS = ("id", "kind", "author", "time", "reason", "of")


def _known(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for first in range(0, len(ids), _AT_A_TIME):
        found.update(connection.scalars(select(_OPERATION.id).where(_OPERATION.id.in_(ids[first : first + _AT_A_TIME]))))
    return found


def last_values(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """What the newest change of each of `keys` left there; the empty string where it took the entry away."""
    values: dict[str, str] = {}
    ordered = sorted(keys)
    joined = tables.CHANGE.join(tables.OPERATION, _CHANGE.operation == _OPERATION.position)
    for first in range(0, len(ordered), _AT_A_TIME):
        wanted = _CHANGE.key.in_(ordered[first : first + _AT_A_TIME])
        query = select(_CHANGE.key, _CHANGE.after).select_from(joined).where(wanted)
        rows = connection.execute(query.order_by(_OPERATION.time, _OPERATION.id, _CHANGE.position)).all()
        values.update((row.key, row.after) for row in rows)
    return values


def rebuild(connection: Connection) -> None:
    """Make the entries anew from the log alone."""
    connection.execute(delete(tables.NEED))
    connection.execute(delete(tables.ENTRY))
    search_index.give_up(connection)
    joined = tables.CHANGE.join(tables.OPERATION, _CHANGE.operation == _OPERATION.position)
    query = select(_CHANGE.key, _CHANGE.after).select_from(joined)
    rows = connection.execute(query.order_by(_OPERATION.time, _OPERATION.id, _CHANGE.position)).all()
    _set(connection, {row.key: row.after for row in rows})


def _set(connection: Connection, values: dict[str, str]) -> None:
    keys = list(values)
    for first in range(0, len(keys), _AT_A_TIME):
        some = keys[first : first + _AT_A_TIME]
        connection.execute(delete(tables.ENTRY).where(_ENTRY.key.in_(some)))
        connection.execute(delete(tables.NEED).where(_NEED.key.in_(some)))
    there = {key: value for key, value in values.items() if value}
    _insert(connection, tables.ENTRY, [{"key": key, "kind": kind_of(key), "value": value} for key, value in there.items()])
    read = {key: decode(key, value) for key, value in values.items()}
    needs = ({"needed": needed, "key": key} for key in there for needed in set(read[key].needs))
    _insert(connection, tables.NEED, list(needs))
    search_index.entries_set(connection, read)


def _insert(connection: Connection, table: Any, records: list[dict[str, Any]]) -> None:
    for first in range(0, len(records), _BATCH):
        connection.execute(insert(table), records[first : first + _BATCH])


# --- reading -----------------------------------------------------------------------------------------------------------------


def entries(connection: Connection, kinds: Sequence[str] = ()) -> dict[str, str]:
    """The entries of `kinds`, of all where there are none, as JSON by their keys."""
    query = select(_ENTRY.key, _ENTRY.value).order_by(_ENTRY.key)
    if kinds:
        query = query.where(_ENTRY.kind.in_(kinds))
    return {row.key: row.value for row in connection.execute(query).all()}


def operations(
    connection: Connection,
    *,
    ids: Sequence[str] = (),
    authors: Sequence[str] = (),
    kinds: Sequence[str] = (),
    since: str = "",
    until: str = "",
    newest: int = 0,
) -> tuple[Operation, ...]:
    """The operations that answer all that is asked, in order; at most the `newest` of them, all where it is 0.

    `since` and `until` compare with `Operation.time`, both included.
    """
    query = select(tables.OPERATION)
    for column, wanted in ((_OPERATION.id, ids), (_OPERATION.author, authors), (_OPERATION.kind, kinds)):
        if wanted:
            query = query.where(column.in_(wanted))
    if since:
        query = query.where(_OPERATION.time >= since)
    if until:
        query = query.where(_OPERATION.time <= until)
    query = query.order_by(_OPERATION.time.desc(), _OPERATION.id.desc())
    if newest:
        query = query.limit(newest)
    return _with_changes(connection, query)


def _with_changes(connection: Connection, query: Select[Any]) -> tuple[Operation, ...]:
    rows = connection.execute(query).all()[::-1]
    changes: dict[int, list[Change]] = defaultdict(list)
    few = len(rows) <= _AT_A_TIME
    wanted = select(tables.CHANGE).order_by(_CHANGE.operation, _CHANGE.position)
    if few:
        wanted = wanted.where(_CHANGE.operation.in_([row.position for row in rows]))
    for row in connection.execute(wanted):
        changes[row.operation].append(Change(row.key, row.before, row.after))
    return tuple(Operation(row.kind, tuple(changes[row.position]), row.author, row.time, row.reason, row.of) for row in rows)


def to_undo(connection: Connection, author: str) -> Operation | None:
    """The operation that `author` did, or did again, last of those that stand; None if there is none."""
    done = connection.execute(_own(author).where(_last_word().is_distinct_from(UNDO)).limit(1)).first()
    again = tables.OPERATION.alias()
    turned = and_(again.c.of == _OPERATION.id, again.c.kind == REDO, again.c.author == author, _last_word() == REDO)
    query = select(_OPERATION.id, again.c.time).select_from(tables.OPERATION.join(again, turned)).order_by(again.c.time.desc())
    query = query.where(_OPERATION.id.in_(_turned(author)))
    redone = connection.execute(query.limit(1)).first()
    if done is None:
        return None
    newest = redone.id if redone is not None and redone.time > done.time else done.id
    return _first(connection, select(tables.OPERATION).where(_OPERATION.id == newest))


def to_redo(connection: Connection, author: str) -> Operation | None:
    """The operation that `author` undid last, if nothing was done since; None if there is none."""
    last = connection.execute(_own(author).limit(1)).first()
    undo = tables.OPERATION.alias()
    newest_undo = (
        select(func.max(undo.c.time))
        .where(and_(undo.c.of == _OPERATION.id, undo.c.kind == UNDO, undo.c.author == author))
        .correlate(tables.OPERATION)
        .scalar_subquery()
    )
    query = select(tables.OPERATION).where(_OPERATION.id.in_(_turned(author)), _OPERATION.kind.not_in((UNDO, REDO)))
    query = query.where(_last_word() == UNDO, newest_undo.is_not(None))
    if last is not None:
        query = query.where(newest_undo > last.time)
    return _first(connection, query.order_by(newest_undo.desc()))


def last_turn(connection: Connection, operation: Operation) -> tuple[bool, str]:
    """Whether `operation` is undone, and since when it is or stands."""
    turn = select(_OPERATION.kind, _OPERATION.time).where(_OPERATION.of == operation.id)
    last = connection.execute(turn.order_by(_OPERATION.time.desc(), _OPERATION.id.desc()).limit(1)).first()
    return (last.kind == UNDO, last.time) if last else (False, operation.time)


def _own(author: str) -> Select[Any]:
    """What `author` did, the newest first, undoing and redoing left out."""
    query = select(tables.OPERATION).where(_OPERATION.author == author, _OPERATION.kind.not_in((UNDO, REDO)))
    return query.order_by(_OPERATION.time.desc(), _OPERATION.id.desc())


def _turned(author: str) -> Select[Any]:
    """What `author` ever undid or did again, by id: few among many."""
    turn = tables.OPERATION.alias()
    return select(turn.c.of).where(turn.c.of > "", turn.c.author == author)


def _last_word() -> Any:
    """Of an operation: `UNDO` or `REDO`, whichever was said of it last; null where neither was."""
    word = tables.OPERATION.alias()
    said = select(word.c.kind).where(word.c.of == _OPERATION.id).correlate(tables.OPERATION)
    return said.order_by(word.c.time.desc(), word.c.id.desc()).limit(1).scalar_subquery()


def _first(connection: Connection, query: Select[Any]) -> Operation | None:
    found = _with_changes(connection, query.limit(1))
    return found[0] if found else None
