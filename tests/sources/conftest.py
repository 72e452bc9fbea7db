"""Helpers of these tests: a person without rights, and a catalogue with a page of our own."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sources import catalogue
from sources.isolation.parent import READER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

KNOWN_PAGE = "Timetable\n\nThe ferry runs until nine.\n"
_NOBODY = 65534


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter (pytest's own is its maker's alone)."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def without_rights() -> Callable[[], AbstractContextManager[None]]:
    """Within it, the rights of files hold for this process, though the tests may run as root.

    The process that reads files is there before: nobody may not be allowed to start it.
    """
    READER.read("plain text", b"A word.")

    @contextmanager
    def become_nobody() -> Iterator[None]:
        user = os.geteuid()
        if user == 0:
            os.seteuid(_NOBODY)
        try:
            yield
        finally:
            os.seteuid(user)

    return become_nobody


@pytest.fixture
def known_page(monkeypatch: pytest.MonkeyPatch) -> str:
    """The text of a page that the catalogue knows while the test runs."""
    entry = catalogue.Entry("Harbour", "Timetable of the ferry", "The ferry company", "en", "2019-03")
    monkeypatch.setattr(catalogue, "_entries", lambda: {catalogue.fingerprint(KNOWN_PAGE): entry})
    return KNOWN_PAGE
