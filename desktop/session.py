"""A project at work: the one place where texts, analysis, database and exports meet, free of Qt, and the Python API.

    with Session.create(Path("talks.diptych")) as session:
        session.add_files([Path("page.html")], side="EU")
        session.reconcile()
        session.export(Path("talks.html"))

Limits: a session belongs to the thread that opened it. A project of much text is computed in processes of its own, which Python
starts by importing the main script again: a script that calls `reconcile` keeps its work under `if __name__ == "__main__":`.
"""

from __future__ import annotations

import getpass
import os
import secrets
import stat
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reconciler.errors import InputError, OutputError, ProjectError
from reconciler.model import Annotation, Verdict, VerdictValue
from reconciler.progress import null_progress
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from db.store import Store
    from reconciler.glossary import OwnGlossary
    from reconciler.model import Analysis, Document, Target
    from reconciler.progress import Progress
    from reconciler.report import Report
    from sources.metadata import Metadata

# code points of text in a project; below it, starting processes costs more than they save
POOL_FROM = 400_000


@dataclass(frozen=True, slots=True)
class Added:
    """What became of texts that were handed in: `notices` and `failures` are one sentence each."""

    documents: tuple[Document, ...]
    notices: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


class Session:
    """An open project. `author` signs verdicts and notes; it starts as the name of the computer's user."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last_time: datetime | None = None
        self.author = _user_name()

    # --- opening and closing ---------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make an empty project at `path` and open it; raises ProjectError where that cannot be."""
        from db.store import Store

        return cls(Store.create(path))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the project at `path`; raises NotAProject, NewerProject, ProjectLocked or another ProjectError."""
        from db.store import Store

        return cls(Store.open(path, read_only=read_only))

    def close(self) -> None:
        """Close the project; what was stored is in its one file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def read_only(self) -> bool:
        return self._store.read_only

    # --- texts -----------------------------------------------------------------------------------------------------------------

    def documents(self) -> tuple[Document, ...]:
        """The texts of the project, in the order in which they were added."""
        return self._store.documents()

    def sides(self) -> tuple[str, ...]:
        """The sides, in the order in which their first text was added."""
        return tuple(dict.fromkeys(d.side for d in self.documents()))

    def add_files(
        self,
        paths: Iterable[Path],
        *,
        side: str | None = None,
        metadata: Metadata | None = None,
        progress: Progress = null_progress,
    ) -> Added:
        """Read files as texts of `side` and add those that can be read; each of the others is a failure, and stops nothing.

        Without `side`, a file is read only if the catalogue of published pages knows it. `metadata` goes before what a file says
        of itself. Raises InputError for a blank side, and Cancelled, before anything is added.
        """
        from sources.metadata import Metadata
        from sources.read import read_file

        self._must_be_writable()
        if side is not None and not side.strip():
            raise InputError("The side has no name: name whose voice the text is, for example EU.")
        found: list[Document] = []
        failures: list[str] = []
        todo = list(paths)
        names = _Names(self.documents())
        for done, path in enumerate(todo):
            progress("read", done, len(todo))
            try:
                document = read_file(path, side=side.strip() if side else None, metadata=metadata or Metadata())
            except InputError as error:
                failures.append(str(error))
                continue
            found.append(names.unique(document, path.resolve().parent.parts[1:]))
        progress("read", len(todo), len(todo))
        added = self.add_documents(found)
        return Added(added.documents, added.notices, tuple(failures))

    def add_documents(self, documents: Iterable[Document]) -> Added:
        """Add texts that were already read; one whose side has the same text already is left out, with a notice.

        One whose side has another text of its name gets a number behind it.
        """
        self._must_be_writable()
        present = self.documents()
        names = _Names(present)
        sides = {d.side for d in present}
        texts = {(d.side, d.text): d.name for d in present}
        fresh: list[Document] = []
        notices: list[str] = []
        for document in documents:
            key = (document.side, document.text)
            if key in texts:
                notices.append(f"“{document.name}” was not added again: {document.side} has this text already, as “{texts[key]}”.")
                continue
            fresh.append(names.unique(document))
            texts[key] = fresh[-1].name
        for side in dict.fromkeys(d.side for d in fresh):
            if side not in sides:
                notices.append(f"{side} is a new side of this project.")
        return Added(tuple(self._store.add_documents(fresh)), tuple(notices))

    # --- the analysis ----------------------------------------------------------------------------------------------------------

    def reconcile(
        self, settings: Settings | None = None, progress: Progress = null_progress, executor: Executor | None = None
    ) -> Analysis:
        """Compute the analysis of all texts, then store it in one transaction; whatever stops it leaves the project as it was.

        Without `settings` those of the project count. Past `POOL_FROM` code points of text, a pool of processes is started unless
        an `executor` is given. Raises InputError when there is no text or the glossary stored is none, Cancelled when `progress`
        does, and ProjectError when the project cannot be written.
        """
        self._must_be_writable()
        documents = self.documents()
        if not documents:
            raise InputError(
                f"There is no text in {self.path.name} yet: add some with `diptych add {self.path} FILE... --side NAME`."
            )
        settings = settings or self.settings()
        analysis = _reconcile(documents, settings, progress, executor)
        self.store_analysis(analysis, settings)
        return analysis

    def store_analysis(self, analysis: Analysis, settings: Settings = Settings()) -> None:
        """Store an analysis of this project's texts that was computed elsewhere, in one transaction."""
        self._store.save_analysis(analysis, settings)

    def analysis(self) -> Analysis | None:
        """The newest analysis, or None if there was none yet."""
        return self._store.analysis()

    def report(self) -> Report:
        """The fact table with what was decided; raises ProjectError if the project was not reconciled yet."""
        found = self.report_if_any()
        if found is None:
            raise ProjectError(f"{self.path.name} is not yet reconciled: run `diptych reconcile {self.path}` first.")
        return found

    def report_if_any(self) -> Report | None:
        """The fact table with what was decided, or None if the project was not reconciled yet."""
        from reconciler import report

        analysis = self.analysis()
        if analysis is None:
            return None
        return report.build(analysis, self._store.verdicts(), self._store.annotations())

    # --- the glossary ----------------------------------------------------------------------------------------------------------

    def glossary(self) -> str:
        """The project's own glossary, TOML as it was written; a commented start of one where there is none yet."""
        from reconciler.glossary import template

        return self._store.glossary() or template()

    def set_glossary(self, text: str) -> OwnGlossary:
        """Make the TOML `text` the project's own glossary and give it back as it was read; raises InputError, and keeps the old."""
        from reconciler.glossary import read_glossary

        self._must_be_writable()
        own = read_glossary(text)
        self._store.set_glossary(text)
        return own

    def settings(self) -> Settings:
        """The settings of a run of this project: those by default, with its glossary."""
        from reconciler.glossary import read_glossary

        own = read_glossary(self._store.glossary())
        return Settings(shipped_glossaries=own.shipped, glossary=own.entries)

    # --- what a person decides -------------------------------------------------------------------------------------------------

    def decide(self, target: Target, value: VerdictValue, reason: str = "") -> Verdict:
        """Store a verdict on a fact or a discrepancy (`reconciler.decisions` makes targets) and return it."""
        verdict = Verdict(target, VerdictValue(value), reason.strip(), self.author, self._now())
        self._store.add_verdict(verdict)
        return verdict

    def annotate(self, target: Target, text: str) -> Annotation:
        """Store a note on a fact or a discrepancy and return it; raises InputError for one without text."""
        if not text.strip():
            raise InputError("The note is empty: write what you want to keep, then add it again.")
        note = Annotation(target, text.strip(), self.author, self._now())
        self._store.add_annotation(note)
        return note

    # --- out of the project ----------------------------------------------------------------------------------------------------

    def export(self, path: Path, format: str | None = None) -> Path:  # noqa: A002 - the word of the command line
        """Write the fact table to `path` in the format of its ending, or in `format`; returns the path.

        Raises OutputError for an unknown format or a place that cannot be written, IntegrityError if a quote is not its source.
        """
        from reconciler import export

        exporter = export.choose(path, format)
        if path.resolve() == self.path.resolve():
            raise OutputError(f"{path} is the project itself: export to another file.")
        write_file(path, export.export(self.report(), exporter))
        return path

    def check(self) -> tuple[str, ...]:
        """Verify the file, the hashes and every quote; a sentence for each fault, none if all is well."""
        return self._store.check()

    # --- inside ----------------------------------------------------------------------------------------------------------------

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise ProjectError(f"{self.path.name} is open for reading only: open it for writing, or work on a copy of it.")

    def _now(self) -> str:
        """The time in UTC, later than any in the project: the newest verdict counts, also after a clock was set back."""
        if self._last_time is None:
            stored = [v.time for v in self._store.verdicts()] + [n.time for n in self._store.annotations()]
            self._last_time = datetime.fromisoformat(max(stored)) if stored else datetime.min.replace(tzinfo=UTC)
        self._last_time = max(datetime.now(UTC), self._last_time + timedelta(microseconds=1))
        return self._last_time.isoformat(timespec="microseconds")


def make_sample(path: Path) -> Session:
    """Make a project at `path` of the sample texts, not yet reconciled, and open it."""
    from sources.corpus import sample

    session = Session.create(path)
    session.add_documents(sample())
    return session


def reconcile_folder(
    folder: Path, settings: Settings = Settings(), progress: Progress = null_progress, executor: Executor | None = None
) -> tuple[Analysis, tuple[str, ...]]:
    """Reconcile a folder (one subfolder a side, or a `sources.toml`) without a project: the analysis and the notices.

    Raises InputError when it holds no text, ManifestError for a faulty `sources.toml`, and Cancelled.
    """
    from sources.folder import read_folder

    reading = read_folder(folder, progress)
    return _reconcile(reading.documents, settings, progress, executor), tuple(reading.notices)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place. Raises OutputError where that cannot be."""
    path = path.resolve()
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)  # a pipe or a device has nothing to replace
            return
        _replace_file(path, content)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be written ({why}): choose another place.") from error


def _replace_file(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.part")
    mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else None
    if path.is_file() and not os.access(path, os.W_OK):
        raise PermissionError(13, "Permission denied")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _reconcile(documents: Sequence[Document], settings: Settings, progress: Progress, executor: Executor | None) -> Analysis:
    from reconciler.pipeline import reconcile

    if executor is not None or sum(len(d.text) for d in documents) < POOL_FROM:
        return reconcile(documents, settings, progress, executor)
    with _process_pool() as pool:
        return reconcile(documents, settings, progress, pool)


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


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in a container, or a system without the user database
        return "unknown"


class _Names:
    """The names in use, by side: another text of the same name gets its folders in front, or else a number behind it."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._texts: dict[str, dict[str, str]] = defaultdict(dict)
        for document in documents:
            self._texts[document.side][document.name] = document.text

    def unique(self, document: Document, parents: Sequence[str] = ()) -> Document:
        texts = self._texts[document.side]
        name = document.name
        folders = list(parents)
        count = 1
        while texts.get(name, document.text) != document.text:
            count += 1
            name = f"{folders.pop()}/{name}" if folders else f"{document.name} ({count})"
        texts[name] = document.text
        return document if name == document.name else replace(document, name=name)
