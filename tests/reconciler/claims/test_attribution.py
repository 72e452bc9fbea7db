"""Attribution: cases as data (`tests/cases/attribution`), direct speech of several sentences, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler import lang
from reconciler.claims.attribution import find_attributions
from reconciler.claims.quotations import find_quotations
from tests.reconciler.claims.mentions import named

if TYPE_CHECKING:
    from reconciler.facets import Attribution

CASES = Path(__file__).parents[2] / "cases" / "attribution"
USUAL = {"key": "", "quoted": False, "distanced": False}


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def described(text: str, voice: Attribution) -> dict[str, Any]:
    return {
        "cue": text[voice.start : voice.end],
        "said": text[voice.content_start : voice.content_end],
        "key": voice.key,
        "quoted": voice.quoted,
        "distanced": voice.distanced,
    }


@pytest.mark.parametrize("case", [*cases("en"), *cases("ru")], ids=lambda case: f"{case['language']}: {case['name']}")
def test_case(case: dict[str, Any]) -> None:
    text, language = case["text"], case["language"]
    voices = find_attributions(text, language, lang.get(language).tag(text), named(text, case.get("names", ())))
    assert [described(text, voice) for voice in voices] == [{**USUAL, **voice} for voice in case["voices"]]


@pytest.mark.parametrize("case", cases("quotations"), ids=lambda case: f"{case['language']}: {case['name']}")
def test_direct_speech(case: dict[str, Any]) -> None:
    text = case["text"]
    quotations = find_quotations(text, case["language"], named(text, case.get("names", ())))
    found = [[text[q.start : q.end], q.key, text[q.content_start : q.content_end]] for q in quotations]
    assert found == case["quotations"]
    assert all(q.quoted for q in quotations)


@pytest.mark.parametrize("language", [*lang.LANGUAGES, "xx"])
@given(
    st.lists(
        st.sampled_from(
            ["he", "said", "that", "X", "«", "»", '"', ",", ".", "—", "’s", "сказал", "что", "по словам", "according to"]
        ),
        max_size=14,
    )
)
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_any_text(language: str, pieces: list[str]) -> None:
    text = " ".join(pieces)
    voices = find_attributions(text, language, lang.get(language).tag(text))
    assert all(0 <= v.start < v.end <= len(text) and 0 <= v.content_start < v.content_end <= len(text) for v in voices)
    quotations = find_quotations(text, language)
    assert all(0 <= q.start < q.end <= len(text) and q.content_start <= q.content_end <= len(text) for q in quotations)


def test_a_language_without_a_lexicon_has_no_voices() -> None:
    text = "Er sagte, dass „alles“ gut ist."
    assert find_attributions(text, "de", lang.get("de").tag(text)) == ()
    assert find_quotations(text, "de") == ()
