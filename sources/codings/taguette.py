"""Taguette's projects (SQLite): documents as HTML, highlights with offsets in UTF-8 bytes of their text, tags.

The text is written a block a paragraph; the offsets count in the text nodes alone. Each highlight is held against the snippet that
Taguette keeps of it; where that differs, it is named and left out. Read without SQL of the project: the file is opened by SQLite,
read-only, from a copy in memory.
"""

from __future__ import annotations

import json
import sqlite3
import time
from bisect import bisect_left
from html.parser import HTMLParser
from itertools import accumulate
from typing import TYPE_CHECKING

from reconciler.errors import SourceError
from sources.codings.coded import Coded, CodedText, Marked, Said, SaidKind, excerpt, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 512 << 20
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr",
    "ul",
))  # fmt: skip
_SECONDS = 30.0  # that the reading of a database may take
_STEPS = 100_000  # of SQLite's machine between two looks at the clock


def recognises(content: bytes) -> bool:
    return content.startswith(b"SQLite format 3\0")


def read(content: bytes, name: str) -> Coded:
    """Raises SourceError where the file is no project of Taguette, or damaged."""
    if not recognises(content) or len(content) > _MOST:
        raise SourceError(f"{name} is no project of Taguette: export it there as a database (SQLite).")
    connection = sqlite3.connect(":memory:")
    try:
        # one that kept a log beside it cannot be opened in memory, unless its header says that it has none
        connection.deserialize(content[:18] + b"\1\1" + content[20:])
        end = time.monotonic() + _SECONDS
        connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        connection.execute("PRAGMA query_only = 1")
        connection.execute("PRAGMA trusted_schema = 0")
        return _read(connection)
    except (sqlite3.Error, UnicodeDecodeError, TypeError, ValueError) as error:
        raise SourceError(f"{name} is no project of Taguette, or it is damaged: export it there again.") from error
    finally:
        connection.close()


def _read(connection: sqlite3.Connection) -> Coded:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"documents", "highlights", "tags", "highlight_tags"} <= tables:
        raise ValueError("no tables of Taguette")
    columns = {row[1] for row in connection.execute("PRAGMA table_info(highlights)")}
    snippet = "snippet" if "snippet" in columns else "NULL"
    tags: dict[int, list[str]] = {}
    query = "SELECT highlight_id, path FROM highlight_tags JOIN tags ON tags.id = tag_id ORDER BY highlight_id, path"
    for highlight, path in connection.execute(query):
        tags.setdefault(int(highlight), []).append(str(path))
    authors = _authors(connection) if "commands" in tables else {}
    failures: list[str] = []
    texts: list[CodedText] = []
    for number, title, description, html in connection.execute("SELECT id, name, description, contents FROM documents ORDER BY id"):
        rows = connection.execute(
            f"SELECT id, start_offset, end_offset, {snippet} FROM highlights WHERE document_id = ? ORDER BY start_offset, id",
            (number,),
        )
        page = _Page(str(html))
        if not page.text.strip():
            failures.append(f"Not taken in: {excerpt(str(title))}, which is empty.")
            continue
        marks = tuple(_marks(page, rows, tags, authors, str(title), failures))
        said = (Said(SaidKind.NOTE, str(description).strip()),) if str(description or "").strip() else ()
        texts.append(
            CodedText(
                str(title), page.text, marks=marks, said=said, original=str(html).encode("utf-8", "replace"), media_type="text/html"
            )
        )
    described = [row[0] for row in connection.execute("SELECT path FROM tags WHERE description != '' ORDER BY path")]
    if described:
        failures.append(f"Not taken in: the descriptions of tags ({', '.join(described[:5])}{'…' if len(described) > 5 else ''}).")
    return Coded(tuple(texts), (), tuple(failures))


def _authors(connection: sqlite3.Connection) -> dict[int, tuple[str, str]]:
    """Who made each highlight, and when, by Taguette's own log."""
    found: dict[int, tuple[str, str]] = {}
    for login, date, payload in connection.execute("SELECT user_login, date, payload FROM commands ORDER BY id"):
        said = json.loads(payload)
        if isinstance(said, dict) and said.get("type") == "highlight_add" and isinstance(said.get("highlight_id"), int):
            found.setdefault(said["highlight_id"], (str(login), moment(str(date))))
    return found


def _marks(
    page: _Page,
    rows: sqlite3.Cursor,
    tags: dict[int, list[str]],
    authors: dict[int, tuple[str, str]],
    title: str,
    failures: list[str],
) -> Iterator[Marked]:
    for number, start, end, snippet in rows:
        span = page.span(int(start), int(end))
        if span is None or (snippet is not None and _plain(_Page(str(snippet)).text) != _plain(page.text[slice(*span)])):
            words = excerpt(_Page(str(snippet)).text) if snippet else "a highlight"
            failures.append(f"Not taken in: {words} in {excerpt(title)} at {start}–{end}, for its words do not stand there.")
            continue
        who = authors.get(int(number), ("", ""))
        yield Marked(*span, tuple(Said(SaidKind.TAG, path, *who) for path in tags.get(int(number), ())), *who)


class _Page(HTMLParser):
    """The text of a document with line breaks between its blocks, and where each of its own characters stands in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._places: list[int] = []  # of each character of the text nodes, in `text`
        self._own: list[str] = []
        self._length = 0
        self.feed(html.replace("\r\n", "\n").replace("\r", "\n").lstrip())
        self.close()
        self.text = "".join(self._out)
        self._bytes = list(accumulate((len(c.encode("utf-8", "surrogatepass")) for c in "".join(self._own)), initial=0))

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """`[start, end)` in bytes of the text nodes as code points of `text`; None where it is no place in it."""
        first, last = bisect_left(self._bytes, start), bisect_left(self._bytes, end)
        if not 0 <= start < end <= self._bytes[-1] or self._bytes[first] != start or self._bytes[last] != end:
            return None
        return self._places[first], self._places[last - 1] + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._block(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        self._block(tag)

    def handle_data(self, data: str) -> None:
        for c in data:
            self._own.append(c)
            self._places.append(self._length)
            self._out.append(c)
            self._length += 1

    def _block(self, tag: str) -> None:
        if tag in _BLOCKS and self._out and not self._out[-1].endswith("\n"):
            self._out.append("\n")
            self._length += 1


def _plain(text: str) -> str:
    return " ".join(text.split())
