"""Whatever happens to a file, what is saved of it is true, whole, and all that could be had; and what was lost is said."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db import header
from db.pages import Pages
from db.rescued_log import SALVAGE, gaps, numbers
from db.salvage import salvage
from db.store import Store
from reconciler.errors import Cancelled, NotAProject, ProjectError
from reconciler.notebook.entries import VerdictValue
from tests.db import samples, wrecks
from tests.db.make_project import PROJECTS

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = range(5)


class Truth:
    """What was in the project before it was damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with Store.open(path) as store:
            self.documents = {d.id: d for d in store.documents()}
            self.operations = {o.id for o in store.operations()}
            self.entries = store.entries()
            self.analysis = store.analysis()
        self.size = header.page_size(path.read_bytes()[:100])
        with closing(sqlite3.connect(path)) as connection:
            self.roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage"))

    def leaves(self, table: str) -> list[int]:
        """The numbers of the pages with the rows of a table, in their order."""
        return sorted(Pages(self.path).leaves(self.roots[table])[0])


@pytest.fixture(scope="session")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    path = tmp_path_factory.mktemp("whole") / "whole.diptych"
    wrecks.build(path)
    return Truth(path)


@pytest.fixture
def hurt(truth: Truth, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    return shutil.copy(truth.path, tmp_path / "hurt.diptych")


def write_pages(truth: Truth, path: Path, *pages: int, fill: bytes = b"\x55") -> None:
    """Overwrite whole pages."""
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * truth.size)
            file.write(fill * truth.size)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("damage", wrecks.DAMAGES, ids=lambda damage: damage.__name__)
def test_what_is_saved_is_true_and_the_wreck_stays(truth: Truth, hurt: Path, tmp_path: Path, damage: object, seed: int) -> None:
    content = bytearray(hurt.read_bytes())
    damage(content, random.Random(seed))
    hurt.write_bytes(content)
    saved = salvage(hurt, tmp_path / "out.diptych")
    assert hurt.read_bytes() == content
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.check() == ()
        documents = {d.id: d for d in store.documents()}
        assert all((d.side, d.name, d.text) == (truth.documents[d.id].side, truth.documents[d.id].name, truth.documents[d.id].text)
                   for d in documents.values())  # fmt: skip
        assert {o.id for o in store.operations() if o.kind != SALVAGE} <= truth.operations
        assert len(documents) == saved.texts
        if not saved.lost:
            assert (documents, store.entries(), store.analysis()) == (truth.documents, truth.entries, truth.analysis)
        else:
            assert all(sentence.endswith(".") and "\n" not in sentence for sentence in saved.lost)
            assert store.analysis() in (None, truth.analysis)


@pytest.mark.parametrize("version", range(1, header.SCHEMA_VERSION + 1))
def test_a_whole_project_of_every_schema_is_saved_whole(tmp_path: Path, version: int) -> None:
    saved = salvage(PROJECTS / f"version-{version}.sqlite", tmp_path / "out.diptych")
    assert saved.lost == ()
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.documents() == samples.documents()
        assert store.analysis() == samples.analysis()
        assert store.notebook().verdicts == samples.verdicts()
        assert store.notebook().notes == samples.notes()
        assert store.check() == ()


def test_the_id_of_the_project_is_kept_and_so_is_the_history(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    write_pages(truth, hurt, *truth.leaves("claim"))
    salvage(hurt, tmp_path / "out.diptych")
    with Store.open(truth.path, read_only=True) as before, Store.open(tmp_path / "out.diptych") as after:
        assert after.project_id == before.project_id
        assert after.operations() == before.operations()
        newest = after.operations()[-1]
        assert newest.of
        assert after.redo(newest.author) is not None


def test_results_that_are_not_whole_are_left_out_and_said(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    write_pages(truth, hurt, *truth.leaves("claim"))
    saved = salvage(hurt, tmp_path / "out.diptych")
    assert saved.lost == (
        f"What the last run found is not whole, and was left out: `diptych reconcile {tmp_path}/out.diptych` finds it again.",
    )
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.analysis() is None
        assert {d.id for d in store.documents()} == truth.documents.keys()
        assert store.entries() == truth.entries
        assert store.fingerprint() == ""


def test_indexes_do_not_matter(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    write_pages(truth, hurt, *(page for name, page in truth.roots.items() if name.startswith(("ix_", "sqlite_autoindex"))))
    assert salvage(hurt, tmp_path / "out.diptych").lost == ()


def test_what_the_log_lost_the_notebook_gives_back(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    pages = truth.leaves("operation")
    write_pages(truth, hurt, pages[len(pages) // 2])
    saved = salvage(hurt, tmp_path / "out.diptych")
    assert any(re.match(r"Of the operations, \d+ \(numbers \d+ to \d+\) are damaged", sentence) for sentence in saved.lost)
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.entries() == truth.entries
        assert store.check() == ()


def test_what_the_changes_lost_is_known_by_its_hash(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    """The operation says when, the notebook what: together they are what the hash is of."""
    write_pages(truth, hurt, truth.leaves("change")[-1])
    salvage(hurt, tmp_path / "out.diptych")
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.entries() == truth.entries
        lost = truth.operations - {o.id for o in store.operations()}
        assert len(lost) < 8  # those whose entry was set anew since


def test_without_the_notebook_the_log_is_enough(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    write_pages(truth, hurt, *truth.leaves("entry"), *truth.leaves("need"), truth.roots["entry"])
    assert salvage(hurt, tmp_path / "out.diptych").lost == ()
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.entries() == truth.entries


def test_without_the_log_the_notebook_is_enough(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    for table in ("operation", "change"):
        write_pages(truth, hurt, *truth.leaves(table), truth.roots[table])
    saved = salvage(hurt, tmp_path / "out.diptych")
    assert any("Only the notebook still knew of" in sentence for sentence in saved.lost)
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.entries() == truth.entries
        assert {o.author for o in store.operations()} == {"", *wrecks.AUTHORS, "R. Reader", "Another Reader"}
        assert store.check() == ()


def test_the_trees_of_the_tables_are_not_needed(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    write_pages(truth, hurt, *(truth.roots[name] for name in ("source", "operation", "change", "entry")), fill=b"\0")
    saved = salvage(hurt, tmp_path / "out.diptych")
    with Store.open(tmp_path / "out.diptych") as store:
        assert {o.id for o in store.operations() if o.kind != SALVAGE} == truth.operations
        assert store.entries() == truth.entries
    assert saved.texts == len(truth.documents)


# --- texts --------------------------------------------------------------------------------------------------------------------


def tear(path: Path, words: bytes, count: int = 1) -> None:
    """Make `words` unreadable where they stand for the first time, or for the first `count` times."""
    path.write_bytes(path.read_bytes().replace(words, b"\xff" * len(words), count))


def test_a_text_is_read_again_from_its_original(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    tear(hurt, b"Sentence number 1 of a text.")
    saved = salvage(hurt, tmp_path / "out.diptych")
    assert (saved.texts, saved.pieces) == (len(truth.documents), None)
    with Store.open(tmp_path / "out.diptych") as store:
        assert {d.id: d for d in store.documents()} == truth.documents


def test_a_text_whose_original_is_lost_stays(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    tear(hurt, "Мост у Нижней".encode("cp1251"))
    saved = salvage(hurt, tmp_path / "out.diptych")
    assert saved.lost == ("Of мост.html (Порт) the text is whole, but the file that it was read from is lost.",)
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.check() == ()
        assert {d.text for d in store.documents()} == {d.text for d in truth.documents.values()}


@pytest.mark.parametrize(("number", "piece"), [(0, "long-0.txt.left.txt"), (3, "long-3.txt")])
def test_a_damaged_text_leaves_pieces_and_can_be_added_again(
    truth: Truth, hurt: Path, tmp_path: Path, number: int, piece: str
) -> None:
    tear(hurt, f"Sentence number {number} of a text.".encode())
    out = tmp_path / "out.diptych"
    saved = salvage(hurt, out)
    document = wrecks.long_documents()[number]
    assert any(f"add it again as {document.name} of City" in sentence for sentence in saved.lost)
    assert saved.pieces == tmp_path / "out-pieces"
    content = (saved.pieces / piece).read_bytes()
    assert content == document.original if number == 3 else len(content) > 5000
    with Store.open(out) as store:
        assert document.id not in {d.id for d in store.documents()}
        assert store.add_documents([document]) == (document,)
        assert {d.id for d in store.documents()} == truth.documents.keys()
        assert store.check() == ()


def test_a_second_wreck_has_pieces_of_its_own(hurt: Path, tmp_path: Path) -> None:
    tear(hurt, b"Sentence number 0 of a text.")
    (tmp_path / "out-pieces").mkdir()
    assert salvage(hurt, tmp_path / "out.diptych").pieces == tmp_path / "out-pieces-2"


# --- what lies beside the file ------------------------------------------------------------------------------------------------


def test_what_is_still_in_the_log_beside_it_is_saved(truth: Truth, tmp_path: Path) -> None:
    live = shutil.copy(truth.path, tmp_path / "live.diptych")
    with Store.open(live) as store:
        for number in range(500, 510):
            wrecks.decide(store, number, "Ada", value=VerdictValue.DISMISSED)
        (tmp_path / "copy").mkdir()
        for name in ("live.diptych", "live.diptych-wal"):
            shutil.copy(tmp_path / name, tmp_path / "copy" / name)
        entries = store.entries()
    hurt = tmp_path / "copy" / "live.diptych"
    hurt.write_bytes(bytes(100) + hurt.read_bytes()[100:])
    salvage(hurt, tmp_path / "out.diptych")
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.entries() == entries


def test_what_was_half_written_without_a_log_is_taken_back(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(hurt, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=2")
        connection.execute("BEGIN")
        connection.execute("UPDATE entry SET value = 'nonsense'")
        journal = hurt.with_name("hurt.diptych-journal")
        (tmp_path / "copy").mkdir()
        for file in (hurt, journal):
            shutil.copy(file, tmp_path / "copy" / file.name)
        connection.execute("ROLLBACK")
    assert salvage(tmp_path / "copy" / "hurt.diptych", tmp_path / "out.diptych").lost == ()
    assert (tmp_path / "copy" / "hurt.diptych-journal").exists()
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.entries() == truth.entries


@pytest.mark.parametrize("size", [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536])
def test_pages_of_any_size_are_told_without_the_header(truth: Truth, hurt: Path, tmp_path: Path, size: int) -> None:
    with closing(sqlite3.connect(hurt, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        connection.execute(f"PRAGMA page_size={size}")
        connection.execute("VACUUM")
    hurt.write_bytes(bytes(100) + hurt.read_bytes()[100:])
    assert salvage(hurt, tmp_path / "out.diptych").lost == ("The beginning of the file is lost.",)
    with Store.open(tmp_path / "out.diptych") as store:
        assert (store.entries(), store.analysis()) == (truth.entries, truth.analysis)


# --- what cannot be ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"A letter.\n", b"\xff" * 50_000, bytes(100_000)])
def test_where_nothing_of_a_project_is_left(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter.diptych").write_bytes(content)
    with pytest.raises(NotAProject, match="Nothing of a project"):
        salvage(tmp_path / "letter.diptych", tmp_path / "out.diptych")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.diptych"]


def test_another_program_s_database(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as connection:
        connection.executescript("CREATE TABLE source (id, text); INSERT INTO source VALUES (1, 'a'), (2, 'b');")
    with pytest.raises(NotAProject):
        salvage(tmp_path / "other.sqlite", tmp_path / "out.diptych")


def test_times_that_cannot_be_are_not_believed(truth: Truth, hurt: Path, tmp_path: Path) -> None:
    """What is done afterwards is later than all that was saved."""
    content = hurt.read_bytes()
    for time in {time for value in truth.entries.values() for time in re.findall(r'"time":"(20[^"]+)"', value)}:
        content = content.replace(time.encode(), f"2{chr(0x41 + len(time) % 20)}{time[2:]}".encode(), 1)
    hurt.write_bytes(content)
    salvage(hurt, tmp_path / "out.diptych")
    with Store.open(tmp_path / "out.diptych") as store:
        assert store.check() == ()
        assert all(operation.time[:2] in ("19", "20") for operation in store.operations())
        assert wrecks.decide(store, 1, "Ada") is not None


def test_nothing_is_written_over(project: Path, tmp_path: Path) -> None:
    (tmp_path / "out.diptych").write_text("mine", "utf-8")
    with pytest.raises(ProjectError, match="exists already"):
        salvage(project, tmp_path / "out.diptych")
    with pytest.raises(ProjectError, match="no folder"):
        salvage(project, tmp_path / "missing" / "out.diptych")
    with pytest.raises(ProjectError, match="There is no project"):
        salvage(tmp_path / "missing.diptych", tmp_path / "new.diptych")
    assert (tmp_path / "out.diptych").read_text("utf-8") == "mine"


@pytest.mark.parametrize("step", ["read the tables", "look for lost pages", "check the file", "check the content"])
def test_stopped_anywhere_nothing_is_left_of_it(project: Path, tmp_path: Path, step: str) -> None:
    def stop(at: str, _done: int, _total: int) -> None:
        if at == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        salvage(project, tmp_path / "out.diptych", stop)
    assert list(tmp_path.iterdir()) == [project]


def test_numbers_are_said_in_runs() -> None:
    assert numbers(gaps([1, 2, 4, 5, 6, 10])) == "4 (numbers 3, 7 to 9)"
    assert numbers([(2, 2)]) == "1 (number 2)"
    assert numbers([(1, 1), (2, 2), (5, 6)]) == "4 (numbers 1 to 2, 5 to 6)"
