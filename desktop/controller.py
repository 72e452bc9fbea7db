"""What a person's intents do: open a project, read files, reconcile, decide, note, export.

The session belongs to the main thread and is the one writer, but for what a run found: that is stored in a thread, and until it is
there the session writes nothing. Whatever takes long is a job on a snapshot; then one signal, `changed`, says what is different.
Errors that a person can act on leave by `failed`; anything else that a job raises is a defect and is raised again, so that the
crash dialog shows it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from desktop import storing, tasks
from desktop.changes import EVERYTHING, RUN, Changes, Project, changes_of
from desktop.jobs import ComputingProcessDied
from desktop.loading import is_large, is_stale, keep_from_collecting, load, report_now
from desktop.models.labels import interface_language
from desktop.working import Working
from reconciler.errors import Cancelled, DiptychError, NewerProject, NotAProject, ProjectError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject

    from desktop.jobs import Jobs, Outcome
    from desktop.runs import Run
    from desktop.session import Session
    from desktop.storing import Stored
    from desktop.wholes import Wanted
    from reconciler.differences import Difference
    from reconciler.model import Document, Message
    from reconciler.notebook.entries import Target, VerdictValue
    from reconciler.notebook.log import Operation
    from reconciler.report import Report

log = logging.getLogger(__name__)
POLL = 1000  # milliseconds between two looks at whether another program changed the project


class Controller(Working):
    """Holds the session and the jobs. All of its methods are to be called in the main thread and come back at once."""

    changed = Signal(object, object)  # Changes, and the object that asked for it (None for a job)
    files_read = Signal(object)  # tuple[ReadFile, ...]
    exported = Signal(object)  # Path
    run_found = Signal(object)  # Difference: what a run changes, before `keep_run` or `drop_run`

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)
        self._author = ""
        self._session: Session | None = None
        self._project: Project | None = None
        self._held: Run | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL)
        self._poll.timeout.connect(self._look)
        jobs.finished.connect(self._finish)

    @property
    def project(self) -> Project | None:
        """The open project, or None."""
        return self._project

    @property
    def author(self) -> str:
        """Who signs what is done; the empty string for the name of the computer's user."""
        return self._author

    @author.setter
    def author(self, name: str) -> None:
        self._author = name.strip()
        if self._session is not None and self._author:
            self._session.author = self._author

    # --- projects ---------------------------------------------------------------------------------------------------------------

    def create(self, path: Path) -> None:
        """Make an empty project and open it."""
        from desktop.session import Session

        self._switch(lambda: Session.create(path))

    def open(self, path: Path) -> None:
        """Open a project; one that may not be written is opened for reading."""
        from desktop.session import Session

        def opened() -> Session:
            try:
                return Session.open(path)
            except (NotAProject, NewerProject):
                raise
            except ProjectError:
                return Session.open(path, read_only=True)

        if self._project is not None and path.resolve() == self._project.path.resolve():
            return
        if self._switch(opened) and self._project is not None and self._project.read_only:
            self.noticed.emit(self.tr("This project cannot be written to now, so it is open for reading only."))

    def open_sample(self, path: Path) -> None:
        """Open the project of the sample texts at `path`, made there at the first time, and reconcile it if it is not."""
        from desktop.session import make_sample

        if path.exists():
            self.open(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._switch(lambda: make_sample(path))
        project = self._project
        if project is not None and project.path.resolve() == path.resolve() and project.waiting() and not project.read_only:
            self.reconcile()

    def close(self) -> None:
        """Close the project, if one is open; a job on it is stopped, and whatever it still brings is dropped."""
        if self._session is not None:
            self._shut()
            self.changed.emit(EVERYTHING, self)

    def check(self) -> None:
        """Verify the file, its hashes and every quote, and say what was found."""
        if self._session is not None:
            faults = self._session.check()
            if faults:
                self.failed.emit(" ".join(faults))
            else:
                self.noticed.emit(self.tr("All is well: every quote is its source, and every hash fits."))

    # --- texts and analysis -----------------------------------------------------------------------------------------------------

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read files in the computing process; `files_read` brings what became of them. Nothing is added yet."""
        from desktop import taking

        self.take(taking.read_files, tuple(paths))

    def read_text(self, text: str) -> None:
        """Read a text that was pasted, likewise."""
        from desktop import taking

        self.take(taking.read_text, text)

    def take(self, read: Callable[..., object], given: object, words: str = "", then: Callable[[Any], None] | None = None) -> None:
        from desktop.guesses import known_of

        if not self.busy:
            known = known_of(self._project.documents if self._project is not None else ())
            self._begin(self._jobs.compute("read", read, given, known), words or self.tr("Reading"), then or self.files_read.emit)

    def add_documents(self, documents: Iterable[Document], initiator: QObject | None = None) -> None:
        """Add texts that were read; they are compared at the next reconcile."""
        if self._session is None or self._refused():
            return
        try:
            added = self._session.add_documents(documents)
        except DiptychError as error:
            self.failed.emit(str(error))
            return
        self._tell(added.documents, added.notices)
        self._load(Changes.SOURCES, initiator)

    def reconcile(self) -> None:
        """Compute the analysis of all texts in the computing process, then store it; whatever stops it changes nothing.

        Where nothing has changed since the last run, it is left as it is.
        """
        session = self._session
        if session is None or self.busy:
            return
        try:
            request = session.request()
            unchanged = session.found_by(request)
        except DiptychError as error:
            self.failed.emit(str(error))
            return
        if not request.documents:
            self.failed.emit(self.tr("There is no text in {name} yet: add files first.").format(name=session.path.name))
        elif unchanged is not None:
            if self._project is None or self._project.report is None or self._project.report.analysis != unchanged:
                self._load(EVERYTHING, None)  # another program reconciled it in the meantime
            self.noticed.emit(self.tr("Nothing has changed since the last run."))
        else:
            job = self._jobs.compute("reconcile", tasks.reconcile, session.path, request)
            self._begin(job, self.tr("Reconciling"), self._take_run)

    def export(self, wanted: Wanted) -> None:
        """Write what is `wanted` of the project in a thread; `exported` says when it is there."""
        project = self._project
        if project is not None and project.report is not None and not self.busy:
            job = self._jobs.read("export", tasks.export, wanted, project.report, project.path)
            self._begin(job, self.tr("Exporting"), self.exported.emit)

    # --- decisions --------------------------------------------------------------------------------------------------------------

    def decide(self, target: Target, value: VerdictValue, reason: str = "", initiator: QObject | None = None) -> None:
        """Store a verdict on a fact or a discrepancy."""
        self.do(lambda session: session.decide(target, value, reason), initiator=initiator)

    def annotate(self, target: Target, text: str, initiator: QObject | None = None) -> None:
        """Store a note on a fact or a discrepancy."""
        self.do(lambda session: session.annotate(target, text), initiator=initiator)

    def do(
        self,
        deed: Callable[[Session], object],
        changes: Changes = Changes.DECISIONS,
        initiator: QObject | None = None,
    ) -> bool:
        """Do something to the project that is stored at once, and say whether it was done; why not is told.

        What is different is `changes`, or what the operation that `deed` gives back says.
        """
        if self._session is None or self._refused():
            return False
        try:
            done = deed(self._session)
        except DiptychError as error:
            self.failed.emit(str(error))
            return False
        self._load(changes_of(done, changes), initiator)
        return True

    def ask(self, question: Callable[[Session], object]) -> object:
        """What the session answers to a question that changes nothing; None without a project, or on a failure, which is told."""
        if self._session is None:
            return None
        try:
            return question(self._session)
        except DiptychError as error:
            self.failed.emit(str(error))
            return None

    def undo(self, operation: str = "") -> None:
        """Take back what this person did last, or the operation with this id."""
        self._turn(lambda session: session.undo(operation), self.tr("There is nothing to undo."), self.tr("Undone: {deed}"))

    def redo(self, operation: str = "") -> None:
        """Do again what was undone last, or the operation with this id."""
        self._turn(lambda session: session.redo(operation), self.tr("There is nothing to do again."), self.tr("Done again: {deed}"))

    def _turn(self, turn: Callable[[Session], Operation | None], nothing: str, done: str) -> None:
        turned: list[Operation | None] = []

        def deed(session: Session) -> Operation | None:
            turned.append(turn(session))
            return turned[0]

        if self._session is not None and self.do(deed):
            said = self._session.describe(turned[0], interface_language()) if turned[0] is not None else ""
            self.noticed.emit(done.format(deed=said) if said else nothing)

    # --- inside -----------------------------------------------------------------------------------------------------------------

    def keep_run(self) -> None:
        """Store the run of which `run_found` said what it changes, in a thread; `changed` says when it is there."""
        run, self._held = self._held, None
        session = self._session
        if session is not None and run is not None:
            job = self._jobs.read("store", storing.store, session.path, session.author, run)
            self._begin(job, self.tr("Storing"), self._take_stored, storing=True)

    def drop_run(self) -> None:
        """Leave the project as it was before that run."""
        self._held = None

    def _take_run(self, run: Run) -> None:
        """Store a run at once if a person would see no difference; else say what it changes first."""
        session, project = self._session, self._project
        if session is None or project is None:
            return
        self._held = run
        if project.report is None:
            self.keep_run()
        else:
            job = self._jobs.read("compare", storing.compare, session.path, session.author, run)
            self._begin(job, self.tr("Comparing"), self._offer_run)

    def _offer_run(self, difference: Difference | None) -> None:
        if difference is None or difference.nothing:
            self.keep_run()
        else:
            self.run_found.emit(difference)

    def _take_stored(self, stored: Stored) -> None:
        """Show what was stored, or the project as it is where another program has changed it since."""
        session = self._session
        if session is None:
            return
        session.changed_elsewhere()  # from here on, what this window stored is nothing new
        if stored.is_of(session):
            keep_from_collecting()
            self._project = Project(session.path, session.read_only, stored.documents, stored.report, stored.stale)
            self.changed.emit(Changes.ANALYSIS | Changes.DECISIONS, None)
        else:
            self._load(EVERYTHING & ~Changes.PROJECT, None)
        self._tell(stored.documents)

    def _look(self) -> None:
        """See what another program did to the project."""
        if self._session is None or self.busy:
            return
        for notice in self._session.notices():
            self.noticed.emit(notice)
        if self._session.changed_elsewhere():
            self._load(EVERYTHING & ~Changes.PROJECT, None)

    def _tell(self, documents: Iterable[Document], messages: Iterable[Message] = ()) -> None:
        """Say what there is to know of texts, such as the languages that are read in part only, after `messages`."""
        from reconciler.notices import notices, say

        for message in (*messages, *notices(documents)):
            self.noticed.emit(say(message, interface_language()))

    def _switch(self, opened: Callable[[], Session]) -> bool:
        """Open another project, and say whether it is open; the one before stays open if that fails."""
        try:
            session = opened()
        except DiptychError as error:
            self.failed.emit(str(error))
            return False
        self._shut()
        if self._author:
            session.author = self._author
        self._session = session
        if is_large(session):
            self._load_aside(session)
        else:
            self._load(EVERYTHING, self)
        self._poll.start()
        return True

    def _shut(self) -> None:
        self._abandon()
        self._poll.stop()
        self._held = None
        session, self._session, self._project = self._session, None, None
        if session is not None:
            session.close()

    def _load(self, changes: Changes, initiator: QObject | None) -> None:
        """Look at the project again, as far as it changed, and tell everybody."""
        session, before = self._session, self._project
        assert session is not None
        anew = before is None or bool(changes & (Changes.PROJECT | Changes.ANALYSIS | Changes.SOURCES))
        documents = session.documents() if before is None or anew else before.documents
        report = report_now(session, before, changes)
        stale = before.stale if before is not None and not changes & RUN else is_stale(session, report)
        self._project = Project(session.path, session.read_only, documents, report, stale)
        self.changed.emit(changes, initiator)

    def _load_aside(self, session: Session) -> None:
        """Show that a large project is being opened, and have its fact table read in a thread."""
        self._project = Project(session.path, session.read_only, session.documents(), None, loading=True)
        self.changed.emit(EVERYTHING, self)
        job = self._jobs.read("open", load, session.path, session.author)
        self._begin(job, self.tr("Opening"), self._take_report)

    def _take_report(self, report: Report | None) -> None:
        session, project = self._session, self._project
        if session is not None and project is not None:
            report = session.report_after(report) if report is not None else None
            keep_from_collecting()
            self._project = Project(project.path, project.read_only, project.documents, report, is_stale(session, report))
            self.changed.emit(EVERYTHING & ~Changes.PROJECT, None)

    def _finish(self, outcome: Outcome) -> None:
        then = self._then.pop(outcome.job.number, None)
        if outcome.job == self._job:
            self._end()
        if outcome.error is not None and self._project is not None and self._project.loading:
            self.close()  # without its fact table there is nothing to work on
        if outcome.error is None:
            if then is not None:
                self._attempt(then, outcome.value)
        elif isinstance(outcome.error, Cancelled):
            if then is not None:
                self.noticed.emit(self.tr("Stopped; the project is as it was."))
        elif isinstance(outcome.error, ComputingProcessDied):
            self.failed.emit(self.tr("The computing process was ended from outside, perhaps for lack of memory: try it again."))
        elif isinstance(outcome.error, DiptychError):
            self.failed.emit(str(outcome.error))
        else:
            raise outcome.error
