"""REFI-QDA projects: valid by the published schema, read by pyrefiqda, and read back to what was written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from pyrefiqda import RefiProject

from reconciler.errors import InputError
from reconciler.export.blocks import writable
from reconciler.export.exchange import Exchange, exchange_of
from reconciler.export.options import Options
from reconciler.export.packing import packed
from reconciler.export.qdpx import PRIVATE, QDE, utf8_text, write, written
from reconciler.export.qdpx_reader import read
from reconciler.export.selection import Selection, select
from reconciler.export.web_annotations import written as annotations
from reconciler.export.web_annotations_reader import read as read_annotations
from reconciler.model import FactState
from tests.reconciler.export.builder import analysis, report
from tests.reconciler.export.test_web_annotations import reports

if TYPE_CHECKING:
    from reconciler.report import Report

SCHEMA = etree.XMLSchema(file=str(Path(__file__).parents[2] / "cases" / "refi-qda" / "Project.xsd"))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def project(content: bytes) -> Any:
    return etree.fromstring(parts(content)["project.qde"])


def as_utf8(exchange: Exchange) -> Exchange:
    """The texts as a file in UTF-8 can hold them, which is what the page says."""
    return replace(exchange, sources=tuple(replace(source, text=utf8_text(source.text)) for source in exchange.sources))


@given(reports())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_all_that_its_page_says_it_carries_is_read_back_and_it_is_valid(made: Report) -> None:
    exchange = exchange_of(made)
    content = written(exchange)
    SCHEMA.assertValid(project(content))
    assert read(content, "p.qdpx") == as_utf8(exchange)
    assert written(read(content, "p.qdpx")) == written(as_utf8(exchange))


def test_a_part_says_in_both_formats_what_was_left_out() -> None:
    part = exchange_of(select(report(), Selection((FactState.DISPUTED,))))
    assert "4 of 5 facts" in part.left_out
    assert read(written(part), "p.qdpx") == part
    assert project(written(part)).findtext(f"{{{QDE}}}Description") == part.left_out
    assert read_annotations(annotations(part), "a.jsonld").left_out == part.left_out


def test_the_schema_refuses_what_is_not_valid() -> None:
    found = project(write(report(), Options()))
    found.find(f".//{{{QDE}}}PlainTextSelection").attrib.pop("endPosition")
    assert not SCHEMA.validate(found)


def test_pyrefiqda_reads_codes_codings_and_memos(tmp_path: Path) -> None:
    path = tmp_path / "p.qdpx"
    path.write_bytes(write(report(), Options()))
    found = RefiProject.load(path, extract_dir=str(tmp_path / "out"))
    groups = found.code_book.codes.code
    assert [group.name for group in groups] == ["Disputed", "Compatible", "No difference found", "One side only"]
    assert groups[0].code[0].name == "The opening of the bridge"
    quotes = []
    for source in found.sources.text_source:
        text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out").read_bytes().decode("utf-8")
        quotes += [text[s.start_position : s.end_position] for s in source.plain_text_selection]
    assert quotes == [claim.quote for claim in analysis().claims]
    notes = {note.name: note.plain_text_content for note in found.notes.note}
    assert notes["Verdict: accepted"] == "seen in the archive"
    assert notes["Note"] in ("@ask the mayor\nand the clerk", "old style?")
    assert notes["Difference: date (conflict)"].startswith("The dates do not meet")


def test_every_reference_has_its_thing_and_no_guid_stands_twice() -> None:
    found = project(write(report(), Options()))
    guids = [element.get("guid") for element in found.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    targets = {element.get("targetGUID") for element in found.iter() if element.get("targetGUID")}
    users = {element.get("creatingUser") for element in found.iter() if element.get("creatingUser")}
    assert targets | users <= set(guids)


def changed(content: bytes, old: str, new: str) -> bytes:
    files = parts(content)
    assert old.encode() in files["project.qde"]
    return packed(
        (name, part.replace(old.encode(), new.encode()) if name == "project.qde" else part) for name, part in files.items()
    )


def test_what_another_tool_changed_goes_before_the_private_part() -> None:
    content = write(report(), Options())
    renamed = read(changed(content, "The opening of the bridge", "The day it opened"), "p.qdpx")
    assert renamed.facts[0].label == "The day it opened"
    edited = read(changed(content, "seen in the archive", "seen twice"), "p.qdpx")
    assert [one.detail for one in edited.opinions if one.text == "accepted"] == ["seen twice"]
    first = exchange_of(report()).claims[0]
    moved = read(changed(content, f'endPosition="{first.place.end}"', f'endPosition="{first.place.end - 1}"'), "p.qdpx")
    assert moved.claims[0].place.quote == first.place.quote[:-1]


def test_what_another_tool_took_away_is_gone() -> None:
    content = write(report(), Options())
    element = project(content)
    gone = element.find(f".//{{{QDE}}}Note")
    gone.getparent().remove(gone)
    files = parts(content) | {"project.qde": etree.tostring(element)}
    found = read(packed(files.items()), "p.qdpx")
    assert len(found.differences) == len(exchange_of(report()).differences) - 1


def test_letters_that_xml_cannot_hold_come_back_from_the_private_part() -> None:
    text = "A bell \x07 rang."
    assert writable(text) != text
    base = exchange_of(report())
    note = replace(base.opinions[0], text=text, kind="note", id="n1")
    assert read(written(replace(base, opinions=(note,))), "p.qdpx").opinions == (note,)


@pytest.mark.parametrize("damage", [b"", b"PK", b"no zip"])
def test_what_is_none_is_refused(damage: bytes) -> None:
    with pytest.raises(InputError, match=r"p\.qdpx is no REFI-QDA project"):
        read(damage, "p.qdpx")


def test_one_of_another_tool_is_refused() -> None:
    files = parts(write(report(), Options()))
    other = {name: part for name, part in files.items() if name != PRIVATE}
    with pytest.raises(InputError, match="that Diptych wrote"):
        read(packed(other.items()), "p.qdpx")
