"""What was coded and annotated in other tools: texts, tags, notes and claims, taken in as one operation that can be undone.

Only words that were verified get something hung on them; whatever could not be is told. Who said it stays its author.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.added import Names
from desktop.writing import Writing
from reconciler.decisions import target_of_source, target_of_span
from reconciler.errors import InputError
from reconciler.model import Document
from reconciler.notebook.entries import (
    Annotation,
    ClaimKind,
    ClaimMark,
    SourceEdit,
    Tag,
    Target,
    TargetKind,
    anchor_at,
    kind_of,
)
from reconciler.notebook.log import Operation, change, decode
from reconciler.report import shorten

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from db.log import StoredEntries
    from reconciler.notebook.entries import Entry
    from sources.codings.coded import Coded, CodedText, Loose, Marked, Said

_MOST = 512 << 20  # bytes of a file
_NOW = "2000-01-01T00:00:00.000000+00:00"  # of what is only tried, and not kept
_LENGTH = 100  # code points of a passage that are shown


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought: texts that are new, those that were here already, how much hangs on them, and what was left out.

    `failures` are a sentence each, with the passages that look like the words where there are some.
    """

    fresh: tuple[Document, ...] = ()
    known: tuple[Document, ...] = ()
    tags: int = 0
    notes: int = 0
    claims: int = 0
    failures: tuple[str, ...] = ()


class Codings(Writing):
    """The part of a session that takes in what other tools wrote."""

    def import_codings(self, path: Path, *, side: str | None = None, claims: bool = False, dry_run: bool = False) -> Imported:
        """Take in the texts of a file of another tool with what was coded and noted there, and say what came and what did not.

        `side` is that of texts of which the file does not say it; a text that the project has already stays where it is. With
        `claims`, marked words become claims of the next run too. With `dry_run`, nothing is stored. What is here already is not
        taken in again. Raises InputError for a blank side, and SourceError for a file that cannot be read.
        """
        if not dry_run:
            self._must_be_writable()
        if side is not None and not side.strip():
            raise InputError("The side has no name: name whose voice the text is, for example EU.")
        coded = _read(path)
        present = self._store.documents()
        gathered = _Gathered(coded, present, (side or "").strip())
        if dry_run:
            maker = _Maker(self._store.entries("note", "tag", "claim"), self.author, _NOW, claims=claims)
            maker.entries(gathered)
            return maker.imported(gathered)
        made: list[Imported] = []

        def make(entries: StoredEntries, time: str) -> Operation:
            stored = {key: value for kind in ("note", "tag", "claim") for key, value in entries.of_kind(kind).items()}
            maker = _Maker(stored, self.author, time, claims=claims)
            put = maker.entries(gathered)
            there = [SourceEdit(d.id, "present", "yes", self.author, time) for d in gathered.fresh]
            made.append(maker.imported(gathered))
            return Operation("import_codings", change(entries.value, *there, *put), self.author, time, path.name)

        self._store.record(make, gathered.fresh)
        return made[0]


def _read(path: Path) -> Coded:
    from reconciler.errors import SourceError
    from sources.codings import registry

    found = registry.format_of(path.name)
    if found is None:
        raise SourceError(f"{path.name} is of a kind that is not imported: name one of {', '.join(registry.SUFFIXES)}.")
    try:
        if path.stat().st_size > _MOST:
            raise SourceError(f"{path.name} is larger than {_MOST >> 20} MB: export a part of it.")
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({(error.strerror or 'unknown error').lower()}): check the name.") from error
    return found.read(content, path.name)


class _Gathered:
    """The texts of a file as documents, and where all that it says hangs."""

    def __init__(self, coded: Coded, present: Sequence[Document], side: str) -> None:
        self.fresh: tuple[Document, ...] = ()
        self.known: tuple[Document, ...] = ()
        self.failures = list(coded.failures)
        self.marks: list[tuple[Document, Marked]] = []
        self.said: list[tuple[Document, Said]] = []
        names = Names(present)
        for text in coded.texts:
            document = self._document(text, present, side, names)
            if document is not None:
                self.marks += [(document, mark) for mark in text.marks]
                self.said += [(document, one) for one in text.said]
        for loose in coded.loose:
            self._place(loose, (*present, *self.fresh))

    def _document(self, text: CodedText, present: Sequence[Document], side: str, names: Names) -> Document | None:
        from sources import languages

        whose = text.side or side
        same = [document for document in (*present, *self.fresh) if document.text == text.text]
        known = next((document for document in same if document.side == whose), None) or (same[0] if len(same) == 1 else None)
        if known is not None:
            if known not in self.known and known not in self.fresh:
                self.known += (known,)
            return known
        if not whose:
            self.failures.append(f"Not taken in: “{text.name}”, for nobody says whose text it is: say it with --side NAME.")
            return None
        said = asdict(replace(text.metadata, title=text.metadata.title or text.name))
        said["language"] = said["language"] or languages.guess(text.text)
        document = Document(
            text.name, whose, text.text, media_type=text.media_type, encoding=text.encoding, original=text.original, **said
        )
        document = names.unique(document)
        self.fresh += (document,)
        return document

    def _place(self, loose: Loose, documents: Sequence[Document]) -> None:
        from sources.codings.anchoring import find
        from sources.codings.coded import Marked, excerpt

        found = find(loose, documents)
        if found.document is not None and found.start >= 0:
            if found.end:
                self.marks.append((found.document, Marked(found.start, found.end, loose.said, loose.author, loose.time)))
            else:
                self.said += [(found.document, one) for one in loose.said]
            return
        what = excerpt(loose.exact) if loose.exact else "an annotation"
        where = f" in {found.document.name}" if found.document is not None else ""
        near = "".join(
            f"\n    looks like {one.start}-{one.end}: “{shorten(found.document.text[one.start : one.end], _LENGTH)}”"
            for one in found.suggestions
            if found.document is not None
        )
        self.failures.append(f"Not taken in: {what}{where}, for {found.reason}.{near}")


class _Maker:
    """Makes entries of what was said, but for what stands in the notebook already, and counts them."""

    def __init__(self, stored: Mapping[str, str], author: str, time: str, *, claims: bool) -> None:
        self._stored = stored
        self._author = author
        self._time = time
        self._claims = claims
        notes = [decode(key, value) for key, value in stored.items() if kind_of(key) == "note"]
        self._noted = {(note.target.key, note.author, note.text) for note in notes}
        self._counts = {"tag": 0, "note": 0, "claim": 0}
        self._bare = 0
        self._put: dict[str, Entry] = {}

    def entries(self, gathered: _Gathered) -> Collection[Entry]:
        for document, mark in gathered.marks:
            self._mark(document, mark)
        for document, one in gathered.said:
            self._say(target_of_source(document.id), one)
        return self._put.values()

    def imported(self, gathered: _Gathered) -> Imported:
        failures = list(gathered.failures)
        if self._bare:
            failures.append(f"Not taken in: words that were marked, and of which nothing was said: {self._bare}.")
        counts = self._counts
        return Imported(gathered.fresh, gathered.known, counts["tag"], counts["note"], counts["claim"], tuple(failures))

    def _mark(self, document: Document, mark: Marked) -> None:
        start, end = _words(document.text, mark.start, mark.end)
        anchor = anchor_at(document.id, document.text, start, end)
        target = target_of_span(anchor)
        if self._claims:
            self._add("claim", ClaimMark(ClaimKind.MADE, anchor, mark.author or self._author, mark.time or self._time))
            target = Target(TargetKind.CLAIM, (anchor.id,), anchors=(anchor,))
        elif not mark.said:
            self._bare += 1
        for one in mark.said:
            self._say(target, replace(one, author=one.author or mark.author, time=one.time or mark.time))

    def _say(self, target: Target, one: Said) -> None:
        from sources.codings.coded import SaidKind

        author = one.author or self._author
        if one.kind is SaidKind.TAG:
            self._add("tag", Tag(target, " ".join(one.text.split()), author, one.time or self._time))
            return
        text = one.text.strip()
        if (target.key, author, text) in self._noted:
            return
        self._noted.add((target.key, author, text))
        self._add("note", self._note(target, text, author, one.time or self._time))

    def _note(self, target: Target, text: str, author: str, time: str) -> Annotation:
        """A note at `time`, or a moment later: two notes of one author on one thing are told apart by their time."""
        note = Annotation(target, text, author, time)
        while note.key in self._put or note.key in self._stored:
            later = datetime.fromisoformat(note.time) + timedelta(microseconds=1)
            note = replace(note, time=later.isoformat(timespec="microseconds"))
        return note

    def _add(self, kind: str, entry: Entry) -> None:
        if entry.key not in self._put and entry.key not in self._stored:
            self._put[entry.key] = entry
            self._counts[kind] += 1


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without white space at its ends, which many tools mark along with the words."""
    words = text[start:end]
    if not words.strip():
        return start, end
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def lines_of(found: Imported) -> Iterator[str]:
    """What came, in words."""
    for document in found.fresh:
        language = f", {document.language}" if document.language else ""
        yield f"Added {document.name} ({document.side}{language}, {len(document.text):,} characters)."
    for document in found.known:
        yield f"{document.name} ({document.side}) is here already, and stays as it is."
    yield f"Tags: {found.tags}; notes: {found.notes}; claims: {found.claims}."
