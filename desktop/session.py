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
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.added import Added, Names
from desktop.codings import Codings
from desktop.correcting import Correcting
from desktop.fetching import Fetching
from desktop.judging import Judging
from desktop.listing import Listing
from desktop.runs import Request, Run, carry_out, is_whole
from desktop.safety import Safety
from desktop.searching import Searching
from desktop.together import Together
from desktop.versions import Versions
from reconciler.errors import InputError, NotAProject, ProjectError
from reconciler.model import Message
from reconciler.notebook.state import constraints_of
from reconciler.notices import remarks
from reconciler.progress import null_progress
from reconciler.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Executor
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from db.store import Store
    from reconciler.differences import Difference
    from reconciler.export import Options, Selection
    from reconciler.glossary import OwnGlossary
    from reconciler.model import Analysis, Constraints, Document
    from reconciler.progress import Progress
    from reconciler.report import Report
    from sources.metadata import Metadata


class Session(Together, Judging, Correcting, Versions, Fetching, Listing, Codings, Searching, Safety):
    """An open project. `author` signs all that is done; it starts as `DIPTYCH_AUTHOR`, else as the computer's user."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.author = _user_name()

    # --- opening and closing ---------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make an empty project at `path` and open it; raises ProjectError where that cannot be."""
        from db.store import Store

        return cls(Store.create(path))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the project at `path`; raises NotAProject, NewerProject, ProjectLocked or another ProjectError.

        Opened for writing for the first time in a day, it is backed up meanwhile. `notices` has what there is to know then.
        """
        from db.store import Store

        session = cls(Store.open(path, read_only=read_only))
        session._begin_backup()
        return session

    def changed_elsewhere(self) -> bool:
        """Whether another program, or another window, changed the project since this was last asked."""
        return self._store.changed_elsewhere()

    def close(self) -> None:
        """Close the project; what was stored is in its one file."""
        self._end_backup()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def project_id(self) -> str:
        """What this project and its copies have in common."""
        return self._store.project_id

    @property
    def read_only(self) -> bool:
        return self._store.read_only

    # --- texts -----------------------------------------------------------------------------------------------------------------

    def documents(self) -> tuple[Document, ...]:
        """The texts of the project, in the order in which they were added."""
        return self._store.documents()

    def every_document(self) -> tuple[Document, ...]:
        """All texts that were ever read, as they were read: removed ones and old versions too."""
        return self._store.every_document()

    def source_names(self) -> dict[str, str]:
        """What each of these calls itself, by its id; no text is loaded for it."""
        return self._store.source_names()

    def sides(self) -> tuple[str, ...]:
        """The sides, in the order in which their first text was added."""
        return tuple(dict.fromkeys(d.side for d in self.documents()))

    def add_files(
        self,
        paths: Iterable[Path],
        *,
        side: str | None = None,
        metadata: Metadata | None = None,
        record: str = "",
        progress: Progress = null_progress,
    ) -> Added:
        """Read files as texts of `side` and add those that can be read; each of the others is a failure, and stops nothing.

        Without `side`, a file is read only if the catalogue of published pages knows it. `metadata` goes before what a file says
        of itself. Of a web archive the pages are read whose address holds `record`. Raises InputError for a blank side, and
        Cancelled, before anything is added.
        """
        from sources.metadata import Metadata
        from sources.read import read_documents

        self._must_be_writable()
        if side is not None and not side.strip():
            raise InputError("The side has no name: name whose voice the text is, for example EU.")
        found: list[Document] = []
        failures: list[str] = []
        todo = list(paths)
        names = Names(self.documents())
        for done, path in enumerate(todo):
            progress("read", done, len(todo))
            try:
                read = read_documents(path, side=side.strip() if side else None, metadata=metadata or Metadata(), record=record)
            except InputError as error:
                failures.append(str(error))
                continue
            found += [names.unique(document, path.resolve().parent.parts[1:]) for document in read]
        progress("read", len(todo), len(todo))
        added = self.add_documents(found)
        return Added(added.documents, added.notices, tuple(failures))

    def add_documents(self, documents: Iterable[Document]) -> Added:
        """Add texts that were already read; one whose side has the same text already is left out, with a notice.

        One whose side has another text of its name gets a number behind it. What their readers have to say is among the notices.
        """
        self._must_be_writable()
        present = self.documents()
        names = Names(present)
        sides = {d.side for d in present}
        texts = {(d.side, d.text): d.name for d in present}
        fresh: list[Document] = []
        notices: list[Message] = []
        for document in documents:
            key = (document.side, document.text)
            if key in texts:
                told = (("name", document.name), ("side", document.side), ("as", texts[key]))
                notices.append(Message("present", told))
                continue
            fresh.append(names.unique(document))
            texts[key] = fresh[-1].name
        for side in dict.fromkeys(d.side for d in fresh):
            if side not in sides:
                notices.append(Message("side", (("side", side),)))
        added = self._store.add_documents(fresh, self.author)
        return Added(added, (*notices, *remarks(added)))

    # --- the analysis ----------------------------------------------------------------------------------------------------------

    def reconcile(
        self, settings: Settings | None = None, progress: Progress = null_progress, executor: Executor | None = None
    ) -> Analysis:
        """Compute the analysis of all texts, then store it in one transaction; whatever stops it leaves the project as it was.

        Without `settings` those of the project count. Where nothing has changed since the last run, what it found is given back
        as it is; else only what was not read before is read. A project of much text is computed in a pool of processes unless an
        `executor` is given. Raises InputError when there is no text or the glossary stored is none, Cancelled when `progress` does,
        and ProjectError when the project cannot be written.
        """
        self._must_be_writable()
        request = self.request(settings)
        stored = self.found_by(request)
        if stored is not None:
            return stored
        run = self._carry_out(request, progress, executor)
        self.store_run(run)
        return run.analysis

    def compute(
        self, settings: Settings | None = None, progress: Progress = null_progress, executor: Executor | None = None
    ) -> Run:
        """The same without storing it: `difference` says what it would change, `store_run` keeps it."""
        return self._carry_out(self.request(settings), progress, executor)

    def difference(self, run: Run) -> Difference | None:
        """What `run` changes of the analysis that is stored; None if there is none."""
        from reconciler.differences import difference

        before = self.analysis()
        return None if before is None else difference(before, run.analysis, self.notebook())

    def request(self, settings: Settings | None = None) -> Request:
        """All that a run would depend on now; without `settings` those of the project count."""
        return Request(self.documents(), settings or self.settings(), self.constraints())

    def store_run(self, run: Run) -> None:
        """Store what a run of this project's texts found, in one transaction."""
        self._store.save_analysis(run.analysis, run.settings, run.fingerprint, run.readings)

    def fingerprint(self) -> str:
        """A hash of all that the newest analysis depended on; empty if there is none."""
        return self._store.fingerprint()

    def is_current(self) -> bool:
        """Whether the newest analysis is of the texts and decisions as they are now, and of this version's rules."""
        return self._store.fingerprint() == self.request().fingerprint()

    def unchanged(self, settings: Settings | None = None) -> Analysis | None:
        """The newest analysis if a run would find just that again; None where anything changed, or it was damaged."""
        return self.found_by(self.request(settings))

    def found_by(self, request: Request) -> Analysis | None:
        """The stored analysis if it is that of `request`, and whole: one that was damaged is made again."""
        stored = self._store.fingerprint()
        if not stored or stored != request.fingerprint():  # before a first run the rules need not be loaded to say no
            return None
        try:
            analysis = self._store.analysis()
        except NotAProject:
            return None
        return analysis if analysis is not None and is_whole(analysis) else None

    def analysis(self) -> Analysis | None:
        """The newest analysis, or None if there was none yet."""
        return self._store.analysis()

    def with_sources(self, analysis: Analysis) -> Analysis:
        """`analysis`, one of this project's, with its texts under what is said of them now."""
        from reconciler.notebook.state import documents_of

        read = {document.id: document for document in self.every_document()}
        used = [read[document.id] for document in analysis.documents]
        return replace(analysis, documents=documents_of(used, self._store.notebook("source"), every=True))

    def report(self, analysis: Analysis | None = None) -> Report:
        """The fact table of `analysis`, else of the newest, with what was decided.

        Raises ProjectError if the project was not reconciled yet.
        """
        found = self.report_if_any(analysis)
        if found is None:
            raise ProjectError(f"{self.path.name} is not yet reconciled: run `diptych reconcile {self.path}` first.")
        return found

    def report_if_any(self, analysis: Analysis | None = None) -> Report | None:
        """The same, or None if the project was not reconciled yet."""
        from reconciler import report

        analysis = analysis or self.analysis()
        if analysis is None:
            return None
        return report.build(analysis, self.notebook())

    def report_after(self, report: Report) -> Report:
        """The same table as the notebook is now; `report` is of this project, and of the texts as they are."""
        from reconciler.report import updated

        return updated(report, self.notebook())

    # --- the glossary ----------------------------------------------------------------------------------------------------------

    def glossary(self) -> str:
        """The project's own glossary, TOML as it was written; a commented start of one where there is none yet."""
        from reconciler.glossary import template

        return self.setting("glossary") or template()

    def set_glossary(self, text: str) -> OwnGlossary:
        """Make the TOML `text` the project's own glossary and give it back as it was read; raises InputError, and keeps the old."""
        from reconciler.glossary import read_glossary

        self._must_be_writable()
        own = read_glossary(text)
        self.set_setting("glossary", text, "set_glossary")
        return own

    def settings(self) -> Settings:
        """The settings of a run of this project: those by default, with its glossary."""
        from reconciler.glossary import read_glossary

        own = read_glossary(self.setting("glossary"))
        return Settings(shipped_glossaries=own.shipped, glossary=own.entries)

    def constraints(self) -> Constraints:
        """What a person decided of claims and ties: every run keeps to it."""
        return constraints_of(self._store.notebook("tie", "claim", "anchor"))

    # --- out of the project ----------------------------------------------------------------------------------------------------

    def export(
        self,
        path: Path,
        format: str | None = None,  # noqa: A002 - the word of the command line
        selection: Selection | None = None,
        options: Options | None = None,
    ) -> Path:
        """Write the fact table, or what `selection` takes of it, to `path` in the format of its ending, or in `format`.

        Returns the path. Raises OutputError for an unknown format or a place that cannot be written, or one that cannot do with a
        part; IntegrityError if a quote is not its source; InputError for a selection that asks for what is not there.
        """
        from desktop.wholes import Wanted, export_file, whole_of
        from reconciler.export import Options, Selection

        wanted = Wanted(path, format or "", selection or Selection(), options or Options())
        return export_file(self.path, wanted, self.report, lambda: whole_of(self._store))

    @classmethod
    def create_from(cls, path: Path, content: bytes, name: str) -> Self:
        """Make the project that `content`, a file called `name`, holds whole, at `path`, and open it.

        Raises InputError where it holds none or is damaged, ProjectError where the project cannot be made.
        """
        from desktop.wholes import make_project
        from reconciler.export import project_json

        make_project(path, project_json.read(content, name))
        return cls.open(path)

    # --- inside ----------------------------------------------------------------------------------------------------------------

    def _carry_out(self, request: Request, progress: Progress, executor: Executor | None) -> Run:
        if not request.documents:
            raise InputError(
                f"There is no text in {self.path.name} yet: add some with `diptych add {self.path} FILE... --side NAME`."
            )
        return carry_out(request, self._store.reading, progress, executor)


def make_sample(path: Path) -> Session:
    """Make a project at `path` of the sample texts, not yet reconciled, and open it."""
    from sources.corpus import sample

    session = Session.create(path)
    session.add_documents(sample())
    return session


def reconcile_folder(
    folder: Path, settings: Settings = Settings(), progress: Progress = null_progress, executor: Executor | None = None
) -> tuple[Analysis, tuple[str, ...]]:
    """Reconcile a folder without a project: the analysis and the notices.

    It has one subfolder a side, or lists its texts in a `sources.toml`, `sources.csv` or `sources.xlsx`. Raises InputError when it
    holds no text, ManifestError for a faulty `sources.toml`, and Cancelled.
    """
    from desktop.listing import read_listed
    from sources.folder import read_folder

    listed = read_listed(folder, progress)
    if listed is None:
        reading = read_folder(folder, progress)
        listed = reading.documents, reading.notices
    run = carry_out(Request(tuple(listed[0]), settings), lambda key: None, progress, executor)
    return run.analysis, tuple(listed[1])


def _user_name() -> str:
    """Who works here: `DIPTYCH_AUTHOR` where it is set, else the name of the computer's user."""
    try:
        return os.environ.get("DIPTYCH_AUTHOR", "").strip() or getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in a container, or a system without the user database
        return "unknown"
