"""Read what a person hands in, files, folders or a pasted text, and say what was read. Pure functions, in the computing process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.fetching import sort_pages
from desktop.guesses import Known, guess_date, guess_side, sides_by_folder
from desktop.models.read_file import FetchedPages, Ground, ReadFile
from reconciler.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reconciler.model import Document, Message
    from reconciler.progress import Progress


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """Addresses to be fetched, whose the pages are (empty where nobody says it yet), and the texts that the project has."""

    addresses: tuple[str, ...]
    side: str = ""
    allow_private: bool = False
    present: tuple[Document, ...] = ()


# whose a text is until the catalogue or the person says it
_NOBODY = "?"
# of what was read, shown before it is added
OPENING_LINES, OPENING = 12, 1200


def read_files(paths: Sequence[Path], known: Known, progress: Progress) -> tuple[ReadFile, ...]:
    """Read files and, of a folder, all the texts that it holds; what cannot be read is a failure beside the others."""
    from sources.libraries.library import is_list

    found: list[ReadFile] = []
    waiting = list(paths)
    done = 0
    while waiting:
        path = waiting.pop(0)
        progress("read", done, done + len(waiting) + 1)
        if is_list(path) and not path.is_dir():
            found += _read_list(path, known, progress)
        elif not path.is_dir():
            found += _read_file(path, known)
        elif _has_order(path):
            found += _read_folder(path, known, progress)
        else:
            waiting = [*sorted(p for p in path.iterdir() if not p.name.startswith(".")), *waiting]
        done += 1
    progress("read", done, done)
    return sides_by_folder(found)


def read_text(text: str, known: Known, progress: Progress) -> tuple[ReadFile, ...]:
    """Read a text that was pasted; its first words are its name."""
    from sources.read import read_bytes

    progress("read", 0, 1)
    words = " ".join(text.split()[:8])[:60].strip().translate({ord(c): " " for c in '/\\:*?"<>|'}).rstrip(". ")
    path = Path(f"{words or 'text'}.txt")
    try:
        document = read_bytes(text.encode("utf-8", "replace"), path.name, side=_NOBODY)
    except InputError as error:
        return (ReadFile(path, failure=str(error)),)
    progress("read", 1, 1)
    return (_told(path, replace(document, side=""), known),)


def fetch_pages(request: FetchRequest, known: Known, progress: Progress) -> FetchedPages:
    """Fetch pages of the web, and say what each is to the project. This connects to the servers that `request` names."""
    from sources.fetching.fetch import Options, fetch

    found = fetch(request.addresses, Options(allow_private=request.allow_private), progress)
    pages = sort_pages(found, request.present, request.side or None, unknown=_NOBODY)
    texts = [replace(d, side="" if d.side == _NOBODY else d.side) for d in pages.fresh]
    files = [_told(Path(d.name), d, known) for d in texts]
    asked = [replace(f, side_from=Ground.NONE) if d.side else f for f, d in zip(files, texts, strict=True)]
    failed = [ReadFile(Path(failure.partition(" ")[0]), failure=failure) for failure in pages.failures]
    newer = tuple((one.old.id, one.new) for one in pages.newer)
    return FetchedPages((*asked, *failed), newer, tuple(d.title or d.name for d in pages.same))


def _has_order(folder: Path) -> bool:
    """Whether a folder says whose its texts are: by a `sources.toml`, or by a subfolder a side."""
    from sources.folder import MANIFEST

    return (folder / MANIFEST).exists() or any(p.is_dir() and not p.name.startswith(".") for p in folder.iterdir())


def _read_folder(folder: Path, known: Known, progress: Progress) -> list[ReadFile]:
    from sources.folder import read_folder

    try:
        reading = read_folder(folder, progress)
    except InputError as error:
        return [ReadFile(folder, failure=str(error))]
    found = [_told(folder / document.name, document, known) for document in reading.documents]
    return found + [ReadFile(folder, failure=notice) for notice in reading.notices]


def _read_list(path: Path, known: Known, progress: Progress) -> list[ReadFile]:
    """What a table or a library names, each text with what was said of it there."""
    from reconciler.notices import say
    from sources.libraries.library import read_library

    try:
        reading = read_library(path, side=_NOBODY, progress=progress)
    except InputError as error:
        return [ReadFile(path, failure=str(error))]
    texts = [replace(d, side="" if d.side == _NOBODY else d.side) for d in reading.documents]
    found = [_told(path.parent / document.name, document, known) for document in texts]
    return [replace(one, side_from=Ground.FILE) if text.side else one for one, text in zip(found, texts, strict=True)] + [
        ReadFile(path, failure=said) for said in (*reading.failures, *map(say, reading.notices))
    ]


def _read_file(path: Path, known: Known) -> list[ReadFile]:
    """What is in a file: a text, or the pages of a web archive."""
    from sources import catalogue
    from sources.read import read_documents

    try:
        documents = read_documents(path, side=_NOBODY)
    except InputError as error:
        return [ReadFile(path, failure=str(error))]
    found = []
    for document in documents:
        page = catalogue.recognise(document.sha256) or catalogue.recognise(catalogue.fingerprint(document.text))
        told = _told(path, replace(document, side=page.side if page else ""), known)
        found.append(replace(told, side_from=Ground.CATALOGUE) if page else told)
    return found


def _told(path: Path, document: Document, known: Known) -> ReadFile:
    """What was read of a text, with what can be guessed of it."""
    from reconciler.model import CLAIMING
    from reconciler.passages import read_passages

    side_from = Ground.FOLDER if document.side else Ground.NONE
    if not document.side:
        side, side_from = guess_side(path, document, known)
        document = replace(document, side=side)
    date_from = Ground.FILE if document.published else Ground.NONE
    if not document.published:
        published, date_from = guess_date(path, document)
        document = replace(document, published=published)
    passages = read_passages(document.text, document.language)
    telling = sum(passage.kind in CLAIMING for passage in passages)
    warnings = _warnings(document, telling)
    return ReadFile(path, document, "", _opening(document.text), len(passages), telling, warnings, side_from, date_from)


def _opening(text: str) -> str:
    """The first lines that say something."""
    lines = [line.strip() for line in text[: 8 * OPENING].split("\n")]
    shown = "\n".join([line for line in lines if line][:OPENING_LINES])
    return shown if len(shown) <= OPENING else shown[:OPENING].rstrip() + "…"


def _warnings(document: Document, telling: int) -> tuple[Message, ...]:
    from reconciler.model import Message
    from reconciler.notices import notices, remarks

    found = [*remarks([document]), *notices([document])]
    if not telling:
        found.append(Message("silent", ()))
    lost = document.text.count("\ufffd")
    if lost:
        found.append(Message("lost", (("count", str(lost)),)))
    return tuple(found)
