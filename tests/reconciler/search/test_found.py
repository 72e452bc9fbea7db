"""What is typed finds what a person would call the same words, and nothing else; no typing is ever wrong."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconciler.search.query import MOST, find, read_query
from reconciler.search.words import fold, indexed, occurrences

FILE = Path(__file__).parents[2] / "cases" / "search" / "found.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_what_is_typed_finds(case: dict[str, Any]) -> None:
    terms = read_query(case["typed"])
    spans = find(terms, case["text"], case["language"]) if terms else ()
    assert [case["text"][start:end] for start, end in spans] == case["found"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_that_is_typed_is_wrong(typed: str, text: str) -> None:
    terms = read_query(typed)
    assert len(terms) <= MOST
    for term in terms:
        assert all(form for form in term.forms)
    spans = find(terms, text)
    assert list(spans) == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text(max_size=80))
def test_every_word_of_a_text_finds_it(text: str) -> None:
    for one in occurrences(text):
        word = text[one.start : one.end]
        assert find(read_query(f'"{word}"'), text) or not read_query(f'"{word}"')
        assert find(read_query(word), text)


@given(st.text(max_size=80))
def test_what_is_kept_is_plain_and_the_same_each_time(text: str) -> None:
    forms, keys = indexed(text)
    assert (forms, keys) == indexed(text)
    for word in (*forms.split(" "), *keys.split(" ")):
        assert all(letter.isalnum() for letter in word if letter.isascii())
        assert fold(word) == word or not word.isascii()


def test_a_pasted_page_is_a_query_too() -> None:
    page = "word " * 10 + " ".join(f"w{n}" for n in range(1000)) + ' "' + " ".join(f"v{n}" for n in range(1000)) + '"'
    assert len(read_query(page)) == MOST
