"""Markdown as text on the screen: nothing is loaded for it, neither from the disk nor from the net, and HTML in it is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCharFormat, QTextCursor, QTextDocument

from desktop.views.parts import text_label

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtWidgets import QLabel

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
_OPENED = ("http", "https", "mailto")


class _Closed(QTextDocument):
    """A document that gets nothing from elsewhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:  # noqa: N802
        return None


def markdown_label(text: str) -> QLabel:
    """A label with `text`, which is Markdown; its links open in the browser, its images are named and not shown."""
    label = text_label("", copied=True)
    document = _Closed()
    document.setDefaultFont(label.font())
    # a line that a person ended is a line: Markdown itself would join it with the next
    document.setMarkdown("  \n".join(text.split("\n")), _FEATURES)
    _name_images(document)
    label.setText(document.toHtml())
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | _LINKS)
    label.setAccessibleName(document.toPlainText())
    label.linkActivated.connect(_open)
    return label


def _name_images(document: QTextDocument) -> None:
    """Put the words of each image in its place, so that whoever shows the document has nothing to load."""
    found: list[tuple[int, int, str]] = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().isImageFormat():
                image = piece.charFormat().toImageFormat()
                words = str(image.property(image.Property.ImageAltText.value) or image.name())
                found.append((piece.position(), piece.length(), words))
            pieces += 1
        block = block.next()
    cursor = QTextCursor(document)
    for start, length, words in reversed(found):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"[{words}]", QTextCharFormat())


def _open(address: str) -> None:
    url = QUrl(address)
    if url.scheme() in _OPENED:
        QDesktopServices.openUrl(url)
