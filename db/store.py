"""A project as values: sources, the current analysis, verdicts and annotations, kept in one SQLite file.

One `Store` is one connection: use it from the thread that opened it. Every method is one transaction, on the disk when it returns;
whatever interrupts it, the project is as it was before or as it is after. Several may read while one writes; a second writer waits,
and gets ProjectLocked when the first takes too long.

Limits: an analysis is loaded whole. Importing this module loads SQLModel, so the window does it when a project is opened.
"""

from __future__ import annotations

import dataclasses
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from db import checks, engine, mapping, migrate, tables
from db import readings as packed
from reconciler.errors import NotAProject, ProjectError
from reconciler.model import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Connection, Row, Table

    from db.readings import PackedReading
    from reconciler.decisions import Tie
    from reconciler.model import Annotation, Document, Verdict
    from reconciler.reading import Reading
    from reconciler.settings import Settings

_GLOSSARY = "glossary"
_BATCH = 2000  # rows at a time: more costs memory, and time for collecting garbage


class Store:
    """An open project; `with Store.open(path) as store:` closes it. See the module for threads and transactions."""

    def __init__(self, database: engine.Database) -> None:
        """For `create` and `open` only."""
        self._database = database

    @classmethod
    def create(cls, path: Path) -> Store:
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
                migrate.build(database)
                database.pragma("journal_mode=WAL")
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return cls(database)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Store:
        """Open the project file `path`; an older one is copied beside itself and brought up to date first.

        Raises ProjectError if it is missing or may not be written (`read_only` does with that), NotAProject if it is no Diptych
        project or is damaged, NewerProject if a newer version wrote it, ProjectLocked if another program holds it.
        """
        engine.read_header(path)
        with _closed_on_failure(engine.Database(path, read_only=read_only)) as database:
            # the file's first bytes may be older than what a WAL beside it holds
            engine.refuse_newer(path, database.pragma("user_version"))
            migrate.upgrade(database)
            database.refuse_damaged(tables.METADATA.tables)
            if not read_only:
                database.pragma("journal_mode=WAL")
        return cls(database)

    @property
    def path(self) -> Path:
        """The project file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether the store was opened for reading only."""
        return self._database.read_only

    def close(self) -> None:
        """Fold everything into the one file and let go of it; closing twice is no fault."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # --- sources -------------------------------------------------------------------------------------------------------------

    def add_documents(self, documents: Sequence[Document]) -> tuple[Document, ...]:
        """Add those that are not there yet (by id), all or none; gives the ones added. Raises ProjectError, ProjectLocked."""
        with self._database.transaction(write=True) as connection:
            known = set(connection.scalars(select(tables.SOURCE.c.id)))
            added = tuple({d.id: d for d in documents if d.id not in known}.values())
            last = connection.scalar(select(func.max(tables.SOURCE.c.position))) or 0
            _insert(connection, tables.SOURCE, (mapping.document_record(d, last + n) for n, d in enumerate(added, 1)))
        return added

    def documents(self) -> tuple[Document, ...]:
        """All sources, in the order in which they were added."""
        with self._reading() as connection:
            return tuple(mapping.document_of(row) for row in _rows(connection, tables.SOURCE, "position"))

    # --- the current analysis ------------------------------------------------------------------------------------------------

    def save_analysis(
        self, analysis: Analysis, settings: Settings, fingerprint: str = "", readings: Iterable[PackedReading] = ()
    ) -> None:
        """Make `analysis` the current one; what earlier runs found is removed, and what a person decided stays.

        `fingerprint` stands for all that it depended on. `readings` take the place of those that their sources had. The documents
        of both must be in the project (ValueError). Raises ProjectError, ProjectLocked; the project is then as it was.
        """
        with self._database.transaction(write=True) as connection:
            known = set(connection.scalars(select(tables.SOURCE.c.id)))
            if not known.issuperset(d.id for d in analysis.documents):
                raise ValueError("an analysis of documents that are not in the project")
            for reading in readings:
                if reading.source not in known:
                    raise ValueError("a reading of a document that is not in the project")
                connection.execute(delete(tables.READING).where(tables.READING.c.source == reading.source))
                _insert(connection, tables.READING, [dataclasses.asdict(reading)])
            for table in tables.RUN_TABLES:
                connection.execute(delete(table))
            connection.execute(update(tables.RUN).values(current=False))
            run = (connection.scalar(select(func.max(tables.RUN.c.id))) or 0) + 1
            record = {
                "id": run,
                "created": _now(),
                "generator": analysis.generator,
                "settings": dataclasses.asdict(settings),
                "current": True,
                "fingerprint": fingerprint,
            }
            _insert(connection, tables.RUN, [record])
            for table, records in mapping.analysis_records(analysis, run):
                _insert(connection, table, records)

    def analysis(self) -> Analysis | None:
        """The current analysis, equal to the one that was saved; None if there is none yet. Raises NotAProject if it is damaged."""
        with self._reading() as connection:
            run = connection.execute(select(tables.RUN.c.id, tables.RUN.c.generator).where(tables.RUN.c.current)).first()
            if run is None:
                return None
            sources = {row.id: row for row in _rows(connection, tables.SOURCE, "position")}
            used = _rows(connection, tables.RUN_SOURCE, "position", run=run.id)
            facts = mapping.facts_of(
                _rows(connection, tables.FACT, "position", run=run.id),
                _rows(connection, tables.FACT_CLAIM, "fact", "position", run=run.id),
                _rows(connection, tables.LINK, "fact", "position", run=run.id),
            )
            return Analysis(
                documents=tuple(mapping.document_of(sources[row.source]) for row in used),
                claims=tuple(mapping.claim_of(row) for row in _rows(connection, tables.CLAIM, "position", run=run.id)),
                facts=facts,
                discrepancies=tuple(
                    mapping.discrepancy_of(row) for row in _rows(connection, tables.DISCREPANCY, "position", run=run.id)
                ),
                generator=run.generator,
            )

    def fingerprint(self) -> str:
        """That of the current analysis; empty if there is none."""
        with self._reading() as connection:
            return connection.scalar(select(tables.RUN.c.fingerprint).where(tables.RUN.c.current)) or ""

    def reading(self, key: str) -> Reading | None:
        """What was read under this key (`reconciler.reading.key_of`); None if that is not here, or not whole."""
        with self._database.transaction() as connection:
            try:
                row = connection.execute(select(tables.READING).where(tables.READING.c.key == key)).first()
            except (TypeError, ValueError):  # a value that is no text or no bytes
                return None
        return packed.unpack(row) if row else None

    # --- what a person decides -----------------------------------------------------------------------------------------------

    def add_verdict(self, verdict: Verdict) -> None:
        """Append a decision; it is on the disk when this returns. Raises ProjectError, ProjectLocked."""
        with self._database.transaction(write=True) as connection:
            _insert(connection, tables.VERDICT, [mapping.verdict_record(verdict)])

    def verdicts(self) -> tuple[Verdict, ...]:
        """All decisions, in the order of their time."""
        with self._reading() as connection:
            return tuple(mapping.verdict_of(row) for row in _rows(connection, tables.VERDICT, "time", "id"))

    def add_annotation(self, annotation: Annotation) -> None:
        """Append a note; it is on the disk when this returns. Raises ProjectError, ProjectLocked."""
        with self._database.transaction(write=True) as connection:
            _insert(connection, tables.ANNOTATION, [mapping.annotation_record(annotation)])

    def annotations(self) -> tuple[Annotation, ...]:
        """All notes, in the order of their time."""
        with self._reading() as connection:
            return tuple(mapping.annotation_of(row) for row in _rows(connection, tables.ANNOTATION, "time", "id"))

    def add_tie(self, tie: Tie) -> None:
        """Append a decision on which claims belong together. Raises ProjectError, ProjectLocked."""
        with self._database.transaction(write=True) as connection:
            _insert(connection, tables.TIE, [mapping.tie_record(tie)])

    def ties(self) -> tuple[Tie, ...]:
        """All decisions on which claims belong together, in the order of their time."""
        with self._reading() as connection:
            return tuple(mapping.tie_of(row) for row in _rows(connection, tables.TIE, "time", "id"))

    # --- what a person gives the reading ---------------------------------------------------------------------------------------

    def glossary(self) -> str:
        """The project's glossary, TOML as the person wrote it; empty if there is none."""
        with self._reading() as connection:
            return connection.scalar(select(tables.LEXICON.c.text).where(tables.LEXICON.c.name == _GLOSSARY)) or ""

    def set_glossary(self, text: str) -> None:
        """Make the TOML `text` the project's glossary, in the place of what was there. Raises ProjectError, ProjectLocked."""
        with self._database.transaction(write=True) as connection:
            connection.execute(delete(tables.LEXICON).where(tables.LEXICON.c.name == _GLOSSARY))
            _insert(connection, tables.LEXICON, [{"name": _GLOSSARY, "text": text}])

    # --- promises ------------------------------------------------------------------------------------------------------------

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, its hashes, its quotes and their evidence, one sentence a fault; empty when all is well."""
        faults: list[str] = []
        try:
            faults += self._database.integrity_faults()
            with self._database.transaction() as connection:
                faults.extend(checks.faults(connection))
        except NotAProject as error:
            faults.append(str(error))
        return tuple(dict.fromkeys(faults))

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


@contextmanager
def _closed_on_failure(database: engine.Database) -> Iterator[engine.Database]:
    try:
        yield database
    except BaseException:
        database.close()
        raise


def _insert(connection: Connection, table: Table, records: Iterable[mapping.Record]) -> None:
    remaining = iter(records)
    while batch := list(islice(remaining, _BATCH)):
        connection.execute(insert(table), batch)


def _rows(connection: Connection, table: Table, *order: str, run: int | None = None) -> Sequence[Row[Any]]:
    query = select(table).order_by(*(table.c[column] for column in order))
    if run is not None:
        query = query.where(table.c.run == run)
    # all at once: a cursor left open where a row cannot be decoded would keep the project from being folded into one file
    return connection.execute(query).all()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
