"""Whatever a person does in whatever order, all of it can be undone, done again, and made anew from the log."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.session import Session
from reconciler.decisions import target_of_claim, target_of_discrepancy, target_of_facet, target_of_fact, target_of_source
from reconciler.errors import InputError
from reconciler.export import log_format
from reconciler.model import Document
from reconciler.notebook.entries import VerdictValue, Whose
from reconciler.notebook.log import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reconciler.model import Analysis
    from reconciler.notebook.entries import Target

TEXTS = (
    "The bridge opened on 3 May 1911. It cost 40,000 crowns. Ten men died in its making. The mayor held a speech.",
    "The bridge was opened on 5 May 1911. It cost 45,000 crowns. Nobody died. A band played all night.",
)
MANY = 3000  # of which some come to nothing


class Player:
    """Does one thing after another to a project, as `choose` says; what cannot be done then is left."""

    def __init__(self, session: Session, choose: Callable[[int], int]) -> None:
        self.session, self._choose = session, choose
        self.analysis: Analysis = session.reconcile()
        self.documents = session.documents()

    def step(self) -> None:
        deeds = (
            *(self.decide, self.state, self.note, self.reply, self.edit, self.delete, self.tag, self.untag, self.translate) * 2,
            *(self.link, self.part, self.alone, self.free, self.merge, self.split),
            *(self.make, self.remove, self.cut, self.join),
            *(self.title, self.move, self.rename, self.drop, self.bring),
            *(self.rule, self.words, self.glossary),
            *(self.session.undo, self.session.undo, self.session.redo, self.undo_any, self.redo_any),
        )
        with suppress(InputError):  # what it needs is not there, or something hangs on it
            deeds[self._choose(len(deeds))]()

    def one(self, things: tuple[object, ...] | list[object]) -> object:
        if not things:
            raise InputError("There is none.")
        return things[self._choose(len(things))]

    def target(self) -> Target:
        facts, flags, claims = self.analysis.facts, self.analysis.discrepancies, self.analysis.claims
        made: list[object] = [
            target_of_fact(self.one(facts)),  # type: ignore[arg-type]
            target_of_facet(self.one(facts), "date"),  # type: ignore[arg-type]
            target_of_discrepancy(self.one(flags)),  # type: ignore[arg-type]
            target_of_claim(self.one(claims)),  # type: ignore[arg-type]
            target_of_source(self.documents[0].id),
        ]
        return self.one(made)  # type: ignore[return-value]

    def decide(self) -> None:
        self.session.decide(self.target(), self.one(list(VerdictValue)))  # type: ignore[arg-type]

    def state(self) -> None:
        self.session.state(self.target(), ("", "So it was.", "So it was not.")[self._choose(3)])

    def note(self) -> None:
        self.session.annotate(self.target(), f"note {self._choose(100)}")

    def reply(self) -> None:
        note = self.one(self.session.notebook().notes)
        self.session.annotate(note.target, "an answer", note)  # type: ignore[attr-defined, arg-type]

    def edit(self) -> None:
        self.session.edit_note(self.one(self.session.notebook().notes), f"other {self._choose(100)}")  # type: ignore[arg-type]

    def delete(self) -> None:
        self.session.delete_note(self.one(self.session.notebook().notes))  # type: ignore[arg-type]

    def tag(self) -> None:
        self.session.tag(self.target(), "abc"[self._choose(3)])

    def translate(self) -> None:
        words, language = ("", "The bridge.", "A bridge.")[self._choose(3)], ("en", "ru")[self._choose(2)]
        self.session.translate(target_of_claim(self.claim()), words, language, self.one(list(Whose)), "X")  # type: ignore[arg-type]

    def untag(self) -> None:
        self.session.untag(self.one(self.session.notebook().tags))  # type: ignore[arg-type]

    def claim(self) -> object:
        return self.one(self.analysis.claims)

    def link(self) -> None:
        self.session.link(self.claim(), self.claim())  # type: ignore[arg-type]

    def part(self) -> None:
        self.session.keep_apart(self.claim(), self.claim())  # type: ignore[arg-type]

    def alone(self) -> None:
        self.session.leave_alone(self.claim())  # type: ignore[arg-type]

    def free(self) -> None:
        self.session.free(self.claim(), self.claim())  # type: ignore[arg-type]

    def merge(self) -> None:
        self.session.merge_facts(self.one(self.analysis.facts), self.one(self.analysis.facts))  # type: ignore[arg-type]

    def split(self) -> None:
        fact = self.one(self.analysis.facts)
        self.session.split_fact(fact, fact.claims[:1])  # type: ignore[attr-defined, arg-type]

    def make(self) -> None:
        start = self._choose(40)
        self.session.make_claim(self.documents[0].id, start, start + 1 + self._choose(20))

    def remove(self) -> None:
        self.session.remove_claim(self.claim())  # type: ignore[arg-type]

    def cut(self) -> None:
        claim = self.claim()
        self.session.cut_claim(claim, claim.start + self._choose(30))  # type: ignore[attr-defined, arg-type]

    def join(self) -> None:
        self.session.join_claims(self.claim(), self.claim())  # type: ignore[arg-type]

    def title(self) -> None:
        self.session.edit_source(self.documents[self._choose(2)].id, title="XYZ"[self._choose(3)])

    def move(self) -> None:
        self.session.edit_source(self.documents[self._choose(2)].id, side="NS"[self._choose(2)])

    def rename(self) -> None:
        self.session.rename_side("NS"[self._choose(2)], "NSW"[self._choose(3)])

    def drop(self) -> None:
        self.session.remove_source(self.documents[self._choose(2)].id)

    def bring(self) -> None:
        self.session.add_documents(self.documents)

    def rule(self) -> None:
        self.session.switch_rule(("date", "number")[self._choose(2)], on=bool(self._choose(2)))

    def words(self) -> None:
        self.session.switch_words("a", "bc"[self._choose(2)], on=bool(self._choose(2)))

    def glossary(self) -> None:
        self.session.set_glossary(("", "shipped = []\n")[self._choose(2)])

    def own(self) -> tuple[object, ...]:
        return self.session.history(newest=40, authors=("Ada",))

    def undo_any(self) -> None:
        self.session.undo(self.one(self.own()).id)  # type: ignore[attr-defined]

    def redo_any(self) -> None:
        self.session.redo(self.one(self.own()).id)  # type: ignore[attr-defined]


def undo_all(session: Session) -> int:
    """Undo all that there is, and count it."""
    count = 0
    while session.undo() is not None:
        count += 1
    return count


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bridge") / "bridge.diptych"
    with Session.create(path) as session:
        session.author = "Cyd"
        session.add_documents([Document(f"{n}.txt", "NS"[n], text, "en") for n, text in enumerate(TEXTS)])
        session.reconcile()
    return path


@pytest.fixture
def session(start: Path, tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / start.name
    path.write_bytes(start.read_bytes())
    with Session.open(path) as opened:
        yield opened


def assert_made_anew(session: Session) -> None:
    """What stands in the notebook is what the log leaves behind, in memory, in the file, and by way of its JSON."""
    entries, operations = session._store.entries(), session.history()
    assert fold(operations) == entries
    assert log_format.read(log_format.write(operations, session.project_id, "test")) == operations
    session._store.rebuild()
    assert session._store.entries() == entries
    assert session.check() == ()


def test_two_thousand_operations(session: Session) -> None:
    dice = random.Random(int(os.environ.get("DIPTYCH_SEED", "11")))
    player = Player(session, dice.randrange)
    assert_all_turns(session, player, MANY)
    assert len(session.history()) > 0.8 * MANY


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_is_undone_and_done_again(start: Path, tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / start.name
    path.write_bytes(start.read_bytes())
    with Session.open(path) as session:
        player = Player(session, lambda count: data.draw(st.integers(0, count - 1)))
        assert_all_turns(session, player, data.draw(st.integers(1, 30)))


def assert_all_turns(session: Session, player: Player, deeds: int) -> None:
    session._store._database.pragma("synchronous=OFF")  # thousands of waits for the disk would show nothing
    session.author = "Ada"  # and not who made the project, so that what is undone ends where she began
    before = session._store.entries()
    for _ in range(deeds):
        player.step()
    after = session._store.entries()
    assert_made_anew(session)
    count = undo_all(session)
    assert session._store.entries() == before
    for _ in range(count):
        session.redo()
    assert session._store.entries() == after
    assert_made_anew(session)
