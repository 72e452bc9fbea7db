"""The promises that a project file keeps, looked at one by one: hashes, ids, quotes, evidence, and rows that can be read.

Each fault is one sentence with its place. Nothing is changed, and a row that cannot be read hides none of the other tables.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from db import log, mapping, tables
from reconciler.errors import InputError
from reconciler.glossary import read_glossary
from reconciler.model import content_id
from reconciler.notebook.log import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Table

# how each table's row becomes a value; a row that cannot is a fault
_VALUES: tuple[tuple[Table, Callable[[Any], Any]], ...] = (
    (tables.SOURCE, mapping.document_of),
    (tables.CLAIM, mapping.claim_of),
    (tables.FACT, lambda row: mapping.facts_of([row], [], [])),
    (tables.LINK, mapping.link_of),
    (tables.DISCREPANCY, mapping.discrepancy_of),
    (tables.ENTRY, lambda row: decode(row.key, row.value)),
)


def faults(connection: Connection) -> Iterator[str]:
    """Every fault of the project's content, in the order of the tables."""
    for table, value_of in _VALUES:
        yield from _unreadable(connection, table, value_of)
    yield from _wrong_sources(connection)
    yield from _wrong_quotes(connection)
    yield from _wrong_evidence(connection)
    yield from _wrong_glossary(connection)
    yield from _wrong_log(connection)
    yield from _wrong_entries(connection)


def _unreadable(connection: Connection, table: Table, value_of: Callable[[Any], Any]) -> Iterator[str]:
    try:
        for row in connection.execute(select(table)):
            value_of(row)
    except (ValueError, KeyError, TypeError) as error:
        yield f"The table {table.name} holds something that is none of its kind ({error}): restore a copy of the project."


def _wrong_sources(connection: Connection) -> Iterator[str]:
    source = tables.SOURCE.c
    for row in connection.execute(select(source.id, source.name, source.side, source.sha256, source.text, source.original)):
        content = row.original or row.text.encode("utf-8")
        if hashlib.sha256(content).hexdigest() != row.sha256:
            yield f"The source {row.name} ({row.side}) is not what was read: its hash differs; restore a copy of the project."
        if content_id("s", row.side, row.name, row.text) != row.id:
            yield f"The source {row.name} ({row.side}) does not carry its own id: its text was changed, so restore a copy."


def _wrong_quotes(connection: Connection) -> Iterator[str]:
    claim = tables.CLAIM.c
    texts = _texts(connection)
    for row in connection.execute(select(claim.id, claim.source, claim.span_start, claim.span_end, claim.quote)):
        name, text = texts.get(row.source, (row.source, ""))
        place = f"{name}, {row.span_start} to {row.span_end}"
        if not row.quote or text[row.span_start : row.span_end] != row.quote:
            yield f"A quote is not its source ({place}): run `diptych reconcile` again."
        elif content_id("c", row.source, str(row.span_start), str(row.span_end)) != row.id:
            yield f"A claim does not carry its own id ({place}): run `diptych reconcile` again."


def _wrong_evidence(connection: Connection) -> Iterator[str]:
    texts = _texts(connection)
    for side in ("a", "b"):
        for source, start, end in connection.execute(_evidence(side)):
            name, text = texts.get(source, (source, ""))
            if not 0 <= start < end <= len(text):
                place = f"{name}, {start} to {end}"
                yield f"The evidence of a discrepancy lies outside its source ({place}): run `diptych reconcile` again."


def _wrong_glossary(connection: Connection) -> Iterator[str]:
    entry = tables.ENTRY.c
    for value in connection.scalars(select(entry.value).where(entry.key == "setting:glossary")):
        try:
            read_glossary(decode("setting:glossary", value).value)
        except InputError as error:
            yield f"The project's glossary cannot be read ({str(error).rstrip('.')}): set it again with `diptych glossary`."


def _wrong_log(connection: Connection) -> Iterator[str]:
    """Every operation bears the hash of what it says."""
    stored = set(connection.scalars(select(tables.OPERATION.c.id)))
    wrong = sum(operation.id not in stored for operation in log.operations(connection))
    if wrong:
        yield f"The log of operations was changed in {wrong} places by something other than Diptych: restore a copy of the project."


def _wrong_entries(connection: Connection) -> Iterator[str]:
    """The notebook is what the log leaves behind."""
    stored = log.entries(connection)
    changed = set(connection.scalars(select(tables.CHANGE.c.key).distinct()))
    rebuilt = {key: value for key, value in log.last_values(connection, changed).items() if value}
    wrong = {key for key in stored.keys() | rebuilt.keys() if stored.get(key) != rebuilt.get(key)}
    if wrong:
        yield f"The notebook differs from its log in {len(wrong)} places: restore a copy of the project, or have it made anew."


def _evidence(side: str) -> Select[Any]:
    """Source, start and end of the evidence of the side "a" or "b", where there is any."""
    claim, found = tables.CLAIM.c, tables.DISCREPANCY.c
    start, end = found[f"evidence_{side}_start"], found[f"evidence_{side}_end"]
    joined = (claim.run == found.run) & (claim.id == found[f"claim_{side}"])
    return select(claim.source, start, end).where(joined, start.is_not(None)).order_by(found.position)


def _texts(connection: Connection) -> dict[str, tuple[str, str]]:
    source = tables.SOURCE.c
    return {row.id: (row.name, row.text) for row in connection.execute(select(source.id, source.name, source.text))}
