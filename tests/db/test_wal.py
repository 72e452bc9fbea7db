"""A log beside the file that is torn costs no more than what is torn, and that is kept for `diptych salvage`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db import backups, header
from db.salvage import salvage
from db.store import Store
from db.wal import read_log
from tests.db import wrecks

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.notebook.log import Operation

COUNT = 30


@pytest.fixture(autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(backups.VARIABLE, str(tmp_path_factory.mktemp("data") / "backups"))


@pytest.fixture
def crashed(project: Path, tmp_path: Path) -> tuple[Path, tuple[Operation, ...]]:
    """A project as a crash leaves it, with all of its verdicts in the log, and its operations."""
    (tmp_path / "crashed").mkdir()
    with Store.open(project) as store:
        for number in range(COUNT):
            wrecks.decide(store, number, "Ada")
        for name in (project.name, f"{project.name}-wal"):
            shutil.copy(project.with_name(name), tmp_path / "crashed" / name)
        operations = store.operations()
    return tmp_path / "crashed" / project.name, operations


def log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def page(path: Path) -> int:
    return header.page_size(path.read_bytes()[:100])


def frames(path: Path) -> int:
    return (log_of(path).stat().st_size - 32) // (24 + page(path))


def overwrite(path: Path, start: int, content: bytes) -> None:
    with log_of(path).open("r+b") as file:
        file.seek(start)
        file.write(content)


def operations_in(path: Path) -> tuple[tuple[Operation, ...], tuple[str, ...]]:
    with Store.open(path) as store:
        assert store.check() == ()
        return store.operations(), store.notices


def test_a_whole_log_is_read_as_sqlite_reads_it(crashed: tuple[Path, tuple[Operation, ...]]) -> None:
    path, operations = crashed
    size = page(path)
    log = read_log(path, size)
    assert not log.torn
    found, notices = operations_in(path)
    assert (found, notices) == (operations, ())
    content = path.read_bytes()
    assert {n for n, page in log.pages.items() if content[(n - 1) * size : n * size] != page} <= {1}  # its mode
    assert read_log(path, size).pages == {}


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.77, 0.999])
def test_a_log_that_ends_too_soon_is_as_far_as_it_goes(crashed: tuple[Path, tuple[Operation, ...]], share: float) -> None:
    path, operations = crashed
    content = log_of(path).read_bytes()
    log_of(path).write_bytes(content[: int(len(content) * share)])
    found, notices = operations_in(path)
    assert found == operations[: len(found)]
    assert len(found) - (len(operations) - COUNT) >= int(COUNT * share) - 2
    assert notices == ()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_log_torn_in_its_middle_is_kept_and_salvaged(
    crashed: tuple[Path, tuple[Operation, ...]], tmp_path: Path, share: float
) -> None:
    path, operations = crashed
    overwrite(path, 32 + int(frames(path) * share) * (24 + page(path)) + 1000, b"\x55" * 100)
    torn = log_of(path).read_bytes()
    found, (notice,) = operations_in(path)
    assert found == operations[: len(found)]
    assert len(found) < len(operations)
    kept = backups.backups_of(path)[0].path
    assert str(kept) in notice
    assert log_of(kept).read_bytes() == torn
    salvage(kept, tmp_path / "saved.diptych")
    saved, _ = operations_in(tmp_path / "saved.diptych")
    assert {o.id for o in saved} > {o.id for o in found}
    assert len({o.id for o in operations} - {o.id for o in saved}) <= 3


def test_a_log_without_its_header_is_kept_and_salvaged(crashed: tuple[Path, tuple[Operation, ...]], tmp_path: Path) -> None:
    path, operations = crashed
    overwrite(path, 0, bytes(32))
    found, notices = operations_in(path)
    assert len(found) == len(operations) - COUNT
    assert len(notices) == 1
    salvage(backups.backups_of(path)[0].path, tmp_path / "saved.diptych")
    assert operations_in(tmp_path / "saved.diptych")[0][-1] == operations[-1]


def test_what_is_left_of_an_earlier_round_of_the_log_is_no_damage(project: Path, tmp_path: Path) -> None:
    (tmp_path / "crashed").mkdir()
    with Store.open(project) as store:
        for number in range(COUNT):
            wrecks.decide(store, number, "Ada")
        store._database.pragma("wal_checkpoint(RESTART)")
        wrecks.decide(store, COUNT, "Ada")
        for name in (project.name, f"{project.name}-wal"):
            shutil.copy(project.with_name(name), tmp_path / "crashed" / name)
        operations = store.operations()
    assert operations_in(tmp_path / "crashed" / project.name) == (operations, ())


def test_a_second_window_finds_nothing_wrong_with_a_log_that_is_in_use(project: Path) -> None:
    with Store.open(project) as store:
        for number in range(COUNT):
            wrecks.decide(store, number, "Ada")
            with Store.open(project, read_only=number % 2 == 0) as other:
                assert other.notices == ()
