"""The operation log of a project as JSON, format 1: what was done, by whom and when, with before and after; readable back.

Entries stand in it as objects, null where there is none. An operation's `id` is a hash of all that it says, so that a log that was
changed is told from one that was not.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reconciler.errors import InputError
from reconciler.notebook.log import Change, Operation

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = 1
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write(operations: Iterable[Operation], project: str, generator: str) -> bytes:
    """`operations` in their order, of the project with the id `project`, as UTF-8."""
    data = {"format": FORMAT, "generator": generator, "project": project, "operations": records(operations)}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def read(content: bytes) -> tuple[Operation, ...]:
    """The operations that `write` wrote; raises InputError where it is no such log, or was changed."""
    try:
        data = json.loads(content.decode("utf-8", "surrogatepass"))
        if data["format"] != FORMAT:
            raise InputError(f"The log has format {data['format']}, and only {FORMAT} is known: update Diptych to read it.")
        return operations(data["operations"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"This is no log of a Diptych project ({error}): write one with `diptych history P --json OUT`."
        ) from error


def records(operations: Iterable[Operation]) -> list[dict[str, Any]]:
    """`operations` as JSON holds them."""
    return [_record(operation) for operation in operations]


def operations(records: Iterable[dict[str, Any]]) -> tuple[Operation, ...]:
    """What `records` gave; raises InputError where one was changed, ValueError, KeyError or TypeError where one is none."""
    found = [(_operation(record), record["id"]) for record in records]
    if any(operation.id != said for operation, said in found):
        raise InputError("The log was changed since it was written: write it again from its project.")
    return tuple(operation for operation, _ in found)


def _record(operation: Operation) -> dict[str, Any]:
    return {
        "id": operation.id,
        "kind": operation.kind,
        "author": operation.author,
        "time": operation.time,
        "reason": operation.reason,
        "of": operation.of or None,
        "changes": [{"key": one.key, "before": _value(one.before), "after": _value(one.after)} for one in operation.changes],
    }


def _operation(record: dict[str, Any]) -> Operation:
    changes = tuple(Change(one["key"], _text(one["before"]), _text(one["after"])) for one in record["changes"])
    return Operation(record["kind"], changes, record["author"], record["time"], record["reason"], record["of"] or "")


def _value(text: str) -> Any:
    return json.loads(text) if text else None


def _text(value: Any) -> str:
    return "" if value is None else _JSON.encode(value)
