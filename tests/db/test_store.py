"""What is put into a project comes out of it as it was; a closed project is one file."""

from __future__ import annotations

import dataclasses
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from db import engine, header
from db.store import Store
from reconciler.errors import ProjectError
from reconciler.model import Analysis, Document, Locator, LocatorKind, Message
from reconciler.notebook.entries import Target, TargetKind, Verdict, VerdictValue
from reconciler.notebook.state import Notebook
from reconciler.settings import Settings
from tests.db import samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "new.diptych") as opened:
        yield opened


def values(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_a_new_project_is_empty(store: Store, tmp_path: Path) -> None:
    assert store.path == tmp_path / "new.diptych"
    assert not store.read_only
    assert store.documents() == ()
    assert store.analysis() is None
    assert store.notebook() == Notebook()
    assert store.operations() == ()
    assert store.fingerprint() == ""
    assert store.reading("r") is None
    assert store.check() == ()


def test_a_project_carries_its_mark_and_its_schema(project: Path) -> None:
    assert values(project, "PRAGMA application_id") == [(header.APPLICATION_ID,)]
    assert values(project, "PRAGMA user_version") == [(header.SCHEMA_VERSION,)]
    assert project.read_bytes()[68:72] == b"Dpty"


def test_the_whole_sample_comes_back_as_it_was(project: Path) -> None:
    with Store.open(project) as store:
        assert store.documents() == samples.documents()
        assert store.analysis() == samples.analysis()
        notebook = store.notebook()
        assert notebook.verdicts == samples.verdicts()
        assert notebook.notes == samples.notes()
        assert notebook.ties == samples.ties()
        assert notebook.setting("glossary") == samples.GLOSSARY
        assert store.fingerprint() == samples.FINGERPRINT
        assert store.check() == ()


def test_documents_keep_the_order_in_which_they_were_added(store: Store) -> None:
    first, second, third = samples.documents()
    assert store.add_documents([third]) == (third,)
    assert store.add_documents([first, third, second, first]) == (first, second)
    assert store.add_documents([second]) == ()
    assert store.documents() == (third, first, second)


def test_a_document_without_bytes_or_with_odd_text_comes_back(store: Store) -> None:
    odd = [
        Document("a", "s", ""),
        Document("b", "s", "\u0000\n\r\n\u2028\ufeff\U0010ffff"),
        Document("c", "s", "x", original=b"\x00\xff"),
    ]
    store.add_documents(odd)
    assert store.documents() == tuple(odd)
    assert store.check() == ()


def test_places_and_remarks_come_back(store: Store) -> None:
    locators = (Locator(0, LocatorKind.PAGE, "iv"), Locator(2, LocatorKind.NOTE, "*"))
    document = Document("a.pdf", "City", "One two.", locators=locators, remarks=(Message("furniture", (("count", "2"),)),))
    store.add_documents([document])
    (kept,) = store.documents()
    assert (kept, kept.locators, kept.remarks) == (document, locators, document.remarks)


def test_a_new_run_replaces_what_the_old_one_found_and_nothing_else(project: Path) -> None:
    with Store.open(project) as store:
        assert store.fingerprint() == samples.FINGERPRINT
        fewer = dataclasses.replace(samples.analysis(), facts=samples.analysis().facts[:1], discrepancies=(), generator="later")
        store.save_analysis(fewer, Settings(link_threshold=0.75))
        assert store.analysis() == fewer
        assert store.fingerprint() == ""
        assert store.notebook("verdict", "note", "tie").ties == samples.ties()
        assert store.notebook("verdict").verdicts == samples.verdicts()
        assert store.notebook("note").notes == samples.notes()
    assert values(project, "SELECT id, generator, json_extract(settings, '$.link_threshold'), current FROM run") == [
        (1, "diptych 0.1.0", 0.5, 0),
        (2, "later", 0.75, 1),
    ]
    assert values(project, "SELECT DISTINCT run FROM claim") == [(2,)]


def test_an_analysis_of_an_earlier_set_of_sources_stays_equal(project: Path) -> None:
    with Store.open(project) as store:
        store.add_documents([Document("later.txt", "City", "Later.")])
        assert store.analysis() == samples.analysis()
        assert len(store.documents()) == 4


def test_an_empty_analysis_is_an_analysis(store: Store) -> None:
    store.save_analysis(Analysis((), (), (), ()), Settings())
    assert store.analysis() == Analysis((), (), (), ())


def test_an_analysis_of_unknown_documents_is_a_bug(store: Store) -> None:
    with pytest.raises(ValueError, match="not in the project"):
        store.save_analysis(samples.analysis(), Settings())
    assert store.analysis() is None


def test_what_came_later_counts_in_whatever_order_it_is_learned(store: Store) -> None:
    target = Target(TargetKind.FACT, ("c1",))
    later, sooner = (Verdict(target, VerdictValue.OPEN, "", "R", f"2024-01-0{day}T00:00:00.000000+00:00") for day in (2, 1))
    for verdict in (later, sooner, later):
        store.append([samples.operation(verdict)])
    assert store.notebook().verdicts == (later,)
    assert len(store.operations()) == 2
    assert store.check() == ()


def test_interrupted_in_the_middle_the_project_stays_as_it_was(project: Path) -> None:
    def interrupt(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("INSERT INTO discrepancy"):
            raise KeyboardInterrupt

    with Store.open(project) as store:
        event.listen(Engine, "before_cursor_execute", interrupt)
        try:
            with pytest.raises(KeyboardInterrupt):
                store.save_analysis(dataclasses.replace(samples.analysis(), generator="never"), Settings())
        finally:
            event.remove(Engine, "before_cursor_execute", interrupt)
        assert store.analysis() == samples.analysis()
        store.append([samples.operation(samples.more())])
    with Store.open(project) as store:
        assert store.analysis() == samples.analysis()
        assert len(store.notebook().verdicts) == 3


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE operation SET reason = 'another'",
        "DELETE FROM operation",
        "INSERT OR REPLACE INTO operation SELECT * FROM operation",
        "INSERT OR REPLACE INTO operation SELECT position + 1000, id, kind, author, time, reason, of FROM operation",
        "UPDATE change SET after = ''",
        "DELETE FROM change",
        "INSERT OR REPLACE INTO change SELECT * FROM change",
        "UPDATE source SET text = 'another'",
        "UPDATE source SET original = x'00'",
    ],
)
def test_triggers_refuse_to_change_what_stays(project: Path, sql: str) -> None:
    with closing(sqlite3.connect(project)) as connection, pytest.raises(sqlite3.IntegrityError, match="is never"):
        connection.execute(sql)


def test_a_closed_project_is_one_file_and_a_copy_of_it_is_all(project: Path, tmp_path: Path) -> None:
    with Store.open(project) as store:
        store.append([samples.operation(samples.more())])
        assert project.with_name("sample.diptych-wal").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["sample.diptych"]
    copy = tmp_path / "copy.diptych"
    copy.write_bytes(project.read_bytes())
    with Store.open(copy, read_only=True) as store:
        assert len(store.notebook().verdicts) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.diptych", "sample.diptych"]


def test_the_last_to_close_leaves_one_file(project: Path, tmp_path: Path) -> None:
    reader = Store.open(project, read_only=True)
    with Store.open(project) as writer:
        writer.append([samples.operation(samples.more())])
        assert len(reader.notebook().verdicts) == 3
    reader.close()
    assert [path.name for path in tmp_path.iterdir()] == ["sample.diptych"]


def test_closing_twice_is_no_fault(project: Path) -> None:
    store = Store.open(project)
    store.close()
    store.close()


def test_reading_only_leaves_every_byte(project: Path) -> None:
    before = project.read_bytes()
    with Store.open(project, read_only=True) as store:
        assert store.read_only
        assert store.analysis() == samples.analysis()
        for write in (
            lambda: store.add_documents(samples.documents()),
            lambda: store.save_analysis(samples.analysis(), Settings()),
            lambda: store.append(samples.operations()),
            lambda: store.record(lambda _entries, _time: samples.operations()[0]),
            lambda: store.undo("R. Reader"),
            store.rebuild,
        ):
            with pytest.raises(ProjectError, match="open for reading only"):
                write()
    assert project.read_bytes() == before


def test_what_is_confirmed_is_synced(project: Path) -> None:
    database = engine.Database(project)
    try:
        database.pragma("journal_mode=WAL")
        full, on = 2, 1
        assert database.pragma("synchronous") == full
        assert database.pragma("foreign_keys") == on
        assert database.pragma("busy_timeout") == engine.BUSY_SECONDS * 1000
    finally:
        database.close()


def test_importing_the_package_loads_no_database_library() -> None:
    code = "import sys, db; assert not {'sqlmodel', 'sqlalchemy', 'alembic', 'sqlite3'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_opening_loads_no_alembic(project: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from db.store import Store\n"
        "with Store.open(Path(sys.argv[1])): pass\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(project)], check=True)
