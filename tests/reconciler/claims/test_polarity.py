"""Negation: cases as data (`tests/cases/polarity`), and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler import lang
from reconciler.claims.polarity import Polarity, doubly_denied, find_negations, hints, polarity

CASES = Path(__file__).parents[2] / "cases" / "polarity"
PIECES = ["not", "no", "never", "5", ".", ",", "but", "until", "without", "didn't", "не", "ни", "нет", "никто", "может", "а", "без"]


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def of(sentence: str) -> Polarity:
    language, text = sentence[:2], sentence[4:]
    words = lang.get(language).tag(text)
    return polarity(find_negations(text, language, words), language, words)


@pytest.mark.parametrize("case", [*cases("en"), *cases("ru")], ids=lambda case: str(case["text"]))
def test_case(case: dict[str, Any]) -> None:
    text, language = case["text"], case["language"]
    found = find_negations(text, language, lang.get(language).tag(text))
    assert [f"{text[n.start : n.end]}: {text[n.scope_start : n.scope_end]}" for n in found] == case["found"]


@pytest.mark.parametrize("case", cases("pairs"), ids=lambda case: f"{case['a']} / {case['b']}")
def test_pairs(case: dict[str, Any]) -> None:
    assert ({of(case["a"]), of(case["b"])} == {Polarity.POSITIVE, Polarity.NEGATIVE}) is case["differ"]


@pytest.mark.parametrize("case", cases("hints"), ids=lambda case: str(case["text"]))
def test_hints(case: dict[str, Any]) -> None:
    text, language = case["text"], case["language"]
    words = lang.get(language).tag(text)
    found = [next(w.text for w in words if w.start == start) for start in hints(language, words)]
    assert found == case["found"]
    assert [w.text for w in doubly_denied(language, words)] == case.get("denied", [])


def test_a_language_without_a_lexicon_has_none() -> None:
    assert find_negations("Foo bar.", "xx", ()) == ()
    assert hints("xx", ()) == []
    assert doubly_denied("xx", ()) == ()


@pytest.mark.parametrize("language", lang.LANGUAGES)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_any_text(language: str, pieces: list[str]) -> None:
    text = " ".join(pieces)
    for n in find_negations(text, language, lang.get(language).tag(text)):
        assert 0 <= n.scope_start <= n.start < n.end <= n.scope_end <= len(text)
