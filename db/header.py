"""What can be told of a project file without SQLite, from its first bytes and from what lies beside it; nothing is changed.

A file is looked at before SQLite touches it: it must carry Diptych's `application_id` and no newer `user_version`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import peeking
from db.wal import read_log
from reconciler.errors import NewerProject, NotAProject, ProjectError

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = int.from_bytes(b"Dpty", "big")
SCHEMA_VERSION = 3  # the number of the newest migration; a file's own is its user_version
REMEDY = "`diptych restore` brings a backup back, `diptych salvage` saves what can be read; the file was left as it is"
MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100  # of every SQLite file: https://www.sqlite.org/fileformat.html#the_database_header

# what SQLite leaves beside a file that was not closed, and that holds a part of it; "-shm" holds none
_JOURNALS = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a project say: the number of its schema, and whether it was left in WAL mode."""

    version: int
    wal: bool


def read_header(path: Path) -> Header:
    """Look at the first bytes of `path`, without SQLite and without changing anything.

    Raises ProjectError where it cannot be read, NotAProject where it is no Diptych project or is cut short, NewerProject where this
    version of Diptych does not know its schema.
    """
    try:
        if path.is_dir():
            raise NotAProject(f"{path} is a folder, not a Diptych project: name the project's file.")
        with peeking.reading(path) as file:
            head = file.read(HEADER_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise ProjectError(f"There is no project at {path}: check the name, or make one with `diptych new`.") from None
    except OSError as error:
        raise ProjectError(f"{path} cannot be read ({error.strerror}): check its permissions.") from error
    if not head:
        raise NotAProject(f"{path} is empty, and so no Diptych project: `diptych backups` says whether there are backups of it.")
    if not head.strip(b"\0"):
        raise NotAProject(f"{path} is damaged (its beginning is missing): {REMEDY}.")
    application_id = int.from_bytes(head[68:72], "big")
    if len(head) < HEADER_BYTES or not head.startswith(MAGIC) or application_id != APPLICATION_ID:
        raise NotAProject(f"{path} is no Diptych project: choose a file that Diptych made.")
    header = Header(int.from_bytes(head[60:64], "big"), head[18] == 2)
    refuse_newer(path, header.version)
    if _is_cut_short(path, head):
        raise NotAProject(f"{path} is damaged (its end is missing): {REMEDY}.")
    return header


def _is_cut_short(path: Path, head: bytes) -> bool:
    """Whether the file is shorter than it says; where SQLite left a journal beside it, only SQLite knows."""
    if journals_of(path):
        return False
    return path.stat().st_size < int.from_bytes(head[28:32], "big") * page_size(head)


def journals_of(path: Path) -> tuple[Path, ...]:
    """The files beside the project at `path` that hold a part of it, because it was not closed or is open."""
    beside = (path.with_name(f"{path.name}{ending}") for ending in _JOURNALS)
    return tuple(journal for journal in beside if journal.exists())


def page_size(head: bytes) -> int:
    """Bytes of a page, from the first bytes of a file; 0 where they do not say."""
    size = int.from_bytes(head[16:18], "big")
    size = 65_536 if size == 1 else size
    return size if head.startswith(MAGIC) and size >= 512 and size & (size - 1) == 0 else 0


def log_is_torn(path: Path) -> bool:
    """Whether the log beside the project at `path` is damaged before its end."""
    with peeking.reading(path) as file:
        size = page_size(file.read(HEADER_BYTES))
    return bool(size) and read_log(path, size).torn


def refuse_newer(path: Path, version: int) -> None:
    """Raise NewerProject if `version` is a schema that this version of Diptych does not know."""
    if version > SCHEMA_VERSION:
        raise NewerProject(
            f"{path} was written by a newer version of Diptych (file format {version}, this one knows {SCHEMA_VERSION}): "
            "update Diptych to open it; the file was left as it is."
        )
