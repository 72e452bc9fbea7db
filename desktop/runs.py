"""A run: all that it depends on goes in, what it found comes out; a pure function, here or in another process."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.errors import IntegrityError, ProjectError
from reconciler.model import Constraints
from reconciler.progress import null_progress
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from db.readings import PackedReading
    from reconciler.model import Analysis, Document
    from reconciler.progress import Progress
    from reconciler.reading import Reading

# code points of text in a project; below it, starting processes costs more than they save
POOL_FROM = 400_000


@dataclass(frozen=True, slots=True)
class Request:
    """All that a run depends on: texts, settings, and what a person decided of which claims belong together."""

    documents: tuple[Document, ...]
    settings: Settings = Settings()
    constraints: Constraints = Constraints()

    def fingerprint(self) -> str:
        """A hash of it and of the program itself: two runs with the same find the same."""
        from reconciler.pipeline import fingerprint

        return fingerprint(self.documents, self.settings, self.constraints)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found, ready to be stored; `readings` are those that were made anew."""

    analysis: Analysis
    settings: Settings
    fingerprint: str
    readings: tuple[PackedReading, ...] = ()


def carry_out(
    request: Request,
    kept: Callable[[str], Reading | None],
    progress: Progress = null_progress,
    executor: Executor | None = None,
) -> Run:
    """Reconcile what `request` holds; `kept` gives what was read before under a key, None where it was not.

    Past `POOL_FROM` code points of text, a pool of processes is started unless an `executor` is given. Raises Cancelled when
    `progress` does.
    """
    readings = _Readings(kept)
    analysis = _reconcile(request, readings, progress, executor)
    return Run(analysis, request.settings, request.fingerprint(), tuple(readings.packed(request)))


def kept_readings(project: Path, request: Request, progress: Progress = null_progress) -> dict[str, Reading]:
    """What `project`, which another process has open, keeps of what `request` asks to be read; the file is let go of at once."""
    from db.store import Store
    from reconciler.reading import key_of

    kept: dict[str, Reading] = {}
    try:
        with Store.open(project, read_only=True) as store:
            for done, document in enumerate(request.documents):
                progress("claims", done, len(request.documents))
                key = key_of(document, request.settings)
                reading = store.reading(key)
                if reading is not None:
                    kept[key] = reading
    except ProjectError:
        kept.clear()  # to read again takes longer, and finds the same
    return kept


def is_whole(analysis: Analysis) -> bool:
    """Whether every quote is its source, and every fact has its claims: false for one that was damaged where it was kept."""
    from reconciler import report

    try:
        report.verify(analysis)
    except IntegrityError:
        return False
    known = analysis.claim_by_id()
    return all(claim in known for fact in analysis.facts for claim in fact.claims)


class _Readings:
    """What was read before, looked up, and what is read now, kept."""

    def __init__(self, kept: Callable[[str], Reading | None]) -> None:
        self.get = kept
        self._fresh: dict[str, Reading] = {}

    def __setitem__(self, key: str, reading: Reading) -> None:
        self._fresh[key] = reading

    def packed(self, request: Request) -> Iterator[PackedReading]:
        """What was read now, as a project keeps it."""
        from db.readings import pack
        from reconciler.reading import key_of

        for document in request.documents:
            key = key_of(document, request.settings)
            if key in self._fresh:
                yield pack(document.id, key, self._fresh.pop(key))


def _reconcile(request: Request, readings: _Readings, progress: Progress, executor: Executor | None) -> Analysis:
    from reconciler.pipeline import reconcile

    documents, settings, constraints = request.documents, request.settings, request.constraints
    if executor is not None or sum(len(d.text) for d in documents) < POOL_FROM:
        return reconcile(documents, settings, progress, executor, constraints, readings)
    with _process_pool() as pool:
        return reconcile(documents, settings, progress, pool, constraints, readings)


@contextmanager
def _process_pool() -> Iterator[Executor]:
    """Fresh processes, as many as there are cores; when the work is stopped they stop at once, in the middle of their task."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    others = active_children()
    pool = ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield pool
    except BaseException:
        for process in active_children():
            if process not in others:
                process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    """Let the parent alone answer Ctrl+C, which a terminal sends to all processes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
