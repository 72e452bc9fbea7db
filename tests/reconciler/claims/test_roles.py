"""Events and their roles: cases as data (`tests/cases/roles`), mirror images, the lexicon, and what holds for any text."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconciler import lang
from reconciler.claims.roles import find_events, same_direction
from reconciler.facets import EventMention, Role, RoleMention
from reconciler.lang.events import event_lexicon, parts
from tests.reconciler.claims.mentions import named

if TYPE_CHECKING:
    from collections.abc import Sequence

CASES = Path(__file__).parents[2] / "cases" / "roles"
FEWEST_KINDS = 120


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def events(text: str, language: str, names: Sequence[str] = ()) -> tuple[EventMention, ...]:
    return find_events(text, language, lang.get(language).tag(text), named(text, names))


def described(text: str, event: EventMention) -> dict[str, Any]:
    played = [[r.role.value, text[r.start : r.end], r.key] for r in event.roles]
    return {"word": text[event.start : event.end], "kind": event.key, "parts": played}


@pytest.mark.parametrize("case", [*cases("en"), *cases("ru")], ids=lambda case: f"{case['language']}: {case['name']}")
def test_case(case: dict[str, Any]) -> None:
    found = events(case["text"], case["language"], case.get("names", ()))
    assert [described(case["text"], event) for event in found] == case["events"]


EN = ["Norland", "Sudland"]
RU = ["Норландия = Norland", "Норландии = Norland", "Норландию = Norland", "Норландией = Norland"]
RU += ["Зюдландия = Sudland", "Зюдландии = Sudland", "Зюдландию = Sudland", "Зюдландией = Sudland"]
NORLAND_ATTACKS = [
    ("en", "Norland attacked Sudland."),
    ("en", "Sudland was attacked by Norland."),
    ("en", "Norland's attack on Sudland lasted two days."),
    ("en", "The attack by Norland on Sudland lasted two days."),
    ("en", "Norland carried out an attack on Sudland."),
    ("ru", "Норландия атаковала Зюдландию."),
    ("ru", "Зюдландию атаковала Норландия."),
    ("ru", "Зюдландия атакована Норландией."),
    ("ru", "Зюдландия подверглась нападению со стороны Норландии."),
    ("ru", "Нападение Норландии на Зюдландию длилось два дня."),
]
SUDLAND_ATTACKS = [
    ("en", "Sudland attacked Norland."),
    ("en", "Norland came under attack by Sudland."),
    ("en", "Sudland's attack on Norland lasted two days."),
    ("ru", "Норландию атаковала Зюдландия."),
    ("ru", "Норландия была атакована Зюдландией."),
    ("ru", "Зюдландия совершила нападение на Норландию."),
]


def attack(sentence: tuple[str, str]) -> EventMention:
    language, text = sentence
    return next(e for e in events(text, language, EN if language == "en" else RU) if e.key == "attack")


@pytest.mark.parametrize("one", NORLAND_ATTACKS, ids=lambda s: s[1])
def test_a_mirror_image_is_told_from_agreement(one: tuple[str, str]) -> None:
    assert all(same_direction(attack(one), attack(other)) is True for other in NORLAND_ATTACKS)
    assert all(same_direction(attack(one), attack(other)) is False for other in SUDLAND_ATTACKS)


def event(key: str, **roles: str) -> EventMention:
    return EventMention(0, 1, key, tuple(RoleMention(Role(role), 0, 1, name) for role, name in roles.items()))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (event("attack", agent="x"), event("sign", agent="x"), None),
        (event("attack", agent="x"), event("attack", agent="y"), None),
        (event("attack", agent=""), event("attack", agent=""), None),
        (event("attack", agent="x"), event("attack", patient="x"), False),
        (event("attack", agent="x"), event("attack", agent="x", patient="y"), True),
        (event("attack", agent="x", patient="x"), event("attack", agent="x"), None),
        (event("meet", agent="x", partner="y"), event("meet", agent="y", partner="x"), True),
        (event("meet", agent="x"), event("meet", patient="x"), None),
    ],
)
def test_same_direction(a: EventMention, b: EventMention, expected: bool | None) -> None:
    assert same_direction(a, b) is expected
    assert same_direction(b, a) is expected


def kinds(language: str, table: str) -> dict[str, str]:
    return dict(lang.lexicon(language, "events")[table])


def test_kinds_are_many_and_shared() -> None:
    both = [set(kinds(language, "verbs")) | set(kinds(language, "nouns")) for language in lang.LANGUAGES]
    assert len(set.intersection(*both)) >= FEWEST_KINDS
    assert set().union(*parts()) <= set().union(*both)


@pytest.mark.parametrize("language", lang.LANGUAGES)
@pytest.mark.parametrize("table", ["verbs", "nouns"])
def test_a_word_says_one_kind(language: str, table: str) -> None:
    words = Counter(word for line in kinds(language, table).values() for word in line.split())
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("language", [*lang.LANGUAGES, "xx"])
@given(
    st.lists(
        st.sampled_from(
            [
                "X",
                "attacked",
                "by",
                "the",
                "town",
                ",",
                "which",
                "and",
                "was",
                "Армия",
                "атаковала",
                "город",
                "который",
                "и",
                "со",
                "стороны",
            ]
        ),
        max_size=14,
    )
)
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_any_text(language: str, pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = events(text, language)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(0 <= r.start < r.end <= len(text) for e in found for r in e.roles)


def test_a_language_without_a_lexicon_has_no_events() -> None:
    assert event_lexicon("de") is None
    assert events("Die Armee griff die Stadt an.", "de") == ()
