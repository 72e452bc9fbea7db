"""Discrepancies: the cases are data, in tests/cases/discrepancies/<type>."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reconciler.claims.extract import claim_at, read_dates
from reconciler.discrepancies import RULES, apply_rules
from reconciler.discrepancies.messages import _templates, explain
from reconciler.discrepancies.rule import Pair
from reconciler.glossary import SHIPPED, lookup
from reconciler.model import Document, Link, Severity
from tests.reconciler.builders import pair_of

FOLDER = Path(__file__).parents[1] / "cases" / "discrepancies"
CASES = [
    pytest.param(path.parent.name, case, id=f"{path.parent.name}-{case.get('name', case['a'])}")
    for path in sorted(FOLDER.glob("*/*.toml"))
    if path.parent.name != "within"
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_discrepancies_of_a_pair(kind: str, case: dict[str, Any]) -> None:
    language = case.get("language", "en")
    pair = known_pair(case, language, case.get("language_b", language))
    texts = {pair.a.id: case["a"], pair.b.id: case["b"]}
    found = []
    for d in apply_rules(pair):
        if d.type == kind:
            words_a = texts[d.claim_a][slice(*d.evidence_a)]
            words_b = texts[d.claim_b][slice(*d.evidence_b)] if d.evidence_b else ""
            found.append([d.severity.value, words_a, words_b])
    assert found == case["found"]


def known_pair(case: dict[str, Any], language_a: str, language_b: str) -> Pair:
    """The two claims of a case, read with the glossaries that are shipped, each of a page of its day if the case gives one."""
    pages = (
        Document("a.txt", "North", case["a"], language_a, published=case.get("published", "")),
        Document("b.txt", "South", case["b"], language_b, published=case.get("published_b", "")),
    )
    glossary = lookup(SHIPPED)
    claims = [claim_at(page, 0, len(page.text), read_dates(page, None), glossary=glossary) for page in pages]
    return Pair("f", *claims, *pages, Link(claims[0].id, claims[1].id, case.get("score", 0.95)))


def test_every_rule_has_cases_and_traps() -> None:
    for rule in RULES:
        cases = tomllib.loads((FOLDER / rule.type / "cases.toml").read_text("utf-8"))["case"]
        assert any(c["found"] for c in cases), f"{rule.type} has no case that is found"
        assert any(not c["found"] for c in cases), f"{rule.type} has no trap"


def test_every_message_is_said_in_both_languages() -> None:
    used = {key for rule in RULES for key in (*rule.messages, rule.inner) if key}
    assert used == set(_templates())
    for sentences in _templates().values():
        assert set(sentences) == {"en", "ru"}


def test_messages_name_the_words_and_the_sides() -> None:
    pair = pair_of("The bridge was opened in 2011.", "The bridge was opened in May 2011.")
    (found,) = apply_rules(pair)
    assert explain(found.message) == "South gives the date more exactly (“May 2011”) than North (“2011”)."
    assert "South" in explain(found.message, "ru")
    assert explain(found.message, "xx") == explain(found.message, "en")


def test_what_a_language_without_facets_lacks_is_not_held_against_it() -> None:
    spanish = pair_of("The bridge was opened on 3 March 2014 for 4,000 cars.", "El puente se abrió para 4.000 coches.", "en", "es")
    assert list(apply_rules(spanish)) == []
    german = pair_of("The bridge was opened on 03.03.2014.", "Die Brücke wurde am 09.04.2014 eröffnet.", "en", "de")
    assert {d.type for d in apply_rules(german)} <= {"date"}


def test_an_omission_is_never_a_conflict() -> None:
    pair = pair_of("It was signed in Rome on 6 November 2003.", "It was signed.")
    assert {d.severity for d in apply_rules(pair)} == {Severity.COMPATIBLE_DIFFERENCE}


def test_words_with_braces_do_not_break_a_message() -> None:
    pair = pair_of("The bridge was opened in 2011 by {a}.", "The bridge was opened in May 2011 by {b}.")
    assert all(explain(d.message) for d in apply_rules(pair))
