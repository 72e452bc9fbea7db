"""The rows of a damaged project file, sorted to their tables.

Where the tree of a table is whole, its rows are found by it. Pages that no tree leads to any more are told by what is in them: how
many columns, of which types, and ids that begin as those of that table do. Nothing is written.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.pages import Pages, Row, Torn
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from reconciler.progress import Progress

Record = dict[str, Any]

_MOST_ROWS = 1 << 32  # more than a file has; ids count from 1
_SCHEMA_COLUMNS = 5  # type, name, tbl_name, rootpage, sql
_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "BOOLEAN": (int,),
    "FLOAT": (int, float),
    "VARCHAR": (str, Torn),
    "JSON": (str, Torn),
    "BLOB": (bytes, Torn),
}
# what the first letters of a value tell, by table and column
_BEGINS = {
    "source": {"id": "s"},
    "run_source": {"source": "s"},
    "claim": {"id": "c", "source": "s", "facets": "{"},
    "fact": {"id": "f", "sides": "["},
    "fact_claim": {"fact": "f", "claim": "c"},
    "link": {"fact": "f", "a": "c", "b": "c", "parts": "["},
    "discrepancy": {"id": "d", "claim_a": "c"},
    "reading": {"source": "s"},
    "copy": {"a": "s", "b": "s"},
    "operation": {"id": "o"},
    "project": {"name": "id"},
    "lexicon": {"name": "glossary"},
}
_KEYS = {"change": ("key",), "entry": ("key",), "need": ("needed", "key")}  # these hold a colon


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `default` is what a row has that was stored before the column was there."""

    name: str
    type: str
    nullable: bool
    is_row_id: bool
    default: Any


Layout = tuple[Column, ...]


@dataclass(slots=True)
class Found:
    """What is left of a table: `whole` records by column, those `torn` (with `Torn` values), and whether that is `all`."""

    whole: dict[int, Record] = field(default_factory=dict)
    torn: dict[int, Record] = field(default_factory=dict)
    all: bool = True


@dataclass(frozen=True, slots=True)
class Wreck:
    """What is left of a project of the schema `version`, by the names of its tables.

    `stale`: pages may be of an older state than others. `said` is what is wrong with the file as such, a sentence each.
    """

    version: int
    tables: Mapping[str, Found]
    stale: bool
    said: tuple[str, ...]


def layouts(path: Path) -> dict[str, Layout]:
    """The tables of the sound project file at `path`; those of the search index, which follows from the rest, are left out."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        named = [name for name in names if not name.startswith("search_")]  # the search index is made anew
        return {name: _layout(connection.execute(f"PRAGMA table_info({name})").fetchall()) for name in named}


def _layout(rows: list[tuple[Any, ...]]) -> Layout:
    keys = sum(bool(row[5]) for row in rows)
    return tuple(
        Column(name, kind.partition("(")[0], not required, bool(key) and keys == 1 and kind == "INTEGER", _literal(default))
        for _, name, kind, required, default, key in rows
    )


def _literal(default: str | None) -> Any:
    if default is None:
        return None
    return default[1:-1].replace("''", "'") if default.startswith("'") else int(default)


def version_of(pages: Pages, newest: int) -> int:
    """The schema of a damaged file: what its header says, else what its tables do; 0 where nothing tells it."""
    if 0 < pages.version <= newest:
        return pages.version
    names = set(_roots(pages)[0])
    return newest if "operation" in names else 2 if "lexicon" in names else 1 if "verdict" in names else 0


def read(pages: Pages, version: int, known: Mapping[str, Layout], progress: Progress = null_progress) -> Wreck:
    """All that `pages` still hold of the tables `known`, which are those of the schema `version`."""
    roots, schema = _roots(pages)
    tables = {name: Found(all=name in roots) for name in known}
    owned = set(schema)
    for name in known.keys() & roots.keys():
        leaves, whole = pages.leaves(roots[name])
        tables[name].all &= whole
        owned.update(leaves)
        for number in leaves:
            progress("read the tables", len(owned), pages.count)
            rows, every = pages.rows(number)
            tables[name].all &= every
            _take(tables[name], known[name], rows)
    free = pages.free()
    for number in range(1, pages.count + 1):
        progress("look for lost pages", number, pages.count)
        if number not in owned and number not in free and pages.is_leaf(number):
            rows, _ = pages.rows(number)
            owner = _owner(rows, known)
            if owner:
                tables[owner].all = False
                _take(tables[owner], known[owner], rows, stray=True)
    for found in tables.values():
        found.all &= not found.torn
    return Wreck(version, tables, pages.log_is_torn or bool(pages.missing), tuple(_said(pages)))


def _said(pages: Pages) -> Iterator[str]:
    if not pages.has_header:
        yield "The beginning of the file is lost."
    if pages.missing:
        yield f"The end of the file is lost: {pages.missing} pages of {pages.missing + pages.count}."
    if pages.log_is_torn:
        yield "The log beside the file, with what was stored last, is damaged: what of it is whole was used."


def _roots(pages: Pages) -> tuple[dict[str, int], list[int]]:
    """Where the tree of each table begins, and the pages that say so."""
    leaves, whole = pages.leaves(1)
    if not whole:
        leaves += [n for n in range(2, pages.count + 1) if n not in leaves and pages.is_leaf(n) and _is_schema(pages, n)]
    roots: dict[str, int] = {}
    for number in leaves:
        for row in pages.rows(number)[0]:
            if len(row.values) == _SCHEMA_COLUMNS and row.values[0] == "table" and isinstance(row.values[3], int):
                roots[str(row.values[1])] = row.values[3]
    return roots, leaves


def _is_schema(pages: Pages, number: int) -> bool:
    rows, _ = pages.rows(number)
    kinds = ("table", "index", "trigger", "view")
    return bool(rows) and all(len(row.values) == _SCHEMA_COLUMNS and row.values[0] in kinds for row in rows)


def _take(found: Found, layout: Layout, rows: Iterable[Row], *, stray: bool = False) -> None:
    """Add rows; those of a page that no tree leads to never take the place of others."""
    for row in rows:
        if stray and row.id in found.whole:
            continue
        if not _fits(layout, row):
            found.all = False
        elif row.whole:
            found.whole[row.id] = _record(layout, row)
            found.torn.pop(row.id, None)
        elif row.id not in found.whole:
            found.torn[row.id] = _record(layout, row)


def _record(layout: Layout, row: Row) -> Record:
    values = (*row.values, *(column.default for column in layout[len(row.values) :]))
    return {c.name: row.id if c.is_row_id else value for c, value in zip(layout, values, strict=True)}


def _fits(layout: Layout, row: Row) -> bool:
    if not 0 < row.id < _MOST_ROWS or len(row.values) > len(layout):
        return False
    if any(c.default is None and not c.nullable for c in layout[len(row.values) :]):
        return False
    return all(
        value is None if column.is_row_id else (value is None and column.nullable) or isinstance(value, _TYPES[column.type])
        for column, value in zip(layout, row.values, strict=False)
    )


def _owner(rows: list[Row], known: Mapping[str, Layout]) -> str:
    """The table that the rows of a page are of; empty where they are of none."""
    votes: dict[str, int] = defaultdict(int)
    for row in rows:
        for name, layout in known.items():
            if _fits(layout, row) and _looks_like(name, _record(layout, row)):
                votes[name] += 1
    return max(votes, key=lambda name: votes[name], default="")


def _looks_like(name: str, record: Record) -> bool:
    if name == "entry" and not str(record["key"]).startswith(f"{record['kind']}:"):
        return False
    begins = all(str(record[column]).startswith(letters) for column, letters in _BEGINS.get(name, {}).items())
    return begins and all(":" in str(record[column]) for column in _KEYS.get(name, ()))
