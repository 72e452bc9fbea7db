"""Write the text of an HTML tree: paragraphs and headings between blank lines, a line an item of a list ("- "), a row of a table.

Both vocabularies are known: HTML's, and the one that trafilatura turns it into (head, item, row, cell, lb). Known limit: a table
whose cells hold paragraphs is taken for a layout, and its cells for paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "nav", "footer", "aside", "button", "select", "textarea", "svg", "math", "iframe"}
    | {"object", "audio", "video", "title"}
)
_ITEMS = frozenset({"li", "item", "dt", "dd"})
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head", "caption", "summary"})
_SECTIONS = frozenset({"body", "div", "section", "article", "main", "header", "hgroup", "details", "fieldset", "form", "center"})
_PARAGRAPHS = frozenset({"p", "address", "blockquote", "quote", "pre", "figure", "figcaption", "hr"})
_LISTS = frozenset({"ul", "ol", "dl", "list"})
_TABLES = frozenset({"table", "thead", "tbody", "tfoot"})
_BLOCKS = _HEADINGS | _SECTIONS | _PARAGRAPHS | _LISTS | _TABLES | _ITEMS | _ROWS | _CELLS
_PLAIN = _BLOCKS - _ITEMS - _ROWS - _CELLS  # which only part what stands before from what comes after
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLANKS = re.compile(r" {2,}")


@dataclass
class _Writer:
    """Collects the blocks of a text; `items` has a marker for each list item that is open: is its bullet still to be written?"""

    blocks: list[tuple[str, bool]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    items: list[bool] = field(default_factory=list)
    in_row: bool = False

    def write(self, text: str) -> None:
        # most texts hold no white space but single blanks, and are not searched for it
        self.pieces.append(text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text))

    def end_block(self) -> None:
        """Turn what was collected into a block: its flag says that it is a line of a list or table, close to the one before."""
        if not self.pieces:
            return
        whole = self.pieces[0] if len(self.pieces) == 1 else _joined(self.pieces)
        self.pieces.clear()
        if "\n" not in whole:
            if whole := whole.strip():
                self.blocks.append((self._indent() + whole, self.in_row or bool(self.items)))
            return
        lines = [line.strip() for line in whole.split("\n")]
        for paragraph in re.split(r"\n{2,}", "\n".join(lines).strip("\n")):
            if paragraph:
                self.blocks.append((self._indent() + paragraph, self.in_row or bool(self.items)))

    def _indent(self) -> str:
        if not self.items:
            return ""
        bullet = "- " if self.items[-1] else "  "
        self.items[-1] = False
        # an item that only holds a list has no line of its own, and indents nothing
        return "  " * self.items[:-1].count(False) + bullet

    def text(self) -> str:
        """Neighbouring lines of a list or table follow at once, everything else after a blank line."""
        parts: list[str] = []
        close_before = False
        for block, close in self.blocks:
            if parts:
                parts.append("\n" if close and close_before else "\n\n")
            parts.append(block)
            close_before = close
        return "".join(parts)


def _joined(pieces: list[str]) -> str:
    whole = "".join(pieces)
    return _BLANKS.sub(" ", whole) if "  " in whole else whole


def render(tree: HtmlElement | None) -> str:
    """The text of a tree, stable for the same tree; empty for None. Walks without recursion, however deep the tree is."""
    from lxml import etree

    if tree is None:
        return ""
    body = tree.find("body")
    root = tree if body is None else body
    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag  # no text for a comment or an instruction, of which only what follows them is written
        if event == "start":
            if tag in _PLAIN:
                if writer.pieces:
                    writer.end_block()
            elif tag in _SKIPPED:
                walk.skip_subtree()
                continue
            else:
                _open(writer, element, tag)
            if text := element.text:
                writer.write(text)
        else:
            if tag in _PLAIN:
                if writer.pieces:
                    writer.end_block()
            elif tag not in _SKIPPED:
                _close(writer, tag)
            if (text := element.tail) and element is not root:
                writer.write(text)
    writer.end_block()
    return writer.text()


def _open(writer: _Writer, element: HtmlElement, tag: str) -> None:
    if tag in _BREAKS:
        writer.pieces.append("\n")
    elif tag in _CELLS and writer.in_row:
        if _joined(writer.pieces).strip():
            writer.pieces.append(" | ")
    elif tag in _BLOCKS:
        writer.end_block()
    if tag in _ITEMS:
        writer.items.append(True)
    elif tag in _ROWS:
        writer.in_row = not any(d.tag in _BLOCKS - _CELLS or d.tag in _BREAKS for d in element.iterdescendants())


def _close(writer: _Writer, tag: str) -> None:
    if tag in _BLOCKS and not (tag in _CELLS and writer.in_row):
        writer.end_block()
    if tag in _ITEMS and writer.items:
        writer.items.pop()
    elif tag in _ROWS:
        writer.in_row = False
