"""Word files (DOCX): the final text, with its tracked changes accepted; notes at its end, comments and hidden text set apart.

Known limits: numbers of lists and headings, which Word makes, are not in the text (an item begins with "- "); pages are Word's own,
and nobody else can know them; equations are left out.
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

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "/officeDocument"
_SKIPPED = frozenset(
    {"rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "instrText", "delText", "delInstrText", "fldData", "rt", "oMath"}
    | {"oMathPara", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"}
)
_WRITTEN = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_LONG_CELL = 300  # characters; a table with longer cells is a layout
_NO_TITLE = re.compile(r"(?:microsoft word - .*|document\d*|untitled|без названия|документ\d*|.*\.docx?)", re.IGNORECASE)
_NO_AUTHOR = frozenset({"python-docx", "microsoft office user", "user", "пользователь", "unknown", "author", "автор"})


def recognises(content: bytes) -> bool:
    """Whether it is a zip archive with Word's main part."""
    return content.startswith(b"PK\x03\x04") and b"word/document" in content


def read(content: bytes) -> Reading:
    """Raises UnreadableError for a damaged, protected or empty file, and for one that is made to do harm."""
    package = Package(content)
    document = _Document(package)
    text, locators = document.blocks.text(), document.blocks.locators()
    if not text:
        raise UnreadableError("is a Word file without text: there is nothing to compare in it")
    return Reading(text, "utf-8", _metadata(package, document), locators, tuple(document.remarks()))


class _Document:
    """Reads the parts of a package into `blocks`, and counts what it sets apart."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = _main_part(package)
        self.blocks = Blocks()
        self.counts: Counter[str] = Counter()
        self.styled: dict[str, str] = {}
        self._notes: list[tuple[str, str]] = []
        self._boxes: list[_Element] = []
        self._carried = ""
        self._listed = self._list_styles()
        root = package.xml(self.main)
        body = root.find(f"{W}body")
        for change in root.iter(f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom"):
            self.counts["added" if local(change) in ("ins", "moveTo") else "removed"] += 1
        self._read_blocks(root if body is None else body)
        self._flush()
        self._read_notes()
        self.counts["comments"] = len(self._part("comments.xml", "comment"))

    def remarks(self) -> Iterator[Message]:
        added, removed = self.counts["added"], self.counts["removed"]
        if added or removed:
            yield Message("tracked", (("added", str(added)), ("removed", str(removed))))
        for name in ("comments", "notes", "hidden"):
            if self.counts[name]:
                yield Message(name, (("count", str(self.counts[name])),))

    # --- blocks ---------------------------------------------------------------------------------------------------------------

    def _read_blocks(self, parent: _Element) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._read_paragraph(element)
            elif name == "tbl":
                self._read_table(element)
            elif name == "AlternateContent":
                self._read_blocks(_chosen(element))
            elif name in ("del", "moveFrom") or name in _SKIPPED:
                continue
            else:
                self._read_blocks(element)

    def _read_paragraph(self, paragraph: _Element) -> None:
        pieces = [self._carried]
        self._carried = ""
        self._collect(paragraph, pieces)
        text = "".join(pieces)
        properties = paragraph.find(f"{W}pPr")
        style, numbered, merged = _properties(properties)
        if merged:
            # its end was deleted: it goes on in the next one
            self._carried = text
        else:
            item = (numbered or (numbered is None and style in self._listed)) and text.strip()
            self.blocks.add(f"- {text.strip()}" if item else text, close=bool(item))
            if text.strip():
                self.styled.setdefault(style.lower(), " ".join(text.split()))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._read_blocks(box)

    def _flush(self) -> None:
        self.blocks.add(self._carried)
        self._carried = ""

    def _read_table(self, table: _Element) -> None:
        for row in _within(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = list(_within(row, "tc"))
            before = len(self._notes), len(self._boxes), self.counts.copy()
            lines = [[line for p in cell.iterchildren(f"{W}p") if (line := self._line(p))] for cell in cells]
            nested = any(cell.find(f".//{W}tbl") is not None for cell in cells)
            if nested or any(len(cell) > 1 or sum(map(len, cell)) > _LONG_CELL for cell in lines):
                del self._notes[before[0] :], self._boxes[before[1] :]
                self.counts = before[2]
                for cell in cells:
                    self._read_blocks(cell)
            elif any(lines):
                self.blocks.add(" | ".join(cell[0] if cell else "" for cell in lines), close=True)

    def _line(self, paragraph: _Element) -> str:
        pieces: list[str] = []
        self._collect(paragraph, pieces)
        return " ".join("".join(pieces).split())

    # --- what stands in a line --------------------------------------------------------------------------------------------------

    def _collect(self, parent: _Element, pieces: list[str]) -> None:
        for element in parent:
            name = local(element)
            if name == "t":
                pieces.append(element.text or "")
            elif name in _WRITTEN:
                pieces.append("" if element.get(f"{W}type") in ("page", "column") else _WRITTEN[name])
            elif name in _NOTES:
                self._notes.append((_NOTES[name], element.get(f"{W}id", "")))
            elif name == "AlternateContent":
                self._collect(_chosen(element), pieces)
            elif name == "txbxContent":
                self._boxes.append(element)
            elif name in ("del", "moveFrom") or name in _SKIPPED:
                continue
            elif name == "r" and element.find(f"{W}rPr/{W}vanish") is not None:
                self.counts["hidden"] += any((t.text or "").strip() for t in element.iter(f"{W}t"))
            else:
                self._collect(element, pieces)

    # --- other parts ------------------------------------------------------------------------------------------------------------

    def _part(self, name: str, item: str) -> dict[str, _Element]:
        """The elements called `item` of a part beside the main one, by their ids."""
        part = self.package.resolve(self.main, name)
        if part not in self.package:
            return {}
        return {element.get(f"{W}id", ""): element for element in self.package.xml(part).iter(f"{W}{item}")}

    def _read_notes(self) -> None:
        parts = {kind: self._part(f"{kind}s.xml", kind) for kind in {kind for kind, _ in self._notes}}
        # a note may hold references of its own, which are not followed
        for number, (kind, identity) in enumerate(list(self._notes), 1):
            note = parts[kind].get(identity)
            pieces: list[str] = []
            if note is not None:
                for paragraph in note.iter(f"{W}p"):
                    self._collect(paragraph, pieces)
                    pieces.append(" ")
            text = " ".join("".join(pieces).split())
            if text:
                self.counts["notes"] += 1
                self.blocks.mark(LocatorKind.NOTE, str(number))
                self.blocks.add(f"[{number}] {text}")

    def _list_styles(self) -> frozenset[str]:
        """The styles whose paragraphs are items of lists; numbered headings are none."""
        part = self.package.resolve(self.main, "styles.xml")
        if part not in self.package:
            return frozenset()
        styles = self.package.xml(part).iter(f"{W}style")
        listed = (s for s in styles if s.find(f"{W}pPr/{W}numPr") is not None and s.find(f"{W}pPr/{W}outlineLvl") is None)
        return frozenset(style.get(f"{W}styleId", "") for style in listed)


def _main_part(package: Package) -> str:
    if "_rels/.rels" in package:
        for relation in package.xml("_rels/.rels"):
            if str(relation.get("Type", "")).endswith(_OFFICE):
                return package.resolve("", relation.get("Target", ""))
    return "word/document.xml"


def _properties(properties: _Element | None) -> tuple[str, bool | None, bool]:
    """The style of a paragraph, whether it is numbered (None: as its style says), and whether its end was deleted."""
    if properties is None:
        return "", None, False
    style = properties.find(f"{W}pStyle")
    number = properties.find(f"{W}numPr/{W}numId")
    numbered = None if number is None else number.get(f"{W}val") != "0" and properties.find(f"{W}outlineLvl") is None
    name = "" if style is None else style.get(f"{W}val", "")
    if numbered and name.lower().startswith(("heading", "title")):
        numbered = False
    return name, numbered, properties.find(f"{W}rPr/{W}del") is not None


def _within(parent: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or cells of a row, also those that content controls and tracked insertions hold."""
    for element in parent:
        found = local(element)
        if found == name:
            yield element
        elif found in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _within(element, name)


def _chosen(alternatives: _Element) -> _Element:
    """Of alternative renderings of one thing the first."""
    return next(
        (element for element in alternatives if local(element) == "Choice"), alternatives[0] if len(alternatives) else alternatives
    )


def _metadata(package: Package, document: _Document) -> Metadata:
    said: dict[str, str] = {}
    if "docProps/core.xml" in package:
        said = {local(element): " ".join((element.text or "").split()) for element in package.xml("docProps/core.xml")}
    title, author = said.get("title", ""), said.get("creator", "")
    return Metadata(
        title=document.styled.get("title", "") if not title or _NO_TITLE.fullmatch(title) else title,
        author=document.styled.get("author", "") if not author or author.lower() in _NO_AUTHOR else author,
        publisher=said.get("publisher", ""),
        language=said.get("language", "")[:2].lower(),
        published=dates.from_words(document.styled.get("date", "")),
    )
