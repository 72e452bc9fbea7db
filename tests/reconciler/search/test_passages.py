"""The passages of a text touch, hold all of its words, and end where a reader would expect."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconciler.search.passages import LONGEST, SHORTEST, passages


def pieces(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in passages(text)]


@given(st.text(alphabet=st.sampled_from("ab .!?\n\r\t\u2029\fЯ中"), max_size=4000))
def test_every_word_is_in_one_passage(text: str) -> None:
    spans = list(passages(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert "".join(text[start:end] for start, end in spans).split() == text.split()
    assert all(end - start <= LONGEST or not text[start + LONGEST : end].strip() for start, end in spans)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u2029"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert list(passages(text)) == []


def test_paragraphs_end_at_blank_lines() -> None:
    assert pieces("A title\n\nOne line\nand another.\n \t\n\nThe end.") == ["A title", "One line\nand another.", "The end."]


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "The ferry crosses the river at nine. " * 60
    assert all(piece.startswith("The") and piece.endswith("nine.") for piece in pieces(text))
    assert all(SHORTEST < len(piece) <= LONGEST for piece in pieces(text))


def test_a_long_paragraph_of_lines_is_cut_at_the_end_of_a_line_that_ends_a_sentence() -> None:
    line = "He crossed the river. The ferry\nwas slow. Nobody minded.\n"
    assert all(piece.endswith("minded.") for piece in pieces(line * 40))


def test_what_has_no_end_is_cut_between_words_or_anywhere() -> None:
    assert all(piece.strip() == piece and piece.split("word") for piece in pieces("word " * 500))
    assert "".join(pieces("x" * 3000)) == "x" * 3000


def test_two_megabytes_in_one_line() -> None:
    assert len(list(passages("The ferry crosses the river at nine. " * 54_000))) > 2000
