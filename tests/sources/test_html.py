"""A page becomes its text: headings, paragraphs, lists; its head becomes metadata; nothing is fetched."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler.errors import SourceError
from sources.metadata import Metadata
from sources.readers import html

FOLDER = Path(__file__).parents[1] / "cases/readers/html"
PAGES = sorted(FOLDER.glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_text_of_a_page(page: Path) -> None:
    reading = html.read(page.read_bytes())
    assert reading.text == page.with_suffix(".txt").read_text("utf-8").removesuffix("\n")
    assert html.read(page.read_bytes()) == reading


def test_metadata_of_a_page() -> None:
    assert html.read((FOLDER / "article.html").read_bytes()).metadata == Metadata(
        title="Bridge over the strait opens",
        publisher="Harbour Gazette",
        author="The editors",
        language="en",
        url="https://gazette.example/bridge",
        published="2019-03-04",
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", Metadata(title="A heading")),
        ("<title> Two\n words </title>", Metadata(title="Two words")),
        ("<title>Site - Page</title><meta property='og:site_name' content='Site'>", Metadata(title="Page", publisher="Site")),
        ("<title>x</title><meta property='article:author' content='https://social.example/me'>", Metadata(title="x")),
        ("<title>x</title><meta name='DCTERMS.issued' content='2011-05'>", Metadata(title="x", published="2011-05")),
        ("<title>x</title><meta name='date' content='2011/05/03 10:00'>", Metadata(title="x", published="2011-05-03")),
        ("<title>x</title><meta name='date' content='20110503'>", Metadata(title="x")),
        ("<title>x</title><meta name='date' content='03.05.2011'>", Metadata(title="x")),
        ("<title>x</title><meta http-equiv='Content-Language' content='ru-RU'>", Metadata(title="x", language="ru")),
        ("<title>x</title><link rel='canonical' href='/relative'>", Metadata(title="x")),
    ],
)
def test_what_a_head_declares(head: str, expected: Metadata) -> None:
    assert html.read(f"<html><head>{head}</head><body><h1>A heading</h1><p>A word.</p></body></html>".encode()).metadata == expected


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1251">',
        "<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
        "",
    ],
)
def test_declared_charset(declaration: str) -> None:
    page = f"<html><head>{declaration}<title>Мост</title></head><body><p>Мост открыли в марте 2019 года.</p></body></html>"
    reading = html.read(page.encode("cp1251"))
    assert (reading.text, reading.encoding, reading.metadata.title) == ("Мост открыли в марте 2019 года.", "cp1251", "Мост")
    # a page that was saved again in UTF-8, and still declares what it was
    assert html.read(page.encode()).text == reading.text


def test_declaration_of_xml() -> None:
    page = '<?xml version="1.0" encoding="koi8-r"?>\n<html lang="ru"><body><p>Мост открыли.</p></body></html>'
    assert html.read(page.encode("koi8-r")).text == "Мост открыли."


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>&nbsp;</p></body></html>",
        "<html></html>",
        "<html><body><script>let a = 1</script><img src='a.png'></body></html>",
        "<!-- nothing -->",
        "<frameset><frame></frameset>",
    ],
)
def test_a_page_without_text(page: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SourceError, match=r"is a page without text|is empty"):
        html.read(page.encode())
    assert capfd.readouterr() == ("", "")


def test_a_fragment_is_read_as_well() -> None:
    assert html.read(b"<p>One.</p><p>Two.</p>").text == "One.\n\nTwo."


def test_deep_and_long_pages_are_read() -> None:
    assert html.read(b"<body>" + b"<div>" * 200 + b"<p>Deep down.</p>").text == "Deep down."
    sentence = "The bridge carries four lanes. "
    assert len(html.read(f"<body><p>{sentence * 50_000}</p></body>".encode()).text) == len(sentence) * 50_000 - 1


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("a reader reached for the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = (
        "<!DOCTYPE html SYSTEM 'http://one.example/page.dtd'><html><head><base href='http://two.example/'>"
        "<link rel='stylesheet' href='http://two.example/a.css'></head>"
        "<body><p>A word.</p><img src='http://two.example/a.png'><iframe src='http://two.example/b'></iframe></body></html>"
    )
    assert html.read(page.encode()).text == "A word."


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "</ul>",
                "<table>",
                "<tr>",
                "<td>",
                "<br>",
                "<h2>",
                "</div>",
                "<!--x-->",
                "&#xD800;",
                "&nbsp;",
                "a b",
                "Мост.",
            ]
        )
    )
)
def test_broken_markup_gives_clean_text_or_a_source_error(parts: list[str]) -> None:
    page = ("<html><body>" + "".join(parts)).encode()
    try:
        text = html.read(page).text
    except SourceError:
        return
    text.encode("utf-8")
    assert text == text.strip()
    assert "\n\n\n" not in text
