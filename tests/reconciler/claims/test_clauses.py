"""Clauses: cases as data (`tests/cases/clauses`), and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler import lang
from reconciler.claims.clauses import Clause, split_clauses

CASES = Path(__file__).parents[2] / "cases" / "clauses"
WORDS = (
    *("the", "parties", "which", "signed", ",", "and", "that", "(", ")", ";", "because", "in", "May", "2005", "adopted", "said"),
    *("«", "»", "-", "и", "который", "подписал", "что", "поскольку", "в", "мае", "но", "не"),
)


def cases(language: str) -> list[dict[str, Any]]:
    found = tomllib.loads((CASES / f"{language}.toml").read_text("utf-8"))["case"]
    return [{"language": language, **case} for case in found]


def clauses_of(text: str, language: str) -> tuple[Clause, ...]:
    return split_clauses(text, language, lang.get(language).tag(text))


@pytest.mark.parametrize("case", [*cases("en"), *cases("ru")], ids=lambda case: f"{case['language']}: {case['name']}")
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = clauses_of(text, case["language"])
    assert [text[c.start : c.end] for c in found] == case.get("claims", [text])
    if "subjects" in case:
        assert [text[c.subject[0] : c.subject[1]] if c.subject else "" for c in found] == case["subjects"]


def test_the_subject_of_a_relative_clause_is_its_antecedent() -> None:
    text = "The council set up a fund, which pays for the dikes on both banks."
    _, relative = clauses_of(text, "en")
    assert relative.subject is not None
    assert text[slice(*relative.subject)] == "a fund"


@pytest.mark.parametrize("language", ["xx", ""])
def test_a_language_without_a_dictionary_is_left_whole(language: str) -> None:
    text = "Eins geschah, und dann geschah das andere."
    assert clauses_of(text, language) == (Clause(0, len(text)),)


@pytest.mark.parametrize("language", lang.LANGUAGES)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_any_words(language: str, text: str) -> None:
    found = clauses_of(text, language)
    assert found
    assert list(found) == sorted(found)
    assert all(0 <= c.start <= c.end <= len(text) for c in found)
    assert all(c.subject is None or 0 <= c.subject[0] < c.subject[1] <= len(text) for c in found)
