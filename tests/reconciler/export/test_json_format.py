from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from reconciler.export import json_format
from tests.reconciler.export.builder import analysis, report


@pytest.fixture
def exported() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json_format.write(report()))
    return loaded


@pytest.fixture
def plain() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json_format.write_analysis(analysis()))
    return loaded


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_format.schema())


def test_both_forms_are_valid(exported: dict[str, Any], plain: dict[str, Any]) -> None:
    validator = Draft202012Validator(json_format.schema())
    validator.validate(exported)
    validator.validate(plain)


def test_the_schema_refuses_a_state_that_does_not_exist(plain: dict[str, Any]) -> None:
    plain["facts"][0]["state"] = "undecided"
    with pytest.raises(ValidationError):
        Draft202012Validator(json_format.schema()).validate(plain)


def test_the_schema_describes_every_field(exported: dict[str, Any]) -> None:
    """A field without a description fails, and so does one that is written but not described."""
    schema = json_format.schema()

    def walk(node: dict[str, Any], value: Any, path: str) -> None:
        if "$ref" in node:
            return walk(schema["$defs"][node["$ref"].rsplit("/", 1)[1]], value, path)
        assert node.get("description"), path
        if isinstance(value, dict):
            for key, inner in value.items():
                assert key in node["properties"], f"{path}.{key}"
                walk(node["properties"][key], inner, f"{path}.{key}")
        if isinstance(value, list) and "items" in node and isinstance(node["items"], dict):
            for inner in value:
                if isinstance(inner, dict):
                    walk(node["items"], inner, f"{path}[]")
        return None

    walk(schema, exported, "$")


def test_every_quote_is_its_source(plain: dict[str, Any]) -> None:
    texts = {d.id: d.text for d in analysis().documents}
    for claim in plain["claims"]:
        assert texts[claim["source"]][claim["start"] : claim["end"]] == claim["quote"]


def test_offsets_are_code_points_beyond_the_basic_plane(plain: dict[str, Any]) -> None:
    russian = next(s for s in plain["sources"] if s["language"] == "ru")
    document = next(d for d in analysis().documents if d.id == russian["id"])
    assert russian["length"] == len(document.text) < len(document.text.encode("utf-16-le")) // 2


def test_an_open_bound_is_null_and_a_score_has_six_digits(plain: dict[str, Any]) -> None:
    numbers = [n for c in plain["claims"] for n in c["facets"]["numbers"]]
    assert [n["high"] for n in numbers] == [112, None]
    (link,) = plain["facts"][0]["links"]
    assert link["score"] == 0.912346
    assert [p["value"] for p in link["parts"]] == [0.812346, 0.5]


def test_an_omission_has_no_second_evidence_and_all_have_a_sentence(plain: dict[str, Any]) -> None:
    by_type = {d["type"]: d for d in plain["discrepancies"]}
    assert by_type["omission"]["evidence_b"] is None
    assert "3 March 2014" in by_type["date"]["explanation"]


def test_silences_copies_and_whose_accounts_differ_are_told(plain: dict[str, Any]) -> None:
    fact, other = plain["facts"][:2]
    study = next(c for c in plain["claims"] if c["quote"] == "A study of the river.")
    assert fact["nearest"] == [{"side": "Observers", "claim": study["id"], "score": 0.312346}]
    assert (fact["independent"], other["nearest"]) == (2, [])
    assert {d["within"] for d in plain["discrepancies"]} == {"sides"}
    south, third = plain["sources"][1]["id"], plain["sources"][2]["id"]
    assert plain["copies"] == [{"a": south, "b": third, "share": 0.412346}]


def test_decisions_stand_in_a_projects_export_alone(exported: dict[str, Any], plain: dict[str, Any]) -> None:
    assert "verdicts" not in plain
    assert "annotations" not in plain
    assert [(v["on"], v["id"], v["value"]) for v in exported["verdicts"]] == [
        ("fact", "f1", "accepted"),
        ("discrepancy", plain["discrepancies"][0]["id"], "dismissed"),
        ("fact", None, "open"),
    ]
    assert [n["author"] for n in exported["annotations"]] == ["Ben", "Ben"]


def test_it_is_readable_text_that_ends_with_a_line_end() -> None:
    text = json_format.write_analysis(analysis()).decode("utf-8")
    assert "Мост" in text
    assert text.endswith("}\n")


def test_values_are_words_of_the_sources_and_what_a_person_dismissed_sets_nothing_apart(
    exported: dict[str, Any], plain: dict[str, Any]
) -> None:
    texts = {d.id: d.text for d in analysis().documents}
    sources = {c["id"]: c["source"] for c in plain["claims"]}
    for value in (v for f in plain["facts"] for found in f["values"] for v in found["values"]):
        first = value["mentions"][0]
        assert value["text"] == texts[sources[first["claim"]]][first["start"] : first["end"]]
    competing = [[v["facet"] for v in made["facts"][0]["values"] if v["competing"]] for made in (plain, exported)]
    assert competing == [["date", "number"], ["number"]]
    number = next(v for v in exported["facts"][0]["values"] if v["competing"])
    assert [(v["text"], v["rank"], v["independent"]) for v in number["values"]] == [("112", "normal", 1), ("сотни", "normal", 1)]


def test_translations_say_whose_they_are_and_of_what() -> None:
    exported = json.loads(json_format.write(report()))
    first = exported["claims"][0]["id"]
    assert [(t["id"], t["claims"], t["language"], t["whose"], t["translator"], t["author"]) for t in exported["translations"]] == [
        (first, [first], "ru", "named", "A. Writer", "Ben"),
        (first, [first], "fr", "official", "", "Ada"),
    ]
    Draft202012Validator(json_format.schema()).validate(exported)
