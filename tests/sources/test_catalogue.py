"""The catalogue recognises a published page by its bytes, or by its text where only white space at line ends differs."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from sources.catalogue import fingerprint, recognise
from sources.folder import read_folder
from sources.read import read_bytes

PAGES = tomllib.loads(resources.files("sources").joinpath("catalogue.toml").read_text("utf-8"))["page"]
SHARED = os.environ.get("DIPTYCH_SHARED", "")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p["title"])
def test_every_entry_is_found_by_both_hashes(page: dict[str, str]) -> None:
    for key in ("sha256", "fingerprint"):
        assert re.fullmatch("[0-9a-f]{64}", page[key])
        entry = recognise(page[key])
        assert entry is not None
        assert (entry.side, entry.title, entry.publisher) == (page["side"], page["title"], page["publisher"])
        assert entry.metadata().published == page.get("published", "")


def test_an_unknown_page() -> None:
    assert recognise(hashlib.sha256(b"A word.").hexdigest()) is None


@pytest.mark.parametrize("other", ["One.\r\n\r\nTwo.", "One. \t\n\nTwo.\n\n\n", "\nOne.\r\rTwo.\u00a0"])
def test_white_space_at_line_ends_makes_no_difference(other: str) -> None:
    assert fingerprint(other) == fingerprint("One.\n\nTwo.\n")


@pytest.mark.parametrize("other", ["One. Two.", "One.\nTwo.", "One.\n\nTwo!", " One.\n\nTwo."])
def test_anything_else_does(other: str) -> None:
    assert fingerprint(other) != fingerprint("One.\n\nTwo.\n")


@pytest.mark.skipif(not SHARED, reason="the published pages are not part of the project; DIPTYCH_SHARED says where they are")
def test_the_published_pages_are_recognised(tmp_path: Path) -> None:
    originals = read_folder(Path(SHARED) / "originals").documents
    for document in originals:
        (tmp_path / document.name).write_bytes(document.original.replace(b"\n", b"\r\n") + b"\r\n")
        assert read_bytes(document.original, "any name.txt", side=None).side == document.side
    flat = read_folder(tmp_path)
    assert not flat.notices
    assert sorted((d.name, d.side, d.title, d.publisher) for d in flat.documents) == sorted(
        (d.name, d.side, d.title, d.publisher) for d in originals
    )
