"""A folder becomes documents in a fixed order, with a notice for everything that was left out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reconciler.errors import Cancelled, InputError, ManifestError
from sources.folder import read_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_one_subfolder_a_side(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "Town/b.txt": "Two.",
            "Town/a/deep/c.txt": "Three.",
            "Harbour/page.html": "<html><body><p>One.</p></body></html>",
            "Harbour/.hidden.txt": "No.",
            ".git/x.txt": "No.",
            "Town/.cache/y.txt": "No.",
        },
    )
    reading = read_folder(tmp_path)
    assert [(d.name, d.side, d.text) for d in reading.documents] == [
        ("Harbour/page.html", "Harbour", "One."),
        ("Town/a/deep/c.txt", "Town", "Three."),
        ("Town/b.txt", "Town", "Two."),
    ]
    assert reading.notices == ()
    assert read_folder(tmp_path) == reading


def test_what_cannot_be_read_becomes_a_notice_and_the_others_go_on(tmp_path: Path) -> None:
    write(
        tmp_path, {"Town/a.txt": "One.", "Town/b.docx": b"PK\0", "Town/c.txt": "", "Harbour/d.txt": b"\0\0", "notes.txt": "Mine."}
    )
    (tmp_path / "Ferry").mkdir()
    (tmp_path / "Town" / "e.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "Town" / "pipe")
    reading = read_folder(tmp_path)
    assert [d.name for d in reading.documents] == ["Town/a.txt"]
    for words in (
        'The side "Ferry" is empty: there is no file in its folder.',
        'The side "Harbour" is empty: none of its files could be read.',
        "Harbour/d.txt is binary",
        "Town/b.docx is no Word file, or a damaged one",
        "Town/c.txt is empty",
        "e.txt is a link to a file that is not there",
        "pipe is not an ordinary file",
        "notes.txt was left out",
    ):
        assert len([notice for notice in reading.notices if words in notice]) == 1
    assert len(reading.notices) == 8
    assert all(notice.endswith(".") and "\n" not in notice for notice in reading.notices)


def test_flat_files_that_the_catalogue_knows(tmp_path: Path, known_page: str) -> None:
    write(tmp_path, {"known.txt": known_page, "Town/a.txt": "One.", "zzz.txt": "Unknown."})
    reading = read_folder(tmp_path)
    assert [(d.name, d.side) for d in reading.documents] == [("Town/a.txt", "Town"), ("known.txt", "Harbour")]
    assert len(reading.notices) == 1
    assert reading.notices[0].startswith("zzz.txt was left out")


def test_a_manifest_goes_before_file_and_catalogue(tmp_path: Path, known_page: str) -> None:
    listing = """
        [[source]]
        file = "sub/b.html"
        side = "Town"
        author = "Given"
        [[source]]
        file = "a.txt"
        side = "Mine"
        title = "Given"
    """
    page = "<html lang='en'><head><title>B</title><meta name='author' content='File'></head><body><p>Two.</p></body></html>"
    write(
        tmp_path,
        {
            "sources.toml": listing,
            "a.txt": known_page,
            "sub/b.html": page,
            "c.txt": "Left.",
            "sub/d.txt": "Left.",
            ".e.txt": "Hidden.",
        },
    )
    reading = read_folder(tmp_path)
    assert [(d.name, d.side, d.title, d.author, d.publisher) for d in reading.documents] == [
        ("sub/b.html", "Town", "B", "Given", ""),
        ("a.txt", "Mine", "Given", "", "The ferry company"),
    ]
    assert reading.notices == ("Left out, for sources.toml does not list them: c.txt, sub/d.txt.",)


def test_a_listed_file_that_cannot_be_read_is_a_notice(tmp_path: Path) -> None:
    listing = '[[source]]\nfile = "a.txt"\nside = "Town"\n[[source]]\nfile = "b.txt"\nside = "Harbour"\n'
    write(tmp_path, {"sources.toml": listing, "a.txt": "One.", "b.txt": b"\0"})
    reading = read_folder(tmp_path)
    assert [d.name for d in reading.documents] == ["a.txt"]
    assert any("b.txt is binary" in notice for notice in reading.notices)
    assert 'The side "Harbour" is empty: none of its files could be read.' in reading.notices


@pytest.mark.parametrize("file", ["gone.txt", "a.txt/b.txt"])
def test_a_listed_file_that_is_not_there(tmp_path: Path, file: str) -> None:
    write(tmp_path, {"sources.toml": f'[[source]]\nfile = "{file}"\nside = "Town"\n', "a.txt": "One."})
    with pytest.raises(ManifestError, match=f'sources.toml names a file that is not there \\("{file}"\\)'):
        read_folder(tmp_path)


def test_a_link_that_leaves_the_folder(tmp_path: Path) -> None:
    write(tmp_path, {"in/sources.toml": '[[source]]\nfile = "a.txt"\nside = "Town"\n', "out.txt": "One."})
    (tmp_path / "in/a.txt").symlink_to(tmp_path / "out.txt")
    with pytest.raises(ManifestError, match="leaves the folder"):
        read_folder(tmp_path / "in")


def test_a_manifest_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").mkdir()
    with pytest.raises(ManifestError, match="is not an ordinary file"):
        read_folder(tmp_path)


@pytest.mark.parametrize("files", [{}, {"a.txt": "Flat."}, {"Town/a.pdf": b"%PDF"}, {"Town/.hidden": "No."}])
def test_nothing_readable_says_what_a_folder_must_look_like(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    write(tmp_path, files)
    with pytest.raises(InputError) as error:
        read_folder(tmp_path)
    message = str(error.value)
    assert "subfolder with the side's name" in message
    assert "sources.toml" in message
    assert message.endswith(".")
    assert all(name.split("/")[-1] in message for name in files if not name.endswith(".hidden"))


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        read_folder(tmp_path / "gone")
    (tmp_path / "a.txt").write_text("One.", "utf-8")
    with pytest.raises(InputError, match="is not a folder"):
        read_folder(tmp_path / "a.txt")


def test_folders_without_the_right_to_read(open_folder: Path, without_rights: Callable[[], AbstractContextManager[None]]) -> None:
    write(open_folder, {"Town/a.txt": "One.", "Closed/b.txt": "Two.", "Half/c.txt": "Three."})
    (open_folder / "Closed").chmod(0o000)
    (open_folder / "Half/c.txt").chmod(0o000)
    with without_rights():
        reading = read_folder(open_folder)
        with pytest.raises(InputError, match="cannot be read"):
            read_folder(open_folder / "Closed")
    (open_folder / "Closed").chmod(0o755)
    assert [d.name for d in reading.documents] == ["Town/a.txt"]
    for words in (
        "Closed cannot be read (permission denied)",
        'side "Closed" is empty',
        "c.txt cannot be read (permission denied)",
        '"Half" is empty',
    ):
        assert any(words in notice for notice in reading.notices)


def test_progress_and_cancel(tmp_path: Path) -> None:
    write(tmp_path, {"Town/a.txt": "One.", "Town/b.txt": "Two."})
    seen: list[tuple[str, int, int]] = []
    read_folder(tmp_path, lambda *step: seen.append(step))
    assert seen == [("read", 0, 2), ("read", 1, 2), ("read", 2, 2)]

    def stop(_step: str, done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_folder(tmp_path, stop)
