"""All notes of a project with what each is about, in threads, and all that lost its place, with the quotes it was made on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from desktop.marks import QT_TRANSLATE_NOOP
from desktop.models.labels import interface_language, one_line, source_label, time_label, type_label
from desktop.models.source_changes import hanging
from reconciler.discrepancies.messages import explain
from reconciler.notebook.entries import Annotation, TargetKind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from PySide6.QtCore import QObject

    from reconciler.model import Claim
    from reconciler.notebook.entries import Target
    from reconciler.report import Report

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

LENGTH = 160  # code points of what a note is about
DEEPEST = 4  # replies to replies to … are moved in no further than this
ROW = Qt.ItemDataRole.UserRole  # the `NoteRow`
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_SIGNS = re.compile(r"\*\*|__|[*`]|^\s*(?:#{1,6}|>|[-+])\s+", re.MULTILINE)

_KINDS = {
    "note": QT_TRANSLATE_NOOP("Notes", "Note"),
    "verdict": QT_TRANSLATE_NOOP("Notes", "Verdict"),
    "statement": QT_TRANSLATE_NOOP("Notes", "Statement"),
    "tag": QT_TRANSLATE_NOOP("Notes", "Tag"),
    "translation": QT_TRANSLATE_NOOP("Notes", "Translation"),
}


Mark = tuple[str, str, str, str]


def mark_of(entry: Any) -> Mark:
    """What tells an entry from all others as long as it is there, also when it is changed; cheaper than its key."""
    return type(entry).__name__, entry.author, entry.time, getattr(entry, "name", "")


class Order(StrEnum):
    """In what order notes come."""

    NEWEST = "newest"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Subject:
    """What something is about: in a line, and where that is shown: a claim of a fact, or a source, by id; all empty where nowhere.

    `quotes` are the passages that it was made on, each with the title of its source. `tags` are those on the same thing, folded.
    """

    text: str
    claim: str = ""
    fact: str = ""
    source: str = ""
    quotes: tuple[tuple[str, str], ...] = ()
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Thread:
    """A note with its replies, each after what it answers and as deep as `depths` says; or one decision that lost its place."""

    entries: tuple[Any, ...]
    depths: tuple[int, ...]
    subject: Subject

    @property
    def mark(self) -> Mark:
        return mark_of(self.entries[0])

    @property
    def time(self) -> str:
        """When something was last written in it."""
        return max(getattr(entry, "edited", "") or entry.time for entry in self.entries)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as a row of the list; its words are made when they are shown, since there may be thousands."""

    entry: Any
    thread: Thread
    depth: int = 0

    @property
    def mark(self) -> Mark:
        return mark_of(self.entry)

    @property
    def head(self) -> str:
        """Its first words."""
        return _head(self.entry)

    @property
    def by(self) -> str:
        """Whose it is, and when it was written."""
        return f"{self.entry.author} · {time_label(self.entry.time)}"

    @property
    def about(self) -> str:
        """What it is about; nothing for a reply."""
        return "" if self.depth else self.thread.subject.text


@dataclass(frozen=True, slots=True)
class Notes:
    """`placed` are the notes that have their place, in the order of the fact table; `unplaced` is what has none."""

    placed: tuple[Thread, ...]
    unplaced: tuple[Thread, ...]
    tags: tuple[tuple[str, int], ...]
    authors: tuple[str, ...]


def read_notes(report: Report, titles: Mapping[str, str]) -> Notes:
    """All notes and tags of `report`; `titles` are those of sources, by id, removed ones and old versions too."""
    places = _Places(report, titles)
    homes: dict[Mark, str] = {}
    for home, notes in report.decisions.notes.items():
        homes.update(dict.fromkeys(map(mark_of, notes), home))
    placed: list[tuple[tuple[int, str], Thread]] = []
    unplaced: list[Thread] = []
    for thread, depths in _threads(report.notebook.notes):
        target, at = thread[0].target, homes.get(mark_of(thread[0]))
        if at is None:
            unplaced.append(Thread(thread, depths, places.lost(target)))
        else:
            placed.append((places.order(at), Thread(thread, depths, places.subject(at, target))))
    for entry in report.decisions.unplaced:
        if not isinstance(entry, Annotation):
            unplaced.append(Thread((entry,), (0,), places.lost(entry.target)))
    placed.sort(key=lambda pair: (pair[0], pair[1].entries[0].time))
    counts = Counter(tag.name.casefold() for tag in report.notebook.tags)
    names = {tag.name.casefold(): tag.name for tag in report.notebook.tags}
    found = tuple(one for _, one in placed)
    authors = sorted({entry.author for one in (*found, *unplaced) for entry in one.entries if entry.author})
    return Notes(found, tuple(unplaced), tuple((names[tag], counts[tag]) for tag in sorted(counts)), tuple(authors))


def _threads(notes: Sequence[Annotation]) -> Iterator[tuple[tuple[Annotation, ...], tuple[int, ...]]]:
    ids = {mark_of(note): note.id for note in notes} if any(note.reply_to for note in notes) else {}
    known = set(ids.values())
    replies: dict[str, list[Annotation]] = defaultdict(list)
    for note in notes:
        replies[note.reply_to if note.reply_to in known else ""].append(note)

    def walk(note: Annotation, depth: int) -> Iterator[tuple[Annotation, int]]:
        yield note, min(depth, DEEPEST)
        for reply in replies.get(ids.get(mark_of(note), "none"), ()):
            yield from walk(reply, depth + 1)

    for root in replies[""]:
        found = tuple(walk(root, 0))
        yield tuple(note for note, _ in found), tuple(depth for _, depth in found)


class _Places:
    """What the ids that decisions belong to stand for in a report."""

    def __init__(self, report: Report, titles: Mapping[str, str]) -> None:
        self._report = report
        self._titles = {**titles, **{d.id: source_label(d) for d in report.analysis.documents}}
        self._rows = {row.fact.id: (number, row) for number, row in enumerate(report.rows)}
        self._flags = {flag.id: flag for flag in report.analysis.discrepancies}
        self._claims = report.analysis.claim_by_id()
        self._claims_of: dict[str, list[Claim]] = defaultdict(list)
        for claim in report.analysis.claims:
            self._claims_of[claim.source].append(claim)
        self._fact_of: dict[str, str] = {}
        for row in reversed(report.rows):  # of several facts the first of the table
            self._fact_of.update(dict.fromkeys(row.fact.claims, row.fact.id))

    def order(self, home: str) -> tuple[int, str]:
        """The row of the fact that it belongs to; sources come after all facts."""
        number, _ = self._rows.get(self._fact(home), (len(self._rows), None))
        return number, home

    def _fact(self, home: str) -> str:
        flag = self._flags.get(home)
        if flag is not None:
            return flag.fact
        return self._fact_of.get(home, home.partition("#")[0])

    def subject(self, home: str, target: Target) -> Subject:
        """What is under `home`."""
        tags = frozenset(tag.name.casefold() for tag in self._report.decisions.tags.get(home, ()))
        quotes = self._quotes(target)
        if target.kind is TargetKind.SOURCE:
            return Subject(self._titles.get(home, home), source=home, tags=tags)
        if target.kind is TargetKind.SPAN:
            claim = self._claim_at(target)
            text = one_line(quotes[0][0], LENGTH) if quotes else ""
            return Subject(f"“{text}”", claim, self._fact_of.get(claim, ""), quotes=quotes, tags=tags)
        fact = self._fact(home)
        _, row = self._rows.get(fact, (0, None))
        label = one_line(row.fact.label, LENGTH) if row is not None else ""
        first = row.fact.claims[0] if row is not None else ""
        if home in self._flags:
            flag = self._flags[home]
            text = f"{type_label(flag.type)}: {explain(flag.message, interface_language())}"
            return Subject(text, flag.claim_a, fact, quotes=quotes, tags=tags)
        if home in self._claims:
            return Subject(f"“{one_line(self._claims[home].quote, LENGTH)}”", home, fact, quotes=quotes, tags=tags)
        return Subject(label, first, fact, quotes=quotes, tags=tags)

    def lost(self, target: Target) -> Subject:
        """What something was about that has no place now."""
        quotes = self._quotes(target)
        if target.kind is TargetKind.SOURCE:
            return Subject(self._titles.get(target.detail, "") or _say(QT_TRANSLATE_NOOP("Notes", "a source that is not there")))
        gone = _say(QT_TRANSLATE_NOOP("Notes", "claims that are no more"))
        return Subject(f"“{one_line(quotes[0][0], LENGTH)}”" if quotes else gone, quotes=quotes)

    def _quotes(self, target: Target) -> tuple[tuple[str, str], ...]:
        return tuple((anchor.quote, self._titles.get(anchor.source, "")) for anchor in target.anchors)

    def _claim_at(self, target: Target) -> str:
        """The shortest claim that has the place of a span, or the place that it was carried to."""
        places = self._report.notebook.places()
        found: list[Claim] = []
        for anchor in target.anchors:
            for place in (anchor, *places(anchor.id)):
                found += (c for c in self._claims_of.get(place.source, ()) if c.start < place.end and place.start < c.end)
        return min(found, key=lambda c: c.end - c.start).id if found else ""


def _say(text: str) -> str:
    return QCoreApplication.translate("Notes", text)


# --- as rows -----------------------------------------------------------------------------------------------------------------


def note_rows(threads: Iterable[Thread], order: Order, words: str = "", author: str = "", tag: str = "") -> list[NoteRow]:
    """The rows of the threads that have all `words`, something of `author` and the tag `tag`, where these are not empty."""
    wanted, folded = words.casefold().split(), tag.casefold()
    found = [
        thread
        for thread in threads
        if (not author or any(entry.author == author for entry in thread.entries))
        and (not folded or folded in thread.subject.tags)
        and (not wanted or _has(thread, wanted))
    ]
    if order is Order.NEWEST:
        found.sort(key=lambda thread: thread.time, reverse=True)
    return [NoteRow(entry, thread, depth) for thread in found for entry, depth in zip(thread.entries, thread.depths, strict=True)]


def _has(thread: Thread, wanted: Sequence[str]) -> bool:
    parts = [thread.subject.text, *(quote for quote, _ in thread.subject.quotes)]
    parts += (f"{_text(entry)} {entry.author}" for entry in thread.entries)
    said = " ".join(parts).casefold()
    return all(word in said for word in wanted)


def _text(entry: Any) -> str:
    return entry.text if isinstance(entry, Annotation) else hanging((entry,))


def _head(entry: Any) -> str:
    if isinstance(entry, Annotation):
        return one_line(_SIGNS.sub("", _LINK.sub(r"\1", entry.text)), LENGTH)
    return f"{_say(_KINDS[kind_of(entry.key)])}: {hanging((entry,))}"


class NotesList(QAbstractListModel):
    """Rows are notes and their replies, as `note_rows` gives them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[NoteRow] = []

    def set_rows(self, rows: Sequence[NoteRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> NoteRow | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, mark: Mark) -> int:
        """The number of the row of a note, -1 where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.mark == mark), -1)

    # --- Qt ---------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.head
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return " – ".join(part for part in (row.head, row.by, row.about) if part)
        return row if role == ROW else None
