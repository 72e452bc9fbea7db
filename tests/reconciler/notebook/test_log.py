"""A notebook is what its operations leave behind, and every one of them can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reconciler.errors import InputError
from reconciler.notebook.entries import (
    KINDS,
    Annotation,
    Setting,
    Tag,
    Target,
    TargetKind,
    Tie,
    Verdict,
    VerdictValue,
    tie_key,
    words_off,
)
from reconciler.notebook.log import Operation, change, decode, encode, fold, redone, undone

FACT = Target(TargetKind.FACT, ("c1", "c2"))


class Book:
    """A notebook in memory."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.log: list[Operation] = []

    def value(self, key: str, /) -> str:
        return self.entries.get(key, "")

    def needing(self, key: str, since: str = "", /) -> frozenset[str]:
        entries = {k: decode(k, v) for k, v in self.entries.items()}
        return frozenset(k for k, entry in entries.items() if key in entry.needs and entry.time > since)

    def add(self, operation: Operation) -> Operation:
        self.log.append(operation)
        self.entries = fold([operation], self.entries)
        return operation

    def put(self, *entries: object, without: tuple[str, ...] = ()) -> Operation:
        return self.add(Operation("put", change(self.value, *entries, without=without), "R", self.time()))  # type: ignore[arg-type]

    def time(self) -> str:
        return f"2026-01-01T00:00:00.{len(self.log):06d}+00:00"


def tag(name: str) -> Tag:
    return Tag(FACT, name, "R", "1")


def test_of_several_changes_the_newest_counts_in_whatever_order_they_come() -> None:
    book = Book()
    for value in VerdictValue:
        book.put(Verdict(FACT, value, "", "R", book.time()))
    book.put(tag("x"))
    book.put(without=(tag("x").key,))
    assert fold(book.log) == fold(book.log[::-1]) == book.entries
    assert len(book.entries) == 1


def test_undo_takes_back_and_redo_does_again() -> None:
    book = Book()
    book.put(Verdict(FACT, VerdictValue.ACCEPTED, "", "R", "1"))
    before = dict(book.entries)
    done = book.put(Verdict(FACT, VerdictValue.DISMISSED, "", "R", "2"), tag("x"))
    after = dict(book.entries)
    book.add(undone(done, "R", book.time(), book, done.time))
    assert book.entries == before
    book.add(redone(done, "R", book.time(), book, done.time))
    assert book.entries == after == fold(book.log)


def test_what_was_changed_later_is_not_undone_by_itself() -> None:
    book = Book()
    first = book.put(Setting("blind", "yes", "R", "1"))
    book.put(Setting("blind", "no", "R", "2"))
    with pytest.raises(InputError, match="changed later"):
        undone(first, "R", "3", book, first.time)


def test_what_something_hangs_on_is_not_undone_by_itself() -> None:
    book = Book()
    note = Annotation(FACT, "Look.", "R", "1")
    first = book.put(note)
    reply = book.put(Annotation(FACT, "I did.", "S", "3", reply_to=note.id))
    with pytest.raises(InputError, match="hangs on it"):
        undone(first, "R", "3", book, first.time)
    book.add(undone(reply, "R", book.time(), book, reply.time))
    book.add(undone(first, "R", book.time(), book, first.time))
    assert book.entries == {}


def test_what_was_there_before_stands_in_the_way_of_nothing() -> None:
    book = Book()
    note = Annotation(FACT, "Look.", "R", "1")
    book.put(Annotation(FACT, "I did.", "S", "2", reply_to=note.id))  # it came before, by way of a merge
    late = book.put(note)
    book.add(undone(late, "R", book.time(), book, late.time))
    assert note.key not in book.entries


def test_a_reply_is_not_done_again_without_its_note() -> None:
    book = Book()
    note = Annotation(FACT, "Look.", "R", "1")
    first = book.put(note)
    reply = book.put(Annotation(FACT, "I did.", "S", "3", reply_to=note.id))
    for operation in (reply, first):
        book.add(undone(operation, "R", book.time(), book, operation.time))
    with pytest.raises(InputError, match="what it hangs on is gone"):
        redone(reply, "R", "3", book, reply.time)


def test_what_came_together_goes_together() -> None:
    book = Book()
    note = Annotation(FACT, "Look.", "R", "1")
    both = book.put(note, Annotation(FACT, "I did.", "R", "2", reply_to=note.id))
    book.add(undone(both, "R", book.time(), book, both.time))
    assert book.entries == {}


def test_an_earlier_change_of_another_key_is_undone_by_itself() -> None:
    book = Book()
    first = book.put(tag("x"))
    book.put(tag("y"))
    book.add(undone(first, "R", book.time(), book, first.time))
    assert list(book.entries) == [tag("y").key]


def test_what_stays_as_it_is_makes_no_change() -> None:
    book = Book()
    book.put(tag("x"))
    assert change(book.value, tag("x"), without=("tag:none",)) == ()


def test_an_operation_bears_the_hash_of_what_it_says() -> None:
    one = Operation("put", change(lambda _: "", tag("x")), "R", "1")
    assert one.id == Operation("put", change(lambda _: "", tag("x")), "R", "1").id
    assert len({one.id, *(Operation(*said).id for said in (("put", (), "R", "1"), ("put", one.changes, "S", "1")))}) == 3


@given(st.sampled_from(list(KINDS.values())).flatmap(st.from_type))
def test_every_entry_comes_back_from_its_json(entry: object) -> None:
    assume(not isinstance(entry, Tie) or entry.claims)
    kind = next(name for name, one in KINDS.items() if one is type(entry))
    assert entry.key.startswith(f"{kind}:")  # type: ignore[attr-defined]
    assert decode(entry.key, encode(entry)) == entry  # type: ignore[attr-defined, arg-type]


def test_keys_do_not_ask_for_an_order() -> None:
    assert tie_key("b", "a") == tie_key("a", "b")
    assert Target(TargetKind.FACT, ("b", "a")).key == Target(TargetKind.FACT, ("a", "b")).key
    assert Target(TargetKind.FACT, ("b", "a")).key != Target(TargetKind.FACET, ("a", "b")).key
    assert words_off("Old  name", "B") == words_off("b", "old name")
