"""The whole pipeline on small texts: real vectors, real facts, the same result twice, and cancelling anywhere."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from reconciler import compare, reading, reconcile, report
from reconciler.errors import Cancelled
from reconciler.glossary import read_glossary
from reconciler.model import Constraints, Document, FactState, Severity
from reconciler.pipeline import fingerprint, read_claims, reconcile_claims
from reconciler.scoring import PARTS
from reconciler.settings import Settings

if TYPE_CHECKING:
    from reconciler.reading import Reading

NORTH = """Bridges

The northern ministry and the southern ministry opened the Long Bridge on 3 March 2014 in Alder.

It carries 4,000 trains a year.

The north aims at a second bridge.
"""
SOUTH = """Works on the river

On 9 April 2014 the southern and northern ministries opened the Long Bridge.

Rice was harvested late that year.

About 4,000 trains a year use the bridge.
"""
RUSSIAN = """Мосты

Северное и южное министерства открыли Длинный мост в 2014 году.

В школах начались каникулы.
"""


OWN = Settings(
    glossary=read_glossary('[[entry]]\nid = "span-one"\nkind = "place"\nen = ["Long Bridge"]\nru = ["Длинный мост"]').entries
)


def documents() -> tuple[Document, ...]:
    return (
        Document("north.txt", "North", NORTH, "en"),
        Document("south.txt", "South", SOUTH, "en"),
        Document("east.txt", "East", RUSSIAN, "ru"),
    )


def test_claims_of_one_fact_meet_across_sides_and_languages() -> None:
    found = reconcile(documents())
    claims = found.claim_by_id()
    opening = next(f for f in found.facts if any("opened" in claims[c].quote for c in f.claims))
    assert {claims[c].quote.split()[0] for c in opening.claims} == {"The", "On", "Северное"}
    assert opening.sides == ("North", "South", "East")
    assert opening.state is FactState.DISPUTED
    rice = next(f for f in found.facts if any("Rice" in claims[c].quote for c in f.claims))
    assert (rice.state, rice.silent_sides) == (FactState.SINGLE_SIDE, ("North", "East"))


def test_a_date_that_differs_is_flagged_with_the_words() -> None:
    found = reconcile(documents())
    claims, sources = found.claim_by_id(), found.document_by_id()
    (flag,) = [d for d in found.discrepancies if d.type == "date"]
    assert flag.severity is not Severity.COMPATIBLE_DIFFERENCE
    assert flag.evidence_b is not None
    text_a, text_b = (sources[claims[c].source].text for c in (flag.claim_a, flag.claim_b))
    assert (text_a[slice(*flag.evidence_a)], text_b[slice(*flag.evidence_b)]) == ("3 March 2014", "9 April 2014")


def test_every_claim_stands_in_a_fact_and_every_quote_is_its_source() -> None:
    found = reconcile(documents())
    report.verify(found)
    assert {c for f in found.facts for c in f.claims} == {c.id for c in found.claims}


def test_decisions_stand_in_the_next_run() -> None:
    first = reconcile(documents())
    pair = next(f.claims for f in first.facts if len(f.claims) > 1)[:2]
    alone = [f.claims[0] for f in first.facts if len(f.claims) == 1][:2]
    found = reconcile(documents(), constraints=Constraints(frozenset({(alone[0], alone[1])}), frozenset({(pair[0], pair[1])})))
    assert any(set(alone) <= set(f.claims) for f in found.facts)
    assert not any(set(pair) <= set(f.claims) for f in found.facts)
    without = reconcile(documents(), constraints=Constraints(alone=frozenset({pair[0], "a claim that is no more"})))
    assert next(f for f in without.facts if pair[0] in f.claims).claims == (pair[0],)


def test_what_was_read_is_not_read_again() -> None:
    readings: dict[str, Reading] = {}
    first = reconcile(documents(), readings=readings)
    assert len(readings) == 3

    def no_reading(step: str, done: int, total: int) -> None:
        assert step not in ("claims", "vectors") or total == 0

    assert reconcile(documents(), readings=readings, progress=no_reading) == first
    reconcile([*documents(), Document("new.txt", "West", "The bridge was opened.", "en")], readings=readings)
    assert len(readings) == 4


def test_a_project_that_grew_is_the_project_read_at_once() -> None:
    readings: dict[str, Reading] = {}
    for many in (1, 2, 3):
        grown = reconcile(documents()[:many], readings=readings)
    assert grown == reconcile(documents())


def test_what_is_kept_serves_any_order() -> None:
    readings: dict[str, Reading] = {}
    reconcile(documents(), readings=readings)
    turned = documents()[::-1]
    assert reconcile(turned, readings=readings) == reconcile(turned)


def test_the_glossary_of_the_settings_is_read_with() -> None:
    def keys(settings: Settings) -> set[str]:
        claims = read_claims(documents(), settings=settings)
        return {entity.key for claim in claims for entity in claim.facets.entities if "Bridge" in claim.quote}

    assert "span-one" not in keys(Settings())
    assert "span-one" in keys(OWN)
    assert {e.key for c in reconcile(documents(), OWN).claims for e in c.facets.entities} >= {"span-one"}


def test_another_glossary_makes_another_reading() -> None:
    readings: dict[str, Reading] = {}
    for settings in (Settings(), OWN, replace(OWN, shipped_glossaries=()), replace(OWN, link_threshold=0.9)):
        reconcile(documents()[:1], settings, readings=readings)
    assert len(readings) == 3


@pytest.mark.parametrize(
    "changed",
    [
        {"documents": documents()[:2]},
        {"documents": documents()[::-1]},
        {"documents": (replace(documents()[0], published="2014"), *documents()[1:])},
        {"documents": (replace(documents()[0], title="Another"), *documents()[1:])},
        {"documents": (replace(documents()[0], text="Another."), *documents()[1:])},
        {"documents": (replace(documents()[0], original=b"Other bytes."), *documents()[1:])},
        {"settings": Settings(neighbours=3)},
        {"settings": OWN},
        {"constraints": Constraints(linked=frozenset({("c1", "c2")}))},
        {"constraints": Constraints(apart=frozenset({("c1", "c2")}))},
        {"constraints": Constraints(alone=frozenset({"c1"}))},
    ],
    ids=" ".join,
)
def test_a_fingerprint_tells_whether_anything_changed(changed: dict[str, Any]) -> None:
    given: dict[str, Any] = {"documents": documents(), "settings": Settings(), "constraints": Constraints()}
    assert fingerprint(**given) == fingerprint(**(given | {"documents": documents(), "settings": Settings()}))
    assert fingerprint(**(given | changed)) != fingerprint(**given)


def test_the_same_input_gives_an_equal_analysis() -> None:
    assert reconcile(documents()) == reconcile(documents())


def test_an_executor_changes_nothing_in_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    many = " ".join(f"In {1900 + n} the ministry opened {n} schools and closed {n // 3} mills in the valley." for n in range(1, 50))
    texts = [*documents(), Document("long.txt", "North", many, "en"), Document("empty.txt", "South", "", "en")]
    alone = reconcile(texts)
    monkeypatch.setattr(reading, "_FEW", 0)
    monkeypatch.setattr(reading, "_CHUNK", 32)
    with ThreadPoolExecutor(2) as executor:
        assert reconcile(texts, executor=executor) == alone


def test_facts_do_not_depend_on_the_order_of_the_sources() -> None:
    def groups(*order: int) -> set[frozenset[str]]:
        given = documents()
        return {frozenset(f.claims) for f in reconcile([given[n] for n in order]).facts}

    assert groups(0, 1, 2) == groups(2, 1, 0) == groups(1, 0, 2)


def test_claims_that_are_given_are_taken_as_they_are() -> None:
    found = reconcile(documents())
    assert reconcile_claims(documents(), found.claims) == found
    fewer = reconcile_claims(documents(), found.claims[1:])
    assert fewer.claims == found.claims[1:]


def test_a_higher_threshold_joins_fewer() -> None:
    assert len(reconcile(documents(), Settings(link_threshold=0.999)).facts) > len(reconcile(documents()).facts)


@pytest.mark.parametrize("step", ["claims", "vectors", "candidates", "scoring", "alignment", "discrepancies"])
def test_every_long_step_reports_and_can_be_cancelled(step: str) -> None:
    def stop(name: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        if name == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        reconcile(documents(), progress=stop)


def test_nothing_in_gives_nothing_out() -> None:
    found = reconcile([])
    assert (found.claims, found.facts, found.discrepancies) == ((), (), ())


def test_a_source_without_claims_is_kept_and_its_side_is_silent() -> None:
    empty = Document("menu.txt", "West", "Home\n\nContact us\n", "en")
    found = reconcile([*documents(), empty])
    assert empty in found.documents
    assert all("West" in f.silent_sides for f in found.facts)


def test_an_unknown_language_still_aligns() -> None:
    german = Document("west.txt", "West", "Die beiden Ministerien eröffneten 2014 die Lange Brücke.", "de")
    found = reconcile([documents()[0], german])
    assert any(len(f.claims) == 2 for f in found.facts)


def test_two_copies_of_one_text_agree() -> None:
    copy = replace(documents()[0], name="copy.txt", side="South")
    found = reconcile([documents()[0], copy])
    assert {f.state for f in found.facts} == {FactState.AGREED}
    assert found.discrepancies == ()


def test_one_text_handed_in_twice_is_one_text() -> None:
    assert reconcile([*documents(), documents()[1]]) == reconcile(documents())


@pytest.mark.parametrize("text", ["", " \n", "Home\n\nContact us\n", "2014"])
def test_texts_without_claims_are_no_obstacle(text: str) -> None:
    found = reconcile([Document(name, name, text, "en") for name in ("a", "b")])
    assert found.facts == found.discrepancies == ()
    assert len(found.documents) == 2


def test_compare_tells_same_from_other_and_says_why() -> None:
    same = compare("The bridge was opened on 3 March 2014.", "The bridge was opened on 9 April 2014.")
    other = compare("The bridge was opened on 3 March 2014.", "Rice was harvested late that year.")
    assert 0 <= other.same_fact < same.same_fact <= 1
    assert [d.type for d in same.discrepancies] == ["date"]
    assert [p.name for p in same.parts] == [part.name for part in PARTS]


def test_compare_crosses_languages() -> None:
    same = compare("The treaty was signed in Rome.", "Договор был подписан в Риме.", "en", "ru")
    other = compare("The treaty was signed in Rome.", "В школах начались каникулы.", "en", "ru")
    assert other.same_fact < 0.5 < same.same_fact
