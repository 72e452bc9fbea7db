"""Markdown: the text that it shows, without its marks; what stands between `---` at its head is metadata.

CommonMark with tables and strikethrough, by markdown-it. HTML within it is read as HTML. Known limits: it is told by its name only,
since any text is Markdown; footnotes of dialects stay as they are written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sources import dates
from sources.encoding import decode
from sources.metadata import Metadata
from sources.readers import html_text
from sources.readers.blocks import Blocks
from sources.reading import Reading, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]{1,30})[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)


def recognises(content: bytes) -> bool:
    """Never by content alone."""
    return False


def read(content: bytes) -> Reading:
    """Raises UnreadableError for binary content, an unknown encoding, and a file without a word in it."""
    from markdown_it import MarkdownIt

    source, encoding = decode(content)
    front = _FRONT.match(source)
    said = dict(reversed([(name.lower(), _unquoted(value)) for name, value in _FIELD.findall(front[1])])) if front else {}
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    writer = _Writer()
    writer.write(parser.parse(source[front.end() :] if front else source))
    text = writer.blocks.text()
    if not text:
        raise UnreadableError("is empty: there is nothing to compare in it")
    metadata = Metadata(
        title=said.get("title", "") or writer.title,
        author=said.get("author", "") or said.get("creator", ""),
        publisher=said.get("publisher", ""),
        language=(said.get("lang", "") or said.get("language", ""))[:2].lower(),
        url=next((u for u in (said.get("url", ""), said.get("source", "")) if u.startswith(("http://", "https://"))), ""),
        published=dates.from_words(said.get("date", "") or said.get("published", "")),
    )
    return Reading(text, encoding, metadata)


def _unquoted(value: str) -> str:
    value = value.strip("[]").strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


class _Writer:
    """Writes the blocks of a parsed file."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self.title = ""
        self._items: list[bool] = []
        self._row: list[str] | None = None
        self._heading = ""

    def write(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type == "list_item_open":
                self._items.append(True)
            elif token.type == "list_item_close":
                self._items.pop()
            elif token.type == "heading_open":
                self._heading = token.tag
            elif token.type == "tr_open":
                self._row = []
            elif token.type == "tr_close":
                self.blocks.add(" | ".join(self._row or ()), close=True)
                self._row = None
            elif token.type == "inline":
                self._write_inline(token)
            elif token.type in ("fence", "code_block"):
                self._add(token.content)
            elif token.type == "html_block":
                self._write_html(token.content)

    def _write_inline(self, token: Token) -> None:
        text = _inline(token.children or ())
        if self._row is not None:
            self._row.append(" ".join(text.split()))
            return
        if self._heading == "h1" and not self.title:
            self.title = " ".join(text.split())
        self._heading = ""
        self._add(text)

    def _add(self, text: str) -> None:
        """The first block of an item bears its mark."""
        if not self._items:
            self.blocks.add(text)
            return
        mark = "- " if self._items[-1] else "  "
        self._items[-1] = False
        self.blocks.add("  " * (len(self._items) - 1) + mark + text.strip() if text.strip() else "", close=True)

    def _write_html(self, markup: str) -> None:
        from sources.readers.html import parse

        self._add(html_text.render(parse(markup)))


def _inline(tokens: Sequence[Token]) -> str:
    pieces = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            pieces.append(token.content)
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.fullmatch(token.content)):
            pieces.append("\n")
    return "".join(pieces)
