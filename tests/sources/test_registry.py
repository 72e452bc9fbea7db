"""Every kind of file gets its reader, and an unknown kind a sentence that says which are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconciler.errors import SourceError
from sources.registry import READERS, Reader, choose

DOCS = Path(__file__).parents[2] / "docs/formats"

PAGE = b"<!DOCTYPE html><html><body><p>A word.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "reader"),
    [
        ("a.txt", b"A word.", "plain text"),
        ("A.TXT", b"A word.", "plain text"),
        ("README", b"A word.", "plain text"),
        ("a.html", PAGE, "HTML"),
        ("a.HTM", b"<p>A fragment.</p>", "HTML"),
        ("saved page", PAGE, "HTML"),
        ("saved.txt", b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- saved -->\n<HTML>", "HTML"),
        ("about.txt", b"A text about <html> and <!DOCTYPE html>.", "plain text"),
    ],
)
def test_choice(name: str, content: bytes, reader: str) -> None:
    assert choose(name, content)[0].name == reader


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.tex", "a.2019"])
def test_an_unknown_kind_says_which_are_read(name: str) -> None:
    with pytest.raises(SourceError) as error:
        choose(name, b"A word.")
    assert str(error.value).startswith(f"{name} is of a kind that is not read")
    for reader in READERS:
        assert all(suffix in str(error.value) for suffix in reader.suffixes)


@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_binary_content(name: str) -> None:
    with pytest.raises(SourceError, match=f"^{name} is binary"):
        choose(name, b"PK\x03\x04\x00\x00")


@pytest.mark.parametrize(
    ("name", "content", "reader"),
    [
        ("a.pdf", b"A word.", "plain text"),
        ("a.docx", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"{\\rtf1 A word.}", "Rich Text"),
        ("a.php", PAGE, "HTML"),
        ("a.doc", b"{\\rtf1 A word.}", "Rich Text"),
    ],
)
def test_content_goes_before_a_wrong_ending(name: str, content: bytes, reader: str) -> None:
    found, misnamed = choose(name, content)
    assert (found.name, misnamed) == (reader, True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "before 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "an archive"),
        (bytes(100), "binary"),
    ],
)
def test_what_no_reader_knows_is_named(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        choose("a", content)


def test_kinds_are_told_apart() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_format_has_its_page(reader: Reader) -> None:
    listed = (DOCS / "in.md").read_text("utf-8")
    row = next(line for line in listed.splitlines() if line.startswith("| [") and f"`{reader.suffixes[0]}`" in line)
    assert all(f"`{suffix}`" in row for suffix in reader.suffixes)
    assert (DOCS / row.split("](")[1].split(")")[0]).read_text("utf-8").startswith("# ")
