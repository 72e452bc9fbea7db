"""Status and modality: cases as data (`tests/cases/status`), and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler import lang
from reconciler.claims.standing import STAGES, Hedge, Stage, hedges, hedges_differ, stages, stages_differ
from reconciler.claims.status import find_modalities, find_statuses
from reconciler.facets import Status

CASES = Path(__file__).parents[2] / "cases" / "status"
PIECES = [
    "May",
    "will",
    "not",
    "be",
    "is",
    "to",
    "if",
    "may",
    "sign",
    ",",
    ".",
    "не",
    "может",
    "быть",
    "если",
    "будет",
    "подписан",
    "2011",
]


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def standing(sentence: str) -> tuple[frozenset[Stage], frozenset[Hedge]]:
    language, text = sentence[:2], sentence[4:]
    words = lang.get(language).tag(text)
    modalities = find_modalities(text, language, words)
    return stages(find_statuses(text, language, words)), hedges(text, language, modalities)


@pytest.mark.parametrize("case", [*cases("en"), *cases("ru")], ids=lambda case: str(case["text"]))
def test_statuses(case: dict[str, Any]) -> None:
    text, language = case["text"], case["language"]
    found = find_statuses(text, language, lang.get(language).tag(text))
    assert [f"{text[m.start : m.end]}: {m.status}" for m in found] == case["found"]


@pytest.mark.parametrize("case", [*cases("modality-en"), *cases("modality-ru")], ids=lambda case: str(case["text"]))
def test_modalities(case: dict[str, Any]) -> None:
    text, language = case["text"], case["language"]
    found = find_modalities(text, language, lang.get(language).tag(text))
    assert [f"{text[m.start : m.end]}: {m.modality}" for m in found] == case["found"]


@pytest.mark.parametrize("case", cases("pairs"), ids=lambda case: f"{case['a']} / {case['b']}")
def test_pairs(case: dict[str, Any]) -> None:
    (stages_a, hedges_a), (stages_b, hedges_b) = standing(case["a"]), standing(case["b"])
    assert stages_differ(stages_a, stages_b) is stages_differ(stages_b, stages_a) is case["stages"]
    assert hedges_differ(hedges_a, hedges_b) is hedges_differ(hedges_b, hedges_a) is case["hedges"]


def test_every_status_has_a_stage_and_words_in_each_language() -> None:
    assert set(STAGES) == set(Status)
    for code in lang.LANGUAGES:
        assert all(status in lang.lexicon(code, "status") for status in Status), code


def test_a_language_without_a_lexicon_has_none() -> None:
    assert not find_statuses("Foo bar.", "xx", ())
    assert not find_modalities("Foo bar.", "xx", ())


@pytest.mark.parametrize("language", lang.LANGUAGES)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_any_text(language: str, pieces: list[str]) -> None:
    text = " ".join(pieces)
    words = lang.get(language).tag(text)
    for mentions in (find_statuses(text, language, words), find_modalities(text, language, words)):
        ends = [place for mention in mentions for place in (mention.start, mention.end)]
        assert ends == sorted(ends)
        assert all(0 <= m.start < m.end <= len(text) for m in mentions)
