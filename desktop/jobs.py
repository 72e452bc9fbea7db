"""Run long work off the main thread: computing in a process of its own, reading and writing in a thread.

A job is a pure function on a snapshot; it takes `progress` as a keyword, which shows where it is and raises
`reconciler.errors.Cancelled` when the person stopped it. Its outcome arrives in the main thread, by a signal.

The computing process is started at the first job that needs it and lives as long as the window, so that the sentence vectors are
loaded once. It is one process: a second computing job waits for the first.
"""

from __future__ import annotations

import itertools
import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from reconciler.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor
    from multiprocessing.connection import Connection

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work under way; numbers grow and are never used twice. `name` says what it does, for the log."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: its `value`, or the `error` that it raised (`Cancelled` for one that was stopped)."""

    job: Job
    value: Any = None
    error: BaseException | None = None


class ComputingProcessDied(Exception):  # noqa: N818 - it says what happened; "Error" would add nothing
    """The computing process ended in the middle of a job (killed, or out of memory)."""


class Jobs(QObject):
    """Starts jobs and brings their progress and outcome to the main thread."""

    progressed = Signal(object, str, int, int)
    finished = Signal(object)
    # from other threads; always connected to methods of this object and queued, so that the slots run in the main thread
    _reported = Signal(int, str, int, int)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._running: dict[int, Job] = {}
        self._stopped: set[int] = set()
        self._futures: dict[int, Future[Any]] = {}
        self._computing: _ComputingProcess | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._reported.connect(self._pass_on_report, Qt.ConnectionType.QueuedConnection)
        self._arrived.connect(self._pass_on_outcome, Qt.ConnectionType.QueuedConnection)

    def compute(self, name: str, function: Callable[..., Any], *arguments: Any) -> Job:
        """Run `function(*arguments, progress=…)` in the computing process; all of it must be picklable."""
        if self._computing is None or self._computing.broken:
            self._computing = _ComputingProcess(self._reported.emit)
        job = self._begin(name)
        self._watch(job, self._computing.submit(job.number, function, arguments))
        return job

    def read(self, name: str, function: Callable[..., Any], *arguments: Any) -> Job:
        """Run `function(*arguments, progress=…)` in a thread: for files, not for computing (which would hold up the window)."""
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        job = self._begin(name)

        def progress(step: str, done: int, total: int) -> None:
            if job.number in self._stopped:
                raise Cancelled
            self._reported.emit(job.number, step, done, total)

        self._watch(job, self._threads.submit(function, *arguments, progress=progress))
        return job

    def cancel(self, job: Job) -> None:
        """Ask `job`, and any computing job older than it, to stop; its outcome will be `Cancelled`, whatever it still brings."""
        if job.number in self._running:
            self._stopped.add(job.number)
            if self._computing is not None:
                self._computing.cancel(job.number)

    def wait(self, job: Job) -> None:
        """Hold still until `job` has done its work, however it ends; its outcome arrives afterwards as ever."""
        from concurrent.futures import wait

        if job.number in self._futures:
            wait([self._futures[job.number]])

    def shutdown(self) -> None:
        """Stop everything and wait until it has stopped; no signal comes after this."""
        self._stopped.update(self._running)
        self._reported.disconnect(self._pass_on_report)
        self._arrived.disconnect(self._pass_on_outcome)
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)
        if self._computing is not None:
            self._computing.close()
        self._running.clear()
        self._futures.clear()

    def _begin(self, name: str) -> Job:
        job = Job(next(self._numbers), name)
        self._running[job.number] = job
        log.debug("job %d begins: %s", job.number, name)
        return job

    def _watch(self, job: Job, future: Future[Any]) -> None:
        def arrived(ended: Future[Any]) -> None:
            self._arrived.emit(_outcome(job, ended))

        self._futures[job.number] = future
        future.add_done_callback(arrived)

    def _pass_on_report(self, number: int, step: str, done: int, total: int) -> None:
        job = self._running.get(number)
        if job is not None and number not in self._stopped:
            self.progressed.emit(job, step, done, total)

    def _pass_on_outcome(self, outcome: Outcome) -> None:
        number = outcome.job.number
        self._running.pop(number, None)
        self._futures.pop(number, None)
        if number in self._stopped:
            self._stopped.discard(number)
            outcome = Outcome(outcome.job, error=Cancelled())
        log.debug("job %d ends: %r", number, outcome.error)
        self.finished.emit(outcome)


def _outcome(job: Job, future: Future[Any]) -> Outcome:
    """What `future`, which is done, brought; in whatever thread it ended."""
    from concurrent.futures import CancelledError
    from concurrent.futures.process import BrokenProcessPool

    try:
        error = future.exception()
    except CancelledError:
        return Outcome(job, error=Cancelled())
    if isinstance(error, BrokenProcessPool):
        return Outcome(job, error=ComputingProcessDied(str(error)))
    return Outcome(job, error=error) if error is not None else Outcome(job, future.result())


class _ComputingProcess:
    """One process for computing, the pipe that its progress comes through, and the lifeline that ends it.

    The process ends when this end of the lifeline is closed, be it by `close` or by the death of the window: nothing is left
    behind, and closing never waits for a job. Pipes and a bare number hold no lock that a process could take to its grave.
    """

    def __init__(self, report: Callable[[int, str, int, int], None]) -> None:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        from desktop import worker

        context = multiprocessing.get_context("spawn")
        reports, report_end = context.Pipe(duplex=False)
        lifeline_end, self._lifeline = context.Pipe(duplex=False)
        self._handed_over = (report_end, lifeline_end)
        self._cancelled: Any = context.Value("q", 0, lock=False)
        self._pool = ProcessPoolExecutor(
            max_workers=1, mp_context=context, initializer=worker.begin, initargs=(report_end, self._cancelled, lifeline_end)
        )
        self._run = worker.run
        self.broken = False
        self._listener = threading.Thread(target=_listen, args=(reports, report), daemon=True, name="progress")
        self._listener.start()

    def submit(self, number: int, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Future[Any]:
        future = self._pool.submit(self._run, number, function, arguments)
        for end in self._handed_over:
            end.close()  # the process, which the first submit starts, holds the only other copy: its death is seen as the end
        future.add_done_callback(self._notice_end)
        return future

    def cancel(self, number: int) -> None:
        self._cancelled.value = max(self._cancelled.value, number)

    def close(self) -> None:
        self._lifeline.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._listener.join()

    def _notice_end(self, future: Future[Any]) -> None:
        from concurrent.futures.process import BrokenProcessPool

        if not future.cancelled() and isinstance(future.exception(), BrokenProcessPool):
            self.broken = True


def _listen(reports: Connection, report: Callable[[int, str, int, int], None]) -> None:
    """Pass on what the computing process tells, until it ends."""
    with reports:
        while True:
            try:
                message = reports.recv()
            except (EOFError, OSError):
                return
            report(*message)
