from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reconciler.errors import SourceError
from reconciler.notices import say
from sources.libraries.library import is_list, read_library
from sources.metadata import Metadata

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outside.txt").write_text("Not to be read.", "utf-8")
    inside = tmp_path / "library"
    (inside / "files").mkdir(parents=True)
    (inside / "files" / "a.txt").write_text("The bridge was opened on 3 March 2014.", "utf-8")
    (inside / "files" / "b.html").write_text(
        "<html><head><title>Own title</title></head><body><p>Rain fell.</p></body></html>", "utf-8"
    )
    return inside


def table(folder: Path, *rows: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(("file,side,title,url", *rows)), "utf-8")
    return path


def test_entries_become_documents_with_what_the_list_says(folder: Path) -> None:
    found = read_library(table(folder, "files/a.txt,North,The bridge,", "files/b.html,South,,"))
    assert found.failures == ()
    first, second = found.documents
    assert (first.name, first.side, first.title, first.text) == (
        "files/a.txt",
        "North",
        "The bridge",
        "The bridge was opened on 3 March 2014.",
    )
    assert (second.side, second.title) == ("South", "Own title")


def test_a_side_is_that_of_entries_without_one(folder: Path) -> None:
    path = table(folder, "files/a.txt,,,", "files/b.html,South,,")
    assert [document.side for document in read_library(path, side="North").documents] == ["North", "South"]
    found = read_library(path, metadata=Metadata(publisher="The Post"))
    assert [document.publisher for document in found.documents] == ["The Post"]
    assert "row 2" in found.failures[0]
    assert "side" in found.failures[0]


def test_an_entry_without_a_file_is_named_with_its_address(folder: Path) -> None:
    found = read_library(table(folder, ",North,The bridge,https://example.org/a", "files/a.txt,North,,", "files/gone.txt,North,,"))
    assert len(found.documents) == 1
    assert "fetch https://example.org/a" in found.failures[0]
    assert "gone.txt" in found.failures[1]


@pytest.mark.parametrize(
    "file", ["../outside.txt", "files/../../outside.txt", "{root}/outside.txt", "file://{root}/outside.txt", "."]
)
def test_files_outside_of_the_folder_are_never_read(folder: Path, file: str) -> None:
    found = read_library(table(folder, f"{file.format(root=folder.parent)},North,,"))
    assert found.documents == ()
    assert len(found.failures) == 1


def test_a_link_that_leads_out_is_not_followed(folder: Path) -> None:
    (folder / "files" / "link.txt").symlink_to(folder.parent / "outside.txt")
    found = read_library(table(folder, "files/link.txt,North,,"))
    assert "outside the folder" in found.failures[0]


@pytest.mark.parametrize("file", [r"files\a.txt", "{root}/files/a.txt", "file://{root}/files/a.txt", "./files/a.txt"])
def test_paths_as_other_programs_write_them(folder: Path, file: str) -> None:
    found = read_library(table(folder, f"{file.format(root=folder)},North,,"))
    assert [document.name for document in found.documents] == ["files/a.txt"]


def test_of_several_files_the_first_that_can_be_read_is_taken(folder: Path) -> None:
    path = folder / "library.bib"
    path.write_text(
        "@misc{k, title={T}, file={x:files/gone.txt:text/plain;y:files/b.html:text/html;z:files/a.txt:text/plain}}", "utf-8"
    )
    found = read_library(path, side="North")
    assert [document.name for document in found.documents] == ["files/b.html"]
    assert say(found.notices[0]) == "library.bib, entry k, has other files too, which were not read: files/a.txt."


def test_what_is_no_list_is_named(folder: Path) -> None:
    assert not is_list(folder / "files" / "a.txt")
    assert is_list(folder / "X.BIB")
    for name in ("gone.bib", "a.txt"):
        with pytest.raises(SourceError, match=name):
            read_library(folder / name)
    (folder / "x.json").write_text("{}", "utf-8")
    with pytest.raises(SourceError, match=r"x\.json is no CSL-JSON"):
        read_library(folder / "x.json")
