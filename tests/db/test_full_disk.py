"""On a disk that is really full nothing that was confirmed is lost, and what cannot be done is said in a sentence.

The disk is a small file system in memory, where one may be mounted; elsewhere a limit on the size of files stands in, see
`test_crash.py`.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from db import backups, restoring
from db.salvage import salvage
from db.store import Store
from desktop.session import Session
from reconciler.errors import ProjectError
from reconciler.model import Document
from reconciler.notebook.entries import Target, TargetKind, VerdictValue
from reconciler.settings import Settings
from tests.db import samples
from tests.db.make_project import PROJECTS, fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEGABYTES = 4
TARGET = Target(TargetKind.FACT, ("c1",))


class Disk:
    """A small file system at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, free: int = 0) -> None:
        """Leave room for no more than `free` bytes."""
        with self._ballast.open("ab", buffering=0) as file:
            room = shutil.disk_usage(self.folder).free - free
            assert room >= 0
            while room > 0:
                room -= file.write(bytes(min(room, 65536)))

    def clear(self) -> None:
        self._ballast.unlink(missing_ok=True)

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir() if path != self._ballast)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=777", "diptych-test", str(folder)]
    if (
        sys.platform != "linux"
        or shutil.which("mount") is None
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("no file system may be mounted here")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def project(disk: Disk) -> Path:
    """The sample on the small disk."""
    path = disk.folder / "sample.diptych"
    with Store.create(path) as store:
        fill(store)
    return path


def decide_until_full(session: Session) -> list[str]:
    """The reasons that were confirmed before there was no room left."""
    confirmed: list[str] = []
    for number in range(5000):
        reason = f"Because of {number}. " * 20
        try:
            session.annotate(TARGET, reason)
        except ProjectError as error:
            if "no room left" not in str(error):
                raise
            return confirmed
        confirmed.append(reason.strip())
    raise AssertionError("the disk was never full")


def noted(path: Path, *, read_only: bool = False) -> list[str]:
    with Session.open(path, read_only=read_only) as session:
        assert session.check() == ()
        return [note.text for note in session.notebook().notes[len(samples.notes()) :]]


def test_decisions(project: Path, disk: Disk) -> None:
    disk.fill(free=1_000_000)
    with Session.open(project) as session:
        confirmed = decide_until_full(session)
        assert len(confirmed) > 5
        assert [note.text for note in session.notebook().notes[2:]] == confirmed
        disk.clear()
        session.decide(TARGET, VerdictValue.ACCEPTED)
    assert noted(project) == confirmed
    assert disk.names() == ["sample.diptych"]


def test_closed_on_a_full_disk_and_opened_again(project: Path, disk: Disk) -> None:
    disk.fill(free=1_000_000)
    with Session.open(project) as session:
        confirmed = decide_until_full(session)
        disk.fill()
    disk.clear()
    assert noted(project) == confirmed
    assert disk.names() == ["sample.diptych"]


def test_killed_on_a_full_disk_and_read_while_it_is_full(project: Path, disk: Disk) -> None:
    disk.fill(free=1_000_000)
    pid = os.fork()
    if pid == 0:
        try:
            confirmed = decide_until_full(Session.open(project))
            (disk.folder.parent / "confirmed").write_text(str(len(confirmed)), "utf-8")
        finally:
            os._exit(0)  # as if it were killed: nothing is closed
    os.waitpid(pid, 0)
    disk.fill()
    confirmed = int((disk.folder.parent / "confirmed").read_text("utf-8"))
    assert len(noted(project, read_only=True)) == confirmed
    disk.clear()
    assert len(noted(project)) == confirmed


def test_an_analysis(project: Path, disk: Disk) -> None:
    with Store.open(project) as store:
        disk.fill(free=300_000)
        facts = tuple(dataclasses.replace(samples.analysis().facts[2], id=f"f{n}", label="label " * 100) for n in range(1000))
        with pytest.raises(ProjectError, match="no room left"):
            store.save_analysis(dataclasses.replace(samples.analysis(), facts=facts, discrepancies=()), Settings(), "later")
        with pytest.raises(ProjectError, match="no room left"):
            store.add_documents([Document("long.txt", "City", "x" * 1_000_000)])
        assert store.analysis() == samples.analysis()
        assert store.documents() == samples.documents()
        assert store.check() == ()
    disk.clear()
    with Store.open(project) as store:
        assert store.fingerprint() == samples.FINGERPRINT


@pytest.mark.parametrize("room", [0, backups._ROOM])
def test_a_backup(project: Path, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setenv(backups.VARIABLE, str(disk.folder / "backups"))
    monkeypatch.setattr(backups, "_ROOM", room)
    whole = shutil.copy(project, tmp_path / "whole.diptych")
    disk.fill(free=100_000)
    session = Session.open(whole)
    session.annotate(TARGET, "kept")
    session.close()
    (notice,) = session.notices()
    assert "room" in notice
    assert noted(whole) == ["kept"]
    assert list(disk.folder.rglob("*.diptych")) == [project]
    assert list(disk.folder.rglob("*.partial")) == []


@pytest.mark.parametrize("free", [0, 50_000, 200_000])
def test_a_migration(disk: Disk, free: int) -> None:
    path = disk.folder / "old.diptych"
    shutil.copy(PROJECTS / "version-2.sqlite", path)
    before = path.read_bytes()
    disk.fill(free)
    with pytest.raises(ProjectError, match="no room left"):
        Store.open(path)
    with Store.open(path, read_only=True) as store:
        assert store.notebook().verdicts == samples.verdicts()
    assert path.read_bytes()[100:] == before[100:]
    disk.clear()
    with Store.open(path) as store:
        assert store.check() == ()
        assert store.notebook().ties == samples.ties()


def test_a_new_project(disk: Disk) -> None:
    disk.fill(free=20_000)
    with pytest.raises(ProjectError, match="no room left"):
        Store.create(disk.folder / "new.diptych")
    assert disk.names() == []


def test_putting_a_backup_back(project: Path, disk: Disk, tmp_path: Path) -> None:
    whole = shutil.copy(project, tmp_path / "whole.diptych")
    before = project.read_bytes()
    disk.fill(free=50_000)
    with pytest.raises(ProjectError, match="cannot be put at"):
        restoring.restore(whole, project)
    assert project.read_bytes() == before
    assert disk.names() == ["sample.diptych"]


def test_salvaging_to_a_full_disk(project: Path, disk: Disk, tmp_path: Path) -> None:
    whole = shutil.copy(project, tmp_path / "whole.diptych")
    disk.fill(free=50_000)
    with pytest.raises(ProjectError, match="room"):
        salvage(whole, disk.folder / "saved.diptych")
    assert disk.names() == ["sample.diptych"]
