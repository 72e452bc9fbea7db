"""Reading files: each reader's time against that of the bare library on the same files, and 1,000 pages in one import.

Run by `make bench`. The bare library gives its own text of the file, by paragraphs, and nothing else: no order of reading, no
metadata, no places. Both run in this process, in turns, each file several times, and what counts is the time of the processor;
what the process of its own adds is told by itself.
"""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.made_texts import sentences
from sources import languages, registry
from sources.isolation.parent import READER
from sources.read import read_documents

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
PARAGRAPHS = 4000
PAGES = 1000


def main() -> None:
    languages.prepare()
    for name, (content, bare) in cases().items():
        reader = next(reader for reader in registry.READERS if reader.name == name)
        read: Callable[[bytes], Any] = reader.read
        read(content)
        bare(content)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(_seconds(partial(read, content), time.process_time))
            theirs.append(_seconds(partial(bare, content), time.process_time))
        ratio = min(ours) / min(theirs)
        print(
            f"{name}: {min(ours) * 1000:.1f} ms, {ratio:.2f} of the bare library's {min(theirs) * 1000:.1f} ms (aim: 1.5 or less)"
        )
    process()
    one_import()


def process() -> None:
    """What reading in a process of its own adds to a file."""
    content = b"A word."
    READER.close()
    first = _seconds(lambda: READER.read("plain text", content))
    again = median(_seconds(lambda: READER.read("plain text", content)) for _ in range(50))
    print(f"process: {first * 1000:.0f} ms to start, {again * 1000:.2f} ms a file")


def one_import() -> None:
    """A thousand saved pages of a paragraph or two, read one after the other as an import does."""
    lines = sentences("en")
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(PAGES):
            body = "".join(f"<p>{line}</p>" for line in lines[number : number + 8])
            paths.append(Path(folder) / f"page-{number}.html")
            paths[-1].write_text(
                f"<html><head><title>Page {number}</title></head><body><h1>Page {number}</h1>{body}</body></html>", "utf-8"
            )
        seconds = _seconds(lambda: [read_documents(path, side="North") for path in paths])
    print(f"import: {PAGES:,} pages in {seconds:.1f} s, {PAGES / seconds:.0f} a second, with progress after each")


def cases() -> dict[str, tuple[bytes, Callable[[bytes], object]]]:
    """By reader a made file, and what reads it with the bare library."""
    known = sentences("en")
    lines = (known * (PARAGRAPHS // len(known) + 1))[:PARAGRAPHS]
    page = (
        "<html><head><title>Made</title></head><body><article>"
        + "".join(f"<p>{line}</p>" for line in lines)
        + "</article></body></html>"
    )
    return {
        "PDF": (_pdf(lines), _bare_pdf),
        "Word": (_docx(lines), _bare_docx),
        "OpenDocument": (_odt(lines), _bare_odt),
        "EPUB": (_epub(lines), _bare_epub),
        "Rich Text": (_rtf(lines), _bare_rtf),
        "HTML": (page.encode(), _bare_html),
        "saved page": (_mhtml(page), _bare_mhtml),
        "mail": (_mail(lines), _bare_mail),
        "Markdown": ("\n\n".join(f"**{line}** [a](b)" for line in lines).encode(), _bare_markdown),
        "SubRip subtitles": (_srt(lines), _bare_srt),
        "web archive": (_warc(page), _bare_warc),
    }


# --- made files ----------------------------------------------------------------------------------------------------------------


def _pdf(lines: list[str]) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    out = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(out).build([Paragraph(line, style) for line in lines])
    return out.getvalue()


def _docx(lines: list[str]) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def _zip(files: dict[str, str], mimetype: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _odt(lines: list[str]) -> bytes:
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    body = "".join(f"<text:p>{line}</text:p>" for line in lines)
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return _zip({"content.xml": content}, "application/vnd.oasis.opendocument.text")


def _epub(lines: list[str]) -> bytes:
    files = {"META-INF/container.xml": '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'}
    items, refs = "", ""
    for number in range(0, len(lines), 40):
        body = "".join(f"<p>{line}</p>" for line in lines[number : number + 40])
        files[f"c{number}.xhtml"] = f"<html><body><h1>Chapter {number}</h1>{body}</body></html>"
        items += f'<item id="c{number}" href="c{number}.xhtml" media-type="application/xhtml+xml"/>'
        refs += f'<itemref idref="c{number}"/>'
    files["book.opf"] = f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>"
    return _zip(files, "application/epub+zip")


def _rtf(lines: list[str]) -> bytes:
    return (
        "{\\rtf1\\ansi " + "\\par ".join("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) for line in lines) + "}"
    ).encode()


def _mail(lines: list[str]) -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.example", "c@d.example", "Made"
    message["Date"] = "Fri, 03 May 2019 10:00:00 +0000"
    message.set_content("\n\n".join(lines), cte="base64")
    return message.as_bytes()


def _mhtml(page: str) -> bytes:
    import quopri

    head = "From: <Saved by Blink>\nSubject: Made\nDate: Fri, 03 May 2019 10:00:00 +0000\nMIME-Version: 1.0\n"
    head += 'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n'
    head += "Content-Transfer-Encoding: quoted-printable\n\n"
    return head.encode() + quopri.encodestring(page.encode()) + b"\n--b--\n"


def _srt(lines: list[str]) -> bytes:
    cues = (
        f"{n + 1}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n{line}\n" for n, line in enumerate(lines)
    )
    return "\n".join(cues).encode()


def _warc(page: str) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record("https://made.example/", "response", payload=io.BytesIO(page.encode()), http_headers=head)
    )
    return out.getvalue()


# --- the bare libraries --------------------------------------------------------------------------------------------------------


def _bare_pdf(content: bytes) -> object:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def _bare_docx(content: bytes) -> object:
    from docx import Document

    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def _bare_odt(content: bytes) -> object:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    return ["".join(p.itertext()) for p in root.iter("{*}p", "{*}h")]  # the least that keeps paragraphs apart


def _bare_epub(content: bytes) -> object:
    from lxml import html

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pages = [html.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")]
    return ["".join(block.itertext()) for page in pages for block in page.iter("h1", "p")]


def _bare_rtf(content: bytes) -> object:
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(content.decode("latin-1"))


def _bare_html(content: bytes) -> object:
    from trafilatura import bare_extraction

    return bare_extraction(content, favor_recall=True, include_comments=False, include_formatting=True)


def _bare_mhtml(content: bytes) -> object:
    import email
    from email import policy

    message = email.message_from_bytes(content, policy=policy.default)
    return _bare_html(next(part for part in message.walk() if part.get_content_type() == "text/html").get_payload(decode=True))


def _bare_mail(content: bytes) -> object:
    import email
    from email import policy

    return email.message_from_bytes(content, policy=policy.default).get_body(("plain",)).get_content()


def _bare_markdown(content: bytes) -> object:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(content.decode())


def _bare_srt(content: bytes) -> object:
    import pysubs2

    return [event.plaintext for event in pysubs2.SSAFile.from_string(content.decode(), format_="srt")]


def _bare_warc(content: bytes) -> object:
    from warcio.archiveiterator import ArchiveIterator

    return [
        _bare_html(record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(content))
        if record.rec_type == "response"
    ]


def _seconds(run: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    run()
    return clock() - start


if __name__ == "__main__":
    main()
