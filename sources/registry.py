"""The registry of readers: which formats are read, and which reader a file gets. A new format is a module and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.errors import SourceError
from sources import kinds
from sources.readers import docx, epub, html, mail, markdown, odt, pdf, rtf, subtitles, text, warc
from sources.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["READERS", "SUFFIXES", "Reader", "Reading", "choose"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: `suffixes` in lower case with the dot; `recognises(content)` tells it without a name.

    `read(content)` gives the text that all offsets count in, several of them for an archive; it raises
    `sources.reading.UnreadableError`, a SourceError. `libraries` are loaded before the first file is read. `binary`: its content is
    never a text to other readers.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes], Reading | tuple[Reading, ...]]
    libraries: tuple[str, ...] = ()
    binary: bool = False


_LXML, _HTML = "lxml.etree", ("lxml.html", "trafilatura", "charset_normalizer")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPEN = "application/vnd.oasis.opendocument.text"

HTML = Reader("HTML", (".html", ".htm", ".xhtml"), "text/html", html.recognises, html.read, _HTML)
TEXT = Reader("plain text", (".txt", ".text"), "text/plain", text.recognises, text.read, ("charset_normalizer",))

# asked in this order; plain text is last, for it recognises whatever is not binary
READERS: tuple[Reader, ...] = (
    Reader("PDF", (".pdf",), "application/pdf", pdf.recognises, pdf.read, ("pypdfium2", "pypdf", "sources.languages"), binary=True),
    Reader("Word", (".docx", ".docm", ".dotx"), _WORD, docx.recognises, docx.read, (_LXML,), binary=True),
    Reader("OpenDocument", (".odt", ".ott"), _OPEN, odt.recognises, odt.read, (_LXML,), binary=True),
    Reader("EPUB", (".epub",), "application/epub+zip", epub.recognises, epub.read, ("lxml.html",), binary=True),
    Reader("Rich Text", (".rtf",), "application/rtf", rtf.recognises, rtf.read, ("striprtf.striprtf",), binary=True),
    Reader("web archive", (".warc", ".warc.gz"), "application/warc", warc.recognises, warc.read, ("warcio", *_HTML), binary=True),
    Reader("saved page", (".mhtml", ".mht"), "multipart/related", mail.recognises_page, mail.read_page, _HTML),
    Reader("mail", (".eml",), "message/rfc822", mail.recognises_mail, mail.read_mail, _HTML),
    Reader("SubRip subtitles", (".srt",), "application/x-subrip", subtitles.recognises_srt, subtitles.read_srt, ("pysubs2",)),
    Reader("WebVTT subtitles", (".vtt",), "text/vtt", subtitles.recognises_vtt, subtitles.read_vtt, ("pysubs2",)),
    HTML,
    Reader("Markdown", (".md", ".markdown"), "text/markdown", markdown.recognises, markdown.read, ("markdown_it", *_HTML)),
    TEXT,
)
SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes)


def choose(name: str, content: bytes) -> tuple[Reader, bool]:
    """The reader for a file of this name and content, and whether the name's ending says another kind.

    The content decides where it is plain; else the ending, which says whether a text is read at all. A name without an ending goes
    by content alone. Raises SourceError for an unknown kind, and for binary content that no reader knows.
    """
    by_name = next((r for r in READERS if name.lower().endswith(r.suffixes)), None)
    by_content = next((reader for reader in READERS if reader.recognises(content)), None)
    suffix = kinds.ending(name)
    if by_content is None:
        found = kinds.explain_binary(content)
        if not found and by_name is not None and by_name.binary:
            found = f"is no {by_name.name} file, or a damaged one: get or save it again"
        raise SourceError(f"{name} {found or 'is binary, not a text: save it as plain text or HTML first'}.")
    if by_content is TEXT:
        if by_name is not None:
            return (TEXT, True) if by_name.binary else (by_name, False)
        if suffix:
            raise SourceError(f"{name} is of a kind that is not read ({suffix}): save it as one of {', '.join(SUFFIXES)}.")
    return by_content, by_name is not by_content and bool(suffix)
