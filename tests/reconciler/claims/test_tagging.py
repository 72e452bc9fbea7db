"""Parts of speech: cases as data (`tests/cases/tagging`), and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler import lang

CASES = Path(__file__).parents[2] / "cases" / "tagging"


def cases(language: str) -> list[dict[str, Any]]:
    found = tomllib.loads((CASES / f"{language}.toml").read_text("utf-8"))["case"]
    return [{"language": language, **case} for case in found]


@pytest.mark.parametrize("case", [*cases("en"), *cases("ru")], ids=lambda case: f"{case['language']}: {case['name']}")
def test_case(case: dict[str, Any]) -> None:
    words = iter(lang.get(case["language"]).tag(case["text"]))
    found = []
    for expected in case["words"].split():
        spelled, _, rest = expected.partition("=")
        word = next(w for w in words if w.text == spelled)
        feature = rest.partition(":")[2]
        given_feature = f":{feature}" if feature and feature in word.features.split() else ""
        found.append(f"{spelled}={word.tag}{given_feature}")
    assert " ".join(found) == case["words"]


@pytest.mark.parametrize("language", lang.LANGUAGES)
@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_any_text(language: str, text: str) -> None:
    words = lang.get(language).tag(text)
    assert all(text[w.start : w.end] == w.text for w in words)
    assert "".join(w.text for w in words) == "".join(c for w in words for c in text[w.start : w.end])
    ends = [place for w in words for place in (w.start, w.end)]
    assert ends == sorted(ends)
