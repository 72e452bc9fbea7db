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
from pathlib import Path
from typing import TYPE_CHECKING

from db.header import page_size
from db.salvage import salvage
from desktop.session import Session
from reconciler.notebook.entries import Target, TargetKind, VerdictValue

if TYPE_CHECKING:
    from reconciler.notebook.log import Operation

LONGEST = 0.08  # seconds that a writer lives after it has opened the project
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
        opened = b"" if draw.random() < OPENING else pipe.readline()
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


def tear(path: Path, draw: random.Random) -> int:
    """Damage the copied log beside the project in one place; gives how many commits stand before it, -1 where there is no log."""
    log = path.with_name(f"{path.name}-wal")
    size = page_size(path.read_bytes()[:100]) + FRAME
    if not log.exists() or log.stat().st_size < 32 + size:
        return -1
    content = bytearray(log.read_bytes())
    place = draw.randrange(32, len(content))
    frames = range(32, place - size + 1, size)
    salt = content[16:24]
    whole = sum(content[at + 8 : at + 16] == salt and any(content[at + 4 : at + 8]) for at in frames)
    if draw.random() < 0.5:
        del content[place:]
    else:
        content[place : place + 64] = draw.randbytes(len(content[place : place + 64]))
    log.write_bytes(content)
    return whole


def commits(path: Path) -> int:
    """How many commits the log beside the project holds."""
    log = path.with_name(f"{path.name}-wal")
    content, size = log.read_bytes(), page_size(path.read_bytes()[:100]) + FRAME
    frames = range(32, len(content) - size + 1, size)
    return sum(content[at + 8 : at + 16] == content[16:24] and any(content[at + 4 : at + 8]) for at in frames)


def look_at_torn(path: Path, folder: Path, draw: random.Random, whole: tuple[Operation, ...], *, save: bool) -> bool:
    """What stands before the damage in a torn log is found, nothing that never was; and `save` brings back what SQLite does not."""
    copy = copied(path, folder)
    before = tear(copy, draw)
    if before < 0:
        return False
    lost = commits(path) - before
    if save:
        salvage(copy, folder / "saved.diptych")
        with Session.open(folder / "saved.diptych") as session:
            assert session.check() == ()
            saved = {o.id for o in session.history()}
    with Session.open(copy) as session:
        assert session.check() == ()
        found = session.history()
    assert [o.id for o in found] == [o.id for o in whole[: len(found)]], "what is found is not what was done first"
    assert len(found) >= len(whole) - lost, f"{len(found)} of {len(whole)} found, though only {lost} commits were torn"
    if save:
        assert saved >= {o.id for o in found}
    return True


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
                seen.update(torn=look_at_torn(path, folder, draw, operations, save=number % 24 == 0))
    sys.stdout.write(json.dumps(seen | {"operations": count}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
