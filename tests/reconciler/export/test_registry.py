from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reconciler.errors import InputError, IntegrityError, OutputError
from reconciler.export import EXPORTERS, FORMATS, PROJECT, Exporter, Format, Options, Selection, choose, export
from reconciler.model import FactState
from reconciler.report import build
from tests.reconciler.export.builder import analysis, report

DOCS = Path(__file__).parents[3] / "docs" / "formats"


@pytest.mark.parametrize("known", FORMATS, ids=lambda e: e.name)
def test_a_format_is_found_by_ending_and_by_name(known: Format) -> None:
    assert choose(Path(f"out{known.suffix}")) is known
    assert choose(Path(f"out{known.suffix.upper()}")) is known
    assert choose(Path("out.txt"), known.name) is known


@pytest.mark.parametrize("known", FORMATS, ids=lambda e: e.name)
def test_a_format_has_a_title_what_it_carries_and_a_page(known: Format) -> None:
    assert known.title
    assert known.carries.endswith(".")
    page = (DOCS / f"{known.name}.md").read_text("utf-8")
    assert page.startswith("# ")


def test_names_and_endings_are_each_there_once() -> None:
    assert len({e.name for e in FORMATS}) == len({e.suffix for e in FORMATS}) == len(FORMATS)
    assert PROJECT in FORMATS


@pytest.mark.parametrize(("path", "name"), [("out.xyz", None), ("out", None), ("out.csv", "parquet")])
def test_an_unknown_format_is_refused_with_a_list_of_what_there_is(path: str, name: str | None) -> None:
    with pytest.raises(OutputError) as caught:
        choose(Path(path), name)
    for exporter in FORMATS:
        assert exporter.name in str(caught.value)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_the_same_report_gives_the_same_bytes(exporter: Exporter) -> None:
    assert export(report(), exporter) == export(report(), exporter)


def test_the_same_bytes_come_from_another_process_with_another_order_of_hashes(tmp_path: Path) -> None:
    lines = (
        "import hashlib, sys",
        "from reconciler.export import EXPORTERS, Options, export",
        "from tests.reconciler.export.builder import report",
        "for e in EXPORTERS: print(e.name, hashlib.sha256(export(report(), e, Options(style='apa'))).hexdigest())",
    )
    script = tmp_path / "digests.py"
    script.write_text("\n".join(lines), "utf-8")
    root = str(Path(__file__).parents[3])

    def digests(seed: str, zone: str) -> bytes:
        environment = {"PYTHONPATH": root, "PYTHONHASHSEED": seed, "TZ": zone}
        return subprocess.run([sys.executable, str(script)], env=environment, capture_output=True, check=True).stdout

    assert digests("1", "UTC") == digests("2", "Asia/Tokyo")


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_nothing_is_exported_when_a_quote_is_not_its_source(exporter: Exporter) -> None:
    made = analysis()
    forged = replace(made.claims[0], quote=made.claims[0].quote.replace("3", "4"))
    with pytest.raises(IntegrityError, match=r"bridge\.txt, 21 to 71"):
        export(build(replace(made, claims=(forged, *made.claims[1:]))), exporter)


# lists of the sources alone, which a part holds all of
OF_SOURCES = ("csl-json", "bibtex")


@pytest.mark.parametrize("exporter", [e for e in EXPORTERS if e.name not in OF_SOURCES], ids=lambda e: e.name)
def test_a_part_says_what_was_left_out(exporter: Exporter) -> None:
    chosen = Selection((FactState.DISPUTED,), ("North",), "2014")
    whole, part = export(report(), exporter), export(report(), exporter, selection=chosen)
    assert whole != part
    if not exporter.is_binary:
        assert "4 of 5 facts" in part.decode("utf-8").replace("\\", "")
        assert "Left out" in part.decode("utf-8").replace("\\", "")


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_an_empty_project_can_be_exported(exporter: Exporter) -> None:
    assert exporter.name == "bibtex" or export(
        build(type(analysis())((), (), (), ())), exporter, Options(style="apa" if "style" in exporter.takes else "")
    )


def test_an_unknown_citation_style_is_refused_with_a_list() -> None:
    with pytest.raises(OutputError, match="gost-r-7-0-5-2008"):
        export(report(), EXPORTERS[0], Options(style="harvard-of-somewhere"))


@pytest.mark.parametrize(("asked", "said"), [({"sides": ("West",)}, "no side “West”"), ({"since": "soon"}, "“soon” is no date")])
def test_a_selection_of_what_is_not_there_is_refused(asked: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        export(report(), EXPORTERS[0], selection=Selection(**asked))  # type: ignore[arg-type]
