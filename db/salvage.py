"""Saving what can be read of a damaged project: texts, the log of operations, notes first, into a new project file.

The damaged file is only read. Of what is saved nothing is believed that its hashes do not confirm, and what was lost is said, thing
by thing. What a run found is saved only if all of it is whole: it can be found again.

Limits: a text of which a part is lost is no source any more; what is left of it, and its original if that is whole, is written to a
folder beside the new project, to be looked at and added again.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from db import engine, log, migrate, peeking, readings, rescued_log, rescued_texts, tables, wreck
from db.header import SCHEMA_VERSION, journals_of
from db.pages import Pages
from db.store import Store
from reconciler.errors import NotAProject, ProjectError
from reconciler.notebook.entries import SourceEdit, source_key
from reconciler.notebook.log import Operation, change, fold
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Connection

    from db.rescued_log import Rescued
    from db.rescued_texts import Texts
    from db.wreck import Record, Wreck
    from reconciler.progress import Progress

_OLDER = {"verdict": "verdicts", "annotation": "notes", "tie": "ties"}  # what schemas 1 and 2 kept in tables of their own
_RESULTS = tuple(table.name for table in tables.RUN_TABLES)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How much is in the new project, what is not any more (`lost`, a sentence each), and where the `pieces` of texts are."""

    texts: int
    operations: int
    verdicts: int
    notes: int
    lost: tuple[str, ...]
    pieces: Path | None


def salvage(path: Path, out: Path, progress: Progress = null_progress) -> Salvaged:
    """Save what can be read of the damaged project at `path` into the new project `out`.

    Raises ProjectError if there is no such file, `out` is there already or cannot be written, NotAProject if nothing of a project
    is left in it.
    """
    if not path.is_file():
        raise ProjectError(f"There is no project at {path}: check the name.")
    if out.exists():
        raise ProjectError(f"{out} exists already: choose another name for what is saved.")
    folder = Path(tempfile.mkdtemp(prefix="diptych-"))
    try:
        found, older = _read(path, folder, progress)
        if (
            not any(found.tables[name].whole for name in ("source", "operation", "change", "entry"))
            and not found.tables["source"].torn
        ):
            raise NotAProject(f"Nothing of a project can be read in {path}: `diptych backups {path}` says whether it has backups.")
        return _store(found, out, older, progress)
    except OSError as error:
        raise ProjectError(f"{path} cannot be salvaged to {out} ({error.strerror}): choose a folder with room.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# --- reading ------------------------------------------------------------------------------------------------------------------


def _read(path: Path, folder: Path, progress: Progress) -> tuple[Wreck, list[str]]:
    """All that is left in the file, as rows of the newest schema, and what is lost of tables that there are no more."""
    pages = Pages(_rolled_back(path, folder))
    version = wreck.version_of(pages, SCHEMA_VERSION) or SCHEMA_VERSION
    sample = folder / "sample.sqlite"
    sample.touch()
    with closing(engine.Database(sample)) as database:
        migrate.build(database, version)
    found = wreck.read(pages, version, wreck.layouts(sample), progress)
    if version == SCHEMA_VERSION:
        return found, []
    return _renewed(found, sample), list(_lost_rows(found))


def _rolled_back(path: Path, folder: Path) -> Path:
    """The file itself; where SQLite left a rollback journal beside it, a copy in which SQLite took back what was half written."""
    if not any(journal.name.endswith("-journal") for journal in journals_of(path)):
        return path
    for file in (path, *journals_of(path)):
        peeking.copy(file, folder / file.name)
    copy = folder / path.name
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(copy)) as raw:
        raw.execute("PRAGMA user_version").fetchone()
    return copy


def _renewed(found: Wreck, sample: Path) -> Wreck:
    """The rows of an older schema brought up to date, by putting them into the empty project `sample` of that schema."""
    with closing(sqlite3.connect(sample, isolation_level=None)) as raw:
        raw.execute("BEGIN")
        for name, table in found.tables.items():
            if name != "alembic_version":
                _insert(raw.execute, name, table.whole.values())
        while strays := raw.execute("PRAGMA foreign_key_check").fetchall():
            for name, row, _parent, _key in strays:
                raw.execute(f'DELETE FROM "{name}" WHERE rowid = ?', (row,))
        raw.execute("COMMIT")
    with closing(engine.Database(sample)) as database:
        migrate.build(database)
    renewed = wreck.read(Pages(sample), SCHEMA_VERSION, wreck.layouts(sample))
    for name, table in renewed.tables.items():
        if name in found.tables:
            table.all, table.torn = found.tables[name].all, found.tables[name].torn
    return replace(renewed, stale=found.stale, said=found.said)


def _lost_rows(found: Wreck) -> Iterator[str]:
    for name, what in _OLDER.items():
        if name in found.tables:
            missing = rescued_log.gaps(found.tables[name].whole)
            if missing:
                yield f"Of the {what}, {rescued_log.numbers(missing)} are lost."
            elif not found.tables[name].all:
                yield f"Of the {what}, some of the last may be lost."


# --- storing ------------------------------------------------------------------------------------------------------------------


def _store(found: Wreck, out: Path, older: list[str], progress: Progress) -> Salvaged:
    texts = rescued_texts.rescue(found.tables["source"])
    try:
        Store.create(out).close()
        with closing(engine.Database(out)) as database, database.transaction(write=True) as connection:
            rescued = _put_in(connection, found, texts)
            whole = _put_results(connection, found)
        faults = _checked(out, progress)
        if faults and whole:
            with closing(engine.Database(out)) as database, database.transaction(write=True) as connection:
                _drop_results(connection)
            faults, whole = _checked(out, progress), False
        with Store.open(out, read_only=True) as store:
            notebook = store.notebook()
            counts = (len(store.documents()), len(rescued.operations), len(notebook.verdicts), len(notebook.notes))
        pieces = rescued_texts.write_pieces(texts, _free_folder(out))
    except BaseException:
        out.unlink(missing_ok=True)
        raise
    lost = [*found.said, *rescued_texts.lost(texts, _named(found)), *older, *rescued_log.lost(rescued)]
    if not whole:
        lost.append(f"What the last run found is not whole, and was left out: `diptych reconcile {out}` finds it again.")
    return Salvaged(*counts, (*lost, *faults), pieces)


def _put_in(connection: Connection, found: Wreck, texts: Texts) -> Rescued:
    """Store the texts that are whole, what was read in them, and the log."""
    run = connection.exec_driver_sql
    run("DELETE FROM project WHERE name <> 'id'")  # that there is a search index: the next search makes it
    _insert(run, "source", texts.whole.values())
    for record in found.tables["project"].whole.values():
        if record["name"] == "id" and record["value"]:
            connection.execute(update(tables.PROJECT).where(tables.PROJECT.c.name == "id").values(value=record["value"]))
    rescued = rescued_log.rescue(found.tables, stale=found.stale, now=log.next_time(connection))
    log.append(connection, rescued.operations)
    log.append(connection, list(_presence(rescued, texts, log.next_time(connection))))
    kept = (record for record in found.tables["reading"].whole.values() if record["source"] in texts.whole)
    _insert(run, "reading", (record for record in kept if not readings.is_torn(SimpleNamespace(**record))))
    return rescued


def _presence(rescued: Rescued, texts: Texts, time: str) -> Iterator[Operation]:
    """What lets the notebook have the texts that there are: one that is lost can be added again, none that is saved is hidden."""
    standing = fold(rescued.operations)
    said = {one.key for operation in rescued.operations for one in operation.changes}
    gone = [
        key for key in standing if key.startswith("source:") and key.endswith(":present") and key.split(":")[1] not in texts.whole
    ]
    found = [SourceEdit(source, "present", "yes", "", time) for source in texts.whole if source_key(source, "present") not in said]
    changes = change(lambda key: standing.get(key, ""), *found, without=gone)
    if changes:
        yield Operation(rescued_log.SALVAGE, changes, "", time, "Which texts could be saved from a damaged file.")


def _put_results(connection: Connection, found: Wreck) -> bool:
    """Store the runs, and what the last one found if all of it is there; gives whether it is, or there was none."""
    runs = found.tables["run"].whole.values()
    whole = found.tables["run"].all and all(found.tables[name].all for name in _RESULTS)
    _insert(connection.exec_driver_sql, "run", (record if whole else record | {"current": 0} for record in runs))
    if not whole:
        return False
    # what hangs on a text that is lost cannot be stored
    sources = set(connection.scalars(select(tables.SOURCE.c.id)))
    if not {record["source"] for record in found.tables["run_source"].whole.values()} <= sources:
        _drop_results(connection)
        return False
    for name in reversed(_RESULTS):
        _insert(connection.exec_driver_sql, name, found.tables[name].whole.values())
    return True


def _drop_results(connection: Connection) -> None:
    for table in tables.RUN_TABLES:
        connection.execute(delete(table))
    connection.execute(update(tables.RUN).values(current=False))


def _checked(out: Path, progress: Progress) -> tuple[str, ...]:
    with Store.open(out, read_only=True) as store:
        return store.check(progress)


def _named(found: Wreck) -> set[str]:
    """The ids of all texts that anything still speaks of."""
    keys = {r["key"] for name in ("entry", "change") for r in found.tables[name].whole.values()}
    said = {key.split(":")[1] for key in keys if key.startswith("source:")}
    return said | {r["source"] for name in ("run_source", "claim", "reading") for r in found.tables[name].whole.values()}


def _insert(run: Callable[[str, tuple[Any, ...]], Any], table: str, records: Iterable[Record]) -> None:
    for record in records:
        columns = ", ".join(f'"{column}"' for column in record)
        marks = ", ".join("?" for _ in record)
        run(f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({marks})', tuple(record.values()))


def _free_folder(out: Path) -> Path:
    number, folder = 1, out.with_name(f"{out.stem}-pieces")
    while folder.exists():
        number += 1
        folder = out.with_name(f"{out.stem}-pieces-{number}")
    return folder
