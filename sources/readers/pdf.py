"""PDF, by pdfium, or by pypdf where pdfium gives up: text in the order of reading, with its pages.

Running titles and numbers of pages are set apart, words that a line's end has cut are put together, notes at the foot of pages come
after the text. Nothing in a file is run, no link followed. Known limits: what stands in pictures is not read (`draw` gives pages
for those who can); tables are lines with tabs; a date of making is none of publication, and is not taken for one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reconciler.model import Locator, LocatorKind, Message
from sources.metadata import Metadata
from sources.readers import pdf_text
from sources.readers.pdf_furniture import furniture
from sources.readers.pdf_lines import in_order, lines_of
from sources.reading import Reading, ScannedError, UnreadableError

if TYPE_CHECKING:
    from sources.readers.pdf_lines import Line

LETTERS_A_PAGE = 8  # fewer in the mean are a stamp on a scan
_SAMPLE = 20  # pages, by which a text is judged
PIXELS = 30_000_000  # of a page that is drawn
_RESOLUTION = 300 / 72
_PASSWORD = 4  # pdfium's code
_START = re.compile(rb"%PDF-\d")
_LETTER = re.compile(r"[^\W\d_]")
_BROKEN = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_NO_AUTHOR = frozenset({"anonymous", "unknown", "user", "admin", "administrator", "пользователь"})
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint) - .*|document\d*|untitled.*|без имени.*|документ\d*"
    r"|.*\.(?:docx?|odt|pdf|indd|qxd|rtf|html?))",
    re.IGNORECASE,
)


def recognises(content: bytes) -> bool:
    """Whether it begins as a PDF, some bytes before that allowed."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf\0 \t\r\n")
    return head.startswith(b"%PDF") or (
        _START.search(head) is not None and b"\n%" in head[:400] and not head.startswith((b"<", b"{"))
    )


def read(content: bytes) -> Reading:
    """Raises UnreadableError for a damaged, protected or empty file, ScannedError for one of pictures alone."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableError("is protected by a password: save it without one") from error
        return _by_pypdf(content)
    try:
        return _read(document)
    except pypdfium2.PdfiumError:
        return _by_pypdf(content)
    finally:
        document.close()


def _read(document: Any) -> Reading:
    labels, pages, pictures = [], [], 0
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        lines = lines_of(page, textpage)
        if not lines:
            pictures += _has_picture(page)
        labels.append(document.get_page_label(number) or str(number + 1))
        pages.append(lines)
        textpage.close()
        page.close()
    letters = _letters(pages)
    if not pages or (letters < LETTERS_A_PAGE * len(pages) and (pictures or not letters)):
        if pictures:
            raise ScannedError(len(pages))
        raise UnreadableError("is a PDF without text: there is nothing to compare in it")
    text = "\n".join(line.text for lines in pages[:_SAMPLE] for line in lines)
    if len(_BROKEN.findall(text)) > len(text) / 5:
        raise ScannedError(len(pages))
    return _assembled(document, labels, pages, text)


def _assembled(document: Any, labels: list[str], pages: list[list[Line]], sample: str) -> Reading:
    cut = any(line.text.endswith(("-", "\N{SOFT HYPHEN}")) for lines in pages for line in lines)
    language = _language(sample) if cut else ""
    apart = furniture(pages)
    kept = [[line for place, line in enumerate(lines) if place not in away] for lines, away in zip(pages, apart, strict=True)]
    text, locators = pdf_text.write([(label, list(in_order(lines))) for label, lines in zip(labels, kept, strict=True)], language)
    if not text:
        raise UnreadableError("is a PDF without text: there is nothing to compare in it")
    remarks = []
    if count := sum(map(len, apart)):
        remarks.append(Message("furniture", (("count", str(count)),)))
    empty = [label for label, lines in zip(labels, pages, strict=True) if not lines]
    if empty and len(empty) < len(pages):
        remarks.append(Message("pictures", (("pages", ", ".join(empty[:12]) + (" …" if len(empty) > 12 else "")),)))
    return Reading(text, "utf-8", _metadata(document), locators, tuple(remarks))


def _letters(pages: list[list[Line]]) -> int:
    """How many letters there are; counting ends where they are enough, and after the sample all characters are taken for some."""
    letters = 0
    for number, lines in enumerate(pages):
        for line in lines:
            letters += len(_LETTER.findall(line.text)) if number < _SAMPLE else len(line.text)
        if letters >= LETTERS_A_PAGE * len(pages):
            break
    return letters


def _language(sample: str) -> str:
    from sources.languages import guess

    return guess(sample) or "en"


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3))


def _metadata(document: Any) -> Metadata:
    said = {name: " ".join(str(value).split()) for name, value in document.get_metadata_dict(skip_empty=True).items()}
    title = said.get("Title", "")
    return Metadata(
        title="" if _NO_TITLE.fullmatch(title) else title,
        author=author if (author := said.get("Author", "")).strip("()").lower() not in _NO_AUTHOR else "",
    )


def _by_pypdf(content: bytes) -> Reading:
    """What pypdf, which forgives more, makes of a file that pdfium refuses; raises UnreadableError."""
    import io

    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise UnreadableError("is protected by a password: save it without one")
        pages = [page.extract_text() for page in reader.pages]
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # pypdf raises whatever a broken file leads to
        raise UnreadableError("is a damaged PDF: get it again, or print it to a PDF anew") from error
    text, locators = "", []
    for number, page in enumerate(pages, 1):
        if page.strip():
            text += "\n\n" if text else ""
            locators.append(Locator(len(text), LocatorKind.PAGE, str(number)))
            text += page.strip()
    if not text:
        raise UnreadableError("is a damaged PDF: get it again, or print it to a PDF anew")
    return Reading(text, "utf-8", locators=tuple(locators), remarks=(Message("repaired"),))


def draw(content: bytes, number: int) -> bytes:
    """The page `number` (from 0) as a greyscale picture in PGM, at 300 dots an inch where that is not too large."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(_RESOLUTION, (PIXELS / max(width * height, 1)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        rows, stride = bytes(bitmap.buffer), bitmap.stride
        pixels = b"".join(rows[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + pixels
    finally:
        document.close()
