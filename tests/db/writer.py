"""A process of its own that writes to a project and dies, waits, or runs out of room: `python -m tests.db.writer PATH DEED`.

It says "ready" on standard output when what it was to confirm is confirmed.
"""

from __future__ import annotations

import dataclasses
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from db.store import Store
from reconciler.errors import ProjectError
from reconciler.model import Document
from reconciler.settings import Settings
from tests.db import samples


def say(words: str) -> None:
    """Write a line to whoever started this process."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def die() -> None:
    """End at once, as by a power cut of this process alone: nothing is closed, nothing is flushed."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_after_a_verdict(store: Store) -> None:
    """The verdict was confirmed, so it must be found."""
    store.append([samples.operation(samples.more())])
    die()


def die_after_many(store: Store) -> None:
    """So many commits that the file grows by them, and not so many that SQLite folds them in by itself."""
    for number in range(30):
        store.append([samples.operation(samples.more(number))])
    die()


def die_before_the_commit(store: Store) -> None:
    """All of a new analysis is written, and not committed."""

    def cut(_connection: object) -> None:
        die()

    event.listen(Engine, "commit", cut)
    store.save_analysis(dataclasses.replace(samples.analysis(), generator="never"), Settings())


def die_in_the_middle(store: Store) -> None:
    """The old claims are removed, the new ones half written, and far more than SQLite's cache holds of them."""

    def cut(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("INSERT INTO fact "):
            die()

    event.listen(Engine, "before_cursor_execute", cut)
    analysis = samples.analysis()
    text = "Word. " * 50_000
    document = Document("long.txt", "City", text)
    store.add_documents([document])
    claim = analysis.claims[0]
    many = tuple(
        dataclasses.replace(claim, source=document.id, start=n, end=n + 5, quote=text[n : n + 5]) for n in range(0, 240_000, 6)
    )
    store.save_analysis(dataclasses.replace(analysis, documents=(*analysis.documents, document), claims=many), Settings())


def die_after_the_readings(store: Store) -> None:
    """New readings are written in the place of the old ones, and what the run found is not."""

    def cut(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("DELETE FROM discrepancy"):
            die()

    event.listen(Engine, "before_cursor_execute", cut)
    others = tuple(dataclasses.replace(kept, key=f"{kept.key}, later") for kept in samples.readings())
    store.save_analysis(samples.analysis(), Settings(), "later", others)


def hold_the_lock(store: Store) -> None:
    """Hold the one write lock until a line comes in."""
    with store._database.transaction(write=True):
        say("ready")
        sys.stdin.readline()
    store.append([samples.operation(samples.more())])


def run_out_of_room(store: Store) -> None:
    """Confirm a verdict, then add more than the file may grow to, as on a full disk."""
    import resource

    store.append([samples.operation(samples.more())])
    room = store.path.stat().st_size + 500_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        store.add_documents([Document("big.txt", "City", "x" * 3_000_000)])
    except ProjectError as error:
        say(str(error))
    store.close()


DEEDS = (
    die_after_a_verdict,
    die_after_many,
    die_before_the_commit,
    die_in_the_middle,
    die_after_the_readings,
    hold_the_lock,
    run_out_of_room,
)

if __name__ == "__main__":
    {deed.__name__: deed for deed in DEEDS}[sys.argv[2]](Store.open(Path(sys.argv[1])))
