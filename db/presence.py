"""Who has a project open: a lock of our own beside SQLite's, which nothing but the end of the connection takes away.

SQLite's lock on the file keeps others from folding its log while it is open. It is of the kind that POSIX takes away as soon as the
process closes any other descriptor of the file, as a file dialog does that looks what kind of file it is (fcntl(2); SQLite, "How To
Corrupt An SQLite Database File", 2.2). What is written after another program has then folded and deleted the log would be lost.
This lock belongs to its own open file (Linux's `F_OFD_SETLK`), on a byte that SQLite neither writes nor locks.

Limits: where the system knows no such locks, SQLite's alone must do; another program than Diptych knows nothing of ours.
"""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING

from db import peeking

if TYPE_CHECKING:
    from pathlib import Path

_BYTE = 0x4000_0000 - 16  # SQLite locks the 512 bytes from 0x40000000, and leaves the page that they stand in unused
_FLOCK = struct.Struct("@hhqqi4x")  # type, whence, start, length, process


class Presence:
    """That the file at `path` is open here, from now on until `close`."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        """Raises OSError where the file cannot be opened."""
        self._file = path.open("r+b" if writable else "rb", buffering=0)
        self._lock("shared", wait=True)

    def alone(self) -> bool:
        """Whether nobody else has it open; nobody else can open it from now on until `close`, if so."""
        return self._lock("alone", wait=False)

    def close(self) -> None:
        """Let go of it."""
        self._lock("nothing", wait=False)
        peeking.close(self._file)

    def _lock(self, kind: str, *, wait: bool) -> bool:
        """Take the lock, or give it back; False where another has what forbids it."""
        if sys.platform != "linux":
            return True
        import fcntl

        kinds = {"shared": fcntl.F_RDLCK, "alone": fcntl.F_WRLCK, "nothing": fcntl.F_UNLCK}
        command = fcntl.F_OFD_SETLKW if wait else fcntl.F_OFD_SETLK
        try:
            fcntl.fcntl(self._file.fileno(), command, _FLOCK.pack(kinds[kind], 0, _BYTE, 1, 0))
        except BlockingIOError:
            return False
        except OSError:  # a medium without locks
            return True
        return True
