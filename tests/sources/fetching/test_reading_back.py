"""What was fetched and kept is read back by the readers of files: the archive gives the same text, and a PDF goes to its reader."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from sources.fetching.fetch import Fetched, Options, fetch
from sources.fetching.pages import read_page
from sources.read import read_documents
from tests.sources.fetching.site import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sources.fetching.site import Site

OPTIONS = Options(allow_private=True, seconds=10)


def got(address: str) -> Fetched:
    (found,) = fetch([address], OPTIONS)
    assert isinstance(found, Fetched), found
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r"])
def test_the_archive_that_is_kept_gives_the_same_text(site: Site, tmp_path: Path, encoding: str) -> None:
    page = PAGE.replace("The mayor spoke to 112 guests.", "Мэр говорил со 112 гостями на площади.").replace("bridge", "мост")
    site.redirect("/old", "/new")
    site.page("/new", page.encode(encoding), Content_Type=f"text/html; charset={encoding}")
    document = read_page(got(site.url("/old")), side="North")
    (tmp_path / "page.warc.gz").write_bytes(document.original)
    (again,) = read_documents(tmp_path / "page.warc.gz", side="North")
    assert again.text == document.text
    assert "Мэр говорил" in again.text
    fields = ("url", "accessed", "published", "title", "language", "media_type")
    assert [getattr(again, name) for name in fields] == [getattr(document, name) for name in fields]


def test_a_pdf_goes_to_its_reader(site: Site) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "The bridge was opened on 3 March 2014.")
    canvas.save()
    site.page("/report?id=1", out.getvalue(), Content_Type="application/pdf")
    document = read_page(got(site.url("/report?id=1")), side="North")
    assert "The bridge was opened on 3 March 2014." in document.text
    assert document.locators
    assert document.name.endswith("/report?id=1.pdf")
