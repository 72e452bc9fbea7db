"""The guide as a document: Markdown in, a `QTextDocument` out, with its headings and where they stand. Nothing is loaded for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCursor, QTextDocument, QTextFrame, QTextFrameFormat, QTextTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QTextBlock

    from desktop.theme import Theme

DEEPEST = 3  # headings below this level are not listed
MARGIN = 24

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at `position` of the document, by the name that links give it."""

    text: str
    level: int
    position: int
    anchor: str


class Guide(QTextDocument):
    """A page of the guide, in the colours of a theme."""

    def show(self, markdown: str, theme: Theme, font: QFont) -> None:
        """Take in a page; pictures are left out, since they are not packed with the program."""
        self.setDefaultFont(font)
        self.setMarkdown(_IMAGE.sub("", markdown), _FEATURES)
        self.setDocumentMargin(MARGIN)
        for block in _blocks(self):
            _space(QTextCursor(block), block.blockFormat().headingLevel())
        for table in _tables(self.rootFrame()):
            look = table.format()
            look.setBorder(1)
            look.setBorderCollapse(True)
            look.setBorderBrush(QColor(theme.border))
            look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setCellPadding(5)
            look.setCellSpacing(0)
            table.setFormat(look)

    def headings(self) -> tuple[Heading, ...]:
        """The headings of the page, in order."""
        return tuple(
            Heading(block.text(), level, block.position(), anchor_of(block.text()))
            for block in _blocks(self)
            if 0 < (level := block.blockFormat().headingLevel()) <= DEEPEST
        )

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:  # noqa: N802
        return None


def anchor_of(heading: str) -> str:
    """The name of a heading in links, as GitHub makes it."""
    return _NOT_IN_ANCHOR.sub("", heading.strip().lower()).replace(" ", "-")


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _space(cursor: QTextCursor, level: int) -> None:
    """Give a paragraph air, and a heading more above it."""
    look = QTextBlockFormat()
    look.setLineHeight(125.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        look.setTopMargin(6.0 if level == 1 else 20.0)
        look.setBottomMargin(6.0)
    cursor.mergeBlockFormat(look)


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            yield child
        yield from _tables(child)
