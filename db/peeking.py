"""Reading a project file past SQLite, without loosening the locks that SQLite holds on it.

POSIX takes all locks of a process on a file away as soon as the process closes any descriptor of that file (fcntl(2); SQLite, "How
To Corrupt An SQLite Database File", 2.2). So a descriptor that was opened to look at a file stays open as long as the file is open
here through SQLite, as SQLite itself does with its own.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from contextlib import contextmanager
from threading import Lock
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Key = tuple[int, int]

_lock = Lock()
_held: Counter[Key] = Counter()  # connections of this process, by the device and inode of their file
_waiting: dict[Key, list[IO[bytes]]] = {}


def hold(path: Path) -> Key:
    """Say that a connection to the file at `path` will be opened; gives what `let_go` asks for. Raises OSError."""
    found = path.stat()
    key = (found.st_dev, found.st_ino)
    with _lock:
        _held[key] += 1
    return key


def let_go(key: Key) -> None:
    """Say that the connection is closed; after the last one of a file what was opened to look at it is closed too."""
    with _lock:
        _held[key] -= 1
        files = []
        if not _held[key]:
            del _held[key]
            files = _waiting.pop(key, [])
    for file in files:
        file.close()


@contextmanager
def reading(path: Path) -> Iterator[IO[bytes]]:
    """The file at `path`, open for reading its bytes. Raises OSError."""
    file = path.open("rb")
    try:
        yield file
    finally:
        close(file)


def close(file: IO[bytes]) -> None:
    """Close a file, now or as soon as no connection of this process holds it."""
    found = os.fstat(file.fileno())
    key = (found.st_dev, found.st_ino)
    with _lock:
        if key in _held:
            _waiting.setdefault(key, []).append(file)
            return
    file.close()


def copy(path: Path, target: Path) -> None:
    """Copy the bytes of the file at `path` to the file `target`. Raises OSError."""
    with reading(path) as file, target.open("wb") as copied:
        shutil.copyfileobj(file, copied, 1 << 20)
