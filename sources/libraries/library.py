"""A list of sources → documents: each entry with its file, which lies below the folder of the list.

An entry that cannot be read becomes a failure, and the others go on. Of several files of an entry the first readable one is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reconciler.errors import SourceError
from reconciler.model import Message
from reconciler.progress import null_progress
from sources.libraries import registry
from sources.metadata import NO_METADATA
from sources.read import read_file
from sources.reading import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from reconciler.model import Document
    from reconciler.progress import Progress
    from sources.libraries.listing import Listed, Listing
    from sources.metadata import Metadata

_LARGEST = 100 << 20  # bytes of a list
_STEP = "read"


@dataclass(frozen=True, slots=True)
class LibraryReading:
    """What a list holds: documents, in its order; `notices` are said by `reconciler.notices`, `failures` are a sentence each."""

    documents: tuple[Document, ...]
    notices: tuple[Message, ...] = ()
    failures: tuple[str, ...] = ()


def is_list(path: Path) -> bool:
    """Whether a file is a list of sources, by its name."""
    return registry.kind_of(path.name) is not None


def read_library(
    path: Path, *, side: str | None = None, metadata: Metadata = NO_METADATA, progress: Progress = null_progress
) -> LibraryReading:
    """Read a list with its files. `side` is that of entries of which the list does not say it; `metadata` goes before the list's.

    The name of each document is the path of its file below the list's folder, with "/". Raises SourceError for a list that cannot
    be read at all, Cancelled if `progress` does.
    """
    listing = _listing(path)
    folder = path.resolve().parent
    documents: list[Document] = []
    notices = [replace(notice, arguments=(("name", path.name), *notice.arguments)) for notice in listing.notices]
    failures: list[str] = []
    for done, entry in enumerate(listing.entries):
        progress(_STEP, done, len(listing.entries))
        said = replace(entry, side=entry.side or side or "", metadata=metadata.over(entry.metadata))
        found = _read_entry(said, folder, path.name, notices)
        if isinstance(found, str):
            failures.append(found)
        else:
            documents.append(found)
    progress(_STEP, len(listing.entries), len(listing.entries))
    return LibraryReading(tuple(documents), tuple(notices), tuple(failures))


def _listing(path: Path) -> Listing:
    kind = registry.kind_of(path.name)
    if kind is None:
        raise SourceError(f"{path} is no list of sources: name one of {', '.join(registry.SUFFIXES)}.")
    try:
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{path} is larger than {_LARGEST >> 20} MB, too large for a list of sources: divide it.")
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({(error.strerror or 'unknown error').lower()}): check the name.") from error
    try:
        return kind.read(content)
    except UnreadableError as error:
        raise SourceError(f"{path.name} {error.reason}.") from error


def _read_entry(entry: Listed, folder: Path, name: str, notices: list[Message]) -> Document | str:
    """The document of an entry, or a sentence that says why there is none."""
    where = f"{name}, {entry.label}"
    if not entry.files:
        more = f": fetch {entry.metadata.url}" if entry.metadata.url else ": attach its text, and export the list again"
        return f"{where} has no file{more}."
    reasons: list[str] = []
    for at, file in enumerate(entry.files):
        path = _inside(folder, file)
        if path is None:
            reasons.append(f"{file} lies outside the folder of the list: copy it there")
            continue
        try:
            document = read_file(path, side=entry.side or None, name=path.relative_to(folder).as_posix(), metadata=entry.metadata)
        except SourceError as error:
            reasons.append(str(error).rstrip("."))
            continue
        others = entry.files[at + 1 :]
        if others:
            notices.append(Message("list_files", (("name", name), ("entry", entry.label), ("files", ", ".join(others)))))
        return document
    return f"{where} was left out: {'; '.join(reasons)}."


def _inside(folder: Path, file: str) -> Path | None:
    """Where a file of the list is, following links; None where that is outside of `folder`."""
    written = unquote(urlsplit(file).path) if file.lower().startswith("file:") else file
    # on other systems than Windows its paths are names of one part
    plain = written.replace("\\", "/") if "/" not in written else written
    try:
        path = (folder / plain).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    return path if path.is_relative_to(folder) and path != folder else None
