"""Sentence ends: cases as data (`tests/cases/sentences`), and what holds for any text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler import lang
from reconciler.lang.en import ends

CASES = Path(__file__).parents[1] / "cases" / "sentences"
GLUED = tomllib.loads((CASES / "glued.toml").read_text("utf-8"))["case"]


def found(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in lang.get(language).sentences(text)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [(code, text) for code in ("en", "ru", "de") for text in tomllib.loads((CASES / f"{code}.toml").read_text("utf-8"))["texts"]],
    ids=lambda x: x if isinstance(x, str) else x[0],
)
def test_sentences(language: str, sentences: list[str]) -> None:
    assert found(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("case", GLUED, ids=lambda case: case["sentences"][0])
def test_sentences_whose_space_was_lost(case: dict[str, list[str]]) -> None:
    assert found("".join(case["sentences"]), str(case["language"])) == case["sentences"]


@pytest.mark.parametrize("language", ["en", "ru", "xx"])
@pytest.mark.parametrize("text", ["", " \n", ".", "...", "[1]"])
def test_next_to_nothing(language: str, text: str) -> None:
    assert "".join(found(text, language)).split() == text.split()


@pytest.mark.parametrize("language", ["en", "ru", "xx"])
@given(
    st.lists(
        st.sampled_from([*"aБг.!?…[1]»\"' \n-", "The ", "г. ", "Dr. ", "гг. ", "2011 ", "сказал ", "1. ", ": ", "II. "]),
        max_size=30,
    )
)
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_sentences_hold_every_visible_character(language: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = list(lang.get(language).sentences(text))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(a < b <= c < d for (a, b), (c, d) in pairwise(spans))


PIECES = (
    *(
        "The bridge ",
        "was closed",
        "in Elm",
        "Mr",
        "U.S",
        "e.g",
        "No",
        "Nov",
        "Inc",
        "version 3.5",
        "2014",
        "I",
        "May",
        "who",
        "etc",
    ),
    *(". ", "? ", '." ', "!” ", ", ", " (see ", ") ", ".) ", "; ", "... ", ".\n", "\n", "\n\n", " “", '" ', "' ", " - ", ".", " "),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join).filter(lambda text: text.count("(") == text.count(")") < 2))
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_a_glance_finds_the_ends_that_syntok_finds(text: str) -> None:
    assert list(ends.found_ends(text)) == list(ends.asked(text))
