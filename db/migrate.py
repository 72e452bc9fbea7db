"""Bring a project file's schema up to date, by Alembic and in one transaction.

The schema's number is the file's `user_version`, and the name of the newest revision. An existing file is backed up
before it is changed. Migrations only go forward: an older program refuses a newer file.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from db import backups
from db.engine import Database
from db.header import APPLICATION_ID, SCHEMA_VERSION
from reconciler.errors import ProjectError

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def configuration(connection: Connection | None = None, folder: Path = MIGRATIONS) -> Config:
    """What Alembic's commands need: the migrations in `folder`, and the connection to run them on."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "schema_%%(rev)s")
    config.attributes["connection"] = connection
    return config


def build(database: Database, target: int = SCHEMA_VERSION) -> None:
    """Make the tables of the schema `target` in the file of `database`, which is empty or of an older one. Raises ProjectError."""
    _run(database, target, MIGRATIONS)


def upgrade(database: Database, *, target: int = SCHEMA_VERSION, folder: Path = MIGRATIONS) -> Path | None:
    """Bring an existing file to the schema `target`; the path of the copy made before, None where nothing was to be done.

    The copy goes to the project's other backups, or beside it where that cannot be. Raises ProjectError if the copy or the
    migration cannot be written, or the file is open for reading only; it then stays as it was.
    """
    version = int(database.pragma("user_version"))
    if version >= target:
        return None
    if database.read_only:
        raise ProjectError(
            f"{database.path} has an older file format ({version}, now {target}): open it for writing once to bring it up to date."
        )
    copy = backups.before_migration(database) or _beside(database, version)
    _run(database, target, folder)
    return copy


def renewed_copy(database: Database, *, target: int = SCHEMA_VERSION, folder: Path = MIGRATIONS) -> Path:
    """A copy of an older file in the schema `target`, alone in a new folder; the file stays as it is. Raises ProjectError."""
    copy = Path(tempfile.mkdtemp(prefix="diptych-")) / database.path.name
    try:
        database.backup(copy)
        with closing(Database(copy)) as own:
            _run(own, target, folder)
    except BaseException:
        shutil.rmtree(copy.parent, ignore_errors=True)
        raise
    return copy


def _run(database: Database, target: int, folder: Path) -> None:
    from alembic import command

    # a table that is rebuilt is dropped first, which would delete whatever refers to it
    database.pragma("foreign_keys=OFF")
    try:
        with database.transaction(write=True) as connection:
            command.upgrade(configuration(connection, folder), str(target))
            strays = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if strays:
                raise ProjectError(
                    f"{database.path} cannot be brought to file format {target}, because {len(strays)} of its rows have lost what "
                    "they belong to: restore a copy of it; the file was left as it is."
                )
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={target}")
    finally:
        database.pragma("foreign_keys=ON")


def _beside(database: Database, version: int) -> Path:
    copy = _free_name(database.path, version)
    database.backup(copy)
    return copy


def _free_name(path: Path, version: int) -> Path:
    number = 1
    while True:
        suffix = "" if number == 1 else f"-{number}"
        copy = path.with_name(f"{path.stem}.format-{version}{suffix}{path.suffix}")
        if not copy.exists():
            return copy
        number += 1
