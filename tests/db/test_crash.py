"""A process that is killed, or finds no room, loses nothing that was confirmed; two processes do not disturb one another."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import pytest

from db import engine
from db.store import Store
from reconciler.errors import ProjectLocked
from reconciler.model import Document
from reconciler.settings import Settings
from tests.db import killed, samples

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and limits")


def writer(path: Path, deed: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.db.writer", str(path), deed]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str], *, killed: bool) -> str:
    output, _ = process.communicate(timeout=60)
    assert process.returncode == (-9 if killed else 0)
    return output


def assert_untouched(path: Path, verdicts: int) -> None:
    """The sample is whole, with so many verdicts, and the project is one file again."""
    with Store.open(path) as store:
        assert store.analysis() == samples.analysis()
        notebook = store.notebook()
        assert len(notebook.verdicts) == verdicts
        assert notebook.notes == samples.notes()
        assert notebook.ties == samples.ties()
        assert store.fingerprint() == samples.FINGERPRINT
        assert all(store.reading(kept.key) is not None for kept in samples.readings())
        assert store.check() == ()
    assert list(path.parent.iterdir()) == [path]


def test_a_confirmed_verdict_outlives_the_process(project: Path) -> None:
    finish(writer(project, "die_after_a_verdict"), killed=True)
    assert project.with_name(f"{project.name}-wal").stat().st_size > 0
    assert_untouched(project, verdicts=3)


def test_it_is_there_for_who_only_reads_too(project: Path) -> None:
    finish(writer(project, "die_after_a_verdict"), killed=True)
    with Store.open(project, read_only=True) as store:
        assert store.notebook().verdicts[-1] == samples.more()
    assert list(project.parent.iterdir()) == [project]


@pytest.mark.parametrize("deed", ["die_before_the_commit", "die_in_the_middle", "die_after_the_readings"])
def test_an_analysis_that_was_not_confirmed_never_was(project: Path, deed: str) -> None:
    finish(writer(project, deed), killed=True)
    assert_untouched(project, verdicts=2)


_MORE = [pytest.param(50, seed, marks=pytest.mark.foreign) for seed in (1, 2, 3, 4)]


@pytest.mark.parametrize(("kills", "seed"), [(25, 7), *_MORE])
def test_killed_at_random_moments_every_confirmed_deed_is_found(project: Path, kills: int, seed: int) -> None:
    """See `tests.db.killed`. Four times 50 take a minute or two in all, and are run by `make test-foreign`."""
    command = [sys.executable, "-m", "tests.db.killed", str(project), str(kills), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=170)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["kills"] == kills
    assert seen["confirmed"] >= kills // 3
    assert 0 < seen["before_opened"] < kills // 2
    assert seen["torn"] > 0


@pytest.mark.parametrize("share", [0.3, 0.6, 1.0])  # where all is folded, what is left of the log lays old pages over new ones
def test_a_log_that_is_lost_while_it_is_folded_is_said_and_leaves_all_as_it_is(project: Path, share: float) -> None:
    """No crash does this, as SQLite syncs the log before; a bad medium or a copy of one file of the two does."""
    finish(writer(project, "die_after_many"), killed=True)
    log = killed.Log.of(project)
    pages = log.newest_pages()
    with project.open("r+b") as file:
        for start, page in list(pages.items())[: int(len(pages) * share)]:
            file.seek(start)
            file.write(page)
    assert log.is_being_folded(project)
    project.with_name(f"{project.name}-wal").write_bytes(log.content[: len(log.content) // 3])
    assert "is damaged" in killed.look_at_half_folded(project)


def test_no_room_loses_nothing(project: Path) -> None:
    said = finish(writer(project, "run_out_of_room"), killed=False)
    assert str(project) in said
    assert said.endswith(".\n")
    assert_untouched(project, verdicts=3)


def test_a_second_writer_is_told_that_the_first_is_writing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    process = writer(project, "hold_the_lock")
    _wait_until_ready(process.stdout)
    with Store.open(project) as store:
        with pytest.raises(ProjectLocked, match="Another program is writing"):
            store.append([samples.operation(samples.more(1))])
        assert store.analysis() == samples.analysis()
        finish_with_a_line(process)
        store.append([samples.operation(samples.more(1))])
        assert len(store.notebook().verdicts) == 4
    assert_untouched(project, verdicts=4)


def test_a_second_writer_waits_for_its_turn(project: Path) -> None:
    process = writer(project, "hold_the_lock")
    _wait_until_ready(process.stdout)
    with Store.open(project) as store:
        timer = threading.Timer(0.3, finish_with_a_line, [process])
        timer.start()
        store.append([samples.operation(samples.more(1))])
        timer.join()
        assert len(store.notebook().verdicts) == 4


def test_two_processes_see_what_the_other_stored(project: Path) -> None:
    process = writer(project, "hold_the_lock")
    _wait_until_ready(process.stdout)
    with Store.open(project) as store:
        assert not store.changed_elsewhere()
        finish_with_a_line(process)
        assert store.changed_elsewhere()
        assert not store.changed_elsewhere()
        assert store.notebook().verdicts[-1] == samples.more()
        store.append([samples.operation(samples.more(1))])
        assert not store.changed_elsewhere()


def test_two_windows_see_what_the_other_stored_whatever_it_is(project: Path) -> None:
    with Store.open(project) as one, Store.open(project) as other, Store.open(project, read_only=True) as reader:
        for write in (
            lambda: one.append([samples.operation(samples.more(1))]),
            lambda: one.undo("Reader 1"),
            lambda: one.save_analysis(samples.analysis(), Settings()),
            lambda: one.add_documents([Document("more.txt", "City", "More.")]),
        ):
            write()
            assert not one.changed_elsewhere()
            assert other.changed_elsewhere()
            assert reader.changed_elsewhere()
            assert not other.changed_elsewhere()
        assert len(other.documents()) == 4


def finish_with_a_line(process: subprocess.Popen[str]) -> None:
    process.communicate("go\n", timeout=60)
    assert process.returncode == 0


def _wait_until_ready(said: IO[str] | None) -> None:
    assert said is not None
    assert said.readline() == "ready\n"
