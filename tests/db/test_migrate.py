"""The migrations make the tables that are declared; older files are copied, brought up to date, and open for ever."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from db import engine, header, migrate, search_index, tables
from db.store import Store
from reconciler.errors import InputError, ProjectError
from reconciler.notebook.log import decode, encode
from tests.db import samples
from tests.db.make_project import PROJECTS

ROOT = Path(__file__).parents[2]
NEXT = header.SCHEMA_VERSION + 1

MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{down_revision}"


def upgrade():
    with op.batch_alter_table("claim", recreate="always") as table:
        table.add_column(sa.Column("tag", sa.String(), nullable=False, server_default="none"))
    {more}
"""


@pytest.fixture
def coming(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The migrations with one more, that rebuilds a table to which others refer."""
    folder = tmp_path_factory.mktemp("coming") / "100% new"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    write_migration(folder, "pass")
    return folder


def write_migration(folder: Path, more: str) -> None:
    text = MIGRATION.format(revision=NEXT, down_revision=header.SCHEMA_VERSION, more=more)
    (folder / "versions" / f"schema_{NEXT}.py").write_text(text, "utf-8")


def columns(path: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_the_migrations_make_what_the_tables_declare(project: Path) -> None:
    database = engine.Database(project)
    try:
        with database.transaction() as connection:
            opts = {"compare_type": True, "target_metadata": tables.METADATA, "include_name": search_index.is_declared}
            context = MigrationContext.configure(connection, opts=opts)
            assert compare_metadata(context, tables.METADATA) == []
    finally:
        database.close()


def test_the_newest_migration_bears_the_number_of_the_schema() -> None:
    script = ScriptDirectory.from_config(migrate.configuration())
    assert script.get_heads() == [str(header.SCHEMA_VERSION)]
    assert [int(found.revision) for found in script.walk_revisions()] == list(range(header.SCHEMA_VERSION, 0, -1))


def test_there_is_a_project_of_every_schema() -> None:
    assert {path.name for path in PROJECTS.iterdir()} == {f"version-{number}.sqlite" for number in range(1, NEXT)}


@pytest.mark.parametrize("name", [f"version-{number}.sqlite" for number in range(1, NEXT)])
def test_a_project_of_every_schema_opens(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copy(PROJECTS / name, path)
    with Store.open(path) as store:
        assert store.documents() == samples.documents()
        assert store.analysis() == samples.analysis()
        notebook = store.notebook()
        assert notebook.verdicts == samples.verdicts()
        assert notebook.notes == samples.notes()
        assert notebook.setting("glossary") == ("" if name == "version-1.sqlite" else samples.GLOSSARY)
        assert notebook.ties == (() if name == "version-1.sqlite" else samples.ties())
        assert store.fingerprint() == ("" if name == "version-1.sqlite" else samples.FINGERPRINT)
        assert (store.reading(samples.readings()[0].key) is None) == (name in ("version-1.sqlite", "version-2.sqlite"))
        assert store.check() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_killed_in_the_middle_a_migration_never_was(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "tests.db.killed_migrations", str(tmp_path)], cwd=ROOT, check=True)
    killed = sorted(path for path in tmp_path.glob("*.diptych") if ".format-" not in path.name)
    assert len(killed) >= 8 * (header.SCHEMA_VERSION - 1)
    half_way = [path for path in killed if any(journal.name.endswith("-journal") for journal in header.journals_of(path))]
    assert len(half_way) >= 4
    for path in killed:
        with Store.open(path) as store:
            assert store.analysis() == samples.analysis()
            assert store.notebook().verdicts == samples.verdicts()
            assert store.notebook().notes == samples.notes()
            assert store.check() == ()
        assert header.journals_of(path) == ()


def brought_up(folder: Path, version: int, name: str = "old.diptych") -> Path:
    """A copy of the project of an older schema, opened once."""
    path = folder / name
    shutil.copy(PROJECTS / f"version-{version}.sqlite", path)
    Store.open(path).close()
    return path


OLDER = range(1, header.SCHEMA_VERSION)


@pytest.mark.parametrize("version", OLDER)
def test_the_log_of_a_migrated_project_says_who_did_what_and_when(tmp_path: Path, version: int) -> None:
    with Store.open(brought_up(tmp_path, version)) as store:
        operations = store.operations()
        decided = [o for o in operations if o.kind == "decide"]
        assert [(o.author, o.time) for o in decided] == [(v.author, v.time) for v in samples.verdicts()]
        noted = [o for o in operations if o.kind == "note"]
        assert [(o.author, o.time) for o in noted] == [(n.author, n.time) for n in samples.notes()]
        assert [o.kind for o in operations if o.kind == "add_source"] == ["add_source"] * 3
        tied = [o for o in operations if o.kind in ("link", "leave_alone", "keep_apart", "free")]
        assert len(tied) == (0 if version == 1 else 4)
        assert all(o.order == max(o.order, sooner.order) for sooner, o in pairwise(operations))
        assert all(encode(decode(key, value)) == value for key, value in store.entries().items())


@pytest.mark.parametrize("version", OLDER)
def test_everything_in_a_migrated_project_can_be_undone_in_any_order(tmp_path: Path, version: int) -> None:
    path = brought_up(tmp_path, version)
    with Store.open(path) as store:
        before = store.entries()
        operations = list(store.operations())
        random.Random(version).shuffle(operations)
        undone, refused = [], []
        for operation in operations:
            try:
                store.undo("R. Reader", operation.id)
                undone.append(operation)
            except InputError:
                refused.append(operation)  # a later one set it anew
            assert store.check() == ()
        assert len(refused) == (0 if version == 1 else 1)
        for operation in reversed(undone):
            store.redo("R. Reader", operation.id)
        assert store.entries() == before
        assert store.check() == ()


@pytest.mark.parametrize("version", OLDER)
def test_what_is_newest_in_a_migrated_project_is_undone_first(tmp_path: Path, version: int) -> None:
    with Store.open(brought_up(tmp_path, version)) as store:
        newest = [o for o in store.operations() if o.author == "R. Reader"][-1]
        assert store.next_to_undo("R. Reader") == newest
        undone = store.undo("R. Reader")
        assert undone is not None
        assert undone.of == newest.id
        assert store.check() == ()


@pytest.mark.parametrize("version", OLDER)
def test_copies_that_are_brought_up_to_date_one_by_one_are_the_same_project(tmp_path: Path, version: int) -> None:
    with (
        Store.open(brought_up(tmp_path, version, "one.diptych")) as one,
        Store.open(brought_up(tmp_path, version, "other.diptych")) as other,
    ):
        assert one.project_id == other.project_id
        assert one.operations() == other.operations()
        assert one.append(other.operations()) == ()


def test_a_migration_keeps_everything_and_a_copy(project: Path, coming: Path) -> None:
    before = project.read_bytes()
    database = engine.Database(project)
    try:
        copy = migrate.upgrade(database, target=NEXT, folder=coming)
        assert database.pragma("foreign_keys") == 1
        assert migrate.upgrade(database, target=NEXT, folder=coming) is None
    finally:
        database.close()
    assert copy == project.with_name(f"sample.format-{header.SCHEMA_VERSION}.diptych")
    assert sorted(path.name for path in project.parent.iterdir()) == sorted([project.name, copy.name])
    assert copy.read_bytes()[100:] == before[100:]
    with Store.open(copy) as store:
        assert store.analysis() == samples.analysis()
        assert store.check() == ()
    assert version(project) == NEXT
    assert columns(project, "claim")[-1] == "tag"
    with closing(sqlite3.connect(project)) as connection:
        assert connection.execute("SELECT count(*) FROM fact_claim JOIN claim USING (run) WHERE claim = claim.id").fetchone() == (
            6,
        )
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_copy_is_never_written_over(project: Path, coming: Path) -> None:
    taken = project.with_name(f"sample.format-{header.SCHEMA_VERSION}.diptych")
    taken.write_text("mine", "utf-8")
    database = engine.Database(project)
    try:
        copy = migrate.upgrade(database, target=NEXT, folder=coming)
    finally:
        database.close()
    assert taken.read_text("utf-8") == "mine"
    assert copy == project.with_name(f"sample.format-{header.SCHEMA_VERSION}-2.diptych")


@pytest.mark.parametrize(
    ("more", "kind", "words"),
    [
        ("raise RuntimeError('half way')", RuntimeError, "half way"),
        ("op.execute('DELETE FROM fact')", ProjectError, "have lost what they belong to"),
    ],
)
def test_a_migration_that_fails_leaves_the_project_as_it_was(
    project: Path, coming: Path, more: str, kind: type[Exception], words: str
) -> None:
    write_migration(coming, more)
    database = engine.Database(project)
    try:
        with pytest.raises(kind, match=words):
            migrate.upgrade(database, target=NEXT, folder=coming)
        assert database.pragma("foreign_keys") == 1
    finally:
        database.close()
    assert version(project) == header.SCHEMA_VERSION
    with Store.open(project) as store:
        assert store.analysis() == samples.analysis()
        assert store.check() == ()


def test_a_migration_needs_the_right_to_write(project: Path, coming: Path) -> None:
    database = engine.Database(project, read_only=True)
    try:
        with pytest.raises(ProjectError, match="open it for writing once"):
            migrate.upgrade(database, target=NEXT, folder=coming)
    finally:
        database.close()
    assert list(project.parent.iterdir()) == [project]
