from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reconciler.errors import IntegrityError, OutputError
from reconciler.export import EXPORTERS, Exporter, choose, export
from reconciler.report import build
from tests.reconciler.export.builder import analysis, report

DOCS = Path(__file__).parents[3] / "docs" / "formats"


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_an_exporter_is_found_by_ending_and_by_name(exporter: Exporter) -> None:
    assert choose(Path("out").with_suffix(exporter.suffix)) is exporter
    assert choose(Path(f"out{exporter.suffix.upper()}")) is exporter
    assert choose(Path("out.txt"), exporter.name) is exporter


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_an_exporter_has_a_title_and_a_page(exporter: Exporter) -> None:
    assert exporter.title
    assert (DOCS / f"{exporter.name}.md").read_text("utf-8").startswith("# ")


def test_names_and_endings_are_each_there_once() -> None:
    assert len({e.name for e in EXPORTERS}) == len({e.suffix for e in EXPORTERS}) == len(EXPORTERS)


@pytest.mark.parametrize(("path", "name"), [("out.docx", None), ("out", None), ("out.csv", "parquet")])
def test_an_unknown_format_is_refused_with_a_list_of_what_there_is(path: str, name: str | None) -> None:
    with pytest.raises(OutputError) as caught:
        choose(Path(path), name)
    for exporter in EXPORTERS:
        assert exporter.name in str(caught.value)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_the_same_report_gives_the_same_bytes(exporter: Exporter) -> None:
    assert export(report(), exporter) == export(report(), exporter)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_nothing_is_exported_when_a_quote_is_not_its_source(exporter: Exporter) -> None:
    made = analysis()
    forged = replace(made.claims[0], quote=made.claims[0].quote.replace("3", "4"))
    with pytest.raises(IntegrityError):
        export(build(replace(made, claims=(forged, *made.claims[1:]))), exporter)
