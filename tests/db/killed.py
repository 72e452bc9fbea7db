"""A process that starts writers and kills them at random moments: `python -m tests.db.killed PATH KILLS SEED`.

Each writer is forked from this process, which has imported all it needs, opens the project like any program does, and decides,
notes and undoes until it is killed; it says what is confirmed as soon as it is. After each kill a copy of what lies on the disk is
looked at, the log beside the file included; the file itself is left to the next writer as it is. Says at the end what was seen, as
JSON.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.header import page_size
from db.salvage import salvage
from desktop.session import Session
from reconciler.errors import NotAProject
from reconciler.notebook.entries import Target, TargetKind, VerdictValue

if TYPE_CHECKING:
    from reconciler.notebook.log import Operation

MOST = 8  # deeds that are waited for before a writer is killed
LONGEST = 0.03  # seconds that it lives after that
OPENING = 0.25  # how many are killed while they open it
AUTHORS = ("Ada", "Борис")
FRAME = 24  # bytes before the page in a frame of the log


def write(path: Path, seed: int, out: int) -> None:
    """Open the project and work on it for ever."""
    draw = random.Random(seed)
    session = Session.open(path)
    session.author = AUTHORS[seed % 2]
    os.write(out, b"[]\n")
    while True:
        target = Target(TargetKind.FACT, (f"c{draw.randrange(20)}",))
        deed = draw.random()
        if deed < 0.2 and (undone := session.undo()) is not None:
            said = [undone.kind, "", undone.id]
        elif deed < 0.5:
            note = session.annotate(target, f"A note, {draw.random()}. " * draw.randint(1, 40))
            said = ["note", note.key, note.time]
        else:
            verdict = session.decide(target, VerdictValue.ACCEPTED, f"Because of {draw.random()}.")
            said = ["decide", verdict.key, verdict.time]
        os.write(out, f"{json.dumps(said)}\n".encode())


def kill_one(path: Path, seed: int, draw: random.Random) -> list[list[str]]:
    """Start a writer, kill it at some moment, and give what it had confirmed, after an empty line for having opened the project."""
    read, out = os.pipe()
    writer = os.fork()
    if writer == 0:
        os.close(read)
        try:
            write(path, seed, out)
        finally:
            os._exit(3)
    os.close(out)
    with os.fdopen(read, "rb") as pipe:
        waited = 0 if draw.random() < OPENING else draw.randrange(MOST)
        opened = b"".join(pipe.readline() for _ in range(waited))
        time.sleep(draw.uniform(0, LONGEST))
        os.kill(writer, signal.SIGKILL)
        _, status = os.waitpid(writer, 0)
        assert os.WIFSIGNALED(status), f"the writer ended by itself: {status}"
        return [json.loads(line) for line in (opened + pipe.read()).splitlines()]


def copied(path: Path, folder: Path) -> Path:
    """A copy of what lies on the disk, in the empty `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in (path, path.with_name(f"{path.name}-wal")):
        if file.exists():
            shutil.copyfile(file, folder / file.name)
    return folder / path.name


def looked_at(path: Path) -> tuple[Operation, ...]:
    """The operations in a project that is whole."""
    with Session.open(path) as session:
        faults = session.check()
        assert faults == (), faults
        assert session.notices() == (), session.notices()
        return session.history()


def is_there(said: list[str], known: dict[str, Operation], newest: list[Operation]) -> bool:
    """Whether what was confirmed is in the log."""
    kind, key, mark = said
    if not key:
        return mark in known
    return any(o.kind == kind and o.time == mark and [change.key for change in o.changes] == [key] for o in newest)


@dataclass(frozen=True, slots=True)
class Log:
    """What the log beside a project holds: its bytes, and where its frames begin that belong to it (others are older)."""

    content: bytes
    frames: tuple[int, ...]
    page: int

    @classmethod
    def of(cls, path: Path) -> Log:
        """The log beside the project; without one, an empty one."""
        beside, page = path.with_name(f"{path.name}-wal"), page_size(path.read_bytes()[:100])
        content = beside.read_bytes() if beside.exists() else b""
        starts = range(32, len(content) - page - FRAME + 1, page + FRAME)
        return cls(content, tuple(at for at in starts if content[at + 8 : at + 16] == content[16:24]), page)

    def commits(self, end: int) -> int:
        """How many commits stand whole before the place `end`."""
        return sum(any(self.content[at + 4 : at + 8]) for at in self.frames if at + FRAME + self.page <= end)

    def newest_pages(self) -> dict[int, bytes]:
        """The pages of the last commit in the log, each by the place where it belongs in the file."""
        pages: dict[int, bytes] = {}
        waiting: dict[int, bytes] = {}
        for at in self.frames:
            number = int.from_bytes(self.content[at : at + 4], "big")
            waiting[(number - 1) * self.page] = self.content[at + FRAME : at + FRAME + self.page]
            if any(self.content[at + 4 : at + 8]):
                pages |= waiting
                waiting.clear()
        return dict(sorted(pages.items()))

    def is_being_folded(self, path: Path) -> bool:
        """Whether pages of the log stand in the file already: then only both together are whole."""
        file = path.read_bytes()
        return any(file[start : start + self.page] == page for start, page in self.newest_pages().items())


def torn(content: bytes, place: int, draw: random.Random) -> bytes:
    """The log cut off or scribbled over at `place`."""
    if draw.random() < 0.5:
        return content[:place]
    over = len(content[place : place + 64])
    return content[:place] + draw.randbytes(over) + content[place + over :]


def look_at_torn(path: Path, folder: Path, draw: random.Random, whole: tuple[Operation, ...], *, save: bool) -> str:
    """What stands before the damage in a torn log is found, nothing that never was; and `save` brings back what SQLite does not.

    A log that is being folded into the file is another matter: SQLite has synced it before, so no crash tears it; only a bad medium
    or a bad copy does, and then the file is refused as damaged, or read as far as it is whole, and can be salvaged. Gives which of
    the two it was, "" where there is no log.
    """
    copy = copied(path, folder)
    log = Log.of(copy)
    if not log.frames:
        return ""
    place = draw.randrange(32, len(log.content))
    lost = log.commits(len(log.content)) - log.commits(place)
    copy.with_name(f"{copy.name}-wal").write_bytes(torn(log.content, place, draw))
    if log.is_being_folded(copy):
        look_at_half_folded(copy)
        return "half_folded"
    saved = salvaged(copy) if save else None
    with Session.open(copy) as session:
        assert session.check() == ()
        found = session.history()
    assert [o.id for o in found] == [o.id for o in whole[: len(found)]], "what is found is not what was done first"
    assert len(found) >= len(whole) - lost, f"{len(found)} of {len(whole)} found, though only {lost} commits were torn"
    assert saved is None or saved >= {o.id for o in found}
    return "torn"


def look_at_half_folded(path: Path) -> str:
    """A file whose log was torn while it was being folded: said to be damaged where it is, never changed then, and salvaged.

    Gives the sentence by which it was refused, "" where it was not.
    """
    files = (path, path.with_name(f"{path.name}-wal"))
    before = [file.read_bytes() for file in files]
    salvaged(path)
    assert [file.read_bytes() for file in files] == before, "salvaging changed what it read"
    refused = ""
    try:
        with Session.open(path) as session:
            session.check()
    except NotAProject as error:
        refused = str(error)
    if refused:
        assert "is damaged" in refused, refused
        assert "salvage" in refused, refused
        assert [file.read_bytes() for file in files] == before, "a file that was refused is not as it was"
    return refused


def salvaged(path: Path) -> set[str]:
    """The ids of the operations that are saved from a damaged project, in a file that is whole."""
    saved = path.with_name("saved.diptych")
    salvage(path, saved)
    with Session.open(saved) as session:
        assert session.check() == ()
        return {o.id for o in session.history()}


def main(path: Path, kills: int, seed: int) -> None:
    """Kill so many writers; ends with an error as soon as a promise is broken."""
    draw = random.Random(seed)
    seen: Counter[str] = Counter()
    with Session.open(path, read_only=True) as session:
        count = len(session.history())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "copy"
        for number in range(kills):
            confirmed = kill_one(path, seed * 1000 + number, draw)
            operations = looked_at(copied(path, folder))
            known = {o.id: o for o in operations}
            newest = list(operations[count:])
            deeds = confirmed[1:]
            assert all(is_there(said, known, newest) for said in deeds), f"kill {number}: a confirmed deed is lost"
            # one more than was said may be on the disk: the kill came between the two
            assert len(deeds) <= len(newest) <= len(deeds) + 1, f"kill {number}: {len(newest)} found, {len(deeds)} confirmed"
            count = len(operations)
            seen.update(kills=1, confirmed=len(deeds), unsaid=len(newest) - len(deeds), before_opened=not confirmed)
            if number % 3 == 0:
                seen.update([look_at_torn(path, folder, draw, operations, save=number % 24 == 0)])
    sys.stdout.write(json.dumps(seen | {"operations": count}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
