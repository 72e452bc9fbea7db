"""Terms: cases as data (`tests/cases/terms`), the list that ships, and lists of a person's own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reconciler import lang
from reconciler.claims.terms import find_terms, is_marked, read_terms, shipped_terms
from reconciler.errors import InputError

CASES = Path(__file__).parents[2] / "cases" / "terms"
FEWEST_CONCEPTS = 80
NOTATION = frozenset("~@|(")


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def found(text: str, language: str, **options: Any) -> list[list[str]]:
    mentions = find_terms(text, language, lang.get(language).tag(text), **options)
    return [[text[m.start : m.end], m.concept, m.variant] for m in mentions]


@pytest.mark.parametrize("case", [*cases("en"), *cases("ru")], ids=lambda case: f"{case['language']}: {case['name']}")
def test_case(case: dict[str, Any]) -> None:
    assert found(case["text"], case["language"]) == case["terms"]


def test_the_shipped_list_is_large_and_has_rivals() -> None:
    variants: dict[str, set[str]] = {}
    for term in shipped_terms():
        if term.concept:
            variants.setdefault(term.concept, set()).add(term.variant)
    assert len(variants) >= FEWEST_CONCEPTS
    assert all(len(rivals) > 1 for rivals in variants.values())


@pytest.mark.parametrize("language", lang.LANGUAGES)
def test_every_plain_phrase_finds_itself(language: str) -> None:
    missed = []
    for term in shipped_terms():
        for code, phrase in term.phrases:
            if code == language and term.concept and not NOTATION & set(phrase):
                hits = [m[1:] for m in found(f"— {phrase}", language)]
                if [term.concept, term.variant] not in hits:
                    missed.append((phrase, hits))
    assert not missed


@pytest.mark.parametrize("language", lang.LANGUAGES)
def test_no_phrase_belongs_to_two_variants_of_a_concept(language: str) -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for term in shipped_terms():
        for code, phrase in term.phrases:
            if code == language and term.concept:
                owners.setdefault((term.concept, phrase), set()).add(term.variant)
    assert not {key: names for key, names in owners.items() if len(names) > 1}


def test_marked() -> None:
    assert is_marked("unauthorised_migration", "illegal")
    assert not is_marked("unauthorised_migration", "irregular")
    assert not is_marked("unauthorised_migration", "no such variant")


def test_terms_of_a_project() -> None:
    own = read_terms('[river.blue]\nen = "blue river"\n[river.holy]\nmarked = true\nen = "holy ~ river, @name river (temple)"\n')
    text = "The holy old river and the blue river meet; the Ganga river has a temple."
    assert found(text, "en", extra=own) == [
        ["holy old river", "river", "holy"],
        ["blue river", "river", "blue"],
        ["Ganga river", "river", "holy"],
    ]
    assert is_marked("river", "holy", own)
    assert found("The Ganga river is long.", "en", extra=own) == []


@pytest.mark.parametrize(
    "data", ['river = "blue"', '[river]\nblue = "x"', "[river.blue]\nen = 3", "[river.blue", '[river.blue]\nen = "~ river"']
)
def test_a_wrong_list_is_refused_in_one_sentence(data: str) -> None:
    with pytest.raises(InputError) as error:
        found("A river.", "en", extra=read_terms(data))
    assert "\n" not in str(error.value)


def test_a_language_without_phrases_has_no_terms() -> None:
    assert found("Die Annexion der Inseln.", "de") == []
