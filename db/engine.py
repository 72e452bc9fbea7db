"""One connection to one project file: everything that is SQLite's alone is here.

While a project is open it is in WAL mode and every commit is synced to the disk; on close the WAL is folded in and the file goes
back to a rollback journal, so that a closed project is one file that any medium can hold. A connection belongs to the thread that
opened it.

Limits: a project on a network drive without shared memory stays in rollback mode, which is as safe but lets no one read while
another writes. A file that was not closed and lies where nothing may be written is read from a copy, without what comes later.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from db import peeking
from db.header import REMEDY, journals_of, read_header
from db.presence import Presence
from reconciler.errors import NotAProject, ProjectError, ProjectLocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Connection

BUSY_SECONDS = 5.0  # how long a writer waits for another one before it gives up

_QUICK_CHECK_BYTES = 16_000_000  # what SQLite reads through in less than a tenth of a second
_PAGES = 1000  # of a copy at a time
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def explanation(path: Path, error: sqlite3.Error) -> ProjectError | None:
    """The sentence for a person that `error` comes down to, or None where it is a bug of the program."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProjectLocked(
            f"Another program is writing to {path}: wait until it is done or close the project there, and try again."
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return NotAProject(f"{path} is damaged: {REMEDY}.")
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

    def __init__(self, path: Path, *, read_only: bool = False, copy: Path | None = None) -> None:
        """Connect to the existing file `path`, or to its `copy`, which is thrown away with its folder on closing.

        Raises ProjectError where it may not be written and `read_only` is not set.
        """
        self.path = path
        self.read_only = read_only
        self._copy = copy
        self._logs: bool | None = None
        self._writable = _is_writable(copy or path)
        if not self._writable and not read_only:
            raise ProjectError(f"{path} may not be written: open it for reading only, or copy it to a folder of your own.")
        self._engine = create_engine("sqlite://", creator=self._connect, poolclass=NullPool, json_serializer=_JSON.encode)
        self._held = peeking.hold(copy or path)
        self._presence = Presence(copy or path, writable=self._writable)
        try:
            with explained(path):
                self._connection = self._engine.connect()
        except BaseException:
            self._leave()
            raise

    def _connect(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.OperationalError:
            if self._writable or self._copy is not None or not journals_of(self.path):
                raise
        # SQLite cannot read what was not closed without writing beside it
        self._copy, self._writable = copied_aside(self.path), True
        return self._connected()

    def _connected(self) -> sqlite3.Connection:
        raw = sqlite3.connect(self._uri(), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            raw.execute("PRAGMA foreign_keys=ON")
            raw.execute("PRAGMA synchronous=FULL")
            if self.read_only:
                raw.execute("PRAGMA query_only=ON")
            if not self._writable:
                raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            with _unfolded(self._copy or self.path):
                raw.close()
            raise
        return raw

    def _uri(self) -> str:
        # SQLite leaves the WAL's files behind when the last to close may not write, so a reader opens for writing where it can
        file = self._copy or self.path
        uri = file.absolute().as_uri()
        if self._writable:
            return f"{uri}?mode=rw"
        wal_file = file.with_name(f"{file.name}-wal")
        if file.stat().st_size and read_header(file).wal and not wal_file.exists():
            # a copy made while it was open: WAL mode without a WAL, which SQLite opens nowhere but in a folder it may write
            return f"{uri}?mode=ro&immutable=1"
        return f"{uri}?mode=ro"

    @property
    def writable(self) -> bool:
        """Whether the file may be written, by SQLite if not by the person: then it is folded when it is closed."""
        return self._writable and self._copy is None

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
        if write:
            self._must_have_log()

    def _must_have_log(self) -> None:
        """Raise ProjectError where the log was taken away, so that nothing is confirmed that would not be found again."""
        if self._logs is None:
            self._logs = self.pragma("journal_mode") == "wal"
        if self._logs and not self.path.with_name(f"{self.path.name}-wal").exists():
            raise ProjectError(
                f"Another program took away what is stored beside {self.path} while it is open: the last change was not stored; "
                "close the project, open it again, and do it again."
            )

    def refuse_damaged(self, names: Iterable[str] = ()) -> None:
        """Raise NotAProject if the file lacks one of the tables `names`, or SQLite's quick check finds it torn.

        A file of more than `_QUICK_CHECK_BYTES` is not read through, so that opening takes no second; `integrity_faults` always is
        thorough.
        """
        with explained(self.path):
            found = {row[0] for row in self.raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
            size = self.path.stat().st_size
            damage = self.raw.execute("PRAGMA quick_check(1)").fetchone()[0] if size <= _QUICK_CHECK_BYTES else "ok"
        if damage != "ok":
            raise NotAProject(f"{self.path} is damaged ({' '.join(damage.split())}): {REMEDY}.")
        missing = sorted(set(names) - found)
        if missing:
            raise NotAProject(f"{self.path} is damaged (it lacks {', '.join(missing)}): {REMEDY}.")

    def version_seen(self) -> int:
        """A number that changes when another connection, of this process or another, has stored something."""
        return int(self.pragma("data_version"))

    def backup(self, target: Path, going_on: Callable[[], None] = lambda: None) -> None:
        """Copy the project as it stands to the new file `target`, by SQLite's backup interface, and see it on the disk.

        Others may write meanwhile: the copy is of one moment. `going_on` is called now and then, and may raise to stop.
        """

        def breathe(*_: int) -> None:
            synced(target)  # bit by bit, or whoever confirms something meanwhile waits until all of it is on the disk
            going_on()

        with explained(target), closing(sqlite3.connect(target, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous=OFF")
            snapshot = self.pragma("journal_mode") == "wal" and not self.raw.in_transaction
            if snapshot:  # else SQLite would begin anew whenever another writes; in rollback mode it would keep others from writing
                self.raw.execute("BEGIN")
            try:
                self.raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
                self.raw.backup(copy, pages=_PAGES, progress=breathe)
            finally:
                if snapshot:
                    self.raw.execute("ROLLBACK")
            copy.execute("PRAGMA journal_mode=DELETE").fetchone()
        synced(target)

    def integrity_faults(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file and its references, one sentence each."""
        with explained(self.path):
            # what SQLite remembers of the file could hide what is on the disk
            self.raw.execute("PRAGMA shrink_memory")
            damage = [row[0] for row in self.raw.execute("PRAGMA integrity_check").fetchall()]
            strays = self.raw.execute("PRAGMA foreign_key_check").fetchall()
        faults = [f"The file is damaged ({' '.join(found.split())}): {REMEDY}." for found in damage if found != "ok"]
        faults += [
            f"Row {row} of the table {table} belongs to a row of {parent} that is not there." for table, row, parent, _ in strays
        ]
        return tuple(faults)

    def close(self) -> None:
        """Fold the WAL into the file and let go of it; where another still has it open, the last to close folds it."""
        if self._connection.closed:
            return
        if not self._presence.alone():
            self.let_go()
            return
        try:
            if self._writable and not self._connection.invalidated:
                self._fold()
        finally:
            self._disconnect()

    def let_go(self) -> None:
        """Close without folding: the file and the WAL beside it stay as they are, for whoever saves what is left of them."""
        if self._connection.closed:
            return
        with _unfolded(self._copy or self.path):
            self._disconnect()

    def _disconnect(self) -> None:
        self._connection.close()
        self._engine.dispose()
        self._leave()
        if self._copy is not None:
            shutil.rmtree(self._copy.parent, ignore_errors=True)

    def _leave(self) -> None:
        peeking.let_go(self._held)
        self._presence.close()

    def _fold(self) -> None:
        try:
            self.raw.execute("PRAGMA busy_timeout=0")
            self.raw.execute("PRAGMA query_only=OFF")
            self.raw.execute("PRAGMA journal_mode=DELETE").fetchall()
        except sqlite3.DatabaseError as error:
            # what cannot be folded now (another has it open, the disk is full) is safe in the WAL until the next closing
            if explanation(self.path, error) is None:
                raise


@contextmanager
def _unfolded(path: Path) -> Iterator[None]:
    """While connections are closed: SQLite folds the WAL when the last one closes, unless that one may only read."""
    last = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    with closing(last):
        with suppress(sqlite3.Error):
            last.execute("PRAGMA user_version").fetchone()  # reads the file, and so has the WAL open too
        yield


def copied_aside(path: Path) -> Path:
    """A copy of the file `path`, and of what SQLite left beside it, in a new folder of its own. Raises ProjectError."""
    folder = Path(tempfile.mkdtemp(prefix="diptych-"))
    try:
        for file in (path, *journals_of(path)):
            peeking.copy(file, folder / file.name)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise ProjectError(f"{path} cannot be copied to {folder.parent} to be read there ({error.strerror}): make room.") from error
    return folder / path.name


def synced(path: Path) -> None:
    """Wait until the file at `path` is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _is_writable(path: Path) -> bool:
    # SQLite keeps its journal beside the file, so the folder counts as well
    effective = os.access in os.supports_effective_ids
    return all(os.access(place, os.W_OK, effective_ids=effective) for place in (path, path.absolute().parent))
