"""The job that is under way: begun, told of, stopped; what a controller of the window does whatever its jobs are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reconciler.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.jobs import Job, Jobs


class Working(QObject):
    """Has at most one job at a time, of those that `jobs` runs."""

    failed = Signal(str)
    noticed = Signal(str)
    job_began = Signal(str)
    job_progressed = Signal(str, int, int)
    job_ended = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._then: dict[int, Callable[[Any], None]] = {}
        self._job: Job | None = None
        self._storing = False
        jobs.progressed.connect(self._show_progress)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    @property
    def storing(self) -> bool:
        """Whether that job stores what was found: it cannot be stopped, and nothing else is stored until it has ended."""
        return self._storing

    def cancel(self) -> None:
        """Stop the job that is under way; one that stores goes on, and that is said."""
        if self._storing:
            self.noticed.emit(self.tr("What was found is being stored already: this takes a moment and is not stopped."))
        elif self._job is not None:
            self._jobs.cancel(self._job)

    def _begin(self, job: Job, title: str, then: Callable[[Any], None], *, storing: bool = False) -> None:
        self._job, self._storing = job, storing
        self._then[job.number] = then
        self.job_began.emit(title)

    def _end(self) -> None:
        self._job, self._storing = None, False
        self.job_ended.emit()

    def _abandon(self) -> None:
        """Stop the job, and drop what it still brings; where it stores, wait until that is on the disk."""
        self._then.clear()
        if self._job is not None:
            if self._storing:
                self._jobs.wait(self._job)
            else:
                self._jobs.cancel(self._job)
            self._end()

    def _refused(self) -> bool:
        """Whether nothing may be stored now; says so."""
        if self._storing:
            self.failed.emit(self.tr("This was not done, since what was found is being stored: do it again in a moment."))
        return self._storing

    def _show_progress(self, job: Job, step: str, done: int, total: int) -> None:
        if job == self._job:
            self.job_progressed.emit(step, done, total)

    def _attempt(self, then: Callable[[Any], None], value: Any) -> None:
        try:
            then(value)
        except DiptychError as error:
            self.failed.emit(str(error))
