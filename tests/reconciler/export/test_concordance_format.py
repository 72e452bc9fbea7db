from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from reconciler.claims.extract import extract_claims
from reconciler.export import json_format
from reconciler.export.concordance_format import concordance_of, write_csv
from reconciler.model import Analysis, Document
from reconciler.notebook.entries import Setting
from reconciler.notebook.state import Notebook
from reconciler.report import build

if TYPE_CHECKING:
    from reconciler.report import Report

PAGES = (
    Document("a.txt", "North", "=They fought irregular migration 🌉 and the so-called illegal migrants.", "en"),
    Document("b.txt", "Юг", "Они обсудили незаконную миграцию.", "ru"),
)


@pytest.fixture
def report() -> Report:
    return build(Analysis(PAGES, tuple(claim for page in PAGES for claim in extract_claims(page)), (), ()))


def test_json_has_counts_by_side_and_every_place(report: Report) -> None:
    made = json.loads(json_format.write_concordance(report))
    assert [s["file"] for s in made["sources"]] == ["a.txt", "b.txt"]
    (concept,) = made["concordance"]
    assert (concept["id"], concept["matter"]) == ("unauthorised_migration", "term")
    texts = {d.id: d.text for d in PAGES}
    for variant in concept["variants"]:
        assert sum(c["own"] + c["quoted"] for c in variant["counts"]) == len(variant["places"])
        first = variant["places"][0]
        assert texts[first["source"]][first["start"] : first["end"]] == variant["words"]
    illegal = [v for v in concept["variants"] if v["id"] == "illegal"]
    assert [(v["language"], v["words"], v["takes_sides"]) for v in illegal] == [
        ("en", "illegal migrants", True),
        ("ru", "незаконную миграцию", True),
    ]
    assert illegal[0]["counts"][0] == {"side": "North", "own": 0, "quoted": 1, "share": 0.0}


def test_a_projects_export_has_the_same_and_is_valid(report: Report) -> None:
    made = json.loads(json_format.write(report))
    Draft202012Validator(json_format.schema()).validate(made)
    assert made["concordance"] == json.loads(json_format.write_concordance(report))["concordance"]
    assert "concordance" not in json.loads(json_format.write_analysis(report.analysis))


def test_csv_has_a_row_a_place_and_starts_no_formula(report: Report) -> None:
    content = write_csv(concordance_of(report), PAGES)
    assert content.startswith(b"\xef\xbb\xbfmatter,concept,variant,")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [(r["variant"], r["side"], r["source"], r["quoted"], r["words"]) for r in rows] == [
        ("illegal", "North", "a.txt", "yes", "illegal migrants"),
        ("illegal", "Юг", "b.txt", "", "незаконную миграцию"),
        ("irregular", "North", "a.txt", "", "irregular migration"),
    ]
    assert rows[2]["before"] == "'=They fought"
    texts = {d.name: d.text for d in PAGES}
    assert all(texts[r["source"]][int(r["start"]) : int(r["end"])] == r["words"] for r in rows)


def test_the_projects_glossary_tells_which_names_are_of_one_thing(report: Report) -> None:
    pages = (Document("a.txt", "North", "The Quay Agency met. The Pier Agency paid.", "en"),)
    made = Analysis(pages, (), (), ())
    own = '[[entry]]\nid = "quay"\nkind = "body"\nen = ["Quay Agency", "Pier Agency"]\n'
    assert concordance_of(build(made)) == ()
    glossary = Notebook(settings=(Setting("glossary", own, "Ada", "2026-01-02T03:04:05.000006+00:00"),))
    (concept,) = concordance_of(build(made, glossary))
    assert (concept.id, [v.words for v in concept.variants]) == ("quay", ["Pier Agency", "Quay Agency"])
