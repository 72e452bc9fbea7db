"""Backups are made, are whole, are thinned out, are found, and put back; where they cannot be made, nothing else suffers."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import backups, migrate, restoring
from db.backups import Backup, Kind
from db.store import Store
from reconciler.errors import NewerProject, NotAProject, ProjectError, ProjectLocked
from tests.db import samples
from tests.db.make_project import PROJECTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all backups, not there yet."""
    folder = tmp_path_factory.mktemp("data") / "backups"
    monkeypatch.setenv(backups.VARIABLE, str(folder))
    return folder


def add_verdict(path: Path, number: int) -> None:
    with Store.open(path) as store:
        store.append([samples.operation(samples.more(number))])


def verdicts(path: Path) -> int:
    with Store.open(path, read_only=True) as store:
        return len(store.notebook().verdicts)


# --- making them --------------------------------------------------------------------------------------------------------------


def test_a_backup_is_a_whole_project_in_one_file(project: Path) -> None:
    assert backups.backups_of(project) == ()
    assert backups.is_due(project)
    made = backups.make_daily(project)
    assert made is not None
    assert backups.backups_of(project) == (made,)
    assert not backups.is_due(project)
    assert (made.kind, made.of) == (Kind.DAILY, project.resolve())
    assert sorted(path.name for path in made.path.parent.iterdir()) == [made.path.name, "place.json"]
    with Store.open(made.path, read_only=True) as store:
        assert store.analysis() == samples.analysis()
        assert store.check() == ()
    assert list(project.parent.iterdir()) == [project]


def test_only_the_person_may_look_into_the_folder(project: Path) -> None:
    made = backups.make_daily(project)
    assert made is not None
    assert made.path.parent.stat().st_mode & 0o077 == 0


def test_one_a_day_by_the_clock_of_the_place_and_none_where_nothing_changed(project: Path) -> None:
    assert backups.make_daily(project, now=NOW) is not None
    assert not backups.is_due(project, NOW + timedelta(minutes=1))
    tomorrow = NOW + timedelta(days=1)
    assert backups.is_due(project, tomorrow)
    assert backups.make_daily(project, now=tomorrow) is None
    add_verdict(project, 1)
    assert backups.make_daily(project, now=tomorrow) is not None
    assert len(backups.backups_of(project)) == 2


def test_of_one_moment_while_another_writes(project: Path) -> None:
    with Store.open(project) as store:
        store.append([samples.operation(samples.more(1))])
        written: list[int] = []

        def write() -> None:
            written.append(len(written))
            store.append([samples.operation(samples.more(100 + len(written)))])

        made = backups.make_daily(project, write)
        assert written
        assert made is not None
        assert verdicts(made.path) == 3
        assert len(store.notebook().verdicts) == 3 + len(written)


def test_stopped_in_the_middle_nothing_is_left_of_it(project: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backups.make_daily(project, stop)
    assert backups.backups_of(project) == ()
    folder = backups.folder_of(project)
    assert folder is not None
    assert [path.name for path in folder.iterdir()] == ["place.json"]
    assert backups.is_due(project)


def test_what_was_left_by_a_killed_process_goes_after_a_day(project: Path) -> None:
    folder = backups.folder_of(project)
    assert folder is not None
    folder.mkdir(parents=True)
    old, young = folder / "a.7.partial", folder / "b.8.partial"
    for path in (old, young):
        path.write_text("", "utf-8")
    os.utime(old, (0, 0))
    backups.make_daily(project)
    assert not old.exists()
    assert young.exists()


def test_a_damaged_project_is_not_backed_up_and_older_backups_stay(project: Path) -> None:
    backups.make_daily(project, now=NOW - timedelta(days=400))
    add_verdict(project, 1)
    content = bytearray(project.read_bytes())
    content[-8192:] = b"\x55" * 8192
    project.write_bytes(content)
    with pytest.raises(NotAProject, match="no backup of it was made"):
        backups.make_daily(project, now=NOW)
    assert [backup.time for backup in backups.backups_of(project)] == [NOW - timedelta(days=400)]


def test_no_room(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(project.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=project.stat().st_size * 2))
    with pytest.raises(ProjectError, match="too little room"):
        backups.make_daily(project)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_a_folder_that_may_not_be_written(
    project: Path,
    reachable: Path,
    monkeypatch: pytest.MonkeyPatch,
    without_rights: Callable[[], AbstractContextManager[None]],
) -> None:
    shutil.copy(project, reachable / "ours.diptych")
    reachable.chmod(0o555)
    monkeypatch.setenv(backups.VARIABLE, str(reachable / "backups"))
    with without_rights(), pytest.raises(ProjectError, match="cannot be written"):
        backups.make_daily(reachable / "ours.diptych")


def test_none_are_made_where_the_variable_is_empty(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(backups.VARIABLE, "")
    assert not backups.is_due(project)
    assert backups.make_daily(project) is None
    assert backups.backups_of(project) == ()


def test_without_the_variable_they_are_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(backups.VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert backups.root() == tmp_path / "diptych" / "backups"


# --- finding them -------------------------------------------------------------------------------------------------------------


def test_they_are_found_by_place_when_the_file_is_damaged_or_gone(project: Path) -> None:
    made = backups.make_daily(project)
    project.write_bytes(bytes(1000))
    assert backups.backups_of(project) == (made,)
    project.unlink()
    assert backups.backups_of(project) == (made,)


def test_they_are_found_by_the_project_when_the_file_was_moved(project: Path, tmp_path: Path) -> None:
    first = backups.make_daily(project, now=NOW)
    moved = project.rename(tmp_path / "moved.diptych")
    assert backups.backups_of(moved) == (first,)
    add_verdict(moved, 1)
    second = backups.make_daily(moved, now=NOW + timedelta(days=1))
    assert backups.backups_of(moved) == (second, first)
    assert second is not None
    assert json.loads((second.path.parent / "place.json").read_text("utf-8"))["path"] == str(moved.resolve())


def test_two_projects_of_one_name_have_their_own(project: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / project.name
    Store.create(other).close()
    made = backups.make_daily(project)
    assert backups.backups_of(other) == ()
    assert backups.backups_of(project) == (made,)


def test_names_of_all_kinds_and_stray_files(tmp_path: Path) -> None:
    path = tmp_path / f"{'мост 🎈 ' * 9}.diptych"
    Store.create(path).close()
    made = backups.make_daily(path)
    assert made is not None
    (made.path.parent / "notes.diptych").write_text("a person's own", "utf-8")
    (made.path.parent.parent / "stray").write_text("", "utf-8")
    assert backups.backups_of(path) == (made,)


# --- thinning out -------------------------------------------------------------------------------------------------------------


def daily(*ages: float, kind: Kind = Kind.DAILY) -> list[Backup]:
    """Backups that are so many days old."""
    return [Backup(Path(f"{kind}-{age}"), NOW - timedelta(days=age), kind, Path("p"), 1) for age in ages]


def ages(found: set[Backup]) -> list[float]:
    return sorted((NOW - backup.time) / timedelta(days=1) for backup in found)


def test_all_of_a_week_then_one_a_week_then_one_a_month() -> None:
    kept = ages(backups.kept(daily(*range(400)), NOW))
    assert kept[:7] == [0, 1, 2, 3, 4, 5, 6]
    weekly = [age for age in kept if 7 <= age < 62]
    assert 8 <= len(weekly) <= 9
    monthly = [age for age in kept if age >= 62]
    assert 11 <= len(monthly) <= 13
    assert len(kept) < 30


def test_what_stays_will_stay(project: Path) -> None:
    """A year, day by day: never fewer than the rule says, and what was kept as a month's is never given up for another."""
    stay: set[Backup] = set()
    for day in range(365):
        now = NOW + timedelta(days=day)
        stay = backups.kept({*stay, Backup(Path(str(day)), now, Kind.DAILY, Path("p"), 1)}, now)
    days = sorted((NOW + timedelta(days=364) - backup.time).days for backup in stay)
    assert days[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert max(later - sooner for sooner, later in pairwise(days) if later < 62) <= 13
    assert max(later - sooner for sooner, later in pairwise(days)) <= 45
    assert len(days) < 30


def test_the_newest_is_never_thinned_out_however_old() -> None:
    assert ages(backups.kept(daily(900, 901), NOW)) == [900, 901]
    assert ages(backups.kept(daily(900), NOW)) == [900]
    assert backups.kept([], NOW) == set()


def test_only_daily_ones_are_thinned_out() -> None:
    others = daily(300, 301, 302, kind=Kind.FORMAT) + daily(303, 304, kind=Kind.REPLACED)
    assert backups.kept([*daily(300, 301, 302, 0), *others], NOW) >= set(others)


def test_thinning_removes_files(project: Path) -> None:
    for day in range(20, 0, -1):
        add_verdict(project, day)
        backups.make_daily(project, now=NOW - timedelta(days=day))
    found = backups.backups_of(project)
    assert len(found) == len(list(found[0].path.parent.glob("*.diptych")))
    assert 9 <= len(found) <= 11


# --- before a migration -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [1, 2])
def test_before_its_format_changes_a_project_is_backed_up(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.diptych"
    shutil.copy(PROJECTS / f"version-{version}.sqlite", path)
    before = path.read_bytes()
    with Store.open(path) as store:
        (backup,) = backups.backups_of(path)
        assert store.notices == (f"{path} was brought up to file format 3; as it was, it is kept as {backup.path}.",)
    assert backup.kind is Kind.FORMAT
    assert backup.path.read_bytes()[100:] == before[100:]
    assert list(tmp_path.iterdir()) == [path]
    with Store.open(path) as store:
        assert store.notices == ()


def test_where_no_backup_can_be_made_the_copy_lies_beside(tmp_path: Path, place: Path) -> None:
    place.write_text("a file where the folder would be", "utf-8")
    path = tmp_path / "old.diptych"
    shutil.copy(PROJECTS / "version-1.sqlite", path)
    Store.open(path).close()
    assert sorted(found.name for found in tmp_path.iterdir()) == ["old.diptych", "old.format-1.diptych"]


def test_an_older_project_is_read_without_being_changed(tmp_path: Path) -> None:
    path = tmp_path / "old.diptych"
    shutil.copy(PROJECTS / "version-1.sqlite", path)
    before = path.read_bytes()
    with Store.open(path, read_only=True) as store:
        assert store.path == path
        assert store.notebook().verdicts == samples.verdicts()
        with pytest.raises(ProjectError, match="open for reading only"):
            store.append(samples.operations())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    assert backups.backups_of(path) == ()


def test_the_copy_that_was_read_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    path = tmp_path / "old.diptych"
    shutil.copy(PROJECTS / "version-2.sqlite", path)
    with Store.open(path, read_only=True):
        assert len(list((tmp_path / "scratch").iterdir())) == 1
    assert list((tmp_path / "scratch").iterdir()) == []
    monkeypatch.setattr(migrate, "build", None)
    with pytest.raises(TypeError):
        Store.create(tmp_path / "new.diptych")
    assert list((tmp_path / "scratch").iterdir()) == []


# --- putting one back ---------------------------------------------------------------------------------------------------------


def test_restoring_keeps_what_is_there_and_can_be_taken_back(project: Path) -> None:
    made = backups.make_daily(project, now=NOW)
    assert made is not None
    add_verdict(project, 1)
    before = restoring.restore(made.path, project)
    assert verdicts(project) == 2
    assert before is not None
    assert verdicts(before) == 3
    newest = backups.backups_of(project)[0]
    assert (newest.path, newest.kind) == (before, Kind.REPLACED)
    restoring.restore(newest.path, project)
    assert verdicts(project) == 3
    assert list(project.parent.iterdir()) == [project]


@pytest.mark.parametrize("damage", [b"", b"\x00" * 5000, b"A letter."])
def test_restoring_over_a_damaged_file_or_none(project: Path, damage: bytes) -> None:
    made = backups.make_daily(project)
    assert made is not None
    project.write_bytes(damage)
    before = restoring.restore(made.path, project)
    assert before is not None
    assert before.read_bytes() == damage
    assert verdicts(project) == 2
    project.unlink()
    assert restoring.restore(made.path, project) is None
    assert verdicts(project) == 2


def test_a_log_of_the_replaced_file_is_kept_with_it_and_not_read_into_the_other(project: Path, tmp_path: Path) -> None:
    made = backups.make_daily(project)
    assert made is not None
    (tmp_path / "copy").mkdir()
    with Store.open(project) as store:
        store.append([samples.operation(samples.more(1))])
        for name in (project.name, f"{project.name}-wal"):
            shutil.copy(project.with_name(name), tmp_path / "copy" / name)
    crashed = tmp_path / "copy" / project.name
    damaged = bytearray(crashed.read_bytes())
    damaged[:100] = bytes(100)
    crashed.write_bytes(damaged)
    before = restoring.restore(made.path, crashed)
    assert before is not None
    assert before.with_name(f"{before.name}-wal").exists()
    assert [path.name for path in crashed.parent.iterdir()] == [crashed.name]
    assert verdicts(crashed) == 2


def test_a_project_that_is_open_is_not_replaced(project: Path) -> None:
    made = backups.make_daily(project)
    assert made is not None
    with Store.open(project) as store:
        with pytest.raises(ProjectLocked, match="close it there"):
            restoring.restore(made.path, project)
        store.append([samples.operation(samples.more(1))])
    assert verdicts(project) == 3
    assert list(project.parent.iterdir()) == [project]


def test_a_damaged_backup_is_not_put_back(project: Path) -> None:
    made = backups.make_daily(project)
    assert made is not None
    content = bytearray(made.path.read_bytes())
    content[8192:12288] = b"\x55" * 4096
    made.path.write_bytes(content)
    before = project.read_bytes()
    with pytest.raises(NotAProject, match="damaged itself"):
        restoring.restore(made.path, project)
    made.path.write_bytes(b"")
    with pytest.raises(NotAProject):
        restoring.restore(made.path, project)
    assert project.read_bytes() == before


def test_a_backup_of_a_newer_program_is_not_put_back(project: Path) -> None:
    made = backups.make_daily(project)
    assert made is not None
    with closing(sqlite3.connect(made.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerProject):
        restoring.restore(made.path, project)


def test_a_backup_of_an_older_format_is_brought_up_to_date_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.diptych"
    shutil.copy(PROJECTS / "version-2.sqlite", path)
    Store.open(path).close()
    (backup,) = backups.backups_of(path)
    restoring.restore(backup.path, path)
    with Store.open(path) as store:
        assert store.notebook().verdicts == samples.verdicts()
        assert store.check() == ()


def test_without_a_place_for_backups_the_replaced_file_lies_beside(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backups.make_daily(project)
    assert made is not None
    monkeypatch.setenv(backups.VARIABLE, "")
    before = restoring.restore(made.path, project)
    assert before is not None
    assert before.parent == project.parent
    assert verdicts(before) == 2
