"""What was decided differently is read from the log alone, and nothing that agrees is listed."""

from __future__ import annotations

from itertools import count, permutations

import pytest

from reconciler.notebook.disagreements import Disagreement, disagreements, settled
from reconciler.notebook.entries import (
    Annotation,
    Setting,
    SourceEdit,
    Statement,
    Tag,
    Target,
    TargetKind,
    Verdict,
    VerdictValue,
)
from reconciler.notebook.log import Change, Operation, change, encode, fold

YES, NO, OPEN = VerdictValue.ACCEPTED, VerdictValue.DISMISSED, VerdictValue.OPEN


class Copy:
    """A copy of a project, in which one after another does something; time is one for all copies."""

    clock = count()

    def __init__(self, *log: Operation) -> None:
        self.log = list(log)

    def do(self, author: str, entry: object = None, without: str = "") -> Operation:
        """Put in what `entry` makes of author and time, or take a key away."""
        left, time = fold(self.log), f"2026-01-01T00:00:00.{next(self.clock):06}+00:00"
        put = [entry(author, time)] if callable(entry) else []
        changes = change(lambda key: left.get(key, ""), *put, without=[without] if without else ())
        self.log.append(Operation("test", changes, author, time))
        return self.log[-1]

    def undo(self, operation: Operation) -> None:
        (one,) = operation.changes
        time = f"2026-01-01T00:00:00.{next(self.clock):06}+00:00"
        back = Change(one.key, one.after, one.before)
        self.log.append(Operation("undo", (back,), operation.author, time, of=operation.id))

    def found(self, *others: Copy) -> tuple[Disagreement, ...]:
        log = list({o.id: o for copy in (self, *others) for o in copy.log}.values())
        return disagreements(log, fold(log))


def fact(*claims: str) -> Target:
    return Target(TargetKind.FACT, claims)


def verdict(target: Target, value: VerdictValue, reason: str = "") -> object:
    return lambda author, time: Verdict(target, value, reason, author, time)


def title(value: str) -> object:
    return lambda author, time: SourceEdit("s1", "title", value, author, time)


def flag(identity: str, *words: str) -> Target:
    return Target(TargetKind.DISCREPANCY, ("c1", "c2"), identity, words=words)


@pytest.mark.parametrize(
    ("one", "other", "listed"),
    [
        (fact("a", "b"), fact("b", "a"), True),
        (fact("a"), fact("a", "b"), True),  # it gained a claim
        (fact("a", "b", "c"), fact("b", "c", "d"), True),
        (fact("a", "b"), fact("b", "c"), False),  # two facts that one claim serves
        (fact("a", "b"), Target(TargetKind.FACET, ("a", "b"), "date"), False),
        (Target(TargetKind.FACET, ("a",), "date"), Target(TargetKind.FACET, ("a",), "place"), False),
        (Target(TargetKind.FACET, ("a",), "date"), Target(TargetKind.FACET, ("a", "b"), "date"), True),
        (flag("d1", "number", "3", "4"), flag("d2", "number", "3", "4"), True),  # its evidence moved by a letter
        (flag("d1", "number", "3", "4"), flag("d2", "number", "3", "5"), False),
        (flag("d1"), flag("d2"), False),
    ],
)
def test_what_is_one_thing(one: Target, other: Target, listed: bool) -> None:
    ann, ben = Copy(), Copy()
    ann.do("Ann", verdict(one, YES))
    ben.do("Ben", verdict(other, NO))
    assert len(ann.found(ben)) == listed
    assert ann.found(ben) == ben.found(ann)


def test_those_who_agree_or_took_it_back_are_not_listed() -> None:
    ann, ben = Copy(), Copy()
    ann.do("Ann", verdict(fact("a"), YES, "for one reason"))
    ben.do("Ben", verdict(fact("a"), YES, "for another"))
    ann.do("Ann", verdict(fact("b"), YES))
    ben.do("Ben", verdict(fact("b"), NO))
    ben.do("Ben", verdict(fact("b"), OPEN))
    ann.do("Ann", lambda author, time: Statement(fact("c"), "It  was so.", author, time))
    ben.do("Ben", lambda author, time: Statement(fact("c"), "It was so.", author, time))
    ann.do("Ann", lambda author, time: Tag(fact("c"), "Ask", author, time))
    ben.do("Ben", lambda author, time: Tag(fact("c"), "ask", author, time))
    ann.do("Ann", title("One"))
    ben.do("Ben", title("One"))
    assert ann.found(ben) == ()


def test_who_knew_what_was_there_is_not_listed() -> None:
    ann = Copy()
    first = ann.do("Ann", title("One"))
    ann.do("Ben", title("Two"))
    ann.do("Cyd", without="source:s1:title")
    ann.do("Ann", title("Three"))
    assert ann.found() == ()
    ben = Copy(first)
    ben.do("Ben", title("Four"))
    (found,) = ann.found(ben)
    assert [(view.author, view.entry.value, view.stands) for view in found.views] == [
        ("Ann", "Three", False),
        ("Ben", "Four", True),
    ]


def test_three_copies_in_any_order() -> None:
    start = Copy()
    start.do("Ann", title("One"))
    copies = [Copy(*start.log) for _ in range(3)]
    for name, copy in zip(("Ann", "Ben", "Cyd"), copies, strict=True):
        copy.do(name, title(f"{name}'s"))
        copy.do(name, title(f"{name}'s own"))
        copy.do(name, verdict(fact("a"), NO if name == "Cyd" else YES))
    found = {order[0].found(*order[1:]) for order in permutations(copies)}
    assert len(found) == 1
    source, judged = found.pop()
    assert [view.entry.value for view in source.views] == ["Ann's own", "Ben's own", "Cyd's own"]
    assert [view.entry.value for view in judged.views] == [YES, YES, NO]


def test_what_was_put_aside_by_an_undo_in_another_copy_is_listed() -> None:
    start = Copy()
    start.do("Ann", title("One"))
    ann, ben = Copy(*start.log), Copy(*start.log)
    done = ann.do("Ann", title("Two"))
    ben.do("Ben", title("Three"))
    ann.undo(done)
    log = [*ann.log, *ben.log]
    assert fold(log)["source:s1:title"] == encode(SourceEdit("s1", "title", "One", "Ann", start.log[0].time))
    (found,) = ann.found(ben)
    assert [view.entry.value for view in found.views] == ["Three", "One"]


def test_both_undid_the_same_and_it_is_done_again() -> None:
    start = Copy()
    done = start.do("Ann", title("One"))
    ann, ben = Copy(*start.log), Copy(*start.log)
    ann.undo(done)
    ben.undo(done)
    assert ann.found(ben) == ()
    both = Copy(*{o.id: o for o in (*ann.log, *ben.log)}.values())
    both.do("Ann", title("One"))
    assert both.found() == ()


def test_one_note_changed_in_two_copies() -> None:
    start = Copy()
    first = start.do("Ann", lambda author, time: Annotation(fact("a"), "Odd.", author, time))
    key, time = first.changes[0].key, first.time
    ann, ben = Copy(*start.log), Copy(*start.log)
    ann.do("Ann", lambda author, now: Annotation(fact("a"), "Very odd.", author, time, now))
    ben.do("Ben", without=key)
    (found,) = ann.found(ben)
    assert (found.kind, [view.entry and view.entry.text for view in found.views]) == ("note", ["Very odd.", None])


def test_what_is_settled_is_listed_again_when_a_view_changes() -> None:
    ann, ben = Copy(), Copy()
    ann.do("Ann", title("One"))
    ben.do("Ben", title("Two"))
    both = Copy(*ann.log, *ben.log)
    (found,) = both.found()
    both.do("Ann", lambda author, time: settled(found, author, time))
    assert both.found() == ()
    both.do("Ann", title("Three"))  # what stands may change: it is known what was put aside
    assert both.found() == ()
    cyd = Copy(*ann.log)
    cyd.do("Cyd", title("Four"))
    assert len(both.found(cyd)) == 1


def test_settings_are_listed_and_what_settles_is_not() -> None:
    ann, ben = Copy(), Copy()
    for name, copy in (("Ann", ann), ("Ben", ben)):
        copy.do(name, lambda author, time: Setting("glossary", f"# {author}'s", author, time))
        copy.do(name, lambda author, time: Setting("settled:g1", "yes", author, time))
    assert [one.key for one in ann.found(ben)] == ["setting:glossary"]
