"""TEI: well-formed, every pointer has its place, and every claim's range leads to its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from lxml import etree

from reconciler.export import tei
from reconciler.export.blocks import writable
from reconciler.export.options import Options
from reconciler.export.selection import Selection, select
from reconciler.export.tei import TEI, XML
from reconciler.model import FactState
from tests.reconciler.export.builder import analysis, report
from tests.reconciler.export.test_web_annotations import reports

if TYPE_CHECKING:
    from reconciler.report import Report

NAMES = {"t": TEI}


def corpus(made: Report) -> Any:
    return etree.fromstring(tei.write(made, Options()))


def ranges(element: Any) -> list[tuple[str, int, int]]:
    found = re.findall(r"#string-range\(([^,]+),(\d+),(\d+)\)", element.get("target"))
    return [(text, int(start), int(length)) for text, start, length in found]


@given(reports())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_range_leads_to_its_words(made: Report) -> None:
    found = corpus(made)
    texts = {block.get(f"{{{XML}}}id"): block.text for block in found.iterfind(".//t:ab", NAMES)}
    spans = found.findall(".//t:spanGrp/t:span", NAMES)
    assert len(spans) == len(made.analysis.claims)
    for span, claim in zip(spans, made.analysis.claims, strict=True):
        ((text, start, length),) = ranges(span)
        assert texts[text][start : start + length] == writable(claim.quote) == span.text


def test_every_pointer_has_its_place_and_no_id_stands_twice() -> None:
    found = corpus(report())
    ids = found.xpath("//@xml:id", namespaces={"xml": XML})
    assert len(ids) == len(set(ids))
    pointers = " ".join(found.xpath("//@target | //@inst | //@corresp | //@resp")).split()
    plain = {p.removeprefix("#") for p in pointers if "(" not in p} | {p.split("(")[1].split(",")[0] for p in pointers if "(" in p}
    assert plain <= set(ids)


def test_texts_facts_differences_and_what_was_said_are_there() -> None:
    found = corpus(report())
    assert [block.text for block in found.iterfind(".//t:ab", NAMES)] == [d.text for d in analysis().documents]
    assert found.xpath("//t:interpGrp/@subtype", namespaces=NAMES) == ["disputed", "compatible", "agreed", "single_side"]
    difference = found.find(".//t:listAnnotation[@type='differences']/t:annotation", NAMES)
    assert [start for _, start, _ in ranges(difference)] == [
        analysis().discrepancies[0].evidence_a[0],
        analysis().discrepancies[0].evidence_b[0],
    ]  # type: ignore[index]
    said = found.findall(".//t:listAnnotation[@type='opinions']/t:annotation", NAMES)
    assert {one.findtext("t:respStmt/t:name", namespaces=NAMES) for one in said} == {"Ada", "Ben"}
    assert said[0].find("t:respStmt/t:resp", NAMES).get("when").startswith("2026-01-02T03:04:05")


def test_a_part_says_in_its_header_what_was_left_out() -> None:
    part = corpus(select(report(), Selection((FactState.DISPUTED,))))
    assert "4 of 5 facts" in part.findtext(".//t:samplingDecl/t:p", namespaces=NAMES)
