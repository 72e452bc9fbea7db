"""Opening, closing and looking after a project file: what `db.store.Store` does whatever the project holds."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from db import checks, engine, glance, header, log, migrate, readings, restoring, tables
from reconciler.errors import NotAProject, ProjectError
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Connection

    from reconciler.progress import Progress

_PAGE = 8192  # bytes: notes have a few hundred each, and SQLite's own 4096 would leave a tenth of a large project empty


class Opened:
    """An open project file; used with `with`, it is closed at the end."""

    def __init__(self, database: engine.Database, notices: tuple[str, ...] = ()) -> None:
        """For `create` and `open` only."""
        self._database = database
        self._seen = database.version_seen()
        self.notices = notices  # what the person should know of the opening, a sentence each

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make the new project file `path` and open it.

        Raises ProjectError if there is already a file, the folder is missing, or it may not be written.
        """
        try:
            path.open("xb").close()
        except FileExistsError:
            raise ProjectError(f"{path} exists already: open it, or choose another name for the new project.") from None
        except OSError as error:
            if not path.parent.is_dir():
                raise ProjectError(f"There is no folder {path.parent} to make the project in: make the folder first.") from None
            raise ProjectError(f"{path} cannot be made ({error.strerror}): choose a folder that you may write in.") from error
        try:
            with _closed_on_failure(engine.Database(path)) as database:
                database.pragma(f"page_size={_PAGE}")
                migrate.build(database)
                database.pragma("journal_mode=WAL")
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return cls(database)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the project file `path`; an older one is backed up and brought up to date first, for reading in a copy of it.

        Raises ProjectError if it is missing or may not be written (`read_only` does with that), NotAProject if it is no Diptych
        project or is damaged, NewerProject if a newer version wrote it, ProjectLocked if another program holds it.
        """
        header.read_header(path)
        with _closed_on_failure(engine.Database(path, read_only=read_only)) as database:
            notices = _kept_log(path) if database.writable else ()
            # the file's first bytes may be older than what a WAL beside it holds
            version = database.pragma("user_version")
            header.refuse_newer(path, version)
            if version == header.SCHEMA_VERSION:
                return cls._looked_at(database, *notices)
            database.refuse_damaged()
            if not read_only:
                kept = migrate.upgrade(database)
                notice = f"{path} was brought up to file format {header.SCHEMA_VERSION}; as it was, it is kept as {kept}."
                return cls._looked_at(database, *notices, notice)
            renewed = migrate.renewed_copy(database)
        database.close()
        with _closed_on_failure(engine.Database(path, read_only=True, copy=renewed)) as database:
            return cls._looked_at(database, *notices)

    @classmethod
    def _looked_at(cls, database: engine.Database, *notices: str) -> Self:
        database.refuse_damaged(tables.METADATA.tables)
        if not database.read_only:
            database.pragma("journal_mode=WAL")
        with database.transaction() as connection:
            faults = glance.faults(connection)
        return cls(database, (*notices, *faults))

    @property
    def path(self) -> Path:
        """The project file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether the store was opened for reading only."""
        return self._database.read_only

    @property
    def project_id(self) -> str:
        """What this project and its copies have in common."""
        with self._reading() as connection:
            return connection.scalar(select(tables.PROJECT.c.value).where(tables.PROJECT.c.name == "id")) or ""

    def adopt(self, project_id: str) -> None:
        """Make this a copy of the project with this id; for one that was just made."""
        with self._database.transaction(write=True) as connection:
            connection.execute(update(tables.PROJECT).where(tables.PROJECT.c.name == "id").values(value=project_id))

    def close(self) -> None:
        """Fold everything into the one file and let go of it; closing twice is no fault."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def changed_elsewhere(self) -> bool:
        """Whether another window or program stored something since this was last asked, or since the project was opened."""
        before, self._seen = self._seen, self._database.version_seen()
        return before != self._seen

    def check(self, progress: Progress = null_progress) -> tuple[str, ...]:
        """What is wrong with the file, its hashes, its quotes and their evidence, one sentence a fault; empty when all is well."""
        faults: list[str] = []
        progress("check the file", 0, 1)
        try:
            faults += self._database.integrity_faults()
            progress("check the file", 1, 1)
            with self._database.transaction() as connection:
                faults.extend(checks.faults(connection, progress))
        except NotAProject as error:
            faults.append(str(error))
        return tuple(dict.fromkeys(faults))

    def mend(self) -> None:
        """Make anew what follows from the rest: the notebook from its log; what was read and found, by the next run."""
        with self._database.transaction(write=True) as connection:
            log.rebuild(connection)
            for row in connection.execute(select(tables.READING)).all():
                if readings.is_torn(row):
                    connection.execute(delete(tables.READING).where(tables.READING.c.source == row.source))
            connection.execute(update(tables.RUN).values(fingerprint=""))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One snapshot of the whole project; rows that hold no value of ours mean a damaged file."""
        with self._database.transaction() as connection:
            try:
                yield connection
            except (ValueError, KeyError, TypeError) as error:
                raise NotAProject(
                    f"{self.path} is damaged: run `diptych check` to see what is wrong, and restore a copy."
                ) from error


def _kept_log(path: Path) -> tuple[str, ...]:
    """Keep a copy of a log that is damaged in its middle, before SQLite drops what stands behind the damage; says so."""
    if not header.log_is_torn(path):
        return ()
    try:
        copy = restoring.set_aside(path)
    except OSError as error:
        raise ProjectError(
            f"What was stored last in {path} is damaged, and it cannot be copied before it is opened ({error.strerror}): make room."
        ) from error
    return (
        f"What was stored last in {path} was damaged, and some of it may be missing now; all of it was kept as {copy}: "
        f"`diptych salvage {copy} OUT` saves more of it.",
    )


@contextmanager
def _closed_on_failure(database: engine.Database) -> Iterator[engine.Database]:
    try:
        yield database
    except ProjectError:
        database.let_go()  # what is refused is left as it is
        raise
    except BaseException:
        database.close()
        raise
