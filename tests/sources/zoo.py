"""A zoo of hostile and broken files, made when the tests run: name → its bytes, and words of the refusal, if it must be refused.

None of them does harm outside of the process that reads; what they try is in their names.
"""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{0}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
SECRET = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"

Maker = Callable[[], bytes]


def packed(files: dict[str, bytes | str], *, first: str = "", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive; `first` is its mimetype, stored at its beginning."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, head: str = "", **parts: str) -> bytes:
    document = f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **parts})


def wide_word() -> bytes:
    """A Word file in UTF-16, which is allowed."""
    head = f'<?xml version="1.0" encoding="UTF-16"?><w:document {W}>'
    return packed({"word/document.xml": f"{head}<w:body>{paragraph('In.')}</w:body></w:document>".encode("utf-16")})


def note_in_note() -> bytes:
    """A note that refers to itself."""
    mark = '<w:footnoteReference w:id="1"/>'
    note = f'<w:footnote w:id="1"><w:p><w:r><w:t>n</w:t>{mark}</w:r></w:p></w:footnote>'
    notes = {"word/footnotes.xml": f"<w:footnotes {W}>{note}</w:footnotes>"}
    return word(f"<w:p><w:r><w:t>In.</w:t>{mark}</w:r></w:p>", **notes)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def opened(body: str, head: str = "") -> bytes:
    """An OpenDocument text."""
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"{head}<office:document-content {names}>{inner}</office:document-content>"
    return packed({"content.xml": content}, first="application/vnd.oasis.opendocument.text")


def book(spine: dict[str, str], *, href: str = "", opf: str = "", more: dict[str, bytes | str] | None = None) -> bytes:
    items = "".join(f'<item id="i{n}" href="{href or name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(spine))
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(spine)))
    package = opf or f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{refs}</spine></package>'
    files: dict[str, bytes | str] = {
        "META-INF/container.xml": CONTAINER.format("book.opf"),
        "book.opf": package,
        **spine,
        **(more or {}),
    }
    return packed(files, first="application/epub+zip")


def pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1, with a true table of references."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def page_of(content: bytes, *, catalog: bytes = b"", box: bytes = b"0 0 300 300") -> bytes:
    """A PDF of one page."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>" % box
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            content,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


SHOWN = b"BT /F 12 Tf 20 200 Td (The ferry runs until nine and then it rests.) Tj ET"


def locked() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(page_of(stream(SHOWN)))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def flag_encrypted(content: bytes) -> bytes:
    """The same archive with all its files marked as encrypted."""
    hurt = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = hurt.find(mark)
        while at >= 0:
            hurt[at + place] |= 1
            at = hurt.find(mark, at + 4)
    return bytes(hurt)


def warc(body: bytes, length: int | None = None, url: str = "https://news.example/") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    head += "WARC-Date: 2020-01-02T03:04:05Z\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) if length is None else length}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def nested_mail(depth: int) -> bytes:
    head = b"From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Fri, 3 May 2019 10:00:00 +0000\nMIME-Version: 1.0\n"
    return (
        head
        + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
        + b"\nThe end.\n"
    )


def cut(content: bytes, share: float) -> bytes:
    return content[: int(len(content) * share)]


GOOD = word(paragraph("The ferry runs until nine."))
PAGE = "<html><body><p>{0}</p></body></html>"

ZOO: dict[str, tuple[Maker, str]] = {
    # archives
    "zip bomb.docx": (lambda: word(paragraph("a" * 110_000_000)), "unpacks to more than"),
    "zip bomb.epub": (lambda: book({"a.xhtml": PAGE.format(" a" * 55_000_000)}), "unpacks to more than"),
    "many files.docx": (lambda: packed({"word/document.xml": "", **{f"f{n}": "" for n in range(21_000)}}), "archive of more than"),
    "half a zip.docx": (lambda: cut(GOOD, 0.5), "damaged archive"),
    "nearly a zip.docx": (lambda: cut(GOOD, 0.97), "damaged archive"),
    "wrong sum.docx": (
        lambda: GOOD.replace(struct.pack("<I", zipfile.ZipFile(io.BytesIO(GOOD)).getinfo("word/document.xml").CRC), b"abcd"),
        "damaged",
    ),
    "password.docx": (lambda: flag_encrypted(GOOD), "password"),
    "odd method.docx": (lambda: GOOD.replace(b"\x08\x00", b"\x63\x00"), "damaged"),
    "no document.docx": (lambda: packed({"word/documentation.txt": "no"}), "lacks its part"),
    "leads out.docx": (
        lambda: packed(
            {"../../../etc/passwd": "x", "word/document.xml": f"<w:document {W}><w:body>{paragraph('In.')}</w:body></w:document>"}
        ),
        "",
    ),
    "leads out.epub": (lambda: book({"a.xhtml": ""}, href="../../../../etc/passwd"), "lacks its part"),
    "absolute.epub": (lambda: book({"a.xhtml": ""}, href="/etc/passwd"), "lacks its part"),
    "old office.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
    "locked office.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600),
        "password",
    ),
    # XML
    "laughs.docx": (lambda: word(paragraph("&i;"), LAUGHS), "entities"),
    "laughs.odt": (lambda: opened("<text:p>&i;</text:p>", LAUGHS), "entities"),
    "laughs.epub": (lambda: book({"a.xhtml": PAGE.format("x")}, opf=f"{LAUGHS}<package>&i;</package>"), "entities"),
    "secret.docx": (lambda: word(paragraph("&x;"), SECRET), "entities"),
    "secret.odt": (lambda: opened("<text:p>&x;</text:p>", SECRET), "entities"),
    "deep.docx": (lambda: word("<w:sdt>" * 10_000 + paragraph("In.") + "</w:sdt>" * 10_000), "XML cannot be read"),
    "rather deep.docx": (lambda: word("<w:sdt>" * 200 + paragraph("In.") + "</w:sdt>" * 200), ""),
    "deep.odt": (
        lambda: opened("<text:section>" * 10_000 + "<text:p>In.</text:p>" + "</text:section>" * 10_000),
        "XML cannot be read",
    ),
    "open tags.docx": (lambda: packed({"word/document.xml": f"<w:document {W}><w:body>{paragraph('In.')}"}), "XML cannot be read"),
    "utf-16.docx": (wide_word, ""),
    "wide spaces.odt": (lambda: opened('<text:p>a<text:s text:c="999999999"/>b</text:p>'), ""),
    "note in note.docx": (note_in_note, ""),
    # HTML
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 10_000 + b"<p>Deep down.</p>", ""),
    "very deep.html": (lambda: b"<html><body>" + b"<b>" * 200_000 + b"Deep down.", ""),
    "deep tables.html": (lambda: b"<html><body>" + b"<table><tr><td>" * 5_000 + b"Deep down.", ""),
    "open tags.html": (lambda: b"<html><body>" + b"<p>a<i>b<a href=x>" * 8_000, ""),
    "long attribute.html": (lambda: b"<html><body><p title='" + b"a" * 12_000_000 + b"'>In.</p>", ""),
    "long comment.html": (lambda: b"<html><body><!--" + b"a-" * 8_000_000 + b"--><p>In.</p>", ""),
    "many comments.txt": (lambda: b"<!---->" * 500 + b"The ferry runs.", ""),
    "long line.html": (lambda: b"<html><body><p>" + b"The ferry runs. " * 300_000 + b"</p>", ""),
    "entities.html": ((LAUGHS + PAGE.format("&i; In.")).encode, ""),
    "halves.html": (lambda: b"<html><body><p>One &#xD800; two &#xDFFF; three.</p></body></html>", ""),
    "odd charset.html": (lambda: b"<html><head><meta charset='utf-7'></head><body><p>+ADw-script+AD4-</p></body></html>", ""),
    # PDF
    "nothing.pdf": (lambda: b"%PDF-1.7\n%%EOF", "damaged PDF"),
    "half.pdf": (lambda: cut(page_of(stream(SHOWN)), 0.6), ""),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + bytes((n * n) % 251 for n in range(60_000)), "damaged PDF"),
    "password.pdf": (locked, "password"),
    "loop of pages.pdf": (
        lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
        " ",
    ),
    "a billion pages.pdf": (
        lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 1000000000 >>"]),
        " ",
    ),
    "stream bomb.pdf": (lambda: page_of(stream(zlib.compress(b"0 0 m " * 20_000_000, 9), b"/Filter /FlateDecode")), ""),
    "bomb of bombs.pdf": (
        lambda: page_of(stream(zlib.compress(zlib.compress(bytes(120_000_000), 9), 9), b"/Filter [/FlateDecode /FlateDecode]")),
        " ",
    ),
    "huge page.pdf": (lambda: page_of(stream(SHOWN), box=b"0 0 1e12 1e12"), ""),
    "opens things.pdf": (
        lambda: page_of(
            stream(SHOWN),
            catalog=b"/OpenAction << /S /Launch /F (/bin/sh) /Next "
            b"<< /S /JavaScript /JS (app.launchURL\\('http://one.example'\\)) >> >>",
        ),
        "",
    ),
    "form in itself.pdf": (
        lambda: pdf(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
                stream(b"/X Do"),
                stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"),
            ]
        ),
        " ",
    ),
    "references in a ring.pdf": (lambda: pdf([b"2 0 R", b"3 0 R", b"1 0 R"]), "damaged PDF"),
    "deep arrays.pdf": (lambda: pdf([b"<< /Type /Catalog /Pages " + b"[" * 50_000 + b"]" * 50_000 + b" >>"]), " "),
    # Rich Text
    "deep.rtf": (lambda: b"{\\rtf1 " + b"{" * 100_000 + b"In." + b"}" * 100_000 + b"}", "nested too deeply"),
    "long binary.rtf": (lambda: b"{\\rtf1 In. {\\pict\\bin999999999 abc}}", ""),
    "odd letters.rtf": (lambda: b"{\\rtf1\\uc1 In \\u999999999 ? \\u-1? \\u55357?\\u56832? \\u55357? out.}", ""),
    "odd page.rtf": (lambda: b"{\\rtf1\\ansicpg99999 \\'e9\\'ff In.}", ""),
    "never closed.rtf": (lambda: b"{\\rtf1 " + b"{\\b a" * 1_500, ""),
    "many skipped.rtf": (lambda: b"{\\rtf1\\uc2000000000 \\u1052? In.}", ""),
    # mail and saved pages
    "deep.eml": (lambda: nested_mail(10_000), " "),
    "long header.eml": (
        lambda: b"From: a@b.example\nTo: " + b"a@b.example, " * 300_000 + b"c@d.example\nMessage-ID: <1>\nDate: x\n\nIn.\n",
        "",
    ),
    "headers without end.eml": (
        lambda: b"From: a@b.example\r\nTo: c@d.example\r\nMessage-ID: <1>\r\n" + b"X-A: b\r\n" * 60 + b"\x01",
        "",
    ),
    "headers and more.txt": (lambda: b"Subject: x\r\n" * 300 + b"The ferry runs.", ""),
    "odd charset.eml": (
        lambda: b'From: a@b.example\nTo: c@d.example\nMessage-ID: <1>\nContent-Type: text/plain; charset="../../x"\n\nIn.\n',
        "",
    ),
    "odd headers.eml": (
        lambda: b"From: =?utf-8?b?////?= <\nTo: ;;,,\nMessage-ID: <<>\nSubject: =?x?q?=ZZ?=\nDate: 99 Xyz -1\n\nIn.\n",
        "",
    ),
    "locked.eml": (
        lambda: (
            b"From: a@b.example\nTo: c@d.example\nMessage-ID: <1>\n"
            b"Content-Type: multipart/encrypted; boundary=x\n\n--x\n\nIn.\n--x--\n"
        ),
        "encrypted",
    ),
    "no page.mhtml": (
        lambda: (
            b"From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n"
            b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--\n"
        ),
        "without a page",
    ),
    # subtitles
    "odd times.srt": (
        lambda: b"1\n99:99:99,999 --> 00:00:00,000\nIn.\n\n2\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font>Out.\n",
        "",
    ),
    "no words.srt": (lambda: b"1\n00:00:01,000 --> 00:00:02,000\n\n", "no subtitles"),
    "tags.vtt": (lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v A><c.b>" * 20_000 + b"In.\n", ""),
    # web archives
    "long record.warc": (lambda: warc(b"<p>In.</p>", 10**15), ""),
    "no length.warc": (lambda: warc(b"<p>In.</p>", -5), ""),
    "half.warc.gz": (lambda: cut(gzip.compress(warc(b"<p>The ferry runs until nine.</p>" * 300)), 0.6), ""),
    "bomb.warc.gz": (lambda: gzip.compress(warc(b"<p>" + b"a " * 55_000_000 + b"</p>")), ""),
    # books
    "missing part.epub": (lambda: book({"a.xhtml": ""}, href="gone.xhtml"), "lacks its part"),
    "no package.epub": (
        lambda: packed({"META-INF/container.xml": CONTAINER.format("gone.opf")}, first="application/epub+zip"),
        "lacks its part",
    ),
    "locked.epub": (
        lambda: book(
            {"a.xhtml": PAGE.format("In.")},
            more={"META-INF/encryption.xml": '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>'},
        ),
        "protected against copying",
    ),
    "one page often.epub": (
        lambda: book(
            {},
            opf='<package><manifest><item id="a" href="a.xhtml" media-type="text/html"/></manifest><spine>'
            + '<itemref idref="a"/>' * 3_000
            + "</spine></package>",
            more={"a.xhtml": PAGE.format("In. " * 100)},
        ),
        "",
    ),
    # Markdown and plain text
    "deep.md": (lambda: b">" * 100_000 + b" In.", ""),
    "brackets.md": (lambda: b"[" * 50_000 + b"In." + b"](" * 50_000, ""),
    "stars.md": (lambda: b"*a **b " * 20_000, ""),
    "lists.md": (lambda: b"".join(b"  " * n + b"- a\n" for n in range(1_000)), ""),
    "nul.txt": (lambda: b"The ferry\0runs.", "is binary"),
    "mixed.txt": (lambda: "Паром ходит. ".encode() * 20 + "Паром ходит.".encode("cp1251"), "damaged at byte"),
    "halves.txt": (
        lambda: b"\xff\xfe" + "The ferry ".encode("utf-16-le") + b"\x00\xd8" + " runs.".encode("utf-16-le"),
        "damaged at byte",
    ),
    "surrogates.txt": (lambda: b"The ferry \xed\xa0\x80 runs.", ""),
    "long line.txt": (lambda: b"The ferry runs. " * 2_700_000, "40 million characters"),
    "controls.txt": (lambda: bytes(range(1, 32)) * 40, "is binary"),
    # names that say something else
    "word.pdf": (lambda: GOOD, ""),
    "pdf.docx": (lambda: page_of(stream(SHOWN)), ""),
    "page.epub": (lambda: PAGE.format("The ferry runs until nine.").encode(), ""),
    "program.txt": (lambda: b"MZ\x90\0\3\0\0\0" + bytes(300), "a program"),
    "picture.html": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100), "a picture"),
}
