"""One file → its `Document`s: the reader's text, and what is known about it from four places.

Each field of the metadata is, in turn: what was given; what the catalogue of published pages says; what the file says of itself;
a guess (the language from the text, the title from the file's name). Files are read by a process of its own (`sources.isolation`).
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reconciler.errors import SourceError
from reconciler.model import Document, Message
from sources import catalogue, languages, ocr, registry
from sources.isolation import limits
from sources.isolation.parent import READER
from sources.metadata import NO_METADATA, Metadata
from sources.reading import ScannedError, UnknownSideError, UnreadableError

if TYPE_CHECKING:
    from sources.reading import Reading
    from sources.registry import Reader


def read_file(path: Path, *, side: str | None, name: str | None = None, metadata: Metadata = NO_METADATA) -> Document:
    """Read a file that holds one source, as a source of `side`, under `name` (else the file's own).

    `side` None: the catalogue of published pages must know whose it is. Raises SourceError, one sentence with the path, for a file
    that is missing, no ordinary file, unreadable, empty, too large, of an unknown kind, or of an unknown side.
    """
    return _only(read_documents(path, side=side, name=name, metadata=metadata))


def read_bytes(content: bytes, name: str, *, side: str | None, metadata: Metadata = NO_METADATA) -> Document:
    """The same for bytes that are there already; the ending of `name` says of what kind they are."""
    return _only(_read(content, name, side, metadata))


def read_documents(
    path: Path, *, side: str | None, name: str | None = None, metadata: Metadata = NO_METADATA, record: str = ""
) -> tuple[Document, ...]:
    """All sources in a file: one, or of a web archive each page whose address holds `record`. Raises SourceError as above."""
    documents = _read(_content(path), path.name if name is None else name, side, metadata)
    chosen = tuple(document for document in documents if record in document.url or record in document.name)
    if not chosen:
        raise SourceError(f"{_storable(str(path))} holds no page whose address has {record} in it: {_addresses(documents)}.")
    return chosen


def _only(documents: tuple[Document, ...]) -> Document:
    if len(documents) != 1:
        name = documents[0].name.partition("#")[0]
        raise SourceError(f"{name} holds {len(documents)} pages where one is wanted: choose one by its address.")
    return documents[0]


def _addresses(documents: tuple[Document, ...]) -> str:
    shown = ", ".join(document.url or document.name for document in documents[:3])
    return f"it has {shown}" + (f" and {len(documents) - 3} more" if len(documents) > 3 else "")


def _read(content: bytes, name: str, side: str | None, metadata: Metadata) -> tuple[Document, ...]:
    name = _storable(name)
    if not content or content.isspace():
        raise SourceError(f"{name} is empty: there is nothing to compare in it.")
    reader, misnamed = registry.choose(name, content)
    try:
        readings = _readings(reader, content)
    except UnreadableError as error:
        raise SourceError(f"{name} {error.reason}.") from error
    remarks = (Message("ending", (("kind", reader.name),)),) if misnamed else ()
    return tuple(_document(reading, reader, content, name, side, metadata, remarks) for reading in readings)


def _readings(reader: Reader, content: bytes) -> tuple[Reading, ...]:
    try:
        return READER.read(reader.name, content)
    except ScannedError as error:
        if not ocr.installed():
            raise
        return (ocr.read(reader.name, content, error.pages),)


def _document(
    reading: Reading, reader: Reader, content: bytes, name: str, side: str | None, metadata: Metadata, remarks: tuple[Message, ...]
) -> Document:
    original = content[reading.start : reading.end] if reading.end else content
    title = PurePath(name).stem
    if reading.part:
        name, title = _storable(f"{name}#{reading.part}"), reading.part
    text = _storable(reading.text)
    page = catalogue.recognise(hashlib.sha256(original).hexdigest()) or catalogue.recognise(catalogue.fingerprint(text))
    side = _storable(side or "").strip() or (page.side if page else "")
    if not side:
        raise UnknownSideError(f"{name} is no page that is known here, so say whose it is: --side NAME.")
    known = metadata.over(page.metadata() if page else NO_METADATA).over(reading.metadata)
    known = known.over(Metadata(title=title, language="" if known.language else languages.guess(text)))
    fields = {key: _storable(value) for key, value in asdict(known).items()}
    return Document(
        name,
        side,
        text,
        media_type=reader.media_type,
        encoding=reading.encoding,
        original=original,
        locators=reading.locators,
        remarks=(*remarks, *reading.remarks),
        **fields,
    )


def _storable(text: str) -> str:
    """`text` as UTF-8 can hold it: names of files may carry half of a surrogate pair for a byte that is no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _content(path: Path) -> bytes:
    """The bytes of an ordinary file; anything else (a pipe would block for ever) is refused unopened, as is what is too large."""
    shown = _storable(str(path))
    try:
        found = path.stat()
        mode = found.st_mode
        if stat.S_ISDIR(mode):
            raise SourceError(f"{shown} is a folder: name the files in it, or reconcile the folder as a whole.")
        if not stat.S_ISREG(mode):
            raise SourceError(f"{shown} is not an ordinary file: save its content to a file first.")
        if found.st_size > limits.FILE:
            size, most = found.st_size / limits.MEGABYTE, limits.FILE // limits.MEGABYTE
            raise SourceError(f"{shown} is larger than the {most} MB that are read at most ({size:,.0f} MB): divide it.")
        return path.read_bytes()
    except FileNotFoundError as error:
        reason = "is a link to a file that is not there" if path.is_symlink() else "is not there"
        raise SourceError(f"{shown} {reason}: check the name.") from error
    except OSError as error:
        raise SourceError(
            f"{shown} cannot be read ({(error.strerror or 'unknown error').lower()}): check the name and your rights."
        ) from error
    except ValueError as error:
        # a NUL in the name
        raise SourceError(f"{shown!r} cannot be the name of a file: check the name.") from error
