"""Dates: cases as data (`tests/cases/dates`), and what holds for any text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler import lang
from reconciler.claims.date_grammar import grammar
from reconciler.claims.dates import find_dates, join_ranges
from reconciler.claims.vocabulary import entries_of
from reconciler.facets import DateRole

CASES = Path(__file__).parents[2] / "cases" / "dates"
ANCHOR = date(2016, 10, 5)
MOST_FALSE_DATES = 1


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def described(text: str, mention: Any) -> dict[str, Any]:
    found = {
        "words": text[mention.start : mention.end],
        "earliest": mention.earliest,
        "latest": mention.latest,
        "precision": mention.precision.value,
        "edtf": mention.edtf,
    }
    return found if mention.role is DateRole.AT else {**found, "role": mention.role.value}


@pytest.mark.parametrize(
    "case", [*cases("en"), *cases("ru"), *cases("other")], ids=lambda case: f"{case['language']}: {case['name']}"
)
def test_case(case: dict[str, Any]) -> None:
    mentions = find_dates(case["text"], case["language"], case.get("anchor"))
    assert [described(case["text"], mention) for mention in mentions] == case["dates"]


@pytest.mark.parametrize("anchor", [None, ANCHOR])
def test_traps(anchor: date | None) -> None:
    wrong = []
    for case in cases("traps"):
        found = [case["text"][m.start : m.end] for m in find_dates(case["text"], case["language"], anchor)]
        if found != case["dates"]:
            wrong.append((case["text"], found))
    assert len(wrong) <= MOST_FALSE_DATES, wrong


def test_approximate() -> None:
    (early,) = find_dates("Work began in early 2014.", "en")
    (plain,) = find_dates("Work began in 2014.", "en")
    assert (early.approximate, plain.approximate) == (True, False)


def test_join_ranges_makes_languages_alike() -> None:
    text = "from 12 to 14 September 2016"
    english = join_ranges(text, find_dates(text, "en"))
    russian = find_dates("с 12 по 14 сентября 2016 года", "ru")
    assert [(m.earliest, m.latest, m.role) for m in english] == [(m.earliest, m.latest, m.role) for m in russian]


def test_join_ranges_leaves_the_rest() -> None:
    text = "Since 2010, until 2012. Since 3 May 2015. Until 2016."
    mentions = find_dates(text, "en")
    assert join_ranges(text, mentions) == mentions


@pytest.mark.parametrize("language", [*lang.LANGUAGES, "xx"])
@given(st.text(alphabet="0123456789.,/-–: \n'()MayмаявсВ годthinofBC", max_size=60))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_any_text(language: str, text: str) -> None:
    mentions = find_dates(text, language, ANCHOR)
    ends = [place for mention in mentions for place in (mention.start, mention.end)]
    assert ends == sorted(ends)
    assert all(0 <= m.start < m.end <= len(text) and m.earliest <= m.latest for m in mentions)


@pytest.mark.parametrize("language", lang.LANGUAGES)
def test_lexicon_words_are_read_as_they_are_given(language: str) -> None:
    vocabulary = grammar(language).vocabulary
    first: dict[str, str] = {}
    for slot, word, _value in entries_of(lang.lexicon(language, "dates")):
        first.setdefault(word.lower(), slot)
    for word, slot in first.items():
        given = next(w for _s, w, _v in entries_of(lang.lexicon(language, "dates")) if w.lower() == word)
        encoded = vocabulary.encode(given)
        assert encoded.codes == vocabulary.codes(slot), given


def test_same_input_same_output() -> None:
    text = "On 3 August 2008 it began. The next day it was over."
    assert find_dates(text, "en", ANCHOR) == find_dates(text, "en", ANCHOR)


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_anchor_at_the_ends_of_the_calendar(anchor: date) -> None:
    text = "They met last week, on Saturday, two years ago, yesterday, next month and in three days."
    assert all(anchor.year - 3 <= mention.earliest.year <= anchor.year for mention in find_dates(text, "en", anchor))
