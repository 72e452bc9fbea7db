"""`sources.toml`: which files are whose. `[[source]]` tables with `file`, `side` and, if wanted, bibliographic fields.

    [[source]]
    file = "page.html"        # relative to the folder, with "/"
    side = "One side"
    title = "..."             # also publisher, author, language, url, published, accessed

Everything is text in quotes; `published` and `accessed` may also be TOML dates.
"""

from __future__ import annotations

import posixpath
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from reconciler.errors import ManifestError
from sources.metadata import Metadata

NEEDED = ("file", "side")
KEYS = (*NEEDED, "title", "publisher", "author", "language", "url", "published", "accessed")
_DATES = ("published", "accessed")


@dataclass(frozen=True, slots=True)
class Entry:
    """One source as it is listed; `file` is relative, normalised, and stays below the folder."""

    file: str
    side: str
    metadata: Metadata


def parse(content: bytes, where: str, keys: tuple[str, ...] = KEYS) -> tuple[Entry, ...]:
    """The entries in their order; `where` names the file in messages, `keys` are the known ones.

    Raises ManifestError, naming the key, for bad TOML or encoding, an unknown or missing key, a wrong type, a path that leaves the
    folder, and a file that is listed twice.
    """
    tables = _tables(content, where)
    entries = tuple(_entry(table, f"{where}, source {number}", keys) for number, table in enumerate(tables, 1))
    seen: set[str] = set()
    for entry in entries:
        if entry.file in seen:
            raise ManifestError(f'{where} lists the file "{entry.file}" twice: keep one of the two.')
        seen.add(entry.file)
    return entries


def _tables(content: bytes, where: str) -> list[Any]:
    try:
        whole = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ManifestError(f"{where} is not in UTF-8 (byte {error.start}): save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ManifestError(f"{where} is not valid TOML: {str(error).rstrip('.')}.") from error
    for key in whole:
        if key != "source":
            raise ManifestError(f'{where} has an unknown key "{key}": it may hold [[source]] tables only.')
    tables = whole.get("source", [])
    if not isinstance(tables, list) or not tables:
        raise ManifestError(f"{where} lists no source: write a [[source]] table with file and side for each text.")
    return tables


def _entry(table: object, where: str, keys: tuple[str, ...]) -> Entry:
    if not isinstance(table, dict):
        raise ManifestError(f"{where} is no table: write [[source]] on a line of its own, then file and side.")
    for key in table:
        if key not in keys:
            raise ManifestError(f'{where} has an unknown key "{key}": known are {", ".join(keys)}.')
    values = {key: _text(key, value, where) for key, value in table.items()}
    for key in NEEDED:
        if not values.get(key):
            raise ManifestError(f'{where} lacks the key "{key}": every source needs file and side.')
    return Entry(_inside(values.pop("file"), where), values.pop("side"), Metadata(**values))


def _text(key: str, value: object, where: str) -> str:
    if isinstance(value, str):
        return value.strip()
    if key in _DATES and isinstance(value, date):
        return value.isoformat()[:10]
    raise ManifestError(f'{where} has a value for "{key}" that is not text: put it in quotes.')


def _inside(file: str, where: str) -> str:
    path = posixpath.normpath(file)
    if path.startswith(("/", "..")) or path == "." or "\0" in path:
        raise ManifestError(f'{where} has a "file" that leaves the folder ({file}): name files below the folder only.')
    return path
