"""Backups of project files: made by SQLite's backup interface, thinned out, and listed; `db.restoring` puts them back.

A closed project is one file, so its backups do not lie beside it but in a folder of their own: in the person's data folder, or
where the environment variable `DIPTYCH_BACKUPS` says; where that is empty, none are made. Each place of a project has a folder
there, and `place.json` in it says which file the backups are of. A backup is a project file like any other, and may be opened.

Limits: a project that is moved is found again by its id, and gets a folder of its own for its new place; the old one stays.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.engine import Database, explained
from db.header import journals_of
from reconciler.errors import NotAProject, ProjectError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

VARIABLE = "DIPTYCH_BACKUPS"
ALL, WEEKLY = timedelta(days=7), timedelta(days=62)  # all are kept that are so young, then one a week, then one a month

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})Z(?:-(\d+))?-([a-z]+)\.diptych")
_TIME = "%Y-%m-%dT%H%M%S"
_PLACE = "place.json"
_PARTIAL = ".partial"
_ROOM = 3  # times the size of a project that must be free: a backup takes nobody's last room


class Kind(StrEnum):
    """Why a backup was made. Only daily ones are thinned out."""

    DAILY = "daily"
    FORMAT = "format"  # before the file was brought to a newer format
    REPLACED = "replaced"  # what a backup was put in the place of


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: `path` is its file, `time` (UTC) when it was made, `of` the project that it is of, `size` in bytes.

    `number` counts those of one second.
    """

    path: Path
    time: datetime
    kind: Kind
    of: Path
    size: int
    number: int = 1

    @property
    def order(self) -> tuple[datetime, int, str]:
        """What backups are ordered by."""
        return self.time, self.number, self.path.name


# --- where they are -----------------------------------------------------------------------------------------------------------


def root() -> Path | None:
    """The folder of all backups; None where none are made. It need not be there."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    import platformdirs

    return Path(platformdirs.user_data_dir("diptych", appauthor=False)) / "backups"


def folder_of(project: Path) -> Path | None:
    """Where the backups of the file `project` go."""
    top, place = root(), str(project.resolve())
    if top is None:
        return None
    return top / f"{project.stem[:40]}-{hashlib.sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def backups_of(project: Path) -> tuple[Backup, ...]:
    """All backups of `project`, the newest first: those made in its place, and those of the same project in other places."""
    top, own, identity = root(), folder_of(project), identity_of(project)
    if top is None or not top.is_dir():
        return ()
    folders = [f for f in top.iterdir() if f.is_dir() and (f == own or (identity and _place(f).get("project") == identity))]
    return tuple(sorted((b for folder in folders for b in _in(folder)), key=lambda b: b.order, reverse=True))


def _in(folder: Path) -> Iterator[Backup]:
    of = Path(_place(folder).get("path", ""))
    for path in folder.glob("*.diptych"):
        named = _NAME.fullmatch(path.name)
        if named and named[3] in set(Kind):
            time = datetime.strptime(named[1], _TIME).replace(tzinfo=UTC)
            yield Backup(path, time, Kind(named[3]), of, path.stat().st_size, int(named[2] or 1))


def _place(folder: Path) -> dict[str, Any]:
    try:
        said = json.loads((folder / _PLACE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def identity_of(project: Path) -> str:
    """The id of the project in the file; empty where it is not known. Nothing beside the file changes by being asked."""
    own = folder_of(project)
    known = str(_place(own).get("project", "")) if own else ""
    if known or not project.is_file() or journals_of(project):
        return known
    try:
        with closing(sqlite3.connect(f"{project.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as raw:
            row = raw.execute("SELECT value FROM project WHERE name = 'id'").fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0]) if row else ""


def _id_in(database: Database) -> str:
    if database.pragma("table_info(project)") is None:
        return ""
    with explained(database.path):
        row = database.raw.execute("SELECT value FROM project WHERE name = 'id'").fetchone()
    return str(row[0]) if row else ""


# --- making them --------------------------------------------------------------------------------------------------------------


def is_due(project: Path, now: datetime | None = None) -> bool:
    """Whether no backup of `project` was made today, by the clock of the place; never where none are made."""
    folder, today = folder_of(project), (now or datetime.now(UTC)).astimezone().date()
    if folder is None:
        return False
    return not folder.is_dir() or all(b.time.astimezone().date() != today for b in _in(folder) if b.kind is Kind.DAILY)


def make_daily(project: Path, going_on: Callable[[], None] = lambda: None, now: datetime | None = None) -> Backup | None:
    """Back `project` up, see that the copy is whole, and thin older ones out; None where nothing has changed since the newest.

    Others may write meanwhile. `going_on` is called now and then, and may raise to stop. Raises ProjectError where it cannot be
    made, and NotAProject where the project turns out to be damaged: then nothing is kept of it, and no older backup goes.
    """
    with closing(Database(project, read_only=True)) as database:
        folder = _prepared(database)
        if folder is None:
            return None
        newest = max(_in(folder), key=lambda b: b.order, default=None)
        if newest is not None and newest.kind is not Kind.REPLACED and _mark_of(newest.path) == _mark(database):
            return None
        made = _make(database, folder, Kind.DAILY, going_on, now)
    thin_out(folder, made.time)
    return made


def thin_out(folder: Path, now: datetime) -> None:
    """Remove the backups in `folder` that are not `kept`, and what was left of one whose making was cut short."""
    for old in set(_in(folder)) - kept(_in(folder), now):
        old.path.unlink(missing_ok=True)
    for partial in folder.glob(f"*{_PARTIAL}"):
        if now.timestamp() - partial.stat().st_mtime > timedelta(days=1).total_seconds():
            partial.unlink(missing_ok=True)


def before_migration(database: Database) -> Path | None:
    """Back the open project up before its format changes; None where no backups are made, or none can be made there."""
    try:
        folder = _prepared(database)
        return _make(database, folder, Kind.FORMAT).path if folder else None
    except (ProjectError, OSError):
        return None


def kept(backups: Iterable[Backup], now: datetime) -> set[Backup]:
    """Those that stay: the daily ones of the last week, one a week for two months and one a month before; all of other kinds.

    Of a week or month the oldest stays, so that what stays now will stay. The newest always does.
    """
    stay: set[Backup] = set()
    seen: set[tuple[Any, ...]] = set()
    ordered = sorted(backups, key=lambda b: b.order)
    for backup in ordered:
        age, local = now - backup.time, backup.time.astimezone()
        period = (
            (backup.path,) if age < ALL else tuple(local.isocalendar())[:2] if age < WEEKLY else (local.year, "month", local.month)
        )
        if backup.kind is not Kind.DAILY or period not in seen or backup is ordered[-1]:
            stay.add(backup)
        if backup.kind is Kind.DAILY:
            seen.add(period)
    return stay


def _period(backup: Backup, now: datetime) -> tuple[Any, ...]:
    """Of what shares a period, one stays."""
    age, local = now - backup.time, backup.time.astimezone()
    if age < ALL:
        return (backup.path,)
    return ("week", *local.isocalendar()[:2]) if age < WEEKLY else ("month", local.year, local.month)


def _prepared(database: Database) -> Path | None:
    """The folder for the backups of this project, made if it is not there, with what they are of in it."""
    folder = folder_of(database.path)
    if folder is None:
        return None
    try:
        mark_place(folder, database.path, _id_in(database))
    except OSError as error:
        raise ProjectError(f"No backup of {database.path} was made: {folder} cannot be written ({error.strerror}).") from error
    return folder


def mark_place(folder: Path, project: Path, identity: str) -> None:
    """Make the folder if it is not there, with what its backups are of in it. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = _place(folder)
    place = {"path": str(project.resolve()), "project": identity or before.get("project", "")}
    if place != before:
        (folder / _PLACE).write_text(json.dumps(place, ensure_ascii=False, indent=1), "utf-8", "surrogateescape")


def _make(
    database: Database, folder: Path, kind: Kind, going_on: Callable[[], None] = lambda: None, now: datetime | None = None
) -> Backup:
    size, free = database.path.stat().st_size, shutil.disk_usage(folder).free
    if free < _ROOM * size:
        raise ProjectError(f"No backup of {database.path} was made: there is too little room in {folder}; make room there.")
    time = (now or datetime.now(UTC)).replace(microsecond=0)
    target = free_name(folder, time, kind)
    partial = target.with_suffix(f".{os.getpid()}{_PARTIAL}")
    try:
        database.backup(partial, going_on)
        _refuse_torn(database.path, partial)
        partial.replace(target)
    except OSError as error:
        raise ProjectError(f"No backup of {database.path} was made: {target} cannot be written ({error.strerror}).") from error
    finally:
        partial.unlink(missing_ok=True)
    return next(backup for backup in _in(folder) if backup.path == target)


def free_name(folder: Path, time: datetime, kind: Kind) -> Path:
    """A file in `folder` that is not there yet; those of one second are numbered, whatever their kind."""
    name, number = f"{time.astimezone(UTC).strftime(_TIME)}Z", 1
    while any(folder.glob(f"{name}-[a-z]*" if number == 1 else f"{name}-{number}-*")):
        number += 1
    return folder / f"{name}{f'-{number}' if number > 1 else ''}-{kind}.diptych"


def _refuse_torn(project: Path, copy: Path) -> None:
    """Raise NotAProject if the copy of `project` is damaged: then so is the project."""
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        try:
            damage = str(opened.execute("PRAGMA quick_check(1)").fetchone()[0])
        except sqlite3.DatabaseError as error:
            damage = str(error)
    if damage != "ok":
        raise NotAProject(
            f"{project} is damaged ({' '.join(damage.split())}), so no backup of it was made and its older ones were kept: "
            f"`diptych backups {project}` lists them, `diptych salvage` saves what can be read."
        )


def _mark_of(backup: Path) -> tuple[Any, ...] | None:
    try:
        with closing(Database(backup, read_only=True)) as database:
            return _mark(database)
    except (ProjectError, sqlite3.Error):
        return None


def _mark(database: Database) -> tuple[Any, ...]:
    """What tells two states of a project apart: all that is ever stored adds an operation, a run or a source."""
    with explained(database.path):
        last = database.raw.execute("SELECT position, id FROM operation ORDER BY position DESC LIMIT 1").fetchone()
        run = database.raw.execute("SELECT id, created, fingerprint FROM run ORDER BY id DESC LIMIT 1").fetchone()
        sources = database.raw.execute("SELECT count(*) FROM source").fetchone()
    return (last, run, sources)
