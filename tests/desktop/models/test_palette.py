"""What fits a few letters: how entries are found, ranked and spoken."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models.palette import Entry, Kind, PaletteList, Role, best, fit

ENTRIES = (
    Entry(Kind.ACTION, "reconcile", "Reconcile", "Project · Find what the texts say of the same facts", "Ctrl+R"),
    Entry(Kind.ACTION, "find", "Find Facts", "Edit · Type words", "Ctrl+F"),
    Entry(Kind.ACTION, "accept", "Accept Fact", "Project · As proposed", "Ctrl+1", "no fact is chosen"),
    Entry(Kind.PAGE, "sources", "Go to Sources", "Whose the texts are"),
    Entry(Kind.SOURCE, "s1", "Go to source: Мост", "Юг · most.txt"),
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("rec", "reconcile"),
        ("fact", "find"),
        ("fact acc", "accept"),
        ("FIND", "find"),
        ("rcl", "reconcile"),
        ("ff", "find"),
        ("whose", "sources"),
        ("мост", "s1"),
        ("юг", "s1"),
        ("source", "sources"),
    ],
)
def test_a_few_letters_find_it(query: str, first: str) -> None:
    assert best(query, ENTRIES)[0].name == first


@pytest.mark.parametrize("query", ["xyz", "rec zzz", "lcr", "e"])
def test_what_does_not_fit_is_not_offered(query: str) -> None:
    assert all(query == "e" or entry.name != "reconcile" for entry in best(query, ENTRIES))
    assert best("qqq", ENTRIES) == []


def test_a_blank_query_gives_all_in_their_order_up_to_the_limit() -> None:
    assert [e.name for e in best("  ", ENTRIES)] == [e.name for e in ENTRIES]
    assert len(best("", ENTRIES, 2)) == 2


def test_the_beginning_counts_more_than_the_middle_and_the_title_more_than_the_rest() -> None:
    title, word, within, detail = (fit(["an"], Entry(Kind.ACTION, "", *t)) for t in (("an x",), ("x an",), ("xan",), ("x", "xan")))
    assert title > word > within > detail > 0
    assert fit(["an"], Entry(Kind.ACTION, "", "axxn")) > fit(["an"], Entry(Kind.ACTION, "", "axxxxn"))
    assert fit(["an"], Entry(Kind.ACTION, "", "x", "axxn")) is None


def test_what_is_of_no_use_now_comes_after_its_like() -> None:
    same = [Entry(Kind.ACTION, "a", "Export", lacking="no project is open"), Entry(Kind.PAGE, "b", "Export")]
    assert [e.name for e in best("exp", same)] == ["b", "a"]


def test_the_list_shows_and_says_its_entries() -> None:
    model = PaletteList()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_entries(ENTRIES)
    assert model.rowCount() == 5
    assert model.index(0).data(Role.ENTRY) is ENTRIES[0]
    assert model.spoken(2) == "Accept Fact, Project · As proposed, Ctrl+1, not now: no fact is chosen"
    model.set_entries(())
    assert model.rowCount() == 0
