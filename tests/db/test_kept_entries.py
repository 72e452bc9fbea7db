"""The notebook that is kept is the one in the file, whoever changed it."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from db.store import Store
from reconciler.errors import InputError
from reconciler.notebook.entries import Annotation, Tag
from reconciler.notebook.log import Operation, change
from reconciler.notebook.state import Notebook
from tests.db import samples

if TYPE_CHECKING:
    from pathlib import Path

TARGET = samples.verdicts()[0].target


def agrees(store: Store) -> bool:
    return store.notebook() == Notebook.read(store.entries())


def do(store: Store, author: str, chance: random.Random) -> None:
    """One of the things that a person does, the same in each run."""

    def made(there: object, time: str) -> Operation:
        entry = chance.choice(
            (
                Annotation(TARGET, f"note {chance.random()}", author, time),
                Annotation(TARGET, f"edited {chance.random()}", author, "2025-01-01T00:00:00.000000+00:00", time),
                Tag(TARGET, chance.choice("abc"), author, time),
            )
        )
        gone = [key for key in sorted(present) if chance.random() < 0.1]
        return Operation("test", change(there.value, entry, without=gone), author, time)  # type: ignore[attr-defined]

    present = store.entries("note", "tag")
    deed = chance.random()
    with suppress(InputError):  # something hangs on it
        if deed < 0.2:
            store.undo(author)
        elif deed < 0.3:
            store.redo(author)
        else:
            store.record(made)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_is_what_is_there(project: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Store.open(project) as one, Store.open(project) as other:
        for _ in range(60):
            do(chance.choice((one, other)), chance.choice(("ann", "ben")), chance)
            reader = chance.choice((one, other))
            assert agrees(reader)
            assert reader.notebook("note", "tag") == Notebook(notes=reader.notebook().notes, tags=reader.notebook().tags)
        assert agrees(one)
        assert agrees(other)


def test_what_was_learned_late_from_another_copy(project: Path) -> None:
    with Store.open(project) as store:
        assert agrees(store)
        late = [Annotation(TARGET, f"note {n}", "ben", f"2020-01-0{n}T00:00:00.000000+00:00") for n in range(1, 4)]
        store.append([samples.operation(note) for note in reversed(late)])
        assert [note.text for note in store.notebook().notes][:3] == ["note 1", "note 2", "note 3"]
        assert agrees(store)


def test_made_anew_it_is_read_anew(project: Path) -> None:
    with Store.open(project) as store:
        before = store.notebook()
        for make_anew in (store.rebuild, store.mend):
            with store._database.transaction(write=True) as connection:
                connection.exec_driver_sql("DELETE FROM entry WHERE kind = 'note'")
            make_anew()
            assert store.notebook() == before
        assert agrees(store)
