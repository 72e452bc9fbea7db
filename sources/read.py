"""One file → one `Document`: the reader's text, and what is known about it from four places.

Each field of the metadata is, in turn: what was given; what the catalogue of published pages says; what the file says of itself;
a guess (the language from the text, the title from the file's name).
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import asdict
from pathlib import Path, PurePath

from reconciler.errors import SourceError
from reconciler.model import Document
from sources import catalogue, languages, registry
from sources.metadata import NO_METADATA, Metadata
from sources.reading import UnknownSideError, UnreadableError


def read_file(path: Path, *, side: str | None, name: str | None = None, metadata: Metadata = NO_METADATA) -> Document:
    """Read a file as a source of `side`, under `name` (else the file's own).

    `side` None: the catalogue of published pages must know whose it is. Raises SourceError, one sentence with the path, for a file
    that is missing, no ordinary file, unreadable, empty, binary, of an unknown kind, in no known encoding, or of an unknown side.
    """
    return read_bytes(_content(path), path.name if name is None else name, side=side, metadata=metadata)


def read_bytes(content: bytes, name: str, *, side: str | None, metadata: Metadata = NO_METADATA) -> Document:
    """The same for bytes that are there already; the ending of `name` says of what kind they are."""
    name = _storable(name)
    if not content.strip():
        raise SourceError(f"{name} is empty: there is nothing to compare in it.")
    reader = registry.choose(name, content)
    try:
        reading = reader.read(content)
    except UnreadableError as error:
        raise SourceError(f"{name} {error.reason}.") from error
    text = _storable(reading.text)
    page = catalogue.recognise(hashlib.sha256(content).hexdigest()) or catalogue.recognise(catalogue.fingerprint(text))
    side = _storable(side or "").strip() or (page.side if page else "")
    if not side:
        raise UnknownSideError(f"{name} is no page that is known here, so say whose it is: --side NAME.")
    known = metadata.over(page.metadata() if page else NO_METADATA).over(reading.metadata)
    known = known.over(Metadata(title=PurePath(name).stem, language="" if known.language else languages.guess(text)))
    fields = {key: _storable(value) for key, value in asdict(known).items()}
    return Document(name, side, text, media_type=reader.media_type, encoding=reading.encoding, original=content, **fields)


def _storable(text: str) -> str:
    """`text` as UTF-8 can hold it: names of files may carry half of a surrogate pair for a byte that is no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _content(path: Path) -> bytes:
    """The bytes of an ordinary file; anything else (a pipe would block for ever) is refused by its kind, unopened."""
    shown = _storable(str(path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError(f"{shown} is a folder: name the files in it, or reconcile the folder as a whole.")
        if not stat.S_ISREG(mode):
            raise SourceError(f"{shown} is not an ordinary file: save its content to a file first.")
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
