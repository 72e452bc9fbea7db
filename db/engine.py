"""One connection to one project file: everything that is SQLite's alone is here.

A file is looked at before SQLite touches it: it must carry Diptych's `application_id` and no newer `user_version`. While it is
open it is in WAL mode and every commit is synced to the disk; on close the WAL is folded in and the file goes back to a rollback
journal, so that a closed project is one file that any medium can hold. A connection belongs to the thread that opened it.

Limits: a project on a network drive without shared memory stays in rollback mode, which is as safe but lets no one read while
another writes. A file that was not closed can be opened only where its folder may be written.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from reconciler.errors import NewerProject, NotAProject, ProjectError, ProjectLocked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

APPLICATION_ID = int.from_bytes(b"Dpty", "big")
SCHEMA_VERSION = 3  # the number of the newest migration; a file's own is its user_version
BUSY_SECONDS = 5.0  # how long a writer waits for another one before it gives up

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100  # of every SQLite file: https://www.sqlite.org/fileformat.html#the_database_header
_QUICK_CHECK_BYTES = 100_000_000
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_DAMAGED = "restore a copy of it; the file was left as it is"


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
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise ProjectError(f"There is no project at {path}: check the name, or make one with `diptych new`.") from None
    except OSError as error:
        raise ProjectError(f"{path} cannot be read ({error.strerror}): check its permissions.") from error
    if not head:
        raise NotAProject(f"{path} is empty, and so no Diptych project: choose another file, or make a project under a new name.")
    application_id = int.from_bytes(head[68:72], "big")
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC) or application_id != APPLICATION_ID:
        raise NotAProject(f"{path} is no Diptych project: choose a file that Diptych made.")
    header = Header(int.from_bytes(head[60:64], "big"), head[18] == 2)
    refuse_newer(path, header.version)
    if _is_cut_short(path, head):
        raise NotAProject(f"{path} is damaged (its end is missing): {_DAMAGED}.")
    return header


def _is_cut_short(path: Path, head: bytes) -> bool:
    """Whether the file is shorter than it says; where SQLite left a journal beside it, only SQLite knows."""
    if any(path.with_name(f"{path.name}{journal}").exists() for journal in ("-wal", "-journal")):
        return False
    page = int.from_bytes(head[16:18], "big")
    return path.stat().st_size < int.from_bytes(head[28:32], "big") * (65_536 if page == 1 else page)


def refuse_newer(path: Path, version: int) -> None:
    """Raise NewerProject if `version` is a schema that this version of Diptych does not know."""
    if version > SCHEMA_VERSION:
        raise NewerProject(
            f"{path} was written by a newer version of Diptych (file format {version}, this one knows {SCHEMA_VERSION}): "
            "update Diptych to open it; the file was left as it is."
        )


def explanation(path: Path, error: sqlite3.Error) -> ProjectError | None:
    """The sentence for a person that `error` comes down to, or None where it is a bug of the program."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProjectLocked(
            f"Another program is writing to {path}: wait until it is done or close the project there, and try again."
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return NotAProject(f"{path} is damaged: {_DAMAGED}.")
    if code == sqlite3.SQLITE_FULL:
        return ProjectError(f"There is no room left to write {path}: make room and do it again; what was stored before is safe.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return ProjectError(
            f"{path} cannot be opened or written ({error}): check the disk and the permissions of the file and its folder."
        )
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors that a person can act on into Diptych's; any other passes as the bug that it is."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        sentence = explanation(path, cause) if isinstance(cause, sqlite3.Error) else None
        if sentence is None:
            raise
        raise sentence from error


class Database:
    """An open project file. `read_only`: nothing is written, and a file or folder that may not be written will do."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Connect to the existing file `path`. Raises ProjectError where it may not be written and `read_only` is not set."""
        self.path = path
        self.read_only = read_only
        self._writable = _is_writable(path)
        if not self._writable and not read_only:
            raise ProjectError(f"{path} may not be written: open it for reading only, or copy it to a folder of your own.")
        self._engine = create_engine("sqlite://", creator=self._connect, poolclass=NullPool, json_serializer=_JSON.encode)
        with explained(path):
            self._connection = self._engine.connect()

    def _connect(self) -> sqlite3.Connection:
        raw = sqlite3.connect(self._uri(), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            raw.execute("PRAGMA foreign_keys=ON")
            raw.execute("PRAGMA synchronous=FULL")
            if self.read_only:
                raw.execute("PRAGMA query_only=ON")
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    def _uri(self) -> str:
        # SQLite leaves the WAL's files behind when the last to close may not write, so a reader opens for writing where it can
        uri = self.path.absolute().as_uri()
        if self._writable:
            return f"{uri}?mode=rw"
        wal_file = self.path.with_name(f"{self.path.name}-wal")
        if self.path.stat().st_size and read_header(self.path).wal and not wal_file.exists():
            # a copy made while it was open: WAL mode without a WAL, which SQLite opens nowhere but in a folder it may write
            return f"{uri}?mode=ro&immutable=1"
        return f"{uri}?mode=ro"

    @property
    def raw(self) -> sqlite3.Connection:
        """The driver's connection, for what SQL cannot say; outside a transaction only."""
        driver = self._connection.connection.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            raise TypeError(f"not a connection of sqlite3: {driver!r}")
        return driver

    def pragma(self, words: str) -> Any:
        """Run `PRAGMA words` outside a transaction and give the first value of its answer, None where it gives none."""
        with explained(self.path), closing(self.raw.execute(f"PRAGMA {words}")) as cursor:
            row = cursor.fetchone()
        return row[0] if row else None

    @contextmanager
    def transaction(self, *, write: bool = False) -> Iterator[Connection]:
        """All or nothing: committed and on the disk when the block is left, rolled back when it is left by an exception.

        `write` takes the one write lock at once. Raises ProjectLocked if another holds it for longer than `BUSY_SECONDS`,
        ProjectError if the file is open for reading only or cannot be written.
        """
        if write and self.read_only:
            raise ProjectError(f"{self.path} is open for reading only: open it for writing to change it.")
        with explained(self.path), self._connection.begin():
            self._connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
            yield self._connection

    def refuse_damaged(self, names: Iterable[str]) -> None:
        """Raise NotAProject if the file lacks one of the tables `names`, or SQLite's quick check finds it torn.

        A file of more than `_QUICK_CHECK_BYTES` is not read through, so that opening takes no second; `integrity_faults` always is
        thorough.
        """
        with explained(self.path):
            found = {row[0] for row in self.raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
            size = self.path.stat().st_size
            damage = self.raw.execute("PRAGMA quick_check(1)").fetchone()[0] if size <= _QUICK_CHECK_BYTES else "ok"
        if damage != "ok":
            raise NotAProject(f"{self.path} is damaged ({' '.join(damage.split())}): {_DAMAGED}.")
        missing = sorted(set(names) - found)
        if missing:
            raise NotAProject(f"{self.path} is damaged (it lacks {', '.join(missing)}): {_DAMAGED}.")

    def backup(self, target: Path) -> None:
        """Copy the project as it stands to the new file `target`, by SQLite's backup interface."""
        with explained(target), closing(sqlite3.connect(target)) as copy:
            self.raw.backup(copy)

    def integrity_faults(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file and its references, one sentence each."""
        with explained(self.path):
            # what SQLite remembers of the file could hide what is on the disk
            self.raw.execute("PRAGMA shrink_memory")
            damage = [row[0] for row in self.raw.execute("PRAGMA integrity_check").fetchall()]
            strays = self.raw.execute("PRAGMA foreign_key_check").fetchall()
        faults = [f"The file is damaged ({' '.join(found.split())}): {_DAMAGED}." for found in damage if found != "ok"]
        faults += [
            f"Row {row} of the table {table} belongs to a row of {parent} that is not there." for table, row, parent, _ in strays
        ]
        return tuple(faults)

    def close(self) -> None:
        """Fold the WAL into the file and let go of it; where another still has it open, the last to close folds it."""
        if self._connection.closed:
            return
        try:
            if self._writable and not self._connection.invalidated:
                self._fold()
        finally:
            self._connection.close()
            self._engine.dispose()

    def _fold(self) -> None:
        try:
            self.raw.execute("PRAGMA busy_timeout=0")
            self.raw.execute("PRAGMA query_only=OFF")
            self.raw.execute("PRAGMA journal_mode=DELETE").fetchall()
        except sqlite3.DatabaseError as error:
            # what cannot be folded now (another has it open, the disk is full) is safe in the WAL until the next closing
            if explanation(self.path, error) is None:
                raise


def _is_writable(path: Path) -> bool:
    # SQLite keeps its journal beside the file, so the folder counts as well
    try:
        path.open("r+b").close()
    except OSError:
        return False
    return os.access(path.absolute().parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
