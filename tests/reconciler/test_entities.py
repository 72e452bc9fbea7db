"""Names and acronyms, and the keys by which they meet."""

from __future__ import annotations

import pytest

from reconciler.claims.entities import find_entities
from reconciler.facets import EntityKind


def names(text: str, language: str = "en") -> list[str]:
    return [text[m.start : m.end] for m in find_entities(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("In Rome the Council of Europe met NATO.", "en", ["Rome", "Council of Europe", "NATO"]),
        ("The talks in The Hague ended.", "en", ["Hague"]),
        ("Ministers met Anna Schmidt, Head of Office, in Berlin.", "en", ["Anna Schmidt", "Head of Office", "Berlin"]),
        ("Minister Novak flew to the Bank of the North in Berlin.", "en", ["Minister Novak", "Bank of the North", "Berlin"]),
        ("They met.", "en", []),
        ("В Москве прошёл Совет Европы, там был и НАТО.", "ru", ["Москве", "Совет Европы", "НАТО"]),
        ("Встреча прошла.", "ru", []),
    ],
)
def test_names(text: str, language: str, expected: list[str]) -> None:
    assert names(text, language) == expected


def test_inflected_and_transliterated_names_share_a_key() -> None:
    (inflected,) = find_entities("встреча в Берлине", "ru")
    (base,) = find_entities("город Берлин", "ru")
    (latin,) = find_entities("the city of Berlin", "en")
    assert inflected.key == base.key == latin.key


def test_an_acronym_is_known_as_one() -> None:
    (found,) = find_entities("OSCE observers came", "en")
    assert found.kind is EntityKind.ACRONYM
