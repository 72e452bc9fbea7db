"""Several researchers on one project: another's copy merged, what they disagree on, blind work, and how far they agree.

Copies are made by copying the closed file; each goes on in its own, and either takes the other in. Names are self-declared, and a
project's file can be opened with other tools: blind work is an agreement between colleagues, and no lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.writing import Writing
from reconciler.errors import InputError, ProjectError
from reconciler.notebook import blind
from reconciler.notebook.entries import Setting
from reconciler.notebook.state import Notebook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from db.log import StoredEntries
    from reconciler.notebook.agreement import Agreement
    from reconciler.notebook.disagreements import Disagreement
    from reconciler.notebook.entries import Entry
    from reconciler.notebook.log import Operation
    from reconciler.notebook.merging import MergePreview


class Together(Writing):
    """The part of a session that several share."""

    # --- what is seen ----------------------------------------------------------------------------------------------------------

    def notebook(self) -> Notebook:
        """All that stands in the notebook; while work is blind, of what was judged and noted only this author's own."""
        everything = self._store.notebook()
        if not blind.is_blind(everything):
            return everything
        return blind.seen_by(self.author, everything, lambda: self._store.operations(authors=(self.author,)))

    def history(self, *, newest: int = 0, **asked: Any) -> tuple[Operation, ...]:
        """What was done, oldest first; filters are those of `db.log.operations`.

        While work is blind, without what others judged and noted.
        """
        if not self.is_blind():
            return self._store.operations(newest=newest, **asked)
        return tuple(o for o in self._store.operations(**asked) if blind.is_seen(o, self.author))[-newest:]

    # --- copies ----------------------------------------------------------------------------------------------------------------

    def preview_merge(self, path: Path) -> MergePreview:
        """What the copy of this project at `path` has that this one has not, and what the two disagree on; nothing is changed.

        Raises InputError where it is another project or this very file, and what `db.borrowed.borrowed` does.
        """
        return self._compared(path)[0]

    def merge(self, path: Path) -> MergePreview:
        """Take in what the copy of this project at `path` has that this one has not, all or nothing, and say what it was.

        Operations and texts are joined, and of several changes of one thing the newest counts, so that either copy gets the same by
        taking the other in. The copy at `path` is only read. Raises like `preview_merge`, and ProjectError, ProjectLocked.
        """
        self._must_be_writable()
        found, operations = self._compared(path)
        self._store.append(operations, found.documents)
        return found

    def disagreements(self) -> tuple[Disagreement, ...]:
        """What researchers decided differently and have not settled; while work is blind, only on common ground."""
        from reconciler.notebook.disagreements import disagreements

        found = disagreements(self._store.operations(), self._store.entries())
        return blind.seen_of(found, self.author) if self.is_blind() else found

    def settle(self, disagreement: Disagreement, reason: str = "") -> None:
        """List a disagreement no more: what counts now was seen, and stands. It comes back if one of its views changes."""
        from reconciler.notebook.disagreements import settled

        self._do("settle", lambda _entries, time: ((settled(disagreement, self.author, time),), ()), reason)

    # --- blind work ------------------------------------------------------------------------------------------------------------

    def set_blind(self, authors: Iterable[str]) -> None:
        """Let these authors work blind until each of them is done; none ends blind work.

        Where work is not blind yet a new round begins, in which nobody is done. Raises InputError for a blank name or a single one.
        """
        names = blind.names_of(authors)

        def plan(entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            setting = Setting(blind.BLIND, "\n".join(names), self.author, time)
            stored = entries.of_kind("setting")
            fresh = not blind.is_blind(Notebook.read(stored))
            done = [key for key in stored if key.startswith(f"setting:{blind.DONE}")] if fresh or not names else []
            return ((setting,), done) if names else ((), (setting.key, *done))

        self._do("set_blind" if names else "end_blind", plan)

    def set_done(self, *, done: bool = True) -> None:
        """Say that this author is done with blind work, or is not after all; raises InputError where they do not take part."""
        name = self._name()
        if name not in blind.participants(self._store.notebook("setting")):
            raise InputError(f"{self.author} takes no part in blind work here: choose who does, or sign by another name.")

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            setting = Setting(blind.DONE + name, "yes", self.author, time)
            return ((setting,), ()) if done else ((), (setting.key,))

        self._do("set_done" if done else "set_not_done", plan)

    def is_blind(self) -> bool:
        """Whether somebody who takes part in blind work is not done yet."""
        return blind.is_blind(self._store.notebook("setting"))

    def blind_progress(self) -> tuple[blind.BlindProgress, ...]:
        """How far each who takes part has come, in numbers alone; none where work was never blind."""
        return blind.progress(self._store.notebook("setting", "verdict"))

    # --- agreement -------------------------------------------------------------------------------------------------------------

    def agreement(self) -> tuple[Agreement, ...]:
        """How far the researchers agree, for each kind of decision.

        Raises InputError while work is blind, and ProjectError where nothing was reconciled yet.
        """
        from reconciler.notebook.agreement import agreement

        if self.is_blind():
            waited = ", ".join(one.author for one in self.blind_progress() if not one.done)
            raise InputError(f"Work is blind until {waited} is done: how far all agree is told after that.")
        analysis = self._store.analysis()
        if analysis is None:
            raise ProjectError(f"{self._store.path.name} is not yet reconciled: run `diptych reconcile {self._store.path}` first.")
        return agreement(analysis, self._store.notebook(), self._store.operations())

    # --- inside ----------------------------------------------------------------------------------------------------------------

    def _compared(self, path: Path) -> tuple[MergePreview, tuple[Operation, ...]]:
        """What the copy at `path` brings, as this author sees it, and all of its operations that are new."""
        from db.borrowed import borrowed
        from reconciler.notebook.merging import news, preview

        mine = self._store.path
        if path.exists() and path.samefile(mine):
            raise InputError(f"{path} is this project itself: name another copy of it.")
        with borrowed(path) as other:
            if other.project_id != self._store.project_id:
                raise InputError(f"{path} is another project and no copy of {mine}: only copies of one project can be merged.")
            operations, texts = other.operations(), other.every_document()
        own = self._store.operations()
        fresh, documents = news(own, self._store.every_document(), operations, texts)
        return preview(own, fresh, documents, self.author), fresh

    def _name(self) -> str:
        return " ".join(self.author.split())
