"""A folder of texts → documents: by its `sources.toml`, or by one subfolder a side.

A file that cannot be read becomes a notice, and the others go on. Files and folders whose names begin with a dot are passed over,
and so is the folder that a browser puts beside a saved page for its pictures. Known limit: links to folders inside a side's folder
are not followed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconciler.errors import InputError, ManifestError, SourceError
from reconciler.progress import Progress, null_progress
from sources import manifest
from sources.metadata import NO_METADATA, Metadata
from sources.read import read_documents
from sources.reading import UnknownSideError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reconciler.model import Document

MANIFEST = "sources.toml"
_STEP = "read"
_SHOWN = 3
# "page_files" beside "page.html", as browsers in English and Russian name it
_BESIDE = ("_files", "_файлы")


@dataclass(frozen=True, slots=True)
class FolderReading:
    """What a folder holds, in a fixed order, and a sentence for each thing in it that was left out."""

    documents: tuple[Document, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Listed:
    """A file to be read; `side` None: the catalogue must know it."""

    path: Path
    name: str
    side: str | None
    metadata: Metadata = NO_METADATA


def read_folder(folder: Path, progress: Progress = null_progress) -> FolderReading:
    """Read all texts of a folder; the name of each document is its path below the folder, with "/".

    With a `sources.toml`, what it lists, in its order. Else the files in each subfolder (the side's name), all the way down, and
    files that lie flat if the catalogue of published pages knows them, sorted by name. Raises InputError if the folder is none or
    holds nothing readable, ManifestError if its `sources.toml` is wrong, Cancelled if `progress` does.
    """
    notices: list[str] = []
    listed = _from_manifest(folder, notices) if _has_manifest(folder) else _from_subfolders(folder, notices)
    documents: list[Document] = []
    for number, file in enumerate(listed):
        progress(_STEP, number, len(listed))
        try:
            documents += read_documents(file.path, side=file.side, name=file.name, metadata=file.metadata)
        except UnknownSideError:
            notices.append(f"{file.name} was left out: it lies in no side's folder, and is no page that is known here.")
        except SourceError as error:
            notices.append(str(error))
    progress(_STEP, len(listed), len(listed))
    heard = {document.side for document in documents}
    silent = dict.fromkeys(file.side for file in listed if file.side and file.side not in heard)
    notices.extend(f'The side "{side}" is empty: none of its files could be read.' for side in silent)
    if not documents:
        raise InputError(_nothing_readable(folder, notices))
    return FolderReading(tuple(documents), tuple(notices))


def _nothing_readable(folder: Path, notices: list[str]) -> str:
    reasons = "; ".join(notice.rstrip(".") for notice in notices[:_SHOWN])
    more = f" and {len(notices) - _SHOWN} more" if len(notices) > _SHOWN else ""
    return (
        f"{folder} holds no text that can be read: put the texts of each side in a subfolder with the side's name, "
        f"or list them in a {MANIFEST}" + (f" ({reasons}{more})." if reasons else ".")
    )


def _has_manifest(folder: Path) -> bool:
    try:
        return any(entry.name == MANIFEST for entry in folder.iterdir())
    except FileNotFoundError as error:
        raise InputError(f"{folder} is not there: check the name of the folder.") from error
    except NotADirectoryError as error:
        raise InputError(f"{folder} is not a folder: name a folder that has one subfolder a side.") from error
    except OSError as error:
        raise InputError(f"{folder} cannot be read ({_reason(error)}): check your rights.") from error


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown error").lower()


def _from_manifest(folder: Path, notices: list[str]) -> list[_Listed]:
    where = folder / MANIFEST
    if not where.is_file():
        raise ManifestError(f"{where} is not an ordinary file: write the list of sources there, or take it away.")
    try:
        content = where.read_bytes()
    except OSError as error:
        raise ManifestError(f"{where} cannot be read ({_reason(error)}): check your rights.") from error
    entries = manifest.parse(content, str(where))
    for entry in entries:
        _check_place(folder, entry.file)
    named = {MANIFEST, *(entry.file for entry in entries)}
    others = [name for name in (path.relative_to(folder).as_posix() for path in _files(folder, [])) if name not in named]
    if others:
        shown = ", ".join(others[:_SHOWN]) + (f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else "")
        notices.append(f"Left out, for {MANIFEST} does not list them: {shown}.")
    return [_Listed(folder / entry.file, entry.file, entry.side, entry.metadata) for entry in entries]


def _check_place(folder: Path, file: str) -> None:
    """Raise ManifestError for a listed file that is not there, or that a link leads out of the folder."""
    path = folder / file
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ManifestError(
            f'{folder / MANIFEST} names a file that is not there ("{file}"): correct the name or add the file.'
        ) from error
    except OSError:
        return
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ManifestError(f'{folder / MANIFEST} has a "file" that leaves the folder by a link ({file}): copy it into the folder.')


def _from_subfolders(folder: Path, notices: list[str]) -> list[_Listed]:
    listed: list[_Listed] = []
    for entry in _entries(folder, notices):
        if not entry.is_dir():
            listed.append(_Listed(entry, entry.name, None))
            continue
        files = list(_files(entry, notices))
        if not files:
            notices.append(f'The side "{entry.name}" is empty: there is no file in its folder.')
        listed.extend(_Listed(path, path.relative_to(folder).as_posix(), entry.name) for path in files)
    return listed


def _files(folder: Path, notices: list[str]) -> Iterator[Path]:
    """All files below `folder` that are not hidden, in a fixed order."""
    entries = _entries(folder, notices)
    pages = {entry.stem for entry in entries if entry.suffix.lower() in (".html", ".htm")}
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif not entry.is_symlink() and not (entry.name.endswith(_BESIDE) and entry.name.rpartition("_")[0] in pages):
            yield from _files(entry, notices)


def _entries(folder: Path, notices: list[str]) -> list[Path]:
    """What is in `folder`, sorted, hidden things apart; a folder that cannot be read becomes a notice."""
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        notices.append(f"The folder {folder} cannot be read ({_reason(error)}): check your rights.")
        return []
