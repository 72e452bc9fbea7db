"""New versions of a text: looked at before they are accepted, one operation when they are, and what could not be carried over.

What hangs on the old version is carried to the new one where it is sure (`reconciler.notebook.carrying`); the rest waits as orphans
until a person says where it belongs. Old versions stay in the project, to be read, or to be compared beside the new one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from desktop.added import Names
from desktop.writing import Writing
from reconciler.errors import InputError
from reconciler.notebook import blind, versions
from reconciler.notebook.entries import Carried, CarriedHow, SourceEdit, anchor_at, source_key
from reconciler.notebook.log import Operation, change
from reconciler.notebook.state import Notebook, documents_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from db.log import StoredEntries
    from reconciler.model import Document
    from reconciler.notebook.entries import Anchor, Entry
    from reconciler.notebook.versions import Orphan, VersionPreview
    from sources.metadata import Metadata

# what a person said of the old version that is true of the new one too
_INHERITED = ("title", "publisher", "author", "language", "url", "note")
_KINDS = ("verdict", "statement", "note", "tag", "translation", "tie", "claim", "source", "anchor")


class Versions(Writing):
    """The part of a session that keeps versions."""

    def versions(self, source: str) -> tuple[Document, ...]:
        """All versions of a text, the oldest first, to be read; raises InputError where there is no such text."""
        said = self._store.notebook("source")
        documents = {d.id: d for d in documents_of(self._store.every_document(), said, every=True)}
        if source not in documents:
            raise InputError("There is no such text in this project: choose one that is there.")
        return tuple(documents[version] for version in versions.versions_of(source, said.successors()))

    def find_source(self, name: str) -> Document:
        """The newest version of the text with this name, title or id, or with this side and name (`EU/page.html`).

        An older version's name does too. Raises InputError where there is none or several.
        """
        said, every = self._store.notebook("source"), self._store.every_document()
        successors = said.successors()
        shown = {document.id: document for document in documents_of(every, said)}
        found: dict[str, Document] = {}
        for document in documents_of(every, said, every=True):
            newest = versions.versions_of(document.id, successors)[-1]
            if name in (document.id, document.name, document.title, f"{document.side}/{document.name}") and newest in shown:
                found[newest] = shown[newest]
        if not found:
            raise InputError(f"There is no text {name} in this project: name one of {', '.join(d.name for d in shown.values())}.")
        if len(found) > 1:
            sides = ", ".join(f"{document.side}/{document.name}" for document in found.values())
            raise InputError(f"Several texts are called {name}: name one of {sides}.")
        return next(iter(found.values()))

    def read_version(self, source: str, path: Path, metadata: Metadata | None = None) -> Document:
        """Read a file as a new version of a text, on its side, with what is known of the old one and no file says.

        Raises InputError for a file that cannot be read.
        """
        from sources.metadata import Metadata
        from sources.read import read_file

        old = self._source(source)
        known = Metadata(publisher=old.publisher, author=old.author, language=old.language, url=old.url, note=old.note)
        document = read_file(path, side=old.side, metadata=(metadata or Metadata()).over(known))
        untitled = document.title == PurePath(document.name).stem
        return replace(document, title=old.title) if untitled and old.title else document

    def preview_version(self, source: str, document: Document) -> VersionPreview:
        """What `document`, as a new version of a text, would do to what hangs on it; nothing is stored.

        It goes to the side of the old one, under a name that no version has. While work is blind, what others judged and noted is
        carried over like all else, and not told. Raises InputError for a text that is an old version itself, or that is in the
        project already.
        """
        old = self._source(source)
        every = self.versions(source)
        document = Names((*self._store.documents(), *every)).unique(replace(document, side=old.side))
        notebook = self._store.notebook(*_KINDS)
        self._refuse(old, document, notebook)
        found = versions.preview(old, document, notebook, self._known(notebook), _claims_of)
        return versions.seen_of(found, self._seen(notebook))

    def accept_version(self, preview: VersionPreview, accept_changed: Collection[str] = ()) -> Document:
        """Put the new version in the place of the old one, and carry over what was kept and moved, in one operation.

        `accept_changed` are the ids of changed passages whose new words a person agrees to; the others are orphans. Raises
        InputError where something was decided of the old version since, so that the preview no longer tells all.
        """
        self._must_be_writable()
        old, new = preview.old, preview.new
        known = self._known(self._store.notebook(*_KINDS))

        def make(entries: StoredEntries, time: str) -> Operation:
            notebook = Notebook.read({key: value for kind in _KINDS for key, value in entries.of_kind(kind).items()})
            self._refuse(old, new, notebook)
            now = {anchor.id for anchor in versions.holdings(notebook, known) if anchor.source == old.id}
            if now != {passage.id for passage in preview.passages}:
                raise InputError(f"Something was decided of {old.name} since: look at the new version again.")
            put: list[Entry] = [SourceEdit(old.id, "successor", new.id, self.author, time)]
            if not entries.value(source_key(new.id, "present")):
                put.append(SourceEdit(new.id, "present", "yes", self.author, time))
            put += _inherited(old, new, notebook, time)
            put += versions.carried(preview, accept_changed, self.author, time)
            # a text that was there before is there again: what stood in it stands where it did
            back = [one.key for one in notebook.carried if one.old.source == new.id]
            without = [*back, source_key(new.id, "successor"), source_key(new.id, "beside")]
            return Operation("update_source", change(entries.value, *put, without=without), self.author, time)

        self._store.record(make, [new])
        return self._source(new.id)

    def keep_beside(self, source: str, *, on: bool = True) -> None:
        """Compare an old version as a source of its own beside the new one, from the next run on, or no longer."""
        if source not in self._store.notebook("source").successors():
            raise InputError("This text has no newer version to be compared with: choose an old version.")

        def plan(_entries: StoredEntries, time: str) -> tuple[Iterable[Entry], Iterable[str]]:
            beside = SourceEdit(source, "beside", "yes", self.author, time)
            return ((beside,), ()) if on else ((), (beside.key,))

        self._do("keep_beside" if on else "leave_out", plan)

    # --- what could not be carried over ----------------------------------------------------------------------------------------

    def orphans(self) -> tuple[Orphan, ...]:
        """The passages of old versions that something hangs on and that stand nowhere now, with what looks like them.

        While work is blind, those on which this author's own decisions hang, or what is common ground.
        """
        notebook = self._seen(self._store.notebook(*_KINDS))
        every = self._store.every_document()
        shown = {document.id for document in documents_of(every, notebook)}
        documents = documents_of(every, notebook, every=True)
        return versions.orphans(documents, shown, notebook, self._known(notebook), _claims_of)

    def attach(self, anchor: Anchor, start: int, end: int, *, suggested: bool = False) -> Anchor:
        """Say that the passage of an orphan stands at `[start, end)` of the newest version of its text, in code points.

        `suggested`: the program showed the place. Raises InputError for a blank or wrong place.
        """
        newest = self.versions(anchor.source)[-1]
        text = self._source(newest.id).text
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise InputError("A passage needs words: choose a place in the text that has some.")
        new = anchor_at(newest.id, text, start, end)
        self._carry("attach", anchor, new, CarriedHow.SUGGESTED if suggested else CarriedHow.BY_HAND)
        return new

    def leave(self, anchor: Anchor) -> None:
        """Leave an orphan with the old version, since the new one says nothing of the kind; it can still be attached."""
        self._carry("leave", anchor, anchor, CarriedHow.LEFT)

    # --- inside ----------------------------------------------------------------------------------------------------------------

    def _carry(self, kind: str, anchor: Anchor, new: Anchor, how: CarriedHow) -> None:
        if anchor.source not in self._store.notebook("source").successors():
            raise InputError("This passage is in the newest version of its text: nothing is lost of it.")
        self._do(kind, lambda _entries, time: ((Carried(anchor, new, self.author, time, how),), ()))

    def _seen(self, notebook: Notebook) -> Notebook:
        """What this author sees of `notebook`: while work is blind, of what was judged and noted only their own."""
        if not blind.is_blind(self._store.notebook("setting")):
            return notebook
        return blind.seen_by(self.author, notebook, lambda: self._store.operations(authors=(self.author,)))

    def _known(self, notebook: Notebook) -> dict[str, Anchor]:
        """The places of claims that only their ids name: decisions of projects from before places were kept."""
        return {anchor.id: anchor for anchor in self._store.anchors(versions.unplaced(notebook))}

    @staticmethod
    def _refuse(old: Document, new: Document, notebook: Notebook) -> None:
        successors = notebook.successors()
        present = {edit.source for edit in notebook.sources if edit.field == "present" and edit.value}
        if new.text == old.text:
            raise InputError(f"{new.name} has the same text as {old.name}: there is nothing new in it.")
        if old.id not in present or old.id in successors:
            raise InputError(f"{old.name} is no longer the newest version of its text: choose the newest one.")
        if new.id in present and new.id not in versions.versions_of(old.id, successors):
            raise InputError(f"{new.name} is in the project as a text of its own: remove it first.")


def _inherited(old: Document, new: Document, notebook: Notebook, time: str) -> list[SourceEdit]:
    said = [edit for edit in notebook.sources if edit.source == old.id and edit.field in _INHERITED]
    return [replace(edit, source=new.id, time=time) for edit in said if edit.value != getattr(new, edit.field)]


def _claims_of(document: Document) -> list[tuple[int, int]]:
    from reconciler.claims.extract import extract_claims

    return [(claim.start, claim.end) for claim in extract_claims(document)]
