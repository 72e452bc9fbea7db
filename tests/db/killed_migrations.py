"""A process that brings older projects up to date and dies in the middle: `python -m tests.db.killed_migrations FOLDER`.

Leaves in FOLDER a project for each moment at which it was killed, named by its schema, and the copy that was made before.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from db.header import SCHEMA_VERSION
from db.store import Store
from tests.db.make_project import PROJECTS

MOMENTS = 8  # of each schema


class Count:
    """Counts statements, and dies before the one with the number `last`."""

    def __init__(self, last: int = -1) -> None:
        self.done = 0
        self._last = last

    def __call__(self, *_: Any) -> None:
        if self.done == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.done += 1


def write_early(connection: Any, _record: object) -> None:
    """Have SQLite write pages into the file before the commit, as it does where a project is larger than its cache."""
    connection.execute("PRAGMA cache_size=1")


def main(folder: Path) -> None:
    """Kill one process for each moment."""
    event.listen(Engine, "connect", write_early)
    for version in range(1, SCHEMA_VERSION):
        old = PROJECTS / f"version-{version}.sqlite"
        count = Count()
        event.listen(Engine, "before_cursor_execute", count)
        Store.open(shutil.copy(old, folder / "counted.diptych")).close()
        event.remove(Engine, "before_cursor_execute", count)
        for path in folder.glob("counted*"):
            path.unlink()
        for moment in range(MOMENTS):
            last = (moment + 1) * count.done // (MOMENTS + 1)
            path = folder / f"{version}-{last}.diptych"
            shutil.copy(old, path)
            kill(path, last)


def kill(path: Path, last: int) -> None:
    """Open `path` in a process that dies before so many statements."""
    child = os.fork()
    if child == 0:
        try:
            event.listen(Engine, "before_cursor_execute", Count(last))
            Store.open(path)
        finally:
            os._exit(3)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"{path} was brought up to date before it could be killed"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
