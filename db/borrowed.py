"""Another's project file, read through a copy in a temporary folder: the file itself is never written, not even by SQLite.

So what a crash left in a WAL beside it is read and left there, and an older file is brought up to date in a copy alone.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from db import peeking
from db.header import journals_of, read_header
from db.store import Store
from reconciler.errors import NotAProject, ProjectError, ProjectLocked

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRIES = 5  # to copy it while nobody writes to it


@contextmanager
def borrowed(path: Path) -> Iterator[Store]:
    """The project at `path`, to read in; whole, or refused.

    Raises NotAProject where it is no Diptych project or a fault is found in it, NewerProject, ProjectLocked where it is written to
    all the time, and ProjectError where it cannot be read.
    """
    read_header(path)
    with TemporaryDirectory(prefix="diptych-") as folder:
        copy = Path(folder) / path.name
        try:
            _copy(path, copy.parent)
            with Store.open(copy, read_only=True) as store:
                faults = store.check()
                if faults:
                    raise NotAProject(f"{path} is not whole, so nothing is taken from it: {faults[0]}")
                yield store
        except ProjectError as error:
            # to the person it is their file that is read
            raise type(error)(str(error).replace(str(copy), str(path))) from error


def _copy(path: Path, folder: Path) -> None:
    """Copy a project, with what SQLite left beside it, as it is at one moment."""
    try:
        for _ in range(_TRIES):
            with suppress(FileNotFoundError):  # it was closed meanwhile
                parts = _parts(path)
                for part in parts:
                    peeking.copy(part, folder / part.name)
                if _parts(path) == parts:
                    return
            for copied in folder.iterdir():
                copied.unlink()
    except OSError as error:
        raise ProjectError(f"{path} cannot be read and copied ({error.strerror}): check the disk and its permissions.") from error
    raise ProjectLocked(f"Another program is writing to {path}: wait until it is done or close the project there, and try again.")


def _parts(path: Path) -> dict[Path, tuple[int, int]]:
    """The files of a project, and what changes whenever one of them is written."""
    stats = ((part, part.stat()) for part in (path, *journals_of(path)))
    return {part: (stat.st_size, stat.st_mtime_ns) for part, stat in stats}
