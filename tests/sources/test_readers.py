"""What readers say beside the text: what they set apart, where its parts stand, which pages of an archive there are."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reconciler.errors import SourceError
from reconciler.locators import place
from reconciler.model import Document, LocatorKind
from reconciler.notices import remarks, say
from sources import ocr
from sources.folder import read_folder
from sources.read import read_bytes, read_documents, read_file
from tests.sources.corpus_pages import several

CORPUS = Path(__file__).parent / "corpus"


def where(document: Document, words: str) -> str:
    start = document.text.index(words)
    return place(document, start, start + len(words))


def said(document: Document) -> list[str]:
    return [say(remark) for remark in remarks([document])]


def test_tracked_changes_comments_and_hidden_text_are_counted_and_apart() -> None:
    document = read_file(CORPUS / "report-tracked.docx", side="North")
    assert [remark.key for remark in document.remarks] == ["tracked", "comments", "hidden"]
    assert dict(document.remarks[1].arguments) == {"count": "1"}
    assert "report-tracked.docx" in said(document)[0]


@pytest.mark.parametrize("file", ["report-pandoc.docx", "report-pandoc.odt", "obzor-pandoc.rtf", "report-pandoc.rtf"])
def test_notes_stand_at_the_end_under_their_numbers(file: str) -> None:
    document = read_file(CORPUS / file, side="North")
    assert [(one.kind, one.value) for one in document.locators] == [(LocatorKind.NOTE, "1"), (LocatorKind.NOTE, "2")]
    assert document.text[document.locators[0].start :].startswith("[1] ")
    assert place(document, 0, 10) == ""
    assert place(document, len(document.text) - 5, len(document.text)) == "note 2"


def test_pages_of_a_pdf() -> None:
    document = read_file(CORPUS / "speech-office.pdf", side="North")
    assert where(document, "Ladies and gentlemen") == "page 1"
    assert where(document, "Please wipe your feet") == f"page {document.locators[-1].value}"
    assert "head and foot" in said(document)[0]


def test_chapters_of_a_book_and_times_of_subtitles() -> None:
    assert (
        where(read_file(CORPUS / "ferry.epub", side="North"), "The first boat leaves")
        == "in “Night ferry returns to the Ardle Strait”"
    )
    assert where(read_file(CORPUS / "rech.srt", side="North"), "Дорогие дети") == "at 00:00:01"


def test_pages_of_a_web_archive_are_sources_of_their_own(tmp_path: Path) -> None:
    page = "<html><head><title>{0}</title></head><body><p>The {0} runs until nine in the evening.</p></body></html>"
    urls = {f"https://news.example/{name}": page.format(name).encode() for name in ("ferry", "bus", "train")}
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(several(urls))
    documents = read_documents(path, side="North")
    assert [document.url for document in documents] == list(urls)
    assert [document.title for document in documents] == ["ferry", "bus", "train"]
    assert [document.name for document in documents] == [f"pages.warc.gz#{url}" for url in urls]
    assert all(read_bytes(d.original, "one.warc.gz", side="North").text == d.text for d in documents)
    (bus,) = read_documents(path, side="North", record="/bus")
    assert bus.title == "bus"
    with pytest.raises(SourceError, match="no page whose address has /tram"):
        read_documents(path, side="North", record="/tram")
    with pytest.raises(SourceError, match="holds 3 pages where one is wanted"):
        read_file(path, side="North")


def test_the_folder_beside_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    for name in ("Town/page_files/a.css", "Town/page_files/b.html", "Town/page.html", "Town/other_files/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<html><body><p>The ferry runs.</p></body></html>", "utf-8")
    reading = read_folder(tmp_path)
    assert [document.name for document in reading.documents] == ["Town/other_files/c.txt", "Town/page.html"]


def scan(text: str) -> bytes:
    """A PDF of one page that is a picture of `text`, as a scanner makes it."""
    import pypdfium2

    from sources.readers import pdf

    out = io.BytesIO()
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(out, pagesize=(500, 200))
    canvas.setFont("Helvetica", 20)
    for number, line in enumerate(text.split("\n")):
        canvas.drawString(30, 150 - 30 * number, line)
    canvas.save()
    head, pixels = pdf.draw(out.getvalue(), 0).split(b" 255\n", 1)
    width, height = (int(part) for part in head.split()[1:3])
    document = pypdfium2.PdfDocument.new()
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pypdfium2.raw.FPDFBitmap_Gray)
    for row in range(height):
        start = row * bitmap.stride
        bitmap.buffer[start : start + width] = list(pixels[row * width : (row + 1) * width])
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(500, 200))
    page = document.new_page(500, 200)
    page.insert_obj(image)
    page.gen_content()
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def test_a_scan_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: "")
    with pytest.raises(SourceError, match="holds pictures of pages and no text: install tesseract"):
        read_bytes(scan("The ferry runs until nine."), "scan.pdf", side="North")


@pytest.mark.skipif(not ocr.installed(), reason="tesseract is not installed")
@pytest.mark.foreign
def test_a_scan_is_read_by_tesseract() -> None:
    document = read_bytes(scan("The ferry runs until nine.\nThe bridge is open all night."), "scan.pdf", side="North")
    assert "The ferry runs until nine." in " ".join(document.text.split())
    assert [remark.key for remark in document.remarks] == ["recognised"]
    assert where(document, "bridge") == "page 1"
