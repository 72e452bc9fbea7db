"""REFI-QDA projects (.qdpx, QDA-XML 1.0), as NVivo, MAXQDA, ATLAS.ti, QualCoder and others write them.

Plain texts and their selections are read, and the plain text that stands for a PDF; codings become tags, memos notes. What the file
says of words is verified (`flavours`). Pictures, sound, film, and memos on codes or on the project as a whole have no place here,
and are named. Nothing outside of the file is read, whatever path it names.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reconciler.errors import SourceError
from sources.codings.coded import Coded, CodedText, Marked, Said, SaidKind, excerpt, moment
from sources.codings.flavours import Selection, Text, place
from sources.encoding import decode
from sources.libraries import fields
from sources.metadata import Metadata
from sources.reading import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 512 << 20  # bytes of all parts, unpacked
_PART = 100 << 20  # bytes of one
_MEMBERS = 20_000
_SHOWN = 5
_INTERNAL = "internal://"
_NAMES = frozenset({"note", "memo", "reply", "comment", "заметка"})
_OTHERS = {"PictureSource": "picture", "AudioSource": "sound", "VideoSource": "film"}
_VARIABLES = {
    "side": "side", "сторона": "side", "title": "title", "publisher": "publisher", "author": "author", "language": "language",
    "url": "url", "published": "published", "accessed": "accessed", "note": "note",
}  # fmt: skip


def read(content: bytes, name: str) -> Coded:
    """Raises SourceError where the file is damaged, no such project, or too large."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > _MEMBERS or sum(part.file_size for part in parts) > _MOST:
                raise SourceError(f"{name} is larger than {_MOST >> 20} MB when unpacked: export a part of the project.")
            reader = _Reader(archive, name)
            return reader.read()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise SourceError(f"{name} is no REFI-QDA project, or it is damaged: export the project again.") from error
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name} has a project.qde that is no valid XML: export the project again.") from error


@dataclass(slots=True)
class _Source:
    """A text as it was read, with what is said of it by the XML."""

    element: Any
    name: str
    text: str
    breaks: tuple[int, ...]
    original: bytes
    encoding: str
    selections: list[Any] = field(default_factory=list)


class _Reader:
    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._file = name
        self._failures: list[str] = []
        # tools differ in how they write the folder
        self._parts = {part.filename.replace("\\", "/").lower(): part for part in archive.infolist()}

    def read(self) -> Coded:
        root = self._xml()
        self._users = {_guid(u): u.get("name") or u.get("id") or "" for u in _all(root, "User")}
        self._codes = {_guid(code): (code.get("name") or "").strip() for code in _all(root, "Code")}
        self._notes = {_guid(note): note for note in _all(root, "Note")}
        self._variables = {_guid(v): (v.get("name") or "").strip().casefold() for v in _all(root, "Variable")}
        self._used: set[str] = set()
        found = [source for element in _children(root, "Sources") for source in self._sources(element)]
        placed = place(
            [(Text(source.text, source.breaks), [self._selection(one) for one in source.selections]) for source in found]
        )
        texts = tuple(self._text(source, row) for source, row in zip(found, placed, strict=True))
        self._tell_left_out(root)
        return Coded(texts, (), tuple(self._failures))

    # --- the parts of the file --------------------------------------------------------------------------------------------------

    def _xml(self) -> Any:
        from lxml import etree

        # the standard's name is project.qde, and not every program keeps to it
        found = [name for name in self._parts if name.endswith(".qde") and "/" not in name]
        content = self._part("project.qde" if "project.qde" in found or len(found) != 1 else found[0])
        if content is None:
            raise SourceError(f"{self._file} has no project.qde in it, so it is no REFI-QDA project: export the project again.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        root = etree.fromstring(content, parser)
        if _local(root) != "Project":
            raise SourceError(f"{self._file} holds no project of REFI-QDA: export the project, not the codebook alone.")
        return root

    def _part(self, name: str) -> bytes | None:
        """A part of the file, by its name in any case; None where there is none, or it is too large."""
        found = self._parts.get(name.lower())
        if found is None:
            return None
        with self._archive.open(found) as part:
            content = part.read(_PART + 1)
        return content if len(content) <= _PART else None

    def _inner(self, path: str) -> bytes | None:
        """The part that a path within the file names (`internal://…`); None for any other path."""
        if not path.lower().startswith(_INTERNAL):
            return None
        name = path[len(_INTERNAL) :].lstrip("/")
        return self._part(f"sources/{name}") or self._part(name)

    # --- sources ----------------------------------------------------------------------------------------------------------------

    def _sources(self, sources: Any) -> Iterator[_Source]:
        others: Counter[str] = Counter()
        for element in sources:
            kind = _local(element)
            if kind == "TextSource":
                yield from self._plain_text(element, element)
            elif kind == "PDFSource":
                # the selections of a PDF are rectangles; those of the text that stands for it are words
                represented = next(iter(_children(element, "Representation")), None)
                if represented is None:
                    self._fail(f"the PDF {excerpt(element.get('name') or '')} without its text")
                else:
                    yield from self._plain_text(represented, element)
                boxes = sum(1 for one in _children(element, "PDFSelection") if _children(one, "Coding"))
                if boxes:
                    self._fail(f"{boxes} codings of areas on the pages of {excerpt(element.get('name') or '')}")
            elif kind in _OTHERS:
                others[_OTHERS[kind]] += 1
        if others:
            self._fail(f"sources that are no texts ({', '.join(f'{kind}: {count}' for kind, count in sorted(others.items()))})")

    def _plain_text(self, element: Any, owner: Any) -> Iterator[_Source]:
        name = owner.get("name") or element.get("name") or "text"
        inline = next((one.text or "" for one in _children(element, "PlainTextContent")), None)
        path = element.get("plainTextPath") or ""
        content = inline.encode("utf-8", "replace") if inline is not None else self._inner(path)
        if content is None:
            self._fail(f"the text of {excerpt(name)}, which lies outside of the file ({path or 'no path'})")
            return
        try:
            text, encoding = decode(content)
        except UnreadableError as error:
            self._fail(f"{excerpt(name)}, since it {error.reason}")
            return
        if not text.strip():
            self._fail(f"{excerpt(name)}, which is empty")
            return
        source = _Source(owner, name, text, _pairs(content, encoding), content, encoding)
        source.selections = _children(element, "PlainTextSelection")
        yield source

    def _text(self, source: _Source, placed: list[Any]) -> CodedText:
        marks: list[Marked] = []
        for element, one in zip(source.selections, placed, strict=True):
            said = self._said(element)
            if one.start < 0:
                codes = ", ".join(s.text for s in said if s.kind is SaidKind.TAG)
                words = excerpt(element.get("name") or "") if (element.get("name") or "").strip() else "words"
                at = f"{element.get('startPosition')}–{element.get('endPosition')}"
                what = f"{words} in {excerpt(source.name)} at {at}{f' ({codes})' if codes else ''}"
                self._fail(f"{what}, for it cannot be told which words they are")
                continue
            author, time = self._who(element)
            marks.append(Marked(one.start, one.end, said, author, time))
        side, metadata = self._known(source.element)
        return CodedText(
            source.name, source.text, side, metadata, tuple(marks), self._said(source.element), encoding=source.encoding,
            original=source.original,
        )  # fmt: skip

    def _selection(self, element: Any) -> Selection:
        described = next((one.text or "" for one in _children(element, "Description")), "")
        return Selection(_number(element, "startPosition"), _number(element, "endPosition"), element.get("name") or described)

    def _known(self, element: Any) -> tuple[str, Metadata]:
        """Whose a source is and what is known of it, by variables with such names."""
        said: dict[str, str] = {}
        for value in _children(element, "VariableValue"):
            name = next((self._variables.get(_target(ref), "") for ref in _children(value, "VariableRef")), "")
            text = " ".join(next((" ".join(one.itertext()) for one in value if _local(one) != "VariableRef"), "").split())
            if name in _VARIABLES and text:
                said[_VARIABLES[name]] = text
        side = said.pop("side", "")
        for name, read in (
            ("published", fields.date),
            ("accessed", fields.date),
            ("language", fields.language),
            ("url", fields.address),
        ):
            if name in said:
                said[name] = read(said[name])
        return side, Metadata(**said)

    # --- what was said ----------------------------------------------------------------------------------------------------------

    def _said(self, element: Any) -> tuple[Said, ...]:
        """The codings and memos of an element; a memo on a coding is one on its words."""
        found: list[Said] = []
        refs = _children(element, "NoteRef")
        for coding in _children(element, "Coding"):
            author, time = self._who(coding)
            for ref in _children(coding, "CodeRef"):
                name = self._codes.get(_target(ref), "")
                if name:
                    found.append(Said(SaidKind.TAG, name, author, time))
                else:
                    self._fail("a coding by a code that the file does not hold")
            refs += _children(coding, "NoteRef")
        for ref in refs:
            note = self._note(_target(ref))
            if note is not None:
                found.append(note)
        return tuple(dict.fromkeys(found))

    def _note(self, guid: str) -> Said | None:
        element = self._notes.get(guid)
        if element is None:
            return None
        self._used.add(guid)
        text = next((one.text or "" for one in _children(element, "PlainTextContent")), "")
        content = self._inner(element.get("plainTextPath") or "") if not text.strip() else None
        if content is not None:
            try:
                text = decode(content)[0]
            except UnreadableError:
                self._fail(f"the memo {excerpt(element.get('name') or '')}, which cannot be read")
                return None
        name = (element.get("name") or "").strip()
        # the name of a memo is often the beginning of its text, or a mere word for what it is
        told = not name or name.casefold() in _NAMES or _plain(text).startswith(_plain(name))
        whole = text.strip() if told and text.strip() else f"{name}\n\n{text.strip()}".strip()
        author, time = self._who(element)
        return Said(SaidKind.NOTE, whole, author, time) if whole else None

    def _who(self, element: Any) -> tuple[str, str]:
        return self._users.get((element.get("creatingUser") or "").lower(), ""), moment(element.get("creationDateTime") or "")

    # --- what has no place here -------------------------------------------------------------------------------------------------

    def _tell_left_out(self, root: Any) -> None:
        rest = [
            excerpt(note.get("name") or _plain("".join(note.itertext())))
            for guid, note in self._notes.items()
            if guid not in self._used
        ]
        if rest:
            more = f" and {len(rest) - _SHOWN} more" if len(rest) > _SHOWN else ""
            self._fail(f"memos that are on no text or words: {', '.join(rest[:_SHOWN])}{more}")
        described = [
            code.get("name") or ""
            for code in _all(root, "Code")
            if any(_plain(d.text or "") for d in _children(code, "Description"))
        ]
        if described:
            self._fail(f"the descriptions of codes: {len(described)}")
        for kind, words in (("Case", "cases"), ("Set", "sets"), ("Link", "links"), ("Graph", "graphs")):
            count = len(_all(root, kind))
            if count:
                self._fail(f"{words}: {count}")

    def _fail(self, what: str) -> None:
        self._failures.append(f"Not taken in: {what}.")


def _pairs(content: bytes, encoding: str) -> tuple[int, ...]:
    """The places, in the text with line feeds, of those line ends that are CRLF in the file."""
    raw = content.decode(encoding, "replace").removeprefix("\ufeff")
    if "\r\n" not in raw:
        return ()
    found: list[int] = []
    at = 0
    while (at := raw.find("\r\n", at)) >= 0:
        found.append(at - len(found))
        at += 2
    return tuple(found)


def _local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: Any, name: str) -> list[Any]:
    return [child for child in element if _local(child) == name]


def _all(root: Any, name: str) -> list[Any]:
    return [element for element in root.iter() if _local(element) == name]


def _guid(element: Any) -> str:
    return (element.get("guid") or "").lower()


def _target(element: Any) -> str:
    return (element.get("targetGUID") or "").lower()


def _number(element: Any, name: str) -> int:
    try:
        return int(element.get(name) or "")
    except ValueError:
        return -2


def _plain(text: str) -> str:
    return " ".join(text.split())
