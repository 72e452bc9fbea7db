"""One file becomes one document, and every file that cannot be read gets one sentence."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from reconciler.errors import SourceError
from sources.metadata import Metadata
from sources.read import read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

PAGE = (
    b"<html lang='en'><head><title>From the file</title><meta name='author' content='The editors'></head>"
    b"<body><p>The ferry runs until nine.</p></body></html>"
)


def refused(path: Path, side: str | None = "Harbour") -> str:
    with pytest.raises(SourceError) as error:
        read_file(path, side=side)
    message = str(error.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert path.name.split("\0")[0] in message
    return message


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    content = "Мост открыли в марте.\r\nРаботы заняли семь лет.\r\n".encode("cp1251")
    path.write_bytes(content)
    document = read_file(path, side=" Harbour ")
    assert document.text == "Мост открыли в марте.\nРаботы заняли семь лет.\n"
    assert (document.name, document.side, document.title, document.language) == ("ferry.txt", "Harbour", "ferry", "ru")
    assert (document.media_type, document.encoding) == ("text/plain", "cp1251")
    assert document.original == content
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert read_file(path, side="Harbour") == document


def test_metadata_goes_by_field_from_given_to_file_to_guess() -> None:
    document = read_bytes(PAGE, "page.html", side="Harbour", metadata=Metadata(author="Given", url="https://ferry.example"))
    assert (document.title, document.author, document.url, document.language) == (
        "From the file",
        "Given",
        "https://ferry.example",
        "en",
    )
    assert document.media_type == "text/html"
    assert read_bytes(b"The ferry runs until nine.", "no title.txt", side="Harbour").title == "no title"


def test_the_catalogue_gives_side_and_metadata(known_page: str) -> None:
    document = read_bytes(known_page.replace("\n", "  \r\n").encode(), "a.txt", side=None, metadata=Metadata(title="Given"))
    assert (document.side, document.title, document.publisher, document.published) == (
        "Harbour",
        "Given",
        "The ferry company",
        "2019-03",
    )
    assert read_bytes(known_page.encode(), "a.txt", side="Mine").side == "Mine"


def test_an_unknown_side(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry runs until nine.", "utf-8")
    assert "--side" in refused(path, side=None)
    assert "--side" in refused(path, side="  ")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", "\u00a0 \n".encode(), b"<html><body></body></html>"])
def test_empty_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    message = refused(path)
    assert "is empty" in message or "without text" in message


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is binary"),
        ("a.docx", b"PK\x03\x04\x00\x00 word/document.xml", "damaged archive"),
        ("a.pdf", b"%PDF-1.7", "damaged PDF"),
        ("a.xyz", b"A word.", "kind that is not read (.xyz)"),
        ("a.txt", "Мост открыли в марте. ".encode() * 9 + b"\xff\xfe\xff", "damaged at byte"),
        ("a.txt", bytes(range(0x80, 0x100)) * 9, "no encoding that is known"),
    ],
)
def test_contents_that_are_no_text(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert words in refused(path)


def test_a_missing_file(tmp_path: Path) -> None:
    assert "is not there" in refused(tmp_path / "gone.txt")


def test_a_file_used_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A word.", "utf-8")
    assert "cannot be read (not a directory)" in refused(tmp_path / "a.txt" / "b.txt")


def test_a_broken_link(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to(tmp_path / "gone.txt")
    assert "is a link to a file that is not there" in refused(path)


def test_a_link_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to(path)
    assert "cannot be read" in refused(path)


def test_a_folder_given_as_a_file(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_pipe_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "is not an ordinary file" in refused(path)


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert "cannot be the name of a file" in refused(tmp_path / "a\0.txt")
    assert "cannot be read (file name too long)" in refused(tmp_path / ("a" * 300))


def test_a_file_without_the_right_to_read(open_folder: Path, without_rights: Callable[[], AbstractContextManager[None]]) -> None:
    path = open_folder / "a.txt"
    path.write_text("The ferry runs until nine.", "utf-8")
    path.chmod(0o000)
    with without_rights():
        assert "cannot be read (permission denied)" in refused(path)


def test_no_half_of_a_surrogate_pair_survives(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"ferry-\xff.html")
    path.write_bytes(b"<html><body><p>One &#xD800; two &#55296; three.</p></body></html>")
    document = read_file(path, side="Har\udcffbour", metadata=Metadata(title="T\udcff", note="\ud800"))
    for value in (document.name, document.side, document.text, document.title, document.note):
        value.encode("utf-8")
    assert document.name == "ferry-?.html"


def test_very_long_lines_are_read() -> None:
    text = "The ferry runs until nine, and then the bridge is the only way across. " * 30_000
    assert read_bytes(text.encode(), "a.txt", side="Harbour").text == text
