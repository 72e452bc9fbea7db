"""Files that are no project of ours, or cannot be used, are refused in one sentence and left as they were."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from db import engine, header
from db.store import Store
from reconciler.errors import NewerProject, NotAProject, ProjectError, ProjectLocked
from tests.db import samples
from tests.db.make_project import PROJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

needs_permissions = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")


def run_sql(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def refusal(path: Path, kind: type[ProjectError], *, read_only: bool = False) -> str:
    """The sentence with which opening `path` is refused; the folder is seen to stay as it was."""
    files = {found: found.read_bytes() for found in path.parent.iterdir() if found.is_file()}
    with pytest.raises(ProjectError) as caught:
        Store.open(path, read_only=read_only)
    assert type(caught.value) is kind
    assert {found: found.read_bytes() for found in path.parent.iterdir() if found.is_file()} == files
    sentence = str(caught.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "content",
    [b"", b"A letter.\n", b"SQLite format 3\0", b"\xff" * 5000, b"SQLite format 3\0" + b"\0" * 4080],
    ids=["empty", "text", "a bare header", "binary", "a header and nothing"],
)
def test_what_is_no_project(tmp_path: Path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "letter.diptych"
    path.write_bytes(content)
    refusal(path, NotAProject, read_only=read_only)


def test_another_program_s_database(tmp_path: Path) -> None:
    path = tmp_path / "other.diptych"
    run_sql(path, "CREATE TABLE source (id TEXT); PRAGMA application_id = 7")
    assert "no Diptych project" in refusal(path, NotAProject)


def test_a_mark_without_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "hollow.diptych"
    run_sql(
        path, f"CREATE TABLE x (y); PRAGMA application_id = {header.APPLICATION_ID}; PRAGMA user_version = {header.SCHEMA_VERSION}"
    )
    assert "it lacks change, claim" in refusal(path, NotAProject)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_project(project: Path, read_only: bool) -> None:
    run_sql(project, f"PRAGMA user_version = {header.SCHEMA_VERSION + 1}")
    assert "update Diptych" in refusal(project, NewerProject, read_only=read_only)


def test_a_newer_project_whose_number_is_still_in_the_wal(project: Path) -> None:
    with closing(sqlite3.connect(project)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute(f"PRAGMA user_version = {header.SCHEMA_VERSION + 1}")
        with pytest.raises(NewerProject):
            Store.open(project)


@pytest.mark.parametrize("kept", [0.3, 0.99, 0.99999])
def test_a_torn_file(project: Path, kept: float) -> None:
    content = project.read_bytes()
    project.write_bytes(content[: int(len(content) * kept)])
    assert "is damaged" in refusal(project, NotAProject)


def test_a_file_with_pages_overwritten(project: Path) -> None:
    content = bytearray(project.read_bytes())
    content[4096:20480] = b"\x55" * 16384
    project.write_bytes(content)
    assert "is damaged" in refusal(project, NotAProject)


def test_a_missing_file_and_folders(tmp_path: Path) -> None:
    assert "diptych new" in refusal(tmp_path / "missing.diptych", ProjectError)
    assert not (tmp_path / "missing.diptych").exists()
    (tmp_path / "folder.diptych").mkdir()
    assert "a folder" in refusal(tmp_path / "folder.diptych", NotAProject)
    with pytest.raises(ProjectError, match="no project at"):
        Store.open(tmp_path / "no" / "such" / "folder.diptych")


def test_below_a_file(project: Path) -> None:
    with pytest.raises(ProjectError, match="no project at"):
        Store.open(project / "below.diptych")
    with pytest.raises(ProjectError, match="no folder"):
        Store.create(project / "below.diptych")


def test_making_a_project_over_a_file_or_without_a_folder(project: Path, tmp_path: Path) -> None:
    before = project.read_bytes()
    with pytest.raises(ProjectError, match="exists already"):
        Store.create(project)
    assert project.read_bytes() == before
    with pytest.raises(ProjectError, match="exists already"):
        Store.create(tmp_path)
    with pytest.raises(ProjectError, match="make the folder first"):
        Store.create(tmp_path / "missing" / "new.diptych")
    assert not (tmp_path / "missing").exists()


@needs_permissions
def test_a_file_that_may_only_be_read(
    project: Path, reachable: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    path = reachable / "theirs.diptych"
    shutil.copy(project, path)
    path.chmod(0o444)
    reachable.chmod(0o555)
    with without_rights():
        assert "may not be written" in refusal(path, ProjectError)
        with Store.open(path, read_only=True) as store:
            assert store.analysis() == samples.analysis()
        with pytest.raises(ProjectError, match="cannot be made"):
            Store.create(reachable / "new.diptych")
    assert [found.name for found in reachable.iterdir()] == ["theirs.diptych"]


@needs_permissions
def test_a_folder_that_may_not_be_written(
    project: Path, reachable: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    path = reachable / "ours.diptych"
    shutil.copy(project, path)
    path.chmod(0o666)
    reachable.chmod(0o555)
    with without_rights():
        assert "may not be written" in refusal(path, ProjectError)
        with Store.open(path, read_only=True) as store:
            assert store.documents() == samples.documents()


@needs_permissions
def test_a_file_that_may_not_be_read(
    project: Path, reachable: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    path = reachable / "secret.diptych"
    shutil.copy(project, path)
    path.chmod(0)
    with without_rights(), pytest.raises(ProjectError, match="cannot be read"):
        Store.open(path)


@needs_permissions
def test_a_copy_of_an_open_project_on_a_medium_for_reading(
    project: Path, reachable: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    with Store.open(project):
        shutil.copy(project, reachable / "copy.diptych")
    reachable.chmod(0o555)
    with without_rights(), Store.open(reachable / "copy.diptych", read_only=True) as store:
        assert store.analysis() == samples.analysis()


@needs_permissions
def test_a_project_that_was_not_closed_on_a_medium_for_reading(
    project: Path, reachable: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    with Store.open(project) as store:
        store.append([samples.operation(samples.more())])
        for name in (project.name, f"{project.name}-wal"):
            shutil.copy(project.with_name(name), reachable / name)
    reachable.chmod(0o555)
    with without_rights(), Store.open(reachable / project.name, read_only=True) as store:
        assert store.path == reachable / project.name
        assert store.notebook().verdicts[-1] == samples.more()
        assert store.check() == ()


@needs_permissions
def test_an_older_project_on_a_medium_for_reading(
    reachable: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    path = reachable / "old.diptych"
    shutil.copy(PROJECTS / "version-1.sqlite", path)
    path.chmod(0o444)
    reachable.chmod(0o555)
    with without_rights():
        assert "may not be written" in refusal(path, ProjectError)
        with Store.open(path, read_only=True) as store:
            assert store.notebook().verdicts == samples.verdicts()


@pytest.mark.parametrize("closed", [True, False])
def test_a_file_system_that_is_mounted_for_reading(project: Path, tmp_path: Path, closed: bool) -> None:
    folder = tmp_path / "disc"
    folder.mkdir()
    with mounted(folder):
        with Store.open(project) as store:
            store.append([samples.operation(samples.more())])
            if not closed:
                for name in (project.name, f"{project.name}-wal"):
                    shutil.copy(project.with_name(name), folder / name)
        if closed:
            shutil.copy(project, folder / project.name)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        path = folder / project.name
        assert "open it for reading only" in refusal(path, ProjectError)
        with Store.open(path, read_only=True) as store:
            assert store.notebook().verdicts[-1] == samples.more()
            assert store.analysis() == samples.analysis()
            assert store.check() == ()
        with pytest.raises(ProjectError, match="cannot be made"):
            Store.create(folder / "new.diptych")


@contextmanager
def mounted(folder: Path) -> Iterator[None]:
    """A small file system in memory at `folder`, where one may be mounted."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "diptych-test", str(folder)]
    if (
        sys.platform != "linux"
        or shutil.which("mount") is None
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("no file system may be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_file_whose_beginning_is_zeros(project: Path) -> None:
    content = project.read_bytes()
    project.write_bytes(bytes(4096) + content[4096:])
    assert "its beginning is missing" in refusal(project, NotAProject)


def test_a_file_that_another_program_holds(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "Another program" in refusal(project, ProjectLocked)
        assert "Another program" in refusal(project, ProjectLocked, read_only=True)
        other.execute("ROLLBACK")
    with Store.open(project) as store:
        assert store.check() == ()


def test_names_with_signs_that_mean_something_in_an_address(tmp_path: Path) -> None:
    path = tmp_path / "100% ours? #1 & «мост» 🎈.diptych"
    with Store.create(path) as store:
        store.add_documents(samples.documents())
    with Store.open(path, read_only=True) as store:
        assert store.documents() == samples.documents()
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_that_no_person_can_act_on_stays_a_bug(project: Path) -> None:
    database = engine.Database(project)
    try:
        with pytest.raises(sqlite3.OperationalError, match="syntax error"), engine.explained(project):
            database.raw.execute("nonsense")
    finally:
        database.close()
