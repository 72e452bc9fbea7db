"""The Qt-free parts of the parallel view: positions, pieces, stepping, look-ups, selection and the word diff."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.parallel import PaneClaim
from desktop.views.parallel.claim_map import ClaimMap
from desktop.views.parallel.index import ContentIndex
from desktop.views.parallel.offsets import Utf16Offsets
from desktop.views.parallel.pieces import cut
from desktop.views.parallel.selection import TextSelection
from desktop.views.parallel.stepping import Hinge, focus_line, interpolate, longest_chain, value_for_focus
from desktop.views.parallel.word_diff import NOTHING, word_diff
from tests.desktop.views.parallel_samples import AGREED, triptych

# --- positions -------------------------------------------------------------------------------------------------------------------


@given(st.text(st.sampled_from("aя\u0301😀𝄞\u05d0\n"), max_size=30))
def test_positions_go_to_qt_and_back(text: str) -> None:
    offsets = Utf16Offsets(text)
    for position in range(len(text) + 1):
        units = len(text[:position].encode("utf-16-le")) // 2
        assert offsets.to_units(position) == units
        assert offsets.to_code_points(units) == position


def test_a_place_within_a_surrogate_pair_counts_as_behind_it() -> None:
    assert Utf16Offsets("a😀b").to_code_points(2) == 2


# --- pieces ----------------------------------------------------------------------------------------------------------------------


@given(st.text(st.sampled_from("ab \n\u0301"), max_size=60), st.integers(2, 9))
def test_pieces_are_the_whole_text_but_its_line_feeds(text: str, longest: int) -> None:
    pieces = cut(text, longest)
    assert all(piece.end - piece.start <= longest for piece in pieces)
    assert "".join(text[p.start : p.end] + "\n" * p.closes for p in pieces) == text + "\n"
    assert sum(piece.closes for piece in pieces) == text.count("\n") + 1


def test_a_long_line_is_cut_behind_a_space() -> None:
    assert [("one two three"[p.start : p.end], p.closes) for p in cut("one two three", 6)] == [
        ("one ", False),
        ("two ", False),
        ("three", True),
    ]


@pytest.mark.parametrize("text", ["abcde\u0301fgh", "abcd👩\u200d🚀fgh"])
def test_a_cut_parts_no_mark_from_its_letter(text: str) -> None:
    assert text[cut(text, 5)[1].start] not in "\u0301\u200d🚀"


# --- stepping --------------------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=8))
def test_the_chain_rises_and_none_is_longer(pairs: list[tuple[int, int]]) -> None:
    def rises(chain: tuple[tuple[int, int], ...]) -> bool:
        return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))

    chain = longest_chain(pairs)
    assert rises(chain)
    assert set(chain) <= set(pairs)
    longer = combinations(sorted(set(pairs)), len(chain) + 1)
    assert not any(rises(candidate) for candidate in longer)


def test_between_knots_heights_are_in_proportion() -> None:
    knots = [(0.0, 0.0), (10.0, 100.0), (20.0, 100.0), (30.0, 90.0), (40.0, 200.0)]
    assert [interpolate(y, knots) for y in (0, 5, 15, 30, 35, 40, 99)] == [0, 50, 100, 100, 150, 200, 200]


@pytest.mark.parametrize("value", [0, 1, 250, 500])
def test_the_focus_line_runs_from_the_top_to_the_bottom(value: int) -> None:
    y = focus_line(value, 500, 300)
    assert value <= y <= value + 300
    assert value_for_focus(y, 500, 300) == pytest.approx(value)
    assert (focus_line(0, 500, 300), focus_line(500, 500, 300)) == (0, 800)


def test_a_text_that_fits_has_its_focus_at_the_top() -> None:
    assert focus_line(0, 0, 300) == value_for_focus(120, 0, 300) == 0


class Lines:
    """A text whose claims are 10 pixels high and begin at the given heights."""

    def __init__(self, tops: list[float], height: float) -> None:
        self.tops, self.height = tops, height

    def claim_before(self, y: float) -> int:
        return sum(top <= y for top in self.tops) - 1

    def claim_extent(self, claim: int) -> tuple[float, float]:
        return self.tops[claim], self.tops[claim] + 10

    def content_height(self) -> float:
        return self.height


def test_linked_claims_meet_and_so_do_the_ends() -> None:
    left, right = Lines([10, 50, 90, 300], 400), Lines([200, 500, 520, 900], 1000)
    hinge = Hinge([(0, 0), (1, 2), (2, 1), (3, 3)])
    for claim, partner in hinge.chain:
        assert hinge.map_y(left.tops[claim], left, right, forward=True) == right.tops[partner]
        assert hinge.map_y(right.tops[partner], right, left, forward=False) == left.tops[claim]
    assert hinge.map_y(0, left, right, forward=True) == 0
    assert hinge.map_y(400, left, right, forward=True) == 1000
    mapped = [hinge.map_y(y, left, right, forward=True) for y in range(401)]
    assert mapped == sorted(mapped)


def test_texts_with_nothing_in_common_go_in_proportion() -> None:
    assert Hinge([]).map_y(100, Lines([], 400), Lines([], 1000), forward=True) == 250


# --- look-ups --------------------------------------------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=8),
    st.integers(0, 40),
    st.integers(1, 9),
)
def test_claims_are_found_by_place(spans: list[tuple[int, int]], start: int, length: int) -> None:
    spans.sort()
    found = ClaimMap([PaneClaim(str(i), a, b, (), AGREED) for i, (a, b) in enumerate(spans)])
    end = start + length
    assert list(found.between(start, end)) == [i for i, (a, b) in enumerate(spans) if a < end and b > start]
    assert all(run.start < end and run.end > start for run in found.runs_between(start, end))
    assert found.before(start) == sum(a <= start for a, _ in spans) - 1
    over = [i for i, (a, b) in enumerate(spans) if a <= start < b]
    assert found.all_at(start) == tuple(sorted(over, key=lambda i: (-spans[i][0], spans[i][1], i)))
    assert found.at(start) == next(iter(found.all_at(start)), -1)


def test_partners_and_members_are_found_in_every_pane() -> None:
    index = ContentIndex(triptych())
    assert [len(group) for group in index.members("open")] == [1, 1, 1]
    assert index.partners(1, 0) == index.members("open")
    assert index.members("nothing of that name") == index.nobody()
    assert index.place("c0") is None


def test_the_next_linked_claim_leaves_out_those_without_a_ribbon() -> None:
    index = ContentIndex(triptych())
    last = len(index.content.panes[0].claims) - 1
    assert index.next_linked(0, 0, "", 1) == (0, "open")
    # the museum, last of the left text, is told by nobody else
    assert index.next_linked(0, last - 1, "talks", 1) is None
    assert index.next_linked(0, last, "museum", -1) == (last - 1, "talks")
    assert index.next_linked(0, 0, "open", -1) is None


def test_the_pair_to_compare_is_that_of_the_claim_in_focus() -> None:
    index = ContentIndex(triptych())
    assert index.best_pairs("open", None) == [(0, 0), (0, 0)]
    assert index.best_pairs("museum", (0, 6)) == [None, None]
    assert index.first_claim("museum", [None, None]) == (0, 6)
    assert index.first_claim("nothing of that name", []) is None


# --- selection and diff ----------------------------------------------------------------------------------------------------------


def test_a_selection_may_be_made_backwards() -> None:
    selection = TextSelection()
    selection.begin(9)
    selection.extend(4)
    assert selection.span() == (4, 9)
    assert not selection.is_empty()


@pytest.mark.parametrize(
    ("text", "position", "word"), [("на берегу́, у моря", 5, "берегу́"), ("a\nquay", 2, "quay"), ("a - b", 2, ""), ("", 0, "")]
)
def test_a_double_click_takes_the_word(text: str, position: int, word: str) -> None:
    selection = TextSelection()
    selection.set_word(text, position)
    start, end = selection.span()
    assert text[start:end] == word


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_the_diff_marks_the_words_that_the_other_lacks() -> None:
    a, b = "The quay opened on 3 March 2014, it cost 4.1 million.", "The quay was opened on 9 April 2014, it cost 4.2 million."
    diff = word_diff(a, b)
    assert words(a, diff.a) == ["3 March", "4.1"]
    assert words(b, diff.b) == ["was", "9 April", "4.2"]


def test_white_space_is_no_difference() -> None:
    assert word_diff("one  two\nthree", "one two three").alike == 1.0
    assert word_diff("one  two\nthree", "one two three").a == ()


def test_texts_that_share_little_are_left_alone() -> None:
    assert word_diff("The quay opened in May.", "Nobody asked us whether we wanted it") == NOTHING


def test_very_long_texts_are_left_alone() -> None:
    assert word_diff("a " * 3000, "a " * 2999 + "b") == NOTHING


def test_two_empty_texts_are_alike() -> None:
    assert word_diff("", "").alike == 1.0
