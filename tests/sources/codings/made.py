"""Files of other tools, made here as each of them writes them."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from xml.sax.saxutils import escape, quoteattr

TEXT = "The bridge was opened on 3 March 2014.\n\nThe mayor spoke to 112 guests. 🎉 Rain fell.\n\nBread was cheap in those days."
WORDS = ("The bridge was opened", "112 guests", "Rain fell", "Bread was cheap")
ANN, BEN = "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"


def guid(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012}"


def count(text: str, at: int, *, wide: bool = False, breaks: int = 1, mark: int = 0) -> int:
    """The position of the code point `at`, as a tool counts it."""
    before = text[:at]
    return mark + sum((2 if wide and ord(c) > 0xFFFF else 1) + (breaks - 1 if c == "\n" else 0) for c in before)


def qdpx(
    text: str = TEXT,
    words: tuple[str, ...] = WORDS,
    *,
    content: bytes | None = None,
    named: bool = True,
    shift: int = 0,
    inclusive: bool = False,
    inline: bool = False,
    extra: str = "",
    source: str = "",
    **counted: int | bool,
) -> bytes:
    """A project of one text, in which `words` are coded, each by its own code; `content` is its file in the zip."""
    selections = []
    for number, one in enumerate(words):
        at = text.index(one)
        start, end = (count(text, place, **counted) + shift for place in (at, at + len(one)))  # type: ignore[arg-type]
        name = quoteattr(one) if named else '""'
        selections.append(
            f'<PlainTextSelection guid="{guid(100 + number)}" name={name} startPosition="{start}" endPosition="{end - inclusive}"'
            f' creatingUser="{ANN}" creationDateTime="2020-01-02T03:04:05Z">'
            f'<Coding guid="{guid(200 + number)}" creatingUser="{BEN}">'
            f'<CodeRef targetGUID="{guid(300 + number)}"/></Coding></PlainTextSelection>'
        )
    codes = "".join(
        f'<Code guid="{guid(300 + number)}" name={quoteattr(f"Code {number}")} isCodable="true"/>' for number in range(len(words))
    )
    body = f"<PlainTextContent>{escape(text)}</PlainTextContent>" if inline else ""
    path = "" if inline else f' plainTextPath="internal://{guid(1)}.txt"'
    project = (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Bridge" origin="made by hand">'
        f'<Users><User guid="{ANN}" name="Ann"/><User guid="{BEN}" name="Ben"/></Users>'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>"
        f'<Sources><TextSource guid="{guid(1)}" name="Bridge"{path}>{body}'
        f"{''.join(selections)}{source}</TextSource></Sources>{extra}</Project>"
    )
    return packed({"project.qde": project.encode(), f"Sources/{guid(1)}.txt": text.encode() if content is None else content})


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


SCHEMA = """
CREATE TABLE users (login VARCHAR(30) PRIMARY KEY);
CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR(200) NOT NULL, description TEXT NOT NULL,
  filename VARCHAR(200) NOT NULL,
  created DATETIME, project_id INTEGER NOT NULL, text_direction VARCHAR(13), contents TEXT NOT NULL);
CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL);
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (highlight_id, tag_id));
CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL,
  document_id INTEGER, payload TEXT NOT NULL);
"""


def taguette(html: str, highlights: list[tuple[int, int, str]], *, wal: bool = False) -> bytes:
    """A project of one document, with highlights (offsets in bytes, snippet), all under the tag `river.bridge`, made by Ann."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        connection.execute(
            "INSERT INTO documents VALUES (1, 'Bridge', 'From the archive', 'bridge.html', NULL, 1, 'LEFT_TO_RIGHT', ?)", (html,)
        )
        connection.execute("INSERT INTO tags VALUES (1, 1, 'river.bridge', 'All on the bridge')")
        for number, (start, end, snippet) in enumerate(highlights, 1):
            connection.execute("INSERT INTO highlights VALUES (?, 1, ?, ?, ?)", (number, start, end, snippet))
            connection.execute("INSERT INTO highlight_tags VALUES (?, 1)", (number,))
            payload = json.dumps({"type": "highlight_add", "highlight_id": number})
            connection.execute("INSERT INTO commands VALUES (?, '2020-01-02 03:04:05', 'Ann', 1, 1, ?)", (number, payload))
        connection.commit()
        content = connection.serialize()
    return content[:18] + b"\2\2" + content[20:] if wal else content
