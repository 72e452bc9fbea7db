"""Two copies that go apart by hundreds of decisions: merged in either order they are the same, and nothing is lost."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from db import log
from desktop.session import Session
from reconciler.model import Document
from reconciler.notebook.disagreements import said
from reconciler.notebook.entries import kind_of
from reconciler.notebook.log import decode, fold
from tests.desktop.test_notebook_at_random import TEXTS, Player

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.notebook.log import Change, Operation

EACH = 300  # operations in which each copy differs from what they had in common
SEED = int(os.environ.get("DIPTYCH_SEED", "5"))


@pytest.fixture(scope="module")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What both begin with; some of it was decided before they parted."""
    path = tmp_path_factory.mktemp("bridge") / "bridge.diptych"
    with Session.create(path) as session:
        session.author = "Cyd"
        session.add_documents([Document(f"{n}.txt", "NS"[n], text, "en") for n, text in enumerate(TEXTS)])
        session.reconcile()
        player = Player(session, random.Random(SEED).randrange)
        for _ in range(60):
            player.step()
        session.add_documents(player.documents)  # whatever was removed
        session.reconcile()
    return path


def copy(path: Path, target: Path) -> Path:
    target.write_bytes(path.read_bytes())
    return target


def part(first: Session, second: Session, dice: random.Random) -> None:
    """Let both go their way, now the one and now the other, and each add a text of its own and one that both find."""
    both = [first, second]
    counts = [len(session.history()) for session in both]
    players = [Player(session, dice.randrange) for session in both]
    for n, session in enumerate(both):
        session.add_documents([Document("own.txt", "N", f"The ferry number {n} was sold.", "en")])
        session.add_documents([Document("found.txt", "S", "The mayor wept.", "en", title=f"Title {n}", url="https://example.org/")])
    while any(len(session.history()) - count < EACH for session, count in zip(both, counts, strict=True)):
        for _ in range(EACH // 3):
            players[dice.randrange(2)].step()


def merged(copies: list[Path], folder: Path) -> list[Session]:
    """Each copy with the other merged in."""
    found = []
    for n, path in enumerate(copies):
        session = Session.open(copy(path, folder / f"merged-{n}.diptych"))
        session.merge(copies[1 - n])
        found.append(session)
    return found


def fresh(operations: tuple[Operation, ...], before: tuple[Operation, ...]) -> list[Change]:
    """What was changed since `before`."""
    known = {operation.id for operation in before}
    return [one for operation in operations if operation.id not in known for one in operation.changes]


@pytest.mark.parametrize("authors", [("Ann", "Ben"), ("Ann", "Ann")], ids=["two", "one-on-two-machines"])
@pytest.mark.parametrize("skew", [0, 86_400 * 3], ids=["clocks-agree", "one-clock-is-fast"])
def test_either_order_gives_the_same_and_nothing_is_lost(
    common: Path, tmp_path: Path, authors: tuple[str, str], skew: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = [copy(common, tmp_path / f"{n}.diptych") for n in range(2)]
    with Session.open(common, read_only=True) as session:
        before = session.history()
    with Session.open(copies[0]) as first, Session.open(copies[1]) as second:
        first.author, second.author = authors
        if skew:
            set_forward(monkeypatch, second, skew)
        part(first, second, random.Random(SEED + skew))
        logs = [first.history(), second.history()]
        alone = [first.disagreements(), second.disagreements()]
    monkeypatch.undo()
    if authors[0] == authors[1]:
        assert not any(len({view.author for view in one.views}) == 1 for found in alone for one in found)
    one, other = merged(copies, tmp_path)
    try:
        assert one._store.entries() == other._store.entries()
        assert one.history() == other.history()
        assert one.documents() == other.documents()
        assert one.disagreements() == other.disagreements()
        assert one.check() == other.check() == ()
        assert {o.id for known in logs for o in known} <= {o.id for o in one.history()}
        assert one._store.entries() == fold(one.history())
        assert_no_decision_is_lost(one, logs, before)
        twice(one, copies)
        assert_undo_works(one, authors[0])
    finally:
        one.close()
        other.close()


def set_forward(monkeypatch: pytest.MonkeyPatch, session: Session, seconds: int) -> None:
    """Let the clock of one of two sessions be fast."""
    from datetime import UTC, datetime, timedelta

    true_time, connection = log.next_time, session._store._database._connection

    def fast(asked: object) -> str:
        now = true_time(asked)  # type: ignore[arg-type]
        if asked is not connection:
            return now
        return max(now, (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="microseconds"))

    monkeypatch.setattr(log, "next_time", fast)


def assert_no_decision_is_lost(session: Session, logs: list[tuple[Operation, ...]], before: tuple[Operation, ...]) -> None:
    """What a copy changed stands, or says the same as what stands, or is listed; what it alone changed stands.

    Where the other copy had come to the very same, and went on from there, that was known and is no disagreement.
    """
    entries, start = session._store.entries(), fold(before)
    listed = {(view.entry.key, said(view.entry)) for one in session.disagreements() for view in one.views if view.entry}
    removed = {one.key for one in session.disagreements() for view in one.views if view.entry is None}
    put_aside = 0
    for known, other in (logs, logs[::-1]):
        left, others = fold(known), fresh(other, before)
        touched, seen = {one.key for one in others}, {(one.key, one.before) for one in others}
        for key in {one.key for one in fresh(known, before)}:
            value = left.get(key, "")
            end, stands = decode(key, value), decode(key, entries.get(key, ""))
            if said(end) == said(stands) or value == start.get(key, "") or (key, value) in seen:
                continue
            put_aside += 1
            assert key in touched, f"{key} was changed in one copy alone, and does not stand"
            assert (key, said(end)) in listed if end is not None else key in removed or kind_of(key) in ("verdict", "statement")
    assert put_aside > 0


def twice(session: Session, copies: list[Path]) -> None:
    state = session._store.entries(), session.history(), session.documents()
    assert session.preview_merge(copies[1]).nothing
    for path in copies:
        session.merge(path)
    assert (session._store.entries(), session.history(), session.documents()) == state


def assert_undo_works(session: Session, author: str) -> None:
    from reconciler.errors import InputError

    session.author = author
    undone = 0
    for operation in reversed(session.history(authors=[author])):
        try:
            if not operation.of:
                session.undo(operation.id)
                undone += 1
        except InputError:
            continue  # something later hangs on it
    assert undone > 50
    assert session.check() == ()
