"""The search index of a project: SQLite's FTS5 over the passages of its texts and over what persons wrote.

The index follows from the rest of the file. It is kept in the transaction that changes what it is of, may be lost without harm, and
is made anew where it is missing. Its tables begin with `search_`; FTS5 is SQLite's alone, so nothing outside this module and
`db.search` knows them.

    search_passage    a piece of a text: `source` is its position, the span counts code points
    search_text       FTS5, the words of the passage with that number: `form` as they stand, `lemma` what else they are found by
    search_entry      an entry of the notebook that can be found: `value` is the verdict or the tag, `target` the key of what it is
                      about, `about` its detail
    search_note       FTS5, the words of the entry with that number, and its kind
    search_place      the sources that an entry is about, by position
    search_moved      claims of old versions of a text, and where they are now

The two of FTS5 hold no texts, and nothing is taken out of them: what counts no longer has no row in `search_passage` or
`search_entry`, and its number is never given again. Claims are found by the passage that they begin in.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError

from db import tables
from reconciler.notebook.entries import (
    Annotation,
    Statement,
    Tag,
    TargetKind,
    Tie,
    Translation,
    Verdict,
    kind_of,
    source_key,
    target_of,
)
from reconciler.notebook.log import decode
from reconciler.notebook.state import Notebook
from reconciler.search.passages import passages
from reconciler.search.words import indexed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from reconciler.notebook.entries import Target

log = logging.getLogger(__name__)

VERSION = "1"  # of what is kept for a word: an index of another version is made anew
_NAME = "search"  # of the project's line that says whether there is an index
KINDS = ("verdict", "statement", "note", "tag", "translation", "tie")  # of entries that can be found
_SOURCE = tables.SOURCE.c
# what SQLite says where a table of the index is missing, torn, or holds what it should not
_DAMAGE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH)

TABLES = {
    "search_passage": "CREATE TABLE search_passage (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, span_start INTEGER NOT NULL, "
    "span_end INTEGER NOT NULL)",
    "search_text": "CREATE VIRTUAL TABLE search_text USING fts5(form, lemma, content='', tokenize='ascii')",
    "search_entry": "CREATE TABLE search_entry (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, "
    "author TEXT NOT NULL, time TEXT NOT NULL, value TEXT NOT NULL, target TEXT NOT NULL, target_kind TEXT NOT NULL, "
    "about TEXT NOT NULL)",
    "search_note": "CREATE VIRTUAL TABLE search_note USING fts5(form, lemma, kind, content='', tokenize='ascii')",
    "search_place": "CREATE TABLE search_place (entry INTEGER NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (entry, source)) "
    "WITHOUT ROWID",
    "search_moved": "CREATE TABLE search_moved (old TEXT NOT NULL PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID",
}
_INDEXES = (
    "CREATE INDEX ix_search_passage_source ON search_passage (source)",
    "CREATE INDEX ix_search_entry_kind ON search_entry (kind)",
    "CREATE INDEX ix_search_entry_about ON search_entry (about) WHERE about != ''",
    "CREATE INDEX ix_search_moved_new ON search_moved (new)",
)


# --- making it ---------------------------------------------------------------------------------------------------------------


def create(connection: Connection) -> None:
    """Make the tables of the index, empty."""
    for statement in (*TABLES.values(), *_INDEXES):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO search_note (search_note, rank) VALUES ('rank', 'bm25(1.0, 1.0, 0.0)')")


def is_declared(name: str | None, kind: str, _parents: object) -> bool:
    """For Alembic: whether a thing of the file is to be among what `db.tables` declares, and not of the index."""
    return kind != "table" or not (name or "").startswith("search_")


def confirm(connection: Connection) -> None:
    """Say that the index is whole."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO project VALUES (?, ?)", (_NAME, VERSION))


def is_whole(connection: Connection) -> bool:
    """Whether there is an index, and of this version."""
    wanted = ", ".join("?" * len(TABLES))
    query = f"SELECT count(*) FROM sqlite_master WHERE name IN ({wanted})"
    (found,) = connection.exec_driver_sql(query, tuple(TABLES)).one()
    stamp = connection.scalar(select(tables.PROJECT.c.value).where(tables.PROJECT.c.name == _NAME))
    return found == len(TABLES) and stamp == VERSION


def rebuild(connection: Connection) -> None:
    """Make the index anew of all that is in the project."""
    for name in TABLES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    create(connection)
    confirm(connection)
    _add_texts(connection, connection.scalars(select(_SOURCE.id).order_by(_SOURCE.position)).all())
    found = sorted(stored(connection), key=lambda entry: (entry.time, entry.key))
    _put_entries(connection, {entry.key: entry for entry in found})
    _put_moved(connection)


def stored(connection: Connection) -> Iterator[Any]:
    """The entries of the project that can be found."""
    entry = tables.ENTRY.c
    for row in connection.execute(select(entry.key, entry.value).where(entry.kind.in_(KINDS))).all():
        yield decode(row.key, row.value)


# --- keeping it --------------------------------------------------------------------------------------------------------------


def texts_added(connection: Connection, sources: Iterable[str]) -> None:
    """Take the texts of new sources into the index."""
    _harmless(connection, lambda: _add_texts(connection, sources))


def entries_set(connection: Connection, entries: Mapping[str, Any]) -> None:
    """Bring the index up to date with what stands under these keys now; None where nothing does."""

    def put() -> None:
        _put_entries(connection, {key: entry for key, entry in entries.items() if kind_of(key) in KINDS})
        if any(kind_of(key) == "anchor" for key in entries):
            _put_moved(connection)
        languages = [key.split(":")[1] for key in entries if kind_of(key) == "source" and key.endswith(":language")]
        if languages:
            _add_texts(connection, languages)

    _harmless(connection, put)


def _harmless(connection: Connection, keep: Callable[[], None]) -> None:
    """Keep the index if there is one; one that is damaged is given up, and what a person does is stored all the same."""
    if not is_whole(connection):
        return
    try:
        with connection.begin_nested():
            keep()
    except DBAPIError as error:
        if not is_damage(error):
            raise
        log.warning("The search index is damaged and will be made anew: %s", error.orig)
        give_up(connection)


def is_damage(error: DBAPIError) -> bool:
    """Whether `error` says that the index is not what it should be, and not that the disk is full or the like."""
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def give_up(connection: Connection) -> None:
    """Say that there is no index; the next search makes it anew."""
    connection.execute(delete(tables.PROJECT).where(tables.PROJECT.c.name == _NAME))


def _add_texts(connection: Connection, sources: Iterable[str]) -> None:
    last = _last(connection, "search_text")
    for source in sources:
        query = select(_SOURCE.position, _SOURCE.language, _SOURCE.text).where(_SOURCE.id == source)
        for row in connection.execute(query).all():
            language = language_of(connection, source, row.language)
            connection.exec_driver_sql("DELETE FROM search_passage WHERE source = ?", (row.position,))
            spans = list(enumerate(passages(row.text), last + 1))
            words = [(number, *indexed(row.text[start:end], language)) for number, (start, end) in spans]
            _insert(connection, "search_text (rowid, form, lemma)", words)
            _insert(connection, "search_passage", [(number, row.position, start, end) for number, (start, end) in spans])
            last += len(spans)


def language_of(connection: Connection, source: str, read: str) -> str:
    """The language of a source: what a person said of it, else what was `read`."""
    key = source_key(source, "language")
    value = connection.scalar(select(tables.ENTRY.c.value).where(tables.ENTRY.c.key == key))
    return str(decode(key, value).value) if value else read


def _put_entries(connection: Connection, entries: Mapping[str, Any]) -> None:
    named = "SELECT id FROM search_entry WHERE key IN (SELECT value FROM json_each(?))"
    gone = [(row.id,) for row in connection.exec_driver_sql(named, (json.dumps(list(entries)),)).all()]
    if gone:
        connection.exec_driver_sql("DELETE FROM search_place WHERE entry = ?", gone)
        connection.exec_driver_sql("DELETE FROM search_entry WHERE id = ?", gone)
    last = max(_last(connection, "search_note"), _last(connection, "search_entry"))
    there = list(enumerate(filter(None, entries.values()), last + 1))
    _insert(connection, "search_entry", [(n, *described(entry)) for n, entry in there])
    words = [(n, *indexed(written(entry)), kind_of(entry.key)) for n, entry in there if written(entry)]
    _insert(connection, "search_note (rowid, form, lemma, kind)", words)
    places = [(n, source) for n, entry in there for source in sources_of(entry)]
    if places:
        connection.exec_driver_sql("INSERT INTO search_place SELECT ?, position FROM source WHERE id = ?", places)


def moved(connection: Connection) -> set[tuple[str, str]]:
    """The claims of old versions that were carried over, each with the claim that it is now, by id."""
    entry = tables.ENTRY.c
    rows = connection.execute(select(entry.key, entry.value).where(entry.kind == "anchor")).all()
    carried = Notebook.read({row.key: row.value for row in rows})
    place = carried.new_places()
    return {(one.old.id, place(one.old.id)) for one in carried.carried}


def _put_moved(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM search_moved")
    _insert(connection, "search_moved", sorted(moved(connection)))


def _last(connection: Connection, table: str) -> int:
    number: int = connection.exec_driver_sql(f"SELECT rowid FROM {table} ORDER BY rowid DESC LIMIT 1").scalar() or 0
    return number


def _insert(connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", list(rows))


# --- what of an entry is kept ------------------------------------------------------------------------------------------------


def written(entry: Any) -> str:
    """What a person wrote in an entry."""
    if isinstance(entry, (Annotation, Statement, Translation)):
        return entry.text
    return entry.name if isinstance(entry, Tag) else str(entry.reason)


def sources_of(entry: Any) -> frozenset[str]:
    """The sources that an entry is about."""
    if isinstance(entry, Tie):
        return frozenset(anchor.source for anchor in entry.claims)
    target: Target = entry.target
    own = {target.detail} if target.kind is TargetKind.SOURCE else set()
    return frozenset(own.union(anchor.source for anchor in target.anchors))


def described(entry: Any) -> tuple[str, ...]:
    """What `search_entry` says of an entry after its number."""
    target = target_of(entry)
    about = (target.key, target.kind.value, target.detail) if target else ("", "", "")
    time = max(entry.time, entry.edited) if isinstance(entry, Annotation) else entry.time
    value = entry.value.value if isinstance(entry, Verdict) else entry.name.casefold() if isinstance(entry, Tag) else ""
    return entry.key, kind_of(entry.key), entry.author, time, value, *about
