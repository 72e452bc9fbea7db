"""Zip files whose bytes depend on what is in them alone: no time of day, no user, one order."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# the earliest that a zip file can say; for files that must say some time where there is none
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of `files` (name, content) in the order given."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, content)
    return written.getvalue()


def repacked(content: bytes) -> bytes:
    """The same zip file without the times at which a library packed it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return packed((name, archive.read(name)) for name in archive.namelist())
