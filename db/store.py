"""A project as values: sources, the current analysis and the notebook, kept in one SQLite file.

One `Store` is one connection: use it from the thread that opened it. Every method is one transaction, on the disk when it returns;
whatever interrupts it, the project is as it was before or as it is after. Several may read while one writes; a second writer waits,
and gets ProjectLocked when the first takes too long.

Limits: an analysis is loaded whole. Importing this module loads SQLModel, so the window does it when a project is opened.
"""

from __future__ import annotations

import dataclasses
import gc
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from db import engine, log, mapping, search, search_index, source_rows, tables
from db import readings as packed
from db.kept_entries import KeptEntries
from db.opening import Opened
from reconciler.codec import from_json
from reconciler.errors import InputError
from reconciler.model import Analysis
from reconciler.notebook.entries import SourceEdit, anchor_at, source_key
from reconciler.notebook.log import Operation, change, redone, undone
from reconciler.notebook.state import Notebook, documents_of
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Row, Table

    from db.readings import PackedReading
    from reconciler.model import Document
    from reconciler.notebook.entries import Anchor
    from reconciler.reading import Reading
    from reconciler.search.values import Asked, Hit

_BATCH = 2000  # rows at a time: more costs memory, and time for collecting garbage


class Store(Opened):
    """An open project; `with Store.open(path) as store:` closes it. See the module for threads and transactions."""

    def __init__(self, database: engine.Database, notices: tuple[str, ...] = ()) -> None:
        """For `create` and `open` only."""
        super().__init__(database, notices)
        self._kept = KeptEntries()

    # --- sources -------------------------------------------------------------------------------------------------------------

    def add_documents(self, documents: Sequence[Document], author: str = "") -> tuple[Document, ...]:
        """Add those that are not in the project, all or none; gives the ones added. Raises ProjectError, ProjectLocked.

        One that was removed comes back as it was read.
        """
        with self._database.transaction(write=True) as connection:
            entries = log.StoredEntries(connection)
            given = {d.id: d for d in documents}.values()
            added = tuple(d for d in given if not entries.value(source_key(d.id, "present")))
            source_rows.put_in(connection, added)
            if added:
                time = log.next_time(connection)
                there = [SourceEdit(d.id, "present", "yes", author, time) for d in added]
                log.append(connection, [Operation("add_source", change(entries.value, *there), author, time)])
        return added

    def documents(self) -> tuple[Document, ...]:
        """The sources of the project as a person left them, in the order in which they were added."""
        with self._reading() as connection:
            return documents_of(source_rows.read(connection), source_rows.said(connection))

    def every_document(self) -> tuple[Document, ...]:
        """All that was ever read, as it was read: removed sources and old versions too."""
        with self._reading() as connection:
            return source_rows.read(connection)

    def source_names(self) -> dict[str, str]:
        """What each text that was ever read calls itself (its title, else its file's name), by its id."""
        source = tables.SOURCE.c
        with self._reading() as connection:
            rows = connection.execute(select(source.id, source.title, source.name)).all()
        return {row.id: row.title or row.name for row in rows}

    def texts(self, sources: Sequence[str]) -> dict[str, str]:
        """The texts of those of `sources` (ids) that are in the project."""
        with self._reading() as connection:
            entries = log.StoredEntries(connection)
            wanted = [source for source in set(sources) if entries.value(source_key(source, "present"))]
            query = select(tables.SOURCE.c.id, tables.SOURCE.c.text).where(tables.SOURCE.c.id.in_(wanted))
            return {row.id: row.text for row in connection.execute(query).all()}

    def anchors(self, claims: Sequence[str]) -> tuple[Anchor, ...]:
        """The places of those of `claims` (ids) that the current run found, in the order given."""
        with self._reading() as connection:
            claim, source = tables.CLAIM.c, tables.SOURCE.c
            run = select(tables.RUN.c.id).where(tables.RUN.c.current).scalar_subquery()
            query = select(claim.id, claim.source, claim.span_start, claim.span_end).where(claim.run == run, claim.id.in_(claims))
            found = {row.id: row for row in connection.execute(query)}
            used = select(source.id, source.text).where(source.id.in_({row.source for row in found.values()}))
            texts = {row.id: row.text for row in connection.execute(used).all()}
        places = [found[c] for c in claims if c in found]
        return tuple(anchor_at(p.source, texts[p.source], p.span_start, p.span_end) for p in places)

    # --- the current analysis ------------------------------------------------------------------------------------------------

    def save_analysis(
        self, analysis: Analysis, settings: Settings, fingerprint: str = "", readings: Iterable[PackedReading] = ()
    ) -> None:
        """Make `analysis` the current one; what earlier runs found is removed, and what a person decided stays.

        `fingerprint` stands for all that it depended on. `readings` take the place of those that their sources had. The documents
        of both must be in the project (ValueError). Raises ProjectError, ProjectLocked; the project is then as it was.
        """
        with _uncollected(), self._database.transaction(write=True) as connection:
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
                "settings": dataclasses.asdict(settings),
                "current": True,
                "fingerprint": fingerprint,
            }
            for table, records in mapping.analysis_records(analysis, record):
                _insert(connection, table, records)

    def analysis(self) -> Analysis | None:
        """The current analysis, equal to the one that was saved; None if there is none yet. Raises NotAProject if it is damaged."""
        with _uncollected(), self._reading() as connection:
            run = connection.execute(select(tables.RUN).where(tables.RUN.c.current)).first()
            if run is None:
                return None
            sources = {row.id: row for row in _rows(connection, tables.SOURCE, "position")}
            used = _rows(connection, tables.RUN_SOURCE, "position", run=run.id)
            facts = mapping.facts_of(
                _rows(connection, tables.FACT, "position", run=run.id),
                _rows(connection, tables.FACT_CLAIM),  # only the current run has any: as they lie they are read fastest
                _rows(connection, tables.LINK),
                run.sequences,
            )
            read = [mapping.document_of(sources[row.source]) for row in used]
            read_facets = mapping.facets_reader(run.layout)
            return Analysis(
                documents=documents_of(read, source_rows.said(connection), every=True),
                claims=tuple(mapping.claim_of(row, read_facets) for row in _rows(connection, tables.CLAIM, "position", run=run.id)),
                facts=facts,
                discrepancies=tuple(
                    mapping.discrepancy_of(row) for row in _rows(connection, tables.DISCREPANCY, "position", run=run.id)
                ),
                generator=run.generator,
                copies=tuple(mapping.copy_of(row) for row in _rows(connection, tables.COPY, "position", run=run.id)),
            )

    def fingerprint(self) -> str:
        """That of the current analysis; empty if there is none."""
        with self._reading() as connection:
            return connection.scalar(select(tables.RUN.c.fingerprint).where(tables.RUN.c.current)) or ""

    def run_settings(self) -> Settings | None:
        """The settings of the current analysis; None if there is none."""
        with self._reading() as connection:
            said = connection.scalar(select(tables.RUN.c.settings).where(tables.RUN.c.current))
            return None if said is None else from_json(Settings, said)

    def reading(self, key: str) -> Reading | None:
        """What was read under this key (`reconciler.reading.key_of`); None if that is not here, or not whole."""
        with self._database.transaction() as connection:
            query = select(tables.READING, tables.SOURCE.c.text).where(tables.READING.c.key == key)
            try:
                row = connection.execute(query.join(tables.SOURCE, tables.SOURCE.c.id == tables.READING.c.source)).first()
            except (TypeError, ValueError):  # a value that is no text or no bytes
                return None
        return packed.unpack(row, row.text) if row else None

    # --- the notebook --------------------------------------------------------------------------------------------------------

    def record(
        self, make: Callable[[log.StoredEntries, str], Operation | None], documents: Sequence[Document] = ()
    ) -> Operation | None:
        """Store the operation that `make` gives, which is handed what stands in the notebook and the time; None for none.

        The texts of `documents` are kept with it, where they are not known; the operation says whether they are in the project.

        Both happen in one transaction, so that `before` is what stood there; it is on the disk when this returns. An operation that
        changes nothing is not stored. Raises ProjectError, ProjectLocked, and whatever `make` does.
        """
        with self._database.transaction(write=True) as connection:
            operation = make(log.StoredEntries(connection), log.next_time(connection))
            if operation is None or not operation.changes:
                return None
            source_rows.put_in(connection, documents)
            log.append(connection, [operation])
            return operation

    def undo(self, author: str, operation: str = "") -> Operation | None:
        """Take back the operation with this id, else the newest of `author` that stands; None if there is none.

        Raises InputError where something later depends on it, or it is undone already.
        """
        with self._database.transaction(write=True) as connection:
            found = self._operation(connection, operation) if operation else log.to_undo(connection, author)
            if found is None:
                return None
            undone_already, since = log.last_turn(connection, found)
            if undone_already:
                raise InputError("This was undone already: do it again instead.")
            turned = undone(found, author, log.next_time(connection), log.StoredEntries(connection), since)
            log.append(connection, [turned])
            return turned

    def redo(self, author: str, operation: str = "") -> Operation | None:
        """Do again the operation with this id, else the one that `author` undid last; None if there is none.

        Raises InputError where something later depends on it, or it stands.
        """
        with self._database.transaction(write=True) as connection:
            found = self._operation(connection, operation) if operation else log.to_redo(connection, author)
            if found is None:
                return None
            is_undone, since = log.last_turn(connection, found)
            if not is_undone:
                raise InputError("This stands: it was not undone.")
            turned = redone(found, author, log.next_time(connection), log.StoredEntries(connection), since)
            log.append(connection, [turned])
            return turned

    def next_to_undo(self, author: str) -> Operation | None:
        """What `undo` would take back."""
        with self._reading() as connection:
            return log.to_undo(connection, author)

    def next_to_redo(self, author: str) -> Operation | None:
        """What `redo` would do again."""
        with self._reading() as connection:
            return log.to_redo(connection, author)

    def operations(self, **asked: Any) -> tuple[Operation, ...]:
        """The operations that answer what is asked (see `db.log.operations`), in order; all of them where nothing is."""
        with self._reading() as connection:
            return log.operations(connection, **asked)

    def append(self, operations: Sequence[Operation], documents: Sequence[Document] = ()) -> tuple[Operation, ...]:
        """Append operations made elsewhere and the documents they speak of, all or none; gives the operations not known before.

        Raises ProjectError, ProjectLocked.
        """
        with self._database.transaction(write=True) as connection:
            source_rows.put_in(connection, documents)
            return log.append(connection, operations)

    def entries(self, *kinds: str) -> dict[str, str]:
        """What stands in the notebook, of these kinds or of all, as JSON by key."""
        with self._reading() as connection:
            return log.entries(connection, kinds)

    def notebook(self, *kinds: str) -> Notebook:
        """What stands in the notebook, of these kinds or of all."""
        with _uncollected(), self._reading() as connection:
            return self._kept.notebook(connection, kinds)

    def search(self, asked: Asked) -> tuple[Hit, ...]:
        """What answers `asked` (`reconciler.search.values.checked`), at most `limit` of each kind, the best first.

        Where there is no search index, or a damaged one, it is made first, which takes a second for a megabyte of text; for reading
        only in a copy, each time anew. Raises ProjectError where that cannot be, and ProjectLocked.
        """
        with self._reading() as connection:
            found = search.search_if_indexed(connection, asked)
        if found is not None:
            return found
        with ExitStack() as stack:
            database = self._database
            if self.read_only:
                copy = Path(stack.enter_context(TemporaryDirectory(prefix="diptych-")), "copy.diptych")
                database.backup(copy)
                database = stack.enter_context(closing(engine.Database(copy)))
            connection = stack.enter_context(database.transaction(write=True))
            search_index.rebuild(connection)
            return search.search(connection, asked)

    def rebuild(self) -> None:
        """Make what stands in the notebook anew from the log."""
        with self._database.transaction(write=True) as connection:
            log.rebuild(connection)
        self._kept.forget()

    def mend(self) -> None:
        """Make anew what follows from the rest: the notebook from its log; what was read and found, by the next run."""
        super().mend()
        self._kept.forget()

    @staticmethod
    def _operation(connection: Connection, identity: str) -> Operation:
        found = log.operations(connection, ids=(identity,))
        if not found or found[0].of:
            raise InputError("There is no such operation in this project: choose one of its history.")
        return found[0]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Many values are made, none of which holds itself: looking for such among them would take longer than making them."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


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
