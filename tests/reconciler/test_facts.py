"""Facts: labels, sides, silences and states."""

from __future__ import annotations

from itertools import product

import pytest

from reconciler.facts import build_facts, judge, make_label
from reconciler.model import Claim, Discrepancy, Document, Fact, FactState, Link, Message, Severity
from tests.reconciler.builders import document, whole_claim

SOURCES = (
    document("The bridge was opened.", "North", "a.txt"),
    document("A bridge was inaugurated.", "South", "b.txt"),
    document("Nothing of the kind.", "East", "c.txt"),
)
CLAIMS = tuple(whole_claim(s) for s in SOURCES)


def link(a: int, b: int) -> Link:
    return Link(CLAIMS[a].id, CLAIMS[b].id, 0.9)


LINKED = (link(0, 1),)


def discrepancy(fact: Fact, severity: Severity) -> Discrepancy:
    return Discrepancy(fact.id, fact.claims[0], fact.claims[-1], "date", severity, (0, 3), None, Message("date"))


def test_sides_and_silences_keep_the_order_of_the_project() -> None:
    together, alone = build_facts([(0, 1), (2,)], CLAIMS, SOURCES, [LINKED, ()])
    assert (together.sides, together.silent_sides) == (("North", "South"), ("East",))
    assert (alone.sides, alone.silent_sides) == (("East",), ("North", "South"))
    assert [x.score for x in together.links] == [0.9]


@pytest.mark.parametrize(
    ("text", "published", "silent"),
    [
        ("The bridge was opened on 3 March 2016.", ("2015-12-31", "2014"), False),
        ("The bridge was opened on 3 March 2016.", ("2015-12-31", "2016"), True),
        ("The bridge was opened on 3 March 2016.", ("2015-12-31", ""), True),
        ("The bridge was opened in 2016.", ("2015", "2014"), False),
        ("The bridge was opened in 2016.", ("2016-02",), True),
        ("The bridge was opened in March 2016.", ("2016-02",), False),
        ("The bridge will be opened in 2016.", ("2015",), True),
        ("The bridge was opened.", ("2015",), True),
        ("Мост открыли 3 марта 2016 года.", ("2015",), False),
    ],
)
def test_a_side_is_not_silent_of_what_it_could_not_know(text: str, published: tuple[str, ...], silent: bool) -> None:
    language = "ru" if text.startswith("М") else "en"
    told = Document("new.txt", "North", text, language, published="2020")
    old = [Document(f"{n}.txt", "South", f"Rice {n}.", "en", published=day) for n, day in enumerate(published)]
    (fact,) = build_facts([(0,)], [whole_claim(told)], [told, *old], [()])
    assert fact.silent_sides == (("South",) if silent else ())


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], FactState.AGREED),
        ([Severity.COMPATIBLE_DIFFERENCE], FactState.COMPATIBLE),
        ([Severity.COMPATIBLE_DIFFERENCE, Severity.TENSION], FactState.DISPUTED),
        ([Severity.CONFLICT], FactState.DISPUTED),
    ],
)
def test_state_of_a_fact_of_two_sides(severities: list[Severity], expected: FactState) -> None:
    (fact,) = build_facts([(0, 1)], CLAIMS, SOURCES, [LINKED])
    (judged,) = judge([fact], [discrepancy(fact, s) for s in severities])
    assert judged.state is expected


def test_one_side_alone_stays_so_unless_it_disputes_itself() -> None:
    (fact,) = build_facts([(0,)], CLAIMS, SOURCES, [()])
    assert judge([fact], [])[0].state is FactState.SINGLE_SIDE
    assert judge([fact], [discrepancy(fact, Severity.COMPATIBLE_DIFFERENCE)])[0].state is FactState.SINGLE_SIDE
    assert judge([fact], [discrepancy(fact, Severity.TENSION)])[0].state is FactState.DISPUTED


def test_the_id_of_a_fact_does_not_depend_on_the_order_of_its_claims() -> None:
    (one,) = build_facts([(0, 1)], CLAIMS, SOURCES, [LINKED])
    (other,) = build_facts([(0, 1)], CLAIMS[1::-1], SOURCES, [(link(1, 0),)])
    assert one.id == other.id


def test_a_label_is_short_and_in_the_words_of_a_claim() -> None:
    long = "The bridge, which was begun in the spring of that year by two builders, was opened, after many delays, in 2014."
    claims = [Claim("s", 0, len(long), long, (0, len(long)))]
    label = make_label(claims, [])
    assert len(label) <= 92
    assert long.startswith(label.removesuffix(" …"))
    assert make_label([CLAIMS[0]], []) == "The bridge was opened"


def test_a_label_without_a_space_is_cut_all_the_same() -> None:
    claim = Claim("s", 0, 300, "x" * 300, (0, 300))
    assert make_label([claim], []) == "x" * 90 + " …"


def test_the_most_central_claim_gives_the_label() -> None:
    scores = {(0, 1): 0.9, (0, 2): 0.2, (1, 2): 0.8}
    links = [Link(CLAIMS[a].id, CLAIMS[b].id, scores[a, b]) for a, b in product(range(3), repeat=2) if a < b]
    assert make_label(CLAIMS, links) == "A bridge was inaugurated"
