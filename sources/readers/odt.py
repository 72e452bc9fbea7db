"""OpenDocument texts (ODT): the final text; notes at its end, comments and what tracked changes removed set apart.

Known limits: numbers of lists and headings, which the program makes, are not in the text (an item begins with "- "); text in
drawings is read, formulas are not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reconciler.model import LocatorKind, Message
from sources import dates
from sources.metadata import Metadata
from sources.packages import Package, local
from sources.readers.blocks import Blocks
from sources.reading import Reading, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SPACE = re.compile(r"[ \t\r\n]+")
_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_APART = frozenset(
    {"annotation", "annotation-end", "tracked-changes", "note-citation", "ruby-text", "sequence-decls", "forms", "desc", "title"}
)
_LONG_CELL = 300  # characters; a table with longer cells is a layout


def recognises(content: bytes) -> bool:
    """Whether it is a zip archive that says it is an OpenDocument text."""
    return content.startswith(b"PK\x03\x04") and _MIMETYPE in content[:200]


def read(content: bytes) -> Reading:
    """Raises UnreadableError for a damaged, protected or empty file, and for one that is made to do harm."""
    package = Package(content)
    if "META-INF/manifest.xml" in package and b":encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableError("is protected by a password: save it without one")
    document = _Document(package.xml("content.xml"))
    text = document.blocks.text()
    if not text:
        raise UnreadableError("is an OpenDocument file without text: there is nothing to compare in it")
    return Reading(text, "utf-8", _metadata(package, document), document.blocks.locators(), tuple(document.remarks()))


class _Document:
    """Reads the content into `blocks`, and counts what it sets apart."""

    def __init__(self, root: _Element) -> None:
        self.blocks = Blocks()
        self.counts: Counter[str] = Counter()
        self.styled: dict[str, str] = {}
        self._notes: list[_Element] = []
        # styles of single paragraphs are made of named ones
        self._parents = {s.get(f"{_STYLE}name", ""): s.get(f"{_STYLE}parent-style-name", "") for s in root.iter(f"{_STYLE}style")}
        for region in root.iter(f"{_TEXT}changed-region"):
            for change in region:
                self.counts["removed" if local(change) == "deletion" else "added"] += 1
        self.counts["comments"] = sum(1 for _ in root.iter(f"{_OFFICE}annotation"))
        body = root.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise UnreadableError("is an OpenDocument file of another kind than a text: save it as ODT")
        self._read_blocks(body, 0)
        self._read_notes()

    def remarks(self) -> Iterator[Message]:
        added, removed = self.counts["added"], self.counts["removed"]
        if added or removed:
            yield Message("tracked", (("added", str(added)), ("removed", str(removed))))
        for name in ("comments", "notes"):
            if self.counts[name]:
                yield Message(name, (("count", str(self.counts[name])),))

    def _read_blocks(self, parent: _Element, depth: int) -> None:
        """`depth` counts the lists around; the first paragraph of an item bears its mark."""
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                self._read_paragraph(element, "")
            elif name == "list":
                self._read_list(element, depth)
            elif name == "table":
                self._read_table(element)
            elif name in ("table-of-content", "alphabetical-index", "illustration-index", "bibliography") or name in _APART:
                continue
            else:
                self._read_blocks(element, depth)

    def _read_list(self, items: _Element, depth: int) -> None:
        for item in items:
            mark = "  " * depth + "- "
            for element in item:
                name = local(element)
                if name in ("p", "h"):
                    self._read_paragraph(element, "" if name == "h" else mark)
                    mark = "  " * (depth + 1)
                elif name == "list":
                    self._read_list(element, depth + (mark[-2:] != "- "))
                elif name not in _APART:
                    self._read_blocks(element, depth + 1)

    def _read_paragraph(self, paragraph: _Element, mark: str) -> None:
        if len(paragraph):
            pieces: list[str] = []
            self._collect(paragraph, pieces)
            text = "".join(pieces).strip()
        else:
            text = _spaced(paragraph.text).strip()
        if not text:
            return
        style = paragraph.get(f"{_TEXT}style-name", "")
        name = (self._parents.get(style, style) or style).lower()
        if name and name not in self.styled:
            self.styled[name] = " ".join(text.split())
        self.blocks.add(mark + text if mark else text, close=bool(mark))

    def _read_table(self, table: _Element) -> None:
        for row in table.iter(f"{table.tag.removesuffix('table')}table-row"):
            cells = [cell for cell in row if local(cell) == "table-cell"]
            before = len(self._notes)
            lines = [[line for p in cell if local(p) in ("p", "h") and (line := self._line(p))] for cell in cells]
            deep = any(local(inner) in ("table", "list") for cell in cells for inner in cell)
            if deep or any(len(cell) > 1 or sum(map(len, cell)) > _LONG_CELL for cell in lines):
                del self._notes[before:]
                for cell in cells:
                    self._read_blocks(cell, 0)
            elif any(lines):
                self.blocks.add(" | ".join(cell[0] if cell else "" for cell in lines), close=True)

    def _line(self, paragraph: _Element) -> str:
        pieces: list[str] = []
        self._collect(paragraph, pieces)
        return " ".join("".join(pieces).split())

    def _collect(self, parent: _Element, pieces: list[str]) -> None:
        pieces.append(_spaced(parent.text))
        for element in parent:
            name = local(element)
            if name == "s":
                pieces.append(" " * min(int(element.get(f"{_TEXT}c", "1")), 80))
            elif name in ("tab", "line-break"):
                pieces.append("\t" if name == "tab" else "\n")
            elif name == "note":
                self._notes.append(element)
            elif name not in _APART:
                if name == "p":
                    pieces.append("\n")  # a paragraph of a text box within a paragraph
                self._collect(element, pieces)
            pieces.append(_spaced(element.tail))

    def _read_notes(self) -> None:
        for number, note in enumerate(self._notes, 1):
            body = note.find(f"{_TEXT}note-body")
            pieces: list[str] = []
            for paragraph in () if body is None else body.iter(f"{_TEXT}p"):
                self._collect(paragraph, pieces)
                pieces.append(" ")
            text = " ".join("".join(pieces).split())
            if text:
                self.counts["notes"] += 1
                self.blocks.mark(LocatorKind.NOTE, str(number))
                self.blocks.add(f"[{number}] {text}")


def _spaced(text: str | None) -> str:
    """White space in OpenDocument is one space, as in HTML."""
    if not text:
        return ""
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


def _metadata(package: Package, document: _Document) -> Metadata:
    said: dict[str, str] = {}
    if "meta.xml" in package:
        for element in package.xml("meta.xml").iter():
            said.setdefault(local(element), " ".join((element.text or "").split()))
    return Metadata(
        title=said.get("title", "") or document.styled.get("title", ""),
        author=said.get("initial-creator", "") or said.get("creator", "") or document.styled.get("author", ""),
        publisher=said.get("publisher", ""),
        language=said.get("language", "")[:2].lower(),
        published=dates.from_words(document.styled.get("date", "")),
    )
