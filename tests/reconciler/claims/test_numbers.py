"""Numbers: cases as data (`tests/cases/numbers`), and what holds for any text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler import lang
from reconciler.claims.dates import find_dates
from reconciler.claims.numbers import find_numbers

CASES = Path(__file__).parents[2] / "cases" / "numbers"
USUAL = {"unit": "", "step": 1.0, "ordinal": False, "approximate": False}


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def described(text: str, mention: Any) -> dict[str, Any]:
    names = ("low", "high", "unit", "step", "ordinal", "approximate")
    return {"words": text[mention.start : mention.end], **{name: getattr(mention, name) for name in names}}


@pytest.mark.parametrize(
    "case", [*cases("en"), *cases("ru"), *cases("other")], ids=lambda case: f"{case['language']}: {case['name']}"
)
def test_case(case: dict[str, Any]) -> None:
    text, language = case["text"], case["language"]
    mentions = find_numbers(text, language, find_dates(text, language))
    assert [described(text, mention) for mention in mentions] == [{**USUAL, **number} for number in case["numbers"]]


@pytest.mark.parametrize("language", [*lang.LANGUAGES, "xx"])
@given(st.text(alphabet="0123456789.,/-–: \n[]()%$€twohundredsтысячидва", max_size=60))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_any_text(language: str, text: str) -> None:
    dates = find_dates(text, language, date(2016, 10, 5))
    mentions = find_numbers(text, language, dates)
    ends = [place for mention in mentions for place in (mention.start, mention.end)]
    assert ends == sorted(ends)
    assert all(0 <= m.start < m.end <= len(text) and m.low <= m.high and m.step > 0 for m in mentions)


def test_numbers_inside_dates_are_none() -> None:
    text = "On 3 May 2014 there were 5 boats."
    (found,) = find_numbers(text, "en", find_dates(text, "en"))
    assert text[found.start : found.end] == "5"
