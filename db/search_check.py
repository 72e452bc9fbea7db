"""Whether the search index of a project is that of the project.

All places and entries are compared, and the words of some, drawn anew each time: to compare all would take as long as making the
index. Nothing is written, so that a project that is open for reading can be checked.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from db import tables
from db.search_index import described, is_whole, language_of, moved, sources_of, stored, written
from reconciler.search.passages import passages
from reconciler.search.words import indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

SAMPLE = 200  # passages, and entries, whose words are looked up
_WORDS = 40  # of each
_MEND = "`diptych check --mend` makes it anew"


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the index, one sentence a fault; no index at all is no fault: the next search makes it."""
    if not is_whole(connection):
        return
    try:
        astray = _texts_astray(connection) + _entries_astray(connection)
    except DBAPIError as error:
        yield f"The search index is damaged ({error.orig}): {_MEND}."
        return
    if astray:
        yield f"The search index does not fit the project in {astray} places: {_MEND}."


def _texts_astray(connection: Connection) -> int:
    source = tables.SOURCE.c
    expected: set[tuple[int, int, int]] = set()
    for row in connection.execute(select(source.position, source.text)):
        expected.update((row.position, start, end) for start, end in passages(row.text))
    kept = connection.exec_driver_sql("SELECT source, span_start, span_end FROM search_passage").all()
    wrong = len(expected ^ set(map(tuple, kept))) + len(kept) - len(set(kept))
    return wrong + _words_astray(connection, _some_passages(connection))


def _some_passages(connection: Connection) -> Iterator[tuple[str, int, str, str]]:
    numbers = connection.exec_driver_sql("SELECT id FROM search_passage").scalars().all()
    for number in random.sample(numbers, min(SAMPLE, len(numbers))):
        query = (
            "SELECT s.id, s.language, p.span_start, p.span_end, s.text FROM search_passage p "
            "JOIN source s ON s.position = p.source WHERE p.id = ?"
        )
        for identity, language, start, end, text in connection.exec_driver_sql(query, (number,)).all():
            yield "search_text", number, *indexed(text[start:end], language_of(connection, identity, language))


def _entries_astray(connection: Connection) -> int:
    entries = {entry.key: entry for entry in stored(connection)}
    rows = connection.exec_driver_sql("SELECT * FROM search_entry").all()
    wrong = len({described(entry) for entry in entries.values()} ^ {tuple(row[1:]) for row in rows})
    positions = {row.id: row.position for row in connection.execute(select(tables.SOURCE.c.id, tables.SOURCE.c.position))}
    expected = {(key, positions[s]) for key, entry in entries.items() for s in sources_of(entry) if s in positions}
    query = "SELECT e.key, p.source FROM search_place p JOIN search_entry e ON e.id = p.entry"
    wrong += len(expected ^ set(map(tuple, connection.exec_driver_sql(query).all())))
    wrong += len(moved(connection) ^ set(map(tuple, connection.exec_driver_sql("SELECT old, new FROM search_moved").all())))
    some = random.sample(rows, min(SAMPLE, len(rows)))
    worded = ((row.id, written(entries[row.key])) for row in some if row.key in entries)
    return wrong + _words_astray(connection, (("search_note", number, *indexed(words)) for number, words in worded))


def _words_astray(connection: Connection, some: Iterator[tuple[str, int, str, str]]) -> int:
    """How many rows of an index do not have the words that they should."""
    wrong = 0
    for table, number, forms, keys in some:
        first = " ".join(forms.split()[:_WORDS])
        wanted = [f'form : "{first}"'] if first else []
        wanted += [f'lemma : "{key}"' for key in keys.split()[:_WORDS]]
        if wanted:
            query = f"SELECT count(*) FROM {table} WHERE rowid = ? AND {table} MATCH ?"
            wrong += not connection.exec_driver_sql(query, (number, " AND ".join(wanted))).scalar()
    return wrong
