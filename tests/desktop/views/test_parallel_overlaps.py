"""Claims that overlap and claims that serve several facts, in the parallel view: seen, hit, stepped through and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from desktop.models.parallel import build_panes
from desktop.theme import LIGHT
from desktop.views.parallel.stepping import Hinge
from tests.desktop.views.parallel_samples import AGREED, COMPATIBLE, DISPUTED, SINGLE, placed, report_on
from tests.desktop.views.reader import point_in, show

if TYPE_CHECKING:
    from desktop.models.parallel import ParallelContent
    from desktop.views.parallel import ParallelView
    from desktop.views.parallel.pane import TextPane

STATES = {"pact": DISPUTED, "signed": AGREED, "rain": SINGLE, "force": COMPATIBLE}
# the noun that a relative clause hangs on stands in both claims; the last claim serves two facts
NORTH = "The talks led to the Pact of the Two Rivers, which was signed in Orrin in May. It entered into force and ended the feud."
MAIN = "The talks led to the Pact of the Two Rivers"
RELATIVE = "the Pact of the Two Rivers, which was signed in Orrin in May."
SHARED = "It entered into force and ended the feud."
SOUTH = "A pact was made. It was signed in Orrin. It has been in force since June."


def content() -> ParallelContent:
    north = placed(NORTH, (MAIN, "pact"), (RELATIVE, "signed"), (SHARED, "pact,force"))
    south = placed(
        SOUTH, ("A pact was made.", "pact"), ("It was signed in Orrin.", "signed"), ("It has been in force since June.", "force")
    )
    made = report_on([("North", "en", *north), ("South", "en", *south)], STATES)
    return build_panes(made, [d.id for d in made.analysis.documents])


def at(pane: TextPane, words: str) -> QPoint:
    """A point on the first letter of `words`."""
    return point_in(pane, pane.content.document.text.index(words) + 1)


def click(pane: TextPane, words: str) -> None:
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at(pane, words))


# --- hit -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "claims"), [("talks", (0,)), ("Pact of", (1, 0)), ("signed", (1,)), ("entered", (2,))])
def test_where_claims_overlap_the_innermost_is_hit_first(view: ParallelView, words: str, claims: tuple[int, ...]) -> None:
    show(view, content())
    pane = view.panes[0]
    assert pane.claims_at(QPointF(at(pane, words))) == claims
    assert pane.claim_at(QPointF(at(pane, words))) == claims[0]


@pytest.mark.parametrize(
    ("words", "facts"),
    [("Pact of", ["signed", "pact", "signed"]), ("entered", ["pact", "force", "pact"]), ("talks", ["pact", "pact", "pact"])],
)
def test_clicks_go_through_all_that_is_told_at_a_place(view: ParallelView, words: str, facts: list[str]) -> None:
    show(view, content())
    chosen: list[str] = []
    view.fact_chosen.connect(chosen.append)
    for _ in range(3):
        click(view.panes[0], words)
    assert chosen == facts


def test_a_ribbon_below_another_is_reached_by_a_second_click(view: ParallelView) -> None:
    both = placed("It rained and it froze.", ("It rained and it froze.", "rain,force"))
    made = report_on([("North", "en", *both), ("South", "en", *both)], STATES)
    show(view, build_panes(made, [d.id for d in made.analysis.documents]))
    gutter = view.gutters[0]
    assert [ribbon.ribbon.fact for ribbon in gutter.ribbons] == ["force", "rain"]
    chosen: list[str] = []
    view.fact_chosen.connect(chosen.append)
    top, bottom = gutter.left.claim_band(0)
    for _ in range(3):
        view.grab()
        QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(gutter.width() // 2, round((top + bottom) / 2)))
    assert chosen == ["force", "rain", "force"]


def test_the_tip_names_all_facts_of_a_place(view: ParallelView) -> None:
    show(view, content())
    pane = view.panes[0]
    for words, facts in (("Pact of", ("signed", "pact")), ("entered", ("pact", "force"))):
        QTest.mouseMove(pane.viewport(), QPoint(2, 2))
        QTest.mouseMove(pane.viewport(), at(pane, words))
        tip = pane.tip()
        assert tip.index(f"· {facts[0]}") < tip.index(f"· {facts[1]}")
        assert "Click again" in tip
    QTest.mouseMove(pane.viewport(), at(pane, "talks"))
    assert "Click again" not in pane.tip()
    QTest.mouseMove(pane.viewport(), QPoint(2, 2))
    assert pane.tip() == ""


# --- seen ------------------------------------------------------------------------------------------------------------------------


def backgrounds(pane: TextPane, words: str) -> set[str]:
    """The colours around the first letter of `words`."""
    shown, place = pane.viewport().grab().toImage(), at(pane, words)
    return {shown.pixelColor(place.x() + dx, place.y() + dy).name() for dx in range(-4, 5) for dy in range(-7, 8)}


def test_at_rest_what_stands_in_two_claims_is_tinted_deeper(view: ParallelView) -> None:
    show(view, content())
    pane = view.panes[0]
    assert LIGHT.states[DISPUTED].fill in backgrounds(pane, "talks")
    assert LIGHT.states[AGREED].nested() in backgrounds(pane, "Pact of")
    assert LIGHT.states[AGREED].fill in backgrounds(pane, "signed")


def test_the_chosen_claim_is_seen_whole_whatever_lies_over_it(view: ParallelView) -> None:
    show(view, content())
    view.select_claim(view.panes[0].map.claims[0].id, "pact")
    pane = view.panes[0]
    for words in ("talks", "Pact of"):
        assert LIGHT.states[DISPUTED].strong in backgrounds(pane, words)
    assert LIGHT.states[DISPUTED].strong not in backgrounds(pane, "signed")


def test_a_shared_claim_has_the_colour_of_the_fact_it_is_chosen_for(view: ParallelView) -> None:
    show(view, content())
    pane = view.panes[0]
    assert pane.map.claims[2].state is DISPUTED
    for fact, state in (("force", COMPATIBLE), ("pact", DISPUTED)):
        view.select_claim(pane.map.claims[2].id, fact)
        assert pane.state_of(2) is state
        assert LIGHT.states[state].strong in backgrounds(pane, "entered")
        view.grab()


def test_every_fact_of_a_claim_has_its_ribbon(view: ParallelView) -> None:
    show(view, content())
    ribbons = [(placed.left, placed.right, placed.ribbon.fact) for placed in view.gutters[0].ribbons]
    assert ribbons == [(0, 0, "pact"), (1, 1, "signed"), (2, 0, "pact"), (2, 2, "force")]


# --- stepped through and said ----------------------------------------------------------------------------------------------------


def test_keys_go_through_every_fact_of_a_claim(view: ParallelView) -> None:
    show(view, content())
    view.fact_chosen.connect(view.select_fact)
    stops = []
    for key in (Qt.Key.Key_N,) * 5 + (Qt.Key.Key_P,) * 2:
        QTest.keyClick(view.panes[0], key)
        stops.append((view._claim and view._claim[1], view.fact))
    forth = [(0, "pact"), (1, "signed"), (2, "pact"), (2, "force")]
    assert stops == [*forth, forth[-1], forth[-2], forth[-3]]


def test_a_screen_reader_hears_the_claim_its_partner_and_which_fact_it_is(view: ParallelView) -> None:
    show(view, content())
    view.select_claim(view.panes[0].map.claims[2].id, "force")
    assert view.panes[0].accessibleDescription().split("\n") == [
        f"compatible: {SHARED}",
        "South: It has been in force since June.",
        "Fact 2 of 2 of this claim",
    ]
    view.select_claim(view.panes[0].map.claims[1].id)
    assert view.panes[0].accessibleDescription().split("\n") == [
        f"no difference found: {RELATIVE}",
        "South: It was signed in Orrin.",
    ]


# --- in step ---------------------------------------------------------------------------------------------------------------------

SPANS = st.lists(st.tuples(st.integers(1, 300), st.integers(10, 120)), min_size=1, max_size=6)


class Overlapping:
    """A text of 500 pixels whose claims, `(top, height)`, overlap."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = sorted(spans)

    def claim_before(self, y: float) -> int:
        return sum(top <= y for top, _ in self.spans) - 1

    def claim_extent(self, claim: int) -> tuple[float, float]:
        top, height = self.spans[claim]
        return top, top + height

    def content_height(self) -> float:
        return 500.0


@given(SPANS, SPANS)
def test_heights_of_overlapping_claims_rise_together(ours: list[tuple[int, int]], theirs: list[tuple[int, int]]) -> None:
    left, right = Overlapping(ours), Overlapping(theirs)
    hinge = Hinge(zip(range(len(ours)), range(len(theirs)), strict=False))
    mapped = [hinge.map_y(y, left, right, forward=True) for y in range(0, 501, 5)]
    assert mapped == sorted(mapped)
    assert (mapped[0], mapped[-1]) == (0.0, 500.0)
