"""Words that were selected in another tool are found again however it counts, or they are not found at all."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.codings.flavours import Selection, Text, place
from tests.sources.codings.made import TEXT, WORDS, count

PAIRS = tuple(at for at, c in enumerate(TEXT) if c == "\n")


def selections(*, named: bool = True, inclusive: bool = False, **counted: int | bool) -> list[Selection]:
    found = []
    for words in WORDS:
        start = TEXT.index(words)
        first, last = (count(TEXT, at, **counted) for at in (start, start + len(words)))  # type: ignore[arg-type]
        found.append(Selection(first, last - inclusive, words if named else ""))
    return found


@pytest.mark.parametrize(("wide", "breaks", "mark", "inclusive"), list(product((False, True), (1, 2), (0, 1), (False, True))))
@pytest.mark.parametrize("pairs", [(), PAIRS], ids=["LF", "CRLF"])
def test_quoted_words_are_found_however_they_are_counted(
    wide: bool, breaks: int, mark: int, inclusive: bool, pairs: tuple[int, ...]
) -> None:
    asked = selections(inclusive=inclusive, wide=wide, breaks=breaks, mark=mark)
    (found,) = place([(Text(TEXT, pairs), asked)])
    assert [TEXT[one.start : one.end] for one in found] == list(WORDS)
    assert all(one.quoted for one in found)


@pytest.mark.parametrize(("wide", "breaks", "mark"), list(product((False, True), (1, 2), (0, 1))))
def test_without_quotes_the_edges_of_words_tell(wide: bool, breaks: int, mark: int) -> None:
    (found,) = place([(Text(TEXT), selections(named=False, wide=wide, breaks=breaks, mark=mark))])
    assert [TEXT[one.start : one.end] for one in found] == list(WORDS)


def test_one_that_does_not_fit_is_left_and_the_others_stay() -> None:
    asked = selections()
    asked[1] = Selection(asked[1].start + 3, asked[1].end + 3, asked[1].words)
    (found,) = place([(Text(TEXT), asked)])
    assert [one.start >= 0 for one in found] == [True, False, True, True]


def test_a_name_that_quotes_nothing_stands_in_nobodys_way() -> None:
    asked = [Selection(one.start, one.end, "Quote 3") for one in selections()]
    (found,) = place([(Text(TEXT), asked)])
    assert [TEXT[one.start : one.end] for one in found] == list(WORDS)
    assert not any(one.quoted for one in found)


@pytest.mark.parametrize("name", ["The bridge was…", "The bridge was ...", "The  bridge\nwas opened"])
def test_a_quote_may_be_cut_or_have_other_white_space(name: str) -> None:
    (found,) = place([(Text(TEXT), [Selection(0, 21, name)])])
    assert found[0].quoted


@pytest.mark.parametrize(
    "selection", [Selection(-2, 5), Selection(5, 5), Selection(9, 3), Selection(0, 10_000), Selection(2, 7), Selection(38, 40)]
)
def test_what_is_no_place_of_words_is_none(selection: Selection) -> None:
    (found,) = place([(Text(TEXT), [selection])])
    assert found[0].start == -1


def test_what_could_be_at_two_places_is_at_none() -> None:
    # with and without the mark, a letter stands by itself at either place
    (found,) = place([(Text("a b\nc d e f"), [Selection(5, 6)])])
    assert found[0].start == -1


def test_nothing_to_find() -> None:
    assert place([]) == []
    assert place([(Text(TEXT), [])]) == [[]]


WORD = st.text(st.sampled_from("abcде🎉é"), min_size=4, max_size=8)


@given(
    st.lists(st.lists(WORD, min_size=2, max_size=6), min_size=2, max_size=6),
    st.booleans(), st.sampled_from([1, 2]), st.sampled_from([0, 1]), st.data(),
)  # fmt: skip
def test_a_place_that_is_given_is_always_that_of_the_quoted_words(
    lines: list[list[str]], wide: bool, breaks: int, mark: int, data: st.DataObject
) -> None:
    text = "\n".join(" ".join(line) for line in lines)
    asked, truth = [], []
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text) - 6))
        end = data.draw(st.integers(start + 5, len(text)))
        first, last = (count(text, at, wide=wide, breaks=breaks, mark=mark) for at in (start, end))
        asked.append(Selection(first, last, text[start:end]))
        truth.append(text[start:end])
    (found,) = place([(Text(text), asked)])
    for one, words in zip(found, truth, strict=True):
        if one.start >= 0 and one.quoted:
            assert " ".join(text[one.start : one.end].split()) == " ".join(words.split())
