"""Whatever happens to the versions of a text, a note stands on its own words, is among the orphans, or was left on purpose."""

from __future__ import annotations

from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop.session import Session
from reconciler.decisions import target_of_span
from reconciler.errors import InputError
from reconciler.model import Document
from reconciler.notebook.entries import CarriedHow, anchor_at
from reconciler.notebook.log import fold
from reconciler.notebook.outcomes import Fate
from tests.reconciler.notebook.edits import KINDS, Edited

if TYPE_CHECKING:
    from pathlib import Path

SAME_WORDS = (CarriedHow.KEPT, CarriedHow.MOVED)


class Reader:
    """Notes words of a text, edits the text, takes the new version, sets orphans right, and takes things back."""

    def __init__(self, session: Session, random: Random) -> None:
        self.session, self._random = session, random
        self._edited = Edited(random, 20)
        session.author = "Cyd"  # somebody else, so that undoing ends before this
        session.add_documents([Document("page.txt", "North", self._edited.new, "en"), Document("s.txt", "South", "Quiet.", "en")])
        session.author = "Ada"

    def step(self) -> None:
        session = self.session
        deeds = (self.note, self.note, self.note, self.update, self.update, self.attach, self.leave, self.beside, session.undo)
        with suppress(InputError):  # it cannot be done now
            self._random.choice((*deeds, session.redo))()

    def newest(self) -> Document:
        return self.session.versions(self.session.documents()[0].id)[-1]

    def note(self) -> None:
        text = self.newest().text
        start = self._random.randrange(len(text) - 60)
        anchor = anchor_at(self.newest().id, text, start, start + self._random.randrange(1, 60))
        if anchor.quote.strip():
            self.session.annotate(target_of_span(anchor), anchor.quote)

    def update(self) -> None:
        for _ in range(self._random.choice([1, 1, 4])):
            self._edited.edit(self._random.choice(KINDS))
        preview = self.session.preview_version(self.newest().id, Document("page.txt", "", self._edited.new, "en"))
        changed = [passage.id for passage in preview.of(Fate.CHANGED)]
        self.session.accept_version(preview, changed[::2])

    def attach(self) -> None:
        orphan = self._random.choice(self.session.orphans() or self.none())
        place = (orphan.suggestions or self.none())[0]
        self.session.attach(orphan.anchor, place.start, place.end, suggested=True)

    def leave(self) -> None:
        self.session.leave(self._random.choice(self.session.orphans() or self.none()).anchor)

    def beside(self) -> None:
        old = self._random.choice(self.session.versions(self.newest().id))
        self.session.keep_beside(old.id, on=self._random.random() < 0.5)

    def none(self) -> tuple[()]:
        raise InputError("There is none.")


def assert_nothing_is_lost(session: Session) -> set[str]:
    """Give the keys of the notes that stand nowhere."""
    notebook, texts = session.notebook(), {d.id: d.text for d in session.every_document()}
    for one in notebook.carried:
        assert all(texts[a.source][a.start : a.end] == a.quote for a in (one.old, one.new))
        assert one.how not in SAME_WORDS or one.old.quote == one.new.quote
    shown, places = {d.id for d in session.documents()}, notebook.places()
    left = {one.old.id for one in notebook.carried if one.how is CarriedHow.LEFT}
    waiting = {entry.key for orphan in session.orphans() for entry in orphan.entries}
    nowhere = set()
    for note in notebook.notes:
        (anchor,) = note.target.anchors
        stands = (anchor, *places(anchor.id))[-1]
        if stands.source not in shown:
            nowhere.add(note.key)
            assert (note.key in waiting) is (stands.id not in left)
        else:
            assert note.key not in waiting
    return nowhere


def noted_beside(session: Session) -> set[str]:
    """The keys of the notes that can be read in an old version which is compared beside the newest."""
    notebook, shown = session.notebook(), {d.id for d in session.documents()}
    places = notebook.places()
    chains = {note.key: (note.target.anchors[0], *places(note.target.anchors[0].id)) for note in notebook.notes}
    return {key for key, chain in chains.items() if any(anchor.source in shown for anchor in chain)}


@pytest.mark.parametrize("seed", range(4))
def test_a_note_stands_or_waits(seed: int, tmp_path: Path) -> None:
    with Session.create(tmp_path / "page.diptych") as session:
        session._store._database.pragma("synchronous=OFF")
        reader = Reader(session, Random(seed))
        before = session._store.entries()
        for _ in range(60):
            reader.step()
            nowhere = assert_nothing_is_lost(session)
        assert len(session.versions(reader.newest().id)) > 3
        entries = session._store.entries()
        assert fold(session.history()) == entries
        session._store.rebuild()
        assert session._store.entries() == entries
        assert session.check() == ()
        assert session.reconcile().documents == session.documents()
        unplaced = {entry.key for entry in session.report().decisions.unplaced}
        assert unplaced <= nowhere
        assert unplaced == nowhere - noted_beside(session)
        while session.undo() is not None:
            pass
        assert session._store.entries() == before
        assert session.check() == ()
