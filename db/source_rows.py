"""The sources of a project in SQL: put in, and read in the order in which they were added.

That order is the log's, not the file's: it is the same in every copy of a project that knows the same operations. Every function
works inside the transaction of the connection that it is handed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from db import log, mapping, search_index, tables
from reconciler.notebook.entries import source_key
from reconciler.notebook.state import Notebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from reconciler.model import Document

_BATCH = 100  # sources at a time: they carry their texts


def put_in(connection: Connection, documents: Sequence[Document]) -> None:
    """Store those of `documents` that are not here yet."""
    stored = set(connection.scalars(select(tables.SOURCE.c.id)))
    last = connection.scalar(select(func.max(tables.SOURCE.c.position))) or 0
    fresh = [d for d in documents if d.id not in stored]
    records = [mapping.document_record(document, place) for place, document in enumerate(fresh, last + 1)]
    for first in range(0, len(records), _BATCH):
        connection.execute(insert(tables.SOURCE), records[first : first + _BATCH])
    search_index.texts_added(connection, [document.id for document in fresh])


def read(connection: Connection) -> tuple[Document, ...]:
    """All that were ever put in, as they were read, in the order in which they were first added, in whichever copy."""
    change, operation = tables.CHANGE.c, tables.OPERATION.c
    keys = select(change.key).join(tables.OPERATION, change.operation == operation.position)
    keys = keys.where(change.key >= "source:", change.key < "source;")  # a semicolon comes next to a colon
    in_order = connection.scalars(keys.order_by(operation.time, operation.id, change.position))
    places = {key: place for place, key in enumerate(dict.fromkeys(in_order))}
    rows = connection.execute(select(tables.SOURCE).order_by(tables.SOURCE.c.position)).all()
    rows = sorted(rows, key=lambda row: places.get(source_key(row.id, "present"), len(places)))
    return tuple(mapping.document_of(row) for row in rows)


def said(connection: Connection) -> Notebook:
    """What a person says of them."""
    return Notebook.read(log.entries(connection, ("source",)))
