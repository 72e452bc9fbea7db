from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

import pytest

from sources import catalogue
from sources.fetching.addresses import FetchError
from sources.fetching.fetch import Options, fetch
from sources.fetching.pages import read_page
from sources.metadata import Metadata
from tests.sources.fetching.site import PAGE, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reconciler.model import Document

OPTIONS = Options(allow_private=True, seconds=10)


def read(site: Site, path: str, side: str | None = "North", metadata: Metadata = Metadata()) -> Document:
    (found,) = fetch([site.url(path)], OPTIONS)
    assert not isinstance(found, FetchError), found
    return read_page(found, side=side, metadata=metadata)


def records(document: Document) -> Iterator[tuple[str, str, bytes, dict[str, str]]]:
    """The records of the archive that is kept: type, address, content as unpacked, headers of HTTP."""
    from warcio.archiveiterator import ArchiveIterator

    for record in ArchiveIterator(io.BytesIO(document.original), check_digests="raise"):
        headers = dict(record.http_headers.headers) if record.http_headers else {}
        yield record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read(), headers


def test_a_page_is_a_text_with_what_is_known_of_it(site: Site) -> None:
    site.page("/news/a.php?id=7")
    document = read(site, "/news/a.php?id=7")
    assert document.text == "The bridge\n\nThe bridge was opened on 3 March 2014.\n\nThe mayor spoke to 112 guests."
    assert document.name == f"127.0.0.1:{site.port}/news/a.php?id=7.html"
    assert (document.title, document.published, document.language, document.side) == ("The bridge", "2014-03-04", "en", "North")
    assert document.url == site.url("/news/a.php?id=7")
    assert len(document.accessed) == len("2014-03-04")


def test_what_is_said_goes_before_what_the_page_says(site: Site) -> None:
    site.page("/a")
    document = read(site, "/a", metadata=Metadata(title="On the bridge", published="2014"))
    assert (document.title, document.published) == ("On the bridge", "2014")


def test_the_page_is_kept_so_that_a_quote_can_be_proved(site: Site) -> None:
    site.redirect("/old", "/new")
    packed = gzip.compress(PAGE.encode())
    site.page("/new", packed, Content_Encoding="gzip", X_Served_By="a test")
    document = read(site, "/old")
    found = list(records(document))
    assert [(kind, url) for kind, url, _content, _headers in found] == [
        ("warcinfo", None), ("response", site.url("/old")), ("request", site.url("/old")), ("response", site.url("/new")),
        ("request", site.url("/new")),
    ]  # fmt: skip
    _kind, _url, content, headers = found[3]
    assert content == PAGE.encode()
    assert headers["X-Served-By"] == "a test"
    assert found[4][3]["User-Agent"].startswith("Diptych/")
    assert document.url == site.url("/new")
    assert document.media_type == "application/warc"


def test_chunks_are_put_together(site: Site) -> None:
    def answer(handler: object) -> None:
        handler.send_response(200)  # type: ignore[attr-defined]
        handler.send_header("Content-Type", "text/html")  # type: ignore[attr-defined]
        handler.send_header("Transfer-Encoding", "chunked")  # type: ignore[attr-defined]
        handler.end_headers()  # type: ignore[attr-defined]
        for piece in (PAGE.encode()[:100], PAGE.encode()[100:], b""):
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))  # type: ignore[attr-defined]

    site.answers["/a"] = answer
    document = read(site, "/a")
    assert "112 guests" in document.text
    assert list(records(document))[1][2] == PAGE.encode()


RUSSIAN = "<html><head>{meta}<title>Мост</title></head><body><main><p>Мост открыли третьего марта.</p></main></body></html>"


@pytest.mark.parametrize(
    ("meta", "written", "header"),
    [
        ("", "cp1251", "text/html; charset=windows-1251"),
        ("", "koi8-r", 'text/html; charset="KOI8-R"'),
        ('<meta charset="koi8-r">', "cp1251", "text/html; charset=windows-1251"),  # the server goes before the page
        ('<meta charset="windows-1251">', "cp1251", "text/html; charset=utf-8"),  # but not where it is plainly wrong
        ('<meta charset="windows-1251">', "utf-8", "text/html; charset=windows-1251"),  # as are both here
        ('<meta charset="windows-1251">', "cp1251", "text/html"),
        ('<meta charset="windows-1251">', "cp1251", "text/html; charset=nonsense"),
    ],
)
def test_the_encoding_is_that_of_the_server_where_it_fits(site: Site, meta: str, written: str, header: str) -> None:
    site.page("/a", RUSSIAN.format(meta=meta).encode(written), Content_Type=header)
    assert read(site, "/a").text == "Мост открыли третьего марта."


def test_plain_text(site: Site) -> None:
    site.page("/a.txt", "Мост открыли третьего марта.\n".encode("cp1251"), Content_Type="text/plain; charset=cp1251")
    document = read(site, "/a.txt")
    assert document.text == "Мост открыли третьего марта.\n"
    assert document.encoding == "cp1251"
    assert document.name.endswith("/a.txt")


def test_what_no_reader_knows_is_refused_by_its_address(site: Site) -> None:
    site.page("/a.png", b"\x89PNG\r\n\x1a\n\0\0\0", Content_Type="image/png")
    with pytest.raises(FetchError) as refused:
        read(site, "/a.png")
    assert str(refused.value).startswith(site.url("/a.png"))


@pytest.mark.parametrize("body", ["", "   \n", "<html><body></body></html>"])
def test_a_page_without_text_is_refused(site: Site, body: str) -> None:
    site.page("/a", body)
    with pytest.raises(FetchError):
        read(site, "/a")


def test_a_page_that_the_catalogue_knows_needs_no_side(site: Site, known_page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert catalogue.recognise(catalogue.fingerprint(known_page)) is not None
    site.page("/a.txt", known_page, Content_Type="text/plain")
    assert read(site, "/a.txt", side=None).side == "Harbour"
    site.page("/b.txt", "Another text.", Content_Type="text/plain")
    with pytest.raises(FetchError, match="--side"):
        read(site, "/b.txt", side=None)
