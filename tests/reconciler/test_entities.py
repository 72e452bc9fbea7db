"""Names: cases as data (`tests/cases/entities`), and what holds for any text."""

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
from reconciler.claims.entities import find_entities, read_names
from reconciler.facets import EntityKind, EntityMention

CASES = Path(__file__).parents[1] / "cases" / "entities"


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def found(text: str, language: str, document: str = "") -> tuple[EntityMention, ...]:
    return find_entities(text, language, names=read_names(document or text, language))


@pytest.mark.parametrize(
    ("language", "case"), [(code, case) for code in ("en", "ru") for case in cases(code)], ids=lambda value: str(value)[:60]
)
def test_case(language: str, case: dict[str, Any]) -> None:
    mentions = found(case["text"], language, case.get("document", ""))
    assert [[case["text"][m.start : m.end], m.key, m.kind.value] for m in mentions] == case["entities"]


@pytest.mark.parametrize("case", cases("same"), ids=lambda case: case["name"])
def test_one_thing_has_one_key(case: dict[str, Any]) -> None:
    keys = {}
    for language, text, words in case["texts"]:
        by_words = {text[m.start : m.end]: m.key for m in found(text, language)}
        assert words in by_words, (text, by_words)
        keys[words] = by_words[words]
    assert len(set(keys.values())) == 1, keys


def test_words_given_change_nothing() -> None:
    text = "Yesterday Foreign Minister Sergei Lavrov met EU-Armenia envoys in Tbilisi."
    assert find_entities(text, "en", words=lang.get("en").tag(text)) == find_entities(text, "en")


def test_a_date_is_no_name() -> None:
    text = "On Friday, 4 May 2018 Estonia agreed."
    mentions = find_entities(text, "en", find_dates(text, "en", date(2018, 5, 5)))
    assert [text[m.start : m.end] for m in mentions] == ["Estonia"]


def test_a_language_without_a_dictionary_has_capitals_and_acronyms() -> None:
    text = "Der Minister traf NATO und Anna Schmidt."
    assert [(text[m.start : m.end], m.kind) for m in find_entities(text, "de")][-2:] == [
        ("NATO", EntityKind.BODY),
        ("Anna Schmidt", EntityKind.NAME),
    ]


@pytest.mark.parametrize("language", [*lang.LANGUAGES, "xx"])
@given(st.text(alphabet="USA EUсшаМИДРоссия-–.,«»()'s12Jordan President of the andAgreementи ", max_size=60))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_any_text(language: str, text: str) -> None:
    mentions = found(text, language)
    ends = [place for mention in mentions for place in (mention.start, mention.end)]
    assert ends == sorted(ends)
    assert all(0 <= m.start < m.end <= len(text) and m.key for m in mentions)
