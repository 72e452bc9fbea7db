"""Putting a backup in the place of a project, whatever state that is in; what was there before is kept as a copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db import backups, peeking
from db.engine import Database, synced
from db.header import journals_of, read_header
from db.presence import Presence
from reconciler.errors import NotAProject, ProjectError, ProjectLocked

if TYPE_CHECKING:
    from pathlib import Path


def restore(backup: Path, project: Path) -> Path | None:
    """Put a copy of `backup` in the place of `project`; gives the copy of what was there before, None where nothing was.

    Raises ProjectError if the backup is no whole project, ProjectLocked if the project is open elsewhere; all is then as it was.
    """
    read_header(backup)
    try:
        with closing(Database(backup, read_only=True)) as whole:
            faults = whole.integrity_faults()
    except NotAProject as error:
        faults = (str(error),)
    if faults:
        raise NotAProject(f"{backup} is damaged itself, so it was not put back: choose another backup.")
    fresh = project.with_name(f"{project.name}.restoring")
    try:
        peeking.copy(backup, fresh)
        synced(fresh)
        before = _kept(project) if project.exists() else None
        for journal in journals_of(project):  # SQLite would take it for a part of what is put there
            journal.unlink()
        project.with_name(f"{project.name}-shm").unlink(missing_ok=True)  # nobody has it open, and SQLite does not always tidy up
        fresh.replace(project)
    except OSError as error:
        raise ProjectError(f"The backup cannot be put at {project} ({error.strerror}): all is as it was.") from error
    finally:
        fresh.unlink(missing_ok=True)
    return before


def _kept(project: Path) -> Path:
    """The copy of the file as it is, made before SQLite comes near it; none is left where it is open elsewhere."""
    copy = set_aside(project)
    try:
        _refuse_open(project)
    except ProjectLocked:
        for file in (copy, *journals_of(copy)):
            file.unlink()
        raise
    return copy


def set_aside(project: Path) -> Path:
    """Copy the file as it stands, with what SQLite left beside it, to its backups, or else beside it. Raises OSError."""
    time, folder = datetime.now(UTC), backups.folder_of(project)
    try:
        if folder is None:
            raise FileNotFoundError
        backups.mark_place(folder, project, backups.identity_of(project))
        return copy_whole(project, backups.free_name(folder, time, backups.Kind.REPLACED))
    except OSError:
        return copy_whole(project, backups.free_name(project.parent, time, backups.Kind.REPLACED))


def copy_whole(project: Path, target: Path) -> Path:
    """Copy the file and what SQLite left beside it, byte by byte, whatever state it is in; gives `target`. Raises OSError."""
    for file in (project, *journals_of(project)):
        copy = target.with_name(f"{target.name}{file.name.removeprefix(project.name)}")
        peeking.copy(file, copy)
        synced(copy)
    return target


def _refuse_open(project: Path) -> None:
    """Fold the file if it was not closed; raise ProjectLocked if somebody has it open. One that is damaged nobody works on."""
    open_elsewhere = ProjectLocked(f"{project} is open in another window or program: close it there, and restore again.")
    with closing(Presence(project, writable=True)) as presence:
        if not presence.alone():
            raise open_elsewhere
    with closing(sqlite3.connect(f"{project.absolute().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None)) as raw:
        try:
            raw.execute("PRAGMA journal_mode=DELETE").fetchone()
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise open_elsewhere from error
