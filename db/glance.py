"""What is looked at whenever a project is opened: a little of everything, in less than a tenth of a second however large it is.

The newest operations, a stretch of claims anywhere, the sources of those. What is looked at is drawn anew each time, so that damage
anywhere is found after a while; `db.checks` looks at all of it.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db import checks, log, tables
from reconciler.notebook.log import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

OPERATIONS = 100  # of the newest
CLAIMS = 100  # in a row
SOURCES = 3  # where there are no claims
BYTES = 4_000_000  # of texts; a longer one is left to the thorough check


def faults(connection: Connection) -> tuple[str, ...]:
    """What is wrong with what was looked at, one sentence a fault."""
    try:
        return tuple(dict.fromkeys((*_notebook(connection), *_texts(connection))))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return (f"The project holds something that cannot be read ({error}): run `diptych check` to see what.",)


def _notebook(connection: Connection) -> Iterator[str]:
    newest = log.operations(connection, newest=OPERATIONS)
    stored = set(connection.scalars(select(tables.OPERATION.c.id).where(tables.OPERATION.c.id.in_([o.id for o in newest]))))
    if len(stored) < len(newest):
        yield "The log of operations was changed by something other than Diptych: run `diptych check` to see what."
    keys = {one.key for operation in newest for one in operation.changes}
    entries = log.StoredEntries(connection)
    for key, value in log.last_values(connection, keys).items():
        if entries.value(key) != value:
            yield "The notebook differs from its log: run `diptych check` to see where."
        decode(key, value)


def _texts(connection: Connection) -> Iterator[str]:
    claims = _some_claims(connection)
    wanted = {row.source for row in claims} or _some_sources(connection)
    sources = {row.id: row for row in _within_budget(connection, wanted)}
    for source in sources.values():
        yield from checks.wrong_source(source)
    for claim in claims:
        if claim.source in sources:
            yield from checks.wrong_quote(claim, sources[claim.source].name, sources[claim.source].text)


def _some_claims(connection: Connection) -> list[Any]:
    claim = tables.CLAIM.c
    run = connection.scalar(select(tables.RUN.c.id).where(tables.RUN.c.current))
    last = connection.scalar(select(func.max(claim.position)).where(claim.run == run))
    if last is None:
        return []
    first = random.randint(0, max(0, last - CLAIMS))
    query = select(claim.id, claim.source, claim.span_start, claim.span_end, claim.quote).where(claim.run == run)
    return list(connection.execute(query.where(claim.position.between(first, first + CLAIMS))))


def _some_sources(connection: Connection) -> set[str]:
    ids = connection.scalars(select(tables.SOURCE.c.id)).all()
    return set(random.sample(ids, min(SOURCES, len(ids))))


def _within_budget(connection: Connection, ids: Iterable[str]) -> Iterator[Any]:
    source = tables.SOURCE.c
    left = BYTES
    for row in connection.execute(select(source.position, source.id).where(source.id.in_(ids))).all():
        left -= _size(connection, row.position)
        if left > 0:
            query = select(source.id, source.name, source.side, source.sha256, source.text, source.original)
            yield connection.execute(query.where(source.id == row.id)).one()


def _size(connection: Connection, position: int) -> int:
    """Bytes of a source's text and original, which SQLite knows without reading them."""
    driver: Any = connection.connection.driver_connection
    size = 0
    for column in ("text", "original"):
        with driver.blobopen("source", column, position, readonly=True) as blob:
            size += len(blob)
    return size
