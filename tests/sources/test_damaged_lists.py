"""Files of lists and of other tools, damaged at random: each is read or refused in a sentence, and none does anything else."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from reconciler.errors import SourceError
from sources.codings import qdpx, taguette, web_annotations
from sources.codings.coded import Coded
from sources.libraries import bibtex, csl, ris, tables, zotero
from sources.libraries.listing import Listing
from tests.sources.codings import made
from tests.sources.codings.test_web_annotations import annotation
from tests.sources.libraries.test_kinds import BIB, RDF, RIS, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[bytes], object]

CSL = json.dumps([{"id": 1, "type": "book", "title": "x", "author": [{"family": "A"}], "issued": {"date-parts": [[2014, 3, 4]]}}])
ROWS: list[list[object]] = [["file", "side", "date"], ["a.txt", "North", 2014], ["b.txt", "South", "4 March 2014"]]
QDPX = made.qdpx()
KINDS: dict[str, tuple[Read, bytes]] = {
    "bibtex": (bibtex.read, BIB.encode()),
    "ris": (ris.read, RIS.encode()),
    "csl": (csl.read, CSL.encode()),
    "zotero": (zotero.read, RDF.encode()),
    "csv": (tables.read_csv, b"file,side,date\na.txt,North,2014\n"),
    "xlsx": (tables.read_xlsx, workbook(ROWS)),
    "qdpx": (lambda content: qdpx.read(content, "x"), QDPX),
    "taguette": (lambda content: taguette.read(content, "x"), made.taguette("<p>The bridge</p>", [(4, 10, "bridge")])),
    "annotations": (lambda content: web_annotations.read(content, "x"), json.dumps([annotation()]).encode()),
}
ROUNDS = 60


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with bytes changed, cut out, said twice, or put in from elsewhere."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(5):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + chance.randint(1, 40)]
            case 2:
                found[at:at] = found[at : at + chance.randint(1, 60)]
            case 3:
                found[at:at] = chance.choice(
                    (b"\0", b"{", b"}", b'"', b"<", b"&x;", b"\xff", b"\\", b"-1", b"99999999999999999999")
                )
            case _:
                other = chance.randrange(len(found) + 1)
                found[at : at + 8] = found[other : other + 8]
    return bytes(found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_read_or_refused(kind: str) -> None:
    read, content = KINDS[kind]
    chance = random.Random(kind)
    for _ in range(ROUNDS):
        said = "Read."
        try:
            found = read(damaged(content, chance))
            assert isinstance(found, Listing | Coded)
        except SourceError as error:
            said = str(error)
        assert said.endswith(".")
        assert "\n" not in said


def test_a_damaged_project_within_a_sound_zip_is_read_or_refused() -> None:
    chance = random.Random(7)
    from tests.sources.codings.test_qdpx import _parts

    parts = _parts(QDPX)
    for _ in range(ROUNDS):
        inside = {name: damaged(content, chance) for name, content in parts.items()}
        try:
            coded = qdpx.read(made.packed(inside), "x")
        except SourceError:
            continue
        for text in coded.texts:
            assert all(0 <= mark.start < mark.end <= len(text.text) for mark in text.marks)
