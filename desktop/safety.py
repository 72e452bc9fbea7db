"""How a session looks after its file: daily backup, notices, thorough check; and what can be done for a file that is closed.

The backup is made in a thread of its own, on a connection of its own, while the person works on; closing waits for it.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from reconciler.errors import InputError, ProjectError
from reconciler.progress import null_progress

if TYPE_CHECKING:
    from pathlib import Path

    from db.backups import Backup
    from db.salvage import Salvaged
    from db.store import Store
    from reconciler.progress import Progress

_LONGEST_REST = 0.5  # seconds


class DailyBackup(threading.Thread):
    """Backs a project up; `said` is what the person should know of it then, empty where all went well."""

    def __init__(self, project: Path) -> None:
        super().__init__(name="daily backup")
        self._project = project
        self._hurry = threading.Event()
        self._since = time.monotonic()
        self.said = ""

    def run(self) -> None:
        from db import backups

        try:
            backups.make_daily(self._project, self._breathe)
        except ProjectError as error:
            self.said = str(error)

    def finish(self) -> None:
        """Wait until it is done, which it now is as fast as it can be."""
        self._hurry.set()
        self.join()

    def _breathe(self) -> None:
        """Rest as long as the last step took: the disk is the person's first."""
        self._hurry.wait(min(time.monotonic() - self._since, _LONGEST_REST))
        self._since = time.monotonic()


class Safety:
    """The part of a session that looks after the file."""

    _store: Store
    _backing_up: DailyBackup | None = None
    _told = False

    def notices(self) -> tuple[str, ...]:
        """What the person should know of the file and was not told yet, a sentence each; ask now and then, and after closing."""
        said = () if self._told else self._store.notices
        self._told = True
        backup = self._backing_up
        if backup is not None and not backup.is_alive():
            self._backing_up = None
            said += (backup.said,) if backup.said else ()
        return said

    def check(self, progress: Progress = null_progress) -> tuple[str, ...]:
        """Verify the file, the hashes and every quote; a sentence for each fault, none if all is well. `progress` may cancel."""
        return self._store.check(progress)

    def mend(self) -> Path:
        """Make anew what follows from the rest, after a copy of the file as it is; gives the copy. Raises ProjectError.

        The notebook is made anew from its log, and the next run reads and finds again what is not whole.
        """
        from db import restoring

        try:
            copy = restoring.set_aside(self._store.path)
        except OSError as error:
            raise ProjectError(f"{self._store.path} cannot be copied before it is mended ({error.strerror}): make room.") from error
        self._store.mend()
        return copy

    def _begin_backup(self) -> None:
        from db import backups

        if not self._store.read_only and backups.is_due(self._store.path):
            self._backing_up = DailyBackup(self._store.path)
            self._backing_up.start()

    def _end_backup(self) -> None:
        if self._backing_up is not None:
            self._backing_up.finish()


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of the project at `path`, the newest first; also where the file is damaged or gone."""
    from db import backups

    return backups.backups_of(path)


def restore(path: Path, backup: Backup) -> Path | None:
    """Put a copy of `backup` at `path`; gives the copy of what was there, None where nothing was. The project must be closed.

    Raises ProjectError, and ProjectLocked where it is open elsewhere; all is then as it was.
    """
    from db import restoring

    return restoring.restore(backup.path, path)


def chosen(found: tuple[Backup, ...], number: int, path: Path) -> Backup:
    """The backup with this number, the newest being 1; raises InputError where there is none."""
    if not found:
        raise InputError(f"There are no backups of {path}: see whether it was called otherwise, or lay elsewhere.")
    if not 1 <= number <= len(found):
        raise InputError(f"There is no backup {number} of {path}: choose one from 1 to {len(found)}.")
    return found[number - 1]


def salvage(path: Path, out: Path, progress: Progress = null_progress) -> Salvaged:
    """Save what can be read of the damaged project at `path` into the new project `out`; see `db.salvage`."""
    from db.salvage import salvage as save

    return save(path, out, progress)
