"""What is left of the operation log of a damaged project, as operations that can be stored again.

An operation whose hash fits is what it was. Of one that is torn, the changes that can be read are kept as an operation of the kind
`SALVAGE`, at its time. Where operations are missing, what stands in the notebook is held against what the others leave behind: an
entry that is newer than all that is known of it is put back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reconciler.notebook.entries import kind_of
from reconciler.notebook.log import Change, Operation, decode, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.wreck import Found, Record

SALVAGE = "salvage"
_EPOCH = "1970-01-01T00:00:00.000000+00:00"


@dataclass(frozen=True, slots=True)
class Rescued:
    """The `operations`, in the order in which the file learned of them.

    `torn` are the numbers (`position` in the file) of those that are there in part; `missing` the first and last number of each run
    of those that are not; `after` the number after which others may be lost, if that cannot be told. `put_back` counts the entries
    that only the notebook still knew.
    """

    operations: tuple[Operation, ...]
    torn: tuple[int, ...]
    missing: tuple[tuple[int, int], ...]
    after: int | None = None
    put_back: int = 0


def rescue(found: Mapping[str, Found], *, stale: bool, now: str) -> Rescued:
    """The log that the tables `found` still hold, with what only their entries know; `now` is the time of the latter.

    `stale`: some of the tables may be older than others.
    """
    operations, changes, entries = found["operation"], found["change"], found["entry"]
    by_operation: dict[int, list[Record]] = defaultdict(list)
    for record in changes.whole.values():
        by_operation[record["operation"]].append(record)
    kept = _Kept(entries)
    state: dict[str, str] = {}
    recorded = operations.whole.keys() | operations.torn.keys() | by_operation.keys()
    last = max(recorded, default=0)
    made: list[Operation] = []
    torn: list[int] = []
    time = _EPOCH
    for number in sorted(recorded):
        said = sorted(by_operation[number], key=lambda record: record["position"])
        operation = _whole(operations.whole.get(number), said, state, kept)
        if operation is None:
            torn.append(number)
            operation = _part(operations.whole.get(number), said, number, (time, now))
        if operation is not None:
            made.append(operation)
            time = operation.time
            state.update((one.key, one.after) for one in operation.changes)
    made = _without_strays(made)
    missing = gaps(recorded)
    if not torn and not missing and operations.all and changes.all and not stale:
        return Rescued(tuple(made), (), ())
    back = _put_back(made, kept, trusted=entries.all and not stale, now=now)
    after = last if stale or not (operations.all or changes.all) else None
    return Rescued((*made, *back), tuple(torn), missing, after, sum(len(operation.changes) for operation in back))


class _Kept:
    """What the notebook still holds: entries as JSON by their keys, and the keys by the time of their entry."""

    def __init__(self, entries: Found) -> None:
        checked = {r["key"]: _checked(r["key"], r["value"]) for r in entries.whole.values() if r["kind"] == kind_of(r["key"])}
        self.values = {key: value for key, value in checked.items() if value}
        self.by_time: dict[str, list[str]] = defaultdict(list)
        for key, value in self.values.items():
            self.by_time[_time(key, value)].append(key)


def _whole(record: Record | None, said: Sequence[Record], state: Mapping[str, str], kept: _Kept) -> Operation | None:
    """The operation of a record and its changes, if that is what its hash says.

    What is damaged or missing in the changes is tried with what the operations before left, and with what the notebook holds.
    """
    if record is None:
        return None
    own = [(one["key"], one["before"], one["after"]) for one in said]
    lost = [] if said else [(key, state.get(key, ""), kept.values[key]) for key in kept.by_time[record["time"]]]
    for changes in (
        own or lost,
        [(key, before, kept.values.get(key, "")) for key, before, _ in own],
        [(key, state.get(key, ""), after) for key, _, after in own],
        [(key, state.get(key, ""), kept.values.get(key, "")) for key, _, _ in own],
    ):
        made = tuple(Change(*one) for one in changes)
        operation = Operation(record["kind"], made, record["author"], record["time"], record["reason"], record["of"])
        if operation.id == record["id"]:
            return operation
    return None


def _part(record: Record | None, said: Iterable[Record], number: int, span: tuple[str, str]) -> Operation | None:
    """What can be read of an operation; None where that changes nothing. A time outside `span` is not believed."""
    changes = [Change(one["key"], _checked(one["key"], one["before"]) or "", one["after"]) for one in said if _is_change(one)]
    if not changes:
        return None
    entry = next((decode(one.key, one.after) for one in changes if one.after), None)
    author = record["author"] if record else entry.author if entry else ""
    times = [record["time"] if record else "", entry.time if entry else ""]
    when = next((time for time in times if _is_time(time) and span[0] <= time <= span[1]), span[0])
    return Operation(SALVAGE, tuple(changes), author, when, f"What is left of operation {number} of a damaged file.")


def _is_time(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).astimezone(UTC).isoformat(timespec="microseconds") == value
    except ValueError:
        return False


def _is_change(record: Record) -> bool:
    return not record["after"] or _checked(record["key"], record["after"]) is not None


def _checked(key: str, value: str) -> str | None:
    """`value` if it is an entry that belongs under `key`, else None."""
    try:
        entry = decode(key, value)
        return value if entry and entry.key == key and _is_time(entry.time) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _without_strays(operations: list[Operation]) -> list[Operation]:
    """The same; what undoes an operation that is not there any more says only what it changes."""
    known = {operation.id for operation in operations}
    reason = "What undid or redid an operation that is lost."
    return [
        o if not o.of or o.of in known else Operation(SALVAGE, o.changes, o.author, o.time, o.reason or reason) for o in operations
    ]


def _put_back(operations: list[Operation], kept: _Kept, *, trusted: bool, now: str) -> list[Operation]:
    """What makes the notebook of `operations` the one that was kept, where that knows more; an operation an author."""
    log = fold(operations)
    newest = {one.key: o.time for o in sorted(operations, key=lambda o: o.order) for one in o.changes}
    wanted: dict[str, str] = {
        key: value
        for key, value in kept.values.items()
        if value != log.get(key) and (trusted or _time(key, value) > newest.get(key, ""))
    }
    if trusted:
        wanted |= dict.fromkeys(log.keys() - kept.values.keys(), "")
    by_author: dict[str, list[Change]] = defaultdict(list)
    for key, value in sorted(wanted.items()):
        author = decode(key, value or log[key]).author
        by_author[author].append(Change(key, log.get(key, ""), value))
    reason = "Put back from the notebook of a damaged file, which knew more than was left of its log."
    return [Operation(SALVAGE, tuple(changes), author, now, reason) for author, changes in by_author.items()]


def _time(key: str, value: str) -> str:
    entry: Any = decode(key, value)
    return max(str(entry.time), str(getattr(entry, "edited", "")))


def lost(rescued: Rescued) -> Iterator[str]:
    """What is not whole any more, a sentence each."""
    if rescued.torn:
        yield f"Of the operations, {numbers((n, n) for n in rescued.torn)} are damaged: what could be read of them was kept."
    if rescued.missing:
        yield f"Of the operations, {numbers(rescued.missing)} are lost."
    if rescued.after is not None:
        yield f"Whether there were operations after number {rescued.after} cannot be told."
    if rescued.put_back:
        what = "one entry" if rescued.put_back == 1 else f"{rescued.put_back} entries"
        yield f"Only the notebook still knew of {what}: put back, without its history."


def gaps(present: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """The first and last number of each run that is missing among `present`, which count from 1."""
    ordered = sorted({0, *present})
    return tuple((a + 1, b - 1) for a, b in pairwise(ordered) if b > a + 1)


def numbers(runs: Iterable[tuple[int, int]]) -> str:
    """How many numbers are in `runs`, and which, neighbours joined: 6 (numbers 3, 5 to 9)."""
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and first == joined[-1][1] + 1:
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    count = sum(last - first + 1 for first, last in joined)
    which = ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in joined)
    return f"{count} ({'number' if count == 1 else 'numbers'} {which})"
