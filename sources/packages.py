"""Zip archives and XML of unknown origin, read within limits: DOCX, ODT and EPUB are such packages.

Nothing is ever unpacked to disk, so names that lead out of the archive do no harm; no entity is expanded, and nothing is fetched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from sources.isolation import limits
from sources.reading import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITIES = "declares entities in its XML, as files do that are made to do harm: save it as plain text"
_DAMAGED = "is a damaged archive: get or save it again"


class Package:
    """The files of a zip archive. Its methods raise UnreadableError."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise UnreadableError(_DAMAGED) from error
        self._infos = {info.filename: info for info in self._zip.infolist()}
        if len(self._infos) > limits.MEMBERS:
            raise UnreadableError(f"is an archive of more than {limits.MEMBERS:,} files: that is no document")

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The content of a file of the archive, which must be there."""
        info = self._infos.get(name)
        if info is None:
            raise UnreadableError(f"is a damaged archive: it lacks its part {name[:80]}")
        if info.flag_bits & 1:
            raise UnreadableError("is protected by a password: save it without one")
        try:
            with self._zip.open(info) as file:
                content = file.read(limits.UNPACKED + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise UnreadableError(_DAMAGED) from error
        if len(content) > limits.UNPACKED:
            raise UnreadableError(
                f"unpacks to more than {limits.UNPACKED >> 20} MB: that is no document, but an archive made to do harm"
            )
        return content

    def xml(self, name: str) -> _Element:
        """The root of an XML file of the archive, which must be there."""
        return parse_xml(self.read(name))

    def resolve(self, base: str, target: str) -> str:
        """The name of the file that `target` names as seen from the file `base`; empty where it leads out of the archive."""
        if target.startswith("/"):
            name = posixpath.normpath(target.lstrip("/"))
        else:
            name = posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
        return "" if name.startswith(("..", "/")) else name


def parse_xml(content: bytes) -> _Element:
    """The root of an XML document. Raises UnreadableError for what is none, and for one that declares entities of its own."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if b"<!ENTITY" in content:
            raise UnreadableError(_ENTITIES) from error
        raise UnreadableError("is damaged: its XML cannot be read, so get or save it again") from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):  # type: ignore[union-attr]  # lxml-stubs lack it
        raise UnreadableError(_ENTITIES)
    return root


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for anything else that stands in a tree."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
